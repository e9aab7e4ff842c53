package ward

import (
	"iter"

	"github.com/chiward/chiward/geo"
)

// OfficeKind says where an office is.
type OfficeKind uint8

// The kinds of offices. The zero OfficeKind is that of no office.
const (
	NoOffice   OfficeKind = iota // the zero Office
	InWard                       // the ward office, as the City lists it
	AtCityHall                   // the room in City Hall
)

var officeKindNames = [...]string{"none", "ward", "city_hall"}

// String returns the name of k: "none", "ward" or "city_hall".
func (k OfficeKind) String() string { return nameOf("OfficeKind", officeKindNames[:], k) }

// MarshalText returns the name of k, or an error if k has none.
func (k OfficeKind) MarshalText() ([]byte, error) {
	return marshalName("OfficeKind", officeKindNames[:], k)
}

// UnmarshalText reads what [OfficeKind.MarshalText] writes.
func (k *OfficeKind) UnmarshalText(text []byte) error {
	return unmarshalName("OfficeKind", officeKindNames[:], k, text)
}

// Confidence says how well what is known of an address or telephone line
// holds together.
type Confidence uint8

// The degrees of confidence. The zero Confidence is one that nobody has
// judged.
const (
	ConfidenceUnknown Confidence = iota // not judged
	ConfidenceLow                       // the sources contradict each other
	ConfidenceMedium                    // one source, or copies of one
	ConfidenceHigh                      // a second source agrees
)

var confidenceNames = [...]string{"unknown", "low", "medium", "high"}

// String returns the name of c: "unknown", "low", "medium" or "high".
func (c Confidence) String() string { return nameOf("Confidence", confidenceNames[:], c) }

// MarshalText returns the name of c, or an error if c has none.
func (c Confidence) MarshalText() ([]byte, error) {
	return marshalName("Confidence", confidenceNames[:], c)
}

// UnmarshalText reads what [Confidence.MarshalText] writes.
func (c *Confidence) UnmarshalText(text []byte) error {
	return unmarshalName("Confidence", confidenceNames[:], c, text)
}

// Office is one office of a seat. It is comparable. The zero Office is no
// office.
type Office struct {
	// Kind says where the office is.
	Kind OfficeKind
	// Address is the number and street with the room or unit, without the
	// city, which is Chicago, Illinois, for every office.
	Address string
	// ZIP has five digits.
	ZIP string
	// Phone is the voice line, like "(312) 744-3063", empty if none is listed
	// for this office.
	Phone string
	// Fax is the fax line, empty if none is listed, and FaxAsOf the day for
	// which the source gives it; the list of fax lines is older than Source.
	Fax     string
	FaxAsOf Date
	// Point is where the City places the office, zero if it does not say.
	Point geo.Point
	// Confidence is in the address, PhoneConfidence in the voice line.
	Confidence      Confidence
	PhoneConfidence Confidence
	// Note says in English what else is known, such as what another source
	// says instead; mostly empty.
	Note string
	// Source is where the address and the voice line come from; its AsOf is
	// the day for which they were given.
	Source Source
}

// String returns the address as it is written on a letter, in one line, or ""
// for no office.
func (o Office) String() string {
	if o.Kind == NoOffice {
		return ""
	}
	return o.Address + ", Chicago, IL " + o.ZIP
}

// Contact is how to reach a seat of the Council. It belongs to the seat and
// survives a change of holder. It is comparable. In the zero Contact nothing
// is known.
type Contact struct {
	// Email is the address the City lists for the ward.
	Email string
	// Phone is the voice line of the ward office.
	Phone string
	// Website is the seat's own site, empty if none is known.
	Website string
	// Page is the City's page about the ward.
	Page string
	// WardOffice is the ward office; for three wards the City lists City Hall.
	WardOffice Office
	// SecondOffice is a further ward office, zero if there is none.
	SecondOffice Office
	// CityHall is the room in City Hall.
	CityHall Office
	// Note says in English what else is known of the e-mail address or the
	// site; mostly empty.
	Note string
	// Source is where Email and Website come from, unless Note says otherwise.
	// Each office has a source and a day of its own.
	Source Source
}

// Offices yields the offices there are: the ward office, a second one, the
// room in City Hall.
func (c Contact) Offices() iter.Seq[Office] {
	return func(yield func(Office) bool) {
		for _, o := range [...]Office{c.WardOffice, c.SecondOffice, c.CityHall} {
			if o.Kind != NoOffice && !yield(o) {
				return
			}
		}
	}
}
