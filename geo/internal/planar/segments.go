package planar

// segments is where outlines run, whatever their direction. Points and
// segments are numbered in the order in which they first come.
type segments struct {
	points []Point
	lines  []line
	ends   [][2]int32 // the numbers of the points at the ends of each line
	uses   []use      // of the pieces in their order
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

// newSegments groups pieces by where they run.
func newSegments(pieces []Piece) *segments {
	shared := len(pieces) * 5 / 8 // most pieces run where another one does
	s := &segments{
		points: make([]Point, 0, shared),
		lines:  make([]line, 0, shared),
		ends:   make([][2]int32, 0, shared),
		uses:   make([]use, 0, len(pieces)),
	}
	points, lines := make(map[Point]int32, shared), make(map[line]int32, shared)
	number := func(p Point) int32 {
		n, ok := points[p]
		if !ok {
			n = int32(len(s.points))
			points[p] = n
			s.points = append(s.points, p)
		}
		return n
	}
	segment := 0
	for _, p := range pieces {
		l := line{p.From, p.To}
		forward := p.From.Compare(p.To) < 0
		if !forward {
			l = line{p.To, p.From}
		}
		switch {
		// An outline often goes on along one that came before.
		case segment > 0 && s.lines[segment-1] == l:
			segment--
		case segment+1 < len(s.lines) && s.lines[segment+1] == l:
			segment++
		default:
			n, ok := lines[l]
			if !ok {
				n = int32(len(s.lines))
				lines[l] = n
				s.lines = append(s.lines, l)
				s.ends = append(s.ends, [2]int32{number(l.low), number(l.high)})
			}
			segment = int(n)
		}
		s.uses = append(s.uses, use{int32(segment), p.Polygon, forward})
	}
	return s
}

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
