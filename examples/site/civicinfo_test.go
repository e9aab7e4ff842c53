package main

import (
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

const representatives = "/civicinfo/v2/representatives"

// A page made for Google's method finds the ward by its division, the office
// by the index in it, and the official by the index in that.
func TestRepresentatives(t *testing.T) {
	first, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for n := ward.Number(1); n <= ward.Count; n++ {
		seat, _ := first.today.Seat(n)
		if seat.Holder == nil || len(seat.Offices) == 0 || seat.Offices[0].Kind != "ward" || seat.Email == "" || seat.Phone == "" {
			continue
		}
		text := seat.Offices[0].String()
		res := first.today.Address(text)
		if res.Status != ward.StatusMatched || res.Ward != n { // the office may stand in another ward
			continue
		}
		asked++
		got := ask(t, http.MethodGet, representatives+"?key=x&prettyPrint=false&alt=json&address="+url.QueryEscape(text), "")
		if got.Code != http.StatusOK || got.Header().Get("Cache-Control") != "no-store" || got.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: %d %v", text, got.Code, got.Header())
			continue
		}
		info := decode[civicInfo](t, got)
		division, ok := info.Divisions[n.DivisionID()]
		if info.Kind != "civicinfo#representativeInfoResponse" || len(info.Divisions) != 1 || !ok || len(division.OfficeIndices) != 1 {
			t.Errorf("%s: %+v", text, info)
			continue
		}
		office := info.Offices[division.OfficeIndices[0]]
		official := info.Officials[office.OfficialIndices[0]]
		if office.DivisionID != n.DivisionID() || office.Name != "Chicago City Alderperson" || !reflect.DeepEqual(office.Levels, []string{"locality"}) {
			t.Errorf("%s: the office is %+v", text, office)
		}
		if official.Name != seat.Holder.Name || !reflect.DeepEqual(official.Emails, []string{seat.Email}) || official.Phones[0] != seat.Phone ||
			official.Address[0].Line1 != seat.Offices[0].Address || official.Address[0].ZIP != seat.Offices[0].ZIP {
			t.Errorf("%s: the official is %+v", text, official)
		}
		if info.Input.City != "Chicago" || info.Input.State != "IL" || info.Input.ZIP != seat.Offices[0].ZIP ||
			address.MustParse(info.Input.Line1).Street != address.MustParse(res.Address).Street {
			t.Errorf("%s: the address is %+v", text, info.Input)
		}
		byDivision := decode[civicInfo](t, ask(t, http.MethodGet, representatives+"/"+url.PathEscape(n.DivisionID()), ""))
		info.Kind, info.Input = "", nil
		if !reflect.DeepEqual(byDivision, info) {
			t.Errorf("ward %d by its division is %+v, want %+v", n, byDivision, info)
		}
	}
	if asked == 0 {
		t.Error("no ward office was asked for")
	}
}

// Party, photo and channels are not known, and no name in an answer says so.
func TestNothingInvented(t *testing.T) {
	text := ask(t, http.MethodGet, representatives+"?address=121+N+LaSalle+St", "").Body.String()
	for _, name := range []string{"party", "photoUrl", "channels", "roles", "zip\":\"\"", "null"} {
		if strings.Contains(text, name) {
			t.Errorf("%s is in %s", name, text)
		}
	}
}

func TestRepresentativesFilter(t *testing.T) {
	for query, want := range map[string][3]int{ // divisions, offices, officials
		"":                                   {1, 1, 1},
		"&levels=locality":                   {1, 1, 1},
		"&levels=country&levels=locality":    {1, 1, 1},
		"&levels=country":                    {0, 0, 0},
		"&levels=locality&roles=headOfState": {0, 0, 0},
		"&includeOffices=false":              {1, 0, 0},
		"&includeOffices=true":               {1, 1, 1},
		"&callback=x&fields=kind&quotaUser=y&$.x=": {1, 1, 1},
	} {
		info := decode[civicInfo](t, ask(t, http.MethodGet, representatives+"?address=121+N+LaSalle+St"+query, ""))
		if got := [3]int{len(info.Divisions), len(info.Offices), len(info.Officials)}; got != want {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
		if division := info.Divisions[ward.Number(42).DivisionID()]; len(division.OfficeIndices) != want[1] {
			t.Errorf("%s: the offices of the division are %v", query, division.OfficeIndices)
		}
	}
}

func TestRepresentativesErrors(t *testing.T) {
	for _, test := range []struct {
		target          string
		code            int
		reason, message string
	}{
		{"", 400, "required", "No address provided"},
		{"?address=", 400, "required", "No address provided"},
		{"?address=%20", 400, "required", "No address provided"},
		{"?address=hello", 400, "parseError", "Failed to parse address"},
		{"?address=Madison", 400, "parseError", "Failed to parse address"},
		{"?address=%ff", 400, "parseError", "Failed to parse address"},
		{"?address=" + strings.Repeat("a", 401), 400, "parseError", "Failed to parse address"},
		{"?address=626+Michigan+Ave", 400, "parseError", "It may be in ward 42 or ward 4; POST"},
		{"?address=1&address=2", 400, "invalidParameter", "More than one"},
		{"?address=2100+Ridge+Ave,+Evanston", 404, "notFound", "No information for this address"},
		{"?address=1+Nowhere+St", 404, "notFound", "No information for this address"},
		{"/ocd-division%2Fcountry:us", 404, "notFound", "No information for this division"},
		{"/ocd-division%2Fcountry:us%2Fstate:il%2Fplace:chicago%2Fward:51", 404, "notFound", "No information for this division"},
	} {
		answer := ask(t, http.MethodGet, representatives+test.target, "")
		got := decode[map[string]civicError](t, answer)["error"]
		if answer.Code != test.code || got.Code != test.code || len(got.Errors) != 1 || got.Errors[0].Domain != "global" ||
			got.Errors[0].Reason != test.reason || !strings.Contains(got.Message, test.message) || got.Errors[0].Message != got.Message {
			t.Errorf("%.50s: %d %+v", test.target, answer.Code, got)
		}
	}
}
