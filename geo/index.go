package geo

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"
)

// MaxRegion is the highest number that a region of an [Index] can have: a set
// of regions is the bits of a word.
const MaxRegion = 63

// Region is a numbered area of a map.
type Region struct {
	ID   uint8            // 1 to MaxRegion; several may have the same
	Area orb.MultiPolygon // longitude before latitude, degrees
}

// Index finds the region that a point is in, and the borders near it. It is
// immutable and safe for any number of goroutines. Get one from [NewIndex];
// the zero Index is not usable.
//
// Every point is in exactly one region or outside all of them. Borders lie on
// a grid of 1e-7 degree, about 1 cm, and a point is moved to the nearest
// point of that grid before it is looked up; from there on the answer is
// exact. A point on a border belongs to the region to its east, or, where
// the border runs due east and west, to the region to its north. Put another
// way: each point is taken to lie very slightly to the east, and much less
// than that to the north, of where it is.
type Index struct {
	edges   []edge
	tree    rtree.RTreeGN[int64, run]
	squares squares
	nearest func() *nearest // made by the first call
	defects []Defect
}

// NewIndex makes a planar map of regions and indexes it. Places that several
// regions claim, or that lie in a gap between regions, are settled by the
// rule of [Defect] and reported by [Index.Defects]. The error says which
// region has a number out of range, or that the map is empty or too wide, or
// is [ErrNotPlanar].
func NewIndex(regions []Region) (*Index, error) {
	for i, region := range regions {
		if region.ID < 1 || region.ID > MaxRegion {
			return nil, fmt.Errorf("geo: region at index %d has number %d, not 1 to %d", i, region.ID, MaxRegion)
		}
	}
	positions := countPositions(regions)
	if positions == 0 {
		return nil, errors.New("geo: map has no regions")
	}
	noded, err := node(outline(regions), positions)
	if err != nil {
		return nil, err
	}
	found := len(noded.ends)
	planar := newPlanarMap(noded)
	x := &Index{defects: planar.settle(), edges: planar.borders()}
	if len(x.edges) == 0 {
		return nil, errors.New("geo: map has no region as large as a unit of its grid")
	}
	cells := &noded.cells
	if len(x.edges) != found {
		// Some segments are no borders, so the numbers in cells are off.
		all := newCells(len(x.edges), func(i int) (a, b gridPoint) { return x.edges[i].a, x.edges[i].b })
		cells = &all
	}
	x.fillTree()
	x.squares = newSquares(x.edges, cells)
	x.nearest = sync.OnceValue(func() *nearest { return newNearest(x.edges, &x.squares) })
	return x, nil
}

// AppendRegions appends what [Index.Region] returns for each of pts to dst and
// returns the extended slice.
func AppendRegions[R ~uint8](dst []R, x *Index, pts []Point) []R {
	// Fetching the squares of many points before following any keeps the
	// memory busy.
	const batch = 64
	var places [batch]gridPoint
	var cells [batch]uint32
	dst = slices.Grow(dst, len(pts))
	for chunk := range slices.Chunk(pts, batch) {
		for i, p := range chunk {
			at, ok := onGrid(p)
			places[i], cells[i] = at, 0
			if ok {
				cells[i] = x.squares.cell(at)
			}
		}
		for i := range chunk {
			region := uint8(cells[i] & regionMask)
			if cells[i]>>regionBits != 0 {
				region = x.squares.follow(cells[i], places[i])
			}
			dst = append(dst, R(region))
		}
	}
	return dst
}

// run is a stretch of edges, from the index first up to but not including end,
// each of which begins or ends where the one before does.
type run struct{ first, end int32 }

// maxRun is how many edges a run may have. Trees of longer runs are smaller
// and quicker to fill; searches then look at more edges in vain.
const maxRun = 24

// fillTree puts the box of each run of edges into the tree.
func (x *Index) fillTree() {
	for r := range eachRun(x.edges, maxRun) {
		x.tree.Insert(
			[2]int64{int64(r.around.min.x), int64(r.around.min.y)}, [2]int64{int64(r.around.max.x), int64(r.around.max.y)},
			r.run)
	}
}

// eachRun yields runs of up to longest edges that together have all edges.
func eachRun(edges []edge, longest int) iter.Seq[boxedRun] {
	return func(yield func(boxedRun) bool) {
		for first := 0; first < len(edges); {
			around := segmentBox(edges[first].a, edges[first].b)
			end := first + 1
			for ; end < len(edges) && end < first+longest && edges[end].follows(&edges[end-1]); end++ {
				around = around.around(segmentBox(edges[end].a, edges[end].b))
			}
			if !yield(boxedRun{run{int32(first), int32(end)}, around}) {
				return
			}
			first = end
		}
	}
}

// follows reports whether e and other share an end.
func (e *edge) follows(other *edge) bool {
	return e.a == other.b || e.b == other.a || e.a == other.a || e.b == other.b
}

// Defects returns what was wrong with the map and how it was settled.
func (x *Index) Defects() []Defect { return slices.Clone(x.defects) }

// Region returns the number of the region that contains p, or zero if none
// does. Points that are not finite or not on Earth are in no region.
func (x *Index) Region(p Point) uint8 {
	at, ok := onGrid(p)
	if !ok {
		return 0
	}
	return x.squares.region(at)
}
