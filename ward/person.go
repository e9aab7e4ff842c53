package ward

// PersonID identifies one person for good, whatever ward the person holds or
// held: "walter-burnett-jr". Two people of one name have different IDs.
type PersonID string

// Person is somebody who sits or sat in the City Council. No party is given,
// because the City publishes none. The zero Person is nobody.
type Person struct {
	// ID identifies the person.
	ID PersonID `json:"id"`
	// Name is the name as the Council's roll call has it.
	Name string `json:"name"`
	// GivenName, FamilyName and Suffix are the parts of Name, empty if no source
	// gives them.
	GivenName  string `json:"given_name,omitempty"`
	FamilyName string `json:"family_name,omitempty"`
	Suffix     string `json:"honorific_suffix,omitempty"`
	// OtherNames are names by which the person is also known.
	OtherNames []string `json:"other_names,omitempty"`
	// ClerkID is the person's identifier in the City Clerk's legislative
	// system, empty if it is not known.
	ClerkID string `json:"clerk_id,omitempty"`
	// Source is where the names come from.
	Source Source `json:"source"`
}

// Term is one person in one ward from one day to another. It is comparable.
// The zero Term is nobody's.
type Term struct {
	// ID and Name are those of the person.
	ID   PersonID `json:"id"`
	Name string   `json:"name"`
	// Ward is the seat.
	Ward Number `json:"ward"`
	// StartDate is the first day in office, zero if not known.
	StartDate Date `json:"start_date,omitzero"`
	// EndDate is the last day in office, zero if it had not come when the term
	// was last confirmed; it then ends with the council that sat.
	EndDate Date `json:"end_date,omitzero"`
	// Appointed reports whether a source says that the person first came to
	// this seat by appointment. False says nothing: for most people no source
	// used here says how they came to their seat.
	Appointed bool `json:"appointed,omitempty"`
	// Note says in English what else is known. It is mostly empty.
	Note string `json:"note,omitempty"`
	// Source is where the term comes from.
	Source Source `json:"source"`
	// Confirmed is the source that last named the holder of the seat. It is
	// zero for most terms that have ended.
	Confirmed Source `json:"confirmed,omitzero"`

	last Date // EndDate, or the last day of the council that sat when it was confirmed; zero if there is none
}

// days returns the days of t.
func (t *Term) days() span { return span{t.StartDate, t.last} }

// confirmedOn returns the day for which the holder of t was last confirmed:
// that of Confirmed, and for a term that has ended without one its last day.
func (t *Term) confirmedOn() Date {
	if t.Confirmed == (Source{}) {
		return t.EndDate
	}
	return t.Confirmed.AsOf
}
