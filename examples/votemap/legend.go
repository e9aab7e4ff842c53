package main

import "strings"

// The legend is south-west of the city, where the map is empty.
const (
	legendWidth = 38 // of a line, in letters
	legendLine  = 21 // the height of a line
	legendGap   = 12 // between groups
)

// legendText is one line of the legend.
type legendText struct {
	Class    string // of the group that begins here, or empty
	Words    string
	Baseline int
}

// newLegend returns the lines of the heading and of groups, which end at bottom.
func newLegend(heading string, groups []group, bottom int) []legendText {
	var lines []legendText
	baseline := 0
	add := func(class, text string) {
		for _, words := range wrap(text, legendWidth) {
			lines = append(lines, legendText{Class: class, Words: words, Baseline: baseline})
			baseline += legendLine
			class = ""
		}
		baseline += legendGap
	}
	add("", heading)
	for _, g := range groups {
		add(g.Class, g.text())
	}
	for i := range lines {
		lines[i].Baseline += bottom - baseline
	}
	return lines
}

// wrap breaks text into lines of at most width letters, where its words allow.
func wrap(text string, width int) []string {
	var lines []string
	for word := range strings.FieldsSeq(text) {
		if last := len(lines) - 1; last >= 0 && len(lines[last])+1+len(word) <= width {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}
