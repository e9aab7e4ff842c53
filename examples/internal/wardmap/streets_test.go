package wardmap

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/street"
	"github.com/chiward/chiward/ward"
)

func shippedAtlas(t testing.TB) *ward.Atlas {
	t.Helper()
	atlas, err := ward.Open(data.Current(), data.Streets())
	if err != nil {
		t.Fatal(err)
	}
	return atlas
}

func shippedStreets(t testing.TB) *Streets {
	t.Helper()
	atlas := shippedAtlas(t)
	return NewStreets(atlas.Streets(), atlas.Latest().Map())
}

// TestMainStreets checks that every main street is one of the city's.
func TestMainStreets(t *testing.T) {
	s := shippedStreets(t)
	known := map[string]bool{}
	for name := range s.streets.Names() {
		if s.isMain(name) {
			name.Dir, name.SufDir = "", ""
			known[name.String()] = true
		}
	}
	lines := strings.Split(strings.TrimSpace(mainStreets), "\n")
	for _, line := range lines {
		if !known[line] {
			t.Errorf("%s is no street of the city", line)
		}
	}
	if len(known) != len(lines) {
		t.Errorf("%d streets are main ones, of %d lines", len(known), len(lines))
	}
}

func TestReadable(t *testing.T) {
	for name, want := range map[string]string{"W AUGUSTA BLVD": "W Augusta Blvd", "E 51ST ST": "E 51st St", "S AVENUE L": "S Avenue L", "": ""} {
		if got := Readable(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// TestSheet draws windows all over the city. A label lies in its window, along
// a line of its street, on nothing that is taken and on no other label; a name
// of a border stands where a border is.
func TestSheet(t *testing.T) {
	atlas := shippedAtlas(t)
	m := atlas.Latest().Map()
	s := NewStreets(atlas.Streets(), m)
	d := New(m, 2)
	named := 0
	for _, side := range []geo.Meters{500, 1200, 3000, 6000} {
		for lat := 41.66; lat < 42.02; lat += 0.03 {
			for lng := -87.8; lng < -87.55; lng += 0.03 {
				center := geo.Point{Lat: lat, Lng: lng}
				x, y := d.XY(center)
				taken := []Circle{{x, y, float64(side/d.Scale()) / 15}}
				window := Window{Center: center, Side: side, Em: side / 28, Taken: taken}
				sheet := d.Streets(s, window)
				p := plan{drawing: d, window: window, x: x, y: y}
				var circles []Circle
				for _, label := range sheet.Labels {
					scale := float64(d.Scale())
					at, angle := orb.Point{(float64(label.X) - x) * scale, (float64(label.Y) - y) * scale}, float64(label.Angle)*math.Pi/180
					mine := p.circles(label.Text, at, angle)
					for i := range mine {
						mine[i].Radius *= 0.9 // places are in whole units, angles in degrees
						if half := float64(side) / 2; math.Abs(mine[i].X) > half || math.Abs(mine[i].Y) > half {
							t.Fatalf("%v, %v m: %+v is outside", center, side, label)
						}
					}
					if !isFree(mine, append(circles, Circle{0, 0, float64(side) / 15 * 0.9})) {
						t.Fatalf("%v, %v m: %+v lies on another", center, side, label)
					}
					circles = append(circles, mine...)
					if label.Kind == kindEdge {
						named++
						if !slices.Contains(sheet.Borders, label.Text) {
							t.Errorf("%v, %v m: %+v is no border", center, side, label)
						}
					}
				}
			}
		}
	}
	if named < 700 {
		t.Errorf("%d streets of borders are named", named)
	}
}

// TestBordersAreNamed holds how much of the borders between wards is said to
// run along a street.
func TestBordersAreNamed(t *testing.T) {
	atlas := shippedAtlas(t)
	m := atlas.Latest().Map()
	length := func(line []geo.Point) (all geo.Meters) {
		for i, b := range line[1:] {
			all += geo.Distance(line[i], b)
		}
		return all
	}
	var all, named geo.Meters
	limit := map[geo.Point]bool{} // the first points of the city limit
	for chain := range m.Chains(geo.Box{Min: geo.Point{Lat: 41, Lng: -89}, Max: geo.Point{Lat: 43, Lng: -87}}) {
		if chain.Left != 0 && chain.Right != 0 {
			all += length(chain.Points)
			continue
		}
		for _, p := range cut(chain.Points) {
			limit[p] = true
		}
	}
	for _, edge := range findEdges(atlas.Streets(), m) {
		if !limit[edge.line[0]] || !limit[edge.line[1]] {
			named += length(edge.line)
		}
	}
	t.Logf("%.1f of %.1f km: %.1f %%", named/1000, all/1000, 100*named/all)
	if named < 0.75*all {
		t.Errorf("only %.1f %% of the borders are named", 100*named/all)
	}
}

// TestFillGaps names a straight gap between stretches of one street, and no
// other.
func TestFillGaps(t *testing.T) {
	const step = 0.001 // degrees of latitude, 111 m
	line := func(lngs ...float64) (points []geo.Point) {
		for i, lng := range lngs {
			points = append(points, geo.Point{Lat: 41.9 + float64(i)*step, Lng: -87.7 + lng*step})
		}
		return points
	}
	for _, test := range []struct {
		names  []string
		points []geo.Point
		want   []string
	}{
		{[]string{"A", "", "", "A"}, line(0, 0, 0, 0, 0), []string{"A", "A", "A", "A"}},
		{[]string{"A", "", "", "B"}, line(0, 0, 0, 0, 0), []string{"A", "", "", "B"}},
		{[]string{"A", "", "", "A"}, line(0, 0, 2, 0, 0), []string{"A", "", "", "A"}},                                  // a bend
		{[]string{"A", "", "", "", "", "", "A"}, line(0, 0, 0, 0, 0, 0, 0, 0), []string{"A", "", "", "", "", "", "A"}}, // too long
		{[]string{"", "A", ""}, line(0, 0, 0, 0), []string{"", "A", ""}},
	} {
		got := slices.Clone(test.names)
		if fillGaps(got, test.points); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.names, got, test.want)
		}
	}
}

// TestBordersAt names the streets of borders near places, the nearest first.
func TestBordersAt(t *testing.T) {
	atlas := shippedAtlas(t)
	s := NewStreets(atlas.Streets(), atlas.Latest().Map())
	for _, test := range []struct {
		address  string
		distance geo.Meters
		want     []string
	}{
		{"2000 W Augusta Blvd", 30, []string{"W Augusta Blvd"}},
		{"5600 W North Ave", 50, []string{"N Central Ave"}},
		{"1060 W Addison St", 30, nil},
	} {
		if got := s.BordersAt(atlas.Latest().Address(test.address).Point, test.distance); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.address, got, test.want)
		}
	}
	if got := NewStreets(nil, atlas.Latest().Map()).BordersAt(geo.Point{Lat: 41.8996, Lng: -87.677}, 100); len(got) != 0 {
		t.Errorf("without streets borders run along %q", got)
	}
}

// TestNoStreets draws a window without streets.
func TestNoStreets(t *testing.T) {
	m := shippedAtlas(t).Latest().Map()
	for _, s := range []*Streets{NewStreets(nil, m), NewStreets(new(street.Streets), m)} {
		if sheet := New(m, 25).Streets(s, Window{Center: geo.Point{Lat: 41.9, Lng: -87.65}, Side: 500, Em: 20}); sheet.Main+sheet.Minor != "" || sheet.Labels != nil || sheet.Borders != nil {
			t.Errorf("%+v", sheet)
		}
	}
}

func BenchmarkStreets(b *testing.B) {
	atlas := shippedAtlas(b)
	m := atlas.Latest().Map()
	s := NewStreets(atlas.Streets(), m)
	d := New(m, 2)
	for _, side := range []geo.Meters{500, 1700, 6000} {
		b.Run(fmt.Sprint(side), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.Streets(s, Window{Center: geo.Point{Lat: 41.94725, Lng: -87.6565}, Side: side, Em: side / 28})
			}
		})
	}
}

// TestNoLetters holds that a window without letters has streets and no labels.
func TestNoLetters(t *testing.T) {
	atlas := shippedAtlas(t)
	m := atlas.Latest().Map()
	if sheet := New(m, 40).Streets(NewStreets(atlas.Streets(), m), WholeCity(m)); sheet.Main == "" || sheet.Labels != nil {
		t.Errorf("%d bytes of main streets and %d labels", len(sheet.Main), len(sheet.Labels))
	}
}
