package ward

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/chiward/chiward/geo"
)

// toyMap returns GeoJSON of fifty squares of 1/1000 degree, ten in a row from
// the west, five rows from the south, with the south-west corner at 10, 10.
func toyMap(name func(n int) string) string {
	var b strings.Builder
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i := range 50 {
		if i > 0 {
			b.WriteString(",\n")
		}
		x, y := 10_000+i%10, 10_000+i/10
		fmt.Fprintf(&b, `{"type":"Feature","properties":{"WARD":%s},"geometry":{"type":"Polygon","coordinates":[[`+
			`[%[2]de-3,%[3]de-3],[%[4]de-3,%[3]de-3],[%[4]de-3,%[5]de-3],[%[2]de-3,%[5]de-3],[%[2]de-3,%[3]de-3]]]}}`,
			name(i+1), x, y, x+1, y+1)
	}
	b.WriteString("]}")
	return b.String()
}

func numbered(n int) string { return strconv.Itoa(n) }

func readToyMap(t testing.TB) *Map {
	t.Helper()
	m, err := ReadMap(strings.NewReader(toyMap(numbered)), MapInfo{ID: "toy", Accuracy: 1})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestReadMap(t *testing.T) {
	quoted := func(n int) string { return strconv.Quote(strconv.Itoa(n)) }
	for name, text := range map[string]string{"numbers": toyMap(numbered), "text": toyMap(quoted)} {
		m, err := ReadMap(strings.NewReader(text), MapInfo{ID: "toy"})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := m.Ward(geo.Point{Lat: 10.0025, Lng: 10.0035}); got != 24 {
			t.Errorf("%s: ward %d, want 24", name, got)
		}
		if m.Info().ID != "toy" || len(m.Defects()) != 0 || m.Boundary(24) == nil || m.Boundary(51) != nil {
			t.Errorf("%s: info %v, defects %v", name, m.Info(), m.Defects())
		}
	}
}

func TestReadMapRefuses(t *testing.T) {
	except := func(ward int, name string) func(int) string {
		return func(n int) string {
			if n == ward {
				return name
			}
			return numbered(n)
		}
	}
	for _, test := range []struct {
		name, text string
		want       string
	}{
		{"no ward 7", toyMap(except(7, "8")), "ward is missing from the map: 7"},
		{"ward 7 is an enclave", toyMap(except(7, `"OUT"`)), "ward is missing from the map: 7"},
		{"ward 51", toyMap(except(7, "51")), `feature 6: ward: "51" is not a ward number`},
		{"ward zero", toyMap(except(7, "0")), `feature 6`},
		{"half a ward", toyMap(except(7, "7.5")), `feature 6`},
		{"a ward that is no text", toyMap(except(7, "[7]")), `feature 6: ward: "[7]" is not a ward number`},
		{"no property", strings.ReplaceAll(toyMap(numbered), "WARD", "district"), `feature 0 has no property "ward"`},
		{"cut short", toyMap(numbered)[:3000], "unexpected end of JSON text"},
		{"an open ring", strings.Replace(toyMap(numbered), "[10000e-3,10000e-3]]]}", "[10000e-3,10001e-3]]]}", 1), "ring does not end where it starts"},
	} {
		_, err := ReadMap(strings.NewReader(test.text), MapInfo{ID: "toy"})
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "map toy") {
			t.Errorf("%s: error %v, want %q", test.name, err, test.want)
		}
	}
}

func TestReadMapKeepsTheErrorOfTheReader(t *testing.T) {
	broken := errors.New("broken pipe")
	if _, err := ReadMap(iotest.ErrReader(broken), MapInfo{ID: "toy"}); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

func TestMapNear(t *testing.T) {
	m := readToyMap(t)
	const meter = 1 / 111195.08 // degrees of latitude
	// The south-west corner of ward 24 is at 10.002, 10.003; a meter south of
	// its border lies ward 14.
	for _, test := range []struct {
		name   string
		point  geo.Point
		radius geo.Meters
		want   Match
	}{
		{
			"clear",
			geo.Point{Lat: 10.0025, Lng: 10.0035},
			12,
			Match{Ward: 24, Certainty: CertaintyClear, Border: 54.8},
		},
		{
			"12 m from ward 14, 11 m allowed for and 1 m of the map",
			geo.Point{Lat: 10.002 + 11.99*meter, Lng: 10.0035},
			11,
			Match{Ward: 24, Certainty: CertaintyNearBorder, Border: 11.99, Others: setOf(14)},
		},
		{
			"12.01 m from ward 14",
			geo.Point{Lat: 10.002 + 12.01*meter, Lng: 10.0035},
			11,
			Match{Ward: 24, Certainty: CertaintyClear, Border: 12.01},
		},
		{
			"on the corner of four",
			geo.Point{Lat: 10.002, Lng: 10.003},
			0,
			Match{Ward: 24, Certainty: CertaintyNearBorder, Others: setOf(13, 14, 23)},
		},
		{
			"inside, near the limit",
			geo.Point{Lat: 10 + 3*meter, Lng: 10.0035},
			5,
			Match{Ward: 4, Certainty: CertaintyNearBorder, Border: 3},
		},
		{
			"outside, near the limit",
			geo.Point{Lat: 10 - 3*meter, Lng: 10.0035},
			5,
			Match{Certainty: CertaintyNearBorder, Border: 3, Others: setOf(4)},
		},
		{
			"outside",
			geo.Point{Lat: 9.999, Lng: 10.0035},
			5,
			Match{Certainty: CertaintyOutside, Border: 111.2},
		},
		{
			"a negative radius is none",
			geo.Point{Lat: 10.0025, Lng: 10.0035},
			-5,
			Match{Ward: 24, Certainty: CertaintyClear, Border: 54.8},
		},
	} {
		got := m.Near(test.point, test.radius)
		if math.Abs(float64(got.Border-test.want.Border)) > 0.1 {
			t.Errorf("%s: border %v, want %v", test.name, got.Border, test.want.Border)
		}
		if got.Ward != test.want.Ward || got.Certainty != test.want.Certainty || got.Others != test.want.Others {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
		if got.Map != "toy" || got.Point != test.point || got.Radius != max(test.radius, 0) {
			t.Errorf("%s: %+v does not say what was asked", test.name, got)
		}
		if nearBorder := got.Border <= got.Radius+1; nearBorder != (got.Certainty == CertaintyNearBorder) {
			t.Errorf("%s: border %v, radius %v, but %v", test.name, got.Border, got.Radius, got.Certainty)
		}
	}
}

// TestMapNearExactly holds that a border just as far as is allowed for is near,
// and names the ward behind it, and one a hair farther is not.
func TestMapNearExactly(t *testing.T) {
	m, err := ReadMap(strings.NewReader(toyMap(numbered)), MapInfo{ID: "toy"})
	if err != nil {
		t.Fatal(err)
	}
	p := geo.Point{Lat: 10.0021, Lng: 10.0035}
	border := m.At(p).Border
	if got := m.Near(p, border); got.Certainty != CertaintyNearBorder || !got.Others.Has(14) {
		t.Errorf("%v m from the border and that much allowed for: %+v", border, got)
	}
	if got := m.Near(p, geo.Meters(math.Nextafter(float64(border), 0))); got.Certainty != CertaintyClear || got.Others != 0 {
		t.Errorf("%v m from the border and a hair less allowed for: %+v", border, got)
	}
}

func TestMapSnap(t *testing.T) {
	m := readToyMap(t)
	tie, ok := m.snap(geo.Point{Lat: 9.9995, Lng: 10.003}, 0, 100)
	if !ok || tie.Ward != 3 || !tie.Others.Has(4) {
		t.Errorf("as near to ward 3 as to ward 4: %+v, %v", tie, ok)
	}
	const meter = 1 / 111195.08
	south := geo.Point{Lat: 10 - 100*meter, Lng: 10.0035}
	got, ok := m.snap(south, 11, 100.1)
	if !ok || got.Ward != 4 || got.Certainty != CertaintyNearBorder || got.Others.Has(4) || math.Abs(float64(got.Border-100)) > 0.1 {
		t.Errorf("100 m south of ward 4: %+v, %v", got, ok)
	}
	if got.Border > got.Radius+1 {
		t.Errorf("border %v beyond radius %v", got.Border, got.Radius)
	}
	if got, ok := m.snap(south, 11, 99); ok || got != m.Near(south, 11) {
		t.Errorf("out of reach: %+v, %v", got, ok)
	}
	inside := geo.Point{Lat: 10.0025, Lng: 10.0035}
	if got, ok := m.snap(inside, 11, 100); ok || got != m.Near(inside, 11) {
		t.Errorf("in a ward: %+v, %v", got, ok)
	}
}

func TestMapParsePoint(t *testing.T) {
	m := readToyMap(t)
	for _, test := range []struct {
		name, text string
		want       error
	}{
		{"in the map", "10.0025, 10.0035", nil},
		{"elsewhere", "42.0451,-87.6877", nil},
		{"zero", "0,0", nil},
		{"no point", "121 N LaSalle St", geo.ErrPoint},
		{"feet", "1901000,1175000", geo.ErrPoint},
		{"not a number", "NaN,-87", geo.ErrPoint},
	} {
		got, err := m.ParsePoint(test.text)
		if !errors.Is(err, test.want) || err != nil && got != (geo.Point{}) {
			t.Errorf("%s: %v, %v, want %v", test.name, got, err, test.want)
		}
	}
	// The toy map lies where latitude and longitude are nearly the same, so
	// the mistakes are tried on one that does not.
	moved := strings.NewReplacer("10000e-3,", "-87600e-3,", "10001e-3,", "-87599e-3,", "10002e-3,", "-87598e-3,", "10003e-3,", "-87597e-3,",
		"10004e-3,", "-87596e-3,", "10005e-3,", "-87595e-3,", "10006e-3,", "-87594e-3,", "10007e-3,", "-87593e-3,",
		"10008e-3,", "-87592e-3,", "10009e-3,", "-87591e-3,", "10010e-3,", "-87590e-3,").Replace(toyMap(numbered))
	m, err := ReadMap(strings.NewReader(moved), MapInfo{ID: "toy"})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]error{
		"10.0005,-87.5995": nil, "-87.5995,10.0005": errSwapped, "10.0005,87.5995": errNoSign, "87.5995,10.0005": nil,
	} {
		if _, err := m.ParsePoint(text); !errors.Is(err, want) || (err == nil) != (want == nil) {
			t.Errorf("%s: %v, want %v", text, err, want)
		} else if err != nil && strings.Contains(err.Error(), "87") {
			t.Errorf("the error repeats the point: %v", err)
		}
	}
}

// setOf returns the set of wards.
func setOf(wards ...Number) (s Set) {
	for _, n := range wards {
		s |= 1 << n
	}
	return s
}
