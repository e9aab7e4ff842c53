package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/examples/internal/resident"
	"github.com/chiward/chiward/ward"
)

const form = "application/x-www-form-urlencoded"

// A look-up answers what package ward does, however it is asked.
func TestLookUps(t *testing.T) {
	first, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		address, date string
		status        string
	}{
		{"121 N LaSalle St", "", "matched"},
		{"121 N LaSalle St", "2021-01-27", "matched"},
		{"4 N Western Ave", "2025-08-20", "matched"},
		{"626 Michigan Ave", "", "ambiguous"},
		{"2100 Ridge Ave, Evanston", "", "outside"},
		{"", "", "empty"},
		{"hello", "", "not_address"},
	} {
		day, query := first.today, "address="+strings.ReplaceAll(test.address, " ", "+")
		object := map[string]string{"address": test.address}
		if test.date != "" {
			day, query = on(t, first, test.date), query+"&date="+test.date
			object["date"] = test.date
		}
		want, err := json.Marshal(withRecord(day, day.Address(test.address)))
		if err != nil {
			t.Fatal(err)
		}
		body, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		for how, answer := range map[string]*httptest.ResponseRecorder{
			"form": ask(t, http.MethodPost, "/v1/ward", query, "Content-Type", form),
			"JSON": ask(t, http.MethodPost, "/v1/ward", string(body), "Content-Type", "application/json"),
		} {
			if answer.Code != http.StatusOK || answer.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%s %q: %d, %v", how, test.address, answer.Code, answer.Header())
			}
			if got := strings.TrimSpace(answer.Body.String()); got != string(want) {
				t.Errorf("%s %q:\n%.2000s, want\n%.2000s", how, test.address, got, want)
			}
			if got := decode[map[string]any](t, answer)["status"]; got != test.status {
				t.Errorf("%s %q: %v, want %s", how, test.address, got, test.status)
			}
		}
	}
	day := day2021(t, first)
	want, err := json.Marshal(withRecord(day, day.At(cityHall)))
	if err != nil {
		t.Fatal(err)
	}
	got := ask(t, http.MethodPost, "/v1/ward", "lat=41.8838&lng=-87.632&date=2021-01-27", "Content-Type", form).Body.String()
	if strings.TrimSpace(got) != string(want) {
		t.Errorf("a point is %s, want %s", got, want)
	}
}

// withRecord returns res with the record of its place, if there is one.
func withRecord(day *ward.Snapshot, res ward.Result) ward.Result {
	if res.Status == ward.StatusMatched {
		res.Record = day.RecordAt(res.Point, res.Radius)
	}
	return res
}

func TestProblems(t *testing.T) {
	for _, test := range []struct {
		method, target, kind, body string
		status                     int
		field, detail              string
	}{
		{"POST", "/v1/ward", form, "", 400, "address", "either address, or both"},
		{"POST", "/v1/ward", form, "address=x&lat=41.8&lng=-87.6", 400, "address", "either address, or both"},
		{"POST", "/v1/ward", form, "lat=41.8", 400, "lat, lng", "longitude is not a number"},
		{"POST", "/v1/ward", form, "lat=NaN&lng=-87.6", 400, "lat, lng", "latitude is not within"},
		{"POST", "/v1/ward", form, "lat=-87.6323&lng=41.8837", 400, "lat, lng", "swapped"},
		{"POST", "/v1/ward", form, "address=x&address=y", 400, "address", "more than once"},
		{"POST", "/v1/ward", form, "adress=x", 400, "", "the parameters are address"},
		{"POST", "/v1/ward", form, "address=%ff", 400, "address", "UTF-8"},
		{"POST", "/v1/ward", form, "address=" + strings.Repeat("a", 401), 400, "address", "longer than 400"},
		{"POST", "/v1/ward", form, "address=x&date=1990-01-01", 400, "date", "no ward map"},
		{"POST", "/v1/ward", form, "address=x&date=2021", 400, "date", "not a single day"},
		{"POST", "/v1/ward?address=x", form, "", 400, "query", "belong in its body"},
		{"POST", "/v1/ward", form, "address=%zz", 400, "body", "hexadecimal"},
		{"POST", "/v1/ward", form, "address=" + strings.Repeat("x", maxBody), 413, "body", "longer than"},
		{"POST", "/v1/ward", "text/plain", "x", 415, "Content-Type", "application/json or"},
		{"POST", "/v1/ward", "application/json", `[]`, 400, "body", "not a JSON object"},
		{"POST", "/v1/ward", "application/json", `null`, 400, "body", "not a JSON object"},
		{"POST", "/v1/ward", "application/json", `{"address":"x"} {}`, 400, "body", "more than one"},
		{"POST", "/v1/ward", "application/json", `{"address":["x"]}`, 400, "body", "neither a text"},
		{"POST", "/v1/ward", "application/json", `{"street":"x"}`, 400, "", "the parameters are"},
		{"GET", "/v1/wards?address=x", "", "", 400, "", "the parameters are date"},
		{"GET", "/v1/wards/51", "", "", 404, "ward", "not a ward number"},
		{"GET", "/v1/wards/x", "", "", 404, "ward", "not a ward number"},
		{"GET", "/v1/wards/35?date=x", "", "", 400, "date", "not a date"},
		{"GET", "/v1/wards.geojson?map=1999", "", "", 400, "map", "the maps are 2003, 2015, "},
		{"GET", "/v1/measures?x=y", "", "", 400, "", "no parameters"},
		{"GET", "/v1/nothing", "", "", 404, "", "/openapi.json"},
		{"GET", "/v1/ward/", "", "", 404, "", "/openapi.json"},
		{"GET", "/v1/ward?address=x", "", "", 405, "", "POST"},
		{"DELETE", "/v1/ward", "", "", 405, "", "POST"},
		{"POST", "/v1/wards", "", "", 405, "", "GET, HEAD"},
		{"POST", "/healthz", "", "", 405, "", "GET, HEAD"},
	} {
		answer := ask(t, test.method, test.target, test.body, "Content-Type", test.kind)
		if answer.Code != test.status || answer.Header().Get("Content-Type") != "application/problem+json" || answer.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s %.60s: %d %v", test.method, test.target, answer.Code, answer.Header())
			continue
		}
		got := decode[problem](t, answer)
		if got.Status != test.status || got.Title != http.StatusText(test.status) || got.Field != test.field || !strings.Contains(got.Detail, test.detail) {
			t.Errorf("%s %.60s: %+v, want %q for %q", test.method, test.target, got, test.detail, test.field)
		}
		if allow := answer.Header().Get("Allow"); (test.status == http.StatusMethodNotAllowed) != (allow != "") {
			t.Errorf("%s %.60s: allowed is %q", test.method, test.target, allow)
		}
	}
}

// lists are answers that are the same for everybody until the data changes.
var lists = []string{
	"/v1/wards", "/v1/wards?date=2021-01-27", "/v1/wards/35", "/v1/measures", "/v1/about", "/v1/wards.geojson", "/openapi.json",
}

func TestListsAreKept(t *testing.T) {
	tags := map[string]string{}
	for _, target := range lists {
		first := ask(t, http.MethodGet, target, "")
		tag := first.Header().Get("ETag")
		if first.Code != http.StatusOK || tag == "" || !strings.HasPrefix(first.Header().Get("Cache-Control"), "public, ") {
			t.Errorf("%s: %d %v", target, first.Code, first.Header())
		}
		if other, ok := tags[tag]; ok {
			t.Errorf("%s and %s have the ETag %s", target, other, tag)
		}
		tags[tag] = target
		if head := ask(t, http.MethodHead, target, ""); head.Code != http.StatusOK || head.Header().Get("ETag") != tag {
			t.Errorf("%s: the head is %d %v", target, head.Code, head.Header())
		}
		for header, want := range map[string]int{tag: 304, `"x", ` + tag: 304, strings.TrimPrefix(tag, "W/"): 304, "*": 304, `W/"x" , ` + tag + ` , "y"`: 304, `"x` + tag[3:]: 200, `"x"`: 200, "": 200} {
			if again := ask(t, http.MethodGet, target, "", "If-None-Match", header); again.Code != want || want == 304 && again.Body.Len() > 0 {
				t.Errorf("%s: to %s the answer is %d with %d bytes", target, header, again.Code, again.Body.Len())
			}
		}
	}
}

func TestLanguage(t *testing.T) {
	first, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	request := outreach.For(first.atlas, day2021(t, first), 35)
	english, spanish := request.Text(outreach.English), request.Text(outreach.Spanish)
	for header, want := range map[string]string{
		"": english, "en": english, "fr": english, "es": spanish, "es-MX,es;q=0.9,en;q=0.8": spanish,
		"en-US,es;q=0.5": english, "pl, es;q=0.5": spanish, "es;q=0, en": english, "not a language": english,
	} {
		answer := ask(t, http.MethodGet, "/v1/wards/35?date=2021-01-27", "", "Accept-Language", header)
		if got := decode[seatAnswer](t, answer).Ask.Text; got != want || !slices.Contains(answer.Header().Values("Vary"), "Accept-Language") {
			t.Errorf("%q: %v, %v", header, got, answer.Header())
		}
	}
}

func TestOrigins(t *testing.T) {
	for _, target := range []string{"/v1/ward?address=x", "/v1/measures", "/v1/ward?x=y", "/v1/nothing", "/openapi.json", "/civicinfo/v2/representatives"} {
		if got := ask(t, http.MethodGet, target, "", "Origin", "https://example.org").Header().Get("Access-Control-Allow-Origin"); got != "*" {
			t.Errorf("%s: %q", target, got)
		}
	}
	if got := ask(t, http.MethodGet, "/", "").Header().Get("Access-Control-Allow-Origin"); got != "" {
		t.Errorf("the page is for %q", got)
	}
	preflight := ask(t, http.MethodOptions, "/v1/ward", "", "Origin", "https://example.org", "Access-Control-Request-Method", "POST")
	if preflight.Code != http.StatusNoContent || preflight.Header().Get("Access-Control-Allow-Methods") != "POST" ||
		preflight.Header().Get("Access-Control-Allow-Headers") != "Content-Type" {
		t.Errorf("before a POST: %d %v", preflight.Code, preflight.Header())
	}
}

func TestSeatsAndRecord(t *testing.T) {
	first, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	day := day2021(t, first)
	list := decode[wardList](t, ask(t, http.MethodGet, "/v1/wards?date=2021-01-27", ""))
	if list.Date != day.Date() || list.Map != "2015" || len(list.Wards) != ward.Count {
		t.Errorf("%d wards of the map %s on %v", len(list.Wards), list.Map, list.Date)
	}
	for n := ward.Number(1); n <= ward.Count; n++ {
		got := decode[seatAnswer](t, ask(t, http.MethodGet, fmt.Sprintf("/v1/wards/%d?date=2021-01-27", n), ""))
		seat, _ := day.Seat(n)
		want := outreach.For(first.atlas, day, n)
		if !sameJSON(t, list.Wards[n-1], seat) || !sameJSON(t, got.Seat, seat) || !sameJSON(t, got.Record, day.Record(n)) {
			t.Errorf("ward %d is %+v, and in the list %+v", n, got, list.Wards[n-1])
		}
		if got.Date != day.Date() || got.DivisionID != n.DivisionID() || got.Map != list.Map || got.Ask.Ask != want.Ask || got.Ask.Text != want.Text(outreach.English) ||
			(got.Ask.Stance == nil) != (want.Stance == ward.Stance{}) || got.Ask.Stance != nil && *got.Ask.Stance != want.Stance {
			t.Errorf("of ward %d: %+v", n, got)
		}
	}
	empty, n := vacancy(t, first)
	vacant := ask(t, http.MethodGet, fmt.Sprintf("/v1/wards/%d?date=%v", n, empty.Date()), "").Body.String()
	if !strings.Contains(vacant, `"state":"vacant"`) || !strings.Contains(vacant, `"record":[],"ask":{"ask":"none"}`) || strings.Contains(vacant, `"holder"`) {
		t.Errorf("a vacant seat is %s", vacant)
	}
}

// sameJSON reports whether encoding/json writes two values alike.
func sameJSON(t testing.TB, one, other any) bool {
	t.Helper()
	return bytes.Equal(encode(one), encode(other))
}

// An answer says when the data are older than the present council.
func TestOutdated(t *testing.T) {
	first, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	last := first.atlas.SitsUntil()
	for days, want := range map[int]bool{0: false, 1: true} {
		data, err := newEdition(first.atlas, "", ward.DateOf(last.Time().AddDate(0, 0, days)), resident.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got age
		text, wrong := health(data, httptest.NewRequest(http.MethodGet, "/healthz", nil))
		if err := json.Unmarshal(text, &got); err != nil || wrong != nil {
			t.Fatal(err, wrong)
		}
		if got.Outdated != want || got.SitsUntil != last || got.Date != data.today.Date() {
			t.Errorf("%d days after the last: %+v", days, got)
		}
	}
}

func TestAbout(t *testing.T) {
	first, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	got := decode[aboutData](t, ask(t, http.MethodGet, "/v1/about", ""))
	if got.DataVersion != first.atlas.Version() || got.age != ageOf(first) || got.AsOf != first.atlas.Latest().Date() || got.Notice != first.atlas.Notice() || got.Notice == "" ||
		len(got.Maps) != len(first.atlas.Maps()) || len(got.Sources) == 0 {
		t.Errorf("%+v", got)
	}
	measures := decode[measureList](t, ask(t, http.MethodGet, "/v1/measures", ""))
	if !sameJSON(t, measures.Measures, first.atlas.Measures()) || len(measures.Measures) == 0 {
		t.Errorf("the measures are %v", measures)
	}
	if health := decode[age](t, ask(t, http.MethodGet, "/healthz", "")); health != got.age {
		t.Errorf("%v", health)
	}
}
