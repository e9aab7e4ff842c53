package canvass

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// Print writes the counts for people to read. Today says that the day is
// today.
func (r *Result) Print(out io.Writer, today bool) {
	when := fmt.Sprintf("looked up on ward map %s for %v", r.mapID, r.day.Date())
	switch {
	case r.dated():
		when = "each looked up for its own day"
	case today:
		when += ", today in Chicago"
	}
	fmt.Fprintf(out, "%d rows, %s; the newest source on the council is of %v\n\n", r.Rows, when, r.atlas.Latest().Date())
	if r.isStale() && !r.dated() {
		fmt.Fprintf(out, "The data end with the council that sits until %v: who holds the seats on %v is not known here.\n\n", r.atlas.SitsUntil(), r.day.Date())
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, status := range statuses {
		if count := r.OfStatus(status); count > 0 {
			fmt.Fprintln(table, strings.TrimRight(fmt.Sprintf("%6d  %s\t%s", count, status, wordsIn[outreach.English].status(status, outreach.English)), "\t"))
		}
	}
	table.Flush()
	if r.NearBorder > 0 {
		fmt.Fprintf(out, "\nNear a border: %d. The column other_wards has the wards these may be in instead.\n", r.NearBorder)
	}
	switch {
	case r.OfStatus(ward.StatusMatched) == 0:
	case r.dated():
		fmt.Fprintln(table, "\nsigners\tmap\tward\tshare")
		for _, line := range r.lines() {
			fmt.Fprintf(table, "%7d\t%s\t%4d\t%4.1f%%\n", line.Rows, line.Map, line.Ward, line.Percent)
		}
		table.Flush()
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

// printSeats writes the counts by ward, with who holds the seat.
func (r *Result) printSeats(out io.Writer, table *tabwriter.Writer) {
	measure, seats := r.seats(outreach.English)
	fmt.Fprintln(table, "\nsigners\tward\tshare\talder\tphone\te-mail\tprotections\task")
	doubted := false
	for _, seat := range seats {
		line := r.line(r.mapID, seat.Ward)
		if line.Rows == 0 {
			continue
		}
		phone := seat.Phone
		if seat.ContactNote != "" {
			phone, doubted = phone+"*", true
		}
		fmt.Fprintf(table, "%7d\t%4d\t%4.1f%%\t%s\t%s\t%s\t%s\t%s\n",
			line.Rows, seat.Ward, line.Percent, cmp.Or(holderOf(seat.Seat), "not known"), phone, seat.Email, seat.standWords(), seat.Ask.Ask)
	}
	table.Flush()
	if doubted {
		fmt.Fprintln(out, "\n* Listed by the City before the seat last changed: check phone and e-mail first.")
	}
	if measure.ID == "" {
		return
	}
	fmt.Fprintf(out, "\nThe column protections is where each alder's own act on the %s puts them on the protections of the ordinance. A vote on procedure is on neither side.\n"+
		"The column ask is what their acts on the ordinance and all its amendments come to; summary, report and scripts have the act on which it rests, and its source.\n",
		outreach.English.Measure(measure))
	if missing := outreach.English.RollCall(measure); missing != "" {
		fmt.Fprintln(out, missing)
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
		{r.Windows, "Cells that are not in UTF-8: %d, first in row %d. They were read as Windows-1252; look whether the accents are right."},
		{r.Formulas, "Cells of yours that a spreadsheet may run as a formula: %d, first in row %d (the header is row 0). They are as they were; be careful with them."},
	} {
		if note.Count > 0 {
			fmt.Fprintf(out, "\n"+note.text+"\n", note.Count, note.First)
		}
	}
}
