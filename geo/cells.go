package geo

import (
	"math"

	"github.com/chiward/chiward/geo/internal/planar"
)

// cells answers which region a grid point is in, and finds the borders near
// it. The map is cut into equal cells; most lie within one region, and each of
// the others knows the region at its south-west corner and the few edges that
// cross it.
//
// To find the region of a place, go from the corner of its cell north and then
// east to it, and keep count of the edges that are crossed. Crossing an edge
// changes the region from the one on its left to the one on its right or back,
// so the exclusive or of all the numbers left and right of the edges crossed,
// in any order, leads from the region at the corner to the region at the
// place. A place is taken to lie very slightly to the east, and much less than
// that to the north, of where it is, so that the way never touches the end of
// an edge and no place is on one.
//
// Borders that lie far from all others are beyond the cells. There, the tree
// of the [Index] answers.
type cells struct {
	origin     planar.Point
	shift      uint // a side is this power of two in units
	cols, rows int
	whole      bool           // no edge is beyond the cells
	grid       []cell         // row by row, and one more
	edges      []cellEdge     // cell by cell, in each from south to north
	hints      []planar.Point // for each cell a place near it that is within a unit of an edge
}

// cell is what is known of one. The low bits are the region at the corner, and
// whether edges cross the cell. Above them is the index of the first of these
// edges; those of the next cell follow them.
type cell uint32

const (
	regionMask      = MaxRegion
	crossed    cell = MaxRegion + 1
	firstShift      = 7
	maxVisits       = 1<<(32-firstShift) - 1 // of edges to cells
)

func (c cell) region() uint8   { return uint8(c & regionMask) }
func (c cell) isCrossed() bool { return c&crossed != 0 }
func (c cell) first() int      { return int(c >> firstShift) }

// cellEdge is what a cell knows about an edge that crosses it.
type cellEdge struct {
	planar.Edge
	// startsRight says on which side of the edge the way east starts: right
	// if the corner is there and the edge reaches west beyond the corner;
	// otherwise the edge is wholly east of the corner, which is its left.
	startsRight bool
	// crossesWest says that the edge crosses the western side of the cell,
	// north of the corner.
	crossesWest bool
	half        float32 // of its length in units, or a little more
}

// isRight reports whether g is to the right of the line through e. A place on
// the line counts as right of it: that is to the east of an edge that points
// north, and to the north of one that points west.
func isRight(e *planar.Edge, g planar.Point) bool { return planar.Orientation(e.A, e.B, g) <= 0 }

// regionAt returns the region of a place.
func (x *Index) regionAt(g planar.Point) uint8 {
	c := &x.cells
	col, row := c.column(g.X), c.row(g.Y)
	if uint(col) >= uint(c.cols) || uint(row) >= uint(c.rows) {
		if c.whole {
			return 0
		}
		return x.regionByTree(g)
	}
	n := row*c.cols + col
	if here := c.grid[n]; !here.isCrossed() {
		return here.region()
	}
	return c.follow(n, g)
}

// follow goes from the corner of cell n, which edges cross, to a place in it or
// at its eastern side.
func (c *cells) follow(n int, to planar.Point) uint8 {
	region := c.grid[n].region()
	edges := c.edges[c.grid[n].first():c.grid[n+1].first()]
	for i := range edges {
		e := &edges[i]
		switch {
		case e.A.Y > to.Y:
			// So are all that follow: wholly north of the way.
			return region
		case e.B.Y > to.Y:
			// The edge crosses the level of the place. Whether it is crossed
			// on the way north, on the way east, or on both, only the sides
			// of the start and the end matter.
			if isRight(&e.Edge, to) != e.startsRight {
				region ^= e.Left ^ e.Right
			}
		case e.crossesWest:
			// The edge is wholly south of the place, so it is crossed on the
			// way north if anywhere.
			region ^= e.Left ^ e.Right
		}
	}
	return region
}

// squareTo returns the square of the length in meters to the nearest of the
// edges that cross cells. The hint of a cell tells how far away that is at most.
func (c *cells) squareTo(from *ruler) float64 {
	col, _, row, _ := c.within(planar.Box{Min: from.at, Max: from.at})
	near := from.lengthTo(c.hints[row*c.cols+col]) + 2*from.north
	square := near * near
	west, east, south, north := c.within(from.window(near))
	x, y, halfEast, halfNorth := 2*int64(from.at.X), 2*int64(from.at.Y), from.east/2, from.north/2
	for row := south; row <= north; row++ {
		edges := c.along(row, west, east)
		for i := range edges {
			// An edge lies in a circle around its middle. Few come near enough
			// for a closer look.
			e := &edges[i]
			toEast := float64(int64(e.A.X)+int64(e.B.X)-x) * halfEast
			toNorth := float64(int64(e.A.Y)+int64(e.B.Y)-y) * halfNorth
			if reach := near + float64(e.half)*from.north; toEast*toEast+toNorth*toNorth < reach*reach {
				if s := from.squareTo(e.A, e.B); s < square {
					square, near = s, math.Sqrt(s)
				}
			}
		}
	}
	return square
}

// column and row return where a place is, which may be outside the cells.
func (c *cells) column(x int32) int { return int((int64(x) - int64(c.origin.X)) >> c.shift) }
func (c *cells) row(y int32) int    { return int((int64(y) - int64(c.origin.Y)) >> c.shift) }

// corner returns the south-west corner of a cell.
func (c *cells) corner(col, row int) planar.Point {
	return planar.Point{X: c.origin.X + int32(col<<c.shift), Y: c.origin.Y + int32(row<<c.shift)}
}

// within returns the columns and rows that a box comes into, or the outermost
// ones if it is beyond them.
func (c *cells) within(b planar.Box) (west, east, south, north int) {
	column := func(x int32) int { return min(max(c.column(x), 0), c.cols-1) }
	row := func(y int32) int { return min(max(c.row(y), 0), c.rows-1) }
	return column(b.Min.X), column(b.Max.X), row(b.Min.Y), row(b.Max.Y)
}

// along returns the edges of the cells of a row from one column to another.
func (c *cells) along(row, west, east int) []cellEdge {
	return c.edges[c.grid[row*c.cols+west].first():c.grid[row*c.cols+east+1].first()]
}

// toRim returns the length in meters to the nearest edge that may lie beyond
// the cells, or a little less.
func (c *cells) toRim(from *ruler) float64 {
	if c.whole {
		return math.Inf(1)
	}
	x, y := int64(from.at.X)-int64(c.origin.X), int64(from.at.Y)-int64(c.origin.Y)
	east := float64(max(min(x, int64(c.cols)<<c.shift-x), 0)) * from.east
	north := float64(max(min(y, int64(c.rows)<<c.shift-y), 0)) * from.north
	return min(east, north) * (1 - rounding)
}
