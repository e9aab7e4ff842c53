package canvass

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// Columns has where in a row stands what is read: the index of the column, -1
// for what the list does not have.
type Columns struct {
	Address []int // the parts of an address in the order in which they are written
	Name    []int // the parts of a signer's name
	Unit, City, State, ZIP, Lat, Lng,
	Date int
}

// ColumnError says that it must be told which column has the address.
type ColumnError struct {
	// Header has the names of the columns.
	Header []string
	// Candidates are the columns that may have it, in the order of the
	// header; none if nothing looks like it.
	Candidates []int
	// byContent are those of Candidates whose name does not say so. It may
	// not be a name at all: the first line may be a signer's.
	byContent []int
}

// Error names at most five candidates, and nothing that may stand in a row.
func (e *ColumnError) Error() string {
	if len(e.Candidates) == 0 {
		return fmt.Sprintf("no column for the address is found; the first line must have the names of the columns, and has %d cells", len(e.Header))
	}
	var names []string
	for i, column := range e.Candidates {
		switch {
		case i == 5:
			names = append(names, "another one")
		case slices.Contains(e.byContent, column):
			names = append(names, fmt.Sprintf("the one in place %d", column+1))
		case i < 5:
			names = append(names, quoted(e.Header[column]))
		}
	}
	return "the address may be in the column " + strings.Join(names, " or ")
}

// quoted returns a name for a message.
func quoted(name string) string {
	if letters := []rune(name); len(letters) > 60 {
		name = string(letters[:60]) + "..."
	}
	return fmt.Sprintf("%q", name)
}

// sampleRows is how many rows are looked at to find columns.
const sampleRows = 200

// sample returns the first rows.
func (r *run) sample() [][]string { return r.first.cells[:min(sampleRows, len(r.first.cells))] }

// find finds the columns of a list.
func (c *Columns) find(r *run, o Options) error {
	*c = Columns{Unit: -1, City: -1, State: -1, ZIP: -1, Lat: -1, Lng: -1, Date: -1}
	f := &finder{header: r.list.header, sample: r.sample(), day: r.day}
	for i, name := range f.header {
		f.meanings = append(f.meanings, meaningOf(name))
		if f.meanings[i].field == "name" && f.meanings[i].use != usedByOthers {
			c.Name = append(c.Name, i)
		}
	}
	c.Lat, c.Lng = f.nearest("lat", meaning{use: usePlain}, -1), f.nearest("lng", meaning{use: usePlain}, -1)
	if o.DateColumn != "" {
		var err error
		if c.Date, err = findNamed(f.header, o.DateColumn); err != nil {
			return err
		}
		r.days = newDays(o.Atlas, isDayFirst(f.sample, c.Date))
	}
	if o.Address != "" {
		i, err := findNamed(f.header, o.Address)
		if err != nil {
			return err
		}
		c.Address = []int{i}
	} else {
		found, err := f.address()
		if err != nil && (len(err.Candidates) > 0 || c.Lat < 0 || c.Lng < 0) {
			return err
		}
		c.Address = found
	}
	if len(c.Address) == 0 {
		return nil
	}
	at := c.Address[len(c.Address)-1]
	for _, wanted := range []struct {
		column *int
		field  field
	}{{&c.Unit, "unit"}, {&c.City, "city"}, {&c.State, "state"}, {&c.ZIP, "zip"}} {
		*wanted.column = f.nearest(wanted.field, f.meanings[at], at)
	}
	if place := f.nearest("place", f.meanings[at], at); place >= 0 && c.City < 0 && c.ZIP < 0 {
		c.Address = append(c.Address, place)
	}
	return nil
}

// describe names the columns.
func (c *Columns) describe(header []string) string {
	var parts []string
	for _, part := range []struct {
		what    string
		columns []int
	}{
		{"address", c.Address}, {"unit", []int{c.Unit}}, {"city", []int{c.City}}, {"state", []int{c.State}}, {"ZIP code", []int{c.ZIP}},
		{"latitude", []int{c.Lat}}, {"longitude", []int{c.Lng}}, {"date", []int{c.Date}}, {"name", c.Name},
	} {
		var names []string
		for _, column := range part.columns {
			if column >= 0 {
				names = append(names, quoted(header[column]))
			}
		}
		if names != nil {
			parts = append(parts, part.what+" from "+strings.Join(names, " and "))
		}
	}
	return strings.Join(parts, ", ")
}

// finder finds columns by the words of the header, and where these leave more
// than one, by what stands in them.
type finder struct {
	header   []string
	meanings []meaning
	sample   [][]string
	day      *ward.Snapshot
}

// nearest returns the column of a field that goes with an address of the given
// meaning in column at: of the same use or of none, and nearest to it, rather
// behind it. It returns -1 if there is none. A city or state of which more is
// said than of the address may be that of a birth.
func (f *finder) nearest(wanted field, of meaning, at int) int {
	best, bestCost := -1, 0
	for i, m := range f.meanings {
		if m.field != wanted || m.use != of.use && max(m.use, of.use) > usePlain && m.use != usePlain {
			continue
		}
		if (wanted == "city" || wanted == "state") && m.strange > of.strange {
			continue
		}
		cost := 2 * (i - at)
		if i < at {
			cost = 2*(at-i) + 1
		}
		if m.use != of.use {
			cost += 2 * maxColumns
		}
		if best < 0 || cost < bestCost {
			best, bestCost = i, cost
		}
	}
	return best
}

// candidate is a column, or some that are parts of an address, and what stands
// in the sample.
type candidate struct {
	columns      []int
	meaning      meaning
	filled, good int      // rows with anything, and rows with an address
	places       []string // of each row, as far as it is placed
}

// measure looks at the sample.
func (f *finder) measure(m meaning, columns ...int) candidate {
	c := candidate{columns: columns, meaning: m}
	for _, cells := range f.sample {
		text := joined(cells, columns)
		res := f.day.Locate(address.Input{Text: text})
		place, _ := placeOf(res.Address)
		c.places = append(c.places, place)
		if isAddress(res.Status) {
			c.good++
		}
		if res.Status != ward.StatusEmpty {
			c.filled++
		}
	}
	return c
}

// isAddress reports whether a text with this status is an address, here or
// elsewhere.
func isAddress(s ward.Status) bool {
	return s == ward.StatusMatched || s == ward.StatusAmbiguous || s == ward.StatusNoNumber || s == ward.StatusOutside
}

// contradicts reports whether what stands in a column is no address.
func (c *candidate) contradicts() bool { return c.filled >= 3 && c.good == 0 }

// agrees reports whether both have the same places, wherever both have one.
func (c *candidate) agrees(other candidate) bool {
	for i, place := range c.places {
		if place != "" && other.places[i] != "" && place != other.places[i] {
			return false
		}
	}
	return c.good > 0
}

// address returns the columns of the address.
func (f *finder) address() ([]int, *ColumnError) {
	found := f.named()
	chosen, ok := choose(found)
	if ok {
		return chosen.columns, nil
	}
	question := &ColumnError{Header: f.header, byContent: f.byContent(found)}
	if len(found) == 1 && found[0].meaning.use != usedByOthers && len(question.byContent) == 0 {
		return found[0].columns, nil // whatever stands in it, there is nothing better
	}
	question.Candidates = slices.Clone(question.byContent)
	for _, c := range found {
		question.Candidates = append(question.Candidates, c.columns...)
	}
	slices.Sort(question.Candidates)
	question.Candidates = slices.Compact(question.Candidates)
	return nil, question
}

// named returns the columns whose names speak of an address.
func (f *finder) named() []candidate {
	var found []candidate
	for i, m := range f.meanings {
		if m.field != "address" && m.field != "street" {
			continue
		}
		if isAddress(f.day.Address(f.header[i]).Status) {
			continue // it is no name: the first line is a signer's
		}
		whole := f.measure(m, i)
		parts, ok := f.parts(i)
		if ok {
			switch apart := f.measure(m, parts...); {
			case apart.good > whole.good, m.field == "street" && whole.good == 0:
				whole = apart
			case whole.good == 0:
				found = append(found, apart)
			}
		}
		found = append(found, whole)
	}
	return found
}

// parts returns the columns of an address whose street is in column i, in the
// order in which they are written.
func (f *finder) parts(i int) (parts []int, ok bool) {
	of := f.meanings[i]
	number := f.nearest("number", of, i)
	if number < 0 {
		return nil, false
	}
	kind, suffix := f.nearest("type", of, i), f.nearest("suffix", of, i)
	if suffix >= 0 && len(wordsOf(f.header[suffix])) == 1 && suffix != i+1 && suffix != kind+1 {
		suffix = -1 // of a name, such as Jr
	}
	for _, part := range []int{number, f.nearest("dir", of, i), i, kind, suffix} {
		if part >= 0 {
			parts = append(parts, part)
		}
	}
	return parts, true
}

// choose returns the one of the candidates that has the signers' addresses, and
// false if that is open.
func choose(found []candidate) (chosen candidate, ok bool) {
	most := 0
	for _, c := range found {
		most = max(most, c.good)
	}
	left := without(found, func(c candidate) bool { return c.contradicts() || c.filled == 0 && most > 0 })
	if len(left) == 0 {
		return candidate{}, false
	}
	best := slices.MinFunc(left, func(a, b candidate) int { return cmp.Compare(a.meaning.use, b.meaning.use) }).meaning.use
	left = without(left, func(c candidate) bool { return c.meaning.use != best })
	chosen = slices.MaxFunc(left, func(a, b candidate) int { return a.good - b.good })
	left = without(left, func(c candidate) bool { return 2*c.good < chosen.good })
	for _, better := range []func(c candidate) bool{
		func(c candidate) bool { return c.meaning.field == "address" },
		func(c candidate) bool { return c.meaning.strange == 0 },
	} {
		if slices.ContainsFunc(left, better) {
			left = without(left, func(c candidate) bool { return !better(c) })
		}
	}
	chosen = slices.MaxFunc(left, func(a, b candidate) int { return cmp.Or(a.good-b.good, len(b.columns)-len(a.columns)) })
	for _, other := range left {
		if !slices.Equal(other.columns, chosen.columns) && !chosen.agrees(other) {
			return candidate{}, false
		}
	}
	return chosen, best != usedByOthers && 10*chosen.good >= 7*most
}

// without returns the candidates that are not to be dropped.
func without(found []candidate, drop func(candidate) bool) []candidate {
	return slices.DeleteFunc(slices.Clone(found), drop)
}

// byContent returns columns in which addresses stand, whatever their names
// say, beside those that were found. It looks at the first of them only.
func (f *finder) byContent(found []candidate) []int {
	var columns []int
	rows := f.sample
	f.sample = rows[:min(20, len(rows))]
	for i, m := range f.meanings[:min(100, len(f.meanings))] {
		if slices.ContainsFunc(found, func(c candidate) bool { return slices.Contains(c.columns, i) }) {
			continue
		}
		if c := f.measure(m, i); c.good > 0 && 2*c.good >= c.filled {
			columns = append(columns, i)
		}
	}
	f.sample = rows
	return columns
}

// findNamed returns the index of the column that the user calls name. A column
// called exactly so comes before one that is only written much the same.
func findNamed(header []string, name string) (int, error) {
	same := func(cell string) bool { return cell == name }
	if !slices.ContainsFunc(header, same) && folded(name) != "" {
		same = func(cell string) bool { return folded(cell) == folded(name) }
	}
	if i := slices.IndexFunc(header, same); i >= 0 {
		if slices.ContainsFunc(header[i+1:], same) {
			return 0, errors.New("more than one column is called so; rename one of them")
		}
		return i, nil
	}
	return 0, errors.New("no column is called so")
}
