// Package address reads Chicago street addresses as people write them.
//
// It knows how addresses are put together in Chicago, but not which streets
// exist: looking a street up is the work of package geo. It reads no file.
package address

import (
	"strconv"
	"strings"
)

// Street names one street, in the words and abbreviations of the City.
// The zero Street names none.
type Street struct {
	// Dir is the predirectional: "N", "S", "E" or "W"; empty if not given.
	Dir string
	// Name is the name in upper case without direction and type:
	// "MICHIGAN", "63RD", "AVENUE L", "ST LOUIS", "NORTH".
	Name string
	// Suffix is the street type as the City abbreviates it: "AVE", "ST",
	// "BLVD", "PKWY"; empty if not given or if the street has none.
	Suffix string
	// SufDir is the suffix direction: "N", "S", "E", "W", or "NB", "SB" for
	// the carriageways of Lake Shore Drive; empty if not given.
	SufDir string
}

// String joins the parts that are there with single spaces.
func (s Street) String() string {
	var b strings.Builder
	for _, part := range [...]string{s.Dir, s.Name, s.Suffix, s.SufDir} {
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return b.String()
}

// Address is one address or street corner in Chicago. It is comparable. The
// zero Address is no address.
type Address struct {
	// Number is the house number, the lower one of a range; zero if the
	// address is a corner.
	Number int
	// High is the upper house number of a range, zero if there is one number.
	High int
	// Fraction is what follows the number without being part of the street:
	// "1/2" or a letter such as "A".
	Fraction string
	// Street is the street the number stands on, or the first of a corner.
	Street Street
	// Cross is the second street of a corner, zero for a house address.
	Cross Street
	// Unit is the apartment, suite, floor or whatever else was written that
	// is no part of the place on the street, in upper case: "APT 3R".
	Unit string
	// ZIP is the five-digit ZIP code, empty if not given.
	ZIP string
}

// IsCorner reports whether a is the corner of two streets.
func (a Address) IsCorner() bool { return a.Cross != Street{} }

// String returns a on one line in the City's form. City and state are named
// with a ZIP code, and behind a unit that might be taken for another city.
// [Parse] reads it back to the same Address.
func (a Address) String() string {
	var b strings.Builder
	if a.Number != 0 {
		b.WriteString(strconv.Itoa(a.Number))
		if a.High != 0 {
			b.WriteByte('-')
			b.WriteString(strconv.Itoa(a.High))
		}
		if a.Fraction != "" {
			if direction(a.Fraction) == "" {
				b.WriteByte(' ')
			}
			b.WriteString(a.Fraction)
		}
		b.WriteByte(' ')
	}
	b.WriteString(a.Street.String())
	if a.IsCorner() {
		b.WriteString(" & ")
		b.WriteString(a.Cross.String())
	}
	if a.Unit != "" {
		b.WriteString(", ")
		b.WriteString(a.Unit)
	}
	if a.ZIP != "" {
		b.WriteString(", CHICAGO, IL ")
		b.WriteString(a.ZIP)
	} else if a.Unit != "" && !plainUnit(a.Unit) {
		b.WriteString(", CHICAGO, IL")
	}
	return b.String()
}
