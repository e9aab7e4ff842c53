package address

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// entity reads an HTML character reference at the beginning of s and returns
// the ASCII text it stands for and its length, or a length of 0.
func entity(s string) (folded string, size int) {
	end := strings.IndexByte(s[:min(len(s), 12)], ';')
	if end < 3 {
		return "", 0
	}
	name, size := s[1:end], end+1
	switch name {
	case "amp":
		for strings.HasPrefix(s[size:], "amp;") {
			size += len("amp;")
		}
		return "&", size
	case "nbsp", "ensp", "emsp", "thinsp":
		return " ", size
	case "quot", "ldquo", "rdquo", "laquo", "raquo", "lt", "gt":
		return " ", size
	case "apos", "lsquo", "rsquo":
		return "'", size
	case "ndash", "mdash", "minus", "shy":
		return "-", size
	case "num":
		return "#", size
	case "commat":
		return "@", size
	case "frac12":
		return " 1/2 ", size
	}
	if name[0] == '#' {
		n, base := 0, 10
		digits := name[1:]
		if len(digits) > 1 && (digits[0] == 'x' || digits[0] == 'X') {
			digits, base = digits[1:], 16
		}
		for i := range len(digits) {
			d := strings.IndexByte("0123456789abcdef", digits[i]|0x20)
			if isDigit(digits[i]) {
				d = int(digits[i] - '0')
			}
			if d < 0 || d >= base {
				return "", 0
			}
			n = n*base + d
		}
		if n < utf8.RuneSelf {
			return string(rune(n)), size
		}
		folded, known := fold(rune(n))
		if !known {
			return "", 0
		}
		return folded, size
	}
	for _, accent := range [...]string{"acute", "grave", "uml", "tilde", "circ", "cedil", "ring"} {
		if len(name) == 1+len(accent) && name[1:] == accent && name[0] >= 'A' {
			return name[:1], size
		}
	}
	return "", 0
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
