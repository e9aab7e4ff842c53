package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chiward/chiward/ward"
)

// sharedAtlas is opened once for all tests.
var sharedAtlas = sync.OnceValues(openAtlas)

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
// length.
func at(object map[string]any, name string) any {
	first, rest, nested := strings.Cut(name, ".")
	switch value := object[first].(type) {
	case map[string]any:
		if nested {
			return at(value, rest)
		}
		return value
	case []any:
		return len(value)
	default:
		return value
	}
}

func TestProblems(t *testing.T) {
	for _, test := range []struct{ query, detail string }{
		{"", "give either address, or both lat and lng"},
		{"lat=41.8837", "give either address, or both lat and lng"},
		{"lng=-87.6323&address=x", "give either address, or both lat and lng"},
		{"address=x&lat=41.8837&lng=-87.6323", "give either address, or both lat and lng"},
		{"address=x&address=y", "address is given 2 times"},
		{"lat=1&lat=2&lng=3", "lat is given 2 times"},
		{"adress=x", `"adress" is no parameter`},
		{"Address=x", `"Address" is no parameter`},
		{"lat=NaN&lng=-87.6", "lat and lng: "},
		{"lat=41.9&lng=Inf", "lat and lng: "},
		{"lat=1e309&lng=-87.6", "lat and lng: "},
		{"lat=&lng=", "lat and lng: "},
		{"lat=41,9&lng=-87,6", "lat and lng: "},
		{"lat=1176000&lng=1900000", "lat and lng: "},
		{"lat=-87.6323&lng=41.8837", "latitude and longitude are swapped"},
		{"lat=41.8837&lng=87.6323", "longitude lacks its minus sign"},
		{"address=x&date=yesterday", `date: ward: "yesterday" is not a date`},
		{"address=x&date=", "date: "},
		{"address=x&date=2023-02-30", "date: "},
		{"address=x&date=1990-01-01", "date: ward: no ward map for the day"},
		{"address=%zz", "invalid URL escape"},
		{"address=x;y", "semicolon"},
		{"address=%ff%fe", "address: not UTF-8"},
		{"address=" + strings.Repeat("a", 401), "longer than 400 bytes"},
		{"%3Cb%3E=1", "is no parameter"},
	} {
		answer := request(t, http.MethodGet, "/v1/ward?"+test.query)
		if answer.Code != http.StatusBadRequest || answer.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s %s", test.query, answer.Code, answer.Header().Get("Content-Type"), answer.Body)
			continue
		}
		if strings.ContainsAny(answer.Body.String(), "<>") {
			t.Errorf("%s: a tag in %s", test.query, answer.Body)
		}
		got := fields(t, answer)
		detail, _ := got["detail"].(string)
		if got["status"] != 400.0 || got["title"] == "" || !strings.Contains(detail, test.detail) {
			t.Errorf("%s: %v, want %q", test.query, got, test.detail)
		}
	}
}

func TestMethodsAndPaths(t *testing.T) {
	for _, test := range []struct {
		method, target string
		want           int
	}{
		{http.MethodPost, "/v1/ward?address=x", http.StatusMethodNotAllowed},
		{http.MethodDelete, "/v1/ward?address=x", http.StatusMethodNotAllowed},
		{http.MethodHead, "/v1/ward?address=x", http.StatusOK},
		{http.MethodGet, "/v1/ward/?address=x", http.StatusNotFound},
		{http.MethodGet, "/v1/../etc/passwd", http.StatusTemporaryRedirect},
		{http.MethodGet, "/", http.StatusNotFound},
		{http.MethodGet, "/healthz", http.StatusOK},
	} {
		if answer := request(t, test.method, test.target); answer.Code != test.want {
			t.Errorf("%s %s: %d, want %d", test.method, test.target, answer.Code, test.want)
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
