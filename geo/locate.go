package geo

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/chiward/chiward/geo/address"
)

// The reasons why [Streets.Locate] finds no place, besides
// [address.ErrNotChicago] for a ZIP code with no Chicago in it. Each is
// wrapped and found with [errors.Is].
var (
	// ErrUnknownStreet: Chicago has no street of that name, nor one whose
	// name is close enough.
	ErrUnknownStreet = errors.New("no such street in Chicago")
	// ErrUnknownNumber: the street exists but the house number does not, as
	// far as is known.
	ErrUnknownNumber = errors.New("no such number on this street")
	// ErrUnknownCorner: the two streets exist but do not meet.
	ErrUnknownCorner = errors.New("these streets do not meet")
)

// AmbiguousError says that an address fits several places. They may still all
// lie in one ward.
type AmbiguousError struct {
	Address address.Address // as it was given
	Choices []Fix           // two or more, the likeliest first
}

// Error names the choices.
func (e *AmbiguousError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "geo: %q may be", e.Address)
	for i, c := range e.Choices {
		if i > 0 {
			b.WriteString(" or")
		}
		b.WriteByte(' ')
		b.WriteString(c.Address.Street.String())
		if c.Address.IsCorner() {
			b.WriteString(" & ")
			b.WriteString(c.Address.Cross.String())
		}
	}
	return b.String()
}

// Locate returns the place of a in Chicago, with the official name of its
// street and every correction that led to it.
//
// The street is sought first by its official name, then by an alias, by other
// readings of its parts, and at last by a name spelt like it; a name that is
// an official one is never taken for a misspelt other one. What a leaves out,
// such as the direction or the type of the street, may be filled in where
// only one street with such a house number fits. A ZIP code helps to choose
// between places that fit otherwise equally well.
//
// The error is an [*AmbiguousError] if several places fit, or else wraps
// [ErrUnknownStreet], [ErrUnknownNumber], [ErrUnknownCorner], or
// [address.ErrNotChicago] for a ZIP code with no Chicago in it.
func (s *Streets) Locate(a address.Address) (Fix, error) {
	if a.ZIP != "" && !s.knowsZIP(a.ZIP) {
		return Fix{}, fmt.Errorf("geo: ZIP code %s: %w", a.ZIP, address.ErrNotChicago)
	}
	if a.IsCorner() {
		return s.locateCorner(a)
	}
	if id, ok := s.official[a.Street]; ok {
		st := &s.streets[id]
		if !st.renamed || !s.renamedAt(st, a.Number) {
			if sp, ok := st.place(a.Number); ok {
				return s.fix(a, candidate{street: id, spot: sp}), nil
			}
		}
	}
	m := search{streets: s, address: a}
	m.run()
	return m.result()
}

// knowsZIP reports whether a ZIP code has any of Chicago in it. Those that
// start with 606 are all Chicago's; some belong to post office boxes or to
// one addressee and are on no map.
func (s *Streets) knowsZIP(zip string) bool {
	return len(zip) == 5 && strings.HasPrefix(zip, "606") || slices.Contains(s.zips, zip)
}

// fix returns c as the answer to a.
func (s *Streets) fix(a address.Address, c candidate) Fix {
	f := Fix{Address: a, Point: c.at, Radius: c.radius, Method: c.method}
	f.Address.Street = s.streets[c.street].name
	f.Corrections = nameChange(a.Street, f.Address.Street, c.changes)
	if a.High != 0 {
		f.Corrections |= address.LowNumberUsed
	}
	if a.ZIP != "" && s.zips[c.zip] != a.ZIP {
		f.Corrections |= address.ZIPContradicted
	}
	return f
}

// nameChange returns changes, and that the name was put together differently
// if nothing in changes says why the official one is not as typed.
func nameChange(typed, official address.Street, changes address.Corrections) address.Corrections {
	const otherName = address.AliasUsed | address.SpellingCorrected | address.NameCorrected
	if typed.Name != official.Name && changes&otherName == 0 {
		changes |= address.NameCorrected
	}
	return changes
}
