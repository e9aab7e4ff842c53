package geo

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

const collectionStart = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ward":1},"geometry":`

func TestParseGeoJSONRefuses(t *testing.T) {
	for _, test := range []struct {
		name     string
		geometry string
		want     FeatureError
	}{
		{
			"a point", `{"type":"Point","coordinates":[1,2]}`,
			FeatureError{Err: ErrGeometry},
		},
		{
			"no geometry", `null`,
			FeatureError{Err: ErrGeometry},
		},
		{
			"a ring that is not closed", `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}`,
			FeatureError{Vertex: 3, Err: ErrOpenRing},
		},
		{
			"a hole that is not closed",
			`{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,1],[2,2],[1,2]]]}`,
			FeatureError{Ring: 1, Vertex: 3, Err: ErrOpenRing},
		},
		{
			"a short ring", `{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,0]]]]}`,
			FeatureError{Vertex: 2, Err: ErrShortRing},
		},
		{
			"an empty ring in the second polygon",
			`{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[]]]}`,
			FeatureError{Polygon: 1, Err: ErrShortRing},
		},
		{
			"a polygon without rings", `{"type":"Polygon","coordinates":[]}`,
			FeatureError{Err: ErrShortRing},
		},
		{
			"a multipolygon without polygons", `{"type":"MultiPolygon","coordinates":[]}`,
			FeatureError{Err: ErrShortRing},
		},
		{
			"a position of one number", `{"type":"Polygon","coordinates":[[[0,0],[1],[1,1],[0,0]]]}`,
			FeatureError{Vertex: 1, Err: ErrPosition},
		},
		{
			"a position with a text", `{"type":"Polygon","coordinates":[[[0,0],[1,"0"],[1,1],[0,0]]]}`,
			FeatureError{Vertex: 1, Err: ErrPosition},
		},
		{
			"a position with null", `{"type":"Polygon","coordinates":[[[0,0],[1,0],[null,1],[0,0]]]}`,
			FeatureError{Vertex: 2, Err: ErrPosition},
		},
		{
			"a number too large", `{"type":"Polygon","coordinates":[[[0,0],[1e400,0],[1,1],[0,0]]]}`,
			FeatureError{Vertex: 1, Err: ErrPosition},
		},
		{
			"swapped coordinates", `{"type":"Polygon","coordinates":[[[41,-87],[41,-97],[42,-87],[41,-87]]]}`,
			FeatureError{Vertex: 1, Err: ErrPosition},
		},
		{
			"projected coordinates", `{"type":"Polygon","coordinates":[[[1170000,1900000],[1,0],[1,1],[0,0]]]}`,
			FeatureError{Err: ErrPosition},
		},
		{
			"numbers where rings should be", `{"type":"Polygon","coordinates":[1,2]}`,
			FeatureError{Err: ErrPosition},
		},
		{
			"a number behind the positions", `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0] 5]]}`,
			FeatureError{Vertex: 3, Err: ErrPosition},
		},
		{
			"a text for a position", `{"type":"Polygon","coordinates":[["0,0",[1,0],[1,1],[0,0]]]}`,
			FeatureError{Err: ErrPosition},
		},
		{
			"an exponent without digits", `{"type":"Polygon","coordinates":[[[0,0],[1e,0],[1,1],[0,0]]]}`,
			FeatureError{Vertex: 1, Err: ErrPosition},
		},
		{
			"a ring without area", `{"type":"Polygon","coordinates":[[[0,0],[1,1],[2,2],[0,0]]]}`,
			FeatureError{Err: ErrNoArea},
		},
	} {
		_, err := ParseGeoJSON([]byte(collectionStart + test.geometry + `}]}`))
		got, ok := errors.AsType[*FeatureError](err)
		if !ok {
			t.Errorf("%s: error %v is no FeatureError", test.name, err)
			continue
		}
		if !errors.Is(err, test.want.Err) {
			t.Errorf("%s: error %v, want %v", test.name, err, test.want.Err)
		}
		if got.Polygon != test.want.Polygon || got.Ring != test.want.Ring || got.Vertex != test.want.Vertex {
			t.Errorf("%s: error at %v, want %v", test.name, got, &test.want)
		}
	}
}

func TestParseGeoJSONNamesTheFeature(t *testing.T) {
	const good = `{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}`
	const bad = `{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}}`
	_, err := ParseGeoJSON([]byte(`{"type":"FeatureCollection","features":[` + good + "," + good + "," + bad + `]}`))
	if got, ok := errors.AsType[*FeatureError](err); !ok || got.Feature != 2 || !strings.Contains(err.Error(), "feature 2") {
		t.Errorf("error %v does not name feature 2", err)
	}
}

func TestParseGeoJSONNotACollection(t *testing.T) {
	for _, text := range []string{
		"", "{", "null", "[]", `"text"`, `{"type":"Feature"}`, `{"type":"FeatureCollection"}`,
		`{"type":"FeatureCollection","features":[]}`, `{"type":"FeatureCollection","features":{}}`,
		collectionStart + `{"type":"Polygon","coordinates":[[[0,0],[1,0`,
		`{"type":1,"features":[]}`, `{"type":"FeatureCollection","features":[],"name":"\"`,
		collectionStart + `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]} more`,
	} {
		if features, err := ParseGeoJSON([]byte(text)); err == nil {
			t.Errorf("%q: read as %v", text, features)
		}
	}
}

func TestParseGeoJSONTooDeep(t *testing.T) {
	_, err := ParseGeoJSON([]byte(`{"deep":` + strings.Repeat("[", 1_000_000)))
	if err == nil || !strings.Contains(err.Error(), "more than 10000 brackets") {
		t.Errorf("error %v", err)
	}
}

// TestParseGeoJSONProperties reads what stands beside the geometry.
func TestParseGeoJSONProperties(t *testing.T) {
	const text = `{"name":"a \"map\"","type":"FeatureCollection","features":[{"properties":{"say \"ward\"":[1,{"\\":2}]},
		"type":"Feature","geometry":{"coordinates":[[[0,0,7],[1e0,0],[1,1],[0,0,7]]],"type":"Polygon"}}]}`
	features, err := ParseGeoJSON([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := features[0].Properties[`say "ward"`].([]any); !ok || len(features[0].Area[0][0]) != 4 {
		t.Errorf("read as %v", features)
	}
}

// TestNumbersAreNearest reads coordinates with as many digits as there may be,
// each as the float64 nearest to it.
func TestNumbersAreNearest(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		text := fmt.Sprintf("-%d.%0*d", random.IntN(180), 1+random.IntN(17), random.Int64N(1e15))
		j := &jsonReader{text: []byte(text + "]")}
		want, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := readNumber(j); !ok || got != want {
			t.Fatalf("%s is read as %v, want %v", text, got, want)
		}
	}
}

func TestParseGeoJSONWinds(t *testing.T) {
	const clockwise = `{"type":"Polygon","coordinates":[[[0,0],[0,9],[9,9],[9,0],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]}`
	features, err := ParseGeoJSON([]byte(collectionStart + clockwise + `}]}`))
	if err != nil {
		t.Fatal(err)
	}
	polygon := features[0].Area[0]
	if polygon[0].Orientation() != orb.CCW || polygon[1].Orientation() != orb.CW {
		t.Errorf("rings wind %v and %v", polygon[0].Orientation(), polygon[1].Orientation())
	}
}

// FuzzParseGeoJSON compares what is read with what encoding/json makes of the
// same text.
func FuzzParseGeoJSON(f *testing.F) {
	for _, geometry := range []string{
		`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`,
		`{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[1,2],[2,2],[1,1]]],[[[-1.5e1,2],[3,4.25,7],[5,-6],[-15,2]]]]}`,
		`{"type":"Polygon","coordinates":[[ [ 0 , 0 ] , [1,0],[1,1],[0,0]]]}`,
		`{"type":"Point","coordinates":[1,2]}`,
		`{"coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"type":"Polygon"}`,
		`{"type":"Polygon","coordinates":[[[0,-0.0],[1E0,0],[1,1e0],[0,0]]],"bbox":[0,0,1,1]}`,
		`{"type":"Polygon","coordinates":[[[00,0],[1,0],[1,1],[0,0]]]}`,
		`{"type":"Polygon","coordinates":[[[0,0],[1.,0],[1,1],[0,0]]]}`,
		`{"type":"Polygon","coordinates":[[[0,0],[-,0],[1,1],[0,0]]]}`,
	} {
		f.Add(collectionStart + geometry + `}]}`)
	}
	f.Fuzz(func(t *testing.T, text string) {
		features, err := ParseGeoJSON([]byte(text))
		if err != nil {
			return
		}
		var collection struct {
			Features []struct {
				Geometry struct {
					Type        string
					Coordinates json.RawMessage
				}
			}
		}
		if err := json.Unmarshal([]byte(text), &collection); err != nil {
			t.Fatal(err)
		}
		if len(collection.Features) != len(features) {
			t.Fatalf("%d features, want %d", len(features), len(collection.Features))
		}
		for i, feature := range features {
			geometry := collection.Features[i].Geometry
			var want [][][][]float64
			if geometry.Type == "Polygon" {
				want = make([][][][]float64, 1)
				err = json.Unmarshal(geometry.Coordinates, &want[0])
			} else {
				err = json.Unmarshal(geometry.Coordinates, &want)
			}
			if err != nil {
				t.Fatalf("feature %d was read, but: %v", i, err)
			}
			for p, polygon := range want {
				for r, ring := range polygon {
					got := feature.Area[p][r]
					back := orb.Ring{}
					for _, position := range ring {
						back = append(back, orb.Point{position[0], position[1]})
					}
					if got.Orientation() != back.Orientation() {
						back.Reverse()
					}
					if !got.Equal(back) {
						t.Fatalf("feature %d, polygon %d, ring %d is %v, want %v", i, p, r, got, back)
					}
				}
			}
		}
	})
}
