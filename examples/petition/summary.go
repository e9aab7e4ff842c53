package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// statuses are those of a row, in the order of the summary.
var statuses = [...]ward.Status{
	ward.StatusMatched, ward.StatusAmbiguous, ward.StatusNoStreet, ward.StatusNoNumber, ward.StatusOutside,
	ward.StatusPOBox, ward.StatusIncomplete, ward.StatusNotAddress, ward.StatusEmpty,
}

// summary counts what was found. Every row has one status, and every row with a
// ward is counted in that ward.
type summary struct {
	rows       int
	nearBorder int
	statuses   [len(statuses)]int
	wards      [ward.Count + 1]int
	duplicates [ward.Count + 1]int // those among wards that repeat an earlier row
}

func (s *summary) add(f *finding) {
	s.rows++
	s.statuses[slices.Index(statuses[:], f.status)]++
	s.wards[f.ward]++
	if f.nearBorder {
		s.nearBorder++
	}
}

// addDuplicate notes that a row that was added repeats an earlier one; n is
// its ward, zero if it has none.
func (s *summary) addDuplicate(n ward.Number) { s.duplicates[n]++ }

// merge adds the counts of other, which has counted other rows.
func (s *summary) merge(other *summary) {
	s.rows += other.rows
	s.nearBorder += other.nearBorder
	for i, count := range other.statuses {
		s.statuses[i] += count
	}
	for i, count := range other.wards {
		s.wards[i] += count
		s.duplicates[i] += other.duplicates[i]
	}
}

// allDuplicates returns how many rows repeat an earlier one.
func (s *summary) allDuplicates() int {
	total := 0
	for _, count := range s.duplicates {
		total += count
	}
	return total
}

// signers returns how many people of ward n signed: what repeats an earlier
// row is not counted again.
func (s *summary) signers(n ward.Number) int { return s.wards[n] - s.duplicates[n] }

// print writes the counts for people to read. Today says that day is today.
func (s *summary) print(out io.Writer, atlas *ward.Atlas, day *ward.Snapshot, today bool) {
	when := day.Date().String()
	if today {
		when += ", today in Chicago"
	}
	fmt.Fprintf(out, "%d rows, looked up on ward map %s for %s; the newest source on the council is of %v\n\n",
		s.rows, day.Map().Info().ID, when, atlas.Latest().Date())
	if isStale(atlas, day) {
		fmt.Fprintf(out, "The data end with the council that sits until %v: who holds the seats on %v is not known here.\n\n", atlas.SitsUntil(), day.Date())
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for i, count := range s.statuses {
		if count > 0 {
			fmt.Fprintln(table, strings.TrimRight(fmt.Sprintf("%6d  %s\t%s", count, statuses[i], statuses[i].Text().English), "\t"))
		}
	}
	table.Flush()
	if s.nearBorder > 0 {
		fmt.Fprintf(out, "\nNear a border: %d. The column other_wards has the wards these may be in instead.\n", s.nearBorder)
	}
	if s.matched() == 0 {
		return
	}
	measure, seats := seatsOf(atlas, day, outreach.English)
	fmt.Fprintln(table, "\nsigners\tward\tshare\talder\tphone\te-mail\tprotections\task")
	doubted := false
	for _, seat := range seats {
		if count := s.wards[seat.Ward]; count > 0 {
			phone := seat.Phone
			if seat.contactNote != "" {
				phone, doubted = phone+"*", true
			}
			fmt.Fprintf(table, "%7d\t%4d\t%4.1f%%\t%s\t%s\t%s\t%s\t%s\n",
				count, seat.Ward, s.share(seat.Ward), cmp.Or(holderOf(seat.Seat), "not known"), phone, seat.Email, seat.standWords(), seat.ask.Ask)
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

// isStale reports whether day is after all that the data know of the council.
func isStale(atlas *ward.Atlas, day *ward.Snapshot) bool {
	return day.Date().Compare(atlas.SitsUntil()) > 0
}

// matched returns how many rows have a ward.
func (s *summary) matched() int { return s.statuses[slices.Index(statuses[:], ward.StatusMatched)] }

// share returns how many percent of all rows with a ward are in ward n.
func (s *summary) share(n ward.Number) float64 {
	return 100 * float64(s.wards[n]) / float64(max(s.matched(), 1))
}
