package address

// readPlace takes country, ZIP code, state and city off the end of the text.
func (r *reader) readPlace() error {
	r.readLeadingZIP()
	for r.end > r.start {
		switch {
		case r.is(r.end-1, streetType):
			return nil
		case !r.isWord(r.end - 1):
			r.end--
			continue
		}
		before := r.end
		if n := r.phrase(r.end, country); n < r.end-r.start {
			r.end -= n
		}
		if err := r.readZIP(); err != nil {
			return err
		}
		if err := r.readState(); err != nil {
			return err
		}
		if err := r.readCity(); err != nil {
			return err
		}
		if r.end == before {
			break
		}
	}
	return nil
}

// readLeadingZIP takes a ZIP code off the beginning, in front of the house
// number.
func (r *reader) readLeadingZIP() {
	if !chicagoZIP(r.word(0)) {
		return
	}
	if next := r.skipMarks(1); r.kind(next) == kindNumber {
		r.addr.ZIP, r.zip, r.start = r.word(0), true, next
	}
}

// longestPhrase is the number of words in the longest entry of the vocabulary.
const longestPhrase = 5

// phrase returns the number of the last words before token end that are of
// class c together, the most there are, or 0.
func (r *reader) phrase(end int, c class) (words int) {
	if r.entry(end-1).ends&c == 0 {
		return 0
	}
	for n := 1; n <= longestPhrase && r.isWord(end-n); n++ {
		if r.lookup(r.span(end-n, end)).is(c) {
			words = n
		}
	}
	return words
}

// readZIP takes the ZIP code off the end, with or without its last four
// digits, in one piece or in two. A code written wrong behind city or state,
// such as 606001, is left out if it begins as those of Chicago do. Five digits
// that are the ZIP code of no place near are a unit.
func (r *reader) readZIP() error {
	first := r.end - 1
	if r.kind(first) != kindNumber {
		return nil
	}
	word, prev := r.word(first), r.word(first-1)
	switch {
	case len(word) == 4 && r.kind(first-1) == kindDash && len(r.word(first-2)) == 5:
		first -= 2
	case len(word) == 4 && chicagoZIP(prev):
		first--
	case len(word) == 2 && chicagoZIP(prev+word) && r.isPlaceWord(first-2):
		r.addr.ZIP, r.zip, r.end = prev+word, true, first-1
		return nil
	}
	if first <= r.start || r.kind(first-1) == kindHash || r.kind(first-1) == kindDash && r.tokens[first].glued {
		return nil
	}
	word = r.word(first)
	behindPlace := r.isPlaceWord(first - 1)
	switch {
	case len(word) != 5 && len(word) != 9:
		if !behindPlace || word[:min(3, len(word))] != "606"[:min(3, len(word))] || len(word) == 1 {
			return nil
		}
	case r.zip && word[:5] != r.addr.ZIP:
		return nil
	case chicagoZIP(word[:5]):
		r.addr.ZIP = word[:5]
	case r.city && r.kind(first-1) == kindWord && !behindPlace || r.is(first-1, unit) || !nearZIP(word) && r.isWord(first-1) && !behindPlace:
		return nil
	default:
		return r.fail(first, ErrNotChicago)
	}
	r.zip, r.end = true, first
	return nil
}

// nearZIP reports whether a ZIP code is one of Illinois or of the parts of
// Indiana and Wisconsin that are next to it.
func nearZIP(zip string) bool {
	return zip >= "60000" && zip < "63000" || zip[:2] == "46" || zip[:2] == "53"
}

// isPlaceWord reports whether token i, or the one before if that is a comma, is
// Chicago or Illinois.
func (r *reader) isPlaceWord(i int) bool {
	if r.kind(i) == kindComma {
		i--
	}
	return r.chicago(i) || r.illinois(i)
}

// readState takes the state off the end. Another state is an error.
func (r *reader) readState() error {
	last := r.end - 1
	if last <= r.start || r.separates(last-1) {
		return nil
	}
	prev := last - 1
	comma := r.kind(prev) == kindComma
	for r.kind(prev) == kindComma {
		prev--
	}
	behindCity := r.chicago(prev)
	if r.city && !behindCity {
		return nil
	}
	word, first := r.word(last), r.end
	switch {
	case r.illinois(last):
		if behindCity || (comma || r.zip || len(word) < 4) && r.hasName(r.start, last) || r.zip && prev == r.start && len(word) < 4 {
			first = last
		}
	case r.is(last, state):
		named := r.isPlain(prev) && len(r.word(prev)) > 2 && !r.is(prev, streetType|unit|part|direction)
		// Without a comma SD is a service drive.
		if named && !r.city && r.hasName(r.start, prev) && (comma || word != "SD") {
			return r.fail(prev, ErrNotChicago)
		}
	case r.is(last, stateName) && behindCity && !r.city && r.atCity(prev):
		return r.fail(prev, ErrNotChicago)
	}
	r.state = r.state || first < r.end
	r.end = first
	return nil
}

// readCity takes Chicago off the end of the text. Any other city in its place
// is an error, also if Chicago is named with it; only Riverdale is the name of
// a part of Chicago too.
func (r *reader) readCity() error {
	last := r.end - 1
	if last < r.start || r.kind(last) != kindWord || r.is(last, streetType) {
		return nil
	}
	if n := r.phrase(r.end, city); n > 0 {
		start := r.end - n
		within := r.city && r.word(start) == "RIVERDALE" || r.word(last) == "CHICAGO" && (r.city || r.inCity606())
		if r.atCity(start) && !within && !r.isSuffixDirection(start) {
			return r.fail(start, ErrNotChicago)
		}
	}
	if !r.chicago(last) || !r.atCity(last) {
		return nil
	}
	if prev := r.word(last - 1); !r.city && len(prev) == 1 && prev != "S" && r.is(last-1, direction) && r.is(last-2, streetType) &&
		!r.inCity606() && !r.is(r.start+1, direction) {
		return r.fail(last-1, ErrNotChicago) // Powis Rd W Chicago
	}
	if r.city, r.end = true, last; r.is(last-1, article) && r.is(last-2, cityWord) {
		r.end -= 2
	}
	return nil
}

func (r *reader) inCity606() bool { return len(r.addr.ZIP) == 5 && r.addr.ZIP[:3] == "606" }

// isSuffixDirection reports whether the direction at token i, in front of
// Chicago, belongs to the name before it: Lincoln Park West.
func (r *reader) isSuffixDirection(i int) bool {
	return r.is(i, direction) && r.isPlain(i-1) && !r.is(i-1, streetType) && r.is(r.start+1, direction)
}

// atCity reports whether token i stands where the city does: behind a street.
func (r *reader) atCity(i int) bool {
	if i == r.start {
		return r.state || r.zip || r.chicago(i)
	}
	if r.is(i-1, direction) && (r.kind(i-2) == kindNumber || r.kind(i-2) == kindMixed || r.separates(i-2)) {
		return false // 2625 N Kedzie, Grand & N Milwaukee
	}
	return !r.separates(i-1) && !(r.is(i-1, before) && (r.is(i-2, direction) || r.kind(i-2) == kindNumber)) && r.hasName(r.start, i)
}

// hasName reports whether tokens i to j hold more than a house number and a
// direction, so that what follows may be a city.
func (r *reader) hasName(i, j int) bool {
	start := i
	for i < j && r.kind(i) != kindWord && !r.isOrdinal(i) {
		i++
	}
	if i > start && i < j && len(r.word(i)) == 1 && !r.is(i, direction) {
		i++
	}
	directions := 0
	for i < j && r.is(i, direction) {
		i++
		directions++
	}
	switch full := len(r.word(i-1)) > 1; {
	case i == j:
		return directions == 2 && full && r.dir(i-1) == "N" // W North, Chicago
	case r.kind(i) == kindComma && directions > 0:
		return full
	}
	return true
}
