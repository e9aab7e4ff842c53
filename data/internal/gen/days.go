package main

import (
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/chiward/chiward/ward"
)

// pastColumns are the columns and fields with days that cannot be after today.
// The start of a term or of a council can be.
var pastColumns = map[string][]string{
	"terms":     {"end_date"},
	"offices":   {"fax_as_of"},
	"stances":   {"date"},
	"sources":   {"as_of", "retrieved"},
	kindMeasure: {"introduced", "final_date"},
}

// checkDays returns an error for each day that is after today. A term may end
// later if the next one in that ward begins on the day after.
func (s *shipped) checkDays(today ward.Date) error {
	var faults []error
	check := func(name string, number int, column, text string) {
		if d, err := ward.ParseDate(text); err == nil && d.Compare(today) > 0 {
			faults = append(faults, fmt.Errorf("data/%s, line %d, %s: %v lies after today, which is %v", name, number, column, d, today))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.contents)) {
		kind := councilKind(name)
		if kind == kindMeasure {
			for i, line := range strings.Split(string(s.contents[name]), "\n") {
				if field, text, _ := strings.Cut(line, ":"); slices.Contains(pastColumns[kind], field) {
					check(name, i+1, field, strings.TrimSpace(text))
				}
			}
			continue
		}
		t, _ := readTable(s.contents[name]) // package ward says what is wrong
		for _, line := range t.lines {
			for _, column := range pastColumns[kind] {
				if kind != "terms" || !t.isFollowed(line) {
					check(name, line.number, column, t.cell(line, column))
				}
			}
		}
	}
	return errors.Join(faults...)
}

// isFollowed reports whether another term of the ward begins on the day after
// the end of a term.
func (t table) isFollowed(term tableLine) bool {
	end, err := ward.ParseDay(t.cell(term, "end_date"))
	if err != nil {
		return false
	}
	next := ward.DateOf(end.Time().AddDate(0, 0, 1)).String()
	return slices.ContainsFunc(t.lines, func(line tableLine) bool {
		return t.cell(line, "ward") == t.cell(term, "ward") && t.cell(line, "start_date") == next
	})
}

// unread has the ids of the sources for which nobody wrote down when they were
// read. No id may be added to it.
//
//go:embed sources_unread.txt
var unread string

// checkRetrieved returns an error for each source that is not in unread and does
// not say when it was read.
func (s *shipped) checkRetrieved() error {
	const name = "council/sources.csv"
	var faults []error
	t, _ := readTable(s.contents[name]) // package ward says what is wrong
	for _, line := range t.lines {
		if t.cell(line, "retrieved") == "unknown" && !slices.Contains(strings.Fields(unread), t.cell(line, "id")) {
			faults = append(faults, fmt.Errorf("data/%s, line %d, retrieved: a new source needs the day on which it was read", name, line.number))
		}
	}
	return errors.Join(faults...)
}
