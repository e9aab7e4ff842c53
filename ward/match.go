package ward

import "github.com/chiward/chiward/geo"

// Certainty says how sure it is that a place is in the ward that was found.
// The zero Certainty is no answer.
type Certainty string

// The certainties.
const (
	// CertaintyOutside: in no ward, and not near one.
	CertaintyOutside Certainty = "outside"
	// CertaintyNearBorder: so near a ward border or the city limit that the
	// true place may be on its other side.
	CertaintyNearBorder Certainty = "near_border"
	// CertaintyClear: in the ward, and farther from its border than the place
	// can be off.
	CertaintyClear Certainty = "clear"
)

// Match is what a map says about a point. It is comparable. The zero Match
// says nothing.
type Match struct {
	// Ward contains Point; zero if no ward does. For an address that the
	// City counts as its own although it stands just outside the limit, it
	// is the nearest ward.
	Ward Number `json:"ward"`
	// Certainty is near_border exactly if Border is at most Radius plus the
	// accuracy of the map.
	Certainty Certainty `json:"certainty"`
	// Border is how far in meters the nearest ward border or city limit is
	// from Point. From a bare [Map] it is infinite for a point that is not on
	// Earth; in a [Result] it is then zero.
	Border geo.Meters `json:"border_m"`
	// Others are the wards besides Ward in which the true place may be: all
	// that come as close to Point as Radius plus the accuracy of the map.
	Others Set `json:"other_wards"`
	// Point is the place that was looked up, zero if no place was found.
	Point geo.Point `json:"point,omitzero"`
	// Radius is how far in meters the true place may be from Point.
	Radius geo.Meters `json:"radius_m"`
	// Map is the ID of the map that was asked.
	Map string `json:"map"`
}
