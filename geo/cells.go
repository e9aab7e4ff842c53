package geo

// cells sorts segments into the squares of a regular grid, so that a segment
// is found from any place near it. The sides of a square are a power of two
// in units.
type cells struct {
	origin     gridPoint
	shift      uint
	cols, rows int
	start      []int32 // of each cell in items, and the ends of the last
	items      []int32 // numbers of segments
}

// maxCells bounds the memory that cells take.
const maxCells = 1 << 18

// newCells sorts n segments. A segment is a member of each cell that it comes
// within a unit of.
func newCells(n int, ends func(i int) (a, b gridPoint)) cells {
	if n == 0 {
		return cells{start: []int32{0, 0}}
	}
	all := segmentBox(ends(0))
	for i := 1; i < n; i++ {
		all = all.around(segmentBox(ends(i)))
	}
	c := cells{origin: gridPoint{all.min.x - 2, all.min.y - 2}}
	for {
		c.cols = int((int64(all.max.x)-int64(c.origin.x)+1)>>c.shift) + 1
		c.rows = int((int64(all.max.y)-int64(c.origin.y)+1)>>c.shift) + 1
		if int64(c.cols)*int64(c.rows) <= maxCells {
			break
		}
		c.shift++
	}
	// First count the members of each cell, then put them in place.
	c.start = make([]int32, c.cols*c.rows+2)
	visits := make([]visit, 0, 2*n)
	for i := range n {
		a, b := ends(i)
		visits = c.appendVisits(visits, a, b, int32(i))
	}
	for _, v := range visits {
		c.start[v.cell+2]++
	}
	for i := range c.start[1:] {
		c.start[i+1] += c.start[i]
	}
	c.items = make([]int32, len(visits))
	for _, v := range visits {
		c.items[c.start[v.cell+1]] = v.segment
		c.start[v.cell+1]++
	}
	return c
}

func (c *cells) count() int { return c.cols * c.rows }

// members returns the numbers of the segments in a cell in ascending order.
func (c *cells) members(cell int) []int32 { return c.items[c.start[cell]:c.start[cell+1]] }

// column and row return where a place is that lies within the grid.
func (c *cells) column(x int32) int { return int((int64(x) - int64(c.origin.x)) >> c.shift) }
func (c *cells) row(y int32) int    { return int((int64(y) - int64(c.origin.y)) >> c.shift) }

// corner returns the south-west corner of a cell.
func (c *cells) corner(col, row int) gridPoint {
	return gridPoint{c.origin.x + int32(col<<c.shift), c.origin.y + int32(row<<c.shift)}
}

// visit is that of a segment to a cell.
type visit struct{ cell, segment int32 }

// appendVisits appends those of the segment from a to b to each cell that it
// comes within a unit of.
func (c *cells) appendVisits(visits []visit, a, b gridPoint, segment int32) []visit {
	around := segmentBox(a, b)
	firstRow, lastRow := c.row(around.min.y-1), min(c.row(around.max.y+1), c.rows-1)
	for row := firstRow; row <= lastRow; row++ {
		south := c.corner(0, row).y
		west, east := reachBetween(a, b, int64(south)-1, int64(south)+int64(1)<<c.shift)
		firstCol, lastCol := c.column(west-1), min(c.column(east+1), c.cols-1)
		for col := firstCol; col <= lastCol; col++ {
			visits = append(visits, visit{int32(row*c.cols + col), segment})
		}
	}
	return visits
}

// reachBetween returns the westernmost and easternmost longitude that the segment
// from a to b has between two latitudes, or a little more.
func reachBetween(a, b gridPoint, south, north int64) (west, east int32) {
	if a.y > b.y {
		a, b = b, a
	}
	around := segmentBox(a, b)
	if a.y == b.y || int64(a.y) >= south && int64(b.y) <= north {
		return around.min.x, around.max.x
	}
	at := func(y int64) int32 {
		y = min(max(y, int64(a.y)), int64(b.y))
		return a.x + int32((int64(b.x)-int64(a.x))*(y-int64(a.y))/(int64(b.y)-int64(a.y)))
	}
	from, to := at(south), at(north)
	// The quotients are rounded, so there may be a unit more.
	return max(min(from, to)-1, around.min.x), min(max(from, to)+1, around.max.x)
}
