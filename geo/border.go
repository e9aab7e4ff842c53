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
	side := float64(int64(1) << c.shift)
	s := scan{cells: c, from: from, width: side * from.east, done: -1}
	s.x, s.square = (from.x-float64(c.origin.X))*from.east, math.Inf(1)
	y, height := (from.y-float64(c.origin.Y))*from.north, side*from.north
	s.col = int(min(max(s.x/s.width, 0), float64(c.cols-1)))
	row := int(min(max(y/height, 0), float64(c.rows-1)))
	s.look(c.nearby(row*c.cols+s.col, from))
	for up, down := row, row-1; ; {
		toUp, toDown := math.Inf(1), math.Inf(1)
		if up < c.rows {
			toUp = max(float64(up)*height-y, 0)
		}
		if down >= 0 {
			toDown = max(y-float64(down+1)*height, 0)
		}
		toRow := min(toUp, toDown)
		s.toRow = toRow * toRow
		if s.setRoom(); !(s.room > 0) {
			return s.square
		}
		if toUp <= toDown {
			s.lookAlong(up)
			up++
		} else {
			s.lookAlong(down)
			down--
		}
	}
}

// nearby returns the number of a cell that an edge crosses: this one, or the
// nearest in one of the four directions. It may be farther if that is far.
func (c *cells) nearby(n int, from *ruler) int {
	here := c.grid[n]
	if here.isCrossed() {
		return n
	}
	best, least := n, math.Inf(1)
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
	return best
}

// scan is a search for the edge that is nearest to a place. Lengths are in
// meters, and places are where they are to the east of the origin.
type scan struct {
	*cells
	from     *ruler
	x, width float64 // of the place, and of a cell
	col      int     // of the place
	square   float64 // of the length to the nearest edge so far
	toRow    float64 // square of the length to the row that is looked through
	room     float64 // square of how far along this row a nearer edge can be
	done     int     // the number of a cell that was looked at
}

// look looks at the edges of a cell, unless it did so before.
func (s *scan) look(n int) {
	if c := s.grid[n]; c.isCrossed() && n != s.done {
		s.square = s.squareToEdges(s.from, c.first(), s.square)
		s.setRoom()
		s.done = n
	}
}

func (s *scan) setRoom() { s.room = s.square*(1+rounding) - s.toRow }

// lookAlong looks at the cells of a row, to the east and to the west of the
// place, until all that follow are too far away.
func (s *scan) lookAlong(row int) {
	first := row * s.cols
	for n := s.col; n < s.cols; {
		if aside := float64(n)*s.width - s.x; aside > 0 && aside*aside >= s.room {
			break
		}
		c := s.grid[first+n]
		switch {
		case c.isCrossed():
			s.look(first + n)
			n++
		case c.skip(east) > 0:
			n += c.skip(east)
		default:
			n = s.cols
		}
	}
	for n := s.col - 1; n >= 0; {
		if aside := s.x - float64(n+1)*s.width; aside > 0 && aside*aside >= s.room {
			break
		}
		c := s.grid[first+n]
		switch {
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
