package address

import "strings"

// Corrections is the set of changes made to an address as typed until it
// named a place in Chicago. It is comparable; the zero value means that
// nothing was changed. The vocabulary follows the City's own geocoder.
type Corrections uint16

// The corrections.
const (
	// SuffixCorrected: the street type was missing or another one.
	SuffixCorrected Corrections = 1 << iota
	// SuffixByRange: the street type was chosen by the house number, as
	// between State St and State Pkwy.
	SuffixByRange
	// AliasUsed: another name of the street was typed, an old one or a
	// common one.
	AliasUsed
	// DirCorrected: the direction was missing or another one.
	DirCorrected
	// SpellingCorrected: the street name was misspelt.
	SpellingCorrected
	// NameCorrected: the street name was cut short or put together
	// differently, "Lincoln Park" for "Lincoln Park West".
	NameCorrected
	// LowNumberUsed: a range of numbers was placed at its low number.
	LowNumberUsed
	// TieBroken: more than one place fitted, and all that mattered about
	// them was the same.
	TieBroken
	// ZIPContradicted: the place found lies in another ZIP code than the
	// one typed.
	ZIPContradicted
	// Snapped: the place lies just outside the city limit and was given to
	// the nearest ward.
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
func (c Corrections) String() string {
	var names []string
	for i, name := range correctionNames {
		if c&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}
