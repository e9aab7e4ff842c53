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
		for range 200 {
			at := tree.points.all[random.IntN(len(tree.points.all))]
			at.X += random.Int32N(500)
			want := int32(none)
			for i, l := range tree.segments.all {
				south, north := l.northward()
				if south.Y <= at.Y && at.Y < north.Y && Orientation(south, north, at) < 0 && (want == none || tree.segments.all[want].isWestOf(l)) {
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
		tree := &tree{Outlines: o, leaving: o.leaving()}
		clusters := tree.clusters(longRun)
		if len(clusters) != 2 || clusters[1].fan == nil {
			continue // stretches that are there twice
		}
		segment := int32(len(tree.segments.all) - 1)
		near := clusters[1].near(tree.segments.all[segment])
		if len(near) != len(slices.Compact(slices.Sorted(slices.Values(near)))) {
			t.Fatalf("%v has one twice", near)
		}
		for _, member := range clusters[1].segments {
			if len(tree.appendBreaks(nil, segment, member)) == 0 {
				continue
			}
			found++
			if !slices.Contains(near, member) {
				t.Fatalf("%v is not near %v in the fan of %v", tree.segments.all[member], tree.segments.all[segment], hub)
			}
		}
		looked += len(near)
	}
	if found < 2000 || looked > 12*found {
		t.Errorf("%d of %d members that were near break a segment or are broken", found, looked)
	}
}
