package planar

import (
	"hash/maphash"
	"math/bits"
)

// Outlines is where the outlines of polygons run, whatever their direction.
// Get one from [NewOutlines] and fill it with Add.
//
// Segment i has two half-edges: 2i from its low to its high end, and 2i+1 back.
type Outlines struct {
	points   numbering[Point]
	segments numbering[line]
	origin   []int32 // of each half-edge: the number of the point where it begins
	uses     []use   // in the order in which they were added
}

// line is a segment with the lesser of its ends first.
type line struct{ low, high Point }

func (l line) box() Box { return BoxAround(l.low, l.high) }

// meets reports whether the box of l comes within a unit of b.
func (l line) meets(b Box) bool {
	return l.low.X <= b.Max.X+1 && b.Min.X <= l.high.X+1 &&
		min(l.low.Y, l.high.Y) <= b.Max.Y+1 && b.Min.Y <= max(l.low.Y, l.high.Y)+1
}

// start returns the point where a half-edge begins, and end where it ends.
func (o *Outlines) start(half int32) Point { return o.points.all[o.origin[half]] }
func (o *Outlines) end(half int32) Point   { return o.start(half ^ 1) }

// use is one stretch of the outline of a polygon: a half-edge that has the
// polygon on its left.
type use struct{ half, polygon int32 }

// numbering numbers values in the order in which they first come.
type numbering[T comparable] struct {
	all   []T
	last  int32   // the number that was asked for last
	slots []int32 // a hash table: one more than the number of each value, zero if empty
	seed  maphash.Seed
}

func newNumbering[T comparable](room int) numbering[T] {
	return numbering[T]{all: make([]T, 0, room), slots: make([]int32, 2<<bits.Len(uint(room))), seed: maphash.MakeSeed()}
}

// of returns the number of value. An outline often goes on along one that came
// before, forward or backward, so the numbers next to the last one are tried
// first.
func (n *numbering[T]) of(value T) int32 {
	for near := max(n.last-1, 0); near < min(n.last+2, int32(len(n.all))); near++ {
		if n.all[near] == value {
			n.last = near
			return near
		}
	}
	if 2*len(n.all) >= len(n.slots) {
		n.slots = make([]int32, max(2*len(n.slots), 4))
		for number, value := range n.all {
			*n.slot(value) = int32(number) + 1
		}
	}
	slot := n.slot(value)
	if *slot == 0 {
		n.all = append(n.all, value)
		*slot = int32(len(n.all))
	}
	n.last = *slot - 1
	return n.last
}

// slot returns the slot of value, or the empty one where it would be.
func (n *numbering[T]) slot(value T) *int32 {
	for i := maphash.Comparable(n.seed, value); ; i++ {
		slot := &n.slots[i&uint64(len(n.slots)-1)]
		if *slot == 0 || n.all[*slot-1] == value {
			return slot
		}
	}
}

// NewOutlines returns outlines with room for count stretches, most of which run
// where another one does.
func NewOutlines(count int) *Outlines {
	room := count * 11 / 16
	return &Outlines{
		points:   newNumbering[Point](room),
		segments: newNumbering[line](room),
		origin:   make([]int32, 0, 2*room),
		uses:     make([]use, 0, count),
	}
}

// Add adds a straight stretch of the outline of a polygon, which has the polygon
// on its left. The ends differ.
func (o *Outlines) Add(from, to Point, polygon int32) {
	l, back := line{from, to}, int32(0)
	if from.Compare(to) > 0 {
		l, back = line{to, from}, 1
	}
	segment := o.segments.of(l)
	if int(segment) == len(o.origin)/2 {
		o.origin = append(o.origin, o.points.of(l.low), o.points.of(l.high))
	}
	o.uses = append(o.uses, use{2*segment + back, polygon})
}
