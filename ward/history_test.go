package ward_test

import (
	"math"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// TestHistory follows places whose wards are known, and checks that what is
// said of each day is what the snapshot of that day says.
func TestHistory(t *testing.T) {
	for _, test := range []struct {
		name  string
		point geo.Point
		wards [3]ward.Number
	}{
		{"Chinatown Gate", geo.Point{Lat: 41.85272, Lng: -87.63188}, [3]ward.Number{25, 25, 11}},
		{"507 W 111th St", geo.Point{Lat: 41.69215, Lng: -87.6358}, [3]ward.Number{34, 34, 21}},
		{"Union Station", geo.Point{Lat: 41.8787, Lng: -87.6403}, [3]ward.Number{2, 42, 34}},
		{"Norridge", geo.Point{Lat: 41.9633, Lng: -87.8273}, [3]ward.Number{}},
		{"nowhere", geo.Point{Lat: math.NaN()}, [3]ward.Number{}},
	} {
		eras := shipped().History(test.point)
		if len(eras) != 3 {
			t.Fatalf("%s has %d eras", test.name, len(eras))
		}
		for i, era := range eras {
			if era.Match.Ward != test.wards[i] || (len(era.Tenures) == 0) != (era.Match.Ward == 0) {
				t.Errorf("%s, map %s: ward %d with %d tenures, want ward %d", test.name, era.Match.Map, era.Match.Ward,
					len(era.Tenures), test.wards[i])
			}
			for _, tenure := range era.Tenures {
				if tenure.Alder.Ward != era.Match.Ward || !era.InForce.Contains(tenure.During.From) ||
					!tenure.Alder.Term.Contains(tenure.During.From) || tenure.During.Until.IsZero() != tenure.Alder.Term.Until.IsZero() && i == 2 {
					t.Errorf("%s, map %s: %s during %v", test.name, era.Match.Map, tenure.Alder.ID, tenure.During)
				}
			}
		}
		for _, date := range []string{
			"2012-01-01", "2015-05-17", "2015-05-18", "2016-10-05", "2021-01-27", "2023-05-14", "2023-05-15",
			"2025-01-15", "2026-10-04",
		} {
			want := on(t, date).At(test.point).Alder
			got, ok := ward.Representative(eras, ward.MustParseDate(date))
			if got != want || ok != (want.ID != "") {
				t.Errorf("%s on %s was represented by %q, want %q", test.name, date, got.ID, want.ID)
			}
		}
	}
	// Walter Burnett, Jr. left in August 2025; for a while nobody came.
	eras := shipped().History(geo.Point{Lat: 41.8812, Lng: -87.6740})
	if got, ok := ward.Representative(eras, ward.MustParseDate("2025-08-20")); ok {
		t.Errorf("in the vacancy %s represents the United Center", got.ID)
	}
}
