package canvass

import (
	"slices"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// stand says where the record of a seat's alder puts them on one measure.
type stand string

// The stands.
const (
	protects  stand = "protects"  // for the protections
	opposes   stand = "opposes"   // against the protections
	procedure stand = "procedure" // voted on procedure, for neither side
	neither   stand = "neither"   // did something else that takes no side
	noAct     stand = "no_act"    // nothing is recorded of the alder on the measure
	nobody    stand = "nobody"    // the seat is vacant or its holder is not known
)

// stands has every stand there is, those for the protections first.
var stands = [...]stand{protects, opposes, procedure, neither, noAct, nobody}

// seat is one seat of the Council on a day, with the last amendment.
type seat struct {
	*ward.Seat
	ContactNote string
	Ask         outreach.Request
	Stand       stand
	Act         outreach.Act // that decides Stand, zero if there is none
	Reason      ward.Reason  // why there is none
}

// seats returns the seats of all wards on the day, and the last amendment by
// then, to which they refer; it is zero if there was none yet.
func (r *Result) seats(l outreach.Language) (measure ward.Measure, seats []seat) {
	for n := ward.Number(1); n <= ward.Count; n++ {
		found, _ := r.day.Seat(n)
		seat := seat{Seat: found, ContactNote: l.ContactNote(found), Ask: outreach.For(r.atlas, r.day, n), Stand: nobody}
		if found.Holder != nil {
			seat.Stand = noAct
		}
		if record := r.day.Record(n); len(record) > 0 {
			last := record[len(record)-1]
			measure, _ = r.atlas.Measure(last.Measure)
			seat.Reason, seat.Stand = last.Reason, noAct
			if deciding := outreach.Deciding(last); deciding != (ward.Stance{}) {
				seat.Act, seat.Stand = outreach.NewAct(measure, deciding, l), standOf(deciding)
			}
		}
		seats = append(seats, seat)
	}
	return measure, seats
}

func standOf(act ward.Stance) stand {
	switch {
	case act.Side == ward.SideProtects:
		return protects
	case act.Side == ward.SideOpposes:
		return opposes
	case act.Question.IsProcedure() && act.Act.IsVote():
		return procedure
	}
	return neither
}

// StandOrder returns where the stand of s is among all.
func (s seat) StandOrder() int { return slices.Index(stands[:], s.Stand) }

// standWords returns the stand and how the act is known if it is not recorded.
func (s seat) standWords() string {
	if basis := s.Act.Stance.Basis; basis == ward.BasisDerived || basis == ward.BasisReported {
		return string(s.Stand) + ", " + string(basis)
	}
	return string(s.Stand)
}

// holderOf returns the name of who holds a seat, "vacant", or "" if that is not
// known.
func holderOf(seat *ward.Seat) string {
	switch {
	case seat.Holder != nil:
		return seat.Holder.Name
	case seat.State == ward.SeatVacant:
		return "vacant"
	}
	return ""
}
