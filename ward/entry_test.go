package ward

import (
	"maps"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo"
)

// tell tells entries in one line each: the measure, the day, the map, the ward,
// who represented the place, and what they did or why nothing is recorded.
func tell(entries []Entry) []string {
	var lines []string
	for _, e := range entries {
		who := "-"
		if e.RepresentedBy != nil {
			who = string(e.RepresentedBy.ID)
		}
		var acts []string
		for _, s := range e.Stances {
			acts = append(acts, string(s.Act))
		}
		lines = append(lines, strings.Join([]string{
			string(e.Measure), e.Date.String(), e.Map, setOf(e.Ward).String(), string(e.Certainty), who,
			strings.Join(acts, "+") + string(e.Reason),
		}, " "))
	}
	return lines
}

func compare(t *testing.T, name string, got []Entry, want ...string) {
	t.Helper()
	if got, want := strings.Join(tell(got), "\n"), strings.Join(want, "\n"); got != want {
		t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
	}
	for _, e := range got {
		if e.Stances == nil || (len(e.Stances) == 0) == (e.Reason == "") {
			t.Errorf("%s, %s: %d stances, reason %q", name, e.Measure, len(e.Stances), e.Reason)
		}
		for _, s := range e.Stances {
			if e.RepresentedBy != nil && s.Person != e.RepresentedBy.ID {
				t.Errorf("%s: %s is shown under %s", name, s.Person, e.RepresentedBy.ID)
			}
		}
	}
}

// TestRecordAt has the record of places. The square that is ward 1 since 2023
// was ward 50 before, and the other way round.
func TestRecordAt(t *testing.T) {
	now := toyOn(t, "2026-10-04")
	compare(t, "in ward 50, formerly 1", now.RecordAt(middle(50), 0),
		"O0 2012-09  0  - map_not_opened",
		"O1 2020-02-01 2015 1 clear ann-alba yea",
		"O2 2025-01-15 2023 50 clear - not_known")
	compare(t, "in ward 49, formerly 2", now.RecordAt(middle(49), 0),
		"O0 2012-09  0  - map_not_opened",
		"O1 2020-02-01 2015 2 clear ben-brook cosponsored+nay",
		"O2 2025-01-15 2023 49 clear - not_known")
	compare(t, "in ward 2", now.RecordAt(middle(2), 0),
		"O0 2012-09  0  - map_not_opened",
		"O1 2020-02-01 2015 49 clear - not_known",
		"O2 2025-01-15 2023 2 clear ben-brook sponsored+filed+nay")
	compare(t, "outside", now.RecordAt(geo.Point{}, 0),
		"O0 2012-09  0  - map_not_opened",
		"O1 2020-02-01 2015 0 outside - outside_then",
		"O2 2025-01-15 2023 0 outside - outside_then")
	// An address that the City places 100 m outside its limit.
	snapped := geo.Point{Lat: 10 - 100/111195.08, Lng: 10.0015}
	compare(t, "just outside", now.RecordAt(snapped, 100.5)[2:], "O2 2025-01-15 2023 2 near_border ben-brook sponsored+filed+nay")
	compare(t, "farther outside than it may be off", now.RecordAt(snapped, 98)[2:], "O2 2025-01-15 2023 0 outside - outside_then")
	far := geo.Point{Lat: 10 - 160/111195.08, Lng: 10.0015}
	compare(t, "far outside", now.RecordAt(far, 200)[2:], "O2 2025-01-15 2023 0 near_border - outside_then")
	rough := now.RecordAt(middle(2), 60)
	if e := rough[2]; e.Certainty != CertaintyNearBorder || e.OtherWards != setOf(1, 3, 12) || e.RepresentedBy.ID != "ben-brook" {
		t.Errorf("of a rough place: %+v", e)
	}
	compare(t, "on the day of the vote", toyOn(t, "2025-01-15").RecordAt(middle(2), 0)[2:], "O2 2025-01-15 2023 2 clear ben-brook sponsored+filed+nay")
	compare(t, "on the last day of the month of the motion", toyOn(t, "2020-01-31").RecordAt(middle(49), 0)[1:], "O1 2020-01 2015 2 clear ben-brook cosponsored")
	// The day before the vote, and before the motion.
	compare(t, "on 2025-01-14", toyOn(t, "2025-01-14").RecordAt(middle(2), 0),
		"O0 2012-09  0  - map_not_opened",
		"O1 2020-02-01 2015 49 clear - not_known",
		"O2 2023  0  - not_dated") // two maps in that year
	compare(t, "on 2019-12-31", toyOn(t, "2019-12-31").RecordAt(middle(50), 0), "O0 2012-09  0  - map_not_opened")
}

// TestRecordAtReasons has the reasons that the toy tables do not come to as
// they are.
func TestRecordAtReasons(t *testing.T) {
	on := func(changed map[string]string) *Snapshot {
		s, err := openToy(t, changed).On(MustParseDate("2026-10-04"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	stances := "measure,ward,alder,act,question,date,basis,note,source\n"
	act := func(date string) map[string]string {
		return map[string]string{
			"council/stances.csv":     stances,
			"council/measures/O1.txt": strings.Replace(toyFiles["council/measures/O1.txt"], "2020-02-03", date, 1),
		}
	}
	for _, test := range []struct{ date, want string }{
		{"2025-05-15", "O1 2025-05-15 2023 1 clear - vacant"},
		{"2025-04", "O1 2025-04 2023 1 clear ann-alba no_act_recorded"}, // one holder all month
		{"2025-06", "O1 2025-06 2023 1 clear ben-brook no_act_recorded"},
		{"2025-05", "O1 2025-05 2023 1 clear - vacant"}, // all month
		{"2025", "O1 2025 2023 1 clear - not_dated"},    // two holders in that year
		{"2023-05", "O1 2023-05  0  - not_dated"},       // two maps in that month
		{"2011-01-01", "O1 2011-01-01  0  - map_not_opened"},
	} {
		for _, line := range tell(on(act(test.date)).RecordAt(middle(1), 0)) {
			if strings.HasPrefix(line, "O1") && line != test.want {
				t.Errorf("acted on %s: %s, want %s", test.date, line, test.want)
			}
		}
	}
	// A month in which the holder changes without a vacancy.
	changed := act("2025-05")
	maps.Copy(changed, with(t, "council/terms.csv", "1,ben-brook,2025-06-01", "1,ben-brook,2025-05-10"))
	changed["council/terms.csv"] = strings.Replace(changed["council/terms.csv"], "2,ben-brook,2015-05-18,2025-05-31", "2,ben-brook,2015-05-18,2025-05-09", 1)
	for _, line := range tell(on(changed).RecordAt(middle(1), 0)) {
		if want := "O1 2025-05 2023 1 clear - not_dated"; strings.HasPrefix(line, "O1") && line != want {
			t.Errorf("a month with two holders: %s, want %s", line, want)
		}
	}
	// Neither a final action nor an introduction is known.
	changed = act("")
	changed["council/measures/O1.txt"] = strings.Replace(changed["council/measures/O1.txt"], "introduced: 2020-01", "introduced:", 1)
	changed["council/measures/O1.txt"] = strings.NewReplacer("question: adopt", "question:", "yeas: 1", "yeas:", "nays: 1", "nays:").Replace(changed["council/measures/O1.txt"])
	if got := tell(on(changed).RecordAt(middle(1), 0))[0]; got != "O1   0  - not_dated" {
		t.Errorf("a measure of no day: %s", got)
	}
}

// TestRecord has the record of those who hold a seat.
func TestRecord(t *testing.T) {
	compare(t, "ward 1", toyOn(t, "2026-10-04").Record(1),
		"O0 2012-09  1  - not_known",
		"O1 2020-02-01  1  - cosponsored+nay",
		"O2 2025-01-15  1  - sponsored+filed+nay")
	compare(t, "ward 2", toyOn(t, "2026-10-04").Record(2),
		"O0 2012-09  2  - not_known",
		"O1 2020-02-01  2  - not_known", // Cy Cole may have held another ward
		"O2 2025-01-15  2  - not_known")
	for _, n := range []Number{0, 3, 4, 51} {
		if got := toyOn(t, "2026-10-04").Record(n); got != nil {
			t.Errorf("ward %d has the record %v", n, tell(got))
		}
	}
	// With the terms of all wards since 2019 it is known who was not in office.
	terms := toyFiles["council/terms.csv"]
	for n := Number(4); n <= Count; n++ {
		terms += setOf(n).String() + ",dee-dahl,2019-01-01,2019-05-01,,,paper,\n"
	}
	s, err := openToy(t, map[string]string{"council/terms.csv": terms}).On(MustParseDate("2026-08-31"))
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "ward 2", s.Record(2),
		"O0 2012-09  2  - not_known",
		"O1 2020-02-01  2  - not_in_office",
		"O2 2025-01-15  2  - not_in_office")
	compare(t, "ward 3", s.Record(3),
		"O0 2012-09  3  - not_known",
		"O1 2020-02-01  3  - no_act_recorded",
		"O2 2025-01-15  3  - no_act_recorded")
}

func TestReasonTexts(t *testing.T) {
	for _, r := range []Reason{
		ReasonVacant, ReasonNotKnown, ReasonOutside, ReasonNoMap, ReasonNoAct, ReasonNotDated, ReasonNotInOffice,
	} {
		if text := r.Text(); text.English == "" || text.Spanish == "" || text.English == text.Spanish {
			t.Errorf("%s is said %+v", r, text)
		}
	}
	if Reason("").Text() != (Text{}) || Reason("other").Text() != (Text{}) {
		t.Error("what is no reason is said")
	}
}
