package main

import (
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// cityHall is in the 42nd Ward of every map.
var cityHall = geo.Point{Lat: 41.8838, Lng: -87.6320}

// day2021 is a day whose wards and alders are settled.
func day2021(t testing.TB, data *edition) *ward.Snapshot {
	t.Helper()
	day, err := data.atlas.On(ward.MustParseDate("2021-01-27"))
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// alderOf returns the name of the alder of n, empty if there is none.
func alderOf(day *ward.Snapshot, n ward.Number) string {
	alder, _ := day.Alder(n)
	return alder.Name
}
