package geo

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// ErrNotPlanar is returned by [NewIndex] if the outlines of the regions
// cross each other so often that no planar map was reached.
var ErrNotPlanar = errors.New("geo: outlines cannot be made into a planar map")

// piece is one directed stretch of the outline of a region, with the region on
// its left.
type piece struct {
	from, to gridPoint
	region   uint8
}

// ends returns the two ends of s in ascending order, and whether that is the
// direction of s.
func (s piece) ends() (low, high gridPoint, forward bool) {
	if s.from.compare(s.to) < 0 {
		return s.from, s.to, true
	}
	return s.to, s.from, false
}

// outline returns the pieces of all regions, on the grid.
func outline(regions []Region) []piece {
	var pieces []piece
	for _, region := range regions {
		for _, polygon := range region.Area {
			for _, ring := range polygon {
				pieces = appendRing(pieces, ring, region.ID)
			}
		}
	}
	return pieces
}

func appendRing(pieces []piece, ring orb.Ring, region uint8) []piece {
	var last gridPoint
	for i, position := range ring {
		at, _ := onGrid(Point{Lat: position.Lat(), Lng: position.Lon()})
		if i > 0 && at != last {
			pieces = append(pieces, piece{last, at, region})
		}
		last = at
	}
	return pieces
}

// segment is a place where one or more pieces run, whatever their direction.
type segment struct {
	low, high gridPoint // in ascending order
	pieces    []piece   // all that run here
}

// segments groups pieces by where they run. It sorts pieces.
func segments(pieces []piece) []segment {
	slices.SortFunc(pieces, func(s, t piece) int {
		sLow, sHigh, sForward := s.ends()
		tLow, tHigh, tForward := t.ends()
		if c := cmp.Or(sLow.compare(tLow), sHigh.compare(tHigh), cmp.Compare(s.region, t.region)); c != 0 || sForward == tForward {
			return c
		}
		if sForward {
			return -1
		}
		return 1
	})
	var segs []segment
	for start := 0; start < len(pieces); {
		low, high, _ := pieces[start].ends()
		end := start + 1
		for end < len(pieces) {
			if l, h, _ := pieces[end].ends(); l != low || h != high {
				break
			}
			end++
		}
		segs = append(segs, segment{low, high, pieces[start:end:end]})
		start = end
	}
	return segs
}

// node makes the pieces of a map planar: afterwards two segments meet only at
// their ends. A segment that passes within half a unit of the end of another
// is bent to go through it, and where two cross, both get a new end at the
// grid point nearest to the crossing. This is snap rounding: nothing moves
// by more than about a unit.
func node(pieces []piece) ([]segment, error) {
	const maxRounds = 32
	for range maxRounds {
		segs := segments(pieces)
		breaks := findBreaks(segs)
		if len(breaks) == 0 {
			return segs, nil
		}
		pieces = split(segs, breaks)
	}
	return nil, ErrNotPlanar
}

// segmentBreak is a point at which a segment has to be split.
type segmentBreak struct {
	segment int32
	at      gridPoint
}

func findBreaks(segs []segment) []segmentBreak {
	var breaks []segmentBreak
	cells := newCells(len(segs), func(i int) (a, b gridPoint) { return segs[i].low, segs[i].high })
	for cell := range cells.count() {
		members := cells.members(cell)
		for i, first := range members {
			for _, second := range members[i+1:] {
				breaks = appendBreaks(breaks, segs, first, second)
			}
		}
	}
	slices.SortFunc(breaks, func(s, t segmentBreak) int {
		if c := cmp.Compare(s.segment, t.segment); c != 0 {
			return c
		}
		from := segs[s.segment].low
		return cmp.Or(cmp.Compare(from.squareTo(s.at), from.squareTo(t.at)), s.at.compare(t.at))
	})
	return slices.Compact(breaks)
}

// squareTo returns the square of the length from g to other in units.
func (g gridPoint) squareTo(other gridPoint) int64 {
	dx, dy := int64(other.x)-int64(g.x), int64(other.y)-int64(g.y)
	return dx*dx + dy*dy
}

func appendBreaks(breaks []segmentBreak, segs []segment, first, second int32) []segmentBreak {
	a, b := segs[first].low, segs[first].high
	c, d := segs[second].low, segs[second].high
	if !segmentBox(a, b).meets(segmentBox(c, d), 1) {
		return breaks
	}
	before := len(breaks)
	for _, end := range [...]gridPoint{c, d} {
		if touches(a, b, end) {
			breaks = append(breaks, segmentBreak{first, end})
		}
	}
	for _, end := range [...]gridPoint{a, b} {
		if touches(c, d, end) {
			breaks = append(breaks, segmentBreak{second, end})
		}
	}
	if len(breaks) == before {
		if at, ok := crossing(a, b, c, d); ok {
			breaks = append(breaks, segmentBreak{first, at}, segmentBreak{second, at})
		}
	}
	return breaks
}

// touches reports whether the segment from a to b passes through the unit
// square around end without ending there.
func touches(a, b, end gridPoint) bool {
	if end == a || end == b {
		return false
	}
	// Twice the coordinates, relative to end, make the half units whole.
	twice := func(g gridPoint) gridPoint { return gridPoint{2 * (g.x - end.x), 2 * (g.y - end.y)} }
	if !segmentBox(a, b).meets(box{end, end}, 1) {
		return false
	}
	return crossesBox(twice(a), twice(b), box{gridPoint{-1, -1}, gridPoint{1, 1}})
}

// crossing returns the grid point nearest to where the inside of the segment
// from a to b crosses the inside of the one from c to d.
func crossing(a, b, c, d gridPoint) (gridPoint, bool) {
	atA, atB := orientation(c, d, a), orientation(c, d, b)
	atC, atD := orientation(a, b, c), orientation(a, b, d)
	if !(atA < 0 && atB > 0 || atA > 0 && atB < 0) || !(atC < 0 && atD > 0 || atC > 0 && atD < 0) {
		return gridPoint{}, false
	}
	part := float64(atA) / (float64(atA) - float64(atB))
	return gridPoint{
		x: a.x + int32(math.RoundToEven(float64(part*(float64(b.x)-float64(a.x))))),
		y: a.y + int32(math.RoundToEven(float64(part*(float64(b.y)-float64(a.y))))),
	}, true
}

// split returns the pieces of segs, each cut at the breaks of its segment.
// The breaks are in order along each segment.
func split(segs []segment, breaks []segmentBreak) []piece {
	var pieces []piece
	for i, seg := range segs {
		end := 0
		for end < len(breaks) && int(breaks[end].segment) == i {
			end++
		}
		for _, s := range seg.pieces {
			_, _, forward := s.ends()
			last := seg.low
			for j := range end + 1 {
				next := seg.high
				if j < end {
					next = breaks[j].at
				}
				if next == last {
					continue
				}
				cut := piece{last, next, s.region}
				if !forward {
					cut.from, cut.to = next, last
				}
				pieces = append(pieces, cut)
				last = next
			}
		}
		breaks = breaks[end:]
	}
	return pieces
}
