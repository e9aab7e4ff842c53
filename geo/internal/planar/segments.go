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
	expected := len(pieces) * 5 / 8 // most pieces run where another one does
	s := &segments{
		points: make([]Point, 0, expected),
		lines:  make([]line, 0, expected),
		ends:   make([][2]int32, 0, expected),
		uses:   make([]use, 0, len(pieces)),
	}
	l := lookup{segments: s, numbers: make(map[Point]int32, expected), first: make([]int32, 0, expected), next: make([][2]int32, 0, expected)}
	from, segment := int32(0), int32(0)
	for _, p := range pieces {
		from = l.point(p.From, from)
		to := l.point(p.To, from)
		segment = l.segment(from, to, segment)
		s.uses = append(s.uses, use{segment, p.Polygon, s.ends[segment][0] == from})
		from = to
	}
	return s
}

// lookup finds the numbers of points and segments. An outline often goes on
// along one that came before, forward or backward, so the numbers next to the
// last one are tried first.
type lookup struct {
	*segments
	numbers map[Point]int32
	first   []int32    // by point: a segment that ends there, or none
	next    [][2]int32 // by segment: for either end another one that ends there, or none
}

// point returns the number of p, which is likely to be near another one.
func (l *lookup) point(p Point, near int32) int32 {
	for n := max(near-1, 0); n <= near+1 && n < int32(len(l.points)); n++ {
		if l.points[n] == p {
			return n
		}
	}
	n, ok := l.numbers[p]
	if !ok {
		n = int32(len(l.points))
		l.numbers[p] = n
		l.points = append(l.points, p)
		l.first = append(l.first, none)
	}
	return n
}

// segment returns the number of the segment between two points, which is
// likely to be near another one.
func (l *lookup) segment(a, b, near int32) int32 {
	if l.points[a].Compare(l.points[b]) > 0 {
		a, b = b, a
	}
	ends := [2]int32{a, b}
	for n := max(near-1, 0); n <= near+1 && n < int32(len(l.ends)); n++ {
		if l.ends[n] == ends {
			return n
		}
	}
	// Of two points one may have many segments, but seldom both.
	i, j := l.first[a], l.first[b]
	for i != none && j != none {
		if l.ends[i] == ends {
			return i
		}
		if l.ends[j] == ends {
			return j
		}
		i, j = l.after(i, a), l.after(j, b)
	}
	n := int32(len(l.ends))
	l.ends = append(l.ends, ends)
	l.lines = append(l.lines, line{l.points[a], l.points[b]})
	l.next = append(l.next, [2]int32{l.first[a], l.first[b]})
	l.first[a], l.first[b] = n, n
	return n
}

// after returns the next segment that ends at a point.
func (l *lookup) after(segment, point int32) int32 {
	if l.ends[segment][0] == point {
		return l.next[segment][0]
	}
	return l.next[segment][1]
}

// box returns the smallest box around all segments, of which there is one.
func (s *segments) box() Box {
	all := s.lines[0].box()
	for _, l := range s.lines[1:] {
		all = all.Union(l.box())
	}
	return all
}

// uses yields the segment and the number of each use.
func (s *segments) eachUse(yield func(segment, use int32) bool) {
	for i, u := range s.uses {
		if !yield(u.segment, int32(i)) {
			return
		}
	}
}
