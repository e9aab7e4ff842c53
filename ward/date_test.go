package ward

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, test := range []struct {
		text  string
		want  Date
		isDay bool
	}{
		{"2025-01-15", Date{2025, 1, 15}, true},
		{"2024-02-29", Date{2024, 2, 29}, true},
		{"2025-01", Date{2025, 1, 0}, false},
		{"2025", Date{2025, 0, 0}, false},
	} {
		got, err := ParseDate(test.text)
		if err != nil || got != test.want || got.String() != test.text || got.IsDay() != test.isDay {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", test.text, got, err, test.want)
		}
		if day, err := ParseDay(test.text); (err == nil) != test.isDay || err == nil && day != test.want {
			t.Errorf("ParseDay(%q) = %v, %v", test.text, day, err)
		}
	}
	for _, text := range []string{"", "25", "2025-13", "2025-02-29", "2025-02-31", "2025-1-5", "0000", "15.01.2025", "2025-01-15 "} {
		if got, err := ParseDate(text); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", text, got)
		}
		if got, err := ParseDay(text); err == nil {
			t.Errorf("ParseDay(%q) = %v, want an error", text, got)
		}
	}
}

func TestMustParseDate(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	MustParseDate("2025-02-31")
}

func TestDateOf(t *testing.T) {
	chicago := time.FixedZone("CST", -6*3600)
	late := time.Date(2026, 11, 24, 23, 30, 0, 0, chicago)
	if got := DateOf(late); got.String() != "2026-11-24" {
		t.Errorf("late in the evening in Chicago it is %v", got)
	}
	if got := DateOf(late.UTC()); got.String() != "2026-11-25" {
		t.Errorf("in UTC it is %v", got)
	}
	for _, year := range []int{-1, 0, 10000} {
		if got := DateOf(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)); !got.IsZero() {
			t.Errorf("the year %d gives %v", year, got)
		}
	}
}

// TestDateBounds checks the first and the last day of what a date gives, and
// the day after.
func TestDateBounds(t *testing.T) {
	for _, test := range []struct{ date, first, last, next string }{
		{"2025-01-15", "2025-01-15", "2025-01-15", "2025-01-16"},
		{"2023-09", "2023-09-01", "2023-09-30", "2023-10-01"},
		{"2024-02", "2024-02-01", "2024-02-29", "2024-03-01"},
		{"2025-12", "2025-12-01", "2025-12-31", "2026-01-01"},
		{"2017", "2017-01-01", "2017-12-31", "2018-01-01"},
	} {
		d := MustParseDate(test.date)
		if d.first().String() != test.first || d.last().String() != test.last || d.last().next().String() != test.next {
			t.Errorf("%q goes from %v to %v, then %v", test.date, d.first(), d.last(), d.last().next())
		}
		if got := d.Time().Format(time.DateOnly); got != test.first {
			t.Errorf("the time of %v is %s", d, got)
		}
	}
	if zero := (Date{}); !zero.first().IsZero() || !zero.last().IsZero() || !zero.Time().IsZero() || zero.IsDay() {
		t.Error("the zero Date has days")
	}
}

func TestDateCompare(t *testing.T) {
	ascending := []string{"2024", "2024-12", "2024-12-31", "2025", "2025-01", "2025-01-01", "2025-01-02", "2025-02"}
	if MustParseDate("0001").Compare(Date{}) != 1 {
		t.Error("the zero Date is not before all")
	}
	for i, x := range ascending {
		for j, y := range ascending {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := MustParseDate(x).Compare(MustParseDate(y)); got != want {
				t.Errorf("%s compared with %s is %d, want %d", x, y, got, want)
			}
		}
	}
}

func TestDateText(t *testing.T) {
	for _, want := range []string{"", "2025", "2025-01", "2025-01-15", "0999-12-31"} {
		var d Date
		if err := d.UnmarshalText([]byte(want)); err != nil {
			t.Fatal(err)
		}
		if text, err := d.MarshalText(); err != nil || string(text) != want || d.String() != want {
			t.Errorf("%q is written as %q, %v", want, text, err)
		}
	}
	d := MustParseDate("2025-01-15")
	if err := d.UnmarshalText([]byte("2025-02-31")); err == nil || !d.IsZero() {
		t.Errorf("a day that is none reads as %v, %v", d, err)
	}
}

func TestSpan(t *testing.T) {
	day := MustParseDate
	term := span{day("2015-05-18"), day("2025-03-23")}
	for _, test := range []struct {
		span span
		date string
		has  bool
	}{
		{term, "2015-05-17", false},
		{term, "2015-05-18", true},
		{term, "2025-03-23", true},
		{term, "2025-03-24", false},
		{span{end: term.end}, "1985-01-01", true},
		{span{start: term.start}, "2026-10-04", true},
		{span{}, "2026-10-04", true},
	} {
		if got := test.span.has(day(test.date)); got != test.has {
			t.Errorf("%v has %s: %v", test.span, test.date, got)
		}
	}
	for date, want := range map[string]bool{
		"2015": true, "2014": false, "2015-05": true, "2015-04": false, "2025-03": true, "2025-04": false, "2025": true, "2026": false,
	} {
		if got := term.overlaps(day(date)); got != want {
			t.Errorf("%v overlaps %s: %v", term, date, got)
		}
	}
}
