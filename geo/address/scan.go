package address

import (
	"strings"
	"unicode/utf8"
)

// A kind says what a token is.
type kind uint8

const (
	kindWord    kind = iota // begins with a letter: "STATE", "C104"
	kindNumber              // digits only: "121"
	kindMixed               // digits, then letters: "63RD", "6257A", "023XX"
	kindComma               // also ";", ":", "|", brackets and line ends
	kindDash                // every hyphen and dash
	kindSlash               // "/"
	kindAnd                 // "&", "+"
	kindAt                  // "@"
	kindHash                // "#"
	kindNothing             // what lies beyond the last token
)

// token is one word or mark of an address.
type token struct {
	kind       kind
	glued      bool   // no blank stands between it and the token before
	bracket    bool   // a comma that opens a bracket
	start, end uint16 // of a word, in reader.text
	at         uint16 // where it begins in the input
	entry      uint16 // of a word, in the vocabulary
	class      class  // of a word, by the vocabulary
}

// maxTokens and maxWords bound what a scanner holds. An input of at most
// MaxLength bytes that needs more is no address.
const (
	maxTokens = 64
	maxWords  = MaxLength + maxTokens
)

// scanner cuts an input into tokens. It folds letters to upper-case ASCII
// and writes the words, each followed by one blank, to words. Its arrays are
// of fixed size so that they stay on the stack of [Parse].
type scanner struct {
	*vocabulary
	tokens  [maxTokens]token
	words   [maxWords]byte
	count   int  // of tokens
	size    int  // of words
	full    bool // tokens or words did not suffice
	open    bool // a word is being written
	blank   bool // a blank stands before the next token
	digits  bool // the open word has digits
	letters bool // the open word has letters
	start   int  // of the open word, in words
	at      int  // where the open word begins in the input
	foreign int  // where the first letter of another script stands, or -1
	email   int  // where the "@" of the first e-mail address stands, or -1
}

// scan reads the whole input.
func (s *scanner) scan(input string) {
	s.foreign, s.email = -1, -1
	for i := 0; i < len(input); {
		c := input[i]
		switch {
		case isLetter(c) || isDigit(c):
			i = s.run(input, i)
		case c == '&':
			text, size := entity(input[i:])
			if size == 0 {
				text, size = "&", 1
			}
			for _, r := range text {
				s.putRune(r, i, input[i+size:])
			}
			i += size
		case c == '@' && emailAt(input, i):
			i = s.skipEmail(input, i)
		case c == '$' && (i == 0 || input[i-1] == ' ') && strings.HasPrefix(input[i+1:], " "):
			s.put('S', i, input[i+1:])
			i++
		case c == ',' && thousands(input, i):
			i++
		case c < utf8.RuneSelf:
			s.put(c, i, input[i+1:])
			i++
		default:
			r, size := utf8.DecodeRuneInString(input[i:])
			if r == utf8.RuneError && size == 1 {
				r = legacy(c)
			}
			s.putRune(r, i, input[i+size:])
			i += size
		}
	}
	s.closeWord()
	s.joinOrdinals()
	for i := range s.tokens[:s.count] {
		if t := &s.tokens[i]; t.kind == kindWord {
			t.entry = s.index[string(s.words[t.start:t.end])]
			t.class = s.entries[t.entry].class
		}
	}
}

// skipEmail leaves out the e-mail address whose "@" stands at i and returns
// where it ends.
func (s *scanner) skipEmail(input string, i int) int {
	if s.email < 0 {
		s.email = i
	}
	start := i
	for start > 0 && input[start-1] > ' ' && input[start-1] != ',' {
		start--
	}
	if s.open {
		s.open, s.size = false, s.start
	}
	for s.count > 0 && int(s.tokens[s.count-1].at) >= start {
		s.count--
	}
	for i < len(input) && input[i] > ' ' && input[i] != ',' {
		i++
	}
	return i
}

// thousands reports whether the comma at i stands within a number, as in
// 4,521.
func thousands(input string, i int) bool {
	before, behind := 0, 0
	for before < i && isDigit(input[i-1-before]) {
		before++
	}
	for i+1+behind < len(input) && isDigit(input[i+1+behind]) {
		behind++
	}
	return before > 0 && before < 3 && behind == 3 && (i == before || input[i-1-before] == ' ')
}

// joinOrdinals takes the blank out of numbers written apart from their ending:
// "35 th St", "1 st Pl".
func (s *scanner) joinOrdinals() {
	for i := 0; i+1 < s.count; i++ {
		if s.tokens[i].kind != kindNumber || !s.isSplitOrdinal(i) {
			continue
		}
		t := &s.tokens[i]
		copy(s.words[t.start+1:], s.words[t.start:t.end])
		s.words[t.start] = ' '
		t.kind, t.start, t.end = kindMixed, t.start+1, s.tokens[i+1].end
		copy(s.tokens[i+1:], s.tokens[i+2:s.count])
		s.count--
	}
}

// isSplitOrdinal reports whether token i, a number, is an ordinal whose ending
// is the next token. ST is one only in front of a street type.
func (s *scanner) isSplitOrdinal(i int) bool {
	t, next := s.tokens[i], s.tokens[i+1]
	if t.end-t.start > 3 || next.kind != kindWord || next.end-next.start != 2 {
		return false
	}
	switch ending := string(s.words[next.start:next.end]); ending {
	case "TH":
		return true
	case "ND", "ST", "RD":
		if ending != ordinalEnding(atoi(string(s.words[t.start:t.end]))) {
			return false
		}
		return ending != "ST" || i+2 < s.count && s.lookup(string(s.words[s.tokens[i+2].start:s.tokens[i+2].end])).is(streetType)
	}
	return false
}

// run writes the letters and digits at i and returns where they end.
func (s *scanner) run(input string, i int) int {
	if !s.open {
		s.openWord(i)
	}
	for ; i < len(input); i++ {
		c := input[i]
		switch {
		case isDigit(c):
			s.digits = true
		case isLetter(c):
			s.letters = true
			c &^= 'a' - 'A'
		default:
			return i
		}
		s.write(c)
	}
	return i
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// putRune writes what stands for one character of the input.
func (s *scanner) putRune(r rune, at int, rest string) {
	if r < utf8.RuneSelf {
		s.put(byte(r), at, rest)
		return
	}
	folded, known := fold(r)
	if !known && s.foreign < 0 {
		s.foreign = at
	}
	s.putFolded(folded, at, rest)
}

// putFolded writes the ASCII text that stands for one character of the input.
func (s *scanner) putFolded(folded string, at int, rest string) {
	for i := range len(folded) {
		if i+1 < len(folded) {
			s.put(folded[i], at, folded[i+1:])
		} else {
			s.put(folded[i], at, rest)
		}
	}
}

// put writes one ASCII character; rest is what follows it.
func (s *scanner) put(c byte, at int, rest string) {
	switch {
	case c >= 'a' && c <= 'z':
		s.letter(c-'a'+'A', at)
	case c >= 'A' && c <= 'Z':
		s.letter(c, at)
	case c >= '0' && c <= '9':
		if !s.open {
			s.openWord(at)
		}
		s.digits = true
		s.write(c)
	case c == '\'' || c == '`':
		// O'Hare is OHARE
	case c == '.' && s.open && s.digits && !s.letters && rest != "" && rest[0] >= '0' && rest[0] <= '9':
		s.write(c)
	case c == ',' || c == ';' || c == ':' || c == '|' || c == '(' || c == ')' || c == '[' || c == ']' || c == '\n' || c == '\r':
		s.mark(kindComma, at)
		if c == '(' || c == '[' {
			s.tokens[s.count-1].bracket = true
		}
	case c == '-':
		s.mark(kindDash, at)
	case c == '/' || c == '\\':
		s.mark(kindSlash, at)
	case c == '&' || c == '+':
		s.mark(kindAnd, at)
	case c == '@':
		s.mark(kindAt, at)
	case c == '#':
		s.mark(kindHash, at)
	case c == '.':
		s.closeWord()
	default:
		s.closeWord()
		s.blank = true
	}
}

func (s *scanner) letter(c byte, at int) {
	if !s.open {
		s.openWord(at)
	}
	s.letters = true
	s.write(c)
}

func (s *scanner) write(c byte) {
	if s.size == maxWords {
		s.full = true
		return
	}
	s.words[s.size] = c
	s.size++
}

func (s *scanner) add(t token) {
	if s.count == maxTokens {
		s.full = true
		return
	}
	s.tokens[s.count] = t
	s.count++
}

func (s *scanner) openWord(at int) {
	s.open, s.digits, s.letters = true, false, false
	s.start, s.at = s.size, at
}

// mark ends the open word and adds a token for a character.
func (s *scanner) mark(k kind, at int) {
	s.closeWord()
	s.add(token{kind: k, glued: !s.blank, at: uint16(at)})
	s.blank = false
}

// closeWord ends the open word, cutting in two what was written without the
// blank: "83St", "Apt3", "IL60614", "AveChicago".
func (s *scanner) closeWord() {
	if !s.open {
		return
	}
	s.open = false
	if s.full {
		return
	}
	if s.letters && (s.digits || s.words[s.size-1] == 'O') {
		if cut := s.seam(string(s.words[s.start:s.size])); cut > 0 {
			s.write(0)
			copy(s.words[s.start+cut+1:s.size], s.words[s.start+cut:])
			s.words[s.start+cut] = ' '
			s.addWord(s.start, s.start+cut, s.at)
			s.blank = true
			s.addWord(s.start+cut+1, s.size, s.at+cut)
			s.write(' ')
			return
		}
	}
	s.addWord(s.start, s.size, s.at)
	s.write(' ')
}

func (s *scanner) addWord(start, end, at int) {
	k := kindWord
	if first := s.words[start]; first >= '0' && first <= '9' {
		k = kindNumber
		for _, c := range s.words[start:end] {
			if c < '0' || c > '9' {
				k = kindMixed
				break
			}
		}
	}
	s.add(token{kind: k, glued: !s.blank, start: uint16(start), end: uint16(end), at: uint16(at)})
	s.blank = false
}

// seam returns where a word falls into two, or 0.
func (v *vocabulary) seam(word string) int {
	if street, ok := strings.CutSuffix(word, "CHICAGO"); ok && len(street) > 1 && v.lookup(street).is(streetType) {
		return len(street)
	}
	n := 0
	for n < len(word) && isDigit(word[n]) {
		n++
	}
	if letters := word[n:]; n > 0 {
		switch {
		case letters == "ST" && (n > 3 || ordinalEnding(atoi(word[:n])) != "ST"),
			len(letters) > 1 && !ordinalLetters(letters) && v.lookup(letters).is(streetType|direction):
			return n
		case len(letters) > 3 && ordinalLetters(letters[:2]) && v.lookup(letters[2:]).is(streetType):
			return n + 2
		}
		return 0
	}
	for n < len(word) && !isDigit(word[n]) {
		n++
	}
	digits := word[n:]
	switch {
	case n < 2 || digits == "":
	case v.lookup(word[:n]).is(unit) && len(digits) <= 5 && word[:n] != "MC",
		len(digits) == 5 && strings.HasPrefix(digits, "60"):
		return n
	}
	return 0
}

func ordinalLetters(s string) bool { return s == "ST" || s == "ND" || s == "RD" || s == "TH" }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// atoi returns the value of a run of digits, at most 1,000,000.
func atoi(digits string) int {
	n := 0
	for i := range len(digits) {
		if n = n*10 + int(digits[i]-'0'); n > 1_000_000 {
			return 1_000_000
		}
	}
	return n
}

// emailAt reports whether the "@" at i is part of an e-mail address: a word on
// either side without a blank, and a dot within the right one.
func emailAt(input string, i int) bool {
	if i == 0 || input[i-1] <= ' ' {
		return false
	}
	for j := i + 1; j < len(input) && input[j] > ' '; j++ {
		if input[j] == '.' && j > i+1 && j+1 < len(input) && input[j+1] > ' ' {
			return true
		}
	}
	return false
}
