package street

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// The reasons why [Streets.Locate] finds no place, besides
// [address.ErrNotChicago] for a ZIP code without any part of Chicago. Each is
// the Err of a [NotFoundError] and is found with [errors.Is].
var (
	// ErrUnknownStreet: Chicago has no street of that name, nor one whose
	// name is close enough.
	ErrUnknownStreet = errors.New("no such street in Chicago")
	// ErrUnknownNumber: the street exists but, as far as is known, the house
	// number does not, or not on this side of State or Madison.
	ErrUnknownNumber = errors.New("no such number on this street")
	// ErrUnknownCorner: the two streets exist but do not meet.
	ErrUnknownCorner = errors.New("these streets do not meet")
)

// AmbiguousError says that an address fits several places. They may still all be
// in one region of a map.
type AmbiguousError struct {
	Address address.Address // as it was given
	Choices []Fix           // two or more, the likeliest first
}

// Error says how many places fit. It does not repeat the address.
func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("street: the address fits %d places", len(e.Choices))
}

// Locate returns the place of a in Chicago, with the official name of its
// street and every correction that led to it.
//
// The street is looked up by its official name, then by an alias, then by other
// readings of its parts, and last by names of similar spelling. An official name
// is never taken for a misspelling of another. A direction or street type that a
// leaves out is filled in if only one street with such a house number fits. A ZIP
// code helps to choose between places that otherwise fit equally well.
//
// The error is an [*AmbiguousError] if several places fit, or else a
// [*NotFoundError] with suggestions.
func (s *Streets) Locate(a address.Address) (Fix, error) {
	if len(a.Street.Name) > maxName || len(a.Cross.Name) > maxName {
		return Fix{}, &NotFoundError{Err: ErrUnknownStreet}
	}
	typed := a.Street
	if _, ok := s.names[typed.Name]; !ok && !a.IsCorner() {
		// Its parts may stand in columns that are not the City's.
		if read, err := address.Parse("1 " + typed.String()); err == nil {
			a.Street = read.Street
		}
	}
	f := s.locate(a)
	f.correct(nameChange(typed, a.Street, 0))
	return s.answer(&f, a)
}

// Find returns the place of the reading that the streets and house numbers
// support best: the one that needs the fewest changes to have a place. If the
// text to the letter names a street of the City, no reading changes the name.
// Readings that do equally well and have different places are an
// [*AmbiguousError].
//
// If no reading has a place, the error is that of the text to the letter: a
// [*address.ParseError], or the error of [Streets.Locate] for its address.
func (s *Streets) Find(readings address.Readings) (Fix, error) {
	first, err := readings.Best()
	if err != nil {
		return Fix{}, err
	}
	var best found
	for r := range readings.All() {
		if best.any() && r.Cost >= best.cost+margin {
			continue
		}
		if errors.Is(best.err, ErrUnknownNumber) && r.Address.Street.Name != first.Street.Name {
			continue // there is such a street
		}
		f := s.locate(r.Address)
		f.cost += r.Cost
		f.correct(r.Corrections)
		switch {
		case !best.any() && (f.any() || r.Address == first), f.any() && f.cost <= best.cost-margin:
			best = f
		case f.any() && f.cost < best.cost+margin:
			best.compete(f)
		}
	}
	if err := readings.Err(); err != nil && !best.any() {
		return Fix{}, err
	}
	return s.answer(&best, first)
}

// found is the result for an address: one place, several, or none.
type found struct {
	fix    Fix   // the likeliest
	others []Fix // as likely, or nearly so
	cost   int   // of fix
	err    error // one of the Err variables if there is none
}

// any reports whether f has a place.
func (f *found) any() bool { return f.fix.Method != "" }

// correct adds what the reading changed to all places of f.
func (f *found) correct(c address.Corrections) {
	f.fix.Corrections |= c
	for i := range f.others {
		f.others[i].Corrections |= c
	}
}

// compete adds the places of g, which are as likely as those of f.
func (f *found) compete(g found) {
	for _, c := range append([]Fix{g.fix}, g.others...) {
		same := func(have Fix) bool { return geo.Distance(have.Point, c.Point) <= sameSpot }
		if !same(f.fix) && !slices.ContainsFunc(f.others, same) {
			f.others = append(f.others, c)
		}
	}
	f.cost = min(f.cost, g.cost)
}

// answer returns what was found for a.
func (s *Streets) answer(f *found, a address.Address) (Fix, error) {
	switch {
	case f.any() && f.others == nil:
		return f.fix, nil
	case f.any():
		return Fix{}, &AmbiguousError{Address: a, Choices: append([]Fix{f.fix}, f.others...)}
	case errors.Is(f.err, address.ErrNotChicago):
		return Fix{}, &NotFoundError{Err: f.err}
	}
	return Fix{}, s.notFound(a, f.err)
}

// maxName is the length in bytes of the longest name that is looked for.
const maxName = 100

// locate is [Streets.Locate] before its answer is put into words.
func (s *Streets) locate(a address.Address) found {
	// Of those that start with 606 some belong to one addressee and are on no map.
	if a.ZIP != "" && !strings.HasPrefix(a.ZIP, "606") && !slices.Contains(s.zips, a.ZIP) {
		return found{err: address.ErrNotChicago}
	}
	if a.IsCorner() {
		return s.locateCorner(a)
	}
	m := search{streets: s, address: a}
	if id, ok := s.official(a.Street); ok {
		if c := (candidate{street: id}); m.place(&c, &s.streets[id]) {
			return found{fix: s.fix(a, c), cost: c.spot.cost}
		}
	}
	m.run()
	return m.result()
}

// fix returns c as the answer to a.
func (s *Streets) fix(a address.Address, c candidate) Fix {
	f := Fix{Address: a, Point: c.at, Radius: c.radius, Method: c.method}
	f.Address.Street = s.streets[c.street].name
	f.Corrections = nameChange(a.Street, f.Address.Street, c.changes)
	if a.High != 0 {
		f.Corrections |= address.LowNumberUsed
	}
	if s.contradicts(a.ZIP, &s.streets[c.street], a.Number) {
		f.Corrections |= address.ZIPContradicted
	}
	return f
}

// contradicts reports whether the ZIP code typed is not that of any address
// within a block of number on st, or else of those next to it. The areas of the
// ZIP codes meet in the middle of streets, and the post office may give both
// sides of one the same.
func (s *Streets) contradicts(typed string, st *street, number int) bool {
	if typed == "" {
		return false
	}
	code := slices.Index(s.zips, typed)
	for i := range st.sides {
		side := &st.sides[i]
		first, _ := slices.BinarySearch(side.numbers, uint16(max(number-100, 0)))
		end, _ := slices.BinarySearch(side.numbers, uint16(min(number+100, math.MaxUint16)))
		if first == end {
			first, end = first-1, end+1
		}
		start := 0
		for _, run := range side.zips {
			if start < end && int(run.end) > first && int(run.zip) == code {
				return false
			}
			start = int(run.end)
		}
	}
	return true
}

// nameChange returns changes, and another one if nothing in changes says why
// the official name is not as typed: LASALLE is an alias of LA SALLE, as the
// City has it.
func nameChange(typed, official address.Street, changes address.Corrections) address.Corrections {
	const otherName = address.AliasUsed | address.SpellingCorrected | address.NameCorrected
	switch {
	case typed.Name == official.Name || changes&otherName != 0:
	case compact(typed.Name) == compact(official.Name):
		changes |= address.AliasUsed
	default:
		changes |= address.NameCorrected
	}
	return changes
}
