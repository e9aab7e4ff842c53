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
//	go run ./internal/gen -fetch [-portal URL] [-write DIR] [-out DIR]
//
// This gets the ward offices, the ward maps and the newest building permits
// from the City's data portal, prints how they differ from what is shipped,
// and changes nothing. With -write it also keeps what it got in a directory,
// by the names of the sources directory.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/chiward/chiward/ward"
)

func main() {
	sources := flag.String("sources", "", "`directory` of the City's files, to make maps and streets from; none if empty")
	out := flag.String("out", ".", "the `directory` data")
	fetch := flag.Bool("fetch", false, "ask the data portal what has changed, and write nothing there")
	base := flag.String("portal", "https://data.cityofchicago.org", "`address` of the data portal")
	write := flag.String("write", "", "`directory` to keep what was fetched in; none if empty")
	flag.Parse()
	if flag.NArg() > 0 || *fetch && *sources != "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*out, *sources, *base, *fetch, *write); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out, sources, base string, fetch bool, write string) error {
	dir, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	today := ward.DateOf(time.Now())
	if fetch {
		f := fetcher{portal: newPortal(base), data: dir, today: today, write: write, out: os.Stdout}
		return f.fetch(context.Background())
	}
	g := generator{dir: dir, today: today, output: goOutput, out: os.Stdout}
	return g.generate(sources)
}
