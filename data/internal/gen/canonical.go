package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/ward"
)

// tableOrder has the columns by which the lines of each table are sorted.
// Lines that have the same in all of them stay as they stand.
var tableOrder = map[string][]string{
	"councils": {"start_date"},
	"people":   {"id"},
	"terms":    {"ward", "start_date"},
	"seats":    {"ward"},
	"offices":  {"ward", "office"},
	"stances":  {"date", "measure", "ward", "alder", "act", "question", "source"},
	"sources":  {"id"},
}

// tidy removes from the content of the file name what editors and spreadsheets
// leave behind: a byte order mark, line ends of other systems, blanks at the
// ends of cells and lines, and lines of empty cells. Each line stays where it
// is, so that errors name the line that people see.
func tidy(name string, content []byte) []byte {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
	content = bytes.ReplaceAll(content, []byte("\r"), []byte("\n"))
	lines := strings.Split(string(content), "\n")
	for i, line := range lines {
		if councilKind(name) == kindMeasure {
			lines[i] = strings.TrimSpace(line)
		} else {
			lines[i] = tidyCells(line)
		}
	}
	return []byte(strings.Join(lines, "\n"))
}

// tidyCells trims the cells of a line. It leaves a line that cannot be read as
// it is; package ward says what is wrong with it.
func tidyCells(line string) string {
	cells, err := csv.NewReader(strings.NewReader(line)).Read()
	if err != nil {
		return line
	}
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(cell)
	}
	if strings.Join(cells, "") == "" {
		return ""
	}
	return csvLine(cells...)
}

// canonical returns the canonical form of the file name. The file must have been
// opened as part of atlas, which knows how much of a roll call there is.
func canonical(name string, content []byte, atlas *ward.Atlas) ([]byte, error) {
	kind := councilKind(name)
	if kind == kindMeasure {
		m := readMeasure(content)
		known, _ := atlas.Measure(ward.MeasureID(strings.TrimSuffix(path.Base(name), ".txt")))
		m.fields["roll_call"] = string(known.Tally.RollCall)
		return m.text()
	}
	t, err := readTable(content)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(t.lines, func(x, y tableLine) int {
		order := 0
		for _, column := range tableOrder[kind] {
			order = cmp.Or(order, compareCells(column, t.cell(x, column), t.cell(y, column)))
		}
		return order
	})
	lines := [][]string{t.columns}
	for _, line := range t.lines {
		lines = append(lines, line.cells)
	}
	return csvBytes(lines), nil
}

// compareCells orders wards as numbers, ward offices before rooms in City
// Hall, and everything else as text.
func compareCells(column, x, y string) int {
	switch column {
	case "ward":
		m, _ := strconv.Atoi(x)
		n, _ := strconv.Atoi(y)
		return cmp.Compare(m, n)
	case "office":
		return cmp.Compare(y, x)
	}
	return cmp.Compare(x, y)
}

// table is a table of the council as lines.
type table struct {
	columns []string
	lines   []tableLine
}

type tableLine struct {
	number int // in the file, the first is 1
	cells  []string
}

// readTable reads a table. The error says where it cannot be split into lines,
// as that of package ward does; the table then has the lines before that place.
func readTable(content []byte) (table, error) {
	lines := csv.NewReader(bytes.NewReader(content))
	lines.FieldsPerRecord = -1
	var t table
	for {
		cells, err := lines.Read()
		switch {
		case errors.Is(err, io.EOF):
			return t, nil
		case err != nil:
			return t, err
		case t.columns == nil:
			t.columns = cells
		default:
			number, _ := lines.FieldPos(0)
			t.lines = append(t.lines, tableLine{number, cells})
		}
	}
}

// cell returns the cell of a line in a column, "" if there is none.
func (t table) cell(line tableLine, column string) string {
	i := slices.Index(t.columns, column)
	if i < 0 || i >= len(line.cells) {
		return ""
	}
	return line.cells[i]
}

// csvBytes returns rows as the text of a table.
func csvBytes(rows [][]string) []byte {
	var text bytes.Buffer
	_ = csv.NewWriter(&text).WriteAll(rows) // a buffer does not fail
	return text.Bytes()
}

// csvLine returns cells as a line of a table, without the line end.
func csvLine(cells ...string) string {
	return strings.TrimSuffix(string(csvBytes([][]string{cells})), "\n")
}
