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
	// ErrNotAddress: text without a street, such as "n/a", a landmark, an e-mail
	// address or a telephone number, or text that cannot be read.
	ErrNotAddress = errors.New("not an address")
	// ErrNoNumber: a street without a house number and without a cross street.
	ErrNoNumber = errors.New("house number is missing")
	// ErrNoStreet: a house number or ZIP code without a street name.
	ErrNoStreet = errors.New("street name is missing")
	// ErrPOBox: a post office box.
	ErrPOBox = errors.New("post office box")
	// ErrNotChicago: another city or state, an unknown name where the city
	// stands, or a ZIP code without any part of Chicago.
	ErrNotChicago = errors.New("not in Chicago")
	// ErrMultiple: more than one address.
	ErrMultiple = errors.New("more than one address")
	// ErrTooLong: text of more than [MaxLength] bytes, or with more words and
	// marks than any address has.
	ErrTooLong = errors.New("text is too long")
)

// MaxLength is the length in bytes of the longest text that [Parse] reads.
const MaxLength = 400

// ParseError says why and where a text is not an address.
type ParseError struct {
	Input  string // the text as given, cut at MaxLength bytes
	Offset int    // in Input, in bytes, where the error begins
	Err    error  // one of the Err variables of this package
}

// Error gives the reason and the offset. It does not repeat the input, which may
// be somebody's home.
func (e *ParseError) Error() string {
	return fmt.Sprintf("address: at byte %d: %v", e.Offset, e.Err)
}

// Unwrap returns Err.
func (e *ParseError) Unwrap() error { return e.Err }
