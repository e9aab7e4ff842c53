package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// wardMap is one of the City's ward maps.
type wardMap struct {
	dataset string // id on the City's data portal
	title   string
	info    ward.MapInfo
}

// mapAccuracy is how far in meters a border may be off: the City's longitudes
// and latitudes are in NAD 83 but labeled WGS 84; the two differ by about a meter
// in Chicago.
const mapAccuracy geo.Meters = 1

// wardMaps has the maps in the order in which they took force.
var wardMaps = []wardMap{
	{"xt4z-bnwh", "Boundaries - Wards (2003-2015)", mapInfo("2003", "2003-05-05", "2015-05-17")},
	{"k9yb-bpqx", "Boundaries - Wards (2015-2023)", mapInfo("2015", "2015-05-18", "2023-05-14")},
	{"p293-wvbd", "Boundaries - Wards (2023-)", mapInfo("2023", "2023-05-15", "")},
}

func mapInfo(id, start, end string) ward.MapInfo {
	info := ward.MapInfo{ID: id, StartDate: ward.MustParseDate(start), Accuracy: mapAccuracy}
	if end != "" {
		info.EndDate = ward.MustParseDate(end)
	}
	return info
}

// manifest returns the name of the manifest that lists the map.
func (m wardMap) manifest() string {
	if m.info.EndDate.IsZero() {
		return currentManifest
	}
	return historyManifest
}

// file reads the City's map from dir, makes it planar, thins it, and encodes
// it. It checks that the content reads back as the same map without a defect,
// and prints what it found to out.
func (m wardMap) file(dir string, out io.Writer) (f ward.File, content []byte, err error) {
	name := "wards-" + m.info.ID + ".geojson"
	original, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return f, nil, err
	}
	drawn, err := ward.ReadMap(bytes.NewReader(original), m.info)
	if err != nil {
		return f, nil, err
	}
	thinned, err := thin(drawn)
	if err != nil {
		return f, nil, fmt.Errorf("%s: %w", name, err)
	}
	written, err := ward.ReadMap(bytes.NewReader(encodeAreas(thinned.areas(drawn))), m.info)
	if err != nil {
		return f, nil, fmt.Errorf("%s thinned: %w", name, err)
	}
	content = encodeMap(written)
	again, err := ward.ReadMap(bytes.NewReader(content), m.info)
	if err != nil {
		return f, nil, fmt.Errorf("%s as written: %w", name, err)
	}
	if defects := again.Defects(); len(defects) > 0 {
		return f, nil, fmt.Errorf("%s as written has %d defects, the first: %v", name, len(defects), defects[0])
	}
	if !bytes.Equal(encodeMap(again), content) {
		return f, nil, fmt.Errorf("%s as written reads back as another map", name)
	}
	left, err := thinned.report()
	if err == nil {
		err = m.report(original, drawn, again, out)
	}
	if err != nil {
		return f, nil, fmt.Errorf("%s: %w", name, err)
	}
	fmt.Fprintf(out, "  %s\n", left)
	return ward.File{
		Name: "wards/" + name,
		Kind: kindMap,
		Map:  &m.info,
		Sources: []ward.Source{{
			Title:     m.title,
			Publisher: "City of Chicago",
			URL:       datasetPage + m.dataset,
			License:   "City of Chicago data terms of use",
			AsOf:      m.info.StartDate,
			SHA256:    checksum(original),
		}},
	}, content, nil
}

// maxMove is how far in meters a position may be from where the City has it.
// Outside overlaps and gaps that is half a step of the grid, 0.7 cm, and a step
// of thinning, 1.1 cm. The City's map of 2003 has overlaps and gaps meters wide
// in the far southeast.
var maxMove = map[string]geo.Meters{"2003": 10, "2015": 0.02, "2023": 1}

// report proves that the map as written tiles the city, and prints to out the
// proof and what was changed.
func (m wardMap) report(original []byte, drawn, written *ward.Map, out io.Writer) error {
	features, err := geo.ParseGeoJSON(original)
	if err != nil {
		return err
	}
	lines, err := prove(written.Boundary)
	if err != nil {
		return err
	}
	farthest, beyond := moved(features, written)
	if farthest > maxMove[m.info.ID] {
		return fmt.Errorf("a position moved by %.4f m, more than %v m", farthest, maxMove[m.info.ID])
	}
	if change := resized(drawn, written); change > maxResize {
		return fmt.Errorf("writing it changed the area of a ward by %.1f m2, more than %d m2", change, maxResize)
	}
	lines = append(lines, fmt.Sprintf("beyond rounding to the grid and thinning, %d positions moved, the farthest by %.2f m", beyond, farthest))
	fmt.Fprintf(out, "map %s\n", m.info.ID)
	for _, line := range lines {
		fmt.Fprintf(out, "  %s\n", line)
	}
	for _, d := range drawn.Defects() {
		fmt.Fprintf(out, "  wards %v: %v\n", ward.Set(d.Regions), d)
	}
	return nil
}

// encodeMap returns m as GeoJSON with one feature a line in the order of the
// wards, and seven decimals.
func encodeMap(m *ward.Map) []byte {
	var areas [ward.Count + 1]orb.MultiPolygon
	for n := ward.Number(1); n <= ward.Count; n++ {
		areas[n] = m.Boundary(n)
	}
	return encodeAreas(areas)
}

func encodeAreas(areas [ward.Count + 1]orb.MultiPolygon) []byte {
	var text []byte
	text = append(text, `{"type":"FeatureCollection","features":[`...)
	for n := ward.Number(1); n <= ward.Count; n++ {
		if n > 1 {
			text = append(text, ',')
		}
		text = fmt.Appendf(text, "\n"+`{"type":"Feature","properties":{"ward":%d,"division_id":%q},"geometry":{"type":"MultiPolygon","coordinates":[`,
			n, n.DivisionID())
		for i, polygon := range areas[n] {
			if i > 0 {
				text = append(text, ',')
			}
			text = appendPolygon(text, polygon)
		}
		text = append(text, `]}}`...)
	}
	return append(text, "\n]}\n"...)
}

func appendPolygon(text []byte, polygon orb.Polygon) []byte {
	text = append(text, '[')
	for i, ring := range polygon {
		if i > 0 {
			text = append(text, ',')
		}
		text = append(text, '[')
		for j, position := range ring {
			if j > 0 {
				text = append(text, ',')
			}
			text = fmt.Appendf(text, "[%.7f,%.7f]", position.Lon(), position.Lat())
		}
		text = append(text, ']')
	}
	return append(text, ']')
}
