package street

import (
	"errors"
	"math"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// TestLocate places addresses in the toy of bundle_test.go.
func TestLocate(t *testing.T) {
	s := toy(t)
	const (
		none     = address.Corrections(0)
		suffix   = address.SuffixCorrected
		byRange  = address.SuffixByRange
		alias    = address.AliasUsed
		dir      = address.DirCorrected
		spelling = address.SpellingCorrected
		name     = address.NameCorrected
	)
	for _, test := range []struct {
		text    string
		want    string
		method  Method
		changes address.Corrections
	}{
		{"100 N State St", "100 N STATE ST", Exact, none},
		{"110 N State St, Apt 3R, Chicago, IL 60601", "110 N STATE ST, APT 3R, CHICAGO, IL 60601", Exact, none},
		{"110 N State St 60602", "110 N STATE ST, CHICAGO, IL 60602", Exact, address.ZIPContradicted},
		{"110-120 N State St", "110-120 N STATE ST", Exact, address.LowNumberUsed},
		{"112 N State St", "112 N STATE ST", Interpolated, none},
		{"121 N State St", "121 N STATE ST", Interpolated, none},
		{"102 N State St", "102 N STATE ST", Interpolated, none},
		{"150 N State", "150 N STATE ST", Exact, byRange},
		{"310 N State St", "310 N STATE PKWY", Exact, alias | byRange},
		{"310 N State", "310 N STATE PKWY", Exact, byRange},
		{"310 State", "310 N STATE PKWY", Exact, byRange | dir},
		{"150 N Main St", "150 N STATE ST", Exact, alias},
		{"150 N Sttae St", "150 N STATE ST", Exact, spelling},
		{"30 N Oak St", "", "", none},                            // E or W
		{"21 W Oak Ave", "21 W OAK ST", Exact, suffix},           // another type
		{"10 W Oakpark Ave", "", "", none},                       // E only: never its opposite
		{"10 N Oak Park Ave", "10 E OAK PARK AVE", Exact, dir},   // N is not on that axis
		{"10 E Oakpark Ave", "10 E OAK PARK AVE", Exact, alias},  // put together differently
		{"121 S State St", "121 S STATE ST", Interpolated, none}, //
		{"120 N State St 60601", "120 N STATE ST, CHICAGO, IL 60601", Exact, none},
	} {
		a := address.MustParse(test.text)
		f, err := s.Locate(a)
		if test.want == "" {
			if err == nil {
				t.Errorf("%q: placed at %v", test.text, f.Address)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", test.text, err)
			continue
		}
		if f.Method == Exact && f.Radius != 11 {
			t.Errorf("%q: radius %v", test.text, f.Radius)
		}
		if f.Address.String() != test.want || f.Method != test.method || f.Corrections != test.changes {
			t.Errorf("%q: got %q, %v (%v), want %q, %v (%v)",
				test.text, f.Address, f.Method, f.Corrections, test.want, test.method, test.changes)
		}
	}
}

func TestLocateErrors(t *testing.T) {
	s := toy(t)
	for text, want := range map[string]error{
		"10 N Zyzzyva St":             ErrUnknownStreet,
		"5000 N State St":             ErrUnknownNumber,
		"10 W Park Oak Ave":           ErrUnknownStreet,
		"10 N State St 60045":         address.ErrNotChicago,
		"Oak St & Zyzzyva St":         ErrUnknownStreet,
		"Elm St & Oak St":             ErrUnknownCorner,
		"Elm St & State St, IL 60045": address.ErrNotChicago,
	} {
		a, err := address.Parse(text)
		if err == nil {
			_, err = s.Locate(a)
		}
		if !errors.Is(err, want) {
			t.Errorf("%q: error %v, want %v", text, err, want)
		}
	}
	for _, number := range []int{0, -1, math.MaxUint16 + 1, math.MaxInt} {
		a := address.Address{Number: number, Street: address.Street{Dir: "N", Name: "STATE", Suffix: "ST"}}
		if _, err := s.Locate(a); !errors.Is(err, ErrUnknownNumber) {
			t.Errorf("number %d: error %v", number, err)
		}
	}
	if _, err := new(Streets).Locate(address.MustParse("100 N State St")); !errors.Is(err, ErrUnknownStreet) {
		t.Errorf("zero Streets: error %v", err)
	}
}

// TestContradicts has a street of which 102 is in one ZIP code and 150 and 300
// are in the other: within a block of any address of a code that code is right.
func TestContradicts(t *testing.T) {
	s := &Streets{zips: []string{"60601", "60602"}}
	st := &street{sides: [2]side{{
		numbers: []uint16{102, 150, 300}, places: make([]place, 3), zips: []zipRun{{1, 0}, {3, 1}},
	}}}
	for number, want := range map[int]bool{1: false, 2: false, 3: false, 102: false, 202: false, 203: true, 300: true} {
		if got := s.contradicts("60601", st, number); got != want {
			t.Errorf("60601 contradicts what is known of %d: %v, want %v", number, got, want)
		}
	}
	if s.contradicts("", st, 300) || s.contradicts("60602", st, 300) {
		t.Error("no code, or the right one, contradicts")
	}
}

func TestAliasCovers(t *testing.T) {
	for _, test := range []struct {
		alias  alias
		number int
		want   bool
	}{
		{alias{low: 100, high: 200}, 99, false},
		{alias{low: 100, high: 200}, 100, true},
		{alias{low: 100, high: 200}, 200, true},
		{alias{low: 100, high: 200}, 201, false},
		{alias{low: 100}, 5000, true},
		{alias{side: "odd"}, 101, true},
		{alias{side: "odd"}, 102, false},
		{alias{side: "even"}, 102, true},
		{alias{}, 1, true},
	} {
		if got := test.alias.covers(test.number); got != test.want {
			t.Errorf("%+v covers %d: %v", test.alias, test.number, got)
		}
	}
}

func TestLocateAmbiguous(t *testing.T) {
	s := toy(t)
	a := address.MustParse("110 State St")
	_, err := s.Locate(a)
	var several *AmbiguousError
	if !errors.As(err, &several) || len(several.Choices) != 2 || several.Address != a {
		t.Fatalf("error %v", err)
	}
	if got, want := err.Error(), `street: the address fits 2 places`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, f := range several.Choices {
		if f.Method != Exact || f.Corrections != address.DirCorrected {
			t.Errorf("choice %+v", f)
		}
	}
	// A ZIP code tells them apart.
	for zip, dir := range map[string]string{"60601": "N", "60602": "S"} {
		a.ZIP = zip
		if f, err := s.Locate(a); err != nil || f.Address.Street.Dir != dir {
			t.Errorf("ZIP %s: %v, %v", zip, f.Address, err)
		}
	}
}

func TestLocateCorner(t *testing.T) {
	s := toy(t)
	for text, want := range map[string]string{
		"N State St & E Oak St": "N STATE ST & E OAK ST",
		"State & Oak":           "N STATE ST & E OAK ST",
		"Oak St and Main St":    "E OAK ST & N STATE ST",
		"Sttae St & Oak St":     "N STATE ST & E OAK ST",
	} {
		f, err := s.Locate(address.MustParse(text))
		if err != nil || f.Address.String() != want || f.Method != Intersection {
			t.Errorf("%q: got %q, %v, %v", text, f.Address, f.Method, err)
		}
		if d := geo.Distance(f.Point, geo.Point{Lat: 41.884, Lng: -87.628}); d > 1 {
			t.Errorf("%q: %v is %.1f m off", text, f.Point, d)
		}
	}
}

// TestSides places numbers of which nothing is known on their own side: they
// must stand as far from the middle of the street as known ones do.
func TestSides(t *testing.T) {
	s := toy(t)
	for _, test := range []struct {
		text string
		at   geo.Point
	}{
		{"133 N State St", geo.Point{Lat: 41.882 + 0.00266, Lng: -87.628 + 0.000147}},
		{"156 S State St", geo.Point{Lat: 41.882 - 0.0031, Lng: -87.628 - 0.000147}},
		{"133 S State St", geo.Point{Lat: 41.882 - 0.00266, Lng: -87.628 + 0.000147}},
		{"15 W Elm St", geo.Point{Lat: 41.882 - 0.00011, Lng: -87.628 - 0.000375}},
		{"30 W Elm St", geo.Point{Lat: 41.882 + 0.00011, Lng: -87.628 - 0.00075}},
		{"33 E Elm St", geo.Point{Lat: 41.882 - 0.00011, Lng: -87.628 + 0.000825}},
		{"45 E Oak St", geo.Point{Lat: 41.884 - 0.00011, Lng: -87.628 + 0.001125}},
		{"17 E Oak Park Ave", geo.Point{Lat: 41.886 - 0.00011, Lng: -87.628 + 0.000425}}, // known on the other side only
	} {
		f, err := s.Locate(address.MustParse(test.text))
		if err != nil {
			t.Errorf("%q: %v", test.text, err)
			continue
		}
		if d := geo.Distance(f.Point, test.at); d > 12 || f.Radius < d {
			t.Errorf("%q: %v is %.1f m off, radius %.1f m", test.text, f.Point, d, f.Radius)
		}
	}
}

// FuzzLocate checks that no address makes Locate panic, and that a place has
// an official name and lies near Chicago.
func FuzzLocate(f *testing.F) {
	s := toy(f)
	f.Add(150, "N", "STATE", "ST", "", "60601", "")
	f.Add(10, "E", "END", "AVE", "W", "", "")
	f.Add(0, "", "STATE", "", "", "", "OAK")
	f.Add(65535, "S", "AVENUE", "ST", "NB", "60601", "")
	f.Fuzz(func(t *testing.T, number int, dir, name, suffix, sufDir, zip, cross string) {
		a := address.Address{Number: number, Street: address.Street{Dir: dir, Name: name, Suffix: suffix, SufDir: sufDir}, ZIP: zip}
		a.Cross.Name = cross
		fix, err := s.Locate(a)
		if err != nil {
			return
		}
		if _, ok := s.official(fix.Address.Street); !ok {
			t.Errorf("%v is no official street", fix.Address.Street)
		}
		if geo.Distance(fix.Point, geo.Point{Lat: 41.884, Lng: -87.628}) > 10_000 {
			t.Errorf("%+v is at %v", a, fix.Point)
		}
	})
}
