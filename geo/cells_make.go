package geo

import (
	"cmp"
	"math"
	"slices"

	"github.com/chiward/chiward/geo/internal/planar"
)

// maxCells bounds the memory that the cells of a large map take, and
// cellsPerEdge that of a small one.
const (
	maxCells     = 1 << 17
	cellsPerEdge = 16
	// visitsPerEdge is how many cells an edge visits on average at most.
	visitsPerEdge = 4
)

// fillCells makes the cells of x.
func (x *Index) fillCells() {
	x.cells = newCells(x.edges)
	c := &x.cells
	visits := planar.NewGroups(c.cols*c.rows, func(yield func(cell, edge int32) bool) {
		for i := range x.edges {
			c.eachVisit(x.edges[i].A, x.edges[i].B, func(cell int32) { yield(cell, int32(i)) })
		}
	})
	c.edges = make([]cellEdge, 0, len(x.edges)*5/4)
	for row := range c.rows {
		var region uint8
		if !c.whole {
			region = x.regionByTree(c.corner(0, row))
		}
		for col := range c.cols {
			n, first := row*c.cols+col, len(c.edges)
			for _, edge := range visits.Of(int32(n)) {
				c.appendEdge(&x.edges[edge], c.corner(col, row))
			}
			here := c.edges[first:]
			c.grid[n], c.grid[n+1] = cell(first)<<firstShift|cell(region), cell(len(c.edges))<<firstShift
			if len(here) > 0 {
				if !slices.IsSortedFunc(here, fromSouth) {
					slices.SortFunc(here, fromSouth)
				}
				c.grid[n] |= crossed
				region = c.follow(n, c.corner(col+1, row))
			}
		}
	}
	c.setHints()
}

// newCells returns cells for edges, of which none is sorted into them yet.
func newCells(edges []planar.Edge) cells {
	around, all := crowded(edges)
	c := cells{origin: planar.Point{X: around.Min.X - 2, Y: around.Min.Y - 2}, whole: all}
	mostCells, mostVisits := int64(min(maxCells, cellsPerEdge*len(edges))), int64(min(maxVisits/2, visitsPerEdge*len(edges)))
	for ; ; c.shift++ {
		c.cols, c.rows = c.column(around.Max.X)+1, c.row(around.Max.Y)+1
		if int64(c.cols)*int64(c.rows) <= mostCells && c.visits(edges) <= mostVisits {
			c.grid = make([]cell, c.cols*c.rows+1)
			return c
		}
	}
}

// crowded returns a box with the part of a map where most edges are, and
// whether it has them all. It has all of a map that is evenly drawn; a vertex
// or two far from all others are left out.
func crowded(edges []planar.Edge) (around planar.Box, all bool) {
	everything := planar.BoxAround(edges[0].A, edges[0].B)
	for i := range edges {
		everything = everything.Union(planar.BoxAround(edges[i].A, edges[i].B))
	}
	const samples = 1024
	var xs, ys []int32
	for i := 0; i < len(edges); i += len(edges)/samples | 1 {
		end := edges[i].A
		if i%2 == 1 {
			end = edges[i].B
		}
		xs, ys = append(xs, end.X), append(ys, end.Y)
	}
	around.Min.X, around.Max.X = spread(xs, everything.Min.X, everything.Max.X)
	around.Min.Y, around.Max.Y = spread(ys, everything.Min.Y, everything.Max.Y)
	return around, around == everything
}

// spread returns from where to where most of values are and half as far beyond
// on both sides, but not beyond the least and the most.
func spread(values []int32, least, most int32) (from, to int32) {
	slices.Sort(values)
	tail := len(values) / 32
	low, high := int64(values[tail]), int64(values[len(values)-1-tail])
	if low == high {
		return least, most
	}
	half := (high - low) / 2
	return int32(max(low-half, int64(least))), int32(min(high+half, int64(most)))
}

// visits returns about how many cells the edges visit.
func (c *cells) visits(edges []planar.Edge) (count int64) {
	for i := range edges {
		west, east, south, north := c.within(planar.BoxAround(edges[i].A, edges[i].B))
		count += int64(east - west + north - south + 1)
	}
	return count
}

// eachVisit calls visit with the number of each cell that the edge from a to b
// comes within a unit of.
func (c *cells) eachVisit(a, b planar.Point, visit func(cell int32)) {
	around := planar.BoxAround(a, b)
	firstRow, lastRow := max(c.row(around.Min.Y-1), 0), min(c.row(around.Max.Y+1), c.rows-1)
	for row := firstRow; row <= lastRow; row++ {
		south := int64(c.corner(0, row).Y)
		west, east := reachBetween(a, b, south-1, south+int64(1)<<c.shift)
		firstCol, lastCol := max(c.column(west-1), 0), min(c.column(east+1), c.cols-1)
		for col := firstCol; col <= lastCol; col++ {
			visit(int32(row*c.cols + col))
		}
	}
}

// reachBetween returns the westernmost and easternmost longitude that the
// segment from a to b has between two latitudes, or a little more.
func reachBetween(a, b planar.Point, south, north int64) (west, east int32) {
	if a.Y > b.Y {
		a, b = b, a
	}
	least, most := min(a.X, b.X), max(a.X, b.X)
	if a.Y == b.Y || int64(a.Y) >= south && int64(b.Y) <= north {
		return least, most
	}
	at := func(y int64) int32 {
		y = min(max(y, int64(a.Y)), int64(b.Y))
		return a.X + int32((int64(b.X)-int64(a.X))*(y-int64(a.Y))/(int64(b.Y)-int64(a.Y)))
	}
	from, to := at(south), at(north)
	// The quotients are rounded, so there may be a unit more.
	return max(min(from, to)-1, least), min(max(from, to)+1, most)
}

func fromSouth(e, f cellEdge) int { return cmp.Compare(e.A.Y, f.A.Y) }

// appendEdge appends e to the edges of the cell with the given corner, unless
// no way from there crosses it.
func (c *cells) appendEdge(e *planar.Edge, corner planar.Point) {
	if max(e.A.X, e.B.X) <= corner.X || e.B.Y < corner.Y {
		return
	}
	out := cellEdge{Edge: *e, half: float32(math.Sqrt(float64(e.A.SquareTo(e.B)))/2) + 2}
	if min(e.A.X, e.B.X) <= corner.X {
		out.startsRight = isRight(e, corner)
		westward := e.B.X < e.A.X // so north of the edge is its right
		out.crossesWest = out.startsRight != westward
	}
	c.edges = append(c.edges, out)
}

// setHints finds a place on a border near each cell: the nearest to its middle,
// or one that is hardly farther.
func (c *cells) setHints() {
	c.hints = make([]planar.Point, c.cols*c.rows)
	from := func(n int, others ...int) {
		middle, hint := c.middle(n), c.hints[n]
		for _, other := range others {
			if other >= 0 && other < len(c.hints) {
				hint = middle.Nearer(hint, c.hints[other])
			}
		}
		c.hints[n] = hint
	}
	for n := range c.hints {
		c.hints[n] = c.edges[0].A
		from(n, n-1, n-c.cols)
		for _, e := range c.edges[c.grid[n].first():c.grid[n+1].first()] {
			c.hints[n] = c.middle(n).Nearer(c.hints[n], nearestOn(e.A, e.B, c.middle(n)))
		}
	}
	for n := range slices.Backward(c.hints) {
		from(n, n+1, n+c.cols)
	}
}

// middle returns the middle of cell n.
func (c *cells) middle(n int) planar.Point {
	corner, half := c.corner(n%c.cols, n/c.cols), int32(1)<<c.shift/2
	return planar.Point{X: corner.X + half, Y: corner.Y + half}
}

// nearestOn returns the place on the way from a to b that is nearest to p in
// units, or one within a unit of it.
func nearestOn(a, b, p planar.Point) planar.Point {
	dx, dy := float64(b.X)-float64(a.X), float64(b.Y)-float64(a.Y)
	along := dx*(float64(p.X)-float64(a.X)) + dy*(float64(p.Y)-float64(a.Y))
	share := min(max(along/(dx*dx+dy*dy), 0), 1)
	return planar.Point{X: a.X + int32(share*dx), Y: a.Y + int32(share*dy)}
}
