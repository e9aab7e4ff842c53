package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

const form = "application/x-www-form-urlencoded"

// A look-up answers what package ward does, however it is asked.
func TestLookUps(t *testing.T) {
	first, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	on := func(date string) *ward.Snapshot {
		day, err := first.atlas.On(ward.MustParseDate(date))
		if err != nil {
			t.Fatal(err)
		}
		return day
	}
	for _, test := range []struct {
		address, date string
		status        string
	}{
		{"121 N LaSalle St", "", "matched"},
		{"121 N LaSalle St", "2021-01-27", "matched"},
		{"4 N Western Ave", "2025-08-20", "matched"}, // vacant then
		{"626 Michigan Ave", "", "ambiguous"},
		{"2100 Ridge Ave, Evanston", "", "not_chicago"},
		{"", "", "empty"},
		{"hello", "", "not_address"},
	} {
		day, query := first.latest, "address="+strings.ReplaceAll(test.address, " ", "+")
		object := map[string]string{"address": test.address}
		if test.date != "" {
			day, query = on(test.date), query+"&date="+test.date
			object["date"] = test.date
		}
		want, err := json.Marshal(day.Answer(day.Address(test.address)))
		if err != nil {
			t.Fatal(err)
		}
		body, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		for how, answer := range map[string]*httptest.ResponseRecorder{
			"GET":  ask(t, http.MethodGet, "/v1/ward?"+query, ""),
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
	want, err := json.Marshal(day.Answer(day.At(cityHall), nil))
	if err != nil {
		t.Fatal(err)
	}
	got := ask(t, http.MethodGet, "/v1/ward?lat=41.8838&lng=-87.632&date=2021-01-27", "").Body.String()
	if strings.TrimSpace(got) != string(want) {
		t.Errorf("a point is %s, want %s", got, want)
	}
}

func TestProblems(t *testing.T) {
	for _, test := range []struct {
		method, target, kind, body string
		status                     int
		field, detail              string
	}{
		{"GET", "/v1/ward", "", "", 400, "address", "either address, or both"},
		{"GET", "/v1/ward?address=x&lat=41.8&lng=-87.6", "", "", 400, "address", "either address, or both"},
		{"GET", "/v1/ward?lat=41.8", "", "", 400, "lat, lng", `longitude ""`},
		{"GET", "/v1/ward?lat=NaN&lng=-87.6", "", "", 400, "lat, lng", "latitude NaN"},
		{"GET", "/v1/ward?lat=-87.6323&lng=41.8837", "", "", 400, "lat, lng", "swapped"},
		{"GET", "/v1/ward?address=x&address=y", "", "", 400, "address", "at most once"},
		{"GET", "/v1/ward?adress=x", "", "", 400, "adress", "the parameters are address"},
		{"GET", "/v1/ward?address=%ff", "", "", 400, "address", "UTF-8"},
		{"GET", "/v1/ward?address=%zz", "", "", 400, "query", "escape"},
		{"GET", "/v1/ward?address=" + strings.Repeat("a", 401), "", "", 400, "address", "longer than 400"},
		{"GET", "/v1/ward?address=x&date=1990-01-01", "", "", 400, "date", "no ward map"},
		{"GET", "/v1/ward?address=x&date=2021", "", "", 400, "date", "not a single day"},
		{"POST", "/v1/ward?address=x", form, "", 400, "query", "stand in its body"},
		{"POST", "/v1/ward", form, "address=%zz", 400, "body", "escape"},
		{"POST", "/v1/ward", form, "address=" + strings.Repeat("x", maxBody), 413, "body", "longer than"},
		{"POST", "/v1/ward", "text/plain", "x", 415, "Content-Type", "application/json or"},
		{"POST", "/v1/ward", "application/json", `[]`, 400, "body", "not a JSON object"},
		{"POST", "/v1/ward", "application/json", `null`, 400, "body", "not a JSON object"},
		{"POST", "/v1/ward", "application/json", `{"address":"x"} {}`, 400, "body", "more than one"},
		{"POST", "/v1/ward", "application/json", `{"address":["x"]}`, 400, "address", "neither a text"},
		{"POST", "/v1/ward", "application/json", `{"street":"x"}`, 400, "street", "the parameters are"},
		{"GET", "/v1/wards?address=x", "", "", 400, "address", "the parameters are date"},
		{"GET", "/v1/wards/51", "", "", 404, "ward", "not a ward number"},
		{"GET", "/v1/wards/x/stances", "", "", 404, "ward", "not a ward number"},
		{"GET", "/v1/wards/35?date=x", "", "", 400, "date", "not a date"},
		{"GET", "/v1/wards.geojson?map=1999", "", "", 400, "map", "there are 2003, 2015, "},
		{"GET", "/v1/measures?x=y", "", "", 400, "x", "no parameters"},
		{"GET", "/v1/nothing", "", "", 404, "", "/openapi.json"},
		{"GET", "/v1/ward/", "", "", 404, "", "/openapi.json"},
		{"GET", "//v1/ward?address=x", "", "", 404, "", "/openapi.json"},
		{"DELETE", "/v1/ward", "", "", 405, "", "GET, HEAD, POST"},
		{"POST", "/v1/wards", "", "", 405, "", "GET, HEAD"},
		{"OPTIONS", "/healthz", "", "", 405, "", "GET, HEAD"},
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
	"/v1/wards", "/v1/wards?date=2021-01-27", "/v1/wards/35", "/v1/wards/35/stances", "/v1/measures", "/v1/about", "/v1/wards.geojson", "/openapi.json",
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
		for header, want := range map[string]int{tag: 304, `"x", W/` + tag: 304, `"x"`: 200, "": 200} {
			if again := ask(t, http.MethodGet, target, "", "If-None-Match", header); again.Code != want || want == 304 && again.Body.Len() > 0 {
				t.Errorf("%s: to %s the answer is %d with %d bytes", target, header, again.Code, again.Body.Len())
			}
		}
	}
}

func TestLanguage(t *testing.T) {
	status := ward.Ambiguous.Text()
	for header, want := range map[string]string{
		"": status.English, "en": status.English, "fr": status.English, "es": status.Spanish, "es-MX,es;q=0.9,en;q=0.8": status.Spanish,
		"en-US,es;q=0.5": status.English, "pl, es;q=0.5": status.Spanish, "es;q=0, en": status.English, "not a language": status.English,
	} {
		answer := ask(t, http.MethodGet, "/v1/ward?address=626+Michigan+Ave", "", "Accept-Language", header)
		if got := decode[map[string]any](t, answer)["reason"]; got != want || answer.Header().Get("Vary") != "Accept-Language" {
			t.Errorf("%q: %v, %v", header, got, answer.Header())
		}
	}
	english := ask(t, http.MethodGet, "/v1/wards/35/stances", "")
	spanish := ask(t, http.MethodGet, "/v1/wards/35/stances", "", "Accept-Language", "es")
	if english.Header().Get("ETag") == spanish.Header().Get("ETag") {
		t.Error("the record has one ETag in both languages")
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
	if preflight.Code != http.StatusNoContent || preflight.Header().Get("Access-Control-Allow-Methods") != "GET, HEAD, POST" ||
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
	list := decode[struct {
		Date  ward.Date
		Map   string
		Wards []map[string]any
	}](t, ask(t, http.MethodGet, "/v1/wards?date=2021-01-27", ""))
	if list.Date != day.Date() || list.Map != "2015" || len(list.Wards) != ward.Count {
		t.Errorf("%d wards of the map %s on %v", len(list.Wards), list.Map, list.Date)
	}
	for n := ward.Number(1); n <= ward.Count; n++ {
		want, err := json.Marshal(day.Seat(n))
		if err != nil {
			t.Fatal(err)
		}
		if got := ask(t, http.MethodGet, fmt.Sprintf("/v1/wards/%d?date=2021-01-27", n), "").Body.String(); strings.TrimSpace(got) != string(want) {
			t.Errorf("ward %d is %s, want %s", n, got, want)
		}
		if alder, _ := list.Wards[n-1]["alder"].(map[string]any); list.Wards[n-1]["ward"] != float64(n) || alder["name"] != alderOf(day, n) {
			t.Errorf("in the list ward %d is %v", n, list.Wards[n-1])
		}
		record := decode[struct {
			Alder  *alderName
			Record []struct {
				Measure struct{ ID string }
				Reason  string
				Stances []ward.Stance
			}
			Ask struct {
				Ask  ward.Ask
				Text string
			}
		}](t, ask(t, http.MethodGet, fmt.Sprintf("/v1/wards/%d/stances?date=2021-01-27", n), ""))
		if len(record.Record) != len(day.Record(n)) || record.Ask.Ask != day.Ask(n).Ask || record.Ask.Text != day.Ask(n).Text().English ||
			record.Alder == nil || record.Alder.Name != alderOf(day, n) {
			t.Errorf("the record of ward %d is %+v", n, record)
		}
		for i, entry := range record.Record {
			if want := day.Record(n)[i]; entry.Reason != want.Reason.String() || !reflect.DeepEqual(entry.Stances, want.Stances) {
				t.Errorf("ward %d on %s: %s, %v", n, entry.Measure.ID, entry.Reason, entry.Stances)
			}
		}
	}
	vacant := ask(t, http.MethodGet, "/v1/wards/27/stances?date=2025-08-20", "").Body.String()
	if !strings.Contains(vacant, `"alder":null,"vacant":true,"record":[],"ask":{"ask":"none"}`) {
		t.Errorf("the record of a vacant seat is %s", vacant)
	}
}

func TestAbout(t *testing.T) {
	first, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	got := decode[aboutData](t, ask(t, http.MethodGet, "/v1/about", ""))
	if got.DataVersion != first.version || got.AsOf != first.atlas.AsOf() || got.Notice != first.atlas.Notice() || got.Notice == "" ||
		len(got.Maps) != len(first.atlas.Maps()) || len(got.Sources) == 0 {
		t.Errorf("%+v", got)
	}
	if measures := decode[measureList](t, ask(t, http.MethodGet, "/v1/measures", "")); !reflect.DeepEqual(measures.Measures, first.atlas.Measures()) {
		t.Errorf("the measures are %v", measures)
	}
	if health := decode[map[string]ward.Date](t, ask(t, http.MethodGet, "/healthz", "")); health["as_of"] != first.atlas.AsOf() {
		t.Errorf("%v", health)
	}
}
