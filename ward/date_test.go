package ward

import (
	"fmt"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, test := range []struct {
		text string
		want Date
	}{
		{"2025-01-15", Date{2025, 1, 15}},
		{"2024-02-29", Date{2024, 2, 29}},
		{"2025-01", Date{2025, 1, 0}},
		{"2025", Date{2025, 0, 0}},
	} {
		got, err := ParseDate(test.text)
		if err != nil || got != test.want || got.String() != test.text {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", test.text, got, err, test.want)
		}
	}
	for _, text := range []string{"", "25", "2025-13", "2025-02-29", "2025-1-5", "0000", "15.01.2025", "2025-01-15 "} {
		if got, err := ParseDate(text); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", text, got)
		}
	}
}

// TestDateBounds checks the first and the last day of what a date gives.
func TestDateBounds(t *testing.T) {
	for _, test := range []struct{ date, first, last string }{
		{"2025-01-15", "2025-01-15", "2025-01-15"},
		{"2023-09", "2023-09-01", "2023-09-30"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2025-12", "2025-12-01", "2025-12-31"},
		{"2017", "2017-01-01", "2017-12-31"},
		{"", "", ""},
	} {
		var d Date
		if err := d.UnmarshalText([]byte(test.date)); err != nil {
			t.Fatal(err)
		}
		if d.first().String() != test.first || d.last().String() != test.last {
			t.Errorf("%q goes from %v to %v, want %s to %s", test.date, d.first(), d.last(), test.first, test.last)
		}
	}
}

func TestDateAddDays(t *testing.T) {
	for _, test := range []struct {
		date string
		days int
		want string
	}{
		{"2025-03-23", 1, "2025-03-24"},
		{"2023-12-31", 1, "2024-01-01"},
		{"2024-03-01", -1, "2024-02-29"},
		{"2026-10-04", 0, "2026-10-04"},
	} {
		if got := MustParseDate(test.date).addDays(test.days); got.String() != test.want {
			t.Errorf("%s and %d days is %v, want %s", test.date, test.days, got, test.want)
		}
	}
}

func TestSpanContains(t *testing.T) {
	term := Span{From: MustParseDate("2015-05-18"), Until: MustParseDate("2025-03-24")}
	for _, test := range []struct {
		span Span
		date string
		want bool
	}{
		{term, "2015-05-17", false},
		{term, "2015-05-18", true},
		{term, "2025-03-23", true},
		{term, "2025-03-24", false},
		{Span{Until: term.Until}, "1985-01-01", true},
		{Span{From: term.From}, "2026-10-04", true},
		{Span{}, "2026-10-04", true},
	} {
		if got := test.span.Contains(MustParseDate(test.date)); got != test.want {
			t.Errorf("%v contains %s: %v, want %v", test.span, test.date, got, test.want)
		}
	}
}

// TestDateString compares with package fmt, also for what is no day.
func TestDateString(t *testing.T) {
	for _, year := range []int{-1, 0, 1, 999, 1000, 2026, 9999, 10000} {
		for _, month := range []time.Month{-1, 0, 1, 9, 10, 12, 13, 256} {
			for _, day := range []int{-1, 0, 1, 9, 10, 31, 32, 256} {
				d := Date{Year: year, Month: month, Day: day}
				want := fmt.Sprintf("%04d-%02d-%02d", year, int(month), day)
				switch {
				case d.IsZero():
					want = ""
				case month == 0:
					want = fmt.Sprintf("%04d", year)
				case day == 0:
					want = fmt.Sprintf("%04d-%02d", year, int(month))
				}
				if got := d.String(); got != want {
					t.Errorf("%d, %d, %d is %q, want %q", year, month, day, got, want)
				}
			}
		}
	}
}
