package canvass

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/ward"
)

// Columns has the indexes of the columns that are read. An index is -1, and a
// slice empty, for what the list does not have.
type Columns struct {
	Address []int // the parts of an address in the order in which they are written
	Name    []int // the parts of a signer's name
	Unit, City, State, ZIP, Lat, Lng,
	Date int
}

// ColumnError says that it is not clear which column has the address.
type ColumnError struct {
	// Header has the names of the columns.
	Header []string
	// Candidates are the columns that may have it, in the order of the
	// header; none if nothing looks like it.
	Candidates []int
	// unnamed are those of Candidates whose name does not say so. It may not be
	// a name at all: the first line may be a row of the list.
	unnamed []int
}

// Error names at most five candidates, and nothing that may stand in a row.
func (e *ColumnError) Error() string {
	if len(e.Candidates) == 0 {
		return fmt.Sprintf("no column for the address was found; the first line must have the names of the columns, and has %d cells", len(e.Header))
	}
	var names []string
	for _, column := range e.Candidates[:min(5, len(e.Candidates))] {
		name := quoted(e.Header[column])
		if slices.Contains(e.unnamed, column) {
			name = strconv.Itoa(column + 1)
		}
		names = append(names, name)
	}
	return "the address may be in column " + strings.Join(names, " or column ")
}

// quoted returns a name for a message.
func quoted(name string) string { return fmt.Sprintf("%.60q", name) }

// sampleRows is how many rows are looked at to find columns.
const sampleRows = 200

// sample returns the first rows.
func (r *run) sample() [][]string { return r.first.cells[:min(sampleRows, len(r.first.cells))] }

// find finds the columns of a list.
func (c *Columns) find(r *run) (err error) {
	*c = Columns{Unit: -1, City: -1, State: -1, ZIP: -1, Date: -1}
	f := &finder{header: r.list.header, sample: r.sample(), day: r.day}
	for i, name := range f.header {
		f.meanings = append(f.meanings, meaningOf(name))
		if f.meanings[i].field == "name" && f.meanings[i].use != usedByOthers {
			c.Name = append(c.Name, i)
		}
	}
	c.Lat, c.Lng = f.nearest("lat", meaning{use: usePlain}, -1), f.nearest("lng", meaning{use: usePlain}, -1)
	if r.DateColumn != "" {
		if c.Date, err = findNamed(f.header, r.DateColumn); err != nil {
			return err
		}
		r.days = newDays(r.Atlas, isDayFirst(f.sample, c.Date))
	}
	if r.Address != "" {
		c.Address = []int{0}
		if c.Address[0], err = findNamed(f.header, r.Address); err != nil {
			return err
		}
	} else if found, question := f.address(); question == nil {
		c.Address = found
	} else if len(question.Candidates) > 0 || c.Lat < 0 || c.Lng < 0 {
		return question
	} else {
		return nil
	}
	at := c.Address[len(c.Address)-1]
	of := f.meanings[at]
	c.Unit, c.City, c.State, c.ZIP = f.nearest("unit", of, at), f.nearest("city", of, at), f.nearest("state", of, at), f.nearest("zip", of, at)
	if place := f.nearest("place", of, at); place >= 0 && c.City < 0 && c.ZIP < 0 {
		c.Address = append(c.Address, place)
	}
	return nil
}

// describe names the columns.
func (c *Columns) describe(header []string) string {
	var parts []string
	add := func(what string, columns ...int) {
		var names []string
		for _, column := range columns {
			if column >= 0 {
				names = append(names, quoted(header[column]))
			}
		}
		if names != nil {
			parts = append(parts, what+" from "+strings.Join(names, " and "))
		}
	}
	add("address", c.Address...)
	add("unit", c.Unit)
	add("city", c.City)
	add("state", c.State)
	add("ZIP code", c.ZIP)
	add("point", c.Lat, c.Lng)
	add("date", c.Date)
	add("name", c.Name...)
	return strings.Join(parts, ", ")
}

// findNamed returns the index of the column with a name that the user gave. An
// exact match comes before one that differs in case, accents or punctuation.
func findNamed(header []string, name string) (int, error) {
	same := func(cell string) bool { return cell == name }
	if !slices.ContainsFunc(header, same) && folded(name) != "" {
		same = func(cell string) bool { return folded(cell) == folded(name) }
	}
	i := slices.IndexFunc(header, same)
	switch {
	case i < 0:
		return 0, listError("NoColumn")
	case slices.ContainsFunc(header[i+1:], same):
		return 0, listError("SameName")
	}
	return i, nil
}

// isAddress reports whether a text with this status is an address, here or
// elsewhere.
func isAddress(s ward.Status) bool {
	return s == ward.StatusMatched || s == ward.StatusAmbiguous || s == ward.StatusNoNumber || s == ward.StatusOutside
}
