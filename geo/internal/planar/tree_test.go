package planar

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestRayWest compares what the rays meet on every shape with looking at all
// segments.
func TestRayWest(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, shape := range shapes {
		m, err := mapOf(shape.make(60, random))
		if err != nil {
			t.Fatalf("%s: %v", shape.name, err)
		}
		tree := m.graph.tree
		tree.insertFans()
		for range 200 {
			at := tree.points[random.IntN(len(tree.points))]
			at.X += random.Int32N(500)
			want := int32(none)
			for i, l := range tree.lines {
				south, north := l.northward()
				if south.Y <= at.Y && at.Y < north.Y && Orientation(south, north, at) < 0 && (want == none || tree.lines[want].isWestOf(l)) {
					want = int32(i)
				}
			}
			for _, reach := range []int64{0, 30, 1000, 1 << 30} {
				if got := tree.rayWest(at, reach); got != want {
					t.Fatalf("%s: the ray from %v meets %v with a reach of %d, want %v", shape.name, at, got, reach, want)
				}
			}
		}
	}
}

// TestFan holds that the members near a segment are all those that break it or
// are broken by it, and few others.
func TestFan(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	found, looked := 0, 0
	for range 3000 {
		hub := Point{random.Int32N(9), random.Int32N(9)}
		count := minFan + random.Int32N(20)
		o := NewOutlines(0)
		spread := int32(20) << random.IntN(6)
		for int32(len(o.uses)) < count {
			if tip := (Point{hub.X + random.Int32N(2*spread) - spread, hub.Y + random.Int32N(2*spread) - spread}); tip != hub {
				o.Add(hub, tip, 0)
			}
		}
		a := Point{random.Int32N(2*spread) - spread, random.Int32N(2*spread) - spread}
		b := Point{a.X + random.Int32N(60) - 30, a.Y + random.Int32N(60) - 30}
		if a == b || a == hub || b == hub {
			continue
		}
		o.Add(a, b, 0)
		tree := &tree{Outlines: o}
		tree.makeFans()
		if len(tree.fans) != 1 {
			continue // stretches that are there twice
		}
		f, segment := &tree.fans[0], int32(len(tree.lines)-1)
		near := slices.Collect(f.near(tree.lines[segment]))
		if len(near) != len(slices.Compact(slices.Sorted(slices.Values(near)))) {
			t.Fatalf("%v has one twice", near)
		}
		for k, member := range f.members {
			if member == segment || len(tree.appendBreaks(nil, segment, member)) == 0 {
				continue
			}
			found++
			if !slices.Contains(near, k) {
				t.Fatalf("%v is not near %v in the fan of %v", tree.lines[member], tree.lines[segment], hub)
			}
		}
		looked += len(near)
	}
	if found < 2000 || looked > 12*found {
		t.Errorf("%d of %d members that were near break a segment or are broken", found, looked)
	}
}

func TestEachRun(t *testing.T) {
	for _, test := range []struct {
		name  string
		boxes []polygon
		want  []Run
	}{
		{"side by side", []polygon{box(1, 0, 0, 10, 10), box(1, 12, 0, 22, 10)}, []Run{{0, 8}}},
		{"far apart", []polygon{box(1, 0, 0, 10, 10), box(1, 60, 0, 70, 10)}, []Run{{0, 4}, {4, 8}}},
		{"five", []polygon{box(1, 0, 0, 9, 9), box(1, 9, 0, 19, 9), box(1, 20, 0, 29, 9), box(1, 30, 0, 39, 9), box(1, 40, 0, 49, 9)}, []Run{{0, 15}, {15, 19}}},
	} {
		o := outlinesOf(test.boxes)
		var runs []Run
		for run := range EachRun(int32(len(o.lines)), LongRun, func(i int32) (Box, bool) { return o.lines[i].box(), true }, o.meet) {
			runs = append(runs, run)
		}
		if !slices.Equal(runs, test.want) {
			t.Errorf("%s: runs %v, want %v", test.name, runs, test.want)
		}
	}
}
