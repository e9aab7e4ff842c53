package main

import (
	"fmt"
	"math"
	"math/big"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// maxThinning is how far a vertex that is left out may be from the border without
// it, in units of 1e-7 degree.
const maxThinning = 1

// everywhere is a window around all borders.
var everywhere = geo.Box{Min: geo.Point{Lat: -90, Lng: -180}, Max: geo.Point{Lat: 90, Lng: 180}}

// thinning is the borders of a map between nodes, and which of their vertices
// are kept.
type thinning struct {
	lines [][]mapPoint
	kept  [][]int // indices in each line
	whole int     // lines that are kept whole, because thinned they would meet another
}

// thin leaves out the vertices that the borders of m do not need: no border
// moves by more than a unit. Nodes, where borders meet, are kept, and the wards
// on both sides of a border keep the same vertices. Borders that would meet
// when thinned are kept whole.
func thin(m *ward.Map) (*thinning, error) {
	t := &thinning{}
	for chain := range m.Chains(everywhere) {
		line := onMapAll(chain.Points)
		t.lines = append(t.lines, line)
		t.kept = append(t.kept, thinLine(line))
	}
	for before := -1; ; before = t.whole {
		meeting, err := t.meeting(m)
		switch {
		case err != nil:
			return nil, err
		case len(meeting) == 0:
			return t, nil
		case t.whole == before:
			return nil, fmt.Errorf("the border from %v meets another one as it is", t.lines[meeting[0]][0])
		}
		for _, i := range meeting {
			if len(t.kept[i]) == len(t.lines[i]) {
				continue
			}
			t.whole++
			t.kept[i] = t.kept[i][:0]
			for k := range t.lines[i] {
				t.kept[i] = append(t.kept[i], k)
			}
		}
	}
}

func onMapAll(points []geo.Point) []mapPoint {
	line := make([]mapPoint, len(points))
	for i, p := range points {
		line[i] = onMap(orb.Point{p.Lng, p.Lat})
	}
	return line
}

// pieces yields the straight pieces of a thinned line, the lesser end first.
func (t *thinning) pieces(i int) func(yield func(border) bool) {
	return func(yield func(border) bool) {
		for k, from := range t.kept[i][1:] {
			if !yield(undirected(t.lines[i][t.kept[i][k]], t.lines[i][from])) {
				return
			}
		}
	}
}

func undirected(g, h mapPoint) border {
	if g.lng > h.lng || g.lng == h.lng && g.lat > h.lat {
		g, h = h, g
	}
	return border{g, h}
}

// meeting returns the indices of the lines that meet others elsewhere than at
// nodes: those with a piece that is in another line too, or that is not in the
// planar map of all lines.
func (t *thinning) meeting(m *ward.Map) ([]int, error) {
	var regions []geo.Region
	for n, area := range t.areas(m) {
		if n > 0 {
			regions = append(regions, geo.Region{ID: uint8(n), Area: area})
		}
	}
	index, err := geo.NewIndex(regions)
	if err != nil {
		return nil, err
	}
	planar, uses := map[border]bool{}, map[border]int{}
	for chain := range index.Chains(everywhere) {
		line := onMapAll(chain.Points)
		for k := range line[1:] {
			planar[undirected(line[k], line[k+1])] = true
		}
	}
	for i := range t.lines {
		for piece := range t.pieces(i) {
			uses[piece]++
		}
	}
	var meeting []int
	for i := range t.lines {
		for piece := range t.pieces(i) {
			if !planar[piece] || uses[piece] > 1 {
				meeting = append(meeting, i)
				break
			}
		}
	}
	return meeting, nil
}

// areas returns the areas of the wards of m, by ward, without the vertices that
// are left out.
func (t *thinning) areas(m *ward.Map) (areas [ward.Count + 1]orb.MultiPolygon) {
	dropped := map[mapPoint]bool{}
	for i, line := range t.lines {
		for k, from := range t.kept[i][:len(t.kept[i])-1] {
			for _, g := range line[from+1 : t.kept[i][k+1]] {
				dropped[g] = true
			}
		}
	}
	for n := ward.Number(1); n <= ward.Count; n++ {
		for _, polygon := range m.Boundary(n) {
			var thinned orb.Polygon
			for _, ring := range polygon {
				var left orb.Ring
				for _, position := range ring[1:] {
					if !dropped[onMap(position)] {
						left = append(left, position)
					}
				}
				thinned = append(thinned, append(left, left[0]))
			}
			areas[n] = append(areas[n], thinned)
		}
	}
	return areas
}

// thinLine returns the indices of the fewest vertices of a line, including its
// ends, such that every other vertex is within maxThinning of the straight piece
// that replaces it. Of a loop three or more are kept.
func thinLine(line []mapPoint) []int {
	last := len(line) - 1
	fewest := make([]int, len(line)) // pieces from the start to each vertex
	before := make([]int, len(line)) // where the last of them begins
	for i := range line {
		fewest[i] = math.MaxInt
	}
	fewest[0] = 0
	for i := range last {
		// A piece may do although a shorter one from i does not, but not for long.
		const patience = 40
		for j, failed := i+1, 0; j <= last && failed < patience; j++ {
			if !isNearPiece(line[i : j+1]) {
				failed++
				continue
			}
			failed = 0
			if fewest[i]+1 < fewest[j] {
				fewest[j], before[j] = fewest[i]+1, i
			}
		}
	}
	kept := make([]int, fewest[last]+1)
	for i, at := last, fewest[last]; at >= 0; i, at = before[i], at-1 {
		kept[at] = i
	}
	return kept
}

// isNearPiece reports whether the vertices of a line are within maxThinning of
// the straight piece from its first to its last.
func isNearPiece(line []mapPoint) bool {
	a, b := line[0], line[len(line)-1]
	for _, g := range line[1 : len(line)-1] {
		if a == b || squareToPiece(g, a, b) > maxThinning*maxThinning {
			return false
		}
	}
	return true
}

// squareToPiece returns the square of how many units g is away from the
// straight piece from a to b.
func squareToPiece(g, a, b mapPoint) float64 {
	dx, dy := float64(b.lng-a.lng), float64(b.lat-a.lat)
	x, y := float64(g.lng-a.lng), float64(g.lat-a.lat)
	along, length := x*dx+y*dy, dx*dx+dy*dy
	switch {
	case along <= 0:
		return x*x + y*y
	case along >= length:
		return (x-dx)*(x-dx) + (y-dy)*(y-dy)
	}
	across := x*dy - y*dx
	return across * across / length
}

// report proves that no border moved by more than maxThinning, and returns what
// was left out in words. It computes in whole numbers and shares nothing with
// thin but the lines.
func (t *thinning) report() (string, error) {
	before, after := 0, 0
	for i, line := range t.lines {
		before, after = before+len(line)-1, after+len(t.kept[i])-1
		for k, from := range t.kept[i][:len(t.kept[i])-1] {
			to := t.kept[i][k+1]
			for _, g := range line[from+1 : to] {
				if !isWithin(g, line[from], line[to], maxThinning) {
					return "", fmt.Errorf("the border at %v moved by more than %d unit", g, maxThinning)
				}
			}
		}
	}
	return fmt.Sprintf("of %d vertices of borders between nodes %d are kept, all of %d borders; no border moved by more than %d unit",
		before, after, t.whole, maxThinning), nil
}

// isWithin reports whether g is within units of the straight piece from a to b.
func isWithin(g, a, b mapPoint, units int64) bool {
	square := func(p, q mapPoint) int64 { return (q.lng-p.lng)*(q.lng-p.lng) + (q.lat-p.lat)*(q.lat-p.lat) }
	if square(a, g) <= units*units || square(b, g) <= units*units {
		return true
	}
	dx, dy := b.lng-a.lng, b.lat-a.lat
	along := (g.lng-a.lng)*dx + (g.lat-a.lat)*dy
	if along <= 0 || along >= dx*dx+dy*dy {
		return false
	}
	across := big.NewInt((g.lng-a.lng)*dy - (g.lat-a.lat)*dx)
	length := big.NewInt((dx*dx + dy*dy) * units * units)
	return across.Mul(across, across).Cmp(length) <= 0
}
