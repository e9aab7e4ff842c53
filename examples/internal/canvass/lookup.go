package canvass

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// outcome is what the writer needs to know of a row.
type outcome struct {
	status               ward.Status
	ward                 ward.Number
	mapID                string
	nearBorder, doubtful bool
	signer               signer
	answer               []string // cells, without the last
}

// match finds the outcomes of the rows of b.
func (r *run) match(b *batch) {
	for i, cells := range b.cells {
		for k, cell := range cells {
			if !utf8.ValidString(cell) {
				b.windows.add(b.first + i)
				cells[k] = fromWindows(cell)
			}
			if runs(cell) {
				b.formulas.add(b.first + i)
			}
		}
		a := r.look(cells, r.Corrected[b.first+i])
		b.rows = append(b.rows, outcome{
			status: a.Status, ward: a.Ward, mapID: a.Map, nearBorder: a.Certainty == ward.CertaintyNearBorder,
			doubtful: isDoubtful(&a.Result), signer: r.signer(cells, &a), answer: r.answerCells(&a),
		})
	}
}

// answer is a result with the place it is of.
type answer struct {
	ward.Result
	text  string // that was looked up, empty for a point
	place string // on the street, without unit and ZIP code; empty if it was not found
	unit  string // as it was understood
	alder string // or "vacant"
}

// look looks up a row, by corrected instead of its address if that is not
// empty. A row without an address is looked up by its point, if it has one.
func (r *run) look(cells []string, corrected string) answer {
	day, status := r.dayOf(cells)
	if status != "" {
		return answer{Result: ward.Result{Status: status}}
	}
	a := answer{text: cmp.Or(corrected, joined(cells, r.columns.Address))}
	lat, lng := cell(cells, r.columns.Lat), cell(cells, r.columns.Lng)
	if strings.TrimSpace(a.text) == "" && strings.TrimSpace(lat+lng) != "" {
		a.text = ""
		point, err := day.snapshot.Map().ParsePoint(lat + "," + lng)
		if err != nil {
			a.Status = ward.StatusNotAddress
			return a
		}
		a.Result = day.snapshot.At(point)
	} else {
		a.Result = day.snapshot.Locate(r.input(cells, a.text))
	}
	a.place, a.unit = placeOf(a.Address)
	a.alder = day.alders[a.Ward]
	return a
}

// input returns text with the city, state and ZIP code of a row.
func (r *run) input(cells []string, text string) address.Input {
	c := &r.columns
	return address.Input{Text: text, City: cell(cells, c.City), State: cell(cells, c.State), ZIP: cell(cells, c.ZIP)}
}

// cell returns a cell, which is empty if the row does not have the column.
func cell(cells []string, column int) string {
	if column < 0 || column >= len(cells) {
		return ""
	}
	return cells[column]
}

// joined returns the cells of the given columns with blanks between them.
func joined(cells []string, columns []int) string {
	if len(columns) == 1 {
		return cell(cells, columns[0])
	}
	var parts []string
	for _, column := range columns {
		if part := strings.TrimSpace(cell(cells, column)); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// placeOf takes an address of the library apart into the place on the street
// and the unit.
func placeOf(text string) (place, unit string) {
	place, unit, _ = strings.Cut(text, ", ")
	if at := strings.LastIndex(unit, "CHICAGO, IL "); at >= 0 {
		unit = strings.TrimSuffix(unit[:at], ", ")
	}
	return place, unit
}
