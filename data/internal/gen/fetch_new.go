package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/chiward/chiward/data/internal/clerk"
	"github.com/chiward/chiward/data/internal/web"
	"github.com/chiward/chiward/ward"
)

// newMatter reports a matter about the ordinance that is not a measure yet. If it
// is the only one of its day, and the Council acted on that day on an amendment
// whose number is not known, it is taken to be that amendment.
func (f fetcher) newMatter(ctx context.Context, m *clerk.Matter, only bool) error {
	var id ward.MeasureID
	for _, known := range f.draft.atlas.Measures() {
		if only && known.RecordNumber == "" && !known.Related && known.Final.IsDay() && known.Final == m.Final {
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

// newMeasure returns the text of a measure that nobody has read yet. It is
// related, so that no act on it has a side.
func (c comparison) newMeasure() string {
	kind, ok := kinds[c.matter.Type]
	if !ok {
		kind = [2]string{"matter", "Asunto"}
	}
	about, aboutES := "the Welcoming City ordinance", "la ordenanza Ciudad Acogedora (Welcoming City)"
	if !isAbout(c.matter.Title, phrases[:2]...) {
		about, aboutES = "Chicago as a sanctuary city", "Chicago como ciudad santuario"
	}
	year := clerk.YearOf(c.matter.Number)
	if day := c.matter.Introduced; !day.IsZero() {
		year = day.Time().Year()
	}
	m := measure{
		fields: map[string]string{
			"record_number": c.matter.Number, "official_title": strings.Join(strings.Fields(c.matter.Title), " "),
			"effect": string(ward.EffectUnclassified), "related": "yes", "outcome": "unknown", "sources": c.source,
			"introduced": c.matter.Introduced.String(),
		},
		sections: map[string][]string{
			"title":      {fmt.Sprintf("%d %s about %s, not read yet", year, kind[0], about)},
			"title_es":   {fmt.Sprintf("%s de %d sobre %s, aún no leída", kind[1], year, aboutES)},
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
