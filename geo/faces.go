package geo

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// maxGap is the area in square metres under which a place enclosed by
// regions and claimed by none is a gap between badly joined outlines. A
// larger one is an enclave that belongs to no region.
const maxGap = 10_000

// edge is a piece of border between two regions, or between a region and the
// outside, which is region 0. It points north, or west if it is level.
type edge struct {
	a, b        gridPoint
	left, right uint8
}

// planarMap is a map as a graph of segments that meet only at their ends.
// Segment i has two half-edges: 2i from its low to its high end, and 2i+1
// back. A face is a place that the segments do not divide further.
type planarMap struct {
	segments *segments
	next     []int32 // half-edge that follows on the boundary of the face to the left
	face     []int32 // face to the left of each half-edge
	// For each face; face 0 is the outside of everything.
	area   []float64              // square units
	claims [][MaxRegion + 1]int16 // how often each region covers it
	region []uint8                // to which it belongs
}

func newPlanarMap(s *segments) *planarMap {
	s.dropSpikes()
	m := &planarMap{segments: s}
	m.linkHalfEdges()
	m.traceFaces()
	m.countClaims()
	return m
}

// dropSpikes removes the segments that have the same on both sides, as the
// way out and back along a spike has.
func (s *segments) dropSpikes() {
	kept := 0
	for i := range int32(len(s.ends)) {
		if !s.isSpike(i) {
			s.ends[kept], s.last[kept] = s.ends[i], s.last[i]
			kept++
		}
	}
	s.ends, s.last = s.ends[:kept], s.last[:kept]
}

func (s *segments) isSpike(segment int32) bool {
	last := s.uses[s.last[segment]]
	if last.before == none {
		return false
	}
	if next := s.uses[last.before]; next.before == none {
		return next.region == last.region && next.forward != last.forward
	}
	var net [MaxRegion + 1]int
	for use := range s.usesOf(segment) {
		if use.forward {
			net[use.region]++
		} else {
			net[use.region]--
		}
	}
	return net == [MaxRegion + 1]int{}
}

func (m *planarMap) from(half int32) gridPoint { return m.segments.points[m.origin(half)] }
func (m *planarMap) to(half int32) gridPoint   { return m.segments.points[m.origin(half^1)] }

// origin returns the index of the point where a half-edge begins.
func (m *planarMap) origin(half int32) int32 {
	ends := &m.segments.ends[half>>1]
	if half&1 == 0 {
		return ends.low
	}
	return ends.high
}

// linkHalfEdges sets next: around each point, the half-edge that follows an
// incoming one is the first outgoing one clockwise of the way back.
func (m *planarMap) linkHalfEdges() {
	halves := 2 * len(m.segments.ends)
	m.next = make([]int32, halves)
	// The half-edges that leave a point form a ring, counter-clockwise.
	around := make([]int32, halves)                  // the next in the ring
	leaving := make([]int32, len(m.segments.points)) // one of the ring
	for i := range leaving {
		leaving[i] = none
	}
	for half := range int32(halves) {
		origin := m.origin(half)
		before := leaving[origin]
		if before == none {
			leaving[origin], around[half] = half, half
			continue
		}
		for !m.isBetween(before, half, around[before]) {
			before = around[before]
		}
		around[half], around[before] = around[before], half
	}
	for half, following := range around {
		m.next[following^1] = int32(half)
	}
}

// isBetween reports whether turning counter-clockwise from before, half comes
// no later than after. All three leave one point, and half differs from both.
func (m *planarMap) isBetween(before, half, after int32) bool {
	if before == after {
		return true
	}
	center := m.from(half)
	toHalf := compareAngles(center, m.to(before), m.to(half))
	toAfter := compareAngles(center, m.to(before), m.to(after))
	halfToAfter := compareAngles(center, m.to(half), m.to(after))
	if toAfter < 0 {
		return toHalf < 0 && halfToAfter < 0
	}
	return toHalf < 0 || halfToAfter < 0
}

// compareAngles orders p and q counter-clockwise as seen from center,
// starting at due east.
func compareAngles(center, p, q gridPoint) int {
	half := func(g gridPoint) int {
		if g.y > center.y || g.y == center.y && g.x > center.x {
			return 0
		}
		return 1
	}
	if hp, hq := half(p), half(q); hp != hq {
		return hp - hq
	}
	switch turn := orientation(center, p, q); {
	case turn > 0:
		return -1
	case turn < 0:
		return 1
	}
	return 0
}

// traceFaces finds the faces. The boundary of a face is one counter-clockwise
// cycle of half-edges, and a clockwise one around each group of segments that
// lies free within it.
func (m *planarMap) traceFaces() {
	m.face = make([]int32, len(m.next))
	for i := range m.face {
		m.face[i] = none
	}
	m.area = []float64{0}
	var clockwise []int32 // one half-edge of each such cycle
	for start := range m.face {
		if m.face[start] != none {
			continue
		}
		area := m.cycleArea(int32(start))
		face := int32(0)
		if area > 0 {
			face = int32(len(m.area))
			m.area = append(m.area, area)
		} else {
			clockwise = append(clockwise, int32(start))
		}
		m.setFace(int32(start), face)
	}
	// The ray of one cycle can meet another one that lies further west.
	slices.SortFunc(clockwise, func(s, t int32) int { return m.westmost(s).compare(m.westmost(t)) })
	for _, start := range clockwise {
		face := m.faceAround(start)
		m.setFace(start, face)
		if face != 0 {
			m.area[face] += m.cycleArea(start)
		}
	}
}

func (m *planarMap) cycleArea(start int32) float64 {
	origin := m.from(start)
	sum := 0.0
	for half := start; ; {
		sum += float64(orientation(origin, m.from(half), m.to(half)))
		if half = m.next[half]; half == start {
			return sum / 2
		}
	}
}

func (m *planarMap) setFace(start, face int32) {
	for half := start; ; {
		m.face[half] = face
		if half = m.next[half]; half == start {
			return
		}
	}
}

// westmost returns the westernmost point of a cycle, the southern one of two.
func (m *planarMap) westmost(start int32) gridPoint {
	west := m.from(start)
	for half := m.next[start]; half != start; half = m.next[half] {
		if at := m.from(half); at.compare(west) < 0 {
			west = at
		}
	}
	return west
}

// faceAround returns the face in which the clockwise cycle from start lies:
// the one that a ray meets that leaves the cycle's westernmost point to the
// west. The ray runs just north of the point, so it meets no other point.
func (m *planarMap) faceAround(start int32) int32 {
	west := m.westmost(start)
	nearest := int32(none) // half-edge that points south, so has the ray's face on its left
	for i := range m.segments.ends {
		half := int32(2 * i)
		if m.from(half).y < m.to(half).y {
			half++
		}
		high, low := m.from(half), m.to(half)
		if low.y > west.y || high.y <= west.y || orientation(low, high, west) >= 0 {
			continue
		}
		if nearest == none || m.isWestOf(nearest, half) {
			nearest = half
		}
	}
	if nearest == none {
		return 0
	}
	return m.face[nearest]
}

// isWestOf compares two half-edges that point south and that a level line
// crosses.
func (m *planarMap) isWestOf(half, other int32) bool {
	high, low := m.from(half), m.to(half)
	otherHigh, otherLow := m.from(other), m.to(other)
	if low.y >= otherLow.y {
		if turn := orientation(otherLow, otherHigh, low); turn != 0 {
			return turn > 0
		}
		return orientation(otherLow, otherHigh, high) > 0
	}
	if turn := orientation(low, high, otherLow); turn != 0 {
		return turn < 0
	}
	return orientation(low, high, otherHigh) < 0
}

// countClaims counts for each face how often each region covers it, going
// from the outside across one segment at a time.
func (m *planarMap) countClaims() {
	m.claims = make([][MaxRegion + 1]int16, len(m.area))
	reached := make([]bool, len(m.area))
	reached[0] = true
	halves := groupByFace(m.face, len(m.area))
	for queue := []int32{0}; len(queue) > 0; queue = queue[1:] {
		here := queue[0]
		for _, half := range halves(here) {
			there := m.face[half^1]
			if reached[there] {
				continue
			}
			reached[there] = true
			queue = append(queue, there)
			m.claims[there] = m.claims[here]
			for use := range m.segments.usesOf(half >> 1) {
				if use.forward == (half&1 == 0) {
					m.claims[there][use.region]--
				} else {
					m.claims[there][use.region]++
				}
			}
		}
	}
}

// groupByFace returns a function that returns the half-edges of a face.
func groupByFace(face []int32, faces int) func(face int32) []int32 {
	start := make([]int32, faces+2)
	for _, f := range face {
		start[f+2]++
	}
	for i := range start[1:] {
		start[i+1] += start[i]
	}
	grouped := make([]int32, len(face))
	for half, f := range face {
		grouped[start[f+1]] = int32(half)
		start[f+1]++
	}
	return func(face int32) []int32 { return grouped[start[face]:start[face+1]] }
}

// settle gives every face to exactly one region or to the outside, by one
// rule: a face that several regions claim goes to the one with the lowest
// number; a gap goes to the lowest-numbered region that it borders on. What
// it settled is returned from west to east.
func (m *planarMap) settle() []Defect {
	var defects []Defect
	m.region = make([]uint8, len(m.area))
	claimants := make([]uint64, len(m.area))
	for face := range m.area {
		for region, count := range m.claims[face] {
			if count != 0 {
				claimants[face] |= 1 << region
			}
		}
		if claimants[face] != 0 {
			m.region[face] = uint8(bits.TrailingZeros64(claimants[face]))
		}
	}
	bordering := make([]uint64, len(m.area))
	westmost := make([]gridPoint, len(m.area))
	for i := range westmost {
		westmost[i] = gridPoint{math.MaxInt32, math.MaxInt32}
	}
	for half, face := range m.face {
		bordering[face] |= 1 << m.region[m.face[half^1]]
		if at := m.from(int32(half)); at.compare(westmost[face]) < 0 {
			westmost[face] = at
		}
	}
	for face := 1; face < len(m.area); face++ {
		defect := Defect{At: westmost[face].degrees(), Regions: claimants[face]}
		defect.Area = m.area[face] * squareMetersPerUnit(defect.At)
		switch {
		case bits.OnesCount64(claimants[face]) > 1:
			defect.Kind = Overlap
		case claimants[face] == 0 && defect.Area < maxGap:
			defect.Kind, defect.Regions = Gap, bordering[face]&^1
			m.region[face] = uint8(bits.TrailingZeros64(defect.Regions))
		default:
			continue
		}
		defect.Given = m.region[face]
		defects = append(defects, defect)
	}
	slices.SortFunc(defects, func(d, e Defect) int {
		return cmp.Or(cmp.Compare(d.At.Lng, e.At.Lng), cmp.Compare(d.At.Lat, e.At.Lat), cmp.Compare(d.Area, e.Area))
	})
	return defects
}

// borders returns the segments that have different regions on their sides.
func (m *planarMap) borders() []edge {
	edges := make([]edge, 0, len(m.segments.ends))
	for i := range int32(len(m.segments.ends)) {
		left, right := m.region[m.face[2*i]], m.region[m.face[2*i+1]]
		if left == right {
			continue
		}
		low, high := m.segments.low(i), m.segments.high(i)
		if low.y < high.y {
			edges = append(edges, edge{low, high, left, right})
		} else {
			edges = append(edges, edge{high, low, right, left})
		}
	}
	return edges
}
