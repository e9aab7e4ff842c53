package ward

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a civil day in Chicago, or a month or a year if no more is known. It
// is comparable and no larger than an int32. The zero Date is not known.
type Date struct {
	year       int16
	month, day uint8 // zero if not known
}

// ParseDate reads "2025-01-15", "2025-01" or "2025". It returns an error for
// anything else, and for days that do not exist, such as 2025-02-31.
func ParseDate(text string) (Date, error) {
	for _, layout := range [...]string{time.DateOnly, "2006-01", "2006"} {
		if len(text) != len(layout) {
			continue
		}
		t, err := time.Parse(layout, text)
		if err != nil || t.Year() == 0 {
			break
		}
		d := DateOf(t)
		switch layout {
		case "2006-01":
			d.day = 0
		case "2006":
			d.month, d.day = 0, 0
		}
		return d, nil
	}
	return Date{}, fmt.Errorf("ward: %q is not a date like 2025-01-15", text)
}

// ParseDay is [ParseDate] for a single day; a month or a year is an error.
func ParseDay(text string) (Date, error) {
	d, err := ParseDate(text)
	if err == nil && d.day == 0 {
		return Date{}, fmt.Errorf("ward: %q is not a single day like 2025-01-15", text)
	}
	return d, err
}

// MustParseDate is [ParseDate] for dates known to be valid; it panics on an
// error.
func MustParseDate(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// DateOf returns the day of t in the location of t. A year before 1 or after
// 9999 gives the zero Date.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	if year < 1 || year > 9999 {
		return Date{}
	}
	return Date{year: int16(year), month: uint8(month), day: uint8(day)}
}

// Time returns midnight in UTC on d, on the first day of the month or year if
// d is one, and the zero time if d is zero.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	first := d.first()
	return time.Date(int(first.year), time.Month(first.month), int(first.day), 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether d is not known.
func (d Date) IsZero() bool { return d == Date{} }

// IsDay reports whether d is a single day, not a month, a year or zero.
func (d Date) IsDay() bool { return d.day != 0 }

// Compare returns -1, 0 or +1 as d is before, the same as, or after other. A
// month or a year comes before every day in it, and the zero Date before all.
func (d Date) Compare(other Date) int { return cmp.Compare(d.number(), other.number()) }

// number returns a number that grows with d.
func (d Date) number() int32 { return int32(d.year)<<16 | int32(d.month)<<8 | int32(d.day) }

// String returns d as "2025-01-15", as "2025-01" or "2025" if no more is
// known, and as "" if d is zero.
func (d Date) String() string {
	text, _ := d.MarshalText() // has no error
	return string(text)
}

// MarshalText returns d as [Date.String] does.
func (d Date) MarshalText() ([]byte, error) {
	layout := time.DateOnly
	switch {
	case d.IsZero():
		layout = ""
	case d.month == 0:
		layout = "2006"
	case d.day == 0:
		layout = "2006-01"
	}
	return d.Time().AppendFormat(make([]byte, 0, len(layout)), layout), nil
}

// UnmarshalText reads what [Date.MarshalText] writes; empty text is the zero
// Date.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d = Date{}
	if len(text) > 0 {
		*d, err = ParseDate(string(text))
	}
	return err
}

// first returns the first day of d: d itself, or the first of the month or
// year that d is.
func (d Date) first() Date {
	if !d.IsZero() {
		d.month, d.day = max(d.month, 1), max(d.day, 1)
	}
	return d
}

// last returns the last day of d: d itself, or the last of the month or year
// that d is.
func (d Date) last() Date {
	switch {
	case d.IsZero() || d.IsDay():
		return d
	case d.month == 0:
		return Date{year: d.year, month: 12, day: 31}
	}
	return DateOf(d.Time().AddDate(0, 1, -1))
}

// next returns the day after the day d.
func (d Date) next() Date { return DateOf(d.Time().AddDate(0, 0, 1)) }

// span is the days from start to end, both included; if zero, these are not
// known and have not come.
type span struct{ start, end Date }

// has reports whether the day d is in s.
func (s span) has(d Date) bool {
	return s.start.Compare(d) <= 0 && (s.end.IsZero() || d.Compare(s.end) <= 0)
}

// overlaps reports whether a day of d, which may be a month or a year, is in
// s.
func (s span) overlaps(d Date) bool {
	return s.start.Compare(d.last()) <= 0 && (s.end.IsZero() || d.first().Compare(s.end) <= 0)
}
