package ward

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
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
	// [Status.Text] has it in Spanish too.
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
	answer.Reason = answer.Status.Text().English
	if answer.Status == Matched && res.Alder == (Alder{}) {
		answer.Vacant = s.IsVacant(res.Ward)
		answer.Contact = s.Contact(res.Ward)
	}
	answer.Result.AsOf = s.atlas.asOf
	return answer
}

// Seat answers for a ward by its number, without a place: who held it on the
// day of s, how to reach the seat, and what the record says the holder did. A
// number that is no ward is answered like a place outside Chicago.
func (s *Snapshot) Seat(n Number) Answer {
	if !n.IsValid() {
		return s.Answer(Result{}, nil)
	}
	res := Result{Match: Match{Ward: n, Map: s.m.Info().ID}}
	res.Alder, _ = s.Alder(n)
	answer := s.Answer(res, nil)
	answer.Stances = slices.Collect(s.Stances(n))
	return answer
}

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

// MarshalJSON returns a with the names in the comment of [Answer].
func (a Answer) MarshalJSON() ([]byte, error) {
	form := formOf(&a.Result)
	form.Status, form.Reason = a.Status.String(), a.Reason
	form.Stances, form.Vacant = a.Stances, a.Vacant
	for i := range a.Choices {
		form.Choices = append(form.Choices, formOf(&a.Choices[i]))
	}
	if a.Contact != (Contact{}) {
		contact := a.Contact.toJSON()
		form.Contact = &contact
	}
	return json.Marshal(form)
}

// MarshalJSON returns r with those of the names in the comment of [Answer]
// that a result has.
func (r Result) MarshalJSON() ([]byte, error) { return json.Marshal(formOf(&r)) }

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
