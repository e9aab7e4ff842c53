package ward

import (
	"errors"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

// Status sums up a look-up in one word. The zero Status is no answer.
type Status string

// The statuses.
const (
	StatusMatched    Status = "matched"     // the ward was found
	StatusOutside    Status = "outside"     // not in Chicago: a point elsewhere, another city, a ZIP code with no Chicago in it
	StatusAmbiguous  Status = "ambiguous"   // it fits places in several wards
	StatusNoStreet   Status = "no_street"   // Chicago has no such street, or the streets do not meet
	StatusNoNumber   Status = "no_number"   // the street has no such number
	StatusPOBox      Status = "po_box"      // a post office box
	StatusIncomplete Status = "incomplete"  // the number or the street is missing
	StatusNotAddress Status = "not_address" // not an address
	StatusEmpty      Status = "empty"       // nothing was written
)

var statusTexts = map[Status]Text{
	StatusOutside:    {"This place is not in Chicago.", "Este lugar no está en Chicago."},
	StatusAmbiguous:  {"This fits more than one place. Write the direction (N, S, E or W) and the kind of street (St, Ave, Blvd).", "Esto puede ser más de un lugar. Escriba la dirección (N, S, E o W) y el tipo de calle (St, Ave, Blvd)."},
	StatusNoStreet:   {"Chicago has no such street. Check the spelling.", "En Chicago no hay ninguna calle con ese nombre. Revise cómo está escrito."},
	StatusNoNumber:   {"The street exists, but not this number on it.", "La calle existe, pero no tiene ese número."},
	StatusPOBox:      {"A post office box is not in a ward. Write a street address.", "Un apartado postal no está en ningún distrito (ward). Escriba una dirección con calle y número."},
	StatusIncomplete: {"The house number or the street name is missing.", "Falta el número de la casa o el nombre de la calle."},
	StatusNotAddress: {"This is not a street address.", "Esto no es una dirección con calle y número."},
	StatusEmpty:      {"There is no address.", "No hay ninguna dirección."},
}

// Text returns s as a sentence for people that says why there is no ward, and
// the zero Text if s is matched or none of the statuses.
func (s Status) Text() Text { return statusTexts[s] }

// statusOf returns the status for an error of package address or street. For
// any other error it is not_address.
func statusOf(err error) Status {
	for _, kind := range statusOfError {
		if errors.Is(err, kind.err) {
			return kind.status
		}
	}
	return StatusNotAddress
}

var statusOfError = [...]struct {
	err    error
	status Status
}{
	{address.ErrEmpty, StatusEmpty},
	{address.ErrNoNumber, StatusIncomplete},
	{address.ErrNoStreet, StatusIncomplete},
	{address.ErrPOBox, StatusPOBox},
	{address.ErrNotChicago, StatusOutside},
	{address.ErrMultiple, StatusAmbiguous},
	{street.ErrUnknownStreet, StatusNoStreet},
	{street.ErrUnknownCorner, StatusNoStreet},
	{street.ErrUnknownNumber, StatusNoNumber},
}
