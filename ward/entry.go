package ward

import "slices"

// Entry is what the record has of one person on one measure: the acts, or the
// reason why there are none. Get them from [Snapshot.Record].
//
// Its JSON has the names measure, reason, stances and predecessor; the last
// two are left out where there are none.
type Entry struct {
	// Measure is told as it is known today, which may be more than was known
	// on the day of the snapshot.
	Measure Measure `json:"measure"`
	// Reason is Recorded if there are Stances, and else says why not.
	Reason Reason `json:"reason"`
	// Stances are what the person did, in the order of time, each with its
	// date: none is merged with another.
	Stances []Stance `json:"stances,omitempty"`
	// Predecessor is set if Reason is NotInOffice: whoever held this seat
	// when the measure was acted on. What they did is theirs alone. It is
	// zero if the seat was vacant then or the holder is not known.
	Predecessor Alder `json:"predecessor,omitzero"`
}

// Reason says why nothing is recorded of a person on a measure. No reason is
// opposition, and none is consent.
type Reason uint8

// The reasons. The zero Reason is that of an entry that has acts.
const (
	Recorded        Reason = iota // there are acts
	NotInOffice                   // held no seat when the Council acted on it
	RollCallMissing               // the Council voted, but no roll call has been found
	NotInRollCall                 // not among those whose votes are known
	NotNamed                      // no vote; not among the sponsors and speakers who are known
	OfficeUnknown                 // the terms that were opened do not reach back so far
)

var reasonNames = [...]string{
	"recorded", "not_in_office", "no_roll_call", "not_in_roll_call", "not_named", "office_unknown",
}

var reasonTexts = [...]Text{
	{"Recorded.", "Consta en el registro."},
	{"Was not in office then.", "No ocupaba el cargo entonces."},
	{
		"The Council voted on it, but no roll call has been found, so how each alder voted is not known.",
		"El Concejo votó, pero no se ha encontrado la votación nominal, así que no se sabe cómo votó cada concejal.",
	},
	{
		"Not among those whose votes are known by name.",
		"No figura entre las personas cuyos votos se conocen por nombre.",
	},
	{
		"Not among the sponsors and speakers who are known by name; there may be others.",
		"No figura entre quienes se sabe que patrocinaron la medida o hablaron de ella; puede haber otras personas.",
	},
	{"Whether in office then is not known here.", "Aquí no se sabe si ocupaba el cargo entonces."},
}

// String returns the name of r, such as "not_in_office".
func (r Reason) String() string { return nameOf("Reason", reasonNames[:], r) }

// MarshalText returns the name of r, or an error if r has none.
func (r Reason) MarshalText() ([]byte, error) { return marshalName("Reason", reasonNames[:], r) }

// UnmarshalText reads what [Reason.MarshalText] writes.
func (r *Reason) UnmarshalText(text []byte) error {
	return unmarshalName("Reason", reasonNames[:], r, text)
}

// Text returns r as a sentence for people, the zero Text if r is none of the
// reasons.
func (r Reason) Text() Text { return textOf(reasonTexts[:], r) }

// Record returns one entry for the ordinance and each of its amendments, in
// the order in which they were introduced: what the person who held ward n on
// the day of s had done by then, in this seat or another, or why nothing is
// recorded. Measures that are Related are not among them, nor those that came
// after the day. It is empty if the seat was vacant or its holder is not
// known.
func (s *Snapshot) Record(n Number) []Entry {
	alder, ok := s.Alder(n)
	if !ok {
		return nil
	}
	stances := slices.Collect(s.Stances(n))
	var entries []Entry
	for _, measure := range s.atlas.Measures() {
		if measure.Related {
			continue
		}
		entry := Entry{Measure: measure}
		for _, stance := range stances {
			if stance.Measure == measure.ID {
				entry.Stances = append(entry.Stances, stance)
			}
		}
		if entry.Stances == nil {
			if measure.day().last().Compare(s.date) > 0 {
				continue
			}
			entry.Reason, entry.Predecessor = s.unrecorded(alder, measure)
		}
		entries = append(entries, entry)
	}
	return entries
}

// unrecorded returns why alder did nothing that is known on measure, and who
// held the seat of alder then if alder was not in office.
func (s *Snapshot) unrecorded(alder Alder, measure Measure) (Reason, Alder) {
	// What the Council did last before the day of s: the vote if there was
	// one, else what the measure began with.
	day, voted := measure.day(), false
	if !measure.Final.IsZero() && measure.Final.last().Compare(s.date) <= 0 {
		day, voted = measure.Final, measure.wasVotedOn()
	}
	record := s.atlas.record
	switch {
	case !record.inOffice(alder.ID, day):
		if !record.isComplete(day) {
			return OfficeUnknown, Alder{}
		}
		return NotInOffice, record.holderThrough(alder.Ward, day)
	case voted && measure.Tally.RollCall == NoRollCall:
		return RollCallMissing, Alder{}
	case voted:
		return NotInRollCall, Alder{}
	}
	return NotNamed, Alder{}
}

// wasVotedOn reports whether the last action on m was a vote of the Council:
// there is a roll call, or m came to an end that takes a vote.
func (m Measure) wasVotedOn() bool {
	switch m.Result {
	case Passed, Adopted, Tabled:
		return true
	}
	return m.Tally.RollCall != NoRollCall
}
