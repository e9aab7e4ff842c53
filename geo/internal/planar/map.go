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
// each polygon. The error says that the map is too wide or
// that its outlines cross too often.
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
	b := borders{faces: m.graph, left: make([]uint8, len(m.graph.next)), meet: make([]meeting, len(m.graph.points))}
	for half := range b.left {
		b.left[half] = m.Faces[m.graph.face(int32(half))].Region
	}
	return b.trace()
}

// borders is the borders that are left to be traced.
type borders struct {
	*faces
	left  []uint8 // region to the left of each half-edge; equal on both sides once traced
	meet  []meeting
	edges []Edge
}

// meeting is what is known of the borders at a point.
type meeting struct {
	count int32
	sum   int32 // of their segments, exclusive or
}

func (b *borders) isBorder(segment int32) bool { return b.left[2*segment] != b.left[2*segment+1] }

func (b *borders) trace() (edges []Edge, chains []int32) {
	count := int32(len(b.lines))
	for i := range count {
		if b.isBorder(i) {
			for _, end := range [...]int32{b.ends[i][0], b.ends[i][1]} {
				b.meet[end].count++
				b.meet[end].sum ^= i
			}
		}
	}
	b.edges = make([]Edge, 0, count)
	for _, loops := range [...]bool{false, true} {
		for half := range 2 * count {
			if b.isBorder(half>>1) && (loops || b.meet[b.origin(half)].count != 2) {
				chains = append(chains, int32(len(b.edges)))
				b.follow(half)
			}
		}
	}
	return b.edges, chains
}

// follow appends the edges of the chain that begins with a half-edge.
func (b *borders) follow(half int32) {
	for {
		i, end := half>>1, b.origin(half^1)
		b.edges = append(b.edges, b.edge(i))
		b.left[2*i+1] = b.left[2*i]
		next := b.meet[end].sum ^ i
		if b.meet[end].count != 2 || !b.isBorder(next) {
			return
		}
		half = 2 * next
		if b.ends[next][0] != end {
			half++
		}
	}
}

func (b *borders) edge(segment int32) Edge {
	south, north := b.lines[segment].northward()
	left, right := b.left[2*segment], b.left[2*segment+1]
	switch {
	case south.Y == north.Y: // low is west, and the edge points west
		return Edge{north, south, right, left}
	case south != b.lines[segment].low:
		return Edge{south, north, right, left}
	}
	return Edge{south, north, left, right}
}
