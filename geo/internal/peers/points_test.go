package peers

import (
	"math"
	"math/rand/v2"
	"sort"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo"
)

// pointSets are the ways in which places are chosen. A set is the same in
// every run.
var pointSets = []struct {
	name string
	draw func(m *wardMap, n int) []geo.Point
}{
	{"uniform", (*wardMap).uniformPoints},
	{"border", (*wardMap).borderPoints},
}

// uniformPoints returns n places anywhere within the bounds of the map; some
// 45 in 100 are outside the city.
func (m *wardMap) uniformPoints(n int) []geo.Point {
	random := rand.New(rand.NewPCG(60601, 1))
	points := make([]geo.Point, n)
	for i := range points {
		points[i] = geo.Point{
			Lat: m.bound.Min.Lat() + random.Float64()*(m.bound.Max.Lat()-m.bound.Min.Lat()),
			Lng: m.bound.Min.Lon() + random.Float64()*(m.bound.Max.Lon()-m.bound.Min.Lon()),
		}
	}
	return points
}

// cityPoints returns n places anywhere in the city, which is where city says
// that they are in a ward.
func (m *wardMap) cityPoints(n int, city peer) []geo.Point {
	points := make([]geo.Point, 0, 3*n)
	for _, p := range m.uniformPoints(3 * n) {
		if city.ward(p) != 0 {
			points = append(points, p)
		}
	}
	return points[:n]
}

// borderScatter is the standard deviation, in meters to the north and to the
// east, of border points from the border.
const borderScatter = 30

// borderPoints returns n places scattered about places on the borders, of
// which every meter is equally likely.
func (m *wardMap) borderPoints(n int) []geo.Point {
	type segment struct{ from, to orb.Point }
	var segments []segment
	var reach []float64 // length of the segments up to and with each
	var total float64
	for _, f := range m.features {
		for _, polygon := range f.area {
			for _, ring := range polygon {
				for i, from := range ring[:len(ring)-1] {
					segments = append(segments, segment{from, ring[i+1]})
					total += float64(geo.Distance(pointOf(from), pointOf(ring[i+1])))
					reach = append(reach, total)
				}
			}
		}
	}
	random := rand.New(rand.NewPCG(60602, 1))
	points := make([]geo.Point, n)
	for i := range points {
		s := segments[sort.SearchFloat64s(reach, random.Float64()*total)]
		part := random.Float64()
		lat := s.from.Lat() + part*(s.to.Lat()-s.from.Lat())
		lng := s.from.Lon() + part*(s.to.Lon()-s.from.Lon())
		points[i] = geo.Point{
			Lat: lat + random.NormFloat64()*borderScatter/metersPerDegree,
			Lng: lng + random.NormFloat64()*borderScatter/(metersPerDegree*math.Cos(lat*math.Pi/180)),
		}
	}
	return points
}

// metersPerDegree is the length of a degree of latitude on a sphere with the
// Earth's mean radius.
const metersPerDegree = 111195.0

func pointOf(p orb.Point) geo.Point { return geo.Point{Lat: p.Lat(), Lng: p.Lon()} }
