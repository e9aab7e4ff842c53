package wardmap

import (
	"cmp"
	"iter"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/simplify"
	"github.com/tidwall/rtree"
)

// network is the borders of all wards, cut into arcs where three or more
// borders meet. Each arc is simplified once for both wards beside it.
type network struct {
	arcs []arc
	// starts finds the arc by its first two corners, in either direction.
	starts map[[2]orb.Point]run
	// neighbors has the corners next to each corner.
	neighbors map[orb.Point][]orb.Point
	plane     func(orb.Point) orb.Point
}

// arc is a line between two meeting places, or a loop without one.
type arc struct {
	corners   []orb.Point // as on the map
	dots      []dot       // as drawn
	tolerance float64     // in units
}

// run is an arc in one direction.
type run struct {
	arc      int
	backward bool
}

// newNetwork cuts the borders of areas into arcs. Plane says where a longitude
// and latitude are on the drawing.
func newNetwork(areas []orb.MultiPolygon, plane func(orb.Point) orb.Point) *network {
	net := &network{starts: map[[2]orb.Point]run{}, neighbors: map[orb.Point][]orb.Point{}, plane: plane}
	for r := range outlines(areas) {
		for i, a := range r[1:] {
			net.link(r[i], a)
			net.link(a, r[i])
		}
	}
	for r := range outlines(areas) {
		for _, corners := range net.cut(r) {
			if _, known := net.starts[start(corners)]; known {
				continue
			}
			back := slices.Clone(corners)
			slices.Reverse(back)
			net.starts[start(corners)] = run{arc: len(net.arcs)}
			net.starts[start(back)] = run{arc: len(net.arcs), backward: true}
			net.arcs = append(net.arcs, arc{corners: corners})
		}
	}
	return net
}

func (net *network) link(a, b orb.Point) {
	if !slices.Contains(net.neighbors[a], b) {
		net.neighbors[a] = append(net.neighbors[a], b)
	}
}

// outlines yields every ring of areas.
func outlines(areas []orb.MultiPolygon) iter.Seq[orb.Ring] {
	return func(yield func(orb.Ring) bool) {
		for _, area := range areas {
			for _, polygon := range area {
				for _, r := range polygon {
					if !yield(r) {
						return
					}
				}
			}
		}
	}
}

// cut returns the parts of r between the corners at which borders meet. A ring
// without such a corner comes back whole, from its lowest corner to itself, so
// that it is the same on both of its sides.
func (net *network) cut(r orb.Ring) [][]orb.Point {
	isMeeting := func(p orb.Point) bool { return len(net.neighbors[p]) != 2 }
	open := r[:len(r)-1]
	first := slices.IndexFunc(open, isMeeting)
	if first < 0 {
		lowest := slices.MinFunc(open, func(a, b orb.Point) int {
			return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
		})
		first = slices.Index(open, lowest)
	}
	closed := slices.Concat(open[first:], open[:first+1])
	var parts [][]orb.Point
	since := 0
	for i := 1; i < len(closed); i++ {
		if i == len(closed)-1 || isMeeting(closed[i]) {
			parts = append(parts, closed[since:i+1])
			since = i
		}
	}
	return parts
}

func start(corners []orb.Point) [2]orb.Point { return [2]orb.Point{corners[0], corners[1]} }

// simplify draws every arc within tolerance units of where it is. Arcs that
// would then cross or touch are drawn more closely, until none does or nothing
// is left to leave out.
func (net *network) simplify(tolerance float64) {
	var changed []int
	for i := range net.arcs {
		changed = append(changed, i)
		net.arcs[i].tolerance = tolerance
	}
	for len(changed) > 0 {
		for _, i := range changed {
			net.draw(&net.arcs[i])
		}
		changed = changed[:0]
		for _, i := range net.conflicts() {
			// Below a quarter unit, rounding is all that is left.
			if a := &net.arcs[i]; a.tolerance > 0.25 {
				a.tolerance /= 2
				changed = append(changed, i)
			}
		}
	}
}

// draw sets the dots of a.
func (net *network) draw(a *arc) {
	line := make(orb.LineString, len(a.corners))
	for i, corner := range a.corners {
		line[i] = net.plane(corner)
	}
	a.dots = a.dots[:0]
	for _, p := range simplify.DouglasPeucker(a.tolerance).LineString(line) {
		if at := round(p); len(a.dots) == 0 || a.dots[len(a.dots)-1] != at {
			a.dots = append(a.dots, at)
		}
	}
}

// conflicts returns the arcs that have a segment which meets another one
// elsewhere than at a common end, and the loops of which nothing is left.
func (net *network) conflicts() []int {
	type segment struct {
		arc  int
		a, b dot
	}
	var tree rtree.RTreeGN[int, segment]
	found := map[int]bool{}
	for i, arc := range net.arcs {
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
	var arcs []int
	for i := range net.arcs {
		if found[i] {
			arcs = append(arcs, i)
		}
	}
	return arcs
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
func (net *network) rings(area orb.MultiPolygon) []ring {
	var rings []ring
	for outline := range outlines([]orb.MultiPolygon{area}) {
		if drawn := net.ring(outline); len(drawn) > 2 {
			rings = append(rings, drawn)
		}
	}
	return rings
}

func (net *network) ring(outline orb.Ring) ring {
	var drawn ring
	for _, corners := range net.cut(outline) {
		part := net.starts[start(corners)]
		dots := slices.Clone(net.arcs[part.arc].dots)
		if part.backward {
			slices.Reverse(dots)
		}
		drawn = append(drawn, dots[:len(dots)-1]...)
	}
	return drawn
}
