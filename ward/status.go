package ward

import (
	"errors"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

// Status sums up a look-up in one word, for tables and for people. The zero
// Status is Matched.
type Status uint8

// The statuses.
const (
	Matched     Status = iota // the ward was found
	Ambiguous                 // it fits places in several wards
	NoStreet                  // Chicago has no such street, or the streets do not meet
	NoNumber                  // the street has no such number
	NotChicago                // another city, or a ZIP code with no Chicago in it
	POBox                     // a post office box
	Incomplete                // the number or the street is missing
	NotAddress                // not an address
	Empty                     // nothing was written
	OutsideCity               // the place is known and not in Chicago
)

var statusNames = [...]string{
	"matched", "ambiguous", "no_street", "no_number", "not_chicago",
	"po_box", "incomplete", "not_address", "empty", "outside",
}

// String returns the name of s in lower case, such as "no_street".
func (s Status) String() string { return nameOf("Status", statusNames[:], s) }

// MarshalText returns the name of s, or an error if s has none.
func (s Status) MarshalText() ([]byte, error) { return marshalName("Status", statusNames[:], s) }

var statusTexts = [...]Text{
	Ambiguous: {
		"This fits more than one place. Write the direction (N, S, E or W) and the kind of street (St, Ave, Blvd).",
		"Esto corresponde a más de un lugar. Escriba la dirección cardinal (N, S, E o W) y el tipo de calle (St, Ave, Blvd).",
	},
	NoStreet: {
		"Chicago has no such street. Check the spelling.",
		"En Chicago no hay ninguna calle con ese nombre. Revise la ortografía.",
	},
	NoNumber: {
		"The street exists, but not this number on it.",
		"La calle existe, pero no tiene ese número.",
	},
	NotChicago: {
		"This address is not in Chicago.",
		"Esta dirección no está en Chicago.",
	},
	POBox: {
		"A post office box is not in a ward. Write a street address.",
		"Un apartado postal no está en ningún distrito. Escriba una dirección con calle y número.",
	},
	Incomplete: {
		"The house number or the street name is missing.",
		"Falta el número de la casa o el nombre de la calle.",
	},
	NotAddress: {
		"This is not a street address.",
		"Esto no es una dirección con calle y número.",
	},
	Empty: {
		"There is no address.",
		"No hay ninguna dirección.",
	},
	OutsideCity: {
		"This place is not in Chicago.",
		"Este lugar no está en Chicago.",
	},
}

// Text returns s as a sentence for people that says why there is no ward, and
// the zero Text if s is Matched or none of the statuses.
func (s Status) Text() Text { return textOf(statusTexts[:], s) }

// StatusOf sums up what a look-up by address or point returned. An error
// that is of no kind known here counts as NotAddress.
func StatusOf(res Result, err error) Status { return statusOf(res.Ward, err) }

// statusOf is [StatusOf] by the ward of the result.
func statusOf(n Number, err error) Status {
	if err == nil {
		if n == 0 {
			return OutsideCity
		}
		return Matched
	}
	if _, ok := errors.AsType[*street.AmbiguousError](err); ok {
		return Ambiguous
	}
	for _, kind := range statusOfError {
		if errors.Is(err, kind.err) {
			return kind.status
		}
	}
	return NotAddress
}

var statusOfError = [...]struct {
	err    error
	status Status
}{
	{address.ErrEmpty, Empty},
	{address.ErrNoNumber, Incomplete},
	{address.ErrNoStreet, Incomplete},
	{address.ErrPOBox, POBox},
	{address.ErrNotChicago, NotChicago},
	{address.ErrMultiple, Ambiguous},
	{street.ErrUnknownStreet, NoStreet},
	{street.ErrUnknownCorner, NoStreet},
	{street.ErrUnknownNumber, NoNumber},
}
