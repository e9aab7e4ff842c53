package ward

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	acts      = []Act{ActYea, ActNay, ActNotVoting, ActAbsent, ActSponsored, ActCosponsored, ActFiled, ActStated, "", "other"}
	questions = []Question{QuestionAdopt, QuestionTable, QuestionTakeUp, QuestionSuspend, QuestionSupport, QuestionOppose, "", "other"}
)

// TestPositions walks the table in the comment of this package: every act with
// every question is in it or has no position.
func TestPositions(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(doc), "//\tact  ")
	rest, _, _ = strings.Cut(rest, "\n//\n")
	table := make(map[string]string)
	for _, line := range strings.Split(rest, "\n//\t")[1:] {
		cells := regexp.MustCompile(` {2,}`).Split(line, -1)
		position, _, _ := strings.Cut(cells[2], " ")
		for act := range strings.SplitSeq(cells[0], ", ") {
			for question := range strings.SplitSeq(cells[1], ", ") {
				table[act+" on "+question] = position
			}
		}
	}
	if len(table) != 21 {
		t.Errorf("the table has %d answers, not 21: %v", len(table), table)
	}
	for _, act := range acts {
		for _, question := range questions {
			want, known := table[string(act)+" on "+string(question)]
			got, ok := positionOf(act, question)
			if ok != known || ok && got != want {
				t.Errorf("%s on %s: %q, %v; want %q, %v", act, question, got, ok, want, known)
			}
		}
	}
}

func TestSides(t *testing.T) {
	for _, test := range []struct {
		position string
		effect   Effect
		want     Side
	}{
		{"for", EffectStrengthens, SideProtects},
		{"against", EffectStrengthens, SideOpposes},
		{"none", EffectStrengthens, SideNeither},
		{"for", EffectWeakens, SideOpposes},
		{"against", EffectWeakens, SideProtects},
		{"none", EffectWeakens, SideNeither},
		{"for", EffectUnclassified, SideNeither},
		{"against", EffectUnclassified, SideNeither},
	} {
		if got := sideOf(test.position, test.effect); got != test.want {
			t.Errorf("%s a measure that %s: %s, want %s", test.position, test.effect, got, test.want)
		}
	}
}

func TestProcedure(t *testing.T) {
	for _, question := range questions {
		want := question == QuestionTable || question == QuestionTakeUp || question == QuestionSuspend
		if got := question.IsProcedure(); got != want {
			t.Errorf("%s is procedure: %v", question, got)
		}
	}
	for _, act := range acts {
		if got, want := act.IsVote(), slices.Contains([]Act{ActYea, ActNay, ActNotVoting, ActAbsent}, act); got != want {
			t.Errorf("%s is a vote: %v", act, got)
		}
	}
}

// TestStanceTexts holds that every act in the table is said in both languages,
// and that nothing reads a vote on procedure as one on the merits.
func TestStanceTexts(t *testing.T) {
	said := make(map[Text]string)
	for _, act := range acts {
		for _, question := range questions {
			_, ok := positionOf(act, question)
			text := Stance{Act: act, Question: question, Basis: BasisRecord}.Text(Measure{})
			if !ok {
				if text != (Text{}) {
					t.Errorf("%s on %s, which is not in the table, is said %+v", act, question, text)
				}
				continue
			}
			if text.English == "" || text.Spanish == "" {
				t.Errorf("%s on %s is said %+v", act, question, text)
			}
			if other, ok := said[text]; ok && question != "" && act != ActNotVoting && act != ActAbsent {
				t.Errorf("%s on %s is said like %s: %+v", act, question, other, text)
			}
			said[text] = string(act) + " on " + string(question)
			for _, word := range []string{" for ", " against ", "wanted", "favor", "contra"} {
				if question.IsProcedure() && strings.Contains(text.English+text.Spanish, word) {
					t.Errorf("%s on %s is said with %q: %+v", act, question, word, text)
				}
			}
		}
	}
	yea := Stance{Act: ActYea, Question: QuestionTable, Basis: BasisRecord}
	if yea.Text(Measure{Outcome: "tabled"}) == yea.Text(Measure{Outcome: "failed"}) {
		t.Error("it is not said that tabling ended the measure")
	}
	nay := Stance{Act: ActNay, Question: QuestionTable, Basis: BasisRecord}
	if nay.Text(Measure{Outcome: "tabled"}) != nay.Text(Measure{Outcome: "failed"}) {
		t.Error("a nay is said to have ended a measure")
	}
	for _, test := range []struct {
		basis Basis
		note  string
		want  string // behind what was done
	}{
		{BasisRecord, "", ""},
		{BasisReported, "Said at a meeting.", oneReport.English},
		{BasisReported, "Two reports. Said at a meeting.", twoReports.English},
		{BasisDerived, "By the count.", workedOut.English},
	} {
		s := Stance{Act: ActNay, Question: QuestionAdopt, Basis: test.basis, Note: test.note}
		if got := s.Text(Measure{}).English; got != "Voted nay on adopting it."+test.want {
			t.Errorf("%s, %q: %q", test.basis, test.note, got)
		}
	}
}
