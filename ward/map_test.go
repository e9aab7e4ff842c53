package ward

import (
	"errors"
	"fmt"
	"math"
	"os"
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
		{"a ward that is no text", toyMap(except(7, "[7]")), `feature 6 has no property "ward"`},
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
	// The south-west corner of ward 24 is at 10.002, 10.003; a metre south of
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
			Match{Ward: 24, Certainty: Clear, Border: 54.8},
		},
		{
			"12 m from ward 14, 11 m allowed for and 1 m of the map",
			geo.Point{Lat: 10.002 + 11.99*meter, Lng: 10.0035},
			11,
			Match{Ward: 24, Certainty: NearBorder, Border: 11.99, Others: Set(0).With(14)},
		},
		{
			"12.01 m from ward 14",
			geo.Point{Lat: 10.002 + 12.01*meter, Lng: 10.0035},
			11,
			Match{Ward: 24, Certainty: Clear, Border: 12.01},
		},
		{
			"on the corner of four",
			geo.Point{Lat: 10.002, Lng: 10.003},
			0,
			Match{Ward: 24, Certainty: NearBorder, Others: Set(0).With(13).With(14).With(23)},
		},
		{
			"inside, near the limit",
			geo.Point{Lat: 10 + 3*meter, Lng: 10.0035},
			5,
			Match{Ward: 4, Certainty: NearBorder, Border: 3},
		},
		{
			"outside, near the limit",
			geo.Point{Lat: 10 - 3*meter, Lng: 10.0035},
			5,
			Match{Certainty: NearBorder, Border: 3, Others: Set(0).With(4)},
		},
		{
			"outside",
			geo.Point{Lat: 9.999, Lng: 10.0035},
			5,
			Match{Certainty: Outside, Border: 111.2},
		},
		{
			"a negative radius is none",
			geo.Point{Lat: 10.0025, Lng: 10.0035},
			-5,
			Match{Ward: 24, Certainty: Clear, Border: 54.8},
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
		if nearBorder := got.Border <= got.Radius+1; nearBorder != (got.Certainty == NearBorder) {
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
	if got := m.Near(p, border); got.Certainty != NearBorder || !got.Others.Has(14) {
		t.Errorf("%v m from the border and that much allowed for: %+v", border, got)
	}
	if got := m.Near(p, geo.Meters(math.Nextafter(float64(border), 0))); got.Certainty != Clear || got.Others != 0 {
		t.Errorf("%v m from the border and a hair less allowed for: %+v", border, got)
	}
}

func TestMapSnap(t *testing.T) {
	m := readToyMap(t)
	tie := m.snap(m.Near(geo.Point{Lat: 9.9995, Lng: 10.003}, 0))
	if tie.Ward != 3 || !tie.Others.Has(4) {
		t.Errorf("as near to ward 3 as to ward 4: %+v", tie)
	}
	const meter = 1 / 111195.08
	got := m.snap(m.Near(geo.Point{Lat: 10 - 100*meter, Lng: 10.0035}, 11))
	if got.Ward != 4 || got.Certainty != NearBorder || got.Others.Has(4) || math.Abs(float64(got.Border-100)) > 0.1 {
		t.Errorf("100 m south of ward 4: %+v", got)
	}
	if got.Border > got.Radius+1 {
		t.Errorf("border %v beyond radius %v", got.Border, got.Radius)
	}
}

func TestMapAppendWards(t *testing.T) {
	m := readToyMap(t)
	points := []geo.Point{{Lat: 10.0025, Lng: 10.0035}, {}, {Lat: math.NaN()}, {Lat: 10.0005, Lng: 10.0005}}
	got := m.AppendWards([]Number{9}, points)
	want := []Number{9, 24, 0, 0, 1}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("ward %d is %d, want %d", i, got[i], want[i])
		}
	}
}

func TestMapCheck(t *testing.T) {
	text, err := os.ReadFile("../data/current/wards-2023.geojson")
	if err != nil {
		t.Fatal(err)
	}
	m, err := ReadMap(strings.NewReader(string(text)), MapInfo{ID: "2023"})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name  string
		point geo.Point
		want  error
	}{
		{"City Hall", geo.Point{Lat: 41.8837, Lng: -87.6323}, nil},
		{"Evanston", geo.Point{Lat: 42.0451, Lng: -87.6877}, nil},
		{"Sydney", geo.Point{Lat: -33.8688, Lng: 151.2093}, nil},
		{"zero", geo.Point{}, nil},
		{"swapped", geo.Point{Lat: -87.6323, Lng: 41.8837}, ErrSwapped},
		{"no sign", geo.Point{Lat: 41.8837, Lng: 87.6323}, ErrNoSign},
		{"Illinois East, feet", geo.Point{Lat: 1901000, Lng: 1175000}, ErrProjected},
		{"Web Mercator, metres", geo.Point{Lat: 5142000, Lng: -9755000}, ErrProjected},
		{"not a number", geo.Point{Lat: math.NaN(), Lng: -87}, ErrNotFinite},
		{"infinite", geo.Point{Lat: 41, Lng: math.Inf(-1)}, ErrNotFinite},
		{"opposite infinities", geo.Point{Lat: math.Inf(1), Lng: math.Inf(-1)}, ErrNotFinite},
	} {
		if got := m.Check(test.point); !errors.Is(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
