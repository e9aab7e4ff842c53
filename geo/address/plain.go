package address

import "strings"

// plain reads a text that is a house number and a street, as most texts are:
// direction, a number or up to three ordinary words, type, the direction or
// the type left out or not. Behind a comma may stand Chicago, with IL and a
// ZIP code or without. It comes to what [parse] comes to. ok is false if there
// may be more to text.
func plain(text string) (a Address, ok bool) {
	street, place, placed := strings.Cut(text, ",")
	zip, ok := plainPlace(place)
	if placed && !ok {
		return Address{}, false
	}
	l, ok := newLine(street, zip)
	if !ok || l.count < 2 {
		return Address{}, false
	}
	number, high, letter, ok := splitNumber(l.word(0))
	if !ok || high != 0 || letter != "" {
		return Address{}, false
	}
	a.Number = number

	first, last := 1, l.count-1 // of the name
	if a.Street.Dir = direction(l.word(first)); a.Street.Dir != "" {
		first++
	}
	if a.Street.Suffix = suffix(l.word(last)); a.Street.Suffix != "" {
		if otherState(l.word(last)) {
			return Address{}, false
		}
		last--
	}
	if first > last || last > first+2 {
		return Address{}, false
	}
	if first < last || !isOrdinal(l.word(first)) {
		for i := first; i <= last; i++ {
			if !isOrdinary(l.word(i)) {
				return Address{}, false
			}
		}
	}
	if first == 2 && len(l.word(1)) > 1 && beginsName(a.Street.Dir, l.word(first)) {
		return Address{}, false
	}
	if a.Street.Suffix == "" {
		if placed {
			return Address{}, false
		}
		for i := 1; i <= last; i++ {
			if otherCity(l.span(i, last)) {
				return Address{}, false
			}
		}
	}
	a.Street.Name = l.span(first, last)
	a.ZIP = l.zip
	return a, true
}

// plainPlace returns the ZIP code, or "", of a place that is Chicago without a
// doubt. ok is false for any other place.
func plainPlace(place string) (zip string, ok bool) {
	const marks = " ,"
	place = strings.Trim(place, marks)
	for _, name := range [...]string{"CHICAGO", "IL"} {
		if len(place) < len(name) || !strings.EqualFold(place[:len(name)], name) {
			return "", false
		}
		rest := strings.TrimLeft(place[len(name):], marks)
		if rest == "" {
			return "", true
		}
		if len(rest)+len(name) == len(place) {
			return "", false
		}
		place = rest
	}
	if len(place) != 5 || strings.Trim(place, "0123456789") != "" || !chicagoZIP(place) {
		return "", false
	}
	return place, true
}

// line is a text of words in upper case with one blank between them.
type line struct {
	text  string
	ends  [maxLineWords]int // of each word
	count int               // of the words
	zip   string
}

// maxLine and maxLineWords bound what a line holds.
const (
	maxLine      = 64
	maxLineWords = 8
)

// newLine returns text as a line with a ZIP code, or false if it has other than
// letters and digits of ASCII, blanks, and dots behind letters.
func newLine(text, zip string) (l line, ok bool) {
	if len(text)+len(zip) > maxLine {
		return line{}, false
	}
	var buf [maxLine]byte
	size, last := 0, byte(' ')
	for i := range len(text) {
		c := text[i]
		switch {
		case isDigit(c):
		case isLetter(c):
			c &^= 'a' - 'A'
		case c == ' ' || c == '.' && last >= 'A':
			if last == ' ' {
				continue
			}
			if l.count == maxLineWords-1 {
				return line{}, false
			}
			l.ends[l.count] = size
			l.count++
			c = ' '
		default:
			return line{}, false
		}
		buf[size] = c
		size, last = size+1, c
	}
	if last != ' ' {
		l.ends[l.count] = size
		l.count++
	}
	end := size + copy(buf[size:], zip)
	l.text = string(buf[:end])
	l.zip = l.text[size:]
	return l, true
}

// word returns the i-th word.
func (l *line) word(i int) string { return l.span(i, i) }

// span returns the words from the i-th to the j-th.
func (l *line) span(i, j int) string {
	if i == 0 {
		return l.text[:l.ends[j]]
	}
	return l.text[l.ends[i-1]+1 : l.ends[j]]
}

// isOrdinal reports whether word is a number of up to three digits with its
// right ending.
func isOrdinal(word string) bool {
	digits := len(word) - 2
	if digits < 1 || digits > 3 || word[0] == '0' {
		return false
	}
	for i := range digits {
		if !isDigit(word[i]) {
			return false
		}
	}
	return word[digits:] == ordinalEnding(atoi(word[:digits]))
}

// isOrdinary reports whether word can be nothing but part of a street name,
// which is written as it stands.
func isOrdinary(word string) bool {
	if len(word) < 3 || hasDigit(word) {
		return false
	}
	switch word {
	case "NTH", "NOR", "SOU", // see predirection
		"SAINT", "DOCTOR", "JUNIOR", // see nameWord
		"BLOCK", "BLK", // see readNumber
		"POB", "POBOX", // see endsStreet
		"USA", "EEUU", "STATES", "UNIDOS", "COUNTY": // see readCountry
		return false
	}
	return direction(word) == "" && suffix(word) == "" && designator(word) == "" && !partWord(word) && !joins(word) &&
		ordinalWord(word) == 0 && !chicago(word) && !illinois(word) && !strings.HasSuffix(word, "CHICAGO")
}
