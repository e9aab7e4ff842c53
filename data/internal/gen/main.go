// Command gen makes the bundles of package data from the original sources:
// it reads them, checks them, and writes our own tables with a manifest for
// each bundle. The same sources give the same bytes.
//
//	go run ./internal/gen -sources DIR [-out DIR]
//
// The sources directory has the layout that data/README.md describes. What
// was settled or left out on the way is printed to standard output.
//
//	go run ./internal/gen -fetch [-portal URL] [-write DIR] [-out DIR]
//
// This gets the ward offices, the ward maps and the newest building permits
// from the City's data portal, prints how they differ from the bundles in the
// directory of -out, and changes nothing. With -write it also keeps what it
// got in a directory, by the names of the sources directory.
//
//	go run ./internal/gen -correct [-out DIR]
//
// This takes the corrections, which stand beside this file, into the bundle
// current that is there, without the original sources, and checks it. Making
// the bundles from the sources takes them in as well.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	sources := flag.String("sources", "", "`directory` of the original sources")
	out := flag.String("out", ".", "`directory` of the bundles")
	fetch := flag.Bool("fetch", false, "ask the data portal what has changed, in place of making the bundles")
	base := flag.String("portal", "https://data.cityofchicago.org", "`address` of the data portal")
	write := flag.String("write", "", "`directory` to keep what was fetched in; none if empty")
	correcting := flag.Bool("correct", false, "take the corrections into the bundles that are there, in place of making them")
	flag.Parse()
	asked := 0
	for _, is := range []bool{*sources != "", *fetch, *correcting} {
		if is {
			asked++
		}
	}
	if flag.NArg() > 0 || asked != 1 {
		flag.Usage()
		os.Exit(2)
	}
	run := func() error { return generate(*sources, *out) }
	switch {
	case *fetch:
		f := fetcher{portal: newPortal(*base), data: *out, write: *write, out: os.Stdout}
		run = func() error { return f.fetch(context.Background()) }
	case *correcting:
		run = func() error { return correct(filepath.Join(*out, "current")) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// correct takes the corrections into the bundle in dir.
func correct(dir string) error {
	corrections, err := shippedCorrections()
	if err != nil {
		return err
	}
	return correctShipped(dir, corrections)
}

// generate reads everything before it writes anything, so that a faulty
// source leaves the bundles as they were.
func generate(sources, out string) error {
	maps := map[string]file{}
	for _, m := range wardMaps {
		f, err := m.file(filepath.Join(sources, "wards"))
		if err != nil {
			return err
		}
		maps[m.info.ID] = f
	}
	corrections, err := shippedCorrections()
	if err != nil {
		return err
	}
	council, err := councilFiles(filepath.Join(sources, "council"), corrections)
	if err != nil {
		return err
	}
	streets, err := streetFiles(sources)
	if err != nil {
		return err
	}
	for _, left := range councilLeftOut() {
		fmt.Println("left out:", left)
	}
	for _, b := range []bundle{
		{name: "current", files: append([]file{maps["2023"]}, council...)},
		{name: "history", files: []file{maps["2003"], maps["2015"]}},
		{name: "streets", files: streets},
	} {
		if err := b.write(filepath.Join(out, b.name)); err != nil {
			return err
		}
		fmt.Printf("%s: %d files, %d KB\n", b.name, len(b.files), (b.size()+1023)/1024)
	}
	return nil
}
