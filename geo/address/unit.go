package address

import "strings"

// postBox returns the token where a post office box begins, or -1.
func (r *reader) postBox() int {
	for i := range r.count {
		word := r.word(i)
		if word == "" || word[0] != 'P' && word[0] != 'A' && word[0] != 'C' && word[0] != 'B' {
			continue
		}
		next := r.word(i + 1)
		switch {
		case word == "POBOX" || word == "POB" && hasDigit(next),
			word == "PO" && next == "BOX",
			word == "P" && next == "O" && r.word(i+2) == "BOX",
			word == "POST" && next == "OFFICE" && r.word(i+2) == "BOX",
			word == "POSTAL" && next == "BOX",
			word == "APARTADO" && (next == "POSTAL" || hasDigit(next)),
			word == "CASILLA" && (next == "POSTAL" || hasDigit(next)),
			word == "BOX" && i == 0 && hasDigit(next):
			return i
		}
	}
	return -1
}

// checkLead looks at what stands before the house number at token start: a
// recipient may be left out, but not another city.
func (r *reader) checkLead(start int) error {
	for i := range start {
		if i > 0 && r.kind(i-1) != kindComma {
			continue
		}
		if n := r.cityAt(i, start); n > 0 {
			return r.fail(i, ErrNotChicago)
		}
	}
	return nil
}

// cityAt returns the number of tokens that another city takes at token i if
// nothing but a state, a number or a mark follows it before token end.
func (r *reader) cityAt(i, end int) int {
	for n := min(longestCity, end-i); n > 0; n-- {
		name := r.span(i, i+n)
		if name == "" || !otherCity(name) || name == "RIVERDALE" && r.city {
			continue
		}
		after := i + n
		if after >= end || r.kind(after) != kindWord || r.word(after) == "IL" || illinois(r.word(after)) || designator(r.word(after)) != "" {
			return n
		}
	}
	return 0
}

// checkRest returns an error if the tokens from i on name another city or hold
// another address.
func (r *reader) checkRest(i int) error {
	for k := i; k < r.end; k++ {
		if k > i && r.kind(k-1) != kindComma {
			continue
		}
		if n := r.cityAt(k, r.end); n > 0 {
			return r.fail(k, ErrNotChicago)
		}
	}
	for k := i; k < r.end; k++ {
		r.city = r.city || chicago(r.word(k)) && r.endsPlace(k+1)
	}
	if r.city {
		return nil
	}
	if last := r.end - 1; last > i && r.kind(last-1) == kindComma {
		if word := r.word(last); otherState(word) || word == "FL" || word == "CT" {
			return r.fail(last, ErrNotChicago)
		}
	}
	for start := i; start < r.end; {
		end := start
		for end < r.end && r.kind(end) != kindComma {
			end++
		}
		behindComma := r.kind(start-1) == kindComma
		beforePlace := end == r.end && (r.state || r.zip)
		if start < end && (behindComma || beforePlace) && !r.isUnitLike(start, end) {
			return r.fail(start, ErrNotChicago)
		}
		start = end + 1
	}
	return nil
}

// isUnitLike reports whether tokens i to j can be the rest of an address
// within Chicago: a unit, a part of a building, a neighborhood. Other words
// there name a city.
func (r *reader) isUnitLike(i, j int) bool {
	short := true
	for k := i; k < j; k++ {
		word := r.word(k)
		if r.kind(k) != kindWord && r.kind(k) != kindDash || hasDigit(word) || designator(word) != "" || partWord(word) || saysNothing(word) {
			return true
		}
		short = short && len(word) <= 2
	}
	return short || neighborhood(r.span(i, j))
}

// readRest puts into the unit whatever is left: what stood before the house
// number at token start, the number extra, and everything from token next on.
func (r *reader) readRest(start, extra, next int) error {
	var kept [16]token
	unit := kept[:0]
	for _, t := range r.unitBefore(start) {
		if t.kind != kindComma {
			unit = append(unit, t)
		}
	}
	if extra > 0 {
		unit = append(unit, r.tokens[extra])
	}
	if next < r.end {
		if err := r.checkRest(next); err != nil {
			return err
		}
		var err error
		if unit, err = r.unitBehind(unit, next); err != nil {
			return err
		}
	}
	if len(unit) > 0 {
		r.addr.Unit = r.unitText(unit)
	}
	return nil
}

// unitBefore returns the tokens before the house number that are a unit. A
// recipient before them is dropped.
func (r *reader) unitBefore(start int) []token {
	for i := range start {
		word := r.word(i)
		isUnit := r.kind(i) == kindHash || designator(word) != "" || r.kind(i) == kindMixed || i == 0 && partWord(word) ||
			r.addr.IsCorner()
		if !isUnit || word == "ATTN" {
			continue
		}
		if i+1 == start && r.kind(i) == kindHash {
			continue
		}
		return r.tokens[i:start]
	}
	return nil
}

// unitBehind adds the tokens behind the street to unit, without a place
// written in the middle and without the same address written again.
func (r *reader) unitBehind(unit []token, next int) ([]token, error) {
	from := next // the first token since the last one left out
	for i := next; i < r.end; i++ {
		if r.kind(i) == kindNumber || r.kind(i) == kindMixed {
			if i > next && r.isValue(i) && r.kind(i-1) != kindDash || !r.isHouse(i) {
				unit = append(unit, r.tokens[i])
				continue
			}
			start := i
			for start > from && (r.kind(start-1) == kindDash || r.kind(start-1) == kindNumber) {
				start--
			}
			after, same := r.repeats(start)
			if !same {
				return nil, r.fail(start, ErrMultiple)
			}
			unit = unit[:len(unit)-(i-start)]
			i, from = after-1, after
			continue
		}
		if place := r.placeTokens(i); place > 0 {
			i += place - 1
			from = i + 1
			continue
		}
		if r.kind(i) == kindComma {
			from = i + 1
			continue
		}
		unit = append(unit, r.tokens[i])
	}
	return unit, nil
}

// repeats reports whether the address at token i is the one already read.
func (r *reader) repeats(i int) (next int, same bool) {
	house, next, ok := r.readNumber(i)
	if !ok {
		return i, false
	}
	street, next, ok := r.readStreet(next)
	return next, ok && house.low == r.addr.Number && house.high == r.addr.High && street.Name == r.addr.Street.Name
}

// placeTokens returns how many tokens at i repeat the place: Chicago, with
// state and ZIP code, in front of a unit.
func (r *reader) placeTokens(i int) int {
	if !chicago(r.word(i)) || !r.endsPlace(i+1) {
		return 0
	}
	r.city = true
	n := 1
	for r.kind(i+n) == kindComma {
		n++
	}
	if word := r.word(i + n); word == "IL" || word == "ILL" || illinois(word) {
		n++
	}
	for r.kind(i+n) == kindComma {
		n++
	}
	if zip := r.word(i + n); r.kind(i+n) == kindNumber && len(zip) == 5 && chicagoZIP(zip) && (r.addr.ZIP == "" || r.addr.ZIP == zip) {
		r.addr.ZIP = zip
		n++
	}
	return n
}

func (r *reader) endsPlace(i int) bool {
	word := r.word(i)
	return r.kind(i) != kindWord || word == "IL" || word == "ILL" || illinois(word) || designator(word) != "" || chicago(word)
}

// unitText writes a unit: words in upper case, designators in their short
// form, "7th Floor" as "FL 7".
func (r *reader) unitText(unit []token) string {
	for len(unit) > 0 && unit[0].kind == kindDash {
		unit = unit[1:]
	}
	for len(unit) > 0 && unit[len(unit)-1].kind > kindMixed {
		unit = unit[:len(unit)-1]
	}
	if len(unit) == 1 && designator(r.tokenText(unit[0])) == "" {
		return r.tokenText(unit[0])
	}
	var b strings.Builder
	tight := true // no blank before the next word
	write := func(word string) {
		if !tight {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		tight = false
	}
	for i := 0; i < len(unit); i++ {
		word := r.tokenText(unit[i])
		var next, prev token
		next.kind, prev.kind = kindNothing, kindNothing
		if i+1 < len(unit) {
			next = unit[i+1]
		}
		if i > 0 {
			prev = unit[i-1]
		}
		switch unit[i].kind {
		case kindDash:
			b.WriteByte('-')
			tight = true
		case kindSlash:
			b.WriteByte('/')
			tight = true
		case kindAnd:
			write("&")
		case kindAt:
			write("@")
		case kindHash:
			if next.kind == kindHash || designator(r.tokenText(prev)) != "" && prev.kind == kindWord {
				continue
			}
			write("#")
		default:
			number := floorNumber(word)
			switch {
			case number != "" && next.kind == kindWord && designator(r.tokenText(next)) == "FL" && (prev.kind <= kindMixed && floorNumber(r.tokenText(prev)) == "" || prev.kind == kindNothing):
				write("FL")
				write(number)
				i++
			case number != "" && prev.kind == kindWord && designator(r.tokenText(prev)) == "FL":
				write(number)
			case designator(word) != "":
				write(designator(word))
			default:
				write(word)
			}
		}
	}
	return b.String()
}

func (r *reader) tokenText(t token) string { return r.text[t.start:t.end] }

// floorNumber returns the number of an ordinal, in figures or words, or "".
func floorNumber(word string) string {
	switch word {
	case "FIRST":
		return "1"
	case "SECOND":
		return "2"
	case "THIRD":
		return "3"
	case "FOURTH":
		return "4"
	case "FIFTH":
		return "5"
	}
	n := len(word) - 2
	if n < 1 || !ordinalLetters(word[n:]) {
		return ""
	}
	for i := range n {
		if !isDigit(word[i]) {
			return ""
		}
	}
	return word[:n]
}

// usualUnit reports whether a unit is a designator with one short number, such
// as APT 3R, # 12 or STE 1200.
func usualUnit(unit string) bool {
	kind, number, _ := strings.Cut(unit, " ")
	switch kind {
	case "APT", "FL", "RM", "STE", "UNIT", "#":
	default:
		return false
	}
	digits := 0
	for digits < len(number) && isDigit(number[digits]) {
		digits++
	}
	rest := number[digits:]
	return digits > 0 && digits < 5 && (rest == "" || len(rest) == 1 && rest[0] >= 'A' && rest[0] <= 'Z')
}

// plainUnit reports whether a unit can be told from a city and a ZIP code when
// it stands at the end of the text.
func plainUnit(unit string) bool {
	if unit == "FL" {
		return false // Florida
	}
	digits := 0
	for i := range len(unit) {
		if digits++; !isDigit(unit[i]) {
			digits = 0
		}
		if digits >= 5 {
			return false
		}
	}
	for word := range strings.SplitSeq(unit, " ") {
		if !hasDigit(word) && len(word) != 1 && designator(word) == "" && (!partWord(word) || joins(word)) {
			return false
		}
	}
	return true
}
