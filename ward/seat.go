package ward

import "github.com/chiward/chiward/geo"

// SeatState says whether somebody holds a seat. The zero SeatState says nothing.
type SeatState string

// The states of a seat.
const (
	// SeatHeld: somebody holds it.
	SeatHeld SeatState = "seated"
	// SeatVacant: it is known that nobody does.
	SeatVacant SeatState = "vacant"
	// SeatNotKnown: the tables do not say. That is so before the first term
	// that is known, and after the last day of the last council that is.
	SeatNotKnown SeatState = "not_known"
)

// Seat is a ward's seat in the Council on one day: who holds it, and how to
// reach it. The contact belongs to the seat and stays when the holder changes.
// The zero Seat is no ward's.
//
// A listing by the City is left out if somebody else took the seat between that
// day and the listing, or if another ward map was in force.
type Seat struct {
	// Ward is the ward of the seat.
	Ward Number `json:"ward"`
	// State says whether there is a Holder.
	State SeatState `json:"state"`
	// Holder is the term of whoever holds the seat, nil if nobody does.
	Holder *Term `json:"holder,omitempty"`
	// AsOf is the day for which State was last confirmed, zero if not known: the
	// day of the source that last named the holder, or that says that the seat
	// is vacant. If no source says so, it is the last day of whoever left.
	AsOf Date `json:"as_of"`
	// Email is the address the City lists for the ward.
	Email string `json:"email,omitempty"`
	// Phone is the voice line of the ward office.
	Phone string `json:"phone,omitempty"`
	// Website is the seat's own site, Page the City's page about the ward.
	Website string `json:"website,omitempty"`
	Page    string `json:"page,omitempty"`
	// Listed is the day for which Email and Website were listed. BeforeHolder
	// reports whether that was before State began, so that they may be those of
	// a predecessor.
	Listed       Date `json:"listed,omitzero"`
	BeforeHolder bool `json:"before_holder,omitempty"`
	// Note says in English what else is known of Email or Website.
	Note string `json:"note,omitempty"`
	// Source is where Email and Website come from, unless Note says
	// otherwise.
	Source Source `json:"source,omitzero"`
	// Offices are the ward offices and the room in City Hall, each with its own
	// day and source.
	Offices []Office `json:"offices"`
}

// Office is one office of a seat. It is comparable. The zero Office is no
// office.
type Office struct {
	// Kind is "ward" for a ward office, as the City lists it, and "city_hall"
	// for the room in City Hall.
	Kind string `json:"kind"`
	// Address is the number and street with the room or unit, without the
	// city, which is Chicago, Illinois, for every office.
	Address string `json:"address"`
	// ZIP has five digits.
	ZIP string `json:"zip"`
	// Phone is the voice line, like "(312) 744-3063", empty if none is listed
	// for this office.
	Phone string `json:"phone,omitempty"`
	// Fax is the fax line, empty if none is listed, and FaxAsOf the day for
	// which the source gives it.
	Fax     string `json:"fax,omitempty"`
	FaxAsOf Date   `json:"fax_as_of,omitzero"`
	// Point is where the City places the office, zero if it does not say.
	Point geo.Point `json:"point,omitzero"`
	// Confidence says how sure the address is, PhoneConfidence the voice line:
	// "high" if a second source agrees, "medium" for one source or copies of
	// one, "low" if sources contradict each other, "unknown" if not judged.
	Confidence      string `json:"confidence,omitempty"`
	PhoneConfidence string `json:"phone_confidence,omitempty"`
	// Listed is the day for which the office was listed. BeforeHolder reports
	// whether that was before the seat's State began, so that the office may be
	// that of a predecessor.
	Listed       Date `json:"listed,omitzero"`
	BeforeHolder bool `json:"before_holder"`
	// Note says in English what else is known, such as what another source
	// says instead.
	Note string `json:"note,omitempty"`
	// Source is where the address and the voice line come from.
	Source Source `json:"source"`
}

// String returns the address as it is written on a letter, in one line, or ""
// for no office.
func (o Office) String() string {
	if o.Address == "" {
		return ""
	}
	return o.Address + ", Chicago, IL " + o.ZIP
}
