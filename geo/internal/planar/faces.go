package planar

import "slices"

// faces is a planar map as a graph. A face is a place that the segments do not
// divide further; face 0 is the outside of everything.
type faces struct {
	*tree
	next   []int32 // see following
	cycle  []int32 // of next, in which each half-edge is
	cycles []cycle
	area   []int64 // of each face, twice, in square units
}

// cycle is part of the boundary of a face: one is counter-clockwise, and one
// more is clockwise around each group of segments that lies free within it.
type cycle struct {
	start int32 // a half-edge
	face  int32
	west  Point // the westernmost point
	east  int32 // how far it reaches
	area  int64 // twice, in square units; negative if clockwise
}

func newFaces(t *tree) *faces {
	f := &faces{tree: t, next: t.following(t.leaving)}
	f.traceCycles()
	f.placeCycles()
	return f
}

// face returns the face to the left of a half-edge.
func (f *faces) face(half int32) int32 { return f.cycles[f.cycle[half]].face }

// leaving returns the half-edges that begin at each point, counter-clockwise
// from due east.
func (o *Outlines) leaving() Groups {
	leaving := groupBy(len(o.points.all), len(o.origin), func(half int32) int32 { return o.origin[half] })
	for point, center := range o.points.all {
		if around := leaving.Of(int32(point)); len(around) > 2 {
			slices.SortFunc(around, func(h, k int32) int { return CompareAngles(center, o.end(h), o.end(k)) })
		}
	}
	return leaving
}

// following returns for each half-edge the next on the boundary of the face to
// its left: the first one clockwise of the way back.
func (o *Outlines) following(leaving Groups) []int32 {
	next := make([]int32, len(o.origin))
	for point := range int32(len(o.points.all)) {
		around := leaving.Of(point)
		for i, half := range around {
			next[around[(i+1)%len(around)]^1] = half
		}
	}
	return next
}

// traceCycles follows next around every cycle.
func (f *faces) traceCycles() {
	f.cycle = make([]int32, len(f.next))
	for i := range f.cycle {
		f.cycle[i] = none
	}
	for start := range int32(len(f.next)) {
		if f.cycle[start] != none {
			continue
		}
		c := cycle{start: start, west: f.start(start), east: f.start(start).X}
		origin, at := c.west, c.west
		for half := start; f.cycle[half] == none; half = f.next[half] {
			f.cycle[half] = int32(len(f.cycles))
			to := f.end(half)
			// Sums may overflow on the way, but the area does not.
			c.area += Orientation(origin, at, to)
			if to.Compare(c.west) < 0 {
				c.west = to
			}
			c.east = max(c.east, to.X)
			at = to
		}
		f.cycles = append(f.cycles, c)
	}
}

// placeCycles finds the face of each cycle. A clockwise one lies in the face
// that a ray meets which leaves its westernmost point to the west.
func (f *faces) placeCycles() {
	f.area = []int64{0}
	var clockwise []int32
	for i := range f.cycles {
		c := &f.cycles[i]
		if c.area > 0 {
			c.face = int32(len(f.area))
			f.area = append(f.area, c.area)
		} else {
			clockwise = append(clockwise, int32(i))
		}
	}
	// The ray of one cycle can meet another one that lies farther west.
	slices.SortFunc(clockwise, func(i, j int32) int { return f.cycles[i].west.Compare(f.cycles[j].west) })
	for n, i := range clockwise {
		if n == 0 {
			continue // outside, like everything west of it
		}
		c := &f.cycles[i]
		segment := f.rayWest(c.west, 2*(int64(c.east)-int64(c.west.X)))
		if segment == none {
			continue
		}
		half := 2 * segment // the one that points south has the ray on its left
		if l := f.segments.all[segment]; l.high.Y > l.low.Y {
			half++
		}
		if c.face = f.face(half); c.face != 0 {
			f.area[c.face] += c.area
		}
	}
}
