package ward_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// shipped is the atlas of all bundles of package data.
var shipped = sync.OnceValue(func() *ward.Atlas {
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err != nil {
		panic(err)
	}
	return atlas
})

func on(t testing.TB, date string) *ward.Snapshot {
	t.Helper()
	day, err := shipped().On(ward.MustParseDate(date))
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// TestKnownPoints has places whose wards are known from the City's own maps.
func TestKnownPoints(t *testing.T) {
	for _, test := range []struct {
		name                   string
		point                  geo.Point
		in2003, in2015, in2023 ward.Number
	}{
		{"Chinatown Gate", geo.Point{Lat: 41.85272, Lng: -87.63188}, 25, 25, 11},
		{"507 W 111th St", geo.Point{Lat: 41.69215, Lng: -87.6358}, 34, 34, 21},
		{"Union Station", geo.Point{Lat: 41.8787, Lng: -87.6403}, 2, 42, 34},
		{"Damen and Chicago", geo.Point{Lat: 41.8962, Lng: -87.6775}, 32, 2, 36},
		{"Grand and Western", geo.Point{Lat: 41.8911, Lng: -87.6869}, 26, 26, 36},
		{"City Hall", geo.Point{Lat: 41.8838, Lng: -87.6320}, 42, 42, 42},
		{"Wrigley Field", geo.Point{Lat: 41.9484, Lng: -87.6553}, 44, 44, 44},
		{"O'Hare, terminal 2", geo.Point{Lat: 41.9767, Lng: -87.9066}, 41, 41, 41},
		{"Norridge", geo.Point{Lat: 41.9633, Lng: -87.8273}, 0, 0, 0},
		{"Evergreen Park", geo.Point{Lat: 41.7206, Lng: -87.7017}, 0, 0, 0},
		{"Oak Park", geo.Point{Lat: 41.8850, Lng: -87.7845}, 0, 0, 0},
		{"the middle of Lake Michigan", geo.Point{Lat: 42.0, Lng: -87.0}, 0, 0, 0},
	} {
		for date, want := range map[string]ward.Number{
			"2003-05-05": test.in2003, "2015-05-17": test.in2003,
			"2015-05-18": test.in2015, "2023-05-14": test.in2015,
			"2023-05-15": test.in2023, "2026-10-04": test.in2023,
		} {
			res := on(t, date).At(test.point)
			if res.Ward != want {
				t.Errorf("%s on %s is in ward %d, want %d", test.name, date, res.Ward, want)
			}
			if got := on(t, date).Map().Ward(test.point); got != want {
				t.Errorf("%s on %s: Map.Ward says %d, want %d", test.name, date, got, want)
			}
			if (res.Certainty == ward.Outside) != (want == 0) {
				t.Errorf("%s on %s is %v", test.name, date, res.Certainty)
			}
		}
	}
}

func TestAtlasDates(t *testing.T) {
	atlas := shipped()
	if got := atlas.Latest().Date(); got != atlas.AsOf() || got.IsZero() {
		t.Errorf("the latest day is %v, the council was confirmed on %v", got, atlas.AsOf())
	}
	for _, date := range []string{"2003-05-04", "1999-01-01"} {
		if _, err := atlas.On(ward.MustParseDate(date)); !errors.Is(err, ward.ErrNoMap) {
			t.Errorf("on %s: error %v, want ErrNoMap", date, err)
		}
	}
	if _, err := atlas.On(ward.Date{}); !errors.Is(err, ward.ErrNoMap) {
		t.Errorf("on the unknown day: error %v, want ErrNoMap", err)
	}
	for _, date := range []ward.Date{{Year: 2021}, {Year: 2021, Month: 1}} {
		if _, err := atlas.On(date); err == nil {
			t.Errorf("%v is taken for a day", date)
		}
	}
	var ids []string
	for _, m := range atlas.Maps() {
		ids = append(ids, m.Info().ID)
	}
	if got := strings.Join(ids, " "); got != "2003 2015 2023" {
		t.Errorf("maps %s", got)
	}
	if n := on(t, "2015-05-17").Map().Info().ID; n != "2003" {
		t.Errorf("the map of 2015-05-17 is %s", n)
	}
	for _, source := range atlas.Sources() {
		if source.Title == "" || source.Publisher == "" && source.URL == "" {
			t.Errorf("source without title, or with neither publisher nor URL: %+v", source)
		}
	}
}

// TestFiftyWards shows that on every day that the record was checked for, all
// fifty seats are held, and that today each can be reached.
func TestFiftyWards(t *testing.T) {
	for _, date := range []string{"2016-10-05", "2021-01-27", "2023-12-14", "2025-01-15", "2026-10-04"} {
		held := 0
		for n, alder := range on(t, date).Alders() {
			held++
			if alder.Ward != n || alder.Name == "" {
				t.Errorf("on %s ward %d is held by %+v", date, n, alder)
			}
		}
		if held != ward.Count {
			t.Errorf("on %s %d seats are held", date, held)
		}
	}
	latest := shipped().Latest()
	for n := ward.Number(1); n <= ward.Count; n++ {
		contact := latest.Contact(n)
		if contact.Email == "" || contact.Phone == "" || contact.WardOffice.Address == "" {
			t.Errorf("ward %d cannot be reached: %+v", n, contact)
		}
		if alder, ok := latest.Alder(n); !ok || alder.Contact != contact {
			t.Errorf("the alder of ward %d has another contact than the seat", n)
		}
	}
}

func TestVacantSeat(t *testing.T) {
	day := on(t, "2025-08-20")
	if alder, ok := day.Alder(27); ok {
		t.Errorf("ward 27 was vacant, not held by %s", alder.Name)
	}
	if !day.IsVacant(27) || day.IsVacant(28) {
		t.Error("ward 27 was vacant, ward 28 was not")
	}
	if before := on(t, "2003-06-01"); before.IsVacant(1) {
		t.Error("who held ward 1 in 2003 is not known, and yet it is called vacant")
	}
	if day.Contact(27).Phone == "" {
		t.Error("the vacant seat cannot be reached")
	}
	if got := slices.Collect(day.Stances(27)); got != nil {
		t.Errorf("a vacant seat has stances: %v", got)
	}
	unitedCenter := geo.Point{Lat: 41.8807, Lng: -87.6742}
	if res := day.At(unitedCenter); res.Ward != 27 || res.Alder != (ward.Alder{}) {
		t.Errorf("the United Center is in ward %d of %q", res.Ward, res.Alder.Name)
	}
}

func TestStancesStayWithThePerson(t *testing.T) {
	// The holder of ward 35 took office in 2025-04; the predecessor voted in
	// 2021 and 2025-01.
	if got := slices.Collect(shipped().Latest().Stances(35)); slices.ContainsFunc(got, func(s ward.Stance) bool {
		return s.Date.Compare(ward.MustParseDate("2025-04-07")) < 0
	}) {
		t.Errorf("the holder of ward 35 inherits stances: %v", got)
	}
	before := slices.Collect(on(t, "2025-03-01").Stances(35))
	if !slices.ContainsFunc(before, func(s ward.Stance) bool { return s.Measure == "O2021-117" && s.Position == ward.For }) {
		t.Errorf("the vote of 2021 is not among the stances of its holder: %v", before)
	}
	for _, s := range slices.Collect(on(t, "2024-12-31").Stances(15)) {
		if s.Date.Compare(ward.MustParseDate("2024-12-31")) > 0 {
			t.Errorf("a stance of the future: %+v", s)
		}
	}
}

// broken returns a copy of a bundle in memory in which edit has changed a
// file; if rehash, the manifest is made to fit.
func broken(t *testing.T, bundle fs.FS, name string, rehash bool, edit func([]byte) []byte) fs.FS {
	t.Helper()
	broken := fstest.MapFS{}
	err := fs.WalkDir(bundle, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(bundle, path)
		broken[path] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	file, ok := broken[name]
	if !ok {
		t.Fatalf("the bundle has no %s", name)
	}
	before := file.Data
	file.Data = edit(slices.Clone(before))
	if bytes.Equal(before, file.Data) {
		t.Fatalf("the edit changed nothing in %s", name)
	}
	if rehash {
		manifest := broken[ward.ManifestName]
		manifest.Data = bytes.ReplaceAll(manifest.Data, []byte(sum(before)), []byte(sum(file.Data)))
	}
	return broken
}

func sum(content []byte) string {
	digest := sha256.Sum256(content)
	return hex.EncodeToString(digest[:])
}

func TestOpenRefuses(t *testing.T) {
	const wards = "wards-2023.geojson"
	replace := func(old, with string) func([]byte) []byte {
		return func(text []byte) []byte { return bytes.Replace(text, []byte(old), []byte(with), 1) }
	}
	for _, test := range []struct {
		name   string
		file   string
		rehash bool
		edit   func([]byte) []byte
		is     error
		says   string
	}{
		{"another file than the manifest says", wards, false, replace("41.9", "41.8"), ward.ErrChecksum, wards},
		{"a map cut short", wards, true, func(b []byte) []byte { return b[:len(b)/2] }, nil, "unexpected end of JSON text"},
		{"a missing ward", wards, true, replace(`"ward":7,`, `"ward":8,`), ward.ErrMissingWard, "7"},
		{"an open ring", wards, true, replace(`[[[[-87.`, `[[[[-88.`), geo.ErrOpenRing, "feature 0"},
		{"wards that overlap", wards, true, replace("41.9210569", "41.9310569"), nil, "not a planar map: "},
		{"no manifest", ward.ManifestName, false, func([]byte) []byte { return nil }, nil, "manifest.json"},
		{"an unknown kind", ward.ManifestName, false, replace(`"ward_map"`, `"wardmap"`), nil, `unknown kind "wardmap"`},
		{"a map without description", ward.ManifestName, false, replace(`"map": {`, `"mop": {`), nil, wards},
		{"a file without a source", ward.ManifestName, false, replace(`"sources": [`, `"origin": [`), nil, "names no source"},
		{"a table that does not add up", "terms.csv", true, replace("2023-05-15", "2023-05-32"), nil, "current/terms.csv, line "},
		{"a file that is not there", ward.ManifestName, false, replace(`"name": "wards-2023.geojson"`, `"name": "gone"`), fs.ErrNotExist, "gone"},
	} {
		bundle := broken(t, data.Current(), test.file, test.rehash, test.edit)
		_, err := ward.Open(bundle)
		if err == nil {
			t.Errorf("%s: opened", test.name)
			continue
		}
		if test.is != nil && !errors.Is(err, test.is) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: error %v", test.name, err)
		}
		if !strings.HasPrefix(err.Error(), "ward: ") {
			t.Errorf("%s: error %q does not name the package", test.name, err)
		}
	}
	if _, err := ward.Open(); !errors.Is(err, ward.ErrNoMap) {
		t.Errorf("no bundles: %v", err)
	}
	if _, err := ward.Open(data.Streets()); !errors.Is(err, ward.ErrNoMap) {
		t.Errorf("no map: %v", err)
	}
	streets := broken(t, data.Streets(), "zips.csv", true, replace("zip\n", "zip\n6060\n"))
	if _, err := ward.Open(data.Current(), streets); err == nil || !strings.Contains(err.Error(), `bundle "streets": street: zips.csv:2`) {
		t.Errorf("a bad ZIP code: %v", err)
	}
	if _, err := ward.Open(data.Current(), data.Current()); err == nil {
		t.Error("the same bundle twice was opened")
	}
	if _, err := ward.Open(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty bundle: %v", err)
	}
}

func TestOpenOneBundle(t *testing.T) {
	atlas, err := ward.Open(data.Current())
	if err != nil {
		t.Fatal(err)
	}
	latest := atlas.Latest()
	if res := latest.At(geo.Point{Lat: 41.8838, Lng: -87.6320}); res.Ward != 42 || res.Alder.Name == "" {
		t.Errorf("City Hall: %+v", res)
	}
	if _, err := latest.Address("121 N LaSalle St"); !errors.Is(err, ward.ErrNoStreets) {
		t.Errorf("an address without streets: %v", err)
	}
	if _, err := atlas.On(ward.MustParseDate("2021-01-27")); !errors.Is(err, ward.ErrNoMap) {
		t.Errorf("a day without map: %v", err)
	}
}

// TestOpenWithoutCouncil has maps only, and none in force when the newest
// bundle was made.
func TestOpenWithoutCouncil(t *testing.T) {
	atlas, err := ward.Open(data.History(), data.Streets())
	if err != nil {
		t.Fatal(err)
	}
	latest := atlas.Latest()
	if got := latest.Date(); got != ward.MustParseDate("2015-05-18") || latest.Map().Info().ID != "2015" {
		t.Errorf("the latest day is %v on map %s", got, latest.Map().Info().ID)
	}
	res, err := latest.Address("121 N La Salle St")
	if err != nil || res.Ward != 42 || res.Alder != (ward.Alder{}) || latest.IsVacant(42) || res.AsOf != atlas.AsOf() {
		t.Errorf("City Hall: %v, %v", res, err)
	}
	if at := atlas.AsOf(); at.Compare(ward.MustParseDate("2026-07-15")) < 0 {
		t.Errorf("as of %v, which is before the streets", at)
	}
}

// TestNoWard asks for wards that there are none of.
func TestNoWard(t *testing.T) {
	atlas, day := shipped(), on(t, "2021-01-27")
	for _, n := range []ward.Number{0, 51, 63, 64, 255} {
		if alder, ok := day.Alder(n); ok {
			t.Errorf("ward %d is held by %s", n, alder.Name)
		}
		if day.IsVacant(n) || atlas.Latest().Contact(n) != (ward.Contact{}) || day.Map().Boundary(n) != nil {
			t.Errorf("ward %d is known", n)
		}
		for alder := range atlas.Terms(n) {
			t.Errorf("ward %d was held by %s", n, alder.Name)
		}
		for stance := range day.Stances(n) {
			t.Errorf("ward %d has %v", n, stance)
		}
		if day.Record(n) != nil || day.Ask(n) != (ward.Request{}) || day.Seat(n).Status != ward.OutsideCity {
			t.Errorf("ward %d has a record", n)
		}
	}
}

// TestManifests checks every file of every bundle against its manifest, and
// that the manifests say what the City asks for.
func TestManifests(t *testing.T) {
	for name, bundle := range map[string]fs.FS{"current": data.Current(), "history": data.History(), "streets": data.Streets()} {
		text, err := fs.ReadFile(bundle, ward.ManifestName)
		if err != nil {
			t.Fatal(err)
		}
		var manifest ward.Manifest
		if err := json.Unmarshal(text, &manifest); err != nil {
			t.Fatal(err)
		}
		if manifest.Bundle != name || manifest.AsOf.IsZero() || !strings.Contains(manifest.Notice, "www.cityofchicago.org") {
			t.Errorf("%s: manifest of %q, as of %v, notice %q", name, manifest.Bundle, manifest.AsOf, manifest.Notice)
		}
		described := map[string]bool{ward.ManifestName: true}
		for _, f := range manifest.Files {
			described[f.Name] = true
			content, err := fs.ReadFile(bundle, f.Name)
			if err != nil {
				t.Error(err)
			} else if got := sum(content); got != f.SHA256 {
				t.Errorf("%s/%s has checksum %s, the manifest says %s", name, f.Name, got, f.SHA256)
			}
		}
		entries, err := fs.ReadDir(bundle, ".")
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if !described[entry.Name()] {
				t.Errorf("%s/%s is not in the manifest", name, entry.Name())
			}
		}
	}
}

func TestPointLookUpsDoNotAllocate(t *testing.T) {
	day := shipped().Latest()
	m := day.Map()
	points := []geo.Point{{Lat: 41.8837, Lng: -87.6323}, {Lat: 41.8962, Lng: -87.6775}, {Lat: 42.5, Lng: -88}, {}}
	wards := make([]ward.Number, 0, len(points))
	for name, lookUp := range map[string]func(){
		"Ward": func() {
			for _, p := range points {
				m.Ward(p)
			}
		},
		"AppendWards": func() { wards = m.AppendWards(wards[:0], points) },
		"At": func() {
			for _, p := range points {
				m.At(p)
			}
		},
		"Near": func() {
			for _, p := range points {
				m.Near(p, 500)
			}
		},
		"Snapshot.At": func() {
			for _, p := range points {
				day.At(p)
			}
		},
		"Snapshot.Near": func() {
			for _, p := range points {
				day.Near(p, 500)
			}
		},
	} {
		if n := testing.AllocsPerRun(50, lookUp); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

// TestAddressAllocations holds that an address takes one allocation: for its
// words in upper case, which the answer keeps. A name that is not the official
// one takes another.
func TestAddressAllocations(t *testing.T) {
	day := shipped().Latest()
	for text, most := range map[string]float64{
		"1060 w addison st": 1, "2724 W CERMAK RD, CHICAGO, IL 60608": 1, "121 N LaSalle St": 2,
	} {
		if n := testing.AllocsPerRun(50, func() { _, _ = day.Address(text) }); n > most {
			t.Errorf("%q: %v allocations, want %v at most", text, n, most)
		}
	}
}
