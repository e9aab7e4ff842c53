package planar

import "iter"

// LongRun is how many segments a run has at most, unless outlines lie so close
// within each other that shorter runs are better. Trees of longer runs are
// smaller and quicker to fill; searches then look at more segments in vain.
const LongRun = 16

// Run is segments that lie together, from the number First up to but not
// including End.
type Run struct{ First, End int32 }

// EachRun yields runs of count segments, of up to longest each, with the boxes
// around them. Box
// returns that of a segment, or false if it is to be in no run; meet reports
// whether two have an end in common. A run has what goes on from end to end,
// or several such stretches if they fill at least half of its box.
func EachRun(count, longest int32, box func(i int32) (Box, bool), meet func(i, j int32) bool) iter.Seq2[Run, Box] {
	return func(yield func(Run, Box) bool) {
		var run Run
		var around Box
		for first := int32(0); first < count; {
			stretch, ok := box(first)
			if !ok {
				first++
				continue
			}
			end := first + 1
			for ; end < count && end < first+longest && meet(end, end-1); end++ {
				next, ok := box(end)
				if !ok {
					break
				}
				stretch = stretch.Union(next)
			}
			if union := around.Union(stretch); first == run.End && end-run.First <= longest && first > 0 &&
				union.area() <= 2*(around.area()+stretch.area()) {
				run.End, around = end, union
			} else {
				if run.End > 0 && !yield(run, around) {
					return
				}
				run, around = Run{first, end}, stretch
			}
			first = end
		}
		if run.End > 0 {
			yield(run, around)
		}
	}
}

func (b Box) area() int64 {
	return (int64(b.Max.X) - int64(b.Min.X)) * (int64(b.Max.Y) - int64(b.Min.Y))
}

// Corners returns the corners of b for a tree, margin units outside it.
func (b Box) Corners(margin int64) (low, high [2]int64) {
	return [2]int64{int64(b.Min.X) - margin, int64(b.Min.Y) - margin}, [2]int64{int64(b.Max.X) + margin, int64(b.Max.Y) + margin}
}
