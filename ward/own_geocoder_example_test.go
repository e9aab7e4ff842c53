package ward_test

import (
	"fmt"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// geocoded is what a geocoder of your own says of an address: a point, and in
// its own words how good that is.
type geocoded struct {
	point   string // latitude,longitude
	quality string
}

// radius is how far off such a point may be, in meters.
func (g geocoded) radius() geo.Meters {
	switch g.quality {
	case "rooftop":
		return 15
	case "street":
		return 400
	}
	return 2000 // the middle of a ZIP code
}

// A program with a geocoder of its own needs no streets: it brings the point
// and how far off that may be, and the answer says what it is worth.
func Example_ownGeocoder() {
	atlas, err := ward.Open(data.Current())
	if err != nil {
		fmt.Println(err)
		return
	}
	day := atlas.Latest()
	for _, found := range []geocoded{
		{"41.9484,-87.6553", "rooftop"},
		{"41.8962,-87.6775", "street"},
		{"-87.6553,41.9484", "rooftop"},
	} {
		point, err := day.Map().ParsePoint(found.point)
		if err != nil {
			fmt.Println(err)
			continue
		}
		res := day.Near(point, found.radius())
		fmt.Printf("%v: %.0f m from the border\n", res, res.Border)
	}
	// Output:
	// 44th Ward: 191 m from the border
	// 36th Ward, near the border (it may be ward 1): 372 m from the border
	// ward: geo: not a point: latitude and longitude are swapped
}
