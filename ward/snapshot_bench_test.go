package ward_test

import (
	"encoding/json"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// BenchmarkAddress times the way from text to ward.
func BenchmarkAddress(b *testing.B) {
	day := shipped().Latest()
	for _, set := range []struct {
		name  string
		texts []string
	}{
		{"clean", []string{"121 N LA SALLE ST", "1901 W MADISON ST", "400 S STATE ST", "1060 W ADDISON ST", "5801 S ELLIS AVE", "740 N SEDGWICK ST"}},
		{"typed", []string{"121 n lasalle", "1901 West Madison Street, Chicago, IL 60612", "400 south state st., chicago", "1060 W. Addison"}},
		{"misspelled", []string{"2300 N Linclon Ave", "1226 W Ainsle St", "4021 N Keystne Ave"}},
	} {
		b.Run(set.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if res := day.Address(set.texts[i%len(set.texts)]); res.Status != ward.StatusMatched {
					b.Fatalf("%s: %v", set.texts[i%len(set.texts)], res)
				}
			}
		})
	}
}

// BenchmarkMarshal times the JSON of an answer, without and with the record of
// the place.
func BenchmarkMarshal(b *testing.B) {
	day := shipped().Latest()
	res := day.Address("1060 W Addison St")
	for _, with := range []string{"answer", "record"} {
		if with == "record" {
			res.Record = day.RecordAt(res.Point, res.Radius)
		}
		b.Run(with, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := json.Marshal(res); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOn times the city on a day that was not asked for before.
func BenchmarkOn(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := shipped().On(ward.MustParseDate("2024-06-01")); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRecordAt times the record of a place.
func BenchmarkRecordAt(b *testing.B) {
	day := shipped().Latest()
	b.ReportAllocs()
	for b.Loop() {
		day.RecordAt(geo.Point{Lat: 41.8787, Lng: -87.6403}, 12)
	}
}
