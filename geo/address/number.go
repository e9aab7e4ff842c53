package address

import "strconv"

// houseNumber is a number or a range of numbers on a street, as it is written.
type houseNumber struct {
	low, high int
	fraction  string
	dir       string // a direction glued to it: 77W
	odd       bool   // the numbers of the range fall, or are padded with zeros
	unit      span   // the tokens between it and the street that are a unit
	next      int    // the token behind it
}

// span is the tokens from the first to before the last.
type span struct{ first, end int }

// maxNumber is the highest number that is taken for a house.
const maxNumber = 99_999

// findHouse returns the house number and the token where it begins. Something
// may stand before it: a recipient, a unit.
func (r *reader) findHouse() (start int, house houseNumber, ok bool) {
	first := r.start
	for first < r.end && !r.isWord(first) && r.kind(first) != kindHash {
		first++
	}
	house, ok = r.readNumber(first)
	switch {
	case r.isNumberedCorner(first):
		return 0, house, false
	case ok && r.kind(first) == kindMixed && r.kind(house.next) == kindNumber:
		if second, ok := r.readNumber(house.next); ok && r.isHouse(&second) {
			return house.next, second, true // 12C 111 W Monroe
		}
		return first, house, true
	case ok:
		return first, house, true
	}
	var weak houseNumber
	for i := first; i < r.end; i++ {
		if !r.isWord(i) || r.isValue(i) {
			continue
		}
		house, ok := r.readNumber(i)
		if !ok {
			continue
		}
		if r.isHouse(&house) {
			return i, house, true
		}
		if weak.low == 0 && r.kind(i) == kindNumber && (r.kind(i-1) == kindComma || r.isDirectionFirst(i)) {
			start, weak = i, house
		}
		for r.kind(i+1) == kindDash {
			i += 2
		}
	}
	return start, weak, weak.low > 0 && r.opensName(weak.next)
}

// isDirectionFirst reports whether the direction of the street stands in front
// of the number at token i: N 4521 Malden.
func (r *reader) isDirectionFirst(i int) bool {
	return i == r.start+1 && r.is(r.start, direction) && r.beginsStreet(i+1)
}

// beginsStreet reports whether a name, in letters or an ordinal, begins at
// token i.
func (r *reader) beginsStreet(i int) bool {
	return (r.kind(i) == kindWord || r.isOrdinal(i)) && r.opensName(i) && !r.typeOnly(i) && !r.is(i, direction)
}

// isValue reports whether token i is the number of a unit.
func (r *reader) isValue(i int) bool {
	return r.kind(i-1) == kindHash || r.kind(i-1) == kindDash || r.is(i-1, unit) && !r.isOrdinal(i-2) && !r.is(i-2, ordinal)
}

// isHouse reports whether the number is certainly followed by a street: a
// direction and a name, or a name and a type.
func (r *reader) isHouse(house *houseNumber) bool {
	next := house.next
	switch {
	case house.dir != "":
		return r.isPlain(next) && len(r.word(next)) > 2 && r.opensName(next) && !r.is(next, part)
	case r.is(next, direction):
		return r.opensName(next+1) && !r.is(next+1, part)
	case !r.isPlain(next) || r.is(next, unit|joiner):
		return false
	}
	for j := next + 1; j < next+4 && r.kind(j) == kindWord; j++ {
		if r.is(j, streetType) {
			return true
		}
	}
	return false
}

// isHouseAt reports whether token i is a number in figures that is certainly
// followed by a street.
func (r *reader) isHouseAt(i int) bool {
	if r.kind(i) != kindNumber && r.kind(i) != kindMixed {
		return false
	}
	house, ok := r.readNumber(i)
	return ok && r.isHouse(&house)
}

// isNumberedCorner reports whether the number at token i is a numbered street:
// 47 & Ashland, 83 St.
func (r *reader) isNumberedCorner(i int) bool {
	if !r.isOrdinal(i) && (r.kind(i) != kindNumber || len(r.word(i)) > 3) {
		return false
	}
	if r.separates(i + 1) {
		return r.kind(i+2) == kindWord || r.isOrdinal(i+2)
	}
	return r.is(i+1, streetType) && (i+2 >= r.end || r.separates(i+2))
}

// readNumber reads the house number at token i.
func (r *reader) readNumber(i int) (house houseNumber, ok bool) {
	if r.kind(i) == kindHash && r.kind(i+2) == kindWord && r.opensName(i+2) || r.is(i, numberSign) {
		if i++; r.kind(i) != kindNumber {
			return house, false
		}
	}
	switch {
	case r.kind(i) == kindWord:
		house.low, house.next = r.readNumberWords(i)
		return house, house.low > 0 && r.opensName(house.next)
	case !r.isWord(i):
		return house, false
	}
	low, high, letter, ok := splitNumber(r.word(i))
	if !ok {
		return house, false
	}
	house.low, house.high = low, high
	next := i + 1
	if letter == "" && r.hasOwnDirection(next) { // as most have
		house.next = next
		return house, true
	}
	if letter != "" && r.lookup(letter).is(direction) && !r.hasOwnDirection(next) {
		house.dir, house.next = letter, next
		return house, true
	}
	house.fraction = letter
	next = r.readFraction(&house, next)
	if r.is(next, block) {
		if house.low%100 == 0 && house.high == 0 {
			house.high = house.low + 99
		}
		if next++; r.is(next, article) {
			next++
		}
		house.next = next
		return house, true
	}
	next = r.readRange(&house, i, next)
	next = r.readFraction(&house, next)
	if house.high != 0 && r.kind(next) == kindNumber && r.opensName(next+1) && !r.typeOnly(next+1) {
		house.unit = span{next, next + 1}
		next++
	}
	house.next = r.readBetween(&house, next)
	return house, true
}

// readBetween reads what stands between the house number at the end of which is
// token i, and the street: a unit, 1117 #13 W Monroe, or a direction in marks,
// 4521 (N) Malden.
func (r *reader) readBetween(house *houseNumber, i int) (next int) {
	at := r.skipMarks(i)
	switch {
	case at > i && r.is(at, direction):
		if after := r.skipMarks(at + 1); r.beginsStreet(after) {
			house.dir = r.dir(at)
			return after
		}
	case r.kind(at) == kindHash, r.is(at, unit) && !r.is(at+1, streetType):
		value := at + 1
		if r.kind(value) == kindHash {
			value++
		}
		after := r.skipMarks(value + 1)
		if r.isWord(value) && (!r.isPlain(value) || len(r.word(value)) == 1) &&
			r.opensName(after) && !r.typeOnly(after) && r.kind(after) != kindNumber {
			house.unit = span{at, value + 1}
			return after
		}
	}
	return i
}

// skipMarks returns the first token from i on that is no comma, bracket or
// dash.
func (r *reader) skipMarks(i int) int {
	for r.kind(i) == kindComma || r.kind(i) == kindDash {
		i++
	}
	return i
}

// splitNumber reads a number with what is glued to it: a letter, or the X's of
// a masked block. A block stands for all its numbers: 023XX is 2300 to 2399.
func splitNumber(word string) (low, high int, letter string, ok bool) {
	n := digitsAt(word, 0)
	if n == 0 || n > 6 {
		return 0, 0, "", false
	}
	low = atoi(word[:n])
	switch rest := word[n:]; {
	case rest == "":
	case rest == "X" && n > 1 || rest == "XX" || rest == "XXX":
		block := 1
		for range len(rest) {
			block *= 10
		}
		low *= block
		high = low + block - 1
		low = max(low, 1)
	case rest == ".5":
		letter = "1/2"
	case len(rest) == 1:
		letter = rest
	default:
		return 0, 0, "", false
	}
	return low, high, letter, low > 0 && max(low, high) <= maxNumber
}

// hasOwnDirection reports whether a direction and a name stand at token i, so
// that a letter before them is none: 4922-W South Cornell.
func (r *reader) hasOwnDirection(i int) bool {
	return r.is(i, direction) && r.opensName(i+1) && !r.typeOnly(i+1)
}

// readFraction reads "1/2" or a letter behind the number, with or without a
// hyphen.
func (r *reader) readFraction(house *houseNumber, i int) (next int) {
	if house.fraction != "" {
		return i
	}
	at := i
	if r.kind(at) == kindDash {
		at++
	}
	if r.kind(at+1) == kindSlash {
		switch half := r.word(at) + "/" + r.word(at+2); half {
		case "1/2", "1/4", "3/4", "1/3", "2/3":
			house.fraction = half
			return at + 3
		}
	}
	letter := r.word(at)
	if len(letter) != 1 || r.kind(at) != kindWord {
		return i
	}
	if at > i && r.hasOwnDirection(at+1) ||
		!r.is(at, direction|joiner) && r.opensName(at+1) && !r.typeOnly(at+1) && r.kind(at+1) != kindNumber {
		house.fraction = letter
		return at + 1
	}
	return i
}

// readRange reads the other numbers of a range or list: 5528-5530, 510-24,
// 205/225, 811 and 833, 6101 6115.
func (r *reader) readRange(house *houseNumber, first, i int) (next int) {
	for {
		at, listed, ok := r.joinsNumbers(house, i)
		if !ok || !r.isWord(at) || r.isOrdinal(at) {
			return i
		}
		word := r.word(at)
		value, top, letter, ok := splitNumber(word)
		if !ok || top != 0 || letter != "" && !r.lookup(letter).is(direction) || r.typeOnly(at+1) {
			return i
		}
		if listed && (!r.opensName(at+1) || r.isOrdinal(at+1)) && !(r.kind(at+1) == kindDash || r.kind(at+1) == kindComma && house.high != 0) {
			return i
		}
		if low := strconv.Itoa(house.low); value > maxNumber {
			return i
		} else if digits := word[:len(word)-len(letter)]; len(digits) < len(low) && len(r.word(first)) >= len(low) {
			value = atoi(low[:len(low)-len(digits)] + digits) // 24 in 510-24 is 524
		}
		house.odd = house.odd || !listed && (value < house.low || word[0] == '0')
		low, high := house.low, max(house.low, house.high)
		house.low, house.high = min(low, value), max(high, value)
		if house.high == house.low {
			house.high = 0
		}
		i = at + 1
		if letter != "" {
			house.dir = letter
			return i
		}
	}
}

// joinsNumbers returns where the next number of a range or list stands if
// token i may lead to it. listed says that a comma or nothing stands between.
func (r *reader) joinsNumbers(house *houseNumber, i int) (at int, listed, ok bool) {
	switch r.kind(i) {
	case kindDash, kindSlash, kindAnd:
		for i++; r.kind(i) == kindDash; i++ {
		}
		return i, false, true
	case kindComma:
		return i + 1, true, true
	case kindWord:
		return i + 1, false, r.is(i, through)
	}
	return i, true, house.high == 0 && len(house.fraction) != 1
}

// readNumberWords reads a number written in words: "One", "Twenty-Two".
func (r *reader) readNumberWords(i int) (n, next int) {
	n, next = r.spelledNumber(i, cardinal)
	if n > 0 && n < 10 && r.word(next) == "HUNDRED" {
		n *= 100
		if next++; r.word(next) == "AND" {
			next++
		}
		if rest, after := r.spelledNumber(next, cardinal); rest > 0 {
			n, next = n+rest, after
		}
	}
	return n, next
}
