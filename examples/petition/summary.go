package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/chiward/chiward/ward"
)

// summary counts the answers.
type summary struct {
	rows       int
	nearBorder int
	statuses   [ward.OutsideCity + 1]int
	reasons    [ward.OutsideCity + 1]string
	wards      [ward.Count + 1]int
}

func (s *summary) add(answer ward.Answer) {
	s.rows++
	s.statuses[answer.Status]++
	s.reasons[answer.Status] = answer.Reason
	s.wards[answer.Result.Ward]++
	if answer.Result.Certainty == ward.NearBorder {
		s.nearBorder++
	}
}

// merge adds the counts of other, which has counted other rows.
func (s *summary) merge(other *summary) {
	s.rows += other.rows
	s.nearBorder += other.nearBorder
	for i, count := range other.statuses {
		s.statuses[i] += count
		s.reasons[i] = cmp.Or(s.reasons[i], other.reasons[i])
	}
	for i, count := range other.wards {
		s.wards[i] += count
	}
}

// print writes the counts for people to read.
func (s *summary) print(out io.Writer, day *ward.Snapshot, confirmed ward.Date) {
	fmt.Fprintf(out, "%d rows, looked up on ward map %s for %v; the council was last confirmed on %v\n\n",
		s.rows, day.Map().Info().ID, day.Date(), confirmed)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for status, count := range s.statuses {
		if count > 0 {
			line := fmt.Sprintf("%6d  %v\t%s", count, ward.Status(status), s.reasons[status])
			fmt.Fprintln(table, strings.TrimRight(line, "\t"))
		}
	}
	table.Flush()
	if s.nearBorder > 0 {
		fmt.Fprintf(out, "\nNear a border: %d. The column other_wards has the wards these may be in instead.\n", s.nearBorder)
	}
	if s.statuses[ward.Matched] == 0 {
		return
	}
	fmt.Fprintln(table, "\nsigners\tward\talder\tphone\te-mail")
	for n, count := range s.wards {
		if n == 0 || count == 0 {
			continue
		}
		number := ward.Number(n)
		alder, ok := day.Alder(number)
		if !ok {
			alder.Name, alder.Contact = "not known", day.Contact(number)
		}
		if day.IsVacant(number) {
			alder.Name = "vacant"
		}
		fmt.Fprintf(table, "%7d\t%4d\t%s\t%s\t%s\n", count, n, alder.Name, alder.Contact.Phone, alder.Contact.Email)
	}
	table.Flush()
}
