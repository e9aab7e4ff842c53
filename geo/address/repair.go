package address

import "strings"

// A repair returns text with what was written in haste or misread put right,
// or "" if there is nothing of the kind.

// words yields the start and end of each run of letters and digits of ASCII in
// text.
func words(text string) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		for i := 0; i < len(text); i++ {
			start := i
			for i < len(text) && (isLetter(text[i]) || isDigit(text[i])) {
				i++
			}
			if i > start && !yield(start, i) {
				return
			}
		}
	}
}

// joinNumber joins a house number written in two: 45 21 N Malden.
func joinNumber(text string) string {
	n := digitsAt(text, 0)
	if n == 0 || n > 3 || n+1 >= len(text) || text[n] != ' ' {
		return ""
	}
	m := digitsAt(text, n+1)
	end := n + 1 + m
	if m == 0 || m > 3 || n+m < 3 || n+m > 5 || end == len(text) || text[end] == '/' || isLetter(text[end]) {
		return ""
	}
	return text[:n] + text[n+1:]
}

// digitsAt returns how many digits stand in text from i on.
func digitsAt(text string, i int) int {
	n := 0
	for i+n < len(text) && isDigit(text[i+n]) {
		n++
	}
	return n
}

// mendDigits reads letters that look like digits as these in the first word
// that has both: 1O60 W Addison. cost is what that costs; an S behind the
// number is more likely the direction.
func mendDigits(text string) (mended string, cost int) {
	for start, end := range words(text) {
		word, digits := []byte(text[start:end]), 0
		cost = mendCost
		for i, c := range word {
			switch c {
			case 'O', 'o':
				word[i] = '0'
			case 'l', 'I', 'i', 'L':
				word[i] = '1'
			case 'S', 's':
				word[i] = '5'
				if i+1 == len(word) {
					cost = mendSCost
				}
			}
			if isDigit(c) {
				digits++
			}
		}
		if digits == 0 && len(word) > 1 {
			return "", 0
		}
		if digits == len(word) || digits == 0 {
			continue
		}
		if len(word) > 5 || digitsAt(string(word), 0) < len(word) {
			return "", 0
		}
		return text[:start] + string(word) + text[end:], cost
	}
	return "", 0
}

// mayBeGlued reports whether words may have been written in one: a word is
// of digits and letters, or a direction or a street type is nowhere.
func (r *reader) mayBeGlued() bool {
	var seen class
	for i := range r.tokens[:r.count] {
		t := &r.tokens[i]
		seen |= r.entries[t.entry].class
		if t.kind == kindMixed && int(t.end-t.start) > minStem {
			return true
		}
	}
	return seen&direction == 0 || seen&streetType == 0
}

// minStem is the least length of a name that is taken apart from a direction
// or a type.
const minStem = 4

// splitGlued takes apart a house number, a direction, a name and a type that
// are written in one: 1060WAddison, 4345 SCalifornia, 4521 N MaldenSt.
func (v *vocabulary) splitGlued(text string) string {
	var cuts []int
	number := false // the word before is a house number
	for start, end := range words(text) {
		word := strings.ToUpper(text[start:end])
		n := digitsAt(word, 0)
		name := word[n:]
		from := start + n
		if n > 0 && len(name) >= minStem && !ordinalLetters(name[:2]) {
			cuts = append(cuts, from)
		}
		if number = number || n > 0; number && v.beginsWithDirection(name) {
			cuts = append(cuts, from+1)
			name, from = name[1:], from+1
		}
		if cut := v.typeAtEnd(name); cut > 0 && !v.isType(text[end:]) {
			cuts = append(cuts, from+cut)
		}
		number = n == len(word)
	}
	if cuts == nil {
		return ""
	}
	var b strings.Builder
	last := 0
	for _, cut := range cuts {
		b.WriteString(text[last:cut])
		b.WriteByte(' ')
		last = cut
	}
	b.WriteString(text[last:])
	return b.String()
}

// beginsWithDirection reports whether a word may be a direction and a name, or
// a direction and a number.
func (v *vocabulary) beginsWithDirection(word string) bool {
	return len(word) > 1 && v.lookup(word[:1]).is(direction) && v.lookup(word).class == 0 &&
		(len(word) >= minStem || isDigit(word[1]))
}

// typeAtEnd returns where the street type begins that ends a word, or 0.
func (v *vocabulary) typeAtEnd(word string) int {
	if v.lookup(word).class != 0 {
		return 0
	}
	for cut := minStem; cut <= len(word)-2; cut++ {
		if v.lookup(word[cut:]).is(streetType) {
			return cut
		}
	}
	return 0
}

// isType reports whether the first word of text is a street type.
func (v *vocabulary) isType(text string) bool {
	for start, end := range words(text) {
		return v.lookup(strings.ToUpper(text[start:end])).is(streetType)
	}
	return false
}
