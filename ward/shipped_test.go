package ward_test

import (
	"errors"
	"sync"
	"testing"

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

// TestVersionOrder checks that the order of the bundles does not change the
// version.
func TestVersionOrder(t *testing.T) {
	atlas, err := ward.Open(data.Streets(), data.History(), data.Current())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := atlas.Version(), shipped().Version(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// on returns the city as shipped on a day.
func on(date string) *ward.Snapshot {
	day, err := shipped().On(ward.MustParseDate(date))
	if err != nil {
		panic(err)
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
			res := on(date).At(test.point)
			if res.Ward != want || res.Date.String() != date {
				t.Errorf("%s on %s is in ward %d, want %d", test.name, date, res.Ward, want)
			}
			if got := on(date).Map().Ward(test.point); got != want {
				t.Errorf("%s on %s: Map.Ward says %d, want %d", test.name, date, got, want)
			}
			if (res.Status == ward.StatusOutside) != (want == 0) || (res.Seat == nil) != (want == 0) {
				t.Errorf("%s on %s is %s", test.name, date, res.Status)
			}
		}
	}
}

// TestSameStatus holds that a place has one status however it is given.
func TestSameStatus(t *testing.T) {
	day := on("2024-06-01")
	for text, point := range map[string]geo.Point{
		"2724 Cermak Rd, Berwyn":      {Lat: 41.8506, Lng: -87.7936},
		"1 Village Hall Plaza, 60302": {Lat: 41.8850, Lng: -87.7845},
		"121 N LaSalle St":            {Lat: 41.8838, Lng: -87.6320},
	} {
		if address, at := day.Address(text), day.At(point); address.Status != at.Status || address.Ward != at.Ward || address.Err() != nil {
			t.Errorf("%s is %s, its point %s", text, address.Status, at.Status)
		}
	}
}

// TestOneSeatEach holds that on every day on which the Council acted on an
// amendment each seat is held, vacant or not known, and nobody holds two.
func TestOneSeatEach(t *testing.T) {
	days := map[ward.Date]bool{shipped().Latest().Date(): true, shipped().SitsUntil(): true}
	for _, m := range shipped().Measures() {
		if m.Final.IsDay() {
			days[m.Final] = true
		}
	}
	for d := range days {
		day, err := shipped().On(d)
		if err != nil {
			t.Fatal(err)
		}
		wards := make(map[ward.PersonID]ward.Number)
		for n := ward.Number(1); n <= ward.Count; n++ {
			seat, _ := day.Seat(n)
			if (seat.Holder != nil) != (seat.State == ward.SeatHeld) || seat.Holder != nil && seat.AsOf.IsZero() {
				t.Errorf("on %v ward %d is %s as of %v, held by %+v", d, n, seat.State, seat.AsOf, seat.Holder)
			}
			if seat.Holder == nil {
				continue
			}
			if other, ok := wards[seat.Holder.ID]; ok {
				t.Errorf("on %v %s holds wards %d and %d", d, seat.Holder.ID, other, n)
			}
			wards[seat.Holder.ID] = n
		}
	}
	after := shipped().SitsUntil().Time().AddDate(0, 0, 1)
	day, err := shipped().On(ward.DateOf(after))
	if err != nil {
		t.Fatal(err)
	}
	for n := ward.Number(1); n <= ward.Count; n++ {
		if seat, _ := day.Seat(n); seat.Holder != nil && seat.Holder.StartDate.Compare(day.Date()) < 0 {
			t.Errorf("%s holds ward %d after the last day of the last council", seat.Holder.ID, n)
		}
	}
}

// TestRecordsAreOfTheHolder holds, for places all over the city, that whoever
// is named held the ward of the place on that day, and that all acts are
// theirs.
func TestRecordsAreOfTheHolder(t *testing.T) {
	latest := shipped().Latest()
	entries, named := 0, 0
	for lat := 41.65; lat < 42.03; lat += 0.01 {
		for lng := -87.93; lng < -87.52; lng += 0.01 {
			p := geo.Point{Lat: lat, Lng: lng}
			for _, e := range latest.RecordAt(p, 0) {
				entries++
				if e.RepresentedBy == nil {
					if len(e.Stances) > 0 || e.Reason == "" {
						t.Fatalf("%v: %+v", p, e)
					}
					continue
				}
				named++
				day, err := shipped().On(e.Date)
				if errors.Is(err, ward.ErrNoMap) || !e.Date.IsDay() {
					continue
				}
				seat, _ := day.Seat(e.Ward)
				if seat.Holder == nil || *seat.Holder != *e.RepresentedBy || day.Map().Ward(p) != e.Ward || e.Map != day.Map().Info().ID {
					t.Fatalf("%v: %+v, but the seat was held by %+v", p, e, seat.Holder)
				}
				for _, s := range e.Stances {
					if s.Person != e.RepresentedBy.ID || s.Measure != e.Measure {
						t.Fatalf("%v: %+v is shown under %s", p, s, e.RepresentedBy.ID)
					}
				}
			}
		}
	}
	if named < entries/4 {
		t.Errorf("of %d entries only %d name somebody", entries, named)
	}
}

func TestPointLookUpsDoNotAllocate(t *testing.T) {
	day := shipped().Latest()
	m := day.Map()
	points := []geo.Point{{Lat: 41.8837, Lng: -87.6323}, {Lat: 41.8962, Lng: -87.6775}, {Lat: 42.5, Lng: -88}, {}}
	for name, lookUp := range map[string]func(geo.Point){
		"Ward":          func(p geo.Point) { m.Ward(p) },
		"At":            func(p geo.Point) { m.At(p) },
		"Near":          func(p geo.Point) { m.Near(p, 500) },
		"Snapshot.At":   func(p geo.Point) { day.At(p) },
		"Snapshot.Near": func(p geo.Point) { day.Near(p, 500) },
	} {
		for _, p := range points {
			if n := testing.AllocsPerRun(50, func() { lookUp(p) }); n != 0 {
				t.Errorf("%s of %v: %v allocations", name, p, n)
			}
		}
	}
}
