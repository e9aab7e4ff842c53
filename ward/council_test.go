package ward

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestSeat has one row per way in which a seat can be on a day.
func TestSeat(t *testing.T) {
	for _, test := range []struct {
		on     string
		ward   Number
		state  SeatState
		holder PersonID
		asOf   string
	}{
		{"2016-01-01", 1, SeatHeld, "ann-alba", "2025-04-30"}, // the first day is not known
		{"2025-04-30", 1, SeatHeld, "ann-alba", "2025-04-30"},
		{"2025-05-01", 1, SeatVacant, "", "2025-04-30"},
		{"2025-05-31", 1, SeatVacant, "", "2025-04-30"},
		{"2025-06-01", 1, SeatHeld, "ben-brook", "2026-10-04"},
		{"2027-05-16", 1, SeatHeld, "ben-brook", "2026-10-04"},
		{"2027-05-17", 1, SeatNotKnown, "", "2026-10-04"}, // the council has ended
		{"2025-05-31", 2, SeatHeld, "ben-brook", "2025-05-31"},
		{"2025-06-01", 2, SeatHeld, "cy-cole", "2026-10-05"},
		{"2015-05-18", 3, SeatNotKnown, "", ""}, // before the first term that is known
		{"2026-08-31", 3, SeatHeld, "eve-ebel", "2026-10-04"},
		{"2026-09-01", 3, SeatVacant, "", "2026-10-04"}, // confirmed is newer than the last day
		{"2027-05-16", 3, SeatVacant, "", "2026-10-04"},
		{"2027-05-17", 3, SeatNotKnown, "", "2026-10-04"},
		{"2026-10-04", 4, SeatNotKnown, "", ""},
	} {
		seat, ok := toyOn(t, test.on).Seat(test.ward)
		if !ok {
			t.Fatalf("there is no ward %d", test.ward)
		}
		holder := PersonID("")
		if seat.Holder != nil {
			holder = seat.Holder.ID
		}
		if seat.Ward != test.ward || seat.State != test.state || holder != test.holder || seat.AsOf.String() != test.asOf {
			t.Errorf("ward %d on %s is %s %q as of %v; want %s %q as of %s", test.ward, test.on, seat.State, holder, seat.AsOf,
				test.state, test.holder, test.asOf)
		}
	}
	for _, n := range []Number{0, 51, 200} {
		if seat, ok := toyOn(t, "2026-10-04").Seat(n); ok || seat != nil {
			t.Errorf("there is a seat %d", n)
		}
	}
}

// TestSeatAfterTheCouncil has who holds a seat when a new council sits: only
// those whose term begins or who are confirmed anew.
func TestSeatAfterTheCouncil(t *testing.T) {
	changed := with(t, "council/councils.csv", "2027-05-16,,clerk", "2027-05-16,,clerk\n2027-05-17,2031-05-18,Derived.,clerk-2027")
	maps.Copy(changed, with(t, "council/sources.csv", "clerk-later", "clerk-2027,Results,City Clerk,https://example.org/2027,,,2027-05-20,2027-05-20,\nclerk-later"))
	terms := strings.Replace(toyFiles["council/terms.csv"], "paper,clerk\n", "paper,clerk-2027\n", 1) // Ben Brook goes on
	changed["council/terms.csv"] = terms + "2,ann-alba,2027-05-17,,,,clerk,clerk\n"
	atlas := openToy(t, changed)
	if got := atlas.SitsUntil(); got.String() != "2031-05-18" {
		t.Errorf("the last council sits until %v", got)
	}
	for _, test := range []struct {
		on   string
		ward Number
		want PersonID
	}{
		{"2027-05-16", 2, "cy-cole"},
		{"2027-05-17", 2, "ann-alba"},
		{"2031-05-18", 2, "ann-alba"},
		{"2031-05-19", 2, ""},
		{"2027-05-17", 1, "ben-brook"},
		{"2031-05-19", 1, ""},
		{"2027-05-17", 3, ""},
	} {
		s, err := atlas.On(MustParseDate(test.on))
		if err != nil {
			t.Fatal(err)
		}
		holder := PersonID("")
		if seat, _ := s.Seat(test.ward); seat.Holder != nil {
			holder = seat.Holder.ID
		}
		if holder != test.want {
			t.Errorf("ward %d on %s is held by %q, want %q", test.ward, test.on, holder, test.want)
		}
	}
	// Whoever is not confirmed anew has not left: it is not known who holds
	// the seat until the next term begins.
	changed["council/terms.csv"] = terms + "2,ann-alba,2027-06-01,,,,clerk,clerk\n"
	s, err := openToy(t, changed).On(MustParseDate("2027-05-20"))
	if err != nil {
		t.Fatal(err)
	}
	if seat, _ := s.Seat(2); seat.State != SeatNotKnown {
		t.Errorf("between two councils the seat is %s", seat.State)
	}
}

// TestSeatBeforeTheCouncils has a ward on days of which it is not known which
// council sat: between two terms the seat was vacant.
func TestSeatBeforeTheCouncils(t *testing.T) {
	terms := toyFiles["council/terms.csv"] + "4,dee-dahl,2016-01-01,2016-05-01,,,paper,\n4,eve-ebel,2017-01-01,2017-05-01,,,paper,\n"
	atlas := openToy(t, map[string]string{"council/terms.csv": terms})
	for on, want := range map[string]SeatState{
		"2015-12-31": SeatNotKnown, "2016-05-02": SeatVacant, "2016-12-31": SeatVacant, "2017-01-01": SeatHeld, "2017-05-02": SeatNotKnown,
	} {
		s, err := atlas.On(MustParseDate(on))
		if err != nil {
			t.Fatal(err)
		}
		if seat, _ := s.Seat(4); seat.State != want {
			t.Errorf("on %s the seat is %s, want %s", on, seat.State, want)
		}
	}
}

// TestLatest has the day of the data: the newest for which a source speaks.
func TestLatest(t *testing.T) {
	if got := openToy(t, nil).Latest().Date(); got.String() != "2026-10-05" {
		t.Errorf("the newest day is %v", got)
	}
	later := with(t, "council/sources.csv", "2025-05-15", "2026-11-20")
	if got := openToy(t, later).Latest().Date(); got.String() != "2026-11-20" {
		t.Errorf("with a newer source the newest day is %v", got)
	}
	month := with(t, "council/sources.csv", "2025-05-15", "2026-12")
	if got := openToy(t, month).Latest().Date(); got.String() != "2026-10-05" {
		t.Errorf("a month is taken for the day %v", got)
	}
}

// TestContact has what the City listed of a seat on a day, and whether that
// was in the time of another holder.
func TestContact(t *testing.T) {
	for _, test := range []struct {
		on   string
		ward Number
		want string
	}{
		{"2026-10-04", 1, "ward01@example.org 2026-09-11; (312) 555-0101; 10 North Main Street 2026-09-11, 20 North Main Street, Unit C 2026-09-11, 121 North LaSalle Street, Room 300 2025-05-15 before"},
		// In the vacancy the rooms had been listed, the offices are the next
		// holder's.
		{"2025-05-20", 1, "; ; 121 North LaSalle Street, Room 300 2025-05-15"},
		{"2025-04-30", 1, "; ; 121 North LaSalle Street, Room 300 2025-05-15"},
		{"2023-05-14", 1, "; ; "}, // another map
		{"2026-10-04", 2, "ward02@example.org 2026-09-11; (312) 555-0104; 30 North Main Street 2026-09-11"},
		{"2025-05-31", 2, "; ; "}, // all of it was listed when somebody else held the seat
		{"2026-08-31", 3, "ward03@example.org 2025-05-15; ; "},
		{"2026-09-01", 3, "ward03@example.org 2025-05-15 before; ; "}, // vacant
		{"2027-05-17", 2, "ward02@example.org 2026-09-11 before; (312) 555-0104; 30 North Main Street 2026-09-11 before"},
		{"2026-10-04", 4, "; ; "},
	} {
		seat, _ := toyOn(t, test.on).Seat(test.ward)
		mark := func(text string, listed Date, before bool) string {
			text += " " + listed.String()
			if before {
				text += " before"
			}
			return text
		}
		var offices []string
		for _, o := range seat.Offices {
			offices = append(offices, mark(o.Address, o.Listed, o.BeforeHolder))
		}
		email := ""
		if seat.Email != "" {
			email = mark(seat.Email, seat.Listed, seat.BeforeHolder)
		}
		if got := email + "; " + seat.Phone + "; " + strings.Join(offices, ", "); got != test.want {
			t.Errorf("ward %d on %s:\n%s\nwant\n%s", test.ward, test.on, got, test.want)
		}
		if seat.Offices == nil {
			t.Errorf("ward %d on %s: the offices are null", test.ward, test.on)
		}
	}
}

func TestOfficeString(t *testing.T) {
	seat, _ := toyOn(t, "2026-10-04").Seat(1)
	if got := seat.Offices[1].String(); got != "20 North Main Street, Unit C, Chicago, IL 60601" {
		t.Errorf("the second office is %q", got)
	}
	if (Office{}).String() != "" {
		t.Error("no office has an address")
	}
}

func TestPeople(t *testing.T) {
	atlas := openToy(t, nil)
	ann, ok := atlas.Person("ann-alba")
	if !ok || ann.Name != "Ann Alba" || !slices.Equal(ann.OtherNames, []string{"Annie Alba", "A. Alba"}) || ann.ClerkID != "ID-1" {
		t.Errorf("Ann Alba is %+v, %v", ann, ok)
	}
	ann.OtherNames[0] = "changed"
	if again, _ := atlas.Person("ann-alba"); again.OtherNames[0] != "Annie Alba" {
		t.Error("changing a copy changed the atlas")
	}
	if dee, ok := atlas.Person("dee-dahl"); !ok || dee.Name != "Dee Dahl" {
		t.Errorf("a person without a term is %+v, %v", dee, ok)
	}
	if _, ok := atlas.Person("nobody"); ok {
		t.Error("there is a person of whom nothing is known")
	}
	for name, want := range map[string]string{
		"alba": "ann-alba", "ALBA, annie": "ann-alba", "Álba": "ann-alba", "brook ben": "ben-brook",
		"a alba": "ann-alba", "dee": "dee-dahl", "": "", " .": "", "albar": "", "ann brook": "",
	} {
		var ids []string
		for _, p := range atlas.FindPeople(name) {
			ids = append(ids, string(p.ID))
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%q finds %q, want %q", name, got, want)
		}
	}
}

// TestTerms has what is known of a term that has ended, and of one that has
// not.
func TestTerms(t *testing.T) {
	before, _ := toyOn(t, "2025-04-30").Seat(1)
	if ann := before.Holder; ann.Appointed || !ann.StartDate.IsZero() || ann.Note == "" || ann.Confirmed != (Source{}) {
		t.Errorf("a term that has ended with no known start is %+v", ann)
	}
	now, _ := toyOn(t, "2026-10-04").Seat(1)
	if ben := now.Holder; !ben.Appointed || !ben.EndDate.IsZero() || ben.Confirmed.Title != "List of members" || ben.Name != "Ben Brook" {
		t.Errorf("a term that goes on is %+v", ben)
	}
}

func TestMeasures(t *testing.T) {
	atlas := openToy(t, nil)
	var got []string
	for _, m := range atlas.Measures() {
		got = append(got, string(m.ID)+" "+string(m.Tally.RollCall))
	}
	if want := "O0 none, O1 whole, O2 derived, R1 whole"; strings.Join(got, ", ") != want {
		t.Errorf("measures are %v, want %v", got, want)
	}
	m, ok := atlas.Measure("O1")
	if !ok || len(m.Sources) != 2 || m.Summary.English != "It helps. It passed." || m.OfficialTitle != "An official title" {
		t.Fatalf("O1 is %+v, %v", m, ok)
	}
	m.Sources[0] = Source{}
	atlas.Measures()[1].Sources[1] = Source{}
	if m, _ := atlas.Measure("O1"); m.Sources[0].Title != "Report" || m.Sources[1] == (Source{}) {
		t.Error("changing a copy changed the atlas")
	}
	if _, ok := atlas.Measure("O9"); ok {
		t.Error("there is a measure O9")
	}
}

// TestRollCall has how much of a roll call there is.
func TestRollCall(t *testing.T) {
	for _, test := range []struct {
		name     string
		changed  map[string]string
		measure  MeasureID
		want     RollCall
		contains string
	}{
		{"as it is", nil, "O1", RollCallWhole, ""},
		{"a vote less", with(t, "council/stances.csv", "O1,2,ben-brook,nay,adopt,2020-02-01,record,,clerk\n", ""), "O1", RollCallIncomplete, ""},
		{"none of the votes", with(t, "council/measures/O0.txt", "outcome: passed", "outcome: passed\nquestion: adopt\nyeas: 30\nroll_call: none"), "O0", RollCallNone, ""},
		{"a source that has only some", with(t, "council/measures/O1.txt", "yeas: 1", "yeas: 30\nroll_call: partial"), "O1", RollCallPartial, ""},
		{"one more counted", with(t, "council/measures/O1.txt", "yeas: 1", "yeas: 2\nroll_call: whole"), "O1", RollCallIncomplete, ""},
		{"one not voting who is not named", with(t, "council/measures/O1.txt", "yeas: 1", "yeas: 1\nnot_voting: 1"), "O1", RollCallIncomplete, ""},
	} {
		m, _ := openToy(t, test.changed).Measure(test.measure)
		if m.Tally.RollCall != test.want {
			t.Errorf("%s: %s, want %s", test.name, m.Tally.RollCall, test.want)
		}
	}
}

func TestStances(t *testing.T) {
	atlas := openToy(t, nil)
	list := func(id MeasureID) string {
		var list []string
		for s := range atlas.Stances(id) {
			list = append(list, strings.Join([]string{setOf(s.Ward).String(), string(s.Act), s.Position, string(s.Side)}, " "))
		}
		return strings.Join(list, ", ")
	}
	for id, want := range map[MeasureID]string{
		"O0": "2 stated for protects",
		"O1": "2 cosponsored for protects, 1 yea for protects, 2 nay against opposes",
		"O2": "2 sponsored for opposes, 2 filed none neither, 1 stated against protects, 1 yea none neither, 2 nay none neither",
		"R1": "1 yea none neither, 2 nay none neither",
		"O9": "",
	} {
		if got := list(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	for range atlas.Stances("O2") {
		break // stopping early must not panic
	}
}

// TestOrder checks that neither the order of the files nor that of their lines
// changes what is given out.
func TestOrder(t *testing.T) {
	turned := make(map[string]string)
	for name, content := range toyFiles {
		lines := strings.SplitAfter(strings.TrimSuffix(content, "\n"), "\n")
		if strings.HasSuffix(name, ".csv") && name != "council/offices.csv" { // the first ward office is the main one
			lines[len(lines)-1] += "\n"
			slices.Reverse(lines[1:])
			turned[name] = strings.Join(lines, "")
		}
	}
	want, got := openToy(t, nil).council, openToy(t, turned).council
	if !slices.Equal(got.terms[1], want.terms[1]) || !slices.Equal(got.terms[2], want.terms[2]) || !slices.Equal(got.stances, want.stances) {
		t.Error("the order of lines matters")
	}
}
