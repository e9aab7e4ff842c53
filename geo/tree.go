package geo

import (
	"github.com/chiward/chiward/geo/internal/planar"
)

// fillTree puts the box of each run of edges into the tree.
func (x *Index) fillTree() {
	box := func(i int32) (planar.Box, bool) { return planar.BoxAround(x.edges[i].A, x.edges[i].B), true }
	meet := func(i, j int32) bool {
		e, f := &x.edges[i], &x.edges[j]
		return e.A == f.B || e.B == f.A || e.A == f.A || e.B == f.B
	}
	for run, around := range planar.EachRun(int32(len(x.edges)), planar.LongRun, box, meet) {
		x.tree.Insert(
			[2]int64{int64(around.Min.X), int64(around.Min.Y)}, [2]int64{int64(around.Max.X), int64(around.Max.Y)}, run)
	}
}

// regionByTree returns the region of a place: what the edges that are crossed
// on the way there from far in the east lead to; see cells.
func (x *Index) regionByTree(at planar.Point) (region uint8) {
	const far = 1 << 32
	x.tree.Search([2]int64{int64(at.X), int64(at.Y)}, [2]int64{far, int64(at.Y)}, func(_, _ [2]int64, within planar.Run) bool {
		for i := within.First; i < within.End; i++ {
			if e := &x.edges[i]; e.A.Y <= at.Y && at.Y < e.B.Y && !isRight(e, at) {
				region ^= e.Left ^ e.Right
			}
		}
		return true
	})
	return region
}

// squareByTree returns the square of the length in meters to the nearest edge
// if that is less than square, and else square.
func (x *Index) squareByTree(from *ruler, square float64) float64 {
	x.tree.Nearby(
		func(low, high [2]int64, _ planar.Run, _ bool) float64 { return from.squareToBox(low, high) },
		func(_, _ [2]int64, within planar.Run, atLeast float64) bool {
			if atLeast >= square {
				return false
			}
			for _, e := range x.edges[within.First:within.End] {
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
