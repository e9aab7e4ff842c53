package peers

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/ringsaturn/tzf"
	tzfpb "github.com/ringsaturn/tzf/gen/go/tzf/v1"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// tzfPeer takes the wards for time zones. The finder goes through all of them
// in order and keeps an index of each ring. Its format holds coordinates in
// single precision.
type tzfPeer struct {
	finder tzf.F // names zones by one byte, the number of the ward
}

func openTZF(t testing.TB, m *wardMap) peer {
	t.Helper()
	zones := &tzfpb.Timezones{}
	for _, f := range m.features {
		zone := &tzfpb.Timezone{Name: string([]byte{byte(f.ward)})}
		for _, polygon := range f.area {
			outer := &tzfpb.Polygon{Points: tzfPoints(polygon[0])}
			for _, ring := range polygon[1:] {
				outer.Holes = append(outer.Holes, &tzfpb.Polygon{Points: tzfPoints(ring)})
			}
			zone.Polygons = append(zone.Polygons, outer)
		}
		zones.Timezones = append(zones.Timezones, zone)
	}
	finder, err := tzf.NewFinderFromPB(zones, tzf.SetDropPBTZ)
	if err != nil {
		t.Fatal(err)
	}
	return &tzfPeer{finder}
}

func tzfPoints(ring orb.Ring) []*tzfpb.Point {
	var points []*tzfpb.Point
	for _, p := range ring {
		points = append(points, &tzfpb.Point{Lng: float32(p.Lon()), Lat: float32(p.Lat())})
	}
	return points
}

func (z *tzfPeer) ward(p geo.Point) ward.Number {
	name := z.finder.GetTimezoneName(p.Lng, p.Lat)
	if name == "" {
		return 0
	}
	return ward.Number(name[0])
}

// floatGap returns how far in meters single precision may move a border. It
// rounds longitudes to 2⁻¹⁷ degree and latitudes to 2⁻¹⁸, which moves a vertex
// by less than 2⁻¹⁸ degree of latitude.
func floatGap(*wardMap) float64 { return metersPerDegree / (1 << 18) }
