package address

import (
	"strconv"
	"strings"
)

// hasPostBox reports whether the text names a post office box.
func (r *reader) hasPostBox() bool {
	for i := range r.end {
		if r.phrase(i+1, box) > 0 || r.hasDigit(i+1) && (r.is(i, boxNumber) || i == 0 && r.word(i) == "BOX") {
			return true
		}
	}
	return false
}

// checkLead looks at what stands before the house number at token start: a
// recipient may be left out, but not another city.
func (r *reader) checkLead(start int) error {
	for i := r.start; i < start; i++ {
		if (i == r.start || r.kind(i-1) == kindComma) && r.isCityAt(i, start) {
			return r.fail(i, ErrNotChicago)
		}
	}
	return nil
}

// isCityAt reports whether another city is named at token i and nothing but a
// state, a number or a mark follows it before token end.
func (r *reader) isCityAt(i, end int) bool {
	for n := 1; n <= longestPhrase && i+n <= end && r.kind(i+n-1) == kindWord; n++ {
		name := r.span(i, i+n)
		if !r.lookup(name).is(city) || name == "RIVERDALE" && r.city {
			continue
		}
		if after := i + n; after >= end || r.kind(after) != kindWord || r.illinois(after) || r.is(after, unit|part|remark|phone|joiner) {
			return true
		}
	}
	return false
}

// checkRest returns an error if the tokens from i on name another city: one of
// the vocabulary, or an unknown name where a city stands.
func (r *reader) checkRest(i int) error {
	unknown := -1
	for start := i; start < r.end; {
		if r.isCityAt(start, r.end) {
			return r.fail(start, ErrNotChicago)
		}
		end := start
		for ; end < r.end && r.kind(end) != kindComma; end++ {
			r.city = r.city || r.chicago(end) && r.endsPlace(end+1)
		}
		behindComma := r.kind(start-1) == kindComma && !r.tokens[start-1].bracket
		beforePlace := end == r.end && (r.state || r.zip)
		if unknown < 0 && start < end && (behindComma || beforePlace) && !r.isUnitLike(start, end) {
			unknown = start
		}
		start = end + 1
	}
	if last := r.end - 1; last > i && r.kind(last-1) == kindComma && unknown < 0 {
		if word := r.word(last); r.is(last, state) || word == "FL" || word == "CT" {
			unknown = last
		}
	}
	if unknown < 0 || r.city || r.known {
		return nil
	}
	return r.fail(unknown, ErrNotChicago)
}

// isUnitLike reports whether tokens i to j can be the rest of an address
// within Chicago: a unit, a part of a building, a neighborhood. Other words
// there name a city.
func (r *reader) isUnitLike(i, j int) bool {
	short := true
	for k := i; k < j; k++ {
		if r.kind(k) != kindDash && !r.isPlain(k) || r.is(k, unit|part|nothing|remark|phone) || k == i && r.is(k, joiner) {
			return true
		}
		short = short && len(r.word(k)) <= 2
	}
	return short || r.lookup(r.span(i, j)).is(neighborhood)
}

// readRest puts into the unit what is left of one: what stood before the house
// number at token first, the tokens between, and what stands from token next on.
// A corner has no unit.
func (r *reader) readRest(first int, between span, next int) error {
	var kept [16]int
	list := r.unitBefore(kept[:0], first)
	for i := between.first; i < between.end; i++ {
		list = append(list, i)
	}
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

// unitBefore adds the tokens before the house number that are a unit to list. A
// recipient before them is dropped.
func (r *reader) unitBefore(list []int, start int) []int {
	for i := r.start; i < start; i++ {
		isUnit := r.kind(i) == kindHash && i+1 < start || r.is(i, unit) && r.word(i) != "ATTN" || r.kind(i) == kindMixed || i == r.start && r.is(i, part)
		if isUnit || len(list) > 0 {
			list = append(list, i)
		}
	}
	return list
}

// unitBehind adds the tokens behind the street to list, without a place
// written in the middle, without the same address written again, and up to a
// remark.
func (r *reader) unitBehind(list []int, next int) ([]int, error) {
	from := next // the first token since the last one left out
	said := -1   // how much of unit there was when a remark began
	for i := next; i < r.end; i++ {
		if r.is(i, remark|phone) && said < 0 {
			said = len(list)
		}
		switch {
		case r.kind(i) == kindComma:
			from = i + 1
		case i > next && r.isValue(i) && r.kind(i-1) != kindDash || !r.isHouseAt(i):
			place := r.placeTokens(i)
			if place == 0 {
				list = append(list, i)
				continue
			}
			i += place - 1
			from = i + 1
		default:
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
		}
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
	next := r.skipMarks(i + 1)
	if r.illinois(next) {
		next = r.skipMarks(next + 1)
	}
	if zip := r.word(next); chicagoZIP(zip) && (r.addr.ZIP == "" || r.addr.ZIP == zip) {
		r.addr.ZIP = zip
		next++
	}
	return next - i
}

func (r *reader) endsPlace(i int) bool {
	return r.kind(i) != kindWord || r.illinois(i) || r.is(i, unit) || r.chicago(i)
}

// unitText writes a unit: of the tokens in list the numbers and the words that
// belong to one, in upper case, designators in their short form, "7th Floor" as
// "FL 7". Names and remarks are left out.
func (r *reader) unitText(list []int) string {
	kept := list[:0]
	for k, i := range list {
		prev, next := -1, -1
		if len(kept) > 0 {
			prev = kept[len(kept)-1]
		}
		if k+1 < len(list) {
			next = list[k+1]
		}
		if (k == 0 || r.kind(i-1) != kindSlash) && r.ofUnit(prev, i, next) { // not c/o, n/a
			kept = append(kept, i)
		}
	}
	for len(kept) > 0 && !r.isWord(kept[len(kept)-1]) {
		kept = kept[:len(kept)-1]
	}
	if len(kept) == 1 && r.isFloor(kept[0]) {
		return "" // it would be Florida
	}
	var b strings.Builder
	tight := true // no blank before the next word
	for k := 0; k < len(kept); k++ {
		i := kept[k]
		word := r.text[r.tokens[i].start:r.tokens[i].end]
		floor := r.floorNumber(i)
		switch {
		case floor != "" && k > 0 && r.isFloor(kept[k-1]):
			word = floor
		case floor != "" && k+1 < len(kept) && r.isFloor(kept[k+1]):
			word = "FL " + floor
			k++
		case r.is(i, unit):
			word = r.entry(i).unit
		}
		if !tight && word != "-" {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		tight = word == "-"
	}
	return b.String()
}

// ofUnit reports whether token i belongs to a unit of which prev is the last
// token so far, or -1; next follows i, or is -1.
func (r *reader) ofUnit(prev, i, next int) bool {
	word := r.word(i)
	introduced := r.kind(prev) == kindHash || r.kind(prev) == kindDash || r.is(prev, unit)
	switch r.kind(i) {
	case kindNumber:
		return len(word) < 5
	case kindMixed:
		return len(word) < 9
	case kindDash:
		return r.isWord(prev) && !r.is(prev, unit|part) && (next < 0 || r.isWord(next))
	case kindAnd:
		return r.kind(prev) == kindMixed && (r.kind(next) == kindMixed || r.isFloor(next)) // 2nd & 3rd floor
	case kindHash:
		return !introduced
	case kindWord:
		single := len(word) == 1 && (introduced || !r.is(i, direction|joiner)) && r.kind(next) != kindSlash
		return single || r.is(i, unit|part) && !r.is(i, joiner|streetType) || r.hasDigit(i) && len(word) < 9
	}
	return false
}

func (r *reader) isFloor(i int) bool { return r.is(i, unit) && r.entry(i).unit == "FL" }

// floorNumber returns the number of an ordinal, in figures or words, or "".
func (r *reader) floorNumber(i int) string {
	if r.is(i, ordinal) {
		return strconv.Itoa(r.entry(i).number)
	}
	word := r.word(i)
	if n := digitsAt(word, 0); n > 0 && isOrdinalEnding(word[n:]) {
		return word[:n]
	}
	return ""
}
