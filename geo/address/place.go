package address

// readPlace takes country, ZIP code, state and city off the end of the text.
func (r *reader) readPlace() error {
	for r.end > 0 {
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

func (r *reader) readCountry() {
	last := r.end - 1
	if last == 0 {
		return
	}
	n := 0
	switch r.word(last) {
	case "USA", "US", "EEUU":
		n = 1
	case "A":
		if r.word(last-1) == "S" && r.word(last-2) == "U" {
			n = 3
		}
	case "S":
		if r.word(last-1) == "U" {
			n = 2
		}
	case "UU":
		if r.word(last-1) == "EE" {
			n = 2
		}
	case "STATES":
		if r.word(last-1) == "UNITED" {
			n = 2
		}
	case "AMERICA":
		of := r.span(last-2, last)
		if of == "STATES OF" || of == "UNIDOS DE" {
			n = 4
		}
	case "UNIDOS":
		if r.word(last-1) == "ESTADOS" {
			n = 2
		}
	case "COUNTY":
		if r.word(last-1) == "COOK" {
			n = 2
		}
	}
	if n < r.end {
		r.end -= n
	}
}

// readZIP takes the ZIP code off the end, with or without its last four
// digits. A code written wrong behind city or state, such as 606001, is left
// out if it begins as those of Chicago do.
func (r *reader) readZIP() error {
	last := r.end - 1
	if last <= 0 || r.kind(last) != kindNumber {
		return nil
	}
	first := last
	if word := r.word(last); len(word) == 4 {
		if r.kind(last-1) == kindDash && len(r.word(last-2)) == 5 && r.kind(last-2) == kindNumber {
			first = last - 2
		} else if prev := r.word(last - 1); len(prev) == 5 && r.kind(last-1) == kindNumber && chicagoZIP(prev) {
			first = last - 1
		}
	}
	if first == 0 || r.kind(first-1) == kindHash {
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
			if r.city && r.kind(first-1) == kindWord && !r.isPlaceWord(first-1) || designator(r.word(first-1)) != "" {
				return nil
			}
			return r.fail(first, ErrNotChicago)
		}
		r.addr.ZIP = zip
	case len(word) < 5 && r.isPlaceWord(first-1) && (len(word) > 3 && word[:3] == "606" || len(word) > 1 && word == "606"[:min(3, len(word))]):
	case len(word) > 5 && r.isPlaceWord(first-1) && word[:3] == "606":
	default:
		return nil
	}
	r.zip = true
	r.end = first
	return nil
}

// isPlaceWord reports whether token i is Chicago or Illinois.
func (r *reader) isPlaceWord(i int) bool {
	if r.kind(i) == kindComma {
		i--
	}
	word := r.word(i)
	return chicago(word) || illinois(word) || word == "IL" || word == "LL"
}

func (r *reader) readState() error {
	last := r.end - 1
	if last <= 0 || r.separates(last-1) {
		return nil
	}
	word := r.word(last)
	prev := last - 1
	comma := r.kind(prev) == kindComma
	for r.kind(prev) == kindComma {
		prev--
	}
	behindCity := chicago(r.word(prev))
	if r.city && !behindCity {
		return nil
	}
	n := 0
	switch {
	case word == "IL" || word == "ILL":
		if behindCity || comma || r.zip && prev == 0 || r.hasName(0, last) {
			n = 1
		}
	case word == "LL" || word == "1L" || word == "I1" || word == "II":
		if behindCity {
			n = 1
		}
	case word == "L" && r.word(last-1) == "I":
		n = 2
	case len(word) > 2 && illinois(word):
		if behindCity || (comma || r.zip) && r.hasName(0, last) {
			n = 1
		}
	case len(word) == 2 && otherState(word):
		city := r.word(prev)
		named := r.isPlain(prev) && len(city) > 2 && suffix(city) == "" && designator(city) == "" && !partWord(city) && direction(city) == ""
		// Without a comma SD is a service drive.
		if named && !r.city && r.hasName(0, prev) && (comma || word != "SD") {
			return r.fail(prev, ErrNotChicago)
		}
	case stateName(word) && behindCity && !r.city && r.atCity(prev):
		return r.fail(prev, ErrNotChicago)
	}
	if n > 0 && n < r.end {
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
	if last < 0 || r.kind(last) != kindWord || suffix(r.word(last)) != "" {
		return nil
	}
	for n := min(longestCity, r.end); n > 0; n-- {
		start := r.end - n
		name := r.span(start, r.end)
		if name == "" || !otherCity(name) {
			continue
		}
		part := r.city && name == "RIVERDALE" || r.word(last) == "CHICAGO" && (r.city || r.inCity606())
		if r.atCity(start) && !part && !r.westOfLincolnPark(start) {
			return r.fail(start, ErrNotChicago)
		}
		break
	}
	first := last
	if r.word(last) == "TOWN" {
		if first--; r.kind(first) == kindDash {
			first--
		}
	}
	if word := r.word(first); !chicago(word) || first < last && word != "CHI" || !r.atCity(first) {
		return nil
	}
	if prev := r.word(last - 1); !r.city && len(prev) == 1 && prev != "S" && direction(prev) != "" && suffix(r.word(last-2)) != "" &&
		!r.inCity606() && direction(r.word(1)) == "" {
		return r.fail(last-1, ErrNotChicago) // Powis Rd W Chicago
	}
	if word := r.word(first - 2); r.word(first-1) == "OF" && word == "CITY" || r.word(first-1) == "DE" && word == "CIUDAD" {
		first -= 2
	}
	r.city = true
	r.end = first
	return nil
}

func (r *reader) inCity606() bool { return len(r.addr.ZIP) == 5 && r.addr.ZIP[:3] == "606" }

// westOfLincolnPark reports whether token i is the last word of the street
// Lincoln Park West.
func (r *reader) westOfLincolnPark(i int) bool {
	return r.word(i) == "WEST" && r.word(i-1) == "PARK" && r.word(i-2) == "LINCOLN"
}

// atCity reports whether token i stands where the city does: behind a street.
func (r *reader) atCity(i int) bool {
	if i == 0 {
		return r.state || r.zip || chicago(r.word(0))
	}
	if direction(r.word(i-1)) != "" && (r.kind(i-2) == kindNumber || r.kind(i-2) == kindMixed || r.separates(i-2)) {
		return false // 2625 N Kedzie, Grand & N Milwaukee
	}
	return !r.separates(i-1) && r.hasName(0, i)
}

// hasName reports whether tokens i to j hold more than a house number and a
// direction, so that what follows may be a city.
func (r *reader) hasName(i, j int) bool {
	for i < j && (r.kind(i) == kindNumber || r.kind(i) == kindMixed && !r.isOrdinal(i) || r.kind(i) > kindMixed) {
		i++
	}
	if i > 0 && i < j && r.kind(i) == kindWord && len(r.word(i)) == 1 && direction(r.word(i)) == "" {
		i++
	}
	directions := 0
	for i < j && direction(r.word(i)) != "" {
		i++
		directions++
	}
	if i < j && r.kind(i) == kindComma && directions > 0 {
		return len(r.word(i-1)) > 1
	}
	if i < j {
		return true
	}
	return directions == 2 && len(r.word(i-1)) > 1 && direction(r.word(i-1)) == "N" // W North, Chicago
}
