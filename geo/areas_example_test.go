package geo_test

import (
	"fmt"

	"github.com/chiward/chiward/geo"
)

// districts are areas of one's own, each with a name.
const districts = `{"type": "FeatureCollection", "features": [
	{"type": "Feature", "properties": {"name": "North"}, "geometry": {"type": "Polygon", "coordinates": [
		[[-87.70, 41.90], [-87.60, 41.90], [-87.60, 42.00], [-87.70, 42.00], [-87.70, 41.90]]]}},
	{"type": "Feature", "properties": {"name": "South"}, "geometry": {"type": "Polygon", "coordinates": [
		[[-87.70, 41.80], [-87.60, 41.80], [-87.60, 41.90], [-87.70, 41.90], [-87.70, 41.80]]]}}]}`

// Areas of one's own from GeoJSON. An index knows numbers only, so the program
// keeps the names.
func Example_areas() {
	features, err := geo.ParseGeoJSON([]byte(districts))
	if err != nil {
		fmt.Println(err)
		return
	}
	names := []string{"none"}
	var regions []geo.Region
	for i, feature := range features {
		name, ok := feature.Properties["name"].(string)
		if !ok {
			fmt.Println("feature", i, "has no name")
			return
		}
		names = append(names, name)
		regions = append(regions, geo.Region{ID: uint8(i + 1), Area: feature.Area})
	}
	index, err := geo.NewIndex(regions)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range []geo.Point{{Lat: 41.9484, Lng: -87.6553}, {Lat: 41.8787, Lng: -87.6403}, {Lat: 41.9767, Lng: -87.9066}} {
		near := index.Near(p, 0)
		fmt.Printf("%s, %.1f km from its border\n", names[near.Region], near.Border/1000)
	}
	// Output:
	// North, 3.7 km from its border
	// South, 2.4 km from its border
	// none, 17.1 km from its border
}
