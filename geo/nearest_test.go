package geo

import (
	"math/rand/v2"
	"testing"
)

// TestOccupancy compares the search for marked squares with looking at one
// after the other, on rows that end with a word and on rows that do not.
func TestOccupancy(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	const rows = 3
	for _, cols := range []int{1, 63, 64, 65, 128, 200} {
		marked := make([][]bool, rows)
		o := newOccupancy(cols, rows)
		for row := range marked {
			marked[row] = make([]bool, cols)
			for range cols / 20 {
				col := random.IntN(cols)
				marked[row][col] = true
				o.mark(row, col)
			}
		}
		for row := range rows {
			for col := range cols + 1 {
				east, west := col, min(col, cols-1)
				for east < cols && !marked[row][east] {
					east++
				}
				for west >= 0 && !marked[row][west] {
					west--
				}
				if east == cols {
					east = -1
				}
				if got := o.east(row, col); got != east {
					t.Errorf("%d columns, row %d: east of %d is %d, want %d", cols, row, col, got, east)
				}
				if got := o.west(row, min(col, cols-1)); got != west {
					t.Errorf("%d columns, row %d: west of %d is %d, want %d", cols, row, col, got, west)
				}
			}
		}
		if o.west(0, -1) != -1 {
			t.Errorf("%d columns: something lies west of the first", cols)
		}
	}
}
