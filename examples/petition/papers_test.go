package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func textOf(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
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
	folder, dangling := filepath.Join(dir, "letters"), filepath.Join(dir, "dangling")
	if err := os.Symlink("nowhere", dangling); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		flags []string
		want  string
	}{
		{[]string{"-lang", "fr"}, `-lang: there are no texts in language "fr"`},
		{[]string{"-summary", "counts.txt"}, "-summary: the name of a summary ends in .csv or .json, which counts.txt does not"},
		{[]string{"-letters", folder, "-template", broken}, "broken.txt:2:2: "},
		{[]string{"-letters", folder, "-template", filepath.Join(dir, "no.txt")}, "-template: open "},
		{[]string{"-template", broken}, "-template is of no use without -letters or -report"},
		{[]string{"-letters", full}, "ward-09-script.txt: it exists; -force replaces it"},
		{[]string{"-letters", broken}, "it is not a folder"},
		{[]string{"-report", full}, "it is not an ordinary file"},
		{[]string{"-report", "-"}, "only the rows can go to standard output"},
		{[]string{"-review", "-"}, "only the rows can go to standard output"},
		{[]string{"-o", folder, "-letters", folder}, "cannot write " + folder + ": two outputs have this name"},
		{[]string{"-force", "-o", filepath.Join(full, letterName(3)), "-letters", full}, "ward-03.txt: two outputs have this name"},
		{[]string{"-letters", dangling}, "it is a link to something that does not exist"},
		{[]string{"-o", dangling, "-force"}, "it is a link to something that does not exist"},
		{[]string{"-date", "2024-01-01", "-date-column", "day"}, "-date and -date-column both say which day is meant"},
		{[]string{"-date-column", "day", "-letters", folder}, "-report and -letters are about one day"},
		{[]string{"-date-column", "day", "-report", folder}, "-report and -letters are about one day"},
		{[]string{"-report", broken}, "it exists; -force replaces it"},
		{[]string{"-report", filepath.Join(dir, "no", "report.html")}, "no such file or directory"},
	} {
		signers := writeSigners(t, "address\n\"121 N LaSalle St\n") // would be refused if it were read
		var out, notes strings.Builder
		err := run(openShared, testDay, &out, &notes, append(test.flags, signers))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want %q", test.flags, err, test.want)
		}
		if out.String()+notes.String() != "" || len(filesIn(t, dir)) != 3 || len(filesIn(t, full)) != 1 {
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
	if len(texts) != 6 {
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
		"ward-44.txt":        "Residentes del distrito 44 (Ward 44) han firmado nuestra petición",
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
