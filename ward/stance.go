package ward

// Stance is one recorded act by one person on one measure. It is comparable.
// A person may have several on one measure: none is merged with another, and
// where two point different ways both stand, each with its date.
//
// Its JSON has the names alder, ward, measure, act, question, position, basis,
// reports, date, note and source; reports and note are left out where there
// are none.
type Stance struct {
	// Alder is the person who acted. A later holder of the seat did not.
	Alder AlderID `json:"alder"`
	// Ward is the seat the person held at the time.
	Ward Number `json:"ward"`
	// Measure is what the act was about; [Atlas.Measure] has the rest of it.
	Measure MeasureID `json:"measure"`
	// Act is what the person did.
	Act Act `json:"act"`
	// Question is what was put, without which a yea or a nay means nothing.
	Question Question `json:"question"`
	// Position is on the measure itself, as it follows from Act and Question.
	// For a measure that weakens the ordinance, For is for weakening it.
	Position Position `json:"position"`
	// Basis is how the act is known.
	Basis Basis `json:"basis"`
	// Reports is how many independent reports of the act are known; zero is
	// the City's own record.
	Reports uint8 `json:"reports,omitempty"`
	// Date is the day of the act, or the month if no more is known.
	Date Date `json:"date"`
	// Note says in English what else is known, such as how a derived act was
	// derived; mostly empty.
	Note string `json:"note,omitempty"`
	// Source is never empty.
	Source Source `json:"source"`
}

// Act is what a person did.
type Act uint8

// The acts. The zero Act is that of somebody of whom no act is recorded, which
// is neither opposition nor consent; [Reason] says why. Absent and NotVoting
// are not neutral either: they are what they say.
const (
	Unrecorded  Act = iota // no act is recorded
	Yea                    // voted yea on the question
	Nay                    // voted nay on the question
	NotVoting              // in the roll call, as not voting
	Absent                 // in the roll call, as absent
	Sponsored              // brought the measure
	Cosponsored            // put their name to it
	Filed                  // filed a notice to bring it before the Council
	Stated                 // spoke for or against it
)

var actNames = [...]string{
	"unrecorded", "yea", "nay", "not_voting", "absent", "sponsored", "cosponsored", "filed", "stated",
}

// String returns the name of a, such as "not_voting".
func (a Act) String() string { return nameOf("Act", actNames[:], a) }

// MarshalText returns the name of a, or an error if a has none.
func (a Act) MarshalText() ([]byte, error) { return marshalName("Act", actNames[:], a) }

// UnmarshalText reads what [Act.MarshalText] writes.
func (a *Act) UnmarshalText(text []byte) error { return unmarshalName("Act", actNames[:], a, text) }

// isVote reports whether a is an entry of a roll call.
func (a Act) isVote() bool { return a >= Yea && a <= Absent }

// Question is what was put to the person who acted. The zero Question is none.
type Question string

// The questions. Roll calls answer the first three. Nobody puts a question to
// those who sponsor or speak: their acts say support or oppose by themselves.
const (
	QuestionAdopt   Question = "adopt"   // shall the measure pass?
	QuestionTable   Question = "table"   // shall it be laid aside, which ends it?
	QuestionTakeUp  Question = "take_up" // shall the Council consider it?
	QuestionSupport Question = "support" // said for the measure
	QuestionOppose  Question = "oppose"  // said against it
)

// Position is where a person's act puts them on the measure itself. It follows
// from the act and the question by the table in the comment of this package.
type Position uint8

// The positions. The zero Position is none that the record shows.
const (
	None    Position = iota // the act says nothing about the measure itself
	For                     // for the measure, whatever it does
	Against                 // against the measure, whatever it does
)

var positionNames = [...]string{"none", "for", "against"}

// String returns the name of p: "none", "for" or "against".
func (p Position) String() string { return nameOf("Position", positionNames[:], p) }

// MarshalText returns the name of p, or an error if p has none.
func (p Position) MarshalText() ([]byte, error) {
	return marshalName("Position", positionNames[:], p)
}

// UnmarshalText reads what [Position.MarshalText] writes.
func (p *Position) UnmarshalText(text []byte) error {
	return unmarshalName("Position", positionNames[:], p, text)
}

// positionOf implements the table in the comment of this package for measures
// that are not related; it returns false for what is not in the table.
func positionOf(act Act, question Question) (Position, bool) {
	switch question {
	case QuestionAdopt:
		switch act {
		case Yea:
			return For, true
		case Nay:
			return Against, true
		}
		return None, act.isVote()
	case QuestionTable:
		if act == Yea {
			return Against, true
		}
		return None, act.isVote()
	case QuestionTakeUp:
		return None, act.isVote() || act == Filed
	case QuestionSupport:
		switch act {
		case Sponsored, Cosponsored, Stated:
			return For, true
		}
	case QuestionOppose:
		if act == Stated {
			return Against, true
		}
	}
	return None, false
}

// Basis is how an act is known.
type Basis uint8

// The bases, from none to the weakest. The zero Basis is not stated; no stance
// of the record has it.
const (
	UnknownBasis Basis = iota // not stated
	Record                    // in the City's record
	Reported                  // reported, but not read in the City's record
	Derived                   // follows from a reported count and the names on the other side
)

var basisNames = [...]string{"unknown", "record", "reported", "derived"}

// String returns the name of b: "unknown", "record", "reported" or "derived".
func (b Basis) String() string { return nameOf("Basis", basisNames[:], b) }

// MarshalText returns the name of b, or an error if b has none.
func (b Basis) MarshalText() ([]byte, error) { return marshalName("Basis", basisNames[:], b) }

// UnmarshalText reads what [Basis.MarshalText] writes.
func (b *Basis) UnmarshalText(text []byte) error {
	return unmarshalName("Basis", basisNames[:], b, text)
}

// StanceQuery selects stances. Fields that are zero select everything, so the
// zero StanceQuery selects all.
type StanceQuery struct {
	// Measure is what the act was about.
	Measure MeasureID
	// Alder is the person who acted, in whatever seat.
	Alder AlderID
	// Ward is the seat held at the time of the act.
	Ward Number
	// During is when the act was done. An act of which only the month or year
	// is known is selected if all of that month or year is in During.
	During Span
}

// selects reports whether s is one of those that q asks for.
func (q StanceQuery) selects(s Stance) bool {
	return (q.Measure == "" || q.Measure == s.Measure) &&
		(q.Alder == "" || q.Alder == s.Alder) &&
		(q.Ward == 0 || q.Ward == s.Ward) &&
		q.During.Contains(s.Date.first()) && q.During.Contains(s.Date.last())
}
