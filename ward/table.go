package ward

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/chiward/chiward/geo"
)

// table is a file of the council as it was read.
type table struct {
	kind    string
	name    string // its path in the bundle, for messages
	content []byte
}

// tableColumns are the headers of the tables. The first line of a table is
// exactly this.
var tableColumns = map[string][]string{
	kindCouncils: {"start_date", "end_date", "note", "source"},
	kindPeople:   {"id", "name", "given_name", "family_name", "suffix", "other_names", "clerk_id", "source"},
	kindTerms:    {"ward", "alder", "start_date", "end_date", "appointed", "note", "source", "confirmed"},
	kindSeats:    {"ward", "email", "website", "page", "note", "source"},
	kindOffices: {
		"ward", "office", "address", "zip", "phone", "fax", "fax_as_of", "lat", "lng", "confidence",
		"phone_confidence", "note", "source",
	},
	kindStances: {"measure", "ward", "alder", "act", "question", "date", "basis", "note", "source"},
	kindSources: {"id", "title", "publisher", "url", "no_url", "license", "as_of", "retrieved", "sha256"},
}

// row is one line of a table, or the fields and sections of a measure. Its
// methods read a column each; what they cannot read they keep in err, joined,
// with the file, the line and the column.
type row struct {
	file  string
	cells map[string]cell
	err   error
}

// cell is what stands in a column, and in which line.
type cell struct {
	text string
	line int
}

// readTable checks the form of t and calls read with every line after the
// header. It returns the errors of all lines.
func readTable(t table, read func(*row)) error {
	fail := func(line int, format string, args ...any) error {
		return (&row{file: t.name}).at(line, "", fmt.Errorf(format, args...))
	}
	columns := tableColumns[t.kind]
	if !utf8.Valid(t.content) {
		return fail(0, "is not UTF-8")
	}
	lines := csv.NewReader(bytes.NewReader(t.content))
	lines.FieldsPerRecord = len(columns)
	header, err := lines.Read()
	switch {
	case err == io.EOF:
		return fail(0, "is empty")
	case err != nil && !errors.Is(err, csv.ErrFieldCount):
		return fail(1, "%w", err)
	case !slices.Equal(header, columns):
		return fail(1, "the header is %q, not %q", strings.Join(header, ","), strings.Join(columns, ","))
	}
	var faults []error
	for {
		fields, err := lines.Read()
		if err == io.EOF {
			return errors.Join(faults...)
		}
		if bad := (*csv.ParseError)(nil); errors.As(err, &bad) {
			faults = append(faults, fail(bad.Line, "%w", bad.Err))
			if errors.Is(err, csv.ErrFieldCount) {
				continue
			}
			return errors.Join(faults...) // a quotation mark too few or too many: what follows cannot be told apart
		}
		line, _ := lines.FieldPos(0)
		r := &row{file: t.name, cells: make(map[string]cell, len(columns))}
		for i, field := range fields {
			r.cells[columns[i]] = cell{field, line}
			if strings.ContainsAny(field, "\r\n") {
				r.fail(columns[i], errors.New("has a line break"))
			} else if strings.TrimSpace(field) != field {
				r.fail(columns[i], fmt.Errorf("%q begins or ends with space", field))
			}
		}
		if r.err == nil {
			read(r)
		}
		if r.err != nil {
			faults = append(faults, r.err)
		}
	}
}

// fail adds err, which is about column, to the error of r.
func (r *row) fail(column string, err error) {
	r.err = errors.Join(r.err, r.at(r.cells[column].line, column, err))
}

// at returns err with the place where it is.
func (r *row) at(line int, column string, err error) error {
	place := r.file
	if line > 0 {
		place += fmt.Sprintf(", line %d", line)
	}
	if column != "" {
		place += ", " + column
	}
	return fmt.Errorf("%s: %w", place, err)
}

// text returns what stands in column, which may be empty.
func (r *row) text(column string) string { return r.cells[column].text }

// need returns what stands in column, which must not be empty.
func (r *row) need(column string) string {
	text := r.text(column)
	if text == "" {
		r.fail(column, errors.New("is empty"))
	}
	return text
}

// wardNumber reads a ward.
func (r *row) wardNumber(column string) Number {
	n, err := ParseNumber(r.text(column))
	if err != nil {
		r.fail(column, err)
	}
	return n
}

// date reads a day, a month or a year, or, if column is empty, none.
func (r *row) date(column string) Date {
	var d Date
	if err := d.UnmarshalText([]byte(r.text(column))); err != nil {
		r.fail(column, fmt.Errorf("%q is not a day, a month or a year", r.text(column)))
	}
	return d
}

// day reads a day, or, if column is empty, none.
func (r *row) day(column string) Date {
	if r.text(column) == "" {
		return Date{}
	}
	d, err := ParseDay(r.text(column))
	if err != nil {
		r.fail(column, fmt.Errorf("%q is not a day", r.text(column)))
	}
	return d
}

// count reads a whole number up to 255, zero if column is empty.
func (r *row) count(column string) uint8 {
	n, err := strconv.ParseUint(cmp.Or(r.text(column), "0"), 10, 8)
	if err != nil {
		r.fail(column, fmt.Errorf("%q is not a count from 0 to 255", r.text(column)))
	}
	return uint8(n)
}

// flag reads yes as true, and no or nothing as false.
func (r *row) flag(column, yes string) bool {
	text := r.text(column)
	if text != yes && text != "no" && text != "" {
		r.fail(column, fmt.Errorf("%q is neither %q nor empty", text, yes))
	}
	return text == yes
}

// oneOf reads one of names.
func oneOf[S ~string](r *row, column string, names ...S) S { //nolint:ireturn // S is no interface
	text := S(r.text(column))
	if !slices.Contains(names, text) {
		r.fail(column, fmt.Errorf("%q is not one of %q", text, names))
	}
	return text
}

// point reads a latitude and a longitude, or, if both columns are empty, none.
func (r *row) point(latColumn, lngColumn string) geo.Point {
	lat, lng := r.text(latColumn), r.text(lngColumn)
	if lat == "" && lng == "" {
		return geo.Point{}
	}
	p, err := geo.ParsePoint(lat + "," + lng)
	if err != nil {
		r.fail(latColumn, err)
	}
	return p
}
