package geo

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo/internal/planar"
)

// Boundary returns the area of a region as a new MultiPolygon, longitude
// before latitude, wound as RFC 7946 asks. It is nil if there is no such
// region. Neighbors have exactly the same vertices along a shared border.
// The result does not depend on the order in which the map was read.
func (x *Index) Boundary(region uint8) orb.MultiPolygon {
	var steps []step
	for _, e := range x.edges {
		switch region {
		case 0:
			return nil
		case e.Left:
			steps = append(steps, step{from: e.A, to: e.B})
		case e.Right:
			steps = append(steps, step{from: e.B, to: e.A})
		}
	}
	return assemble(traceRings(steps))
}

// step is a stretch of the outline of a region, with the region on its left.
type step struct{ from, to planar.Point }

// gridRing is a closed ring that does not repeat its first point.
type gridRing []planar.Point

// traceRings joins steps to rings that have the region on their left and
// visit no point twice.
func traceRings(steps []step) []gridRing {
	slices.SortFunc(steps, func(s, t step) int {
		if c := s.from.Compare(t.from); c != 0 {
			return c
		}
		return planar.CompareAngles(s.from, s.to, t.to)
	})
	used := make([]bool, len(steps))
	var rings []gridRing
	for start := range steps {
		if used[start] {
			continue
		}
		var walk gridRing
		visited := map[planar.Point]int{} // index in walk
		for at := start; !used[at]; {
			used[at] = true
			here := steps[at].from
			if since, ok := visited[here]; ok {
				rings = append(rings, slices.Clone(walk[since:]))
				for _, left := range walk[since:] {
					delete(visited, left)
				}
				walk = walk[:since]
			}
			visited[here] = len(walk)
			walk = append(walk, here)
			at = following(steps, steps[at])
		}
		rings = append(rings, walk)
	}
	return rings
}

// following returns the index of the side that goes on from where last ends:
// the first one clockwise of the way back.
func following(steps []step, last step) int {
	first, _ := slices.BinarySearchFunc(steps, last.to, func(s step, at planar.Point) int { return s.from.Compare(at) })
	end := first
	for end < len(steps) && steps[end].from == last.to {
		end++
	}
	choice := end - 1
	for i := first; i < end && planar.CompareAngles(last.to, steps[i].to, last.from) < 0; i++ {
		choice = i
	}
	return choice
}

// assemble sorts rings into polygons. Counter-clockwise rings are outer ones;
// a clockwise one is a hole in the smallest outer ring around it.
func assemble(rings []gridRing) orb.MultiPolygon {
	type polygon struct {
		outer gridRing
		area  float64
		holes []gridRing
	}
	var polygons []polygon
	var holes []gridRing
	for _, ring := range rings {
		ring.startAtLowest()
		if area := ring.area(); area > 0 {
			polygons = append(polygons, polygon{outer: ring, area: area})
		} else {
			holes = append(holes, ring)
		}
	}
	slices.SortFunc(polygons, func(p, q polygon) int { return slices.CompareFunc(p.outer, q.outer, planar.Point.Compare) })
	slices.SortFunc(holes, func(s, t gridRing) int { return slices.CompareFunc(s, t, planar.Point.Compare) })
	for _, hole := range holes {
		around := -1
		for i, p := range polygons {
			if p.outer.surrounds(hole) && (around < 0 || p.area < polygons[around].area) {
				around = i
			}
		}
		if around >= 0 {
			polygons[around].holes = append(polygons[around].holes, hole)
		}
	}
	var area orb.MultiPolygon
	for _, p := range polygons {
		out := orb.Polygon{p.outer.degrees()}
		for _, hole := range p.holes {
			out = append(out, hole.degrees())
		}
		area = append(area, out)
	}
	return area
}

// startAtLowest rotates r to begin with its westernmost point.
func (r gridRing) startAtLowest() {
	lowest := 0
	for i := range r {
		if r[i].Compare(r[lowest]) < 0 {
			lowest = i
		}
	}
	rotated := slices.Concat(r[lowest:], r[:lowest])
	copy(r, rotated)
}

// area returns the area in square units, negative for a clockwise ring.
func (r gridRing) area() float64 {
	sum := 0.0
	for i := range r {
		sum += float64(planar.Orientation(r[0], r[i], r[(i+1)%len(r)]))
	}
	return sum / 2
}

// surrounds reports whether hole, which does not cross r, lies in it.
func (r gridRing) surrounds(hole gridRing) bool {
	for _, g := range hole {
		if where := r.locate(g); where != 0 {
			return where > 0
		}
	}
	return true
}

// locate returns +1 if g is inside r, -1 if it is outside, 0 if it is on it.
func (r gridRing) locate(g planar.Point) int {
	inside := -1
	for i := range r {
		a, b := r[i], r[(i+1)%len(r)]
		turn := planar.Orientation(a, b, g)
		if turn == 0 && planar.BoxAround(a, b).Contains(g) {
			return 0
		}
		if (a.Y <= g.Y) != (b.Y <= g.Y) && (turn > 0) == (b.Y > a.Y) {
			inside = -inside
		}
	}
	return cmp.Compare(inside, 0)
}

func (r gridRing) degrees() orb.Ring {
	ring := make(orb.Ring, 0, len(r)+1)
	for _, g := range r {
		p := degrees(g)
		ring = append(ring, orb.Point{p.Lng, p.Lat})
	}
	return append(ring, ring[0])
}
