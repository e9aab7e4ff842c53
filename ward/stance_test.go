package ward

import (
	"encoding"
	"fmt"
	"strings"
	"testing"
)

// TestPositionTable walks the table in the comment of Position: every act with
// every question.
func TestPositionTable(t *testing.T) {
	questions := []Question{
		QuestionAdopt, QuestionTable, QuestionTakeUp, QuestionSupport, QuestionOppose, "", "amend",
	}
	type answer struct {
		act      Act
		question Question
	}
	table := map[answer]Position{
		{Yea, QuestionAdopt}:           For,
		{Nay, QuestionAdopt}:           Against,
		{NotVoting, QuestionAdopt}:     None,
		{Absent, QuestionAdopt}:        None,
		{Yea, QuestionTable}:           Against,
		{Nay, QuestionTable}:           None,
		{NotVoting, QuestionTable}:     None,
		{Absent, QuestionTable}:        None,
		{Yea, QuestionTakeUp}:          None,
		{Nay, QuestionTakeUp}:          None,
		{NotVoting, QuestionTakeUp}:    None,
		{Absent, QuestionTakeUp}:       None,
		{Filed, QuestionTakeUp}:        None,
		{Sponsored, QuestionSupport}:   For,
		{Cosponsored, QuestionSupport}: For,
		{Stated, QuestionSupport}:      For,
		{Stated, QuestionOppose}:       Against,
	}
	for act := range Act(len(actNames)) {
		for _, question := range questions {
			want, wantOK := table[answer{act, question}]
			got, ok := positionOf(act, question)
			if got != want || ok != wantOK {
				t.Errorf("%v on %q is %v, %v; want %v, %v", act, question, got, ok, want, wantOK)
			}
		}
	}
}

// TestNames checks the text of every value of every enumeration, both ways.
func TestNames(t *testing.T) {
	testNames[Act](t, "unrecorded", "yea", "nay", "not_voting", "absent", "sponsored", "cosponsored", "filed", "stated")
	testNames[Position](t, "none", "for", "against")
	testNames[Basis](t, "unknown", "record", "reported", "derived")
	testNames[Effect](t, "unclassified", "strengthens", "weakens")
	testNames[Outcome](t, "unknown", "passed", "adopted", "failed", "tabled", "referred", "signed")
	testNames[RollCall](t, "none", "partial", "whole")
	testNames[OfficeKind](t, "none", "ward", "city_hall")
	testNames[Confidence](t, "unknown", "low", "medium", "high")
}

func testNames[E interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
}, P interface {
	*E
	encoding.TextUnmarshaler
}](t *testing.T, names ...string) {
	t.Helper()
	for i, name := range names {
		value := E(i)
		if text, err := value.MarshalText(); err != nil || string(text) != name || value.String() != name {
			t.Errorf("%T(%d) is %q as text and %q as a string, want %q (%v)", value, i, text, value, name, err)
		}
		var back E
		if err := P(&back).UnmarshalText([]byte(name)); err != nil || back != value {
			t.Errorf("%q is read as %v, %v; want %v", name, back, err, value)
		}
	}
	beyond := E(len(names))
	if text, err := beyond.MarshalText(); err == nil {
		t.Errorf("%T(%d), which is none, is %q as text", beyond, len(names), text)
	}
	if want := fmt.Sprintf("(%d)", len(names)); !strings.HasSuffix(beyond.String(), want) {
		t.Errorf("%T(%d), which is none, is %q as a string", beyond, len(names), beyond)
	}
	for _, text := range []string{"", "Yea", "nothing"} {
		var value E
		if err := P(&value).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is read as %T %v", text, value, value)
		}
	}
}
