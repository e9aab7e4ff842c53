// Package outreach says what to say to an alder about the Welcoming City
// ordinance, in English and Spanish: letters, phone scripts, links that begin an
// e-mail or a call, and the record in words.
//
// What an alder did comes from package ward, and nothing is added: every act is
// given with its source and with how it is known. A vote on procedure, such as
// one to table, is described by what it did and taken for neither side. A seat
// that is vacant, or whose holder is not known, has no record; its office is
// asked to pass the message on.
package outreach

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/chiward/chiward/ward"
)

// Language is a language in which people are addressed. The zero Language is
// English.
type Language uint8

// The languages.
const (
	English Language = iota
	Spanish
)

// Languages has every language there is.
var Languages = [...]Language{English, Spanish}

// ParseLanguage reads "en" or "es". The error names what there is.
func ParseLanguage(code string) (Language, error) {
	for _, l := range Languages {
		if strings.EqualFold(code, l.String()) {
			return l, nil
		}
	}
	return English, fmt.Errorf("there are no texts in language %q; there are en (English) and es (Spanish)", code)
}

// String returns the code of l as in the HTML attribute lang: "en" or "es".
func (l Language) String() string {
	if l == Spanish {
		return "es"
	}
	return "en"
}

// Pick returns t in l.
func (l Language) Pick(t ward.Text) string {
	if l == Spanish {
		return t.Spanish
	}
	return t.English
}

// Ward returns n as it is written within a sentence: "35th Ward", "distrito 35
// (Ward 35)".
func (l Language) Ward(n ward.Number) string {
	if l == Spanish {
		return fmt.Sprintf("distrito %d (Ward %d)", n, n)
	}
	return n.Ordinal() + " Ward"
}

var monthNames = [...]string{
	"", "enero", "febrero", "marzo", "abril", "mayo", "junio",
	"julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
}

// Date returns d in words, "January 27, 2021" or "27 de enero de 2021", as
// exactly as it is known: "September 2023", "2017". It is empty if d is zero.
func (l Language) Date(d ward.Date) string {
	if d.IsZero() {
		return ""
	}
	t, known := d.Time(), len(d.String())
	month := monthNames[t.Month()]
	switch {
	case known == len("2006"):
		return t.Format("2006")
	case known == len("2006-01") && l == Spanish:
		return fmt.Sprintf("%s de %d", month, t.Year())
	case known == len("2006-01"):
		return t.Format("January 2006")
	case l == Spanish:
		return fmt.Sprintf("%d de %s de %d", t.Day(), month, t.Year())
	}
	return t.Format("January 2, 2006")
}

// On returns d as it is written within a sentence: "on January 27, 2021", "in
// September 2023".
func (l Language) On(d ward.Date) string {
	switch {
	case l == Spanish && d.IsDay():
		return "el " + l.Date(d)
	case l == Spanish:
		return "en " + l.Date(d)
	case d.IsDay():
		return "on " + l.Date(d)
	}
	return "in " + l.Date(d)
}

// Number returns n with a comma between thousands, as both languages are
// written in Chicago.
func Number(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
