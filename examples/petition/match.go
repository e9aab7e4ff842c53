package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
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
// surplus cells of a longer row come after the answers.
func (j *job) match(in io.Reader, out io.Writer) error {
	rows, header, err := newRows(in)
	if err != nil {
		return err
	}
	columns, err := findColumns(header, j.addressColumn)
	if err != nil {
		return err
	}
	writer := csv.NewWriter(out)
	row := slices.Concat(header, answerHeader(header))
	for width := len(header); ; {
		if err := writer.Write(row); err != nil {
			return fmt.Errorf("writing the answers: %w", err)
		}
		cells, err := rows.next()
		if errors.Is(err, io.EOF) {
			break
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
	writer.Flush()
	if err := writer.Error(); err != nil {
		return fmt.Errorf("writing the answers: %w", err)
	}
	return nil
}

// answer looks up one row.
func (j *job) answer(c columns, cells []string) ward.Answer {
	cell := func(i int) string {
		if i < 0 {
			return ""
		}
		return cells[i]
	}
	text, lat, lng := cell(c.address), cell(c.lat), cell(c.lng)
	if strings.TrimSpace(text) == "" && strings.TrimSpace(lat+lng) != "" {
		point, err := geo.ParsePoint(lat + "," + lng)
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
// cells of their own. A unit or ZIP code that the address itself has comes
// first. Another city is an error wherever it stands; text in those cells that
// says nothing is passed over.
func refine(text, unit, city, state, zip string) (address.Address, error) {
	a, err := address.Parse(text)
	if err != nil {
		return address.Address{}, err
	}
	if a.Unit == "" {
		a.Unit = strings.ToUpper(strings.TrimSpace(unit))
	}
	if strings.TrimSpace(city+state+zip) == "" {
		return a, nil
	}
	place, err := address.Parse(cityHall + ", " + city + ", " + state + " " + zip)
	if errors.Is(err, address.ErrNotChicago) {
		return address.Address{}, err
	}
	if err == nil && a.ZIP == "" {
		a.ZIP = place.ZIP
	}
	return a, nil
}

// cityHall is an address that any city, state and ZIP code can follow.
const cityHall = "121 N LA SALLE ST"
