package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/chiward/chiward/ward"
)

// summary counts the answers.
type summary struct {
	rows       int
	nearBorder int
	statuses   [ward.OutsideCity + 1]int
	wards      [ward.Count + 1]int
}

func (s *summary) add(answer ward.Answer) {
	s.rows++
	s.statuses[answer.Status]++
	s.wards[answer.Result.Ward]++
	if answer.Result.Certainty == ward.NearBorder {
		s.nearBorder++
	}
}

// print writes the counts for people to read.
func (s *summary) print(out io.Writer, day *ward.Snapshot) {
	fmt.Fprintf(out, "%d rows, wards of map %s on %v\n", s.rows, day.Map().Info().ID, day.Date())
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	for status, count := range s.statuses {
		if count > 0 {
			fmt.Fprintf(table, "%d\t %v\t\n", count, ward.Status(status))
		}
	}
	table.Flush()
	if s.nearBorder > 0 {
		fmt.Fprintf(out, "%d of them are near a border; look at other_wards\n", s.nearBorder)
	}
	fmt.Fprintln(out)
	table = tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "signers\tward\talder\tphone\te-mail")
	for n, count := range s.wards {
		if n == 0 || count == 0 {
			continue
		}
		alder, ok := day.Alder(ward.Number(n))
		if !ok {
			alder.Name, alder.Contact = "vacant", day.Contact(ward.Number(n))
		}
		fmt.Fprintf(table, "%d\t%d\t%s\t%s\t%s\n", count, n, alder.Name, alder.Contact.Phone, alder.Contact.Email)
	}
	table.Flush()
}
