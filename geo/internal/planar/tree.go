package planar

import (
	"cmp"
	"errors"
	"math"

	"github.com/tidwall/rtree"
)

// tree finds segments by where they are. It has a box for each cluster.
type tree struct {
	*Outlines
	leaving Groups // see Outlines.leaving
	boxes   rtree.RTreeGN[int64, *cluster]
	steps   int // pairs of segments, or of a segment and a box, that were compared
}

// findBreaks fills t and returns the places where segments have to be split
// because of others.
func (t *tree) findBreaks() ([]segmentBreak, error) {
	breaks, err := t.compare(longRun, fewSteps)
	if errors.Is(err, errSteps) {
		// Long runs overlap, as those of outlines within each other do.
		breaks, err = t.compare(1, manySteps)
	}
	return breaks, err
}

// compare fills t with runs of up to longest segments, and with fans, and
// compares segments that come near each other.
func (t *tree) compare(longest, steps int) (breaks []segmentBreak, err error) {
	t.steps, t.boxes = 0, rtree.RTreeGN[int64, *cluster]{}
	compare := func(i int32, others []int32) {
		t.steps += len(others)
		box := t.segments.all[i].box()
		for _, j := range others {
			if t.segments.all[j].meets(box) {
				breaks = t.appendBreaks(breaks, i, j)
			}
		}
	}
	for _, c := range t.clusters(longest) {
		for n, i := range c.segments {
			if c.fan == nil {
				compare(i, c.segments[n+1:])
			} else {
				tip := t.segments.all[i].low
				if tip == c.fan.hub {
					tip = t.segments.all[i].high
				}
				compare(i, c.near(line{tip, tip}))
			}
		}
		low, high := c.around.Corners(1)
		t.boxes.Search(low, high, func(_, _ [2]int64, other *cluster) bool {
			t.steps += len(other.segments)
			for _, i := range other.segments {
				if l := t.segments.all[i]; l.meets(c.around) {
					compare(i, c.near(l)) // a fan is compared after all runs
				}
			}
			err = t.within(len(breaks), steps)
			return err == nil
		})
		if err != nil {
			return nil, err
		}
		low, high = c.around.Corners(0)
		t.boxes.Insert(low, high, c)
	}
	return breaks, nil
}

// within returns an error if there are too many breaks, or more than so many
// steps for each segment and break.
func (t *tree) within(breaks, steps int) error {
	switch {
	case breaks > MaxBreaks:
		return errBreaks
	case t.steps > steps*(len(t.segments.all)+breaks):
		return errSteps
	}
	return nil
}

// rayWest returns the segment that a ray meets first which leaves at to the
// west; none if there is none. The ray runs just north of at, so it meets no
// end of a segment. Often there is a segment within reach units; otherwise
// clusters are looked at in the order in which the ray meets their boxes.
func (t *tree) rayWest(at Point, reach int64) int32 {
	nearest := int32(none)
	look := func(c *cluster) {
		for _, i := range c.near(line{Point{c.around.Min.X, at.Y}, at}) {
			t.steps++
			l := t.segments.all[i]
			south, north := l.northward()
			if south.Y <= at.Y && at.Y < north.Y && Orientation(south, north, at) < 0 &&
				(nearest == none || t.segments.all[nearest].isWestOf(l)) {
				nearest = i
			}
		}
	}
	// isBeyond reports whether x is not east of where the ray meets a segment.
	isBeyond := func(x int64) bool {
		return nearest != none && t.segments.all[nearest].isEastOf(x, at.Y)
	}
	y, looked := int64(at.Y), 0
	t.boxes.Search([2]int64{int64(at.X) - reach, y}, [2]int64{int64(at.X), y}, func(_, _ [2]int64, c *cluster) bool {
		look(c)
		looked++
		return looked < longRun
	})
	if looked < longRun && isBeyond(int64(at.X)-reach) {
		return nearest
	}
	t.boxes.Nearby(
		func(low, high [2]int64, _ *cluster, _ bool) float64 {
			if low[1] > y || high[1] <= y || low[0] > int64(at.X) {
				return math.Inf(1)
			}
			return float64(max(int64(at.X)-high[0], 0))
		},
		func(_, high [2]int64, c *cluster, distance float64) bool {
			// No box that follows reaches farther east than this one.
			if math.IsInf(distance, 1) || isBeyond(high[0]) {
				return false
			}
			look(c)
			return true
		})
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
	if south.Y < otherSouth.Y {
		return !m.isWestOf(l)
	}
	return cmp.Or(Orientation(otherSouth, otherNorth, south), Orientation(otherSouth, otherNorth, north)) > 0
}
