package geo_test

import (
	"errors"
	"fmt"

	"github.com/chiward/chiward/geo"
)

// Two squares side by side, of which the second reaches a little into the
// first.
const twoSquares = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":1},"geometry":{"type":"Polygon","coordinates":[
	[[-87.70,41.90],[-87.69,41.90],[-87.69,41.91],[-87.70,41.91],[-87.70,41.90]]]}},
{"type":"Feature","properties":{"id":2},"geometry":{"type":"Polygon","coordinates":[
	[[-87.691,41.90],[-87.68,41.90],[-87.68,41.91],[-87.691,41.91],[-87.691,41.90]]]}}]}`

func exampleIndex() *geo.Index {
	features, err := geo.ParseGeoJSON([]byte(twoSquares))
	if err != nil {
		panic(err)
	}
	var regions []geo.Region
	for i, feature := range features {
		regions = append(regions, geo.Region{ID: uint8(i + 1), Area: feature.Area})
	}
	index, err := geo.NewIndex(regions)
	if err != nil {
		panic(err)
	}
	return index
}

func ExampleNewIndex() {
	index := exampleIndex()
	fmt.Println(index.Region(geo.Point{Lat: 41.905, Lng: -87.695}))
	fmt.Println(index.Region(geo.Point{Lat: 41.905, Lng: -87.685}))
	// On the border, which is the western edge of region 2.
	fmt.Println(index.Region(geo.Point{Lat: 41.905, Lng: -87.69}))
	fmt.Println(index.Region(geo.Point{Lat: 41.95, Lng: -87.69}))
	// Output:
	// 1
	// 2
	// 2
	// 0
}

func ExampleIndex_Defects() {
	for _, defect := range exampleIndex().Defects() {
		fmt.Printf("%v of %.0f m2, given to %d\n", defect.Kind, defect.Area, defect.Given)
	}
	// Output: overlap of 92029 m2, given to 1
}

func ExampleIndex_Near() {
	near := exampleIndex().Near(geo.Point{Lat: 41.905, Lng: -87.6901}, 25)
	fmt.Printf("in %d, %.1f m from the border, near %b\n", near.Region, near.Border, near.Others)
	// Output: in 1, 8.3 m from the border, near 100
}

func ExampleIndex_Boundary() {
	fmt.Println(exampleIndex().Boundary(2))
	// Output: [[[[-87.69 41.9] [-87.68 41.9] [-87.68 41.91] [-87.69 41.91] [-87.69 41.9]]]]
}

func ExampleIndex_Chains() {
	window := geo.Box{Min: geo.Point{Lat: 41.904, Lng: -87.7}, Max: geo.Point{Lat: 41.906, Lng: -87.685}}
	for chain := range exampleIndex().Chains(window) {
		fmt.Printf("%d points between %d and %d\n", len(chain.Points), chain.Left, chain.Right)
	}
	// Output:
	// 6 points between 0 and 1
	// 2 points between 1 and 2
}

func ExampleParseGeoJSON() {
	_, err := geo.ParseGeoJSON([]byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,
		"geometry":{"type":"Polygon","coordinates":[[[-87.70,41.90],[-87.69,41.90],[-87.69,41.91],[-87.70,41.91]]]}}]}`))
	fmt.Println(errors.Is(err, geo.ErrOpenRing))
	fmt.Println(err)
	// Output:
	// true
	// geo: feature 0, polygon 0, ring 0, vertex 3: ring does not end where it starts
}

func ExampleParsePoint() {
	fmt.Println(geo.ParsePoint("41.8838, -87.6320"))
	_, err := geo.ParsePoint("121 N LaSalle St")
	fmt.Println(err)
	// Output:
	// 41.8838000,-87.6320000 <nil>
	// geo: not a point: there is no comma between latitude and longitude
}

func ExampleDistance() {
	cityHall, wrigleyField := geo.Point{Lat: 41.8838, Lng: -87.6320}, geo.Point{Lat: 41.9484, Lng: -87.6553}
	fmt.Printf("%.1f km\n", geo.Distance(cityHall, wrigleyField)/1000)
	// Output: 7.4 km
}

func ExampleIndex_Region() {
	index := exampleIndex()
	fmt.Println(index.Region(geo.Point{Lat: 41.905, Lng: -87.685}), index.Region(geo.Point{}))
	// Output: 2 0
}
