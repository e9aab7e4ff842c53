package street

import (
	"testing"

	"github.com/chiward/chiward/geo"
)

// TestExtent has what lies within an extent of a few places, in rows from the
// south and columns from the west.
func TestExtent(t *testing.T) {
	at := func(row, column int) place {
		return place{minLat + microdegrees(row*rowWidth+rowWidth/2), minLng + microdegrees(column*columnWidth+columnWidth/2)}
	}
	var e extent
	if e.holds(at(100, 100).point()) {
		t.Error("nothing is known, and a place is within it")
	}
	north, east := extentRows-1, extentColumns-1
	for _, p := range []place{
		at(100, 100), at(104, 100), at(100, 110), // known in a column and in a row
		at(202, 310), at(202, 330), // known in a row, with nothing near between
		{maxLat, maxLng},
	} {
		e.add(p)
	}
	for _, test := range []struct {
		row, column int
		want        bool
	}{
		{100, 100, true},
		{104, 100, true},
		{100, 105, true},
		{100, 99, true}, // a step to the west
		{100, 98, false},
		{100, 111, true}, // a step to the east
		{100, 112, false},
		{104, 101, true},
		{104, 102, false},
		{102, 100, false}, // no place is known in that row
		{202, 310 + columnReach, true},
		{202, 311 + columnReach, false},
		{202, 329 - columnReach, false},
		{202, 330 - columnReach, true},
		{north, east, true},
		{north, east - 2, false},
	} {
		p := at(test.row, test.column)
		p.lat, p.lng = min(p.lat, maxLat-1), min(p.lng, maxLng-1)
		if got := e.holds(p.point()); got != test.want {
			t.Errorf("row %d, column %d: %v, want %v", test.row, test.column, got, test.want)
		}
	}
	inside := at(100, 100).point()
	for _, p := range []geo.Point{
		{Lat: inside.Lat - 1, Lng: inside.Lng},
		{Lat: inside.Lat + 1, Lng: inside.Lng},
		{Lat: inside.Lat, Lng: inside.Lng - 1},
		{Lat: inside.Lat, Lng: inside.Lng + 1},
	} {
		if e.holds(p) {
			t.Errorf("%v, a degree away, is within", p)
		}
	}
}
