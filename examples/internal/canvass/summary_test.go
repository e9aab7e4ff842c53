package canvass

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

var update = flag.Bool("update", false, "write the summaries in testdata anew")

// TestSummaryFiles compares the summary of the toy council with files a person
// has read.
func TestSummaryFiles(t *testing.T) {
	_, result := matched(t, toyOptions(t, toyDay), "name,address\nA,121 N LaSalle St\nA,121 N LA SALLE STREET\nB,1060 W Addison\nC,4 N Western Ave\nD,626 Michigan Ave\nE,n/a\n")
	for name, write := range map[string]func(io.Writer) error{"summary.csv": result.WriteSummaryCSV, "summary.json": result.WriteSummaryJSON} {
		var got strings.Builder
		if err := write(&got); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, []byte(got.String()), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || got.String() != string(want) {
			t.Errorf("%s is\n%s, %v", name, got.String(), err)
		}
	}
}

// TestTotalsReconcile feeds generated signers and compares the rows, the
// summaries, the report and the letters with each other.
func TestTotalsReconcile(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	own, err := outreach.ParseTemplate("own", "{{.Ward}} {{.Signers}} {{.Near}}")
	if err != nil {
		t.Fatal(err)
	}
	for _, count := range []int{0, 7, 2000} {
		table := messySigners(random, count)
		rows, result := matched(t, options(t, pastDay), written(random, table, ',', "\n"))
		statuses, wards, repeated, near := map[string]int{}, map[ward.Number]int{}, map[ward.Number]int{}, map[ward.Number]int{}
		for _, answer := range answers(rows) {
			statuses[answer["status"]]++
			n, err := ward.ParseNumber(answer["ward"])
			if err != nil {
				continue
			}
			wards[n]++
			switch {
			case answer["duplicate_of"] != "":
				repeated[n]++
			case answer["certainty"] == "near_border":
				near[n]++
			}
		}
		var file summaryFile
		var asJSON, asCSV strings.Builder
		if err := errors.Join(result.WriteSummaryJSON(&asJSON), result.WriteSummaryCSV(&asCSV), json.Unmarshal([]byte(asJSON.String()), &file)); err != nil {
			t.Fatal(err)
		}
		compareSummary(t, file, len(table)-1, statuses, wards, repeated)
		compareCSV(t, asCSV.String(), file)
		inReport, unmatched := tableCounts(t, reportOf(t, result, outreach.English, "x"))
		if fmt.Sprint(inReport) != fmt.Sprint(wards) || unmatched != len(table)-1-statuses["matched"] {
			t.Errorf("the report has %v and %d unmatched, the rows %v", inReport, unmatched, wards)
		}
		letters, err := result.Letters(Paper{Template: own})
		if err != nil || len(letters) != len(wards) {
			t.Errorf("%d letters for %d wards, %v", len(letters), len(wards), err)
		}
		for _, letter := range letters {
			if want := fmt.Sprintln(letter.Ward, wards[letter.Ward]-repeated[letter.Ward]-near[letter.Ward], near[letter.Ward]); letter.Text != want {
				t.Errorf("the letter to ward %d has %q, the rows %q", letter.Ward, letter.Text, want)
			}
		}
	}
}

func compareSummary(t *testing.T, file summaryFile, rows int, statuses map[string]int, wards, repeated map[ward.Number]int) {
	t.Helper()
	total, inWards, percent := 0, 0, 0.0
	for _, s := range file.Statuses {
		total += s.Rows
		if statuses[string(s.Status)] != s.Rows {
			t.Errorf("the summary has %d %v, the rows %d", s.Rows, s.Status, statuses[string(s.Status)])
		}
	}
	for _, w := range file.Wards {
		inWards += w.Rows
		percent += w.Percent
		if w.Rows != wards[w.Ward] || w.Duplicates != repeated[w.Ward] {
			t.Errorf("ward %d: %d, %d repeated, want %d, %d", w.Ward, w.Rows, w.Duplicates, wards[w.Ward], repeated[w.Ward])
		}
	}
	if total != rows || file.Rows != rows || inWards != statuses["matched"] || inWards > 0 && (percent < 99.9 || percent > 100.1) {
		t.Errorf("%d rows are %d in all statuses, %d in all wards, %.1f %%", rows, total, inWards, percent)
	}
}

// compareCSV checks that the summary as CSV says what the one as JSON does.
func compareCSV(t *testing.T, text string, file summaryFile) {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got, want strings.Builder
	for _, line := range lines[1:] {
		fmt.Fprintln(&got, line[0], line[1], line[2])
	}
	fmt.Fprintln(&want, "all", "", file.Rows)
	for _, s := range file.Statuses {
		fmt.Fprintln(&want, "status", s.Status, s.Rows)
	}
	for _, w := range file.Wards {
		fmt.Fprintln(&want, "ward", w.Ward, w.Rows)
	}
	if got.String() != want.String() {
		t.Errorf("as CSV: %s\nas JSON: %s", got.String(), want.String())
	}
}

// TestSeats checks where the record puts those who hold the seats, and how that
// is known.
func TestSeats(t *testing.T) {
	file := resultOf(t, toyOptions(t, toyDay), nil).summaryFile()
	wards := file.Wards
	if file.Measure.ID != "O2" {
		t.Errorf("the last amendment is %s", file.Measure.ID)
	}
	for _, test := range []struct {
		ward  ward.Number
		words string
		ask   outreach.Ask
	}{
		{1, "procedure, reported", outreach.AskState},
		{2, "protects, reported", outreach.AskThank},
		{4, "procedure, derived", outreach.AskConfirm},
		{5, "neither, reported", outreach.AskState},
		{9, "opposes, reported", outreach.AskReconsider},
		{27, "nobody", outreach.AskNone},
		{42, "no_act", outreach.AskState},
		{44, "procedure, derived", outreach.AskThank},
		{50, "nobody", outreach.AskNone},
	} {
		if seat := wards[test.ward-1]; seat.Ward != test.ward || seat.Stand() != test.words || seat.Ask != test.ask {
			t.Errorf("ward %d: %s, %s", test.ward, seat.Stand(), seat.Ask)
		}
	}
	for n, want := range map[ward.Number]bool{42: true, 44: false} {
		if got := wards[n-1].ContactNote != ""; got != want {
			t.Errorf("ward %d: a warning of what was listed before: %v", n, got)
		}
	}
}

// TestPrintedSummary compares what is told on standard error of the toy council.
func TestPrintedSummary(t *testing.T) {
	_, result := matched(t, toyOptions(t, toyDay), "address\n121 N LaSalle St\n1060 W Addison\n4 N Western Ave\n")
	var notes strings.Builder
	result.Print(&notes, false)
	for _, want := range []string{
		"3 rows, looked up on ward map 2023 for 2025-06-01; the newest source on the council is of 2026-10-04\n",
		"  Ann Alba   (312) 555-0142*  ward42@example.org  no_act              state_position\n",
		"  Ben Brook  (312) 555-0144   ward44@example.org  procedure, derived  thank\n",
		"  vacant                                          nobody              none\n",
		"* Listed by the City before the seat last changed",
		"where each alder stands on the protections of the ordinance, by their own act on the Less, O2. A vote on procedure is on neither side.\n",
		"Read: address from \"address\".\n",
		outreach.English.RollCall(ward.Measure{Tally: ward.Tally{RollCall: ward.RollCallDerived}}),
	} {
		if !strings.Contains(notes.String(), want) {
			t.Errorf("no %q in\n%s", want, notes.String())
		}
	}
}
