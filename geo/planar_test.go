package geo

import (
	"math/bits"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo/internal/planar"
)

// triangles reads a map of overlapping triangles from bytes, seven for each:
// the region and three corners on a lattice of 16 by 16 points that are 1000
// units apart. Triangles without area are left out.
func triangles(encoded []byte) (regions []Region, corners [][3]planar.Point) {
	for ; len(encoded) >= 7 && len(regions) < 40; encoded = encoded[7:] {
		var t [3]planar.Point
		for i := range t {
			t[i] = planar.Point{X: 1000 * int32(encoded[1+2*i]%16), Y: 1000 * int32(encoded[2+2*i]%16)}
		}
		switch turn := planar.Orientation(t[0], t[1], t[2]); {
		case turn == 0:
			continue
		case turn < 0:
			t[1], t[2] = t[2], t[1]
		}
		ring := orb.Ring{}
		for _, g := range [...]planar.Point{t[0], t[1], t[2], t[0]} {
			ring = append(ring, orb.Point{degrees(g).Lng, degrees(g).Lat})
		}
		regions = append(regions, Region{ID: 1 + encoded[0]%6, Area: orb.MultiPolygon{{ring}}})
		corners = append(corners, t)
	}
	return regions, corners
}

// claims returns the set of the regions of the triangles that contain at, and
// false if it is so near a side that noding may have moved it across.
func claims(regions []Region, corners [][3]planar.Point, at planar.Point) (set uint64, sure bool) {
	for i, t := range corners {
		inside := true
		for j := range t {
			a, b := t[j], t[(j+1)%3]
			turn := planar.Orientation(a, b, at)
			// The distance to the line is turn / length; 20 units are plenty.
			dx, dy := int64(b.X-a.X), int64(b.Y-a.Y)
			if turn*turn < 20*20*(dx*dx+dy*dy) {
				return 0, false
			}
			inside = inside && turn > 0
		}
		if inside {
			set |= 1 << regions[i].ID
		}
	}
	return set, true
}

func checkTriangles(t *testing.T, encoded []byte) (checked int) {
	t.Helper()
	regions, corners := triangles(encoded)
	if len(regions) == 0 {
		return 0
	}
	x, err := NewIndex(regions)
	if err != nil {
		t.Fatal(err)
	}
	var gaps uint64
	for _, defect := range x.Defects() {
		if defect.Regions>>defect.Given&1 == 0 || bits.TrailingZeros64(defect.Regions) != int(defect.Given) {
			t.Fatalf("a defect is not given to the lowest of its regions: %+v", defect)
		}
		if defect.Kind == Gap {
			gaps |= 1 << defect.Given
		}
	}
	for px := int32(-500); px < 16_000; px += 371 {
		for py := int32(-500); py < 16_000; py += 389 {
			at := planar.Point{X: px, Y: py}
			set, sure := claims(regions, corners, at)
			if !sure {
				continue
			}
			checked++
			got := x.regionAt(at)
			switch {
			case set != 0 && int(got) != bits.TrailingZeros64(set):
				t.Fatalf("%v is claimed by %b and given to %d", at, set, got)
			case set == 0 && got != 0 && gaps>>got&1 == 0:
				t.Fatalf("%v is claimed by none and given to %d, which got no gap", at, got)
			}
		}
	}
	var again []Region
	for id := uint8(1); id <= 6; id++ {
		if area := x.Boundary(id); area != nil {
			again = append(again, Region{ID: id, Area: area})
		}
	}
	second, err := NewIndex(again)
	if err != nil {
		t.Fatal(err)
	}
	if defects := second.Defects(); len(defects) > 0 {
		t.Fatalf("the boundaries read back with %v", defects)
	}
	if before, after := sortedEdges(x), sortedEdges(second); len(before) != len(after) {
		t.Fatalf("%d edges read back as %d", len(before), len(after))
	}
	return checked
}

func TestNewIndexSettlesTriangles(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	checked := 0
	for range 60 {
		encoded := make([]byte, 7*(1+random.IntN(20)))
		for i := range encoded {
			encoded[i] = byte(random.Uint32())
		}
		checked += checkTriangles(t, encoded)
	}
	if checked < 10_000 {
		t.Errorf("only %d places were checked", checked)
	}
}

func FuzzNewIndex(f *testing.F) {
	f.Add([]byte{1, 0, 0, 15, 0, 0, 15})                                            // one triangle
	f.Add([]byte{1, 0, 0, 15, 0, 0, 15, 2, 15, 15, 0, 15, 15, 0})                   // two that share a side
	f.Add([]byte{1, 0, 0, 15, 0, 0, 15, 0, 1, 1, 3, 1, 1, 3})                       // one within another
	f.Add([]byte{3, 0, 0, 15, 7, 0, 15, 2, 15, 0, 0, 7, 15, 15})                    // two that cross
	f.Add([]byte{1, 0, 0, 2, 0, 0, 2, 1, 2, 2, 4, 2, 2, 4, 2, 4, 4, 6, 4, 4, 6})    // in a row
	f.Add([]byte{1, 0, 0, 9, 0, 5, 7, 2, 0, 0, 9, 0, 5, 3, 3, 5, 3, 5, 7, 9, 0, 4}) // thin slivers
	f.Fuzz(func(t *testing.T, encoded []byte) { checkTriangles(t, encoded) })
}
