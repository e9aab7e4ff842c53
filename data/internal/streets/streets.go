// Package streets makes the bundle of streets from the City's address points,
// street names, corners and ZIP codes, and from three tables that are kept by
// hand: aliases.csv, places.csv and joins.csv.
package streets

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// citySources are the City's files, in the folder addresses of the sources.
var citySources = []struct {
	name, title, id, asOf string
}{
	{"address_points.tsv.gz", "Building Permits", "ydr8-5enu", "2026-07-15"},
	{"street_names.csv", "Chicago Street Names", "i6bp-fvbx", "2017"},
	{"intersections.csv", "Street Center Lines", "6imu-meau", "2025"},
	{"alias_pairs.tsv", "Building Permits", "ydr8-5enu", "2026-07-15"},
	{"zip_codes.geojson", "Boundaries - ZIP Codes", "gdcf-axmw", "2022"},
}

// knownAddress is a house number with the City's own point.
type knownAddress struct {
	number   int
	lat, lng int32  // in 1e-6 degree
	last     string // the day it was last seen, YYYY-MM-DD
	zip      int    // index in streetBundle.zips
}

// bundleStreet is one street of the bundle that is being made.
type bundleStreet struct {
	name      address.Street
	low, high int
	known     []knownAddress
}

// bundleCorner is the point where two streets meet.
type bundleCorner struct {
	first, second int   // indexes in streetBundle.streets, first below second
	lat, lng      int32 // in 1e-5 degree
	zip           int
	// onFirst and onSecond are the house numbers at the corner, about.
	onFirst, onSecond int
	computed          bool // from the lines of the streets; see addCrossings
}

// streetBundle is the bundle before it is written.
type streetBundle struct {
	streets []*bundleStreet
	byName  map[address.Street]*bundleStreet
	aliases [][]string // lines of aliases.csv
	corners []bundleCorner
	lines   []streetLines // of the streets, by their index
	zips    []string
	areas   *zipAreas
}

// File is a file of the bundle. SHA256 is left for the caller to fill in.
type File struct {
	ward.File

	Content []byte
}

// Make makes the files of the bundle from the City's files, which are in the
// folder dir/addresses. The same files give the same bytes. The error names the
// file and what is wrong with it.
func Make(dir string) ([]File, error) { return makeUntil(dir, "") }

// makeUntil is [Make] with only those addresses that were first seen before the
// given day, YYYY-MM-DD; an empty day stands for all.
func makeUntil(dir, before string) ([]File, error) {
	b, sources, err := readStreets(dir, before)
	if err != nil {
		return nil, err
	}
	return b.files(sources)
}

// readStreets reads the sources and returns their descriptions too, by the names
// of their files.
func readStreets(dir, before string) (*streetBundle, map[string]ward.Source, error) {
	content := make(map[string][]byte)
	sources := make(map[string]ward.Source)
	for _, src := range citySources {
		data, err := os.ReadFile(filepath.Join(dir, "addresses", src.name))
		if err != nil {
			return nil, nil, err
		}
		content[src.name] = data
		sum := sha256.Sum256(data)
		sources[src.name] = ward.Source{
			Title: src.title, Publisher: "City of Chicago", URL: "https://data.cityofchicago.org/d/" + src.id,
			AsOf: ward.MustParseDate(src.asOf), SHA256: hex.EncodeToString(sum[:]),
		}
	}
	b := &streetBundle{byName: make(map[address.Street]*bundleStreet)}
	zips, err := readZIPAreas(content["zip_codes.geojson"])
	if err != nil {
		return nil, nil, fmt.Errorf("zip_codes.geojson: %w", err)
	}
	b.zips, b.areas = zips.codes, zips
	for _, step := range []struct {
		name string
		read func([]byte) error
	}{
		{"address_points.tsv.gz", func(data []byte) error { return b.readAddresses(data, zips, before) }},
		{"street_names.csv", b.readStreetNames},
		{"aliases.csv", func([]byte) error { return b.readAliases(aliasTable) }},
		{"alias_pairs.tsv", b.readAliasPairs},
	} {
		if err := step.read(content[step.name]); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", step.name, err)
		}
	}
	b.rename()
	if err := b.moveAddresses(placeTable); err != nil {
		return nil, nil, fmt.Errorf("places.csv: %w", err)
	}
	if err := b.readIntersections(content["intersections.csv"]); err != nil {
		return nil, nil, fmt.Errorf("intersections.csv: %w", err)
	}
	if err := b.checkAliases(); err != nil {
		return nil, nil, err
	}
	if err := b.addCrossings(); err != nil {
		return nil, nil, err
	}
	return b, sources, nil
}

// files returns the files of the bundle.
func (b *streetBundle) files(sources map[string]ward.Source) ([]File, error) {
	var files []File
	for _, made := range []struct {
		name    string
		content func() ([]byte, error)
		from    []string
	}{
		{"streets.csv", b.streetsCSV, []string{"address_points.tsv.gz", "street_names.csv", "intersections.csv"}},
		{"aliases.csv", b.aliasesCSV, []string{"alias_pairs.tsv"}},
		{"zips.csv", b.zipsCSV, []string{"zip_codes.geojson"}},
		{"points.bin", b.packPoints, []string{"address_points.tsv.gz", "zip_codes.geojson"}},
		{"corners.bin", b.packCorners, []string{"intersections.csv"}},
		{"lines.bin", b.packLines, []string{"address_points.tsv.gz", "intersections.csv"}},
	} {
		content, err := made.content()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", made.name, err)
		}
		f := File{File: ward.File{Name: "streets/" + made.name, Kind: "streets"}, Content: content}
		for _, name := range made.from {
			f.Sources = append(f.Sources, sources[name])
		}
		files = append(files, f)
	}
	return files, nil
}

// street returns the street with the given name, which it adds if it is new.
func (b *streetBundle) street(name address.Street) *bundleStreet {
	st := b.byName[name]
	if st == nil {
		st = &bundleStreet{name: name}
		b.byName[name] = st
		b.streets = append(b.streets, st)
	}
	return st
}

// officialName joins the four parts of a street name. Where the City has put
// the suffix direction of a street without a type at the end of its name, as
// in E RIVERWALK S, it is taken off.
func officialName(dir, name, suffix, sufDir string) address.Street {
	st := address.Street{
		Dir: strings.TrimSpace(dir), Name: strings.TrimSpace(name),
		Suffix: strings.TrimSpace(suffix), SufDir: strings.TrimSpace(sufDir),
	}
	if st.Suffix == "" && st.SufDir == "" {
		if front, back, ok := cutLast(st.Name); ok && len(back) == 1 && strings.Contains("NSEW", back) && !strings.HasPrefix(front, "AVENUE") && front != "LINCOLN PARK" {
			st.Name, st.SufDir = front, back
		}
	}
	return st
}

func cutLast(name string) (front, back string, ok bool) {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 {
		return name, "", false
	}
	return name[:i], name[i+1:], true
}

func (b *streetBundle) readAddresses(packed []byte, zips *zipAreas, before string) error {
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	data, err := io.ReadAll(unpacked)
	if err != nil {
		return err
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if want := "number\tpre\tname\ttype\tsuf\tlat\tlon\tpermits\tfirst\tlast"; lines[0] != want {
		return fmt.Errorf("header is %q, not %q", lines[0], want)
	}
	for n, line := range lines[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			return fmt.Errorf("line %d has %d fields, not 10", n+2, len(f))
		}
		if before != "" && f[8] >= before {
			continue
		}
		number, err := strconv.Atoi(f[0])
		if err != nil || number < 1 || number > math.MaxUint16 {
			return fmt.Errorf("line %d: %q is not a house number", n+2, f[0])
		}
		lat, err1 := strconv.ParseFloat(f[5], 64)
		lng, err2 := strconv.ParseFloat(f[6], 64)
		if err := errors.Join(err1, err2); err != nil {
			return fmt.Errorf("line %d: %w", n+2, err)
		}
		st := b.street(officialName(f[1], f[2], f[3], f[4]))
		st.known = append(st.known, knownAddress{
			number: number, last: f[9], zip: zips.at(lat, lng),
			lat: int32(math.Round(lat * 1e6)), lng: int32(math.Round(lng * 1e6)),
		})
	}
	return nil
}

// readStreetNames adds the streets that may have addresses, even if none is
// known, and the range of numbers of each.
func (b *streetBundle) readStreetNames(data []byte) error {
	rows, err := csvRows(data, "Full Street Name,Direction,Street ,Suffix,Suffix Direction,Min Address,Max Address")
	if err != nil {
		return err
	}
	for n, f := range rows {
		low, err1 := strconv.Atoi(f[5])
		high, err2 := strconv.Atoi(f[6])
		if err := errors.Join(err1, err2); err != nil {
			return fmt.Errorf("line %d: %w", n+2, err)
		}
		name := officialName(f[1], f[2], f[3], f[4])
		if b.byName[name] == nil && (!hasAddresses(name) || high == 0) {
			continue
		}
		st := b.street(name)
		st.low, st.high = max(low, 1), max(high, 1)
	}
	return nil
}

// The street types and words that mark ways without addresses: ramps,
// expressways, lower levels, rivers, runways and what the City's center lines
// list besides streets.
var (
	typesWithout = []string{"ER", "XR", "SR", "RL", "EXPY", "TOLL"}
	wordsWithout = []string{
		"LOWER", "SUB", "RAMP", "ORD", "CTA", "LSD", "RIVER", "CANAL", "CHANNEL", "ACCESS", "PRIVATE", "UNKNOWN",
		"BUSWAY", "TURN", "TURNAROUND", "SKYWAY", "EXPRESS", "PUBLIC", "HAUL", "CREEK", "AIRPORT", "TANKFARM",
		"UPPERLEVELT1", "UPPERLEVELT2", "UPPERLEVELT3", "FEEDER", "I55", "I57", "I190",
	}
)

// csvRows reads a table and checks its header, which it leaves out.
func csvRows(data []byte, header string) ([][]string, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, errors.New("is empty")
	}
	if got := strings.Join(rows[0], ","); got != header {
		return nil, fmt.Errorf("header is %q, not %q", got, header)
	}
	return rows[1:], nil
}

// hasAddresses reports whether a street without a known address may have one.
func hasAddresses(name address.Street) bool {
	if slices.Contains(typesWithout, name.Suffix) || slices.Contains([]string{"OP", "IB", "OB"}, name.SufDir) {
		return false
	}
	for word := range strings.FieldsSeq(name.Name) {
		if slices.Contains(wordsWithout, word) {
			return false
		}
	}
	return !strings.HasPrefix(name.Name, "BISHOP FORD") && !strings.HasPrefix(name.Name, "DAN RYAN")
}

// readIntersections adds the corners. A corner whose ZIP code is missing or not
// in Chicago gets that of the area that it is in or next to.
func (b *streetBundle) readIntersections(data []byte) error {
	rows, err := csvRows(data, "intersection,street_1,street_2,zipcode,longitude,latitude")
	if err != nil {
		return err
	}
	index := make(map[string][]int)
	for i, st := range b.streets {
		whole := st.name.String()
		index[whole] = append(index[whole], i)
		if st.name.SufDir != "" {
			st := st.name
			st.SufDir = ""
			index[st.String()] = append(index[st.String()], i)
		}
	}
	for _, row := range b.aliases {
		from := address.Street{Dir: row[0], Name: row[1], Suffix: row[2]}.String()
		to := address.Street{Dir: row[7], Name: row[8], Suffix: row[9], SufDir: row[10]}.String()
		if len(index[from]) == 0 {
			index[from] = index[to]
		}
	}
	type corner struct{ first, second int }
	seen := make(map[corner]bool)
	for n, f := range rows {
		lng, err1 := strconv.ParseFloat(f[4], 64)
		lat, err2 := strconv.ParseFloat(f[5], 64)
		if err := errors.Join(err1, err2); err != nil {
			return fmt.Errorf("line %d: %w", n+2, err)
		}
		zip := slices.Index(b.zips, f[3])
		if zip < 0 {
			zip = b.areas.at(lat, lng)
		}
		for _, x := range index[f[1]] {
			for _, y := range index[f[2]] {
				c := corner{min(x, y), max(x, y)}
				if x == y || seen[c] {
					continue
				}
				seen[c] = true
				b.corners = append(b.corners, bundleCorner{first: c.first, second: c.second, lat: int32(math.Round(lat * 1e5)), lng: int32(math.Round(lng * 1e5)), zip: zip})
			}
		}
	}
	b.joinCorners(func(first, second int) bool {
		c := corner{min(first, second), max(first, second)}
		had := seen[c]
		seen[c] = true
		return had
	})
	return nil
}

// joinCorners adds the pairs of streets that meet in one point with a third
// street and are not listed with each other.
func (b *streetBundle) joinCorners(seen func(first, second int) bool) {
	type spot struct{ lat, lng int32 }
	at := make(map[spot][]int)
	listed := b.corners
	for i, c := range listed {
		k := spot{c.lat, c.lng}
		for _, j := range at[k] {
			d := listed[j]
			for _, x := range [2]int{c.first, c.second} {
				for _, y := range [2]int{d.first, d.second} {
					if x != y && !seen(x, y) {
						b.corners = append(b.corners, bundleCorner{first: min(x, y), second: max(x, y), lat: c.lat, lng: c.lng, zip: c.zip})
					}
				}
			}
		}
		at[k] = append(at[k], i)
	}
}

func (b *streetBundle) streetsCSV() ([]byte, error) {
	rows := [][]string{{"dir", "name", "type", "sufdir", "low", "high"}}
	for _, st := range b.streets {
		rows = append(rows, []string{st.name.Dir, st.name.Name, st.name.Suffix, st.name.SufDir, optional(st.low), optional(st.high)})
	}
	return csvBytes(rows)
}

func optional(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (b *streetBundle) aliasesCSV() ([]byte, error) {
	return csvBytes(append([][]string{strings.Split(aliasHeader, ",")}, b.aliases...))
}

func (b *streetBundle) zipsCSV() ([]byte, error) {
	rows := [][]string{{"zip"}}
	for _, zip := range b.zips {
		rows = append(rows, []string{zip})
	}
	return csvBytes(rows)
}

func csvBytes(rows [][]string) ([]byte, error) {
	var content bytes.Buffer
	err := csv.NewWriter(&content).WriteAll(rows)
	return content.Bytes(), err
}
