package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/examples/internal/hostile"
	"github.com/chiward/chiward/ward"
)

// sharedAtlas is opened once for all tests.
var sharedAtlas = sync.OnceValues(func() (*ward.Atlas, error) {
	return ward.Open(data.Current(), data.History(), data.Streets())
})

func handler(t testing.TB) http.Handler {
	t.Helper()
	atlas, err := sharedAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return newServer(atlas, "").Handler
}

func get(t testing.TB, target string) *httptest.ResponseRecorder {
	t.Helper()
	answer := httptest.NewRecorder()
	handler(t).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, target, nil))
	return answer
}

func post(t testing.TB, target, body string) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, target, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	handler(t).ServeHTTP(answer, request)
	return answer
}

// TestAnswers has addresses and points on days in the past.
func TestAnswers(t *testing.T) {
	for _, test := range []struct {
		answer *httptest.ResponseRecorder
		status ward.Status
		ward   ward.Number
		mapID  string
	}{
		{post(t, "/v1/ward", "address=121+N+LaSalle+St&date=2024-01-01"), ward.StatusMatched, 42, "2023"},
		{get(t, "/v1/ward?lat=41.8837&lng=-87.6323&date=2024-01-01"), ward.StatusMatched, 42, "2023"},
		{get(t, "/v1/ward?lat=41.8962&lng=-87.6775&date=2021-01-27"), ward.StatusMatched, 2, "2015"},
		{get(t, "/v1/ward?lat=41.8962&lng=-87.6775&date=2010-01-01"), ward.StatusMatched, 32, "2003"},
		{get(t, "/v1/ward?lat=41.8837&lng=-87.6323"), ward.StatusMatched, 42, "2023"},
		{post(t, "/v1/ward", "address=626+Michigan+Ave"), ward.StatusAmbiguous, 0, ""},
		{get(t, "/v1/ward?lat=0&lng=0"), ward.StatusOutside, 0, "2023"},
		{post(t, "/v1/ward", "address=2100+Ridge+Ave,+Evanston"), ward.StatusOutside, 0, ""},
		{post(t, "/v1/ward", "address="), ward.StatusEmpty, 0, ""},
		{post(t, "/v1/ward", ""), ward.StatusEmpty, 0, ""},
		{post(t, "/v1/ward", "address=%3Cscript%3Ealert(1)%3C/script%3E"), ward.StatusNotAddress, 0, ""},
	} {
		var res ward.Result
		if err := json.Unmarshal(test.answer.Body.Bytes(), &res); err != nil {
			t.Fatalf("%s: %v", test.answer.Body, err)
		}
		if test.answer.Code != http.StatusOK || res.Status != test.status || res.Ward != test.ward || res.Map != test.mapID ||
			(res.Ward != 0) != (res.Seat != nil) || test.mapID != "2003" && (res.Ward != 0) != (len(res.Record) > 0) {
			t.Errorf("%d %s; want %s, ward %d, map %s", test.answer.Code, test.answer.Body, test.status, test.ward, test.mapID)
		}
		if test.answer.Header().Get("Content-Type") != "application/json" || test.answer.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("the headers are %v", test.answer.Header())
		}
	}
}

func TestSeats(t *testing.T) {
	for n := ward.Number(1); n <= ward.Count; n++ {
		var seat ward.Seat
		answer := get(t, fmt.Sprintf("/v1/wards/%d?date=2021-01-27", n))
		if err := json.Unmarshal(answer.Body.Bytes(), &seat); err != nil || seat.Ward != n || seat.State == "" {
			t.Errorf("ward %d is %s, %v", n, answer.Body, err)
		}
	}
}

// TestMistakes has requests that are refused, with what must be said of each.
func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		answer *httptest.ResponseRecorder
		want   string
	}{
		{get(t, "/v1/ward"), "latitude is not a number"},
		{get(t, "/v1/ward?lat=41.8837"), "longitude is not a number"},
		{get(t, "/v1/ward?address=x"), `the fields are ["lat" "lng" "date"]`},
		{get(t, "/v1/ward?lat=1&lat=2&lng=3"), "each at most once"},
		{get(t, "/v1/ward?lat=NaN&lng=-87.6"), "latitude is not within"},
		{get(t, "/v1/ward?lat=-87.6323&lng=41.8837"), "swapped"},
		{get(t, "/v1/ward?lat=41.8837&lng=87.6323"), "minus sign"},
		{get(t, "/v1/ward?lat=%zz"), "cannot be read"},
		{get(t, "/v1/ward?lat=41.9&lng=-87.7&date=yesterday"), "is not a date"},
		{get(t, "/v1/ward?lat=41.9&lng=-87.7&date=2023"), "is not a single day"},
		{get(t, "/v1/ward?lat=41.9&lng=-87.7&date=1990-01-01"), "no ward map for the day"},
		{post(t, "/v1/ward?address=x", ""), "those of a POST belong in its body"},
		{post(t, "/v1/ward", "adress=x"), `the fields are ["address" "date"]`},
		{post(t, "/v1/ward", "address=x&address=y"), "each at most once"},
		{post(t, "/v1/ward", "address="+strings.Repeat("x", 5000)), "cannot be read"},
		{get(t, "/v1/wards/0"), "is not a ward number"},
		{get(t, "/v1/wards/51"), "is not a ward number"},
		{get(t, "/v1/wards/35?address=x"), `the fields are ["date"]`},
	} {
		var problem struct{ Error string }
		if err := json.Unmarshal(test.answer.Body.Bytes(), &problem); err != nil || test.answer.Code != http.StatusBadRequest ||
			!strings.Contains(problem.Error, test.want) {
			t.Errorf("%d %s, %v; want %q", test.answer.Code, test.answer.Body, err, test.want)
		}
	}
	for target, want := range map[string]int{"/": 404, "/v1/wards/": 404, "/v1/ward/x": 404} {
		if answer := get(t, target); answer.Code != want {
			t.Errorf("%s: %d, want %d", target, answer.Code, want)
		}
	}
	if answer := post(t, "/v1/wards/35", ""); answer.Code != http.StatusMethodNotAllowed {
		t.Errorf("a seat takes a POST: %d", answer.Code)
	}
}

// notebook collects what a program logs while it runs.
type notebook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (n *notebook) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(p)
}

func (n *notebook) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

// takeNotes returns what is logged until the test ends.
func takeNotes(t *testing.T) *notebook {
	t.Helper()
	notes := new(notebook)
	log.SetOutput(notes)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	return notes
}

// TestNothingIsLogged runs the server, sends marked addresses of all kinds,
// looks for the mark in its log, and ends it.
func TestNothingIsLogged(t *testing.T) {
	const mark = "MARKED"
	notes := takeNotes(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := listener.Addr().String()
	listener.Close() // for the server to listen on
	atlas, err := sharedAtlas()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- run(ctx, newServer(atlas, addr)) }()
	for range 1000 {
		if conn, err := net.Dial("tcp", addr); err == nil {
			conn.Close()
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	base := "http://" + addr + "/v1/ward"
	for _, body := range []string{
		"address=" + mark + "+St", "address=1+" + mark + "+St", "address=" + url.QueryEscape(mark+"\n\x00"), "address=%zz" + mark,
		"address=" + strings.Repeat(mark, 100), "address=" + strings.Repeat(mark, 5000), mark + "=1", "address=1&date=" + mark,
	} {
		post := httptest.NewRequest(http.MethodPost, base, strings.NewReader(body))
		post.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		get := httptest.NewRequest(http.MethodGet, base, nil)
		get.URL.RawQuery = body
		for _, request := range []*http.Request{post, get} {
			request.RequestURI = "" // it is not one that a server got
			answer, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Errorf("%.40s: %v", body, err)
				continue
			}
			answer.Body.Close()
			if answer.StatusCode >= http.StatusInternalServerError {
				t.Errorf("%.40s: %s", body, answer.Status)
			}
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Errorf("the server ended with %v", err)
	}
	if got := notes.String(); got != "" {
		t.Errorf("the server logged %q", got)
	}
}

// TestPanic holds that a defect is logged by its type and line, be it a panic
// of a program or of Go itself, without what was asked, and is answered.
func TestPanic(t *testing.T) {
	notes := takeNotes(t)
	atlas, err := sharedAtlas()
	if err != nil {
		t.Fatal(err)
	}
	for want, defect := range map[string]func(text string) (ward.Result, error){
		"panic of type string\n":              func(text string) (ward.Result, error) { panic(text) },
		"panic of type runtime.boundsError\n": func(text string) (ward.Result, error) { return make([]ward.Result, 1)[len(text)], nil },
	} {
		broken := answer(atlas, func(_ *ward.Snapshot, r *http.Request) (ward.Result, error) { return defect(r.Form.Get("address")) }, "address")
		got := httptest.NewRecorder()
		broken(got, httptest.NewRequest(http.MethodGet, "/?address=MARKED", nil))
		if got.Code != http.StatusInternalServerError {
			t.Errorf("a handler that panics answers %d", got.Code)
		}
		if text := notes.String(); !strings.Contains(text, want) || !strings.Contains(text, "server.TestPanic.func") && !strings.Contains(text, "main.TestPanic.func") ||
			!strings.Contains(text, "main_test.go:") || strings.Contains(text, "MARKED") {
			t.Errorf("the log is %q", text)
		}
	}
}

func TestAddressInUse(t *testing.T) {
	taken := httptest.NewServer(http.NotFoundHandler())
	defer taken.Close()
	if err := run(t.Context(), newServer(nil, taken.Listener.Addr().String())); err == nil {
		t.Error("no error")
	}
}

// TestManyAtOnce lets the race detector watch the shared atlas.
func TestManyAtOnce(t *testing.T) {
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for n := range ward.Count {
				if answer := post(t, "/v1/ward", fmt.Sprintf("address=%d00+W+Madison+St", n+1)); answer.Code != http.StatusOK {
					t.Errorf("%d00 W Madison St: %d", n+1, answer.Code)
				}
			}
		})
	}
	group.Wait()
}

// start runs the server with limits of a second on a free port and returns
// its address.
func start(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	atlas, err := sharedAtlas()
	if err != nil {
		t.Fatal(err)
	}
	server := newServer(atlas, "")
	for _, limit := range []*time.Duration{&server.ReadTimeout, &server.WriteTimeout, &server.IdleTimeout} {
		if *limit <= 0 {
			t.Errorf("a limit is %v", *limit)
		}
		*limit = time.Second
	}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return listener.Addr().String()
}

func TestHostile(t *testing.T) { hostile.Test(t, start(t)) }

func TestSlowClients(t *testing.T) { hostile.TestSlow(t, start(t)) }

// FuzzHandler sends paths, queries and bodies of all kinds.
func FuzzHandler(f *testing.F) {
	server := handler(f)
	f.Add("/v1/ward", "", "address=626+Michigan+Ave")
	f.Add("/v1/ward", "lat=41.8837&lng=-87.6323&date=2021-01-27", "")
	f.Add("/v1/wards/35", "", "")
	f.Add("v1", "", "")
	f.Fuzz(func(t *testing.T, path, query, body string) {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			request := httptest.NewRequest(method, "/", strings.NewReader(body))
			request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			request.URL = &url.URL{Path: path, RawQuery: query}
			answer := httptest.NewRecorder()
			server.ServeHTTP(answer, request)
			if answer.Code >= http.StatusInternalServerError {
				t.Errorf("%s %q?%q: %d", method, path, query, answer.Code)
			}
			if answer.Code == http.StatusOK && (!json.Valid(answer.Body.Bytes()) || bytes.ContainsAny(answer.Body.Bytes(), "<>")) {
				t.Errorf("%s %q?%q: %s", method, path, query, answer.Body)
			}
		}
	})
}
