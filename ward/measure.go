package ward

// MeasureID identifies a measure: the City Clerk's record number if it is known,
// such as "O2021-117", and otherwise a name of ours, such as "WCO-2016".
type MeasureID string

// Text is the same text in two languages. It is comparable. The zero Text
// says nothing.
type Text struct {
	English string `json:"en,omitempty"` // in plain words
	Spanish string `json:"es,omitempty"` // the same in Spanish
}

// plus returns t with more behind it, each in its language.
func (t Text) plus(more Text) Text {
	return Text{English: t.English + more.English, Spanish: t.Spanish + more.Spanish}
}

// Measure is the ordinance, a proposal to amend it, or, if Related, something
// else about it, such as a resolution or an order. Titles, summaries and notes
// are in the project's own words; only OfficialTitle is quoted. The zero Measure
// is none.
type Measure struct {
	// ID is the name by which a [Stance] refers to the measure.
	ID MeasureID `json:"id"`
	// RecordNumber is the City's number of the measure, empty if not known.
	RecordNumber string `json:"record_number,omitempty"`
	// Title is a plain name of the measure.
	Title Text `json:"title"`
	// OfficialTitle is the title in the City's record, empty if not known.
	OfficialTitle string `json:"official_title,omitempty"`
	// Summary says what the measure does or would have done.
	Summary Text `json:"summary"`
	// Effect is on the protections of the Welcoming City ordinance.
	Effect Effect `json:"effect"`
	// Related is set for a measure that is no amendment of the ordinance: a
	// resolution, an advisory question, an order. No act on it has a side.
	Related bool `json:"related"`
	// Introduced is the day, month or year in which the measure was
	// introduced, zero if not known.
	Introduced Date `json:"introduced,omitzero"`
	// Final is the day, month or year of the last action, zero if there was
	// none or it is not known.
	Final Date `json:"final_date,omitzero"`
	// FinalAction says what that last action was.
	FinalAction Text `json:"final_action,omitzero"`
	// Outcome is what became of the measure: "passed" (an ordinance),
	// "adopted" (a resolution), "failed", "tabled", "referred" (sent to a
	// committee; no later action known), "signed" (an order) or "unknown".
	Outcome string `json:"outcome"`
	// Tally is the count of the roll call, zero if there is none.
	Tally Tally `json:"tally,omitzero"`
	// Note says what is not known, or where sources contradict each other.
	Note Text `json:"note,omitzero"`
	// Sources has at least one entry.
	Sources []Source `json:"sources"`

	voted Date // the day of the votes that are recorded, zero if none are
}

// Effect is what a measure does, or would have done, to the protections of
// the Welcoming City ordinance. The zero Effect says nothing.
type Effect string

// The effects.
const (
	EffectUnclassified Effect = "unclassified" // not an amendment, or not judged
	EffectStrengthens  Effect = "strengthens"  // more protection
	EffectWeakens      Effect = "weakens"      // less protection
)

// RollCall says how much of a roll call is in the record as stances. The zero
// RollCall is that of the zero [Tally].
type RollCall string

// The values of RollCall.
const (
	RollCallNone       RollCall = "none"       // no vote, or no roll call found
	RollCallPartial    RollCall = "partial"    // the source has the count and only some of the names
	RollCallWhole      RollCall = "whole"      // the names add up to the count
	RollCallDerived    RollCall = "derived"    // they add up, but some were worked out and not read in a list
	RollCallIncomplete RollCall = "incomplete" // names are missing here that the source has
)

// Tally is the count of a roll call. It is comparable. The zero Tally is no
// count, which differs from a count of zero.
type Tally struct {
	// Question is the question that was put to the vote.
	Question Question `json:"question,omitempty"`
	// Yeas and Nays are the votes on either side of the question.
	Yeas uint8 `json:"yeas"`
	Nays uint8 `json:"nays"`
	// NotVoting and Absent are those known by name; where RollCall is partial
	// there may be more.
	NotVoting uint8 `json:"not_voting"`
	Absent    uint8 `json:"absent"`
	// RollCall says how many of these votes are stances of the record.
	RollCall RollCall `json:"roll_call"`
}

// begun is when m was introduced, or, if that is not known, its last action.
func (m *Measure) begun() Date {
	if m.Introduced.IsZero() {
		return m.Final
	}
	return m.Introduced
}
