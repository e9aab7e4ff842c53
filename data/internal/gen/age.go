package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"text/tabwriter"

	"github.com/chiward/chiward/ward"
)

// age prints how old each source is: for which day it speaks, when it was read,
// and how many days ago both were.
func (d *draft) age(out io.Writer) {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "as of\tdays ago\tread on\tdays ago\tsource")
	tell := func(asOf, read, title string) {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", cmp.Or(asOf, "unknown"), d.daysSince(asOf), cmp.Or(read, "unknown"), d.daysSince(read), title)
	}
	t := d.table("sources")
	for _, line := range t.lines {
		tell(t.cell(line, "as_of"), t.cell(line, "retrieved"), t.cell(line, "id"))
	}
	seen := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(d.files.manifests)) {
		for _, f := range d.files.manifests[name].Files {
			for _, source := range f.Sources {
				if !seen[source.URL+source.Title] {
					tell(source.AsOf.String(), source.Retrieved.String(), source.Title)
				}
				seen[source.URL+source.Title] = true
			}
		}
	}
	table.Flush()
}

// daysSince returns how many days before today date is, "" if it is not a single
// day.
func (d *draft) daysSince(date string) string {
	day, err := ward.ParseDay(date)
	if err != nil {
		return ""
	}
	return strconv.Itoa(int(d.today.Time().Sub(day.Time()).Hours() / 24))
}
