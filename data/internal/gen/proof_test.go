package main

import (
	"os"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

func TestShippedMapsAreProved(t *testing.T) {
	for _, path := range []string{
		"../../history/wards-2003.geojson", "../../history/wards-2015.geojson", "../../current/wards-2023.geojson",
	} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		m, err := ward.ReadMap(strings.NewReader(string(text)), ward.MapInfo{ID: path})
		if err != nil {
			t.Fatal(err)
		}
		lines, err := prove(m)
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

func TestDescribeDefects(t *testing.T) {
	lines := describeDefects([]geo.Defect{
		{Kind: geo.Overlap, Area: 2, Regions: 1<<7 | 1<<10, Given: 7},
		{Kind: geo.Gap, Area: 1, Regions: 1<<7 | 1<<10, Given: 7},
		{Kind: geo.Overlap, Area: 3.5, Regions: 1<<7 | 1<<10, Given: 7},
	})
	want := []string{"gap of wards 7/10: 1, 1.00 m2, given to 7", "overlap of wards 7/10: 2, 5.50 m2, given to 7"}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q, want %q", lines, want)
	}
}
