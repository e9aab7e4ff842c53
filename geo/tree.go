package geo

import (
	"github.com/chiward/chiward/geo/internal/planar"
)

// run is a stretch of edges of one chain, from the index first up to but not
// including end.
type run struct{ first, end int32 }

// maxRun is how many edges a run may have. Trees of longer runs are smaller
// and quicker to fill; searches then look at more edges in vain.
const maxRun = 16

// fillTree puts the box of each run of edges into the tree.
func (x *Index) fillTree() {
	x.chains = append(x.chains, int32(len(x.edges)))
	for n, first := range x.chains[:len(x.chains)-1] {
		for end := x.chains[n+1]; first < end; first += maxRun {
			r := run{first, min(first+maxRun, end)}
			around := planar.BoxAround(x.edges[first].A, x.edges[first].B)
			for _, e := range x.edges[r.first:r.end] {
				around = around.Union(planar.BoxAround(e.A, e.B))
			}
			x.tree.Insert(
				[2]int64{int64(around.Min.X), int64(around.Min.Y)}, [2]int64{int64(around.Max.X), int64(around.Max.Y)}, r)
		}
	}
}

// regionByTree returns the region of a place: what the edges that are crossed
// on the way there from far in the east lead to; see cells.
func (x *Index) regionByTree(at planar.Point) (region uint8) {
	const far = 1 << 32
	x.tree.Search([2]int64{int64(at.X), int64(at.Y)}, [2]int64{far, int64(at.Y)}, func(_, _ [2]int64, within run) bool {
		for i := within.first; i < within.end; i++ {
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
		func(low, high [2]int64, _ run, _ bool) float64 { return from.squareToBox(low, high) },
		func(_, _ [2]int64, within run, atLeast float64) bool {
			if atLeast >= square {
				return false
			}
			for _, e := range x.edges[within.first:within.end] {
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
