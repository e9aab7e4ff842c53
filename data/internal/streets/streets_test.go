package streets

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

var holdout = flag.String("holdout", "", "folder to write the bundle of TestWriteHoldout to; empty skips it")

// sourcesDir holds the original sources, which a fresh clone does not have.
var sourcesDir = filepath.Join("..", "..", "..", "..", "shared", "sources")

// smallSources are sources of one corner of the city.
var smallSources = map[string]string{
	"address_points.tsv.gz": "number\tpre\tname\ttype\tsuf\tlat\tlon\tpermits\tfirst\tlast\n" +
		"100\tN\tSTATE\tST\t\t41.883100\t-87.628100\t1\t2010-01-02\t2012-03-04\n" +
		"110\tN\tSTATE\tST\t\t41.883300\t-87.628100\t1\t2010-01-02\t2012-03-04\n" +
		"121\tN\tSTATE\tST\t\t41.883500\t-87.627800\t1\t2024-01-02\t2024-03-04\n" +
		"2300\tS\tDR MARTIN L KING JR\tDR\t\t41.850000\t-87.617000\t1\t2010-01-02\t2012-03-04\n" +
		"2300\tS\tDR MARTIN LUTHER KING JR\tDR\t\t41.850001\t-87.617001\t1\t2020-01-02\t2022-03-04\n" +
		"31\tE\tRIVERWALK S\t\t\t41.887300\t-87.626900\t1\t2010-01-02\t2012-03-04\n" +
		"10\tE\tLAKE\tST\t\t41.885900\t-87.627700\t1\t2010-01-02\t2012-03-04\n",
	"street_names.csv": "Full Street Name,Direction,Street ,Suffix,Suffix Direction,Min Address,Max Address\n" +
		"N STATE ST,N,STATE,ST, ,1,1199\n" +
		"E LAKE ST,E,LAKE,ST, ,1,99\n" +
		"W STEVENSON EXPY,W,STEVENSON,EXPY,OB,1,4832\n" +
		"S DAN RYAN 18TH ST ER,S,DAN RYAN 18TH ST,ER, ,1,99\n" +
		"E HADDOCK PL,E,HADDOCK,PL, ,1,99\n",
	"intersections.csv": "intersection,street_1,street_2,zipcode,longitude,latitude\n" +
		"N STATE ST & E LAKE ST,N STATE ST,E LAKE ST,60601,-87.62794,41.88575\n" +
		"N STATE ST & E HADDOCK PL,N STATE ST,E HADDOCK PL,60601,-87.62794,41.88575\n" +
		"N STATE ST & W CHICAGO RIVER,N STATE ST,W CHICAGO RIVER,60601,-87.6279,41.8875\n",
	"alias_pairs.tsv": "city\tcensus\tn\nE|LAKE|ST\tE|LAQUE|ST\t50\nN|STATE|ST\tN|STAIT|ST\t1\n",
	"zip_codes.geojson": `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"zip":"60601"},"geometry":` +
		`{"type":"MultiPolygon","coordinates":[[[[-87.63,41.88],[-87.62,41.88],[-87.62,41.89],[-87.63,41.89],[-87.63,41.88]]]]}},` +
		`{"type":"Feature","properties":{"zip":"60616"},"geometry":` +
		`{"type":"MultiPolygon","coordinates":[[[[-87.63,41.84],[-87.60,41.84],[-87.60,41.86],[-87.63,41.86],[-87.63,41.84]]]]}}]}`,
}

// smallAliases keeps the hand-written table out of the test.
const smallAliases = aliasHeader + "\n" +
	"S,DR MARTIN L KING JR,DR,,,,,S,DR MARTIN LUTHER KING JR,DR,\n" +
	",KING,,,,,,S,DR MARTIN LUTHER KING JR,DR,\n"

func writeSmall(t *testing.T, change map[string]string) string {
	t.Helper()
	old := aliasTable
	t.Cleanup(func() { aliasTable = old })
	aliasTable = []byte(smallAliases)
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "addresses"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range smallSources {
		if changed, ok := change[name]; ok {
			content = changed
		}
		if strings.HasSuffix(name, ".gz") {
			var b bytes.Buffer
			w := gzip.NewWriter(&b)
			_, err := w.Write([]byte(content))
			if err := errors.Join(err, w.Close()); err != nil {
				t.Fatal(err)
			}
			content = b.String()
		}
		if err := os.WriteFile(filepath.Join(dir, "addresses", name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func asFS(files []File) fstest.MapFS {
	bundle := make(fstest.MapFS)
	for _, f := range files {
		bundle[path.Base(f.Name)] = &fstest.MapFile{Data: f.Content}
	}
	return bundle
}

// TestStreetFiles makes a small bundle and asks package street what is in it.
func TestStreetFiles(t *testing.T) {
	files, err := Make(writeSmall(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Kind != "streets" || len(f.Sources) == 0 {
			t.Errorf("%s: kind %q, sources %v", f.Name, f.Kind, f.Sources)
		}
		for _, src := range f.Sources {
			if len(src.SHA256) != 64 || !strings.HasPrefix(src.URL, "https://data.cityofchicago.org/") || src.AsOf.IsZero() {
				t.Errorf("%s: source %+v", f.Name, src)
			}
		}
	}
	s, err := street.Read(asFS(files))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, want string }{
		{"100 N State St", "100 N STATE ST"},
		{"2300 S King Dr", "2300 S DR MARTIN LUTHER KING JR DR"},
		{"10 E Laque St", "10 E LAKE ST"},
		{"State & Lake", "N STATE ST & E LAKE ST"},
		{"Lake St & Haddock Pl", "E LAKE ST & E HADDOCK PL"}, // joined in one point
		{"10 N Stait St", ""},                                // a pair seen once is no alias, and too far for spelling
		{"10 W Stevenson Expy", ""},
	} {
		f, err := s.Locate(address.MustParse(test.text))
		if got := f.Address.String(); got != test.want {
			t.Errorf("%q: got %q, want %q (%v)", test.text, got, test.want, err)
		}
	}
	// The later of two points of one address holds.
	f, err := s.Locate(address.MustParse("2300 S King Dr"))
	if want := (geo.Point{Lat: 41.850001, Lng: -87.617001}); err != nil || f.Point != want {
		t.Errorf("2300 S King Dr is at %v, want %v (%v)", f.Point, want, err)
	}
}

// TestSourcesAreListed checks that data/README.md names the City's files.
func TestSourcesAreListed(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range citySources {
		if !strings.Contains(string(text), "`addresses/"+source.name+"`") {
			t.Errorf("it does not name %s", source.name)
		}
	}
}

func TestStreetFilesUntil(t *testing.T) {
	files, err := makeUntil(writeSmall(t, nil), "2023-06-01")
	if err != nil {
		t.Fatal(err)
	}
	s, err := street.Read(asFS(files))
	if err != nil {
		t.Fatal(err)
	}
	if f, err := s.Locate(address.MustParse("121 N State St")); err != nil || f.Method == street.Exact {
		t.Errorf("an address first seen later is %v, %v", f.Method, err)
	}
}

// TestStreetFilesBad has a row for each source that can be wrong.
func TestStreetFilesBad(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"address_points.tsv.gz", "number\t", "no\t", `address_points.tsv.gz: header is "no`},
		{"address_points.tsv.gz", "100\tN", "x\tN", `address_points.tsv.gz: line 2: "x" is not a house number`},
		{"address_points.tsv.gz", "41.883300", "north", "address_points.tsv.gz: line 3: "},
		{"address_points.tsv.gz", "121\tN\t", "121\t", "address_points.tsv.gz: line 4 has 9 fields"},
		{"street_names.csv", "1,1199", "1,", "street_names.csv: line 2: "},
		{"street_names.csv", "Min Address", "Min", "street_names.csv: header is"},
		{"intersections.csv", "longitude,latitude", "latitude,longitude", "intersections.csv: header is"},
		{"street_names.csv", smallSources["street_names.csv"], "", "street_names.csv: is empty"},
		{"intersections.csv", "41.88575", "", "intersections.csv: line 2: "},
		{"alias_pairs.tsv", "\t50", "\tmany", "alias_pairs.tsv: line 2: "},
		{"zip_codes.geojson", "MultiPolygon", "Point", "zip_codes.geojson: geo: feature 0"},
		{"zip_codes.geojson", "60616", "6061", `zip_codes.geojson: feature 1: ZIP code "6061"`},
	} {
		content := strings.Replace(smallSources[test.name], test.old, test.new, 1)
		_, err := Make(writeSmall(t, map[string]string{test.name: content}))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s with %q: error %v, want %q", test.name, test.new, err, test.want)
		}
	}
	if _, err := Make(t.TempDir()); err == nil {
		t.Error("without sources: no error")
	}
}

// TestWriteHoldout writes the bundle that TestHoldout of package street measures
// interpolation with: that of the addresses first seen before 2023-06-01.
// TestHoldout runs it.
func TestWriteHoldout(t *testing.T) {
	if *holdout == "" {
		t.Skip("-holdout names no folder")
	}
	files, err := makeUntil(sourcesDir, "2023-06-01")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(*holdout, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(*holdout, path.Base(f.Name)), f.Content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
