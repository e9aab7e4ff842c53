package ward

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// councilReader builds a council from its tables. Each kind refers only to
// those read before it.
type councilReader struct {
	council
	sourceByID map[string]Source
	personByID map[PersonID]*Person
	keys       map[string]*row // the rows by kind and key
	rows       struct {
		terms    map[Term]*row
		stances  []*row // as council.stances, before they are sorted
		measures map[MeasureID]*row
	}
	faults []error
}

// readCouncil reads the tables of a bundle, in any order. The error is all
// faults that were found, joined: each names the file, the line, the column
// and the rule. After a kind of table with faults no other is read.
//
// The terms of a ward are taken to be all there are from the first day of the
// earliest one: for an act on or after that day, its person must have held the
// ward; for an earlier act nothing can be said, and nothing is checked.
func readCouncil(tables []table) (*council, error) {
	r := &councilReader{
		sourceByID: make(map[string]Source),
		personByID: make(map[PersonID]*Person),
		keys:       make(map[string]*row),
	}
	r.rows.terms, r.rows.measures = make(map[Term]*row), make(map[MeasureID]*row)
	for _, step := range [...]struct {
		kind string
		read func(*row)
		then func()
	}{
		{kindSources, r.source, nil},
		{kindCouncils, r.sitting, r.checkSittings},
		{kindPeople, r.person, r.sortPeople},
		{kindTerms, r.term, r.seatTerms},
		{kindSeats, r.seat, nil},
		{kindOffices, r.office, nil},
		{kindMeasure, r.measure, r.sortMeasures},
		{kindStances, r.stance, r.settleStances},
	} {
		for _, t := range tables {
			switch {
			case t.kind != step.kind:
			case t.kind == kindMeasure:
				file := readMeasureFile(t)
				if file.err == nil {
					step.read(file)
				}
				r.faults = append(r.faults, file.err)
			default:
				r.faults = append(r.faults, readTable(t, step.read))
			}
		}
		if step.then != nil && errors.Join(r.faults...) == nil {
			step.then()
		}
		if err := errors.Join(r.faults...); err != nil {
			return nil, err
		}
	}
	return &r.council, nil
}

// isNew reports whether no row of kind has what row has in columns, and sets
// an error in row if one has.
func (r *councilReader) isNew(kind string, row *row, columns ...string) bool {
	parts := []string{kind}
	for _, column := range columns {
		parts = append(parts, row.text(column))
	}
	key := strings.Join(parts, "\x00")
	if before, ok := r.keys[key]; ok {
		row.fail(columns[0], fmt.Errorf("line %d has the same %s", before.cells[columns[0]].line, strings.Join(columns, ", ")))
		return false
	}
	r.keys[key] = row
	return row.err == nil
}

// sourceIn returns the source that column names.
func (r *councilReader) sourceIn(row *row, column string) Source {
	id := row.need(column)
	source, ok := r.sourceByID[id]
	if id != "" && !ok {
		row.fail(column, fmt.Errorf("there is no source %q", id))
	}
	return source
}

// personIn returns the person whom column names.
func (r *councilReader) personIn(row *row, column string) Person {
	id := PersonID(row.need(column))
	person, ok := r.personByID[id]
	if !ok {
		row.fail(column, fmt.Errorf("there is no person %q", id))
		return Person{}
	}
	return *person
}

func (r *councilReader) source(row *row) {
	source := Source{
		Title:     row.need("title"),
		Publisher: row.text("publisher"),
		URL:       row.text("url"),
		NoURL:     row.text("no_url"),
		License:   row.text("license"),
		AsOf:      row.date("as_of"),
		SHA256:    row.text("sha256"),
	}
	if (source.URL == "") == (source.NoURL == "") {
		row.fail("url", errors.New("a source has either a URL or, in no_url, the reason why there is none"))
	}
	if row.text("retrieved") != "unknown" {
		row.need("retrieved")
		source.Retrieved = row.day("retrieved")
	}
	id := row.need("id")
	if !r.isNew(kindSources, row, "id") {
		return
	}
	r.sourceByID[id] = source
	r.sources = append(r.sources, source)
	if source.AsOf.IsDay() && source.AsOf.Compare(r.newest) > 0 {
		r.newest = source.AsOf
	}
}

// sitting reads when a council sits.
func (r *councilReader) sitting(row *row) {
	row.need("start_date")
	row.need("end_date")
	sits := span{row.day("start_date"), row.day("end_date")}
	if row.err == nil && sits.end.Compare(sits.start) < 0 {
		row.fail("end_date", errors.New("is before start_date"))
	}
	r.sourceIn(row, "source")
	if r.isNew(kindCouncils, row, "start_date") {
		r.sits = append(r.sits, sits)
	}
}

func (r *councilReader) checkSittings() {
	slices.SortFunc(r.sits, func(x, y span) int { return x.start.Compare(y.start) })
	for i := range r.sits[min(1, len(r.sits)):] {
		if before, sits := r.sits[i], r.sits[i+1]; sits.start.Compare(before.end) <= 0 {
			row := r.keys[kindCouncils+"\x00"+sits.start.String()]
			row.fail("start_date", fmt.Errorf("the council before sits until %v", before.end))
			r.faults = append(r.faults, row.err)
		}
	}
}

// otherNamesSeparator stands between names in a cell. No name has it.
const otherNamesSeparator = "; "

func (r *councilReader) person(row *row) {
	person := Person{
		ID:         PersonID(row.need("id")),
		Name:       row.need("name"),
		GivenName:  row.text("given_name"),
		FamilyName: row.text("family_name"),
		Suffix:     row.text("suffix"),
		ClerkID:    row.text("clerk_id"),
		Source:     r.sourceIn(row, "source"),
	}
	if names := row.text("other_names"); names != "" {
		person.OtherNames = strings.Split(names, otherNamesSeparator)
	}
	for _, name := range person.OtherNames {
		if name == "" || strings.TrimSpace(name) != name {
			row.fail("other_names", fmt.Errorf("%q are not names separated by %q", row.text("other_names"), otherNamesSeparator))
		}
	}
	if r.isNew(kindPeople, row, "id") {
		r.people = append(r.people, person)
		r.personByID[person.ID] = &person
	}
}

func (r *councilReader) sortPeople() {
	slices.SortFunc(r.people, func(x, y Person) int { return cmp.Compare(x.ID, y.ID) })
}

func (r *councilReader) term(row *row) {
	person := r.personIn(row, "alder")
	term := Term{
		ID: person.ID, Name: person.Name, Ward: row.wardNumber("ward"),
		StartDate: row.day("start_date"), EndDate: row.day("end_date"),
		Appointed: row.flag("appointed", "appointed"),
		Note:      row.text("note"),
		Source:    r.sourceIn(row, "source"),
	}
	if row.text("confirmed") != "" || term.EndDate.IsZero() {
		term.Confirmed = r.sourceIn(row, "confirmed")
	}
	switch {
	case row.err != nil:
	case term.StartDate.IsZero() && term.Note == "":
		row.fail("note", errors.New("is empty, but start_date is not known and what is known must be said"))
	case !term.EndDate.IsZero() && term.EndDate.Compare(term.StartDate) < 0:
		row.fail("end_date", errors.New("is before start_date"))
	case term.EndDate.IsZero() && !term.Confirmed.AsOf.IsDay():
		row.fail("confirmed", errors.New("a source that confirms a holder needs an as_of to the day"))
	}
	if !r.isNew(kindTerms, row, "ward", "alder", "start_date") {
		return
	}
	if term.last = term.EndDate; term.last.IsZero() {
		confirmed := term.Confirmed.AsOf
		if term.StartDate.Compare(confirmed) > 0 {
			confirmed = term.StartDate
		}
		term.last = r.lastDay(confirmed)
	}
	r.terms[term.Ward], r.rows.terms[term] = append(r.terms[term.Ward], term), row
}

// seatTerms sorts the terms of each ward and checks that nobody held it while
// somebody else did.
func (r *councilReader) seatTerms() {
	for _, terms := range r.terms {
		slices.SortStableFunc(terms, func(x, y Term) int { return x.StartDate.Compare(y.StartDate) })
		for i := range terms[min(1, len(terms)):] {
			before, term := terms[i], terms[i+1]
			if !before.last.IsZero() && term.StartDate.Compare(before.last) > 0 {
				continue
			}
			row := r.rows.terms[term]
			row.fail("start_date", fmt.Errorf("ward %d is held by %s then, line %d", term.Ward, before.ID,
				r.rows.terms[before].cells["ward"].line))
			r.faults = append(r.faults, row.err)
		}
	}
}

func (r *councilReader) seat(row *row) {
	n := row.wardNumber("ward")
	seat := Seat{
		Ward:    n,
		Email:   row.need("email"),
		Website: row.text("website"),
		Page:    row.text("page"),
		Note:    row.text("note"),
		Source:  r.sourceIn(row, "source"),
	}
	seat.Listed = seat.Source.AsOf
	if seat.Email != "" && !strings.Contains(seat.Email, "@") {
		row.fail("email", fmt.Errorf("%q is not an e-mail address", seat.Email))
	}
	if r.isNew(kindSeats, row, "ward") {
		r.seats[n] = seat
	}
}

// officeWard is the kind of a ward office.
const officeWard = "ward"

func (r *councilReader) office(row *row) {
	n := row.wardNumber("ward")
	office := Office{
		Kind:            oneOf(row, "office", officeWard, "city_hall"),
		Address:         row.need("address"),
		ZIP:             row.need("zip"),
		Phone:           row.text("phone"),
		Fax:             row.text("fax"),
		FaxAsOf:         row.date("fax_as_of"),
		Point:           row.point("lat", "lng"),
		Confidence:      oneOf(row, "confidence", "high", "medium", "low", "unknown"),
		PhoneConfidence: oneOf(row, "phone_confidence", "high", "medium", "low", "unknown"),
		Note:            row.text("note"),
		Source:          r.sourceIn(row, "source"),
	}
	office.Listed = office.Source.AsOf
	if len(office.ZIP) != 5 || strings.Trim(office.ZIP, "0123456789") != "" {
		row.fail("zip", fmt.Errorf("%q is not five digits", office.ZIP))
	}
	if (office.Fax == "") != office.FaxAsOf.IsZero() {
		row.fail("fax_as_of", errors.New("a fax and its date go together"))
	}
	if r.isNew(kindOffices, row, "ward", "office", "address") {
		r.offices[n] = append(r.offices[n], office)
	}
}

func (r *councilReader) measure(row *row) {
	measure := Measure{
		ID:            measureIDOf(row.file),
		RecordNumber:  row.text("record_number"),
		Title:         Text{row.need("title"), row.need("title_es")},
		OfficialTitle: row.text("official_title"),
		Summary:       Text{row.need("summary"), row.need("summary_es")},
		Effect:        oneOf(row, "effect", EffectStrengthens, EffectWeakens, EffectUnclassified),
		Related:       row.flag("related", "yes"),
		Introduced:    row.date("introduced"),
		Final:         row.date("final_date"),
		FinalAction:   Text{row.text("final_action"), row.text("final_action_es")},
		Outcome:       oneOf(row, "outcome", "passed", "adopted", "failed", "tabled", "referred", "signed", "unknown"),
		Tally: Tally{
			Question:  oneOf(row, "question", "", QuestionAdopt, QuestionTable, QuestionTakeUp, QuestionSuspend),
			Yeas:      row.count("yeas"),
			Nays:      row.count("nays"),
			NotVoting: row.count("not_voting"),
			Absent:    row.count("absent"),
		},
		Note: Text{row.text("note"), row.text("note_es")},
	}
	if measure.Tally.Question == "" && measure.Tally != (Tally{}) {
		row.fail("question", errors.New("is empty, but there is a count"))
	}
	measure.Tally.RollCall = oneOf(row, "roll_call", "", RollCallNone, RollCallPartial, RollCallWhole, RollCallDerived, RollCallIncomplete)
	if measure.Related && measure.Effect != EffectUnclassified {
		row.fail("effect", errors.New("a related measure is no amendment, so it has no effect on the ordinance"))
	}
	for _, section := range [...]string{"final_action", "note"} {
		if (row.text(section) == "") != (row.text(section+"_es") == "") {
			row.fail(section, errors.New("is in one language only"))
		}
	}
	for id := range strings.FieldsSeq(row.need("sources")) {
		source, ok := r.sourceByID[id]
		if !ok {
			row.fail("sources", fmt.Errorf("there is no source %q", id))
		}
		measure.Sources = append(measure.Sources, source)
	}
	if row.err == nil {
		r.rows.measures[measure.ID] = row
		r.measures = append(r.measures, measure)
	}
}

func (r *councilReader) sortMeasures() {
	slices.SortFunc(r.measures, func(x, y Measure) int {
		return cmp.Or(x.begun().Compare(y.begun()), cmp.Compare(x.ID, y.ID))
	})
}

func (r *councilReader) stance(row *row) {
	stance := Stance{
		Person:   r.personIn(row, "alder").ID,
		Ward:     row.wardNumber("ward"),
		Measure:  MeasureID(row.need("measure")),
		Act:      oneOf(row, "act", ActYea, ActNay, ActNotVoting, ActAbsent, ActSponsored, ActCosponsored, ActFiled, ActStated),
		Question: oneOf(row, "question", QuestionAdopt, QuestionTable, QuestionTakeUp, QuestionSuspend, QuestionSupport, QuestionOppose),
		Basis:    oneOf(row, "basis", BasisRecord, BasisReported, BasisDerived),
		Date:     row.date("date"),
		Note:     row.text("note"),
		Source:   r.sourceIn(row, "source"),
	}
	row.need("date")
	measure := r.council.measure(stance.Measure)
	if measure == nil {
		row.fail("measure", fmt.Errorf("there is no measure %q", stance.Measure))
		return
	}
	if row.err != nil {
		return
	}
	var ok bool
	if stance.Position, ok = positionOf(stance.Act, stance.Question); !ok {
		row.fail("act", fmt.Errorf("%s is no answer to %q", stance.Act, stance.Question))
	}
	if measure.Related {
		stance.Position = "none"
	}
	stance.Side = sideOf(stance.Position, measure.Effect)
	if stance.Basis == BasisDerived && stance.Note == "" {
		row.fail("note", errors.New("is empty, but the act is derived and the note must say how"))
	}
	r.checkHolder(stance, row)
	r.checkVote(stance, measure, row)
	if r.isNew(kindStances, row, "measure", "alder", "act", "question", "date", "source") {
		r.stances = append(r.stances, stance)
		r.rows.stances = append(r.rows.stances, row)
	}
}

// settleStances counts the roll calls and sorts the stances.
func (r *councilReader) settleStances() {
	r.countRollCalls()
	slices.SortFunc(r.stances, func(x, y Stance) int {
		return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.Measure, y.Measure), cmp.Compare(x.Ward, y.Ward),
			cmp.Compare(x.Person, y.Person), cmp.Compare(x.Act, y.Act), cmp.Compare(x.Question, y.Question),
			cmp.Compare(x.Source.Title, y.Source.Title), cmp.Compare(x.Source.URL, y.Source.URL))
	})
}
