package peers

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
	"github.com/peterstace/simplefeatures/rtree"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// simpleFeaturesPeer finds the polygons whose boxes hold a point in the
// library's own R-tree, and asks their prepared geometries whether they do.
type simpleFeaturesPeer struct {
	t        testing.TB
	boxes    *rtree.RTree // record IDs are indices in prepared
	prepared []geom.PreparedGeometry
	wards    []ward.Number // of prepared
}

func openSimpleFeatures(t testing.TB, m *wardMap) peer {
	t.Helper()
	s := &simpleFeaturesPeer{t: t}
	var boxes []rtree.BulkItem
	for _, f := range m.features {
		for _, polygon := range f.area {
			var rings [][]float64
			for _, ring := range polygon {
				rings = append(rings, flatRing(ring))
			}
			prepared, err := geom.Prepare(geom.NewPolygonXY(rings...).AsGeometry())
			if err != nil {
				t.Fatal(err)
			}
			box := polygon.Bound()
			boxes = append(boxes, rtree.BulkItem{
				Box:      rtree.Box{MinX: box.Min[0], MinY: box.Min[1], MaxX: box.Max[0], MaxY: box.Max[1]},
				RecordID: len(s.prepared),
			})
			s.prepared = append(s.prepared, prepared)
			s.wards = append(s.wards, f.ward)
		}
	}
	s.boxes = rtree.BulkLoad(boxes)
	return s
}

func flatRing(ring orb.Ring) []float64 {
	flat := make([]float64, 0, 2*len(ring))
	for _, p := range ring {
		flat = append(flat, p[0], p[1])
	}
	return flat
}

func (s *simpleFeaturesPeer) ward(p geo.Point) (found ward.Number) {
	at := geom.NewPointXY(p.Lng, p.Lat).AsGeometry()
	box := rtree.Box{MinX: p.Lng, MinY: p.Lat, MaxX: p.Lng, MaxY: p.Lat}
	err := s.boxes.RangeSearch(box, func(i int) error {
		inside, err := s.prepared[i].Intersects(at)
		if err != nil {
			return err
		}
		if inside {
			found = s.wards[i]
			return rtree.Stop
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return found
}
