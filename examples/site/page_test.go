package main

import (
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/examples/internal/resident"
)

// post sends the fields of a form, names and values in turn.
func post(t testing.TB, path string, fields ...string) *httptest.ResponseRecorder {
	t.Helper()
	values := url.Values{}
	for pair := range slices.Chunk(fields, 2) {
		values.Set(pair[0], pair[1])
	}
	return ask(t, http.MethodPost, path, values.Encode(), "Content-Type", form)
}

func shippedPages(t testing.TB) *resident.Pages {
	t.Helper()
	data, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return data.pages
}

// TestPages asks for every page that can be sent, and for pages that are not
// there.
func TestPages(t *testing.T) {
	p := shippedPages(t)
	english, record := resident.Reader{}, resident.Reader{Language: outreach.Spanish, RecordOnly: true}
	for target, want := range map[string][]byte{
		"/":                             p.First(english),
		"/?lang=es&view=record":         p.First(record),
		"/wards":                        p.Wards("", english),
		"/wards/35":                     p.Ward(35, english),
		"/wards/35?lang=es&view=record": p.Ward(35, record),
		"/measures/O2021-117":           p.Measure("O2021-117", english),
		"/measures/O2021-117?lang=es&view=record": p.Measure("O2021-117", record),
		"/method?lang=es&view=record":             p.Method(record),
		"/embed":                                  p.Embed(resident.Query{}, english),
	} {
		got := ask(t, http.MethodGet, target, "")
		if got.Code != http.StatusOK || got.Body.String() != string(want) || !strings.HasPrefix(got.Header().Get("Cache-Control"), "public") || got.Header().Get("ETag") == "" {
			t.Errorf("%s: %d, %v, %d bytes, want %d", target, got.Code, got.Header(), got.Body.Len(), len(want))
		}
	}
	for _, target := range []string{"/wards/0", "/wards/51", "/wards/x", "/measures/x", "/nothing", "//", "/wards/", "/assets/none.css"} {
		got := ask(t, http.MethodGet, target, "")
		if got.Code != http.StatusNotFound || got.Body.String() != string(p.Error(404, english)) || got.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %v", target, got.Code, got.Header())
		}
	}
	if got := ask(t, http.MethodPost, "/method", ""); got.Code != http.StatusMethodNotAllowed || got.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("another method: %d %v", got.Code, got.Header())
	}
}

// TestForms sends what the forms send, each with its language.
func TestForms(t *testing.T) {
	p := shippedPages(t)
	spanish := resident.Reader{Language: outreach.Spanish}
	answer, _ := p.Answer(resident.Query{Address: "1060 W Addison St"}, spanish)
	chosen, _ := p.Answer(resident.Query{Ward: 44}, spanish)
	for _, test := range []struct {
		path, name, value string
		want              []byte
	}{
		{"/", "address", "1060 W Addison St", answer},
		{"/", "ward", "44", chosen},
		{"/embed", "address", "1060 W Addison St", p.Embed(resident.Query{Address: "1060 W Addison St"}, spanish)},
		{"/wards", "search", "no such name", p.Wards("no such name", spanish)},
	} {
		got := post(t, test.path, test.name, test.value, "lang", "es")
		if got.Code != http.StatusOK || got.Header().Get("Cache-Control") != "no-store" || got.Body.String() != string(test.want) {
			t.Errorf("%+v: %d %v", test.name, got.Code, got.Header())
		}
	}
	if got := post(t, "/wards", "search", "35", "lang", "es"); got.Code != http.StatusSeeOther || got.Header().Get("Location") != "/wards/35?lang=es" {
		t.Errorf("a search for one ward: %d %v", got.Code, got.Header())
	}
}

// TestRecordOnly runs the site for those who may not campaign.
func TestRecordOnly(t *testing.T) {
	s := newSite(t, io.Discard)
	s.recordOnly = true
	for _, target := range []string{"/", "/wards/35", "/embed"} {
		answer := httptest.NewRecorder()
		s.handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, target, nil))
		if !strings.Contains(answer.Body.String(), `name="view" value="record"`) || strings.Contains(answer.Body.String(), `id="letter"`) {
			t.Errorf("%s is for everybody", target)
		}
	}
}

// TestAddressesInLinks checks that a link cannot carry an address.
func TestAddressesInLinks(t *testing.T) {
	first := ask(t, http.MethodGet, "/", "")
	for _, target := range []string{"/?address=1060+W+Addison+St", "/?lat=41.8837&lng=-87.6323", "/?utm_source=x"} {
		if got := ask(t, http.MethodGet, target, ""); got.Code != http.StatusOK || got.Body.String() != first.Body.String() {
			t.Errorf("%s: %d, and not the first page", target, got.Code)
		}
	}
}

// TestMistakes sends what no form of the page sends.
func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		body, kind string
		status     int
	}{
		{"address=%zz", form, 400},
		{"address=a&address=b", form, 400},
		{"address=%ff", form, 400},
		{"nothing=1", form, 400},
		{"lat=NaN&lng=1", form, 400},
		{"lat=41.9&lng=", form, 400},
		{"lat=41.8837&lng=87.6323", form, 400}, // the sign is missing
		{"lat=41.9&lng=-87.6&accuracy=-1", form, 400},
		{"lat=41.9&lng=-87.6&accuracy=NaN", form, 400},
		{"lat=41.9&lng=-87.6&accuracy=1e999", form, 400},
		{"address=a", "text/plain", 415},
		{strings.Repeat("a", maxBody+1), form, 413},
	} {
		for _, l := range outreach.Languages {
			got := ask(t, http.MethodPost, "/", test.body, "Content-Type", test.kind, "Accept-Language", l.String())
			if got.Code != test.status || !strings.HasPrefix(got.Header().Get("Content-Type"), "text/html") || !strings.Contains(got.Body.String(), `<html lang="`+l.String()+`">`) {
				t.Errorf("%.40q: %d %s", test.body, got.Code, got.Header().Get("Content-Type"))
			}
		}
	}
}

// TestLanguages checks who decides: what was chosen, then the browser.
func TestLanguages(t *testing.T) {
	for _, test := range []struct{ target, accepts, want string }{
		{"/", "", "en"},
		{"/", "es-MX,es;q=0.9,en;q=0.8", "es"},
		{"/", "fr,de;q=0.8", "en"},
		{"/?lang=es", "en", "es"},
		{"/?lang=en", "es", "en"},
		{"/?lang=tlh", "es", "es"},
	} {
		got := ask(t, http.MethodGet, test.target, "", "Accept-Language", test.accepts)
		other := map[string]string{"en": "es", "es": "en"}[test.want]
		for _, want := range []string{`<html lang="` + test.want + `">`, `href="/?lang=` + other + `"`} {
			if !strings.Contains(got.Body.String(), want) {
				t.Errorf("%s for %q lacks %s", test.target, test.accepts, want)
			}
		}
		if !slices.Contains(got.Header().Values("Vary"), "Accept-Language") || got.Header().Get("ETag") == "" {
			t.Errorf("%s: %v", test.target, got.Header())
		}
	}
	// A result is taken over into the other language.
	page := post(t, "/", "address", "1060 W Addison St", "lang", "en").Body.String()
	if !strings.Contains(page, `name="lang" value="es"`) || strings.Count(page, `name="address" value="1060 W Addison St"`) != 2 {
		t.Error("a result cannot be read in the other language without typing again")
	}
}

// TestWeight checks what a phone has to load.
func TestWeight(t *testing.T) {
	const limit = 175_000
	for _, page := range []string{
		ask(t, http.MethodGet, "/?lang=es", "").Body.String(),
		ask(t, http.MethodGet, "/wards/41?lang=es", "").Body.String(),
		post(t, "/", "address", "1060 W Addison St", "lang", "es").Body.String(),
		post(t, "/", "address", "5600 W North Ave", "lang", "es").Body.String(),
		post(t, "/", "address", "Western Ave and Division St", "lang", "es").Body.String(),
	} {
		weight := len(page)
		for _, text := range assets {
			weight += len(text)
		}
		t.Logf("%d bytes, %d with style, script and icon", len(page), weight)
		if weight > limit {
			t.Errorf("a page weighs %d bytes", weight)
		}
	}
}

func TestAssets(t *testing.T) {
	page := ask(t, http.MethodGet, "/", "").Body.String()
	data, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for target, kind := range map[string]string{
		assetURL("page.css"): "text/css", assetURL("page.js"): "text/javascript", assetURL("icon.svg"): "image/svg+xml",
		"/assets/streets.txt?v=" + sumOf([]byte(data.streets)): "text/plain",
	} {
		if !strings.Contains(page, html.EscapeString(target)) {
			t.Errorf("the page does not use %s", target)
		}
		got := ask(t, http.MethodGet, target, "")
		if got.Code != http.StatusOK || !strings.HasPrefix(got.Header().Get("Content-Type"), kind) || got.Body.Len() == 0 {
			t.Errorf("%s: %d %v", target, got.Code, got.Header())
		}
		again := ask(t, http.MethodGet, target, "", "If-None-Match", got.Header().Get("ETag"))
		if again.Code != http.StatusNotModified {
			t.Errorf("%s is sent again: %d", target, again.Code)
		}
	}
}

var benchmarked *httptest.ResponseRecorder

func BenchmarkPage(b *testing.B) {
	handler := newSite(b, io.Discard).handler()
	for i := 0; b.Loop(); i++ {
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader("address=1060+W+Addison+St"))
		r.Header.Set("Content-Type", form)
		r.Header.Set("X-Forwarded-For", clientOf(strconv.Itoa(i)))
		benchmarked = httptest.NewRecorder()
		handler.ServeHTTP(benchmarked, r)
		if benchmarked.Code != http.StatusOK {
			b.Fatal(benchmarked.Code)
		}
	}
}
