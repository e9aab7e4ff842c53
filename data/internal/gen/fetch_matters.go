package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/data/internal/clerk"
	"github.com/chiward/chiward/data/internal/web"
	"github.com/chiward/chiward/ward"
)

// phrases are what the Clerk's record is searched for. A matter is about the
// ordinance if its title contains one of them.
var phrases = []string{"2-173", "welcoming city", "sanctuary city"}

// outcomes has the outcome of a measure, and the final action in words, for the
// beginning of the outcome in the record.
var outcomes = []struct{ record, outcome, action, actionES string }{
	{"passed", "passed", "Passed by the City Council", "Aprobada por el Concejo Municipal"},
	{"adopted", "adopted", "Adopted by the City Council", "Adoptada por el Concejo Municipal"},
	{"approved", "adopted", "Approved by the City Council", "Aprobada por el Concejo Municipal"},
	{"failed to pass", "failed", "Recorded as failed", "Registrada como no aprobada"},
	{"tabled", "tabled", "Tabled by the City Council", "Archivada sin votarla por el Concejo Municipal"},
	{"referred", "referred", "Sent to a committee", "Enviada a un comité"},
}

// matters compares each measure with the Clerk's record, and reports matters
// about the ordinance that are not measures yet.
func (f fetcher) matters(ctx context.Context) error {
	found, err := f.search(ctx)
	var faults []error
	for _, known := range f.draft.atlas.Measures() {
		if known.RecordNumber == "" {
			continue
		}
		m, err := f.elms.Matter(ctx, known.RecordNumber)
		if errors.Is(err, clerk.ErrNotFound) {
			// The search finds matters by numbers they had before.
			if i := slices.IndexFunc(found, func(m *clerk.Matter) bool { return m.Is(known.RecordNumber) }); i >= 0 {
				m, err = f.elms.MatterByID(ctx, found[i].ID)
			}
		}
		switch {
		case errors.Is(err, clerk.ErrNotFound):
			f.say("%s: not in eLMS", known.RecordNumber)
		case errors.Is(err, web.ErrDown):
			return err
		case err != nil:
			faults = append(faults, err)
		default:
			faults = append(faults, f.matter(ctx, m, known.ID))
		}
		found = slices.DeleteFunc(found, func(m *clerk.Matter) bool { return m.Is(known.RecordNumber) })
	}
	var others []string
	var about []*clerk.Matter
	days := map[ward.Date]int{}
	for _, hit := range found {
		if !isAbout(hit.Title, phrases...) {
			others = append(others, hit.Number)
			continue
		}
		m, err := f.elms.MatterByID(ctx, hit.ID)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		about = append(about, m)
		days[m.Final]++
	}
	for _, m := range about {
		faults = append(faults, f.newMatter(ctx, m, days[m.Final] == 1))
	}
	if len(others) > 0 {
		const most = 10
		f.say("eLMS finds %d more matters, but not by their titles: %s", len(others), strings.Join(others[:min(most, len(others))], " "))
	}
	return errors.Join(append(faults, err)...)
}

// search returns the matters that the record finds for the phrases.
func (f fetcher) search(ctx context.Context) (found []*clerk.Matter, err error) {
	seen := map[string]bool{"": true}
	for _, phrase := range phrases {
		hits, faults, failed := f.elms.Search(ctx, phrase)
		f.faults("eLMS, search for "+phrase, faults)
		err = errors.Join(err, failed)
		for _, m := range hits {
			if !seen[m.ID] {
				found = append(found, m)
			}
			seen[m.ID] = true
		}
	}
	return found, err
}

// isAbout reports whether a title has one of the phrases.
func isAbout(title string, phrases ...string) bool {
	title = strings.ToLower(title)
	return slices.ContainsFunc(phrases, func(phrase string) bool { return strings.Contains(title, phrase) })
}

// matter reports how a matter differs from the measure id.
func (f fetcher) matter(ctx context.Context, m *clerk.Matter, id ward.MeasureID) error {
	known, _ := f.draft.atlas.Measure(id)
	err := f.elms.FindVotes(ctx, m, f.voted(known))
	f.faults(m.Number, m.Faults)
	c := newComparison(f, m, id)
	c.fields()
	c.sponsors()
	c.rollCalls()
	return err
}

// voted returns the day of the roll call of a measure, or of its last action.
func (f fetcher) voted(m ward.Measure) ward.Date {
	for s := range f.draft.atlas.Stances(m.ID) {
		if s.Act.IsVote() {
			return s.Date
		}
	}
	return m.Final
}

// comparison is of a matter in the Clerk's record with a measure.
type comparison struct {
	fetcher
	matter *clerk.Matter
	id     ward.MeasureID
	source string // the id of the matter as a source
	cited  edit   // the line of that source
}

func newComparison(f fetcher, m *clerk.Matter, id ward.MeasureID) comparison {
	c := comparison{fetcher: f, matter: m, id: id}
	c.source, c.cited = f.draft.clerkSource("elms-"+m.Number, m.Number+" in the Clerk's record", m.URL, ward.Date{})
	return c
}

func (c comparison) file() string { return measureFile(c.id) }

// tell tells a finding about the measure. Its edits begin with the source.
func (c comparison) tell(field, why string, edits []edit, details ...string) {
	f := finding{subject: cmp.Or(c.matter.Number, string(c.id)), field: field, link: c.matter.URL, why: why, details: details}
	if len(edits) > 0 {
		f.edits = append([]edit{c.cited}, c.draft.sourceEdit(c.id, c.source)...)
		f.edits = append(f.edits, edits...)
	}
	c.find(f)
}

func (c comparison) set(field, value string) edit { return c.draft.fieldEdit(c.id, field, value) }

// fields tells what the record has where the measure has nothing, or only the
// month, or an outcome that is not final.
func (c comparison) fields() {
	known, _ := c.draft.atlas.Measure(c.id)
	if known.OfficialTitle == "" && c.matter.Title != "" {
		title := strings.Join(strings.Fields(c.matter.Title), " ")
		c.tell("official_title", "", append(c.draft.outdated(c.id, "official_title"), c.set("official_title", title)))
	}
	if finer(known.Introduced, c.matter.Introduced) {
		c.tell("introduced", "", append(c.draft.outdated(c.id, "introduced"), c.set("introduced", c.matter.Introduced.String())))
	}
	var outcome, action, actionES string
	for _, o := range outcomes {
		if strings.HasPrefix(strings.ToLower(c.matter.Outcome), o.record) {
			outcome, action, actionES = o.outcome, o.action, o.actionES
		}
	}
	switch {
	case outcome == "" || outcome == "referred" || outcome == known.Outcome:
		if outcome == known.Outcome && finer(known.Final, c.matter.Final) {
			c.tell("final_date", "", append(c.draft.outdated(c.id, "final_date"), c.set("final_date", c.matter.Final.String())))
		}
	case known.Outcome == "unknown", known.Outcome == "referred":
		edits := []edit{c.set("outcome", outcome)}
		if c.matter.Final.IsDay() {
			edits = append(edits, c.set("final_date", c.matter.Final.String()))
		}
		m := readMeasure(c.draft.files.contents[c.file()])
		if was, es := m.sections["final_action"], m.sections["final_action_es"]; len(was) == 1 && len(es) == 1 {
			edits = append(edits, edit{c.file(), was[0], action}, edit{c.file(), es[0], actionES})
		}
		c.tell("outcome", "", edits)
	}
}

// finer reports whether known is a month or a year that contains the given day.
func finer(known, day ward.Date) bool {
	return day.IsDay() && !known.IsDay() && strings.HasPrefix(day.String(), known.String())
}

// sponsors reports sponsors that the measure lacks.
func (c comparison) sponsors() {
	known := map[ward.PersonID]bool{}
	for s := range c.draft.atlas.Stances(c.id) {
		known[s.Person] = known[s.Person] || s.Act == ward.ActSponsored || s.Act == ward.ActCosponsored
	}
	var edits []edit
	var details []string
	// Whoever leads may stand there as two kinds of sponsors.
	slices.SortStableFunc(c.matter.Sponsors, func(x, y clerk.Sponsor) int { return -cmp.Compare(lead(x), lead(y)) })
	for _, s := range c.matter.Sponsors {
		person, ok := c.draft.person(s.PersonID)
		_, err := strconv.Atoi(s.Office)
		switch {
		case clerk.IsNobody(s.Name), !ok && err != nil && s.Office != "": // the mayor, a department
			continue
		case !ok:
			c.notJoined(s.Name, s.PersonID, "a sponsor of "+c.matter.Number, func(id ward.PersonID) bool { return known[id] })
			continue
		case known[person]:
			continue
		}
		known[person] = true
		day, number := c.sponsorDay(person)
		if number == 0 {
			details = append(details, fmt.Sprintf("%s is a sponsor, but the record has no day for that on which they held a seat", person))
			continue
		}
		act := ward.ActCosponsored
		if s.Lead {
			act = ward.ActSponsored
		}
		edits = append(edits, tableEdit("stances", nil, []string{
			string(c.id), fmt.Sprint(number), string(person), string(act), string(ward.QuestionSupport), day.String(), string(ward.BasisRecord), "", c.source,
		}))
	}
	if len(edits) > 0 {
		edits = append(edits, c.draft.outdated(c.id, "sponsors")...)
	}
	if len(edits)+len(details) > 0 {
		c.tell("sponsors", "", edits, details...)
	}
}

func lead(s clerk.Sponsor) int {
	if s.Lead {
		return 1
	}
	return 0
}

// sponsorDay returns since when somebody has been a sponsor of the matter, and
// the ward they held then. It is the day on which the matter was introduced. For
// somebody who came to the Council after that, it is the year of the final
// action, or this year if there is none yet, if they came in that year. Otherwise
// both are zero.
func (c comparison) sponsorDay(person ward.PersonID) (ward.Date, ward.Number) {
	known, _ := c.draft.atlas.Measure(c.id)
	day := cmp.Or(c.matter.Introduced, known.Introduced)
	if day.IsZero() && c.matter.Year > 0 {
		day, _ = ward.ParseDate(strconv.Itoa(c.matter.Year))
	}
	t := c.draft.table("terms")
	last := cmp.Or(c.matter.Final, c.draft.today).Time().Year()
	for _, line := range t.lines {
		term := t.span(line)
		number, _ := ward.ParseNumber(t.cell(line, "ward"))
		switch {
		case t.cell(line, "alder") != string(person), day.IsZero():
		case term.overlaps(span{day, lastDay(day)}):
			return day, number
		case term.start.Compare(day) > 0 && term.start.Time().Year() == last:
			year, _ := ward.ParseDate(strconv.Itoa(last))
			return year, number
		}
	}
	return ward.Date{}, 0
}

// lastDay returns the last day of a month or a year, and any other day itself.
func lastDay(d ward.Date) ward.Date {
	switch len(d.String()) {
	case len("2006"):
		return ward.DateOf(d.Time().AddDate(1, 0, -1))
	case len("2006-01"):
		return ward.DateOf(d.Time().AddDate(0, 1, -1))
	}
	return d
}
