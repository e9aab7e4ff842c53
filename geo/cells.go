package geo

// cells sorts segments into the squares of a regular grid, so that a segment
// is found from any place near it. The sides of a square are a power of two
// in units.
type cells struct {
	origin     gridPoint
	shift      uint
	cols, rows int
	start      []int32 // of each cell in items, and the end of the last
	items      []int32 // numbers of segments
}

// maxCells bounds the memory that cells take.
const maxCells = 1 << 18

// newCells sorts n segments. A segment is a member of each cell that it
// comes within a unit of.
func newCells(n int, ends func(i int) (a, b gridPoint)) cells {
	if n == 0 {
		return cells{start: []int32{0}}
	}
	a, b := ends(0)
	all := segmentBox(a, b)
	for i := 1; i < n; i++ {
		a, b := ends(i)
		next := segmentBox(a, b)
		all.min = gridPoint{min(all.min.x, next.min.x), min(all.min.y, next.min.y)}
		all.max = gridPoint{max(all.max.x, next.max.x), max(all.max.y, next.max.y)}
	}
	c := cells{origin: gridPoint{all.min.x - 2, all.min.y - 2}}
	for {
		c.cols = int((int64(all.max.x)-int64(c.origin.x)+1)>>c.shift) + 1
		c.rows = int((int64(all.max.y)-int64(c.origin.y)+1)>>c.shift) + 1
		if c.cols*c.rows <= maxCells {
			break
		}
		c.shift++
	}
	c.start = make([]int32, c.cols*c.rows+1)
	for i := range n {
		a, b := ends(i)
		c.visit(a, b, func(cell int) { c.start[cell+1]++ })
	}
	for cell := range c.count() {
		c.start[cell+1] += c.start[cell]
	}
	c.items = make([]int32, c.start[c.count()])
	filled := make([]int32, c.count())
	for i := range n {
		a, b := ends(i)
		c.visit(a, b, func(cell int) {
			c.items[c.start[cell]+filled[cell]] = int32(i)
			filled[cell]++
		})
	}
	return c
}

func (c *cells) count() int { return len(c.start) - 1 }

// members returns the numbers of the segments in a cell in ascending order.
func (c *cells) members(cell int) []int32 { return c.items[c.start[cell]:c.start[cell+1]] }

// column and row return where a place is that lies within the grid.
func (c *cells) column(x int32) int { return int((int64(x) - int64(c.origin.x)) >> c.shift) }
func (c *cells) row(y int32) int    { return int((int64(y) - int64(c.origin.y)) >> c.shift) }

// corner returns the south-west corner of a cell.
func (c *cells) corner(col, row int) gridPoint {
	return gridPoint{c.origin.x + int32(col<<c.shift), c.origin.y + int32(row<<c.shift)}
}

// visit calls found for each cell that the segment from a to b comes within a
// unit of.
func (c *cells) visit(a, b gridPoint, found func(cell int)) {
	around := segmentBox(a, b)
	firstCol, lastCol := c.column(around.min.x-1), min(c.column(around.max.x+1), c.cols-1)
	firstRow, lastRow := c.row(around.min.y-1), min(c.row(around.max.y+1), c.rows-1)
	for row := firstRow; row <= lastRow; row++ {
		for col := firstCol; col <= lastCol; col++ {
			low := c.corner(col, row)
			square := box{
				gridPoint{low.x - 1, low.y - 1},
				gridPoint{low.x + int32(1<<c.shift), low.y + int32(1<<c.shift)},
			}
			if firstRow == lastRow && firstCol == lastCol || crossesBox(a, b, square) {
				found(row*c.cols + col)
			}
		}
	}
}
