package planar

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
)

// MaxBreaks is how many breaks the segments of a map may get where they cross
// or touch. A crossing is two.
const MaxBreaks = 1 << 22

// stepsPerSegment is how often a segment, or a break in one, may be compared
// with others on average. On maps of cities it is some fifty times.
const stepsPerSegment = 2048

// ErrTooWide is the error of [New] for a map that is MaxExtent wide or high.
var ErrTooWide = fmt.Errorf("map is wider or higher than %d units", MaxExtent-1)

var (
	errBreaks = fmt.Errorf("outlines cross or touch more than %d times", MaxBreaks/2)
	errSteps  = fmt.Errorf("outlines run so close along each other that a side is compared with more than %d others", stepsPerSegment)
	errRounds = fmt.Errorf("outlines still cross after they were broken %d times", maxRounds)
)

// maxRounds is how often segments are broken. Each round makes the pieces
// that may still cross some units shorter; maps need three or four.
const maxRounds = 32

// none stands for a number where there is nothing.
const none = -1

// node makes up to count pieces planar: afterwards two segments meet only at
// their ends. A segment that passes within half a unit of the end of another
// is bent to go through it, and where two cross, both get a new end at the
// grid point nearest to the crossing. This is snap rounding: nothing moves by
// more than about a unit.
func node(pieces iter.Seq[Piece], count int) (*tree, error) {
	for range maxRounds {
		s := newSegments(pieces, count)
		if len(s.lines) == 0 {
			return &tree{segments: s}, nil
		}
		if all := s.box(); int64(all.Max.X)-int64(all.Min.X) >= MaxExtent || int64(all.Max.Y)-int64(all.Min.Y) >= MaxExtent {
			return nil, ErrTooWide
		}
		t := &tree{segments: s}
		breaks, err := t.findBreaks()
		if err != nil {
			return nil, err
		}
		if len(breaks) == 0 {
			return t, nil
		}
		cut := s.split(breaks)
		pieces, count = slices.Values(cut), len(cut)
	}
	return nil, errRounds
}

// segmentBreak is a point at which a segment has to be split.
type segmentBreak struct {
	segment int32
	at      Point
}

// sortBreaks puts breaks in order along each segment, each once.
func (s *segments) sortBreaks(breaks []segmentBreak) []segmentBreak {
	slices.SortFunc(breaks, func(b, c segmentBreak) int {
		if b.segment != c.segment {
			return cmp.Compare(b.segment, c.segment)
		}
		from := s.lines[b.segment].low
		return cmp.Or(cmp.Compare(from.squareTo(b.at), from.squareTo(c.at)), b.at.Compare(c.at))
	})
	return slices.Compact(breaks)
}

// appendBreaks appends where the segments numbered first and second have to be
// split because of each other.
func (s *segments) appendBreaks(breaks []segmentBreak, first, second int32) []segmentBreak {
	if first > second {
		first, second = second, first
	}
	a, b := s.lines[first].low, s.lines[first].high
	c, d := s.lines[second].low, s.lines[second].high
	if !BoxAround(a, b).Meets(BoxAround(c, d), 1) {
		return breaks
	}
	before := len(breaks)
	for _, end := range [...]Point{c, d} {
		if touches(a, b, end) {
			breaks = append(breaks, segmentBreak{first, end})
		}
	}
	for _, end := range [...]Point{a, b} {
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
func touches(a, b, end Point) bool {
	if end == a || end == b || !BoxAround(a, b).Meets(Box{end, end}, 1) {
		return false
	}
	// Twice the coordinates, relative to end, make the half units whole.
	twice := func(p Point) Point { return Point{2 * (p.X - end.X), 2 * (p.Y - end.Y)} }
	return crossesBox(twice(a), twice(b), Box{Point{-1, -1}, Point{1, 1}})
}

// crossing returns the grid point nearest to where the inside of the segment
// from a to b crosses the inside of the one from c to d.
func crossing(a, b, c, d Point) (Point, bool) {
	atA, atB := Orientation(c, d, a), Orientation(c, d, b)
	atC, atD := Orientation(a, b, c), Orientation(a, b, d)
	if !(atA < 0 && atB > 0 || atA > 0 && atB < 0) || !(atC < 0 && atD > 0 || atC > 0 && atD < 0) {
		return Point{}, false
	}
	// The conversions keep products from being fused with sums.
	part := float64(atA) / (float64(atA) - float64(atB))
	return Point{
		X: a.X + int32(math.RoundToEven(float64(part*(float64(b.X)-float64(a.X))))),
		Y: a.Y + int32(math.RoundToEven(float64(part*(float64(b.Y)-float64(a.Y))))),
	}, true
}

// split returns the pieces that run on s, each cut at the breaks of its
// segment. The breaks are in order along each segment.
func (s *segments) split(breaks []segmentBreak) []Piece {
	pieces := make([]Piece, 0, len(s.uses)+2*len(breaks))
	uses := s.groupUses()
	for i := range int32(len(s.lines)) {
		end := 0
		for end < len(breaks) && breaks[end].segment == i {
			end++
		}
		for _, use := range uses.Of(i) {
			last := s.lines[i].low
			for j := range end + 1 {
				next := s.lines[i].high
				if j < end {
					next = breaks[j].at
				}
				if next == last {
					continue
				}
				if use.forward {
					pieces = append(pieces, Piece{last, next, use.polygon})
				} else {
					pieces = append(pieces, Piece{next, last, use.polygon})
				}
				last = next
			}
		}
		breaks = breaks[end:]
	}
	return pieces
}
