package peers

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/tidwall/geojson/geometry"
	"github.com/tidwall/rtree"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// tidwallPeer finds the polygons whose boxes hold a point in an R-tree, and
// asks tidwall/geojson whether they do. Each ring is indexed by an R-tree: on
// these maps that takes two thirds of the time of the quadtree which is the
// library's default.
type tidwallPeer struct {
	boxes rtree.RTreeG[tidwallPolygon]
}

type tidwallPolygon struct {
	ward    ward.Number
	polygon *geometry.Poly
}

func openTidwall(_ testing.TB, m *wardMap) peer {
	options := &geometry.IndexOptions{Kind: geometry.RTree, MinPoints: 64}
	t := &tidwallPeer{}
	for _, f := range m.features {
		for _, polygon := range f.area {
			var rings [][]geometry.Point
			for _, ring := range polygon {
				rings = append(rings, geometryPoints(ring))
			}
			poly := geometry.NewPoly(rings[0], rings[1:], options)
			box := polygon.Bound()
			t.boxes.Insert(box.Min, box.Max, tidwallPolygon{f.ward, poly})
		}
	}
	return t
}

func geometryPoints(ring orb.Ring) []geometry.Point {
	points := make([]geometry.Point, len(ring))
	for i, p := range ring {
		points[i] = geometry.Point{X: p.Lon(), Y: p.Lat()}
	}
	return points
}

func (t *tidwallPeer) ward(p geo.Point) (found ward.Number) {
	at := [2]float64{p.Lng, p.Lat}
	t.boxes.Search(at, at, func(_, _ [2]float64, candidate tidwallPolygon) bool {
		if candidate.polygon.ContainsPoint(geometry.Point{X: p.Lng, Y: p.Lat}) {
			found = candidate.ward
			return false
		}
		return true
	})
	return found
}
