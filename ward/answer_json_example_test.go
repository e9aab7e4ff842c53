package ward_test

import (
	"encoding/json"
	"fmt"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// A server encodes every alder once, and then only what is of the place.
func ExampleAnswer_AppendJSON() {
	atlas, err := ward.Open(data.Current())
	if err != nil {
		fmt.Println(err)
		return
	}
	day := atlas.Latest()
	var alders [ward.Count + 1][]byte
	for n, alder := range day.Alders() {
		if alders[n], err = json.Marshal(alder); err != nil {
			fmt.Println(err)
			return
		}
	}

	answer := day.Answer(day.At(geo.Point{Lat: 41.8837, Lng: -87.6323}), nil)
	text, err := answer.AppendJSON(nil, alders[answer.Result.Ward])
	if err != nil {
		fmt.Println(err)
		return
	}
	whole, err := json.Marshal(answer)
	fmt.Println(string(text) == string(whole), err)
	// Output:
	// true <nil>
}
