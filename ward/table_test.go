package ward

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// TestCorruptTables has one row per thing that can be wrong with a table.
func TestCorruptTables(t *testing.T) {
	for _, test := range []struct {
		name     string
		kind     Kind
		old, new string // in the table
		line     int
		column   string
		want     string // in the error
	}{
		{"a column too many", KindPeople, "ben-brook,Ben Brook", "ben-brook,,Ben Brook", 3, "", "wrong number of fields"},
		{"a quote in a cell", KindPeople, "Ben Brook", `Ben "B" Brook`, 3, "", "bare"},
		{"a line break in a cell", KindPeople, "Ben Brook", "\"Ben\nBrook\"", 3, "name", "line break"},
		{"space around a cell", KindPeople, "Ben Brook", "Ben Brook ", 3, "name", "space"},
		{"not UTF-8", KindPeople, "Ben", "B\xe9n", 0, "", "UTF-8"},
		{"another header", KindPeople, "clerk_id", "clerk-id", 1, "", "header"},
		{"an older header", KindPeople, ",clerk_id", "", 1, "", "header"},
		{"two lines for one person", KindPeople, "cy-cole,Cy", "ben-brook,Cy", 4, "id", "line 3"},
		{"one line twice", KindPeople, "cy-cole,Cy Cole", "ben-brook,Ben Brook", 4, "id", "line 3"},
		{"a person without a name", KindPeople, "Cy Cole", "", 4, "name", "empty"},
		{"other names with a stray separator", KindPeople, "; A. Alba", "; ", 2, "", "space"},
		{"an empty other name", KindPeople, "; A. Alba", "; ; A. Alba", 2, "other_names", "separated"},
		{"a person without a source", KindPeople, "ID-1,clerk", "ID-1,", 2, "source", "empty"},
		{"a source that is not there", KindPeople, "ID-1,clerk", "ID-1,clark", 2, "source", `no source "clark"`},

		{"a source without a title", KindSources, "Report", "", 5, "title", "empty"},
		{"a source from nowhere", KindSources, "City Clerk", "", 2, "publisher", "publisher or a URL"},
		{"a source with a bad date", KindSources, "2026-10-04", "2026-13-04", 2, "as_of", "not a date"},
		{"a source that confirms on no day", KindSources, "2026-10-04", "2026-10", 3, "confirmed", "day"},

		{"a ward that is none", KindTerms, "1,ann-alba", "51,ann-alba", 4, "ward", "51"},
		{"nobody's term", KindTerms, "ann-alba", "nobody", 4, "alder", `no person "nobody"`},
		{"a term from a month", KindTerms, "2015-05-18", "2015-05", 2, "start_date", "not a day"},
		{"a term that ends before it starts", KindTerms, "2025-05-31", "2014-05-31", 2, "end_date", "before start_date"},
		{"two holders at once", KindTerms, "2025-04-30", "2025-06-01", 3, "start_date", "ward 1 is still held by ann-alba"},
		{"two holders without an end", KindTerms, "2025-05-31,,2,,paper,", "2025-05-31,,2,,paper,clerk", 2, "confirmed", "no end_date"},
		{"two sitting holders", KindTerms, "2015-05-18,2025-05-31,,2,,paper,", "2015-05-18,,,2,,paper,clerk", 5, "start_date", "still held by ben-brook"},
		{"a holder nobody confirmed", KindTerms, "clerk,clerk-later", "clerk,", 5, "confirmed", "no source"},
		{"an appointment that is a date", KindTerms, ",,appointed", ",,yes", 3, "appointed", "neither"},
		{"reports that are no count", KindTerms, "2025-05-31,,2", "2025-05-31,,two", 2, "reports", "not a count"},
		{"no start and nothing said", KindTerms, "In office before 1998-01-01.", "", 4, "note", "must be said"},

		{"no e-mail address", KindSeats, "ward02@example.org", "example.org", 3, "email", "not an e-mail address"},
		{"a seat of no ward", KindSeats, "2,ward02", "x,ward02", 3, "ward", "not a ward number"},
		{"two lines for a seat", KindSeats, "2,ward02", "1,ward02", 3, "ward", "line 2"},
		{"an office of no seat", KindOffices, "2,ward,30", "3,ward,30", 5, "ward", "no seat 3"},
		{"an office nowhere", KindOffices, "2,ward", "2,none", 5, "office", "not where an office is"},
		{"an unknown kind of office", KindOffices, "2,ward", "2,home", 5, "office", "home"},
		{"a third office", KindOffices, "2,ward,30", "1,ward,30", 5, "office", "more offices"},
		{"a ZIP of four digits", KindOffices, "60602", "6060", 4, "zip", "five digits"},
		{"a point that is none", KindOffices, "41.9", "north", 2, "lat", "not a number"},
		{"half a point", KindOffices, "41.9,-87.7", "41.9,", 2, "lat", "longitude"},
		{"a fax without a date", KindOffices, "(312) 555-0102,2026-02-18", "(312) 555-0102,", 2, "fax_as_of", "together"},
		{"a confidence that is none", KindOffices, "low", "none", 4, "confidence", "none"},

		{"an effect that is none", KindMeasures, "weakens", "harms", 3, "effect", "harms"},
		{"a related measure with an effect", KindMeasures, "unclassified", "weakens", 4, "effect", "no amendment"},
		{"a summary in one language", KindMeasures, "Ayuda. Pasó.", "", 2, "summary_es", "empty"},
		{"a note in one language", KindMeasures, "No se sabe todo.", "", 3, "note", "one language"},
		{"a count without a question", KindMeasures, "tabled,table", "tabled,", 3, "question", "there is a count"},
		{"a vote on support", KindMeasures, "passed,adopt", "passed,support", 2, "question", "not put to a vote"},
		{"a measure without a source", KindMeasures, "paper clerk", "", 2, "sources", "empty"},
		{"two spaces between sources", KindMeasures, "paper clerk", "paper  clerk", 2, "sources", "no source"},
		{"a roll call that does not add up", KindMeasures, "adopt,1,1,0,0,whole,,,paper clerk", "adopt,2,1,0,0,whole,,,paper clerk", 2, "roll_call", "1 stances are yea, the tally has 2"},
		{"more votes than were counted", KindMeasures, "table,5,1", "table,5,0", 3, "roll_call", "1 stances are nay, the tally has 0"},
		{"votes on another question", KindMeasures, "tabled,table", "tabled,adopt", 3, "roll_call", "voted on"},

		{"an act by nobody", KindStances, "R1,2,cy-cole", "R1,2,nobody", 11, "alder", "no person"},
		{"an act on nothing", KindStances, "R1,2", "R9,2", 11, "measure", `no measure "R9"`},
		{"an act that is none", KindStances, "filed", "asked", 6, "act", "asked"},
		{"no act", KindStances, "filed,take_up", "unrecorded,take_up", 6, "act", "unrecorded is no answer"},
		{"a vote on a question that is none", KindStances, "filed,take_up", "filed,amend", 6, "question", "amend"},
		{"a yea to support", KindStances, "nay,table", "nay,support", 7, "act", "nay is no answer"},
		{"no basis", KindStances, "filed,take_up,2025-01-07,reported", "filed,take_up,2025-01-07,unknown", 6, "basis", "not known"},
		{"no date", KindStances, "2025-01-07", "", 6, "date", "empty"},
		{"an act without a source", KindStances, "The other one.,paper", "The other one.,", 8, "source", "empty"},
		{"an act before the term", KindStances, "2020-01,", "2015-05-17,", 0, "", ""},
		{"an act in a vacancy", KindStances, "R1,1,ben-brook,yea,adopt,2026-07-15", "R1,1,ben-brook,yea,adopt,2025-05-15", 10, "alder", "did not hold ward 1 on 2025-05-15"},
		{"an act on the first day of another", KindTerms, "1,ann-alba,,2025-04-30,,1,In", "1,ann-alba,2025-01-10,2025-04-30,,1,In", 0, "", ""},
		{"an act on the first day that is known, by another", KindStances, "O2,1,ann-alba,stated,oppose,2025-01-10", "O2,2,cy-cole,stated,oppose,2015-05-18", 9, "alder", "did not hold ward 2 on 2015-05-18"},
		{"an act for another ward", KindStances, "O2,1,ann-alba,stated", "O2,2,ann-alba,stated", 9, "alder", "did not hold ward 2"},
		{"a yea and a nay", KindStances, "R1,2,cy-cole,nay", "R1,1,ben-brook,nay", 11, "act", "recorded as yea"},
		{"an act twice", KindStances, "filed,take_up,2025-01-07", "nay,table,2025-01-15", 7, "measure", "line 6"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tables := tablesOf("toy", toyTables)
			i := slices.IndexFunc(tables, func(t table) bool { return t.kind == test.kind })
			content := strings.Replace(string(tables[i].content), test.old, test.new, 1)
			if content == string(tables[i].content) {
				t.Fatalf("%q is not in the table", test.old)
			}
			tables[i].content = []byte(content)
			r, err := newRecord(tables)
			if test.want == "" {
				if err != nil {
					t.Fatalf("error %v, want none: nothing is known of that time", err)
				}
				return
			}
			var bad *TableError
			if r != nil || !errors.As(err, &bad) {
				t.Fatalf("record %v, error %v; want a TableError alone", r, err)
			}
			if !strings.HasPrefix(bad.File, "toy/") || test.line != 0 && bad.Line != test.line ||
				test.column != "" && bad.Column != test.column || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %q\nwant line %d, column %q, %q", err, test.line, test.column, test.want)
			}
		})
	}
}

func TestEmptyTable(t *testing.T) {
	_, err := newRecord([]table{{kind: KindPeople, name: "toy/people.csv"}})
	if err == nil || err.Error() != "ward: toy/people.csv: is empty" {
		t.Errorf("an empty table is %v", err)
	}
}

// TestNoTables checks that a record of nothing answers that nothing is known.
func TestNoTables(t *testing.T) {
	r, err := newRecord([]table{{kind: KindMap, name: "toy/map.geojson", content: []byte("{}")}})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := r.alder(1, MustParseDate("2026-10-04")); ok || !r.confirmed().IsZero() || len(r.allMeasures()) != 0 {
		t.Error("a record of nothing knows something")
	}
}

// TestTallyError checks that what does not add up can be told from the rest.
func TestTallyError(t *testing.T) {
	lines := toyLines()
	lines[KindStances] = lines[KindStances][1:]
	if _, err := newRecord(tablesOf("toy", lines)); !errors.Is(err, errTally) {
		t.Errorf("a vote less is %v", err)
	}
}

// FuzzTables replaces one table of the toy record by anything: it must give
// a whole record, in which every fact has a source, or an error that says
// where.
func FuzzTables(f *testing.F) {
	for _, t := range tablesOf("toy", toyTables) {
		f.Add(string(t.kind), t.content)
	}
	f.Add("people", []byte("id,name\n"))
	f.Add("terms", []byte("\ufeffward,alder"))
	f.Add("stances", []byte("\"\n"))
	f.Fuzz(func(t *testing.T, kind string, content []byte) {
		tables := tablesOf("toy", toyTables)
		i := slices.IndexFunc(tables, func(t table) bool { return string(t.kind) == kind })
		if i < 0 {
			return
		}
		tables[i].content = content
		r, err := newRecord(tables)
		if err != nil {
			if bad := (*TableError)(nil); r != nil || !errors.As(err, &bad) || bad.File == "" {
				t.Fatalf("record %v, error %v", r, err)
			}
			return
		}
		for s := range r.selectStances(StanceQuery{}) {
			_, known := r.person(s.Alder)
			if _, ok := r.measure(s.Measure); !ok || !known || s.Source == (Source{}) || !s.Ward.IsValid() {
				t.Fatalf("stance %+v", s)
			}
		}
		for n := Number(1); n <= Count; n++ {
			var before Alder
			for term := range r.termsOf(n) {
				if term.Source == (Source{}) || term.Ward != n ||
					before.Ward == n && (before.Term.Until.IsZero() || term.Term.From.Compare(before.Term.Until) < 0) {
					t.Fatalf("term %+v after %+v", term, before)
				}
				before = term
			}
		}
	})
}
