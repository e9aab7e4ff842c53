package planar

import "cmp"

// MaxExtent is how wide and how high a map may be in units: less than that,
// every orientation fits in an int64.
const MaxExtent = 1 << 30

// Point is a place on the integer grid.
type Point struct {
	X, Y int32 // to the east and to the north, in units
}

// Compare orders points from west to east, and on one longitude from south to
// north.
func (p Point) Compare(q Point) int { return cmp.Or(cmp.Compare(p.X, q.X), cmp.Compare(p.Y, q.Y)) }

// SquareTo returns the square of the length from p to q in units.
func (p Point) SquareTo(q Point) int64 {
	dx, dy := int64(q.X)-int64(p.X), int64(q.Y)-int64(p.Y)
	return dx*dx + dy*dy
}

// Nearer returns q or r, whichever is nearer to p in units.
func (p Point) Nearer(q, r Point) Point {
	if p.SquareTo(r) < p.SquareTo(q) {
		return r
	}
	return q
}

// Orientation returns twice the signed area of the triangle a, b, p: positive
// if p is to the left of the line from a to b, zero if it is on the line.
func Orientation(a, b, p Point) int64 {
	return (int64(b.X)-int64(a.X))*(int64(p.Y)-int64(a.Y)) -
		(int64(b.Y)-int64(a.Y))*(int64(p.X)-int64(a.X))
}

// CompareAngles orders p and q counter-clockwise as seen from center,
// starting at due east.
func CompareAngles(center, p, q Point) int {
	half := func(g Point) int {
		if g.Y > center.Y || g.Y == center.Y && g.X > center.X {
			return 0
		}
		return 1
	}
	if hp, hq := half(p), half(q); hp != hq {
		return hp - hq
	}
	return cmp.Compare(0, Orientation(center, p, q))
}

// Box is a closed rectangle of grid points.
type Box struct {
	Min, Max Point // the south-western and the north-eastern corner
}

// BoxAround returns the smallest box around p and q.
func BoxAround(p, q Point) Box {
	return Box{
		Min: Point{min(p.X, q.X), min(p.Y, q.Y)},
		Max: Point{max(p.X, q.X), max(p.Y, q.Y)},
	}
}

// Union returns the smallest box around b and c.
func (b Box) Union(c Box) Box {
	return Box{
		Min: Point{min(b.Min.X, c.Min.X), min(b.Min.Y, c.Min.Y)},
		Max: Point{max(b.Max.X, c.Max.X), max(b.Max.Y, c.Max.Y)},
	}
}

// Meets reports whether b comes within margin units of c.
func (b Box) Meets(c Box, margin int64) bool {
	return int64(b.Min.X)-margin <= int64(c.Max.X) && int64(c.Min.X) <= int64(b.Max.X)+margin &&
		int64(b.Min.Y)-margin <= int64(c.Max.Y) && int64(c.Min.Y) <= int64(b.Max.Y)+margin
}

// Corners returns the corners of b for a tree, margin units outside it.
func (b Box) Corners(margin int64) (low, high [2]int64) {
	return [2]int64{int64(b.Min.X) - margin, int64(b.Min.Y) - margin}, [2]int64{int64(b.Max.X) + margin, int64(b.Max.Y) + margin}
}
