package address

import (
	"strconv"
	"strings"
)

// maxNameWords bounds the words and hyphens in a street name, with some to
// spare for the longest: Jean Baptiste Pointe DuSable Lake Shore.
const maxNameWords = 9

// opensName reports whether a street, with or without its direction, may
// begin at token i.
func (r *reader) opensName(i int) bool {
	switch r.kind(i) {
	case kindWord:
		return !r.is(i, joiner) && (!r.is(i, unit) || r.is(i+1, streetType) || r.word(i) == "MC" && r.isPlain(i+1))
	case kindNumber:
		return len(r.word(i)) <= 3
	case kindMixed:
		return r.isOrdinal(i) || letterTail(r.word(i))
	}
	return false
}

// letterTail reports whether a word that begins with a digit is a misread
// name: 0AKLEY.
func letterTail(word string) bool {
	return len(word) > 4 && isDigit(word[0]) && !hasDigit(word[1:])
}

// typeOnly reports whether token i is a street type that ends a street, and
// not the beginning of a name such as St Louis, Court Pl or Avenue L.
func (r *reader) typeOnly(i int) bool {
	if !r.is(i, streetType) || r.isLetterAvenue(i) {
		return false
	}
	switch r.kind(i + 1) {
	case kindWord:
		return r.is(i+1, direction|carriageway) || len(r.word(i+1)) == 1 || r.endsStreet(i+1)
	case kindNumber, kindMixed:
		return !r.is(i, before) || r.typ(i) == "AVE"
	}
	return true
}

// isLetterAvenue reports whether one of the lettered avenues of the far south
// side stands at token i.
func (r *reader) isLetterAvenue(i int) bool {
	letter := r.word(i + 1)
	if before := r.word(i - 1); before == "NORTH" || before == "WEST" {
		return false // North Ave E
	}
	return r.typ(i) == "AVE" && len(letter) == 1 && r.kind(i+1) == kindWord && letter[0] <= 'O'
}

// readStreet reads the street at token i, of which the direction dir may have
// been read before, and returns the token behind it, or the token where the name
// should have been.
func (r *reader) readStreet(i int, dir string) (s Street, next int, ok bool) {
	if r.kind(i) == kindComma {
		i++
	}
	s.Dir = dir
	first, spelled, ok := r.readDirection(&s, i)
	if !ok {
		return Street{}, first, false
	}
	next, ok = r.readName(&s, first, spelled)
	if !ok {
		return Street{}, next, false
	}
	if dir, after := r.readSuffixDirection(next); dir != "" {
		s.SufDir, next = dir, after
	}
	return s, next, true
}

// readDirection reads the direction in front of a street and returns where
// the name begins. A direction that is the name, or part of it behind another
// direction, is left standing and returned spelled out: North Ave, W North Ave.
func (r *reader) readDirection(s *Street, i int) (first int, name string, ok bool) {
	dir := r.dir(i)
	if dir == "" && r.is(i, lead) && r.opensName(i+1) && r.kind(i+1) == kindWord {
		dir = r.entry(i).dir
	}
	after := i + 1
	nameless := !r.opensName(after) || r.typeOnly(after)
	switch {
	case dir == "":
		return i, "", r.opensName(i)
	case s.Dir != "":
		return r.readSecondDirection(s, i, dir)
	case nameless:
		return i, Spelled(dir), len(r.word(i)) > 2 // North Ave; 1600 North
	case r.is(after, direction):
		s.Dir = dir
		return r.readSecondDirection(s, after, r.dir(after))
	}
	s.Dir = dir
	return after, "", true
}

// readSecondDirection decides about a direction behind another: W North Ave,
// E North Water St, South S Shore Dr, or the same one written twice.
func (r *reader) readSecondDirection(s *Street, i int, dir string) (first int, name string, ok bool) {
	after := i + 1
	if r.isHyphen(after) {
		after++ // S East-View Park
	}
	full := len(r.word(i)) > 1
	switch {
	case !r.opensName(after) || r.typeOnly(after):
		return i, Spelled(dir), full || r.typeOnly(after)
	case dir == s.Dir && !full && !r.is(after, direction):
		return after, "", true
	}
	return i, Spelled(dir), true
}

// endsStreet reports whether the word at token i cannot belong to a street
// name that began before it.
func (r *reader) endsStreet(i int) bool {
	word := r.word(i)
	switch {
	case r.kind(i) != kindWord || hasDigit(word) || r.is(i, joiner):
		return true
	case r.is(i, unit|part|remark|phone):
		return !r.is(i+1, streetType) // River Loft Ct is a street
	case len(word) == 1 && !r.is(i, direction):
		next := r.word(i + 1) // Ida B Wells
		return !r.isPlain(i+1) || len(next) == 1 || r.is(i+1, direction|joiner|unit|part|remark)
	}
	return word == "IL" || r.isPostBox(i)
}

// readName reads name and type. spelled is the direction that begins the
// name, or "".
func (r *reader) readName(s *Street, first int, spelled string) (next int, ok bool) {
	i := first
	if spelled != "" {
		if i++; r.isHyphen(i) {
			i++
		}
		if r.typeOnly(i) || !r.opensName(i) {
			s.Name = spelled
			return r.readType(s, i), true
		}
	}
	if r.isLetterAvenue(i) && spelled == "" {
		return r.readLetterAvenue(s, i), true
	}
	if r.is(i, before) && i == first && !r.is(i+1, streetType) && r.opensName(i+1) && !r.typeOnly(i) {
		s.Suffix = r.typ(i) // Calle 26
		first = i + 1
		i = first
	} else if i == first && r.typeOnly(i) {
		return i, false
	}
	i, ok = r.endOfName(s, first, i)
	if !ok || i <= first || i-first == 1 && r.is(first, unit) && r.kind(i) == kindNumber {
		return first, false
	}
	name, ok := r.streetName(first, i, spelled)
	if !ok {
		return first, false
	}
	s.Name = name
	next = r.readType(s, i)
	return next, s.Suffix != "" || !r.lookup(name).is(streetType)
}

// endOfName returns the token behind the name that begins at token first, of
// which the tokens before i belong to it.
func (r *reader) endOfName(s *Street, first, i int) (end int, ok bool) {
	if i == first {
		if r.kind(i) != kindWord && !letterTail(r.word(i)) && !r.is(i+1, streetType) {
			return i + 1, true // behind the number of a street stands its type or nothing
		}
		i++
	}
	for ; i < r.end; i++ {
		if i-first >= maxNameWords {
			return i, false
		}
		if r.isHyphen(i) {
			continue // Stony-Island
		}
		switch {
		case r.kind(i) != kindWord:
			return i, true
		case r.is(i, streetType):
			if s.Suffix != "" && r.typ(i) != s.Suffix || !r.isTypeInName(i) {
				return i, true
			}
		case r.is(i, direction):
			if !r.is(i+1, streetType) || !r.typeOnly(i+1) || len(r.word(i)) == 1 {
				return i, true // not Park Shore East Ct
			}
		case s.Suffix != "" && r.is(i, unit) && i+1 == r.end:
			// Avenida Green Bay
		case r.endsStreet(i):
			r.remark = r.remark || r.is(i, remark|part|unit|phone)
			return i, true
		}
	}
	return i, true
}

// isHyphen reports whether token i is a hyphen between two words of a name.
func (r *reader) isHyphen(i int) bool {
	return r.kind(i) == kindDash && r.tokens[i].glued && r.isPlain(i-1) && r.isPlain(i+1) && r.tokens[i+1].glued && !r.endsStreet(i+1)
}

// isTypeInName reports whether the type at token i is part of the name because
// another follows: Cityfront Plaza Dr, Drexel Square Dr.
func (r *reader) isTypeInName(i int) bool {
	return r.is(i+1, streetType) && r.typ(i+1) != r.typ(i) && r.is(i, typeInName)
}

// readType reads the street type at token i, also if it is written twice.
func (r *reader) readType(s *Street, i int) (next int) {
	t := r.typ(i)
	if t == "" {
		return i
	}
	s.Suffix = t
	i++
	for r.typ(i) == t {
		i++
	}
	return i
}

func (r *reader) readLetterAvenue(s *Street, i int) (next int) {
	if letter := r.word(i + 1); r.word(i) == "AVENUE" {
		s.Name = r.span(i, i+2)
	} else {
		s.Name = "AVENUE " + letter
	}
	i += 2
	if r.typ(i) == "AVE" {
		i++
	}
	return i
}

// readSuffixDirection reads a direction behind the street: Ravenswood Ave W.
func (r *reader) readSuffixDirection(i int) (dir string, next int) {
	switch {
	case r.kind(i+1) == kindSlash && r.tokens[i+1].glued:
		return "", i // N/A is no direction
	case r.is(i+1, withDirection) && !hasDigit(r.word(i+2)):
		return "", i // N Tower
	case r.isPlain(i+1) && !r.is(i+1, withDirection|unit|part|joiner|remark|phone) && len(r.word(i+1)) > 1:
		return "", i
	case r.is(i, direction):
		return r.dir(i), i + 1
	case r.is(i, carriageway):
		return r.word(i), i + 1
	}
	return "", i
}

// streetName returns tokens i to j as a street name. Numbers get their ordinal
// ending; Saint, Doctor and Junior become ST, DR and JR as the City has them.
func (r *reader) streetName(i, j int, spelled string) (string, bool) {
	for r.kind(j-1) == kindDash {
		j--
	}
	if spelled == "" && r.kind(i) != kindWord && !letterTail(r.word(i)) {
		if j == i+1 {
			return r.ordinalName(i)
		}
		return "", false
	}
	if n, words := r.ordinalWords(i, j); spelled == "" && n > 0 && words == j-i {
		return strconv.Itoa(n) + ordinalEnding(n), true
	}
	rewritten := spelled != "" && r.word(i) != spelled
	for k := i; k < j && !rewritten; k++ {
		rewritten = !r.isWord(k) || r.nameWord(k, i, j) != r.word(k)
	}
	if !rewritten {
		return r.text[r.tokens[i].start:r.tokens[j-1].end], true
	}
	var b strings.Builder
	for k := i; k < j; k++ {
		word := r.nameWord(k, i, j)
		if k == i && spelled != "" {
			word = spelled
		}
		if word == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String(), true
}

// nameWord returns word k of the name that tokens i to j make, as the City
// writes it: Saint, Doctor in front, Junior and Park behind.
func (r *reader) nameWord(k, i, j int) string {
	if e := r.entry(k); e.is(written) && k > i == e.is(behindName) && (k > i || j > i+1) {
		return e.written
	}
	return r.word(k)
}

// ordinalDigits returns how many digits word has if it is a number with its
// ending, such as 63RD or 53D, or 0.
func ordinalDigits(word string) int {
	n := 0
	for n < len(word) && isDigit(word[n]) {
		n++
	}
	if n > 3 || n == 0 || !isOrdinalEnding(word[n:]) && (word[n:] != "D" || word[n-1] != '2' && word[n-1] != '3') {
		return 0
	}
	return n
}

// isOrdinal reports whether token i is a number with its ending: 63RD.
func (r *reader) isOrdinal(i int) bool {
	return r.kind(i) == kindMixed && ordinalDigits(r.word(i)) > 0
}

// ordinalName returns the number at token i with its right ending: 83 and
// 83TH are both 83RD.
func (r *reader) ordinalName(i int) (string, bool) {
	word := r.word(i)
	digits := len(word)
	if r.kind(i) == kindMixed {
		digits = ordinalDigits(word)
	}
	n := atoi(word[:digits])
	if n == 0 || n > 999 {
		return "", false
	}
	ending := ordinalEnding(n)
	if word[digits:] == ending && word[0] != '0' {
		return word, true
	}
	return strconv.Itoa(n) + ending, true
}

// ordinalWords reads an ordinal written in words at token i and returns it
// with the number of tokens: Eighth, Twenty-Sixth.
func (r *reader) ordinalWords(i, j int) (n, tokens int) {
	if r.is(i, ordinal) && r.word(i) != "FIFTH" {
		return r.entry(i).number, 1 // Fifth is the official name of an avenue
	}
	tens := r.cardinal(i)
	if tens < 20 {
		return 0, 0
	}
	at := i + 1
	if r.kind(at) == kindDash {
		at++
	}
	if !r.is(at, ordinal) || r.entry(at).number > 9 || at >= j {
		return 0, 0
	}
	return tens + r.entry(at).number, at + 1 - i
}

// cardinal returns the number that token i spells, or 0.
func (r *reader) cardinal(i int) int {
	if !r.is(i, cardinal) {
		return 0
	}
	return r.entry(i).number
}
