package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/data/internal/clerk"
	"github.com/chiward/chiward/ward"
)

// list is a roll call as somebody typed or pasted it.
type list struct {
	fields map[string]string // what stands above it
	names  map[ward.Act][]string
	counts map[ward.Act]int // as the page has them
}

// listFields are what may stand above a list.
var listFields = []string{"measure", "question", "date", "source", "basis"}

var (
	listField = regexp.MustCompile(`^([a-z]+):\s*(.*)$`)
	// As in "Yeas -- Alderpersons", "Nays (8):" and "NOT VOTING 1".
	listHead = regexp.MustCompile(`(?i)^(yeas?|ayes?|nays?|not voting|absent|excused)\b[\s.]*\(?(\d*)\)?\s*[-–—:]*\s*(.*)$`)
	listTail = regexp.MustCompile(`\s*[-–—]+\s*(\d+)\s*\.?\s*$`)
	// As in "La Spata: yea" and "1,La Spata,Yea".
	listLine   = regexp.MustCompile(`(?i)^(.*\pL.*?)[\s,:;|–—-]+(yea|aye|nay|not voting|absent|excused)\.?$`)
	listAnd    = regexp.MustCompile(`(?i)\band\b`)
	listTitles = regexp.MustCompile(`(?i)\b(alder(wo)?m[ae]n|alderpersons?|alders|ald\.)\s*`)
	listWard   = regexp.MustCompile(`(?i)\(?\b(?:ward\s*)?(\d{1,2})(?:st|nd|rd|th)?(?:\s*ward)?\b\)?[.,:]?`)
	listSuffix = regexp.MustCompile(`(?i)^\s*(jr|sr|ii|iii)\.?\s*$`)
)

// listActs has the acts for the words above names or after one.
var listActs = map[string]ward.Act{
	"yea": ward.ActYea, "yeas": ward.ActYea, "aye": ward.ActYea, "ayes": ward.ActYea, "nay": ward.ActNay, "nays": ward.ActNay,
	"not voting": ward.ActNotVoting, "excused": ward.ActNotVoting, "absent": ward.ActAbsent,
}

// readList reads a list: fields first, then names below or after what they voted,
// or a name and a vote on each line.
func readList(text string) *list {
	l := &list{map[string]string{}, map[ward.Act][]string{}, map[ward.Act]int{}}
	var act ward.Act
	var lines []string
	end := func() {
		l.take(act, lines)
		lines = nil
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		field := listField.FindStringSubmatch(strings.ToLower(line))
		head, single := listHead.FindStringSubmatch(line), listLine.FindStringSubmatch(line)
		switch {
		case line == "":
		case act == "" && field != nil && slices.Contains(listFields, field[1]):
			_, value, _ := strings.Cut(line, ":")
			l.fields[field[1]] = strings.TrimSpace(value)
		case head != nil:
			end()
			act = listActs[strings.ToLower(head[1])]
			if head[2] != "" {
				l.counts[act], _ = strconv.Atoi(head[2])
			}
			lines = append(lines, head[3])
		case single != nil:
			act := listActs[strings.ToLower(single[2])]
			l.names[act] = append(l.names[act], single[1])
		default:
			lines = append(lines, line)
		}
	}
	end()
	return l
}

// take adds the names below a vote: one per line, or separated by commas on lines
// that break anywhere.
func (l *list) take(act ward.Act, lines []string) {
	text := listTitles.ReplaceAllString(strings.Join(lines, "\n"), "")
	if tail := listTail.FindStringSubmatch(text); tail != nil {
		l.counts[act], _ = strconv.Atoi(tail[1])
		text = listTail.ReplaceAllString(text, "")
	}
	between := ","
	if strings.Count(text, ",") <= strings.Count(strings.TrimSpace(text), "\n")+1 && strings.Contains(strings.TrimSpace(text), "\n") {
		between = "\n"
	}
	if between == "," {
		text = listAnd.ReplaceAllString(strings.NewReplacer("-\n", "-", "\n", " ", ";", ",").Replace(text), ",")
	}
	for part := range strings.SplitSeq(text, between) {
		part = strings.Trim(part, " \t.,;")
		names := l.names[act]
		switch {
		case strings.EqualFold(part, "none"):
			l.counts[act] = 0
		case part == "":
		case listSuffix.MatchString(part) && len(names) > 0:
			names[len(names)-1] += ", " + part
		default:
			l.names[act] = append(names, part)
		}
	}
}

// nameParts returns the parts of a name between blanks, in plain small letters.
// A hyphen does not separate parts.
func nameParts(name string) []string {
	var parts []string
	for part := range strings.FieldsSeq(strings.ReplaceAll(name, ",", " ")) {
		if words := clerk.NameWords(part); len(words) > 0 {
			parts = append(parts, strings.Join(words, " "))
		}
	}
	return parts
}

// called returns the people that a name in a list may mean, among those who held
// a seat: those whose name ends with it, or, if there are none, those whose name
// has all its words, of which some may be initials. A ward in the entry leaves
// only its holder.
func (d *draft) called(entry string, held map[ward.PersonID]ward.Number) []ward.PersonID {
	number := 0
	if n := listWard.FindStringSubmatch(entry); n != nil {
		number, _ = strconv.Atoi(n[1])
		entry = listWard.ReplaceAllString(entry, " ")
	}
	isSuffix := func(part string) bool { return listSuffix.MatchString(part) }
	wanted := nameParts(entry)
	family := slices.DeleteFunc(slices.Clone(wanted), isSuffix)
	var ending, having []ward.PersonID
	for _, id := range byWard(held) {
		if number > 0 && int(held[id]) != number || len(family) == 0 {
			continue
		}
		person, _ := d.atlas.Person(id)
		for _, name := range append([]string{person.Name}, person.OtherNames...) {
			parts := nameParts(name)
			words := clerk.NameWords(name)
			has := func(word string) bool {
				return slices.ContainsFunc(words, func(w string) bool { return w == word || len(word) == 1 && w[:1] == word })
			}
			plain := slices.DeleteFunc(slices.Clone(parts), isSuffix)
			tail := plain[max(0, len(plain)-len(family)):]
			all := !slices.ContainsFunc(clerk.NameWords(strings.Join(wanted, " ")), func(word string) bool { return !has(word) })
			if all && slices.Equal(tail, family) && !slices.Contains(ending, id) {
				ending = append(ending, id)
			}
			if all && !slices.Contains(having, id) {
				having = append(having, id)
			}
		}
	}
	if len(ending) > 0 {
		return ending
	}
	return having
}

// rollCall makes the lines of the roll call in a file, or returns everything that
// is wrong with it.
func (r *report) rollCall(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	l := readList(string(text))
	id := ward.MeasureID(l.fields["measure"])
	known, ok := r.draft.atlas.Measure(id)
	day, err := ward.ParseDay(l.fields["date"])
	var faults []error
	wrong := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if !ok {
		wrong("measure: there is no measure %q", id)
	}
	if err != nil {
		wrong("date: %q is not a day like 2025-01-15", l.fields["date"])
	}
	sources := r.draft.table("sources")
	source := slices.IndexFunc(sources.lines, func(line tableLine) bool { return sources.cell(line, "id") == l.fields["source"] })
	if source < 0 {
		wrong("source: there is no source %q in sources.csv; add the page first", l.fields["source"])
	}
	if len(faults) > 0 {
		return errors.Join(faults...)
	}
	b := ballots{id, ward.Question(l.fields["question"]), day, ward.BasisRecord, l.fields["source"], map[ward.PersonID]ballot{}}
	switch asked := known.Tally.Question; {
	case b.question == "" && asked == "":
		wrong("question: write what was asked, such as adopt or table")
	case b.question == "":
		b.question = asked
	case asked != "" && b.question != asked:
		wrong("question: the roll call of the measure is on %q, and the list on %q", asked, b.question)
	}
	if basis := l.fields["basis"]; basis != "" {
		b.basis = ward.Basis(basis)
	}
	faults = append(faults, r.draft.joinList(l, &b)...)
	faults = append(faults, l.checkCounts(known)...)
	var absent []string
	for _, person := range byWard(r.draft.holders(day)) {
		if _, named := b.acts[person]; !named {
			absent = append(absent, string(person))
		}
	}
	unnamed := "held a seat then and not named: " + strings.Join(absent, ", ")
	if err := errors.Join(faults...); err != nil {
		if len(absent) > 0 {
			err = fmt.Errorf("%w\n%s", err, unnamed)
		}
		return err
	}
	f := finding{subject: string(id), field: "votes", link: sources.cell(sources.lines[source], "url")}
	if len(absent) > 0 {
		f.details = []string{unnamed}
	}
	f.edits = append(r.draft.sourceEdit(id, b.source), r.draft.ballotEdits(b, false)...)
	f.edits = append(f.edits, r.draft.countEdits(id, b.question, func(act ward.Act) int { return len(l.names[act]) })...)
	f.edits = append(f.edits, r.draft.outdated(id, "votes")...)
	if r.find(f); r.why != "" {
		return errors.New("these lines would not be right: " + r.why)
	}
	return nil
}

// joinList adds the votes of the people whom a list names to b. The errors name
// those who cannot be identified.
func (d *draft) joinList(l *list, b *ballots) (faults []error) {
	held := d.holders(b.day)
	for _, count := range countFields {
		for _, name := range l.names[count.act] {
			switch people := d.called(name, held); len(people) {
			case 0:
				faults = append(faults, fmt.Errorf("%q: nobody of that name held a seat on %v", name, b.day))
			case 1:
				if before, twice := b.acts[people[0]]; twice {
					faults = append(faults, fmt.Errorf("%q: %s is there already, as %s", name, people[0], before.act))
				}
				b.acts[people[0]] = ballot{act: count.act}
			default:
				var which []string
				for _, id := range people {
					which = append(which, fmt.Sprintf("%s (%d)", id, held[id]))
				}
				faults = append(faults, fmt.Errorf("%q: that is the name of %s; write the ward behind it, as in \"%s (%d)\"", name, strings.Join(which, " and "), name, held[people[0]]))
			}
		}
	}
	if len(l.names[""]) > 0 {
		faults = append(faults, fmt.Errorf("%q stands neither behind a vote nor below one", l.names[""][0]))
	}
	return faults
}

// checkCounts compares the number of names with the count on the page, or else
// with that of the measure. Yeas and nays must be counted in one of them.
func (l *list) checkCounts(known ward.Measure) (faults []error) {
	tally := map[ward.Act]uint8{ward.ActYea: known.Tally.Yeas, ward.ActNay: known.Tally.Nays}
	for _, count := range countFields {
		named := len(l.names[count.act])
		stated, onPage := l.counts[count.act]
		shipped, vote := tally[count.act]
		shippedCount := known.Tally.Question != "" && vote
		switch {
		case onPage && stated != named:
			faults = append(faults, fmt.Errorf("%s: the list counts %d and names %d", count.field, stated, named))
		case shippedCount && int(shipped) != named:
			faults = append(faults, fmt.Errorf("%s: the measure counts %d, and the list names %d", count.field, shipped, named))
		case vote && !onPage && !shippedCount:
			faults = append(faults, fmt.Errorf("%s: there is no count to check against; write it behind the names, as in \"-- %d\"", count.field, named))
		}
	}
	return faults
}
