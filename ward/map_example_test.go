package ward_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

func ExampleReadMap() {
	_, err := ward.ReadMap(strings.NewReader(`{"type":"FeatureCollection","features":[
		{"type":"Feature","properties":{"ward":1},"geometry":{"type":"Polygon","coordinates":[
			[[-87.7,41.9],[-87.6,41.9],[-87.6,42.0],[-87.7,42.0]]]}}]}`), ward.MapInfo{ID: "mine"})
	fmt.Println(errors.Is(err, geo.ErrOpenRing))
	fmt.Println(err)
	// Output:
	// true
	// ward: map mine: geo: feature 0, polygon 0, ring 0, vertex 3: ring does not end where it starts
}

func ExampleMap_ParsePoint() {
	m := shipped().Latest().Map()
	fmt.Println(m.ParsePoint("42, -87"))
	_, err := m.ParsePoint("-87.6320,41.8838")
	fmt.Println(err)
	// Output:
	// 42.0000000,-87.0000000 <nil>
	// ward: geo: not a point: latitude and longitude are swapped
}

func ExampleMap_Ward() {
	m := on("2021-01-27").Map()
	fmt.Println(m.Ward(geo.Point{Lat: 41.8787, Lng: -87.6403}), m.Ward(geo.Point{Lat: 42, Lng: -87}))
	// Output: 42 0
}

func ExampleMap_At() {
	match := on("2021-01-27").Map().At(geo.Point{Lat: 41.8787, Lng: -87.6403})
	fmt.Printf("ward %d, %v, %.0f m from its border\n", match.Ward, match.Certainty, match.Border)
	// Output: ward 42, clear, 215 m from its border
}

func ExampleMap_Near() {
	match := on("2021-01-27").Map().Near(geo.Point{Lat: 41.8787, Lng: -87.6403}, 800)
	fmt.Println(match.Ward, match.Certainty, "or", match.Others)
	// Output: 42 near_border or 4 11 25 27
}

func ExampleMap_Info() {
	info := on("2021-01-27").Map().Info()
	fmt.Println(info.ID, info.StartDate, info.Accuracy)
	// Output: 2015 2015-05-18 1
}

func ExampleMap_Boundary() {
	for _, polygon := range on("2021-01-27").Map().Boundary(41) {
		fmt.Println(len(polygon), "ring")
	}
	// Output:
	// 1 ring
	// 2 ring
	// 1 ring
}

// The borders within a picture of Wrigley Field.
func ExampleMap_Chains() {
	day, err := shipped().On(ward.MustParseDate("2024-06-01"))
	if err != nil {
		panic(err)
	}
	window := geo.Box{Min: geo.Point{Lat: 41.943, Lng: -87.660}, Max: geo.Point{Lat: 41.952, Lng: -87.650}}
	for chain := range day.Map().Chains(window) {
		fmt.Println("between", min(chain.Left, chain.Right), "and", max(chain.Left, chain.Right))
	}
	// Output: between 44 and 46
}

func ExampleMap_Defects() {
	// The City's own files have overlaps and gaps; in the shipped maps each is
	// settled.
	fmt.Println(on("2021-01-27").Map().Defects())
	// Output: []
}
