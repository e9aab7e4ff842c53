package ward

import (
	"encoding/json"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chiward/chiward/data"
)

// TestOpenRefuses has one row per thing that can be wrong with a bundle.
func TestOpenRefuses(t *testing.T) {
	manifest := func(t *testing.T, bundle fstest.MapFS, change func(*Manifest)) fstest.MapFS {
		t.Helper()
		var m Manifest
		if err := json.Unmarshal(bundle["toy.json"].Data, &m); err != nil {
			t.Fatal(err)
		}
		change(&m)
		text, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		bundle["toy.json"] = &fstest.MapFile{Data: text}
		return bundle
	}
	only := func(kind string) func(fstest.MapFS) []fs.FS {
		return func(b fstest.MapFS) []fs.FS {
			other := fstest.MapFS{}
			second := manifest(t, toyBundle(t, nil), func(m *Manifest) {
				var files []File
				for _, f := range m.Files {
					if (f.Kind == kindMap) == (kind == kindMap) {
						files = append(files, f)
					}
				}
				m.Bundle, m.Files = "second", files
				for _, f := range files {
					other[f.Name] = b[f.Name]
				}
			})
			other["second.json"] = second["toy.json"]
			return []fs.FS{b, other}
		}
	}
	one := func(b fstest.MapFS) []fs.FS { return []fs.FS{b} }
	for _, test := range []struct {
		name    string
		bundles func(fstest.MapFS) []fs.FS
		is      error
		want    string
	}{
		{"nothing", func(fstest.MapFS) []fs.FS { return nil }, ErrNoMap, "none of 0 bundles has a map"},
		{"no manifest", func(b fstest.MapFS) []fs.FS { delete(b, "toy.json"); return one(b) }, nil, "0 manifests"},
		{"two manifests", func(b fstest.MapFS) []fs.FS { b["b.json"] = b["toy.json"]; return one(b) }, nil, "2 manifests"},
		{"a manifest that is no JSON", func(b fstest.MapFS) []fs.FS { b["toy.json"] = &fstest.MapFile{Data: []byte("{")}; return one(b) }, nil, "toy.json: unexpected end"},
		{"an altered file", func(b fstest.MapFS) []fs.FS {
			b["council/terms.csv"] = &fstest.MapFile{Data: append(b["council/terms.csv"].Data, '\n')}
			return one(b)
		}, ErrChecksum, "council/terms.csv: checksum"},
		{"an altered file of streets", func(b fstest.MapFS) []fs.FS {
			b["streets/zips.csv"] = &fstest.MapFile{Data: []byte("zip")}
			return one(manifest(t, b, func(m *Manifest) {
				m.Files = append(m.Files, File{Name: "streets/zips.csv", Kind: kindStreets, SHA256: "00", Sources: []Source{{}}})
			}))
		}, ErrChecksum, "streets/zips.csv: checksum"},
		{"a file of streets that is not there", func(b fstest.MapFS) []fs.FS {
			return one(manifest(t, b, func(m *Manifest) {
				m.Files = append(m.Files, File{Name: "streets/zips.csv", Kind: kindStreets, SHA256: "00", Sources: []Source{{}}})
			}))
		}, fs.ErrNotExist, "streets/zips.csv"},
		{"a file that is not there", func(b fstest.MapFS) []fs.FS { delete(b, "council/terms.csv"); return one(b) }, fs.ErrNotExist, "council/terms.csv"},
		{"a file that is not listed", func(b fstest.MapFS) []fs.FS { b["streets/aliases.csv"] = &fstest.MapFile{}; return one(b) }, nil, "streets/aliases.csv is not in toy.json"},
		{"no file", func(b fstest.MapFS) []fs.FS { return one(manifest(t, b, func(m *Manifest) { m.Files = nil })) }, nil, "lists no file"},
		{"a file twice", func(b fstest.MapFS) []fs.FS {
			return one(manifest(t, b, func(m *Manifest) { m.Files = append(m.Files, m.Files[0]) }))
		}, nil, "twice"},
		{"an unknown kind", func(b fstest.MapFS) []fs.FS {
			return one(manifest(t, b, func(m *Manifest) { m.Files[0].Kind = "votes" }))
		}, nil, `unknown kind "votes"`},
		{"a map that is never in force", func(b fstest.MapFS) []fs.FS {
			return one(manifest(t, b, func(m *Manifest) { m.Files[len(m.Files)-1].Map = nil }))
		}, nil, "when it is in force"},
		{"a table that is in force", func(b fstest.MapFS) []fs.FS {
			return one(manifest(t, b, func(m *Manifest) { m.Files[0].Map = &MapInfo{} }))
		}, nil, "when it is in force"},
		{"a map from nowhere", func(b fstest.MapFS) []fs.FS {
			return one(manifest(t, b, func(m *Manifest) { m.Files[len(m.Files)-1].Sources = nil }))
		}, nil, "names no source"},
		{"a map that lacks a ward", func(fstest.MapFS) []fs.FS {
			return one(toyBundle(t, map[string]string{"wards/2023.geojson": strings.Replace(toyMap(numbered), `"WARD":7`, `"WARD":"OUT"`, 1)}))
		}, ErrMissingWard, "wards/2023.geojson"},
		{"a map with an overlap", func(fstest.MapFS) []fs.FS {
			return one(toyBundle(t, map[string]string{"wards/2023.geojson": strings.Replace(toyMap(numbered), "[10001e-3,10001e-3]", "[10002e-3,10001e-3]", 1)}))
		}, nil, "not a planar map"},
		{"a council in two bundles", only(kindTerms), nil, `bundle "second": another bundle has a council too`},
		{"streets in two bundles", func(b fstest.MapFS) []fs.FS {
			return []fs.FS{b, data.Streets(), data.Streets()}
		}, nil, "another bundle has streets too"},
		{"maps of one day", only(kindMap), nil, "are in force on one day"},
	} {
		t.Run(test.name, func(t *testing.T) {
			atlas, err := Open(test.bundles(toyBundle(t, nil))...)
			if atlas != nil || err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "ward: ") {
				t.Fatalf("atlas %v, error %v; want %q", atlas, err, test.want)
			}
			if test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("error %v does not wrap %v", err, test.is)
			}
		})
	}
}

// TestMapsOfOneDay holds that a day on which two maps would be in force is
// refused, and the day after is not.
func TestMapsOfOneDay(t *testing.T) {
	defer func(info MapInfo) { toyMaps["wards/2015.geojson"] = info }(toyMaps["wards/2015.geojson"])
	for end, want := range map[string]bool{"2023-05-14": true, "2023-05-15": false, "": false} {
		info := toyMaps["wards/2015.geojson"]
		info.EndDate = Date{}
		if end != "" {
			info.EndDate = MustParseDate(end)
		}
		toyMaps["wards/2015.geojson"] = info
		if _, err := Open(toyBundle(t, nil)); (err == nil) != want {
			t.Errorf("with a map in force until %q: error %v", end, err)
		}
	}
}

// TestAtlas has what an atlas says of itself.
func TestAtlas(t *testing.T) {
	atlas := openToy(t, nil)
	if got := atlas.Notice(); got != "A notice." {
		t.Errorf("the notice is %q", got)
	}
	if got := atlas.SitsUntil(); got.String() != "2027-05-16" {
		t.Errorf("the council sits until %v", got)
	}
	var titles []string
	for _, source := range atlas.Sources() {
		titles = append(titles, source.Title)
	}
	if got, want := strings.Join(titles, ", "), "Wards, List of members, Ward offices, Rooms, Report, List of members"; got != want {
		t.Errorf("the sources are %s, want %s", got, want)
	}
	same, other := openToy(t, nil).Version(), openToy(t, with(t, "council/people.csv", "Cy Cole", "Cyril Cole")).Version()
	if v := atlas.Version(); v == "" || v != same || v == other {
		t.Errorf("versions %q, %q, %q", v, same, other)
	}
	var ids []string
	for _, m := range atlas.Maps() {
		ids = append(ids, m.Info().ID)
	}
	if got := strings.Join(ids, " "); got != "2015 2023" {
		t.Errorf("the maps are %s", got)
	}
}

// TestOn has the map of each day, and the days of which there is none.
func TestOn(t *testing.T) {
	atlas := openToy(t, nil)
	for day, want := range map[string]string{
		"2015-05-17": "", "2015-05-18": "2015", "2023-05-14": "2015", "2023-05-15": "2023", "2999-01-01": "2023",
	} {
		s, err := atlas.On(MustParseDate(day))
		switch {
		case want == "":
			if s != nil || !errors.Is(err, ErrNoMap) || !strings.Contains(err.Error(), "a bundle may be missing") {
				t.Errorf("on %s: %v, %v", day, s, err)
			}
		case err != nil || s.Map().Info().ID != want || s.Date().String() != day:
			t.Errorf("on %s: %v, want map %s", day, err, want)
		}
	}
	for _, d := range []Date{{}, MustParseDate("2024"), MustParseDate("2024-06")} {
		if s, err := atlas.On(d); s != nil || err == nil || errors.Is(err, ErrNoMap) {
			t.Errorf("%q is taken for a day: %v", d, err)
		}
	}
}

// TestNoCouncil has an atlas of maps alone: nothing is known of the seats.
func TestNoCouncil(t *testing.T) {
	changed := make(map[string]string)
	for name := range toyFiles {
		if kindOf(name) != kindMap {
			changed[name] = ""
		}
	}
	atlas := openToy(t, changed)
	s := atlas.Latest()
	if s.Date() != MustParseDate("2023-05-15") || !atlas.SitsUntil().IsZero() {
		t.Errorf("the newest day is %v, the council sits until %v", s.Date(), atlas.SitsUntil())
	}
	res := s.At(middle(7))
	if res.Ward != 7 || res.Seat.State != SeatNotKnown || len(s.RecordAt(middle(7), 0)) != 0 || s.Record(7) != nil || len(atlas.Measures()) != 0 {
		t.Errorf("%+v", res)
	}
}
