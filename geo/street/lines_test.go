package street

import (
	"bytes"
	"compress/flate"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// withLines is the toy with one line for Elm St and one with a bend for State
// St, and one byte more if there is more.
func withLines(t *testing.T, more ...byte) *Streets {
	t.Helper()
	counts := []byte{1, 0, 0, 0, 0, 0, 1, 0}
	sizes := []byte{2, 3}
	var steps []byte
	var last place
	for _, p := range []place{{4188200, -8762800}, {4188200, -8762500}, {4188200, -8762800}, {4188400, -8762800}, {4188600, -8762750}} {
		for _, d := range []microdegrees{p.lat - last.lat, p.lng - last.lng} {
			v := uint64(uint32(d<<1 ^ d>>31))
			for ; v >= 0x80; v >>= 7 {
				steps = append(steps, byte(v)|0x80)
			}
			steps = append(steps, byte(v))
		}
		last = p
	}
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression)
	_, _ = w.Write(append(packed(8, counts, sizes, steps), more...))
	_ = w.Close()
	bundle := toyBundle()
	bundle[linesName] = &fstest.MapFile{Data: b.Bytes()}
	s, err := Read(bundle)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLines(t *testing.T) {
	s := withLines(t)
	for _, test := range []struct {
		low, high geo.Point
		want      []string
	}{
		{geo.Point{Lat: 41, Lng: -88}, geo.Point{Lat: 42, Lng: -87}, []string{"E ELM ST", "N STATE ST"}},
		{geo.Point{Lat: 41.883, Lng: -87.63}, geo.Point{Lat: 41.8835, Lng: -87.6277}, []string{"N STATE ST"}},
		{geo.Point{Lat: 41.881, Lng: -87.6271}, geo.Point{Lat: 41.8821, Lng: -87.6}, []string{"E ELM ST"}},
		{geo.Point{Lat: 41.87, Lng: -87.63}, geo.Point{Lat: 41.8819, Lng: -87.6}, nil},
	} {
		var got []string
		for line := range s.Lines(geo.Box{Min: test.low, Max: test.high}) {
			got = append(got, line.Street.String())
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("from %v to %v: got %v, want %v", test.low, test.high, got, test.want)
		}
	}
	for line := range s.Lines(geo.Box{Min: geo.Point{Lat: 41, Lng: -88}, Max: geo.Point{Lat: 42, Lng: -87}}) {
		if want := (geo.Point{Lat: 41.882, Lng: -87.628}); geo.Distance(line.Points[0], want) > 0.1 {
			t.Errorf("%v begins at %v", line.Street, line.Points[0])
		}
		break
	}
	for _, none := range []*Streets{toy(t), new(Streets)} {
		for line := range none.Lines(geo.Box{Min: geo.Point{Lat: 41, Lng: -88}, Max: geo.Point{Lat: 42, Lng: -87}}) {
			t.Errorf("a bundle without lines has %v", line)
		}
	}
	if lines, err := withLines(t, 0).lines(); err == nil || lines != nil {
		t.Errorf("a byte too many: %v, %v", lines, err)
	}
}

func TestAlong(t *testing.T) {
	s := withLines(t)
	for _, test := range []struct {
		a, b geo.Point
		want string
	}{
		{geo.Point{Lat: 41.88202, Lng: -87.6275}, geo.Point{Lat: 41.88203, Lng: -87.6265}, "E ELM ST"},
		{geo.Point{Lat: 41.8835, Lng: -87.62803}, geo.Point{Lat: 41.8825, Lng: -87.62803}, "N STATE ST"},
		{geo.Point{Lat: 41.8821, Lng: -87.6275}, geo.Point{Lat: 41.8821, Lng: -87.6265}, ""},   // 11 m off
		{geo.Point{Lat: 41.8821, Lng: -87.6270}, geo.Point{Lat: 41.8819, Lng: -87.6270}, ""},   // across
		{geo.Point{Lat: 41.8821, Lng: -87.6272}, geo.Point{Lat: 41.8819, Lng: -87.6268}, ""},   // askew
		{geo.Point{Lat: 41.88202, Lng: -87.6275}, geo.Point{Lat: 41.88202, Lng: -87.6275}, ""}, // no way at all
	} {
		name, ok := s.Along(test.a, test.b)
		if got := name.String(); got != test.want || ok != (test.want != "") {
			t.Errorf("from %v to %v: got %q, want %q", test.a, test.b, got, test.want)
		}
	}
}

// TestShippedLines holds what the lines of the city are good for: nearly every
// known address is beside a line of its own street.
func TestShippedLines(t *testing.T) {
	s := openStreets(t, shipped)
	all, err := s.lines()
	if err != nil {
		t.Fatal(err)
	}
	byStreet := make(map[address.Street][]Line)
	length := 0.0
	for _, line := range all {
		byStreet[line.Street] = append(byStreet[line.Street], line)
		for i := 1; i < len(line.Points); i++ {
			length += vectorTo(line.Points[i-1], line.Points[i]).length()
		}
	}
	if length < 5_800_000 || length > 6_500_000 {
		t.Errorf("the lines are %.0f km long", length/1000)
	}
	beside, total := 0, 0
	eachNth(s, 20, func(a address.Address) {
		f, _ := s.Locate(a)
		total++
		for _, line := range byStreet[a.Street] {
			for i := 1; i < len(line.Points); i++ {
				if d := offPiece(line.Points[i-1], line.Points[i], f.Point); d > 10 && d < 15 {
					beside++
					return
				}
			}
		}
	})
	t.Logf("%d lines, %.0f km, %d of %d addresses beside their own", len(all), length/1000, beside, total)
	if beside*100 < total*90 {
		t.Errorf("%d of %d addresses are beside a line of their street", beside, total)
	}
}

// offPiece returns how far in meters p is from the straight way from a to b.
func offPiece(a, b, p geo.Point) float64 {
	way, to := vectorTo(a, b), vectorTo(a, p)
	n := max(way.length(), 1e-9)
	on := min(max((to.east*way.east+to.north*way.north)/n, 0), n) / n
	return vector{to.east - on*way.east, to.north - on*way.north}.length()
}
