package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
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

func atlas(t *testing.T) *ward.Atlas {
	t.Helper()
	shared, err := sharedAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return shared
}

func request(t *testing.T, method, target string) *httptest.ResponseRecorder {
	t.Helper()
	answer := httptest.NewRecorder()
	newHandler(atlas(t)).ServeHTTP(answer, httptest.NewRequest(method, target, nil))
	return answer
}

// fields returns the JSON object in the body of answer.
func fields(t *testing.T, answer *httptest.ResponseRecorder) map[string]any {
	t.Helper()
	found := map[string]any{}
	if err := json.Unmarshal(answer.Body.Bytes(), &found); err != nil {
		t.Fatalf("%q: %v", answer.Body, err)
	}
	return found
}

// Days in the past have settled wards and alders.
func TestAnswers(t *testing.T) {
	for _, test := range []struct {
		query string
		want  map[string]any
	}{
		{"address=121+N+LaSalle+St&date=2024-01-01", map[string]any{
			"status": "matched", "ward": 42.0, "map": "2023", "method": "exact", "address": "121 N LA SALLE ST",
			"division_id": "ocd-division/country:us/state:il/place:chicago/ward:42", "alder.name": "Brendan Reilly",
		}},
		{"lat=41.8837&lng=-87.6323&date=2024-01-01", map[string]any{"status": "matched", "ward": 42.0, "method": "given"}},
		{"lat=41.8962&lng=-87.6775&date=2021-01-27", map[string]any{"ward": 2.0, "map": "2015"}},
		{"lat=41.8962&lng=-87.6775&date=2010-01-01", map[string]any{"ward": 32.0, "map": "2003"}},
		{"address=4+N+Western+Ave&date=2025-08-20", map[string]any{"status": "matched", "ward": 27.0, "alder": nil, "contact.email": "ward27@cityofchicago.org"}},
		{"address=626+Michigan+Ave&date=2024-01-01", map[string]any{"status": "ambiguous", "ward": nil, "alder": nil, "choices": 2}},
		{"lat=41.9636&lng=-87.8067", map[string]any{"status": "outside", "ward": nil, "alder": nil}},
		{"lat=0&lng=0", map[string]any{"status": "outside", "ward": nil}},
		{"address=2100+Ridge+Ave,+Evanston", map[string]any{"status": "not_chicago", "ward": nil}},
		{"address=", map[string]any{"status": "empty", "ward": nil}},
		{"address=%00", map[string]any{"ward": nil}},
		{"address=%3Cscript%3Ealert(1)%3C/script%3E", map[string]any{"ward": nil}},
	} {
		answer := request(t, http.MethodGet, "/v1/ward?"+test.query)
		if answer.Code != http.StatusOK || answer.Header().Get("Content-Type") != "application/json" {
			t.Errorf("%s: %d %s %s", test.query, answer.Code, answer.Header().Get("Content-Type"), answer.Body)
			continue
		}
		if answer.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: the answer may be stored", test.query)
		}
		if strings.ContainsAny(answer.Body.String(), "<>") {
			t.Errorf("%s: a tag in %s", test.query, answer.Body)
		}
		got := fields(t, answer)
		for name, want := range test.want {
			if value := at(got, name); fmt.Sprint(value) != fmt.Sprint(want) {
				t.Errorf("%s: %s is %v, want %v", test.query, name, value, want)
			}
		}
		if _, ok := got["as_of"]; !ok {
			t.Errorf("%s: no as_of in %v", test.query, got)
		}
		if reason, ok := got["reason"].(string); (got["status"] == "matched") == ok {
			t.Errorf("%s: status %v with reason %q", test.query, got["status"], reason)
		}
	}
}

// at returns the value under a name such as "alder.name", and of a list its
// length, or what its last entry has.
func at(object map[string]any, name string) any {
	first, rest, nested := strings.Cut(name, ".")
	switch value := object[first].(type) {
	case map[string]any:
		if nested {
			return at(value, rest)
		}
		return value
	case []any:
		if last, ok := value[len(value)-1].(map[string]any); nested && ok {
			return at(last, rest)
		}
		return len(value)
	default:
		return value
	}
}

// A ward is answered for without a place.
func TestSeats(t *testing.T) {
	for _, test := range []struct {
		target string
		want   map[string]any
	}{
		{"/v1/wards/35?date=2021-01-27", map[string]any{
			"status": "matched", "ward": 35.0, "map": "2015", "certainty": nil, "alder.name": "Carlos Ramirez-Rosa", "stances.measure": "O2021-117",
		}},
		{"/v1/wards/27?date=2025-08-20", map[string]any{"status": "matched", "ward": 27.0, "alder": nil, "vacant": true, "stances": nil}},
	} {
		answer := request(t, http.MethodGet, test.target)
		if answer.Code != http.StatusOK {
			t.Errorf("%s: %d %s", test.target, answer.Code, answer.Body)
			continue
		}
		got := fields(t, answer)
		for name, want := range test.want {
			if value := at(got, name); fmt.Sprint(value) != fmt.Sprint(want) {
				t.Errorf("%s: %s is %v, want %v", test.target, name, value, want)
			}
		}
	}
	for n := ward.Number(1); n <= ward.Count; n++ {
		got := fields(t, request(t, http.MethodGet, fmt.Sprintf("/v1/wards/%d", n)))
		if got["ward"] != float64(n) || got["division_id"] != n.DivisionID() {
			t.Errorf("ward %d is %v, %v", n, got["ward"], got["division_id"])
		}
	}
}

func TestProblems(t *testing.T) {
	for _, test := range []struct {
		target        string
		status        int
		field, detail string
	}{
		{"/v1/ward", 400, "address", "give either address, or both lat and lng"},
		{"/v1/ward?lat=41.8837", 400, "lat, lng", `longitude "" is not a number`},
		{"/v1/ward?lng=-87.6323&address=x", 400, "address", "give either address, or both lat and lng"},
		{"/v1/ward?address=x&lat=41.8837&lng=-87.6323", 400, "address", "give either address, or both lat and lng"},
		{"/v1/ward?address=x&address=y", 400, "address", "each at most once"},
		{"/v1/ward?lat=1&lat=2&lng=3", 400, "lat", "each at most once"},
		{"/v1/ward?adress=x", 400, "adress", "the parameters are address, lat, lng, date"},
		{"/v1/ward?Address=x", 400, "Address", "the parameters are address, lat, lng, date"},
		{"/v1/ward?lat=NaN&lng=-87.6", 400, "lat, lng", "latitude NaN is not within"},
		{"/v1/ward?lat=41.9&lng=Inf", 400, "lat, lng", "longitude +Inf is not within"},
		{"/v1/ward?lat=1e309&lng=-87.6", 400, "lat, lng", `latitude "1e309" is not a number`},
		{"/v1/ward?lat=&lng=", 400, "lat, lng", `latitude "" is not a number`},
		{"/v1/ward?lat=41,9&lng=-87,6", 400, "lat, lng", "is not a number"},
		{"/v1/ward?lat=1176000&lng=1900000", 400, "lat, lng", "is not within"},
		{"/v1/ward?lat=-87.6323&lng=41.8837", 400, "lat, lng", "latitude and longitude are swapped"},
		{"/v1/ward?lat=41.8837&lng=87.6323", 400, "lat, lng", "longitude lacks its minus sign"},
		{"/v1/ward?address=x&date=yesterday", 400, "date", `"yesterday" is not a date`},
		{"/v1/ward?address=x&date=", 400, "date", "is not a date"},
		{"/v1/ward?address=x&date=2023-02-30", 400, "date", "is not a date"},
		{"/v1/ward?address=x&date=2023", 400, "date", "2023 is not a single day"},
		{"/v1/ward?address=x&date=1990-01-01", 400, "date", "no ward map for the day"},
		{"/v1/ward?address=%zz", 400, "query", "invalid URL escape"},
		{"/v1/ward?address=x;y", 400, "query", "semicolon"},
		{"/v1/ward?address=%ff%fe", 400, "address", "not UTF-8"},
		{"/v1/ward?address=" + strings.Repeat("a", 401), 400, "address", "longer than 400 bytes"},
		{"/v1/ward?%3Cb%3E=1", 400, "<b>", "the parameters are"},
		{"/v1/wards/35?address=x", 400, "address", "the parameters are date"},
		{"/v1/wards/35?date=1990-01-01", 400, "date", "no ward map for the day"},
		{"/v1/wards/0", 404, "ward", `"0" is not a ward number`},
		{"/v1/wards/51", 404, "ward", `"51" is not a ward number`},
		{"/v1/wards/%00", 404, "ward", "is not a ward number"},
		{"/v1/wards/", 404, "", "there are /v1/ward"},
		{"/v1/wards/35/", 404, "", "there are /v1/ward"},
		{"/v1/ward/?address=x", 404, "", "there are /v1/ward"},
		{"/v1/../healthz", 404, "", "there are /v1/ward"},
		{"//healthz", 404, "", "there are /v1/ward"},
		{"/", 404, "", "there are /v1/ward"},
	} {
		answer := request(t, http.MethodGet, test.target)
		if answer.Code != test.status || answer.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s %s", test.target, answer.Code, answer.Header().Get("Content-Type"), answer.Body)
			continue
		}
		if strings.ContainsAny(answer.Body.String(), "<>") {
			t.Errorf("%s: a tag in %s", test.target, answer.Body)
		}
		got := fields(t, answer)
		field, _ := got["field"].(string)
		detail, _ := got["detail"].(string)
		if got["status"] != float64(test.status) || got["title"] != http.StatusText(test.status) ||
			field != test.field || !strings.Contains(detail, test.detail) {
			t.Errorf("%s: %v, want %q for %q", test.target, got, test.detail, test.field)
		}
	}
}

func TestMethods(t *testing.T) {
	for _, target := range []string{"/v1/ward?address=x", "/v1/wards/35", "/healthz"} {
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, http.MethodConnect, "BREW"} {
			answer := request(t, method, target)
			if answer.Code != http.StatusMethodNotAllowed || answer.Header().Get("Allow") != "GET, HEAD" || fields(t, answer)["status"] != 405.0 {
				t.Errorf("%s %s: %d, allowed %q, %s", method, target, answer.Code, answer.Header().Get("Allow"), answer.Body)
			}
		}
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			if answer := request(t, method, target); answer.Code != http.StatusOK {
				t.Errorf("%s %s: %d", method, target, answer.Code)
			}
		}
	}
}

// notebook collects what a program prints while it runs.
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

// TestNothingIsPrinted runs the program, sends marked addresses of all kinds,
// and looks for the mark in everything it wrote.
func TestNothingIsPrinted(t *testing.T) {
	const mark = "MARKED"
	var notes notebook
	log.SetOutput(&notes)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	shared := atlas(t)
	go func() { done <- run(ctx, shared, "127.0.0.1:0", &notes) }()
	base := ""
	for wait := 0; base == "" && wait < 1000; wait++ {
		time.Sleep(10 * time.Millisecond)
		_, rest, _ := strings.Cut(notes.String(), "listening on ")
		base, _, _ = strings.Cut(rest, ",")
	}
	for _, query := range []string{
		"address=" + mark + "+St", "address=1+" + mark + "+St", "address=" + url.QueryEscape(mark+"\n\x00"), "address=%zz" + mark,
		"address=" + mark + ";", "address=" + strings.Repeat(mark, 100), "address=" + strings.Repeat(mark, 5000), mark + "=1",
		"lat=" + mark + "&lng=" + mark, "address=1&date=" + mark,
	} {
		answer, err := http.Get(base + "/v1/ward?" + query)
		if err != nil {
			t.Errorf("%.40s: %v", query, err)
			continue
		}
		answer.Body.Close()
		if answer.StatusCode >= http.StatusInternalServerError {
			t.Errorf("%.40s: %s", query, answer.Status)
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Errorf("the server ended with %v", err)
	}
	if got := notes.String(); strings.Contains(got, mark) || strings.Count(got, "\n") != 1 {
		t.Errorf("the server printed %q", got)
	}
}

// TestPanicIsNotPrinted checks that not even a defect in a handler prints what
// was asked.
func TestPanicIsNotPrinted(t *testing.T) {
	var notes notebook
	log.SetOutput(&notes)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	server := httptest.NewUnstartedServer(nil)
	server.Config = newServer(atlas(t))
	server.Config.Handler = http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { panic(r.URL.RawQuery) })
	server.Start()
	defer server.Close()
	if answer, err := http.Get(server.URL + "/?MARKED"); err == nil {
		io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
		t.Errorf("a handler that panics answered %s", answer.Status)
	}
	if got := notes.String(); got != "" {
		t.Errorf("the server printed %q", got)
	}
}

func TestAddressInUse(t *testing.T) {
	taken := httptest.NewServer(http.NotFoundHandler())
	defer taken.Close()
	if err := run(t.Context(), atlas(t), taken.Listener.Addr().String(), io.Discard); err == nil {
		t.Error("no error")
	}
}

// TestManyAtOnce lets the race detector watch the shared atlas.
func TestManyAtOnce(t *testing.T) {
	shared := newHandler(atlas(t))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for n := range ward.Count {
				answer := httptest.NewRecorder()
				shared.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, fmt.Sprintf("/v1/ward?address=%d00+W+Madison+St", n+1), nil))
				if answer.Code != http.StatusOK {
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
	server := newServer(atlas(t))
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

// FuzzHandler sends queries and paths of all kinds.
func FuzzHandler(f *testing.F) {
	shared, err := sharedAtlas()
	if err != nil {
		f.Fatal(err)
	}
	handler := newHandler(shared)
	for _, target := range []string{"/v1/ward?address=626+Michigan+Ave", "/v1/ward?lat=41.8837&lng=-87.6323&date=2021-01-27", "/v1/wards/35", "/healthz"} {
		path, query, _ := strings.Cut(target, "?")
		f.Add(path, query)
	}
	f.Add("healthz", "")
	f.Fuzz(func(t *testing.T, path, query string) {
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, &http.Request{Method: http.MethodGet, URL: &url.URL{Path: path, RawQuery: query}, Host: "a"})
		if answer.Code != http.StatusOK && (answer.Code < 400 || answer.Code >= 500) {
			t.Errorf("%q?%q: %d", path, query, answer.Code)
		}
		if !json.Valid(answer.Body.Bytes()) || bytes.ContainsAny(answer.Body.Bytes(), "<>") {
			t.Errorf("%q?%q: %s", path, query, answer.Body)
		}
	})
}
