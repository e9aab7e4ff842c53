package ward

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// tableOrder is the order in which tables are read: each refers only to those
// before it.
var tableOrder = [...]Kind{
	KindSources, KindPeople, KindTerms, KindSeats, KindOffices, KindMeasures, KindStances,
}

// recordReader builds a record from tables.
type recordReader struct {
	record  *record
	sources map[string]Source
	terms   []readTerm
	lines   map[string]readLine // by kind and key
}

// readTerm is a term and where it was read.
type readTerm struct {
	Alder
	row *tableRow
}

// readLine is a line that has been read.
type readLine struct {
	file  string
	line  int
	cells []string
}

// newRecord reads the tables of one or more bundles into one record, whatever
// order they are in; files of other kinds are passed over. The error says
// where a table is not as it must be; see [TableError].
//
// Bundles may hold fewer terms than stances refer to. The terms of a ward are
// taken to be all there are from the first day of the earliest one that is
// loaded: for an act on or after that day, its person must have held the ward;
// for an earlier act nothing can be said, and nothing is checked.
func newRecord(tables []table) (*record, error) {
	b := recordReader{
		record:  &record{people: make(map[AlderID]Alder)},
		sources: make(map[string]Source),
		lines:   make(map[string]readLine),
	}
	for _, kind := range tableOrder {
		for _, t := range tables {
			if t.kind != kind {
				continue
			}
			if err := readTable(t, func(row *tableRow) { b.read(kind, row) }); err != nil {
				return nil, err
			}
		}
		if kind == KindTerms {
			if err := b.seatTerms(); err != nil {
				return nil, err
			}
		}
	}
	if err := b.checkTallies(); err != nil {
		return nil, err
	}
	b.record.sort()
	return b.record, nil
}

// seatTerms puts the terms into their wards in order of time and checks that
// nobody held a ward while somebody else did.
func (b *recordReader) seatTerms() error {
	slices.SortStableFunc(b.terms, func(x, y readTerm) int {
		return cmp.Or(cmp.Compare(x.Ward, y.Ward), x.Term.From.Compare(y.Term.From))
	})
	for i, term := range b.terms {
		if i > 0 && b.terms[i-1].Ward == term.Ward {
			before := b.terms[i-1]
			if before.Term.Until.IsZero() || term.Term.From.Compare(before.Term.Until) < 0 {
				term.row.fail("start_date", fmt.Errorf("ward %d is still held by %s, line %d of %s", term.Ward,
					before.ID, before.row.line, before.row.file))
				return term.row.err
			}
		}
		b.record.terms[term.Ward] = append(b.record.terms[term.Ward], term.Alder)
	}
	return nil
}

// read reads one line of a table of kind.
func (b *recordReader) read(kind Kind, row *tableRow) {
	switch kind {
	case KindSources:
		b.source(row)
	case KindPeople:
		b.person(row)
	case KindTerms:
		b.term(row)
	case KindSeats:
		b.seat(row)
	case KindOffices:
		b.office(row)
	case KindMeasures:
		b.measure(row)
	case KindStances:
		b.stance(row)
	}
}

// repeats reports whether row is a line that another file has too. Bundles
// may have lines in common, so that each can be used alone; but two different
// lines with the same key, or one line twice in a file, are an error.
func (b *recordReader) repeats(kind Kind, row *tableRow, keyColumns ...string) bool {
	parts := []string{string(kind)}
	for _, column := range keyColumns {
		parts = append(parts, row.text(column))
	}
	key := strings.Join(parts, "\x00")
	before, ok := b.lines[key]
	if !ok {
		b.lines[key] = readLine{file: row.file, line: row.line, cells: row.cells}
		return false
	}
	if before.file == row.file || !slices.Equal(before.cells, row.cells) {
		row.fail(keyColumns[0], fmt.Errorf("line %d of %s is about the same", before.line, before.file))
	}
	return true
}

// sourceIn returns the source that column names.
func (b *recordReader) sourceIn(row *tableRow, column string) Source {
	return b.sourceNamed(row, column, row.need(column))
}

func (b *recordReader) sourceNamed(row *tableRow, column, id string) Source {
	source, ok := b.sources[id]
	if !ok {
		row.fail(column, fmt.Errorf("there is no source %q", id))
	}
	return source
}

// personIn returns the person that column names.
func (b *recordReader) personIn(row *tableRow, column string) Alder {
	id := AlderID(row.need(column))
	person, ok := b.record.people[id]
	if !ok {
		row.fail(column, fmt.Errorf("there is no person %q", id))
	}
	return person
}

func (b *recordReader) source(row *tableRow) {
	source := Source{
		Title:     row.need("title"),
		Publisher: row.text("publisher"),
		URL:       row.text("url"),
		License:   row.text("license"),
		AsOf:      row.date("as_of"),
		Retrieved: row.date("retrieved"),
		SHA256:    row.text("sha256"),
	}
	if source.Publisher == "" && source.URL == "" {
		row.fail("publisher", errors.New("a source needs a publisher or a URL"))
	}
	id := row.need("id")
	if !b.repeats(KindSources, row, "id") {
		b.sources[id] = source
	}
}

func (b *recordReader) person(row *tableRow) {
	person := Alder{
		ID:         AlderID(row.need("id")),
		Name:       row.need("name"),
		GivenName:  row.text("given_name"),
		FamilyName: row.text("family_name"),
		Suffix:     row.text("suffix"),
		ClerkID:    row.text("clerk_id"),
		Source:     b.sourceIn(row, "source"),
		otherNames: row.text("other_names"),
	}
	for name := range person.OtherNames() {
		if name == "" || strings.TrimSpace(name) != name {
			row.fail("other_names", fmt.Errorf("%q are not names separated by %q", person.otherNames, otherNamesSeparator))
		}
	}
	if !b.repeats(KindPeople, row, "id") {
		b.record.people[person.ID] = person
	}
}

func (b *recordReader) term(row *tableRow) {
	term := b.personIn(row, "alder")
	term.Ward = row.wardNumber("ward")
	first, last := row.day("start_date"), row.day("end_date")
	term.Term.From = first
	if !last.IsZero() {
		if last.Compare(first) < 0 {
			row.fail("end_date", fmt.Errorf("%v is before start_date", last))
		}
		term.Term.Until = last.addDays(1)
	}
	term.Appointed = row.flag("appointed")
	term.Reports = row.count("reports")
	term.Note = row.text("note")
	if first.IsZero() && term.Note == "" {
		row.fail("note", errors.New("is empty, but start_date is not known and what is known must be said"))
	}
	term.Source = b.sourceIn(row, "source")
	switch confirmed := row.text("confirmed"); {
	case last.IsZero():
		term.Confirmed = b.sourceNamed(row, "confirmed", confirmed)
		if term.Confirmed.AsOf.Day == 0 {
			row.fail("confirmed", errors.New("a source that confirms a holder needs an as_of to the day"))
		}
	case confirmed != "":
		row.fail("confirmed", errors.New("is for terms that have no end_date"))
	}
	if !b.repeats(KindTerms, row, "ward", "alder", "start_date") {
		b.terms = append(b.terms, readTerm{term, row})
	}
}

func (b *recordReader) seat(row *tableRow) {
	ward := row.wardNumber("ward")
	contact := Contact{
		Email:   row.need("email"),
		Website: row.text("website"),
		Page:    row.text("page"),
		Note:    row.text("note"),
		Source:  b.sourceIn(row, "source"),
	}
	if !strings.Contains(contact.Email, "@") {
		row.fail("email", fmt.Errorf("%q is not an e-mail address", contact.Email))
	}
	if !b.repeats(KindSeats, row, "ward") && row.err == nil {
		b.record.contacts[ward] = contact
	}
}

func (b *recordReader) office(row *tableRow) {
	office := Office{
		Address: row.need("address"),
		ZIP:     row.need("zip"),
		Phone:   row.text("phone"),
		Fax:     row.text("fax"),
		FaxAsOf: row.date("fax_as_of"),
		Point:   row.point("lat", "lng"),
		Note:    row.text("note"),
		Source:  b.sourceIn(row, "source"),
	}
	row.name("office", &office.Kind)
	row.name("confidence", &office.Confidence)
	row.name("phone_confidence", &office.PhoneConfidence)
	if len(office.ZIP) != 5 || strings.Trim(office.ZIP, "0123456789") != "" {
		row.fail("zip", fmt.Errorf("%q is not five digits", office.ZIP))
	}
	if office.Fax == "" != office.FaxAsOf.IsZero() {
		row.fail("fax_as_of", errors.New("a fax and its date go together"))
	}
	ward := row.wardNumber("ward")
	if row.err != nil || b.repeats(KindOffices, row, "ward", "office", "address") {
		return
	}
	contact := &b.record.contacts[ward]
	switch {
	case contact.Email == "":
		row.fail("ward", fmt.Errorf("there is no seat %d", ward))
	case office.Kind == NoOffice:
		row.fail("office", fmt.Errorf("%q is not where an office is", office.Kind))
	case office.Kind == AtCityHall && contact.CityHall.Kind == NoOffice:
		contact.CityHall = office
	case office.Kind == InWard && contact.WardOffice.Kind == NoOffice:
		contact.WardOffice = office
		contact.Phone = office.Phone
	case office.Kind == InWard && contact.SecondOffice.Kind == NoOffice:
		contact.SecondOffice = office
	default:
		row.fail("office", fmt.Errorf("ward %d has more offices of this kind than a Contact can hold", ward))
	}
}

func (b *recordReader) measure(row *tableRow) {
	measure := Measure{
		ID:            MeasureID(row.need("id")),
		RecordNumber:  row.text("record_number"),
		Title:         Text{row.need("title"), row.need("title_es")},
		OfficialTitle: row.text("official_title"),
		Summary:       Text{row.need("summary"), row.need("summary_es")},
		Related:       row.flag("related"),
		Introduced:    row.date("introduced"),
		Final:         row.date("final_date"),
		FinalAction:   Text{row.text("final_action"), row.text("final_action_es")},
		Tally: Tally{
			Question:  row.question("question"),
			Yeas:      row.count("yeas"),
			Nays:      row.count("nays"),
			NotVoting: row.count("not_voting"),
			Absent:    row.count("absent"),
		},
		Note: Text{row.text("note"), row.text("note_es")},
	}
	row.name("effect", &measure.Effect)
	row.name("result", &measure.Result)
	row.name("roll_call", &measure.Tally.RollCall)
	if measure.Related && measure.Effect != Unclassified {
		row.fail("effect", errors.New("a related measure is no amendment, so it has no effect on the ordinance"))
	}
	for _, column := range [...]string{"final_action", "note"} {
		if (row.text(column) == "") != (row.text(column+"_es") == "") {
			row.fail(column, errors.New("is in one language only"))
		}
	}
	switch measure.Tally.Question {
	case "":
		if measure.Tally != (Tally{}) {
			row.fail("question", errors.New("is empty, but there is a count"))
		}
	case QuestionSupport, QuestionOppose:
		row.fail("question", fmt.Errorf("%q is not put to a vote", measure.Tally.Question))
	}
	for id := range strings.SplitSeq(row.need("sources"), " ") {
		measure.Sources = append(measure.Sources, b.sourceNamed(row, "sources", id))
	}
	if !b.repeats(KindMeasures, row, "id") {
		b.record.measures = append(b.record.measures, measure)
	}
}

func (b *recordReader) stance(row *tableRow) {
	stance := Stance{
		Alder:    b.personIn(row, "alder").ID,
		Ward:     row.wardNumber("ward"),
		Measure:  MeasureID(row.need("measure")),
		Question: row.question("question"),
		Reports:  row.count("reports"),
		Date:     row.date("date"),
		Note:     row.text("note"),
		Source:   b.sourceIn(row, "source"),
	}
	row.name("act", &stance.Act)
	row.name("basis", &stance.Basis)
	measure, ok := b.record.measure(stance.Measure)
	if !ok {
		row.fail("measure", fmt.Errorf("there is no measure %q", stance.Measure))
	}
	position, ok := positionOf(stance.Act, stance.Question)
	if !ok {
		row.fail("act", fmt.Errorf("%v is no answer to %q", stance.Act, stance.Question))
	}
	if !measure.Related {
		stance.Position = position
	}
	if stance.Basis == UnknownBasis {
		row.fail("basis", errors.New("is not known, and an act without a basis is not recorded"))
	}
	if stance.Date.IsZero() {
		row.fail("date", errors.New("is empty"))
	}
	if row.err == nil {
		b.checkHolder(stance, row)
	}
	key := []string{"measure", "alder", "act", "question", "date", "source"}
	if stance.Act.isVote() {
		// One entry in a roll call: a yea and a nay to the same question
		// cannot both be.
		b.checkOneVote(stance, row)
	}
	if !b.repeats(KindStances, row, key...) {
		b.record.stances = append(b.record.stances, stance)
	}
}
