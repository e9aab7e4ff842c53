package address

// reader takes the tokens of one input apart: the place from the right, then
// number and street from the left, then what is left over.
type reader struct {
	scanner
	ascii
	place columns
	input string
	text  string // the input as the scanner has written it
	start int    // tokens before it are understood: a ZIP code
	end   int    // tokens from here on are understood: the place
	addr  Address

	city, state, zip bool // the place names Chicago, a state, a ZIP code
	known            bool // columns of their own say that it is Chicago
	remark           bool // a remark or a part of a building ends the name
	oddRange         bool // either end of the range of numbers may be meant
}

// read reads everything and fills r.addr.
func (r *reader) read() error {
	if err := r.onlyDigits(); err != nil {
		return err
	}
	all := r.end
	err := r.readPlace()
	if err == nil {
		err = r.readBody()
	}
	if r.start, r.end = 0, all; err != nil && r.hasPostBox() {
		return r.fail(0, ErrPOBox)
	}
	return err
}

// readBody reads what stands before the place.
func (r *reader) readBody() error {
	start, house, ok := r.findHouse()
	if r.end == r.start && r.zip {
		return r.fail(r.count, ErrNoStreet)
	}
	if !ok {
		return r.readWithoutNumber()
	}
	if err := r.checkLead(start); err != nil {
		return err
	}
	if house.dir == "" && r.isDirectionFirst(start) {
		house.dir = r.dir(r.start)
	}
	street, next, ok := r.readStreet(house.next, house.dir)
	if !ok {
		return r.fail(next, ErrNoStreet)
	}
	r.addr.Number, r.addr.High, r.addr.Fraction, r.addr.Street = house.low, house.high, house.fraction, street
	r.oddRange = house.odd
	return r.readRest(start, house.unit, next)
}

// readWithoutNumber reads a text that has no house number: a corner, or an
// error.
func (r *reader) readWithoutNumber() error {
	if done, err := r.readCorner(); done || err != nil {
		return err
	}
	i := r.start
	for i < r.end && !r.isWord(i) {
		i++
	}
	street, next, ok := r.readStreet(i, "")
	if r.kind(i) == kindNumber || r.kind(i) == kindMixed && !ok {
		// 0 S Wacker Dr; 120226 S Loomis: no number that a house can have
		if _, _, street := r.readStreet(i+1, ""); street {
			return r.fail(i, ErrNoNumber)
		}
	}
	switch {
	case !ok && r.kind(i) == kindNumber:
		return r.fail(r.end, ErrNoStreet)
	case !ok && next > i:
		return r.fail(next, ErrNoStreet)
	case !ok, r.hasLandmark(i, next):
		return r.fail(i, ErrNotAddress)
	}
	named := street.Suffix != "" || street.Dir != ""
	if house, after, ok := r.numberBehind(&street, next, named); ok {
		r.addr.Number, r.addr.Street = house, street
		return r.readRest(i, span{}, after)
	}
	if err := r.checkRest(next); err != nil {
		return err
	}
	if named {
		return r.fail(i, ErrNoNumber)
	}
	return r.fail(i, ErrNotAddress)
}

// hasLandmark reports whether tokens i to j name a place, or are of a sentence.
func (r *reader) hasLandmark(i, j int) bool {
	for ; i < j; i++ {
		if r.is(i, landmark) && !r.is(i+1, streetType) {
			return true
		}
	}
	return false
}

// numberBehind reads the house number behind a street, as in "Avenida
// Milwaukee 2400" and "Halsted 1200 N". named says that the street has a
// direction or type. Without a direction behind it, a number of less than
// three digits is taken for an apartment.
func (r *reader) numberBehind(street *Street, i int, named bool) (number, next int, ok bool) {
	for r.kind(i) == kindComma || r.kind(i) == kindHash && r.is(r.start, before) {
		i++
	}
	if r.kind(i) != kindNumber {
		return 0, i, false
	}
	number, next = atoi(r.word(i)), i+1
	if dir := r.dir(next); dir != "" && (street.Dir == "" || street.Dir == dir) {
		street.Dir, named = dir, true
		next++
	} else if number < 100 {
		named = false
	}
	if next < r.end && r.kind(next) != kindComma && r.kind(next) != kindHash && !r.is(next, unit) {
		return 0, i, false
	}
	return number, next, named && number > 0 && number <= maxNumber
}

// onlyDigits returns an error for a text without any letter: a ZIP code, a
// lone house number, a telephone number, a date.
func (r *reader) onlyDigits() error {
	first, last, numbers := "", "", 0
	for i := range r.count {
		switch r.kind(i) {
		case kindWord, kindMixed:
			return nil
		case kindNumber:
			if last = r.word(i); numbers == 0 {
				first = last
			}
			numbers++
		}
	}
	switch {
	case numbers == 1 && len(first) == 5 && first >= "20000" && !chicagoZIP(first):
		return r.fail(0, ErrNotChicago)
	case numbers == 1 && len(first) < 10, chicagoZIP(first), chicagoZIP(last):
		return r.fail(r.end, ErrNoStreet)
	}
	return r.fail(0, ErrNotAddress)
}

// fail returns the error for trouble that starts at token i.
func (r *reader) fail(i int, kind error) error {
	at := len(r.input)
	if i < r.count {
		at = int(r.tokens[i].at)
		if r.from != nil {
			at = r.from[at]
		}
	}
	return r.failAt(at, kind)
}

func (r *reader) failAt(at int, kind error) error {
	return &ParseError{Input: r.input, Offset: at, Err: kind}
}

// kind returns the kind of token i, kindNothing where there is none left.
func (r *reader) kind(i int) kind {
	if i < 0 || i >= r.end {
		return kindNothing
	}
	return r.tokens[i].kind
}

// entry returns what the vocabulary says of token i.
func (r *reader) entry(i int) *entry {
	if i < r.start || i >= r.end {
		return &r.entries[0]
	}
	return &r.entries[r.tokens[i].entry]
}

// is reports whether the word at token i is of one of the classes.
func (r *reader) is(i int, c class) bool {
	return i >= r.start && i < r.end && r.tokens[i].class&c != 0
}

// dir returns the one-letter direction at token i, or "" if it is none.
func (r *reader) dir(i int) string {
	if !r.is(i, direction) {
		return ""
	}
	return r.entry(i).dir
}

// typ returns the City's abbreviation of the street type at token i, or "".
func (r *reader) typ(i int) string { return r.entry(i).typ }

func (r *reader) chicago(i int) bool { return r.kind(i) == kindWord && r.entry(i).chicago(r.word(i)) }

func (r *reader) illinois(i int) bool { return r.kind(i) == kindWord && r.entry(i).illinois(r.word(i)) }

// word returns the text of token i, "" if it is a mark or not there.
func (r *reader) word(i int) string {
	if !r.isWord(i) {
		return ""
	}
	t := &r.tokens[i]
	return r.text[t.start:t.end]
}

// span returns the text of the words from token i up to token j, as long as
// no mark stands between them; otherwise "".
func (r *reader) span(i, j int) string {
	for k := i; k < j; k++ {
		if !r.isWord(k) {
			return ""
		}
	}
	if i >= j {
		return ""
	}
	return r.text[r.tokens[i].start:r.tokens[j-1].end]
}

func (r *reader) isWord(i int) bool { return r.kind(i)-kindWord <= kindMixed-kindWord }

// isPlain reports whether token i is a word of letters only.
func (r *reader) isPlain(i int) bool { return r.kind(i) == kindWord && !r.tokens[i].digits }

// hasDigit reports whether token i is a word with a digit.
func (r *reader) hasDigit(i int) bool { return r.isWord(i) && r.tokens[i].digits }

// separates reports whether token i stands between two streets or numbers.
func (r *reader) separates(i int) bool {
	k := r.kind(i)
	return k == kindAnd || k == kindAt || k == kindSlash || r.is(i, joiner)
}
