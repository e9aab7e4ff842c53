package ward

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// Date is a civil day in Chicago. It is comparable; the zero Date is an
// unknown day. Where a source gives only a month or a year, Day, or Month and
// Day, are zero.
type Date struct {
	Year  int        // such as 2025
	Month time.Month // zero if only the year is known
	Day   int        // of the month; zero if only the month or year is known
}

// ParseDate reads "2025-01-15", "2025-01" or "2025". The error says what was
// found if that is not such a date.
func ParseDate(text string) (Date, error) {
	for _, layout := range [...]string{time.DateOnly, "2006-01", "2006"} {
		if len(text) != len(layout) {
			continue
		}
		t, err := time.Parse(layout, text)
		if err != nil || t.Year() == 0 {
			break
		}
		d := Date{Year: t.Year()}
		if len(layout) > len("2006") {
			d.Month = t.Month()
		}
		if len(layout) > len("2006-01") {
			d.Day = t.Day()
		}
		return d, nil
	}
	return Date{}, fmt.Errorf("ward: %q is not a date like 2025-01-15", text)
}

// MustParseDate is [ParseDate] for dates known to be right; it panics on an
// error.
func MustParseDate(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// IsZero reports whether d is the unknown day.
func (d Date) IsZero() bool { return d == Date{} }

// Compare returns -1, 0 or +1 as d is before, the same as, or after other. A
// date that gives only a month or a year comes before every day in it, and
// the unknown day before all.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// String returns d as "2025-01-15", as "2025-01" or "2025" if that is all
// that is known, and as "" if d is zero.
func (d Date) String() string { return string(d.append(nil)) }

// append appends what [Date.String] returns.
func (d Date) append(text []byte) []byte {
	if d.IsZero() {
		return text
	}
	text = appendPadded(text, d.Year, 4)
	if d.Month == 0 {
		return text
	}
	text = appendPadded(append(text, '-'), int(d.Month), 2)
	if d.Day == 0 {
		return text
	}
	return appendPadded(append(text, '-'), d.Day, 2)
}

// appendPadded appends n with zeros in front, so that it is as wide as width or
// wider.
func appendPadded(text []byte, n, width int) []byte {
	if n < 0 {
		text, n, width = append(text, '-'), -n, width-1
	}
	var buffer [20]byte
	digits := strconv.AppendInt(buffer[:0], int64(n), 10)
	for range width - len(digits) {
		text = append(text, '0')
	}
	return append(text, digits...)
}

// MarshalText returns d as [Date.String] does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [Date.MarshalText] writes; empty text is the zero
// Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Span is a stretch of days: From is in it, Until is not. A zero From is a
// beginning that is not known, a zero Until an end that has not come. It is
// comparable. The zero Span holds every day.
type Span struct {
	From  Date `json:"from,omitzero"`  // the first day
	Until Date `json:"until,omitzero"` // the day after the last
}

// Contains reports whether d is in s. A date that gives only a month or a
// year is taken for the time just before its first day; see [Date.Compare].
func (s Span) Contains(d Date) bool {
	return s.From.Compare(d) <= 0 && (s.Until.IsZero() || d.Compare(s.Until) < 0)
}

// within returns the days that are in s and in limits.
func (s Span) within(limits Span) Span {
	if s.From.Compare(limits.From) < 0 {
		s.From = limits.From
	}
	if s.Until.IsZero() || !limits.Until.IsZero() && limits.Until.Compare(s.Until) < 0 {
		s.Until = limits.Until
	}
	return s
}

// isEmpty reports whether s has no day.
func (s Span) isEmpty() bool { return !s.Until.IsZero() && s.Until.Compare(s.From) <= 0 }

// overlaps reports whether a day of d, which may be a month or a year, is in
// s.
func (s Span) overlaps(d Date) bool {
	return s.From.Compare(d.last()) <= 0 && (s.Until.IsZero() || d.first().Compare(s.Until) < 0)
}

// first returns the first day of d: d itself, or the first of the month or
// year that d gives.
func (d Date) first() Date {
	if d.IsZero() {
		return d
	}
	return Date{Year: d.Year, Month: max(d.Month, time.January), Day: max(d.Day, 1)}
}

// last returns the last day of d: d itself, or the last of the month or year
// that d gives.
func (d Date) last() Date {
	switch {
	case d.IsZero() || d.Day != 0:
		return d
	case d.Month == 0:
		return Date{Year: d.Year, Month: time.December, Day: 31}
	}
	return dateOf(time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC))
}

// addDays returns the day that is n days after the day d.
func (d Date) addDays(n int) Date {
	return dateOf(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

func dateOf(t time.Time) Date { return Date{Year: t.Year(), Month: t.Month(), Day: t.Day()} }
