package geo

import (
	"math"
	"slices"
)

// nearest finds the edge that is nearest to a place. The map is cut into equal
// blocks, and each has a list of the runs of edges that may have the one
// nearest to some place in it.
type nearest struct {
	edges      []edge
	runs       []boxedRun
	origin     gridPoint
	shift      uint // of the side of a block
	cols, rows int
	blocks     []run     // of lists
	lists      []int32   // of runs
	elsewhere  []int32   // all runs, for places in no block
	squares    []float64 // of the lengths to candidates, while lists are made
}

// boxedRun is a run of edges with the box around them.
type boxedRun struct {
	run
	around box
}

// blockShift is how many times the side of a square doubles to make a block.
const blockShift = 2

// nearestRun is how many edges a run may have. Of longer runs more edges are
// looked at in vain, of shorter ones more runs.
const nearestRun = 8

// newNearest cuts the map of s, which has the given edges, into blocks.
func newNearest(edges []edge, s *squares) *nearest {
	n := &nearest{
		edges: edges, origin: s.origin, shift: s.shift + blockShift,
		cols: (s.cols-1)>>blockShift + 1, rows: (s.rows-1)>>blockShift + 1,
	}
	for within := range eachRun(edges, nearestRun) {
		n.elsewhere = append(n.elsewhere, int32(len(n.runs)))
		n.runs = append(n.runs, within)
	}
	n.blocks = make([]run, n.cols*n.rows)
	level := uint(0)
	for n.cols > 1<<level || n.rows > 1<<level {
		level++
	}
	n.fill(0, 0, level, n.elsewhere)
	n.squares = nil
	return n
}

// fill makes the lists of the blocks in a square of blocks, 1<<level of them
// on each side, of those candidates that may have the nearest edge there.
func (n *nearest) fill(col, row int, level uint, candidates []int32) {
	if col >= n.cols || row >= n.rows {
		return
	}
	side := int64(1) << (n.shift + level)
	south, west := int64(n.origin.y)+int64(row)<<n.shift, int64(n.origin.x)+int64(col)<<n.shift
	center := newRuler(gridPoint{int32(west + side/2), int32(south + side/2)})
	first := len(n.lists)
	n.lists = n.appendNear(n.lists, &center, side, candidates)
	if level == 0 {
		n.blocks[row*n.cols+col] = run{int32(first), int32(len(n.lists))}
		return
	}
	kept := slices.Clone(n.lists[first:])
	n.lists = n.lists[:first]
	level--
	half := 1 << level
	n.fill(col, row, level, kept)
	n.fill(col+half, row, level, kept)
	n.fill(col, row+half, level, kept)
	n.fill(col+half, row+half, level, kept)
}

// appendNear appends those of candidates that may have the edge nearest to
// some place in the square with the given center and side, first the one
// whose box is nearest to its center.
func (n *nearest) appendNear(list []int32, center *ruler, side int64, candidates []int32) []int32 {
	// A place in the square is within reach of the center, and its nearest
	// edge is at most reach farther away than that of the center. Distances
	// measured from the place are longer or shorter by up to stretch, because a
	// degree east is not as long there.
	reach := math.Hypot(float64(side)/2*center.east, float64(side)/2*center.north)
	stretch := center.stretch(side)
	n.squares = n.squares[:0]
	closest := 0 // its box
	for k, i := range candidates {
		n.squares = append(n.squares, center.squareToBox(&n.runs[i].around))
		if n.squares[k] < n.squares[closest] {
			closest = k
		}
	}
	square := n.squareToRun(center, candidates[closest])
	for k, i := range candidates {
		if n.squares[k] < square {
			square = min(square, n.squareToRun(center, i))
		}
	}
	limit := (math.Sqrt(square)+reach)*stretch*stretch + reach
	limit *= limit
	list = append(list, candidates[closest])
	for k, i := range candidates {
		if n.squares[k] <= limit && k != closest {
			list = append(list, i)
		}
	}
	return list
}

// stretch returns by how much a distance measured from a place in the square
// of the given side around r may be longer or shorter than measured by r.
func (r *ruler) stretch(side int64) float64 {
	stretch := 1.0
	for _, y := range [...]int64{int64(r.at.y) - side, int64(r.at.y) + side} {
		at := gridPoint{r.at.x, int32(min(max(y, -90*unitsPerDegree), 90*unitsPerDegree))}
		other := newRuler(at)
		stretch = max(stretch, r.east/other.east, other.east/r.east)
	}
	return stretch
}

// squareToBox returns the square of the length in metres of the shortest way
// to b, or a little less, so that no edge in it is nearer.
func (r *ruler) squareToBox(b *box) float64 {
	east := float64(max(int64(b.min.x)-int64(r.at.x), int64(r.at.x)-int64(b.max.x), 0)) * r.east
	north := float64(max(int64(b.min.y)-int64(r.at.y), int64(r.at.y)-int64(b.max.y), 0)) * r.north
	return (float64(east*east) + float64(north*north)) * (1 - rounding)
}

// rounding is more than what calculated squares of lengths are off by.
const rounding = 1e-9

// squareTo returns the square of the length in metres to the nearest edge, if
// that is less than limit, and else limit.
func (n *nearest) squareTo(from *ruler, limit float64) float64 {
	x, y := int64(from.at.x)-int64(n.origin.x), int64(from.at.y)-int64(n.origin.y)
	candidates := n.elsewhere
	if x >= 0 && y >= 0 && x>>n.shift < int64(n.cols) && y>>n.shift < int64(n.rows) {
		list := n.blocks[int(y>>n.shift)*n.cols+int(x>>n.shift)]
		candidates = n.lists[list.first:list.end]
	}
	square := limit
	for _, i := range candidates {
		if from.squareToBox(&n.runs[i].around) < square {
			square = min(square, n.squareToRun(from, i))
		}
	}
	return square
}

// squareToRun returns the square of the length in metres to the nearest edge
// of a run.
func (n *nearest) squareToRun(from *ruler, i int32) float64 {
	square := math.Inf(1)
	for _, e := range n.edges[n.runs[i].first:n.runs[i].end] {
		square = min(square, from.squareTo(e.a, e.b))
	}
	return square
}
