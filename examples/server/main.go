// Command server answers over HTTP which ward of Chicago a place is in and
// who represents it:
//
//	GET /v1/ward?address=121+N+LaSalle+St
//	GET /v1/ward?lat=41.8837&lng=-87.6323
//	GET /v1/wards/42
//
// with date=2021-01-27 for another day. It keeps no log, so that no address
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
	"path"
	"slices"
	"strings"
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
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err == nil {
		err = run(ctx, atlas, *addr, os.Stderr)
	}
	stop()
	if err != nil {
		log.Fatalln("server:", err)
	}
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
		Handler:        http.MaxBytesHandler(newHandler(atlas), 1<<10), // nothing here reads a body
		ReadTimeout:    10 * time.Second,                               // of the headers too
		WriteTimeout:   10 * time.Second,
		IdleTimeout:    time.Minute,
		MaxHeaderBytes: 16 << 10,
		ErrorLog:       log.New(io.Discard, "", 0), // a panic can quote an address
	}
}

// endpoint returns what to answer to a request, which is a [*problem] if the
// request is mistaken. A place that is not found is no mistake.
type endpoint func(atlas *ward.Atlas, r *http.Request) any

func newHandler(atlas *ward.Atlas) http.Handler {
	mux := http.NewServeMux()
	for pattern, answer := range map[string]endpoint{"/v1/ward": place, "/v1/wards/{ward}": seat, "/healthz": health} {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { reply(w, answer(atlas, r)) })
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, pattern := mux.Handler(r)
		switch {
		case pattern == "" || r.URL.Path != path.Clean("/"+r.URL.Path): // which the mux would redirect
			reply(w, &problem{Status: http.StatusNotFound, Detail: "there are /v1/ward, /v1/wards/{ward} and /healthz"})
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			reply(w, &problem{Status: http.StatusMethodNotAllowed, Detail: "this can only be read"})
		default:
			mux.ServeHTTP(w, r)
		}
	})
}

// place answers for an address or a point.
func place(atlas *ward.Atlas, r *http.Request) any {
	query, day, wrong := parameters(atlas, r, "address", "lat", "lng", "date")
	if wrong != nil {
		return wrong
	}
	switch isPoint := query.Has("lat") || query.Has("lng"); {
	case isPoint == query.Has("address"):
		return mistake("address", "give either address, or both lat and lng")
	case isPoint:
		point, err := geo.ParsePoint(query.Get("lat") + "," + query.Get("lng"))
		if err == nil {
			err = day.Map().Check(point)
		}
		if err != nil {
			return mistake("lat, lng", err.Error())
		}
		return day.Answer(day.At(point), nil)
	}
	text := query.Get("address")
	if !utf8.ValidString(text) || len(text) > address.MaxLength {
		return mistake("address", fmt.Sprintf("not UTF-8, or longer than %d bytes", address.MaxLength))
	}
	return day.Answer(day.Address(text))
}

// seat answers for a ward by its number.
func seat(atlas *ward.Atlas, r *http.Request) any {
	_, day, wrong := parameters(atlas, r, "date")
	if wrong != nil {
		return wrong
	}
	number, err := ward.ParseNumber(r.PathValue("ward"))
	if err != nil {
		return &problem{Status: http.StatusNotFound, Detail: err.Error(), Field: "ward"}
	}
	return day.Seat(number)
}

func health(atlas *ward.Atlas, _ *http.Request) any { return map[string]any{"as_of": atlas.AsOf()} }

// parameters returns the query of r, which may have each of names at most
// once, and the day that it asks about.
func parameters(atlas *ward.Atlas, r *http.Request, names ...string) (url.Values, *ward.Snapshot, *problem) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, nil, mistake("query", err.Error())
	}
	for name, values := range query {
		if !slices.Contains(names, name) || len(values) > 1 {
			return nil, nil, mistake(name, "the parameters are "+strings.Join(names, ", ")+", each at most once")
		}
	}
	day := atlas.Latest()
	if query.Has("date") {
		date, err := ward.ParseDate(query.Get("date"))
		if err == nil {
			day, err = atlas.On(date)
		}
		if err != nil {
			return nil, nil, mistake("date", err.Error())
		}
	}
	return query, day, nil
}

// problem has the form of RFC 9457. Field is the parameter that is mistaken.
type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Field  string `json:"field,omitempty"`
}

func mistake(field, detail string) *problem {
	return &problem{Status: http.StatusBadRequest, Detail: detail, Field: field}
}

// reply sends value, which may be a [*problem].
func reply(w http.ResponseWriter, value any) {
	status, kind := http.StatusOK, "application/json"
	if wrong, ok := value.(*problem); ok {
		status, kind = wrong.Status, "application/problem+json"
		wrong.Title = http.StatusText(status)
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value) //nolint:errchkjson // only a lost connection fails
}
