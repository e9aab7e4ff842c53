package address

import "strings"

// repair is a text in which what was written in haste or misread has been put
// right, and what that costs. The zero repair changes nothing.
type repair struct {
	text string
	cost int
}

// joinNumber joins a house number written in two: 45 21 N Malden.
func (r *reader) joinNumber() repair {
	first, second := r.tokens[0], r.tokens[1]
	n, m := first.end-first.start, second.end-second.start
	if first.kind != kindNumber || second.kind != kindNumber || r.count < 3 ||
		n > 3 || m > 3 || n+m < 3 || n+m > 5 || r.tokens[2].kind == kindSlash {
		return repair{}
	}
	return repair{r.text[:first.end] + r.text[second.start:], joinCost}
}

// splitThousands takes the two digits before the comma of 12,345 for a unit.
func (r *reader) splitThousands() repair {
	n := r.thousands
	if n != 2 || r.text[n] == '0' {
		return repair{}
	}
	return repair{"# " + r.text[:n] + ", " + r.text[n:], joinCost}
}

// mendDigits reads letters that look like digits as these in the first word
// that has both: 1O60 W Addison. An S behind the number is more likely the
// direction.
func (r *reader) mendDigits() repair {
	for _, t := range r.tokens[:r.count] {
		word := r.text[t.start:t.end]
		switch {
		case t.kind == kindWord && len(word) > 1 && !t.digits:
			return repair{}
		case t.kind != kindMixed && (t.kind != kindWord || len(word) == 1):
			continue
		}
		cost := mendCost
		if word[len(word)-1] == 'S' {
			cost = mendSCost
		}
		for strings.ContainsAny(word, "OLIS") && len(word) <= 5 {
			i := strings.IndexAny(word, "OLIS")
			word = word[:i] + string("0115"[strings.IndexByte("OLIS", word[i])]) + word[i+1:]
		}
		if len(word) > 5 || digitsAt(word, 0) < len(word) {
			return repair{}
		}
		return repair{r.text[:t.start] + word + r.text[t.end:], cost}
	}
	return repair{}
}

// minStem is the least length of a name that is taken apart from a direction
// or a type.
const minStem = 4

// splitGlued takes apart a house number, a direction, a name and a type that
// are written in one: 1060WAddison, 4345 SCalifornia, 4521 N MaldenSt. There is
// none in a text that has a direction and a street type and no such word.
func (r *reader) splitGlued() repair {
	var seen class
	glued := false
	for _, t := range r.tokens[:r.count] {
		seen |= t.class
		glued = glued || t.kind == kindMixed && t.end-t.start > minStem
	}
	if !glued && seen&direction != 0 && seen&streetType != 0 {
		return repair{}
	}
	var cuts []int
	number := false // the word before is a house number
	for i, t := range r.tokens[:r.count] {
		if t.kind > kindMixed {
			continue
		}
		word := r.text[t.start:t.end]
		n := digitsAt(word, 0)
		name, from := word[n:], int(t.start)+n
		if n > 0 && len(name) >= minStem && !isOrdinalEnding(name[:2]) {
			cuts = append(cuts, from)
		}
		if number = number || n > 0; number && r.beginsWithDirection(name) {
			cuts = append(cuts, from+1)
			name, from = name[1:], from+1
		}
		if cut := r.typeAtEnd(name); cut > 0 && (i+1 == r.count || r.tokens[i+1].class&streetType == 0) {
			cuts = append(cuts, from+cut)
		}
		number = n == len(word)
	}
	if cuts == nil {
		return repair{}
	}
	var b strings.Builder
	last := 0
	for _, cut := range cuts {
		b.WriteString(r.text[last:cut] + " ")
		last = cut
	}
	return repair{b.String() + r.text[last:], gluedCost}
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
