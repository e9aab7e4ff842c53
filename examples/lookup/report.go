package main

import (
	"fmt"
	"io"

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
		r.line(answer.Reason)
		for _, choice := range answer.Choices {
			r.line("  %v: %v", choice.Address, choice)
		}
		return
	}
	res := answer.Result
	r.line("%v", res)
	if res.Address.Street.Name != "" {
		r.row("Address", "%v", res.Address)
	}
	if res.Corrections != 0 {
		r.row("Corrected", "%v", res.Corrections)
	}
	r.row("Found", "%v, at %v, give or take %.0f m", res.Method, res.Point, res.Radius)
	r.row("Border", "%.0f m away", res.Border)
	r.row("Map", "%s", res.Map)
	r.alder(answer)
	r.record(answer)
	r.line("\nThe council was last confirmed on %v.", res.AsOf)
}

func (r report) alder(answer ward.Answer) {
	contact := answer.Result.Alder.Contact
	if alder := answer.Result.Alder; alder.Name == "" {
		r.line("\nThe seat was vacant on %v.", r.day.Date())
		contact = answer.Contact
	} else {
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
	for office := range contact.Offices() {
		r.row("Office", "%v  %s", office, office.Phone)
	}
}

func (r report) record(answer ward.Answer) {
	if answer.Result.Alder.Name == "" {
		return
	}
	titles := map[ward.MeasureID]ward.Measure{}
	for _, measure := range r.atlas.Measures() {
		titles[measure.ID] = measure
	}
	r.line("\nRecord on the Welcoming City ordinance")
	any := false
	for _, stance := range answer.Stances {
		measure := titles[stance.Measure]
		if measure.Related {
			continue
		}
		any = true
		r.line("  %v  %v on the question %q: %v (%s)", stance.Date, stance.Act, stance.Question, positionWords[stance.Position], stance.Basis)
		r.line("              %s", measure.Title.English)
		r.line("              %s", stance.Source.URL)
	}
	if !any {
		r.line("  No act is recorded. That is neither support nor opposition.")
	}
}

var positionWords = map[ward.Position]string{
	ward.For:     "for it",
	ward.Against: "against it",
	ward.None:    "says nothing for or against it",
}

func (r report) line(format string, args ...any) { fmt.Fprintf(r.out, format+"\n", args...) }

func (r report) row(name, format string, args ...any) {
	r.line("  %-10s "+format, append([]any{name}, args...)...)
}
