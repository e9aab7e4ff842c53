package address

// readPlace takes country, ZIP code, state and city off the end of the text.
func (r *reader) readPlace() error {
	r.readLeadingZIP()
	for r.end > r.start {
		switch r.tokens[r.end-1].kind {
		case kindComma, kindDash, kindSlash, kindAnd, kindAt, kindHash:
			r.end--
			continue
		}
		before := r.end
		r.readCountry()
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
	i := r.start
	if r.kind(i) != kindNumber || !chicagoZIP(r.word(i)) {
		return
	}
	next := i + 1
	for r.kind(next) == kindComma {
		next++
	}
	if r.kind(next) == kindNumber {
		r.addr.ZIP, r.zip, r.start = r.word(i), true, next
	}
}

// longestPhrase is the number of words in the longest entry of the vocabulary.
const longestPhrase = 5

// phrase returns the number of the last words before token end that are of
// class c together, or 0.
func (r *reader) phrase(end int, c class) int {
	if r.entry(end-1).ends&c == 0 {
		return 0
	}
	for n := min(longestPhrase, end-r.start); n > 0; n-- {
		if r.lookup(r.span(end-n, end)).is(c) {
			return n
		}
	}
	return 0
}

func (r *reader) readCountry() {
	if n := r.phrase(r.end, country); n > 0 && n < r.end-r.start {
		r.end -= n
	}
}

// readZIP takes the ZIP code off the end, with or without its last four
// digits, in one piece or in two. A code written wrong behind city or state,
// such as 606001, is left out if it begins as those of Chicago do. Five digits
// that are the ZIP code of no place near are a unit.
func (r *reader) readZIP() error {
	last := r.end - 1
	if last <= r.start || r.kind(last) != kindNumber {
		return nil
	}
	first := last
	switch prev := r.word(last - 1); len(r.word(last)) {
	case 4:
		if r.kind(last-1) == kindDash && len(r.word(last-2)) == 5 && r.kind(last-2) == kindNumber {
			first = last - 2
		} else if r.kind(last-1) == kindNumber && chicagoZIP(prev) {
			first = last - 1
		}
	case 2:
		if whole := prev + r.word(last); r.kind(last-1) == kindNumber && chicagoZIP(whole) && r.isPlaceWord(last-2) {
			r.addr.ZIP, r.zip, r.end = whole, true, last-1
			return nil
		}
	}
	if first == r.start || r.kind(first-1) == kindHash || r.kind(first-1) == kindDash && r.tokens[first].glued {
		return nil
	}
	word := r.word(first)
	switch {
	case len(word) == 5 || len(word) == 9:
		zip := word[:5]
		switch {
		case r.zip && zip != r.addr.ZIP:
			return nil
		case !chicagoZIP(zip):
			if r.city && r.kind(first-1) == kindWord && !r.isPlaceWord(first-1) || r.is(first-1, unit) || !nearZIP(zip) && r.isWord(first-1) && !r.isPlaceWord(first-1) {
				return nil
			}
			return r.fail(first, ErrNotChicago)
		}
		r.addr.ZIP = zip
	case r.isPlaceWord(first-1) && (len(word) > 3 && word[:3] == "606" || len(word) < 5 && len(word) > 1 && word == "606"[:min(3, len(word))]):
	default:
		return nil
	}
	r.zip = true
	r.end = first
	return nil
}

// nearZIP reports whether a five-digit ZIP code is one of Illinois or of the
// parts of Indiana and Wisconsin that are next to it.
func nearZIP(zip string) bool {
	return zip >= "60000" && zip < "63000" || zip[:2] == "46" || zip[:2] == "53"
}

// isPlaceWord reports whether token i is Chicago or Illinois.
func (r *reader) isPlaceWord(i int) bool {
	if r.kind(i) == kindComma {
		i--
	}
	return r.chicago(i) || r.illinois(i) || r.word(i) == "LL"
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
	n := 0
	switch word := r.word(last); {
	case r.illinois(last):
		if behindCity || (comma || r.zip || len(word) <= 3) && r.hasName(r.start, last) || r.zip && prev == r.start && len(word) <= 3 {
			n = 1
		}
	case word == "LL" || word == "1L" || word == "I1" || word == "II":
		if behindCity {
			n = 1
		}
	case word == "L" && r.word(last-1) == "I":
		n = 2
	case r.is(last, state):
		named := r.isPlain(prev) && len(r.word(prev)) > 2 && !r.is(prev, streetType|unit|part|direction)
		// Without a comma SD is a service drive.
		if named && !r.city && r.hasName(r.start, prev) && (comma || word != "SD") {
			return r.fail(prev, ErrNotChicago)
		}
	case r.is(last, stateName) && behindCity && !r.city && r.atCity(prev):
		return r.fail(prev, ErrNotChicago)
	}
	if n > 0 && n < r.end-r.start {
		r.end -= n
		r.state = true
	}
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
		part := r.city && r.span(start, r.end) == "RIVERDALE" || r.word(last) == "CHICAGO" && (r.city || r.inCity606())
		if r.atCity(start) && !part && !r.isSuffixDirection(start) {
			return r.fail(start, ErrNotChicago)
		}
	}
	first := last
	if r.word(last) == "TOWN" {
		if first--; r.kind(first) == kindDash {
			first--
		}
	}
	if !r.chicago(first) || first < last && r.word(first) != "CHI" || !r.atCity(first) {
		return nil
	}
	if prev := r.word(last - 1); !r.city && len(prev) == 1 && prev != "S" && r.is(last-1, direction) && r.is(last-2, streetType) &&
		!r.inCity606() && !r.is(r.start+1, direction) {
		return r.fail(last-1, ErrNotChicago) // Powis Rd W Chicago
	}
	if r.is(first-1, article) && r.is(first-2, cityWord) {
		first -= 2
	}
	r.city = true
	r.end = first
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
	for i < j && (r.kind(i) == kindNumber || r.kind(i) == kindMixed && !r.isOrdinal(i) || r.kind(i) > kindMixed) {
		i++
	}
	if i > start && i < j && r.kind(i) == kindWord && len(r.word(i)) == 1 && !r.is(i, direction) {
		i++
	}
	directions := 0
	for i < j && r.is(i, direction) {
		i++
		directions++
	}
	if i < j && r.kind(i) == kindComma && directions > 0 {
		return len(r.word(i-1)) > 1
	}
	if i < j {
		return true
	}
	return directions == 2 && len(r.word(i-1)) > 1 && r.dir(i-1) == "N" // W North, Chicago
}
