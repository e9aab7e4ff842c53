package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestFaults has a row for each kind of fault that an edit can bring: the
// generator says where it is and what is wrong, and changes nothing.
func TestFaults(t *testing.T) {
	for _, test := range []struct {
		name     string
		file     string // in data; created if old is empty and there is none
		old, new string
		want     []string // lines of the error begin so, and have what is behind the bar
	}{
		{"an act by somebody who did not hold the ward", "council/stances.csv", "O2024-1,1,abe-ash", "O2024-1,2,abe-ash", []string{"council/stances.csv, line 2, alder: |did not hold ward 2 on 2024-02-21"}},
		{"an act after the last day in office", "council/terms.csv", "1,abe-ash,2019-05-20,", "1,abe-ash,2019-05-20,2024-02-20", []string{"council/stances.csv, line 2, alder: |did not hold ward 1 on 2024-02-21"}},
		{"two holders on a day", "council/terms.csv", "5,ona-old,2015-05-18,2023-05-14", "5,ona-old,2015-05-18,2023-05-15", []string{"council/terms.csv, line 7, start_date: |held by ona-old then, line 6"}},
		{"two holders who have not left", "council/terms.csv", "5,ona-old,2015-05-18,2023-05-14,,,terms-2023,", "5,ona-old,2015-05-18,,,,terms-2023,clerk-list-2026-10-04", []string{"council/terms.csv, line 7, start_date: |held by ona-old then"}},
		{"more votes than the tally", "council/measures/O2024-1.txt", "nays: 2", "nays: 1", []string{"council/measures/O2024-1.txt, line 10, nays: |2 stances are nay, the tally has 1"}},
		{"a derived vote of an incomplete roll call", "council/stances.csv", "O2024-2,7,gus-glen,yea,table,2025-03-12,reported,,report-2025-03-12\n", "", []string{"council/stances.csv, line 9, basis: |incomplete, so nothing can be derived from it: nay of ivy-isle"}},
		{"a second vote of one person", "council/stances.csv", "O2024-1,2,bea-birch,yea", "O2024-1,1,abe-ash,nay", []string{"council/stances.csv, line 3, act: |in the roll call"}},
		{"a vote on another question", "council/stances.csv", "abe-ash,yea,adopt", "abe-ash,yea,table", []string{`council/stances.csv, line 2, question: |was on "adopt"`}},

		{"an unknown source", "council/seats.csv", "14,ward14@example.org,,,,ward-offices-2026-09-11", "14,ward14@example.org,,,,wire", []string{`council/seats.csv, line 15, source: |there is no source "wire"`}},
		{"an unknown source of a measure", "council/measures/O2024-1.txt", "sources: journal", "sources: wire journal", []string{`council/measures/O2024-1.txt, line 14, sources: |there is no source "wire"`}},
		{"no source", "council/seats.csv", "14,ward14@example.org,,,,ward-offices-2026-09-11", "14,ward14@example.org,,,,", []string{"council/seats.csv, line 15, source: |empty"}},
		{"a source without an address and a reason", "council/sources.csv", "https://example.org/journal", "", []string{"council/sources.csv, line 3, url: |the reason why there is none"}},
		{"a source with an address and a reason", "council/sources.csv", "https://example.org/journal,", "https://example.org/journal,None.", []string{"council/sources.csv, line 3, url: |either"}},
		{"a source that nobody read", "council/sources.csv", "2024-03-01", "", []string{"council/sources.csv, line 3, retrieved: |empty"}},
		{"a new source that was read on no known day", "council/sources.csv", "2024-03-01", "unknown", []string{"council/sources.csv, line 3, retrieved: |a new source needs the day"}},
		{"an unknown person", "council/terms.csv", "8,hal-hill", "8,hal-hull", []string{`council/terms.csv, line 10, alder: |no person "hal-hull"`}},
		{"an unknown measure", "council/stances.csv", "O2024-1,1,", "O2024-9,1,", []string{`council/stances.csv, line 2, measure: |no measure "O2024-9"`}},

		{"a day that is none", "council/terms.csv", "8,hal-hill,2019-05-20,", "8,hal-hill,2019-05-20,2026-02-31", []string{"council/terms.csv, line 10, end_date: |2026-02-31\" is not a day"}},
		{"a day that is none, of an act", "council/stances.csv", "2025-01-15", "2025-1-15", []string{"council/stances.csv, line 7, date: |not a day"}},
		{"a day that is none, of a measure", "council/measures/O2024-1.txt", "final_date: 2024-02-21", "final_date: 2024-02-30", []string{"council/measures/O2024-1.txt, line 6, final_date: |not a day"}},
		{"an act after today", "council/stances.csv", "gus-glen,yea,table,2025-03-12", "gus-glen,yea,table,2026-11-29", []string{"council/stances.csv, line 8, date: |2026-11-29 lies after today, which is 2026-11-28"}},
		{"an act after this month", "council/stances.csv", "fay-field,sponsored,support,2025-01-15", "fay-field,sponsored,support,2026-12", []string{"council/stances.csv, line 7, date: |after today"}},
		{"a source from after today", "council/sources.csv", "2026-10-04,2026-10-05", "2026-12-04,2026-12-05", []string{"council/sources.csv, line 2, as_of: |after today", "council/sources.csv, line 2, retrieved: |after today"}},
		{"a fax from after today", "council/offices.csv", "(312) 555-0103,,", "(312) 555-0103,(312) 555-0104,2026-12-01", []string{"council/offices.csv, line 4, fax_as_of: |after today"}},
		{"a measure from after today", "council/measures/O2024-1.txt", "introduced: 2024-01\nfinal_date: 2024-02-21", "introduced: 2027\nfinal_date: 2027-02-21", []string{"council/measures/O2024-1.txt, line 5, introduced: |after today", "council/measures/O2024-1.txt, line 6, final_date: |after today"}},
		{"a last day after today with nobody to follow", "council/terms.csv", "1,abe-ash,2019-05-20,", "1,abe-ash,2019-05-20,2026-12-31", []string{"council/terms.csv, line 2, end_date: |after today"}},

		{"a last day after today with a term in another ward to follow", "council/terms.csv", "1,abe-ash,2019-05-20,,,,terms-2023,clerk-list-2026-10-04\n2,bea-birch,2019-05-20", "1,abe-ash,2019-05-20,2026-12-31,,,terms-2023,\n2,bea-birch,2027-01-01", []string{"council/terms.csv, line 2, end_date: |after today"}},

		{"a field of a measure that is none", "council/measures/O2024-1.txt", "effect:", "affect:", []string{`council/measures/O2024-1.txt, line 3: |"affect" is not one of`}},
		{"a field of a measure that can be no such thing", "council/measures/O2024-1.txt", "strengthens", "helps", []string{`council/measures/O2024-1.txt, line 3, effect: |"helps" is not one of`}},
		{"a summary in one language", "council/measures/O2024-1.txt", "# summary_es\nAñade una protección.\nSe aprobó.\n", "", []string{"council/measures/O2024-1.txt, summary_es: |empty"}},
		{"a comma too many", "council/people.csv", "ari-arbor,Ari Arbor", "ari-arbor,Ari, Arbor", []string{"council/people.csv, line 3: |wrong number of fields"}},
		{"a quotation mark too many", "council/people.csv", "Ari Arbor,Ari", `Ari "A" Arbor,Ari`, []string{`council/people.csv, line 3: |bare`}},
		{"a line break in a cell", "council/people.csv", "Ari Arbor,Ari", "\"Ari\nArbor\",Ari", []string{`council/people.csv, line 3, name: |line break`}},
		{"another header", "council/people.csv", "clerk_id", "clerk", []string{"council/people.csv, line 1: |header"}},
		{"two lines of one person", "council/people.csv", "bea-birch", "abe-ash", []string{"council/people.csv, line 4, id: |line 2 has the same id"}},
		{"no e-mail address", "council/seats.csv", "ward14@example.org", "nowhere", []string{"council/seats.csv, line 15, email: |not an e-mail address"}},
		{"not UTF-8", "council/people.csv", "Ari Arbor", "Ari \xe1rbor", []string{"council/people.csv: |UTF-8"}},

		{"a table that is none", "council/votes.csv", "", "measure,ward\n", []string{"council/votes.csv: |no manifest lists it, and it is neither a table"}},
		{"a copy of a table", "council/terms.csv~", "", "ward\n", []string{"council/terms.csv~: |neither"}},
		{"notes beside the measures", "council/measures/notes.md", "", "So.\n", []string{"council/measures/notes.md: |neither"}},
		{"a map that no manifest lists", "wards/wards-2031.geojson", "", "{}", []string{"wards/wards-2031.geojson: |no manifest lists it"}},
		{"streets that no manifest lists", "streets/aliases.csv", "", "dir\n", []string{"streets/aliases.csv: |no manifest lists it"}},
		{"a map that was edited", "wards/wards-2023.geojson", "\"WARD\":1}", "\"WARD\":1 }", []string{"wards/wards-2023.geojson: |checksum"}},
		{"two faults at once", "council/seats.csv", "14,ward14@example.org,,,,ward-offices-2026-09-11\n15,ward15@example.org", "14,ward14@example.org,,,,wire\n15,nowhere", []string{"council/seats.csv, line 15, source: |wire", "council/seats.csv, line 16, email: |nowhere"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := copyOf(t, "2026-11-28")
			g.edit(t, "data/"+test.file, func(text string) string {
				if !strings.Contains(text, test.old) {
					t.Fatalf("%q is not in %s", test.old, test.file)
				}
				return strings.Replace(text, test.old, test.new, 1)
			})
			wantRefused(t, g, test.want)
		})
	}
	t.Run("a table is missing", func(t *testing.T) {
		g := copyOf(t, "2026-11-28")
		os.Remove(filepath.Join(g.dir, "council", "offices.csv"))
		wantRefused(t, g, []string{"|council/offices.csv: file does not exist"})
	})
	t.Run("a map is missing", func(t *testing.T) {
		g := copyOf(t, "2026-11-28")
		os.Remove(filepath.Join(g.dir, "wards", "wards-2023.geojson"))
		wantRefused(t, g, []string{"|wards-2023.geojson"})
	})
	t.Run("no manifest", func(t *testing.T) {
		g := copyOf(t, "2026-11-28")
		os.Remove(filepath.Join(g.dir, "current.json"))
		wantRefused(t, g, []string{"current.json: |missing"})
	})
}

// wantRefused checks that the generator gives the wanted errors and leaves
// everything as it is.
func wantRefused(t *testing.T, g generator, want []string) {
	t.Helper()
	before := g.contents(t)
	err := g.generate("")
	if err == nil {
		t.Fatal("no error")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != len(want) {
		t.Errorf("%d lines, want %d:\n%v", len(lines), len(want), err)
	}
	for i, want := range want {
		place, rule, _ := strings.Cut(want, "|")
		if place != "" {
			place = "data/" + place
		}
		if i < len(lines) && (!strings.HasPrefix(lines[i], place) || !strings.Contains(lines[i], rule)) {
			t.Errorf("it says %q, want %s ... %s", lines[i], place, rule)
		}
	}
	if !maps.EqualFunc(before, g.contents(t), bytes.Equal) {
		t.Error("files were changed")
	}
}

// TestLaterDays has days that may lie after today.
func TestLaterDays(t *testing.T) {
	g := copyOf(t, "2026-11-28")
	g.edit(t, "data/council/terms.csv", func(text string) string {
		text = strings.Replace(text, "1,abe-ash,2019-05-20,", "1,abe-ash,2019-05-20,2026-12-31", 1)
		return text + "1,ona-old,2027-01-01,,appointed,,terms-2023,clerk-list-2026-10-04\n"
	})
	g.edit(t, "data/council/councils.csv", func(text string) string { return text + "2027-05-17,2031-05-18,,terms-2023\n" })
	g.edit(t, "data/council/stances.csv", func(text string) string {
		return text + "O2024-1,10,jan-jetty,stated,support,2026-11-28,reported,,report-2025-03-12\n" // today
	})
	if err := g.generate(""); err != nil {
		t.Fatal(err)
	}
	wantHolder(t, g.open(t), 1, "2027-01-01", "seated", "ona-old", "2026-10-04")
}

// TestCanonical has what people and their programs do to files, and checks
// that the generator makes the same files of it.
func TestCanonical(t *testing.T) {
	untouched := copyOf(t, "2026-11-28").contents(t)
	for _, test := range []struct {
		name, file string
		change     func(string) string
	}{
		{"a byte order mark", "council/terms.csv", func(text string) string { return "\ufeff" + text }},
		{"line ends of Windows", "council/people.csv", func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }},
		{"line ends of an old Mac", "council/people.csv", func(text string) string { return strings.ReplaceAll(text, "\n", "\r") }},
		{"blanks around cells", "council/terms.csv", func(text string) string { return strings.ReplaceAll(text, ",terms-2023,", " , terms-2023\u00a0,") }},
		{"lines of empty cells", "council/seats.csv", func(text string) string { return text + ",,,,,\n\n,,,,,\n" }},
		{"no last line end", "council/seats.csv", func(text string) string { return strings.TrimSuffix(text, "\n") }},
		{"quotation marks without need", "council/seats.csv", func(text string) string {
			return strings.ReplaceAll(text, "ward-offices-2026-09-11", `"ward-offices-2026-09-11"`)
		}},
		{"a measure with blanks and empty lines", "council/measures/O2024-1.txt", func(text string) string {
			text = strings.ReplaceAll(text, "\n", "  \r\n")
			return strings.ReplaceAll(text, "# title", "\n\n#title")
		}},
		{"fields in another order, and some left out", "council/measures/O2024-1.txt", func(text string) string {
			text = strings.Replace(text, "related: no\n", "", 1)
			text = strings.Replace(text, "not_voting: 0\n", "not_voting: 0\noutcome: passed\n", 1)
			return strings.Replace(text, "2024-02-21\noutcome: passed\n", "2024-02-21\n", 1)
		}},
		{"sections in another order", "council/measures/O2024-1.txt", func(text string) string {
			title := "# title\n2024 amendment\n\n"
			return strings.Replace(text, title, "", 1) + "\n" + title
		}},
		{"a roll call by hand", "council/measures/O2024-1.txt", func(text string) string { return strings.Replace(text, "whole", "incomplete", 1) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := copyOf(t, "2026-11-28")
			g.edit(t, "data/"+test.file, test.change)
			if bytes.Equal(untouched[test.file], g.contents(t)[test.file]) {
				t.Fatal("nothing was changed")
			}
			var out bytes.Buffer
			g.out = &out
			if err := g.generate(""); err != nil {
				t.Fatal(err)
			}
			if got := g.contents(t); !maps.EqualFunc(untouched, got, bytes.Equal) {
				t.Errorf("it made\n%s", got[test.file])
			}
			if out.String() != "wrote data/"+test.file+"\n" {
				t.Errorf("it said %q", &out)
			}
		})
	}
	for table := range tableOrder {
		t.Run("lines of "+table+" in another order", func(t *testing.T) {
			g := copyOf(t, "2026-11-28")
			g.edit(t, "data/council/"+table+".csv", func(text string) string {
				header, rest, _ := strings.Cut(text, "\n")
				lines := strings.SplitAfter(rest, "\n")
				slices.Reverse(lines)
				return header + "\n" + strings.Join(lines, "")
			})
			if err := g.generate(""); err != nil {
				t.Fatal(err)
			}
			if !maps.EqualFunc(untouched, g.contents(t), bytes.Equal) {
				t.Error("the lines are in another order")
			}
		})
	}
}

// TestCanonicalKeepsOrder checks that offices of one kind stay as they stand.
func TestCanonicalKeepsOrder(t *testing.T) {
	const header = "ward,office,address\n"
	var mixed, first, second string
	for i := range 50 {
		x, y := fmt.Sprintf("6,ward,%d Main Street\n", 100-i), fmt.Sprintf("7,ward,%d Main Street\n", 100-i)
		mixed, first, second = mixed+y+x, first+x, second+y
	}
	got, err := canonical("council/offices.csv", []byte(header+mixed), nil)
	if err != nil || string(got) != header+first+second {
		t.Errorf("%v\n%s", err, got)
	}
}

// TestMeasureLosesNothing checks that a part of a measure for which the one
// form has no place is an error.
func TestMeasureLosesNothing(t *testing.T) {
	for _, test := range []struct{ content, want string }{
		{"introduced: 2023\n\n# title\nMore\n", ""},
		{"introduced: 2023\ncolor: red\n", "color"},
		{"introduced: 2023\n\n# remark\nMore\n", "remark"},
	} {
		text, err := readMeasure([]byte(test.content)).text()
		if (err != nil) != (test.want != "") || err != nil && (text != nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%q gives %q, error %v", test.content, text, err)
		}
	}
}

// TestTidyKeepsLines checks that an error names the line as people see it,
// whatever stands around it.
func TestTidyKeepsLines(t *testing.T) {
	g := copyOf(t, "2026-11-28")
	g.edit(t, "data/council/seats.csv", func(text string) string {
		text = strings.Replace(text, "14,ward14@example.org", "\n,,,,,\n 14 , nowhere", 1)
		return "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
	})
	wantRefused(t, g, []string{"council/seats.csv, line 17, email: |nowhere"})
}

// TestCompareCells holds the order within tables that text alone does not give.
func TestCompareCells(t *testing.T) {
	for _, test := range []struct{ column, first, second string }{
		{"ward", "2", "10"}, {"office", "ward", "city_hall"}, {"date", "2025", "2025-01"}, {"date", "2025-01", "2025-01-01"}, {"start_date", "", "1998-01-01"},
	} {
		if compareCells(test.column, test.first, test.second) >= 0 || compareCells(test.column, test.second, test.first) <= 0 {
			t.Errorf("%s: %q does not come before %q", test.column, test.first, test.second)
		}
	}
}

// TestNewMeasure checks that a text of a measure is taken up, and taken away.
func TestNewMeasure(t *testing.T) {
	g := copyOf(t, "2026-11-28")
	text := string(g.contents(t)["council/measures/O2024-2.txt"])
	g.edit(t, "data/council/measures/O2024-3.txt", func(string) string { return strings.Replace(text, "derived", "partial", 1) })
	if err := g.generate(""); err != nil {
		t.Fatal(err)
	}
	if m, ok := g.open(t).Measure("O2024-3"); !ok || m.Tally.RollCall != "partial" {
		t.Errorf("the new measure is %+v", m)
	}
	os.Remove(filepath.Join(g.dir, "council", "measures", "O2024-3.txt"))
	if err := g.generate(""); err != nil {
		t.Fatal(err)
	}
	if _, ok := g.open(t).Measure("O2024-3"); ok {
		t.Error("the measure is still there")
	}
}

// TestHiddenFiles checks that what go:embed passes over is no fault.
func TestHiddenFiles(t *testing.T) {
	g := copyOf(t, "2026-11-28")
	for _, name := range []string{"data/council/.DS_Store", "data/council/measures/_draft.txt", "data/wards/.swp"} {
		g.edit(t, name, func(string) string { return "x" })
	}
	if err := g.generate(""); err != nil {
		t.Error(err)
	}
}

// sourcesDir holds the original sources, which a fresh clone does not have.
var sourcesDir = filepath.Join("..", "..", "..", "..", "shared", "sources")

// TestRemake makes maps and streets from the City's files, which must give
// every byte of what is shipped.
func TestRemake(t *testing.T) {
	if _, err := os.Stat(sourcesDir); err != nil {
		t.Skipf("the City's files are not here: %v", err)
	}
	files, err := readShipped(shippedData)
	if err != nil {
		t.Fatal(err)
	}
	before := maps.Clone(files.contents)
	if err := files.remake(sourcesDir, io.Discard); err != nil {
		t.Fatal(err)
	}
	if err := files.seal(); err != nil {
		t.Fatal(err)
	}
	streets := 0
	for name, content := range before {
		if !bytes.Equal(files.contents[name], content) {
			t.Errorf("data/%s differs from the one made from the City's files", name)
		}
		if strings.HasPrefix(name, "streets/") {
			streets += len(content)
		}
	}
	if streets > 1_300_000 {
		t.Errorf("the streets have %d bytes, more than 1.3 million", streets)
	}
	if err := files.remake(t.TempDir(), io.Discard); err == nil {
		t.Error("without the City's files: no error")
	}
}
