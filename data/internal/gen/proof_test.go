package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/ward"
)

func TestShippedMapsAreProved(t *testing.T) {
	for _, path := range []string{
		"../../wards/wards-2003.geojson", "../../wards/wards-2015.geojson", "../../wards/wards-2023.geojson",
	} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		m, err := ward.ReadMap(strings.NewReader(string(text)), ward.MapInfo{ID: path})
		if err != nil {
			t.Fatal(err)
		}
		lines, err := prove(m.Boundary)
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if len(lines) != 6 || !strings.Contains(lines[1], "V - E + F") {
			t.Errorf("%s: the proof is %q", path, lines)
		}
		if string(encodeMap(m)) != string(text) {
			t.Errorf("%s is not written as it was read", path)
		}
	}
}

// cellSide is the side of a cell of a made-up city in units of the grid.
const cellSide = 100_000

// madeUpCity has wards in six rows of nine cells, less as many enclaves. Ward
// 1 has two cells that touch at a corner, ward 2 what is left over.
func madeUpCity(t *testing.T, enclaves int) map[ward.Number]orb.MultiPolygon {
	t.Helper()
	left := map[[2]int]bool{}
	for i := range enclaves {
		left[[2]int{1 + 2*i, 4}] = true
	}
	city := map[ward.Number]orb.MultiPolygon{}
	next := ward.Number(2)
	for y := range 6 {
		for x := range 9 {
			n := next
			switch {
			case left[[2]int{x, y}]:
				continue
			case x == 2 && y == 1 || x == 3 && y == 2:
				n = 1
			default:
				next++
			}
			if n > ward.Count { // the last cells, of which only the first is next to another
				n = ward.Number(2 + 3*(int(n)-ward.Count-1))
			}
			city[n] = append(city[n], orb.Polygon{cellRing(x, y)})
		}
	}
	return city
}

func cellRing(x, y int) orb.Ring {
	var ring orb.Ring
	for _, corner := range [][2]int{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}} {
		ring = append(ring, cellCorner(x+corner[0], y+corner[1]))
	}
	return ring
}

func cellCorner(x, y int) orb.Point {
	return orb.Point{float64(-878_000_000+x*cellSide) / 1e7, float64(418_000_000+y*cellSide) / 1e7}
}

func TestProofLimits(t *testing.T) {
	proveCity := func(city map[ward.Number]orb.MultiPolygon) error {
		_, err := prove(func(n ward.Number) orb.MultiPolygon { return city[n] })
		return err
	}
	for enclaves := range 5 {
		err := proveCity(madeUpCity(t, enclaves))
		if enclaves == 3 && err != nil || enclaves != 3 && (err == nil || !strings.Contains(err.Error(), "enclaves, not 3")) {
			t.Errorf("with %d enclaves: %v", enclaves, err)
		}
	}
	// One outline around both cells of ward 1, which makes one face of two.
	city := madeUpCity(t, 3)
	first, second := city[1][0][0], city[1][1][0]
	eight := orb.Ring{first[0], first[1], first[2], second[1], second[2], second[3], second[0], first[3], first[0]}
	city[1] = orb.MultiPolygon{{eight}}
	if err := proveCity(city); err == nil || !strings.Contains(err.Error(), "V - E + F") {
		t.Errorf("with a face too few: %v", err)
	}
}

// geoJSONOf returns the city as the City would export it, with its corner in
// the south-west off by some units of the grid.
func geoJSONOf(t *testing.T, city map[ward.Number]orb.MultiPolygon, east, north int) string {
	t.Helper()
	corner := cellCorner(0, 0)
	var features []string
	for n := ward.Number(1); n <= ward.Count; n++ {
		var polygons []string
		for _, polygon := range city[n] {
			polygon = polygon.Clone()
			for _, ring := range polygon {
				for i := range ring {
					if ring[i] == corner {
						ring[i] = orb.Point{(corner[0]*1e7 + float64(east)) / 1e7, (corner[1]*1e7 + float64(north)) / 1e7}
					}
				}
			}
			polygons = append(polygons, string(appendPolygon(nil, polygon)))
		}
		features = append(features, fmt.Sprintf(`{"type":"Feature","properties":{"ward":"%d"},"geometry":{"type":"MultiPolygon","coordinates":[%s]}}`,
			n, strings.Join(polygons, ",")))
	}
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",\n") + "]}"
}

// TestReportLimits moves one corner of a map: each map has its limit for how
// far a position may be from where the City has it, and all have one for how
// much larger or smaller a ward may become.
func TestReportLimits(t *testing.T) {
	city := madeUpCity(t, 3)
	read := func(text string, m wardMap) *ward.Map {
		drawn, err := ward.ReadMap(strings.NewReader(text), m.info)
		if err != nil {
			t.Fatal(err)
		}
		return drawn
	}
	straight := geoJSONOf(t, city, 0, 0)
	// A unit is 0.83 cm to the west and 1.11 cm to the south.
	for _, test := range []struct {
		id          string
		west, south int
		fails       bool
	}{
		{"2003", 1190, 0, false},
		{"2003", 1220, 0, true},
		{"2015", 0, 1, false},
		{"2015", 0, 2, true},
		{"2023", 119, 0, false},
		{"2023", 122, 0, true},
	} {
		m := wardMaps[slices.IndexFunc(wardMaps, func(m wardMap) bool { return m.info.ID == test.id })]
		written := read(straight, m)
		err := m.report([]byte(geoJSONOf(t, city, -test.west, -test.south)), written, written, io.Discard)
		if test.fails != (err != nil) || err != nil && !strings.Contains(err.Error(), "a position moved by") {
			t.Errorf("map %s, %d units west and %d south: %v", test.id, test.west, test.south, err)
		}
	}
	for west, fails := range map[int]bool{4: false, 5: true, -4: false, -5: true} { // 4.6 m2 each
		m := wardMaps[0]
		err := m.report([]byte(straight), read(straight, m), read(geoJSONOf(t, city, -west, 0), m), io.Discard)
		if fails != (err != nil) || err != nil && !strings.Contains(err.Error(), "changed the area of a ward") {
			t.Errorf("%d units west: %v", west, err)
		}
	}
	var out strings.Builder
	m := wardMaps[0]
	if err := m.report([]byte(straight), read(straight, m), read(straight, m), &out); err != nil || strings.Count(out.String(), "\n") != 8 {
		t.Errorf("%v, and it says\n%s", err, &out)
	}
}

func TestProofRefuses(t *testing.T) {
	square := orb.Ring{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}
	backwards := square.Clone()
	backwards.Reverse()
	for _, test := range []struct {
		name  string
		wards map[ward.Number][]orb.Ring
		says  string
	}{
		{"two wards in one place", map[ward.Number][]orb.Ring{1: {square}, 2: {square}}, "both left of the border"},
		{"a ward twice", map[ward.Number][]orb.Ring{1: {square, square}}, "both left of the border"},
		{"a ward on both sides", map[ward.Number][]orb.Ring{1: {square, backwards}}, "on both sides"},
		{"a city limit that touches itself", map[ward.Number][]orb.Ring{1: {square}, 2: {{{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}}}}, "touches itself"},
		{"an outline that does not close", map[ward.Number][]orb.Ring{1: {square[:4]}}, "city limit ends"},
	} {
		p := proof{owner: map[border]ward.Number{}}
		var err error
		for n, rings := range test.wards {
			for _, ring := range rings {
				if err == nil {
					err = p.addRing(n, ring)
				}
			}
		}
		if err == nil {
			_, err = p.outsideRings()
		}
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.says)
		}
	}
}

func TestProofCounts(t *testing.T) {
	// Two squares side by side and one by itself: 10 corners, 11 sides.
	p := proof{owner: map[border]ward.Number{}}
	for n, ring := range []orb.Ring{
		{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}, {{1, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 0}}, {{5, 5}, {6, 5}, {6, 6}, {5, 6}, {5, 5}},
	} {
		if err := p.addRing(ward.Number(n+1), ring); err != nil {
			t.Fatal(err)
		}
	}
	if points, pieces, components := p.graph(); points != 10 || pieces != 11 || components != 2 {
		t.Errorf("%d points, %d pieces, %d components", points, pieces, components)
	}
}
