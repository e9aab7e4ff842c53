package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// The parts of the text of a measure, in their order.
var (
	measureFields = []string{
		"record_number", "official_title", "effect", "related", "introduced", "final_date", "outcome", "question",
		"yeas", "nays", "not_voting", "absent", "roll_call", "sources",
	}
	measureSections = []string{
		"title", "title_es", "summary", "summary_es", "final_action", "final_action_es", "note", "note_es",
	}
)

// measure is the text of a measure in its parts.
type measure struct {
	fields   map[string]string
	sections map[string][]string // lines
}

// readMeasure splits content into its parts as package ward does, which says
// what is wrong with it.
func readMeasure(content []byte) measure {
	m := measure{map[string]string{}, map[string][]string{}}
	section := ""
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSpace(line)
		name, begins := strings.CutPrefix(line, "#")
		switch {
		case line == "":
		case begins:
			section = strings.TrimSpace(name)
		case section != "":
			m.sections[section] = append(m.sections[section], line)
		default:
			name, text, _ := strings.Cut(line, ":")
			m.fields[name] = strings.TrimSpace(text)
		}
	}
	return m
}

// text returns the canonical form of m: every field, and the sections that are
// not empty. A part that has no place in it is an error, so that none is lost.
func (m measure) text() ([]byte, error) {
	for name := range m.fields {
		if !slices.Contains(measureFields, name) {
			return nil, fmt.Errorf("field %q has no place in the text of a measure", name)
		}
	}
	for name := range m.sections {
		if !slices.Contains(measureSections, name) {
			return nil, fmt.Errorf("section %q has no place in the text of a measure", name)
		}
	}
	m.fields["related"] = cmp.Or(m.fields["related"], "no")
	var text []byte
	for _, name := range measureFields {
		text = append(text, strings.TrimSpace(name+": "+m.fields[name])...)
		text = append(text, '\n')
	}
	for _, name := range measureSections {
		if lines := m.sections[name]; len(lines) > 0 {
			text = fmt.Appendf(text, "\n# %s\n%s\n", name, strings.Join(lines, "\n"))
		}
	}
	return text, nil
}
