package ward

import (
	"iter"
	"strings"
)

// AlderID names one person for good, whatever ward the person holds or held:
// "walter-burnett-jr". Two people of one name have two.
type AlderID string

// Alder is one person's tenure of one seat of the City Council. It is
// comparable. The zero Alder is nobody.
//
// Its JSON has the names of Open Civic Data and Popolo: id, name, given_name,
// family_name, honorific_suffix, other_names, ward, division_id, start_date,
// end_date (the last day in office), appointed, confirmed, email, phone,
// links, offices, identifiers, note, sources. No party is given, because the
// City publishes none.
type Alder struct {
	// ID is the person.
	ID AlderID
	// Name is the name as the Council's roll call has it.
	Name string
	// GivenName, FamilyName and Suffix are the parts of Name, empty where no
	// source takes the name apart.
	GivenName, FamilyName, Suffix string
	// ClerkID is the person's identifier in the City Clerk's legislative
	// system, empty where it is not known.
	ClerkID string
	// Ward is the seat.
	Ward Number
	// Term is the time in this seat: From is the first day, Until the day
	// after the last. A zero From is a first day that is not known (Note says
	// what is), a zero Until a term that had not ended when it was confirmed.
	Term Span
	// Appointed reports whether a source says that the person first came to
	// this seat by appointment. False says nothing: how most people came to
	// their seat is in no source used here.
	Appointed bool
	// Reports is how many independent sources are known to give this term;
	// zero is the City's own record.
	Reports uint8
	// Note says in English what else is known of the term; mostly empty.
	Note string
	// Contact is how to reach the seat. It is zero for a term that has ended:
	// the seat can be reached, but not for this person.
	Contact Contact
	// Source is where the term comes from.
	Source Source
	// Confirmed is the source that last named the person as the holder of the
	// seat, on its AsOf day. It is zero for a term that has ended.
	Confirmed Source

	otherNames string // separated by otherNamesSeparator
}

// otherNamesSeparator stands between names, in tables too. No name has it.
const otherNamesSeparator = "; "

// OtherNames yields the other names by which the person is known, such as
// "Jessie Fuentes", for finding people by name.
func (a Alder) OtherNames() iter.Seq[string] {
	return func(yield func(string) bool) {
		if a.otherNames == "" {
			return
		}
		for name := range strings.SplitSeq(a.otherNames, otherNamesSeparator) {
			if !yield(name) {
				return
			}
		}
	}
}
