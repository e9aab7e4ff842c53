package canvass

import (
	"hash/maphash"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/chiward/chiward/geo/address"
)

// signer is a hash of 128 bits that stands for one signer, under a key that is
// drawn anew for each run, so that no name and no address is remembered. The
// zero signer is unknown.
type signer [2]uint64

// signerKeys makes signers.
type signerKeys [2]maphash.Seed

func newSignerKeys() signerKeys { return signerKeys{maphash.MakeSeed(), maphash.MakeSeed()} }

// signer returns who signed in a row: somebody at an address or position, and
// if there are columns for it, of a name. Who has no place that can be read is
// unknown, and so is who leaves the name columns empty.
func (r *run) signer(cells []string, a *answer) signer {
	place, unit := r.signedAt(cells, a)
	if place == "" {
		return signer{}
	}
	var key []byte
	for _, column := range r.columns.Name {
		key = appendFolded(key, cell(cells, column))
	}
	if len(r.columns.Name) > 0 && len(key) == 0 {
		return signer{}
	}
	key = append(append(append(key, 0), place...), 0)
	start := len(key)
	if key = appendUnit(key, unit); len(key) == start {
		key = appendUnit(key, cell(cells, r.columns.Unit))
	}
	return signer{maphash.Bytes(r.signers[0], key) | 1, maphash.Bytes(r.signers[1], key)}
}

// signedAt returns what stands for the place of a row: the address as it was
// placed, or else as it was typed, or a position; and the unit in the address.
// Both are empty if neither can be read.
func (r *run) signedAt(cells []string, a *answer) (place, unit string) {
	switch {
	case a.place != "":
		return inOrder(a.place), a.unit
	case a.Map != "":
		return a.Point.String(), ""
	case a.text == "":
		return "", ""
	}
	readings := address.Read(r.input(cells, a.text))
	typed, err := readings.Best()
	if err != nil {
		return "", ""
	}
	place, unit = placeOf(typed.String())
	return inOrder(place), unit
}

// inOrder returns a place with the streets of a corner in one order, whichever
// was written first.
func inOrder(place string) string {
	first, second, corner := strings.Cut(place, " & ")
	if corner && first > second {
		return second + " & " + first
	}
	return place
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
