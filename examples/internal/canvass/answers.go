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
// put in order again.
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

// answerCells returns the cells of a in the order of [answerColumns], without
// the last. An ambiguous address has all its places in matched_address and
// their wards in other_wards.
func (r *run) answerCells(a *answer) []string {
	var number, method, lat, lng, border string
	if a.Ward != 0 {
		number = strconv.Itoa(int(a.Ward))
	}
	if a.Map != "" {
		method = cmp.Or(string(a.Method), "given")
		border = decimal(float64(a.Border), 1)
	}
	others, places := a.Others, a.place
	for i, choice := range a.Choices {
		others |= 1 << choice.Ward
		place, _ := placeOf(choice.Address)
		if i > 0 {
			place = places + " | " + place
		}
		places = place
	}
	cells := []string{
		number, harmless(a.alder), string(a.Status), string(a.Certainty), others.String(), places,
		a.Corrections.String(), strings.Join(a.Suggestions, " | "), method,
	}
	if r.Points {
		if a.Map != "" {
			lat, lng = decimal(a.Point.Lat, 7), decimal(a.Point.Lng, 7)
		}
		cells = append(cells, lat, lng)
	}
	return append(cells, border, a.Map)
}

// decimal returns value with the given digits after the point, a half rounded
// away from zero.
func decimal(value float64, digits int) string {
	unit := math.Pow10(digits)
	return strconv.FormatFloat(math.Round(value*unit)/unit, 'f', digits, 64)
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
