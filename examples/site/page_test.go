package main

import (
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// post sends the fields of a form of the page, names and values in turn.
func post(t testing.TB, fields ...string) *httptest.ResponseRecorder {
	t.Helper()
	values := url.Values{}
	for pair := range slices.Chunk(fields, 2) {
		values.Set(pair[0], pair[1])
	}
	return ask(t, http.MethodPost, "/", values.Encode(), "Content-Type", form)
}

// visible returns the text of a page without its tags, with single blanks.
func visible(page string) string {
	page = regexp.MustCompile(`(?s)<svg.*?</svg>|<head>.*?</head>|<[^>]*>`).ReplaceAllString(page, " ")
	return strings.Join(strings.Fields(html.UnescapeString(page)), " ")
}

// contains checks that the text of a page has all of wants.
func contains(t testing.TB, what, page string, wants ...string) {
	t.Helper()
	text := visible(page)
	for _, want := range wants {
		if want = strings.Join(strings.Fields(want), " "); want == "" || !strings.Contains(text, want) {
			t.Errorf("%s: %q is not on the page", what, want)
		}
	}
}

func shippedPage(t testing.TB) *edition {
	t.Helper()
	data, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// seatTexts returns what every page with seat must show.
func seatTexts(seat *ward.Seat) []string {
	var texts []string
	if seat.Holder != nil {
		texts = append(texts, seat.Holder.Name)
	}
	return append(texts, known(seat.Phone, seat.Email)...)
}

// TestStatuses asks for places of every status in every language.
func TestStatuses(t *testing.T) {
	day := shippedPage(t).today
	seen := map[ward.Status]bool{}
	for _, fields := range [][]string{
		{"address", "1060 W Addison St"},
		{"address", "626 Michigan Ave"},
		{"address", "1 Nosuchstreet Blvd"},
		{"address", "99999 N Clark St"},
		{"address", "1600 Sherman Ave, Evanston, IL 60201"},
		{"address", "PO Box 5"},
		{"address", "Clark St"},
		{"address", "resident@example.org"},
		{"address", " "},
		{"address", ""},
		{"lat", "42.0451", "lng", "-87.6877"},
		{"lat", "41.8837", "lng", "-87.6323", "accuracy", "5"},
	} {
		query := pageQuery{Address: fields[1]}
		if fields[0] == "lat" {
			query = pageQuery{Lat: fields[1], Lng: fields[3]}
		}
		found, ok := query.lookUp(day)
		if !ok {
			t.Fatalf("%q cannot be looked up", fields)
		}
		seen[found.Status] = true
		for _, l := range outreach.Languages {
			got := post(t, append(fields, "lang", l.String())...)
			if got.Code != http.StatusOK || got.Header().Get("Cache-Control") != "no-store" || !strings.Contains(got.Body.String(), `<html lang="`+l.String()+`">`) {
				t.Errorf("%q: %d %v", fields, got.Code, got.Header())
			}
			wants := []string{l.Pick(found.Status.Text())}
			if seat := found.Seat; seat != nil {
				wants = append(seatTexts(seat), wardTitle(l, seat.Ward))
			}
			for _, choice := range found.Choices {
				wants = append(wants, choice.Address+" "+wardTitle(l, choice.Ward))
			}
			contains(t, strings.Join(fields, "=")+" in "+l.String(), got.Body.String(), wants...)
		}
	}
	for _, status := range []ward.Status{
		ward.StatusMatched, ward.StatusOutside, ward.StatusAmbiguous, ward.StatusNoStreet, ward.StatusNoNumber,
		ward.StatusPOBox, ward.StatusIncomplete, ward.StatusNotAddress, ward.StatusEmpty,
	} {
		if !seen[status] {
			t.Errorf("no place has the status %v", status)
		}
	}
}

// TestNearBorder asks for places near borders, and expects the other wards
// with those who hold them.
func TestNearBorder(t *testing.T) {
	day := shippedPage(t).today
	for _, test := range []struct {
		fields []string
		kind   string
	}{
		{[]string{"address", "5600 W North Ave"}, "near a ward"},
		{[]string{"address", "6400 N Austin Ave"}, "near a ward"},
		{[]string{"address", "Western Ave and Division St"}, "near a ward"},
		{[]string{"lat", "42.0245", "lng", "-87.6730", "accuracy", "300"}, "outside"},
		{[]string{"lat", "42.0195", "lng", "-87.6730", "accuracy", "400"}, "near the limit"},
		{[]string{"lat", "41.8837", "lng", "-87.6323", "accuracy", "3000"}, "near many wards"},
	} {
		query := pageQuery{Address: test.fields[1]}
		if test.fields[0] == "lat" {
			query = pageQuery{Lat: test.fields[1], Lng: test.fields[3], Accuracy: test.fields[5]}
		}
		res, _ := query.lookUp(day)
		kind := "clear"
		switch {
		case res.Ward == 0 && res.Others != 0:
			kind = "outside"
		case res.Others.Len() > maxOthers:
			kind = "near many wards"
		case res.Others != 0:
			kind = "near a ward"
		case res.Certainty == ward.CertaintyNearBorder:
			kind = "near the limit"
		}
		if kind != test.kind {
			t.Fatalf("%q is %s: %v", test.fields, kind, res)
		}
		for _, l := range outreach.Languages {
			w := &wordsOf(l).Result
			page := post(t, append(test.fields, "lang", l.String())...).Body.String()
			wants := []string{sureText(res.Match, w, l)}
			for n := range res.Others.All() {
				seat, _ := day.Seat(n)
				wants = append(wants, fill(w.OtherHeading, "ward", l.Ward(n)))
				wants = append(wants, seatTexts(seat)...)
			}
			switch kind {
			case "near many wards":
				wants = append(wants, w.Several, w.ManyWards)
			case "near a ward":
				wants = append(wants, w.AskOffice)
			}
			contains(t, strings.Join(test.fields, "=")+" in "+l.String(), page, wants...)
		}
	}
}

func TestCorrections(t *testing.T) {
	for text, want := range map[string]string{
		"121 N LaSalle St":        "You typed another name of the street.",
		"1060 W Addison":          "The kind of street",
		"1060 W Addisen St":       "spelled a little differently",
		"1060 W Addison St 60601": "not in the ZIP code you typed",
		"1060-1064 W Addison St":  "The lowest was looked up",
		"Division St and Western": "The kind of street",
		"1060 Addison St":         "The direction",
	} {
		contains(t, text, post(t, "address", text, "lang", "en").Body.String(), wordsOf(outreach.English).Result.CorrectionsHeading, want)
	}
}

// TestPastDays builds the page on days when seats were vacant or nothing is
// known, and expects that to be said.
func TestPastDays(t *testing.T) {
	data := shippedPage(t)
	empty, n := vacancy(t, data)
	for _, test := range []struct {
		day   *ward.Snapshot
		n     ward.Number
		state ward.SeatState
	}{
		{empty, n, ward.SeatVacant},
		{on(t, data, "2004-01-01"), 1, ward.SeatNotKnown}, // long ago, how to reach the seat is not known either
	} {
		for _, l := range outreach.Languages {
			view, err := newSeatView(data.atlas, test.day, test.n, nil, wordsOf(l), l)
			if err != nil {
				t.Fatal(err)
			}
			page := execTemplates(t, view, "seat.html", "holder.html", "say.html")
			w := wordsOf(l)
			wants := []string{w.Record.NoHolder, fill(w.Seat.Vacant, "day", l.Date(test.day.Date()))}
			if test.state == ward.SeatNotKnown {
				wants = []string{w.Record.NoHolder, fill(w.Seat.Unknown, "day", l.Date(test.day.Date())), w.Seat.NoContact}
			}
			contains(t, test.day.Date().String(), page, wants...)
			if view.Record != nil || view.Alder != "" {
				t.Errorf("%v: a seat that nobody holds has a record", test.day.Date())
			}
		}
	}
}

// execTemplates returns what the templates make of view.
func execTemplates(t testing.TB, view any, names ...string) string {
	t.Helper()
	var page strings.Builder
	for _, name := range names {
		if err := templates.ExecuteTemplate(&page, name, view); err != nil {
			t.Fatal(err)
		}
	}
	return page.String()
}

// TestHostileInput checks that what is typed is shown as it is, and nowhere
// but in the fields of forms.
func TestHostileInput(t *testing.T) {
	for _, text := range []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onfocus='alert(1)`, `{{.Words}}`, `</title><svg onload=alert(1)>`,
		`javascript:alert(1)`, "1060 W Addison St <b>", "{ward}", strings.Repeat("<", 500),
	} {
		for _, field := range []string{"address", "meeting"} {
			got := post(t, field, text)
			body := got.Body.String()
			if got.Code != http.StatusOK || strings.Contains(body, text) && strings.ContainsAny(text, `<"'`) {
				t.Errorf("%.40q as %s: %d, or it is on the page as it is", text, field, got.Code)
			}
			fields := regexp.MustCompile(`name="`+field+`"[^>]* value="([^"]*)"`).FindAllStringSubmatch(body, -1)
			if len(fields) != 3 { // two to type in or to choose, and what the switch of the language sends
				t.Errorf("%.40q is in %d fields", text, len(fields))
			}
			for _, field := range fields {
				if html.UnescapeString(field[1]) != text {
					t.Errorf("%.40q is not in the field again, which has %.60q", text, field[1])
				}
			}
			if strings.Contains(visible(body), text) {
				t.Errorf("%.40q is in the text of the page", text)
			}
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
		if got.Header().Get("Vary") != "Accept-Language" || got.Header().Get("ETag") == "" {
			t.Errorf("%s: %v", test.target, got.Header())
		}
	}
	// A result is taken over into the other language.
	page := post(t, "address", "1060 W Addison St", "lang", "en").Body.String()
	if !strings.Contains(page, `name="lang" value="es"`) || strings.Count(page, `name="address" value="1060 W Addison St"`) != 2 {
		t.Error("a result cannot be read in the other language without typing again")
	}
}

// TestMeetingForm asks for the days of a meeting alone and with an address.
func TestMeetingForm(t *testing.T) {
	alone := post(t, "address", "", "meeting", "2025-01-15", "lang", "en").Body.String()
	contains(t, "alone", alone, "For the meeting on Wednesday, January 15, 2025", "From Monday, January 13, 2025, 12:01 AM")
	if strings.Contains(alone, `id="result"`) {
		t.Error("a question about a meeting is answered as one about an address")
	}
	both := post(t, "address", "1060 W Addison St", "meeting", "2025-01-15", "lang", "en").Body.String()
	contains(t, "both", both, "For the meeting on Wednesday, January 15, 2025", "44th Ward")
	contains(t, "wrong", post(t, "meeting", "soon", "lang", "es").Body.String(), wordsOf(outreach.Spanish).Meeting.Wrong)
}

var links = regexp.MustCompile(`<([a-z]+)[^>]*? (href|src|action|formaction)="([^"]*)"[^>]*>`)

// checkLinks checks that only links that are followed by people lead to other
// hosts, and that those tell nobody where they come from.
func checkLinks(t *testing.T, page string) {
	t.Helper()
	for _, link := range links.FindAllStringSubmatch(page, -1) {
		target, err := url.Parse(html.UnescapeString(link[3]))
		switch {
		case err != nil:
			t.Errorf("%s: %v", link[0], err)
		case target.Scheme == "" && target.Host == "" && (strings.HasPrefix(link[3], "/") || strings.HasPrefix(link[3], "#")):
		case link[1] == "a" && link[2] == "href" && target.Scheme == "mailto":
		case link[1] == "a" && link[2] == "href" && target.Scheme == "tel" && regexp.MustCompile(`^\+1\d{10}$`).MatchString(target.Opaque):
		case link[1] == "a" && link[2] == "href" && (target.Scheme == "https" || target.Scheme == "http") && strings.Contains(link[0], `rel="noreferrer"`):
		default:
			t.Errorf("%s leads to %q", link[0], link[3])
		}
	}
}

// TestWeight checks what a phone has to load, and that nothing of it comes
// from elsewhere or stands in the line.
func TestWeight(t *testing.T) {
	const limit = 150_000
	for _, page := range []string{
		ask(t, http.MethodGet, "/?lang=es", "").Body.String(),
		post(t, "address", "1060 W Addison St", "lang", "es").Body.String(),
		post(t, "address", "5600 W North Ave", "lang", "es").Body.String(),
		post(t, "address", "Western Ave and Division St", "lang", "es").Body.String(),
		post(t, "lat", "41.8837", "lng", "-87.6323", "accuracy", "3000", "lang", "es").Body.String(),
	} {
		weight := len(page)
		for _, asset := range assets {
			weight += len(asset.text)
		}
		t.Logf("%d bytes, %d with style, script and icon", len(page), weight)
		if weight > limit {
			t.Errorf("a page weighs %d bytes", weight)
		}
		checkLinks(t, page)
		if wrong := regexp.MustCompile(`<style| style="|<script>| on[a-z]+="|javascript:|ZgotmplZ|<no value>`).FindString(page); wrong != "" {
			t.Errorf("a page has %q", wrong)
		}
	}
}

func TestAssets(t *testing.T) {
	page := ask(t, http.MethodGet, "/", "").Body.String()
	for name, kind := range map[string]string{"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"} {
		if !strings.Contains(page, html.EscapeString(assetURL(name))) {
			t.Errorf("the page does not use %s", assetURL(name))
		}
		got := ask(t, http.MethodGet, assetURL(name), "")
		if got.Code != http.StatusOK || !strings.HasPrefix(got.Header().Get("Content-Type"), kind) || got.Body.Len() == 0 {
			t.Errorf("%s: %d %v", name, got.Code, got.Header())
		}
		again := ask(t, http.MethodGet, assetURL(name), "", "If-None-Match", got.Header().Get("ETag"))
		if again.Code != http.StatusNotModified {
			t.Errorf("%s is sent again: %d", name, again.Code)
		}
	}
	if got := ask(t, http.MethodGet, "/assets/none.css", ""); got.Code != http.StatusNotFound {
		t.Errorf("an asset that is not there: %d", got.Code)
	}
}

func TestTelephone(t *testing.T) {
	for text, want := range map[string]string{"(312) 744-6800": "+13127446800", "773.525.6034": "+17735256034", "": "", "311": "", "(312) 744-6800 x5": ""} {
		if got := telephone(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
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
