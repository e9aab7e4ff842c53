package geo

import (
	"math"

	"github.com/chiward/chiward/geo/internal/planar"
)

// Nearby is what an [Index] knows about the surroundings of a point.
type Nearby struct {
	Region uint8  // the region that contains the point, zero if none does
	Border Meters // to the nearest border of a region; infinite if the point is not on Earth
	Others uint64 // bit n is set if region n, which does not contain the point, is within the radius
}

// earthHalfway is farther than any two places on Earth are apart.
const earthHalfway Meters = 21e6

// Near returns the region of p, the distance to the nearest border, and the
// other regions that come within radius of p. A radius that is negative or
// not a number is taken as zero.
func (x *Index) Near(p Point, radius Meters) Nearby {
	at, ok := onGrid(p)
	if !ok {
		return Nearby{Border: Meters(math.Inf(1))}
	}
	if !(radius > 0) {
		radius = 0
	}
	radius = min(radius, earthHalfway)
	from := newRuler(at)
	near := Nearby{
		Region: x.regionAt(at),
		Border: Meters(math.Sqrt(x.squareToBorder(&from))),
	}
	if near.Border <= radius {
		near.Others = x.regionsWithin(&from, radius) &^ (1 | 1<<near.Region)
	}
	return near
}

// regionsWithin returns the set of the regions on both sides of the borders
// that come within radius.
func (x *Index) regionsWithin(from *ruler, radius Meters) (set uint64) {
	add := func(e *planar.Edge) {
		sides := uint64(1)<<e.Left | 1<<e.Right
		if set&sides != sides && Meters(math.Sqrt(from.squareTo(e.A, e.B))) <= radius {
			set |= sides
		}
	}
	window := from.window(float64(radius))
	west, east, south, north := x.cells.within(window)
	if max(east-west, north-south) >= maxScan || float64(radius) >= x.cells.toRim(from) {
		x.search(window, func(i int32) { add(&x.edges[i]) })
		return set
	}
	for row := south; row <= north; row++ {
		edges := x.cells.along(row, west, east)
		for i := range edges {
			add(&edges[i].Edge)
		}
	}
	return set
}

// maxScan is how many columns and rows of cells are looked through. In more,
// the tree is quicker.
const maxScan = 7

// ruler measures from one place on a plane that touches the Earth there. It
// is off by less than 0.1 % over 10 km.
type ruler struct {
	at          planar.Point
	x, y        float64 // of the place
	north, east float64 // meters per unit
}

func newRuler(at planar.Point) ruler {
	north, east := metersPerUnit(degrees(at))
	// At the poles a unit east has no length, which would make every place
	// infinitely many units away.
	return ruler{at, float64(at.X), float64(at.Y), north, max(east, 1e-9)}
}

// squareTo returns the square of the length in meters of the shortest way to
// the segment from a to b. Explicit conversions keep products from being fused
// with sums, so that every processor gives the same result.
func (r *ruler) squareTo(a, b planar.Point) float64 {
	ax, ay := r.offset(a)
	bx, by := r.offset(b)
	dx, dy := bx-ax, by-ay
	along := -(float64(ax*dx) + float64(ay*dy))
	if along <= 0 {
		return float64(ax*ax) + float64(ay*ay)
	}
	length := float64(dx*dx) + float64(dy*dy)
	if along >= length {
		return float64(bx*bx) + float64(by*by)
	}
	across := float64(ax*dy) - float64(ay*dx)
	return across * across / length
}

// offset returns how far in meters g is to the east and to the north.
func (r *ruler) offset(g planar.Point) (east, north float64) {
	return float64((float64(g.X) - r.x) * r.east), float64((float64(g.Y) - r.y) * r.north)
}

// lengthTo returns how far away g is in meters.
func (r *ruler) lengthTo(g planar.Point) float64 {
	east, north := r.offset(g)
	return math.Sqrt(float64(east*east) + float64(north*north))
}

// window returns the box of the places within a length in meters, and a little
// more.
func (r *ruler) window(length float64) planar.Box {
	dx, dy := length/r.east+2, length/r.north+2
	return planar.Box{
		Min: planar.Point{X: int32(max(r.x-dx, math.MinInt32)), Y: int32(max(r.y-dy, math.MinInt32))},
		Max: planar.Point{X: int32(min(r.x+dx, math.MaxInt32)), Y: int32(min(r.y+dy, math.MaxInt32))},
	}
}
