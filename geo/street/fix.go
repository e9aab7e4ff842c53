package street

import (
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// Method says how a point was found. The zero Method is [Given].
type Method string

// The methods.
const (
	// Given: the point is the caller's own.
	Given Method = ""
	// Exact: the City's own point for this address.
	Exact Method = "exact"
	// Interpolated: between or beside known addresses of the same side of
	// the same block.
	Interpolated Method = "interpolated"
	// Block: somewhere on the block, or from the other side of the street.
	Block Method = "block"
	// Intersection: the corner of two streets.
	Intersection Method = "intersection"
)

// Fix is an address that has been placed. It is comparable. The zero Fix has
// no address.
type Fix struct {
	Address     address.Address     // in the City's form
	Point       geo.Point           // where it is
	Radius      geo.Meters          // how far off Point may be, in meters
	Method      Method              // how Point was found
	Corrections address.Corrections // every change made to the address as given
}
