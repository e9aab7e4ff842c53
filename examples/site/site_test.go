package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/examples/internal/hostile"
	"github.com/chiward/chiward/examples/internal/resident"
	"github.com/chiward/chiward/ward"
)

// asProgram in the environment makes the test binary the site itself.
const asProgram = "CHIWARD_TEST_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) == "site" {
		main()
		return
	}
	os.Exit(m.Run())
}

// shipped is the data in the program on the day after that of its newest source,
// prepared once for all tests.
var shipped = sync.OnceValues(func() (*edition, error) {
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err != nil {
		return nil, err
	}
	return newEdition(atlas, "shipped", ward.DateOf(atlas.Latest().Date().Time().AddDate(0, 0, 1)), resident.Options{Head: pageHead})
})

// testDay is a day on which the council of the data in the program sits.
func testDay() ward.Date { return ward.MustParseDate("2024-02-29") }

// newSite returns a site with the edition in the program that logs to logs and
// believes what tests say about clients.
func newSite(t testing.TB, logs io.Writer) *site {
	t.Helper()
	first, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	trusted, err := parseNetworks("127.0.0.0/8,192.0.2.1/32") // the latter is that of httptest
	if err != nil {
		t.Fatal(err)
	}
	logger := slog.New(slog.NewJSONHandler(logs, nil))
	s := &site{library: &library{log: logger, today: testDay}, log: logger, proxies: trusted}
	s.library.latest.Store(first)
	return s
}

// ask puts one request to a new site. Headers are names and values in turn.
func ask(t testing.TB, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	for pair := range slices.Chunk(headers, 2) {
		r.Header.Set(pair[0], pair[1])
	}
	answer := httptest.NewRecorder()
	newSite(t, io.Discard).handler().ServeHTTP(answer, r)
	return answer
}

// decode reads the JSON in the body of answer.
func decode[T any](t testing.TB, answer *httptest.ResponseRecorder) T { //nolint:ireturn // T is none
	t.Helper()
	var value T
	if err := json.Unmarshal(answer.Body.Bytes(), &value); err != nil {
		t.Fatalf("%.200q: %v", answer.Body, err)
	}
	return value
}

// start serves s on a free port, with limits of a second, and returns its
// address.
func start(t testing.TB, s *site) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := newServer(s)
	for _, limit := range []*time.Duration{&server.ReadHeaderTimeout, &server.ReadTimeout, &server.WriteTimeout, &server.IdleTimeout} {
		if *limit <= 0 {
			t.Errorf("a limit is %v", *limit)
		}
		*limit = time.Second
	}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return listener.Addr().String()
}

func TestHostile(t *testing.T) {
	var logs notebook
	hostile.Test(t, start(t, newSite(t, &logs)))
	if strings.Contains(logs.String(), "xss7") || strings.Contains(logs.String(), `"panic"`) {
		t.Errorf("the log has %s", logs.String())
	}
}

func TestSlowClients(t *testing.T) { hostile.TestSlow(t, start(t, newSite(t, io.Discard))) }

// Every answer, also one to a mistake, keeps the page to itself, and an answer
// of the API, which is no page, may use nothing at all.
func TestSecurityHeaders(t *testing.T) {
	page := map[string]string{
		"Permissions-Policy": "geolocation=(self)", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		"Access-Control-Allow-Origin": "",
	}
	pagePolicy := []string{"default-src 'none'", "frame-ancestors 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"}
	api := map[string]string{"Access-Control-Allow-Origin": "*", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
	for _, test := range []struct {
		target string
		want   map[string]string
		policy []string // parts of it
	}{
		{"/", page, pagePolicy},
		{"/nothing", page, pagePolicy},
		{"/healthz", api, nil},
		{"/wards/35", page, pagePolicy},
		{"/embed", map[string]string{"Cross-Origin-Resource-Policy": "cross-origin", "Permissions-Policy": "geolocation=()"}, []string{"default-src 'none'", "frame-ancestors *", "form-action 'self'"}},
		{"/v1/ward?address=x", api, nil},
		{"/v1/ward?x=y", api, nil},
		{"/v1/nothing", api, nil},
		{"/v1/wards.geojson", api, nil},
		{"/openapi.json", api, nil},
		{"/civicinfo/v2/representatives", api, nil},
	} {
		header := ask(t, http.MethodGet, test.target, "").Header()
		for _, names := range []map[string]string{test.want, {"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "Set-Cookie": ""}} {
			for name, want := range names {
				if got := header.Get(name); got != want {
					t.Errorf("%s: %s is %q, want %q", test.target, name, got, want)
				}
			}
		}
		policy := header.Get("Content-Security-Policy")
		for _, want := range test.policy {
			if !strings.Contains(policy, want) {
				t.Errorf("%s: the policy %q lacks %q", test.target, policy, want)
			}
		}
		if strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") {
			t.Errorf("%s: the policy %q lets something in", test.target, policy)
		}
	}
}

// FuzzHandler sends requests of all kinds.
func FuzzHandler(f *testing.F) {
	handler := newSite(f, io.Discard).handler()
	for _, seed := range []struct{ method, path, query, kind, body string }{
		{"POST", "/v1/ward", "", "application/x-www-form-urlencoded", "lat=41.8837&lng=-87.6323&date=2021-01-27"},
		{"GET", "/wards/35", "view=record", "", ""},
		{"POST", "/wards", "", "application/x-www-form-urlencoded", "search=35"},
		{"POST", "/v1/ward", "", "application/json", `{"address":"121 N LaSalle St"}`},
		{"POST", "/v1/ward", "", "application/x-www-form-urlencoded", "address=121+N+LaSalle+St"},
		{"POST", "/", "", "application/x-www-form-urlencoded", "address=121+N+LaSalle+St"},
		{"GET", "/v1/wards/35", "date=2021-01-27", "", ""},
		{"GET", "/civicinfo/v2/representatives", "address=626+Michigan+Ave&levels=locality", "", ""},
		{"OPTIONS", "/v1/measures", "", "", ""},
		{"GET", "no slash", "", "", ""},
		{"GET", "//", "", "", ""},
	} {
		f.Add(seed.method, seed.path, seed.query, seed.kind, seed.body)
	}
	f.Fuzz(func(t *testing.T, method, path, query, kind, body string) {
		r := &http.Request{
			Method: method, URL: &url.URL{Path: path, RawQuery: query}, Host: "a", RemoteAddr: "127.0.0.1:1",
			Header: http.Header{"Content-Type": {kind}, "X-Forwarded-For": {clientOf(query + body)}}, Body: io.NopCloser(strings.NewReader(body)),
		}
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, r)
		if answer.Code != http.StatusOK && answer.Code != http.StatusNoContent && answer.Code != http.StatusSeeOther && (answer.Code < 400 || answer.Code >= 500) {
			t.Errorf("%q %q?%q: %d", method, path, query, answer.Code)
		}
		if strings.HasSuffix(answer.Header().Get("Content-Type"), "json") &&
			(!json.Valid(answer.Body.Bytes()) || bytes.ContainsAny(answer.Body.Bytes(), "<>")) && path != "/openapi.json" {
			t.Errorf("%q %q?%q: %.200s", method, path, query, answer.Body)
		}
	})
}

// clientOf returns an address made from text, so that no limit is met.
func clientOf(text string) string {
	sum := sumOf([]byte(text))
	return "2001:db8:" + sum[:4] + ":" + sum[4:6] + "00::1"
}

// notebook collects what is written by several goroutines.
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
