package streets

import (
	"math"
	"slices"
)

// The lines of streets are made from their corners and their addresses, which the
// City puts 40 feet off the middle of the street: in the direction of rising
// numbers, even ones are on the left for N and E, and on the right for S and W.
// The points of a street are joined by their minimum spanning tree, which copes
// with diagonals, curves and streets in several pieces.

// The lengths in meters that lines are made by.
const (
	offMiddle   = 12.19 // from an address to the middle of its street
	mergeWithin = 25    // points closer than this are one
	sureEdge    = 160   // an edge no longer than this is part of the street
	doubtEdge   = 300   // so is one no longer than this, unless it is vetoed
	straightTo  = 2     // the tolerance when a line is thinned
	headingOver = 15    // the least distance of two addresses that give a heading
)

// vec is a place or a way in meters east and north of the middle of the city.
type vec struct{ x, y float64 }

func (p vec) minus(q vec) vec           { return vec{p.x - q.x, p.y - q.y} }
func (p vec) plus(q vec, f float64) vec { return vec{p.x + f*q.x, p.y + f*q.y} }
func (p vec) length() float64           { return math.Hypot(p.x, p.y) }
func (p vec) cross(q vec) float64       { return p.x*q.y - p.y*q.x }
func (p vec) dot(q vec) float64         { return p.x*q.x + p.y*q.y }

var middle = gridPoint{-87_700_000, 41_850_000}

func toVec(lng, lat float64) vec {
	x, y := middle.metersTo(gridPoint{lng, lat})
	return vec{x, y}
}

// degrees returns the longitude and latitude of p.
func (p vec) degrees() (lng, lat float64) {
	const perUnit = 0.1112 // meters in 1e-6 degree
	return (middle.lng + p.x/perUnit/0.7455) / 1e6, (middle.lat + p.y/perUnit) / 1e6
}

// linePoint is a point of the middle of a street.
type linePoint struct {
	at     vec
	corner bool // by the City's list, and not by addresses
}

// lineEdge joins two points of a street.
type lineEdge struct {
	from, to int
	length   float64
}

// streetLines are the lines of one street.
type streetLines struct {
	points []linePoint
	edges  []lineEdge
}

// makeLines returns the lines of all streets, by their index.
func (b *streetBundle) makeLines() []streetLines {
	corners := make([][]vec, len(b.streets))
	for _, c := range b.corners {
		for _, i := range [2]int{c.first, c.second} {
			corners[i] = append(corners[i], toVec(float64(c.lng)*10, float64(c.lat)*10))
		}
	}
	all := make([]streetLines, len(b.streets))
	for i, st := range b.streets {
		l := &all[i]
		for _, at := range corners[i] {
			l.add(linePoint{at, true})
		}
		for _, at := range middlePoints(st) {
			l.add(linePoint{at, false})
		}
		l.join()
		l.dropStrays()
	}
	b.veto(all)
	return all
}

// middlePoints returns the addresses of st moved to the middle of the street.
func middlePoints(st *bundleStreet) []vec {
	var sides [2][]knownAddress
	for _, k := range st.known {
		sides[k.number%2] = append(sides[k.number%2], k)
	}
	var points []vec
	for parity, side := range sides {
		sign := 1.0 // the middle is to the right of even numbers
		if (st.name.Dir == "N" || st.name.Dir == "E") != (parity == 0) {
			sign = -1
		}
		at := make([]vec, len(side))
		for i, k := range side {
			at[i] = toVec(float64(k.lng), float64(k.lat))
		}
		for i := range side {
			if way, ok := heading(at, i); ok {
				points = append(points, at[i].plus(vec{way.y, -way.x}, sign*offMiddle))
			}
		}
	}
	return points
}

// heading returns the direction of the points near the i-th, of length one.
func heading(at []vec, i int) (vec, bool) {
	for reach := 1; reach < 6; reach++ {
		way := at[min(i+reach, len(at)-1)].minus(at[max(i-reach, 0)])
		if n := way.length(); n > headingOver && n < sureEdge {
			return vec{way.x / n, way.y / n}, true
		}
	}
	return vec{}, false
}

// add adds a point, unless there is one already.
func (l *streetLines) add(p linePoint) {
	near := func(q linePoint) bool { return q.at.minus(p.at).length() < mergeWithin }
	if p.corner {
		near = func(q linePoint) bool { return q.at == p.at }
	}
	if !slices.ContainsFunc(l.points, near) {
		l.points = append(l.points, p)
	}
}

// join joins the points by those edges of their minimum spanning tree that are
// short enough.
func (l *streetLines) join() {
	n := len(l.points)
	nearest, from := make([]float64, n), make([]int, n)
	for i := range nearest {
		nearest[i] = math.Inf(1)
	}
	done := make([]bool, n)
	for i, last := 1, 0; i < n; i++ {
		done[last] = true
		next := -1
		for j := range l.points {
			if done[j] {
				continue
			}
			if d := l.points[j].at.minus(l.points[last].at).length(); d < nearest[j] {
				nearest[j], from[j] = d, last
			}
			if next < 0 || nearest[j] < nearest[next] {
				next = j
			}
		}
		if nearest[next] <= doubtEdge {
			l.edges = append(l.edges, lineEdge{from[next], next, nearest[next]})
		}
		last = next
	}
}

// dropStrays removes addresses that hang on a line by themselves: permits whose
// point is a little off.
func (l *streetLines) dropStrays() {
	degree := l.degrees()
	l.edges = slices.DeleteFunc(l.edges, func(e lineEdge) bool {
		stray := func(leaf, stem int) bool {
			return !l.points[leaf].corner && degree[leaf] == 1 && degree[stem] > 2
		}
		return stray(e.from, e.to) || stray(e.to, e.from)
	})
}

func (l *streetLines) degrees() []int {
	degree := make([]int, len(l.points))
	for _, e := range l.edges {
		degree[e.from]++
		degree[e.to]++
	}
	return degree
}

// piece is an edge with its street.
type piece struct {
	street int
	edge   lineEdge
	a, b   vec
}

// pieces yields the edges of the lines of a street.
func (l *streetLines) pieces(street int) func(func(piece) bool) {
	return func(yield func(piece) bool) {
		for _, e := range l.edges {
			if !yield(piece{street, e, l.points[e.from].at, l.points[e.to].at}) {
				return
			}
		}
	}
}

// pieceGrid finds pieces by where they are.
type pieceGrid map[[2]int][]piece

const pieceCell = 300

func newPieceGrid(all []streetLines, keep func(lineEdge) bool) pieceGrid {
	g := make(pieceGrid)
	for i := range all {
		for p := range all[i].pieces(i) {
			if keep(p.edge) {
				for cell := range p.cells(0) {
					g[cell] = append(g[cell], p)
				}
			}
		}
	}
	return g
}

// cells yields the cells that are within reach of p.
func (p piece) cells(reach float64) func(func([2]int) bool) {
	cell := func(m float64) int { return int(math.Floor(m / pieceCell)) }
	return func(yield func([2]int) bool) {
		for x := cell(min(p.a.x, p.b.x) - reach); x <= cell(max(p.a.x, p.b.x)+reach); x++ {
			for y := cell(min(p.a.y, p.b.y) - reach); y <= cell(max(p.a.y, p.b.y)+reach); y++ {
				if !yield([2]int{x, y}) {
					return
				}
			}
		}
	}
}

// crossing returns where p and q cross, or the middle between them where they are
// nearest if they come within reach of each other.
func (p piece) crossing(q piece, reach float64) (at vec, apart float64, ok bool) {
	d, e, w := p.b.minus(p.a), q.b.minus(q.a), q.a.minus(p.a)
	if det := d.cross(e); det != 0 {
		if s, t := w.cross(e)/det, w.cross(d)/det; s >= 0 && s <= 1 && t >= 0 && t <= 1 {
			return p.a.plus(d, s), 0, true
		}
	}
	apart = math.Inf(1)
	for _, end := range [4]struct {
		at   vec
		from piece
	}{{p.a, q}, {p.b, q}, {q.a, p}, {q.b, p}} {
		foot := end.from.foot(end.at)
		if gap := foot.minus(end.at); gap.length() < apart {
			apart, at = gap.length(), end.at.plus(gap, 0.5)
		}
	}
	return at, apart, apart <= reach
}

// foot returns the point of p that is nearest to at.
func (p piece) foot(at vec) vec {
	d := p.b.minus(p.a)
	if d.dot(d) == 0 {
		return p.a
	}
	return p.a.plus(d, min(max(at.minus(p.a).dot(d)/d.dot(d), 0), 1))
}

// veto removes the doubtful edges that cross a sure edge of a street with which
// their street has no corner.
func (b *streetBundle) veto(all []streetLines) {
	listed := make(map[[2]int]bool)
	for _, c := range b.corners {
		listed[[2]int{c.first, c.second}] = true
	}
	sure := newPieceGrid(all, func(e lineEdge) bool { return e.length <= sureEdge })
	for i := range all {
		l := &all[i]
		l.edges = slices.DeleteFunc(l.edges, func(e lineEdge) bool {
			p := piece{i, e, l.points[e.from].at, l.points[e.to].at}
			if e.length <= sureEdge {
				return false
			}
			for cell := range p.cells(0) {
				for _, q := range sure[cell] {
					if _, _, ok := p.crossing(q, 0); ok && q.street != i && !listed[[2]int{min(i, q.street), max(i, q.street)}] {
						return true
					}
				}
			}
			return false
		})
	}
}

// paths returns the lines as paths, each thinned: from one end or fork of the
// tree to the next.
func (l *streetLines) paths() [][]vec {
	next := make([][]int, len(l.points))
	for _, e := range l.edges {
		next[e.from] = append(next[e.from], e.to)
		next[e.to] = append(next[e.to], e.from)
	}
	var paths [][]vec
	for from := range l.points {
		if len(next[from]) == 2 {
			continue
		}
		for _, at := range next[from] {
			path, last := []vec{l.points[from].at, l.points[at].at}, from
			for len(next[at]) == 2 {
				step := next[at][0]
				if step == last {
					step = next[at][1]
				}
				last, at = at, step
				path = append(path, l.points[at].at)
			}
			if from < at { // each is walked from both ends
				paths = append(paths, thinPath(path))
			}
		}
	}
	return paths
}

// thinPath leaves out the points of a path that are near enough to the straight
// line between those that stay (Douglas and Peucker).
func thinPath(path []vec) []vec {
	last := len(path) - 1
	whole := piece{a: path[0], b: path[last]}
	far, at := float64(straightTo), 0
	for i := 1; i < last; i++ {
		if d := whole.foot(path[i]).minus(path[i]).length(); d > far {
			far, at = d, i
		}
	}
	if at == 0 {
		return []vec{path[0], path[last]}
	}
	return append(thinPath(path[:at+1]), thinPath(path[at:])[1:]...)
}
