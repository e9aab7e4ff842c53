package address

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Corrections is the set of changes that were made to an address as typed to
// find its place. It is comparable. The zero Corrections is empty: nothing was
// changed. The names follow those of the City's own geocoder. In JSON it is a
// list of names.
type Corrections uint16

// The corrections.
const (
	// SuffixCorrected: the street type was missing or wrong.
	SuffixCorrected Corrections = 1 << iota
	// SuffixByRange: the street type was chosen by the house number, as
	// between State St and State Pkwy.
	SuffixByRange
	// AliasUsed: another name of the street was typed, such as an old one.
	AliasUsed
	// DirCorrected: the direction was missing or wrong.
	DirCorrected
	// SpellingCorrected: the street name was misspelled.
	SpellingCorrected
	// NameCorrected: the street name was incomplete or put together
	// differently, "Lincoln Park" for "Lincoln Park West".
	NameCorrected
	// LowNumberUsed: a range of numbers was placed at its low number.
	LowNumberUsed
	// TieBroken: several places fit equally well and one was chosen: they are
	// the same spot or, for a ward, in the same ward.
	TieBroken
	// ZIPContradicted: the ZIP code that was typed is not that of the place.
	ZIPContradicted
	// Snapped: the place is just outside the city limit and was given to the
	// nearest ward.
	Snapped
	// CornerComputed: the City lists no such corner; the place is where the
	// lines of the two streets cross or would meet.
	CornerComputed
)

var correctionNames = [...]string{
	"street type", "street type by number range", "alias", "direction",
	"minor spelling", "street name", "low number of range", "tie breaker",
	"zip contradicted", "snapped to city", "corner computed",
}

// Has reports whether all of other are in c.
func (c Corrections) Has(other Corrections) bool { return c&other == other }

// String lists the corrections separated by "; ", or returns "" for none.
func (c Corrections) String() string { return strings.Join(c.names(), "; ") }

// names returns the names of the corrections, never nil.
func (c Corrections) names() []string {
	names := []string{}
	for i, name := range correctionNames {
		if c&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// MarshalJSON returns the names of the corrections as a list, never null.
func (c Corrections) MarshalJSON() ([]byte, error) {
	return json.Marshal(c.names())
}

// UnmarshalJSON reads what [Corrections.MarshalJSON] writes. The error says
// which name is not a correction.
func (c *Corrections) UnmarshalJSON(text []byte) error {
	var names []string
	if err := json.Unmarshal(text, &names); err != nil {
		return fmt.Errorf("address: corrections: %w", err)
	}
	var read Corrections
	for _, name := range names {
		i := slices.Index(correctionNames[:], name)
		if i < 0 {
			return fmt.Errorf("address: %q is not a correction", name)
		}
		read |= 1 << i
	}
	*c = read
	return nil
}
