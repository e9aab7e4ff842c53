package planar

import (
	"math/bits"
	"math/rand/v2"
	"testing"
)

// slowClaims returns which regions cover p: those with a polygon whose outline
// winds around it. It reports false if p is so near to an outline that it may
// be on the other side of it on the map.
func slowClaims(polygons []polygon, p Point) (claims uint64, sure bool) {
	for _, polygon := range polygons {
		winding := 0
		for _, ring := range polygon.rings {
			for i, a := range ring {
				b := ring[(i+1)%len(ring)]
				turn := float64(Orientation(a, b, p))
				const near = 8
				if BoxAround(a, b).Meets(Box{p, p}, near) && turn*turn <= near*near*float64(a.SquareTo(b)) {
					return 0, false
				}
				switch {
				case a.Y <= p.Y && p.Y < b.Y && turn > 0:
					winding++
				case b.Y <= p.Y && p.Y < a.Y && turn < 0:
					winding--
				}
			}
		}
		if winding != 0 {
			claims |= 1 << polygon.region
		}
	}
	return claims, true
}

// slowRegion returns the region of p: what the edges east of it lead to.
func slowRegion(edges []Edge, p Point) (region uint8) {
	for _, e := range edges {
		if e.A.Y <= p.Y && p.Y < e.B.Y && Orientation(e.A, e.B, p) > 0 {
			region ^= e.Left ^ e.Right
		}
	}
	return region
}

// checkMap holds that the map of polygons is right, and that it was made in
// few steps.
func checkMap(t *testing.T, polygons []polygon, random *rand.Rand) {
	t.Helper()
	m, err := mapOf(polygons)
	if err != nil {
		t.Fatal(err)
	}
	edges, chains := m.Borders()
	checkChains(t, edges, chains)
	for i := range min(len(edges), 400) {
		e := edges[random.IntN(len(edges))]
		if len(edges) <= 400 {
			e = edges[i]
		}
		if e.A.Compare(e.B) > 0 {
			e.A, e.B = e.B, e.A
		}
		for _, f := range edges {
			if touches(e.A, e.B, f.A) || touches(e.A, e.B, f.B) {
				t.Fatalf("%v touches an end of %v", e, f)
			}
			if at, ok := crossing(e.A, e.B, f.A, f.B); ok {
				t.Fatalf("%v crosses %v at %v", e, f, at)
			}
		}
	}
	if len(edges) == 0 {
		return
	}
	for range 300 {
		near := edges[random.IntN(len(edges))].A
		spread := int32(1) << (3 + random.IntN(12))
		p := Point{near.X + random.Int32N(2*spread) - spread, near.Y + random.Int32N(2*spread) - spread}
		claims, sure := slowClaims(polygons, p)
		if !sure {
			continue
		}
		want := uint8(0)
		if claims != 0 {
			want = uint8(bits.TrailingZeros64(claims))
		}
		if got := slowRegion(edges, p); got != want {
			t.Fatalf("%v is in region %d, want %d of %b", p, got, want, claims)
		}
	}
}

// checkChains holds that every chain runs from node to node, or is a loop, and
// has the same regions on its sides all along.
func checkChains(t *testing.T, edges []Edge, chains []int32) {
	t.Helper()
	degree := map[Point]int{}
	for _, e := range edges {
		degree[e.A]++
		degree[e.B]++
		if e.Left == e.Right || e.A.Y > e.B.Y || e.A.Y == e.B.Y && e.A.X <= e.B.X {
			t.Fatalf("edge %+v", e)
		}
	}
	for n, first := range chains {
		end := int32(len(edges))
		if n+1 < len(chains) {
			end = chains[n+1]
		}
		chain := edges[first:end]
		ends := map[Point]int{}
		for i, e := range chain {
			ends[e.A]++
			ends[e.B]++
			if i == 0 {
				continue
			}
			f := chain[i-1]
			sameWay := e.A == f.B || e.B == f.A
			if !sameWay && e.A != f.A && e.B != f.B {
				t.Fatalf("%v does not follow %v", e, f)
			}
			if e.Left == f.Left != sameWay && e.Left != f.Right {
				t.Fatalf("regions change from %v to %v", f, e)
			}
		}
		for p, count := range ends {
			if isEnd := count == 1; isEnd != (degree[p] != 2) && degree[p] == 2 {
				t.Fatalf("chain %d ends at %v, where %d edges meet", n, p, degree[p])
			}
		}
	}
}

func TestShapes(t *testing.T) {
	for _, shape := range shapes {
		t.Run(shape.name, func(t *testing.T) {
			for n := int32(4); n <= 300; n *= 4 {
				random := rand.New(rand.NewPCG(uint64(n), 1))
				checkMap(t, shape.make(n, random), random)
			}
		})
	}
}

// TestSteps holds that the comparisons for each segment grow no faster than a
// logarithm with the positions of a map.
func TestSteps(t *testing.T) {
	for _, shape := range shapes {
		steps := func(n int32) float64 {
			m, err := mapOf(shape.make(n, rand.New(rand.NewPCG(1, 2))))
			if err != nil {
				t.Fatalf("%s: %v", shape.name, err)
			}
			return float64(m.graph.steps) / float64(len(m.graph.segments.all))
		}
		few, many := steps(300), steps(2400)
		t.Logf("%s: %.1f steps a segment, and %.1f of eight times as many", shape.name, few, many)
		if many > 2*few+fewSteps {
			t.Errorf("%s: %.1f steps a segment, but %.1f of eight times as many", shape.name, few, many)
		}
	}
}

func FuzzMap(f *testing.F) {
	for i := range shapes {
		f.Add(uint8(i), uint8(i+1), uint16(20), uint64(i))
	}
	f.Fuzz(func(t *testing.T, first, second uint8, n uint16, seed uint64) {
		random := rand.New(rand.NewPCG(seed, 3))
		size := 4 + int32(n%150)
		polygons := shapes[int(first)%len(shapes)].make(size, random)
		// A second shape over the first, anywhere.
		dx, dy := random.Int32N(3000), random.Int32N(3000)
		for _, p := range shapes[int(second)%len(shapes)].make(size, random) {
			for _, ring := range p.rings {
				for i := range ring {
					ring[i].X += dx
					ring[i].Y += dy
				}
			}
			polygons = append(polygons, p)
		}
		checkMap(t, polygons, random)
	})
}
