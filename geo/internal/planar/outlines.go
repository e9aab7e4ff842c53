package planar

import (
	"hash/maphash"
	"math/bits"
)

// Outlines is where the outlines of polygons run, whatever their direction.
// Points and segments are numbered in the order in which they first come. Get
// one from [NewOutlines] and fill it with Add.
type Outlines struct {
	points []Point
	lines  []line
	ends   [][2]int32 // the numbers of the points at the ends of each line
	uses   []use      // in the order in which they were added
	// What follows finds the numbers. An outline often goes on along one that
	// came before, forward or backward, so the numbers next to the last ones
	// are tried first.
	slots       []int32    // a hash table of points: one more than the number of each, zero if empty
	factor      uint64     // of the hash; random, so that no map can be drawn to be slow
	first       []int32    // by point: a segment that ends there, or none
	next        [][2]int32 // by segment: for either end another one that ends there, or none
	at, segment int32      // the last point and the last segment that were added
}

// line is a segment with the lesser of its ends first.
type line struct{ low, high Point }

func (l line) box() Box { return BoxAround(l.low, l.high) }

// meets reports whether the box of l comes within a unit of b.
func (l line) meets(b Box) bool {
	return l.low.X <= b.Max.X+1 && b.Min.X <= l.high.X+1 &&
		min(l.low.Y, l.high.Y) <= b.Max.Y+1 && b.Min.Y <= max(l.low.Y, l.high.Y)+1
}

// use is one stretch of the outline of a polygon.
type use struct {
	segment, polygon int32
	forward          bool // from the low end to the high end
}

// NewOutlines returns outlines with room for count stretches, most of which run
// where another one does.
func NewOutlines(count int) *Outlines {
	segments := count * 11 / 16
	return &Outlines{
		points: make([]Point, 0, segments), lines: make([]line, 0, segments), ends: make([][2]int32, 0, segments),
		uses: make([]use, 0, count), slots: make([]int32, 1<<bits.Len(uint(2*segments))),
		factor: maphash.Comparable(maphash.MakeSeed(), 0) | 1,
		first:  make([]int32, 0, segments), next: make([][2]int32, 0, segments),
	}
}

// Add adds a straight stretch of the outline of a polygon, which has the polygon
// on its left. The ends differ.
func (o *Outlines) Add(from, to Point, polygon int32) {
	start := o.point(from)
	o.at = start
	o.at = o.point(to)
	if from.Compare(to) < 0 {
		o.segment = o.segmentBetween([2]int32{start, o.at})
	} else {
		o.segment = o.segmentBetween([2]int32{o.at, start})
	}
	o.uses = append(o.uses, use{o.segment, polygon, o.ends[o.segment][0] == start})
}

// point returns the number of p.
func (o *Outlines) point(p Point) int32 {
	for n := max(o.at-1, 0); n <= o.at+1 && n < int32(len(o.points)); n++ {
		if o.points[n] == p {
			return n
		}
	}
	slot := o.slot(p)
	if *slot == 0 {
		o.points, o.first = append(o.points, p), append(o.first, none)
		*slot = int32(len(o.points))
		if 2*len(o.points) > len(o.slots) {
			o.slots = make([]int32, 2*len(o.slots))
			for n, q := range o.points {
				*o.slot(q) = int32(n) + 1
			}
		}
		return int32(len(o.points)) - 1
	}
	return *slot - 1
}

// slot returns the slot of p, or the empty one where it would be.
func (o *Outlines) slot(p Point) *int32 {
	mask := uint64(len(o.slots) - 1)
	hash := (uint64(uint32(p.X))<<32 | uint64(uint32(p.Y))) * o.factor
	for i := hash >> bits.LeadingZeros64(mask); ; i++ { // the high bits are the best
		if slot := &o.slots[i&mask]; *slot == 0 || o.points[*slot-1] == p {
			return slot
		}
	}
}

// segmentBetween returns the number of the segment between two points, the
// lesser first.
func (o *Outlines) segmentBetween(ends [2]int32) int32 {
	for n := max(o.segment-1, 0); n <= o.segment+1 && n < int32(len(o.ends)); n++ {
		if o.ends[n] == ends {
			return n
		}
	}
	// One of the points may have many segments, but seldom both.
	for i, j := o.first[ends[0]], o.first[ends[1]]; i != none && j != none; i, j = o.after(i, ends[0]), o.after(j, ends[1]) {
		switch ends {
		case o.ends[i]:
			return i
		case o.ends[j]:
			return j
		}
	}
	n := int32(len(o.ends))
	o.ends = append(o.ends, ends)
	o.lines = append(o.lines, line{o.points[ends[0]], o.points[ends[1]]})
	o.next = append(o.next, [2]int32{o.first[ends[0]], o.first[ends[1]]})
	o.first[ends[0]], o.first[ends[1]] = n, n
	return n
}

// after returns the segment behind another one of those that end at a point.
func (o *Outlines) after(segment, point int32) int32 {
	if o.ends[segment][0] == point {
		return o.next[segment][0]
	}
	return o.next[segment][1]
}

// box returns the smallest box around all segments, of which there is one.
func (o *Outlines) box() Box {
	all := o.lines[0].box()
	for _, l := range o.lines[1:] {
		all = all.Union(l.box())
	}
	return all
}

// usesBySegment returns the numbers of the uses of each segment.
func (o *Outlines) usesBySegment() Groups {
	return NewGroups(len(o.lines), func(yield func(segment, use int32) bool) {
		for i, u := range o.uses {
			if !yield(u.segment, int32(i)) {
				return
			}
		}
	})
}
