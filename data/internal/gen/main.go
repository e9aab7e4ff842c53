// Command gen keeps the folder data in order.
//
//	go run ./internal/gen [-out DIR]
//
// This is what go generate ./data does. It reads the tables of the council,
// checks them together with everything else that is shipped, puts them into
// canonical form, counts the roll calls, and writes the manifests and the
// parts of the README files that show data. It needs nothing but the folder.
// Unless all is right, it changes nothing and says where each fault is.
//
//	go run ./internal/gen -sources DIR [-out DIR]
//
// This first makes the ward maps and the streets from the City's files. The
// directory has the layout that data/README.md describes. What was settled on
// the way is printed. The same sources give the same bytes.
//
//	go run ./internal/gen -fetch [-elms URL] [-legistar URL] [-portal URL] [-write [DIR]] [-out DIR]
//
// This asks the City Clerk's record and the City's data portal what differs
// from what is shipped. A difference begins with an asterisk and says where it
// is; the lines that the tables need for it follow, set in. A source that could
// not be asked, or not read whole, begins with an exclamation mark, and the
// others are asked all the same. Without -write nothing is changed. With it the
// lines are put into the tables, for review in git; with a directory behind it,
// the files of the portal are kept there too, and a download that was cut off
// goes on. The exit status is 0 if nothing differs, 1 if something does, and 2
// if a source could not be asked.
//
//	go run ./internal/gen -rollcall FILE [-write] [-out DIR]
//
// This makes the lines of a roll call that was typed or pasted from a page, as
// data/CORRECTING.md describes, and prints them; -write puts them into the
// tables. The exit status is 1 if a name or the count is not right.
//
//	go run ./internal/gen -age [-out DIR]
//
// This says how old each source is.
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
	sources := flag.String("sources", "", "`directory` of the City's files, to make maps and streets from; none if empty")
	out := flag.String("out", ".", "the `directory` data")
	fetch := flag.Bool("fetch", false, "ask the City Clerk and the data portal what has changed; the exit status is 0 for no differences, 1 for differences, 2 if a source could not be asked")
	var h hosts
	flag.StringVar(&h.elms, "elms", "https://api.chicityclerkelms.chicago.gov", "`address` of the City Clerk's eLMS")
	flag.StringVar(&h.legistar, "legistar", "https://webapi.legistar.com", "`address` of the City Clerk's Legistar archive")
	flag.StringVar(&h.portal, "portal", "https://data.cityofchicago.org", "`address` of the data portal")
	list := flag.String("rollcall", "", "`file` with a roll call, to make the lines of it; the exit status is 1 if it is not right")
	age := flag.Bool("age", false, "say how old each source is")
	write := flag.Bool("write", false, "put what -fetch or -rollcall found into the tables; a directory behind it keeps the files of the portal")
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
		f := newFetcher(h, r, web.NewClient)
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
