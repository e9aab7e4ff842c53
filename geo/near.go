package geo

import (
	"math"
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
		Region: x.squares.region(at),
		Border: Meters(math.Sqrt(x.squareToBorder(&from))),
	}
	if near.Border > radius {
		return near
	}
	dx, dy := int64(math.Ceil(float64(radius)/from.east)), int64(math.Ceil(float64(radius)/from.north))
	x.tree.Search(
		[2]int64{int64(at.x) - dx, int64(at.y) - dy}, [2]int64{int64(at.x) + dx, int64(at.y) + dy},
		func(_, _ [2]int64, within run) bool {
			for _, e := range x.edges[within.first:within.end] {
				if Meters(math.Sqrt(from.squareTo(e.a, e.b))) <= radius {
					near.Others |= 1<<e.left | 1<<e.right
				}
			}
			return true
		})
	near.Others &^= 1 | 1<<near.Region
	return near
}

// squareToBorder returns the square of the length in metres to the nearest
// edge.
func (x *Index) squareToBorder(from *ruler) float64 {
	square, sure := x.squares.squareTo(from)
	if !sure {
		square = x.nearest().squareTo(from, square)
	}
	return square
}

// ruler measures from one place on a plane that touches the Earth there. It
// is off by less than 0.1 % over 10 km.
type ruler struct {
	at          gridPoint
	north, east float64 // metres per unit
}

func newRuler(at gridPoint) ruler {
	north, east := metersPerUnit(at.degrees())
	// At the poles a unit east has no length, which would make every place
	// infinitely many units away.
	return ruler{at, north, max(east, 1e-9)}
}

// squareTo returns the square of the length in metres of the shortest way to
// the segment from a to b. Explicit conversions keep products from being fused with sums, so that
// every processor gives the same result.
func (r *ruler) squareTo(a, b gridPoint) float64 {
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

// offset returns how far in metres g is to the east and to the north.
func (r *ruler) offset(g gridPoint) (east, north float64) {
	return float64(float64(int64(g.x)-int64(r.at.x)) * r.east), float64(float64(int64(g.y)-int64(r.at.y)) * r.north)
}
