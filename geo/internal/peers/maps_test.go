package peers

import (
	"bytes"
	"io/fs"
	"sync"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// mapFiles are the ward maps that chiward ships.
var mapFiles = []struct {
	id     string
	bundle fs.FS
	name   string
}{
	{"2003", data.History(), "wards/wards-2003.geojson"},
	{"2015", data.History(), "wards/wards-2015.geojson"},
	{"2023", data.Current(), "wards/wards-2023.geojson"},
}

// wardMap is one map as chiward reads it and as its peers do.
type wardMap struct {
	wards    *ward.Map
	features []feature // as orb/geojson reads them, for the peers
	bound    orb.Bound
}

// feature is the area of one ward.
type feature struct {
	ward ward.Number
	area orb.MultiPolygon
}

// openMap returns the map of the year id. Each is read once.
func openMap(t testing.TB, id string) *wardMap {
	t.Helper()
	m, err := openMaps[id]()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

var openMaps = func() map[string]func() (*wardMap, error) {
	all := map[string]func() (*wardMap, error){}
	for _, file := range mapFiles {
		all[file.id] = sync.OnceValues(func() (*wardMap, error) {
			text, err := fs.ReadFile(file.bundle, file.name)
			if err != nil {
				return nil, err
			}
			return newWardMap(file.id, text)
		})
	}
	return all
}()

func newWardMap(id string, text []byte) (*wardMap, error) {
	wards, err := ward.ReadMap(bytes.NewReader(text), ward.MapInfo{ID: id, Accuracy: 1})
	if err != nil {
		return nil, err
	}
	collection, err := geojson.UnmarshalFeatureCollection(text)
	if err != nil {
		return nil, err
	}
	m := &wardMap{wards: wards, bound: collection.Features[0].Geometry.Bound()}
	for _, f := range collection.Features {
		number := ward.Number(f.Properties.MustInt("ward"))
		m.features = append(m.features, feature{number, f.Geometry.(orb.MultiPolygon)})
		m.bound = m.bound.Union(f.Geometry.Bound())
	}
	return m, nil
}

// newIndex indexes the map with package geo alone.
func (m *wardMap) newIndex(t testing.TB) *geo.Index {
	t.Helper()
	var regions []geo.Region
	for _, f := range m.features {
		regions = append(regions, geo.Region{ID: uint8(f.ward), Area: f.area})
	}
	index, err := geo.NewIndex(regions)
	if err != nil {
		t.Fatal(err)
	}
	return index
}
