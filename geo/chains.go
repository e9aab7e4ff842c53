package geo

import (
	"iter"
	"math"
	"slices"

	"github.com/chiward/chiward/geo/internal/planar"
)

// Box is a closed rectangle in longitude and latitude, of degrees. It does not
// go across the 180th meridian: a Box whose Min is not south-west of its Max
// has nothing in it, nor has one with a coordinate that is not a number. The
// zero Box is the one place that the zero [Point] is.
type Box struct {
	Min, Max Point // the south-western and the north-eastern corner
}

// Chain is a stretch of border with the same regions on its sides from end to
// end. One of them may be the outside, region 0.
type Chain struct {
	// Points has the ends of the straight pieces that the chain is made of,
	// two or more. A chain runs from one node to the next, where three or more
	// borders meet, or four of two regions that touch at a corner. A loop
	// without a node begins and ends at one of its points.
	Points      []Point
	Left, Right uint8 // as seen on the way from the first point to the last
}

// Chains yields the borders that come into a window, chain by chain: each
// whole and once.
func (x *Index) Chains(window Box) iter.Seq[Chain] {
	return func(yield func(Chain) bool) {
		for _, n := range x.chainsIn(window) {
			if !yield(newChain(x.edges[x.chains[n]:x.chains[n+1]])) {
				return
			}
		}
	}
}

// chainsIn returns the numbers of the chains that come into a window, in
// ascending order.
func (x *Index) chainsIn(window Box) (numbers []int) {
	if !(window.Min.Lat <= window.Max.Lat && window.Min.Lng <= window.Max.Lng) {
		return nil
	}
	units := func(degrees float64) int32 {
		return int32(math.RoundToEven(min(max(degrees, -200), 200) * unitsPerDegree))
	}
	low := planar.Point{X: units(window.Min.Lng), Y: units(window.Min.Lat)}
	high := planar.Point{X: units(window.Max.Lng), Y: units(window.Max.Lat)}
	box := planar.Box{Min: low, Max: high}
	x.search(box, func(i int32) {
		if planar.BoxAround(x.edges[i].A, x.edges[i].B).Meets(box, 0) {
			n, isFirst := slices.BinarySearch(x.chains, i)
			if !isFirst {
				n--
			}
			numbers = append(numbers, n)
		}
	})
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// newChain returns the chain of some edges, of which each has an end in common
// with the one before.
func newChain(edges []planar.Edge) Chain {
	e := edges[0]
	backward := len(edges) > 1 && (e.A == edges[1].A || e.A == edges[1].B)
	if backward {
		e.A, e.B, e.Left, e.Right = e.B, e.A, e.Right, e.Left
	}
	c := Chain{Points: make([]Point, 0, len(edges)+1), Left: e.Left, Right: e.Right}
	at := e.A
	c.Points = append(c.Points, degrees(at))
	for _, e := range edges {
		if e.A == at {
			at = e.B
		} else {
			at = e.A
		}
		c.Points = append(c.Points, degrees(at))
	}
	return c
}
