package outreach

import (
	"cmp"
	"strings"

	"github.com/chiward/chiward/ward"
)

// Act is one act of an alder in words.
type Act struct {
	// Date is the day in words, as exactly as it is known.
	Date string
	// Text says what was done, and whether that was reported or worked out
	// rather than recorded.
	Text string
	// Side says where the act stands on the protections; it is empty if it
	// takes no stand.
	Side string
	// Source says where the act is recorded or reported.
	Source string
	// Stance is what the record has.
	Stance ward.Stance
}

// NewAct returns stance, an act on measure, in words.
func NewAct(measure ward.Measure, stance ward.Stance, l Language) Act {
	return Act{
		Date:   l.Date(stance.Date),
		Text:   l.Pick(stance.Text(measure)),
		Side:   l.Side(stance),
		Source: l.Source(stance.Source),
		Stance: stance,
	}
}

// String returns act in one paragraph.
func (act Act) String() string {
	text := act.Date + ": " + act.Text
	if act.Side != "" {
		text += " " + act.Side + "."
	}
	return text + " [" + act.Source + "]"
}

// Entry is what an alder did on one measure, in words.
type Entry struct {
	// Measure is the title with the record number.
	Measure string
	// Alder is the name of whoever represented the place then, in the record
	// of a place.
	Alder string
	// RollCall is that of [Language.RollCall].
	RollCall string
	// Acts are in the order of time.
	Acts []Act
	// WhyNone says why no act is recorded; empty if there are any.
	WhyNone string
}

// Record returns entries in words: those of [ward.Snapshot.Record], which are
// of the person who holds a seat, or of [ward.Snapshot.RecordAt], which are of
// whoever represented a place when the Council acted.
func Record(a *ward.Atlas, entries []ward.Entry, l Language) []Entry {
	var all []Entry
	for _, found := range entries {
		measure, _ := a.Measure(found.Measure)
		entry := Entry{Measure: l.Measure(measure), RollCall: l.RollCall(measure), WhyNone: l.Pick(found.Reason.Text())}
		if found.RepresentedBy != nil {
			entry.Alder = found.RepresentedBy.Name
		}
		for _, stance := range found.Stances {
			entry.Acts = append(entry.Acts, NewAct(measure, stance, l))
		}
		all = append(all, entry)
	}
	return all
}

// kinds are the kinds of acts that have a side; any other is a vote.
var kinds = map[ward.Act]ward.Text{
	ward.ActSponsored:   {English: "sponsorship", Spanish: "patrocinio"},
	ward.ActCosponsored: {English: "sponsorship", Spanish: "patrocinio"},
	ward.ActStated:      {English: "statement", Spanish: "declaración"},
}

// kind returns what stance is, with its day: "vote of January 27, 2021".
func (l Language) kind(stance ward.Stance) string {
	kind, ok := kinds[stance.Act]
	if !ok {
		kind = ward.Text{English: "vote", Spanish: "voto"}
	}
	switch {
	case l == English:
		return kind.English + " of " + l.Date(stance.Date)
	case stance.Date.IsDay():
		return kind.Spanish + " del " + l.Date(stance.Date)
	}
	return kind.Spanish + " de " + l.Date(stance.Date)
}

// Measure returns the title of m with the number under which the City keeps
// it, where that is known.
func (l Language) Measure(m ward.Measure) string {
	if m.RecordNumber == "" {
		return l.Pick(m.Title)
	}
	return l.Pick(m.Title) + ", " + m.RecordNumber
}

var (
	sideTexts = map[ward.Side]ward.Text{
		ward.SideProtects: {English: "For the protections", Spanish: "A favor de las protecciones"},
		ward.SideOpposes:  {English: "Against the protections", Spanish: "En contra de las protecciones"},
	}
	procedureText = ward.Text{English: "A vote on procedure", Spanish: "Voto de procedimiento"}
)

// Side says where stance is on the protections of the ordinance, or that it is
// a vote on procedure, which is on neither side. It is empty for any other act
// without a side.
func (l Language) Side(stance ward.Stance) string {
	if stance.Question.IsProcedure() && stance.Act.IsVote() {
		return l.Pick(procedureText)
	}
	return l.Pick(sideTexts[stance.Side])
}

var rollCallTexts = map[ward.RollCall]ward.Text{
	ward.RollCallPartial: {
		English: "Only some of the names in this roll call are known.",
		Spanish: "Solo se sabe cómo votaron algunos concejales.",
	},
	ward.RollCallDerived: {
		English: "No list of all the names in this vote exists in any source we found; we worked some out from the count.",
		Spanish: "No existe una lista de todos los nombres de esta votación en ninguna fuente que encontramos; algunos los dedujimos del conteo.",
	},
	ward.RollCallIncomplete: {
		English: "Some votes of this roll call are missing here.",
		Spanish: "Aquí faltan algunos votos de la lista de cómo votó cada concejal.",
	},
}

var neverVotedOn = ward.Text{
	English: "The Council never voted on the proposal itself.",
	Spanish: "El Concejo nunca votó la propuesta en sí.",
}

// RollCall says of a proposal that was tabled that the Council never voted on
// it, and of any measure what is missing in its roll call. It is empty if there
// is neither to say.
func (l Language) RollCall(m ward.Measure) string {
	text := l.Pick(rollCallTexts[m.Tally.RollCall])
	if m.Outcome == "tabled" {
		text = strings.TrimSpace(l.Pick(neverVotedOn) + " " + text)
	}
	return text
}

// Source returns who published s, for what day, and where; the title of s, which
// is in English, if the publisher is not known.
func (l Language) Source(s ward.Source) string {
	text := cmp.Or(s.Publisher, s.Title)
	if date := l.Date(s.AsOf); date != "" {
		text += ", " + date
	}
	if s.URL != "" {
		text += ", " + s.URL
	}
	return text
}
