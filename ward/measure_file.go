package ward

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// measureFields and measureSections are the parts of a measure's file, in the
// order in which they stand there.
var (
	measureFields = []string{
		"record_number", "official_title", "effect", "related", "introduced", "final_date", "outcome", "question",
		"yeas", "nays", "not_voting", "absent", "roll_call", "sources",
	}
	measureSections = []string{
		"title", "title_es", "summary", "summary_es", "final_action", "final_action_es", "note", "note_es",
	}
)

// measureIDOf returns the id of the measure whose file is name.
func measureIDOf(name string) MeasureID {
	return MeasureID(strings.TrimSuffix(path.Base(name), ".txt"))
}

// readMeasureFile takes the file of a measure apart: first a line "name:
// value" for each field, then for each section a line "# name" and lines of
// text, which are joined by blanks. The order is free, empty lines mean
// nothing, and what is left out is empty.
func readMeasureFile(t table) *row {
	r := &row{file: t.name, cells: make(map[string]cell)}
	if !utf8.Valid(t.content) {
		r.err = r.at(0, "", errors.New("is not UTF-8"))
		return r
	}
	section, line := "", 0
	for text := range strings.Lines(string(t.content)) {
		line++
		text = strings.TrimSpace(text)
		name, begins := strings.CutPrefix(text, "#")
		switch {
		case text == "":
		case begins:
			section = strings.TrimSpace(name)
			r.begin(section, measureSections, cell{line: line})
		case section != "":
			c := r.cells[section]
			c.text = strings.TrimSpace(c.text + " " + text)
			r.cells[section] = c
		default:
			name, value, ok := strings.Cut(text, ":")
			if !ok {
				r.err = errors.Join(r.err, r.at(line, "", fmt.Errorf("%q is not of the form \"name: value\"", text)))
				continue
			}
			r.begin(name, measureFields, cell{strings.TrimSpace(value), line})
		}
	}
	return r
}

// begin enters the field or section name, which must be one of known and new.
func (r *row) begin(name string, known []string, c cell) {
	if _, ok := r.cells[name]; ok {
		r.err = errors.Join(r.err, r.at(c.line, name, errors.New("is there twice")))
	} else if !slices.Contains(known, name) {
		r.err = errors.Join(r.err, r.at(c.line, "", fmt.Errorf("%q is not one of %q", name, known)))
	}
	r.cells[name] = c
}
