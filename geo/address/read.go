package address

import (
	"iter"
	"slices"
	"strings"
)

// Input is an address as it was given. City, state and ZIP code may be in the
// text, in columns of their own, or missing. The zero Input is read as
// [ErrEmpty].
type Input struct {
	Text  string // the address, with or without the rest
	City  string // may be empty
	State string // in full or as its postal code; may be empty
	ZIP   string // of five or nine digits; may be empty
}

// Reading is one way to understand an [Input].
type Reading struct {
	// Address is what the input is read as.
	Address Address
	// Cost says how far the reading is from the text: 0 is to the letter, and a
	// higher cost is less likely.
	Cost int
	// Corrections are the changes that the reading itself made.
	Corrections Corrections
}

// maxReadings is the most readings of one input.
const maxReadings = 4

// Readings are the ways to understand one [Input], at most four, the likeliest
// first. The order is by the text alone; package street takes the one that the
// streets and house numbers support best. The zero Readings is empty.
type Readings struct {
	first Reading // its street has no name if there is none
	more  []Reading
	err   error
}

// All yields the readings, the likeliest first.
func (r *Readings) All() iter.Seq[Reading] {
	return func(yield func(Reading) bool) {
		if r.none() || !yield(r.first) {
			return
		}
		for _, other := range r.more {
			if !yield(other) {
				return
			}
		}
	}
}

// Err returns nil if the input is an address to the letter, and otherwise a
// [*ParseError] that says why not. There may be readings all the same.
func (r *Readings) Err() error { return r.err }

// Best returns the address of the first reading. If there is none, the error is
// that of Err, or [ErrEmpty] for the zero Readings.
func (r *Readings) Best() (Address, error) {
	switch {
	case !r.none():
		return r.first.Address, nil
	case r.err != nil:
		return Address{}, r.err
	}
	return Address{}, &ParseError{Err: ErrEmpty}
}

func (r *Readings) none() bool { return r.first.Address.Street.Name == "" }

func (r *Readings) add(a *Address, cost int, c Corrections) {
	same := func(r Reading) bool { return r.Address == *a }
	switch {
	case r.none():
		r.first = Reading{*a, cost, c}
	case len(r.more) < maxReadings-1 && !same(r.first) && !slices.ContainsFunc(r.more, same):
		r.more = append(r.more, Reading{*a, cost, c})
	}
}

// Parse reads one Chicago address or street corner as people write it, in
// English or Spanish, in any case, with or without city, state and ZIP code. It
// returns the likeliest reading by the text alone.
//
// The error is a [*ParseError] that says which kind of text it is and where
// reading failed. Text longer than [MaxLength] is refused without being read.
func Parse(text string) (Address, error) {
	readings := Read(Input{Text: text})
	return readings.Best()
}

// Read returns the readings of in, at most four. [Readings.Err] says why it is
// no address to the letter.
func Read(in Input) Readings { return standard.read(in) }

func (v *vocabulary) read(in Input) (list Readings) {
	if len(in.Text) > MaxLength {
		list.err = &ParseError{Input: strings.Clone(in.Text[:MaxLength]), Offset: MaxLength, Err: ErrTooLong}
		return list
	}
	place, err := v.readColumns(in)
	if err != nil {
		list.err = err
		return list
	}
	r := reader{input: in.Text, place: place}
	r.vocabulary = v
	if list.err = r.parse(); list.err == nil {
		r.addTo(&list)
	}
	list.addRepaired(&r, r.joinNumber())
	list.addRepaired(&r, r.splitThousands())
	list.addRepaired(&r, r.mendDigits())
	list.addRepaired(&r, r.splitGlued())
	return list
}

// addTo adds what r has read, and what else it may be.
func (r *reader) addTo(list *Readings) {
	list.add(&r.addr, r.letterCost(), r.place.corrections)
	if r.oddRange && r.addr.High != 0 {
		upper := r.addr
		upper.Number, upper.High = r.addr.High, 0
		list.add(&upper, r.letterCost(), r.place.corrections)
	}
	if !r.remark {
		return
	}
	if name, _, more := strings.Cut(r.addr.Street.Name, " "); more && r.addr.Street.Suffix == "" && !r.addr.IsCorner() {
		cut := r.addr
		cut.Street.Name = name
		list.add(&cut, cutCost, r.place.corrections|NameCorrected)
	}
}

// letterCost returns what the letter behind the house number costs: those that
// look like digits are likely to be some.
func (r *reader) letterCost() int {
	switch r.addr.Fraction {
	case "O", "I", "L":
		return letterCost
	case "S":
		return sCost
	}
	return 0
}

// addRepaired adds what the text of read is when it is repaired.
func (r *Readings) addRepaired(read *reader, by repair) {
	if by.text == "" || len(by.text) > MaxLength {
		return
	}
	repaired := reader{input: by.text, place: read.place}
	repaired.vocabulary = read.vocabulary
	if err := repaired.parse(); err == nil {
		r.add(&repaired.addr, by.cost, read.place.corrections)
	}
}

// What a reading costs that is not to the letter. A spelling mistake costs 20
// in package street, and places whose costs differ by less than 8 compete.
const (
	joinCost   = 4  // a number written in two, or two in one
	mendCost   = 4  // letters for digits
	mendSCost  = 10 // the same of an S behind the number
	letterCost = 14 // O, I or L for a letter behind the number, as in 6257A
	sCost      = 6  // S for that
	gluedCost  = 8  // words written in one
	cutCost    = 14 // words behind the name left out
)

// parse reads the whole input.
func (r *reader) parse() error {
	r.ascii = toASCII(r.input)
	r.scan(r.ascii.text)
	if r.text = r.ascii.text; string(r.written[:r.size]) != r.text {
		r.text = string(r.written[:r.size])
	}
	r.end = r.count
	r.addr.ZIP, r.known = r.place.zip, r.place.known
	hasWord := slices.ContainsFunc(r.tokens[:r.count], func(t token) bool { return t.kind <= kindMixed })
	switch {
	case r.full:
		return r.failAt(len(r.input), ErrTooLong)
	case r.foreign >= 0:
		return r.failAt(r.foreign, ErrNotAddress)
	case !hasWord && strings.ContainsRune(r.input, '@'): // an e-mail address
		return r.failAt(0, ErrNotAddress)
	case !hasWord:
		return r.failAt(0, ErrEmpty)
	}
	return r.read()
}

// columns is what city, state and ZIP code say in columns of their own.
type columns struct {
	known       bool   // that the place is Chicago
	zip         string // of Chicago
	corrections Corrections
}

// readColumns reads city, state and ZIP code. The error says that they are not
// of Chicago. A ZIP code that is none, or not one of Chicago beside the name of
// the city, is a typing error and left out.
func (v *vocabulary) readColumns(in Input) (place columns, err error) {
	if in.City == "" && in.State == "" && in.ZIP == "" {
		return place, nil
	}
	city, state := v.fold(in.City), v.fold(in.State)
	e, within := v.lookup(city), v.lookup(strings.TrimSuffix(strings.TrimSuffix(city, " IL"), " ILLINOIS"))
	place.known = saysMore(city) && (e.chicago(city) || e.is(neighborhood) || within.is(chicago))
	digits := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, in.ZIP)
	whole := len(digits) == 5 || len(digits) == 9
	switch {
	case saysMore(city) && !place.known, saysMore(state) && !v.lookup(state).illinois(state),
		whole && !place.known && !chicagoZIP(digits[:5]):
		return place, &ParseError{Input: in.Text, Err: ErrNotChicago}
	case whole && chicagoZIP(digits[:5]):
		place.zip, place.known = digits[:5], true
	case digits != "":
		place.corrections = ZIPContradicted
	}
	return place, nil
}

// saysMore reports whether name has a word, which "n/a" and "-" have not.
func saysMore(name string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(word string) bool { return len(word) > 1 })
}

// fold returns text in upper-case words, none of one that is too long.
func (v *vocabulary) fold(text string) string {
	s := scanner{vocabulary: v}
	if len(text) <= MaxLength {
		s.scan(toASCII(text).text)
	}
	mark := func(c rune) bool { return !isLetter(byte(c)) && !isDigit(byte(c)) }
	return strings.Join(strings.FieldsFunc(string(s.written[:s.size]), mark), " ")
}
