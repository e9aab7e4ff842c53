package main

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// answerColumns are the names of the columns that are added. The last is
// filled in when the rows are put in order again; see [signers].
var answerColumns = [...]string{
	"ward", "alder", "status", "certainty", "other_wards", "matched_address",
	"corrections", "method", "lat", "lng", "border_m", "map", "duplicate_of",
}

// answerHeader returns answerColumns, each prefixed if the input has a column
// of that name.
func answerHeader(header []string) []string {
	names := slices.Clone(answerColumns[:])
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

// answerCells writes the cells of answers.
type answerCells struct {
	separator byte
	wards     [ward.Count + 1]string // the cells ward and alder of each ward
}

func newAnswerCells(day *ward.Snapshot, separator byte) *answerCells {
	c := &answerCells{separator: separator}
	c.wards[0] = string(separator)
	for n := ward.Number(1); n <= ward.Count; n++ {
		seat, _ := day.Seat(n)
		cells := append(strconv.AppendInt(nil, int64(n), 10), separator)
		c.wards[n] = string(appendCell(cells, harmless(holderOf(seat)), separator))
	}
	return c
}

// isDoubtful reports whether a person should look at a row with this result:
// there is no ward, another ward is near, or the address was changed so that it
// may mean another place. Small mistakes of spelling and a missing direction or
// street type do not count: they are put right only where one place is left.
func isDoubtful(res *ward.Result) bool {
	const doubts = address.ZIPContradicted | address.NameCorrected | address.TieBroken | address.Snapped | address.CornerComputed
	return res.Status != ward.StatusMatched || res.Certainty == ward.CertaintyNearBorder || res.Corrections&doubts != 0
}

// append appends the cells of res behind those of its ward, in the order of
// answerColumns, with the separator before each, and leaves the last one empty.
// Place is the address in res. An ambiguous address has all its places in
// matched_address and their wards in other_wards.
func (c *answerCells) append(row []byte, res *ward.Result, place []byte) []byte {
	found := res.Map != ""
	// What the library writes needs neither quotation marks nor an apostrophe,
	// but for the separators in lists.
	word := func(text string) { row = append(append(row, c.separator), text...) }

	word(string(res.Status))
	word(string(res.Certainty))
	others := res.Others
	for i := range res.Choices {
		others |= 1 << res.Choices[i].Ward
		if i > 0 {
			place = append(place, " | "...)
		}
		place = append(place, placeOf(res.Choices[i].Address).String()...)
	}
	word(others.String())
	word(string(place))
	row = appendCell(append(row, c.separator), res.Corrections.String(), c.separator)
	if !found {
		return append(row, bytes.Repeat([]byte{c.separator}, 6)...)
	}
	word(cmp.Or(string(res.Method), "given"))
	row = appendDecimal(append(row, c.separator), res.Point.Lat, 7)
	row = appendDecimal(append(row, c.separator), res.Point.Lng, 7)
	row = appendDecimal(append(row, c.separator), float64(res.Border), 1)
	word(res.Map)
	return append(row, c.separator)
}

// placeOf returns the address of a result without what is no part of the place
// on the street.
func placeOf(text string) address.Address {
	place, _ := address.Parse(text) // of the library's own form, or empty
	place.Unit, place.ZIP = "", ""
	return place
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
	switch cell[0] {
	case '=', '@', '\t', '\r':
		return true
	case '+', '-':
		return strings.ContainsFunc(cell, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' })
	}
	return false
}

// appendDecimal appends value with the given number of digits behind the
// point.
func appendDecimal(row []byte, value float64, digits int) []byte {
	scaled := math.Round(value * math.Pow10(digits))
	if !(math.Abs(scaled) < 1<<53) {
		return strconv.AppendFloat(row, value, 'f', digits, 64)
	}
	if scaled < 0 {
		row, scaled = append(row, '-'), -scaled
	}
	var text [20]byte
	at, rest := len(text), uint64(scaled)
	for ; rest > 0 || len(text)-at < digits+2; rest /= 10 {
		if len(text)-at == digits {
			at--
			text[at] = '.'
		}
		at--
		text[at] = byte('0' + rest%10)
	}
	return append(row, text[at:]...)
}
