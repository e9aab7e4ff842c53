package ward

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// toyTables are small tables in which everything that may be is. Ward 1 was
// held by Ann Alba, was vacant for a month, and is held by Ben Brook, who had
// ward 2 before and left it to Cy Cole. Of Dee Dahl, who acted for ward 2
// in 2012, no term is loaded.
var toyTables = map[Kind][]string{
	KindSources: {
		"clerk,List of members,City Clerk,,,2026-10-04,,",
		"offices,Ward offices,City,https://example.org/offices,,2026-09-11,,",
		"rooms,Rooms,City,https://example.org/rooms,,2026-02-18,,",
		"paper,Report,A newsroom,https://example.org/report,,,,",
		"clerk-later,List of members,City Clerk,,,2026-10-05,,",
	},
	KindPeople: {
		"ann-alba,Ann Alba,Ann,Alba,,Annie Alba; A. Alba,ID-1,clerk",
		"ben-brook,Ben Brook,,,,,,clerk",
		"cy-cole,Cy Cole,,,,,,clerk",
		"dee-dahl,Dee Dahl,,,,,,paper",
	},
	KindTerms: {
		"2,ben-brook,2015-05-18,2025-05-31,,2,,paper,",
		"1,ben-brook,2025-06-01,,appointed,1,,paper,clerk",
		"1,ann-alba,,2025-04-30,,1,In office before 1998-01-01.,paper,",
		"2,cy-cole,2025-06-01,,,,,clerk,clerk-later",
	},
	KindSeats: {
		"1,ward01@example.org,https://one.example.org/,https://example.org/1,,offices",
		"2,ward02@example.org,,,Only one source.,offices",
	},
	KindOffices: {
		"1,ward,10 North Main Street,60601,(312) 555-0101,(312) 555-0102,2026-02-18,41.9,-87.7,high,high,,offices",
		`1,ward,"20 North Main Street, Unit C",60601,,,,,,high,unknown,No line of its own.,offices`,
		`1,city_hall,"121 North LaSalle Street, Room 300",60602,(312) 555-0103,,,,,low,medium,,rooms`,
		"2,ward,30 North Main Street,60601,(312) 555-0104,,,,,high,high,,offices",
	},
	KindMeasures: {
		"O1,O1,More,Más,An official title,It helps. It passed.,Ayuda. Pasó.,strengthens,,2020-01,2020-02-01,Passed,Aprobada,passed,adopt,1,1,0,0,whole,,,paper clerk",
		"O2,,Less,Menos,,It would have harmed. It was tabled.,Habría dañado. Se dejó.,weakens,,2023,2025-01-15,,,tabled,table,5,1,0,0,partial,Not all known.,No se sabe todo.,paper",
		"R1,,Near,Cerca,,A resolution. It changes nothing.,Una resolución. No cambia nada.,unclassified,related,,2026-07-15,,,adopted,adopt,1,1,0,0,whole,,,paper",
		"O0,,First,Primera,,The ordinance. It passed.,La ordenanza. Pasó.,strengthens,,2012-07,2012-09,,,passed,,,,,,none,,,paper",
	},
	KindStances: {
		"O1,1,ann-alba,yea,adopt,2020-02-01,record,,,clerk",
		"O1,2,ben-brook,nay,adopt,2020-02-01,record,,,clerk",
		"O1,2,ben-brook,cosponsored,support,2020-01,record,,Voted nay later.,clerk",
		"O2,2,ben-brook,sponsored,support,2023-09,reported,2,,paper",
		"O2,2,ben-brook,filed,take_up,2025-01-07,reported,1,,paper",
		"O2,2,ben-brook,nay,table,2025-01-15,reported,1,,paper",
		"O2,1,ann-alba,yea,table,2025-01-15,derived,1,The other one.,paper",
		"O2,1,ann-alba,stated,oppose,2025-01-10,reported,1,,paper",
		"R1,1,ben-brook,yea,adopt,2026-07-15,record,,,clerk",
		"R1,2,cy-cole,nay,adopt,2026-07-15,record,,,clerk",
		"O0,2,dee-dahl,stated,support,2012-09,reported,1,,paper",
	},
}

// toyLines returns a copy of toyTables for a test to change.
func toyLines() map[Kind][]string {
	lines := make(map[Kind][]string)
	for kind, table := range toyTables {
		lines[kind] = slices.Clone(table)
	}
	return lines
}

// tablesOf returns lines as the tables of a bundle called name.
func tablesOf(name string, lines map[Kind][]string) []table {
	var tables []table
	for _, kind := range slices.Sorted(maps.Keys(lines)) {
		content := strings.Join(tableColumns[kind], ",") + "\n" + strings.Join(lines[kind], "\n") + "\n"
		tables = append(tables, table{kind: kind, name: name + "/" + string(kind) + ".csv", content: []byte(content)})
	}
	return tables
}

// toyRecord returns the record of toyTables.
func toyRecord(t testing.TB) *record {
	t.Helper()
	r, err := newRecord(tablesOf("toy", toyTables))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRecordAlder(t *testing.T) {
	r := toyRecord(t)
	for _, test := range []struct {
		ward Number
		on   string
		want AlderID
	}{
		{1, "1990-01-01", "ann-alba"}, // the first day is not known
		{1, "2025-04-30", "ann-alba"},
		{1, "2025-05-01", ""}, // vacant
		{1, "2025-05-31", ""},
		{1, "2025-06-01", "ben-brook"},
		{1, "2026-10-04", "ben-brook"},
		{2, "2015-05-17", ""},
		{2, "2025-05-31", "ben-brook"},
		{2, "2025-06-01", "cy-cole"},
		{3, "2026-10-04", ""},
		{0, "2026-10-04", ""},
		{51, "2026-10-04", ""},
	} {
		got, ok := r.alder(test.ward, MustParseDate(test.on))
		if got.ID != test.want || ok != (test.want != "") {
			t.Errorf("ward %d on %s is held by %q, %v; want %q", test.ward, test.on, got.ID, ok, test.want)
		}
	}
	held := maps.Collect(r.alders(MustParseDate("2025-05-01")))
	if len(held) != 1 || held[2].ID != "ben-brook" {
		t.Errorf("in the vacancy the wards are held by %v", held)
	}
	if got := r.confirmed(); got != MustParseDate("2026-10-04") {
		t.Errorf("the holders are confirmed on %v", got)
	}
}

// TestVacantAtTheEnd has a seat that nobody holds any more: it is known to be
// vacant until the day on which the council was confirmed.
func TestVacantAtTheEnd(t *testing.T) {
	lines := toyLines()
	lines[KindTerms][3] = "2,cy-cole,2025-06-01,2026-09-01,,,,clerk,"
	r, err := newRecord(tablesOf("toy", lines))
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]bool{
		"2026-09-01": false, "2026-09-02": true, "2026-10-04": true, "2026-10-05": false,
	} {
		if got := r.isVacant(2, MustParseDate(day)); got != want {
			t.Errorf("ward 2 is vacant on %s: %v, want %v", day, got, want)
		}
	}
}

func TestRecordTerms(t *testing.T) {
	r := toyRecord(t)
	var got []AlderID
	for alder := range r.termsOf(1) {
		got = append(got, alder.ID)
	}
	if want := []AlderID{"ann-alba", "ben-brook"}; !slices.Equal(got, want) {
		t.Errorf("terms of ward 1 are by %v, want %v", got, want)
	}
	for range r.termsOf(51) {
		t.Error("ward 51 has a term")
	}
	ann, _ := r.alder(1, MustParseDate("2020-01-01"))
	ben, _ := r.alder(1, MustParseDate("2026-01-01"))
	if ann.Appointed || !ann.Term.From.IsZero() || ann.Note == "" || ann.Contact != (Contact{}) ||
		ann.Confirmed != (Source{}) {
		t.Errorf("a term that has ended with no known start is %+v", ann)
	}
	if names := slices.Collect(ann.OtherNames()); !slices.Equal(names, []string{"Annie Alba", "A. Alba"}) {
		t.Errorf("other names are %q", names)
	}
	if !ben.Appointed || ben.Contact != r.contact(1) || ben.Confirmed.Title != "List of members" {
		t.Errorf("a term that goes on is %+v", ben)
	}
	for range ben.OtherNames() {
		t.Error("Ben Brook has another name")
	}
	if person, ok := r.person("dee-dahl"); !ok || person.Name != "Dee Dahl" || person.Ward != 0 {
		t.Errorf("a person without a term is %+v, %v", person, ok)
	}
	if _, ok := r.person("nobody"); ok {
		t.Error("there is a person of whom nothing is known")
	}
}

func TestRecordContact(t *testing.T) {
	r := toyRecord(t)
	one := r.contact(1)
	var offices []string
	for office := range one.Offices() {
		offices = append(offices, office.Kind.String()+": "+office.String())
	}
	want := []string{
		"ward: 10 North Main Street, Chicago, IL 60601",
		"ward: 20 North Main Street, Unit C, Chicago, IL 60601",
		"city_hall: 121 North LaSalle Street, Room 300, Chicago, IL 60602",
	}
	if !slices.Equal(offices, want) {
		t.Errorf("offices of ward 1 are %q, want %q", offices, want)
	}
	if one.Email != "ward01@example.org" || one.Phone != "(312) 555-0101" || one.WardOffice.Fax != "(312) 555-0102" ||
		one.WardOffice.Point.Lat != 41.9 || one.CityHall.Confidence != ConfidenceLow {
		t.Errorf("contact of ward 1 is %+v", one)
	}
	if one.WardOffice.Source.AsOf == one.CityHall.Source.AsOf {
		t.Error("the days of the two lists of offices are one")
	}
	if r.contact(3) != (Contact{}) || r.contact(51) != (Contact{}) {
		t.Error("there is a contact for a seat of which nothing is known")
	}
	for range one.Offices() {
		break // stopping early must not panic
	}
}

func TestRecordMeasures(t *testing.T) {
	r := toyRecord(t)
	var got []MeasureID
	for _, m := range r.allMeasures() {
		got = append(got, m.ID)
	}
	if want := []MeasureID{"O0", "O1", "O2", "R1"}; !slices.Equal(got, want) {
		t.Errorf("measures are %v, want %v", got, want)
	}
	r.allMeasures()[1].Sources[0] = Source{}
	if m, ok := r.measure("O1"); !ok || m.Sources[0].Title != "Report" || len(m.Sources) != 2 {
		t.Errorf("changing a copy changed the record to %+v", m)
	} else {
		m.Sources[0] = Source{}
	}
	if m, _ := r.measure("O1"); m.Sources[0] == (Source{}) {
		t.Error("changing a copy changed the record")
	}
	if _, ok := r.measure("O9"); ok {
		t.Error("there is a measure O9")
	}
}

func TestRecordStances(t *testing.T) {
	r := toyRecord(t)
	day := MustParseDate
	for _, test := range []struct {
		name  string
		query StanceQuery
		want  string // measure, ward, act, position
	}{
		{"by measure", StanceQuery{Measure: "O1"}, "O1 2 cosponsored for, O1 1 yea for, O1 2 nay against"},
		{"tabling", StanceQuery{Measure: "O2", During: Span{From: day("2025-01-15")}}, "O2 1 yea against, O2 2 nay none"},
		{
			"notice",
			StanceQuery{Measure: "O2", Alder: "ben-brook", During: Span{Until: day("2025-01-15")}},
			"O2 2 sponsored for, O2 2 filed none",
		},
		{"related", StanceQuery{Measure: "R1"}, "R1 1 yea none, R1 2 nay none"},
		{"by person", StanceQuery{Alder: "ben-brook", Ward: 1}, "R1 1 yea none"},
		{"by ward", StanceQuery{Ward: 2, During: Span{Until: day("2013-01-01")}}, "O0 2 stated for"},
		{"a month that is not all in the span", StanceQuery{Alder: "dee-dahl", During: Span{Until: day("2012-09-30")}}, ""},
		{"a month that is", StanceQuery{Alder: "dee-dahl", During: Span{Until: day("2012-10-01")}}, "O0 2 stated for"},
	} {
		if got := listStances(r.selectStances(test.query)); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	if all := slices.Collect(r.selectStances(StanceQuery{})); len(all) != len(toyTables[KindStances]) {
		t.Errorf("the zero query selects %d stances", len(all))
	}
	for _, test := range []struct{ on, want string }{
		{"2020-01-30", ""},
		{"2020-01-31", "O1 2 cosponsored for"},
		{"2023-09-30", "O1 2 cosponsored for, O1 2 nay against, O2 2 sponsored for"},
	} {
		if got := listStances(r.stancesUpTo(day(test.on), "ben-brook")); got != test.want {
			t.Errorf("up to %s: %q, want %q", test.on, got, test.want)
		}
	}
}

func listStances(stances func(func(Stance) bool)) string {
	var list []string
	for s := range stances {
		list = append(list, strings.Join([]string{
			string(s.Measure), Set(0).With(s.Ward).String(), s.Act.String(), s.Position.String(),
		}, " "))
	}
	return strings.Join(list, ", ")
}

// TestRecordOrder checks that neither the order of the tables nor that of
// their lines changes what is given out.
func TestRecordOrder(t *testing.T) {
	want := toyRecord(t)
	lines := toyLines()
	for kind, table := range lines {
		if kind != KindOffices { // the first ward office is the main one
			slices.Reverse(table)
		}
	}
	tables := tablesOf("toy", lines)
	slices.Reverse(tables)
	got, err := newRecord(tables)
	if err != nil {
		t.Fatal(err)
	}
	if got.terms[1][0] != want.terms[1][0] || got.terms[2][1] != want.terms[2][1] ||
		!slices.Equal(got.stances, want.stances) || got.contacts != want.contacts {
		t.Error("the order of lines matters")
	}
}

// TestRecordMerge checks that a bundle may repeat lines of another one, and
// that more terms check more acts.
func TestRecordMerge(t *testing.T) {
	current := toyLines()
	current[KindTerms] = slices.DeleteFunc(current[KindTerms], func(line string) bool {
		return strings.Contains(line, "ann-alba")
	})
	history := map[Kind][]string{
		KindSources: {toyTables[KindSources][3], toyTables[KindSources][0]},
		KindPeople:  {toyTables[KindPeople][0]},
		KindTerms:   {toyTables[KindTerms][2]},
	}
	for name, tables := range map[string][]table{
		"current alone": tablesOf("current", current),
		"history alone": tablesOf("history", history),
		"both":          append(tablesOf("current", current), tablesOf("history", history)...),
	} {
		if _, err := newRecord(tables); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	history[KindTerms] = []string{"1,ann-alba,,2019-04-30,,1,In office before 1998-01-01.,paper,"}
	_, err := newRecord(append(tablesOf("current", current), tablesOf("history", history)...))
	if err == nil || !strings.Contains(err.Error(), "ann-alba did not hold ward 1 on 2020-02-01") {
		t.Errorf("an act after the end of the term is %v", err)
	}
	history[KindPeople] = []string{"ann-alba,Ann Alba,Ann,Alba,,,ID-1,clerk"}
	_, err = newRecord(append(tablesOf("current", current), tablesOf("history", history)...))
	if err == nil || !strings.Contains(err.Error(), "line 2 of current/people.csv") {
		t.Errorf("two different lines for one person are %v", err)
	}
}

// TestUnrecorded has the reasons that the shipped data does not come to: an
// office that the terms do not tell, and a roll call of which only some names
// are known.
func TestUnrecorded(t *testing.T) {
	lines := toyLines()
	lines[KindStances] = slices.DeleteFunc(lines[KindStances], func(line string) bool {
		return strings.HasPrefix(line, "O2,1,ann-alba")
	})
	r, err := newRecord(tablesOf("toy", lines))
	if err != nil {
		t.Fatal(err)
	}
	atlas := &Atlas{record: r, maps: []*Map{{}}}
	for _, test := range []struct {
		on      string
		ward    Number
		measure MeasureID
		want    Reason
	}{
		{"2025-02-01", 1, "O2", NotInRollCall},
		{"2025-01-14", 1, "O2", NotNamed}, // the day before the vote
		{"2025-02-01", 1, "O0", RollCallMissing},
		{"2025-07-01", 2, "O2", OfficeUnknown}, // Cy Cole may have held another ward
	} {
		day, err := atlas.On(MustParseDate(test.on))
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(day.Record(test.ward), func(e Entry) bool { return e.Measure.ID == test.measure })
		if i < 0 {
			t.Errorf("the record of ward %d on %s has nothing on %s", test.ward, test.on, test.measure)
			continue
		}
		if got := day.Record(test.ward)[i]; got.Reason != test.want || got.Stances != nil || got.Predecessor != (Alder{}) {
			t.Errorf("ward %d on %s, %s: %v before %q, want %v", test.ward, test.on, test.measure, got.Reason,
				got.Predecessor.ID, test.want)
		}
	}
}
