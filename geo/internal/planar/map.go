// Package planar makes a planar map of the outlines of numbered regions, drawn
// on an integer grid: where outlines cross or touch, they get a common point,
// so that segments meet only at their ends; the faces between them are found,
// and which regions cover each.
//
// An R-tree of runs of segments finds the segments that come near each other,
// and what encloses an outline that touches no other. Everything takes time in
// proportion to n log n, where n counts the positions and the crossings, or is
// refused: MaxBreaks says how many crossings there may be.
package planar

import "math/bits"

// Edge is a segment of border between two regions, of which one may be the
// outside, region 0. It points north, or west if it is level.
type Edge struct {
	A, B        Point
	Left, Right uint8
}

// Map is a planar map.
type Map struct {
	Faces []Face // the first is the outside of everything
	graph *faces
}

// Face is a place that no outline divides further.
type Face struct {
	Claims    uint64  // bit n is set if region n covers it
	Bordering uint64  // if none does: bit n is set if it borders on region n
	Area      float64 // square units
	West      Point   // its westernmost point
	Region    uint8   // to which it belongs: the lowest-numbered that covers it; the caller may change it
}

// New makes a map of closed outlines. Regions has the region, 1 to MaxRegion, of
// each polygon. The error says that the map is too wide or that its outlines
// cross too often.
func New(o *Outlines, regions []uint8) (*Map, error) {
	t, err := node(o)
	if err != nil {
		return nil, err
	}
	m := &Map{graph: newFaces(t)}
	m.Faces = make([]Face, len(m.graph.area))
	for i, claims := range m.graph.claims(regions) {
		m.Faces[i] = Face{Claims: claims, Area: float64(m.graph.area[i]) / 2}
		if claims != 0 {
			m.Faces[i].Region = uint8(bits.TrailingZeros64(claims))
		}
	}
	for _, c := range m.graph.cycles {
		if c.area > 0 {
			m.Faces[c.face].West = c.west
		}
	}
	for half, cycle := range m.graph.cycle {
		if face := &m.Faces[m.graph.cycles[cycle].face]; face.Claims == 0 {
			face.Bordering |= 1 << m.Faces[m.graph.face(int32(half)^1)].Region
		}
	}
	return m, nil
}

// Borders returns the segments that have different regions on their sides,
// chain after chain, and the index of the first of each chain. A chain runs
// between two nodes, which are points that do not have exactly two borders; or
// it is a loop without a node. Each of its edges has an end in common with the
// one before, and the same regions on its sides.
func (m *Map) Borders() (edges []Edge, chains []int32) {
	f := m.graph
	left := make([]uint8, len(f.next)) // region to the left of each half-edge
	for half := range left {
		left[half] = m.Faces[f.face(int32(half))].Region
	}
	isBorder := func(half int32) bool { return left[half] != left[half^1] }
	leaving := NewGroups(len(f.points.all), func(yield func(point, half int32) bool) {
		for half, point := range f.origin {
			if isBorder(int32(half)) && !yield(point, int32(half)) {
				return
			}
		}
	})
	traced := make([]bool, len(f.segments.all))
	edges = make([]Edge, 0, len(traced))
	for _, loops := range [...]bool{false, true} {
		for half := range int32(len(left)) {
			if !isBorder(half) || traced[half>>1] || !loops && len(leaving.Of(f.origin[half])) == 2 {
				continue
			}
			chains = append(chains, int32(len(edges)))
			for !traced[half>>1] {
				traced[half>>1] = true
				edges = append(edges, newEdge(f.start(half), f.end(half), left[half], left[half^1]))
				if around := leaving.Of(f.origin[half^1]); len(around) == 2 {
					half = around[0] ^ around[1] ^ half ^ 1 // the one that is not the way back
				}
			}
		}
	}
	return edges, chains
}

// newEdge returns the edge between two points, with the regions to the left and
// the right of the way from a to b.
func newEdge(a, b Point, left, right uint8) Edge {
	if a.Y > b.Y || a.Y == b.Y && a.X < b.X {
		return Edge{b, a, right, left}
	}
	return Edge{a, b, left, right}
}
