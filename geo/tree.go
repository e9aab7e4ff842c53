package geo

import (
	"math"

	"github.com/chiward/chiward/geo/internal/planar"
)

// rounding is more than what calculated lengths are off by, in parts.
const rounding = 1e-9

// runLength is how many edges have a box in the tree together: a tree of longer
// runs is smaller and quicker to fill, and searches look at more edges in vain.
const runLength = 16

// fillTree puts the box of each run of edges into the tree, with the index of
// the first.
func (x *Index) fillTree() {
	for first := 0; first < len(x.edges); first += runLength {
		around := planar.BoxAround(x.edges[first].A, x.edges[first].B)
		for _, e := range x.run(int32(first)) {
			around = around.Union(planar.BoxAround(e.A, e.B))
		}
		low, high := around.Corners(0)
		x.tree.Insert(low, high, int32(first))
	}
}

// run returns the run of edges that begins with an index.
func (x *Index) run(first int32) []planar.Edge {
	return x.edges[first:min(int(first)+runLength, len(x.edges))]
}

// search calls each with the number of every edge that comes into a box, and
// of some that do not.
func (x *Index) search(b planar.Box, each func(i int32)) {
	low, high := b.Corners(0)
	x.tree.Search(low, high, func(_, _ [2]int64, first int32) bool {
		for i := range x.run(first) {
			each(first + int32(i))
		}
		return true
	})
}

// regionByTree returns the region of a place: what the edges that are crossed
// on the way there from far in the east lead to; see cells.
func (x *Index) regionByTree(at planar.Point) (region uint8) {
	x.search(planar.Box{Min: at, Max: planar.Point{X: math.MaxInt32, Y: at.Y}}, func(i int32) {
		if e := &x.edges[i]; e.A.Y <= at.Y && at.Y < e.B.Y && !isRight(e, at) {
			region ^= e.Left ^ e.Right
		}
	})
	return region
}

// squareToBorder returns the square of the length in meters to the nearest
// edge.
func (x *Index) squareToBorder(from *ruler) float64 {
	square := x.cells.squareTo(from)
	if rim := x.cells.toRim(from); square > rim*rim {
		square = x.squareByTree(from, square)
	}
	return square
}

// squareByTree returns the square of the length in meters to the nearest edge
// if that is less than square, and else square.
func (x *Index) squareByTree(from *ruler, square float64) float64 {
	x.tree.Nearby(
		func(low, high [2]int64, _ int32, _ bool) float64 { return from.squareToBox(low, high) },
		func(_, _ [2]int64, first int32, atLeast float64) bool {
			if atLeast >= square {
				return false
			}
			for _, e := range x.run(first) {
				square = min(square, from.squareTo(e.A, e.B))
			}
			return true
		})
	return square
}

// squareToBox returns the square of the length in meters of the shortest way
// to the box between two corners, or a little less, so that no edge in it is
// nearer.
func (r *ruler) squareToBox(low, high [2]int64) float64 {
	east := float64(max(low[0]-int64(r.at.X), int64(r.at.X)-high[0], 0)) * r.east
	north := float64(max(low[1]-int64(r.at.Y), int64(r.at.Y)-high[1], 0)) * r.north
	return (float64(east*east) + float64(north*north)) * (1 - rounding)
}
