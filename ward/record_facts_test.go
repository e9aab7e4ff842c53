package ward

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// shippedRecord returns the record of the tables in the repository. Package data is
// not imported here, because it stands above this one.
func shippedRecord(t testing.TB, bundles ...string) *record {
	t.Helper()
	var tables []table
	for _, bundle := range bundles {
		folder := os.DirFS("../data/" + bundle)
		for _, kind := range tableOrder {
			content, err := fs.ReadFile(folder, string(kind)+".csv")
			if err != nil {
				if bundle == "history" && os.IsNotExist(err) {
					continue
				}
				t.Fatal(err)
			}
			tables = append(tables, table{kind: kind, name: bundle + "/" + string(kind) + ".csv", content: content})
		}
	}
	r, err := newRecord(tables)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestShippedBundles checks that the current bundle stands on its own, and the
// history bundle too.
func TestShippedBundles(t *testing.T) {
	current, both := shippedRecord(t, "current"), shippedRecord(t, "current", "history")
	shippedRecord(t, "history")
	if got, want := len(current.stances), len(both.stances); got != want {
		t.Errorf("%d stances in the current bundle, %d in all", got, want)
	}
	today := both.confirmed()
	for n := Number(1); n <= Count; n++ {
		one, _ := current.alder(n, today)
		other, _ := both.alder(n, today)
		if one != other {
			t.Errorf("ward %d is held by %q in the current bundle and by %q in all", n, one.ID, other.ID)
		}
	}
	terms := 0
	for _, of := range both.terms {
		terms += len(of)
	}
	if terms < 100 || len(both.measures) < 13 || len(both.stances) < 333 {
		t.Errorf("%d terms, %d measures, %d stances; there were 100, 13, 333", terms, len(both.measures), len(both.stances))
	}
}

// TestShippedSeats checks that every ward has one holder on the days that are
// known to be complete, and that every seat can be reached. Who holds a seat
// today, and how to reach it, changes: it is in no test.
func TestShippedSeats(t *testing.T) {
	r := shippedRecord(t, "current", "history")
	for _, day := range []string{"2016-10-05", "2021-01-27", "2023-12-14", "2025-01-15"} {
		count := 0
		for n, alder := range r.alders(MustParseDate(day)) {
			count++
			if alder.Ward != n || alder.Name == "" || alder.ID == "" {
				t.Errorf("ward %d on %s is held by %+v", n, day, alder)
			}
		}
		if count != Count {
			t.Errorf("%d wards are held on %s", count, day)
		}
	}
	today := r.confirmed()
	for n := Number(1); n <= Count; n++ {
		alder, held := r.alder(n, today)
		if held == r.isVacant(n, today) {
			t.Errorf("ward %d is held: %v, and vacant: %v", n, held, !held)
		}
		if held && alder.Confirmed.AsOf.Compare(today) < 0 {
			t.Errorf("ward %d was last confirmed on %v", n, alder.Confirmed.AsOf)
		}
		c := r.contact(n)
		if !strings.Contains(c.Email, "@") || c.Phone == "" || c.WardOffice.Address == "" || c.CityHall.Phone == "" {
			t.Errorf("ward %d cannot be reached: %+v", n, c)
		}
		if of := regexp.MustCompile(`^ward(\d\d)@cityofchicago\.org$`).FindStringSubmatch(c.Email); of != nil && of[1] != fmt.Sprintf("%02d", n) {
			t.Errorf("ward %d has the address %s", n, c.Email)
		}
		for what, day := range map[string]Date{
			"2026-09-11": c.Source.AsOf, "2026-09-11 of the office": c.WardOffice.Source.AsOf, "2026-02-18 of the room": c.CityHall.Source.AsOf,
		} {
			if day.Compare(MustParseDate(what[:len("2026-09-11")])) < 0 {
				t.Errorf("ward %d: the source is as of %v, older than %s", n, day, what)
			}
		}
		if c.SecondOffice == c.WardOffice {
			t.Errorf("ward %d has the office %+v twice", n, c.WardOffice)
		}
	}
}

func TestShippedVacancies(t *testing.T) {
	r := shippedRecord(t, "current")
	for _, test := range []struct {
		ward  Number
		on    string
		alder AlderID
	}{
		{35, "2025-03-23", "carlos-ramirez-rosa"},
		{35, "2025-03-24", ""},
		{35, "2025-04-06", ""},
		{35, "2025-04-07", "anthony-j-quezada"},
		{27, "2025-08-06", "walter-burnett-jr"},
		{27, "2025-08-07", ""},
		{27, "2025-09-24", ""},
		{27, "2025-09-25", "walter-r-burnett"},
	} {
		alder, ok := r.alder(test.ward, MustParseDate(test.on))
		if alder.ID != test.alder || ok != (test.alder != "") {
			t.Errorf("ward %d on %s is held by %q, want %q", test.ward, test.on, alder.ID, test.alder)
		}
		if r.contact(test.ward).Email == "" {
			t.Errorf("ward %d cannot be reached", test.ward)
		}
	}
}

func TestShippedPeople(t *testing.T) {
	r := shippedRecord(t, "current", "history")
	for id, want := range map[AlderID]string{
		"jessica-l-fuentes":   "Jessie Fuentes",
		"william-conway":      "Bill Conway",
		"timothy-r-knudsen":   "Timmy Knudsen",
		"patrick-d-thompson":  "Patrick Daley Thompson",
		"jeylu-b-gutierrez":   "Jeylú Gutiérrez",
		"walter-r-burnett":    `Walter "Red" Burnett`,
		"nicholas-sposato":    "",
		"walter-burnett-jr":   "",
		"carlos-ramirez-rosa": "",
	} {
		person, ok := r.person(id)
		names := slices.Collect(person.OtherNames())
		if !ok || want != "" && !slices.Contains(names, want) || want == "" && len(names) > 0 {
			t.Errorf("%s has the other names %q, want %q", id, names, want)
		}
	}
	// One person in two wards, one after the other.
	first, _ := r.alder(36, MustParseDate("2015-01-01"))
	then, _ := r.alder(38, MustParseDate("2015-06-01"))
	if first.ID != "nicholas-sposato" || then.ID != first.ID {
		t.Errorf("wards 36 and 38 were held by %s and %s", first.ID, then.ID)
	}
	// Appointed is said only where a source says it.
	var appointed []AlderID
	for n := Number(1); n <= Count; n++ {
		for term := range r.termsOf(n) {
			if term.Appointed {
				appointed = append(appointed, term.ID)
			}
		}
	}
	for _, id := range []AlderID{
		"proco-joe-moreno", "monique-l-scott", "roberto-maldonado", "walter-r-burnett", "anthony-j-quezada",
	} {
		if !slices.Contains(appointed, id) {
			t.Errorf("%s is not said to be appointed", id)
		}
	}
	if len(appointed) > Count/2 {
		t.Errorf("%d terms are said to have begun by appointment", len(appointed))
	}
}

// wardsOf returns the wards of the stances that q and keep select, and how many
// there are.
func wardsOf(r *record, q StanceQuery, keep func(Stance) bool) (Set, int) {
	var set Set
	n := 0
	for s := range r.selectStances(q) {
		if keep(s) {
			set = set.With(s.Ward)
			n++
		}
	}
	return set, n
}

func TestShippedO2021117(t *testing.T) {
	r := shippedRecord(t, "current", "history")
	q := StanceQuery{Measure: "O2021-117"}
	vote := func(act Act, position Position) func(Stance) bool {
		return func(s Stance) bool {
			return s.Act == act && s.Question == QuestionAdopt && s.Position == position && s.Basis == Record
		}
	}
	if _, n := wardsOf(r, q, vote(Yea, For)); n != 41 {
		t.Errorf("%d yeas are For", n)
	}
	if set, n := wardsOf(r, q, vote(Nay, Against)); n != 8 || set.String() != "13 15 19 23 38 41 42 45" {
		t.Errorf("%d nays are Against, of wards %s", n, set)
	}
	if set, n := wardsOf(r, q, vote(NotVoting, None)); n != 1 || set.String() != "31" {
		t.Errorf("%d are not voting, of wards %s", n, set)
	}
	// Gardiner is on the record as a sponsor and as a nay: neither is dropped.
	if got := listStances(r.selectStances(StanceQuery{Measure: "O2021-117", Alder: "james-m-gardiner"})); got !=
		"O2021-117 45 cosponsored for, O2021-117 45 nay against" {
		t.Errorf("Gardiner: %s", got)
	}
}

func TestShippedTabling(t *testing.T) {
	r := shippedRecord(t, "current", "history")
	q := StanceQuery{Measure: "O2023-0004222"}
	yeas, n := wardsOf(r, q, func(s Stance) bool {
		return s.Act == Yea && s.Question == QuestionTable && s.Position == Against && s.Basis == Derived && s.Note != ""
	})
	if n != 39 {
		t.Errorf("%d yeas are Against and derived", n)
	}
	nays, n := wardsOf(r, q, func(s Stance) bool {
		return s.Act == Nay && s.Question == QuestionTable && s.Position == None && s.Basis == Reported && s.Reports == 1
	})
	if n != 11 || nays.String() != "2 9 13 15 17 23 24 38 41 42 45" || yeas&nays != 0 {
		t.Errorf("%d nays are None and reported, of wards %s", n, nays)
	}
	sponsors, n := wardsOf(r, q, func(s Stance) bool {
		return (s.Act == Sponsored || s.Act == Cosponsored) && s.Position == For
	})
	if n != 2 || sponsors.String() != "15 23" {
		t.Errorf("%d sponsors are For, of wards %s", n, sponsors)
	}
	filed, n := wardsOf(r, q, func(s Stance) bool { return s.Act == Filed && s.Position == None })
	if n != 2 || filed != sponsors {
		t.Errorf("%d filed the notice, of wards %s", n, filed)
	}
}

// TestShippedLopez checks that one person's acts of 2017, 2021 and 2023 stay
// three.
func TestShippedLopez(t *testing.T) {
	r := shippedRecord(t, "current")
	for measure, want := range map[MeasureID]Stance{
		"O2017-1018":    {Act: Cosponsored, Position: For, Date: MustParseDate("2017-02-22")},
		"O2021-117":     {Act: Nay, Position: Against, Date: MustParseDate("2021-01-27")},
		"O2023-0004222": {Act: Sponsored, Position: For, Date: MustParseDate("2023-09")},
	} {
		found := 0
		for s := range r.selectStances(StanceQuery{Measure: measure, Alder: "raymond-a-lopez"}) {
			if s.Act == want.Act && s.Position == want.Position && s.Date == want.Date && s.Ward == 15 {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%d stances on %s are %v, %v on %v", found, measure, want.Act, want.Position, want.Date)
		}
	}
}

// TestShippedSuccessors checks that who holds a seat now has none of the acts
// of who held it before.
func TestShippedSuccessors(t *testing.T) {
	r := shippedRecord(t, "current", "history")
	today := r.confirmed()
	for n, alder := range r.alders(today) {
		for s := range r.stancesUpTo(today, alder.ID) {
			if s.Alder != alder.ID {
				t.Errorf("ward %d is given an act of %s", n, s.Alder)
			}
			if (n == 27 || n == 35) && s.Date.Compare(alder.Term.From) < 0 {
				t.Errorf("ward %d is given an act of %v, before the holder's term", n, s.Date)
			}
		}
	}
}

func TestShippedMeasures(t *testing.T) {
	r := shippedRecord(t, "current")
	related := map[MeasureID]bool{
		"SR2016-908": true, "CITYKEY-2017": true, "REF-2023": true, "EO-2025-8": true, "R2026-0026273": true,
		"R2026-0026834": true,
	}
	for _, m := range r.allMeasures() {
		if m.Related != related[m.ID] {
			t.Errorf("%s is related: %v", m.ID, m.Related)
		}
		if (m.Effect == Weakens) != (m.ID == "O2023-0004222") || (m.Effect == Unclassified) != m.Related {
			t.Errorf("%s %v the ordinance", m.ID, m.Effect)
		}
		for s := range r.selectStances(StanceQuery{Measure: m.ID}) {
			if m.Related && s.Position != None {
				t.Errorf("%s on %s, which is no amendment, is %v", s.Alder, m.ID, s.Position)
			}
		}
		for _, text := range []string{
			m.Title.English, m.Title.Spanish, m.OfficialTitle, m.Summary.English, m.Note.English, m.FinalAction.English,
		} {
			if strings.ContainsAny(text, "[]") {
				t.Errorf("%s has the text %q", m.ID, text)
			}
		}
		for _, summary := range []string{m.Summary.English, m.Summary.Spanish} {
			if n := strings.Count(strings.ReplaceAll(summary, "U.S. ", ""), ". ") + 1; n != 2 || !strings.HasSuffix(summary, ".") {
				t.Errorf("%s has a summary of %d sentences: %q", m.ID, n, summary)
			}
		}
	}
	whole := map[MeasureID]Tally{
		"O2021-117":     {QuestionAdopt, 41, 8, 1, 0, WholeRollCall},
		"O2023-0004222": {QuestionTable, 39, 11, 0, 0, WholeRollCall},
		"REF-2023":      {QuestionTakeUp, 16, 31, 0, 2, PartialRollCall},
		"R2026-0026273": {QuestionAdopt, 46, 3, 1, 0, WholeRollCall},
		"R2026-0026834": {QuestionAdopt, 46, 1, 2, 1, WholeRollCall},
	}
	for _, m := range r.allMeasures() {
		if m.Tally != whole[m.ID] {
			t.Errorf("the tally of %s is %+v, want %+v", m.ID, m.Tally, whole[m.ID])
		}
	}
}

// TestShippedSources checks that nothing is without a source that says who
// published it.
func TestShippedSources(t *testing.T) {
	r := shippedRecord(t, "current", "history")
	check := func(what string, source Source) {
		if source.Title == "" || source.Publisher == "" && source.URL == "" {
			t.Errorf("%s has the source %+v", what, source)
		}
	}
	for n := Number(1); n <= Count; n++ {
		check(n.Ordinal()+" Ward's contact", r.contact(n).Source)
		for office := range r.contact(n).Offices() {
			check(office.String(), office.Source)
		}
		for term := range r.termsOf(n) {
			check(term.Name, term.Source)
			if term.Term.Until.IsZero() {
				check(term.Name, term.Confirmed)
			}
		}
	}
	for id, person := range r.people {
		check(string(id), person.Source)
	}
	for _, m := range r.allMeasures() {
		for _, source := range m.Sources {
			check(string(m.ID), source)
		}
		if len(m.Sources) == 0 {
			t.Errorf("%s has no source", m.ID)
		}
	}
	for s := range r.selectStances(StanceQuery{}) {
		check(string(s.Alder)+" on "+string(s.Measure), s.Source)
	}
}
