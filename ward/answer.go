package ward

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/chiward/chiward/geo"
)

// Answer is what a look-up came to, told in a form that can be shown to people
// and sent to programs: the result, or the reason why there is none. Get one
// from [Snapshot.Answer].
//
// Its JSON has the names status, reason, ward, division_id, certainty,
// border_m, other_wards, point, radius_m, map, address, corrections, method,
// alder, vacant, contact, stances, choices and as_of. Names without a value are left
// out, except ward and alder, which are then null.
type Answer struct {
	Status Status
	// Reason says in plain English why there is no ward; empty if there is.
	Reason string
	// Result is what was found, zero if nothing was.
	Result Result
	// Vacant reports whether the seat is known to be vacant. If it is not,
	// and Result has no alder, the holder is not known.
	Vacant bool
	// Contact is how to reach the seat if Result has no alder; zero if it has.
	Contact Contact
	// Choices are the places that an ambiguous address fits, the likeliest
	// first.
	Choices []Result
	// Stances is for the caller to fill, as from [Snapshot.Stances].
	Stances []Stance
}

// Answer turns what [Snapshot.Address], [Snapshot.At] or another look-up of s
// returned into an Answer.
func (s *Snapshot) Answer(res Result, err error) (answer Answer) {
	answer.Status, answer.Result = statusOf(res.Ward, err), res
	if ambiguous, ok := errors.AsType[*geo.AmbiguousError](err); ok {
		answer.Choices = s.places(ambiguous)
	}
	answer.Reason = reasons[answer.Status]
	if answer.Status == Matched && res.Alder == (Alder{}) {
		answer.Vacant = s.IsVacant(res.Ward)
		answer.Contact = s.Contact(res.Ward)
	}
	answer.Result.AsOf = s.atlas.asOf
	return answer
}

var reasons = map[Status]string{
	Ambiguous:   "This fits more than one place. Write the direction (N, S, E or W) and the kind of street (St, Ave, Blvd).",
	NoStreet:    "Chicago has no such street. Check the spelling.",
	NoNumber:    "The street exists, but not this number on it.",
	NotChicago:  "This address is not in Chicago.",
	POBox:       "A post office box is not in a ward. Write a street address.",
	Incomplete:  "The house number or the street name is missing.",
	NotAddress:  "This is not a street address.",
	Empty:       "There is no address.",
	OutsideCity: "This place is not in Chicago.",
}

// resultJSON is the JSON form of a Result, and of an Answer.
type resultJSON struct {
	Status      string      `json:"status,omitempty"`
	Reason      string      `json:"reason,omitempty"`
	Ward        *Number     `json:"ward"`
	DivisionID  string      `json:"division_id,omitempty"`
	Certainty   string      `json:"certainty,omitempty"`
	Border      *geo.Meters `json:"border_m,omitempty"`
	OtherWards  []int       `json:"other_wards,omitempty"` // not bytes, which JSON would write as base64
	Point       *pointJSON  `json:"point,omitempty"`
	Radius      *geo.Meters `json:"radius_m,omitempty"`
	Map         string      `json:"map,omitempty"`
	Address     string      `json:"address,omitempty"`
	Corrections []string    `json:"corrections,omitempty"`
	Method      string      `json:"method,omitempty"`
	Alder       *Alder      `json:"alder"`
	Vacant      bool        `json:"vacant,omitempty"`
	Contact     *Contact    `json:"contact,omitempty"`
	Stances     []Stance    `json:"stances,omitempty"`
	Choices     []Result    `json:"choices,omitempty"`
	AsOf        Date        `json:"as_of,omitzero"`
}

type pointJSON struct {
	Lat float64 `json:"lat"`
	Lng float64 `json:"lng"`
}

// MarshalJSON returns a with the names in the comment of [Answer].
func (a Answer) MarshalJSON() ([]byte, error) {
	form := a.Result.form()
	form.Status, form.Reason = a.Status.String(), a.Reason
	form.Choices, form.Stances, form.Vacant = a.Choices, a.Stances, a.Vacant
	if a.Contact != (Contact{}) {
		form.Contact = &a.Contact
	}
	return json.Marshal(form)
}

// MarshalJSON returns r with those of the names in the comment of [Answer]
// that a result has.
func (r Result) MarshalJSON() ([]byte, error) { return json.Marshal(r.form()) }

func (r Result) form() resultJSON {
	form := resultJSON{AsOf: r.AsOf}
	if r.Ward != 0 {
		form.Ward, form.DivisionID = &r.Ward, r.Ward.DivisionID()
	}
	if r.Alder != (Alder{}) {
		form.Alder = &r.Alder
	}
	if r.Map == "" {
		return form
	}
	form.Map = r.Map
	form.Certainty = r.Certainty.String()
	form.Method = r.Method.String()
	form.Address = r.Address.String()
	if r.Corrections != 0 {
		form.Corrections = strings.Split(r.Corrections.String(), "; ")
	}
	for n := range r.Others.All() {
		form.OtherWards = append(form.OtherWards, int(n))
	}
	if !math.IsInf(float64(r.Border), 0) {
		form.Point = &pointJSON{r.Point.Lat, r.Point.Lng}
		form.Border, form.Radius = &r.Border, &r.Radius
	}
	return form
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
