package peers

import (
	"io/fs"
	"reflect"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/chiward/chiward/geo"
)

// TestParseGeoJSON compares geo.ParseGeoJSON with orb/geojson on the maps as
// shipped and as orb/geojson encodes them.
func TestParseGeoJSON(t *testing.T) {
	for _, file := range mapFiles {
		t.Run("map="+file.id, func(t *testing.T) {
			t.Parallel()
			shipped, err := fs.ReadFile(file.bundle, file.name)
			if err != nil {
				t.Fatal(err)
			}
			collection, err := geojson.UnmarshalFeatureCollection(shipped)
			if err != nil {
				t.Fatal(err)
			}
			encoded, err := collection.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range [][]byte{shipped, encoded} {
				got, err := geo.ParseGeoJSON(text)
				if err != nil {
					t.Fatal(err)
				}
				if len(got) != len(collection.Features) {
					t.Fatalf("got %d features, want %d", len(got), len(collection.Features))
				}
				for i, want := range collection.Features {
					if !reflect.DeepEqual(got[i].Properties, map[string]any(want.Properties)) {
						t.Errorf("feature %d: properties %v, want %v", i, got[i].Properties, want.Properties)
					}
					if area := wound(want.Geometry.(orb.MultiPolygon)); !orb.Equal(got[i].Area, area) {
						t.Errorf("feature %d: the areas differ", i)
					}
				}
			}
		})
	}
}

// wound returns a copy of area wound as RFC 7946 asks.
func wound(area orb.MultiPolygon) orb.MultiPolygon {
	area = area.Clone()
	for _, polygon := range area {
		for i, ring := range polygon {
			if (ring.Orientation() == orb.CCW) != (i == 0) {
				ring.Reverse()
			}
		}
	}
	return area
}
