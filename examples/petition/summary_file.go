package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// summaryFile is a summary as it is written to a file. Statuses and Wards have
// all there are, those without rows too.
type summaryFile struct {
	Rows        int            `json:"rows"`
	NearBorder  int            `json:"near_border"`
	Duplicates  int            `json:"duplicates"`
	Day         ward.Date      `json:"day"`
	Map         string         `json:"map"`
	CouncilAsOf ward.Date      `json:"council_as_of"`
	Measure     measureInFile  `json:"measure,omitzero"`
	Statuses    []statusInFile `json:"statuses"`
	Wards       []wardInFile   `json:"wards"`
}

// measureInFile is the amendment to which the positions of the wards refer.
type measureInFile struct {
	ID     ward.MeasureID `json:"id"`
	Title  ward.Text      `json:"title"`
	Effect ward.Effect    `json:"effect"`
}

type statusInFile struct {
	Status string `json:"status"`
	Rows   int    `json:"rows"`
}

// wardInFile is one ward. Position is on the measure; Protections is what
// that means for the protections of the ordinance: for, against, no_position,
// no_act, or nobody if there is no alder.
type wardInFile struct {
	Ward        ward.Number   `json:"ward"`
	Rows        int           `json:"rows"`
	Duplicates  int           `json:"duplicates"`
	Percent     float64       `json:"percent"`
	Alder       string        `json:"alder,omitempty"`
	Vacant      bool          `json:"vacant,omitempty"`
	Phone       string        `json:"phone,omitempty"`
	Email       string        `json:"email,omitempty"`
	Position    ward.Position `json:"position"`
	Protections string        `json:"protections"`
	Act         string        `json:"act,omitempty"`
	Date        ward.Date     `json:"date,omitzero"`
	Basis       ward.Basis    `json:"basis,omitempty"`
	Source      string        `json:"source,omitempty"`
	Reason      string        `json:"reason,omitempty"`
	Ask         ward.Ask      `json:"ask"`
}

func (s *summary) file(atlas *ward.Atlas, day *ward.Snapshot) summaryFile {
	measure, seats := seatsOf(atlas, day, outreach.English)
	file := summaryFile{
		Rows: s.rows, NearBorder: s.nearBorder, Duplicates: s.allDuplicates(),
		Day: day.Date(), Map: day.Map().Info().ID, CouncilAsOf: atlas.AsOf(),
	}
	if measure.ID != "" {
		file.Measure = measureInFile{measure.ID, measure.Title, measure.Effect}
	}
	for status, rows := range s.statuses {
		file.Statuses = append(file.Statuses, statusInFile{ward.Status(status).String(), rows})
	}
	for _, seat := range seats {
		line := wardInFile{
			Ward: seat.ward, Rows: s.wards[seat.ward], Duplicates: s.duplicates[seat.ward],
			Percent: s.share(seat.ward), Alder: seat.alder, Vacant: seat.vacant,
			Phone: seat.contact.Phone, Email: seat.contact.Email,
			Position: seat.act.Stance.Position, Protections: seat.stand.String(), Act: seat.act.Text,
			Date: seat.act.Stance.Date, Basis: seat.act.Stance.Basis, Source: seat.act.Stance.Source.URL,
			Ask: seat.ask.Ask,
		}
		if seat.reason != ward.Recorded {
			line.Reason = seat.reason.String()
		}
		file.Wards = append(file.Wards, line)
	}
	return file
}

// summaryWriters write a summary in the form that the ending of a file name
// stands for.
var summaryWriters = map[string]func(summaryFile, io.Writer) error{
	".csv":  summaryFile.writeCSV,
	".json": summaryFile.writeJSON,
}

// summaryWriter returns how to write a summary to a file called name.
func summaryWriter(name string) (func(summaryFile, io.Writer) error, error) {
	write, ok := summaryWriters[strings.ToLower(filepath.Ext(name))]
	if !ok {
		return nil, fmt.Errorf("a summary is written as .csv or .json, which %s does not end in", name)
	}
	return write, nil
}

func (f summaryFile) writeJSON(out io.Writer) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(f)
}

// writeCSV writes one line for all rows, one for each status and one for each
// ward, told apart by the first column.
func (f summaryFile) writeCSV(out io.Writer) error {
	header := []string{
		"of", "name", "rows", "duplicates", "percent", "alder", "phone", "email",
		"measure", "position", "protections", "act", "date", "basis", "source", "reason", "ask",
	}
	line := func(cells ...string) []string { return append(cells, make([]string, len(header)-len(cells))...) }
	lines := [][]string{header, line("all", "", strconv.Itoa(f.Rows), strconv.Itoa(f.Duplicates))}
	for _, s := range f.Statuses {
		lines = append(lines, line("status", s.Status, strconv.Itoa(s.Rows)))
	}
	for _, w := range f.Wards {
		alder, basis := w.Alder, ""
		if w.Vacant {
			alder = "vacant"
		}
		if w.Act != "" {
			basis = w.Basis.String()
		}
		lines = append(lines, []string{
			"ward", strconv.Itoa(int(w.Ward)), strconv.Itoa(w.Rows), strconv.Itoa(w.Duplicates), strconv.FormatFloat(w.Percent, 'f', 1, 64),
			alder, w.Phone, w.Email, string(f.Measure.ID), w.Position.String(), w.Protections,
			w.Act, w.Date.String(), basis, w.Source, w.Reason, w.Ask.String(),
		})
	}
	return csv.NewWriter(out).WriteAll(lines)
}
