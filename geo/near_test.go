package geo

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"testing"

	"github.com/golang/geo/s2"
)

// slowNear measures to every edge with the arcs of s2.
func slowNear(x *Index, p Point) (border Meters, distances []Meters) {
	here := s2.PointFromLatLng(s2.LatLngFromDegrees(p.Lat, p.Lng))
	border = Meters(math.Inf(1))
	for _, e := range x.edges {
		a, b := degrees(e.A), degrees(e.B)
		angle := s2.DistanceFromSegment(here,
			s2.PointFromLatLng(s2.LatLngFromDegrees(a.Lat, a.Lng)), s2.PointFromLatLng(s2.LatLngFromDegrees(b.Lat, b.Lng)))
		distance := Meters(angle.Radians() * earthRadius)
		distances = append(distances, distance)
		border = min(border, distance)
	}
	return border, distances
}

func TestNearAgainstS2(t *testing.T) {
	x := readIndex(t, shippedMaps["2023"])
	random := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		p := degrees(x.edges[random.IntN(len(x.edges))].A)
		spread := math.Pow(10, -1-4*random.Float64())
		p.Lat += spread * random.NormFloat64()
		p.Lng += spread * random.NormFloat64()
		radius := Meters(math.Pow(10, 4*random.Float64()))
		near := x.Near(p, radius)
		border, distances := slowNear(x, p)
		// A piece of border is straight in longitude and latitude here and
		// an arc in s2; over the longest, of 5 km, that is half a meter.
		tolerance := 0.6 + border*1e-3
		if math.Abs(float64(near.Border-border)) > float64(tolerance) {
			t.Errorf("border of %v is %v m away, s2 says %v", p, near.Border, border)
		}
		for region := uint8(1); region <= 50; region++ {
			nearest := Meters(math.Inf(1))
			for i, e := range x.edges {
				if e.Left == region || e.Right == region {
					nearest = min(nearest, distances[i])
				}
			}
			slack := 0.6 + radius*2e-3
			listed := near.Others>>region&1 == 1
			if region != near.Region && (listed && nearest > radius+slack || !listed && nearest < radius-slack) {
				t.Errorf("region %d is %v m from %v; within %v: %v", region, nearest, p, radius, listed)
			}
		}
		if near.Others>>near.Region&1 == 1 || near.Others&1 == 1 {
			t.Errorf("others %b of %v hold its own region or none", near.Others, p)
		}
	}
}

func TestALargerRadiusNeverLosesARegion(t *testing.T) {
	x := readIndex(t, shippedMaps["2015"])
	random := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		p := Point{41.64 + 0.39*random.Float64(), -87.95 + 0.43*random.Float64()}
		var before Nearby
		for _, radius := range []Meters{-1, 0, 1, 12, 50, 400, 3000, 80000} {
			near := x.Near(p, radius)
			if near.Others&before.Others != before.Others || near.Region != x.Region(p) {
				t.Fatalf("%v: radius %v gives %+v after %+v", p, radius, near, before)
			}
			if (near.Border <= radius) != (near.Others != 0 || near.Region != 0 && near.Border <= radius) {
				t.Fatalf("%v: border %v, others %b within %v", p, near.Border, near.Others, radius)
			}
			before = near
		}
		if got := bits.OnesCount64(before.Others); got < 49 {
			t.Errorf("%v: only %d other regions within 80 km", p, got)
		}
	}
}

func TestNearOddRadius(t *testing.T) {
	x := mustIndex(t, square(1, 0, 0, 1, 1), square(2, 1, 0, 1, 1))
	p := Point{0.0005, 0.0005}
	want := x.Near(p, 0)
	for _, radius := range []Meters{-5, Meters(math.NaN()), Meters(math.Inf(-1))} {
		if got := x.Near(p, radius); got != want {
			t.Errorf("radius %v gives %+v, want %+v", radius, got, want)
		}
	}
	if got := x.Near(p, Meters(math.Inf(1))); got.Others != 1<<2 {
		t.Errorf("an infinite radius gives %+v", got)
	}
}
