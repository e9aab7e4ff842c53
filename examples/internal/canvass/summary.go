package canvass

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// statuses are those of a row, in the order of the summary.
var statuses = [...]ward.Status{
	ward.StatusMatched, ward.StatusAmbiguous, ward.StatusNoStreet, ward.StatusNoNumber, ward.StatusOutside,
	ward.StatusPOBox, ward.StatusIncomplete, ward.StatusNotAddress, ward.StatusEmpty, StatusNoDate, StatusBeforeMaps,
}

// Summary counts what was found. Every row has one status, and every row with
// a ward is counted in that ward.
type Summary struct {
	Rows       int
	NearBorder int
	statuses   [len(statuses)]int
	mapID      string                 // of the day that was asked for
	maps       map[string]*wardCounts // by ID; more than one only where rows have days of their own
}

// wardCounts counts rows by ward; those without one are counted for ward 0.
type wardCounts struct {
	rows, duplicates, near [ward.Count + 1]int // near are those near a border that are no duplicates
}

func newSummary(mapID string) Summary {
	return Summary{mapID: mapID, maps: map[string]*wardCounts{mapID: {}}}
}

func (s *Summary) count(o *outcome, duplicate bool) {
	s.Rows++
	s.statuses[slices.Index(statuses[:], o.status)]++
	if o.nearBorder {
		s.NearBorder++
	}
	id := cmp.Or(o.mapID, s.mapID)
	counts := s.maps[id]
	if counts == nil {
		counts = &wardCounts{}
		s.maps[id] = counts
	}
	counts.rows[o.ward]++
	switch {
	case duplicate:
		counts.duplicates[o.ward]++
	case o.nearBorder:
		counts.near[o.ward]++
	}
}

// OfStatus returns how many rows have a status.
func (s *Summary) OfStatus(status ward.Status) int {
	if i := slices.Index(statuses[:], status); i >= 0 {
		return s.statuses[i]
	}
	return 0
}

// InWard returns how many rows are in ward n of the map of the day.
func (s *Summary) InWard(n ward.Number) int { return s.maps[s.mapID].rows[n] }

// Signers returns how many signed in ward n, whatever repeats an earlier row
// left out: those in it for sure, and those near its border, who may be in
// another.
func (s *Summary) Signers(n ward.Number) (sure, near int) {
	counts := s.maps[s.mapID]
	near = counts.near[n]
	return counts.rows[n] - counts.duplicates[n] - near, near
}

// duplicatesIn returns how many rows of ward n repeat an earlier one.
func (s *Summary) duplicatesIn(n ward.Number) int { return s.maps[s.mapID].duplicates[n] }

// share returns how many percent of all rows with a ward are in ward n.
func (s *Summary) share(n ward.Number) float64 {
	return 100 * float64(s.InWard(n)) / float64(max(s.OfStatus(ward.StatusMatched), 1))
}

// Print writes the counts for people to read. Today says that the day is
// today.
func (r *Result) Print(out io.Writer, today bool) {
	when := r.day.Date().String()
	if today {
		when += ", today in Chicago"
	}
	if r.dated() {
		fmt.Fprintf(out, "%d rows, each looked up for its own day; the newest source on the council is of %v\n\n", r.Rows, r.atlas.Latest().Date())
	} else {
		fmt.Fprintf(out, "%d rows, looked up on ward map %s for %s; the newest source on the council is of %v\n\n",
			r.Rows, r.mapID, when, r.atlas.Latest().Date())
	}
	if r.isStale() && !r.dated() {
		fmt.Fprintf(out, "The data end with the council that sits until %v: who holds the seats on %v is not known here.\n\n", r.atlas.SitsUntil(), r.day.Date())
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for i, count := range r.statuses {
		if count > 0 {
			fmt.Fprintln(table, strings.TrimRight(fmt.Sprintf("%6d  %s\t%s", count, statuses[i], wordsIn[outreach.English].status(statuses[i], outreach.English)), "\t"))
		}
	}
	table.Flush()
	if r.NearBorder > 0 {
		fmt.Fprintf(out, "\nNear a border: %d. The column other_wards has the wards these may be in instead.\n", r.NearBorder)
	}
	switch {
	case r.OfStatus(ward.StatusMatched) == 0:
	case r.dated():
		r.printMaps(out)
	default:
		r.printSeats(out, table)
	}
	r.printNotes(out)
}

// dated reports whether rows have days of their own.
func (r *Result) dated() bool { return r.Columns.Date >= 0 }

// isStale reports whether the day is after all that the data know of the
// council.
func (r *Result) isStale() bool { return r.day.Date().Compare(r.atlas.SitsUntil()) > 0 }

// printMaps writes the counts by ward map.
func (r *Result) printMaps(out io.Writer) {
	fmt.Fprintln(out)
	for _, id := range slices.Sorted(maps.Keys(r.maps)) {
		inWards := 0
		for _, count := range r.maps[id].rows[1:] {
			inWards += count
		}
		if inWards > 0 {
			fmt.Fprintf(out, "%6d  in wards of map %s\n", inWards, id)
		}
	}
}

// printSeats writes the counts by ward, with who holds the seat.
func (r *Result) printSeats(out io.Writer, table *tabwriter.Writer) {
	measure, seats := r.seats(outreach.English)
	fmt.Fprintln(table, "\nsigners\tward\tshare\talder\tphone\te-mail\tprotections\task")
	doubted := false
	for _, seat := range seats {
		if count := r.InWard(seat.Ward); count > 0 {
			phone := seat.Phone
			if seat.ContactNote != "" {
				phone, doubted = phone+"*", true
			}
			fmt.Fprintf(table, "%7d\t%4d\t%4.1f%%\t%s\t%s\t%s\t%s\t%s\n",
				count, seat.Ward, r.share(seat.Ward), cmp.Or(holderOf(seat.Seat), "not known"), phone, seat.Email, seat.standWords(), seat.Ask.Ask)
		}
	}
	table.Flush()
	if doubted {
		fmt.Fprintln(out, "\n* Listed by the City before the seat last changed: check phone and e-mail first.")
	}
	if measure.ID != "" {
		fmt.Fprintf(out, "\nThe column protections is where each alder's own act on the %s puts them on the protections of the ordinance. A vote on procedure is on neither side.\n"+
			"The column ask is what their acts on the ordinance and all its amendments come to; summary, report and scripts have the act on which it rests, and its source.\n",
			outreach.English.Measure(measure))
		if missing := outreach.English.RollCall(measure); missing != "" {
			fmt.Fprintln(out, missing)
		}
	}
}

// printNotes tells what the organizer should know of the list besides. It
// names columns, and rows by number, and repeats nothing that is in them.
func (r *Result) printNotes(out io.Writer) {
	fmt.Fprintf(out, "\nRead: %s.\n", r.Columns.describe(r.Header))
	for _, note := range []struct {
		Occurrences
		text string
	}{
		{r.Duplicates, "Rows of a signer who is in an earlier row: %d, first row %d. The column duplicate_of has the number of that row."},
		{r.Windows, "Rows that are not in UTF-8: %d, first row %d. They were read as Windows-1252; look whether the accents are right."},
		{r.Formulas, "Cells of yours that a spreadsheet may run as a formula: %d, first in row %d (the header is row 0). They are as they were; be careful with them."},
	} {
		if note.Count > 0 {
			fmt.Fprintf(out, "\n"+note.text+"\n", note.Count, note.First)
		}
	}
}
