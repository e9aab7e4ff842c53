package street

import (
	"fmt"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// Method says how a point was found. The zero value, Given, is a point that
// the caller brought.
type Method uint8

// The methods, from the surest to the least sure.
const (
	// Given: the caller's own point.
	Given Method = iota
	// Exact: the City's own point for this address.
	Exact
	// Interpolated: between or beside known addresses of the same side of
	// the same block.
	Interpolated
	// Block: somewhere on the block, or from the other side of the street.
	Block
	// Intersection: the corner of two streets.
	Intersection
)

var methodNames = [...]string{"given", "exact", "interpolated", "block", "intersection"}

// String returns the lower-case name of m.
func (m Method) String() string {
	if int(m) < len(methodNames) {
		return methodNames[m]
	}
	return fmt.Sprintf("Method(%d)", uint8(m))
}

// Fix is an address that has been placed. It is comparable. The zero Fix has
// no address.
type Fix struct {
	Address     address.Address     // in the City's form
	Point       geo.Point           // where it is
	Radius      geo.Meters          // how far off Point may be
	Method      Method              // how Point was found
	Corrections address.Corrections // every change made to what was typed
}
