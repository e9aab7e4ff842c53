package geo

import (
	"errors"
	"fmt"
	"math"
	"testing"
)

func TestParsePoint(t *testing.T) {
	for _, test := range []struct {
		text string
		want Point
		ok   bool
	}{
		{"41.8837,-87.6323", Point{41.8837, -87.6323}, true},
		{" 41.8837 , -87.6323 ", Point{41.8837, -87.6323}, true},
		{"90,180", Point{90, 180}, true},
		{"-90,-180", Point{-90, -180}, true},
		{"-87.6323,41.8837", Point{-87.6323, 41.8837}, true}, // swapped, but a place on Earth
		{"", Point{}, false},
		{"41.8837", Point{}, false},
		{"41.8837 -87.6323", Point{}, false},
		{"41.8837,", Point{}, false},
		{"41.8837,-87.6323,3", Point{}, false},
		{"121 N LaSalle St, Chicago", Point{}, false},
		{"NaN,0", Point{}, false},
		{"0,Inf", Point{}, false},
		{"90.1,0", Point{}, false},
		{"0,-180.1", Point{}, false},
		{"1e309,0", Point{}, false},
	} {
		got, err := ParsePoint(test.text)
		if got != test.want || (err == nil) != test.ok {
			t.Errorf("ParsePoint(%q) = %v, %v; want %v", test.text, got, err, test.want)
		}
		if err != nil && !errors.Is(err, ErrPoint) {
			t.Errorf("ParsePoint(%q): error %v does not wrap ErrPoint", test.text, err)
		}
		if err == nil {
			if again, err := ParsePoint(got.String()); err != nil || again != got {
				t.Errorf("%v reads back as %v, %v", got, again, err)
			}
		}
	}
}

func TestDistance(t *testing.T) {
	// A degree of latitude on a sphere of the mean radius.
	if got := Distance(Point{41, -87}, Point{42, -87}); math.Abs(float64(got)-111195.08) > 0.1 {
		t.Errorf("a degree of latitude is %v m", got)
	}
	if got := Distance(Point{41.5, -87.5}, Point{41.5, -87.5}); got != 0 {
		t.Errorf("a point is %v m from itself", got)
	}
	// State and Madison is eight blocks, a mile, from State and Roosevelt in
	// the grid, as the City numbers it: 1200 south is a mile and a half.
	if got := Distance(Point{41.882040, -87.627816}, Point{41.867405, -87.627350}); got < 1600 || got > 1660 {
		t.Errorf("Madison to Roosevelt is %v m", got)
	}
}

// TestNames holds the names that are printed, also of values that have none.
func TestNames(t *testing.T) {
	for value, want := range map[fmt.Stringer]string{
		Overlap: "overlap", Gap: "gap", DefectKind(0): "DefectKind(0)", DefectKind(9): "DefectKind(9)",
		Defect{Kind: Gap, At: Point{41.9, -87.7}, Area: 9.004, Given: 3}: "gap of 9.00 m2 at 41.9000000,-87.7000000 given to 3",
	} {
		if got := value.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
