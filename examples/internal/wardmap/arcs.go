package wardmap

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/simplify"
	"github.com/tidwall/rtree"

	"github.com/chiward/chiward/geo"
)

// arcs is the borders of all wards as they are drawn. An arc is simplified
// once for both wards beside it.
type arcs struct {
	all []arc
	// starts finds an arc by its first two corners, in either direction.
	starts map[[2]orb.Point]start
}

// arc is a chain of borders.
type arc struct {
	line      orb.LineString // in units
	dots      []dot          // as drawn
	tolerance float64        // in units
}

// start is that of an arc in one direction.
type start struct {
	arc      int
	backward bool
}

// add adds a chain of borders. Plane says where a longitude and latitude are
// on the drawing.
func (a *arcs) add(chain geo.Chain, plane func(orb.Point) orb.Point) {
	corners := make([]orb.Point, len(chain.Points))
	line := make(orb.LineString, len(chain.Points))
	for i, p := range chain.Points {
		corners[i] = orb.Point{p.Lng, p.Lat}
		line[i] = plane(corners[i])
	}
	last := len(corners) - 1
	a.starts[[2]orb.Point{corners[0], corners[1]}] = start{arc: len(a.all)}
	a.starts[[2]orb.Point{corners[last], corners[last-1]}] = start{arc: len(a.all), backward: true}
	a.all = append(a.all, arc{line: line})
}

// simplify draws every arc within tolerance units of where it is. Arcs that
// would then cross or touch are drawn more closely, until none does or nothing
// is left to leave out.
func (a *arcs) simplify(tolerance float64) {
	var changed []int
	for i := range a.all {
		changed = append(changed, i)
		a.all[i].tolerance = tolerance
	}
	for len(changed) > 0 {
		for _, i := range changed {
			a.all[i].draw()
		}
		changed = changed[:0]
		for _, i := range a.conflicts() {
			// Below a quarter unit, rounding is all that is left.
			if arc := &a.all[i]; arc.tolerance > 0.25 {
				arc.tolerance /= 2
				changed = append(changed, i)
			}
		}
	}
}

// draw sets the dots of a.
func (a *arc) draw() {
	a.dots = a.dots[:0]
	for _, p := range simplify.DouglasPeucker(a.tolerance).LineString(a.line.Clone()) {
		if at := round(p); len(a.dots) == 0 || a.dots[len(a.dots)-1] != at {
			a.dots = append(a.dots, at)
		}
	}
}

// conflicts returns the arcs that have a segment which meets another one
// elsewhere than at a common end, and the loops of which nothing is left.
func (a *arcs) conflicts() []int {
	type segment struct {
		arc  int
		a, b dot
	}
	var tree rtree.RTreeGN[int, segment]
	found := map[int]bool{}
	for i, arc := range a.all {
		if len(arc.dots) < 2 {
			found[i] = true
			continue
		}
		for k, b := range arc.dots[1:] {
			a := arc.dots[k]
			low, high := [2]int{min(a.x, b.x), min(a.y, b.y)}, [2]int{max(a.x, b.x), max(a.y, b.y)}
			tree.Search(low, high, func(_, _ [2]int, other segment) bool {
				if meet(a, b, other.a, other.b) {
					found[i], found[other.arc] = true, true
				}
				return true
			})
			tree.Insert(low, high, segment{i, a, b})
		}
	}
	var numbers []int
	for i := range a.all {
		if found[i] {
			numbers = append(numbers, i)
		}
	}
	return numbers
}

// meet reports whether the segments a to b and c to d have a place in common
// that is not an end of both.
func meet(a, b, c, d dot) bool {
	if a == c || a == d {
		a, b = b, a
	}
	if b == d {
		c, d = d, c
	}
	if b == c {
		// One end is common: they meet elsewhere only if they go the same way.
		return turn(b, a, d) == 0 && (a.x-b.x)*(d.x-b.x)+(a.y-b.y)*(d.y-b.y) > 0
	}
	if turn(a, b, c)*turn(a, b, d) < 0 && turn(c, d, a)*turn(c, d, b) < 0 {
		return true
	}
	return on(a, b, c) || on(a, b, d) || on(c, d, a) || on(c, d, b)
}

// turn returns +1 or -1 as the way from a over b to c turns one way or the
// other, and 0 if it is straight.
func turn(a, b, c dot) int {
	return cmp.Compare((b.x-a.x)*(c.y-a.y), (b.y-a.y)*(c.x-a.x))
}

// on reports whether p is on the segment a to b.
func on(a, b, p dot) bool {
	return turn(a, b, p) == 0 &&
		min(a.x, b.x) <= p.x && p.x <= max(a.x, b.x) && min(a.y, b.y) <= p.y && p.y <= max(a.y, b.y)
}

// rings returns the outline of area as it is drawn. What is so small that less
// than a triangle is left of it is left out.
func (a *arcs) rings(area orb.MultiPolygon) []ring {
	var rings []ring
	for _, polygon := range area {
		for _, outline := range polygon {
			if drawn := a.ring(outline); len(drawn) > 2 {
				rings = append(rings, drawn)
			}
		}
	}
	return rings
}

// ring joins the arcs that an outline is made of.
func (a *arcs) ring(outline orb.Ring) ring {
	corners := outline[:len(outline)-1]
	startAt := func(i int) (start, bool) {
		s, ok := a.starts[[2]orb.Point{corners[i%len(corners)], corners[(i+1)%len(corners)]}]
		return s, ok
	}
	first := 0
	for _, ok := startAt(first); !ok; _, ok = startAt(first) {
		first++
	}
	var drawn ring
	for i := first; i < first+len(corners); {
		s, _ := startAt(i)
		dots := slices.Clone(a.all[s.arc].dots)
		if s.backward {
			slices.Reverse(dots)
		}
		drawn = append(drawn, dots[:len(dots)-1]...)
		i += len(a.all[s.arc].line) - 1
	}
	return drawn
}
