package main

import (
	"fmt"
	"io"

	"github.com/chiward/chiward/geo/street"
	"github.com/chiward/chiward/ward"
)

// report prints an answer for people.
type report struct {
	out   io.Writer
	atlas *ward.Atlas
	day   *ward.Snapshot
}

func (r report) print(res ward.Result) {
	if res.Status != ward.StatusMatched {
		r.reason(res)
		return
	}
	r.line("%v", res)
	r.place(res)
	r.seat(res.Seat)
	r.record(res)
	if until := r.atlas.SitsUntil(); !until.IsZero() && r.day.Date().Compare(until) > 0 {
		r.line("\nThe data end with the council that sits until %v. Look for newer data.", until)
	}
}

// reason says why there is no ward.
func (r report) reason(res ward.Result) {
	r.line("%s", res.Status.Text().English)
	for _, choice := range res.Choices {
		r.line("  %s: %v", choice.Address, choice)
	}
	for _, suggestion := range res.Suggestions {
		r.line("  Do you mean %s?", suggestion)
	}
	if res.Others != 0 {
		r.line("It is so near the city limit that it may be in ward %v.", res.Others)
	}
}

// place says where the place is and how it was found.
func (r report) place(res ward.Result) {
	if res.Address == "" {
		r.row("Point", "%v", res.Point)
	} else {
		r.row("Address", "%s", res.Address)
		if res.Corrections != 0 {
			r.row("Corrected", "%v", res.Corrections)
		}
		r.row("Found", "%s, at %v, give or take %.0f m", methodWords[res.Method], res.Point, res.Radius)
	}
	r.row("Border", "%.0f m away", res.Border)
	r.row("Map", "%s", res.Map)
}

var methodWords = map[street.Method]string{
	street.Exact:        "where the City puts this address",
	street.Interpolated: "by the known addresses beside it",
	street.Block:        "somewhere on its block",
	street.Intersection: "the corner of the two streets",
}

// seat says who holds the seat, from when that is known, and how to reach it.
func (r report) seat(seat *ward.Seat) {
	switch seat.State {
	case ward.SeatHeld:
		r.line("\nAlder %s, as of %v", seat.Holder.Name, seat.AsOf)
		if !seat.Holder.StartDate.IsZero() {
			r.row("Since", "%v", seat.Holder.StartDate)
		}
	case ward.SeatVacant:
		r.line("\nThe seat was vacant on %v, as of %v.", r.day.Date(), seat.AsOf)
	default:
		r.line("\nWho held the seat on %v is not known.", r.day.Date())
	}
	if seat.Email != "" {
		r.row("E-mail", "%s%s", seat.Email, listed(seat.Listed, seat.BeforeHolder))
	}
	if seat.Website != "" {
		r.row("Website", "%s%s", seat.Website, listed(seat.Listed, seat.BeforeHolder))
	}
	printed := map[string]bool{} // some seats have their ward office in City Hall
	for _, office := range seat.Offices {
		if text := office.String() + "  " + office.Phone; !printed[text] {
			r.row("Office", "%s%s", text, listed(office.Listed, office.BeforeHolder))
			printed[text] = true
		}
	}
}

// listed says when the City listed something, with a warning if that was before
// the holder's first day.
func listed(day ward.Date, before bool) string {
	if before {
		return fmt.Sprintf("  (listed %v, so it may be a predecessor's)", day)
	}
	return fmt.Sprintf("  (listed %v)", day)
}

// record prints who represented the place when the Council acted, and then
// what else the present holder did.
func (r report) record(res ward.Result) {
	r.line("\nWho represented this place when the Council acted on the Welcoming City ordinance")
	shown := map[ward.Stance]bool{}
	for _, entry := range res.Record {
		measure := r.measure(entry.Measure)
		where := entry.Ward.Ordinal() + " Ward"
		if entry.OtherWards != 0 {
			where += fmt.Sprintf(" (or ward %v)", entry.OtherWards)
		}
		if entry.RepresentedBy != nil {
			r.line("    %v  %s: %s", entry.Date, where, entry.RepresentedBy.Name)
		}
		if entry.Reason != "" {
			r.line("    %s", entry.Reason.Text().English)
		}
		for _, stance := range entry.Stances {
			r.act(measure, stance)
			shown[stance] = true
		}
	}
	var others []ward.Entry
	for _, entry := range r.day.Record(res.Ward) {
		if len(entry.Stances) > 0 && !shown[entry.Stances[0]] {
			others = append(others, entry)
		}
	}
	if len(others) > 0 {
		r.line("\nWhat else %s did", res.Seat.Holder.Name)
	}
	for _, entry := range others {
		measure := r.measure(entry.Measure)
		for _, stance := range entry.Stances {
			r.act(measure, stance)
		}
	}
}

// measure prints the title of a measure and what is missing in its roll call,
// and returns the measure.
func (r report) measure(id ward.MeasureID) ward.Measure {
	measure, _ := r.atlas.Measure(id)
	r.line("  %s", measure.Title.English)
	if words := rollCallWords[measure.Tally.RollCall]; words != "" {
		r.line("    %s", words)
	}
	return measure
}

var rollCallWords = map[ward.RollCall]string{
	ward.RollCallPartial:    "Only some of the names in the roll call are known.",
	ward.RollCallIncomplete: "Some votes of the roll call are missing here.",
	ward.RollCallDerived:    "Some of the names in the roll call were worked out from the count.",
}

// act prints one act, the side that it takes and its source.
func (r report) act(measure ward.Measure, stance ward.Stance) {
	side := sideWords[stance.Side]
	if stance.Question.IsProcedure() {
		side = "A matter of procedure."
	}
	r.line("    %v  %s %s", stance.Date, stance.Text(measure).English, side)
	r.line("                %s, %s%s", stance.Source.Title, stance.Source.URL, stance.Source.NoURL)
}

var sideWords = map[ward.Side]string{
	ward.SideProtects: "For the protections.",
	ward.SideOpposes:  "Against the protections.",
	ward.SideNeither:  "On neither side.",
}

func (r report) line(format string, args ...any) { fmt.Fprintf(r.out, format+"\n", args...) }

func (r report) row(name, format string, args ...any) {
	r.line("  %-10s "+format, append([]any{name}, args...)...)
}
