package geo

import (
	"math"
	"math/bits"
)

// occupancy marks the squares that have edges, a bit each, row by row.
type occupancy struct {
	words []uint64
	pitch int // words of a row
}

func newOccupancy(cols, rows int) occupancy {
	pitch := (cols + 63) / 64
	return occupancy{words: make([]uint64, pitch*rows), pitch: pitch}
}

func (o *occupancy) mark(row, col int) { o.words[row*o.pitch+col/64] |= 1 << (col % 64) }

// east returns the first marked square of a row from col on eastwards, and
// west the first from col on westwards; -1 if there is none.
func (o *occupancy) east(row, col int) int {
	words := o.words[row*o.pitch : (row+1)*o.pitch]
	if col/64 >= len(words) {
		return -1
	}
	word := words[col/64] &^ (1<<(col%64) - 1)
	for i := col / 64; ; word = words[i] {
		if word != 0 {
			return i*64 + bits.TrailingZeros64(word)
		}
		if i++; i == len(words) {
			return -1
		}
	}
}

func (o *occupancy) west(row, col int) int {
	if col < 0 {
		return -1
	}
	words := o.words[row*o.pitch : (row+1)*o.pitch]
	word := words[col/64] & (math.MaxUint64 >> (63 - col%64))
	for i := col / 64; ; word = words[i] {
		if word != 0 {
			return i*64 + 63 - bits.LeadingZeros64(word)
		}
		if i--; i < 0 {
			return -1
		}
	}
}

// squareToNearest returns the square of the length in metres to the nearest
// edge. It looks at row after row of squares to the north and south, and in
// each at square after square to the east and west, as long as something
// nearer than what it has may be there.
func (s *squares) squareToNearest(from *ruler) float64 {
	col := int(min(max((int64(from.at.x)-int64(s.origin.x))>>s.shift, 0), int64(s.cols-1)))
	row := int(min(max((int64(from.at.y)-int64(s.origin.y))>>s.shift, 0), int64(s.rows-1)))
	hint := s.hints.near(from.at)
	nearest := from.squareTo(hint.a, hint.b)
	for north, south := row, row-1; north < s.rows || south >= 0; north, south = north+1, south-1 {
		before := north < s.rows && s.nearestInRow(from, col, north, &nearest)
		if behind := south >= 0 && s.nearestInRow(from, col, south, &nearest); !before && !behind {
			break
		}
	}
	return nearest
}

// nearestInRow lowers nearest to the square of the length to the nearest edge
// in a row. It returns false if the whole row is farther away than that.
func (s *squares) nearestInRow(from *ruler, col, row int, nearest *float64) bool {
	side := int64(1) << s.shift
	south := int64(s.origin.y) + int64(row)<<s.shift
	rise := gap(int64(from.at.y), south, south+side) * from.north
	if float64(rise*rise) >= *nearest {
		return false
	}
	look := func(col int) bool {
		west := int64(s.origin.x) + int64(col)<<s.shift
		run := gap(int64(from.at.x), west, west+side) * from.east
		if float64(run*run)+float64(rise*rise) >= *nearest {
			return false
		}
		for i := s.cells[row*s.cols+col] >> regionBits; ; i++ {
			e := &s.crossings[i]
			*nearest = min(*nearest, from.squareTo(e.a, e.b))
			if e.last {
				return true
			}
		}
	}
	for at := s.occupied.east(row, col); at >= 0 && look(at); {
		at = s.occupied.east(row, at+1)
	}
	for at := s.occupied.west(row, col-1); at >= 0 && look(at); {
		at = s.occupied.west(row, at-1)
	}
	return true
}

// gap returns how far value is from the stretch between low and high.
func gap(value, low, high int64) float64 { return float64(max(low-value, value-high, 0)) }
