package planar

import (
	"math"
	"math/rand/v2"
	"slices"
)

// polygon is one polygon of a map for tests.
type polygon struct {
	region uint8
	rings  [][]Point
}

// mapOf makes the map of polygons.
func mapOf(polygons []polygon) (*Map, error) {
	var regions []uint8
	for _, p := range polygons {
		regions = append(regions, p.region)
	}
	return New(outlinesOf(polygons), regions)
}

func outlinesOf(polygons []polygon) *Outlines {
	o := NewOutlines(0)
	for i, p := range polygons {
		for _, ring := range p.rings {
			for j, from := range ring {
				if to := ring[(j+1)%len(ring)]; from != to {
					o.Add(from, to, int32(i))
				}
			}
		}
	}
	return o
}

// box returns a rectangle.
func box(region uint8, west, south, east, north int32) polygon {
	return polygon{region, [][]Point{{{west, south}, {east, south}, {east, north}, {west, north}}}}
}

func around(center Point, radius, turn float64) Point {
	sin, cos := math.Sincos(2 * math.Pi * turn)
	return Point{center.X + int32(math.Round(radius*cos)), center.Y + int32(math.Round(radius*sin))}
}

// shapes has maps that are hard for one or another part of making a planar
// map. Each has about n polygons or positions.
var shapes = []struct {
	name string
	make func(n int32, random *rand.Rand) []polygon
}{
	{"comb", func(n int32, _ *rand.Rand) []polygon {
		ring := []Point{{100 * n, 0}, {100 * n, -10}, {0, -10}, {0, 0}}
		for i := range n {
			ring = append(ring, Point{100*i + 10, 0}, Point{100*i + 20, 100_000}, Point{100*i + 30, 0})
		}
		return []polygon{{1, [][]Point{ring}}, box(2, -500, -500, 100*n+500, -10)}
	}},
	{"star", func(n int32, _ *rand.Rand) (star []polygon) {
		for i := range n {
			share := float64(i) / float64(n)
			star = append(star, polygon{uint8(1 + i%7), [][]Point{{{}, around(Point{}, 1e7, share), around(Point{}, 1e7, share+0.5/float64(n))}}})
		}
		return star
	}},
	{"two stars and their spikes", func(n int32, random *rand.Rand) (stars []polygon) {
		n = min(n, 80) // every second pair of spikes crosses
		for i := range n / 2 {
			share := float64(i) / float64(n/2)
			for k := range int32(2) {
				hub := Point{k * 2000, k * 300}
				stars = append(stars, polygon{uint8(1 + k), [][]Point{{hub, around(hub, 1e5+1e5*random.Float64(), share), around(hub, 3000, share+0.5/float64(n))}}})
			}
		}
		return stars
	}},
	{"islands", func(n int32, _ *rand.Rand) (islands []polygon) {
		side := int32(math.Ceil(math.Sqrt(float64(n))))
		for i := range n {
			x, y := i%side*1000, i/side*1000
			islands = append(islands, box(uint8(1+i%9), x, y, x+700, y+700))
		}
		return islands
	}},
	{"islands in islands", func(n int32, _ *rand.Rand) (islands []polygon) {
		for i := range n {
			islands = append(islands, box(uint8(1+i%3), 10*i, 10*i, 20_000*10-10*i, 20_000*10-10*i))
		}
		return islands
	}},
	{"a row of islands", func(n int32, _ *rand.Rand) (islands []polygon) {
		for i := range n {
			islands = append(islands, box(uint8(1+i%9), 100*i, 0, 100*i+50, 5000))
		}
		return islands
	}},
	{"islands beside a wall", func(n int32, _ *rand.Rand) (islands []polygon) {
		for i := range n / 2 {
			islands = append(islands, box(1, 20*i, 0, 20*i+10, 40*n), box(2, 11*n, 40*i, 40*n, 40*i+20))
		}
		return islands
	}},
	{"spiral", func(n int32, _ *rand.Rand) []polygon {
		var out, back []Point
		for i := range n / 2 {
			turn := float64(i) / 60
			out = append(out, around(Point{}, 5000*(turn+1), turn))
			back = append(back, around(Point{}, 5000*(turn+1)+2000, turn))
		}
		slices.Reverse(back)
		return []polygon{{1, [][]Point{append(out, back...)}}}
	}},
	{"bars across bars", func(n int32, _ *rand.Rand) (bars []polygon) {
		side := int32(math.Sqrt(float64(n)))
		for i := range side {
			bars = append(bars, box(1, -50, 100*i, 100*side, 100*i+50), box(2, 100*i, -50, 100*i+50, 100*side))
		}
		return bars
	}},
	{"one ring again and again", func(n int32, _ *rand.Rand) (copies []polygon) {
		for range n {
			copies = append(copies, box(1, 0, 0, 1000, 1000))
		}
		return append(copies, box(2, 1000, 0, 2000, 1000))
	}},
	{"one vertex far away", func(n int32, _ *rand.Rand) []polygon {
		ring := []Point{{1 << 29, 1 << 28}}
		for i := range n {
			ring = append(ring, around(Point{}, 1e6, 0.25+0.5*float64(i)/float64(n)))
		}
		return []polygon{{1, [][]Point{ring}}, box(2, 2e6, -2e6, 3e6, -1e6)}
	}},
	{"boxes anywhere", func(n int32, random *rand.Rand) (boxes []polygon) {
		for range n {
			x, y, size := random.Int32N(1e6), random.Int32N(1e6), 10+random.Int32N(1+100_000_000/(n*n+1000))
			boxes = append(boxes, box(uint8(1+random.IntN(5)), x, y, x+size, y+size))
		}
		return boxes
	}},
	{"triangles near each other", func(n int32, random *rand.Rand) (triangles []polygon) {
		place := func() Point { return Point{random.Int32N(60), random.Int32N(60)} }
		for range min(n, 40) {
			triangles = append(triangles, polygon{uint8(1 + random.IntN(3)), [][]Point{{place(), place(), place()}}})
		}
		return triangles
	}},
	{"slivers", func(n int32, random *rand.Rand) (slivers []polygon) {
		for range min(n, 40) {
			a, b := Point{random.Int32N(3), random.Int32N(3)}, Point{1000 + random.Int32N(3), 700 + random.Int32N(3)}
			slivers = append(slivers, polygon{uint8(1 + random.IntN(3)), [][]Point{{a, b, {500 + random.Int32N(9), 350 + random.Int32N(9)}}}})
		}
		return slivers
	}},
}
