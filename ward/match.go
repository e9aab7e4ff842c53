package ward

import "github.com/chiward/chiward/geo"

// Certainty says how sure it is that a place is in the ward that was found.
// The values are in ascending order. The zero value is Outside.
type Certainty uint8

// The certainties.
const (
	// Outside: in no ward, and not near one.
	Outside Certainty = iota
	// NearBorder: so near a ward border or the city limit that the true
	// place may be on its other side.
	NearBorder
	// Clear: in the ward, and farther from its border than the place can be
	// off.
	Clear
)

var certaintyNames = [...]string{"outside", "near_border", "clear"}

// String returns "outside", "near_border" or "clear".
func (c Certainty) String() string { return nameOf("Certainty", certaintyNames[:], c) }

// MarshalText returns the name of c, or an error if c has none.
func (c Certainty) MarshalText() ([]byte, error) {
	return marshalName("Certainty", certaintyNames[:], c)
}

// Match is what a map says about a point. It is comparable. The zero Match
// is a place outside Chicago.
type Match struct {
	// Ward contains Point; zero if no ward does. For an address that the
	// City counts as its own although it stands just outside the limit, it
	// is the nearest ward.
	Ward Number
	// Certainty is NearBorder exactly if Border is at most Radius plus the
	// accuracy of the map.
	Certainty Certainty
	// Border is how far in metres the nearest ward border or city limit is
	// from Point. It is infinite for a point that is not on Earth.
	Border geo.Meters
	// Others are the wards besides Ward in which the true place may be: all
	// that come as close to Point as Radius plus the accuracy of the map.
	Others Set
	// Point is the place that was looked up.
	Point geo.Point
	// Radius is how far in metres the true place may be from Point.
	Radius geo.Meters
	// Map is the ID of the map that was asked.
	Map string
}
