package planar

import "iter"

// Groups is numbers sorted into numbered groups.
type Groups struct {
	start []int32 // of each group in items, and the end of the last
	items []int32
}

// NewGroups sorts numbers into count groups, within which they keep their
// order. Each item is yielded behind the number of its group, twice.
func NewGroups(count int, items iter.Seq2[int32, int32]) Groups {
	start := make([]int32, count+2)
	for group := range items {
		start[group+2]++
	}
	for i := range start[1:] {
		start[i+1] += start[i]
	}
	g := Groups{start: start, items: make([]int32, start[count+1])}
	for group, item := range items {
		at := &start[group+1]
		g.items[*at] = item
		*at++
	}
	return g
}

// groupBy sorts the numbers below n into count groups.
func groupBy(count, n int, group func(item int32) int32) Groups {
	return NewGroups(count, func(yield func(group, item int32) bool) {
		for item := range int32(n) {
			if !yield(group(item), item) {
				return
			}
		}
	})
}

// Of returns the numbers in a group.
func (g *Groups) Of(group int32) []int32 { return g.items[g.start[group]:g.start[group+1]] }
