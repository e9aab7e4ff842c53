package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// job matches one file of signers.
type job struct {
	day           *ward.Snapshot
	addressColumn string // given by the user, or empty
	summary       summary
}

// match reads signers from in and writes them to out with the answers.
//
// A row with fewer cells than the header is filled up with empty ones; the
// surplus cells of a longer row come after the answers. In a file of one
// column an empty line is a row with an empty cell.
func (j *job) match(in io.Reader, out io.Writer) error {
	rows := newRows(in)
	header, err := rows.next()
	if errors.Is(err, io.EOF) {
		return errors.New("the file is empty; a header line is needed")
	}
	if err != nil {
		return err
	}
	columns, err := findColumns(header, j.addressColumn)
	if err != nil {
		return err
	}
	width := len(header)
	writer := csv.NewWriter(out)
	row := append(header, answerHeader(header)...)
	for {
		if err := writer.Write(row); err != nil {
			return err
		}
		cells, err := rows.next()
		if errors.Is(err, io.EOF) {
			writer.Flush()
			return writer.Error()
		}
		if err != nil {
			return err
		}
		for len(cells) < width {
			cells = append(cells, "")
		}
		answer := j.answer(columns, cells)
		j.summary.add(answer)
		row = append(row[:0], cells[:width]...)
		row = appendAnswer(row, answer)
		row = append(row, cells[width:]...)
	}
}

// answer looks up one row.
func (j *job) answer(c columns, cells []string) ward.Answer {
	cell := func(i int) string {
		if i < 0 {
			return ""
		}
		return cells[i]
	}
	text := cell(c.address)
	if strings.TrimSpace(text) == "" && strings.TrimSpace(cell(c.lat)+cell(c.lng)) != "" {
		point, err := geo.ParsePoint(cell(c.lat) + "," + cell(c.lng))
		if err == nil {
			err = j.day.Map().Check(point)
		}
		if err != nil {
			return j.day.Answer(ward.Result{}, err)
		}
		return j.day.Answer(j.day.At(point), nil)
	}
	a, err := refine(text, cell(c.unit), cell(c.city), cell(c.state), cell(c.zip))
	if err != nil {
		return j.day.Answer(ward.Result{}, err)
	}
	return j.day.Answer(j.day.Locate(a))
}

// refine reads an address whose unit, city, state or ZIP code may stand in
// cells of their own. What the address says itself comes first.
func refine(text, unit, city, state, zip string) (address.Address, error) {
	a, err := address.Parse(text)
	if err != nil || strings.TrimSpace(city+state+zip) == "" {
		return withUnit(a, unit), err
	}
	bare := a
	bare.Unit, bare.ZIP = "", ""
	placed, err := address.Parse(bare.String() + ", " + city + ", " + state + " " + zip)
	if err != nil {
		return address.Address{}, err
	}
	if a.ZIP == "" {
		a.ZIP = placed.ZIP
	}
	return withUnit(a, unit), nil
}

func withUnit(a address.Address, unit string) address.Address {
	if a.Unit == "" {
		a.Unit = strings.ToUpper(strings.TrimSpace(unit))
	}
	return a
}

// appendAnswer appends the cells of answer in the order of answerColumns.
func appendAnswer(row []string, answer ward.Answer) []string {
	res := answer.Result
	var number, alder, certainty, others, matched, method, lat, lng, border string
	others = res.Others.String()
	if res.Map != "" {
		certainty, method = res.Certainty.String(), res.Method.String()
		lat, lng = decimal(res.Point.Lat, 7), decimal(res.Point.Lng, 7)
		border = decimal(float64(res.Border), 1)
		matched = place(res.Address)
	}
	if res.Ward != 0 {
		number, alder = strconv.Itoa(int(res.Ward)), res.Alder.Name
		if alder == "" {
			alder = "vacant"
		}
	}
	if len(answer.Choices) > 0 {
		var wards ward.Set
		var places []string
		for _, choice := range answer.Choices {
			wards = wards.With(choice.Ward)
			places = append(places, place(choice.Address))
		}
		others, matched = wards.String(), strings.Join(places, " | ")
	}
	return append(row, number, alder, answer.Status.String(), certainty, others, matched,
		res.Corrections.String(), method, lat, lng, border, res.Map)
}

// place returns a without what is no part of the place on the street.
func place(a address.Address) string {
	a.Unit, a.ZIP = "", ""
	return a.String()
}

func decimal(value float64, digits int) string { return strconv.FormatFloat(value, 'f', digits, 64) }

// rows reads the rows of a CSV file.
type rows struct {
	reader *csv.Reader
	width  int // of the header
	line   int // on which the last row ended
	blank  int // lines that were passed over before pending
	// pending is a row that was read but comes after the blank lines.
	pending []string
}

func newRows(in io.Reader) *rows {
	buffered := bufio.NewReader(in)
	if mark, err := buffered.Peek(3); err == nil && bytes.Equal(mark, []byte("\uFEFF")) {
		buffered.Discard(3)
	}
	reader := csv.NewReader(buffered)
	reader.FieldsPerRecord = -1
	return &rows{reader: reader}
}

// next returns the next row, and [io.EOF] after the last. The reader passes
// over empty lines, which are rows of a file with one column.
func (r *rows) next() ([]string, error) {
	if r.blank > 0 {
		r.blank--
		return []string{""}, nil
	}
	if cells := r.pending; cells != nil {
		r.pending = nil
		return cells, nil
	}
	cells, err := r.reader.Read()
	if err != nil {
		if !errors.Is(err, io.EOF) {
			err = fmt.Errorf("reading CSV: %w", err)
		}
		return nil, err
	}
	last := len(cells) - 1
	start, _ := r.reader.FieldPos(0)
	lastStart, _ := r.reader.FieldPos(last)
	passed := start - r.line - 1
	r.line = lastStart + strings.Count(cells[last], "\n")
	if r.width == 0 {
		r.width = len(cells)
	} else if r.width == 1 && passed > 0 {
		r.blank, r.pending = passed, cells
		return r.next()
	}
	return cells, nil
}
