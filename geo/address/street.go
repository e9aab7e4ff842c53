package address

import "strconv"

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
		return r.isOrdinal(i)
	}
	return false
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
	return r.typ(i) == "AVE" && len(letter) == 1 && r.kind(i+1) == kindWord && letter[0] <= 'O' && r.word(i-1) != "NORTH" // North Ave E
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
// direction, is left standing and returned spelled out: North Ave, W North Ave,
// E North Water St, South S Shore Dr. One that is written twice is read once.
func (r *reader) readDirection(s *Street, i int) (first int, name string, ok bool) {
	dir := r.dir(i)
	if dir == "" && r.is(i, lead) && r.kind(i+1) == kindWord && r.opensName(i+1) {
		dir = r.entry(i).dir
	}
	if dir == "" {
		return i, "", r.opensName(i)
	}
	after := i + 1
	if s.Dir != "" && r.isHyphen(after) {
		after++ // S East-View Park
	}
	full := len(r.word(i)) > 2
	switch {
	case !r.opensName(after) || r.typeOnly(after):
		return i, Spelled(dir), full || s.Dir != "" && r.typeOnly(after)
	case s.Dir == "" && r.is(after, direction):
		s.Dir = dir
		return r.readDirection(s, after)
	case s.Dir == "" || dir == s.Dir && !full && !r.is(after, direction):
		s.Dir = dir
		return after, "", true
	}
	return i, Spelled(dir), true
}

// endsStreet reports whether the word at token i cannot belong to a street
// name that began before it.
func (r *reader) endsStreet(i int) bool {
	word := r.word(i)
	switch {
	case r.kind(i) != kindWord || r.hasDigit(i) || r.is(i, joiner):
		return true
	case r.is(i, unit|part|remark|phone):
		return !r.is(i+1, streetType) // River Loft Ct is a street
	case len(word) == 1 && !r.is(i, direction):
		return !r.isPlain(i+1) || len(r.word(i+1)) == 1 || r.is(i+1, direction|joiner|unit|part|remark) // Ida B Wells
	}
	return false
}

// readName reads name and type. spelled is the direction that begins the
// name, or "".
func (r *reader) readName(s *Street, first int, spelled string) (next int, ok bool) {
	i := first
	switch {
	case spelled != "":
		if i++; r.isHyphen(i) {
			i++
		}
		if r.typeOnly(i) || !r.opensName(i) {
			s.Name = spelled
			return r.readType(s, i), true
		}
	case r.isLetterAvenue(i):
		s.Name = "AVENUE " + r.word(i+1)
		if next = i + 2; r.typ(next) == "AVE" {
			next++
		}
		return next, true
	case r.is(i, before) && !r.is(i+1, streetType) && r.opensName(i+1) && !r.typeOnly(i):
		s.Suffix = r.typ(i) // Calle 26
		first++
		i++
	case r.typeOnly(i):
		return i, false
	}
	i, ok = r.endOfName(s, first, i)
	if !ok {
		return first, false
	}
	if s.Name = r.streetName(first, i, spelled); s.Name == "" {
		return first, false
	}
	next = r.readType(s, i)
	return next, s.Suffix != "" || !r.lookup(s.Name).is(streetType)
}

// endOfName returns the token behind the name that begins at token first, of
// which the tokens before i belong to it.
func (r *reader) endOfName(s *Street, first, i int) (end int, ok bool) {
	if i == first {
		if i++; r.kind(first) == kindNumber || r.isOrdinal(first) {
			return i, true // behind the number of a street stands its type or nothing
		}
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
			// Cityfront Plaza Dr, Drexel Square Dr
			if !r.is(i, typeInName) || !r.is(i+1, streetType) || r.typ(i+1) == r.typ(i) {
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

// readType reads the street type at token i, also if it is written twice.
func (r *reader) readType(s *Street, i int) (next int) {
	t := r.typ(i)
	if t == "" {
		return i
	}
	s.Suffix = t
	for r.typ(i) == t {
		i++
	}
	return i
}

// readSuffixDirection reads a direction behind the street: Ravenswood Ave W.
func (r *reader) readSuffixDirection(i int) (dir string, next int) {
	switch {
	case !r.is(i, direction|carriageway):
		return "", i
	case r.kind(i+1) == kindSlash && r.tokens[i+1].glued:
		return "", i // N/A is no direction
	case r.is(i+1, withDirection) && !r.hasDigit(i+2):
		return "", i // N Tower
	case r.isPlain(i+1) && !r.is(i+1, withDirection|unit|part|joiner|remark|phone) && len(r.word(i+1)) > 1:
		return "", i
	case r.is(i, direction):
		return r.dir(i), i + 1
	}
	return r.word(i), i + 1
}

// streetName returns tokens i to j as a street name, or "" if they are none.
// Numbers get their ordinal ending; Saint, Doctor and Junior become ST, DR and
// JR as the City has them. spelled is the first word if it is a direction.
func (r *reader) streetName(i, j int, spelled string) string {
	if spelled == "" {
		if r.kind(i) != kindWord {
			return r.ordinalName(i)
		}
		if n, next := r.spelledNumber(i, ordinal); n > 0 && next == j && r.word(i) != "FIFTH" {
			return strconv.Itoa(n) + ordinalEnding(n) // Fifth is the official name of an avenue
		}
	}
	for r.kind(j-1) == kindDash {
		j--
	}
	var buf [64]byte
	name := buf[:0]
	for k := i; k < j; k++ {
		word := r.word(k)
		if e := r.entry(k); e.is(written) && k > i == e.is(behindName) && (k > i || j > i+1) {
			word = e.written // Saint, Doctor in front, Junior and Park behind
		}
		if k == i && spelled != "" {
			word = spelled
		}
		if word == "" {
			continue
		}
		if len(name) > 0 {
			name = append(name, ' ')
		}
		name = append(name, word...)
	}
	if as := r.text[r.tokens[i].start:r.tokens[j-1].end]; as == string(name) {
		return as
	}
	return string(name)
}

// ordinalDigits returns how many digits word has if it is a number with its
// ending, such as 63RD or 53D, or 0.
func ordinalDigits(word string) int {
	n := digitsAt(word, 0)
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
// 83TH are both 83RD. It returns "" if no street has the number.
func (r *reader) ordinalName(i int) string {
	word := r.word(i)
	digits := digitsAt(word, 0)
	n := atoi(word[:digits])
	ending := ordinalEnding(n)
	switch {
	case n == 0 || n > 999:
		return ""
	case word[digits:] == ending && word[0] != '0':
		return word
	}
	return strconv.Itoa(n) + ending
}

// spelledNumber reads a number below a hundred in words at token i, the last of
// which is of class c, and returns the token behind it: Eighth, Twenty-Sixth.
// The number is 0 if there is none.
func (r *reader) spelledNumber(i int, c class) (n, next int) {
	if r.is(i, c) {
		n = r.entry(i).number
	}
	next = i + 1
	if tens := r.entry(i).number; r.is(i, cardinal) && tens >= 20 {
		at := next
		if r.kind(at) == kindDash {
			at++
		}
		if last := r.entry(at).number; r.is(at, c) && last < 10 {
			n, next = tens+last, at+1
		}
	}
	return n, next
}
