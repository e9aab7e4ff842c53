package resident

import (
	"strings"
	"testing"
	"time"

	"github.com/chiward/chiward/examples/internal/outreach"
)

func TestMeeting(t *testing.T) {
	for _, test := range []struct {
		day, weekday   string
		monday, before string
		unusual        bool
	}{
		{"2025-01-15", "Wednesday", "2025-01-13", "2025-01-14", false},
		{"2025-01-14", "Tuesday", "2025-01-13", "2025-01-13", false},
		{"2025-01-16", "Thursday", "2025-01-13", "2025-01-15", false},
		{"2025-01-17", "Friday", "2025-01-13", "2025-01-16", false},
		{"2025-01-18", "Saturday", "2025-01-13", "2025-01-17", true},
		{"2025-01-19", "Sunday", "2025-01-13", "2025-01-18", true},
		{"2025-01-20", "Monday", "2025-01-13", "2025-01-19", true},
		{"2025-01-01", "Wednesday", "2024-12-30", "2024-12-31", false}, // over the end of a year
		{"2028-03-01", "Wednesday", "2028-02-28", "2028-02-29", false}, // over a leap day
		{"2026-03-09", "Monday", "2026-03-02", "2026-03-08", true},     // over the start of summer time
		{"2026-11-03", "Tuesday", "2026-11-02", "2026-11-02", false},   // over its end
	} {
		m, err := newMeeting(test.day)
		if err != nil || m.Day.String() != test.day || weekday(m.Day).String() != test.weekday {
			t.Errorf("%s: %v is a %v, %v", test.day, m.Day, weekday(m.Day), err)
		}
		if m.Monday.String() != test.monday || m.Before.String() != test.before || m.isUnusual() != test.unusual {
			t.Errorf("%s: Monday %v, day before %v, unusual %v; want %+v", test.day, m.Monday, m.Before, m.isUnusual(), test)
		}
	}
	for _, text := range []string{"", "2025", "2025-01", "2024-12-31", "2025-02-30", "15.1.2025", "<b>", "20250-01-15", "0000-00-00"} {
		if m, err := newMeeting(text); err == nil {
			t.Errorf("%q is taken for a meeting on %v", text, m.Day)
		}
	}
}

// TestMondays holds the days against their definition for some years.
func TestMondays(t *testing.T) {
	for at := rulesSince.Time(); at.Year() < 2033; at = at.AddDate(0, 0, 1) {
		m, err := newMeeting(at.Format(time.DateOnly))
		if err != nil {
			t.Fatal(err)
		}
		days := at.Sub(m.Monday.Time()).Hours() / 24
		if weekday(m.Monday) != time.Monday || days < 1 || days > 7 || at.Sub(m.Before.Time()) != 24*time.Hour || m.Monday.Compare(m.Before) > 0 {
			t.Errorf("%v: Monday %v, day before %v", m.Day, m.Monday, m.Before)
		}
	}
}

func TestMeetingView(t *testing.T) {
	for _, test := range []struct {
		language outreach.Language
		heading  string
		steps    [4]string
	}{
		{outreach.English, "For the meeting on Wednesday, January 15, 2025", [4]string{
			"From Monday, January 13, 2025, 12:01 AM, until Tuesday, January 14, 2025, 8:00 AM",
			"Tuesday, January 14, 2025, 10:00 AM to 2:00 PM", "Wednesday, January 15, 2025, 8:00 to 9:00 AM", "Wednesday, January 15, 2025",
		}},
		{outreach.Spanish, "Para la reunión del miércoles 15 de enero de 2025", [4]string{
			"Desde el lunes 13 de enero de 2025, 12:01 a. m., hasta el martes 14 de enero de 2025, 8:00 a. m.",
			"El martes 14 de enero de 2025, de 10:00 a. m. a 2:00 p. m.", "El miércoles 15 de enero de 2025, de 8:00 a 9:00 a. m.", "El miércoles 15 de enero de 2025",
		}},
	} {
		view := newMeetingView(wordsOf(test.language), test.language, "2025-01-15")
		if view.Heading != test.heading || view.Wrong || view.Unusual != "" {
			t.Errorf("%v: %+v", test.language, view)
		}
		for i, want := range test.steps {
			if view.Steps[i].When != want {
				t.Errorf("%v: step %d is %q, want %q", test.language, i+1, view.Steps[i].When, want)
			}
		}
		if view := newMeetingView(wordsOf(test.language), test.language, "2025-01-20"); !strings.Contains(view.Unusual, wordsOf(test.language).Meeting.Weekdays[time.Monday]) {
			t.Errorf("%v: of a meeting on a Monday it says %q", test.language, view.Unusual)
		}
		for _, none := range []string{"", "2024-01-15"} {
			view := newMeetingView(wordsOf(test.language), test.language, none)
			if view.Heading != "" || view.Steps[0].When != "" || view.Wrong != (none != "") {
				t.Errorf("%v: %q gives %+v", test.language, none, view)
			}
		}
	}
}
