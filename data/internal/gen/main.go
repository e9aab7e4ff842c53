// Command gen makes the bundles of package data from the original sources:
// it reads them, checks them, and writes our own tables with a manifest for
// each bundle. The same sources give the same bytes.
//
//	go run ./internal/gen -sources DIR [-out DIR]
//
// The sources directory has the layout that data/README.md describes. What
// was settled or left out on the way is printed to standard output.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	sources := flag.String("sources", "", "`directory` of the original sources (required)")
	out := flag.String("out", ".", "`directory` that the bundles are written to")
	flag.Parse()
	if *sources == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := generate(*sources, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
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
	council, err := councilFiles(filepath.Join(sources, "council"))
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
	}
	return nil
}
