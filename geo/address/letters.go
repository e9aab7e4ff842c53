package address

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// entity reads an HTML character reference at the beginning of s and returns
// what it stands for and its length, or a length of 0.
func entity(s string) (text string, size int) {
	end := strings.IndexByte(s[:min(len(s), 12)], ';') + 1
	text = html.UnescapeString(s[:end])
	if end == 0 || text == s[:end] {
		return "", 0
	}
	for text == "&" && strings.HasPrefix(s[end:], "amp;") {
		end += len("amp;")
	}
	return text, end
}

// legacy reads a byte that is no UTF-8 as Windows-1252.
func legacy(c byte) rune {
	switch c {
	case 0x91, 0x92:
		return '\u2019'
	case 0x96, 0x97:
		return '\u2013'
	}
	if c < 0xA0 {
		return ' '
	}
	return rune(c)
}

// fold returns the ASCII text that stands for a character: the letter without
// its accent, the plain hyphen, quotation mark, digit. known is false for a
// letter or digit of a script that addresses in Chicago are not written in.
func fold(r rune) (folded string, known bool) {
	const plain = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
	switch {
	case r < utf8.RuneSelf:
		return " ", true
	case r >= 0xFF01 && r <= 0xFF5E: // full width
		i := int(r - 0xFF01 + 1)
		return plain[i : i+1], true
	case r >= 0x2010 && r <= 0x2015, r == 0x2212, r == 0xFE58, r == 0xFE63:
		return "-", true
	case r == 0x00AD, r >= 0x200B && r <= 0x200F, r == 0x2060, r == 0xFEFF, r >= 0x0300 && r <= 0x036F, r == 0xFE0F:
		return "", true
	case r >= 0x2018 && r <= 0x201B, r == 0x2032, r == 0x00B4, r == 0x02BC, r == 0x02BB:
		return "'", true
	}
	switch r {
	case 'º', 'ª', '°':
		return "", true
	case '½':
		return " 1/2 ", true
	case '¼':
		return " 1/4 ", true
	case '¾':
		return " 3/4 ", true
	case '№':
		return "#", true
	case '⁄', '∕':
		return "/", true
	case '、', '，', '•', '·', '\u2028', '\u2029', '\u0085':
		return ",", true
	case 'ß':
		return "SS", true
	case 'Æ', 'æ':
		return "AE", true
	case 'Œ', 'œ':
		return "OE", true
	case 'Þ', 'þ':
		return "TH", true
	}
	if r >= 0xC0 && r <= 0x17F {
		const latin = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTSAAAAAAACEEEEIIIIDNOOOOOxOUUUUYTY" + // U+00C0
			"AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLLLLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS" // U+0100
		i := int(r - 0xC0)
		if latin[i] == 'x' {
			return " ", true
		}
		return latin[i : i+1], true
	}
	if unicode.IsLetter(r) || unicode.IsNumber(r) {
		return " ", false
	}
	return " ", true
}
