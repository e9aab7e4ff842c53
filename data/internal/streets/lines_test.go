package streets

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// computedRadius is what package street says of corners that are computed.
const computedRadius = 60

// TestComputedCorners leaves out every seventh corner of the City's list, makes
// the lines without it, and looks where they would put it.
func TestComputedCorners(t *testing.T) {
	if _, err := os.Stat(sourcesDir); err != nil {
		t.Skipf("the sources are not here: %v", err)
	}
	b, _, err := readStreets(sourcesDir, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(joinTable)), "\n")[1:] {
		names := strings.Split(line, ",")
		if slices.ContainsFunc(b.corners, func(c bundleCorner) bool {
			return b.streets[c.first].name.String() == names[0] && b.streets[c.second].name.String() == names[1]
		}) {
			t.Errorf("joins.csv: %s: there is a corner", line)
		}
	}
	listed := slices.DeleteFunc(b.corners, func(c bundleCorner) bool { return c.computed })
	withheld := make(map[[2]int]vec)
	b.corners = nil
	for i, c := range listed {
		if i%7 == 3 {
			withheld[[2]int{c.first, c.second}] = toVec(float64(c.lng)*10, float64(c.lat)*10)
		} else {
			b.corners = append(b.corners, c)
		}
	}
	b.lines = b.makeLines()
	var off []float64
	for _, c := range b.crossings() {
		if at, ok := withheld[[2]int{c.first, c.second}]; ok {
			off = append(off, at.minus(toVec(float64(c.lng)*10, float64(c.lat)*10)).length())
		}
	}
	slices.Sort(off)
	share := func(n int) float64 { return 100 * float64(n) / float64(len(withheld)) }
	within, _ := slices.BinarySearch(off, computedRadius)
	t.Logf("%d withheld, %.1f%% found; off by %.1f, %.1f, %.1f, %.1f m at 50, 90, 95, 99%%; %.2f%% within the radius", len(withheld), share(len(off)),
		off[len(off)/2], off[len(off)*90/100], off[len(off)*95/100], off[len(off)*99/100], 100*float64(within)/float64(len(off)))
	if share(len(off)) < 45 || within*100 < 99*len(off) {
		t.Errorf("%.1f%% found, of which %d of %d within %d m", share(len(off)), within, len(off), computedRadius)
	}
}

// TestLines makes the line of a street with a bend from its addresses alone.
func TestLines(t *testing.T) {
	st := &bundleStreet{}
	st.name.Dir = "N"
	for n := 100; n < 300; n++ {
		at := vec{0, 3 * float64(n-100)}
		heading := vec{0, 1}
		if n >= 200 {
			at, heading = vec{2.1 * float64(n-200), 300 + 2.1*float64(n-200)}, vec{math.Sqrt2 / 2, math.Sqrt2 / 2}
		}
		side := offMiddle // to the left of the heading
		if n%2 == 1 {
			side = -side
		}
		lng, lat := at.plus(vec{-heading.y, heading.x}, side).degrees()
		st.known = append(st.known, knownAddress{number: n, lat: int32(math.Round(lat * 1e6)), lng: int32(math.Round(lng * 1e6))})
	}
	b := &streetBundle{streets: []*bundleStreet{st}}
	lines := b.makeLines()[0].paths()
	if len(lines) != 1 {
		t.Fatalf("lines %v", lines)
	}
	line := lines[0]
	if line[0].y > line[len(line)-1].y {
		slices.Reverse(line)
	}
	for _, want := range []vec{{0, 20}, {0, 150}, {0, 280}, {105, 405}} {
		near := math.Inf(1)
		for i := 1; i < len(line); i++ {
			p := piece{a: line[i-1], b: line[i]}
			near = min(near, p.foot(want).minus(want).length())
		}
		if near > 3 {
			t.Errorf("the line %v is %.1f m from %v", line, near, want)
		}
	}
	if len(line) > 6 {
		t.Errorf("the line has %d points, want fewer: %v", len(line), line)
	}
}

// TestCrossing has two pieces that cross, and two that do not.
func TestCrossing(t *testing.T) {
	p := piece{a: vec{0, 0}, b: vec{100, 0}}
	for _, test := range []struct {
		q     piece
		reach float64
		at    vec
		ok    bool
	}{
		{piece{a: vec{50, -50}, b: vec{50, 50}}, 0, vec{50, 0}, true},
		{piece{a: vec{50, 10}, b: vec{50, 50}}, 15, vec{50, 5}, true},
		{piece{a: vec{50, 10}, b: vec{50, 50}}, 5, vec{50, 5}, false},
		{piece{a: vec{110, -50}, b: vec{110, 50}}, 15, vec{105, 0}, true},
		{piece{a: vec{0, 20}, b: vec{100, 20}}, 15, vec{}, false},
	} {
		at, _, ok := p.crossing(test.q, test.reach)
		if ok != test.ok || ok && at != test.at {
			t.Errorf("%v: got %v, %v, want %v, %v", test.q, at, ok, test.at, test.ok)
		}
	}
}
