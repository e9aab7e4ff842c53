package address

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ascii is an input as a scanner reads it.
type ascii struct {
	text    string
	from    []int // where in the input each byte comes from; nil if text is the input
	foreign int   // where the first letter of another script stands, or -1
}

// toASCII writes input in ASCII: letters without accents, plain hyphens and
// quotation marks, what HTML and Windows-1252 stand for. E-mail addresses are
// left out.
func toASCII(input string) ascii {
	a := ascii{text: input, foreign: -1}
	plain := true
	for i := range len(input) {
		c := input[i]
		plain = plain && c < utf8.RuneSelf && c != '&' && c != '@' && c != '$'
	}
	if plain {
		return a
	}
	text := make([]byte, 0, len(input)+16)
	write := func(s string, at int) {
		for range len(s) {
			a.from = append(a.from, at)
		}
		text = append(text, s...)
	}
	for i := 0; i < len(input); {
		r, size := utf8.DecodeRuneInString(input[i:])
		piece := input[i : i+size]
		switch {
		case r == '&':
			if decoded, n := entity(input[i:]); n > 0 {
				piece, size = decoded, n
			}
		case r == '@':
			if start, end := emailAround(input, i); end > 0 {
				text, a.from = text[:len(text)-min(len(text), i-start)], a.from[:len(a.from)-min(len(a.from), i-start)]
				piece, size = " ", end-i
			}
		case r == '$' && (i == 0 || input[i-1] == ' ') && strings.HasPrefix(input[i+1:], " "):
			piece = "S"
		case r == utf8.RuneError && size == 1:
			piece = string(rune(input[i])) // Windows-1252
		}
		for _, r := range piece {
			folded, known := fold(r)
			if !known && a.foreign < 0 {
				a.foreign = i
			}
			write(folded, i)
		}
		i += size
	}
	a.text = string(text)
	return a
}

// entity reads an HTML character reference at the beginning of s and returns
// what it stands for and its length, or a length of 0.
func entity(s string) (text string, size int) {
	end := strings.IndexByte(s[:min(len(s), 12)], ';') + 1
	text = html.UnescapeString(s[:end])
	if text == s[:end] {
		return "", 0
	}
	for text == "&" && strings.HasPrefix(s[end:], "amp;") {
		end += len("amp;")
	}
	return text, end
}

// emailAround returns where the e-mail address begins and ends whose "@" is at
// i: a word on either side without a blank, and a dot within the right one. The
// end is 0 if it is none.
func emailAround(input string, i int) (start, end int) {
	start, end = i, i+1
	for start > 0 && input[start-1] > ' ' && input[start-1] != ',' {
		start--
	}
	for end < len(input) && input[end] > ' ' && input[end] != ',' {
		end++
	}
	if dot := strings.IndexByte(input[i+1:end], '.'); start == i || dot < 1 || i+1+dot == end-1 {
		return i, 0
	}
	return start, end
}

// folds has characters with the ASCII text that stands for each of them, "" for
// those that say nothing.
var folds = [...]struct{ text, runes string }{
	{"-", "\u0096\u0097‐‑‒–—―−﹘﹣"},
	{"'", "\u0091\u0092‘’‚‛′´ʼʻ"},
	{",", "、，•·\u2028\u2029"},
	{"#", "№"},
	{"/", "⁄∕"},
	{"", "ºª°\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f"},
	{" 1/2 ", "½"},
	{" 1/4 ", "¼"},
	{" 3/4 ", "¾"},
	{"SS", "ß"},
	{"AE", "Ææ"},
	{"OE", "Œœ"},
	{"TH", "Þþ"},
	{" ", "×÷"},
}

// latin has the letters from U+00C0 on without their accents.
const latin = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTSAAAAAAACEEEEIIIIDNOOOOOxOUUUUYTY" + // U+00C0
	"AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLLLLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS" // U+0100

// fold returns the ASCII text that stands for a character: the letter without
// its accent, the plain hyphen, quotation mark, digit. known is false for a
// letter or digit of a script that addresses in Chicago are not written in.
func fold(r rune) (folded string, known bool) {
	if r < utf8.RuneSelf {
		return string(r), true
	}
	for _, fold := range folds {
		if strings.ContainsRune(fold.runes, r) {
			return fold.text, true
		}
	}
	switch {
	case r >= 0xFF01 && r <= 0xFF5E: // full width
		return string(r - 0xFF01 + '!'), true
	case r >= 0x0300 && r <= 0x036F: // an accent
		return "", true
	case r >= 0xC0 && r < 0xC0+rune(len(latin)):
		return latin[r-0xC0 : r-0xC0+1], true
	}
	return " ", !unicode.IsLetter(r) && !unicode.IsNumber(r)
}
