package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/chiward/chiward/data/internal/clerk"
	"github.com/chiward/chiward/data/internal/web"
	"github.com/chiward/chiward/ward"
)

// newMatter tells of a matter about the ordinance that no measure has. If it
// is the only one of the day on which the Council acted on an amendment whose
// number is not known, it is that.
func (f fetcher) newMatter(ctx context.Context, m *clerk.Matter) error {
	var id ward.MeasureID
	for _, known := range f.draft.atlas.Measures() {
		if known.RecordNumber == "" && !known.Related && known.Final.IsDay() && known.Final == m.Final {
			id = known.ID
		}
	}
	if id != "" {
		c := newComparison(f, m, id)
		c.tell("record_number", "", []edit{c.set("record_number", m.Number)}, fmt.Sprintf("both are of %v", m.Final))
		return f.matter(ctx, m, id)
	}
	if !clerk.IsNumber(m.Number) {
		return fmt.Errorf("%q is no record number: %w", m.Number, web.ErrNotAsked)
	}
	id = ward.MeasureID(m.Number)
	c := newComparison(f, m, id)
	f.find(finding{subject: m.Number, field: "measure", link: m.URL, edits: []edit{c.cited, {c.file(), "", c.newMeasure()}}})
	if _, ok := f.draft.atlas.Measure(id); !ok {
		return nil
	}
	return f.matter(ctx, m, id)
}

// kinds has the Spanish words for what kind a matter is.
var kinds = map[string][2]string{
	"Ordinance":  {"ordinance", "Ordenanza"},
	"Resolution": {"resolution", "Resolución"},
	"Order":      {"order", "Orden"},
}

// newMeasure returns the text of a measure that nobody has read yet: as one
// that is related to the ordinance, so that no act on it has a side.
func (c comparison) newMeasure() string {
	kind, ok := kinds[c.matter.Type]
	if !ok {
		kind = [2]string{"matter", "Asunto"}
	}
	about, aboutES := "the Welcoming City ordinance", "la ordenanza Ciudad Acogedora (Welcoming City)"
	if !isAbout(c.matter.Title, phrases[:2]...) {
		about, aboutES = "Chicago as a sanctuary city", "Chicago como ciudad santuario"
	}
	year := c.matter.Number
	if day := c.matter.Introduced; !day.IsZero() {
		year = day.String()[:4]
	}
	m := measure{
		fields: map[string]string{
			"record_number": c.matter.Number, "official_title": strings.Join(strings.Fields(c.matter.Title), " "),
			"effect": string(ward.EffectUnclassified), "related": "yes", "outcome": "unknown", "sources": c.source,
			"introduced": c.matter.Introduced.String(),
		},
		sections: map[string][]string{
			"title":      {fmt.Sprintf("%s %s about %s, not read yet", year, kind[0], about)},
			"title_es":   {fmt.Sprintf("%s de %s sobre %s, aún no leída", kind[1], year, aboutES)},
			"summary":    {fmt.Sprintf("The City's record has it as %s.", c.matter.Number), "What it does has not been read, so it is not counted as an amendment."},
			"summary_es": {fmt.Sprintf("En el registro de la ciudad es %s.", c.matter.Number), "No hemos leído qué hace, así que no la contamos como una enmienda."},
		},
	}
	text, err := m.text()
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(text), "\n")
}

// legistarMatters compares what is shipped by now with the archive of
// Legistar. Its ids of people are others, so names are compared, and nothing is
// written.
func (f fetcher) legistarMatters(ctx context.Context) error {
	for _, known := range f.draft.atlas.Measures() {
		year := clerk.YearOf(known.RecordNumber)
		if !known.Introduced.IsZero() {
			year = known.Introduced.Time().Year()
		}
		if known.RecordNumber == "" || year > clerk.LegistarUntil {
			continue
		}
		m, err := f.legistar.Matter(ctx, known.RecordNumber)
		if errors.Is(err, clerk.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		f.faults("Legistar, "+m.Number, m.Faults)
		f.crossCheck(m, known)
	}
	return nil
}

// crossCheck tells where a matter in Legistar differs from the tables.
func (f fetcher) crossCheck(m *clerk.Matter, known ward.Measure) {
	sponsor := map[ward.PersonID]bool{}
	votes := map[ward.PersonID]ward.Stance{}
	for s := range f.draft.atlas.Stances(known.ID) {
		if s.Act == ward.ActSponsored || s.Act == ward.ActCosponsored {
			sponsor[s.Person] = true
		}
		if s.Act.IsVote() {
			votes[s.Person] = s
		}
	}
	var details []string
	for _, s := range m.Sponsors {
		called := func(p ward.Person) bool { return sponsor[p.ID] }
		if s.Name == "" || clerk.IsNobody(s.Name) || f.unjoined.has(s.Name) || slices.ContainsFunc(f.draft.atlas.FindPeople(s.Name), called) {
			continue
		}
		details = append(details, fmt.Sprintf("Legistar has %q as a sponsor, which eLMS and the tables have not", s.Name))
	}
	if len(details) > 0 {
		f.find(finding{subject: m.Number, field: "sponsors", link: m.URL, details: details})
	}
	details = nil
	for _, call := range m.RollCalls() {
		if call.Fault != "" {
			f.say("%s: the roster of %v in Legistar is not taken: %s", m.Number, call.Day, call.Fault)
			continue
		}
		if len(votes) == 0 && call.Question != "" {
			details = append(details, fmt.Sprintf("Legistar has a roll call of %v, on %q, which eLMS has not", call.Day, call.Action))
			continue
		}
		for _, v := range call.Votes {
			held := f.draft.holders(call.Day)
			people := slices.DeleteFunc(f.draft.atlas.FindPeople(v.Name), func(p ward.Person) bool { return held[p.ID] == 0 })
			if len(people) != 1 || call.Question != known.Tally.Question {
				continue
			}
			s, ok := votes[people[0].ID]
			if ok && call.SameDay(s.Date) && s.Act != clerk.ActOf(v.Value) {
				details = append(details, fmt.Sprintf("Legistar has %s as %q, and the tables as %q", people[0].ID, v.Value, s.Act))
			}
		}
	}
	if len(details) > 0 {
		f.find(finding{subject: m.Number, field: "votes", link: m.URL, details: details})
	}
}
