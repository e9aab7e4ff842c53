package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// spot stands for an address as it was placed, or else as it was typed, or for
// a position, all without a unit. It is unknown if neither can be read.
func (m *matcher) spot(typed address.Address, res *ward.Result) spot {
	a := placeOf(res.Address)
	if len(m.place) == 0 {
		a = typed
		a.Unit, a.ZIP = "", ""
	}
	switch {
	case len(m.place) > 0 && !a.IsCorner():
		return newSpot(m.known.seeds, m.place)
	case a != address.Address{}:
		m.key = append(m.key[:0], inOrder(a).String()...)
	case res.Map != "":
		m.key = appendDecimal(append(appendDecimal(m.key[:0], res.Point.Lat, 7), ','), res.Point.Lng, 7)
	default:
		return spot{}
	}
	return newSpot(m.known.seeds, m.key)
}

// signer returns who signed in row: somebody at an address or position, and if
// there are columns for it, of a name. Who has no place that can be read is
// unknown, and so is who leaves the name columns empty.
func (m *matcher) signer(row *matcherRow, f *finding) signer {
	if f.spot == (spot{}) {
		return signer{}
	}
	key := m.key[:0]
	for _, column := range m.columns.name {
		key = appendFolded(key, m.cell(row, column))
	}
	if len(m.columns.name) > 0 && len(key) == 0 {
		return signer{}
	}
	key = append(append(key, 0), f.spot[:]...)
	if key = append(key, f.unit...); len(f.unit) == 0 {
		key = appendUnit(key, m.cell(row, m.columns.unit))
	}
	m.key = key
	return m.signers.signer(key)
}

// inOrder returns a with the streets of a corner in one order, whichever was
// written first.
func inOrder(a address.Address) address.Address {
	if a.IsCorner() && a.Street.String() > a.Cross.String() {
		a.Street, a.Cross = a.Cross, a.Street
	}
	return a
}

// appendUnit appends what tells one unit from another, however it is written.
func appendUnit(key []byte, unit string) []byte {
	for len(unit) > 0 {
		end := strings.IndexFunc(unit, isMark)
		if end < 0 {
			end = len(unit)
		}
		start := len(key)
		if key = appendFolded(key, unit[:end]); slices.Contains(unitWords, string(key[start:])) {
			key = key[:start]
		}
		unit = strings.TrimLeftFunc(unit[end:], isMark)
	}
	return key
}

func isMark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// unitWords say that a unit follows without saying which.
var unitWords = []string{"apt", "apartment", "unit", "ste", "suite", "no", "apto", "apartamento", "unidad"}

// appendFolded appends the letters and digits of text in lower case and
// without accents.
func appendFolded(key []byte, text string) []byte {
	for i, r := range text {
		switch {
		case r >= 'A' && r <= 'Z':
			key = append(key, byte(r)+'a'-'A')
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			key = append(key, byte(r))
		case r >= utf8.RuneSelf:
			parts := string(norm.NFKD.PropertiesString(text[i:]).Decomposition())
			if parts == "" {
				parts = string(r)
			}
			for _, part := range parts {
				if unicode.IsLetter(part) || unicode.IsDigit(part) {
					key = utf8.AppendRune(key, unicode.ToLower(part))
				}
			}
		}
	}
	return key
}
