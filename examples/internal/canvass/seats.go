package canvass

import (
	"slices"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// stand says where an alder stands on one measure, by the record.
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

// Order returns the index of s among the stands.
func (s stand) Order() int { return slices.Index(stands[:], s) }

// seat is one ward with its counts and its seat on the day, and the act of the
// alder on the last amendment, which decides Protections, or the reason why
// there is none. AskText says on which act the ask rests, which may be another.
type seat struct {
	wardCount
	State       ward.SeatState `json:"seat,omitempty"`
	Alder       string         `json:"alder,omitempty"`
	AsOf        ward.Date      `json:"as_of,omitzero"`
	Phone       string         `json:"phone,omitempty"`
	Email       string         `json:"email,omitempty"`
	ContactNote string         `json:"contact_note,omitempty"`
	Protections stand          `json:"protections,omitempty"`
	Did         string         `json:"act,omitempty"`
	Date        ward.Date      `json:"date,omitzero"`
	Basis       ward.Basis     `json:"basis,omitempty"`
	Source      string         `json:"source,omitempty"`
	Reason      ward.Reason    `json:"reason,omitempty"`
	Ask         outreach.Ask   `json:"ask,omitempty"`
	AskText     string         `json:"ask_text,omitempty"`

	Act     outreach.Act `json:"-"`
	request outreach.Request
	listed  ward.Date
}

// seats returns all wards with their seats on the day, and the last amendment
// by then, to which they refer; it is zero if there was none yet.
func (r *Result) seats(l outreach.Language) (measure ward.Measure, seats []seat) {
	for n := ward.Number(1); n <= ward.Count; n++ {
		found, _ := r.day.Seat(n)
		request := outreach.For(r.atlas, r.day, n)
		s := seat{
			wardCount: r.countOf(r.mapID, n), State: found.State, AsOf: found.AsOf, Phone: found.Phone, Email: found.Email,
			ContactNote: l.ContactNote(found), Protections: nobody, Ask: request.Ask, AskText: request.Text(l), request: request, listed: found.Listed,
		}
		if found.Holder != nil {
			s.Alder, s.Protections = found.Holder.Name, noAct
		}
		if record := r.day.Record(n); len(record) > 0 {
			last := record[len(record)-1]
			measure, _ = r.atlas.Measure(last.Measure)
			s.Reason, s.Protections = last.Reason, noAct
			if deciding := outreach.Deciding(last); deciding != (ward.Stance{}) {
				s.Act, s.Protections = outreach.NewAct(measure, deciding, l), standOf(deciding)
				s.Did, s.Date, s.Basis, s.Source = s.Act.Text, deciding.Date, deciding.Basis, s.Act.Source
			}
		}
		seats = append(seats, s)
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

// Stand returns Protections, with how the act is known if it is not recorded.
func (s seat) Stand() string {
	if s.Basis == ward.BasisDerived || s.Basis == ward.BasisReported {
		return string(s.Protections) + ", " + string(s.Basis)
	}
	return string(s.Protections)
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
