package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// councilSources is where the original sources are in the project's workshop.
// A fresh clone has none.
const councilSources = "../../../../shared/sources/council"

func needCouncilSources(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(councilSources); err != nil {
		t.Skipf("the original sources are not beside the repository: %v", err)
	}
}

// TestCouncilFiles checks that the tables in the repository are those that the
// generator writes, byte for byte, twice over.
func TestCouncilFiles(t *testing.T) {
	needCouncilSources(t)
	corrections, err := shippedCorrections()
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		files, err := councilFiles(councilSources, corrections)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			shipped, err := os.ReadFile(filepath.Join("../../current", f.Name))
			if err != nil {
				t.Fatal(err)
			}
			if string(shipped) != string(f.content) {
				t.Errorf("data/current/%s is not what the generator writes", f.Name)
			}
			if lines := strings.Count(string(f.content), "\n"); lines < 2 || len(f.Sources) == 0 {
				t.Errorf("data/current/%s has %d lines and %d sources", f.Name, lines, len(f.Sources))
			}
		}
	}
}

// TestCouncilChecks breaks one cell of the sources at a time.
func TestCouncilChecks(t *testing.T) {
	needCouncilSources(t)
	for _, test := range []struct{ name, file, old, new, want string }{
		{"a holder who left", "terms.csv", "Anthony J. Quezada,2025-04-07,,", "Anthony J. Quezada,2025-04-07,2026-10-03,", `ward 35 on 2026-10-04 is held by []`},
		{"two holders", "terms.csv", "Carlos Ramirez-Rosa,2015-05-18,2025-03-23", "Carlos Ramirez-Rosa,2015-05-18,2026-12-31", "ward 35 on 2026-10-04 is held by"},
		{"an unknown vacancy", "terms.csv", "Carlos Ramirez-Rosa,2015-05-18,2025-03-23", "Carlos Ramirez-Rosa,2015-05-18,2025-03-22", "the vacancies are"},
		{"a new source", "terms.csv", "docs/data/alders.json,two sources\n2,", "docs/data/members.json,two sources\n2,", "no citation"},
		{"an odd number of sources", "terms.csv", "alders.json,two sources\n2,", "alders.json,some sources\n2,", "some sources"},
		{"another name", "roster.csv", "35,Anthony J. Quezada", "35,Tony Quezada", "held by Tony Quezada"},
		{"no phone", "roster.csv", "(773) 887-3772", "", "ward 35 has no e-mail address"},
		{"another room", "roster.csv", `"121 North LaSalle Street, Room 302, Chicago, IL 60602"`, `"118 North Clark Street, Room 1"`, "not City Hall"},
		{"another division", "roster.csv", "place:chicago/ward:35", "place:chicago/ward:36", "ward 35 has division"},
		{"another day", "roster.csv", "2026-09-11", "2026-09-12", "no source we cite"},
		{"a new column", "roster.csv", "ward,name", "district,name", `column "district" is neither`},
		{"a vote the other way", "positions.csv", "Felix Cardona, Jr.\",not_voting", "Felix Cardona, Jr.\",yea", "42 to 8"},
		{"a seat missing in a roll call", "positions.csv", "Felix Cardona, Jr.\",not_voting", "Felix Cardona, Jr.\",statement_for", "49 of 50 seats"},
		{"a vote for another ward", "positions.csv", "WCO-2021,1,Daniel", "WCO-2021,2,Daniel", "Daniel La Spata did not hold ward 2"},
		{"a derived act", "positions.csv", "reported,one news source\nWCO-2016,25", "derived,one news source\nWCO-2016,25", "derived"},
		{"a new position", "positions.csv", "35,Carlos Ramirez-Rosa,cosponsor", "35,Carlos Ramirez-Rosa,coauthor", "coauthor"},
		{"a new question", "positions.csv", "yea = remove", "yea = keep", "no known question"},
		{"a vote on what was not put to one", "positions.csv", "14,Edward M. Burke,cosponsor,support", "14,Edward M. Burke,yea,support", "not put to a vote"},
		{"a new measure", "measures.csv", "WCO-2020,", "WCO-2022,", "no text for WCO-2022"},
		{"another tally", "measures.csv", "(blocked),39,11", "(blocked),38,12", "39 to 11, not 38 to 12"},
		{"another title", "measures.csv", "Reaffirmation of support", "Withdrawal of support", "the title of RES-2016"},
		{"another direction", "measures.csv", "weakens", "harms", `direction "harms`},
		{"another number", "measures.csv", "O2021-117,", "O2021-118,", "record number O2021-118"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(councilSources)); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, test.file)
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			broken := strings.Replace(string(content), test.old, test.new, 1)
			if broken == string(content) {
				t.Fatalf("%q is not in %s", test.old, test.file)
			}
			if err := os.Remove(path); err != nil { // a copy of a file that may not be written
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(broken), 0o644); err != nil {
				t.Fatal(err)
			}
			files, err := councilFiles(dir, nil)
			if err == nil || !strings.Contains(err.Error(), test.want) || files != nil {
				t.Errorf("error is %v, want %q alone", err, test.want)
			}
		})
	}
	if _, err := councilFiles(t.TempDir(), nil); err == nil {
		t.Error("no sources is no error")
	}
}

func TestPersonID(t *testing.T) {
	ids := map[string]string{}
	for name, want := range map[string]string{
		"Walter Burnett, Jr.":       "walter-burnett-jr",
		"Walter R. Burnett":         "walter-r-burnett",
		"Matthew J. O'Shea":         "matthew-j-oshea",
		"Rossana Rodriguez Sanchez": "rossana-rodriguez-sanchez",
		"Leni Manaa-Hoppenworth":    "leni-manaa-hoppenworth",
	} {
		id, err := personID(name)
		if err != nil || id != want || ids[id] != "" {
			t.Errorf("the id of %s is %q, %v; want %q", name, id, err, want)
		}
		ids[id] = name
	}
	for _, name := range []string{"", "Cher", "Jeylú Gutiérrez", "Ward 1"} {
		if id, err := personID(name); err == nil {
			t.Errorf("the id of %q is %q", name, id)
		}
	}
}

// TestCouncilTexts checks that every text is whole and every citation known.
func TestCouncilTexts(t *testing.T) {
	if _, err := citationIDs(); err != nil {
		t.Error(err)
	}
	ids := map[string]string{}
	for source, text := range measureTexts {
		if ids[text.id] != "" {
			t.Errorf("%s and %s have one id", source, ids[text.id])
		}
		ids[text.id] = source
		for _, both := range []ward.Text{text.title, text.summary, text.finalAction, text.note} {
			if (both.English == "") != (both.Spanish == "") {
				t.Errorf("%s has a text in one language: %q", source, both)
			}
		}
		if text.title.English == "" || text.summary.English == "" {
			t.Errorf("%s has no title or no summary", source)
		}
		for _, called := range text.sources {
			if _, ok := councilCitations[called]; !ok {
				t.Errorf("%s cites %q, which is not there", source, called)
			}
		}
		if (text.question == "") != (text.rollCall == ward.NoRollCall) {
			t.Errorf("%s has the question %q and the roll call %v", source, text.question, text.rollCall)
		}
	}
	if len(councilLeftOut()) == 0 {
		t.Error("nothing is left out, which cannot be")
	}
}
