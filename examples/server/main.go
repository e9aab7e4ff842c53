// Command server answers over HTTP which ward of Chicago a place is in and
// who represents it:
//
//	GET /v1/ward?address=121+N+LaSalle+St
//	GET /v1/ward?lat=41.8837&lng=-87.6323
//
// with &date=2021-01-27 for another day. It keeps no log, so that no address
// stays anywhere, and listens on this machine only unless told otherwise.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:8080", "`host:port` to listen on")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	atlas, err := openAtlas()
	if err == nil {
		err = run(ctx, atlas, *addr, os.Stderr)
	}
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "server:", err)
		os.Exit(1)
	}
}

func openAtlas() (*ward.Atlas, error) {
	return ward.Open(data.Current(), data.History(), data.Streets())
}

// run serves on addr until ctx is done, and then lets the requests that are
// under way come to their end.
func run(ctx context.Context, atlas *ward.Atlas, addr string, notes io.Writer) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return err
	}
	server := newServer(atlas)
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		stopped <- server.Shutdown(patience)
	}()
	fmt.Fprintf(notes, "listening on http://%v, council as of %v\n", listener.Addr(), atlas.AsOf())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

func newServer(atlas *ward.Atlas) *http.Server {
	return &http.Server{
		Handler:           newHandler(atlas),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          log.New(io.Discard, "", 0), // a panic can quote an address
	}
}

func newHandler(atlas *ward.Atlas) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/ward", func(w http.ResponseWriter, r *http.Request) {
		query, err := url.ParseQuery(r.URL.RawQuery)
		if err != nil {
			writeProblem(w, err)
			return
		}
		answer, err := lookUp(atlas, query)
		if err != nil {
			writeProblem(w, err)
			return
		}
		writeJSON(w, http.StatusOK, "application/json", answer)
	})
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, "application/json", map[string]any{"as_of": atlas.AsOf()})
	})
	return mux
}

// lookUp answers a query. An error is a mistake in the query, not a place
// that is not found.
func lookUp(atlas *ward.Atlas, query url.Values) (ward.Answer, error) {
	for name, values := range query {
		switch name {
		case "address", "lat", "lng", "date":
		default:
			return ward.Answer{}, fmt.Errorf("%q is no parameter; there are address, lat, lng and date", name)
		}
		if len(values) > 1 {
			return ward.Answer{}, fmt.Errorf("%s is given %d times", name, len(values))
		}
	}
	day := atlas.Latest()
	if query.Has("date") {
		date, err := ward.ParseDate(query.Get("date"))
		if err != nil {
			return ward.Answer{}, fmt.Errorf("date: %w", err)
		}
		if day, err = atlas.On(date); err != nil {
			return ward.Answer{}, fmt.Errorf("date: %w", err)
		}
	}
	switch lat, lng := query.Has("lat"), query.Has("lng"); {
	case lat != lng || lat == query.Has("address"):
		return ward.Answer{}, errors.New("give either address, or both lat and lng")
	case lat:
		point, err := geo.ParsePoint(query.Get("lat") + "," + query.Get("lng"))
		if err == nil {
			err = day.Map().Check(point)
		}
		if err != nil {
			return ward.Answer{}, fmt.Errorf("lat and lng: %w", err)
		}
		return day.Answer(day.At(point), nil), nil
	}
	text := query.Get("address")
	if !utf8.ValidString(text) || len(text) > address.MaxLength {
		return ward.Answer{}, fmt.Errorf("address: not UTF-8, or longer than %d bytes", address.MaxLength)
	}
	return day.Answer(day.Address(text)), nil
}

// writeProblem says what is wrong with a request in the form of RFC 9457.
func writeProblem(w http.ResponseWriter, err error) {
	writeJSON(w, http.StatusBadRequest, "application/problem+json", map[string]any{
		"title": "Bad request", "status": http.StatusBadRequest, "detail": err.Error(),
	})
}

func writeJSON(w http.ResponseWriter, status int, kind string, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Content-Type", kind)
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	w.Write(append(text, '\n'))
}
