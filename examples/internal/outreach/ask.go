package outreach

import (
	"cmp"
	"slices"
	"strings"

	"github.com/chiward/chiward/ward"
)

// Ask is what there is to say to an alder about the Welcoming City ordinance.
type Ask string

// The asks. The first three after [AskNone] are conclusions from acts on the
// merits, which a vote on procedure is not.
const (
	AskNone       Ask = "none"           // the seat is vacant or its holder is not known
	AskThank      Ask = "thank"          // every act on the merits is for the protections
	AskHold       Ask = "hold"           // the latest is, but an earlier one was not
	AskReconsider Ask = "reconsider"     // the latest is against the protections
	AskConfirm    Ask = "confirm"        // there is none, but a vote that was worked out
	AskState      Ask = "state_position" // nothing says where the alder stands
)

// Asks has every ask there is.
var Asks = [...]Ask{AskThank, AskHold, AskReconsider, AskConfirm, AskState, AskNone}

// Request is an ask and what it rests on. It is worked out from the record and
// is not part of it. The zero Request is not valid.
type Request struct {
	Ask Ask
	// Stance is the act on which Ask rests, and Measure what that was about.
	// They are zero for AskState and AskNone.
	Stance  ward.Stance
	Measure ward.Measure
	// EveryAct reports whether there are two or more acts on the ordinance and its
	// amendments, all of them for the protections and none derived.
	EveryAct bool
}

// For works out what to say to the person who holds ward n on the day of s,
// from their own acts up to that day on the ordinance and its amendments.
//
// A conclusion rests on acts on the merits that are recorded or reported: what
// has a side and is not derived. The latest decides; of several on one day, a
// vote. Somebody with no such act but a derived vote, be it on procedure, is
// asked to confirm that.
func For(a *ward.Atlas, s *ward.Snapshot, n ward.Number) Request {
	seat, ok := s.Seat(n)
	if !ok || seat.Holder == nil {
		return Request{Ask: AskNone}
	}
	var acts []ward.Stance
	for _, entry := range s.Record(n) {
		acts = append(acts, entry.Stances...)
	}
	request := conclude(acts)
	request.Measure, _ = a.Measure(request.Stance.Measure)
	return request
}

// conclude is [For] without the measure.
func conclude(acts []ward.Stance) Request {
	var last, derived ward.Stance
	every, opposed := len(acts) > 1, false
	for _, act := range inOrder(acts) {
		every = every && act.Side == ward.SideProtects && act.Basis != ward.BasisDerived
		switch {
		case act.Basis == ward.BasisDerived:
			if act.Act == ward.ActYea || act.Act == ward.ActNay {
				derived = act
			}
		case hasSide(act):
			last = act
			opposed = opposed || act.Side == ward.SideOpposes
		}
	}
	switch {
	case last.Side == ward.SideOpposes:
		return Request{Ask: AskReconsider, Stance: last}
	case last.Side == ward.SideProtects && opposed:
		return Request{Ask: AskHold, Stance: last}
	case last.Side == ward.SideProtects:
		return Request{Ask: AskThank, Stance: last, EveryAct: every}
	case derived != ward.Stance{}:
		return Request{Ask: AskConfirm, Stance: derived}
	}
	return Request{Ask: AskState}
}

// hasSide reports whether act is one on the merits, for or against the
// protections.
func hasSide(act ward.Stance) bool {
	return act.Side == ward.SideProtects || act.Side == ward.SideOpposes
}

// inOrder returns acts in the order of time; of one day, votes come last.
func inOrder(acts []ward.Stance) []ward.Stance {
	votes := func(act ward.Stance) int {
		if act.Act.IsVote() {
			return 1
		}
		return 0
	}
	return slices.SortedStableFunc(slices.Values(acts), func(x, y ward.Stance) int {
		return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(votes(x), votes(y)))
	})
}

// Deciding returns the act of entry that says where the person stands: the
// latest that has a side; of several on one day, the vote. If none has a side
// it is the latest of all, and if nothing is recorded the zero Stance.
func Deciding(entry ward.Entry) ward.Stance {
	var deciding ward.Stance
	for _, act := range inOrder(entry.Stances) {
		if hasSide(act) || !hasSide(deciding) {
			deciding = act
		}
	}
	return deciding
}

// oneReport reports whether r is a conclusion from a single report. Where there
// are two, the note of the stance begins with that, as in [ward.Stance.Text].
func (r Request) oneReport() bool {
	return r.Stance.Basis == ward.BasisReported && !strings.HasPrefix(r.Stance.Note, "Two reports.")
}

var askTexts = map[Ask]ward.Text{
	AskThank: {
		English: "Thank them, and ask them to keep the protections.",
		Spanish: "Agradezca y pida que mantenga las protecciones.",
	},
	AskHold: {
		English: "Thank them: this act of theirs, the latest but for votes on procedure, is for the protections. Ask them to stay with it, for an earlier one was not.",
		Spanish: "Agradezca: este acto suyo, el más reciente sin contar votos de procedimiento, es a favor de las protecciones. Pida que siga así, porque uno anterior no lo fue.",
	},
	AskReconsider: {
		English: "Ask them to reconsider: this act of theirs, the latest but for votes on procedure, is against the protections. Ask them why.",
		Spanish: "Pida que lo reconsidere: este acto suyo, el más reciente sin contar votos de procedimiento, es en contra de las protecciones. Pregunte por qué.",
	},
	AskConfirm: {
		English: "Ask them whether they voted that way, and whether they will keep the protections.",
		Spanish: "Pregunte si es cierto que votó así y si va a mantener las protecciones.",
	},
	AskState: {
		English: "Ask them to state a position. Nothing we found says where they stand on the protections; that does not make them an opponent.",
		Spanish: "Pida que diga cuál es su posición. Nada de lo que encontramos dice qué piensa de las protecciones; eso no significa que se oponga.",
	},
}

var everyActText = ward.Text{
	English: "Every act of theirs that we found is for the protections.",
	Spanish: "Todos sus actos que encontramos son a favor de las protecciones.",
}

// Text returns r in words for residents: what to do, and the act on which that
// rests, with its source. It is empty for AskNone.
func (r Request) Text(l Language) string {
	return strings.TrimSpace(r.Advice(l) + " " + r.Grounds(l))
}

// Advice returns what to do. It is empty for AskNone.
func (r Request) Advice(l Language) string {
	advice := l.Pick(askTexts[r.Ask])
	if r.EveryAct {
		advice += " " + l.Pick(everyActText)
	}
	return advice
}

// Grounds returns the act on which r rests, with its source. It is empty where
// there is none.
func (r Request) Grounds(l Language) string {
	if r.Measure.ID == "" {
		return ""
	}
	return l.Measure(r.Measure) + ". " + NewAct(r.Measure, r.Stance, l).String()
}

// motions are what a yea or nay was about, {id} being the measure.
var motions = map[ward.Question]ward.Text{
	ward.QuestionAdopt:   {English: "adopt {id}", Spanish: "aprobar {id}"},
	ward.QuestionTable:   {English: "table {id}", Spanish: "archivar la propuesta {id} sin votarla"},
	ward.QuestionTakeUp:  {English: "take up {id}", Spanish: "que el Concejo considerara {id}"},
	ward.QuestionSuspend: {English: "suspend the rules to take up {id}", Spanish: "suspender las reglas para considerar {id}"},
}

// deed returns the vote to confirm without its subject: "voted on January 15,
// 2025, to table O2023-0004222".
func (r Request) deed(l Language) string {
	on, yea := l.On(r.Stance.Date)+", ", r.Stance.Act == ward.ActYea
	motion := strings.ReplaceAll(l.Pick(motions[r.Stance.Question]), "{id}", string(r.Stance.Measure))
	switch {
	case l == Spanish && yea:
		return "votó que sí, " + on + "a " + motion
	case l == Spanish:
		return "votó que no, " + on + "a " + motion
	case yea:
		return "voted " + on + "to " + motion
	}
	return "voted " + on + "not to " + motion
}
