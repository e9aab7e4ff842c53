package planar

import (
	"iter"
	"slices"
	"sort"
)

// minFan is how many segments that leave one point make a fan. Fewer are
// quicker compared one by one.
const minFan = 24

// fan is the segments that leave one point, in order around it. All their
// boxes overlap, but those that come near another segment are next to each
// other in the fan.
type fan struct {
	hub     Point
	members []int32 // segments, counter-clockwise from due east
	tips    []Point // their other ends
	around  Box
}

// makeFans finds the fans.
func (t *tree) makeFans() {
	degree := make([]int32, len(t.points))
	for i := range int32(len(t.lines)) {
		degree[t.ends[i][0]]++
		degree[t.ends[i][1]]++
	}
	if slices.Max(degree) < minFan {
		return
	}
	t.inFan = make([]bool, len(t.lines))
	hubs := map[int32][]int32{}
	for i := range int32(len(t.lines)) {
		hub := t.ends[i][0]
		if degree[hub] < minFan {
			hub = t.ends[i][1]
		}
		if degree[hub] >= minFan {
			t.inFan[i] = true
			hubs[hub] = append(hubs[hub], i)
		}
	}
	for hub := range degree {
		if members := hubs[int32(hub)]; members != nil {
			t.fans = append(t.fans, t.newFan(t.points[hub], members))
		}
	}
}

func (t *tree) newFan(hub Point, members []int32) fan {
	f := fan{hub: hub, members: members, around: Box{hub, hub}}
	tip := func(i int32) Point {
		if l := t.lines[i]; l.low != hub {
			return l.low
		}
		return t.lines[i].high
	}
	slices.SortFunc(members, func(i, j int32) int { return CompareAngles(hub, tip(i), tip(j)) })
	for _, i := range members {
		f.tips = append(f.tips, tip(i))
		f.around = f.around.Union(Box{tip(i), tip(i)})
	}
	return f
}

// appendFanBreaks appends the breaks that segments of fans need or cause.
func (t *tree) appendFanBreaks(breaks []segmentBreak) (_ []segmentBreak, err error) {
	for n := range t.fans {
		f := &t.fans[n]
		// against compares a segment with the members near it.
		against := func(i int32, near iter.Seq[int]) {
			for k := range near {
				t.steps++
				if f.members[k] != i {
					breaks = t.appendBreaks(breaks, i, f.members[k])
				}
			}
			if err == nil {
				err = t.within(len(breaks), manySteps)
			}
		}
		for k, tip := range f.tips {
			against(f.members[k], f.between(k, k+1, tip))
		}
		low, high := f.around.Corners(1)
		t.runs.Search(low, high, func(_, _ [2]int64, r Run) bool {
			t.steps += int(r.End - r.First)
			for i := r.First; i < r.End && err == nil; i++ {
				if t.lines[i].meets(f.around) {
					against(i, f.near(t.lines[i]))
				}
			}
			return err == nil
		})
		for _, other := range t.fans[:n] {
			t.steps++
			for k := 0; k < len(other.members) && err == nil && other.around.Meets(f.around, 1); k++ {
				against(other.members[k], f.near(t.lines[other.members[k]]))
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return breaks, nil
}

// insertFans puts the segments of fans into the tree, each as a run.
func (t *tree) insertFans() {
	for _, f := range t.fans {
		for _, i := range f.members {
			t.insert(Run{i, i + 1}, t.lines[i].box())
		}
	}
}

// near yields the indices of the members that may come within a unit of l.
func (f *fan) near(l line) iter.Seq[int] {
	count := len(f.members)
	if l.comesNear(f.hub) {
		return f.between(0, count)
	}
	from, to := l.low, l.high
	if Orientation(f.hub, from, to) < 0 {
		from, to = to, from
	}
	first := sort.Search(count, func(k int) bool { return CompareAngles(f.hub, f.tips[k], from) >= 0 })
	end := sort.Search(count, func(k int) bool { return CompareAngles(f.hub, f.tips[k], to) > 0 })
	if CompareAngles(f.hub, from, to) > 0 {
		end += count // over due east
	}
	return f.between(first, end, from, to)
}

// between yields the indices of the members from first up to but not including
// end, and of those beyond that pass one of the places, each once. The farther
// around a member is, the farther away it passes.
func (f *fan) between(first, end int, places ...Point) iter.Seq[int] {
	return func(yield func(int) bool) {
		count := len(f.members)
		for k := first; k < end; k++ {
			if !yield(k % count) {
				return
			}
		}
		for ; end-first < count && f.passes((first-1+count)%count, places); first-- {
			if !yield((first - 1 + count) % count) {
				return
			}
		}
		for ; end-first < count && f.passes(end%count, places); end++ {
			if !yield(end % count) {
				return
			}
		}
	}
}

// reach is how near in units a place has to be for the exact tests.
const reach = 2

// passes reports whether the ray from the hub along a member comes within
// reach of one of the places.
func (f *fan) passes(member int, places []Point) bool {
	tip := f.tips[member]
	for _, p := range places {
		turn := float64(Orientation(f.hub, tip, p))
		ahead := (int64(tip.X)-int64(f.hub.X))*(int64(p.X)-int64(f.hub.X)) + (int64(tip.Y)-int64(f.hub.Y))*(int64(p.Y)-int64(f.hub.Y))
		if ahead >= 0 && turn*turn <= reach*reach*float64(f.hub.SquareTo(tip)) {
			return true
		}
	}
	return false
}

// comesNear reports whether l may come within reach of p.
func (l line) comesNear(p Point) bool {
	turn := float64(Orientation(l.low, l.high, p))
	return l.box().Meets(Box{p, p}, reach) && turn*turn <= (reach+1)*(reach+1)*float64(l.low.SquareTo(l.high))
}
