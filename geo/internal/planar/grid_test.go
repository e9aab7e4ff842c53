package planar

import "testing"

func TestMeets(t *testing.T) {
	b := Box{Point{10, 20}, Point{30, 40}}
	for _, test := range []struct {
		c      Box
		margin int64
		want   bool
	}{
		{Box{Point{15, 25}, Point{16, 26}}, 0, true},
		{Box{Point{30, 40}, Point{50, 60}}, 0, true}, // a corner in common
		{Box{Point{0, 0}, Point{10, 20}}, 0, true},
		{Box{Point{31, 25}, Point{50, 30}}, 0, false}, // east
		{Box{Point{0, 25}, Point{9, 30}}, 0, false},   // west
		{Box{Point{15, 41}, Point{20, 60}}, 0, false}, // north
		{Box{Point{15, 0}, Point{20, 19}}, 0, false},  // south
		{Box{Point{35, 25}, Point{50, 30}}, 5, true},
		{Box{Point{36, 25}, Point{50, 30}}, 5, false},
		{Box{Point{0, 25}, Point{5, 30}}, 5, true},
		{Box{Point{0, 25}, Point{4, 30}}, 5, false},
		{Box{Point{15, 45}, Point{20, 60}}, 5, true},
		{Box{Point{15, 46}, Point{20, 60}}, 5, false},
		{Box{Point{15, 0}, Point{20, 15}}, 5, true},
		{Box{Point{15, 0}, Point{20, 14}}, 5, false},
	} {
		if got := b.Meets(test.c, test.margin); got != test.want {
			t.Errorf("%v.Meets(%v, %d) = %v", b, test.c, test.margin, got)
		}
	}
}

// TestMeetsOfLine compares the test of a line, up or down, with that of boxes.
func TestMeetsOfLine(t *testing.T) {
	for _, l := range []line{{Point{0, 0}, Point{4, 4}}, {Point{0, 4}, Point{4, 0}}} {
		for west := int32(-4); west <= 8; west++ {
			for south := int32(-4); south <= 8; south++ {
				b := Box{Point{west, south}, Point{west + 1, south + 1}}
				if got, want := l.meets(b), l.box().Meets(b, 1); got != want {
					t.Errorf("%v.meets(%v) = %v", l, b, got)
				}
			}
		}
	}
}

func TestCorners(t *testing.T) {
	low, high := Box{Point{10, 20}, Point{30, 40}}.Corners(3)
	if low != [2]int64{7, 17} || high != [2]int64{33, 43} {
		t.Errorf("corners %v and %v", low, high)
	}
}

func TestNearer(t *testing.T) {
	at, near, far := Point{0, 0}, Point{3, -4}, Point{0, 6}
	if at.Nearer(near, far) != near || at.Nearer(far, near) != near {
		t.Error("the farther one is returned")
	}
	if at.Nearer(near, Point{-3, 4}) != near {
		t.Error("of two that are as far away, the second is returned")
	}
}

func TestLengthOf(t *testing.T) {
	for _, b := range []Point{{3, 4}, {-3, 4}, {3, -4}, {-3, -4}} {
		if got := lengthOf(Point{}, b); got != 7 {
			t.Errorf("length to %v is %d", b, got)
		}
	}
	if got := lengthOf(Point{10, 20}, Point{12, 25}); got != 7 {
		t.Errorf("length is %d", got)
	}
}

// TestWidth holds that a map may be one unit less wide than MaxExtent.
func TestWidth(t *testing.T) {
	for width, want := range map[int32]error{MaxExtent - 1: nil, MaxExtent: ErrTooWide} {
		for _, p := range []polygon{box(1, -width/2, 0, -width/2+width, 9), box(1, 0, -width/2, 9, -width/2+width)} {
			if _, err := mapOf([]polygon{p}); err != want {
				t.Errorf("%d units: error %v", width, err)
			}
		}
	}
}
