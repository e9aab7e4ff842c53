package canvass

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/chiward/chiward/geo/address"
)

// signer is a hash of 128 bits that stands for one signer, under a key that is
// drawn anew for each run, so that no name and no address is remembered. The
// zero signer is unknown.
type signer [2]uint64

// signer returns who signed in a row: somebody at an address or position,
// and with a name if there are columns for it. The signer is unknown if there is
// no readable place, or if the columns for the name are empty.
func (r *run) signer(cells []string, a *answer) signer {
	place, unit := r.signedAt(cells, a)
	if place == "" {
		return signer{}
	}
	name := folded(joined(cells, r.columns.Name))
	if len(r.columns.Name) > 0 && name == "" {
		return signer{}
	}
	key := name + "\n" + place + "\n" + cmp.Or(foldedUnit(unit), foldedUnit(cell(cells, r.columns.Unit)))
	return signer{maphash.String(r.seeds[0], key) | 1, maphash.String(r.seeds[1], key)}
}

// signedAt returns a name for the place of a row: the address as it was placed,
// or else as it was typed, or a position; and the unit in the address.
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

// unitWords say that a unit follows without saying which.
var unitWords = []string{"apt", "apartment", "unit", "ste", "suite", "no", "apto", "apartamento", "unidad"}

// foldedUnit returns what tells one unit from another, however it is written.
func foldedUnit(unit string) string {
	words := strings.FieldsFunc(unit, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return folded(strings.Join(slices.DeleteFunc(words, func(word string) bool { return slices.Contains(unitWords, folded(word)) }), ""))
}

// folded returns the letters and digits of text in lower case and without
// accents.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKD.String(text))
}
