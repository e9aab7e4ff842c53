package main

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/chiward/chiward/ward"
)

var (
	// sharedAtlas is opened once for all tests.
	sharedAtlas = sync.OnceValues(openAtlas)
	// toyAtlas is of a made-up city, whose seats and acts do not change.
	toyAtlas = sync.OnceValues(func() (*ward.Atlas, error) { return ward.Open(os.DirFS("../../ward/testdata/toy")) })

	today = ward.MustParseDate("2026-11-24")
)

func output(t *testing.T, open func() (*ward.Atlas, error), args ...string) string {
	t.Helper()
	var out, help strings.Builder
	if err := run(open, today, &out, &help, args); err != nil {
		t.Fatalf("lookup %q: %v", args, err)
	}
	if help.Len() > 0 {
		t.Errorf("lookup %q explains itself: %s", args, help.String())
	}
	return out.String()
}

// check holds that got has want, each a line or the beginning of one, in this
// order.
func check(t *testing.T, name, got string, want ...string) {
	t.Helper()
	rest := "\n" + got
	for _, line := range want {
		_, behind, found := strings.Cut(rest, "\n"+line)
		if !found {
			t.Errorf("%s: no %q in its place in\n%s", name, line, got)
			return
		}
		_, behind, _ = strings.Cut(line[len(line)-1:]+behind, "\n")
		rest = "\n" + behind
	}
}

// TestPlaces has places, whose wards change with a map only.
func TestPlaces(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string
		want []string
	}{
		{"address", []string{"-date", "2021-06-01", "121 N LaSalle"}, []string{
			"42nd Ward\n",
			"  Address    121 N LA SALLE ST\n",
			"  Corrected  street type",
			"  Found      where the City puts this address, at 41.88",
			"  Border     ",
			"  Map        2015\n",
			"Who represented this place when the Council acted",
		}},
		{"address in words of its own", []string{"-date", "2021-06-01", "121", "N", "LaSalle"}, []string{"42nd Ward\n"}},
		{"point", []string{"-date", "2021-06-01", "41.8837, -87.6323"}, []string{
			"42nd Ward\n", "  Point      41.8837000,-87.6323000\n", "  Border     ",
		}},
		{"point in words of its own, today", []string{"41.8837,", "-87.6323"}, []string{"42nd Ward\n", "  Map        2023\n"}},
		{"corner near a border", []string{"-date", "2024-01-01", "Milwaukee & North"}, []string{
			"1st Ward, near the border (it may be ward 32)\n", "  Address    N MILWAUKEE AVE & W NORTH AVE\n",
			"  Found      the corner of the two streets, at ",
		}},
		{"ambiguous", []string{"-date", "2024-01-01", "626 Michigan Ave"}, []string{
			"This fits more than one place.", "  626 N MICHIGAN AVE: 42nd Ward\n", "  626 S MICHIGAN AVE: 4th Ward\n",
		}},
		{"outside", []string{"41.9636,-87.8067"}, []string{"This place is not in Chicago.\n"}},
		{"other city", []string{"2100 Ridge Ave, Evanston"}, []string{"This place is not in Chicago.\n"}},
		{"no such street", []string{"123 Sesame St"}, []string{"Chicago has no such street."}},
		{"empty", []string{""}, []string{"There is no address.\n"}},
		{"after the last day of the last council", []string{"-date", "2999-01-01", "121 N LaSalle"}, []string{
			"Who held the seat on 2999-01-01 is not known.\n", "The data end with the council that sits until ",
		}},
	} {
		check(t, test.name, output(t, sharedAtlas, test.args...), test.want...)
	}
}

// TestSeats has seats and acts of the made-up city.
func TestSeats(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string
		want []string
	}{
		{"held", []string{"-date", "2026-10-04", "10.0005,10.0015"}, []string{
			"2nd Ward\n",
			"Alder Cy Cole, as of 2026-10-05\n",
			"  Since      2025-06-01\n",
			"  E-mail     ward02@example.org  (listed 2026-09-11)\n",
			"  Office     30 North Main Street, Chicago, IL 60601  (312) 555-0104  (listed 2026-09-11)\n",
			"Who represented this place when the Council acted",
			"    The ward map of that day is not loaded here.\n",
			"    Who held the seat then is not known here.\n",
			"    Some of the names in the roll call were worked out from the count.\n",
			"    2025-01-15  2nd Ward: Ben Brook\n",
			"    2023-09  Sponsored it. This is by two reports; we have not read it in the City's record. Against the protections.\n",
			"                Report, https://example.org/report\n",
			"    2025-01-07  Filed a notice to bring it before the whole Council. This is by one report; we have not read it in the City's record. A matter of procedure.\n",
			"    2025-01-15  Voted nay on tabling it. This is by one report",
		}},
		{"listed before", []string{"-date", "2026-10-04", "10.0005,10.0005"}, []string{
			"Alder Ben Brook, as of 2026-10-04\n",
			"  Office     121 North LaSalle Street, Room 300, Chicago, IL 60602  (312) 555-0103  (listed 2025-05-15, so it may be a predecessor's)\n",
			"    2025-01-15  1st Ward: Ann Alba\n",
			"    2025-01-15  Voted yea on tabling it, which ended it. This is not recorded: we worked it out from a reported count. A matter of procedure.\n",
			"What else Ben Brook did\n",
			"    2020-02-01  Voted nay on adopting it. Against the protections.\n",
		}},
		{"vacant", []string{"-date", "2025-05-20", "10.0005,10.0005"}, []string{"The seat was vacant on 2025-05-20, as of 2025-04-30.\n"}},
		{"near a border then", []string{"-date", "2026-10-04", "10.0005,10.001001"}, []string{"2nd Ward, near the border", "    2025-01-15  2nd Ward (or ward 1): Ben Brook\n"}},
	} {
		check(t, test.name, output(t, toyAtlas, test.args...), test.want...)
	}
	for day, point := range map[string]string{"2025-05-20": "10.0005,10.0005", "2026-10-04": "10.0005,10.0015"} {
		if got := output(t, toyAtlas, "-date", day, point); strings.Contains(got, "What else") {
			t.Errorf("a vacant seat, or a holder of whom nothing is recorded, did something: %s", got)
		}
	}
}

func TestNearCityLimit(t *testing.T) {
	got := output(t, toyAtlas, "9.999999,10.0035")
	check(t, "near the limit", got, "This place is not in Chicago.\n", "It is so near the city limit that it may be in ward 4.\n")
}

func TestJSON(t *testing.T) {
	for _, test := range []struct {
		args   []string
		status ward.Status
		ward   ward.Number
	}{
		{[]string{"-date", "2021-06-01", "121 N LaSalle St"}, ward.StatusMatched, 42},
		{[]string{"-date", "2021-06-01", "41.8837,-87.6323"}, ward.StatusMatched, 42},
		{[]string{"-date", "2024-01-01", "626 Michigan Ave"}, ward.StatusAmbiguous, 0},
		{[]string{"41.9636,-87.8067"}, ward.StatusOutside, 0},
	} {
		var res ward.Result
		text := output(t, sharedAtlas, append([]string{"-json"}, test.args...)...)
		if err := json.Unmarshal([]byte(text), &res); err != nil {
			t.Errorf("%q: %v in %s", test.args, err, text)
			continue
		}
		if res.Status != test.status || res.Ward != test.ward || (res.Record != nil) != (test.ward != 0) || res.Date.IsZero() {
			t.Errorf("%q: %+v", test.args, res)
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
		{[]string{"-date", "2025", "121 N LaSalle St"}, `-date: ward: "2025" is not a single day`},
		{[]string{"-date", "1990-01-01", "121 N LaSalle St"}, "-date: ward: no ward map for the day: 1990-01-01"},
		{[]string{"--", "-87.6323,41.8837"}, "latitude and longitude are swapped"},
		{[]string{"41.8837,87.6323"}, "longitude lacks its minus sign"},
		{[]string{"1176000,1900000"}, "latitude is not within"},
		{[]string{"NaN,NaN"}, "latitude is not within"},
		{[]string{"1e309,0"}, "latitude is not a number"},
	} {
		var out, help strings.Builder
		err := run(sharedAtlas, today, &out, &help, test.args)
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
	if err := run(sharedAtlas, today, &out, &help, []string{"-h"}); !errors.Is(err, flag.ErrHelp) {
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
	for _, measure := range atlas.Measures() {
		for stance := range atlas.Stances(measure.ID) {
			if words := stance.Text(measure).English; words == "" || sideWords[stance.Side] == "" {
				t.Errorf("%+v: %q, %q", stance, words, sideWords[stance.Side])
			}
		}
	}
}
