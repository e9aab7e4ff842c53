package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/chiward/chiward/ward"
)

// sharedAtlas is opened once for all tests.
var sharedAtlas = sync.OnceValues(openAtlas)

func output(t *testing.T, args ...string) string {
	t.Helper()
	var out, help strings.Builder
	if err := run(sharedAtlas, &out, &help, args); err != nil {
		t.Fatalf("lookup %q: %v", args, err)
	}
	if help.Len() > 0 {
		t.Errorf("lookup %q explains itself: %s", args, help.String())
	}
	return out.String()
}

// Days in the past have settled wards and alders.
func TestText(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string
		want []string // lines or beginnings of lines, in this order
	}{
		{"address", []string{"-date", "2021-06-01", "121 N LaSalle"}, []string{
			"42nd Ward\n",
			"  Address    121 N LA SALLE ST\n",
			"  Corrected  street type",
			"  Found      where the City puts this address, at 41.88",
			"  Border     ",
			"  Map        2015\n",
			"\nAlder Brendan Reilly\n",
			"  Since      2007-05-21\n",
			"\nRecord on the Welcoming City ordinance\n",
			"  2021 amendment: the four exceptions removed, to strengthen the ordinance\n",
			"    2021-01-27  Voted nay on adopting it. Counts as against it (the City's record)\n",
			"                https://",
			"\nAsk them to reconsider: ",
			"\nThe council was last confirmed on ",
		}},
		{"address in words of its own", []string{"-date", "2021-06-01", "121", "N", "LaSalle"}, []string{"42nd Ward\n"}},
		{"point", []string{"-date", "2021-06-01", "41.8837, -87.6323"}, []string{
			"42nd Ward\n", "  Point      41.8837000,-87.6323000\n", "  Border     ", "\nAlder Brendan Reilly\n",
		}},
		{"point in words of its own", []string{"41.8837,", "-87.6323"}, []string{"42nd Ward\n"}},
		{"corner near a border", []string{"-date", "2024-01-01", "Milwaukee & North"}, []string{
			"1st Ward, near the border (it may be ward 32)\n", "  Address    N MILWAUKEE AVE & W NORTH AVE\n",
			"  Found      the corner of the two streets, at ",
		}},
		{"motion to table", []string{"-date", "2025-02-01", "121 N LaSalle St"}, []string{
			"  2023 proposal", "    2025-01-15  Voted nay on laying it aside: wanted it taken up, which is no vote on the merits. Counts as neither for nor against it (as reported)\n",
		}},
		{"vacant seat", []string{"-date", "2025-08-20", "4 N Western Ave"}, []string{
			"27th Ward\n", "\nThe seat was vacant on 2025-08-20.\n", "  E-mail     ward27@cityofchicago.org\n",
			"\nThe council was last confirmed on ",
		}},
		{"before the ordinance", []string{"-date", "2012-06-01", "4101 W 79th St"}, []string{
			"13th Ward\n", "\nRecord on the Welcoming City ordinance\n  There was nothing to act on yet.\n",
		}},
		{"new in the seat", []string{"-date", "2025-12-01", "1901 W Madison St"}, []string{
			"\nAlder Walter R. Burnett\n", "  2021 amendment", "    Was not in office then. Predecessor: Walter Burnett, Jr.\n",
			"\nAsk them to state a position: none is recorded",
		}},
		{"ambiguous", []string{"-date", "2024-01-01", "626 Michigan Ave"}, []string{
			"This fits more than one place.", "  626 N MICHIGAN AVE: 42nd Ward\n", "  626 S MICHIGAN AVE: 4th Ward\n",
		}},
		{"outside", []string{"41.9636,-87.8067"}, []string{"This place is not in Chicago.\n"}},
		{"other city", []string{"2100 Ridge Ave, Evanston"}, []string{"This address is not in Chicago.\n"}},
		{"no such street", []string{"123 Sesame St"}, []string{"Chicago has no such street."}},
		{"empty", []string{""}, []string{"There is no address.\n"}},
	} {
		got := output(t, test.args...)
		rest := "\n" + got
		for _, want := range test.want {
			_, behind, found := strings.Cut(rest, "\n"+want)
			if !found {
				t.Errorf("%s: no %q in its place in\n%s", test.name, want, got)
				break
			}
			rest = "\n" + behind
			if strings.HasSuffix(want, "\n") {
				continue
			}
			_, rest, _ = strings.Cut(behind, "\n")
			rest = "\n" + rest
		}
	}
}

func TestNoWardNoAlder(t *testing.T) {
	for _, place := range []string{"626 Michigan Ave", "41.9636,-87.8067", "n/a"} {
		if got := output(t, "-date", "2024-01-01", place); strings.Contains(got, "\nAlder") || strings.Contains(got, "Record") {
			t.Errorf("%s: %s", place, got)
		}
	}
}

// TestVacantSeatHasNoRecord checks that nobody's acts are given to a seat that
// nobody held.
func TestVacantSeatHasNoRecord(t *testing.T) {
	if got := output(t, "-date", "2025-08-20", "4 N Western Ave"); strings.Contains(got, "Alder") || strings.Contains(got, "Record") {
		t.Error(got)
	}
}

func TestNearCityLimit(t *testing.T) {
	var out strings.Builder
	report{out: &out}.reason(ward.Answer{
		Reason: "This place is not in Chicago.",
		Result: ward.Result{Match: ward.Match{Certainty: ward.NearBorder, Others: ward.Set(0).With(41)}},
	})
	if want := "This place is not in Chicago.\nIt is so near the city limit that it may be in ward 41.\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

func TestEqualOfficesAreOne(t *testing.T) {
	room := ward.Office{Kind: ward.InWard, Address: "121 North LaSalle Street, Room 300", ZIP: "60602", Phone: "(312) 744-0000"}
	hall, other := room, room
	hall.Kind, hall.Note = ward.AtCityHall, "the same room"
	other.Phone = ""
	for _, test := range []struct {
		contact ward.Contact
		want    int
	}{
		{ward.Contact{WardOffice: room, CityHall: hall}, 1},
		{ward.Contact{WardOffice: room, SecondOffice: other, CityHall: hall}, 2},
		{ward.Contact{}, 0},
	} {
		var out strings.Builder
		report{out: &out}.offices(test.contact)
		if got := strings.Count(out.String(), "Office "); got != test.want {
			t.Errorf("%d offices, want %d: %s", got, test.want, out.String())
		}
	}
}

func TestJSON(t *testing.T) {
	for _, test := range []struct {
		args []string
		want map[string]any
	}{
		{[]string{"-date", "2021-06-01", "121 N LaSalle St"}, map[string]any{
			"status": "matched", "ward": 42.0, "map": "2015", "method": "exact", "address": "121 N LA SALLE ST",
		}},
		{[]string{"-date", "2021-06-01", "41.8837,-87.6323"}, map[string]any{"status": "matched", "ward": 42.0, "method": "given"}},
		{[]string{"-date", "2024-01-01", "626 Michigan Ave"}, map[string]any{"status": "ambiguous", "ward": nil, "alder": nil}},
		{[]string{"41.9636,-87.8067"}, map[string]any{"status": "outside", "ward": nil, "alder": nil}},
		{[]string{"-date", "2025-08-20", "4 N Western Ave"}, map[string]any{"status": "matched", "ward": 27.0, "alder": nil}},
	} {
		var got map[string]any
		text := output(t, append([]string{"-json"}, test.args...)...)
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Errorf("%q: %v in %s", test.args, err, text)
			continue
		}
		for name, want := range test.want {
			if value, ok := got[name]; !ok && want != nil || fmt.Sprint(value) != fmt.Sprint(want) {
				t.Errorf("%q: %s is %v, want %v", test.args, name, value, want)
			}
		}
		for _, name := range []string{"ward", "alder", "as_of"} {
			if _, ok := got[name]; !ok {
				t.Errorf("%q: no %s", test.args, name)
			}
		}
		stances, _ := got["stances"].([]any)
		if held := got["alder"] != nil; held != (len(stances) > 0) {
			t.Errorf("%q: alder %v with %d stances", test.args, got["alder"], len(stances))
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		args []string
		want string
	}{
		{nil, "an address or a point is needed; lookup -h"},
		{[]string{"-json"}, "an address or a point is needed"},
		{[]string{"-x", "121 N LaSalle St"}, "flag provided but not defined: -x; lookup -h"},
		{[]string{"-date", "yesterday", "121 N LaSalle St"}, `-date: ward: "yesterday" is not a date like 2025-01-15`},
		{[]string{"-date", "1990-01-01", "121 N LaSalle St"}, "-date: ward: no ward map for the day: 1990-01-01"},
		{[]string{"--", "-87.6323,41.8837"}, "latitude and longitude are swapped"},
		{[]string{"41.8837,87.6323"}, "longitude lacks its minus sign"},
		{[]string{"1176000,1900000"}, "latitude 1.176e+06 is not within"},
		{[]string{"NaN,NaN"}, "latitude NaN is not within"},
		{[]string{"1e309,0"}, `latitude "1e309" is not a number`},
	} {
		var out, help strings.Builder
		err := run(sharedAtlas, &out, &help, test.args)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want %q", test.args, err, test.want)
		}
		if out.Len()+help.Len() > 0 {
			t.Errorf("%q: printed %q and %q", test.args, out.String(), help.String())
		}
	}
}

func TestHelp(t *testing.T) {
	var out, help strings.Builder
	if err := run(sharedAtlas, &out, &help, []string{"-h"}); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("error %v", err)
	}
	for _, want := range []string{"usage: lookup", "-date", "-json"} {
		if !strings.Contains(help.String(), want) {
			t.Errorf("help without %q:\n%s", want, help.String())
		}
	}
}

// TestEveryActHasWords checks that no act of the record is printed with a gap.
func TestEveryActHasWords(t *testing.T) {
	atlas, err := sharedAtlas()
	if err != nil {
		t.Fatal(err)
	}
	related := map[ward.MeasureID]bool{}
	for _, measure := range atlas.Measures() {
		related[measure.ID] = measure.Related
	}
	for stance := range atlas.Stances(ward.StanceQuery{}) {
		if related[stance.Measure] {
			continue
		}
		words := stance.Text().English
		if words == "" || positionWords[stance.Position] == "" || basisWords[stance.Basis] == "" {
			t.Errorf("%v: %q, %q, %q", stance, words, positionWords[stance.Position], basisWords[stance.Basis])
		}
	}
}

// TestRelatedMeasuresAreNoRecord looks at an alder with acts on measures that
// do not amend the ordinance.
func TestRelatedMeasuresAreNoRecord(t *testing.T) {
	args := []string{"-date", "2024-01-01", "2650 W 51st St"}
	if got := output(t, append([]string{"-json"}, args...)...); !strings.Contains(got, `"measure": "REF-2023"`) {
		t.Fatalf("this alder did nothing on the measure: %s", got)
	}
	if got := output(t, args...); strings.Contains(got, "referendum") {
		t.Error(got)
	}
}
