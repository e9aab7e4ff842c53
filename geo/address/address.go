// Package address reads Chicago street addresses as people write them.
//
// [Parse] turns "121 north lasalle street, 9th floor, chicago il 60602" into
// an [Address] whose parts are written as the City writes them: directions N, S,
// E, W; street types AVE, ST, BLVD and so on; names in upper case; numbered
// streets with their ending. It reads house addresses and street corners, in
// English and Spanish. For any other text it returns a [*ParseError] with one of
// the Err variables, such as [ErrPOBox].
//
// [Read] returns all the ways to understand a text, at most four, each with its
// cost: it also reads "45 21 N Malden" as 4521, "1O60" as 1060 and "SCalifornia"
// as two words. Package street decides which of them is meant, because it knows
// the streets and their house numbers.
//
// The words that mean more than a part of a name are listed in one table,
// words.txt, by class: directions, types, units, remarks, cities and so on, in
// English and Spanish. A text is first read from the right: country, ZIP code,
// state, city. Then comes the house number; what stands before it is a unit,
// which is kept, or a recipient, which is dropped. Then come direction, name,
// type and suffix direction. Of the rest, numbers and the words of a unit make
// up the unit; names and remarks are dropped. The rules:
//
//   - The city is Chicago, even if shortened or misspelled, or not named at all.
//     Another city, another state, or a ZIP code without any part of Chicago is
//     [ErrNotChicago]. So is an unknown name after a comma, or before state or
//     ZIP code, unless it belongs to a unit, is a remark or a neighborhood of
//     Chicago, or stands in brackets.
//   - Of a range or list of numbers the lowest and the highest are kept: 510-24
//     is 510 to 524. A masked block, 023XX or "2300 block of", is 2300 to 2399.
//     A range whose second number is lower has a second reading, by its upper
//     end.
//   - A numbered street gets its right ending: 83 and 83TH are 83RD. Ordinals in
//     words become figures except FIFTH, the official name of an avenue.
//   - A letter after AVENUE is the name of the avenue: "S Ave N" is AVENUE N.
//   - A direction in front of a name is that of the street, unless another one
//     stands before it: "East End Ave" is END in the east, "S East End Ave" is
//     EAST END.
//   - St in front of a name is Saint, Dr is Doctor. Park, Grove, Market and the
//     like are parts of names, not street types: MADISON PARK.
//   - Two addresses are [ErrMultiple]. "30 E Hubbard at State" is 30 E HUBBARD.
//
// The package knows how addresses are written in Chicago, but not which streets
// exist. It reads only its own table, once when a program starts, and has no
// state. All of it is safe for any number of goroutines.
package address

import "strconv"

// Street is the name of one street, in the words and abbreviations of the City.
// It is comparable. The zero Street names none.
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
	var buf [64]byte
	return string(s.append(buf[:0]))
}

func (s Street) append(b []byte) []byte {
	start := len(b)
	for _, part := range [...]string{s.Dir, s.Name, s.Suffix, s.SufDir} {
		if part == "" {
			continue
		}
		if len(b) > start {
			b = append(b, ' ')
		}
		b = append(b, part...)
	}
	return b
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
	// Unit is the apartment, suite or floor, in upper case: "APT 3R"; empty if
	// none was given.
	Unit string
	// ZIP is the five-digit ZIP code, empty if not given.
	ZIP string
}

// IsCorner reports whether a is the corner of two streets.
func (a Address) IsCorner() bool { return a.Cross != Street{} }

// String returns a on one line in the City's form. City and state are in it only
// if a has a ZIP code.
func (a Address) String() string {
	var buf [128]byte
	return string(a.append(buf[:0]))
}

func (a Address) append(b []byte) []byte {
	if a.Number != 0 {
		b = strconv.AppendInt(b, int64(a.Number), 10)
		if a.High != 0 {
			b = append(b, '-')
			b = strconv.AppendInt(b, int64(a.High), 10)
		}
		if len(a.Fraction) > 1 {
			b = append(b, ' ') // a letter stands against the number
		}
		b = append(b, a.Fraction...)
		b = append(b, ' ')
	}
	b = a.Street.append(b)
	if a.IsCorner() {
		b = append(b, " & "...)
		b = a.Cross.append(b)
	}
	if a.Unit != "" {
		b = append(b, ", "...)
		b = append(b, a.Unit...)
	}
	if a.ZIP != "" {
		b = append(b, ", CHICAGO, IL "...)
		b = append(b, a.ZIP...)
	}
	return b
}
