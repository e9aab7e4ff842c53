package address

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/geo/internal/spelling"
)

// wordsText is the table of all words that mean more than a part of a name.
// Each line is a class, what the words of the class stand for, and the words,
// separated by tabs. The words are separated by commas; an entry may consist of
// several. Empty lines and lines that begin with # are skipped.
//
//go:embed words.txt
var wordsText string

// standard is the vocabulary of [Read].
var standard = func() *vocabulary {
	v, err := readWords(wordsText)
	if err != nil {
		panic(err)
	}
	return v
}()

// class is a set of the classes of a word.
type class uint64

// The classes of words. The comment of a class says what its words do; the table
// lists them.
const (
	direction     class = 1 << iota // stands for N, S, E or W
	lead                            // a direction if a street follows
	carriageway                     // one side of a divided road, behind the type
	streetType                      // stands for a street type
	typeInName                      // a street type that is part of the name if another follows
	before                          // a street type in front of the name
	unit                            // introduces a unit and is followed by its number
	withDirection                   // has a direction in front of it: N Tower
	part                            // tells a part of a building or another detail
	joiner                          // between two streets of a corner or two numbers
	through                         // between two numbers of a range
	corner                          // announces a corner
	side                            // says which corner of a corner
	article                         // says nothing between the words of a corner
	numberSign                      // announces a house number
	block                           // makes a hundred-block of a house number
	nothing                         // stands in for an answer not given
	landmark                        // belongs to a place or a sentence, not to a street
	remark                          // begins or belongs to a remark behind the address
	phone                           // begins a telephone number
	cardinal                        // a number
	ordinal                         // an ordinal number
	chicago                         // Chicago
	illinois                        // Illinois
	state                           // the postal code of another state
	stateName                       // the name of another state
	city                            // another city
	cityWord                        // in front of Chicago, as in City of Chicago
	neighborhood                    // a part of Chicago
	country                         // the United States, or Cook County
	box                             // a post office box
	boxNumber                       // the same if a number follows
	written                         // stands for the word that the City writes in names
	behindName                      // the same, but never in front of the name
	spelled                         // stands for the word that names of streets have
)

var classNames = [...]string{
	"direction", "lead", "carriageway", "type", "typeinname", "before", "unit", "withdirection", "part", "joiner", "through", "corner", "side", "article",
	"numbersign", "block", "nothing", "landmark", "remark", "phone", "cardinal", "ordinal", "chicago", "illinois", "state",
	"statename", "city", "cityword", "neighborhood", "country", "box", "boxnumber", "written", "behindname", "spelled",
}

// entry is what the table says of a word.
type entry struct {
	class   class
	dir     string // of a direction or lead
	typ     string // of a streetType
	unit    string // the short form of a unit
	written string // of written and spelled
	number  int    // of a cardinal or ordinal

	ends class // of the entries that end with the word
}

// vocabulary is the table as it is used. Entry 0 is that of all other words.
type vocabulary struct {
	index   map[string]uint16
	entries []entry
}

// readWords reads a table. An error names the line.
func readWords(text string) (*vocabulary, error) {
	v := &vocabulary{index: make(map[string]uint16, 2048), entries: make([]entry, 1, 2048)}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 {
			return nil, fmt.Errorf("address: words:%d: %d fields, not 3", n, len(fields))
		}
		for word := range strings.SplitSeq(fields[2], ", ") {
			if err := v.add(fields[0], fields[1], word); err != nil {
				return nil, fmt.Errorf("address: words:%d: %w", n, err)
			}
		}
	}
	return v, nil
}

// add adds a class and what it stands for to a word.
func (v *vocabulary) add(name, meaning, word string) (err error) {
	c := class(0)
	if k := slices.Index(classNames[:], name); k >= 0 {
		c = 1 << k
	}
	v.entry(word[strings.LastIndexByte(word, ' ')+1:]).ends |= c
	e := v.entry(word)
	if c == 0 || e.class&c != 0 {
		return fmt.Errorf("%q: class %q is not known or there twice", word, name)
	}
	e.class |= c
	switch c {
	case direction, lead:
		e.dir = meaning
	case streetType:
		e.typ = meaning
	case unit:
		e.unit = meaning
	case written, spelled:
		e.written = meaning
	case cardinal, ordinal:
		e.number, err = strconv.Atoi(meaning)
	}
	return err
}

// entry returns the entry of a word, which it adds if it is new.
func (v *vocabulary) entry(word string) *entry {
	i, ok := v.index[word]
	if !ok {
		i = uint16(len(v.entries))
		v.index[word] = i
		v.entries = append(v.entries, entry{})
	}
	return &v.entries[i]
}

// lookup returns what the table says of a word or of several with one blank
// between them, in upper case.
func (v *vocabulary) lookup(words string) *entry { return &v.entries[v.index[words]] }

// is reports whether the word is of one of the classes.
func (e *entry) is(c class) bool { return e.class&c != 0 }

// chicagoName and illinoisName are what people misspell.
var chicagoName, illinoisName = spelling.New("CHICAGO"), spelling.New("ILLINOIS")

// chicago reports whether word, which the table says e of, is Chicago,
// shortened or misspelled. City names of the region are more than two mistakes
// away from it.
func (e *entry) chicago(word string) bool {
	if e.class != 0 {
		return e.is(chicago)
	}
	return len(word) > 4 && strings.IndexByte("CHVX", word[0]) >= 0 && chicagoName.Distance(word) <= 2
}

// illinois reports whether word, which the table says e of, is the state, in
// full or shortened, also misspelled.
func (e *entry) illinois(word string) bool {
	if e.class != 0 {
		return e.is(illinois)
	}
	return len(word) > 5 && word[0] == 'I' && word[1] != 'N' && illinoisName.Distance(word) <= 2
}

// chicagoZIP reports whether any address of Chicago has the five-digit ZIP
// code. All that begin with 606 are the City's, boxes and single buildings
// included; two more reach across its limit (City data portal, gdcf-axmw).
func chicagoZIP(zip string) bool {
	return len(zip) == 5 && (zip[:3] == "606" || zip == "60707" || zip == "60827")
}

// Spelled returns the word that stands in street names for a direction or a
// street type, such as NORTH for N and PLAZA for PLZ, or the other form of a
// word that is written in two ways, such as ST for SAINT. It returns "" for any
// other word. The word is in upper case.
func Spelled(word string) string {
	if e := standard.lookup(word); e.is(spelled) {
		return e.written
	}
	return ""
}

// ordinalEnding returns the ending of n as an ordinal: "ST", "ND", "RD", "TH".
func ordinalEnding(n int) string {
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			return "ST"
		case 2:
			return "ND"
		case 3:
			return "RD"
		}
	}
	return "TH"
}
