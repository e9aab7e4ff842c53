package ward

import (
	"errors"
	"fmt"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

func toySnapshot(t *testing.T) *Snapshot {
	t.Helper()
	m := readToyMap(t)
	return &Snapshot{atlas: &Atlas{maps: []*Map{m}, record: &record{}}, m: m, date: MustParseDate("2020-01-01")}
}

func TestSettle(t *testing.T) {
	s := toySnapshot(t)
	fix := func(lat, lng float64) street.Fix {
		return street.Fix{Address: address.MustParse("10 N Main St"), Point: geo.Point{Lat: lat, Lng: lng}, Radius: 5, Method: street.Exact}
	}
	middle, edge, other := fix(10.0025, 10.0035), fix(10.0021, 10.0035), fix(10.0025, 10.0045)
	for _, test := range []struct {
		name    string
		choices []street.Fix
		want    geo.Point
	}{
		{"the one nearer to a border answers", []street.Fix{middle, edge}, edge.Point},
		{"in any order", []street.Fix{edge, middle}, edge.Point},
	} {
		var res Result
		if err := s.settle(&res, &street.AmbiguousError{Choices: test.choices}); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if res.Ward != 24 || res.Point != test.want || !res.Corrections.Has(address.TieBroken) {
			t.Errorf("%s: ward %d at %v, %v", test.name, res.Ward, res.Point, res.Corrections)
		}
	}
	var res Result
	ambiguous := &street.AmbiguousError{Choices: []street.Fix{middle, other}}
	if err := s.settle(&res, ambiguous); !errors.Is(err, ambiguous) || res != (Result{}) {
		t.Errorf("two wards: %+v, %v", res, err)
	}
}

func TestPlaceSnapsWhatTheCityHasPlaced(t *testing.T) {
	s := toySnapshot(t)
	const meter = 1 / 111195.08 // degrees of latitude
	for _, test := range []struct {
		away   float64 // metres south of ward 4
		method street.Method
		want   Number
	}{
		{100, street.Exact, 4},
		{100, street.Interpolated, 4},
		{149, street.Exact, 4},
		{151, street.Exact, 0},
		{100, street.Block, 0},
		{100, street.Intersection, 0},
		{-100, street.Block, 4},
	} {
		var res Result
		s.place(&res, street.Fix{Point: geo.Point{Lat: 10 - test.away*meter, Lng: 10.0035}, Radius: 11, Method: test.method})
		if snapped := res.Corrections.Has(address.Snapped); res.Ward != test.want || snapped != (test.want != 0 && test.away > 0) {
			t.Errorf("%v m outside, %v: ward %d, corrections %q", test.away, test.method, res.Ward, res.Corrections)
		}
	}
}

func TestStatusOf(t *testing.T) {
	inside := Result{Match: Match{Ward: 7, Map: "toy"}}
	outside := Result{Match: Match{Map: "toy"}}
	wrapped := func(err error) error { return fmt.Errorf("somewhere: %w", err) }
	for _, test := range []struct {
		res  Result
		err  error
		want Status
	}{
		{inside, nil, Matched},
		{outside, nil, OutsideCity},
		{Result{}, nil, OutsideCity},
		{Result{}, &street.AmbiguousError{}, Ambiguous},
		{Result{}, wrapped(address.ErrMultiple), Ambiguous},
		{Result{}, wrapped(street.ErrUnknownStreet), NoStreet},
		{Result{}, wrapped(street.ErrUnknownCorner), NoStreet},
		{Result{}, wrapped(street.ErrUnknownNumber), NoNumber},
		{Result{}, wrapped(address.ErrNotChicago), NotChicago},
		{Result{}, wrapped(address.ErrPOBox), POBox},
		{Result{}, wrapped(address.ErrNoNumber), Incomplete},
		{Result{}, wrapped(address.ErrNoStreet), Incomplete},
		{Result{}, wrapped(address.ErrNotAddress), NotAddress},
		{Result{}, wrapped(address.ErrTooLong), NotAddress},
		{Result{}, errors.New("something else"), NotAddress},
		{Result{}, wrapped(address.ErrEmpty), Empty},
	} {
		if got := StatusOf(test.res, test.err); got != test.want {
			t.Errorf("StatusOf(%v, %v) is %v, want %v", test.res.Ward, test.err, got, test.want)
		}
	}
}

func TestResultString(t *testing.T) {
	for want, match := range map[string]Match{
		"outside Chicago":                 {},
		"outside Chicago, near its limit": {Certainty: NearBorder, Others: Set(0).With(1)},
		"1st Ward":                        {Ward: 1, Certainty: Clear},
		"2nd Ward, near the city limit":   {Ward: 2, Certainty: NearBorder},
		"3rd Ward, near the border (it may be ward 11 or 25)": {
			Ward: 3, Certainty: NearBorder, Others: Set(0).With(25).With(11),
		},
	} {
		if got := (Result{Match: match}).String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestStatusText(t *testing.T) {
	for s := Matched; s <= OutsideCity+1; s++ {
		text := s.Text()
		if without := s == Matched || s > OutsideCity; (text.English == "") != without || (text.Spanish == "") != without {
			t.Errorf("%v has the text %q", s, text)
		}
	}
}
