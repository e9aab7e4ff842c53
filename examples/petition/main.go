// Command petition finds the ward and alder of each signer of a petition. It
// reads a CSV file of signers and writes the same rows with the answers behind
// them:
//
//	petition [-date 2021-01-27] [-address COLUMN] [-o OUT.csv] SIGNERS.csv
//
// Every row comes back once, in order, with its cells as they were. Nothing
// leaves the machine. The exit status is 0 if every row was read, whether or
// not a ward was found for it, and 1 if not.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

func main() {
	err := run(os.Stdout, os.Stderr, os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "petition:", err)
		os.Exit(1)
	}
}

// run does the work of the command: answers go to out unless -o names a file,
// the summary goes to notes.
func run(out, notes io.Writer, args []string) error {
	flags := flag.NewFlagSet("petition", flag.ContinueOnError)
	flags.SetOutput(notes)
	flags.Usage = func() {
		fmt.Fprintln(notes, "usage: petition [-date 2021-01-27] [-address COLUMN] [-o OUT.csv] SIGNERS.csv")
		flags.PrintDefaults()
	}
	date := flags.String("date", "", "the `day` whose wards and alders are meant; by default the newest known")
	column := flags.String("address", "", "the `name` of the column that holds the address")
	outName := flags.String("o", "", "the `file` to write; by default standard output")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		flags.Usage()
		return fmt.Errorf("one file of signers is needed, %d are given", flags.NArg())
	}
	in, err := os.Open(flags.Arg(0))
	if err != nil {
		return err
	}
	defer in.Close()
	day, err := openDay(*date)
	if err != nil {
		return err
	}
	job := job{day: day, addressColumn: *column}
	if *outName == "" {
		err = job.match(in, out)
	} else {
		err = writeFile(*outName, in, func(w io.Writer) error { return job.match(in, w) })
	}
	if err != nil {
		return fmt.Errorf("%s: %w", flags.Arg(0), err)
	}
	job.summary.print(notes, day)
	return nil
}

func openDay(date string) (*ward.Snapshot, error) {
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err != nil {
		return nil, err
	}
	if date == "" {
		return atlas.Latest(), nil
	}
	d, err := ward.ParseDate(date)
	if err != nil {
		return nil, err
	}
	return atlas.On(d)
}

// writeFile writes a file whole or not at all: under another name first, which
// is then changed to name. It refuses to replace the file that is being read.
func writeFile(name string, reading *os.File, write func(io.Writer) error) (err error) {
	if in, err := reading.Stat(); err == nil {
		if out, err := os.Stat(name); err == nil && os.SameFile(in, out) {
			return errors.New("is also the file to write")
		}
	}
	file, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.part")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			file.Close()
			os.Remove(file.Name())
		}
	}()
	buffered := bufio.NewWriter(file)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), name)
}
