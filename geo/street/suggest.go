package street

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/chiward/chiward/geo/address"
)

// NotFoundError says why an address has no place, and what might have been
// meant.
type NotFoundError struct {
	// Err is [ErrUnknownStreet], [ErrUnknownNumber], [ErrUnknownCorner] or
	// [address.ErrNotChicago].
	Err error
	// Suggestions are up to three similar addresses or corners that would be
	// found, the likeliest first. None of them is an answer: people have to
	// choose.
	Suggestions []string
}

// Error gives the reason. It repeats neither the address nor the suggestions.
func (e *NotFoundError) Error() string { return fmt.Sprintf("street: %v", e.Err) }

// Unwrap returns Err.
func (e *NotFoundError) Unwrap() error { return e.Err }

// maxSuggestions is the most suggestions that people are asked to read.
const maxSuggestions = 3

// notFound returns the error for a, with suggestions.
func (s *Streets) notFound(a address.Address, reason error) error {
	e := &NotFoundError{Err: reason}
	a.High, a.Fraction, a.Unit, a.ZIP = 0, "", "", ""
	for _, like := range s.like(a) {
		text := like.String()
		read, err := address.Parse(text)
		if err != nil || read != like || slices.Contains(e.Suggestions, text) || len(e.Suggestions) == maxSuggestions {
			continue
		}
		if f := s.locate(read); f.err == nil && f.fix.Corrections == 0 {
			e.Suggestions = append(e.Suggestions, text)
		}
	}
	return e
}

// like returns the addresses or corners that are similar to a, the likeliest
// first: on the other side of State or Madison, or on a street whose name is
// spelled like the one typed.
func (s *Streets) like(a address.Address) []address.Address {
	var list []address.Address
	m := search{streets: s, address: a, loose: true}
	if a.IsCorner() {
		s.eachCorner(m.cornerStreets(a.Street, true), m.cornerStreets(a.Cross, true), func(p, q candidate, _ int) {
			a.Street, a.Cross = s.streets[p.street].name, s.streets[q.street].name
			list = append(list, a)
		})
		return list
	}
	m.run()
	candidates := m.candidates
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(a.cost, b.cost) })
	for _, c := range candidates {
		a.Street = s.streets[c.street].name
		list = append(list, a)
	}
	return list
}
