package geo

import (
	"cmp"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo/internal/planar"
)

// ringRegion returns the region within a ring, in degrees.
func ringRegion(id uint8, ring ...orb.Point) Region {
	return Region{ID: id, Area: orb.MultiPolygon{{append(orb.Ring(ring), ring[0])}}}
}

// bar returns a rectangle of degrees.
func bar(id uint8, west, south, east, north float64) Region {
	return ringRegion(id, orb.Point{west, south}, orb.Point{east, south}, orb.Point{east, north}, orb.Point{west, north})
}

// oddMaps are maps that take a planar map long, unless it is made with care.
var oddMaps = []struct {
	name string
	make func(t testing.TB) []Region
}{
	{"plain", cityMap},
	{"stray vertex", func(t testing.TB) []Region { return strayMap(t, orb.Point{0, 0}) }},
	{"stray vertex in the west", func(t testing.TB) []Region { return strayMap(t, orb.Point{-150, 42}) }},
	{"islands", func(testing.TB) (regions []Region) {
		for i := range 20_000 {
			x, y := -88+0.003*float64(i%141), 41+0.003*float64(i/141)
			regions = append(regions, bar(uint8(1+i%50), x, y, x+0.002, y+0.002))
		}
		return regions
	}},
	{"row of islands", func(testing.TB) (regions []Region) {
		for i := range 20_000 {
			x := -88 + 0.0003*float64(i)
			regions = append(regions, bar(uint8(1+i%50), x, 41, x+0.0002, 41.002))
		}
		return regions
	}},
	{"star", func(testing.TB) (regions []Region) {
		const rays = 8000
		at := func(i float64) orb.Point {
			return orb.Point{-87 + 0.2*math.Cos(2*math.Pi*i/rays), 41 + 0.2*math.Sin(2*math.Pi*i/rays)}
		}
		for i := range rays {
			regions = append(regions, ringRegion(uint8(1+i%50), orb.Point{-87, 41}, at(float64(i)), at(float64(i)+0.5)))
		}
		return regions
	}},
	{"bars across bars", func(testing.TB) []Region { return crossedBars(400) }},
	{"copies", func(testing.TB) []Region {
		region := bar(1, -88, 41, -87.5, 41.5)
		for range 65_535 {
			region.Area = append(region.Area, region.Area[0])
		}
		return []Region{region}
	}},
}

// cityMap is the map of 2023.
func cityMap(t testing.TB) []Region {
	text, err := os.ReadFile(shippedMaps["2023"])
	if err != nil {
		t.Fatal(err)
	}
	return readRegions(t, string(text))
}

// strayMap is the map of 2023 with one vertex far away.
func strayMap(t testing.TB, vertex orb.Point) []Region {
	regions := cityMap(t)
	regions[10].Area[0][0][5] = vertex
	return regions
}

// crossedBars returns bars of region 1 from west to east, and as many of region
// 2 from south to north.
func crossedBars(count int) (regions []Region) {
	for i := range count {
		width := 0.25 / float64(count)
		at := 2 * width * float64(i)
		regions = append(regions, bar(1, -88, 41+at, -87.5, 41+at+width), bar(2, -88+at, 41, -88+at+width, 41.5))
	}
	return regions
}

// slowRegions counts how often the outlines of polygons wind around a point,
// and returns the set of the regions that have one which does at all. It
// reports false if an outline is near.
func slowRegions(regions []Region, p Point) (set uint64, sure bool) {
	for _, region := range regions {
		for _, polygon := range region.Area {
			winding := 0
			for _, ring := range polygon {
				for i := range ring[1:] {
					a, b := ring[i], ring[i+1]
					turn := (b[0]-a[0])*(p.Lat-a[1]) - (b[1]-a[1])*(p.Lng-a[0])
					if math.Abs(turn) < 1e-6*(math.Abs(b[0]-a[0])+math.Abs(b[1]-a[1])) {
						return 0, false
					}
					switch {
					case a[1] <= p.Lat && p.Lat < b[1] && turn > 0:
						winding++
					case b[1] <= p.Lat && p.Lat < a[1] && turn < 0:
						winding--
					}
				}
			}
			if winding != 0 {
				set |= 1 << region.ID
			}
		}
	}
	return set, true
}

// TestOddMaps looks places up on odd maps and compares what it finds with
// winding numbers.
func TestOddMaps(t *testing.T) {
	for _, odd := range oddMaps {
		t.Run(odd.name, func(t *testing.T) {
			regions := odd.make(t)
			if odd.name == "bars across bars" && !*full {
				regions = crossedBars(100)
			}
			x := mustIndex(t, regions...)
			random := rand.New(rand.NewPCG(1, 2))
			checked := 0
			southWest, northEast := degrees(x.cells.corner(0, 0)), degrees(x.cells.corner(x.cells.cols, x.cells.rows))
			height, width := northEast.Lat-southWest.Lat, northEast.Lng-southWest.Lng
			longest := slices.MaxFunc(x.edges, func(e, f planar.Edge) int { return cmp.Compare(e.A.SquareTo(e.B), f.A.SquareTo(f.B)) })
			for i := range 120 {
				near := degrees(x.edges[random.IntN(len(x.edges))].A)
				spread := math.Pow(10, -2-3*random.Float64())
				p := Point{near.Lat + spread*random.NormFloat64(), near.Lng + spread*random.NormFloat64()}
				switch i % 3 {
				case 0: // beside the longest edge, which may be beyond the cells
					a, b, share := degrees(longest.A), degrees(longest.B), random.Float64()
					p = Point{a.Lat + share*(b.Lat-a.Lat) + 1e-3*random.NormFloat64(), a.Lng + share*(b.Lng-a.Lng) + 1e-3*random.NormFloat64()}
				case 1: // in the cells, or beside them
					p = Point{southWest.Lat + height*(2*random.Float64()-0.5), southWest.Lng + width*(2*random.Float64()-0.5)}
				}
				set, sure := slowRegions(regions, p)
				if !sure {
					continue
				}
				checked++
				isGap := func(d Defect) bool { return d.Kind == Gap }
				if got := x.Region(p); set == 0 && got != 0 && !slices.ContainsFunc(x.defects, isGap) || set != 0 && set&(1<<got-1) != 0 || set != 0 && set>>got&1 == 0 {
					t.Errorf("%v is in region %d, want the lowest of %b", p, got, set)
				}
				from, want := newRulerAt(p), math.Inf(1)
				for i := range x.edges {
					want = min(want, from.squareTo(x.edges[i].A, x.edges[i].B))
				}
				if got := x.squareToBorder(&from); got != want {
					t.Errorf("the border is %v m from %v, want %v", math.Sqrt(got), p, math.Sqrt(want))
				}
				radius := Meters(math.Sqrt(want) + 1)
				if got, want := x.regionsWithin(&from, radius), slowRegionsWithin(x, &from, radius); got != want {
					t.Errorf("regions %b are within %v m of %v, want %b", got, radius, p, want)
				}
			}
			if checked < 20 {
				t.Errorf("only %d places were checked", checked)
			}
		})
	}
}

// slowRegionsWithin looks at every edge.
func slowRegionsWithin(x *Index, from *ruler, radius Meters) (set uint64) {
	for _, e := range x.edges {
		if Meters(math.Sqrt(from.squareTo(e.A, e.B))) <= radius {
			set |= 1<<e.Left | 1<<e.Right
		}
	}
	return set
}

func newRulerAt(p Point) ruler {
	at, _ := onGrid(p)
	return newRuler(at)
}

// TestCellsOfStrayMap holds that a vertex far away makes cells hardly larger.
func TestCellsOfStrayMap(t *testing.T) {
	plain, stray := mustIndex(t, cityMap(t)...), mustIndex(t, strayMap(t, orb.Point{0, 0})...)
	if plain.cells.shift+1 < stray.cells.shift || !plain.cells.whole || stray.cells.whole {
		t.Errorf("cells of 1<<%d units became 1<<%d", plain.cells.shift, stray.cells.shift)
	}
}

func TestTooManyCrossings(t *testing.T) {
	_, err := NewIndex(crossedBars(1500))
	if !errors.Is(err, ErrNotPlanar) || !strings.Contains(err.Error(), "more than 2097152 times") {
		t.Errorf("error %v", err)
	}
}

// BenchmarkNewIndex reports the time for each position, which is at most three
// times that of the plain map.
func BenchmarkNewIndex(b *testing.B) {
	for _, odd := range oddMaps {
		b.Run(odd.name, func(b *testing.B) {
			regions := odd.make(b)
			positions := 0
			for _, region := range regions {
				for _, polygon := range region.Area {
					for _, ring := range polygon {
						positions += len(ring) - 1
					}
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				mustIndex(b, regions...)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*positions), "ns/position")
		})
	}
}
