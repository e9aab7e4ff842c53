package ward

// Stance is one recorded act by one person on one measure. It is comparable.
// The zero Stance is no act. A person may have several stances on one measure.
// They are never merged: if two contradict each other, both stand, each with its
// date.
type Stance struct {
	// Person is who acted. A later holder of the seat did not.
	Person PersonID `json:"person"`
	// Ward is the seat the person held at the time.
	Ward Number `json:"ward"`
	// Measure is what the act was about; [Atlas.Measure] returns it.
	Measure MeasureID `json:"measure"`
	// Act is what the person did.
	Act Act `json:"act"`
	// Question is the question that was put. Without it a yea or a nay means
	// nothing.
	Question Question `json:"question"`
	// Position is on the measure itself and follows from Act and Question:
	// "for", "against" or "none". For a measure that weakens the protections,
	// "for" is for weakening them.
	Position string `json:"position"`
	// Side is where the act stands on the protections of the ordinance.
	Side Side `json:"side"`
	// Basis is how the act is known.
	Basis Basis `json:"basis"`
	// Date is the day of the act, or the month if no more is known.
	Date Date `json:"date"`
	// Note says in English what else is known, such as how a derived act was
	// derived. It is mostly empty.
	Note string `json:"note,omitempty"`
	// Source is where the act is recorded or reported, or derived from.
	Source Source `json:"source"`
}

// Act is what a person did. The zero Act is none.
type Act string

// The acts. ActAbsent and ActNotVoting do not mean that somebody was neutral.
const (
	ActYea         Act = "yea"         // voted yea on the question
	ActNay         Act = "nay"         // voted nay on the question
	ActNotVoting   Act = "not_voting"  // in the roll call, as not voting
	ActAbsent      Act = "absent"      // in the roll call, as absent
	ActSponsored   Act = "sponsored"   // brought the measure
	ActCosponsored Act = "cosponsored" // put their name to it
	ActFiled       Act = "filed"       // filed a notice to bring it before the Council
	ActStated      Act = "stated"      // spoke for or against it
)

// IsVote reports whether a is an entry of a roll call.
func (a Act) IsVote() bool {
	return a == ActYea || a == ActNay || a == ActNotVoting || a == ActAbsent
}

// Question is what was put to the person who acted. The zero Question is none.
type Question string

// The questions. Roll calls answer the first four. Nobody puts a question to
// those who sponsor or speak: their acts say support or oppose by themselves.
const (
	QuestionAdopt   Question = "adopt"         // shall the measure pass?
	QuestionTable   Question = "table"         // shall it be tabled, which ends it?
	QuestionTakeUp  Question = "take_up"       // shall the Council consider it?
	QuestionSuspend Question = "suspend_rules" // shall the rules be suspended, so that it can be considered?
	QuestionSupport Question = "support"       // said for the measure
	QuestionOppose  Question = "oppose"        // said against it
)

// IsProcedure reports whether q is about what to do with a measure and not
// about its merits: to table it, to take it up, to suspend the rules.
func (q Question) IsProcedure() bool {
	return q == QuestionTable || q == QuestionTakeUp || q == QuestionSuspend
}

// positionOf implements the table in the comment of this package for measures
// that are not related; it returns false for what is not in the table.
func positionOf(act Act, question Question) (position string, ok bool) {
	const none, supports, opposes = "none", "for", "against"
	switch question {
	case QuestionAdopt:
		switch act {
		case ActYea:
			return supports, true
		case ActNay:
			return opposes, true
		}
		return none, act.IsVote()
	case QuestionTable, QuestionSuspend:
		return none, act.IsVote()
	case QuestionTakeUp:
		return none, act.IsVote() || act == ActFiled
	case QuestionSupport:
		return supports, act == ActSponsored || act == ActCosponsored || act == ActStated
	case QuestionOppose:
		return opposes, act == ActStated
	}
	return none, false
}

// Side is where an act stands on the protections of the Welcoming City
// ordinance, by the rule in the comment of this package. The zero value says
// nothing.
type Side string

// The sides.
const (
	SideProtects Side = "protects" // for more protection, or against less
	SideOpposes  Side = "opposes"  // against more protection, or for less
	SideNeither  Side = "neither"  // procedure, a related measure, or no vote cast
)

// sideOf implements the rule in the comment of this package.
func sideOf(position string, effect Effect) Side {
	switch {
	case effect == EffectStrengthens && position == "for", effect == EffectWeakens && position == "against":
		return SideProtects
	case effect == EffectStrengthens && position == "against", effect == EffectWeakens && position == "for":
		return SideOpposes
	}
	return SideNeither
}

// Basis is how an act is known. The zero Basis says nothing.
type Basis string

// The bases, from the strongest to the weakest.
const (
	BasisRecord   Basis = "record"   // in the City's record
	BasisReported Basis = "reported" // reported, but not read in the City's record; by one report, unless Note begins with "Two reports."
	BasisDerived  Basis = "derived"  // worked out from a reported count and the names on the other side
)
