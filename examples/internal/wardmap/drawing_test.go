package wardmap

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// drawn is a map with a drawing of it.
type drawn struct {
	m      *ward.Map
	d      *Drawing
	detail geo.Meters
}

func (d drawn) String() string { return fmt.Sprintf("map %s at %v m", d.m.Info().ID, d.detail) }

// drawings has every shipped map as a page and as single blocks.
var drawings = sync.OnceValues(func() ([]drawn, error) {
	atlas, err := ward.Open(data.Current(), data.History())
	if err != nil {
		return nil, err
	}
	var all []drawn
	for _, m := range atlas.Maps() {
		for _, detail := range []geo.Meters{1, 25} {
			all = append(all, drawn{m, New(m, detail), detail})
		}
	}
	return all, nil
})

func allDrawings(t *testing.T) []drawn {
	t.Helper()
	all, err := drawings()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

type segment struct{ a, b dot }

func (r ring) segments(yield func(segment) bool) {
	for i, a := range r {
		if !yield(segment{a, r[(i+1)%len(r)]}) {
			return
		}
	}
}

// TestBordersAreShared checks that every segment belongs to one ward, or to
// two in opposite directions, so that there are neither gaps nor overlaps.
func TestBordersAreShared(t *testing.T) {
	for _, drawn := range allDrawings(t) {
		owners := map[segment]int{}
		for n, shape := range drawn.d.wards {
			for _, r := range shape.rings {
				for s := range r.segments {
					if other, taken := owners[s]; taken {
						t.Errorf("%v: wards %d and %d have %v in the same direction", drawn, other, n, s)
					}
					owners[s] = n
				}
			}
		}
		shared := 0
		for s := range owners {
			if _, both := owners[segment{s.b, s.a}]; both {
				shared++
			}
		}
		if shared < len(owners)/2 {
			t.Errorf("%v: of %d segments only %d are shared", drawn, len(owners), shared)
		}
	}
}

// TestBordersDoNotCross leaves out the map of 2003, which has strips that are
// narrower than a unit, and the finest drawing, which takes long.
func TestBordersDoNotCross(t *testing.T) {
	for _, drawn := range allDrawings(t) {
		if drawn.m.Info().ID == "2003" || drawn.detail != 25 {
			continue
		}
		var segments []segment
		for _, shape := range drawn.d.wards {
			for _, r := range shape.rings {
				segments = slices.AppendSeq(segments, r.segments)
			}
		}
		left := func(s segment) int { return min(s.a.x, s.b.x) }
		right := func(s segment) int { return max(s.a.x, s.b.x) }
		slices.SortFunc(segments, func(s, t segment) int { return left(s) - left(t) })
		for i, s := range segments {
			for _, other := range segments[i+1:] {
				if left(other) > right(s) {
					break
				}
				if (other != segment{s.b, s.a}) && meet(s.a, s.b, other.a, other.b) {
					t.Errorf("%v: %v meets %v", drawn, s, other)
				}
			}
		}
	}
}

func TestMeet(t *testing.T) {
	for _, test := range []struct {
		a, b, c, d dot
		want       bool
	}{
		{dot{0, 0}, dot{4, 4}, dot{0, 4}, dot{4, 0}, true},   // crosses
		{dot{0, 0}, dot{4, 0}, dot{2, 0}, dot{2, 5}, true},   // ends on it
		{dot{0, 0}, dot{4, 0}, dot{2, 0}, dot{9, 0}, true},   // overlaps
		{dot{0, 0}, dot{4, 0}, dot{0, 0}, dot{9, 0}, true},   // goes on beyond it
		{dot{0, 0}, dot{4, 0}, dot{4, 0}, dot{0, 0}, true},   // is the same
		{dot{0, 0}, dot{4, 0}, dot{4, 0}, dot{9, 0}, false},  // follows
		{dot{0, 0}, dot{4, 0}, dot{4, 0}, dot{0, 1}, false},  // turns back beside it
		{dot{0, 0}, dot{4, 0}, dot{0, 1}, dot{4, 1}, false},  // runs beside it
		{dot{0, 0}, dot{4, 0}, dot{6, 0}, dot{9, 0}, false},  // lies farther on
		{dot{0, 0}, dot{4, 4}, dot{5, 4}, dot{9, -9}, false}, // passes it by
	} {
		for _, swapped := range [][4]dot{
			{test.a, test.b, test.c, test.d},
			{test.b, test.a, test.c, test.d},
			{test.a, test.b, test.d, test.c},
			{test.c, test.d, test.a, test.b},
		} {
			if got := meet(swapped[0], swapped[1], swapped[2], swapped[3]); got != test.want {
				t.Errorf("meet%v is %v", swapped, got)
			}
		}
	}
}

// TestAreas compares the area of each ward with the true one. It may be off by
// a strip of the width of the detail along all of its border, and in practice
// by far less, since what is cut off here is added there.
func TestAreas(t *testing.T) {
	for _, drawn := range allDrawings(t) {
		for n := ward.Number(1); n <= ward.Count; n++ {
			got, want, around := 0.0, 0.0, 0.0
			for _, r := range drawn.d.wards[n].rings {
				line := orb.Ring{}
				for _, at := range append(slices.Clone(r), r[0]) {
					line = append(line, at.point())
				}
				got -= planar.Area(line) // y grows downwards
				around += planar.Length(line)
			}
			for _, polygon := range drawn.m.Boundary(n) {
				for _, r := range polygon {
					line := orb.Ring{}
					for _, at := range r {
						line = append(line, drawn.d.plane(at))
					}
					want -= planar.Area(line)
				}
			}
			if off := math.Abs(got - want); off > around*unitsPerDetail/2 || off > want/10 {
				t.Errorf("%v: ward %d has %.0f square units instead of %.0f", drawn, n, got, want)
			}
		}
	}
}

func TestLabelsLieInTheirWards(t *testing.T) {
	for _, drawn := range allDrawings(t) {
		for n := ward.Number(1); n <= ward.Count; n++ {
			x, y := drawn.d.Label(n)
			p := geo.Point{Lat: drawn.d.north - y/drawn.d.perLat, Lng: drawn.d.west + x/drawn.d.perLng}
			if match := drawn.m.At(p); match.Ward != n || match.Border < 50 {
				t.Errorf("%v: the label of ward %d is at %v in ward %d, %.0f m from its border", drawn, n, p, match.Ward, match.Border)
			}
			if gotX, gotY := drawn.d.XY(p); math.Abs(gotX-x)+math.Abs(gotY-y) > 1e-3 {
				t.Errorf("%v: %v is at %v, %v, want %v, %v", drawn, p, gotX, gotY, x, y)
			}
		}
	}
}

var (
	moves   = regexp.MustCompile(`[Mlhvz][^Mlhvz]*`)
	numbers = regexp.MustCompile(`-?\d+`)
)

// TestPaths reads every path back, as a browser would.
func TestPaths(t *testing.T) {
	for _, drawn := range allDrawings(t) {
		size := 0
		for n := ward.Number(1); n <= ward.Count; n++ {
			text := drawn.d.Path(n)
			size += len(text)
			var rings []ring
			var at dot
			for _, move := range moves.FindAllString(text, -1) {
				var values []int
				for _, number := range numbers.FindAllString(move, -1) {
					value, _ := strconv.Atoi(number)
					values = append(values, value)
				}
				switch move[0] {
				case 'M':
					at = dot{values[0], values[1]}
					rings = append(rings, ring{at})
				case 'h':
					at.x += values[0]
				case 'v':
					at.y += values[0]
				case 'l':
					for pair := range slices.Chunk(values[:len(values)-2], 2) {
						at = dot{at.x + pair[0], at.y + pair[1]}
						rings[len(rings)-1] = append(rings[len(rings)-1], at)
					}
					at = dot{at.x + values[len(values)-2], at.y + values[len(values)-1]}
				}
				if !strings.Contains("Mz", move[:1]) {
					rings[len(rings)-1] = append(rings[len(rings)-1], at)
				}
			}
			if !slices.EqualFunc(rings, drawn.d.wards[n].rings, slices.Equal) {
				t.Errorf("%v: the path of ward %d reads as %v, want %v", drawn, n, rings, drawn.d.wards[n].rings)
			}
			for _, at := range slices.Concat(rings...) {
				if at.x < 0 || at.y < 0 || at.x > drawn.d.Width() || at.y > drawn.d.Height() {
					t.Errorf("%v: ward %d leaves the view box at %v", drawn, n, at)
				}
			}
		}
		if size == 0 || size > 100_000 {
			t.Errorf("%v: %d bytes", drawn, size)
		}
	}
}

// TestSameAgain checks that the same map makes the same drawing.
func TestSameAgain(t *testing.T) {
	drawn := allDrawings(t)[1]
	again := New(drawn.m, drawn.detail)
	for n := ward.Number(1); n <= ward.Count; n++ {
		if again.Path(n) != drawn.d.Path(n) {
			t.Errorf("the path of ward %d differs", n)
		}
	}
}

func TestOddCalls(t *testing.T) {
	m := allDrawings(t)[0].m
	for _, detail := range []geo.Meters{-1, geo.Meters(math.NaN())} {
		if scale := New(m, detail).Scale(); scale != finest/unitsPerDetail {
			t.Errorf("a detail of %v makes units of %v m", detail, scale)
		}
	}
	d := allDrawings(t)[1].d
	for _, n := range []ward.Number{0, ward.Count + 1, 255} {
		if x, y := d.Label(n); d.Path(n) != "" || x != 0 || y != 0 {
			t.Errorf("ward %d is drawn as %q with a label at %v, %v", n, d.Path(n), x, y)
		}
	}
}
