package planar

import "testing"

// TestCrossing holds that a crossing gets the grid point nearest to it.
func TestCrossing(t *testing.T) {
	a, b := Point{0, 0}, Point{10, 10}
	for _, test := range []struct {
		c, d, want Point
		ok         bool
	}{
		{Point{0, 7}, Point{10, 8}, Point{8, 8}, true},  // at 7.78
		{Point{0, 2}, Point{10, 3}, Point{2, 2}, true},  // at 2.22
		{Point{0, 10}, Point{10, 0}, Point{5, 5}, true}, // at 5
		{Point{0, 5}, Point{4, 9}, Point{}, false},      // beside it
		{Point{5, 5}, Point{9, 0}, Point{}, false},      // ends on it
	} {
		if got, ok := crossing(a, b, test.c, test.d); got != test.want || ok != test.ok {
			t.Errorf("%v to %v crosses at %v, %v, want %v", test.c, test.d, got, ok, test.want)
		}
	}
}
