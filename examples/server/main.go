// Command server answers over HTTP which ward a place is in and who represents it:
//
//	curl -d "address=121 N LaSalle St" 127.0.0.1:8080/v1/ward
//	curl "127.0.0.1:8080/v1/ward?lat=41.8837&lng=-87.6323"
//	curl 127.0.0.1:8080/v1/wards/42
//
// with date=2021-01-27 for another day than today by this machine's clock. An
// address comes in the body of a POST, never in a URL that a proxy would log.
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os/signal"
	"runtime"
	"slices"
	"syscall"
	"time"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:8080", "`host:port` to listen on")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err == nil {
		err = run(ctx, newServer(atlas, *addr))
	}
	stop()
	if err != nil {
		log.Fatalln("server:", err)
	}
}

func run(ctx context.Context, server *http.Server) error {
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		return server.Shutdown(patience) // what is under way comes to its end
	}
}

func newServer(atlas *ward.Atlas, addr string) *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/ward", answer(atlas, ofAddress, "address", "date"))
	mux.HandleFunc("GET /v1/ward", answer(atlas, ofPoint, "lat", "lng", "date"))
	mux.HandleFunc("GET /v1/wards/{ward}", answer(atlas, ofWard, "date"))
	return &http.Server{
		Addr: addr, Handler: http.MaxBytesHandler(mux, 4<<10), MaxHeaderBytes: 16 << 10,
		ReadTimeout: 10 * time.Second, WriteTimeout: 10 * time.Second, IdleTimeout: time.Minute,
	}
}

func ofAddress(day *ward.Snapshot, r *http.Request) (ward.Result, error) {
	res := day.Address(r.PostForm.Get("address"))
	res.Record = day.RecordAt(res.Point, res.Radius)
	return res, nil
}

func ofPoint(day *ward.Snapshot, r *http.Request) (ward.Result, error) {
	p, err := day.Map().ParsePoint(r.Form.Get("lat") + "," + r.Form.Get("lng"))
	res := day.At(p)
	res.Record = day.RecordAt(p, 0)
	return res, err
}

func ofWard(day *ward.Snapshot, r *http.Request) (*ward.Seat, error) {
	n, err := ward.ParseNumber(r.PathValue("ward"))
	seat, _ := day.Seat(n)
	return seat, err
}

// answer returns a handler that sends what ask returns, or {"error": "..."}.
func answer[T ward.Result | *ward.Seat](atlas *ward.Atlas, ask func(*ward.Snapshot, *http.Request) (T, error), fields ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		defer recovered(w)
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		var found T
		day, err := read(atlas, r, fields)
		if err == nil {
			found, err = ask(day, r)
		}
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			_ = json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
			return
		}
		_ = json.NewEncoder(w).Encode(found) // fails only if whoever asked is gone
	}
}

// read reads the fields of r, and returns the city on the day that they say.
func read(atlas *ward.Atlas, r *http.Request, names []string) (*ward.Snapshot, error) {
	if err := r.ParseForm(); err != nil || r.Method == http.MethodPost && r.URL.RawQuery != "" {
		return nil, errors.New("the fields cannot be read; those of a POST stand in its body")
	}
	for name, values := range r.Form {
		if !slices.Contains(names, name) || len(values) > 1 {
			return nil, fmt.Errorf("the fields are %q, each at most once", names)
		}
	}
	date, err := ward.ParseDay(cmp.Or(r.Form.Get("date"), time.Now().Format(time.DateOnly)))
	if err != nil {
		return nil, err
	}
	return atlas.On(date)
}

func recovered(w http.ResponseWriter) {
	if p := recover(); p != nil {
		_, file, line, _ := runtime.Caller(2)                  // past this function and the panic
		log.Printf("panic of type %T at %s:%d", p, file, line) // its text might quote an address
		w.WriteHeader(http.StatusInternalServerError)
	}
}
