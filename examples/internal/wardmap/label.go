package wardmap

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// square is a part of a drawing that is searched for a place for a label.
type square struct {
	center orb.Point
	half   float64 // of its side
	depth  float64 // of the center in the ward
}

// innermost returns the place within rings that is farthest from them, to
// within one part in a hundred of their extent. It splits squares into four
// for as long as they may hold a better place than the best one known.
func innermost(rings []ring) dot {
	bound := orb.MultiPoint(nil)
	for _, r := range rings {
		for _, at := range r {
			bound = append(bound, at.point())
		}
	}
	box := bound.Bound()
	side := max(box.Right()-box.Left(), box.Top()-box.Bottom())
	squares := []square{{center: box.Center(), half: side / 2}}
	best := square{depth: math.Inf(-1)}
	for half := side / 2; half > side/200; half /= 2 {
		for i, s := range squares {
			squares[i].depth = depth(rings, s.center)
			if squares[i].depth > best.depth {
				best = squares[i]
			}
		}
		var smaller []square
		for _, s := range squares {
			if s.depth+s.half*math.Sqrt2 <= best.depth {
				continue
			}
			for _, step := range [...]orb.Point{{-1, -1}, {-1, 1}, {1, -1}, {1, 1}} {
				center := orb.Point{s.center[0] + step[0]*half/2, s.center[1] + step[1]*half/2}
				smaller = append(smaller, square{center: center, half: half / 2})
			}
		}
		squares = smaller
	}
	return round(best.center)
}

// depth returns how far p is from rings, negative if p is not within them.
func depth(rings []ring, p orb.Point) float64 {
	nearest, inside := math.Inf(1), false
	for _, r := range rings {
		a := r[len(r)-1].point()
		for _, at := range r {
			b := at.point()
			nearest = min(nearest, planar.DistanceFromSegmentSquared(a, b, p))
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(p[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
				inside = !inside
			}
			a = b
		}
	}
	if !inside {
		return -math.Sqrt(nearest)
	}
	return math.Sqrt(nearest)
}

func (d dot) point() orb.Point { return orb.Point{float64(d.x), float64(d.y)} }
