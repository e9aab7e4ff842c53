package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// TestBorder compares the two ways to find the nearest edge with looking at
// all, in and around maps of jagged squares that are large, small, near a pole and
// wide enough for a degree east to differ in length.
func TestBorder(t *testing.T) {
	for _, test := range []struct {
		name    string
		south   float64
		side    float64 // of a region in degrees
		regions int     // in a row
		jags    int     // of a side
	}{
		{"a city", 41.6, 0.02, 12, 8},
		{"fine borders", 41.6, 0.01, 4, 300},
		{"a yard", 41.6, 1e-5, 5, 3},
		{"near the pole", 85, 0.8, 5, 5},
		{"a continent", -20, 9, 7, 4},
		{"up to the pole", 61, 4, 7, 2},
		{"one region up to the pole", 30, 59, 1, 1},
		{"one region", 0, 1, 1, 1},
	} {
		random := rand.New(rand.NewPCG(3, 4))
		x, err := NewIndex(jaggedRegions(random, Point{test.south, -87}, test.side, test.regions, test.jags))
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		around := test.side * float64(test.regions)
		nearby := 6 * float64(int64(1)<<x.cells.shift) / unitsPerDegree
		for i := range min(5_000, 8_000_000/len(x.edges)) {
			p := Point{test.south + around*(1.4*random.Float64()-0.2), -87 + around*(1.4*random.Float64()-0.2)}
			if i%2 == 0 {
				p = degrees(x.edges[random.IntN(len(x.edges))].A)
				p = Point{p.Lat + nearby*(random.Float64()-0.5), p.Lng + nearby*(random.Float64()-0.5)}
			}
			at, ok := onGrid(p)
			if !ok {
				continue
			}
			from := newRuler(at)
			want := math.Inf(1)
			for _, e := range x.edges {
				want = min(want, from.squareTo(e.A, e.B))
			}
			if got := x.squareByTree(&from, math.Inf(1)); got != want {
				t.Fatalf("%s: the nearest edge to %v is %v m away, want %v", test.name, p, math.Sqrt(got), math.Sqrt(want))
			}
			if got := x.squareToBorder(&from); got != want {
				t.Fatalf("%s: the border is %v m from %v, want %v", test.name, math.Sqrt(got), p, math.Sqrt(want))
			}
		}
	}
}

// jaggedRegions returns a map of squares in rows and columns whose sides are
// wavy lines of jags.
func jaggedRegions(random *rand.Rand, southWest Point, side float64, count, jags int) []Region {
	type corner struct{ col, row int }
	lines := map[[2]corner]orb.LineString{} // from a corner to the one east or north of it
	place := func(c corner) orb.Point {
		return orb.Point{southWest.Lng + side*float64(c.col), southWest.Lat + side*float64(c.row)}
	}
	line := func(from, to corner) orb.LineString {
		key := [2]corner{from, to}
		if lines[key] == nil {
			a, b := place(from), place(to)
			l := orb.LineString{a}
			for i := 1; i < jags; i++ {
				share := float64(i) / float64(jags)
				off := 0.15*side*math.Sin(2*math.Pi*share) + side/float64(jags)*(random.Float64()-0.5)
				way := orb.Point{b[0] - a[0], b[1] - a[1]}
				l = append(l, orb.Point{a[0] + share*way[0] + off*way[1]/side, a[1] + share*way[1] + off*way[0]/side})
			}
			lines[key] = append(l, b)
		}
		return lines[key]
	}
	back := func(l orb.LineString) orb.LineString {
		l = l.Clone()
		l.Reverse()
		return l
	}
	var regions []Region
	for row := range count {
		for col := range count {
			sw, se, nw, ne := corner{col, row}, corner{col + 1, row}, corner{col, row + 1}, corner{col + 1, row + 1}
			var ring orb.Ring
			for i, l := range []orb.LineString{line(sw, se), line(se, ne), back(line(nw, ne)), back(line(sw, nw))} {
				if i > 0 {
					l = l[1:]
				}
				ring = append(ring, l...)
			}
			regions = append(regions, Region{ID: uint8(1 + len(regions)%MaxRegion), Area: orb.MultiPolygon{{ring}}})
		}
	}
	return regions
}
