package geo

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo/address"
)

var (
	truthDir    = flag.String("truth", "", "folder with addresses whose wards are known; empty skips the measurement")
	sourcesDir  = flag.String("sources", "", "folder with the original sources; empty stands for sources beside -truth")
	truthShow   = flag.Int("show", 40, "how many failing rows to print for each file")
	truthBundle = flag.String("bundle", shipped, "bundle of streets to measure")
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

func (m *plainMap) ward(p Point) string {
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
func (m *plainMap) border(p Point) (Meters, string) {
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
	return Meters(best), nearest
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

func openStreets(t testing.TB, dir string) *Streets {
	s, err := ReadStreets(os.DirFS(dir))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no bundle: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// score counts how the rows of one file came out.
type score struct {
	t                             *testing.T
	rows, answered, right, clear  int
	near, clearWrong, form, forms int
	wrongAt                       map[string]int
	failures                      int
}

func (s *score) fail(format string, args ...any) {
	if s.failures++; s.failures <= *truthShow {
		fmt.Printf("   "+format+"\n", args...)
	}
}

// place locates one input. A choice of places that lie in one ward is an answer.
func (s *score) place(m *plainMap, streets *Streets, a address.Address, err error, input, want string) (Fix, bool) {
	s.rows++
	var f Fix
	if err == nil {
		f, err = streets.Locate(a)
	}
	var several *AmbiguousError
	if errors.As(err, &several) {
		wards := make(map[string]bool)
		for _, c := range several.Choices {
			wards[m.ward(c.Point)] = true
		}
		if len(wards) == 1 {
			f, err = several.Choices[0], nil
		}
	}
	if err != nil {
		s.fail("none   %-45q want %s: %v", input, want, err)
		return f, false
	}
	ward := m.ward(f.Point)
	border, nearest := m.border(f.Point)
	isClear := border > f.Radius+1
	if ward == "" {
		if border >= 150 {
			s.fail("out    %-45q want %s: %v %v", input, want, f.Address.Street, f.Point)
			return f, false
		}
		ward, isClear = nearest, false // just outside the city
	}
	s.answered++
	if isClear {
		s.clear++
	} else {
		s.near++
	}
	if ward == want {
		s.right++
		return f, true
	}
	s.wrongAt[distanceClass(border)]++
	if isClear {
		s.clearWrong++
	}
	s.fail("wrong  %-45q want %s got %s, border %.1f radius %.0f %v, %v (%v) %v", input, want, ward, float64(border), float64(f.Radius), f.Method, f.Address.Street, f.Corrections, f.Point)
	return f, true
}

func distanceClass(d Meters) string {
	switch {
	case d <= 13:
		return "<=13"
	case d <= 50:
		return "<=50"
	case d < 200:
		return "<200"
	}
	return ">=200"
}

func (s *score) print(name string) {
	p := func(a, b int) string {
		if b == 0 {
			return "-"
		}
		return fmt.Sprintf("%.2f%%", 100*float64(a)/float64(b))
	}
	fmt.Printf("== %s: rows %d, answered %s, right %s, near %s, wrong among clear %s (%d), wrong %v, form %s of %d\n", name,
		s.rows, p(s.answered, s.rows), p(s.right, s.answered), p(s.near, s.answered), p(s.clearWrong, s.clear), s.clearWrong, s.wrongAt, p(s.form, s.forms), s.forms)
}

func newScore(t *testing.T) *score { return &score{t: t, wrongAt: make(map[string]int)} }

// TestTruth measures the geocoder against addresses whose ward is known:
//
//	go test ./geo -run TestTruth -truth ../../shared/truth -v
//
// It prints for each file how many rows were answered and how many of those
// have the right ward, and the rows that failed.
func TestTruth(t *testing.T) {
	if *truthDir == "" {
		t.Skip("-truth names no folder")
	}
	sources := *sourcesDir
	if sources == "" {
		sources = filepath.Join(*truthDir, "..", "sources")
	}
	streets := openStreets(t, *truthBundle)
	wards := make(map[string]*plainMap)
	for _, year := range []string{"2003", "2015", "2023"} {
		wards[year] = readPlainMap(t, filepath.Join(sources, "wards", "wards-"+year+".geojson"))
	}
	for _, year := range []string{"2023", "2015", "2003"} {
		name := "address_ward_" + year + ".tsv.gz"
		t.Run(name, func(t *testing.T) {
			s := newScore(t)
			for _, row := range readTable(t, filepath.Join(*truthDir, name)) {
				a, err := address.Parse(row[1])
				s.place(wards[year], streets, a, err, row[1], row[2])
			}
			s.print(name)
		})
	}
	t.Run("city_geocoder_2025", func(t *testing.T) {
		s, bad := newScore(t), newScore(t)
		distances := make(map[string][]float64)
		for _, row := range readTable(t, filepath.Join(*truthDir, "city_geocoder_2025.tsv.gz")) {
			a, err := address.Parse(row[0])
			if row[5] == "---" || row[5] == "" {
				bad.place(wards["2023"], streets, a, err, row[0]+" ("+row[2]+")", "")
				continue
			}
			f, ok := s.place(wards["2023"], streets, a, err, row[0], row[5])
			if !ok {
				continue
			}
			x, err1 := strconv.ParseFloat(row[3], 64)
			y, err2 := strconv.ParseFloat(row[4], 64)
			if err := errors.Join(err1, err2); err != nil {
				t.Fatal(err)
			}
			city := fromIllinoisEast(x, y)
			distances[f.Method.String()] = append(distances[f.Method.String()], float64(Distance(f.Point, city)))
			s.forms++
			if got := normalForm(f.Address); strings.HasPrefix(row[1], got) {
				s.form++
			} else {
				s.fail("form   %-45q City %q got %q", row[0], row[1], got)
			}
		}
		s.print("city_geocoder_2025")
		fmt.Println("   metres from the City's own point:")
		printClasses(distances)
		bad.print("city_geocoder_2025, not found by the City")
	})
}

// printClasses prints the quantiles of the distances of each class, in metres.
func printClasses(classes map[string][]float64) {
	for _, class := range slices.Sorted(maps.Keys(classes)) {
		d := classes[class]
		slices.Sort(d)
		at := func(share float64) float64 { return d[int(share*float64(len(d)-1))] }
		fmt.Printf("   %-20s %6d: 50%% %.1f, 90%% %.1f, 95%% %.1f, 99%% %.1f, most %.1f\n",
			class, len(d), at(0.5), at(0.9), at(0.95), at(0.99), at(1))
	}
}

// normalForm is the number and street of a as the City writes them, without
// its unit.
func normalForm(a address.Address) string {
	a.Unit, a.ZIP, a.Fraction = "", "", ""
	long := map[string]string{"E": "EAST", "W": "WEST", "N": "NORTH", "S": "SOUTH"}[a.Street.SufDir]
	if long != "" {
		a.Street.SufDir = long
	}
	return a.String()
}

// TestHoldout measures interpolation: a bundle made of the addresses first
// seen before 2023-06-01 must place those seen first since then. How to make
// it says TestWriteHoldout of data/internal/gen.
func TestHoldout(t *testing.T) {
	if *truthDir == "" || *truthBundle == shipped {
		t.Skip("-truth and -bundle name no folders")
	}
	streets := openStreets(t, *truthBundle)
	m := readPlainMap(t, filepath.Join(*truthDir, "..", "sources", "wards", "wards-2023.geojson"))
	s := newScore(t)
	byClass, within := make(map[string][]float64), make(map[string]int)
	for _, row := range readTable(t, filepath.Join(*truthDir, "..", "sources", "addresses", "address_points.tsv.gz")) {
		if row[8] < "2023-06-01" {
			continue
		}
		number, _ := strconv.Atoi(row[0])
		lat, _ := strconv.ParseFloat(row[5], 64)
		lng, _ := strconv.ParseFloat(row[6], 64)
		at := Point{lat, lng}
		a := address.Address{Number: number, Street: address.Street{Dir: row[1], Name: row[2], Suffix: row[3], SufDir: row[4]}}
		want := m.ward(at)
		if want == "" {
			continue
		}
		f, ok := s.place(m, streets, a, nil, strings.Join(row[:5], " "), want)
		if ok {
			class := fmt.Sprintf("%v to %3.0f m", f.Method, math.Ceil(float64(f.Radius)/10)*10)
			off := Distance(at, f.Point)
			byClass[class] = append(byClass[class], float64(off))
			if off <= f.Radius {
				within[class]++
			}
		}
	}
	s.print("hold-out")
	printClasses(byClass)
	for _, class := range slices.Sorted(maps.Keys(within)) {
		fmt.Printf("   %-20s within the radius %.1f%%\n", class, 100*float64(within[class])/float64(len(byClass[class])))
	}
}

// TestTruthTypos measures spelling correction: each misspelt name stands in
// for the official one in an address that is otherwise sound.
func TestTruthTypos(t *testing.T) {
	if *truthDir == "" {
		t.Skip("-truth names no folder")
	}
	streets := openStreets(t, *truthBundle)
	var rows, right, wrong, several, shown int
	for _, row := range readTable(t, filepath.Join(*truthDir, "street_typos.tsv.gz")) {
		span := streets.names[compact(row[1])]
		var st *street
		for i := span.first; i < span.end; i++ {
			if s := &streets.streets[i]; len(s.sides[0].numbers) > 0 && (st == nil || len(s.sides[0].numbers) > len(st.sides[0].numbers)) {
				st = s
			}
		}
		if st == nil {
			continue
		}
		rows++
		number := int(st.sides[0].numbers[len(st.sides[0].numbers)/2])
		text := strings.Join(strings.Fields(fmt.Sprintf("%d %s %s %s", number, st.name.Dir, row[0], st.name.Suffix)), " ")
		a, err := address.Parse(text)
		var f Fix
		if err == nil {
			f, err = streets.Locate(a)
		}
		var ambiguous *AmbiguousError
		result := "none "
		switch {
		case err == nil && compact(f.Address.Street.Name) == compact(row[1]):
			right++
			continue
		case err == nil:
			wrong++
			result = "wrong"
		case errors.As(err, &ambiguous):
			several++
			result = "several"
		}
		if shown++; shown <= *truthShow {
			fmt.Printf("   %s %-40q want %s got %v %v\n", result, text, row[1], f.Address.Street, err)
		}
	}
	fmt.Printf("== street_typos: rows %d, right %.2f%%, wrong %.2f%%, several %.2f%%\n", rows,
		100*float64(right)/float64(rows), 100*float64(wrong)/float64(rows), 100*float64(several)/float64(rows))
}

// TestTruthSuburbs measures that addresses of other cities find no place, and
// prints the hard cases with what became of them.
func TestTruthSuburbs(t *testing.T) {
	if *truthDir == "" {
		t.Skip("-truth names no folder")
	}
	streets := openStreets(t, *truthBundle)
	m := readPlainMap(t, filepath.Join(*truthDir, "..", "sources", "wards", "wards-2023.geojson"))
	rows, placed := 0, 0
	for _, row := range readTable(t, filepath.Join(*truthDir, "suburbs.tsv.gz")) {
		rows++
		a, err := address.Parse(row[0])
		if err != nil {
			continue
		}
		if f, err := streets.Locate(a); err == nil && m.ward(f.Point) != "" {
			placed++
			fmt.Printf("   placed %q at %v\n", row[0], f.Address)
		}
	}
	fmt.Printf("== suburbs: rows %d, placed in a ward %d\n", rows, placed)
	for _, row := range readTable(t, filepath.Join(*truthDir, "tricky.tsv.gz")) {
		a, err := address.Parse(row[1])
		var f Fix
		if err == nil {
			f, err = streets.Locate(a)
		}
		got := "-"
		if err == nil {
			got = fmt.Sprintf("%q (%v) ward %s", f.Address, f.Corrections, m.ward(f.Point))
		}
		fmt.Printf("   %s %-50q %s want %s %s %s %s %s ward %s: %s %v\n", row[0], row[1], row[3], row[4], row[7], row[8], row[9], row[10], row[17], got, err)
	}
}

// fromIllinoisEast converts US survey feet on the Illinois East grid
// (EPSG:3435, NAD83), a transverse Mercator projection, into degrees.
func fromIllinoisEast(x, y float64) Point {
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
	return Point{footLat * 180 / math.Pi, lng * 180 / math.Pi}
}
