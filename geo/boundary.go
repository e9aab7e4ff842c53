package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	orbplanar "github.com/paulmach/orb/planar"

	"github.com/chiward/chiward/geo/internal/planar"
)

// Boundary returns the area of a region as a new MultiPolygon, longitude
// before latitude, wound as RFC 7946 asks. It is nil if there is no such
// region. Neighbors have exactly the same vertices along a shared border.
// The result does not depend on the order in which the map was read.
func (x *Index) Boundary(region uint8) orb.MultiPolygon {
	if region == 0 {
		return nil
	}
	outlines := planar.NewOutlines(0)
	for _, e := range x.edges {
		switch region {
		case e.Left:
			outlines.Add(e.A, e.B, 0)
		case e.Right:
			outlines.Add(e.B, e.A, 0)
		}
	}
	var polygons []orb.Polygon
	var holes []orb.Ring
	for _, ring := range outlines.Rings() {
		out := make(orb.Ring, 0, len(ring)+1)
		for _, g := range ring {
			p := degrees(g)
			out = append(out, orb.Point{p.Lng, p.Lat})
		}
		if out = append(out, out[0]); out.Orientation() == orb.CCW {
			polygons = append(polygons, orb.Polygon{out})
		} else {
			holes = append(holes, out)
		}
	}
	for _, hole := range holes {
		if around := surrounding(polygons, hole); around >= 0 {
			polygons[around] = append(polygons[around], hole)
		}
	}
	return polygons
}

// surrounding returns the index of the smallest of polygons in which a hole
// lies that does not cross it; negative if there is none.
func surrounding(polygons []orb.Polygon, hole orb.Ring) int {
	found, least := -1, math.Inf(1)
	for i, p := range polygons {
		outer := p[0]
		if bound := outer.Bound(); !bound.Contains(hole[0]) {
			continue
		}
		// A vertex of both rings says nothing.
		inside := slices.IndexFunc(hole, func(p orb.Point) bool { return !slices.Contains(outer, p) })
		if inside < 0 || orbplanar.RingContains(outer, hole[inside]) {
			if area := math.Abs(orbplanar.Area(outer)); area < least {
				found, least = i, area
			}
		}
	}
	return found
}
