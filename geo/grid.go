package geo

import (
	"cmp"
	"math"
)

// unitsPerDegree is the resolution of the integer grid that all borders lie
// on: a unit is 1e-7 degree, 1.1 cm north and 0.8 cm east in Chicago.
const unitsPerDegree = 1e7

// maxExtent is the widest a map may be in units, so that every orientation
// determinant fits in an int64 exactly. It is some 107 degrees.
const maxExtent = 1 << 30

// gridPoint is a place on the integer grid.
type gridPoint struct {
	x, y int32 // longitude and latitude in units
}

// onGrid returns the grid point nearest to p. It reports false if p is not
// finite or not on Earth.
func onGrid(p Point) (gridPoint, bool) {
	if !(math.Abs(p.Lat) <= 90 && math.Abs(p.Lng) <= 180) {
		return gridPoint{}, false
	}
	// The conversions forbid fusing the product with an addition.
	return gridPoint{
		x: int32(math.RoundToEven(float64(p.Lng * unitsPerDegree))),
		y: int32(math.RoundToEven(float64(p.Lat * unitsPerDegree))),
	}, true
}

// degrees returns the place of g.
func (g gridPoint) degrees() Point {
	return Point{Lat: float64(g.y) / unitsPerDegree, Lng: float64(g.x) / unitsPerDegree}
}

func (g gridPoint) compare(other gridPoint) int {
	return cmp.Or(cmp.Compare(g.x, other.x), cmp.Compare(g.y, other.y))
}

// orientation returns twice the signed area of the triangle a, b, p: positive
// if p is to the left of the line from a to b, zero if it is on the line.
func orientation(a, b, p gridPoint) int64 {
	return (int64(b.x)-int64(a.x))*(int64(p.y)-int64(a.y)) -
		(int64(b.y)-int64(a.y))*(int64(p.x)-int64(a.x))
}

// box is a closed rectangle of grid points.
type box struct {
	min, max gridPoint
}

// segmentBox returns the smallest box around the segment from a to b.
func segmentBox(a, b gridPoint) box {
	return box{
		min: gridPoint{min(a.x, b.x), min(a.y, b.y)},
		max: gridPoint{max(a.x, b.x), max(a.y, b.y)},
	}
}

// around returns the smallest box around r and other.
func (r box) around(other box) box {
	return box{
		min: gridPoint{min(r.min.x, other.min.x), min(r.min.y, other.min.y)},
		max: gridPoint{max(r.max.x, other.max.x), max(r.max.y, other.max.y)},
	}
}

func (r box) contains(g gridPoint) bool {
	return r.min.x <= g.x && g.x <= r.max.x && r.min.y <= g.y && g.y <= r.max.y
}

// meets reports whether r comes within margin units of other.
func (r box) meets(other box, margin int64) bool {
	return int64(r.min.x)-margin <= int64(other.max.x) && int64(other.min.x) <= int64(r.max.x)+margin &&
		int64(r.min.y)-margin <= int64(other.max.y) && int64(other.min.y) <= int64(r.max.y)+margin
}

// crossesBox reports whether the segment from a to b has a point in r.
func crossesBox(a, b gridPoint, r box) bool {
	if !segmentBox(a, b).meets(r, 0) {
		return false
	}
	if a == b {
		return true
	}
	var left, right bool
	for _, corner := range [...]gridPoint{r.min, {r.max.x, r.min.y}, r.max, {r.min.x, r.max.y}} {
		side := orientation(a, b, corner)
		left = left || side >= 0
		right = right || side <= 0
	}
	return left && right
}
