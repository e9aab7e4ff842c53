package peers

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/tidwall/rtree"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// orbPeer finds the wards whose boxes hold a point in an R-tree, and asks
// orb/planar which of them holds it.
type orbPeer struct {
	boxes rtree.RTreeG[*feature]
}

func openOrb(_ testing.TB, m *wardMap) peer {
	o := &orbPeer{}
	for i := range m.features {
		f := &m.features[i]
		box := f.area.Bound()
		o.boxes.Insert(box.Min, box.Max, f)
	}
	return o
}

func (o *orbPeer) ward(p geo.Point) (found ward.Number) {
	at := orb.Point{p.Lng, p.Lat}
	o.boxes.Search(at, at, func(_, _ [2]float64, f *feature) bool {
		if planar.MultiPolygonContains(f.area, at) {
			found = f.ward
			return false
		}
		return true
	})
	return found
}
