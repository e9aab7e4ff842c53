package geo

import (
	"math"
	"slices"
	"testing"
)

// TestChains holds that the chains of everywhere are all borders, that each
// tells which region is on which side, and that a smaller window has those
// that come into it.
func TestChains(t *testing.T) {
	x := readIndex(t, shippedMaps["2023"])
	everywhere := Box{Point{-90, -180}, Point{90, 180}}
	pieces := 0
	meet := map[Point]int{}
	for chain := range x.Chains(everywhere) {
		if chain.Left == chain.Right || len(chain.Points) < 2 {
			t.Fatalf("chain of %d points between %d and %d", len(chain.Points), chain.Left, chain.Right)
		}
		pieces += len(chain.Points) - 1
		for i, a := range chain.Points[:len(chain.Points)-1] {
			b := chain.Points[i+1]
			meet[a]++
			meet[b]++
			if Distance(a, b) < 5 {
				continue
			}
			// A tenth of a meter to the left and to the right of the middle.
			share := float64(0.1 / Distance(a, b))
			east, north := share*(b.Lng-a.Lng), share*(b.Lat-a.Lat)
			left := Point{(a.Lat+b.Lat)/2 + east, (a.Lng+b.Lng)/2 - north}
			right := Point{(a.Lat+b.Lat)/2 - east, (a.Lng+b.Lng)/2 + north}
			if x.Region(left) != chain.Left || x.Region(right) != chain.Right {
				t.Fatalf("%d and %d beside %v to %v, want %d and %d", x.Region(left), x.Region(right), a, b, chain.Left, chain.Right)
			}
		}
	}
	if pieces != len(x.edges) {
		t.Errorf("%d pieces of %d", pieces, len(x.edges))
	}
	for chain := range x.Chains(everywhere) {
		for _, p := range chain.Points[1 : len(chain.Points)-1] {
			if meet[p] != 2 {
				t.Fatalf("%d pieces meet at %v within a chain", meet[p], p)
			}
		}
	}
	for _, window := range []Box{
		{Point{41.87, -87.65}, Point{41.89, -87.62}},
		{Point{41.9, -87.7}, Point{41.9, -87.6}},
		{Point{41.8837, -87.6323}, Point{41.8837, -87.6323}},
	} {
		var want []Chain
		for chain := range x.Chains(everywhere) {
			for i, b := range chain.Points[1:] {
				a := chain.Points[i]
				if max(a.Lat, b.Lat) >= window.Min.Lat && min(a.Lat, b.Lat) <= window.Max.Lat &&
					max(a.Lng, b.Lng) >= window.Min.Lng && min(a.Lng, b.Lng) <= window.Max.Lng {
					want = append(want, chain)
					break
				}
			}
		}
		got := slices.Collect(x.Chains(window))
		if !slices.EqualFunc(got, want, func(c, d Chain) bool { return slices.Equal(c.Points, d.Points) }) {
			t.Errorf("%d chains come into %v, want %d", len(got), window, len(want))
		}
	}
}

func TestChainsOfNothing(t *testing.T) {
	x := mustIndex(t, square(1, 0, 0, 1, 1))
	for _, window := range []Box{
		{Point{1, 1}, Point{-1, -1}},
		{Point{math.NaN(), 0}, Point{1, 1}},
		{Point{0, 0}, Point{1, math.NaN()}},
		{Point{5, 5}, Point{6, 6}},
		{Point{0.0004, 0.0004}, Point{0.0006, 0.0006}},
	} {
		for chain := range x.Chains(window) {
			t.Errorf("%v has %v", window, chain)
		}
	}
	infinite := Box{Point{math.Inf(-1), math.Inf(-1)}, Point{math.Inf(1), math.Inf(1)}}
	for chain := range x.Chains(infinite) {
		if len(chain.Points) != 5 || chain.Points[0] != chain.Points[4] {
			t.Errorf("a square is %v", chain)
		}
		return
	}
	t.Error("nothing in a window without limits")
}
