package canvass

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// answerColumns returns the names of the columns that are added, of which lat
// and lng are left out without points. The last is filled in when the rows are
// put in order again; see [writer].
func answerColumns(points bool) []string {
	names := []string{"ward", "alder", "status", "certainty", "other_wards", "matched_address", "corrections", "suggestions", "method"}
	if points {
		names = append(names, "lat", "lng")
	}
	return append(names, "border_m", "map", "duplicate_of")
}

// answerHeader returns [answerColumns], each prefixed if the list has a column
// of that name.
func answerHeader(header []string, points bool) []string {
	names := answerColumns(points)
	for i, name := range names {
		names[i] = newName(header, name)
	}
	return names
}

// newName returns name, prefixed until header has no column of that name.
func newName(header []string, name string) string {
	for slices.ContainsFunc(header, func(cell string) bool { return strings.EqualFold(strings.TrimSpace(cell), name) }) {
		name = "chiward_" + name
	}
	return name
}

// appendAnswer appends the cells of a in the order of [answerColumns], with the
// separator before each, and leaves the last one empty. An ambiguous address
// has all its places in matched_address and their wards in other_wards.
func (r *run) appendAnswer(row []byte, a *answer) []byte {
	// What the library writes needs neither quotation marks nor an apostrophe,
	// but for the separators in lists.
	word := func(text string) { row = append(append(row, r.separator), text...) }
	text := func(text string) { row = appendCell(append(row, r.separator), text, r.separator) }

	if a.Ward == 0 {
		word("")
	} else {
		row = strconv.AppendInt(append(row, r.separator), int64(a.Ward), 10)
	}
	text(harmless(a.alder))
	word(string(a.Status))
	word(string(a.Certainty))
	others, places := a.Others, a.place
	for i := range a.Choices {
		others |= 1 << a.Choices[i].Ward
		place, _ := placeOf(a.Choices[i].Address)
		if i > 0 {
			place = places + " | " + place
		}
		places = place
	}
	word(others.String())
	word(places)
	text(a.Corrections.String())
	text(strings.Join(a.Suggestions, " | "))
	found := a.Map != ""
	if !found {
		for range len(answerColumns(r.Points)) - len(answerColumns(false)) + 4 {
			word("")
		}
		return row
	}
	word(cmp.Or(string(a.Method), "given"))
	if r.Points {
		row = strconv.AppendFloat(append(row, r.separator), a.Point.Lat, 'f', 7, 64)
		row = strconv.AppendFloat(append(row, r.separator), a.Point.Lng, 'f', 7, 64)
	}
	row = strconv.AppendFloat(append(row, r.separator), math.Round(float64(a.Border)*10)/10, 'f', 1, 64)
	word(a.Map)
	word("")
	return row
}

// harmless returns cell so that a spreadsheet shows it as text and does not
// run it as a formula.
func harmless(cell string) string {
	if cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

// runs reports whether a spreadsheet may run cell, which somebody else wrote,
// as a formula. A sign before a number, as in a telephone number or a
// longitude, is none.
func runs(cell string) bool {
	if cell == "" {
		return false
	}
	switch first, _ := utf8.DecodeRuneInString(cell); first {
	case '=', '@', '\t', '\r', '＝', '＠':
		return true
	case '+', '-', '＋', '－':
		return strings.ContainsFunc(cell, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' })
	}
	return false
}
