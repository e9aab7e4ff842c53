package planar

import (
	"hash/maphash"
	"iter"
	"math/bits"
)

// segments is where outlines run, whatever their direction. Points and
// segments are numbered in the order in which they first come.
type segments struct {
	points table // keys are places
	ends   table // keys are the numbers of the points at both ends
	lines  []line
	uses   []use // of the pieces in their order
}

// line is a segment with the lesser of its ends first.
type line struct{ low, high Point }

func (l line) box() Box { return BoxAround(l.low, l.high) }

// meets reports whether the box of l comes within a unit of b.
func (l line) meets(b Box) bool {
	return l.low.X <= b.Max.X+1 && b.Min.X <= l.high.X+1 &&
		min(l.low.Y, l.high.Y) <= b.Max.Y+1 && b.Min.Y <= max(l.low.Y, l.high.Y)+1
}

// use is one piece that runs on a segment.
type use struct {
	segment, polygon int32
	forward          bool // from the low end to the high end
}

// newSegments groups up to count pieces by where they run.
func newSegments(pieces iter.Seq[Piece], count int) *segments {
	s := &segments{
		points: newTable(count),
		ends:   newTable(count),
		lines:  make([]line, 0, count*5/8), // most pieces run where another one does
		uses:   make([]use, 0, count),
	}
	var last Point
	lastNumber, segment := int32(none), int32(none)
	for p := range pieces {
		run := line{p.From, p.To}
		forward := p.From.Compare(p.To) < 0
		if !forward {
			run = line{p.To, p.From}
		}
		switch {
		// An outline often goes on along one that came before.
		case segment > 0 && s.lines[segment-1] == run:
			segment--
			lastNumber = none
		case int(segment)+1 < len(s.lines) && s.lines[segment+1] == run:
			segment++
			lastNumber = none
		default:
			from := lastNumber
			if from == none || p.From != last {
				from = s.points.number(p.From.key())
			}
			to := s.points.number(p.To.key())
			last, lastNumber = p.To, to
			if !forward {
				from, to = to, from
			}
			if segment = s.ends.number(uint64(from)<<32 | uint64(to)); int(segment) == len(s.lines) {
				s.lines = append(s.lines, run)
			}
		}
		s.uses = append(s.uses, use{segment, p.Polygon, forward})
	}
	return s
}

// low and high return the numbers of the points at the ends of a segment.
func (s *segments) low(segment int32) int32  { return int32(s.ends.keys[segment] >> 32) }
func (s *segments) high(segment int32) int32 { return int32(s.ends.keys[segment]) }

// box returns the smallest box around all segments, of which there is one.
func (s *segments) box() Box {
	all := s.lines[0].box()
	for _, l := range s.lines[1:] {
		all = all.Union(l.box())
	}
	return all
}

// groupUses returns the uses segment by segment.
func (s *segments) groupUses() Groups[use] {
	return NewGroups(s.uses, len(s.lines), func(u use) int32 { return u.segment })
}

// Groups is items sorted into numbered groups.
type Groups[T any] struct {
	start []int32 // of each group in items, and the end of the last
	items []T
}

// NewGroups sorts items into count groups, within which they keep their order.
func NewGroups[T any](items []T, count int, group func(T) int32) Groups[T] {
	g := Groups[T]{start: make([]int32, count+2), items: make([]T, len(items))}
	for _, item := range items {
		g.start[group(item)+2]++
	}
	for i := range g.start[1:] {
		g.start[i+1] += g.start[i]
	}
	for _, item := range items {
		at := &g.start[group(item)+1]
		g.items[*at] = item
		*at++
	}
	return g
}

// Of returns the items of a group.
func (g *Groups[T]) Of(group int32) []T { return g.items[g.start[group]:g.start[group+1]] }

// table is a hash table that numbers keys in the order in which they first
// come. It is there because a map takes a third of the time in which a map of
// the city is made.
type table struct {
	keys       []uint64
	slots      []int32 // number plus one, zero for a free slot
	multiplier uint64  // drawn by lot, so that no input can make all keys collide
	shift      uint    // of a product, to get a slot
}

// newTable returns a table with room for count keys.
func newTable(count int) table {
	size := bits.Len(uint(2 * count))
	return table{
		keys:       make([]uint64, 0, count*5/8),
		slots:      make([]int32, 1<<size),
		multiplier: maphash.Comparable(maphash.MakeSeed(), 0) | 1,
		shift:      uint(64 - size),
	}
}

func (t *table) number(key uint64) int32 {
	for slot := key * t.multiplier >> t.shift; ; slot = (slot + 1) & uint64(len(t.slots)-1) {
		switch n := t.slots[slot]; {
		case n == 0:
			t.keys = append(t.keys, key)
			t.slots[slot] = int32(len(t.keys))
			return int32(len(t.keys) - 1)
		case t.keys[n-1] == key:
			return n - 1
		}
	}
}

func (p Point) key() uint64    { return uint64(uint32(p.X))<<32 | uint64(uint32(p.Y)) }
func pointOf(key uint64) Point { return Point{int32(key >> 32), int32(key)} }
