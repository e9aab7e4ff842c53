package ward

import (
	"encoding"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestPositionTable walks the table in the comment of this package: every act
// with every question is in it or has no position.
func TestPositionTable(t *testing.T) {
	type answer struct {
		act      Act
		question Question
	}
	table := map[answer]Position{}
	for i, line := range documentedTable(t, "act                      question                position") {
		cells := regexp.MustCompile(` {2,}`).Split(line, -1)
		if len(cells) != 3 {
			t.Fatalf("line %d of the table has %d cells: %q", i, len(cells), line)
		}
		var position Position
		name, _, _ := strings.Cut(cells[2], " ")
		if err := position.UnmarshalText([]byte(name)); err != nil {
			t.Fatal(err)
		}
		for name := range strings.SplitSeq(cells[0], ", ") {
			var act Act
			if err := act.UnmarshalText([]byte(name)); err != nil {
				t.Fatal(err)
			}
			for question := range strings.SplitSeq(cells[1], ", ") {
				key := answer{act, Question(question)}
				if _, ok := table[key]; ok {
					t.Errorf("the table has %s on %s twice", act, question)
				}
				table[key] = position
			}
		}
	}
	if len(table) != 17 {
		t.Errorf("the table has %d answers, not 17", len(table))
	}
	for act := range Act(len(actNames)) {
		for _, question := range []Question{
			QuestionAdopt, QuestionTable, QuestionTakeUp, QuestionSupport, QuestionOppose, "", "amend",
		} {
			want, wantOK := table[answer{act, question}]
			got, ok := positionOf(act, question)
			if got != want || ok != wantOK {
				t.Errorf("%v on %q is %v, %v; want %v, %v", act, question, got, ok, want, wantOK)
			}
			text := Stance{Act: act, Question: question}.Text()
			if (text.English != "") != wantOK || (text.Spanish != "") != wantOK {
				t.Errorf("%v on %q has the text %q", act, question, text)
			}
		}
	}
}

// TestStanceText pins the words that are easily got wrong: a nay to table is
// no vote on the merits, and what was worked out says so.
func TestStanceText(t *testing.T) {
	nay := Stance{Act: Nay, Question: QuestionTable, Basis: Reported}.Text()
	if want := "Voted nay on laying it aside: wanted it taken up, which is no vote on the merits."; nay.English != want {
		t.Errorf("a nay to table is %q, want %q", nay.English, want)
	}
	yea := Stance{Act: Yea, Question: QuestionTable, Basis: Derived}.Text()
	if want := (Text{
		"Voted yea on laying it aside, which ends it. This was worked out from a reported count.",
		"Votó a favor de dejar la medida sobre la mesa, lo que le pone fin. Esto se dedujo de un recuento publicado.",
	}); yea != want {
		t.Errorf("a derived yea to table is %q, want %q", yea, want)
	}
}

// documentedTable returns the lines of the table in doc.go that follow header.
func documentedTable(t *testing.T, header string) []string {
	t.Helper()
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(text), "//\t"+header+"\n")
	if !ok {
		t.Fatalf("doc.go has no table with the header %q", header)
	}
	var lines []string
	for line := range strings.Lines(after) {
		row, ok := strings.CutPrefix(line, "//\t")
		if !ok {
			break
		}
		lines = append(lines, strings.TrimSuffix(row, "\n"))
	}
	return lines
}

// TestNames checks the text of every value of every enumeration, both ways.
func TestNames(t *testing.T) {
	testNames[Act](t, "unrecorded", "yea", "nay", "not_voting", "absent", "sponsored", "cosponsored", "filed", "stated")
	testNames[Position](t, "none", "for", "against")
	testNames[Basis](t, "unknown", "record", "reported", "derived")
	testNames[Reason](t, "recorded", "not_in_office", "no_roll_call", "not_in_roll_call", "not_named", "office_unknown")
	testNames[Effect](t, "unclassified", "strengthens", "weakens")
	testNames[Outcome](t, "unknown", "passed", "adopted", "failed", "tabled", "referred", "signed")
	testNames[RollCall](t, "none", "partial", "whole")
	testNames[OfficeKind](t, "none", "ward", "city_hall")
	testNames[Ask](t, "none", "thank", "hold", "reconsider", "state_position")
	testNames[Confidence](t, "unknown", "low", "medium", "high")
	testTexts[Certainty](t, "outside", "near_border", "clear")
	testTexts[Status](t, "matched", "ambiguous", "no_street", "no_number", "not_chicago", "po_box", "incomplete",
		"not_address", "empty", "outside")
}

type named interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
}

// testTexts checks the text of every value of an enumeration, and that a value
// beyond them has none.
func testTexts[E named](t *testing.T, names ...string) {
	t.Helper()
	for i, name := range names {
		value := E(i)
		if text, err := value.MarshalText(); err != nil || string(text) != name || value.String() != name {
			t.Errorf("%T(%d) is %q as text and %q as a string, want %q (%v)", value, i, text, value, name, err)
		}
	}
	beyond := E(len(names))
	if text, err := beyond.MarshalText(); err == nil {
		t.Errorf("%T(%d), which is none, is %q as text", beyond, len(names), text)
	}
	if want := fmt.Sprintf("(%d)", len(names)); !strings.HasSuffix(beyond.String(), want) {
		t.Errorf("%T(%d), which is none, is %q as a string", beyond, len(names), beyond)
	}
}

// testNames checks an enumeration that can be read back too.
func testNames[E named, P interface {
	*E
	encoding.TextUnmarshaler
}](t *testing.T, names ...string) {
	t.Helper()
	testTexts[E](t, names...)
	for i, name := range names {
		var back E
		if err := P(&back).UnmarshalText([]byte(name)); err != nil || back != E(i) {
			t.Errorf("%q is read as %v, %v; want %v", name, back, err, E(i))
		}
	}
	for _, text := range []string{"", "Yea", "nothing"} {
		var value E
		if err := P(&value).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is read as %T %v", text, value, value)
		}
	}
}
