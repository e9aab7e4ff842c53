// Command server answers over HTTP which ward a place is in and who represents it:
//
//	curl -d "address=121 N LaSalle St" 127.0.0.1:8080/v1/ward
//	curl "127.0.0.1:8080/v1/ward?lat=41.8837&lng=-87.6323"
//	curl 127.0.0.1:8080/v1/wards/42
//
// Each takes date=2021-01-27 for another day than today. An address comes in the
// body of a POST, never in a URL that a proxy would log.
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
	"runtime/debug"
	"slices"
	"syscall"
	"time"
	_ "time/tzdata" // for machines without time zones

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

var chicago, _ = time.LoadLocation("America/Chicago") // package time/tzdata has it

func main() {
	addr := flag.String("addr", "127.0.0.1:8080", "`host:port` to listen on")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("server: %q is no flag; server -h shows what there is", flag.Arg(0))
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err == nil {
		log.Println("server: starting on", *addr)
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
		return server.Shutdown(context.WithoutCancel(ctx)) // requests under way end by themselves or by the timeouts
	}
}

func newServer(atlas *ward.Atlas, addr string) *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/ward", answer(atlas, ofPlace, "address", "date"))
	mux.HandleFunc("GET /v1/ward", answer(atlas, ofPlace, "lat", "lng", "date"))
	mux.HandleFunc("GET /v1/wards/{ward}", answer(atlas, ofWard, "date"))
	return &http.Server{
		Addr: addr, Handler: http.MaxBytesHandler(mux, 4<<10), MaxHeaderBytes: 16 << 10,
		ReadTimeout: 10 * time.Second, WriteTimeout: 10 * time.Second, IdleTimeout: time.Minute,
	}
}

func ofPlace(day *ward.Snapshot, r *http.Request) (ward.Result, error) {
	res := day.Address(r.PostForm.Get("address"))
	if r.Method != http.MethodPost {
		p, err := day.Map().ParsePoint(r.Form.Get("lat") + "," + r.Form.Get("lng"))
		if err != nil {
			return ward.Result{}, err
		}
		res = day.At(p)
	}
	if res.Status == ward.StatusMatched { // only a place that was found has a record
		res.Record = day.RecordAt(res.Point, res.Radius)
	}
	return res, nil
}

func ofWard(day *ward.Snapshot, r *http.Request) (*ward.Seat, error) {
	n, err := ward.ParseNumber(r.PathValue("ward"))
	seat, _ := day.Seat(n)
	return seat, err
}

// answer returns a handler that sends what ask returns, or {"error": "..."}.
func answer[T ward.Result | *ward.Seat](atlas *ward.Atlas, ask func(*ward.Snapshot, *http.Request) (T, error), fields ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				log.Printf("panic of type %T\n%s", p, debug.Stack()) // not what p says, which might quote an address
				w.WriteHeader(http.StatusInternalServerError)
			}
		}()
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
		_ = json.NewEncoder(w).Encode(found) // fails only if the client is gone
	}
}

// read reads the fields of r, which may have the given names, and returns the
// city on the day in them.
func read(atlas *ward.Atlas, r *http.Request, names []string) (*ward.Snapshot, error) {
	if err := r.ParseForm(); err != nil || r.Method == http.MethodPost && r.URL.RawQuery != "" {
		return nil, errors.New("the fields cannot be read; those of a POST belong in its body")
	}
	for name, values := range r.Form {
		if !slices.Contains(names, name) || len(values) > 1 {
			return nil, fmt.Errorf("the fields are %q, each at most once", names)
		}
	}
	date, err := ward.ParseDay(cmp.Or(r.Form.Get("date"), time.Now().In(chicago).Format(time.DateOnly)))
	if err != nil {
		return nil, err
	}
	return atlas.On(date)
}
