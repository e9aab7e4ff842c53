package ward

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
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
	Method geo.Method
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

// MarshalJSON returns r with those of the names in the comment of [Answer]
// that a result has.
func (r Result) MarshalJSON() ([]byte, error) { return json.Marshal(formOf(&r)) }

// resultJSON is the JSON form of a Result, and of an Answer. What is in it is
// in the form of its JSON too, for what comes from a MarshalJSON method is
// read once more by the encoder around it.
type resultJSON struct {
	Status      string       `json:"status,omitempty"`
	Reason      string       `json:"reason,omitempty"`
	Ward        *Number      `json:"ward"`
	DivisionID  string       `json:"division_id,omitempty"`
	Certainty   string       `json:"certainty,omitempty"`
	Border      *geo.Meters  `json:"border_m,omitempty"`
	OtherWards  []int        `json:"other_wards,omitempty"` // not bytes, which JSON would write as base64
	Point       *pointJSON   `json:"point,omitempty"`
	Radius      *geo.Meters  `json:"radius_m,omitempty"`
	Map         string       `json:"map,omitempty"`
	Address     string       `json:"address,omitempty"`
	Corrections []string     `json:"corrections,omitempty"`
	Method      string       `json:"method,omitempty"`
	Alder       *alderJSON   `json:"alder"`
	Vacant      bool         `json:"vacant,omitempty"`
	Contact     *contactJSON `json:"contact,omitempty"`
	Stances     []Stance     `json:"stances,omitempty"`
	Choices     []resultJSON `json:"choices,omitempty"`
	AsOf        Date         `json:"as_of,omitzero"`
}

type pointJSON struct {
	Lat float64 `json:"lat"`
	Lng float64 `json:"lng"`
}

// formOf returns r in the form of its JSON, without a pointer into r, which is
// large and need not move to the heap.
func formOf(r *Result) resultJSON {
	form := resultJSON{AsOf: r.AsOf, Map: r.Map}
	if n := r.Ward; n != 0 {
		form.Ward, form.DivisionID = &n, n.DivisionID()
	}
	if r.Alder != (Alder{}) {
		alder := r.Alder.toJSON()
		form.Alder = &alder
	}
	if r.Map == "" || r.isSeat() {
		return form
	}
	form.Certainty = r.Certainty.String()
	form.Method = r.Method.String()
	form.Address = r.Address.String()
	if r.Corrections != 0 {
		form.Corrections = strings.Split(r.Corrections.String(), "; ")
	}
	for n := range r.Others.All() {
		form.OtherWards = append(form.OtherWards, int(n))
	}
	if border, radius := r.Border, r.Radius; !math.IsInf(float64(border), 0) {
		form.Point = &pointJSON{r.Point.Lat, r.Point.Lng}
		form.Border, form.Radius = &border, &radius
	}
	return form
}

// isSeat reports whether r is of a ward and not of a place in it.
func (r Result) isSeat() bool { return r.Ward != 0 && r.Certainty == Outside }
