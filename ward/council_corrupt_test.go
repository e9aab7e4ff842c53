package ward

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestCorruptTables has one row per thing that can be wrong with a table: the
// error says in which file, line and column, and by which rule.
func TestCorruptTables(t *testing.T) {
	for _, test := range []struct {
		name     string
		file     string
		old, new string
		line     int
		column   string
		want     string // in the error
	}{
		{"a column too many", "people", "ben-brook,Ben Brook", "ben-brook,,Ben Brook", 3, "", "wrong number of fields"},
		{"a quote in a cell", "people", "Ben Brook", `Ben "B" Brook`, 3, "", "bare"},
		{"a line break in a cell", "people", "Ben Brook", "\"Ben\nBrook\"", 3, "name", "line break"},
		{"space around a cell", "people", "Ben Brook", "Ben Brook ", 3, "name", "space"},
		{"not UTF-8", "people", "Ben", "B\xe9n", 0, "", "UTF-8"},
		{"another header", "people", "clerk_id", "clerk-id", 1, "", "header"},
		{"an older header", "people", ",clerk_id", "", 1, "", "header"},
		{"two lines for one person", "people", "cy-cole,Cy", "ben-brook,Cy", 4, "id", "line 3"},
		{"a person without a name", "people", "Cy Cole", "", 4, "name", "empty"},
		{"other names with a stray separator", "people", "; A. Alba", "; ", 2, "other_names", "space"},
		{"an empty other name", "people", "; A. Alba", "; ; A. Alba", 2, "other_names", "separated"},
		{"a person without a source", "people", "ID-1,clerk", "ID-1,", 2, "source", "empty"},
		{"a source that is not there", "people", "ID-1,clerk", "ID-1,clark", 2, "source", `no source "clark"`},

		{"a source without a title", "sources", "Report", "", 5, "title", "empty"},
		{"a source from nowhere", "sources", "https://example.org/offices", "", 3, "url", "the reason why there is none"},
		{"a source with a URL and a reason", "sources", "offices,,,", "offices,None.,,", 3, "url", "either"},
		{"a source nobody read", "sources", "2026-10-05", "", 2, "retrieved", "empty"},
		{"a source read in a month", "sources", "2026-10-05", "2026-10", 2, "retrieved", "not a day"},
		{"a source with a bad date", "sources", "2026-10-04", "2026-13-04", 2, "as_of", "not a day"},
		{"a holder confirmed on no day", "terms", "paper,clerk\n", "paper,paper\n", 3, "confirmed", "to the day"},

		{"a council without an end", "councils", "2027-05-16", "", 2, "end_date", "empty"},
		{"a council that ends before it begins", "councils", "2027-05-16", "2023-05-14", 2, "end_date", "before start_date"},
		{"two councils at once", "councils", ",clerk\n", ",clerk\n2027-05-16,2031-05-18,,clerk\n", 3, "start_date", "sits until 2027-05-16"},

		{"a ward that is none", "terms", "1,ann-alba", "51,ann-alba", 4, "ward", "51"},
		{"nobody's term", "terms", "ann-alba", "nobody", 4, "alder", `no person "nobody"`},
		{"a term from a month", "terms", "2015-05-18", "2015-05", 2, "start_date", "not a day"},
		{"a term that ends on no day", "terms", "2025-05-31", "2025-02-31", 2, "end_date", "not a day"},
		{"a term that ends before it starts", "terms", "2025-05-31", "2014-05-31", 2, "end_date", "before start_date"},
		{"two holders on a day", "terms", "2025-04-30", "2025-06-01", 3, "start_date", "held by ann-alba then, line 4"},
		{"two sitting holders", "terms", "2015-05-18,2025-05-31,,,paper,", "2015-05-18,,,,paper,clerk", 5, "start_date", "held by ben-brook then, line 2"},
		{"a holder nobody confirmed", "terms", "clerk,clerk-later", "clerk,", 5, "confirmed", "empty"},
		{"an appointment that is a date", "terms", ",,appointed", ",,yes", 3, "appointed", "neither"},
		{"no start and nothing said", "terms", "In office before 1998-01-01.", "", 4, "note", "must be said"},

		{"no e-mail address", "seats", "ward02@example.org", "example.org", 3, "email", "not an e-mail address"},
		{"a seat of no ward", "seats", "2,ward02", "x,ward02", 3, "ward", "not a ward number"},
		{"two lines for a seat", "seats", "2,ward02", "1,ward02", 3, "ward", "line 2"},
		{"an unknown kind of office", "offices", "2,ward", "2,home", 5, "office", "home"},
		{"an office twice", "offices", "20 North Main Street, Unit C", "10 North Main Street", 3, "ward", "line 2"},
		{"a ZIP of four digits", "offices", "60602", "6060", 4, "zip", "five digits"},
		{"a point that is none", "offices", "41.9", "north", 2, "lat", "not a number"},
		{"half a point", "offices", "41.9,-87.7", "41.9,", 2, "lat", "longitude"},
		{"a fax without a date", "offices", "(312) 555-0102,2026-02-18", "(312) 555-0102,", 2, "fax_as_of", "together"},
		{"a confidence that is none", "offices", "low", "none", 4, "confidence", "none"},

		{"a field that is none", "measures/O2", "effect", "affect", 1, "", `"affect" is not one of`},
		{"a field twice", "measures/O2", "introduced: 2023", "effect: weakens", 2, "effect", "twice"},
		{"a line that is no field", "measures/O2", "introduced:", "introduced", 2, "", "of the form"},
		{"a section that is none", "measures/O2", "# summary_es", "# resumen", 20, "", `"resumen" is not one of`},
		{"an effect that is none", "measures/O2", "weakens", "harms", 1, "effect", "harms"},
		{"a related measure with an effect", "measures/R1", "unclassified", "weakens", 1, "effect", "no amendment"},
		{"a measure that is neither related nor not", "measures/R1", "related: yes", "related: perhaps", 2, "related", "neither"},
		{"a summary in one language", "measures/O2", "Ayuda.", "", 20, "summary_es", "empty"},
		{"no title", "measures/O2", "# title\nMore\n", "", 0, "title", "empty"},
		{"a note in one language", "measures/O2", "# title\n", "# note\nSo.\n\n# title\n", 10, "note", "one language"},
		{"a day that is none", "measures/O2", "2025-01-15", "2025-02-30", 3, "final_date", "not a day"},
		{"an outcome that is none", "measures/O2", "tabled", "lost", 4, "outcome", "lost"},
		{"a count without a question", "measures/O0", "sources:", "yeas: 1\nsources:", 0, "question", "there is a count"},
		{"a count that is none", "measures/O1", "yeas: 1", "yeas: 256", 8, "yeas", "not a count"},
		{"a count with something behind it", "measures/O1", "yeas: 1", "yeas: 1x", 8, "yeas", "not a count"},
		{"a vote on support", "measures/O1", "question: adopt", "question: support", 7, "question", "support"},
		{"a measure without a source", "measures/O0", "sources: paper", "sources:", 5, "sources", "empty"},
		{"a source of a measure that is not there", "measures/O0", "sources: paper", "sources: paper papers", 5, "sources", `no source "papers"`},
		{"more votes than were counted", "measures/O1", "nays: 1", "nays: 0", 9, "nays", "1 stances are nay, the tally has 0"},

		{"an act by nobody", "stances", "R1,2,cy-cole", "R1,2,nobody", 11, "alder", "no person"},
		{"an act on nothing", "stances", "R1,2", "R9,2", 11, "measure", `no measure "R9"`},
		{"an act that is none", "stances", "filed", "asked", 6, "act", "asked"},
		{"a question that is none", "stances", "filed,take_up", "filed,amend", 6, "question", "amend"},
		{"a yea to support", "stances", "nay,table", "nay,support", 7, "act", "nay is no answer"},
		{"a sponsor who opposes", "stances", ",sponsored,support", ",sponsored,oppose", 5, "act", "sponsored is no answer"},
		{"a filing on adoption", "stances", "filed,take_up", "filed,adopt", 6, "act", "filed is no answer"},
		{"no basis", "stances", "filed,take_up,2025-01-07,reported", "filed,take_up,2025-01-07,", 6, "basis", "is not one of"},
		{"no date", "stances", "2025-01-07", "", 6, "date", "empty"},
		{"a day that is none, of an act", "stances", "2025-01-07", "2025-02-31", 6, "date", "not a day"},
		{"an act without a source", "stances", "The other one.,paper", "The other one.,", 8, "source", "empty"},
		{"a derived act that does not say how", "stances", "The other one.", "", 8, "note", "must say how"},
		{"an act in a vacancy", "stances", "R1,1,ben-brook,yea,adopt,2026-07-15", "R1,1,ben-brook,yea,adopt,2025-05-15", 10, "alder", "did not hold ward 1 on 2025-05-15"},
		{"an act on the first day that is known, by another", "stances", "O2,1,ann-alba,stated,oppose,2025-01-10", "O2,2,cy-cole,stated,oppose,2015-05-18", 9, "alder", "did not hold ward 2 on 2015-05-18"},
		{"an act for another ward", "stances", "O2,1,ann-alba,stated", "O2,2,ann-alba,stated", 9, "alder", "did not hold ward 2"},
		{"a yea and a nay", "stances", "R1,2,cy-cole,nay", "R1,1,ben-brook,nay", 11, "act", "in the roll call on R1 already, as yea"},
		{"a vote on another question", "stances", "nay,table", "nay,adopt", 7, "question", `the roll call on O2 was on "table"`},
		{"an act twice", "stances", "O2,1,ann-alba,stated,oppose,2025-01-10,reported,,paper\n", "O2,2,ben-brook,filed,take_up,2025-01-07,reported,,paper\n", 9, "measure", "line 6"},
		{"a derived vote in an incomplete roll call", "stances", "O2,2,ben-brook,nay,table,2025-01-15,reported,,paper\n", "", 7, "basis", "the roll call on O2 is incomplete, so nothing can be derived from it: yea of ann-alba"},
	} {
		t.Run(test.name, func(t *testing.T) {
			name := "council/" + test.file + ".csv"
			if strings.HasPrefix(test.file, "measures/") {
				name = "council/" + test.file + ".txt"
			}
			atlas, err := Open(toyBundle(t, with(t, name, test.old, test.new)))
			if atlas != nil || err == nil {
				t.Fatalf("atlas %v, error %v; want an error alone", atlas, err)
			}
			place := name
			if test.line > 0 {
				place += fmt.Sprintf(", line %d", test.line)
			}
			if test.column != "" {
				place += ", " + test.column
			}
			if !strings.HasPrefix(err.Error(), `ward: bundle "toy": `+place+": ") || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %q\nwant %s: ... %s", err, place, test.want)
			}
		})
	}
}

// TestNotChecked has acts of which the terms say nothing.
func TestNotChecked(t *testing.T) {
	openToy(t, with(t, "council/stances.csv", "2020-01,", "2015-05-17,"))
	openToy(t, with(t, "council/terms.csv", "1,ann-alba,,2025-04-30,,In", "1,ann-alba,2025-01-10,2025-04-30,,In"))
}

// TestAllFaults checks that every line with a fault is named, not only the
// first.
func TestAllFaults(t *testing.T) {
	changed := with(t, "council/people.csv", "ID-1,clerk", "ID-1,clark")
	changed["council/people.csv"] = strings.Replace(changed["council/people.csv"], "Cy Cole", "", 1)
	_, err := Open(toyBundle(t, changed))
	if err == nil || !strings.Contains(err.Error(), "line 2, source") || !strings.Contains(err.Error(), "line 4, name") {
		t.Errorf("two faults are %v", err)
	}
}

// FuzzTables replaces one file of the council by anything: it must give a
// whole council, in which every fact has a source, or an error that names a
// file.
func FuzzTables(f *testing.F) {
	for name, content := range toyFiles {
		if kindOf(name) != kindMap {
			f.Add(name, content)
		}
	}
	f.Add("council/people.csv", "id,name\n")
	f.Add("council/terms.csv", "\ufeffward,alder")
	f.Add("council/stances.csv", "\"\n")
	f.Add("council/measures/O1.txt", "#\n#title\n:\n: :\n")
	f.Fuzz(func(t *testing.T, changed, content string) {
		if _, ok := toyFiles[changed]; !ok {
			return
		}
		var tables []table
		for name, toy := range toyFiles {
			if kindOf(name) == kindMap {
				continue
			}
			if name == changed {
				toy = content
			}
			tables = append(tables, table{kind: kindOf(name), name: name, content: []byte(toy)})
		}
		c, err := readCouncil(tables)
		if err != nil {
			if c != nil || !strings.Contains(err.Error(), "council/") {
				t.Fatalf("council %v, error %v", c, err)
			}
			return
		}
		for _, s := range c.stances {
			known := slices.ContainsFunc(c.people, func(p Person) bool { return p.ID == s.Person })
			if c.measure(s.Measure) == nil || !known || s.Source == (Source{}) || !s.Ward.IsValid() {
				t.Fatalf("stance %+v", s)
			}
		}
		for n, terms := range c.terms {
			for i, term := range terms {
				if term.Source == (Source{}) || int(term.Ward) != n ||
					i > 0 && (terms[i-1].last.IsZero() || term.StartDate.Compare(terms[i-1].last) <= 0) {
					t.Fatalf("term %+v after %+v", term, terms[:i])
				}
			}
		}
	})
}
