package outreach

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chiward/chiward/ward"
)

// The measures of the toy acts.
var (
	adding = ward.Measure{
		ID: "O1", RecordNumber: "O1", Effect: ward.EffectStrengthens, Outcome: "passed",
		Title: ward.Text{English: "More protection", Spanish: "Más protección"},
		Tally: ward.Tally{Question: ward.QuestionAdopt, RollCall: ward.RollCallIncomplete},
	}
	taking = ward.Measure{
		ID: "O2", RecordNumber: "O2", Effect: ward.EffectWeakens, Outcome: "tabled",
		Title: ward.Text{English: "Less protection", Spanish: "Menos protección"},
		Tally: ward.Tally{Question: ward.QuestionTable, RollCall: ward.RollCallDerived},
	}
	toyMeasures = map[ward.MeasureID]ward.Measure{adding.ID: adding, taking.ID: taking}
)

// did returns an act, told in a newsroom on the day after.
func did(date string, m ward.Measure, act ward.Act, question ward.Question, side ward.Side, basis ward.Basis) ward.Stance {
	return ward.Stance{
		Person: "nobody", Ward: 35, Measure: m.ID, Act: act, Question: question, Side: side, Basis: basis, Date: ward.MustParseDate(date),
		Source: ward.Source{Publisher: "Gaceta", URL: "https://example.org/" + string(m.ID), AsOf: ward.MustParseDate("2025-02-03")},
	}
}

// The toy acts.
var (
	cosponsored = did("2021-01", adding, ward.ActCosponsored, ward.QuestionSupport, ward.SideProtects, ward.BasisRecord)
	votedFor    = did("2021-01-27", adding, ward.ActYea, ward.QuestionAdopt, ward.SideProtects, ward.BasisRecord)
	votedNay    = did("2021-01-27", adding, ward.ActNay, ward.QuestionAdopt, ward.SideOpposes, ward.BasisRecord)
	absent      = did("2021-01-27", adding, ward.ActAbsent, ward.QuestionAdopt, ward.SideNeither, ward.BasisRecord)
	workedOut   = did("2021-01-27", adding, ward.ActNay, ward.QuestionAdopt, ward.SideOpposes, ward.BasisDerived)
	alsoDerived = did("2021-01-27", adding, ward.ActYea, ward.QuestionAdopt, ward.SideProtects, ward.BasisDerived)
	spokeFor    = did("2021-01-27", adding, ward.ActStated, ward.QuestionSupport, ward.SideProtects, ward.BasisReported)
	spokeOut    = did("2025-01-09", taking, ward.ActStated, ward.QuestionOppose, ward.SideProtects, ward.BasisReported)
	sponsored   = did("2025-01", taking, ward.ActSponsored, ward.QuestionSupport, ward.SideOpposes, ward.BasisReported)
	tabled      = did("2025-01-15", taking, ward.ActYea, ward.QuestionTable, ward.SideNeither, ward.BasisDerived)
	notTabled   = did("2025-01-15", taking, ward.ActNay, ward.QuestionTable, ward.SideNeither, ward.BasisReported)
	filed       = did("2025-01-07", taking, ward.ActFiled, ward.QuestionTakeUp, ward.SideNeither, ward.BasisReported)
	derivedGone = did("2025-01-15", taking, ward.ActAbsent, ward.QuestionTable, ward.SideNeither, ward.BasisDerived)
)

// toyRequests are the asks with the acts from which they follow.
var toyRequests = []struct {
	acts  []ward.Stance
	ask   Ask
	on    ward.Stance
	every bool
}{
	{nil, AskState, ward.Stance{}, false},
	{[]ward.Stance{votedFor}, AskThank, votedFor, false},
	{[]ward.Stance{cosponsored, votedFor}, AskThank, votedFor, true},
	{[]ward.Stance{votedFor, cosponsored, spokeOut}, AskThank, spokeOut, true},
	{[]ward.Stance{cosponsored, votedFor, tabled}, AskThank, votedFor, false},
	{[]ward.Stance{cosponsored, votedFor, notTabled}, AskThank, votedFor, false},
	{[]ward.Stance{cosponsored, absent}, AskThank, cosponsored, false},
	{[]ward.Stance{cosponsored, workedOut}, AskThank, cosponsored, false},
	{[]ward.Stance{cosponsored, alsoDerived}, AskThank, cosponsored, false},
	{[]ward.Stance{cosponsored, votedNay}, AskReconsider, votedNay, false},
	{[]ward.Stance{votedNay, spokeFor}, AskReconsider, votedNay, false},
	{[]ward.Stance{spokeFor, votedNay}, AskReconsider, votedNay, false},
	{[]ward.Stance{spokeOut, votedNay}, AskHold, spokeOut, false},
	{[]ward.Stance{votedFor, sponsored, tabled}, AskReconsider, sponsored, false},
	{[]ward.Stance{tabled}, AskConfirm, tabled, false},
	{[]ward.Stance{workedOut}, AskConfirm, workedOut, false},
	{[]ward.Stance{tabled, workedOut}, AskConfirm, tabled, false},
	{[]ward.Stance{notTabled}, AskState, ward.Stance{}, false},
	{[]ward.Stance{absent}, AskState, ward.Stance{}, false},
	{[]ward.Stance{derivedGone}, AskState, ward.Stance{}, false},
}

func TestConclude(t *testing.T) {
	var seen []Ask
	for _, test := range toyRequests {
		got := conclude(test.acts)
		if got.Ask != test.ask || got.Stance != test.on || got.EveryAct != test.every {
			t.Errorf("%v: %v on %v (every act: %v)", test.acts, got.Ask, got.Stance, got.EveryAct)
		}
		seen = append(seen, got.Ask)
	}
	for _, ask := range Asks {
		if ask != AskNone && !slices.Contains(seen, ask) {
			t.Errorf("no acts lead to %v", ask)
		}
	}
}

func TestDeciding(t *testing.T) {
	for _, test := range []struct {
		acts []ward.Stance
		want ward.Stance
	}{
		{nil, ward.Stance{}},
		{[]ward.Stance{cosponsored, votedNay}, votedNay},
		{[]ward.Stance{votedNay, spokeFor}, votedNay},
		{[]ward.Stance{spokeFor, votedNay}, votedNay},
		{[]ward.Stance{spokeFor, absent}, spokeFor},
		{[]ward.Stance{spokeOut, tabled}, spokeOut},
		{[]ward.Stance{notTabled, tabled}, tabled},
	} {
		if got := Deciding(ward.Entry{Stances: test.acts}); got != test.want {
			t.Errorf("of %v, %v decides", test.acts, got)
		}
	}
}

func TestOneReport(t *testing.T) {
	two := spokeOut
	two.Note = "Two reports."
	for _, test := range []struct {
		on   ward.Stance
		want bool
	}{{votedFor, false}, {tabled, false}, {spokeOut, true}, {two, false}, {ward.Stance{}, false}} {
		if got := (Request{Stance: test.on}).oneReport(); got != test.want {
			t.Errorf("%v, note %q: %v", test.on.Basis, test.on.Note, got)
		}
	}
}

func TestDeed(t *testing.T) {
	for _, test := range []struct {
		act              ward.Act
		question         ward.Question
		english, spanish string
	}{
		{ward.ActYea, ward.QuestionTable, "voted on January 15, 2025, to table O2", "votó que sí, el 15 de enero de 2025, a archivar la propuesta O2 sin votarla"},
		{ward.ActNay, ward.QuestionTable, "voted on January 15, 2025, not to table O2", "votó que no, el 15 de enero de 2025, a archivar la propuesta O2 sin votarla"},
		{ward.ActYea, ward.QuestionAdopt, "voted on January 15, 2025, to adopt O2", "votó que sí, el 15 de enero de 2025, a aprobar O2"},
		{ward.ActNay, ward.QuestionTakeUp, "voted on January 15, 2025, not to take up O2", "votó que no, el 15 de enero de 2025, a que el Concejo considerara O2"},
		{ward.ActYea, ward.QuestionSuspend, "voted on January 15, 2025, to suspend the rules to take up O2", "votó que sí, el 15 de enero de 2025, a suspender las reglas para considerar O2"},
	} {
		r := Request{Stance: did("2025-01-15", taking, test.act, test.question, ward.SideNeither, ward.BasisDerived)}
		if got := [2]string{r.deed(English), r.deed(Spanish)}; got != [2]string{test.english, test.spanish} {
			t.Errorf("%v on %v: %s", test.act, test.question, fmt.Sprintf("%q", got))
		}
	}
}
