package planar

import (
	"iter"
	"math"

	"github.com/tidwall/rtree"
)

// maxRun is how many segments a run may have. Trees of longer runs are smaller
// and quicker to fill; searches then look at more segments in vain.
const maxRun = 16

// run is a stretch of segments, from first up to but not including end, each
// of which has an end in common with the one before.
type run struct{ first, end int32 }

// tree finds segments by where they are. It has a box for each run. Segments
// that leave a point where many meet are kept apart in fans, as all their
// boxes overlap.
type tree struct {
	*segments
	runs  rtree.RTreeGN[int64, run]
	fans  []fan
	steps int // pairs of segments, or of a segment and a box, that were compared
}

// insert puts the box of r into the tree.
func (t *tree) insert(r run, around Box) {
	low, high := corners(around, 0)
	t.runs.Insert(low, high, r)
}

// corners returns the corners of a box for the tree, margin units outside it.
func corners(b Box, margin int64) (low, high [2]int64) {
	return [2]int64{int64(b.Min.X) - margin, int64(b.Min.Y) - margin}, [2]int64{int64(b.Max.X) + margin, int64(b.Max.Y) + margin}
}

// eachRun yields runs of all segments that are not in a fan, with their boxes.
func (t *tree) eachRun(inFan []bool) iter.Seq2[run, Box] {
	return func(yield func(run, Box) bool) {
		count := int32(len(t.lines))
		for first := int32(0); first < count; {
			if inFan != nil && inFan[first] {
				first++
				continue
			}
			around, end := t.lines[first].box(), first+1
			for ; end < count && end < first+maxRun && (inFan == nil || !inFan[end]) && t.meet(end, end-1); end++ {
				around = around.Union(t.lines[end].box())
			}
			if !yield(run{first, end}, around) {
				return
			}
			first = end
		}
	}
}

// meet reports whether two segments share an end.
func (s *segments) meet(i, j int32) bool {
	l, m := s.lines[i], s.lines[j]
	return l.low == m.high || l.high == m.low || l.low == m.low || l.high == m.high
}

// findBreaks fills t and returns the places where segments have to be split
// because of others, in order along each segment.
func (t *tree) findBreaks() ([]segmentBreak, error) {
	var breaks []segmentBreak
	var ours, theirs []int32
	inFan := t.makeFans()
	for r, around := range t.eachRun(inFan) {
		for i := r.first; i < r.end; i++ {
			for j := i + 1; j < r.end; j++ {
				breaks = t.appendBreaks(breaks, i, j)
			}
		}
		low, high := corners(around, 1)
		t.runs.Search(low, high, func(low, high [2]int64, other run) bool {
			box := Box{Point{int32(low[0]), int32(low[1])}, Point{int32(high[0]), int32(high[1])}}
			ours = t.appendMeeting(ours[:0], r, box)
			if len(ours) > 0 {
				theirs = t.appendMeeting(theirs[:0], other, around)
			}
			for _, i := range ours {
				for _, j := range theirs {
					breaks = t.appendBreaks(breaks, j, i)
				}
			}
			return t.within(len(breaks)) == nil
		})
		if err := t.within(len(breaks)); err != nil {
			return nil, err
		}
		t.insert(r, around)
	}
	breaks, err := t.appendFanBreaks(breaks)
	if err != nil {
		return nil, err
	}
	return t.sortBreaks(breaks), nil
}

// appendMeeting appends the segments of r that come within a unit of b.
func (t *tree) appendMeeting(dst []int32, r run, b Box) []int32 {
	t.steps += int(r.end - r.first)
	for i := r.first; i < r.end; i++ {
		if t.lines[i].box().Meets(b, 1) {
			dst = append(dst, i)
		}
	}
	return dst
}

// within returns an error if there are too many breaks or steps.
func (t *tree) within(breaks int) error {
	switch {
	case breaks > MaxBreaks:
		return errBreaks
	case t.steps > stepsPerSegment*(len(t.lines)+breaks)+1<<20:
		return errSteps
	}
	return nil
}

// rayWest returns the segment that a ray meets first which leaves at to the
// west; none if there is none. The ray runs just north of at, so it meets no
// end of a segment.
func (t *tree) rayWest(at Point) int32 {
	nearest := int32(none)
	t.runs.Nearby(
		func(low, high [2]int64, _ run, _ bool) float64 {
			if low[1] > int64(at.Y) || high[1] <= int64(at.Y) || low[0] > int64(at.X) {
				return math.Inf(1)
			}
			return float64(max(int64(at.X)-high[0], 0))
		},
		func(_, high [2]int64, r run, distance float64) bool {
			if math.IsInf(distance, 1) {
				return false
			}
			// No box that follows reaches farther east than this one.
			if distance > 0 && nearest != none && t.lines[nearest].isEastOf(Point{int32(high[0]), at.Y}) {
				return false
			}
			t.steps += int(r.end - r.first)
			for i := r.first; i < r.end; i++ {
				l := t.lines[i]
				south, north := l.northward()
				if south.Y <= at.Y && at.Y < north.Y && Orientation(south, north, at) < 0 &&
					(nearest == none || t.lines[nearest].isWestOf(l)) {
					nearest = i
				}
			}
			return true
		})
	return nearest
}

// northward returns the ends of l, the southern one first.
func (l line) northward() (south, north Point) {
	if l.low.Y > l.high.Y {
		return l.high, l.low
	}
	return l.low, l.high
}

// isEastOf reports whether l crosses the latitude of p to the east of it.
func (l line) isEastOf(p Point) bool {
	south, north := l.northward()
	return Orientation(south, north, p) > 0
}

// isWestOf compares two segments that meet nowhere but at their ends and that
// one level line crosses.
func (l line) isWestOf(m line) bool {
	south, north := l.northward()
	otherSouth, otherNorth := m.northward()
	if south.Y >= otherSouth.Y {
		if turn := Orientation(otherSouth, otherNorth, south); turn != 0 {
			return turn > 0
		}
		return Orientation(otherSouth, otherNorth, north) > 0
	}
	if turn := Orientation(south, north, otherSouth); turn != 0 {
		return turn < 0
	}
	return Orientation(south, north, otherNorth) < 0
}
