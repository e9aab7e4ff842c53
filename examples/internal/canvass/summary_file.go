package canvass

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strconv"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// summaryFile is a summary as it is written to a file. Statuses and Wards have
// all there are, those without rows too. Where rows have days of their own, Day
// and Map are missing, and Wards has those with rows of every map, without seats,
// because these changed hands between the days. CouncilAsOf is the newest day
// for which a source on the council speaks, CouncilUntil the last day that it
// is known to sit.
type summaryFile struct {
	Rows         int            `json:"rows"`
	NearBorder   int            `json:"near_border"`
	Duplicates   int            `json:"duplicates"`
	Day          ward.Date      `json:"day,omitzero"`
	Map          string         `json:"map,omitempty"`
	CouncilAsOf  ward.Date      `json:"council_as_of"`
	CouncilUntil ward.Date      `json:"council_until"`
	Measure      measureInFile  `json:"measure,omitzero"`
	Statuses     []statusInFile `json:"statuses"`
	Wards        []seat         `json:"wards"`
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

func (r *Result) summaryFile() summaryFile {
	file := summaryFile{
		Rows: r.Rows, NearBorder: r.NearBorder, Duplicates: r.Duplicates.Count,
		CouncilAsOf: r.atlas.Latest().Date(), CouncilUntil: r.atlas.SitsUntil(), Wards: []seat{},
	}
	for _, status := range Statuses() {
		file.Statuses = append(file.Statuses, statusInFile{status, r.OfStatus(status)})
	}
	if !r.dated() {
		var measure ward.Measure
		file.Day, file.Map = r.day.Date(), r.mapID
		if measure, file.Wards = r.seats(outreach.English); measure.ID != "" {
			file.Measure = measureInFile{measure.ID, measure.Title, measure.Effect, measure.Tally.RollCall}
		}
		return file
	}
	for _, id := range slices.Sorted(maps.Keys(r.maps)) {
		for n := ward.Number(1); n <= ward.Count; n++ {
			if count := r.countOf(id, n); count.Rows > 0 {
				file.Wards = append(file.Wards, seat{wardCount: count})
			}
		}
	}
	return file
}

// WriteSummaryJSON writes the counts as JSON.
func (r *Result) WriteSummaryJSON(out io.Writer) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(r.summaryFile())
}

// WriteSummaryCSV writes the counts as CSV: one line for all rows, one for each
// status and one for each ward, told apart by the first column.
func (r *Result) WriteSummaryCSV(out io.Writer) error {
	f := r.summaryFile()
	if !r.run.NoMark {
		if _, err := io.WriteString(out, byteOrderMark); err != nil {
			return err
		}
	}
	header := []string{
		"of", "name", "rows", "duplicates", "percent", "seat", "alder", "as_of", "phone", "email", "contact_note",
		"measure", "roll_call", "protections", "act", "date", "basis", "source", "reason", "ask", "ask_text", "map",
	}
	line := func(cells ...string) []string { return append(cells, make([]string, len(header)-len(cells))...) }
	lines := [][]string{header, line("all", "", strconv.Itoa(f.Rows), strconv.Itoa(f.Duplicates))}
	for _, s := range f.Statuses {
		lines = append(lines, line("status", string(s.Status), strconv.Itoa(s.Rows)))
	}
	for _, w := range f.Wards {
		lines = append(lines, []string{
			"ward", strconv.Itoa(int(w.Ward)), strconv.Itoa(w.Rows), strconv.Itoa(w.Duplicates), strconv.FormatFloat(w.Percent, 'f', 1, 64),
			string(w.State), w.Alder, w.AsOf.String(), w.Phone, w.Email, w.ContactNote,
			string(f.Measure.ID), string(f.Measure.RollCall), string(w.Protections),
			w.Did, w.Date.String(), string(w.Basis), w.Source, string(w.Reason), string(w.Ask), w.AskText, w.Map,
		})
	}
	return csv.NewWriter(out).WriteAll(lines)
}
