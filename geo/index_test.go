package geo

import (
	"cmp"
	"crypto/sha256"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo/internal/planar"
)

// shippedMaps are the ward maps of package data.
var shippedMaps = map[string]string{
	"2003": "../data/wards/wards-2003.geojson",
	"2015": "../data/wards/wards-2015.geojson",
	"2023": "../data/wards/wards-2023.geojson",
}

// readRegions reads a map whose features have a numeric property "ward".
func readRegions(t testing.TB, text string) []Region {
	t.Helper()
	features, err := ParseGeoJSON([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var regions []Region
	for _, feature := range features {
		id, ok := feature.Properties["ward"].(float64)
		if !ok {
			t.Fatalf("properties %v name no ward", feature.Properties)
		}
		regions = append(regions, Region{ID: uint8(id), Area: feature.Area})
	}
	return regions
}

func readIndex(t testing.TB, path string) *Index {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	x, err := NewIndex(readRegions(t, string(text)))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// square returns a square region with its south-west corner at lng, lat, all
// in thousandths of a degree.
func square(id uint8, lng, lat, width, height float64) Region {
	ring := orb.Ring{{lng, lat}, {lng + width, lat}, {lng + width, lat + height}, {lng, lat + height}, {lng, lat}}
	for i := range ring {
		ring[i] = orb.Point{ring[i][0] / 1000, ring[i][1] / 1000}
	}
	return Region{ID: id, Area: orb.MultiPolygon{{ring}}}
}

func mustIndex(t testing.TB, regions ...Region) *Index {
	t.Helper()
	x, err := NewIndex(regions)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestBorderRule(t *testing.T) {
	// Four squares of 1/1000 degree around 10, 10.
	x := mustIndex(t, square(1, 9, 9, 1, 1), square(2, 10, 9, 1, 1), square(3, 9, 10, 1, 1), square(4, 10, 10, 1, 1))
	for _, test := range []struct {
		name     string
		lng, lat float64
		want     uint8
	}{
		{"inside the south-west", 9.5, 9.5, 1},
		{"on the vertical border goes east", 10, 9.5, 2},
		{"on the level border goes north", 9.5, 10, 3},
		{"on the corner of four goes north-east", 10, 10, 4},
		{"on the western limit is inside", 9, 9.5, 1},
		{"on the southern limit is inside", 9.5, 9, 1},
		{"on the eastern limit is outside", 11, 9.5, 0},
		{"on the northern limit is outside", 9.5, 11, 0},
		{"south-west corner", 9, 9, 1},
		{"south-east corner", 11, 9, 0},
		{"north-west corner", 9, 11, 0},
		{"a unit west of the corner of four", 10 - 1e-4, 10, 3},
		{"a unit south of the corner of four", 10, 10 - 1e-4, 2},
	} {
		if got := x.Region(Point{Lat: test.lat / 1000, Lng: test.lng / 1000}); got != test.want {
			t.Errorf("%s: region %d, want %d", test.name, got, test.want)
		}
	}
	if defects := x.Defects(); len(defects) > 0 {
		t.Errorf("defects of a clean map: %v", defects)
	}
}

func TestPointsThatAreNoPlace(t *testing.T) {
	x := mustIndex(t, square(1, -90000, -45000, 100000, 90000))
	for _, test := range []struct {
		point Point
		want  uint8
	}{
		{Point{math.NaN(), 0}, 0},
		{Point{0, math.NaN()}, 0},
		{Point{math.Inf(1), 0}, 0},
		{Point{0, math.Inf(-1)}, 0},
		{Point{0, 0}, 1},
		{Point{90, 0}, 0},
		{Point{-90, 0}, 0},
		{Point{90.5, 0}, 0},
		{Point{0, 180}, 0},
		{Point{0, -180}, 0},
		{Point{0, 360}, 0},
		{Point{1900000, 1170000}, 0},
		{Point{math.MaxFloat64, -math.MaxFloat64}, 0},
	} {
		if got := x.Region(test.point); got != test.want {
			t.Errorf("region of %v is %d, want %d", test.point, got, test.want)
		}
		onEarth := math.Abs(test.point.Lat) <= 90 && math.Abs(test.point.Lng) <= 180
		if near := x.Near(test.point, 10); near.Region != test.want || onEarth == math.IsInf(float64(near.Border), 1) {
			t.Errorf("near %v: %+v", test.point, near)
		}
	}
}

func TestDefects(t *testing.T) {
	for _, test := range []struct {
		name    string
		regions []Region
		want    []Defect
		at      map[orb.Point]uint8 // thousandths of a degree
	}{
		{
			name:    "an overlap goes to the lowest number",
			regions: []Region{square(7, 9, 9, 1.1, 1), square(3, 10, 9, 1, 1)},
			want:    []Defect{{Kind: Overlap, Regions: 1<<7 | 1<<3, Given: 3}},
			at:      map[orb.Point]uint8{{9.9, 9.5}: 7, {10.05, 9.5}: 3, {10.5, 9.5}: 3},
		},
		{
			name: "a gap goes to the lowest-numbered neighbor",
			regions: []Region{
				square(2, 9, 9, 1, 3), square(5, 10.1, 9, 1, 3), square(8, 10, 9, 0.1, 1), square(9, 10, 11, 0.1, 1),
			},
			want: []Defect{{Kind: Gap, Regions: 1<<2 | 1<<5 | 1<<8 | 1<<9, Given: 2}},
			at:   map[orb.Point]uint8{{10.05, 10.5}: 2, {10.05, 9.5}: 8},
		},
		{
			name:    "a T-junction is no defect",
			regions: []Region{square(1, 9, 9, 2, 1), square(2, 9, 10, 1, 1), square(3, 10, 10, 1, 1)},
			at:      map[orb.Point]uint8{{10, 10}: 3, {9.5, 10}: 2, {10, 9.9999}: 1},
		},
		{
			name: "an enclave is no gap",
			regions: []Region{
				square(1, 0, 0, 10, 3), square(2, 0, 7, 10, 3), square(3, 0, 3, 3, 4), square(4, 7, 3, 3, 4),
			},
			at: map[orb.Point]uint8{{5, 5}: 0, {3, 5}: 0, {7, 5}: 4, {2, 5}: 3},
		},
		{
			name:    "a region in a hole of another without a shared vertex",
			regions: []Region{square(1, 4, 4, 1, 1), ringed(2, 0, 0, 10, 1)},
			at:      map[orb.Point]uint8{{4.5, 4.5}: 1, {0.5, 5}: 2, {2, 2}: 0},
		},
		{
			name:    "two regions of one area beside a third",
			regions: []Region{square(1, 9, 9, 1, 1), square(3, 10, 9, 1, 1), square(2, 10, 9, 1, 1)},
			want:    []Defect{{Kind: Overlap, Regions: 1<<2 | 1<<3, Given: 2}},
			at:      map[orb.Point]uint8{{9.5, 9.5}: 1, {10.5, 9.5}: 2, {10, 9.5}: 2},
		},
		{
			name: "spikes of two regions on one line are nothing",
			regions: []Region{
				spiked(1, orb.Ring{{0, 0}, {1, 0}, {1, 0.5}, {3, 0.5}, {1, 0.5}, {1, 1}, {0, 1}, {0, 0}}),
				spiked(2, orb.Ring{{4, 0}, {5, 0}, {5, 1}, {4, 1}, {4, 0.5}, {1, 0.5}, {4, 0.5}, {4, 0}}),
			},
			at: map[orb.Point]uint8{{0.5, 0.5}: 1, {4.5, 0.5}: 2, {2, 0.5}: 0, {1.5, 0.6}: 0},
		},
		{
			name:    "crossing outlines",
			regions: []Region{square(1, 0, 1, 3, 1), square(2, 1, 0, 1, 3)},
			want:    []Defect{{Kind: Overlap, Regions: 1<<1 | 1<<2, Given: 1}},
			at:      map[orb.Point]uint8{{1.5, 1.5}: 1, {1.5, 0.5}: 2, {1.5, 2.5}: 2, {0.5, 1.5}: 1},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			x := mustIndex(t, test.regions...)
			defects := x.Defects()
			if len(defects) != len(test.want) {
				t.Fatalf("defects %v, want %d", defects, len(test.want))
			}
			for i, want := range test.want {
				got := defects[i]
				if got.Kind != want.Kind || got.Regions != want.Regions || got.Given != want.Given || got.Area <= 0 {
					t.Errorf("defect %+v, want %+v", got, want)
				}
			}
			for at, want := range test.at {
				if got := x.Region(Point{Lat: at.Lat() / 1000, Lng: at.Lon() / 1000}); got != want {
					t.Errorf("region at %v is %d, want %d", at, got, want)
				}
			}
		})
	}
}

// spiked returns the region within a ring, in thousandths of a degree.
func spiked(id uint8, ring orb.Ring) Region {
	for i := range ring {
		ring[i] = orb.Point{ring[i].Lon() / 1000, ring[i].Lat() / 1000}
	}
	return Region{ID: id, Area: orb.MultiPolygon{{ring}}}
}

// ringed returns a square with a square hole, in thousandths of a degree.
func ringed(id uint8, lng, lat, size, thickness float64) Region {
	outer := square(id, lng, lat, size, size).Area[0][0]
	inner := square(id, lng+thickness, lat+thickness, size-2*thickness, size-2*thickness).Area[0][0]
	inner.Reverse()
	return Region{ID: id, Area: orb.MultiPolygon{{outer, inner}}}
}

func TestNewIndexRefuses(t *testing.T) {
	wide := Region{ID: 1, Area: orb.MultiPolygon{{{{-100, 0}, {100, 0}, {100, 1}, {-100, 0}}}}}
	for name, regions := range map[string][]Region{
		"nothing":                      {},
		"number zero":                  {square(0, 0, 0, 1, 1)},
		"a number too high":            {square(64, 0, 0, 1, 1)},
		"a map wider than half":        {wide},
		"a region without sides":       {{ID: 1}},
		"a region of less than a unit": {square(1, 0, 0, 1e-5, 1e-5)},
		"an open ring":                 {{ID: 1, Area: orb.MultiPolygon{{{{0, 0}, {1, 1}, {0, 1}}}}}},
		"a position beyond the pole":   {{ID: 1, Area: orb.MultiPolygon{{{{0, 0}, {1, 91}, {0, 1}, {0, 0}}}}}},
		"a position that is no number": {{ID: 1, Area: orb.MultiPolygon{{{{0, 0}, {1, math.NaN()}, {0, 1}, {0, 0}}}}}},
		"regions that are only spikes": {{ID: 1, Area: orb.MultiPolygon{{{{0, 0}, {1, 1}, {0, 0}}}}}},
	} {
		if _, err := NewIndex(regions); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// full asks for every vertex and millions of points; see .ci/run.
var full = flag.Bool("full", false, "check every vertex of the shipped maps and millions of points against the oracle")

// TestShippedMapsAgainstOracle compares the index with the oracle at vertices,
// middles of edges, their eight neighbors, and places near and far from
// borders: at some of them, or, with -full, at all.
func TestShippedMapsAgainstOracle(t *testing.T) {
	stride, points := 40, 20_000
	if *full {
		stride, points = 1, 2_000_000
	}
	for year, path := range shippedMaps {
		t.Run(year, func(t *testing.T) {
			t.Parallel()
			x, o := readIndex(t, path), newOracle(t, path)
			random := rand.New(rand.NewPCG(1, 2))
			checked := 0
			check := func(at planar.Point) {
				checked++
				if got := x.regionAt(at); !o.agrees(at, got) {
					t.Fatalf("at %v: index says %d, oracle %b", degrees(at), got, o.regions(at))
				}
			}
			for i := 0; i < len(x.edges); i += stride {
				e := x.edges[i]
				for _, at := range [...]planar.Point{e.A, e.B, {X: (e.A.X + e.B.X) / 2, Y: (e.A.Y + e.B.Y) / 2}} {
					for dx := int32(-1); dx <= 1; dx++ {
						for dy := int32(-1); dy <= 1; dy++ {
							check(planar.Point{X: at.X + dx, Y: at.Y + dy})
						}
					}
				}
			}
			for range points {
				check(planar.Point{
					X: x.cells.origin.X + random.Int32N(int32(x.cells.cols)<<x.cells.shift),
					Y: x.cells.origin.Y + random.Int32N(int32(x.cells.rows)<<x.cells.shift),
				})
				near := x.edges[random.IntN(len(x.edges))].A
				check(planar.Point{X: near.X + int32(random.NormFloat64()*3000), Y: near.Y + int32(random.NormFloat64()*3000)})
			}
			t.Logf("map %s: %d places agree", year, checked)
		})
	}
}

// TestDigest prints a checksum of many answers on the shipped maps. It must be
// the same on every processor; .ci/run compares it between some.
func TestDigest(t *testing.T) {
	digest := sha256.New()
	for _, year := range []string{"2003", "2015", "2023"} {
		x := readIndex(t, shippedMaps[year])
		edges := sortedEdges(x) // in an order that does not depend on the index
		random := rand.New(rand.NewPCG(7, 8))
		var regions []uint8
		for range 200_000 {
			city := Point{41.64 + 0.39*random.Float64(), -87.95 + 0.43*random.Float64()}
			near := degrees(edges[random.IntN(len(edges))].A)
			near.Lat += 1e-6 * random.Float64()
			near.Lng += 1e-6 * random.Float64()
			regions = append(regions, x.Region(city), x.Region(near))
		}
		for range 2_000 {
			near := x.Near(Point{41.64 + 0.39*random.Float64(), -87.95 + 0.43*random.Float64()}, 300)
			fmt.Fprintf(digest, "%d %.6f %x\n", near.Region, near.Border, near.Others)
		}
		digest.Write(regions)
	}
	t.Logf("digest %x", digest.Sum(nil))
}

// TestShippedMapsReadBack shows that the boundaries of an index make the same
// index again, so that what the generator writes is what it proved.
func TestShippedMapsReadBack(t *testing.T) {
	for year, path := range shippedMaps {
		t.Run(year, func(t *testing.T) {
			t.Parallel()
			x := readIndex(t, path)
			var regions []Region
			for id := uint8(50); id >= 1; id-- {
				regions = append(regions, Region{ID: id, Area: x.Boundary(id)})
			}
			again := mustIndex(t, regions...)
			if len(again.Defects()) > 0 {
				t.Errorf("defects: %v", again.Defects())
			}
			if len(x.edges) != len(again.edges) {
				t.Fatalf("%d edges became %d", len(x.edges), len(again.edges))
			}
			before, after := sortedEdges(x), sortedEdges(again)
			for i := range before {
				if before[i] != after[i] {
					t.Fatalf("edge %v became %v", before[i], after[i])
				}
			}
		})
	}
}

func sortedEdges(x *Index) []planar.Edge {
	return slices.SortedFunc(slices.Values(x.edges), func(e, f planar.Edge) int {
		return cmp.Or(e.A.Compare(f.A), e.B.Compare(f.B))
	})
}

func TestLookUpsDoNotAllocate(t *testing.T) {
	x := readIndex(t, shippedMaps["2023"])
	inside, outside := Point{41.8837, -87.6323}, Point{42.5, -88}
	var sum int
	if n := testing.AllocsPerRun(100, func() {
		sum += int(x.Region(inside)) + int(x.Region(outside))
		sum += int(x.Near(inside, 12).Region) + int(x.Near(outside, 12).Region)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if sum == 0 {
		t.Error("no region found")
	}
}

func FuzzRegion(f *testing.F) {
	path := shippedMaps["2023"]
	x, o := readIndex(f, path), newOracle(f, path)
	f.Add(41.8837, -87.6323) // City Hall
	f.Add(41.9648, -87.8106) // Norridge, an enclave
	f.Add(41.8919369, -87.6414850)
	f.Add(math.NaN(), math.Inf(1))
	for i := 0; i < len(x.edges); i += len(x.edges) / 20 {
		p := degrees(x.edges[i].A)
		f.Add(p.Lat, p.Lng)
	}
	f.Fuzz(func(t *testing.T, lat, lng float64) {
		at, ok := onGrid(Point{lat, lng})
		got := x.Region(Point{lat, lng})
		switch {
		case !ok && got != 0:
			t.Fatalf("%v,%v is no place but in region %d", lat, lng, got)
		case ok && !o.agrees(at, got):
			t.Fatalf("%v,%v: index says %d, oracle %b", lat, lng, got, o.regions(at))
		}
	})
}

func BenchmarkRegion(b *testing.B) {
	x := readIndex(b, shippedMaps["2023"])
	random := rand.New(rand.NewPCG(1, 2))
	city := make([]Point, 1<<14)
	for i := range city {
		for x.Region(city[i]) == 0 {
			city[i] = Point{41.64 + 0.39*random.Float64(), -87.95 + 0.43*random.Float64()}
		}
	}
	border := make([]Point, 1<<14)
	for i := range border {
		p := degrees(x.edges[random.IntN(len(x.edges))].A)
		border[i] = Point{p.Lat + 3e-4*random.NormFloat64(), p.Lng + 3e-4*random.NormFloat64()}
	}
	for _, set := range []struct {
		name   string
		points []Point
	}{{"city", city}, {"border", border}} {
		b.Run(set.name, func(b *testing.B) {
			b.ReportAllocs()
			var sum int
			for i := 0; b.Loop(); i++ {
				sum += int(x.Region(set.points[i&(1<<14-1)]))
			}
		})
		b.Run("near/"+set.name, func(b *testing.B) {
			b.ReportAllocs()
			var sum int
			for i := 0; b.Loop(); i++ {
				sum += int(x.Near(set.points[i&(1<<14-1)], 12).Region)
			}
		})
	}
}
