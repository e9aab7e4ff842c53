package canvass

import (
	"cmp"
	"slices"
	"strings"

	"github.com/chiward/chiward/ward"
)

// finder finds columns by the words of the header, and where these leave more
// than one, by their cells.
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
		if m.field != wanted || m.use != of.use && m.use != usePlain && max(m.use, of.use) > usePlain ||
			(wanted == "city" || wanted == "state") && m.strange > of.strange {
			continue
		}
		cost := max(2*(i-at), 2*(at-i)+1)
		if m.use != of.use {
			cost += 2 * maxColumns
		}
		if best < 0 || cost < bestCost {
			best, bestCost = i, cost
		}
	}
	return best
}

// candidate is a column, or several with the parts of an address, and what the
// sample has in it.
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
		res := f.day.Address(joined(cells, columns))
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
	if chosen, ok := choose(found); ok {
		return chosen.columns, nil
	}
	question := &ColumnError{Header: f.header, unnamed: f.unnamed(found)}
	if len(found) == 1 && found[0].meaning.use != usedByOthers && len(question.unnamed) == 0 {
		return found[0].columns, nil // whatever it has, there is nothing better
	}
	question.Candidates = slices.Clone(question.unnamed)
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
		if m.field != "address" && m.field != "street" || isAddress(f.day.Address(f.header[i]).Status) {
			continue // or it is no name: the first line is a signer's
		}
		mails := slices.DeleteFunc(slices.Clone(f.sample), func(cells []string) bool { return !strings.Contains(cell(cells, i), "@") })
		whole := f.measure(m, i)
		if 2*len(mails) > whole.filled {
			continue
		}
		if parts := f.parts(i); parts != nil {
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

// unnamed returns columns in which addresses stand, whatever their names say,
// beside those that were found. It looks at the first of them only.
func (f *finder) unnamed(found []candidate) []int {
	var columns []int
	first := &finder{sample: f.sample[:min(20, len(f.sample))], day: f.day}
	for i := range min(100, len(f.header)) {
		if slices.ContainsFunc(found, func(c candidate) bool { return slices.Contains(c.columns, i) }) {
			continue
		}
		if c := first.measure(meaning{}, i); c.good > 0 && 2*c.good >= c.filled {
			columns = append(columns, i)
		}
	}
	return columns
}

// parts returns the columns of an address whose street is in column i, in the
// order in which they are written, if the number has a column of its own.
func (f *finder) parts(i int) (parts []int) {
	of := f.meanings[i]
	number, kind, suffix := f.nearest("number", of, i), f.nearest("type", of, i), f.nearest("suffix", of, i)
	if number < 0 {
		return nil
	}
	if suffix >= 0 && len(wordsOf(f.header[suffix])) == 1 && suffix != i+1 && suffix != kind+1 {
		suffix = -1 // of a name, such as Jr
	}
	for _, part := range []int{number, f.nearest("dir", of, i), i, kind, suffix} {
		if part >= 0 {
			parts = append(parts, part)
		}
	}
	return parts
}

// choose returns the one of the candidates that has the signers' addresses, and
// false if that is open.
func choose(found []candidate) (chosen candidate, ok bool) {
	most := 0
	for _, c := range found {
		most = max(most, c.good)
	}
	left := slices.Clone(found)
	drop := func(these func(c candidate) bool) { left = slices.DeleteFunc(left, these) }
	drop(func(c candidate) bool { return c.good == 0 && (c.filled >= 3 || c.filled == 0 && most > 0) })
	if len(left) == 0 {
		return candidate{}, false
	}
	best := slices.MinFunc(left, func(a, b candidate) int { return cmp.Compare(a.meaning.use, b.meaning.use) }).meaning.use
	drop(func(c candidate) bool { return c.meaning.use != best })
	mostOfUse := slices.MaxFunc(left, func(a, b candidate) int { return a.good - b.good }).good
	drop(func(c candidate) bool { return 2*c.good < mostOfUse })
	for _, better := range []func(c candidate) bool{
		func(c candidate) bool { return c.meaning.field == "address" },
		func(c candidate) bool { return c.meaning.strange == 0 },
	} {
		if slices.ContainsFunc(left, better) {
			drop(func(c candidate) bool { return !better(c) })
		}
	}
	chosen = slices.MaxFunc(left, func(a, b candidate) int { return cmp.Or(a.good-b.good, len(b.columns)-len(a.columns)) })
	differs := func(c candidate) bool { return !slices.Equal(c.columns, chosen.columns) && !chosen.agrees(c) }
	return chosen, !slices.ContainsFunc(left, differs) && best != usedByOthers && 10*chosen.good >= 7*most
}
