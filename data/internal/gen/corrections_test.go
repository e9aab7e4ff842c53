package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// shippedCopy returns a copy of the shipped bundle of the council.
func shippedCopy(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "current")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(shippedData, "current"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// contents returns the files in dir by their names.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range files {
		text, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		texts[f.Name()] = string(text)
	}
	return texts
}

// TestShippedCorrections checks that the corrections are in the shipped bundle:
// taking them in once more changes nothing.
func TestShippedCorrections(t *testing.T) {
	dir := shippedCopy(t)
	before := contents(t, dir)
	if err := correct(dir); err != nil {
		t.Fatal(err)
	}
	after := contents(t, dir)
	for name := range before {
		if after[name] != before[name] {
			t.Errorf("the corrections are not in data/current/%s; run go run ./data/internal/gen -correct -out data", name)
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d files, not %d", len(after), len(before))
	}
}

// The phone line is wrong: the lines of the ward are written anew, with a
// source.
func TestCorrectContact(t *testing.T) {
	dir := shippedCopy(t)
	atlas := openBundle(t, dir)
	before := atlas.Latest().Contact(14)
	err := correctShipped(dir, councilTables{
		ward.KindSources: {{"call-2027-01-02", "A call to the ward office", "The ward office", "", "", "2027-01-02", "2027-01-03", ""}},
		ward.KindOffices: {{"14", "ward", "1 East Main Street", "60632", "(312) 555-0100", "", "", "", "", "low", "high", "", "call-2027-01-02"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	after := openBundle(t, dir).Latest().Contact(14)
	if after.Phone != "(312) 555-0100" || after.WardOffice.Source.Retrieved != ward.MustParseDate("2027-01-03") ||
		after.Email != before.Email || after.CityHall != (ward.Office{}) {
		t.Errorf("the corrected contact is %+v", after)
	}
	if other := openBundle(t, dir).Latest().Contact(15); other != atlas.Latest().Contact(15) {
		t.Errorf("another ward has changed: %+v", other)
	}
}

// An alder has left and another has come: the lines of the ward and the new
// person. The list that was looked at for it confirms everybody.
func TestCorrectTerm(t *testing.T) {
	dir := shippedCopy(t)
	const list = "city-clerk-list"
	var lines councilLines
	tables, err := readTables(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range tables[ward.KindTerms] {
		if line[0] == "35" {
			if line[3] == "" {
				line[3], line[8] = "2026-11-30", ""
			}
			lines = append(lines, line)
		}
	}
	lines = append(lines, []string{"35", "ada-new", "2026-12-10", "", "appointed", "", "", list, list})
	err = correctShipped(dir, councilTables{
		ward.KindSources: {{list, "List of the members of the City Council", "City Clerk of Chicago", "", "", "2026-12-15", "2026-12-15", ""}},
		ward.KindPeople:  {{"ada-new", "Ada New", "Ada", "New", "", "", "", list}},
		ward.KindTerms:   lines,
	})
	if err != nil {
		t.Fatal(err)
	}
	atlas := openBundle(t, dir)
	if atlas.AsOf() != ward.MustParseDate("2026-12-15") {
		t.Errorf("as of %v", atlas.AsOf())
	}
	if alder, ok := atlas.Latest().Alder(35); !ok || alder.Name != "Ada New" || !alder.Appointed {
		t.Errorf("the new alder is %+v, %v", alder, ok)
	}
	between, err := atlas.On(ward.MustParseDate("2026-12-05"))
	if err != nil || !between.IsVacant(35) {
		t.Errorf("the seat is not vacant in between, %v", err)
	}
}

func TestRefusedCorrections(t *testing.T) {
	source := []string{"call", "A call", "The ward office", "", "", "2026-01-02", "", ""}
	for _, test := range []struct {
		name        string
		corrections councilTables
		want        string
	}{
		{"an unknown source", councilTables{
			ward.KindSeats: {{"14", "office@example.org", "", "", "", "wire"}},
		}, `corrections/seats.csv: the lines of "14" need a source as of 2026-09-11 or later`},
		{"an unknown source of somebody new", councilTables{
			ward.KindPeople: {{"ada-new", "Ada New", "Ada", "New", "", "", "", "wire"}},
		}, `people.csv: there is no source "wire"`},
		{"an older source", councilTables{
			ward.KindSources: {source}, ward.KindSeats: {{"14", "office@example.org", "", "", "", "call"}},
		}, `corrections/seats.csv: the lines of "14" need a source as of 2026-09-11 or later`},
		{"a day that is none", councilTables{
			ward.KindSources: {{"call", "A call", "The ward office", "", "", "soon", "", ""}},
		}, "sources.csv: call: "},
		{"no e-mail address", councilTables{
			ward.KindSources: {{"call", "A call", "The ward office", "", "", "2027-01-02", "", ""}},
			ward.KindSeats:   {{"14", "nowhere", "", "", "", "call"}},
		}, "current/seats.csv, line 15, email"},
	} {
		dir := shippedCopy(t)
		before := contents(t, dir)
		err := correctShipped(dir, test.corrections)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.want)
		}
		for name, text := range contents(t, dir) {
			if text != before[name] {
				t.Errorf("%s: %s was changed", test.name, name)
			}
		}
		if left, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(left) != 1 {
			t.Errorf("%s: left behind: %v, %v", test.name, left, err)
		}
	}
}

func openBundle(t *testing.T, dir string) *ward.Atlas {
	t.Helper()
	atlas, err := ward.Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return atlas
}
