package address

import (
	"iter"
	"slices"
	"strings"
)

// Input is an address as it is given: as a text, and where city, state and ZIP
// code stand in columns of their own, with these. All but the text may be
// empty.
type Input struct {
	Text  string // the address, with or without the rest
	City  string // the city
	State string // the state, in full or its postal code
	ZIP   string // the ZIP code, of five or nine digits
}

// Reading is one way to understand an [Input].
type Reading struct {
	// Address is what the input is read as.
	Address Address
	// Cost tells how far the reading is from what is written: 0 is to the
	// letter, and the higher the less likely.
	Cost int
	// Corrections has what the reading itself changed.
	Corrections Corrections
}

// maxReadings is the most readings of one input.
const maxReadings = 4

// Readings are the ways to understand one [Input], at most four, the likeliest
// by itself first. Package street takes the one that streets and house numbers
// support best. The zero Readings has none.
type Readings struct {
	first Reading
	more  []Reading // if first is there
	count int
	err   error
}

// All yields the readings, the likeliest by itself first.
func (r *Readings) All() iter.Seq[Reading] {
	return func(yield func(Reading) bool) {
		if r.count == 0 || !yield(r.first) {
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
// [*ParseError] that says which kind of text it is. There may be readings all
// the same.
func (r *Readings) Err() error { return r.err }

// Best returns the likeliest reading by itself, or Err if there is none.
func (r *Readings) Best() (Address, error) {
	switch {
	case r.count > 0:
		return r.first.Address, nil
	case r.err != nil:
		return Address{}, r.err
	}
	return Address{}, &ParseError{Err: ErrEmpty}
}

func (r *Readings) add(a Address, cost int, c Corrections) {
	same := func(r Reading) bool { return r.Address == a }
	switch {
	case r.count == maxReadings, r.count > 0 && same(r.first), slices.ContainsFunc(r.more, same):
		return
	case r.count == 0:
		r.first = Reading{a, cost, c}
	default:
		r.more = append(r.more, Reading{a, cost, c})
	}
	r.count++
}

// Parse reads one Chicago address or street corner as people write it, in
// English or Spanish, in any case, with or without city, state and ZIP code. It
// returns the likeliest reading by itself.
//
// The error, if any, is a [*ParseError] that says which kind of text it was
// and where the trouble starts. Text longer than [MaxLength] is refused
// without being read.
func Parse(text string) (Address, error) {
	readings := Read(Input{Text: text})
	return readings.Best()
}

// Read returns the readings of in.
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
	r := reader{input: in.Text}
	r.vocabulary = v
	if list.err = r.parse(place); r.plain {
		list.add(r.addr, 0, place.corrections)
		return list
	}
	if list.err == nil {
		list.add(r.addr, r.letterCost(), place.corrections)
		if r.oddRange && r.addr.High != 0 {
			upper := r.addr
			upper.Number, upper.High = r.addr.High, 0
			list.add(upper, r.letterCost(), place.corrections)
		}
		if name, _, more := strings.Cut(r.addr.Street.Name, " "); more && r.remark && r.addr.Street.Suffix == "" && !r.addr.IsCorner() {
			cut := r.addr
			cut.Street.Name = name
			list.add(cut, cutCost, place.corrections|NameCorrected)
		}
	}
	v.addRepaired(&list, place, joinNumber(in.Text), joinCost)
	mended, cost := mendDigits(in.Text)
	v.addRepaired(&list, place, mended, cost)
	if r.mayBeGlued() {
		v.addRepaired(&list, place, v.splitGlued(in.Text), gluedCost)
	}
	return list
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

// addRepaired adds what a repaired text is read as; it may be "".
func (v *vocabulary) addRepaired(list *Readings, place columns, text string, cost int) {
	if text == "" || len(text) > MaxLength {
		return
	}
	r := reader{input: text}
	r.vocabulary = v
	if err := r.parse(place); err == nil {
		list.add(r.addr, cost, place.corrections)
	}
}

// What a reading costs that is not to the letter. A spelling mistake costs 20
// in package street, and places whose costs differ by less than 8 compete.
const (
	joinCost   = 4  // a number written in two
	mendCost   = 4  // letters for digits
	mendSCost  = 10 // the same of an S behind the number
	letterCost = 14 // O, I or L for a letter behind the number, as in 6257A
	sCost      = 6  // S for that
	gluedCost  = 8  // words written in one
	cutCost    = 14 // words behind the name left out
)

// parse reads the whole input.
func (r *reader) parse(place columns) error {
	r.scan(r.input)
	r.text, r.end = string(r.words[:r.size]), r.count
	r.addr.ZIP, r.known = place.zip, place.known
	switch {
	case r.full:
		return r.failAt(len(r.input), ErrTooLong)
	case r.foreign >= 0:
		return r.failAt(r.foreign, ErrNotAddress)
	case r.size == 0 && r.email < 0:
		return r.failAt(0, ErrEmpty)
	case r.count == 0:
		return r.failAt(max(r.email, 0), ErrNotAddress)
	}
	if r.plain = !r.slow && r.readPlain(); r.plain {
		return nil
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
	elsewhere := &ParseError{Input: in.Text, Err: ErrNotChicago}
	if name := v.fold(in.City); saysMore(name) {
		e := v.lookup(name)
		place.known = e.chicago(name) || e.is(neighborhood)
		if !place.known && !v.lookup(strings.TrimSuffix(strings.TrimSuffix(name, " IL"), " ILLINOIS")).is(chicago) {
			return place, elsewhere
		}
		place.known = true
	}
	if name := v.fold(in.State); saysMore(name) && !v.lookup(name).illinois(name) {
		return place, elsewhere
	}
	zip := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, in.ZIP)
	switch whole := len(zip) == 5 || len(zip) == 9; {
	case whole && chicagoZIP(zip[:5]):
		place.zip, place.known = zip[:5], true
	case whole && !place.known:
		return place, elsewhere
	case zip != "":
		place.corrections = ZIPContradicted
	}
	return place, nil
}

// saysMore reports whether name has a word, which "n/a" and "-" have not.
func saysMore(name string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(word string) bool { return len(word) > 1 })
}

// fold returns text in upper-case words with one blank between them.
func (v *vocabulary) fold(text string) string {
	if text == "" || len(text) > MaxLength {
		return ""
	}
	s := scanner{vocabulary: v}
	s.scan(text)
	return strings.TrimSpace(string(s.words[:s.size]))
}
