package main

import (
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// cityHall is in the Loop.
var cityHall = geo.Point{Lat: 41.8838, Lng: -87.6320}

// on returns the city of data on a day.
func on(t testing.TB, data *edition, date string) *ward.Snapshot {
	t.Helper()
	day, err := data.atlas.On(ward.MustParseDate(date))
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// day2021 is a day whose wards and alders are settled.
func day2021(t testing.TB, data *edition) *ward.Snapshot {
	t.Helper()
	return on(t, data, "2021-01-27")
}

// holderOf returns the name of who holds ward n, empty if that is nobody.
func holderOf(day *ward.Snapshot, n ward.Number) string {
	if seat, _ := day.Seat(n); seat.Holder != nil {
		return seat.Holder.Name
	}
	return ""
}

// vacancy returns a day since 2023 and a ward whose seat is vacant then.
func vacancy(t testing.TB, data *edition) (*ward.Snapshot, ward.Number) {
	t.Helper()
	until := data.atlas.Latest().Date()
	for at := ward.MustParseDate("2023-06-01"); at.Compare(until) < 0; at = ward.DateOf(at.Time().AddDate(0, 0, 7)) {
		day := on(t, data, at.String())
		for n := ward.Number(1); n <= ward.Count; n++ {
			if seat, _ := day.Seat(n); seat.State == ward.SeatVacant {
				return day, n
			}
		}
	}
	t.Skip("no seat was vacant")
	return nil, 0
}
