package address

import (
	"strconv"
	"strings"
)

// isPostBox reports whether a post office box begins at token i.
func (r *reader) isPostBox(i int) bool {
	if r.is(i, boxNumber) && hasDigit(r.word(i+1)) {
		return true
	}
	for n := 1; r.entry(i).begins&box != 0 && n <= 3 && r.isPlain(i+n-1); n++ {
		if r.lookup(r.span(i, i+n)).is(box) {
			return true
		}
	}
	return r.word(i) == "BOX" && i == r.start && hasDigit(r.word(i+1))
}

func (r *reader) hasPostBox() bool {
	for i := range r.end {
		if r.isPostBox(i) {
			return true
		}
	}
	return false
}

// checkLead looks at what stands before the house number at token start: a
// recipient may be left out, but not another city.
func (r *reader) checkLead(start int) error {
	for i := r.start; i < start; i++ {
		if i > r.start && r.kind(i-1) != kindComma {
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
	for n := min(longestPhrase, end-i); n > 0; n-- {
		name := r.span(i, i+n)
		if !r.lookup(name).is(city) || name == "RIVERDALE" && r.city {
			continue
		}
		if after := i + n; after >= end || r.kind(after) != kindWord || r.illinois(after) || r.is(after, unit|part|remark|phone|joiner) {
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
		r.city = r.city || r.chicago(k) && r.endsPlace(k+1)
	}
	if r.city || r.known {
		return nil
	}
	if last := r.end - 1; last > i && r.kind(last-1) == kindComma {
		if word := r.word(last); r.is(last, state) || word == "FL" || word == "CT" {
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
		if start < end && (behindComma && !r.tokens[start-1].bracket || beforePlace) && !r.isUnitLike(start, end) {
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
		if r.kind(k) != kindWord && r.kind(k) != kindDash || hasDigit(word) || r.is(k, unit|part|nothing|remark|phone) || k == i && r.is(k, joiner) {
			return true
		}
		short = short && len(word) <= 2
	}
	return short || r.lookup(r.spelledOut(i, j)).is(neighborhood)
}

// spelledOut returns the words of tokens i to j with the abbreviated ones in
// full.
func (r *reader) spelledOut(i, j int) string {
	name := r.span(i, j)
	for k := i; k < j && name != ""; k++ {
		if e := r.entry(k); e.is(short) {
			name = strings.Replace(name, r.word(k), e.written, 1)
		}
	}
	return name
}

// readRest puts into the unit what is left of one: what stood before the house
// number at token first, the tokens between, and what stands from token next on.
// A corner has no unit.
func (r *reader) readRest(first int, between span, next int) error {
	var kept [16]token
	list := append(kept[:0], r.unitBefore(first)...)
	list = append(list, r.tokens[between.first:between.end]...)
	if next < r.end {
		if err := r.checkRest(next); err != nil {
			return err
		}
		var err error
		if list, err = r.unitBehind(list, next); err != nil {
			return err
		}
	}
	if len(list) > 0 && !r.addr.IsCorner() {
		r.addr.Unit = r.unitText(list)
	}
	return nil
}

// unitBefore returns the tokens before the house number that are a unit. A
// recipient before them is dropped.
func (r *reader) unitBefore(start int) []token {
	for i := r.start; i < start; i++ {
		word := r.word(i)
		isUnit := r.kind(i) == kindHash || r.is(i, unit) || r.kind(i) == kindMixed || i == r.start && r.is(i, part)
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

// unitBehind adds the tokens behind the street to list, without a place
// written in the middle and without the same address written again.
func (r *reader) unitBehind(list []token, next int) ([]token, error) {
	from := next // the first token since the last one left out
	said := -1   // how much of unit there was when a remark began
	for i := next; i < r.end; i++ {
		if r.is(i, remark|phone) && said < 0 {
			said = len(list)
		}
		if r.kind(i) == kindNumber || r.kind(i) == kindMixed {
			house, ok := r.readNumber(i)
			if i > next && r.isValue(i) && r.kind(i-1) != kindDash || !ok || !r.isHouse(&house) {
				list = append(list, r.tokens[i])
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
			list = list[:len(list)-(i-start)]
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
		list = append(list, r.tokens[i])
	}
	if said >= 0 {
		list = list[:min(said, len(list))]
	}
	return list, nil
}

// repeats reports whether the address at token i is the one already read.
func (r *reader) repeats(i int) (next int, same bool) {
	house, ok := r.readNumber(i)
	if !ok {
		return i, false
	}
	street, next, ok := r.readStreet(house.next, house.dir)
	return next, ok && house.low == r.addr.Number && house.high == r.addr.High && street.Name == r.addr.Street.Name
}

// placeTokens returns how many tokens at i repeat the place: Chicago, with
// state and ZIP code, in front of a unit.
func (r *reader) placeTokens(i int) int {
	if !r.chicago(i) || !r.endsPlace(i+1) {
		return 0
	}
	r.city = true
	n := 1
	for r.kind(i+n) == kindComma {
		n++
	}
	if r.illinois(i + n) {
		n++
	}
	for r.kind(i+n) == kindComma {
		n++
	}
	if zip := r.word(i + n); r.kind(i+n) == kindNumber && chicagoZIP(zip) && (r.addr.ZIP == "" || r.addr.ZIP == zip) {
		r.addr.ZIP = zip
		n++
	}
	return n
}

func (r *reader) endsPlace(i int) bool {
	return r.kind(i) != kindWord || r.illinois(i) || r.is(i, unit) || r.chicago(i)
}

// unitText writes a unit: of the tokens in list the numbers and the words that
// belong to one, in upper case, designators in their short form, "7th Floor" as
// "FL 7". Names and remarks are left out.
func (r *reader) unitText(list []token) string {
	kept := list[:0]
	slash := false
	for i, t := range list {
		var prev, next token
		if len(kept) > 0 {
			prev = kept[len(kept)-1]
		}
		if i+1 < len(list) {
			next = list[i+1]
		}
		after := slash // c/o, n/a
		slash = t.kind == kindSlash
		if !after && r.ofUnit(prev, t, next, len(kept) > 0) {
			kept = append(kept, t)
		}
	}
	for len(kept) > 0 && kept[len(kept)-1].kind > kindMixed {
		kept = kept[:len(kept)-1]
	}
	if len(kept) == 1 && r.isFloor(kept[0]) {
		return "" // it would be Florida
	}
	if len(kept) == 1 && !r.says(kept[0], unit) {
		return r.tokenText(kept[0])
	}
	var b strings.Builder
	tight := true                    // no blank before the next word
	for i := 0; i < len(kept); i++ { //nolint:intrange // unitWord goes on by itself
		word := r.unitWord(kept, &i)
		if !tight && word != "-" {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		tight = word == "-"
	}
	return b.String()
}

// ofUnit reports whether t belongs to a unit of which prev is the last token so
// far, if there is more; next follows t.
func (r *reader) ofUnit(prev, t, next token, more bool) bool {
	word := r.tokenText(t)
	introduced := more && (prev.kind == kindHash || prev.kind == kindDash || r.says(prev, unit))
	switch t.kind {
	case kindNumber:
		return len(word) < 5
	case kindMixed:
		return len(word) < 9
	case kindDash:
		return more && prev.kind <= kindMixed && !r.says(prev, unit|part) && next.kind <= kindMixed
	case kindAnd:
		return more && prev.kind == kindMixed && (next.kind == kindMixed || r.isFloor(next)) // 2nd & 3rd floor
	case kindHash:
		return !introduced
	case kindWord:
		single := len(word) == 1 && (introduced || !r.says(t, direction|joiner)) && next.kind != kindSlash
		return single || r.says(t, unit|part) && !r.says(t, joiner|streetType) || hasDigit(word) && len(word) < 9
	}
	return false
}

// unitWord returns the word that token i of a unit is written as, and moves i
// on to the last token that it stands for.
func (r *reader) unitWord(list []token, i *int) string {
	t := list[*i]
	afterFloor := *i > 0 && r.isFloor(list[*i-1])
	floor := r.floorNumber(t)
	switch {
	case t.kind == kindDash:
		return "-"
	case t.kind == kindHash:
		return "#"
	case t.kind == kindAnd:
		return "&"
	case floor != "" && !afterFloor && *i+1 < len(list) && r.isFloor(list[*i+1]):
		*i++
		return "FL " + floor
	case floor != "" && afterFloor:
		return floor
	case r.says(t, unit):
		return r.entries[t.entry].unit
	}
	return r.tokenText(t)
}

// says reports whether t is a word of class c.
func (r *reader) says(t token, c class) bool { return t.class&c != 0 }

func (r *reader) isFloor(t token) bool { return r.says(t, unit) && r.entries[t.entry].unit == "FL" }

func (r *reader) tokenText(t token) string { return r.text[t.start:t.end] }

// floorNumber returns the number of an ordinal, in figures or words, or "".
func (r *reader) floorNumber(t token) string {
	switch t.kind {
	case kindWord:
		if e := &r.entries[t.entry]; e.is(ordinal) {
			return strconv.Itoa(e.number)
		}
	case kindMixed:
		word := r.tokenText(t)
		n := 0
		for n < len(word) && isDigit(word[n]) {
			n++
		}
		if isOrdinalEnding(word[n:]) {
			return word[:n]
		}
	}
	return ""
}
