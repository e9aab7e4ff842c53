package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/chiward/chiward/data/internal/clerk"
	"github.com/chiward/chiward/ward"
)

// wholeList is the least number of wards with a member in a list that is not cut
// off.
const wholeList = 40

// members compares the Clerk's list of the members of the Council with people
// and terms. People are identified by the Clerk's id.
type members struct {
	*report
	link   string
	id     string // of the source
	source edit
	list   []clerk.Member
	people map[string][]clerk.Member // by the Clerk's id, by first day
	told   map[ward.Number]bool      // wards with a difference that was reported
}

// members gets the list from the Clerk and reports how it differs.
func (f fetcher) members(ctx context.Context) error {
	list, link, faults, err := f.elms.Members(ctx)
	f.faults("members of the City Council", faults)
	if err != nil {
		return err
	}
	m := members{report: f.report, link: link, list: list, people: map[string][]clerk.Member{}, told: map[ward.Number]bool{}}
	m.id, m.source = f.draft.clerkSource("elms-members", "Members of the City Council in the Clerk's record", link, f.today)
	for _, member := range list {
		switch id := strings.ToUpper(member.PersonID); {
		case isVacant(member):
		case clerk.IsPersonID(id):
			m.people[id] = append(m.people[id], member)
		default:
			f.unjoined.add(member.Name, member.PersonID, "a member of the City Council")
		}
	}
	m.newCouncil()
	order := func(x, y clerk.Member) int { return x.Start.Compare(y.Start) }
	var added []string
	for _, id := range slices.Sorted(maps.Keys(m.people)) {
		slices.SortStableFunc(m.people[id], order)
		person, ok := f.draft.person(id)
		if !ok {
			person, ok = m.learn(id)
		}
		if ok {
			m.compare(person, m.people[id])
		} else {
			added = append(added, id)
		}
	}
	for _, id := range added { // after the terms before theirs have ended
		m.add(id, &f)
	}
	return m.missing()
}

// newCouncil reports a Council that sits and is not in the tables: its members
// begin on the day after the last day of the Council before, and it ends on the
// day before the next is sworn in, four years later.
func (m *members) newCouncil() {
	start := addDays(m.draft.atlas.SitsUntil(), 1)
	begins := func(member clerk.Member) bool { return member.Start == start }
	if !isInauguration(start) || start.Compare(m.draft.today) > 0 || !slices.ContainsFunc(m.list, begins) {
		return
	}
	next := ward.DateOf(time.Date(start.Time().Year()+4, time.May, 15, 0, 0, 0, 0, time.UTC))
	for !isInauguration(next) {
		next = addDays(next, 1)
	}
	m.find("councils", "start_date", "", tableEdit("councils", nil, []string{
		start.String(), addDays(next, -1).String(), "The last day is derived: a council is sworn in on the third Monday of May after its election.", m.id,
	}))
}

func isVacant(m clerk.Member) bool { return strings.HasPrefix(strings.ToLower(m.Name), "vacant") }

// span is from one day to another; end is zero if it has not come.
type span struct{ start, end ward.Date }

// span returns the days of a term.
func (t table) span(line tableLine) span {
	start, _ := ward.ParseDay(t.cell(line, "start_date"))
	end, _ := ward.ParseDay(t.cell(line, "end_date"))
	return span{start, end}
}

// isOpen reports whether a span has not ended on a day.
func (s span) isOpen(today ward.Date) bool { return s.end.IsZero() || s.end.Compare(today) > 0 }

// overlaps reports whether a day is in both spans. A first day that is not
// known is before all.
func (s span) overlaps(other span) bool {
	return (s.end.IsZero() || other.start.Compare(s.end) <= 0) && (other.end.IsZero() || s.start.Compare(other.end) <= 0)
}

// lastSpan returns the last span of days without a gap. There is no gap between
// one Council and the next.
func lastSpan(spans []span) span {
	last := spans[0]
	for _, s := range spans[1:] {
		if last.end.IsZero() || s.start.Compare(addDays(last.end, 2)) <= 0 {
			if last.end.IsZero() || s.end.IsZero() || s.end.Compare(last.end) > 0 {
				last.end = s.end
			}
			continue
		}
		last = s
	}
	return last
}

func addDays(d ward.Date, n int) ward.Date { return ward.DateOf(d.Time().AddDate(0, 0, n)) }

// isInauguration reports whether a Council is sworn in on a day: on the third
// Monday of May, every four years.
func isInauguration(d ward.Date) bool {
	t := d.Time()
	return t.Year()%4 == 3 && t.Month() == time.May && t.Weekday() == time.Monday && t.Day() >= 15 && t.Day() <= 21
}

// term returns the last span of somebody's membership. The Clerk's last day may
// be the first day of the successor, which is one day too late.
func (m *members) term(rows []clerk.Member) span {
	var spans []span
	for _, row := range rows {
		spans = append(spans, span{row.Start, row.End})
	}
	last, row := lastSpan(spans), rows[len(rows)-1]
	follows := func(next clerk.Member) bool {
		return next.Start == last.end && next.Ward == row.Ward && !strings.EqualFold(next.PersonID, row.PersonID)
	}
	if !last.end.IsZero() && slices.ContainsFunc(m.list, follows) {
		last.end = addDays(last.end, -1)
	}
	return last
}

// find reports a finding about a ward or a person, with the source as the first
// edit.
func (m *members) find(subject, field, why string, edits ...edit) {
	if len(edits) > 0 {
		edits = append([]edit{m.source}, edits...)
	}
	m.report.find(finding{subject: subject, field: field, link: m.link, why: why, edits: edits})
}

// learn finds the person of the tables who has no id of the Clerk yet, has the
// same name, and held the same ward on days that the list has too. It reports
// the id that the person gets, and returns false if there is no such person.
func (m *members) learn(id string) (ward.PersonID, bool) {
	people, terms := m.draft.table("people"), m.draft.table("terms")
	rows := m.people[id]
	number := wardOf(rows[len(rows)-1])
	for _, line := range people.lines {
		person := people.cell(line, "id")
		names := append(strings.Split(people.cell(line, "other_names"), "; "), people.cell(line, "name"))
		same := func(name string) bool { return clerk.SameName(name, rows[0].Name) }
		held := func(t tableLine) bool {
			listed := func(row clerk.Member) bool { return terms.span(t).overlaps(span{row.Start, row.End}) }
			return terms.cell(t, "alder") == person && terms.cell(t, "ward") == fmt.Sprint(number) && slices.ContainsFunc(rows, listed)
		}
		if people.cell(line, "clerk_id") == "" && slices.ContainsFunc(names, same) && slices.ContainsFunc(terms.lines, held) {
			m.find(person, "clerk_id", "", tableEdit("people", line.cells, people.with(line, "clerk_id", id, "source", m.id)))
			return ward.PersonID(person), true
		}
	}
	return "", false
}

// wardOf returns the ward of a member, 0 for the mayor and the like.
func wardOf(m clerk.Member) ward.Number {
	n, _ := ward.ParseNumber(strings.TrimLeft(m.Ward, "0"))
	return n
}

// compare reports how somebody's last term and name differ.
func (m *members) compare(person ward.PersonID, rows []clerk.Member) {
	m.compareName(person, rows[0].Name)
	t := m.draft.table("terms")
	var lines []tableLine
	var spans []span
	for _, line := range t.lines {
		if t.cell(line, "alder") == string(person) {
			lines = append(lines, line)
		}
	}
	if lines == nil {
		m.find(string(person), "term", "nothing is shipped of this person's terms")
		return
	}
	slices.SortStableFunc(lines, func(x, y tableLine) int { return t.span(x).start.Compare(t.span(y).start) })
	for _, line := range lines {
		spans = append(spans, t.span(line))
	}
	line, listed := lines[len(lines)-1], rows[len(rows)-1]
	number, _ := ward.ParseNumber(t.cell(line, "ward"))
	tell := func(field, why string, edits ...edit) {
		m.told[number] = true
		m.find(fmt.Sprintf("ward %d", number), field, why, edits...)
	}
	was, now := lastSpan(spans), m.term(rows)
	today := m.draft.today
	day := func(field string, d ward.Date) []string {
		return []string{field, d.String(), "confirmed", m.id}
	}
	switch {
	case wardOf(listed) != number:
		tell("ward", fmt.Sprintf("the Clerk has %q for %s", listed.Ward, person))
		return
	case !was.isOpen(today) && now.isOpen(today) && now.start.Compare(was.end) > 0:
		next := t.with(line, append(day("start_date", now.start), "end_date", "", "appointed", "", "note", "", "source", m.id)...)
		tell("start_date", "", tableEdit("terms", nil, next))
		return
	case !was.isOpen(today) && now.isOpen(today):
		tell("end_date", fmt.Sprintf("the Clerk has none for %s", person))
	case was.isOpen(today) && now.isOpen(today) && !m.isConfirmed(person, number):
		tell("confirmed", "", tableEdit("terms", line.cells, t.with(line, "confirmed", m.id)))
	case now.isOpen(today) && !now.end.IsZero() && now.end.Compare(addDays(m.draft.atlas.SitsUntil(), -1)) < 0:
		tell("end_date", fmt.Sprintf("the Clerk has %v for %s, which lies ahead", now.end, person))
	case now.isOpen(today), now.end.Compare(t.span(line).start) < 0: // missing tells of a holder whom the list had before only
	case was.isOpen(today), now.end.Compare(addDays(was.end, -1)) < 0, now.end.Compare(addDays(was.end, 1)) > 0:
		ended := t.with(line, day("end_date", now.end)...)
		tell("end_date", "", tableEdit("terms", line.cells, ended))
		if m.why == "" {
			line.cells = ended
		}
	}
	// The Clerk's list may begin with a Council in the middle of a term.
	later := now.start.Compare(was.start) > 0 && isInauguration(now.start)
	noted := strings.Contains(t.cell(line, "note"), now.start.String())
	if len(lines) == 1 && !was.start.IsZero() && !now.start.IsZero() && now.start != was.start && !later && !noted {
		note := strings.TrimSpace(t.cell(line, "note") + fmt.Sprintf(" Another list has %v as the first day.", was.start))
		tell("start_date", "", tableEdit("terms", line.cells, t.with(line, "start_date", now.start.String(), "note", note, "source", m.id)))
	}
}

// isConfirmed reports whether the tables have somebody as the holder of a seat in
// the Council that sits today.
func (m *members) isConfirmed(person ward.PersonID, number ward.Number) bool {
	today, err := m.draft.atlas.On(m.draft.today)
	if err != nil {
		return false
	}
	seat, _ := today.Seat(number)
	return seat.Holder != nil && seat.Holder.ID == person
}

// compareName reports a name with words that the tables do not have.
func (m *members) compareName(person ward.PersonID, name string) {
	known, _ := m.draft.atlas.Person(person)
	if name == "" || strings.Contains(name, "?") { // in place of an accent
		return
	}
	called := func(p ward.Person) bool { return p.ID == person }
	if slices.ContainsFunc(m.draft.atlas.FindPeople(name), called) {
		return
	}
	t := m.draft.table("people")
	i := slices.IndexFunc(t.lines, func(l tableLine) bool { return t.cell(l, "id") == string(person) })
	full, _, _ := splitName(name)
	names := strings.Join(append(slices.Clone(known.OtherNames), full), "; ")
	m.find(string(person), "other_names", "", tableEdit("people", t.lines[i].cells, t.with(t.lines[i], "other_names", names)))
}

// add reports somebody who is not in the tables.
func (m *members) add(id string, f *fetcher) {
	rows := m.people[id]
	last := rows[len(rows)-1]
	number, now := wardOf(last), m.term(rows)
	switch {
	case number == 0 && strings.Trim(last.Ward, "0123456789") != "":
		return // the mayor, the Clerk
	case number == 0 || now.start.IsZero():
		f.unjoined.add(last.Name, id, fmt.Sprintf("a member of the City Council for ward %q from %q", last.Ward, now.start))
		return
	}
	terms := m.draft.table("terms")
	if !now.isOpen(m.draft.today) || last.Inactive && now.end.IsZero() {
		for _, line := range terms.lines { // by first day
			if terms.cell(line, "ward") == fmt.Sprint(number) {
				if start := terms.span(line).start; !start.IsZero() && now.end.Compare(start) > 0 {
					f.unjoined.add(last.Name, id, fmt.Sprintf("a member of the City Council for ward %d from %v to %v", number, now.start, now.end))
				}
				break // the tables begin later
			}
		}
		return
	}
	name, given, family := splitName(last.Name)
	person, suffix := personID(name), ""
	if _, after, ok := strings.Cut(name, ", "); ok {
		suffix = after
	}
	taken := func(id string) bool { _, ok := m.draft.atlas.Person(ward.PersonID(id)); return ok }
	if taken(person) {
		person += fmt.Sprintf("-%d", number)
	}
	m.told[number] = true
	m.find(fmt.Sprintf("ward %d", number), "alder", "",
		tableEdit("people", nil, []string{person, name, given, family, suffix, "", id, m.id}),
		tableEdit("terms", nil, []string{fmt.Sprint(number), person, now.start.String(), "", "", "", m.id, m.id}))
}

// splitName turns "Last, First" and "Last, Jr., First" around.
func splitName(name string) (full, given, family string) {
	parts := strings.Split(name, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch len(parts) {
	case 2:
		return parts[1] + " " + parts[0], parts[1], parts[0]
	case 3:
		return parts[2] + " " + parts[0] + ", " + parts[1], parts[2], parts[0]
	}
	return name, "", ""
}

// personID returns the id for a new person of that name.
func personID(name string) string {
	var id []string
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		id = append(id, clerk.NameWords(word)...)
	}
	return strings.Join(id, "-")
}

// missing reports holders who are not in the list. It returns an error if the
// list is cut off.
func (m *members) missing() error {
	today := m.draft.today
	listed, vacant := map[string]bool{}, map[ward.Number]bool{}
	wards := map[ward.Number]bool{}
	for _, member := range m.list {
		if s := (span{member.Start, member.End}); !s.isOpen(today) || member.Inactive && member.End.IsZero() {
			continue
		}
		wards[wardOf(member)] = true
		if isVacant(member) {
			vacant[wardOf(member)] = true
		} else {
			listed[strings.ToUpper(member.PersonID)] = true
		}
	}
	held := m.draft.holders(today)
	if len(wards) < wholeList {
		return errors.New("the list has members of few wards, so holders who are not in it are not reported")
	}
	for _, id := range byWard(held) {
		person, _ := m.draft.atlas.Person(id)
		if n := held[id]; !listed[strings.ToUpper(person.ClerkID)] && !m.told[n] {
			why := fmt.Sprintf("%s is not among the members, and no last day is given", id)
			if vacant[n] {
				why = fmt.Sprintf("the seat is listed as vacant, and no last day is given for %s", id)
			}
			m.find(fmt.Sprintf("ward %d", n), "alder", why)
		}
	}
	return nil
}
