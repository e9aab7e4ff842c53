package peers

import (
	"flag"
	"math"
	"testing"

	"github.com/chiward/chiward/geo"
)

var pointCount = flag.Int("points", 200_000, "ask peers about this many places of each set on each map, slow ones about a tenth or less")

// gridGap is how far in meters chiward moves a point to bring it to its grid:
// half the diagonal of a cell of 1e-7 degree.
const gridGap = 0.0075

// TestAgree holds chiward to the answers of five libraries nobody here wrote.
// They may differ only next to a border, and no farther from it than they and
// chiward draw it apart.
func TestAgree(t *testing.T) {
	for _, file := range mapFiles {
		for _, library := range peerLibraries {
			t.Run("map="+file.id+"/lib="+library.name, func(t *testing.T) {
				t.Parallel()
				m := openMap(t, file.id)
				p, judge := library.open(t, m), newS2(m)
				tolerance := gridGap + library.tolerance(m)
				for _, set := range pointSets {
					n := *pointCount / library.share
					if testing.Short() {
						n /= 10
					}
					var differ, moved, wrong int
					var farthest float64
					for _, at := range set.draw(m, n) {
						ours, theirs := m.wards.Ward(at), p.ward(at)
						if ours == theirs {
							continue
						}
						differ++
						if p.ward(onGrid(at)) == ours {
							moved++
						}
						border := judge.border(at)
						farthest = max(farthest, border)
						if border > tolerance {
							if wrong++; wrong <= 10 {
								t.Errorf("%s: %v is in ward %d, %s says %d; the border is %.4f m away", set.name, at, ours, library.name, theirs, border)
							}
						}
					}
					t.Logf("%s: %d of %d places differ, %d of them because chiward moves places to its grid; the farthest is %.4f m from a border, %.4f m are allowed",
						set.name, differ, n, moved, farthest, tolerance)
				}
			})
		}
	}
}

// onGrid returns the place nearest to p whose coordinates have seven decimals.
func onGrid(p geo.Point) geo.Point {
	return geo.Point{Lat: math.RoundToEven(p.Lat*1e7) / 1e7, Lng: math.RoundToEven(p.Lng*1e7) / 1e7}
}

// TestOneWardAtVertices checks with s2, for which the wards are as separate
// as any polygons, that the maps as shipped have no vertex in two wards. As
// s2 gives each side of a shared border to one ward, they overlap nowhere if
// it is so, save where a border has a vertex on one side only.
func TestOneWardAtVertices(t *testing.T) {
	for _, file := range mapFiles {
		t.Run("map="+file.id, func(t *testing.T) {
			t.Parallel()
			m := openMap(t, file.id)
			sphere := newS2(m)
			for _, f := range m.features {
				for _, polygon := range f.area {
					for _, ring := range polygon {
						for _, vertex := range ring {
							if shapes := sphere.query.ContainingShapes(s2Point(pointOf(vertex))); len(shapes) > 1 {
								t.Errorf("vertex %v of ward %d is in %d wards", vertex, f.ward, len(shapes))
							}
						}
					}
				}
			}
		})
	}
}

// TestIndexAgrees checks that geo.Index and the two other ways to ask a
// ward.Map give the ward that Map.Ward gives.
func TestIndexAgrees(t *testing.T) {
	for _, file := range mapFiles {
		t.Run("map="+file.id, func(t *testing.T) {
			t.Parallel()
			m := openMap(t, file.id)
			index := m.newIndex(t)
			points := m.borderPoints(20_000)
			for _, at := range points {
				want := m.wards.Ward(at)
				if got := m.wards.At(at).Ward; got != want {
					t.Errorf("At(%v) = %v, want %v", at, got, want)
				}
				if got := index.Region(at); got != uint8(want) {
					t.Errorf("Region(%v) = %v, want %v", at, got, want)
				}
			}
		})
	}
}

// TestBorderAgrees compares the distance to the border with that which s2
// finds, whose Earth is a sphere and whose borders are arcs.
func TestBorderAgrees(t *testing.T) {
	for _, file := range mapFiles {
		t.Run("map="+file.id, func(t *testing.T) {
			t.Parallel()
			m := openMap(t, file.id)
			sphere, gap := newS2(m), gridGap+m.arcGap()
			for _, set := range pointSets {
				for _, at := range set.draw(m, 5_000) {
					got, want := float64(m.wards.At(at).Border), sphere.border(at)
					if math.Abs(got-want) > gap+want*0.005 {
						t.Errorf("%s: the border is %.3f m from %v, s2 says %.3f m", set.name, got, at, want)
					}
				}
			}
		})
	}
}

// TestPointSets checks that the benchmarks look up what they say.
func TestPointSets(t *testing.T) {
	m := openMap(t, "2023")
	sets := benchSets(t, m)
	border := newS2(m).border
	var outside, near int
	for _, p := range sets[0].points {
		if m.wards.Ward(p) == 0 {
			outside++
		}
	}
	for _, p := range sets[1].points {
		if border(p) < 2*borderScatter {
			near++
		}
	}
	if outside > 0 {
		t.Errorf("%d uniform places are outside the city", outside)
	}
	if near < benchPoints*9/10 {
		t.Errorf("%d of %d border places are near a border", near, benchPoints)
	}
	again := benchSets(t, m)
	for i, set := range sets {
		for j, p := range set.points {
			if p != again[i].points[j] {
				t.Fatalf("set %s is not the same every time", set.name)
			}
		}
	}
}
