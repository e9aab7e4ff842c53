package planar

import (
	"math/big"
	"testing"
)

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

// slowTouches clips the segment from a to b to the unit square around end, of
// which the northern and the eastern side and their ends are left out.
func slowTouches(a, b, end Point) bool {
	if end == a || end == b {
		return false
	}
	// The part of the way at which the segment comes in and goes out.
	in, out := big.NewRat(0, 1), big.NewRat(1, 1)
	inOpen, outOpen := false, false
	for _, axis := range [][2]int64{
		{2 * (int64(a.X) - int64(end.X)), 2 * (int64(b.X) - int64(a.X))},
		{2 * (int64(a.Y) - int64(end.Y)), 2 * (int64(b.Y) - int64(a.Y))},
	} {
		at, way := axis[0], axis[1]
		if way == 0 {
			if at < -1 || at >= 1 {
				return false
			}
			continue
		}
		low, high := big.NewRat(-1-at, way), big.NewRat(1-at, way)
		lowOpen, highOpen := false, true
		if way < 0 {
			low, high, lowOpen, highOpen = high, low, highOpen, lowOpen
		}
		if c := low.Cmp(in); c > 0 {
			in, inOpen = low, lowOpen
		} else if c == 0 {
			inOpen = inOpen || lowOpen
		}
		if c := high.Cmp(out); c < 0 {
			out, outOpen = high, highOpen
		} else if c == 0 {
			outOpen = outOpen || highOpen
		}
	}
	c := in.Cmp(out)
	return c < 0 || c == 0 && !inOpen && !outOpen
}

// TestTouches tries every segment between two places near an end.
func TestTouches(t *testing.T) {
	const reach = 6
	end := Point{100, -100}
	for n := range (2*reach + 1) * (2*reach + 1) * (2*reach + 1) * (2*reach + 1) {
		next := func() int32 {
			digit := int32(n % (2*reach + 1))
			n /= 2*reach + 1
			return digit - reach
		}
		a, b := Point{end.X + next(), end.Y + next()}, Point{end.X + next(), end.Y + next()}
		if a.Compare(b) >= 0 {
			continue
		}
		if got, want := touches(a, b, end), slowTouches(a, b, end); got != want {
			t.Fatalf("%v to %v touches %v: %v, want %v", a, b, end, got, want)
		}
	}
}
