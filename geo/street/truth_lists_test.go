package street

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// near returns the wards within a radius of a point, that of the point first.
func (m *plainMap) near(p geo.Point, radius geo.Meters) []string {
	wards := []string{m.ward(p)}
	for step := range 16 {
		for _, off := range []geo.Meters{radius / 2, radius} {
			way := []vector{{1, 0}, {.92, .38}, {.71, .71}, {.38, .92}}[step%4]
			for range step / 4 {
				way = way.left()
			}
			if ward := m.ward(moved(p, way.times(float64(off)))); ward != "" && !slices.Contains(wards, ward) {
				wards = append(wards, ward)
			}
		}
	}
	return wards
}

// farOff is how far from the City's point of its address a building footprint
// can be; those beyond are of other buildings: some are kilometers away.
const farOff geo.Meters = 400

// TestTruthLists measures corners, condominiums and building footprints. Of a
// corner the file knows who paid for work there, which on a border street may be
// the ward of its other side: what counts is that this ward is among those named.
func TestTruthLists(t *testing.T) {
	s := &score{t: t, streets: openStreets(t, shipped), wards: readTruthMap(t, "2023")}
	maps := map[string]*plainMap{"2023": s.wards, "2015": readTruthMap(t, "2015"), "2003": readTruthMap(t, "2003")}
	rows, found, named := make(map[string]int), make(map[string]int), make(map[string]int)
	computedWrong, elsewhere := 0, 0
	for _, row := range readTable(t, truthFile(t, "more_addresses.tsv.gz")) {
		list := strings.TrimSuffix(row[6], "ends")
		if list != "menucorner" && list != "houseshare2025" && list != "chrs" {
			continue
		}
		rows[list]++
		f, err := s.streets.Find(address.Read(address.Input{Text: row[0], City: "Chicago", ZIP: row[1]}))
		choices := []Fix{f}
		if several, ok := errors.AsType[*AmbiguousError](err); ok {
			choices = several.Choices
		} else if err != nil {
			s.fail("none   %-45q want %s: %v", row[0], row[2], err)
			continue
		}
		found[list]++
		var wards []string
		for _, c := range choices {
			wards = append(wards, maps[row[5]].near(c.Point, c.Radius)...)
		}
		want := row[2]
		if list == "chrs" {
			lat, err1 := strconv.ParseFloat(row[3], 64)
			lng, err2 := strconv.ParseFloat(row[4], 64)
			if errors.Join(err1, err2) != nil {
				t.Fatalf("%q has no point", row[0])
			}
			point := geo.Point{Lat: lat, Lng: lng}
			want, wards = s.wards.ward(point), []string{s.wards.ward(choices[0].Point)}
			if wards[0] == "" { // just outside the city
				_, wards[0] = s.wards.border(choices[0].Point)
			}
			if geo.Distance(point, choices[0].Point) > farOff {
				elsewhere++
				continue
			}
		}
		switch {
		case slices.Contains(wards, want):
			named[list]++
		case list != "houseshare2025":
			s.fail("wrong  %-45q want %s got %v: %v (%v)", row[0], want, wards, f.Address, f.Corrections)
		}
		if f.Corrections.Has(address.CornerComputed) && len(wards) == 1 && wards[0] != want {
			computedWrong++
		}
	}
	s.least("corners: found", percent(found["menucorner"], rows["menucorner"]), 98)
	s.least("corners: the ward among those named", percent(named["menucorner"], found["menucorner"]), 99)
	s.most("corners: computed, clear and wrong", float64(computedWrong), 0)
	s.least("condominiums: answered", percent(found["houseshare2025"], rows["houseshare2025"]), 99.5)
	s.least("footprints: answered", percent(found["chrs"], rows["chrs"]), 99.6)
	s.least("footprints: in the ward of the file's point", percent(named["chrs"], found["chrs"]-elsewhere), 99.7)
	s.most("footprints: the file's point is elsewhere", percent(elsewhere, found["chrs"]), 0.5)
}
