package main

import (
	"fmt"
	"io"
)

// printNotes tells what the organizer should know of the input besides the
// summary. It names rows by number and repeats nothing that is in them.
func (j *job) printNotes(out io.Writer, review string) {
	for _, note := range []struct {
		occurrences
		text string
	}{
		{j.duplicates, "Rows of a signer who is in an earlier row: %d, first row %d. The column duplicate_of has the number of that row."},
		{j.counts.windows, "Rows that are not in UTF-8: %d, first row %d. They were read as Windows-1252; look whether the accents are right."},
		{j.counts.formulas, "Cells of yours that a spreadsheet may run as a formula: %d, first in row %d. They are as they were; be careful with them."},
	} {
		if note.count > 0 {
			fmt.Fprintf(out, "\n"+note.text+"\n", note.count, note.first)
		}
	}
	if j.review != nil {
		fmt.Fprintf(out, "\nRows that a person should look at: %d, in %s.\n", j.reviewed, review)
	}
}
