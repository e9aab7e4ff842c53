package address

import (
	"errors"
	"slices"
	"testing"
)

// TestReadings has texts with the ways to read them, the likeliest first.
func TestReadings(t *testing.T) {
	for text, want := range map[string][]string{
		// A number in two pieces, or two numbers.
		"452 1 N Malden St":      {"451-452 N MALDEN ST", "4521 N MALDEN ST"},
		"4 521 N Malden St":      {"4-521 N MALDEN ST", "4521 N MALDEN ST"},
		"45 1 N Malden St":       {"41-45 N MALDEN ST", "451 N MALDEN ST"},
		"45 07 N Malden St":      {"7-45 N MALDEN ST", "4507 N MALDEN ST"},
		"120 26 S Ewing Ave":     {"120-126 S EWING AVE", "12026 S EWING AVE"},
		"4 5 N Malden St":        {"4-5 N MALDEN ST"},
		"4521 12 S Ewing Ave":    {"4512-4521 S EWING AVE"},
		"450 210 S Ewing Ave":    {"210-450 S EWING AVE"},
		"12/45 N Malden St":      {"12-45 N MALDEN ST"},
		"6120-6115 N Seeley Ave": {"6115-6120 N SEELEY AVE", "6120 N SEELEY AVE"},
		"5528-05530 S Hyde Park": {"5528-5530 S HYDE PARK", "5530 S HYDE PARK"},
		"120/120-134 N Green St": {"120-134 N GREEN ST"},
		// Letters for digits.
		"67OO S Shore Dr": {"6700 S SHORE DR"},
		"12S N Clark St":  {"12S N CLARK ST", "125 N CLARK ST"},
		"6700S Shore Dr":  {"6700 S SHORE DR", "67005 SHORE DR"},
		"5 W IL":          {"5 W IL"},
		// Words written in one.
		"1376Park Pl":            {"1376 PARK PL"},
		"500 SState":             {"500 SSTATE", "500 S STATE"},
		"4521NMalden":            {"4521 N MALDEN"},
		"4521 N MaldenAve":       {"4521 N MALDENAVE", "4521 N MALDEN AVE"},
		"4521 N MaldenAve St":    {"4521 N MALDENAVE ST"},
		"Maldenst 4521":          {"4521 MALDEN ST"},
		"3311 W Twenty-Sixth St": {"3311 W 26TH ST"},
	} {
		readings := Read(Input{Text: text})
		var got []string
		for r := range readings.All() {
			got = append(got, r.Address.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestColumns has places in columns of their own beside an address.
func TestColumns(t *testing.T) {
	for _, test := range []struct {
		city, state, zip string
		want             string // "" is not in Chicago
		corrections      Corrections
	}{
		{zip: "60605", want: "500 S CLARK ST, CHICAGO, IL 60605"},
		{zip: "60605-1234", want: "500 S CLARK ST, CHICAGO, IL 60605"},
		{zip: "6060", want: "500 S CLARK ST", corrections: ZIPContradicted},
		{zip: "n/a", want: "500 S CLARK ST"},
		{zip: "60201"},
		{city: "Chicago", zip: "60201", want: "500 S CLARK ST", corrections: ZIPContradicted},
		{city: "Chicago", zip: "99999", want: "500 S CLARK ST", corrections: ZIPContradicted},
		{city: "Chicago, IL", want: "500 S CLARK ST"},
		{city: "Pilsen", want: "500 S CLARK ST"},
		{city: "-", state: "-", want: "500 S CLARK ST"},
		{city: "Evanston"},
		{city: "Ada"},
		{state: "IL", want: "500 S CLARK ST"},
		{state: "IN"},
	} {
		readings := Read(Input{Text: "500 S Clark St", City: test.city, State: test.state, ZIP: test.zip})
		got, err := readings.Best()
		if test.want == "" {
			if !errors.Is(err, ErrNotChicago) {
				t.Errorf("%+v: got %q, %v", test, got, err)
			}
			continue
		}
		if err != nil || got.String() != test.want || readings.first.Corrections != test.corrections {
			t.Errorf("%+v: got %q with %q, %v", test, got, readings.first.Corrections, err)
		}
	}
}

// TestErrorPlace has texts with what the error points at.
func TestErrorPlace(t *testing.T) {
	for text, want := range map[string]string{
		"121 N":                        "N",
		"1816":                         "",
		"Кларк St":                     "Кларк St",
		"500 S Clark St Кларк":         "Кларк",
		"Jane jane@example.org":        "Jane jane@example.org",
		"500 S Clark St, Evanston":     "Evanston",
		"1400 Powis Rd W Chicago IL":   "W Chicago IL",
		"1060 W Addison St, SD":        "SD",
		"100 Main St 60201":            "60201",
		"39 S State / 6 E Monroe":      "6 E Monroe",
		"39 S State St, 6 E Monroe St": "6 E Monroe St",
	} {
		_, err := Parse(text)
		parse, ok := errors.AsType[*ParseError](err)
		if !ok || parse.Input[parse.Offset:] != want {
			t.Errorf("%q: %v, want it at %q", text, err, want)
		}
	}
}

func TestCorrectionsJSON(t *testing.T) {
	for _, text := range []string{`["magic"]`, `"spelling"`, `[1]`} {
		c := SpellingCorrected
		if err := c.UnmarshalJSON([]byte(text)); err == nil || c != SpellingCorrected {
			t.Errorf("%s: got %q, %v", text, c, err)
		}
	}
	for c := range Corrections(1) << len(correctionNames) {
		text, err := c.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var back Corrections
		if err := back.UnmarshalJSON(text); err != nil || back != c {
			t.Errorf("%s is read back as %q, %v", text, back, err)
		}
	}
}
