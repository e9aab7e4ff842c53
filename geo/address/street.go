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
		word := r.word(i)
		return !joins(word) && (designator(word) == "" || suffix(r.word(i+1)) != "" || word == "MC" && r.isPlain(i+1))
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
	word := r.word(i)
	if suffix(word) == "" {
		return false
	}
	if r.isLetterAvenue(i) {
		return false
	}
	next := r.word(i + 1)
	switch r.kind(i + 1) {
	case kindWord:
		return direction(next) != "" || carriageway(next) != "" || len(next) == 1 || r.endsStreet(i+1)
	case kindNumber, kindMixed:
		return !precedesName(word) || suffix(word) == "AVE"
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
	return suffix(r.word(i)) == "AVE" && len(letter) == 1 && r.kind(i+1) == kindWord && letter[0] <= 'O'
}

// readStreet reads the street at token i and returns the token behind it, or
// the token where the name should have been.
func (r *reader) readStreet(i int) (s Street, next int, ok bool) {
	if r.kind(i) == kindComma {
		i++
	}
	s.Dir = r.lead
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

// predirection is [direction] with the old abbreviations that only stand in
// front of a street: 121 No. LaSalle.
func predirection(word string) string {
	switch word {
	case "NO", "NTH", "NOR":
		return "N"
	case "SO", "SOU":
		return "S"
	}
	return direction(word)
}

// readDirection reads the direction in front of a street and returns where
// the name begins. A direction that is part of the name is left standing and
// returned spelled out: East End, North Water.
func (r *reader) readDirection(s *Street, i int) (first int, spelled string, ok bool) {
	dir := direction(r.word(i))
	if dir == "" && r.opensName(i+1) && r.kind(i+1) == kindWord {
		dir = predirection(r.word(i))
	}
	if s.Dir != "" && dir != "" {
		return r.readSecondDirection(s, i, dir)
	}
	if dir == "" {
		return i, "", r.opensName(i)
	}
	full := len(r.word(i)) > 2
	after := i + 1
	switch {
	case !r.opensName(after) || r.typeOnly(after):
		// North Ave; 1600 North
		return i, directionName(dir), full
	case direction(r.word(after)) != "":
		s.Dir = dir
		return r.readSecondDirection(s, after, direction(r.word(after)))
	case full && beginsName(dir, r.word(after)) && r.endsName(after) && !standsAlone(dir, r.word(after), suffix(r.word(after+1))):
		return i, directionName(dir), true
	}
	s.Dir = dir
	return after, "", true
}

// readSecondDirection decides about a direction behind another: W North Ave,
// E North Water St, South S Shore Dr, or the same one written twice.
func (r *reader) readSecondDirection(s *Street, i int, dir string) (first int, spelled string, ok bool) {
	after := i + 1
	switch {
	case !r.opensName(after) || r.typeOnly(after):
		return i, directionName(dir), len(r.word(i)) > 1 || r.typeOnly(after)
	case beginsName(dir, r.word(after)):
		return i, directionName(dir), true
	case dir == s.Dir && direction(r.word(after)) == "":
		return after, "", true
	}
	return i, directionName(dir), true
}

// endsName reports whether the name that has token i as its second word ends
// there: East End Ave, but not South Chicago Beach Dr.
func (r *reader) endsName(i int) bool {
	next := i + 1
	switch r.word(next) {
	case "PARK", "PK":
		return r.word(i) == "VIEW"
	case "MARKET":
		return r.word(i) == "WATER"
	}
	return suffix(r.word(next)) != "" || !r.isPlain(next) || r.endsStreet(next)
}

// endsStreet reports whether the word at token i cannot belong to a street
// name that began before it.
func (r *reader) endsStreet(i int) bool {
	word := r.word(i)
	switch {
	case r.kind(i) != kindWord || hasDigit(word) || joins(word):
		return true
	case designator(word) != "" || partWord(word):
		return suffix(r.word(i+1)) == "" // River Loft Ct is a street
	case len(word) == 1 && direction(word) == "":
		next := r.word(i + 1) // Ida B Wells
		return !r.isPlain(i+1) || len(next) == 1 || direction(next) != "" || joins(next) || designator(next) != "" || partWord(next)
	}
	return word == "IL" || word == "PO" || word == "POB" || word == "POBOX" || word == "P" && r.word(i+1) == "O"
}

// readName reads name and type. spelled is the direction that begins the
// name, or "".
func (r *reader) readName(s *Street, first int, spelled string) (next int, ok bool) {
	i := first
	if spelled != "" {
		i++
		if r.typeOnly(i) || !r.opensName(i) {
			s.Name = spelled
			return r.readType(s, i), true
		}
	}
	for ; i < r.end; i++ {
		if i-first >= maxNameWords {
			return first, false
		}
		if i == first && r.kind(i) != kindWord {
			if !letterTail(r.word(i)) && suffix(r.word(i+1)) == "" {
				i++ // behind the number of a street stands its type or nothing
				break
			}
			continue
		}
		if r.kind(i) == kindDash && i > first && r.tokens[i].glued && r.isPlain(i-1) && r.isPlain(i+1) && r.tokens[i+1].glued && !r.endsStreet(i+1) {
			continue // Stony-Island
		}
		if r.kind(i) != kindWord {
			break
		}
		word := r.word(i)
		if suffix(word) != "" {
			if i > first && s.Suffix != "" && suffix(word) != s.Suffix {
				break
			}
			if i == first {
				if r.isLetterAvenue(i) {
					return r.readLetterAvenue(s, i), true
				}
				if precedesName(word) && suffix(r.word(i+1)) == "" && r.opensName(i+1) && !r.typeOnly(i) {
					s.Suffix = suffix(word)
					first = i + 1
					continue
				}
				if r.typeOnly(i) {
					return i, false
				}
				continue
			}
			if r.isTypeInName(i) {
				continue
			}
			break
		}
		if i == first {
			continue
		}
		if direction(word) != "" {
			if name := r.span(first, i); direction(word) == "W" && (name == "LINCOLN PARK" || name == "LINCOLN PK") {
				s.Name = "LINCOLN PARK WEST"
				return i + 1, true
			}
			if t := suffix(r.word(i + 1)); t != "" && r.typeOnly(i+1) && len(word) > 1 {
				continue // Park Shore East Ct
			}
			break
		}
		if r.endsStreet(i) {
			break
		}
	}
	if i <= first || i-first == 1 && designator(r.word(first)) != "" && r.kind(i) == kindNumber {
		return first, false
	}
	name, ok := r.streetName(first, i, spelled)
	if !ok {
		return first, false
	}
	s.Name = name
	next = r.readType(s, i)
	return next, s.Suffix != "" || suffix(name) == ""
}

// isTypeInName reports whether the type at token i is part of the name because
// another follows: Cityfront Plaza Dr, Drexel Square Dr.
func (r *reader) isTypeInName(i int) bool {
	next := suffix(r.word(i + 1))
	if next == "" || next == suffix(r.word(i)) {
		return false
	}
	switch suffix(r.word(i)) {
	case "PLZ", "SQ", "CT", "CIR":
		return true
	}
	return false
}

// readType reads the street type at token i, also if it is written twice.
func (r *reader) readType(s *Street, i int) (next int) {
	t := suffix(r.word(i))
	if t == "" {
		return i
	}
	s.Suffix = t
	i++
	for suffix(r.word(i)) == t {
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
	if suffix(r.word(i)) == "AVE" {
		i++
	}
	return i
}

// readSuffixDirection reads a direction behind the street: Ravenswood Ave W.
func (r *reader) readSuffixDirection(i int) (dir string, next int) {
	word := r.word(i)
	dir = direction(word)
	if dir == "" {
		dir = carriageway(word)
	}
	if dir == "" || r.kind(i+1) == kindSlash && r.tokens[i+1].glued {
		return "", i // N/A is no direction
	}
	switch after := r.word(i + 1); after {
	case "TOWER", "WING", "SIDE", "ENTRANCE", "BLDG", "BUILDING", "TERMINAL", "CAMPUS", "HALL", "UNIT":
		if !hasDigit(r.word(i + 2)) {
			return "", i
		}
	default:
		if r.isPlain(i+1) && designator(after) == "" && !partWord(after) && !joins(after) && len(after) > 1 {
			return "", i
		}
	}
	return dir, i + 1
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
		rewritten = r.nameWord(k, i, j) != r.word(k)
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
// writes it.
func (r *reader) nameWord(k, i, j int) string {
	word := r.word(k)
	switch {
	case r.kind(k) == kindDash:
		return word
	case word == "SAINT" && k == i && j > i+1:
		return "ST"
	case word == "DOCTOR" && k == i && j > i+1:
		return "DR"
	case word == "JUNIOR" && k == j-1 && k > i:
		return "JR"
	case word == "PK" && k > i:
		return "PARK"
	}
	return word
}

// ordinalName returns the number at token i with its right ending: 83 and
// 83TH are both 83RD.
func (r *reader) ordinalName(i int) (string, bool) {
	word := r.word(i)
	digits := len(word)
	if r.kind(i) == kindMixed {
		digits -= 2
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
	if n := ordinalWord(r.word(i)); n > 0 {
		return n, 1
	}
	tens := cardinal(r.word(i))
	if tens < 20 {
		return 0, 0
	}
	at := i + 1
	if r.kind(at) == kindDash {
		at++
	}
	unit := ordinalWord(r.word(at))
	if r.word(at) == "FIFTH" {
		unit = 5
	}
	if unit == 0 || unit > 9 || at >= j {
		return 0, 0
	}
	return tens + unit, at + 1 - i
}

// readCorner reads the corner of two streets. done is false if the text is
// something else.
func (r *reader) readCorner() (done bool, err error) {
	i, opening := r.skipCornerWords(0)
	first, next, ok := r.readStreet(i)
	if !ok {
		return false, nil
	}
	mark := next
	for r.kind(mark) == kindComma {
		mark++
	}
	if !r.separates(mark) {
		return false, nil
	}
	for r.separates(mark) || r.word(mark) == "THE" || r.word(mark) == "DE" || r.kind(mark) == kindComma {
		mark++
	}
	mark, _ = r.skipCornerWords(mark)
	cross, end, ok := r.readStreet(mark)
	if !ok || len(first.Name) < 2 || len(cross.Name) < 2 || first == cross {
		return false, nil
	}
	for k := i; k < end; k++ {
		if landmark(r.word(k)) && suffix(r.word(k+1)) == "" {
			return false, nil
		}
	}
	r.addr.Street, r.addr.Cross = first, cross
	return true, r.readRest(opening, 0, end)
}

// skipCornerWords returns the token behind "corner of" and the like, and how
// many tokens before them say which corner is meant.
func (r *reader) skipCornerWords(i int) (next, opening int) {
	for k := i; k < r.end; k++ {
		switch r.word(k) {
		case "CORNER", "INTERSECTION", "ESQUINA", "CRUCE", "INTERSECCION", "COR":
			after := k + 1
			for r.word(after) == "OF" || r.word(after) == "DE" || r.word(after) == "THE" || r.kind(after) == kindComma {
				after++
			}
			if opening > 0 {
				opening = k + 1
			}
			return after, opening
		case "THE", "LA", "AT", "EN":
		case "NW", "NE", "SW", "SE", "NORTHWEST", "NORTHEAST", "SOUTHWEST", "SOUTHEAST":
			opening = k + 1
		default:
			return i, 0
		}
	}
	return i, 0
}
