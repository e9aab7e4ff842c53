package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// readFeature is a feature as others read it.
type readFeature struct {
	ID         ward.Number
	Properties struct {
		Ward       ward.Number
		DivisionID string `json:"division_id"`
		Map        string
		Alder      *string
	}
	Geometry struct {
		Type        string
		Coordinates orb.MultiPolygon
	}
}

// Every map has every ward, as RFC 7946 has it, and the newest is read back to
// the same map.
func TestGeoJSON(t *testing.T) {
	first, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range first.atlas.Maps() {
		id := m.Info().ID
		answer := ask(t, http.MethodGet, "/v1/wards.geojson?map="+id, "")
		if got := answer.Header().Get("Content-Type"); got != "application/geo+json" {
			t.Errorf("%s: %s", id, got)
		}
		collection := decode[struct {
			Type     string
			Features []readFeature
		}](t, answer)
		if collection.Type != "FeatureCollection" || len(collection.Features) != ward.Count {
			t.Fatalf("%s: a %s of %d features", id, collection.Type, len(collection.Features))
		}
		for i, f := range collection.Features {
			n := ward.Number(i + 1)
			if f.ID != n || f.Properties.Ward != n || f.Properties.DivisionID != n.DivisionID() || f.Properties.Map != id || f.Geometry.Type != "MultiPolygon" {
				t.Errorf("%s: feature %d is %v, %+v, %s", id, i, f.ID, f.Properties, f.Geometry.Type)
			}
			isNewest := m == first.today.Map()
			if name := holderOf(first.today, n); isNewest && (f.Properties.Alder == nil) != (name == "") ||
				f.Properties.Alder != nil && (*f.Properties.Alder != name || !isNewest) {
				t.Errorf("%s: the alder of ward %d is %v, want %q", id, n, f.Properties.Alder, name)
			}
			for _, polygon := range f.Geometry.Coordinates {
				for j, ring := range polygon {
					if want := map[bool]orb.Orientation{true: orb.CCW, false: orb.CW}[j == 0]; ring.Orientation() != want || !ring.Closed() || len(ring) < 4 {
						t.Errorf("%s: ring %d of ward %d winds %d and has %d positions", id, j, n, ring.Orientation(), len(ring))
					}
				}
			}
			if want, got := planar.Area(m.Boundary(n)), planar.Area(f.Geometry.Coordinates); got != want {
				t.Errorf("%s: the area of ward %d is %v, want %v", id, n, got, want)
			}
		}
		if m != first.today.Map() {
			continue // one map is enough for what takes long
		}
		read, err := ward.ReadMap(bytes.NewReader(answer.Body.Bytes()), m.Info())
		if err != nil {
			t.Fatal(err)
		}
		for lat := 41.65; lat < 42.03; lat += 0.01 {
			for lng := -87.94; lng < -87.52; lng += 0.01 {
				if p := (geo.Point{Lat: lat, Lng: lng}); read.Ward(p) != m.Ward(p) {
					t.Errorf("%s: %v is in ward %d, want %d", id, p, read.Ward(p), m.Ward(p))
				}
			}
		}
	}
}

// TestCompressed asks for answers of all kinds with and without compression.
func TestCompressed(t *testing.T) {
	for _, target := range []string{"/", "/v1/wards.geojson", assetURL("page.css"), "/v1/wards", "/openapi.json"} {
		plain := ask(t, http.MethodGet, target, "")
		for header, zipped := range map[string]bool{
			"": false, "br": false, "gzip": true, "br, gzip": true, "gzip;q=0": false, "gzip; q=0.0": false, "gzip;q=0.5": true, "xgzip": false,
		} {
			answer := ask(t, http.MethodGet, target, "", "Accept-Encoding", header)
			if got := answer.Header().Get("Content-Encoding") == "gzip"; got != zipped || !strings.Contains(strings.Join(answer.Header().Values("Vary"), ","), "Accept-Encoding") {
				t.Errorf("%s, %q: zipped is %v, %v", target, header, got, answer.Header())
			}
			if !zipped {
				continue
			}
			reader, err := gzip.NewReader(answer.Body)
			if err != nil {
				t.Fatal(err)
			}
			if text, err := io.ReadAll(reader); err != nil || !bytes.Equal(text, plain.Body.Bytes()) {
				t.Errorf("%s, %q: %d bytes, %v, want %d", target, header, len(text), err, plain.Body.Len())
			}
		}
	}
}
