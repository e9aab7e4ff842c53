package outreach

import "github.com/chiward/chiward/ward"

// Side is where an act puts a person on the protections of the Welcoming City
// ordinance, whether the measure was to add to them or to take from them.
type Side uint8

// The sides. The zero Side is none that the record shows, which is neither
// opposition nor consent.
const (
	NoSide     Side = iota
	Protective      // for more protection, or against less
	Opposed         // against more protection, or for less
)

// SideOf returns where stance, an act on measure, puts the person.
func SideOf(measure ward.Measure, stance ward.Stance) Side {
	switch {
	case measure.Related || measure.Effect == ward.Unclassified || stance.Position == ward.None:
		return NoSide
	case (measure.Effect == ward.Strengthens) == (stance.Position == ward.For):
		return Protective
	}
	return Opposed
}

// Deciding returns the stance of entry that says where the person stands on
// the measure: the last one that has a position; of several on one day, the
// vote. If none has a position it is the last one, and if nothing is recorded
// the zero Stance.
func Deciding(entry ward.Entry) ward.Stance {
	var deciding ward.Stance
	for _, stance := range entry.Stances {
		switch {
		case stance.Position == ward.None && deciding.Position != ward.None:
		case stance.Position != ward.None && stance.Date == deciding.Date && isVote(deciding.Act) && !isVote(stance.Act) && deciding.Position != ward.None:
		default:
			deciding = stance
		}
	}
	return deciding
}

func isVote(act ward.Act) bool {
	switch act {
	case ward.Yea, ward.Nay, ward.NotVoting, ward.Absent:
		return true
	}
	return false
}

// Act is one act of an alder in words.
type Act struct {
	// Date is the day in words, as exactly as it is known.
	Date string
	// Text says what was done, and whether that was worked out rather than
	// recorded or reported.
	Text string
	// Side is where the act puts the alder.
	Side Side
	// Stance is what the record has.
	Stance ward.Stance
}

// Entry is what an alder did on one measure, in words.
type Entry struct {
	// Measure is the title.
	Measure string
	// Acts are in the order of time.
	Acts []Act
	// WhyNone says why no act is recorded; empty if there are any.
	WhyNone string
}

// Record returns [ward.Snapshot.Record] in words. It is empty if the seat was
// vacant or its holder is not known: what a predecessor did is not the record
// of the seat.
func Record(s *ward.Snapshot, n ward.Number, l Language) []Entry {
	var entries []Entry
	for _, found := range s.Record(n) {
		entry := Entry{Measure: l.Pick(found.Measure.Title)}
		for _, stance := range found.Stances {
			entry.Acts = append(entry.Acts, NewAct(found.Measure, stance, l))
		}
		if found.Reason != ward.Recorded {
			entry.WhyNone = l.Pick(found.Reason.Text())
		}
		entries = append(entries, entry)
	}
	return entries
}

// NewAct returns stance, an act on measure, in words.
func NewAct(measure ward.Measure, stance ward.Stance, l Language) Act {
	return Act{
		Date:   l.Date(stance.Date),
		Text:   l.Pick(stance.Text()),
		Side:   SideOf(measure, stance),
		Stance: stance,
	}
}
