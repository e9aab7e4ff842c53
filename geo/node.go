package geo

import (
	"cmp"
	"errors"
	"iter"
	"math"
	"math/bits"
	"slices"

	"github.com/paulmach/orb"
)

// ErrNotPlanar is returned by [NewIndex] if the outlines of the regions
// cross each other so often that no planar map was reached.
var ErrNotPlanar = errors.New("geo: outlines cannot be made into a planar map")

var errTooWide = errors.New("geo: map is too wide to be indexed exactly")

// piece is one directed stretch of the outline of a region, with the region on
// its left.
type piece struct {
	from, to gridPoint
	region   uint8
}

// outline yields the pieces of all regions, on the grid.
func outline(regions []Region) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		for _, region := range regions {
			for _, polygon := range region.Area {
				for _, ring := range polygon {
					if !outlineRing(ring, region.ID, yield) {
						return
					}
				}
			}
		}
	}
}

// outlineRing yields the pieces of a ring; false if yield wants no more.
func outlineRing(ring orb.Ring, region uint8, yield func(piece) bool) bool {
	var last gridPoint
	for i, position := range ring {
		at, _ := onGrid(Point{Lat: position.Lat(), Lng: position.Lon()})
		if i > 0 && at != last && !yield(piece{last, at, region}) {
			return false
		}
		last = at
	}
	return true
}

// countPositions returns how many positions the outlines of regions have.
func countPositions(regions []Region) int {
	count := 0
	for _, region := range regions {
		for _, polygon := range region.Area {
			for _, ring := range polygon {
				count += len(ring)
			}
		}
	}
	return count
}

// segments is where outlines run, whatever their direction.
type segments struct {
	points []gridPoint
	ends   []segmentEnds
	uses   []use
	last   []int32 // for each segment, the index in uses of its last use
	cells  cells   // set by findBreaks
}

// segmentEnds are the indices of the points at the two ends of a segment, the
// one of the lesser point first.
type segmentEnds struct{ low, high int32 }

// use is one piece that runs on a segment.
type use struct {
	region  uint8
	forward bool  // from the low end to the high end
	before  int32 // index of another use of the segment, none if there is none
}

// none stands for an index where there is nothing.
const none = -1

// newSegments groups up to count pieces by where they run, in the order in
// which they first do.
func newSegments(pieces iter.Seq[piece], count int) *segments {
	shared := count * 5 / 8 // most pieces run where another one does
	s := &segments{
		points: make([]gridPoint, 0, shared),
		ends:   make([]segmentEnds, 0, shared),
		uses:   make([]use, 0, count),
		last:   make([]int32, 0, shared),
	}
	numbers := newPointNumbers(count)
	// The segments that have one point as their low end form a chain.
	latest := make([]int32, 0, shared)  // of each point
	earlier := make([]int32, 0, shared) // before each segment
	number := func(g gridPoint) int32 {
		n := numbers.number(g, &s.points)
		if int(n) == len(latest) {
			latest = append(latest, none)
		}
		return n
	}
	var lastPoint gridPoint
	lastNumber := int32(none)
	for p := range pieces {
		from := lastNumber
		if from == none || p.from != lastPoint {
			from = number(p.from)
		}
		to := number(p.to)
		lastPoint, lastNumber = p.to, to
		forward := p.from.compare(p.to) < 0
		ends := segmentEnds{from, to}
		if !forward {
			ends = segmentEnds{to, from}
		}
		segment := latest[ends.low]
		for segment != none && s.ends[segment].high != ends.high {
			segment = earlier[segment]
		}
		if segment == none {
			segment = int32(len(s.ends))
			s.ends = append(s.ends, ends)
			s.last = append(s.last, none)
			earlier = append(earlier, latest[ends.low])
			latest[ends.low] = segment
		}
		s.uses = append(s.uses, use{p.region, forward, s.last[segment]})
		s.last[segment] = int32(len(s.uses) - 1)
	}
	return s
}

// pointNumbers is a hash table from points to their indices in a list. It is
// there because a map takes a tenth of the time in which a bundle opens.
type pointNumbers struct {
	slots []int32 // index plus one, zero for a free slot
	shift uint    // of a hash, to get a slot
}

// newPointNumbers returns a table with room for n points.
func newPointNumbers(n int) pointNumbers {
	size := bits.Len(uint(2 * n))
	return pointNumbers{slots: make([]int32, 1<<size), shift: uint(64 - size)}
}

// number returns the index of g in points, to which it appends g if it is not
// there.
func (t *pointNumbers) number(g gridPoint, points *[]gridPoint) int32 {
	const goldenRatio = 0x9E3779B97F4A7C15 // of 2^64, spreads neighbors
	hash := (uint64(uint32(g.x))<<32 | uint64(uint32(g.y))) * goldenRatio
	for slot := hash >> t.shift; ; slot = (slot + 1) & uint64(len(t.slots)-1) {
		switch n := t.slots[slot]; {
		case n == 0:
			*points = append(*points, g)
			t.slots[slot] = int32(len(*points))
			return int32(len(*points) - 1)
		case (*points)[n-1] == g:
			return n - 1
		}
	}
}

// narrowEnough reports whether every orientation of the points is exact.
func (s *segments) narrowEnough() bool {
	if len(s.points) == 0 {
		return true
	}
	all := box{s.points[0], s.points[0]}
	for _, g := range s.points {
		all = all.around(box{g, g})
	}
	return int64(all.max.x)-int64(all.min.x) < maxExtent && int64(all.max.y)-int64(all.min.y) < maxExtent
}

// low and high return the ends of a segment.
func (s *segments) low(segment int32) gridPoint  { return s.points[s.ends[segment].low] }
func (s *segments) high(segment int32) gridPoint { return s.points[s.ends[segment].high] }

// usesOf yields the uses of a segment.
func (s *segments) usesOf(segment int32) iter.Seq[use] {
	return func(yield func(use) bool) {
		for i := s.last[segment]; i != none; i = s.uses[i].before {
			if !yield(s.uses[i]) {
				return
			}
		}
	}
}

// node makes up to count pieces planar: afterwards two segments meet only at their ends.
// A segment that passes within half a unit of the end of another is bent to
// go through it, and where two cross, both get a new end at the grid point
// nearest to the crossing. This is snap rounding: nothing moves by more than
// about a unit.
func node(pieces iter.Seq[piece], count int) (*segments, error) {
	const maxRounds = 32
	for range maxRounds {
		s := newSegments(pieces, count)
		if !s.narrowEnough() {
			return nil, errTooWide
		}
		breaks := s.findBreaks()
		if len(breaks) == 0 {
			return s, nil
		}
		cut := s.split(breaks)
		pieces, count = slices.Values(cut), len(cut)
	}
	return nil, ErrNotPlanar
}

// segmentBreak is a point at which a segment has to be split.
type segmentBreak struct {
	segment int32
	at      gridPoint
}

func (s *segments) findBreaks() []segmentBreak {
	var breaks []segmentBreak
	s.cells = newCells(len(s.ends), func(i int) (a, b gridPoint) { return s.low(int32(i)), s.high(int32(i)) })
	var near []placedSegment
	for cell := range s.cells.count() {
		near = near[:0]
		for _, segment := range s.cells.members(cell) {
			near = append(near, placedSegment{segment, s.low(segment), s.high(segment)})
		}
		for i := range near {
			for j := i + 1; j < len(near); j++ {
				breaks = appendBreaks(breaks, &near[i], &near[j])
			}
		}
	}
	slices.SortFunc(breaks, func(x, y segmentBreak) int {
		if c := cmp.Compare(x.segment, y.segment); c != 0 {
			return c
		}
		from := s.low(x.segment)
		return cmp.Or(cmp.Compare(from.squareTo(x.at), from.squareTo(y.at)), x.at.compare(y.at))
	})
	return slices.Compact(breaks)
}

// squareTo returns the square of the length from g to other in units.
func (g gridPoint) squareTo(other gridPoint) int64 {
	dx, dy := int64(other.x)-int64(g.x), int64(other.y)-int64(g.y)
	return dx*dx + dy*dy
}

// placedSegment is a segment with its ends.
type placedSegment struct {
	number    int32
	low, high gridPoint
}

func appendBreaks(breaks []segmentBreak, first, second *placedSegment) []segmentBreak {
	a, b, c, d := first.low, first.high, second.low, second.high
	if !segmentBox(a, b).meets(segmentBox(c, d), 1) {
		return breaks
	}
	before := len(breaks)
	for _, end := range [...]gridPoint{c, d} {
		if touches(a, b, end) {
			breaks = append(breaks, segmentBreak{first.number, end})
		}
	}
	for _, end := range [...]gridPoint{a, b} {
		if touches(c, d, end) {
			breaks = append(breaks, segmentBreak{second.number, end})
		}
	}
	if len(breaks) == before {
		if at, ok := crossing(a, b, c, d); ok {
			breaks = append(breaks, segmentBreak{first.number, at}, segmentBreak{second.number, at})
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

// split returns the pieces that run on s, each cut at the breaks of its
// segment. The breaks are in order along each segment.
func (s *segments) split(breaks []segmentBreak) []piece {
	pieces := make([]piece, 0, len(s.uses)+2*len(breaks))
	for i := range int32(len(s.ends)) {
		end := 0
		for end < len(breaks) && breaks[end].segment == i {
			end++
		}
		for use := range s.usesOf(i) {
			last := s.low(i)
			for j := range end + 1 {
				next := s.high(i)
				if j < end {
					next = breaks[j].at
				}
				if next == last {
					continue
				}
				if use.forward {
					pieces = append(pieces, piece{last, next, use.region})
				} else {
					pieces = append(pieces, piece{next, last, use.region})
				}
				last = next
			}
		}
		breaks = breaks[end:]
	}
	return pieces
}
