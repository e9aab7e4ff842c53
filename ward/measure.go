package ward

// MeasureID names a measure: the City Clerk's record number where that is
// known, such as "O2021-117", else a name of ours such as "WCO-2016".
type MeasureID string

// Text is the same text in two languages. It is comparable. The zero Text
// says nothing.
type Text struct {
	English string `json:"en,omitempty"` // in plain words
	Spanish string `json:"es,omitempty"` // the same in Spanish
}

// Measure is something that was put before the Council, or, if Related, that
// stands near it. Titles, summaries and notes are in the project's own words;
// OfficialTitle alone is quoted.
//
// Its JSON has the names id, record_number, title, official_title, summary,
// effect, related, introduced, final_date, final_action, result, tally (with
// question, yeas, nays, not_voting, absent and roll_call), note and sources.
// Texts have the names en and es. What is not known is left out.
type Measure struct {
	// ID is the name by which stances and queries name the measure.
	ID MeasureID `json:"id"`
	// RecordNumber is the number under which the City keeps the measure, empty
	// if it is not known.
	RecordNumber string `json:"record_number,omitempty"`
	// Title is a plain name of the measure.
	Title Text `json:"title"`
	// OfficialTitle is the title in the City's record, empty if not known.
	OfficialTitle string `json:"official_title,omitempty"`
	// Summary says in two sentences what the measure does or would have done.
	Summary Text `json:"summary"`
	// Effect is on the protections of the Welcoming City ordinance.
	Effect Effect `json:"effect"`
	// Related marks what is no amendment of the ordinance: a resolution, an
	// advisory question, an order. No act on it is a stance on an amendment.
	Related bool `json:"related"`
	// Introduced is the day, month or year in which the measure was
	// introduced, zero if not known.
	Introduced Date `json:"introduced,omitzero"`
	// Final is the day of the last action, zero if there was none or it is not
	// known.
	Final Date `json:"final_date,omitzero"`
	// FinalAction says what that last action was.
	FinalAction Text `json:"final_action,omitzero"`
	// Result is what became of the measure.
	Result Outcome `json:"result"`
	// Tally counts the roll call, as far as there is one.
	Tally Tally `json:"tally,omitzero"`
	// Note says what is not known, or known in two ways.
	Note Text `json:"note,omitzero"`
	// Sources has at least one entry.
	Sources []Source `json:"sources"`
}

// Effect is what a measure does, or would have done, to the protections of
// the Welcoming City ordinance.
type Effect uint8

// The effects. The zero Effect says nothing.
const (
	Unclassified Effect = iota // not an amendment, or not judged
	Strengthens                // more protection
	Weakens                    // less protection
)

var effectNames = [...]string{"unclassified", "strengthens", "weakens"}

// String returns the name of e: "unclassified", "strengthens" or "weakens".
func (e Effect) String() string { return nameOf("Effect", effectNames[:], e) }

// MarshalText returns the name of e, or an error if e has none.
func (e Effect) MarshalText() ([]byte, error) { return marshalName("Effect", effectNames[:], e) }

// UnmarshalText reads what [Effect.MarshalText] writes.
func (e *Effect) UnmarshalText(text []byte) error {
	return unmarshalName("Effect", effectNames[:], e, text)
}

// Outcome is what became of a measure.
type Outcome uint8

// The outcomes. The zero Outcome is not known.
const (
	OutcomeUnknown Outcome = iota // no source says
	Passed                        // an ordinance, passed by the Council
	Adopted                       // a resolution, adopted by the Council
	Failed                        // failed, in a vote or for want of one
	Tabled                        // laid aside by a motion to table
	Referred                      // sent to a committee; no later action known
	Signed                        // an order, signed by the mayor
)

var outcomeNames = [...]string{"unknown", "passed", "adopted", "failed", "tabled", "referred", "signed"}

// String returns the name of o, such as "passed".
func (o Outcome) String() string { return nameOf("Outcome", outcomeNames[:], o) }

// MarshalText returns the name of o, or an error if o has none.
func (o Outcome) MarshalText() ([]byte, error) { return marshalName("Outcome", outcomeNames[:], o) }

// UnmarshalText reads what [Outcome.MarshalText] writes.
func (o *Outcome) UnmarshalText(text []byte) error {
	return unmarshalName("Outcome", outcomeNames[:], o, text)
}

// RollCall says how much of a roll call is in the record as stances.
type RollCall uint8

// How much there is. The zero RollCall is none at all.
const (
	NoRollCall      RollCall = iota // no vote, or no roll call found
	PartialRollCall                 // the count is known, and some of the names
	WholeRollCall                   // the names add up to the count
)

var rollCallNames = [...]string{"none", "partial", "whole"}

// String returns the name of r: "none", "partial" or "whole".
func (r RollCall) String() string { return nameOf("RollCall", rollCallNames[:], r) }

// MarshalText returns the name of r, or an error if r has none.
func (r RollCall) MarshalText() ([]byte, error) {
	return marshalName("RollCall", rollCallNames[:], r)
}

// UnmarshalText reads what [RollCall.MarshalText] writes.
func (r *RollCall) UnmarshalText(text []byte) error {
	return unmarshalName("RollCall", rollCallNames[:], r, text)
}

// Tally is the count of a roll call. It is comparable. The zero Tally is no
// count, which is not a count of zero.
type Tally struct {
	// Question is what was put: a yea to "table" ends a measure.
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
