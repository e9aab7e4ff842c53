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
	near := Nearby{Region: x.regionAt(at), Border: Meters(math.Inf(1))}
	north, east := metersPerUnit(p)
	ruler := ruler{at: at, north: north, east: east}
	if !(radius > 0) {
		radius = 0
	}
	radius = min(radius, earthHalfway)
	// A border further off than the window is wide may be missed, so the
	// window grows until the nearest one lies within it.
	for reach := max(radius, 100); ; reach *= 4 {
		dx, dy := int64(math.Ceil(float64(reach)/max(east, 1e-6))), int64(math.Ceil(float64(reach)/north))
		x.tree.Search(
			[2]int64{int64(at.x) - dx, int64(at.y) - dy}, [2]int64{int64(at.x) + dx, int64(at.y) + dy},
			func(_, _ [2]int64, i int32) bool {
				e := &x.edges[i]
				distance := ruler.distance(e)
				near.Border = min(near.Border, distance)
				if distance <= radius {
					near.Others |= 1<<e.left | 1<<e.right
				}
				return true
			})
		if near.Border <= reach || reach >= earthHalfway {
			near.Others &^= 1 | 1<<near.Region
			return near
		}
	}
}

// ruler measures from one place on a plane that touches the Earth there. It
// is off by less than 0.1 % over 10 km.
type ruler struct {
	at          gridPoint
	north, east float64 // metres per unit
}

// distance returns the length of the shortest way to e. Explicit conversions
// keep products from being fused with sums, so that every processor gives the
// same result.
func (r *ruler) distance(e *edge) Meters {
	ax, ay := float64(int64(e.a.x)-int64(r.at.x))*r.east, float64(int64(e.a.y)-int64(r.at.y))*r.north
	bx, by := float64(int64(e.b.x)-int64(r.at.x))*r.east, float64(int64(e.b.y)-int64(r.at.y))*r.north
	dx, dy := bx-ax, by-ay
	along := -(float64(ax*dx) + float64(ay*dy)) / (float64(dx*dx) + float64(dy*dy))
	along = min(max(along, 0), 1)
	x, y := ax+float64(along*dx), ay+float64(along*dy)
	return Meters(math.Sqrt(float64(x*x) + float64(y*y)))
}
