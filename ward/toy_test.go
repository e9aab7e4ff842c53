package ward

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chiward/chiward/geo"
)

// toyFiles are the files of testdata/toy by their names: small tables and maps
// in which everything that may be is. Ward 1 was held by Ann Alba, was vacant
// for a month, and is held by Ben Brook, who had ward 2 before and left it to
// Cy Cole. Ward 3 was held by Eve Ebel, who left. Of Dee Dahl, who acted for
// ward 2 in 2012, no term is known. The maps are fifty squares, numbered from
// the south-west to the north-east since 2023, and the other way round before.
var toyFiles = readToy()

func readToy() map[string]string {
	files := make(map[string]string)
	err := fs.WalkDir(toyDir, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == "toy.json" {
			return err
		}
		content, err := fs.ReadFile(toyDir, name)
		files[name] = string(content)
		return err
	})
	if err != nil {
		panic(err)
	}
	return files
}

var toyDir = os.DirFS("testdata/toy")

// kindOf returns the kind of a file of the toy bundle.
func kindOf(name string) string {
	switch {
	case strings.HasSuffix(name, ".geojson"):
		return kindMap
	case strings.HasPrefix(name, "council/measures/"):
		return kindMeasure
	}
	return strings.TrimSuffix(strings.TrimPrefix(name, "council/"), ".csv")
}

// toyMaps describe the maps of the toy bundle.
var toyMaps = map[string]MapInfo{
	"wards/2015.geojson": {ID: "2015", StartDate: MustParseDate("2015-05-18"), EndDate: MustParseDate("2023-05-14"), Accuracy: 1},
	"wards/2023.geojson": {ID: "2023", StartDate: MustParseDate("2023-05-15"), Accuracy: 1},
}

// toyBundle returns the toy bundle with the files in changed in place of its
// own; an empty one is left out.
func toyBundle(t testing.TB, changed map[string]string) fstest.MapFS {
	t.Helper()
	files := maps.Clone(toyFiles)
	maps.Copy(files, changed)
	manifest := Manifest{Bundle: "toy", Notice: "A notice."}
	bundle := fstest.MapFS{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		content := []byte(files[name])
		if len(content) == 0 {
			continue
		}
		sum := sha256.Sum256(content)
		f := File{Name: name, Kind: kindOf(name), SHA256: hex.EncodeToString(sum[:])}
		if info, ok := toyMaps[name]; ok {
			f.Map, f.Sources = &info, []Source{{Title: "Wards", URL: "https://example.org/wards"}}
		}
		manifest.Files = append(manifest.Files, f)
		bundle[name] = &fstest.MapFile{Data: content}
	}
	text, err := json.MarshalIndent(manifest, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	bundle["toy.json"] = &fstest.MapFile{Data: append(text, '\n')}
	return bundle
}

var update = flag.Bool("update", false, "write the manifest of testdata/toy anew")

// TestToy holds that the manifest of testdata/toy is right.
func TestToy(t *testing.T) {
	want := toyBundle(t, nil)["toy.json"].Data
	if *update {
		if err := os.WriteFile("testdata/toy/toy.json", want, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := fs.ReadFile(toyDir, "toy.json"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("testdata/toy/toy.json is not right, %v; write it anew with go test ./ward -run TestToy -update", err)
	}
}

// openToy returns the atlas of the toy bundle with some files changed.
func openToy(t testing.TB, changed map[string]string) *Atlas {
	t.Helper()
	atlas, err := Open(toyBundle(t, changed))
	if err != nil {
		t.Fatal(err)
	}
	return atlas
}

// toyOn returns the toy city on a day.
func toyOn(t testing.TB, day string) *Snapshot {
	t.Helper()
	s, err := openToy(t, nil).On(MustParseDate(day))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// with returns a file of the toy bundle with after in place of the first before.
func with(t testing.TB, name, before, after string) map[string]string {
	t.Helper()
	changed := strings.Replace(toyFiles[name], before, after, 1)
	if changed == toyFiles[name] {
		t.Fatalf("%q is not in %s", before, name)
	}
	return map[string]string{name: changed}
}

// middle returns the middle of the toy map's square n, which is ward n since
// 2023.
func middle(n int) geo.Point {
	return geo.Point{Lat: 10.0005 + float64((n-1)/10)*1e-3, Lng: 10.0005 + float64((n-1)%10)*1e-3}
}
