package geo

import "math"

// squares answers which region a grid point is in. The map is cut into equal
// squares; most lie within one region, and each of the others knows the region
// at its south-west corner and the few edges that cross it.
//
// To find the region of a place, go from the corner of its square north and
// then east to it, and keep count of the edges that are crossed. Crossing an
// edge changes the region from the one on its left to the one on its right or
// back, so the exclusive or of all the numbers left and right of the edges
// crossed, in any order, leads from the region at the corner to the region at
// the place. A place is taken to lie very slightly to the east, and much less
// than that to the north, of where it is, so that the way never touches the
// end of an edge and no place is on one.
type squares struct {
	origin     gridPoint
	shift      uint
	cols, rows int
	// For each square: the region at the corner in the low eight bits, and
	// above them the index in crossings of the first, zero for none.
	cells     []uint32
	crossings []squareEdge
}

const (
	regionBits = 8
	regionMask = 1<<regionBits - 1
)

// squareEdge is what a square knows about an edge that crosses it.
type squareEdge struct {
	a, b   gridPoint // of the edge, which points north
	change uint8     // the regions on both sides of the edge, exclusive or
	// startsRight says on which side of the edge the way east starts: right
	// if the corner is there and the edge reaches west beyond the corner;
	// otherwise the edge is wholly east of the corner, which is its left.
	startsRight bool
	// crossesWest says that the edge crosses the western side of the square,
	// north of the corner.
	crossesWest bool
	last        bool // of this square
}

// isRight reports whether g is to the right of the line through e. A place on
// the line counts as right of it: that is to the east of an edge that points
// north, and to the north of one that points west.
func (e *edge) isRight(g gridPoint) bool { return orientation(e.a, e.b, g) <= 0 }

// newSquares makes a square of each cell.
func newSquares(edges []edge, c *cells) squares {
	s := squares{origin: c.origin, shift: c.shift, cols: c.cols, rows: c.rows}
	s.cells = make([]uint32, c.count())
	s.crossings = make([]squareEdge, 1, len(c.items)+1)
	for row := range s.rows {
		region := uint8(0) // the westernmost squares begin outside
		for col := range s.cols {
			cell := row*c.cols + col
			s.cells[cell] = uint32(region)
			members := c.members(cell)
			if len(members) == 0 {
				continue
			}
			if first := len(s.crossings); s.appendEdges(edges, members, c.corner(col, row)) {
				s.cells[cell] |= uint32(first) << regionBits
				region = s.follow(s.cells[cell], c.corner(col+1, row))
			}
		}
	}
	return s
}

// appendEdges appends the members of a square to the crossings, from south to
// north, and reports whether there are any.
func (s *squares) appendEdges(edges []edge, members []int32, corner gridPoint) bool {
	first := len(s.crossings)
	for _, member := range members {
		e, ok := newSquareEdge(&edges[member], corner)
		if !ok {
			continue
		}
		s.crossings = append(s.crossings, e)
		for i := len(s.crossings) - 1; i > first && s.crossings[i-1].a.y > e.a.y; i-- {
			s.crossings[i-1], s.crossings[i] = e, s.crossings[i-1]
		}
	}
	if len(s.crossings) == first {
		return false
	}
	s.crossings[len(s.crossings)-1].last = true
	return true
}

// newSquareEdge returns what the square with the given corner has to know of
// e; false if no way from the corner crosses it.
func newSquareEdge(e *edge, corner gridPoint) (squareEdge, bool) {
	eastern := max(e.a.x, e.b.x)
	if eastern <= corner.x || e.b.y < corner.y {
		return squareEdge{}, false
	}
	out := squareEdge{a: e.a, b: e.b, change: e.left ^ e.right}
	if min(e.a.x, e.b.x) <= corner.x {
		out.startsRight = e.isRight(corner)
		westward := e.b.x < e.a.x // so north of the edge is its right
		out.crossesWest = out.startsRight != westward
	}
	return out, true
}

// region returns the region that contains at.
func (s *squares) region(at gridPoint) uint8 { return s.follow(s.cell(at), at) }

// cell returns what is known of the square in which at lies.
func (s *squares) cell(at gridPoint) uint32 {
	x, y := int64(at.x)-int64(s.origin.x), int64(at.y)-int64(s.origin.y)
	if x < 0 || y < 0 {
		return 0
	}
	col, row := int(x>>s.shift), int(y>>s.shift)
	if col >= s.cols || row >= s.rows {
		return 0
	}
	return s.cells[row*s.cols+col]
}

// follow goes from the corner of a square to a place in it.
func (s *squares) follow(cell uint32, to gridPoint) uint8 {
	region := uint8(cell & regionMask)
	first := cell >> regionBits
	if first == 0 {
		return region
	}
	for i := range s.crossings[first:] {
		e := &s.crossings[int(first)+i]
		switch {
		case e.a.y > to.y:
			// So are all that follow: wholly north of the way.
			return region
		case e.b.y > to.y:
			// The edge crosses the level of the place. Whether it is crossed
			// on the way north, on the way east, or on both, only the sides
			// of the start and the end matter.
			if (orientation(e.a, e.b, to) <= 0) != e.startsRight {
				region ^= e.change
			}
		case e.crossesWest:
			// The edge is wholly south of the place, so it is crossed on the
			// way north if anywhere.
			region ^= e.change
		}
		if e.last {
			return region
		}
	}
	return region
}

// squareTo returns the square of the length in metres to the nearest of the
// edges that cross the square around a place or one next to it, infinite if
// none does. It is sure if no other edge can be nearer.
func (s *squares) squareTo(from *ruler) (square float64, sure bool) {
	x, y := int64(from.at.x)-int64(s.origin.x), int64(from.at.y)-int64(s.origin.y)
	col, row, side := x>>s.shift, y>>s.shift, int64(1)<<s.shift
	square = math.Inf(1)
	for _, step := range [...][2]int64{{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}} {
		c, r := col+step[0], row+step[1]
		if c < 0 || r < 0 || c >= int64(s.cols) || r >= int64(s.rows) {
			continue
		}
		first := s.cells[int(r)*s.cols+int(c)] >> regionBits
		if first == 0 {
			continue
		}
		east, north := float64(max(c*side-x, x-(c+1)*side, 0))*from.east, float64(max(r*side-y, y-(r+1)*side, 0))*from.north
		if float64(east*east)+float64(north*north) < square {
			square = min(square, s.squareToCrossings(from, first))
		}
	}
	reach := min(
		float64(min(x-(col-1)*side, (col+2)*side-x))*from.east, float64(min(y-(row-1)*side, (row+2)*side-y))*from.north)
	return square, square < reach*reach*(1-rounding)
}

// squareToCrossings returns the square of the length in metres to the nearest
// edge of a square, of which the first is given.
func (s *squares) squareToCrossings(from *ruler, first uint32) float64 {
	square := math.Inf(1)
	for i := first; ; i++ {
		e := &s.crossings[i]
		square = min(square, from.squareTo(e.a, e.b))
		if e.last {
			return square
		}
	}
}
