package ward

import (
	"bytes"
	"cmp"
	"encoding"
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

// table is one table of a bundle, as it was read.
type table struct {
	kind    Kind
	name    string // where it is from, for messages: "current/terms.csv"
	content []byte
}

// tableColumns are the headers of the tables. The first line of a table is
// exactly this.
var tableColumns = map[Kind][]string{
	KindSources: {"id", "title", "publisher", "url", "license", "as_of", "retrieved", "sha256"},
	KindPeople:  {"id", "name", "given_name", "family_name", "suffix", "other_names", "clerk_id", "source"},
	KindTerms: {
		"ward", "alder", "start_date", "end_date", "appointed", "reports", "note", "source", "confirmed",
	},
	KindSeats: {"ward", "email", "website", "page", "note", "source"},
	KindOffices: {
		"ward", "office", "address", "zip", "phone", "fax", "fax_as_of", "lat", "lng", "confidence",
		"phone_confidence", "note", "source",
	},
	KindMeasures: {
		"id", "record_number", "title", "title_es", "official_title", "summary", "summary_es", "effect", "related",
		"introduced", "final_date", "final_action", "final_action_es", "result", "question", "yeas", "nays",
		"not_voting", "absent", "roll_call", "note", "note_es", "sources",
	},
	KindStances: {
		"measure", "ward", "alder", "act", "question", "date", "basis", "reports", "note", "source",
	},
}

// TableError says where in the tables of a bundle something is wrong.
type TableError struct {
	File   string // such as "current/terms.csv"
	Line   int    // from 1, the header; zero if no one line is wrong
	Column string // the name of the column, empty if no one column is wrong
	Err    error  // what is wrong
}

// Error names the file, the line, the column and what is wrong.
func (e *TableError) Error() string {
	place := "ward: " + e.File
	if e.Line > 0 {
		place += ", line " + strconv.Itoa(e.Line)
	}
	if e.Column != "" {
		place += ", " + e.Column
	}
	return place + ": " + e.Err.Error()
}

// Unwrap returns what is wrong.
func (e *TableError) Unwrap() error { return e.Err }

// tableRow is one line of a table. Its methods read a column each; the first
// that cannot sets err, and after that the values are of no use.
type tableRow struct {
	file    string
	line    int
	columns []string
	cells   []string
	err     error
}

// readTable checks the form of t and calls read with every line after the
// header, until one has an error.
func readTable(t table, read func(*tableRow)) error {
	columns := tableColumns[t.kind]
	if !utf8.Valid(t.content) {
		return &TableError{File: t.name, Err: errors.New("is not UTF-8")}
	}
	lines := csv.NewReader(bytes.NewReader(t.content))
	lines.FieldsPerRecord = len(columns)
	header, err := lines.Read()
	switch {
	case err == io.EOF:
		return &TableError{File: t.name, Err: errors.New("is empty")}
	case err != nil && !errors.Is(err, csv.ErrFieldCount):
		return &TableError{File: t.name, Line: 1, Err: err}
	case !slices.Equal(header, columns):
		return &TableError{File: t.name, Line: 1, Err: fmt.Errorf("the header of a table of %s is %q, not %q", t.kind,
			strings.Join(columns, ","), strings.Join(header, ","))}
	}
	for {
		cells, err := lines.Read()
		if err == io.EOF {
			return nil
		}
		if bad := (*csv.ParseError)(nil); errors.As(err, &bad) {
			return &TableError{File: t.name, Line: bad.Line, Err: bad.Err}
		}
		line, _ := lines.FieldPos(0)
		row := &tableRow{file: t.name, line: line, columns: columns, cells: cells}
		for i, cell := range cells {
			if strings.ContainsAny(cell, "\r\n") {
				row.fail(columns[i], errors.New("has a line break"))
			} else if strings.TrimSpace(cell) != cell {
				row.fail(columns[i], fmt.Errorf("%q begins or ends with space", cell))
			}
		}
		if row.err == nil {
			read(row)
		}
		if row.err != nil {
			return row.err
		}
	}
}

// fail sets the error of r to err in column, unless there is one already.
func (r *tableRow) fail(column string, err error) {
	if r.err == nil {
		r.err = &TableError{File: r.file, Line: r.line, Column: column, Err: err}
	}
}

// text returns what stands in column, which may be empty.
func (r *tableRow) text(column string) string {
	return r.cells[slices.Index(r.columns, column)]
}

// need returns what stands in column, which must not be empty.
func (r *tableRow) need(column string) string {
	text := r.text(column)
	if text == "" {
		r.fail(column, errors.New("is empty"))
	}
	return text
}

// wardNumber reads a ward.
func (r *tableRow) wardNumber(column string) Number {
	n, err := ParseNumber(r.text(column))
	if err != nil {
		r.fail(column, err)
	}
	return n
}

// date reads a date of which the month or the day may be missing, or, if
// column is empty, all.
func (r *tableRow) date(column string) Date {
	var d Date
	if err := d.UnmarshalText([]byte(r.text(column))); err != nil {
		r.fail(column, err)
	}
	return d
}

// day reads a date to the day, or, if column is empty, none.
func (r *tableRow) day(column string) Date {
	d := r.date(column)
	if !d.IsZero() && d.Day == 0 {
		r.fail(column, fmt.Errorf("%q is not a day", r.text(column)))
	}
	return d
}

// count reads a whole number up to 255, zero if column is empty.
func (r *tableRow) count(column string) uint8 {
	text := cmp.Or(r.text(column), "0")
	n, err := strconv.ParseUint(text, 10, 8)
	if err != nil {
		r.fail(column, fmt.Errorf("%q is not a count from 0 to 255", text))
	}
	return uint8(n)
}

// flag reads the name of column as true and nothing as false.
func (r *tableRow) flag(column string) bool {
	text := r.text(column)
	if text != "" && text != column {
		r.fail(column, fmt.Errorf("%q is neither %q nor empty", text, column))
	}
	return text != ""
}

// name reads one of the names of an enumeration into value.
func (r *tableRow) name(column string, value encoding.TextUnmarshaler) {
	if err := value.UnmarshalText([]byte(r.text(column))); err != nil {
		r.fail(column, err)
	}
}

// question reads one of the questions, or, if column is empty, none.
func (r *tableRow) question(column string) Question {
	q := Question(r.text(column))
	switch q {
	case "", QuestionAdopt, QuestionTable, QuestionTakeUp, QuestionSupport, QuestionOppose:
	default:
		r.fail(column, fmt.Errorf("%q is not a question that this package knows", q))
	}
	return q
}

// point reads a latitude and a longitude, or, if both columns are empty, none.
func (r *tableRow) point(latColumn, lngColumn string) geo.Point {
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
