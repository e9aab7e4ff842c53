package peers

import (
	"math"
	"testing"

	"github.com/golang/geo/s2"
	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// s2Peer asks one s2.ShapeIndex of all wards with a query that is used again
// and again. The vertices are semi-open: each belongs to exactly one ward.
type s2Peer struct {
	index *s2.ShapeIndex
	query *s2.ContainsPointQuery
}

// s2Ward is a shape that knows its ward.
type s2Ward struct {
	*s2.LaxPolygon
	ward ward.Number
}

func openS2(_ testing.TB, m *wardMap) peer { return newS2(m) }

func newS2(m *wardMap) *s2Peer {
	index := s2.NewShapeIndex()
	for _, f := range m.features {
		var loops [][]s2.Point // with the ward on the left
		for _, polygon := range wound(f.area) {
			for _, ring := range polygon {
				loops = append(loops, s2Loop(ring))
			}
		}
		index.Add(&s2Ward{s2.LaxPolygonFromPoints(loops), f.ward})
	}
	index.Build()
	return &s2Peer{index: index, query: s2.NewContainsPointQuery(index, s2.VertexModelSemiOpen)}
}

// s2Loop returns the vertices of a ring, which s2 closes by itself.
func s2Loop(ring orb.Ring) []s2.Point {
	var loop []s2.Point
	for _, p := range ring[1:] {
		loop = append(loop, s2Point(pointOf(p)))
	}
	return loop
}

func s2Point(p geo.Point) s2.Point {
	return s2.PointFromLatLng(s2.LatLngFromDegrees(p.Lat, p.Lng))
}

func (s *s2Peer) ward(p geo.Point) ward.Number { return s.wardAt(s2Point(p)) }

func (s *s2Peer) wardAt(p s2.Point) ward.Number {
	shapes := s.query.ContainingShapes(p)
	if len(shapes) == 0 {
		return 0
	}
	return shapes[0].(*s2Ward).ward
}

// border returns the distance from p to the nearest border in meters. It is
// the measure by which differences are judged.
func (s *s2Peer) border(p geo.Point) float64 {
	options := s2.NewClosestEdgeQueryOptions().IncludeInteriors(false).MaxResults(1)
	query := s2.NewClosestEdgeQuery(s.index, options)
	angle := query.Distance(s2.NewMinDistanceToPointTarget(s2Point(p))).Angle()
	return angle.Degrees() * metersPerDegree
}

// arcGap returns how far in meters the great circle through the ends of an
// edge may be from the line that is straight in degrees, at most: for an edge
// of length L it is L² tan(latitude) / 8R.
func (m *wardMap) arcGap() float64 {
	var longest float64
	for _, f := range m.features {
		for _, polygon := range f.area {
			for _, ring := range polygon {
				for i, from := range ring[:len(ring)-1] {
					longest = max(longest, float64(geo.Distance(pointOf(from), pointOf(ring[i+1]))))
				}
			}
		}
	}
	const radius = metersPerDegree * 180 / math.Pi
	return longest * longest * math.Tan(m.bound.Max.Lat()*math.Pi/180) / (8 * radius)
}
