// Command gen checks the folder data, makes what is generated in it, and
// compares it with the City's records.
//
//	go run ./internal/gen [-out DIR]
//
// This is what go generate ./data does. It reads the tables of the council,
// checks them together with everything else that is shipped, puts them into
// canonical form, counts the roll calls, and writes the manifests and the parts
// of the README files that show data. It needs only the folder. If anything is
// wrong, it says where and changes nothing.
//
//	go run ./internal/gen -sources DIR [-out DIR]
//
// This first makes the ward maps and the streets from the City's files, in the
// directory whose layout data/README.md describes. It prints the overlaps and
// gaps of the maps, to which ward each was given, and the proof of each map. The
// same sources give the same bytes.
//
//	go run ./internal/gen -fetch [-write [DIR]] [-out DIR]
//
// This compares what is shipped with the City Clerk's record and the City's
// data portal. A line with a difference begins with an asterisk and says where
// it is; the lines that the tables need for it follow, indented. A line with a
// source that did not answer, or that could not be read in full, begins with an
// exclamation mark; the other sources are compared all the same. Without -write
// nothing is changed. With it the lines are put into the tables, for review in
// git. With a directory after it, the files of the portal are kept there too,
// and a download that was cut off is continued. The exit status is 0 if nothing
// differs, 1 if something does, and 2 if a source failed.
//
//	go run ./internal/gen -rollcall FILE [-write] [-out DIR]
//
// This makes the lines of a roll call that was typed or pasted from a page, as
// data/CORRECTING.md describes, and prints them; -write puts them into the
// tables. The exit status is 1 if a name or the count is wrong.
//
//	go run ./internal/gen -age [-out DIR]
//
// This prints how old each source is.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/chiward/chiward/data/internal/web"
	"github.com/chiward/chiward/ward"
)

func main() {
	sources := flag.String("sources", "", "make maps and streets from the City's files in this `directory`")
	out := flag.String("out", ".", "the `directory` data")
	fetch := flag.Bool("fetch", false, "compare with the City Clerk's record and the data portal; the exit status is 0 for no differences, 1 for differences, 2 if a source failed")
	list := flag.String("rollcall", "", "make the lines of the roll call in this `file`; the exit status is 1 if it is wrong")
	age := flag.Bool("age", false, "print how old each source is")
	write := flag.Bool("write", false, "put what -fetch or -rollcall found into the tables; with a directory after it, keep the files of the portal there")
	flag.Parse()
	keep := ""
	if *write && *fetch && flag.NArg() > 0 {
		keep = flag.Arg(0)
		_ = flag.CommandLine.Parse(flag.Args()[1:]) // it exits on an error
	}
	asked := 0
	for _, is := range [...]bool{*fetch, *list != "", *age, *sources != ""} {
		if is {
			asked++
		}
	}
	if flag.NArg() > 0 || asked > 1 || *write && !*fetch && *list == "" {
		flag.Usage()
		os.Exit(2)
	}
	dir, err := filepath.Abs(*out)
	if err != nil {
		fail(err, 1)
	}
	g := generator{dir: dir, today: ward.DateOf(time.Now()), output: goOutput, out: os.Stdout}
	if !*fetch && *list == "" && !*age {
		if err := g.generate(*sources); err != nil {
			fail(err, 1)
		}
		return
	}
	d, err := newDraft(dir, g.today)
	if err != nil {
		fail(err, 2)
	}
	r := &report{out: os.Stdout, draft: d}
	status := 0
	switch {
	case *age:
		d.age(os.Stdout)
	case *fetch:
		f := newFetcher(cityHosts, r, web.NewClient)
		f.keep = keep
		f.fetch(context.Background())
		status = r.status()
	default:
		if err := r.rollCall(*list); err != nil {
			fail(err, 1)
		}
	}
	if *write {
		if err := g.writeDraft(r.draft); err != nil {
			fail(err, 2)
		}
	}
	os.Exit(status)
}

func fail(err error, status int) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(status)
}
