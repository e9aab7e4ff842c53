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
// all there are, those without rows too. Council is the newest day for which a
// source on it speaks, CouncilUntil the last day that it is known to sit.
type summaryFile struct {
	Rows         int            `json:"rows"`
	NearBorder   int            `json:"near_border"`
	Duplicates   int            `json:"duplicates"`
	Day          ward.Date      `json:"day"`
	Map          string         `json:"map"`
	CouncilAsOf  ward.Date      `json:"council_as_of"`
	CouncilUntil ward.Date      `json:"council_until"`
	Measure      measureInFile  `json:"measure,omitzero"`
	Statuses     []statusInFile `json:"statuses"`
	Wards        []wardInFile   `json:"wards"`
}

// measureInFile is the amendment to which the acts of the wards refer.
type measureInFile struct {
	ID       ward.MeasureID `json:"id"`
	Title    ward.Text      `json:"title"`
	Effect   ward.Effect    `json:"effect"`
	RollCall ward.RollCall  `json:"roll_call"`
}

type statusInFile struct {
	Status ward.Status `json:"status"`
	Rows   int         `json:"rows"`
}

// wardInFile is one ward. Protections is where the act on the measure puts the
// alder; AskText says on which act the ask rests, which may be another.
type wardInFile struct {
	Ward        ward.Number    `json:"ward"`
	Rows        int            `json:"rows"`
	Duplicates  int            `json:"duplicates"`
	Percent     float64        `json:"percent"`
	Seat        ward.SeatState `json:"seat"`
	Alder       string         `json:"alder,omitempty"`
	AsOf        ward.Date      `json:"as_of,omitzero"`
	Phone       string         `json:"phone,omitempty"`
	Email       string         `json:"email,omitempty"`
	ContactNote string         `json:"contact_note,omitempty"`
	Protections stand          `json:"protections"`
	Act         string         `json:"act,omitempty"`
	Date        ward.Date      `json:"date,omitzero"`
	Basis       ward.Basis     `json:"basis,omitempty"`
	Source      string         `json:"source,omitempty"`
	Reason      ward.Reason    `json:"reason,omitempty"`
	Ask         outreach.Ask   `json:"ask"`
	AskText     string         `json:"ask_text,omitempty"`
}

func (s *summary) file(atlas *ward.Atlas, day *ward.Snapshot) summaryFile {
	measure, seats := seatsOf(atlas, day, outreach.English)
	file := summaryFile{
		Rows: s.rows, NearBorder: s.nearBorder, Duplicates: s.allDuplicates(),
		Day: day.Date(), Map: day.Map().Info().ID, CouncilAsOf: atlas.Latest().Date(), CouncilUntil: atlas.SitsUntil(),
	}
	if measure.ID != "" {
		file.Measure = measureInFile{measure.ID, measure.Title, measure.Effect, measure.Tally.RollCall}
	}
	for i, rows := range s.statuses {
		file.Statuses = append(file.Statuses, statusInFile{statuses[i], rows})
	}
	for _, seat := range seats {
		line := wardInFile{
			Ward: seat.Ward, Rows: s.wards[seat.Ward], Duplicates: s.duplicates[seat.Ward], Percent: s.share(seat.Ward),
			Seat: seat.State, AsOf: seat.AsOf, Phone: seat.Phone, Email: seat.Email, ContactNote: seat.contactNote,
			Protections: seat.stand, Act: seat.act.Text, Date: seat.act.Stance.Date, Basis: seat.act.Stance.Basis,
			Source: seat.act.Source, Reason: seat.reason,
			Ask: seat.ask.Ask, AskText: seat.ask.Text(outreach.English),
		}
		if seat.Holder != nil {
			line.Alder = seat.Holder.Name
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
		"of", "name", "rows", "duplicates", "percent", "seat", "alder", "as_of", "phone", "email", "contact_note",
		"measure", "roll_call", "protections", "act", "date", "basis", "source", "reason", "ask", "ask_text",
	}
	line := func(cells ...string) []string { return append(cells, make([]string, len(header)-len(cells))...) }
	lines := [][]string{header, line("all", "", strconv.Itoa(f.Rows), strconv.Itoa(f.Duplicates))}
	for _, s := range f.Statuses {
		lines = append(lines, line("status", string(s.Status), strconv.Itoa(s.Rows)))
	}
	for _, w := range f.Wards {
		lines = append(lines, []string{
			"ward", strconv.Itoa(int(w.Ward)), strconv.Itoa(w.Rows), strconv.Itoa(w.Duplicates), strconv.FormatFloat(w.Percent, 'f', 1, 64),
			string(w.Seat), w.Alder, w.AsOf.String(), w.Phone, w.Email, w.ContactNote,
			string(f.Measure.ID), string(f.Measure.RollCall), string(w.Protections),
			w.Act, w.Date.String(), string(w.Basis), w.Source, string(w.Reason), string(w.Ask), w.AskText,
		})
	}
	return csv.NewWriter(out).WriteAll(lines)
}
