package geo

import (
	"cmp"
	"slices"

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
	beyond     cell // what is known outside the cells: nothing, or that no edge is there
	grid       []cell
	edges      []cellEdge
}

// cell is what is known of one. The low bits are the region at the corner, and
// whether edges cross the cell. Above them is the index of the first of these
// edges, zero if only the tree knows them; or, if none crosses it, how far it is
// in each direction to the next cell that an edge crosses.
type cell uint32

const (
	regionMask      = MaxRegion
	crossed    cell = MaxRegion + 1
	firstShift      = 7
)

// direction is that of a skip, which is how many cells farther the next one is
// that an edge crosses. A skip is zero if there is none. If it is maxSkip, the
// next one may be farther.
type direction uint

const (
	skipBits           = 6
	maxSkip            = 1<<skipBits - 1
	west     direction = firstShift
	east               = west + skipBits
	south              = east + skipBits
	north              = south + skipBits
)

func (c cell) region() uint8             { return uint8(c & regionMask) }
func (c cell) isCrossed() bool           { return c&crossed != 0 }
func (c cell) first() int                { return int(c >> firstShift) }
func (c cell) skip(toward direction) int { return int(c >> toward & maxSkip) }

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
	last        bool // of this cell
}

// isRight reports whether g is to the right of the line through e. A place on
// the line counts as right of it: that is to the east of an edge that points
// north, and to the north of one that points west.
func isRight(e *planar.Edge, g planar.Point) bool { return planar.Orientation(e.A, e.B, g) <= 0 }

// at returns the cell in which a place lies.
func (c *cells) at(g planar.Point) cell {
	x, y := int64(g.X)-int64(c.origin.X), int64(g.Y)-int64(c.origin.Y)
	if x < 0 || y < 0 {
		return c.beyond
	}
	col, row := int(x>>c.shift), int(y>>c.shift)
	if col >= c.cols || row >= c.rows {
		return c.beyond
	}
	return c.grid[row*c.cols+col]
}

// regionIn returns the region of a place in c.
func (x *Index) regionIn(c cell, at planar.Point) uint8 {
	if !c.isCrossed() {
		return c.region()
	}
	return x.follow(c, at)
}

// follow goes from the corner of a cell that edges cross to a place in it.
func (x *Index) follow(c cell, to planar.Point) uint8 {
	first := c.first()
	if first == 0 {
		return x.regionByTree(to)
	}
	region := c.region()
	for i := range x.cells.edges[first:] {
		e := &x.cells.edges[first+i]
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
		if e.last {
			return region
		}
	}
	return region
}

// fillCells makes the cells of x.
func (x *Index) fillCells() {
	x.cells = newCells(x.edges)
	c := &x.cells
	visits := make([]visit, 0, 3*len(x.edges))
	for i := range x.edges {
		visits = c.appendVisits(visits, x.edges[i].A, x.edges[i].B, int32(i))
	}
	members := planar.NewGroups(visits, len(c.grid), func(v visit) int32 { return v.cell })
	c.edges = make([]cellEdge, 1, len(visits)+1)
	for row := range c.rows {
		region := x.regionIn(c.beyond, c.corner(0, row))
		for col := range c.cols {
			n := row*c.cols + col
			c.grid[n] = cell(region)
			first := len(c.edges)
			corner := c.corner(col, row)
			for _, v := range members.Of(int32(n)) {
				c.appendEdge(&x.edges[v.edge], corner)
			}
			if here := c.edges[first:]; len(here) > 0 {
				if !slices.IsSortedFunc(here, fromSouth) {
					slices.SortFunc(here, fromSouth)
				}
				here[len(here)-1].last = true
				c.grid[n] |= crossed | cell(first)<<firstShift
				region = x.follow(c.grid[n], c.corner(col+1, row))
			}
		}
	}
	c.setSkips()
}

func fromSouth(e, f cellEdge) int { return cmp.Compare(e.A.Y, f.A.Y) }

// appendEdge appends e to the edges of the cell with the given corner, unless
// no way from there crosses it.
func (c *cells) appendEdge(e *planar.Edge, corner planar.Point) {
	if max(e.A.X, e.B.X) <= corner.X || e.B.Y < corner.Y {
		return
	}
	out := cellEdge{Edge: *e}
	if min(e.A.X, e.B.X) <= corner.X {
		out.startsRight = isRight(e, corner)
		westward := e.B.X < e.A.X // so north of the edge is its right
		out.crossesWest = out.startsRight != westward
	}
	c.edges = append(c.edges, out)
}

// setSkips sets how far it is from each cell to the next ones that an edge
// crosses.
func (c *cells) setSkips() {
	for row := range c.rows {
		for n := row * c.cols; n < (row+1)*c.cols; n++ {
			if n > row*c.cols {
				c.setSkip(n, n-1, west)
			}
			if row > 0 {
				c.setSkip(n, n-c.cols, south)
			}
		}
	}
	for row := c.rows - 1; row >= 0; row-- {
		for n := (row+1)*c.cols - 1; n >= row*c.cols; n-- {
			if n+1 < (row+1)*c.cols {
				c.setSkip(n, n+1, east)
			}
			if row+1 < c.rows {
				c.setSkip(n, n+c.cols, north)
			}
		}
	}
}

// setSkip sets the skip of cell n toward its neighbor.
func (c *cells) setSkip(n, neighbor int, toward direction) {
	next := c.grid[neighbor]
	switch {
	case c.grid[n].isCrossed():
	case next.isCrossed():
		c.grid[n] |= 1 << toward
	case next.skip(toward) > 0:
		c.grid[n] |= cell(min(next.skip(toward)+1, maxSkip)) << toward
	}
}
