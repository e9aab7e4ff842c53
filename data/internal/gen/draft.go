package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/chiward/chiward/data/internal/clerk"
	"github.com/chiward/chiward/ward"
)

// edit replaces a line of a file of the council. Without a line to replace, the
// new one is added at the end.
type edit struct {
	file        string // such as "council/stances.csv"
	minus, plus string // without line ends; empty if there is none
}

// finding is one way in which a source differs from the tables.
type finding struct {
	subject string   // a record number or a ward
	field   string   // what differs
	link    string   // where others can read it
	edits   []edit   // what the tables need, all or none
	details []string // what else there is to say
	why     string   // why the edits are not made; empty if they can be
}

// draft is the tables of the council with the edits made so far.
type draft struct {
	files *shipped
	atlas *ward.Atlas
	today ward.Date
}

// newDraft returns the tables in canonical form. The error says what is wrong
// with them.
func newDraft(dir string, today ward.Date) (*draft, error) {
	files, err := readShipped(dir)
	if err != nil {
		return nil, err
	}
	if err := files.settle(today); err != nil {
		return nil, err
	}
	d := &draft{files: files, today: today}
	return d, d.edit(nil)
}

// edit makes all edits, or none. The error says what would be wrong.
func (d *draft) edit(edits []edit) error {
	after := &shipped{contents: maps.Clone(d.files.contents), manifests: maps.Clone(d.files.manifests)}
	for _, e := range edits {
		lines := strings.Split(strings.TrimSuffix(string(after.contents[e.file]), "\n"), "\n")
		if after.contents[e.file] == nil {
			lines = nil
		}
		i := len(lines)
		switch {
		case e.minus == "" && slices.Contains(lines, e.plus):
			continue // a source that is there already
		case e.minus != "":
			if i = slices.Index(lines, e.minus); i < 0 {
				return fmt.Errorf("data/%s has no line %q", e.file, e.minus)
			}
			lines = slices.Delete(lines, i, i+1)
		}
		if e.plus != "" {
			lines = slices.Insert(lines, i, e.plus)
		}
		after.contents[e.file] = []byte(strings.Join(lines, "\n") + "\n")
	}
	if err := after.seal(); err != nil {
		return err
	}
	atlas, err := after.open(currentManifest)
	if err := errors.Join(err, after.checkDays(d.today)); err != nil {
		return err
	}
	d.files, d.atlas = after, atlas
	return nil
}

// table returns a table with the edits made so far.
func (d *draft) table(name string) table {
	t, _ := readTable(d.files.contents["council/"+name+".csv"]) // it was opened
	return t
}

// holders returns who held which ward on a day, as far as the tables say.
func (d *draft) holders(day ward.Date) map[ward.PersonID]ward.Number {
	held := map[ward.PersonID]ward.Number{}
	t := d.table("terms")
	for _, line := range t.lines {
		s := t.span(line)
		if s.end.IsZero() {
			s.end = d.atlas.SitsUntil()
		}
		if s.start.Compare(day) <= 0 && day.Compare(s.end) <= 0 {
			held[ward.PersonID(t.cell(line, "alder"))], _ = ward.ParseNumber(t.cell(line, "ward"))
		}
	}
	return held
}

// person returns the person with an id of the City Clerk.
func (d *draft) person(clerkID string) (ward.PersonID, bool) {
	if !clerk.IsPersonID(clerkID) {
		return "", false
	}
	t := d.table("people")
	for _, line := range t.lines {
		if strings.EqualFold(t.cell(line, "clerk_id"), clerkID) {
			return ward.PersonID(t.cell(line, "id")), true
		}
	}
	return "", false
}

// with returns the cells of a line with some replaced; changes are column, cell,
// column, cell.
func (t table) with(line tableLine, changes ...string) []string {
	cells := slices.Clone(line.cells)
	for pair := range slices.Chunk(changes, 2) {
		cells[slices.Index(t.columns, pair[0])] = pair[1]
	}
	return cells
}

// tableEdit returns the edit of a line of a table; nil is no line.
func tableEdit(table string, minus, plus []string) edit {
	e := edit{file: "council/" + table + ".csv"}
	if minus != nil {
		e.minus = csvLine(minus...)
	}
	if plus != nil {
		e.plus = csvLine(plus...)
	}
	return e
}

func measureFile(id ward.MeasureID) string { return "council/measures/" + string(id) + ".txt" }

// field returns the line of a field of a measure.
func (d *draft) field(id ward.MeasureID, name string) string {
	for line := range strings.Lines(string(d.files.contents[measureFile(id)])) {
		if strings.HasPrefix(line, name+":") {
			return strings.TrimSuffix(line, "\n")
		}
	}
	return ""
}

// fieldEdit returns the edit that gives a field of a measure a value.
func (d *draft) fieldEdit(id ward.MeasureID, name, value string) edit {
	return edit{measureFile(id), d.field(id, name), strings.TrimSpace(name + ": " + value)}
}

// sourceEdit returns the edit that adds a source to a measure, none if the
// measure has it.
func (d *draft) sourceEdit(id ward.MeasureID, source string) []edit {
	line := d.field(id, "sources")
	if slices.Contains(strings.Fields(line), source) {
		return nil
	}
	return []edit{{measureFile(id), line, line + " " + source}}
}

// notKnown matches sentences in the note of a measure that say that something is
// not known.
var notKnown = map[string]*regexp.Regexp{
	"official_title": regexp.MustCompile(`^The official title has not been found`),
	"introduced":     regexp.MustCompile(`^The day it was introduced has not been found`),
	"final_date":     regexp.MustCompile(`^The day on which it was recorded as`),
	"sponsors":       regexp.MustCompile(`(?i)sponsors\b.*\bnot known|sponsors.*\bby name`),
	"votes":          regexp.MustCompile(`^The roll call has not been found|^No list of the \d+|^We worked out who|^One newsroom names`),
}

// outdated returns the edits that remove from the note of a measure the sentence
// that says that something is not known, and the Spanish sentence in the same
// position.
func (d *draft) outdated(id ward.MeasureID, what string) []edit {
	m := readMeasure(d.files.contents[measureFile(id)])
	note, es := m.sections["note"], m.sections["note_es"]
	var edits []edit
	for i, sentence := range note {
		if notKnown[what].MatchString(sentence) && len(note) == len(es) {
			edits = append(edits, edit{measureFile(id), sentence, ""}, edit{measureFile(id), es[i], ""})
		}
	}
	return edits
}

// clerkName is the publisher, without "of", which would be English on a page in
// Spanish.
const clerkName = "Chicago City Clerk"

// clerkSource returns the id of a source that is a page of the Clerk's record,
// read today, and the edit that adds it. asOf is zero unless the page is a list
// of today.
func (d *draft) clerkSource(id, title, link string, asOf ward.Date) (string, edit) {
	id = strings.ToLower(id) + "-" + d.today.String()
	return id, tableEdit("sources", nil, []string{id, title, clerkName, link, "", "", asOf.String(), d.today.String(), ""})
}

// report prints findings, makes their edits in the draft, and counts them.
type report struct {
	out         io.Writer
	draft       *draft
	differences int
	unasked     int    // sources that did not answer or could not be read in full
	why         string // of the last finding
}

func (r *report) say(format string, args ...any) { fmt.Fprintf(r.out, format+"\n", args...) }

// find prints a finding: a line that says where and what, and indented lines that
// say how. It makes the edits in the draft unless they would make it invalid.
func (r *report) find(f finding) {
	before := r.draft.files
	if f.why == "" && len(f.edits) > 0 {
		if err := r.draft.edit(f.edits); err != nil {
			f.why = strings.ReplaceAll(err.Error(), "\n", "; ")
		}
	}
	r.differences++
	r.why = f.why
	r.say("* %s, %s: %s", f.subject, f.field, f.link)
	for _, detail := range f.details {
		r.say("  %s", detail)
	}
	if f.why != "" {
		r.say("  not written: %s", f.why)
	}
	for _, e := range f.edits {
		if e.minus != "" {
			r.say("  -data/%s: %s", e.file, e.minus)
		}
		there := e.minus == "" && strings.Contains("\n"+string(before.contents[e.file]), "\n"+e.plus+"\n")
		if e.plus != "" && !there {
			r.say("  +data/%s: %s", e.file, strings.ReplaceAll(e.plus, "\n", "\n  +    "))
		}
	}
}

// fault prints that a source did not answer or could not be read in full.
func (r *report) fault(source string, err error) {
	r.unasked++
	r.say("! %s: %s", source, strings.ReplaceAll(err.Error(), "\n", "; "))
}

// faults prints what of a source could not be read.
func (r *report) faults(source string, faults []string) {
	const most = 5
	if len(faults) == 0 {
		return
	}
	told := strings.Join(faults[:min(most, len(faults))], "; ")
	if more := len(faults) - most; more > 0 {
		told += fmt.Sprintf("; and %d more", more)
	}
	r.fault(source, errors.New("could not be read in full: "+told))
}

// status returns the exit status of the command.
func (r *report) status() int {
	return cmp.Or(2*min(1, r.unasked), min(1, r.differences))
}

// writeDraft writes what edits have changed. The pages that show data follow
// with go generate ./data.
func (g generator) writeDraft(d *draft) error {
	was, err := readShipped(g.dir)
	if err != nil {
		return err
	}
	if err := d.files.settle(g.today); err != nil {
		return err
	}
	return g.write(was.contents, d.files.contents)
}
