package street

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo"
)

// plainMap finds wards by counting edges, one polygon after the other.
type plainMap struct{ wards []plainWard }

type plainWard struct {
	number string
	rings  [][][2]float64
	box    [4]float64
}

func readPlainMap(t testing.TB, path string) *plainMap {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the ward map is not here: %v", err)
	}
	var in struct {
		Features []struct {
			Properties map[string]any
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(data, &in); err != nil {
		t.Fatal(err)
	}
	m := new(plainMap)
	for _, f := range in.Features {
		number, _ := f.Properties["ward"].(string)
		if _, err := strconv.Atoi(number); err != nil {
			continue
		}
		var polygons [][][][2]float64
		if f.Geometry.Type == "Polygon" {
			polygons = make([][][][2]float64, 1)
			err = json.Unmarshal(f.Geometry.Coordinates, &polygons[0])
		} else {
			err = json.Unmarshal(f.Geometry.Coordinates, &polygons)
		}
		if err != nil {
			t.Fatal(err)
		}
		w := plainWard{number: number, box: [4]float64{180, 90, -180, -90}}
		for _, polygon := range polygons {
			for _, ring := range polygon {
				w.rings = append(w.rings, ring)
				for _, p := range ring {
					w.box = [4]float64{min(w.box[0], p[0]), min(w.box[1], p[1]), max(w.box[2], p[0]), max(w.box[3], p[1])}
				}
			}
		}
		m.wards = append(m.wards, w)
	}
	return m
}

func (m *plainMap) ward(p geo.Point) string {
	for _, w := range m.wards {
		if p.Lng < w.box[0] || p.Lat < w.box[1] || p.Lng > w.box[2] || p.Lat > w.box[3] {
			continue
		}
		inside := false
		for _, ring := range w.rings {
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				if (a[1] > p.Lat) != (b[1] > p.Lat) && p.Lng < a[0]+(p.Lat-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
					inside = !inside
				}
			}
		}
		if inside {
			return w.number
		}
	}
	return ""
}

// border returns the distance from p to the nearest ward border, at most
// 200 m, and a ward at that border.
func (m *plainMap) border(p geo.Point) (geo.Meters, string) {
	best, nearest := 200.0, ""
	const reach = 0.003
	for _, w := range m.wards {
		if p.Lng < w.box[0]-reach || p.Lat < w.box[1]-reach || p.Lng > w.box[2]+reach || p.Lat > w.box[3]+reach {
			continue
		}
		for _, ring := range w.rings {
			for i := 1; i < len(ring); i++ {
				ax, ay := (ring[i-1][0]-p.Lng)*metersPerDegree*lngScale, (ring[i-1][1]-p.Lat)*metersPerDegree
				bx, by := (ring[i][0]-p.Lng)*metersPerDegree*lngScale, (ring[i][1]-p.Lat)*metersPerDegree
				if min(ax, bx) > best || max(ax, bx) < -best || min(ay, by) > best || max(ay, by) < -best {
					continue
				}
				dx, dy := bx-ax, by-ay
				f := 0.0
				if l := dx*dx + dy*dy; l > 0 {
					f = max(0, min(1, -(ax*dx+ay*dy)/l))
				}
				if d := math.Hypot(ax+f*dx, ay+f*dy); d < best {
					best, nearest = d, w.number
				}
			}
		}
	}
	return geo.Meters(best), nearest
}

func readTable(t testing.TB, path string) [][]string {
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("the file is not here: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	scanner := bufio.NewScanner(z)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		rows = append(rows, strings.Split(scanner.Text(), "\t"))
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// fromIllinoisEast converts US survey feet on the Illinois East grid
// (EPSG:3435, NAD83), a transverse Mercator projection, into degrees.
func fromIllinoisEast(x, y float64) geo.Point {
	const (
		semiMajor     = 6378137.0
		flattening    = 1 / 298.257222101
		scale         = 0.999975
		originLat     = (36 + 40.0/60) * math.Pi / 180
		originLng     = -(88 + 20.0/60) * math.Pi / 180
		falseEasting  = 300000.0
		metersPerFoot = 1200.0 / 3937
		e2            = flattening * (2 - flattening)
		ep2           = e2 / (1 - e2)
	)
	arc := func(lat float64) float64 {
		return semiMajor * ((1-e2/4-3*e2*e2/64)*lat - (3*e2/8+3*e2*e2/32)*math.Sin(2*lat) + 15*e2*e2/256*math.Sin(4*lat))
	}
	east := x*metersPerFoot - falseEasting
	m := arc(originLat) + y*metersPerFoot/scale
	lat := m / semiMajor
	for range 10 {
		lat += (m - arc(lat)) / semiMajor
	}
	sin, cos := math.Sincos(lat)
	c, t := ep2*cos*cos, math.Tan(lat)*math.Tan(lat)
	n := semiMajor / math.Sqrt(1-e2*sin*sin)
	r := n * (1 - e2) / (1 - e2*sin*sin)
	d := east / (n * scale)
	footLat := lat - n*math.Tan(lat)/r*(d*d/2-(5+3*t+10*c-4*c*c-9*ep2)*math.Pow(d, 4)/24)
	lng := originLng + (d-(1+2*t+c)*d*d*d/6)/cos
	return geo.Point{Lat: footLat * 180 / math.Pi, Lng: lng * 180 / math.Pi}
}
