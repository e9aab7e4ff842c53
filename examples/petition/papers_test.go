package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

var update = flag.Bool("update", false, "write the summaries in testdata anew")

// TestSummaryFiles compares the summary of the toy council with files a person
// has read.
func TestSummaryFiles(t *testing.T) {
	dir := t.TempDir()
	signers := writeSigners(t, "name,address\nA,121 N LaSalle St\nA,121 N LA SALLE STREET\nB,1060 W Addison\nC,4 N Western Ave\nD,626 Michigan Ave\nE,n/a\n")
	for _, name := range []string{"summary.csv", "summary.json"} {
		out := filepath.Join(dir, name)
		var rows, notes strings.Builder
		if err := run(openToy, testDay, &rows, &notes, []string{"-date", toyDay, "-summary", out, signers}); err != nil {
			t.Fatal(err)
		}
		got := textOf(t, out)
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if want := textOf(t, golden); got != want {
			t.Errorf("%s is\n%s", name, got)
		}
	}
}

func textOf(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestTotalsReconcile feeds generated signers and compares the rows, the
// summaries, the report and the letters with each other.
func TestTotalsReconcile(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, count := range []int{0, 7, 2000} {
		dir := t.TempDir()
		in, out := filepath.Join(dir, "in.csv"), func(name string) string { return filepath.Join(dir, name) }
		table := messySigners(random, count)
		if err := os.WriteFile(in, []byte(written(random, table, ',', "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(out("own.txt"), []byte("{{.Ward}} {{.Signers}}"), 0o600); err != nil {
			t.Fatal(err)
		}
		flags := []string{
			"-date", pastDay, "-o", out("out.csv"), "-report", out("report.html"),
			"-letters", out("letters"), "-template", out("own.txt"), "-summary",
		}
		var rows, notes strings.Builder
		for i, name := range []string{"summary.csv", "summary.json"} {
			args := slices.Concat(flags, []string{out(name), in})
			if i > 0 {
				args = slices.Insert(args, 0, "-force")
			}
			if err := run(openShared, testDay, &rows, &notes, args); err != nil {
				t.Fatal(err)
			}
		}

		statuses, wards, repeated := map[string]int{}, map[ward.Number]int{}, map[ward.Number]int{}
		for _, answer := range answers(parsed(t, textOf(t, out("out.csv")), ',')) {
			statuses[answer["status"]]++
			if n, err := ward.ParseNumber(answer["ward"]); err == nil {
				wards[n]++
				if answer["duplicate_of"] != "" {
					repeated[n]++
				}
			}
		}
		var file summaryFile
		if err := json.Unmarshal([]byte(textOf(t, out("summary.json"))), &file); err != nil {
			t.Fatal(err)
		}
		compareSummary(t, file, len(table)-1, statuses, wards, repeated)
		compareCSV(t, textOf(t, out("summary.csv")), file)
		inReport, unmatched := tableCounts(t, textOf(t, out("report.html")))
		if fmt.Sprint(inReport) != fmt.Sprint(wards) || unmatched != len(table)-1-statuses["matched"] {
			t.Errorf("the report has %v and %d unmatched, the rows %v", inReport, unmatched, wards)
		}
		letters := map[ward.Number]int{}
		for n := range wards {
			if text, err := os.ReadFile(out("letters/" + letterName(n))); err == nil {
				var inLetter, signers int
				if _, err := fmt.Sscan(string(text), &inLetter, &signers); err != nil || inLetter != int(n) {
					t.Errorf("the letter to ward %d is %q", n, text)
				}
				letters[n] = signers
			}
			if letters[n] != wards[n]-repeated[n] {
				t.Errorf("ward %d: %d in its letter, %d rows of which %d are repeated", n, letters[n], wards[n], repeated[n])
			}
		}
		if names := filesIn(t, out("letters")); len(names) != 2*len(letters) {
			t.Errorf("the letters are %q, want %d and as many scripts", names, len(letters))
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

// TestPapersRefuse has what is found wrong before a row is read. Nothing may
// be written.
func TestPapersRefuse(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.txt")
	if err := os.WriteFile(broken, []byte("{{.Alder}}\n{{.Signer}}"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := filepath.Join(dir, "full")
	if err := os.Mkdir(full, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(full, scriptName(9)), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "letters")
	for _, test := range []struct {
		flags []string
		want  string
	}{
		{[]string{"-lang", "fr"}, `-lang: there are no texts in language "fr"`},
		{[]string{"-summary", "counts.txt"}, "-summary: a summary is written as .csv or .json, which counts.txt does not end in"},
		{[]string{"-letters", folder, "-template", broken}, "broken.txt:2:2: "},
		{[]string{"-letters", folder, "-template", filepath.Join(dir, "no.txt")}, "-template: open "},
		{[]string{"-template", broken}, "-template is of no use without -letters or -report"},
		{[]string{"-letters", full}, "ward-09-script.txt: it exists; -force replaces it"},
		{[]string{"-letters", broken}, "it is not a folder"},
		{[]string{"-report", full}, "it is not an ordinary file"},
		{[]string{"-report", broken}, "it exists; -force replaces it"},
		{[]string{"-report", filepath.Join(dir, "no", "report.html")}, "no such file or directory"},
	} {
		signers := writeSigners(t, "address\n\"121 N LaSalle St\n") // would be refused if it were read
		var out, notes strings.Builder
		err := run(openShared, testDay, &out, &notes, append(test.flags, signers))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want %q", test.flags, err, test.want)
		}
		if out.String()+notes.String() != "" || len(filesIn(t, dir)) != 2 || len(filesIn(t, full)) != 1 {
			t.Errorf("%q: wrote %q and %q, left %q", test.flags, out.String(), notes.String(), filesIn(t, dir))
		}
	}
}

// TestPapersAreAllOrNone fails in the middle of the rows.
func TestPapersAreAllOrNone(t *testing.T) {
	dir := t.TempDir()
	out := func(name string) string { return filepath.Join(dir, name) }
	signers := writeSigners(t, "address,x\n121 N LaSalle St,\n121 N LaSalle St,\"\n")
	var rows, notes strings.Builder
	err := run(openShared, testDay, &rows, &notes, []string{"-report", out("r.html"), "-summary", out("s.json"), "-letters", out("letters"), signers})
	if err == nil || !strings.Contains(err.Error(), "never closed") {
		t.Errorf("error %v", err)
	}
	if left := filesIn(t, dir); len(left) != 0 {
		t.Errorf("left %q", left)
	}
}

// TestNothingOfTheSigners looks for what stands in the rows in everything else
// that is written.
func TestNothingOfTheSigners(t *testing.T) {
	dir := t.TempDir()
	out := func(name string) string { return filepath.Join(dir, name) }
	signers := writeSigners(t, "name,address,email\nXavier Quimby,1060 W Addison St,quimby@example.org\nZelda Quimby,\"1060 W Addison St, Apt 7\",zelda@example.org\n")
	var rows, notes bytes.Buffer
	args := []string{"-date", pastDay, "-report", out("r.html"), "-summary", out("s.json"), "-letters", out("letters"), signers}
	if err := run(openShared, testDay, &rows, &notes, args); err != nil {
		t.Fatal(err)
	}
	texts := []string{textOf(t, out("r.html")), textOf(t, out("s.json")), notes.String()}
	for _, name := range filesIn(t, out("letters")) {
		texts = append(texts, textOf(t, out("letters/"+name)))
	}
	if len(texts) != 5 {
		t.Fatalf("%d texts", len(texts))
	}
	personal := regexp.MustCompile(`(?i)quimby|addison|xavier|zelda|example\.org`)
	for _, text := range texts {
		if found := personal.FindString(text); found != "" {
			t.Errorf("%q is in %.2000s", found, text)
		}
	}
}

func TestSpanishLetters(t *testing.T) {
	dir := t.TempDir()
	var rows, notes strings.Builder
	signers := writeSigners(t, "address\n"+strings.Repeat("1060 W Addison St\n", 3))
	if err := run(openShared, testDay, &rows, &notes, []string{"-date", "2021-06-01", "-lang", "es", "-letters", dir, signers}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"ward-44.txt":        "Nuestra petición tiene firmas del distrito 44 (Ward 44).",
		"ward-44-script.txt": "vivo en el distrito 44",
	} {
		if text := textOf(t, filepath.Join(dir, name)); !strings.Contains(text, want) {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// TestStaleLetters runs twice with other signers.
func TestStaleLetters(t *testing.T) {
	dir := t.TempDir()
	for i, want := range []string{"", "are still in " + dir + ": ward-44.txt.\n"} {
		var rows, notes strings.Builder
		signers := writeSigners(t, "address\n"+[]string{"1060 W Addison St", "121 N LaSalle St"}[i]+"\n")
		if err := run(openShared, testDay, &rows, &notes, []string{"-force", "-date", "2021-06-01", "-letters", dir, signers}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(notes.String(), want) || want == "" && strings.Contains(notes.String(), "earlier run") {
			t.Errorf("run %d: %s", i, notes.String())
		}
	}
}

// TestSeats checks where the record puts those who hold the seats, and how that
// is known.
func TestSeats(t *testing.T) {
	atlas, err := toyAtlas()
	if err != nil {
		t.Fatal(err)
	}
	measure, seats := seatsOf(atlas, toyOn(t, toyDay), outreach.English)
	if measure.ID != "O2" {
		t.Errorf("the last amendment is %s", measure.ID)
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
		if seat := seats[test.ward-1]; seat.Ward != test.ward || seat.standWords() != test.words || seat.ask.Ask != test.ask {
			t.Errorf("ward %d: %s, %s", test.ward, seat.standWords(), seat.ask.Ask)
		}
	}
	for n, want := range map[ward.Number]bool{42: true, 44: false} {
		if got := seats[n-1].contactNote != ""; got != want {
			t.Errorf("ward %d: a warning of what was listed before: %v", n, got)
		}
	}
}

// TestPrintedSummary compares what is told on standard error of the toy council.
func TestPrintedSummary(t *testing.T) {
	var rows, notes strings.Builder
	signers := writeSigners(t, "address\n121 N LaSalle St\n1060 W Addison\n4 N Western Ave\n")
	if err := run(openToy, testDay, &rows, &notes, []string{"-date", toyDay, signers}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"3 rows, looked up on ward map 2023 for 2025-06-01; the newest source on the council is of 2026-10-04\n",
		"  Ann Alba   (312) 555-0142*  ward42@example.org  no_act              state_position\n",
		"  Ben Brook  (312) 555-0144   ward44@example.org  procedure, derived  thank\n",
		"  vacant                                          nobody              none\n",
		"* Listed by the City before the seat last changed",
		"own act on the Less, O2 puts them on the protections of the ordinance. A vote on procedure is on neither side.\n",
		outreach.English.RollCall(ward.Measure{Tally: ward.Tally{RollCall: ward.RollCallDerived}}),
	} {
		if !strings.Contains(notes.String(), want) {
			t.Errorf("no %q in\n%s", want, notes.String())
		}
	}
}
