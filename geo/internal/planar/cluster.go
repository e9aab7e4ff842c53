package planar

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	orbplanar "github.com/paulmach/orb/planar"
)

// cluster is segments that lie together: a run, which are some that follow each
// other in number, or a fan.
type cluster struct {
	segments []int32
	around   Box
	fan      *fan // nil for a run
}

// longRun is how many segments a run has at most, unless outlines lie so close
// within each other that shorter runs are better. A tree of longer runs is
// smaller and quicker to fill; searches then look at more segments in vain.
const longRun = 16

// fan is what is known of segments that leave one point where many meet. All
// their boxes overlap, but those that come near another segment are next to
// each other in the fan.
type fan struct {
	hub Point
	// The segments in order around the hub, twice, so that those next to each
	// other are in one piece; and their angles from due east, from 0 to 4 pi.
	members []int32
	angles  []float64
}

// minFan is how many segments that leave one point make a fan. Fewer are
// quicker compared one by one.
const minFan = 24

// clusters returns all segments: those in runs of up to longest, then those in
// fans.
func (t *tree) clusters(longest int) []*cluster {
	inFan := make([]bool, len(t.segments.all))
	var runs, fans []*cluster
	for point, hub := range t.points.all {
		around := t.leaving.Of(int32(point))
		if len(around) < minFan {
			continue
		}
		c := &cluster{around: Box{hub, hub}, fan: &fan{hub: hub}}
		for _, half := range around {
			if tip := t.end(half); !inFan[half>>1] {
				inFan[half>>1] = true
				c.segments = append(c.segments, half>>1)
				c.around = c.around.Union(Box{tip, tip})
				c.fan.angles = append(c.fan.angles, c.fan.angle(tip))
			}
		}
		c.fan.members = slices.Repeat(c.segments, 2)
		for _, angle := range c.fan.angles {
			c.fan.angles = append(c.fan.angles, angle+2*math.Pi)
		}
		fans = append(fans, c)
	}
	for i, l := range t.segments.all {
		if inFan[i] {
			continue
		}
		if n := len(runs); n == 0 || len(runs[n-1].segments) == longest || !runs[n-1].isNear(l.box()) {
			runs = append(runs, &cluster{segments: make([]int32, 0, longest), around: l.box()})
		}
		run := runs[len(runs)-1]
		run.segments = append(run.segments, int32(i))
		run.around = run.around.Union(l.box())
	}
	return append(runs, fans...)
}

// isNear reports whether b is no farther from c than c is long.
func (c *cluster) isNear(b Box) bool { return c.around.Meets(b, lengthOf(c.around.Min, c.around.Max)) }

// near returns those segments of c, and some more, that may come within a unit
// of l.
func (c *cluster) near(l line) []int32 {
	if c.fan == nil {
		return c.segments
	}
	away := orbplanar.DistanceFromSegment(l.low.floats(), l.high.floats(), c.fan.hub.floats())
	if away < 8 {
		return c.segments
	}
	// As seen from the hub, what comes within a unit of l is less than this
	// angle beside it.
	margin := 2 / away
	from, to := c.fan.angle(l.low), c.fan.angle(l.high)
	turn := math.Remainder(to-from, 2*math.Pi)
	if turn < 0 {
		from, turn = to, -turn
	}
	if from -= margin; from < 0 {
		from += 2 * math.Pi
	}
	first, _ := slices.BinarySearch(c.fan.angles, from)
	end, _ := slices.BinarySearch(c.fan.angles, from+turn+2*margin)
	return c.fan.members[first:end]
}

// angle returns the direction from the hub to p, from 0 to 2 pi.
func (f *fan) angle(p Point) float64 {
	angle := math.Atan2(float64(p.Y)-float64(f.hub.Y), float64(p.X)-float64(f.hub.X))
	if angle < 0 {
		angle += 2 * math.Pi
	}
	return angle
}

func (p Point) floats() orb.Point { return orb.Point{float64(p.X), float64(p.Y)} }
