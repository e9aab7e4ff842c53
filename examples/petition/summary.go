package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// summary counts what was found. Every row has one status, and every row with a
// ward is counted in that ward.
type summary struct {
	rows       int
	nearBorder int
	statuses   [ward.OutsideCity + 1]int
	wards      [ward.Count + 1]int
	duplicates [ward.Count + 1]int // those among wards that repeat an earlier row
}

func (s *summary) add(f *finding) {
	s.rows++
	s.statuses[f.status]++
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

// print writes the counts for people to read.
func (s *summary) print(out io.Writer, atlas *ward.Atlas, day *ward.Snapshot) {
	fmt.Fprintf(out, "%d rows, looked up on ward map %s for %v; the council was last confirmed on %v\n\n",
		s.rows, day.Map().Info().ID, day.Date(), atlas.AsOf())
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for status, count := range s.statuses {
		if count > 0 {
			reason := ward.Status(status).Text().English
			fmt.Fprintln(table, strings.TrimRight(fmt.Sprintf("%6d  %v\t%s", count, ward.Status(status), reason), "\t"))
		}
	}
	table.Flush()
	if s.nearBorder > 0 {
		fmt.Fprintf(out, "\nNear a border: %d. The column other_wards has the wards these may be in instead.\n", s.nearBorder)
	}
	if s.statuses[ward.Matched] == 0 {
		return
	}
	measure, seats := seatsOf(atlas, day, outreach.English)
	fmt.Fprintln(table, "\nsigners\tward\tshare\talder\tphone\te-mail\tprotections")
	for _, seat := range seats {
		if count := s.wards[seat.ward]; count > 0 {
			fmt.Fprintf(table, "%7d\t%4d\t%4.1f%%\t%s\t%s\t%s\t%s\n", count, seat.ward, s.share(seat.ward), seat.holder(), seat.contact.Phone, seat.contact.Email, seat.standWords())
		}
	}
	table.Flush()
	if measure.ID != "" {
		fmt.Fprintf(out, "\nThe last column is where each alder's own recorded act on the %s (%s) puts them on the protections of the ordinance.\n", measure.Title.English, measure.ID)
	}
}

// share returns how many percent of all rows with a ward are in ward n.
func (s *summary) share(n ward.Number) float64 {
	if s.statuses[ward.Matched] == 0 {
		return 0
	}
	return 100 * float64(s.wards[n]) / float64(s.statuses[ward.Matched])
}
