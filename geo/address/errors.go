package address

import (
	"errors"
	"fmt"
)

// The kinds of text that cannot be read as one Chicago address. Each is the
// Err of a [ParseError] and is found with [errors.Is].
var (
	// ErrEmpty: nothing but blanks and punctuation.
	ErrEmpty = errors.New("nothing was written")
	// ErrNotAddress: text that names no street, such as "n/a", a landmark, an
	// e-mail address or a telephone number; or text that cannot be taken
	// apart.
	ErrNotAddress = errors.New("not an address")
	// ErrNoNumber: a street without a house number and without a cross street.
	ErrNoNumber = errors.New("house number is missing")
	// ErrNoStreet: a house number or ZIP code without a street name.
	ErrNoStreet = errors.New("street name is missing")
	// ErrPOBox: a post office box, which is no place.
	ErrPOBox = errors.New("post office box")
	// ErrNotChicago: another city, another state, an unknown name where the
	// city stands, or a ZIP code with no Chicago in it.
	ErrNotChicago = errors.New("not in Chicago")
	// ErrMultiple: more than one address.
	ErrMultiple = errors.New("more than one address")
	// ErrTooLong: more text, or more words and marks, than any address has; see
	// [MaxLength].
	ErrTooLong = errors.New("text is too long")
)

// MaxLength is the length in bytes of the longest text that [Parse] reads.
const MaxLength = 400

// ParseError says why and where a text is not an address.
type ParseError struct {
	Input  string // the text as given, cut at MaxLength bytes
	Offset int    // byte offset in Input where the trouble starts
	Err    error  // one of the Err variables of this package
}

// Error names the rule and the place. It does not repeat the input, which may
// be somebody's home.
func (e *ParseError) Error() string {
	return fmt.Sprintf("address: at byte %d: %v", e.Offset, e.Err)
}

// Unwrap returns the kind of error.
func (e *ParseError) Unwrap() error { return e.Err }
