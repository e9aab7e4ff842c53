package ward

import (
	"errors"
	"slices"

	"github.com/chiward/chiward/geo/street"
)

// Answer is what a look-up came to, told in a form that can be shown to people
// and sent to programs: the result, or the reason why there is none. Get one
// from [Snapshot.Answer] or [Snapshot.Seat]. The zero Answer answers nothing.
//
// Its JSON has the names status, reason, ward, division_id, certainty,
// border_m, other_wards, point, radius_m, map, address, corrections, method,
// alder, vacant, contact, stances, choices and as_of. Names without a value are
// left out, except ward and alder, which are then null.
type Answer struct {
	// Status is Matched if a ward was found.
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
	if ambiguous, ok := errors.AsType[*street.AmbiguousError](err); ok {
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
