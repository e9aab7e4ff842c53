package planar

import (
	"slices"
)

// faces is a planar map as a graph. Segment i has two half-edges: 2i from its
// low to its high end, and 2i+1 back. A face is a place that the segments do
// not divide further; face 0 is the outside of everything.
type faces struct {
	*tree
	next   []int32 // half-edge that follows on the boundary of the face to the left
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
	f := &faces{tree: t}
	f.linkHalfEdges()
	f.traceCycles()
	f.placeCycles()
	return f
}

// from returns the point where a half-edge begins, and origin its number.
func (f *faces) from(half int32) Point {
	if half&1 == 0 {
		return f.lines[half>>1].low
	}
	return f.lines[half>>1].high
}

func (f *faces) origin(half int32) int32 {
	if half&1 == 0 {
		return f.ends[half>>1][0]
	}
	return f.ends[half>>1][1]
}

// face returns the face to the left of a half-edge.
func (f *faces) face(half int32) int32 { return f.cycles[f.cycle[half]].face }

// linkHalfEdges sets next: around each point, the half-edge that follows an
// incoming one is the first outgoing one clockwise of the way back.
func (f *faces) linkHalfEdges() {
	leaving := NewGroups(len(f.points), func(yield func(point, half int32) bool) {
		for i, ends := range f.ends {
			if !yield(ends[0], 2*int32(i)) || !yield(ends[1], 2*int32(i)+1) {
				return
			}
		}
	})
	f.next = make([]int32, 2*len(f.lines))
	for point := range int32(len(f.points)) {
		around := leaving.Of(point)
		if len(around) > 2 {
			center := f.points[point]
			slices.SortFunc(around, func(h, k int32) int { return CompareAngles(center, f.from(h^1), f.from(k^1)) })
		}
		for i, half := range around {
			f.next[around[(i+1)%len(around)]^1] = half
		}
	}
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
		c := cycle{start: start, west: f.from(start), east: f.from(start).X}
		origin, at := c.west, c.west
		for half := start; f.cycle[half] == none; half = f.next[half] {
			f.cycle[half] = int32(len(f.cycles))
			to := f.from(half ^ 1)
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
	if len(clockwise) > 1 {
		f.insertFans()
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
		if f.lines[segment].high.Y > f.lines[segment].low.Y {
			half++
		}
		if c.face = f.face(half); c.face != 0 {
			f.area[c.face] += c.area
		}
	}
}
