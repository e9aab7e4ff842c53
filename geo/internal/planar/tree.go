package planar

import (
	"errors"
	"math"

	"github.com/tidwall/rtree"
)

// tree finds segments by where they are. It has a box for each run. Segments
// that leave a point where many meet are kept apart in fans, as all their
// boxes overlap.
type tree struct {
	*Outlines
	runs  rtree.RTreeGN[int64, Run]
	fans  []fan
	inFan []bool // by segment; nil if there is no fan
	steps int    // pairs of segments, or of a segment and a box, that were compared
}

// insert puts the box of r into the tree.
func (t *tree) insert(r Run, around Box) {
	low, high := around.Corners(0)
	t.runs.Insert(low, high, r)
}

// meet reports whether two segments share an end.
func (o *Outlines) meet(i, j int32) bool {
	l, m := o.lines[i], o.lines[j]
	return l.low == m.high || l.high == m.low || l.low == m.low || l.high == m.high
}

// findBreaks fills t and returns the places where segments have to be split
// because of others.
func (t *tree) findBreaks() ([]segmentBreak, error) {
	breaks, err := t.compareRuns(LongRun, fewSteps)
	if errors.Is(err, errSteps) {
		// Long runs overlap, as those of outlines within each other do.
		t.runs = rtree.RTreeGN[int64, Run]{}
		breaks, err = t.compareRuns(1, manySteps)
	}
	if err != nil {
		return nil, err
	}
	return t.appendFanBreaks(breaks)
}

// compareRuns fills t with runs of up to longest segments and compares those
// that come near each other.
func (t *tree) compareRuns(longest int32, steps int) (breaks []segmentBreak, err error) {
	t.steps = 0
	box := func(i int32) (Box, bool) { return t.lines[i].box(), t.inFan == nil || !t.inFan[i] }
	var ours, theirs []int32
	for r, around := range EachRun(int32(len(t.lines)), longest, box, t.meet) {
		for i := r.First; i < r.End; i++ {
			for j := i + 1; j < r.End; j++ {
				if t.lines[i].meets(t.lines[j].box()) {
					breaks = t.appendBreaks(breaks, i, j)
				}
			}
		}
		low, high := around.Corners(1)
		t.runs.Search(low, high, func(low, high [2]int64, other Run) bool {
			box := Box{Point{int32(low[0]), int32(low[1])}, Point{int32(high[0]), int32(high[1])}}
			ours = t.appendMeeting(ours[:0], r, box)
			if len(ours) > 0 {
				theirs = t.appendMeeting(theirs[:0], other, around)
			}
			for _, i := range ours {
				for _, j := range theirs {
					t.steps++
					breaks = t.appendBreaks(breaks, j, i)
				}
			}
			err = t.within(len(breaks), steps)
			return err == nil
		})
		if err != nil {
			return nil, err
		}
		t.insert(r, around)
	}
	return breaks, nil
}

// appendMeeting appends the segments of r that come within a unit of b.
func (t *tree) appendMeeting(dst []int32, r Run, b Box) []int32 {
	t.steps += int(r.End - r.First)
	for i := r.First; i < r.End; i++ {
		if t.lines[i].meets(b) {
			dst = append(dst, i)
		}
	}
	return dst
}

// within returns an error if there are too many breaks, or more than so many
// steps for each segment and break.
func (t *tree) within(breaks, steps int) error {
	switch {
	case breaks > MaxBreaks:
		return errBreaks
	case t.steps > steps*(len(t.lines)+breaks):
		return errSteps
	}
	return nil
}

// rayWest returns the segment that a ray meets first which leaves at to the
// west; none if there is none. The ray runs just north of at, so it meets no
// end of a segment. Often there is a segment within reach units; otherwise runs
// are looked at in the order in which the ray meets their boxes.
func (t *tree) rayWest(at Point, reach int64) (nearest int32) {
	nearest = none
	y, runs := int64(at.Y), 0
	t.runs.Search([2]int64{int64(at.X) - reach, y}, [2]int64{int64(at.X), y}, func(_, _ [2]int64, r Run) bool {
		nearest = t.westOf(at, r, nearest)
		runs++
		return runs < LongRun
	})
	if nearest != none && runs < LongRun && t.lines[nearest].isEastOf(int64(at.X)-reach, at.Y) {
		return nearest
	}
	nearest = none
	t.runs.Nearby(
		func(low, high [2]int64, _ Run, _ bool) float64 {
			if low[1] > y || high[1] <= y || low[0] > int64(at.X) {
				return math.Inf(1)
			}
			return float64(max(int64(at.X)-high[0], 0))
		},
		func(_, high [2]int64, r Run, distance float64) bool {
			// No box that follows reaches farther east than this one.
			if math.IsInf(distance, 1) || nearest != none && t.lines[nearest].isEastOf(high[0], at.Y) {
				return false
			}
			nearest = t.westOf(at, r, nearest)
			return true
		})
	return nearest
}

// westOf returns the segment of a run that a ray from at to the west meets
// first if that is before nearest, and else nearest.
func (t *tree) westOf(at Point, r Run, nearest int32) int32 {
	t.steps += int(r.End - r.First)
	for i := r.First; i < r.End; i++ {
		l := t.lines[i]
		south, north := l.northward()
		if south.Y <= at.Y && at.Y < north.Y && Orientation(south, north, at) < 0 &&
			(nearest == none || t.lines[nearest].isWestOf(l)) {
			nearest = i
		}
	}
	return nearest
}

// isEastOf reports whether l crosses the latitude y to the east of x.
func (l line) isEastOf(x int64, y int32) bool {
	if x < int64(min(l.low.X, l.high.X)) {
		return true
	}
	south, north := l.northward()
	return x <= math.MaxInt32 && Orientation(south, north, Point{int32(x), y}) > 0
}

// northward returns the ends of l, the southern one first.
func (l line) northward() (south, north Point) {
	if l.low.Y > l.high.Y {
		return l.high, l.low
	}
	return l.low, l.high
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
