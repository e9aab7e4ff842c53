package geo

import (
	"slices"

	"github.com/chiward/chiward/geo/internal/planar"
)

// maxCells bounds the memory that the cells of a large map take, and
// cellsPerEdge that of a small one.
const (
	maxCells     = 1 << 17
	cellsPerEdge = 16
	// visitsPerEdge is how many cells an edge visits on average at most.
	visitsPerEdge = 8
)

// newCells returns cells for edges, of which none is sorted into them yet.
func newCells(edges []planar.Edge) cells {
	around, all := crowded(edges)
	c := cells{origin: planar.Point{X: around.Min.X - 2, Y: around.Min.Y - 2}}
	if !all {
		c.beyond = crossed
	}
	width, height := int64(around.Max.X)-int64(c.origin.X)+1, int64(around.Max.Y)-int64(c.origin.Y)+1
	for ; ; c.shift++ {
		c.cols, c.rows = int(width>>c.shift)+1, int(height>>c.shift)+1
		if int64(c.cols)*int64(c.rows) <= int64(min(maxCells, cellsPerEdge*len(edges))) && c.visits(edges) <= visitsPerEdge*int64(len(edges)) {
			c.grid = make([]cell, c.cols*c.rows)
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
	width, height := int64(c.cols)<<c.shift, int64(c.rows)<<c.shift
	for i := range edges {
		b := planar.BoxAround(edges[i].A, edges[i].B)
		count += (min(int64(b.Max.X)-int64(b.Min.X), width)+min(int64(b.Max.Y)-int64(b.Min.Y), height))>>c.shift + 1
	}
	return count
}

// column and row return where a place is, which may be outside the cells.
func (c *cells) column(x int64) int { return int((x - int64(c.origin.X)) >> c.shift) }
func (c *cells) row(y int64) int    { return int((y - int64(c.origin.Y)) >> c.shift) }

// corner returns the south-west corner of a cell.
func (c *cells) corner(col, row int) planar.Point {
	return planar.Point{X: c.origin.X + int32(col<<c.shift), Y: c.origin.Y + int32(row<<c.shift)}
}

// visit is that of an edge to a cell.
type visit struct{ cell, edge int32 }

// appendVisits appends those of the edge from a to b to each cell that it
// comes within a unit of.
func (c *cells) appendVisits(visits []visit, a, b planar.Point, edge int32) []visit {
	around := planar.BoxAround(a, b)
	firstRow, lastRow := max(c.row(int64(around.Min.Y)-1), 0), min(c.row(int64(around.Max.Y)+1), c.rows-1)
	for row := firstRow; row <= lastRow; row++ {
		south := int64(c.corner(0, row).Y)
		west, east := reachBetween(a, b, south-1, south+int64(1)<<c.shift)
		firstCol, lastCol := max(c.column(west-1), 0), min(c.column(east+1), c.cols-1)
		for col := firstCol; col <= lastCol; col++ {
			visits = append(visits, visit{int32(row*c.cols + col), edge})
		}
	}
	return visits
}

// reachBetween returns the westernmost and easternmost longitude that the
// segment from a to b has between two latitudes, or a little more.
func reachBetween(a, b planar.Point, south, north int64) (west, east int64) {
	if a.Y > b.Y {
		a, b = b, a
	}
	least, most := int64(min(a.X, b.X)), int64(max(a.X, b.X))
	if a.Y == b.Y || int64(a.Y) >= south && int64(b.Y) <= north {
		return least, most
	}
	at := func(y int64) int64 {
		y = min(max(y, int64(a.Y)), int64(b.Y))
		return int64(a.X) + (int64(b.X)-int64(a.X))*(y-int64(a.Y))/(int64(b.Y)-int64(a.Y))
	}
	from, to := at(south), at(north)
	// The quotients are rounded, so there may be a unit more.
	return max(min(from, to)-1, least), min(max(from, to)+1, most)
}
