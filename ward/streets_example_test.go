package ward_test

import (
	"fmt"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// Along which street does the border near a place run?
func ExampleAtlas_Streets() {
	atlas := shipped()
	place := geo.Point{Lat: 41.8995, Lng: -87.6772} // Augusta and Damen
	day, err := atlas.On(ward.MustParseDate("2024-01-01"))
	if err != nil {
		panic(err)
	}
	window := geo.Box{Min: geo.Point{Lat: place.Lat - 5e-4, Lng: place.Lng - 5e-4}, Max: geo.Point{Lat: place.Lat + 5e-4, Lng: place.Lng + 5e-4}}
	for border := range day.Map().Chains(window) {
		for i, b := range border.Points[1:] {
			if name, ok := atlas.Streets().Along(border.Points[i], b); ok && geo.Distance(b, place) < 150 {
				fmt.Println(name)
				return
			}
		}
	}
	// Output: W AUGUSTA BLVD
}
