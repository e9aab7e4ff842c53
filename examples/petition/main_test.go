package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chiward/chiward/ward"
)

// sharedAtlas is opened once for all tests, with the maps of the past.
var sharedAtlas = sync.OnceValues(func() (*ward.Atlas, error) { return openAtlas(true) })

func openShared(bool) (*ward.Atlas, error) { return sharedAtlas() }

// pastDay is a day whose wards are settled; testDay is the same, for which
// programs take it that are not told another.
const pastDay = "2024-01-01"

var testDay = ward.MustParseDate(pastDay)

const byteOrderMark = "\uFEFF"

func writeSigners(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "signers.csv")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestSample runs the program over the sample as its reader would.
func TestSample(t *testing.T) {
	in, err := os.ReadFile("signers.csv")
	if err != nil {
		t.Fatal(err)
	}
	signers, err := csv.NewReader(bytes.NewReader(in)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out, notes strings.Builder
	if err := run(openShared, testDay, &out, &notes, []string{"signers.csv"}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), byteOrderMark))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(signers) {
		t.Fatalf("%d rows went in, %d came out", len(signers), len(rows))
	}
	for i, signer := range signers {
		if !slices.Equal(rows[i][:len(signer)], signer) {
			t.Errorf("row %d is %q, came back as %q", i, signer, rows[i][:len(signer)])
		}
	}
	found, byWard, unmatched := map[string]int{}, map[string]int{}, 0
	for _, row := range rows[1:] {
		wards := row[slices.Index(rows[0], "ward")]
		found[row[slices.Index(rows[0], "status")]]++
		byWard[wards]++
		if wards == "" {
			unmatched++
		}
	}
	if unmatched > 10 {
		t.Errorf("%d rows of the sample have no ward", unmatched)
	}
	if len(found) < 9 {
		t.Errorf("the sample has rows of these statuses only: %v", found)
	}
	checkSummary(t, notes.String(), len(signers)-1, found, byWard)
}

// checkSummary compares a printed summary with what the rows say.
func checkSummary(t *testing.T, summary string, rows int, statuses, byWard map[string]int) {
	t.Helper()
	if want := fmt.Sprintf("%d rows", rows); !strings.HasPrefix(summary, want) {
		t.Errorf("the summary does not begin with %q:\n%s", want, summary)
	}
	top, bottom, _ := strings.Cut(summary, "\nsigners ")
	read := func(text string, line *regexp.Regexp) map[string]int {
		found := map[string]int{}
		for _, match := range line.FindAllStringSubmatch(text, -1) {
			found[match[2]], _ = strconv.Atoi(match[1])
		}
		return found
	}
	gotStatuses := read(top, regexp.MustCompile(`(?m)^ +(\d+)  ([a-z_]+)\b`))
	gotWards := read(bottom, regexp.MustCompile(`(?m)^ +(\d+) +(\d+) `))
	gotWards[""] = byWard[""]
	if fmt.Sprint(gotStatuses) != fmt.Sprint(statuses) {
		t.Errorf("the summary has %v, the rows %v", gotStatuses, statuses)
	}
	if fmt.Sprint(gotWards) != fmt.Sprint(byWard) {
		t.Errorf("the summary has signers by ward %v, the rows %v", gotWards, byWard)
	}
}

func TestDateFlag(t *testing.T) {
	var out, notes strings.Builder
	name := writeSigners(t, "address\n121 N LaSalle St\n")
	if err := run(openShared, testDay, &out, &notes, []string{"-date", "2021-01-27", name}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), ",2015,\n") || !strings.Contains(notes.String(), "ward map 2015 for 2021-01-27") {
		t.Errorf("output %q, summary %q", out.String(), notes.String())
	}
}

// TestToday checks that the day is that of the clock, and that it is said, and
// said too where the data end before it.
func TestToday(t *testing.T) {
	atlas, err := sharedAtlas()
	if err != nil {
		t.Fatal(err)
	}
	later := ward.DateOf(atlas.SitsUntil().Time().AddDate(0, 0, 1))
	for _, test := range []struct {
		today ward.Date
		stale bool
	}{{testDay, false}, {later, true}} {
		dir := t.TempDir()
		report := filepath.Join(dir, "report.html")
		var out, notes strings.Builder
		args := []string{"-report", report, writeSigners(t, "address\n121 N LaSalle St\n")}
		if err := run(openShared, test.today, &out, &notes, args); err != nil {
			t.Fatal(err)
		}
		day, err := atlas.On(test.today)
		if err != nil {
			t.Fatal(err)
		}
		seat, _ := day.Seat(42)
		holder := ","
		if seat.Holder != nil {
			holder = "," + seat.Holder.Name + ",matched"
		}
		if !strings.Contains(out.String(), holder) {
			t.Errorf("on %v no %q in %q", test.today, holder, out.String())
		}
		if want := "for " + test.today.String() + ", today in Chicago;"; !strings.Contains(notes.String(), want) {
			t.Errorf("no %q in %s", want, notes.String())
		}
		for _, text := range []string{notes.String(), textOf(t, report)} {
			if strings.Contains(text, "data end with the council that sits until") != test.stale {
				t.Errorf("on %v, stale: %v, in %.600s", test.today, test.stale, text)
			}
		}
	}
}

func TestChicagoDay(t *testing.T) {
	for at, want := range map[string]string{
		"2026-01-01T05:59:59Z": "2025-12-31",
		"2026-01-01T06:00:00Z": "2026-01-01",
		"2026-07-01T04:59:59Z": "2026-06-30",
		"2026-07-01T05:00:00Z": "2026-07-01",
	} {
		instant, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := chicagoDay(instant).String(); got != want {
			t.Errorf("at %s it is %s, want %s", at, got, want)
		}
	}
}

// TestHeaderless checks that nothing of a first line that is a signer's stands
// in the error.
func TestHeaderless(t *testing.T) {
	var out, notes strings.Builder
	for _, flags := range [][]string{nil, {"-address", "where"}} {
		err := run(openShared, testDay, &out, &notes, append(flags, writeSigners(t, "Quimby,1060 W Addison St\n")))
		if err == nil || strings.Contains(err.Error(), "Quimby") || strings.Contains(err.Error(), "Addison") {
			t.Errorf("error %v", err)
		}
	}
}

func TestHeaderOnly(t *testing.T) {
	var out, notes strings.Builder
	if err := run(openShared, testDay, &out, &notes, []string{writeSigners(t, "address\n")}); err != nil {
		t.Fatal(err)
	}
	if out.String() != byteOrderMark+"address,ward,alder,status,certainty,other_wards,matched_address,corrections,suggestions,method,border_m,map,duplicate_of\n" {
		t.Errorf("output %q", out.String())
	}
	if !strings.HasPrefix(notes.String(), "0 rows") || strings.Contains(notes.String(), "signers ") {
		t.Errorf("summary %q", notes.String())
	}
}

// TestDash checks that - is standard output and no file.
func TestDash(t *testing.T) {
	t.Chdir(t.TempDir())
	name := writeSigners(t, "address\n121 N LaSalle St\n")
	var out, notes strings.Builder
	if err := run(openShared, testDay, &out, &notes, []string{"-o", "-", "-bom=false", name}); err != nil {
		t.Fatal(err)
	}
	if left := filesIn(t, "."); len(left) > 0 || !strings.HasPrefix(out.String(), "address,ward,") {
		t.Errorf("left %q, wrote %q", left, out.String())
	}
}

// TestDateColumn gives each row a day of its own, which needs the maps of the
// past.
func TestDateColumn(t *testing.T) {
	var past bool
	open := func(asked bool) (*ward.Atlas, error) {
		past = asked
		return sharedAtlas()
	}
	var out, notes strings.Builder
	name := writeSigners(t, "signed,address\n2021-01-27,121 N LaSalle St\nnever,121 N LaSalle St\n")
	if err := run(open, testDay, &out, &notes, []string{"-date-column", "signed", name}); err != nil {
		t.Fatal(err)
	}
	if !past || !strings.Contains(out.String(), ",2015,\n") || !strings.Contains(out.String(), "\nnever,121 N LaSalle St,,,no_date,") {
		t.Errorf("past %t, output %q", past, out.String())
	}
}

// TestRefusals has the ends of the program with exit status 1. No output may
// be written, and no summary either.
func TestRefusals(t *testing.T) {
	good := "address\nn/a\n"
	for _, test := range []struct {
		name, text string
		flags      []string
		want       string
	}{
		{"empty file", "", nil, "the file is empty; a header line is needed"},
		{"no address column", "name,e-mail\nx,y\n", nil, "no column for the address was found; the first line must have the names of the columns, and has 2 cells; name the right one with -address"},
		{"no such column", good, []string{"-address", "where"}, "no column has the name that was given"},
		{"broken quotes", "address,x\nn/a,\"\nn/a,1\n", nil, "line 2: "},
		{"two columns", "your address,my address\nn/a,n/a\n", nil, `the address may be in column "your address" or column "my address"; name the right one with -address`},
		{"a sheet of a text", good, []string{"-sheet", "1"}, "a text file, which has no sheets"},
		{"no such column of dates", good, []string{"-date-column", "day"}, "no column has the name that was given"},
		{"bad date", good, []string{"-date", "yesterday"}, `-date: ward: "yesterday" is not a date like 2025-01-15`},
		{"day before the first map", good, []string{"-date", "1990-01-01"}, "no ward map for the day: 1990-01-01"},
		{"unknown flag", good, []string{"-x"}, "flag provided but not defined: -x; petition -h"},
		{"two files", good, []string{"other.csv"}, "one list of signers is needed, and 2 were given"},
	} {
		dir := t.TempDir()
		outName := filepath.Join(dir, "out.csv")
		args := append(append([]string{"-o", outName}, test.flags...), writeSigners(t, test.text))
		var out, notes strings.Builder
		err := run(openShared, testDay, &out, &notes, args)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.want)
		}
		if left := filesIn(t, dir); len(left) > 0 || out.String()+notes.String() != "" {
			t.Errorf("%s: left %q, wrote %q and %q", test.name, left, out.String(), notes.String())
		}
	}
}

func TestFileRefusals(t *testing.T) {
	dir := t.TempDir()
	name := writeSigners(t, "address\nn/a\n")
	for _, test := range []struct {
		args []string
		want string
	}{
		{nil, "one list of signers is needed, and 0 were given"},
		{[]string{filepath.Join(dir, "missing.csv")}, "missing.csv: no such file"},
		{[]string{dir}, "is a directory"},
		{[]string{"-o", name, name}, "it is the list itself"},
		{[]string{"-o", dir, name}, "it is not an ordinary file"},
		{[]string{"-o", filepath.Join(dir, "no", "out.csv"), name}, "no such file or directory"},
	} {
		var out, notes strings.Builder
		err := run(openShared, testDay, &out, &notes, test.args)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want %q", test.args, err, test.want)
		}
		if out.String()+notes.String() != "" {
			t.Errorf("%q: wrote %q and %q", test.args, out.String(), notes.String())
		}
	}
	if text, err := os.ReadFile(name); err != nil || string(text) != "address\nn/a\n" {
		t.Errorf("the input is now %q, %v", text, err)
	}
}

func TestHelp(t *testing.T) {
	var out, notes strings.Builder
	if err := run(openShared, testDay, &out, &notes, []string{"-h"}); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("error %v", err)
	}
	for _, want := range []string{"usage: petition", "keep it safe,\nand delete it", "Names are never needed", "-date", "-address", "-o"} {
		if !strings.Contains(notes.String(), want) {
			t.Errorf("help without %q:\n%s", want, notes.String())
		}
	}
}

func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}
