package geo

import "math"

// rounding is more than what calculated squares of lengths are off by.
const rounding = 1e-9

// squareToBorder returns the square of the length in meters to the nearest
// edge.
func (x *Index) squareToBorder(from *ruler) float64 {
	square := x.cells.squareTo(from)
	if x.cells.beyond.isCrossed() && square > x.cells.squareToRim(from) {
		square = x.squareByTree(from, square)
	}
	return square
}

// squareTo returns the square of the length in meters to the nearest of the
// edges that cross cells, infinite if none does. It looks at a cell that is
// near, and then through the rows to the north and to the south until all that
// follow are too far away.
func (c *cells) squareTo(from *ruler) float64 {
	x, y := int64(from.at.X)-int64(c.origin.X), int64(from.at.Y)-int64(c.origin.Y)
	col := int(min(max(x>>c.shift, 0), int64(c.cols-1)))
	row := int(min(max(y>>c.shift, 0), int64(c.rows-1)))
	s := scan{cells: c, from: from, x: x, col: col, square: math.Inf(1), done: -1}
	s.look(c.nearby(row*c.cols+col, from))
	for up, down := row, row-1; ; {
		away, next := math.Inf(1), up
		if up < c.rows {
			away = c.away(y, up) * from.north
		}
		if down >= 0 {
			if toSouth := c.away(y, down) * from.north; toSouth < away {
				away, next = toSouth, down
			}
		}
		if s.toRow = float64(away*away) * (1 - rounding); !(s.toRow < s.square) {
			return s.square
		}
		s.lookAlong(next)
		if next == up {
			up++
		} else {
			down--
		}
	}
}

// nearby returns the number of a cell that an edge crosses: this one, or the
// nearest in one of the four directions. It may be farther if that is far.
func (c *cells) nearby(n int, from *ruler) int {
	best, least := n, math.Inf(1)
	if here := c.grid[n]; !here.isCrossed() {
		for _, way := range [...]struct {
			toward direction
			step   int
			length float64
		}{{west, -1, from.east}, {east, 1, from.east}, {south, -c.cols, from.north}, {north, c.cols, from.north}} {
			skip := here.skip(way.toward)
			if length := float64(skip) * way.length; skip > 0 && length < least {
				best, least = n+skip*way.step, length
			}
		}
	}
	return best
}

// scan is a search for the edge that is nearest to a place.
type scan struct {
	*cells
	from   *ruler
	x      int64   // of the place, from the origin
	col    int     // of the place
	toRow  float64 // square of the length to the row that is looked through
	square float64 // of the length to the nearest edge so far
	done   int     // the number of a cell that was looked at
}

// look looks at the edges of a cell, unless it did so before.
func (s *scan) look(n int) {
	if c := s.grid[n]; c.isCrossed() && n != s.done {
		s.square = s.squareToEdges(s.from, c.first(), s.square)
		s.done = n
	}
}

// lookAlong looks at the cells of a row, to the east and to the west of the
// place, until all that follow are too far away.
func (s *scan) lookAlong(row int) {
	first := row * s.cols
	for n := s.col; n < s.cols && s.isNear(n); {
		switch c := s.grid[first+n]; {
		case c.isCrossed():
			s.look(first + n)
			n++
		case c.skip(east) > 0:
			n += c.skip(east)
		default:
			n = s.cols
		}
	}
	for n := s.col - 1; n >= 0 && s.isNear(n); {
		switch c := s.grid[first+n]; {
		case c.isCrossed():
			s.look(first + n)
			n--
		case c.skip(west) > 0:
			n -= c.skip(west)
		default:
			n = -1
		}
	}
}

// isNear reports whether a column of the row that is looked through may have
// a nearer edge than was found.
func (s *scan) isNear(col int) bool {
	aside := s.away(s.x, col) * s.from.east
	return s.toRow+float64(aside*aside)*(1-rounding) < s.square
}

// away returns how many units a coordinate, counted from the origin, is
// outside a row or column.
func (c *cells) away(at int64, n int) float64 {
	return float64(max(int64(n)<<c.shift-at, at-int64(n+1)<<c.shift, 0))
}

// squareToEdges returns the square of the length in meters to the nearest
// edge of a cell, of which the first is given, or square if that is less.
func (c *cells) squareToEdges(from *ruler, first int, square float64) float64 {
	for i := first; ; i++ {
		e := &c.edges[i]
		square = min(square, from.squareTo(e.A, e.B))
		if e.last {
			return square
		}
	}
}

// squareToRim returns the square of the length in meters to the nearest place
// beyond the cells, or a little less.
func (c *cells) squareToRim(from *ruler) float64 {
	x, y := int64(from.at.X)-int64(c.origin.X), int64(from.at.Y)-int64(c.origin.Y)
	east := float64(max(min(x, int64(c.cols)<<c.shift-x), 0)) * from.east
	north := float64(max(min(y, int64(c.rows)<<c.shift-y), 0)) * from.north
	return min(east, north) * min(east, north) * (1 - rounding)
}
