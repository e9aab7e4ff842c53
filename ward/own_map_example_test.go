package ward_test

import (
	"fmt"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// places are some that people know.
var places = []struct {
	name string
	at   geo.Point
}{
	{"Wrigley Field", geo.Point{Lat: 41.9484, Lng: -87.6553}},
	{"Union Station", geo.Point{Lat: 41.8787, Lng: -87.6403}},
	{"Chinatown Gate", geo.Point{Lat: 41.85272, Lng: -87.63188}},
}

// A ward map of one's own, such as one that is proposed, next to the one in
// force. Any GeoJSON of the fifty wards will do, from os.Open for one; here it
// is the map of 2003.
func Example_ownMap() {
	file, err := data.History().Open("wards/wards-2003.geojson")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()
	mine, err := ward.ReadMap(file, ward.MapInfo{ID: "mine", Accuracy: 5})
	if err != nil {
		fmt.Println(err)
		return
	}
	atlas, err := ward.Open(data.Current())
	if err != nil {
		fmt.Println(err)
		return
	}
	theirs := atlas.Latest().Map()
	for _, place := range places {
		fmt.Printf("%s: %v on map %s, %v on map %s\n", place.name,
			mine.Ward(place.at), mine.Info().ID, theirs.Ward(place.at), theirs.Info().ID)
	}
	// Output:
	// Wrigley Field: 44 on map mine, 44 on map 2023
	// Union Station: 2 on map mine, 34 on map 2023
	// Chinatown Gate: 25 on map mine, 11 on map 2023
}
