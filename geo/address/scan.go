package address

// A kind says what a token is.
type kind uint8

const (
	kindNothing kind = iota // what lies beyond the last token
	kindWord                // begins with a letter: "STATE", "C104"
	kindNumber              // digits only: "121"
	kindMixed               // digits, then letters: "63RD", "6257A", "023XX"
	kindComma               // also ";", ":", "|", brackets and line ends
	kindDash
	kindSlash
	kindAnd  // "&", "+"
	kindAt   // "@"
	kindHash // "#"
)

// marks has the kinds of the characters that are tokens by themselves.
var marks = [128]kind{
	',': kindComma, ';': kindComma, ':': kindComma, '|': kindComma, '\n': kindComma, '\r': kindComma,
	'(': kindComma, ')': kindComma, '[': kindComma, ']': kindComma,
	'-': kindDash, '/': kindSlash, '\\': kindSlash, '&': kindAnd, '+': kindAnd, '@': kindAt, '#': kindHash,
}

// token is one word or mark of an address.
type token struct {
	kind       kind
	glued      bool   // no blank stands between it and the token before
	bracket    bool   // a comma that opens a bracket
	digits     bool   // a word with a digit
	start, end uint16 // in reader.text
	at         uint16 // where it begins in the ASCII text
	entry      uint16 // of a word, in the vocabulary
	class      class  // of a word, by the vocabulary
}

// maxTokens and maxWritten bound what a scanner holds. An input of at most
// MaxLength bytes that needs more is no address.
const (
	maxTokens  = 64
	maxWritten = MaxLength + maxTokens
)

// scanner cuts ASCII text into tokens. It writes it anew: in capitals, without
// apostrophes, and with one blank between words. Its arrays are of fixed size
// so that they stay on the stack of [Parse].
type scanner struct {
	*vocabulary
	tokens    [maxTokens]token
	written   [maxWritten]byte
	count     int  // of tokens
	size      int  // of written
	full      bool // the arrays did not suffice
	blank     bool // a blank stands before the next token
	thousands int  // the length of what is written before the comma in 4,521; 0 if there is none
}

// scan reads the whole text.
func (s *scanner) scan(text string) {
	for i := 0; i < len(text) && !s.full; {
		switch c := text[i]; {
		case isLetter(c) || isDigit(c):
			i = s.scanWord(text, i)
			continue
		case marks[c] != kindNothing:
			start := s.open(false)
			s.write(c)
			s.add(marks[c], start, s.size, i).bracket = c == '(' || c == '['
		case c != '.' && c != '\'' && c != '`': // O'Hare is OHARE
			s.blank = true
		}
		i++
	}
	s.joinOrdinals()
}

// scanWord reads the word at i and returns where it ends. It cuts in two what
// was written without the blank: "83St", "Apt3", "IL60614", "AveChicago".
func (s *scanner) scanWord(text string, i int) int {
	at, start, digits, letters := i, s.open(true), false, false
	first := start == 0 || s.blank
loop:
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case isLetter(c):
			letters = true
			s.write(c &^ ('a' - 'A'))
		case isDigit(c):
			digits = true
			s.write(c)
		case c == '.' && !letters && digitsAt(text, i+1) > 0:
			s.write(c)
		case c == ',' && !letters && first && s.size-start < 3 && digitsAt(text, i+1) == 3:
			s.thousands = s.size
		case c != '\'' && c != '`':
			break loop
		}
	}
	cut := 0
	if letters && (digits || s.written[s.size-1] == 'O') && !s.full {
		cut = s.seam(string(s.written[start:s.size]))
	}
	if cut > 0 {
		s.write(0)
		copy(s.written[start+cut+1:s.size], s.written[start+cut:])
		s.written[start+cut] = ' '
		s.addWord(start, start+cut, at)
		s.blank = true
		start, at = start+cut+1, at+cut
	}
	s.addWord(start, s.size, at)
	return i
}

// open begins a token, behind a blank if one stands before it or if it is the
// second of two words, and returns where it is written.
func (s *scanner) open(word bool) (start int) {
	if s.size > 0 && (s.blank || word && s.tokens[s.count-1].kind <= kindMixed) {
		s.write(' ')
	}
	return s.size
}

func (s *scanner) write(c byte) {
	if s.size == maxWritten {
		s.full = true
		return
	}
	s.written[s.size] = c
	s.size++
}

// add adds a token, which it returns for the rest to be filled in.
func (s *scanner) add(k kind, start, end, at int) *token {
	if s.full = s.full || s.count == maxTokens; s.full {
		return new(token)
	}
	t := &s.tokens[s.count]
	t.kind, t.glued, t.start, t.end, t.at = k, !s.blank, uint16(start), uint16(end), uint16(at)
	s.count, s.blank = s.count+1, false
	return t
}

func (s *scanner) addWord(start, end, at int) {
	word, digits := s.written[start:end], 0
	for _, c := range word {
		if isDigit(c) {
			digits++
		}
	}
	switch {
	case digits == len(word):
		s.add(kindNumber, start, end, at).digits = true
	case isDigit(word[0]):
		s.add(kindMixed, start, end, at).digits = true
	default:
		t := s.add(kindWord, start, end, at)
		t.digits = digits > 0
		t.entry = s.index[string(word)]
		t.class = s.entries[t.entry].class
	}
}

// joinOrdinals takes the blank out of numbers written apart from their ending:
// "35 th St", "1 st Pl".
func (s *scanner) joinOrdinals() {
	for i := 0; i+1 < s.count; i++ {
		t := &s.tokens[i]
		if t.kind != kindNumber || !s.isSplitOrdinal(i) {
			continue
		}
		copy(s.written[t.start+1:], s.written[t.start:t.end])
		s.written[t.start] = ' '
		t.kind, t.start, t.end = kindMixed, t.start+1, s.tokens[i+1].end
		copy(s.tokens[i+1:], s.tokens[i+2:s.count])
		s.count--
	}
}

// isSplitOrdinal reports whether token i, a number, is an ordinal whose ending
// is the next token. ST is one only in front of a street type.
func (s *scanner) isSplitOrdinal(i int) bool {
	t, next := s.tokens[i], s.tokens[i+1]
	if t.end-t.start > 3 || next.kind != kindWord {
		return false
	}
	switch ending := string(s.written[next.start:next.end]); ending {
	case "TH":
		return true
	case "ND", "ST", "RD":
		return ending == ordinalEnding(atoi(string(s.written[t.start:t.end]))) &&
			(ending != "ST" || i+2 < s.count && s.tokens[i+2].class&streetType != 0)
	}
	return false
}

// seam returns where a word falls into two, or 0.
func (v *vocabulary) seam(word string) int {
	if street := len(word) - len("CHICAGO"); street > 1 && word[street:] == "CHICAGO" && v.lookup(word[:street]).is(streetType) {
		return street
	}
	n := digitsAt(word, 0)
	if letters := word[n:]; n > 0 {
		switch {
		case letters == "ST" && (n > 3 || ordinalEnding(atoi(word[:n])) != "ST"),
			len(letters) > 1 && !isOrdinalEnding(letters) && v.lookup(letters).is(streetType|direction):
			return n
		case len(letters) > 3 && isOrdinalEnding(letters[:2]) && v.lookup(letters[2:]).is(streetType):
			return n + 2
		}
		return 0
	}
	for n < len(word) && !isDigit(word[n]) {
		n++
	}
	digits := len(word) - n
	if n > 1 && digits > 0 && (v.lookup(word[:n]).is(unit) && digits <= 5 && word[:n] != "MC" || digits == 5 && word[n:n+2] == "60") {
		return n
	}
	return 0
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isOrdinalEnding(s string) bool { return s == "ST" || s == "ND" || s == "RD" || s == "TH" }

// digitsAt returns how many digits stand in text from i on.
func digitsAt(text string, i int) int {
	n := 0
	for i+n < len(text) && isDigit(text[i+n]) {
		n++
	}
	return n
}

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
