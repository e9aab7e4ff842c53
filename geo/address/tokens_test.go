package address

import (
	"errors"
	"testing"
)

// TestLetters reads what comes out of spreadsheets, web forms and old files:
// accents, dashes and quotation marks of all kinds, HTML, Windows-1252.
func TestLetters(t *testing.T) {
	for text, want := range map[string]string{
		// HTML.
		"121 N LaSalle St&nbsp;Chicago":  "121 N LASALLE ST",
		"State &amp; Lake":               "STATE & LAKE",
		"State &amp;amp; Lake":           "STATE & LAKE",
		"State &#38; Lake":               "STATE & LAKE",
		"State &#x26; Lake":              "STATE & LAKE",
		"State &commat; Lake":            "STATE & LAKE",
		"121&ndash;125 N LaSalle St":     "121-125 N LASALLE ST",
		"121 N LaSalle St &num;4":        "121 N LASALLE ST, # 4",
		"121 &frac12; N LaSalle St":      "121 1/2 N LASALLE ST",
		"121 N Calle Jos&eacute;":        "121 N JOSE ST",
		"121 N LaSalle &quot;rear&quot;": "121 N LASALLE, REAR",
		"100 N O&apos;Hare Dr":           "100 N OHARE DR",
		"100 N &#346;tate St":            "100 N STATE ST",
		"100 N State St &lt;rear&gt;":    "100 N STATE ST, REAR",
		"100 N &#1078;tate St":           "",
		"100 N &#xZZ; State St":          "",
		"100 N &bogus; State St":         "",
		// Windows-1252.
		"100 N O\x92Hare Dr":      "100 N OHARE DR",
		"121\x96125 N State St":   "121-125 N STATE ST",
		"100\xa0N\x85State\xa0St": "100 N STATE ST",
		"121 N Calle Jos\xe9":     "121 N JOSE ST",
		// Other characters.
		"121½ N State St":             "121 1/2 N STATE ST",
		"121 ¼ N State St":            "121 1/4 N STATE ST",
		"121 ¾ N State St":            "121 3/4 N STATE ST",
		"121 1⁄2 N State St":          "121 1/2 N STATE ST",
		"100 N State St №4":           "100 N STATE ST, # 4",
		"100 N State St、Chicago":      "100 N STATE ST",
		"100 N State St • Chicago":    "100 N STATE ST",
		"100 N State St…":             "100 N STATE ST",
		"100 N “State” St":            "100 N STATE ST",
		"100–110 N State St":          "100-110 N STATE ST",
		"１００ N State St":              "100 N STATE ST",
		"100 N O’Hare Dr":             "100 N OHARE DR",
		"100 N State\u00ad St":        "100 N STATE ST",
		"100 N Sta\u0301te St":        "100 N STATE ST",
		"100 N Łódź St":               "100 N LODZ ST",
		"100 N Àster St":              "100 N ASTER ST",
		"100 N Maſon St":              "100 N MASON ST",
		"100 N ƀ St":                  "",
		"100 N Mo\u0300d\u036fe St":   "100 N MODE ST",
		"100 N State St！～":            "100 N STATE ST",
		"100 N Straße":                "100 N STRASSE",
		"100 N Æster St":              "100 N AESTER ST",
		"100 N Œster St":              "100 N OESTER ST",
		"100 N Þor St":                "100 N THOR ST",
		"100 N St×te St":              "100 N ST TE ST",
		"100 N 北 St":                  "",
		"100 N State St\u2028Chicago": "100 N STATE ST",
	} {
		a, err := Parse(text)
		if want == "" {
			if parse, ok := errors.AsType[*ParseError](err); !ok || parse.Input != text {
				t.Errorf("%q: got %q, %v", text, a, err)
			}
			continue
		}
		if err != nil || a.String() != want {
			t.Errorf("%q: got %q, %v, want %q", text, a, err, want)
		}
	}
}

// TestTooMuch gives more words and marks than any address has, within the
// length that is read.
func TestTooMuch(t *testing.T) {
	for _, filler := range []string{"-", "a ", "½"} {
		text := "121 N State St "
		for len(text)+len(filler) <= MaxLength {
			text += filler
		}
		if _, err := Parse(text); !errors.Is(err, ErrTooLong) {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}
