package planar

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// MaxBreaks is how many breaks the segments of a map may get where they cross
// or touch. A crossing is two.
const MaxBreaks = 1 << 22

// fewSteps and manySteps are how often a segment, or a break in one, may be
// compared with others on average: in long runs, which takes some ten times on
// the map of a city, and one by one.
const (
	fewSteps  = 128
	manySteps = 8192
)

// ErrTooWide is the error of [New] for a map that is MaxExtent wide or high.
var ErrTooWide = fmt.Errorf("map is wider or higher than %d units", MaxExtent-1)

var (
	errBreaks = fmt.Errorf("outlines cross or touch more than %d times", MaxBreaks/2)
	errSteps  = fmt.Errorf("a side has to be compared with more than %d others on average, as long slanting ones side by side are", manySteps)
	errRounds = fmt.Errorf("outlines still cross after they were broken %d times", maxRounds)
)

// maxRounds is how often segments are broken. Each round makes the pieces
// that may still cross some units shorter; maps need three or four.
const maxRounds = 32

// none stands for a number where there is nothing.
const none = -1

// node makes outlines planar: afterwards two segments meet only at
// their ends. A segment that passes within half a unit of the end of another
// is bent to go through it, and where two cross, both get a new end at the
// grid point nearest to the crossing. This is snap rounding: nothing moves by
// more than about a unit.
func node(o *Outlines) (*tree, error) {
	for range maxRounds {
		var all Box
		for i, l := range o.segments.all {
			if i == 0 {
				all = l.box()
			}
			all = all.Union(l.box())
		}
		if int64(all.Max.X)-int64(all.Min.X) >= MaxExtent || int64(all.Max.Y)-int64(all.Min.Y) >= MaxExtent {
			return nil, ErrTooWide
		}
		t := &tree{Outlines: o, leaving: o.leaving()}
		breaks, err := t.findBreaks()
		if err != nil || len(breaks) == 0 {
			return t, err
		}
		o = o.split(breaks)
	}
	return nil, errRounds
}

// segmentBreak is a point at which a segment has to be split.
type segmentBreak struct {
	segment int32
	at      Point
}

// appendBreaks appends where the segments numbered first and second have to be
// split because of each other.
func (o *Outlines) appendBreaks(breaks []segmentBreak, first, second int32) []segmentBreak {
	if first > second {
		first, second = second, first
	}
	a, b := o.segments.all[first].low, o.segments.all[first].high
	c, d := o.segments.all[second].low, o.segments.all[second].high
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

// lengthOf returns how far b is from a to the east or west and to the north or
// south together.
func lengthOf(a, b Point) int64 {
	dx, dy := int64(b.X)-int64(a.X), int64(b.Y)-int64(a.Y)
	return max(dx, -dx) + max(dy, -dy)
}

// touches reports whether the segment from a to b, of which a is the lesser,
// passes through the unit square around end without ending there. Of the
// corners of a square only the south-western one belongs to it, so that no
// place is in two squares.
func touches(a, b, end Point) bool {
	if end == a || end == b || !BoxAround(a, b).Meets(Box{end, end}, 1) {
		return false
	}
	// The corners of the square are half a unit away in both directions.
	turn, half := 2*Orientation(a, b, end), lengthOf(a, b)
	if turn > half || -turn > half {
		return false
	}
	// Twice the coordinates, relative to end, make the half units whole.
	twice := func(p Point) Point { return Point{2 * (p.X - end.X), 2 * (p.Y - end.Y)} }
	square := Box{Point{-1, -1}, Point{1, 1}}
	if turn == half || -turn == half {
		square.Max = square.Min
		if turn < 0 || a.Y <= b.Y {
			return false // past another corner
		}
	}
	return BoxAround(twice(a), twice(b)).Meets(square, 0)
}

// crossing returns the grid point in whose unit square the inside of the
// segment from a to b crosses the inside of the one from c to d.
func crossing(a, b, c, d Point) (Point, bool) {
	atA, atB := Orientation(c, d, a), Orientation(c, d, b)
	atC, atD := Orientation(a, b, c), Orientation(a, b, d)
	if !(atA < 0 && atB > 0 || atA > 0 && atB < 0) || !(atC < 0 && atD > 0 || atC > 0 && atD < 0) {
		return Point{}, false
	}
	part := float64(atA) / (float64(atA) - float64(atB))
	// The conversions keep products from being fused with sums.
	return Point{
		X: a.X + int32(math.Floor(float64(part*(float64(b.X)-float64(a.X)))+0.5)),
		Y: a.Y + int32(math.Floor(float64(part*(float64(b.Y)-float64(a.Y)))+0.5)),
	}, true
}

// split returns o with each segment cut at its breaks.
func (o *Outlines) split(breaks []segmentBreak) *Outlines {
	bySegment := groupBy(len(o.segments.all), len(breaks), func(i int32) int32 { return breaks[i].segment })
	out := NewOutlines(len(o.uses) + len(breaks))
	var along []Point
	for _, u := range o.uses {
		l := o.segments.all[u.half>>1]
		along = append(along[:0], l.low, l.high)
		for _, n := range bySegment.Of(u.half >> 1) {
			along = append(along, breaks[n].at)
		}
		slices.SortFunc(along, func(p, q Point) int {
			return cmp.Or(cmp.Compare(l.low.SquareTo(p), l.low.SquareTo(q)), p.Compare(q))
		})
		if u.half&1 == 1 {
			slices.Reverse(along)
		}
		for i, next := range along[1:] {
			if next != along[i] {
				out.Add(along[i], next, u.polygon)
			}
		}
	}
	return out
}
