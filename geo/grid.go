package geo

import (
	"math"

	"github.com/chiward/chiward/geo/internal/planar"
)

// unitsPerDegree is the resolution of the integer grid that all borders lie
// on: a unit is 1e-7 degree, 1.1 cm north and 0.8 cm east in Chicago.
const unitsPerDegree = 1e7

// onGrid returns the grid point nearest to p. It reports false if p is not
// finite or not on Earth.
func onGrid(p Point) (planar.Point, bool) {
	if !(math.Abs(p.Lat) <= 90 && math.Abs(p.Lng) <= 180) {
		return planar.Point{}, false
	}
	// The conversions forbid fusing the product with an addition.
	return planar.Point{
		X: int32(math.RoundToEven(float64(p.Lng * unitsPerDegree))),
		Y: int32(math.RoundToEven(float64(p.Lat * unitsPerDegree))),
	}, true
}

// degrees returns the place of g.
func degrees(g planar.Point) Point {
	return Point{Lat: float64(g.Y) / unitsPerDegree, Lng: float64(g.X) / unitsPerDegree}
}
