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

func (r report) print(answer ward.Answer) {
	if answer.Status != ward.Matched {
		r.reason(answer)
		return
	}
	r.line("%v", answer.Result)
	r.place(answer.Result)
	r.alder(answer)
	r.record(answer)
	r.line("\nThe council was last confirmed on %v.", answer.Result.AsOf)
}

// reason says why there is no ward.
func (r report) reason(answer ward.Answer) {
	r.line("%s", answer.Reason)
	for _, choice := range answer.Choices {
		r.line("  %v: %v", choice.Address, choice)
	}
	if others := answer.Result.Others; others != 0 {
		r.line("It is so near the city limit that it may be in ward %v.", others)
	}
}

// place says where the place is and how it was found.
func (r report) place(res ward.Result) {
	if res.Method == street.Given {
		r.row("Point", "%v", res.Point)
	} else {
		r.row("Address", "%v", res.Address)
		if res.Corrections != 0 {
			r.row("Corrected", "%v", res.Corrections)
		}
		r.row("Found", "%s, at %v, give or take %.0f m", methodWords[res.Method], res.Point, res.Radius)
	}
	r.row("Border", "%.0f m away", res.Border)
	r.row("Map", "%s", res.Map)
}

func (r report) alder(answer ward.Answer) {
	contact := answer.Result.Alder.Contact
	switch alder := answer.Result.Alder; {
	case answer.Vacant:
		r.line("\nThe seat was vacant on %v.", r.day.Date())
		contact = answer.Contact
	case alder.Name == "":
		r.line("\nWho held the seat on %v is not known.", r.day.Date())
		contact = answer.Contact
	default:
		r.line("\nAlder %s", alder.Name)
		if !alder.Term.From.IsZero() {
			r.row("Since", "%v", alder.Term.From)
		}
	}
	for _, field := range [...]struct{ name, value string }{
		{"E-mail", contact.Email}, {"Phone", contact.Phone}, {"Website", contact.Website},
	} {
		if field.value != "" {
			r.row(field.name, "%s", field.value)
		}
	}
	r.offices(contact)
}

// offices prints each office once: some seats have their ward office in City
// Hall.
func (r report) offices(contact ward.Contact) {
	printed := map[string]bool{}
	for office := range contact.Offices() {
		text := office.String()
		if office.Phone != "" {
			text += "  " + office.Phone
		}
		if !printed[text] {
			r.row("Office", "%s", text)
		}
		printed[text] = true
	}
}

var methodWords = map[street.Method]string{
	street.Exact:        "where the City puts this address",
	street.Interpolated: "by the known addresses beside it",
	street.Block:        "somewhere on its block",
	street.Intersection: "the corner of the two streets",
}

func (r report) line(format string, args ...any) { fmt.Fprintf(r.out, format+"\n", args...) }

func (r report) row(name, format string, args ...any) {
	r.line("  %-10s "+format, append([]any{name}, args...)...)
}
