// Command petition finds the ward and alder of each signer of a petition. It
// reads a CSV file of signers and writes the same rows with the answers behind
// them:
//
//	petition [-date 2021-01-27] [-address COLUMN] [-o OUT.csv] [-force] SIGNERS.csv
//
// Every row comes back once, in order, with its cells as they were. Nothing
// leaves the machine. The exit status is 0 if every row was read, whether or
// not a ward was found for it, and 1 if not.
//
// The file signers.csv is a sample to try it on: addresses of libraries, ward
// offices, museums and the like, written as people write them.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

func main() {
	err := run(openAtlas, os.Stdout, os.Stderr, os.Args[1:])
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "petition:", err)
		os.Exit(1)
	}
}

func openAtlas() (*ward.Atlas, error) {
	return ward.Open(data.Current(), data.History(), data.Streets())
}

// run does the work of the command: answers go to out unless -o names a file,
// the summary goes to notes.
func run(open func() (*ward.Atlas, error), out, notes io.Writer, args []string) error {
	flags := flag.NewFlagSet("petition", flag.ContinueOnError)
	date := flags.String("date", "", "the `day` whose wards and alders are meant; by default the newest known")
	column := flags.String("address", "", "the `name` of the column that holds the address")
	outName := flags.String("o", "", "the `file` to write; by default standard output")
	force := flags.Bool("force", false, "replace files that exist")
	flags.SetOutput(io.Discard) // the caller prints the error
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(notes, "usage: petition [-date 2021-01-27] [-address COLUMN] [-o OUT.csv] [-force] SIGNERS.csv")
		flags.SetOutput(notes)
		flags.PrintDefaults()
		return err
	} else if err != nil {
		return fmt.Errorf("%w; petition -h shows how it is used", err)
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("one file of signers is needed, %d are given; petition -h shows how it is used", flags.NArg())
	}
	in, err := os.Open(flags.Arg(0))
	if err != nil {
		return err
	}
	defer in.Close()
	atlas, err := open()
	if err != nil {
		return err
	}
	day := atlas.Latest()
	if *date != "" {
		if day, err = dayOf(atlas, *date); err != nil {
			return fmt.Errorf("-date: %w", err)
		}
	}
	outputs := outputs{force: *force, reading: []*os.File{in}}
	defer outputs.discard()
	if *outName != "" {
		if out, err = outputs.create(*outName); err != nil {
			return err
		}
	}
	job := job{day: day, addressColumn: *column}
	if err := job.match(in, out); err != nil {
		return fmt.Errorf("%s: %w", flags.Arg(0), err)
	}
	if err := outputs.commit(); err != nil {
		return err
	}
	job.summary.print(notes, day, atlas.AsOf())
	return nil
}

func dayOf(atlas *ward.Atlas, date string) (*ward.Snapshot, error) {
	d, err := ward.ParseDate(date)
	if err != nil {
		return nil, err
	}
	return atlas.On(d)
}
