package peers

import (
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// peer finds wards with somebody else's library. A place that several wards
// claim is in any one of them.
type peer interface {
	ward(p geo.Point) ward.Number
}

// peerLibraries are the set-ups compared, each the fastest found that its
// library allows and that can say which ward it is.
var peerLibraries = []struct {
	name string
	open func(t testing.TB, m *wardMap) peer
	// tolerance is how far from a border, in meters, the peer may differ from
	// chiward, beside what chiward moves a point to bring it to its grid.
	tolerance func(m *wardMap) float64
	// share of the places that tests ask a slow peer about: one in so many.
	share int
}{
	{"s2", openS2, (*wardMap).arcGap, 1},
	{"tzf", openTZF, floatGap, 1},
	{"rtree+tidwall-geojson", openTidwall, noGap, 1},
	{"simplefeatures", openSimpleFeatures, noGap, 10},
	{"rtree+orb", openOrb, noGap, 20},
}

// noGap is the tolerance of those that draw lines straight in degrees, as
// chiward does, in double precision.
func noGap(*wardMap) float64 { return 0 }
