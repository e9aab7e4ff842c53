package ward_test

import (
	"slices"
	"testing"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

// entryOf returns what the record of ward n has on a measure.
func entryOf(t *testing.T, day *ward.Snapshot, n ward.Number, id ward.MeasureID) ward.Entry {
	t.Helper()
	for _, entry := range day.Record(n) {
		if entry.Measure.ID == id {
			return entry
		}
	}
	t.Fatalf("the record of ward %d has nothing on %s", n, id)
	return ward.Entry{}
}

// TestRecordOfSuccessors checks that those who came to wards 27 and 35 in 2025
// have none of the votes before, and that whoever cast them is named.
func TestRecordOfSuccessors(t *testing.T) {
	current, err := ward.Open(data.Current())
	if err != nil {
		t.Fatal(err)
	}
	// The day after both were seated; the current bundle alone must do.
	day, err := current.On(ward.MustParseDate("2025-10-01"))
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[ward.Number]struct{ holder, before ward.AlderID }{
		27: {"walter-r-burnett", "walter-burnett-jr"},
		35: {"anthony-j-quezada", "carlos-ramirez-rosa"},
	} {
		holder, _ := day.Alder(n)
		if holder.ID != want.holder {
			t.Errorf("ward %d is held by %s", n, holder.ID)
		}
		entries := day.Record(n)
		if len(entries) != 7 {
			t.Errorf("the record of ward %d has %d entries, not 7", n, len(entries))
		}
		for _, entry := range entries {
			before := want.before
			if n == 35 && entry.Measure.ID == "WCO-2012" {
				before = "rey-colon"
			}
			if entry.Reason != ward.NotInOffice || len(entry.Stances) > 0 || entry.Predecessor.ID != before {
				t.Errorf("ward %d on %s: %v, %d stances, before %s", n, entry.Measure.ID, entry.Reason,
					len(entry.Stances), entry.Predecessor.ID)
			}
		}
	}
}

func TestRecordReasons(t *testing.T) {
	for _, test := range []struct {
		name    string
		day     string
		ward    ward.Number
		measure ward.MeasureID
		want    ward.Reason
		before  ward.AlderID
	}{
		{"a vote without a roll call", "2025-01-20", 13, "WCO-2016", ward.RollCallMissing, ""},
		{"a vote of another ward's alder without a roll call", "2025-01-20", 38, "WCO-2012", ward.RollCallMissing, ""},
		{"a leader of it", "2025-01-20", 35, "WCO-2016", ward.Recorded, ""},
		{"not among the 28 sponsors", "2025-01-20", 13, "O2017-1018", ward.NotNamed, ""},
		{"never voted on, and not there when it began", "2025-01-20", 20, "O2017-1018", ward.NotInOffice, "willie-b-cochran"},
		{"only some sponsors known", "2025-01-20", 13, "WCO-2019", ward.NotNamed, ""},
		{"in the roll call as not voting", "2025-01-20", 31, "O2021-117", ward.Recorded, ""},
		{"seated after the vote", "2025-01-20", 11, "O2021-117", ward.NotInOffice, "patrick-d-thompson"},
		{"introduced and not yet voted on", "2024-06-01", 2, "O2023-0004222", ward.NotNamed, ""},
		{"introduced, a sponsor", "2024-06-01", 15, "O2023-0004222", ward.Recorded, ""},
		{"introduced that day", "2017-02-22", 13, "O2017-1018", ward.NotNamed, ""},
		{"spoke before it was introduced", "2020-12-20", 22, "O2021-117", ward.Recorded, ""},
	} {
		got := entryOf(t, on(t, test.day), test.ward, test.measure)
		if got.Reason != test.want || got.Predecessor.ID != test.before || (len(got.Stances) > 0) != (test.want == ward.Recorded) {
			t.Errorf("%s: %v before %q with %d stances, want %v before %q", test.name, got.Reason, got.Predecessor.ID,
				len(got.Stances), test.want, test.before)
		}
	}
	for _, entry := range on(t, "2020-12-20").Record(1) {
		if entry.Measure.ID == "O2021-117" {
			t.Error("an amendment is in the record before it was introduced")
		}
	}
	for _, n := range []ward.Number{0, 27, 51} { // 27 was vacant
		if got := on(t, "2025-08-20").Record(n); got != nil {
			t.Errorf("ward %d, which nobody held, has a record of %d entries", n, len(got))
		}
	}
}

// TestRecordIsWhole checks every ward on the days that are known: amendments
// only, in order, each with acts or a reason, and the acts those of Stances.
func TestRecordIsWhole(t *testing.T) {
	for _, date := range []string{"2016-10-05", "2021-01-27", "2023-12-14", "2025-01-15", "2026-10-04"} {
		day := on(t, date)
		for n := range day.Alders() {
			var stances []ward.Stance
			for _, entry := range day.Record(n) {
				if entry.Measure.Related {
					t.Errorf("%s is in the record of ward %d", entry.Measure.ID, n)
				}
				if (entry.Reason == ward.Recorded) != (len(entry.Stances) > 0) || entry.Reason == ward.OfficeUnknown ||
					entry.Reason == ward.NotInRollCall {
					t.Errorf("%s, ward %d on %s: %v with %d stances", date, n, entry.Measure.ID, entry.Reason, len(entry.Stances))
				}
				stances = append(stances, entry.Stances...)
			}
			want := 0
			for stance := range day.Stances(n) {
				if measure, _ := shipped().Measure(stance.Measure); !measure.Related {
					want++
					if !slices.Contains(stances, stance) {
						t.Errorf("%s: the record of ward %d lacks %+v", date, n, stance)
					}
				}
			}
			if len(stances) != want {
				t.Errorf("%s: the record of ward %d has %d stances, want %d", date, n, len(stances), want)
			}
		}
	}
}

// TestRecordKeepsAll checks that neither Lopez's dated positions nor
// Gardiner's two acts of 2021 are merged.
func TestRecordKeepsAll(t *testing.T) {
	day := on(t, "2025-01-20")
	for id, want := range map[ward.MeasureID]struct {
		act      ward.Act
		position ward.Position
	}{
		"O2017-1018":    {ward.Cosponsored, ward.For},
		"O2021-117":     {ward.Nay, ward.Against},
		"O2023-0004222": {ward.Sponsored, ward.For},
	} {
		if !slices.ContainsFunc(entryOf(t, day, 15, id).Stances, func(s ward.Stance) bool {
			return s.Act == want.act && s.Position == want.position
		}) {
			t.Errorf("the record of ward 15 on %s lacks %v", id, want.act)
		}
	}
	var acts []ward.Act
	for _, stance := range entryOf(t, day, 45, "O2021-117").Stances {
		acts = append(acts, stance.Act)
	}
	if !slices.Equal(acts, []ward.Act{ward.Cosponsored, ward.Nay}) {
		t.Errorf("the record of ward 45 on O2021-117 is %v", acts)
	}
}

func TestReasonText(t *testing.T) {
	for r := ward.Recorded; r <= ward.OfficeUnknown; r++ {
		if text := r.Text(); text.English == "" || text.Spanish == "" {
			t.Errorf("%v has the text %q", r, text)
		}
	}
	if got := (ward.OfficeUnknown + 1).Text(); got != (ward.Text{}) {
		t.Errorf("what is no reason has the text %q", got)
	}
}

func TestAsk(t *testing.T) {
	day := on(t, "2025-01-20")
	for n, want := range map[ward.Number]struct {
		ask     ward.Ask
		measure ward.MeasureID
		act     ward.Act
	}{
		1:  {ward.Thank, "O2023-0004222", ward.Yea},
		25: {ward.Thank, "O2023-0004222", ward.Yea},  // voted and spoke on one day
		2:  {ward.Hold, "O2021-117", ward.Yea},       // a nay to table later
		19: {ward.Hold, "O2023-0004222", ward.Yea},   // a nay in 2021
		31: {ward.Hold, "O2023-0004222", ward.Yea},   // did not vote in 2021
		45: {ward.Reconsider, "O2021-117", ward.Nay}, // after cosponsoring it
		15: {ward.Reconsider, "O2023-0004222", ward.Stated},
		24: {ward.StatePosition, "", ward.Unrecorded}, // a nay to table is no position
		0:  {ward.NoAsk, "", ward.Unrecorded},
	} {
		got := day.Ask(n)
		if got.Ask != want.ask || got.Stance.Measure != want.measure || got.Stance.Act != want.act {
			t.Errorf("ward %d: %v for %v on %s, want %v for %v on %s", n, got.Ask, got.Stance.Act, got.Stance.Measure,
				want.ask, want.act, want.measure)
		}
		if text := got.Text(); (text == ward.Text{}) != (want.ask == ward.NoAsk) || (text.English == "") != (text.Spanish == "") {
			t.Errorf("ward %d has the text %q", n, text)
		}
	}
	for n, want := range map[ward.Number]ward.Ask{27: ward.NoAsk, 35: ward.StatePosition} {
		if got := on(t, "2025-08-20").Ask(n); got != (ward.Request{Ask: want}) {
			t.Errorf("ward %d in August 2025: %+v, want %v", n, got, want)
		}
	}
	if got := (ward.Request{Ask: ward.StatePosition + 1}).Text(); got != (ward.Text{}) {
		t.Errorf("what is no ask has the text %q", got)
	}
}

func TestFindAlders(t *testing.T) {
	for name, want := range map[string][]ward.AlderID{
		"Jessie Fuentes":         {"jessica-l-fuentes"},
		"FUENTES, Jessica L.":    {"jessica-l-fuentes"},
		"Bill Conway":            {"william-conway"},
		"timmy knudsen":          {"timothy-r-knudsen"},
		"Patrick Daley Thompson": {"patrick-d-thompson"},
		"Jeylú Gutiérrez":        {"jeylu-b-gutierrez"},
		"jeylu gutierrez":        {"jeylu-b-gutierrez"},
		"Muñoz":                  {"ricardo-munoz"},
		"Mun\u0303oz":            {"ricardo-munoz"},
		"oshea":                  {"matthew-j-oshea"},
		"O’Shea":                 {"matthew-j-oshea"},
		"Ramirez Rosa":           {"carlos-ramirez-rosa"},
		"Walter Burnett":         {"walter-burnett-jr", "walter-r-burnett"},
		"Walter Burnett Jr":      {"walter-burnett-jr"},
		`Walter "Red" Burnett`:   {"walter-r-burnett"},
		"Sposato":                {"nicholas-sposato", "nicholas-sposato"},
		"Jessie Conway":          nil,
		"Fuent":                  nil,
		" ., ":                   nil,
		"":                       nil,
	} {
		var got []ward.AlderID
		for _, alder := range shipped().FindAlders(name) {
			got = append(got, alder.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", name, got, want)
		}
	}
	if terms := shipped().FindAlders("Sposato"); terms[0].Ward != 36 || terms[1].Ward != 38 {
		t.Errorf("Sposato held wards %d and %d", terms[0].Ward, terms[1].Ward)
	}
}
