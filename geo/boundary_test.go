package geo

import (
	"testing"

	"github.com/paulmach/orb"
)

func TestBoundary(t *testing.T) {
	for _, test := range []struct {
		name    string
		regions []Region
		region  uint8
		want    []int // rings of each polygon
	}{
		{"a square", []Region{square(1, 0, 0, 1, 1)}, 1, []int{1}},
		{"no region", []Region{square(1, 0, 0, 1, 1)}, 2, nil},
		{"the outside", []Region{square(1, 0, 0, 1, 1)}, 0, nil},
		{"a ring", []Region{ringed(1, 0, 0, 10, 1)}, 1, []int{2}},
		{"two squares that touch at a corner", []Region{square(1, 0, 0, 1, 1), square(1, 1, 1, 1, 1)}, 1, []int{1, 1}},
		{"two squares that share a side", []Region{square(1, 0, 0, 1, 1), square(1, 1, 0, 1, 1)}, 1, []int{1}},
		{"an island in a hole", []Region{ringed(1, 0, 0, 10, 1), square(1, 4, 4, 1, 1)}, 1, []int{2, 1}},
		{
			"a hole that touches the outer ring",
			[]Region{{ID: 1, Area: orb.MultiPolygon{{
				{{0, 0}, {0.1, 0}, {0.1, 0.1}, {0, 0.1}, {0, 0}},
				{{0, 0}, {0.04, 0.05}, {0.05, 0.04}, {0, 0}},
			}}}},
			1,
			[]int{2},
		},
	} {
		x := mustIndex(t, test.regions...)
		area := x.Boundary(test.region)
		if len(area) != len(test.want) {
			t.Errorf("%s: %d polygons, want %d: %v", test.name, len(area), len(test.want), area)
			continue
		}
		for i, polygon := range area {
			if len(polygon) != test.want[i] {
				t.Errorf("%s: polygon %d has %d rings, want %d", test.name, i, len(polygon), test.want[i])
			}
			for r, ring := range polygon {
				want := orb.CCW
				if r > 0 {
					want = orb.CW
				}
				if !ring.Closed() || ring.Orientation() != want {
					t.Errorf("%s: ring %d of polygon %d is open or winds the wrong way: %v", test.name, r, i, ring)
				}
			}
		}
	}
}
