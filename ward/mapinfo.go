package ward

import "github.com/chiward/chiward/geo"

// MapInfo describes a ward map. It is comparable.
type MapInfo struct {
	// ID is the year the map took force: "2023".
	ID string `json:"id"`
	// InForce is the time for which wards were drawn like this. A map takes
	// force on the day the council elected under it is sworn in.
	InForce Span `json:"in_force"`
	// Accuracy is how far in metres a border of the map may be from the one
	// in the ordinance.
	Accuracy geo.Meters `json:"accuracy_m"`
}
