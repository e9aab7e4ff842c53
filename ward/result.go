package ward

import (
	"fmt"
	"strings"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

// Result is the answer to one look-up. It is comparable. The zero Result is a
// place outside Chicago.
//
// Its JSON has the names ward, division_id, certainty, border_m, other_wards,
// point (with lat and lng), radius_m, map, address, corrections, method, alder
// and as_of. Names without a value are left out, except ward and alder, which
// are then null.
type Result struct {
	Match
	// Alder holds the seat of Ward on the day of the snapshot. It is zero if
	// the place is outside, the seat is vacant, or no council was opened.
	Alder Alder
	// Address is the address as understood and corrected, zero if a point was
	// looked up.
	Address address.Address
	// Corrections has every change made to what was typed; zero means none.
	Corrections address.Corrections
	// Method says how Point was found.
	Method street.Method
	// AsOf is the day on which the sitting council was last confirmed.
	AsOf Date
}

// String tells r in one line: the ward and how sure it is, or that the place
// is outside Chicago.
func (r Result) String() string {
	switch {
	case r.Ward == 0 && r.Certainty == NearBorder:
		return "outside Chicago, near its limit"
	case r.Ward == 0:
		return "outside Chicago"
	case r.Certainty == NearBorder && r.Others != 0:
		return fmt.Sprintf("%s Ward, near the border (it may be ward %s)", r.Ward.Ordinal(), strings.ReplaceAll(r.Others.String(), " ", " or "))
	case r.Certainty == NearBorder:
		return r.Ward.Ordinal() + " Ward, near the city limit"
	}
	return r.Ward.Ordinal() + " Ward"
}

// isSeat reports whether r is of a ward and not of a place in it.
func (r Result) isSeat() bool { return r.Ward != 0 && r.Certainty == Outside }
