// Command petition finds the ward and alder of each signer of a petition. It
// reads a CSV file of signers and writes the same rows with the answers behind
// them:
//
//	petition [-date 2021-01-27] [-address COLUMN] [-o OUT.csv] [-review LOOK.csv]
//		[-summary COUNTS.csv] [-report REPORT.html] [-letters FOLDER]
//		[-template LETTER.txt] [-lang es] [-force] SIGNERS.csv
//
// Every row comes back once, in order, with its cells as they were. Nothing
// leaves the machine.
//
// # Input
//
// The file, or standard input if it is called -, may be in UTF-8, UTF-16 or
// Windows-1252, with commas, semicolons or tabs. Its first line has the names
// of the columns, in English or Spanish, in any order. The address is in one
// column or in several (number, direction, street, street type), unit, city,
// state and ZIP code beside it or in it; rows without an address may have lat
// and lng. Columns that cannot be told apart are asked for. Empty lines are
// passed over, except in a file with one column, where each is a row. A row
// may have a megabyte.
//
// # Output
//
// The output is in UTF-8 with the separator of the input, and with its byte
// order mark. A row is numbered by its place after the header, the first is 1.
// The column duplicate_of has the number of the first row of the same signer:
// the same place, unit included, and the same name if there are columns for
// names, whatever the case, accents and punctuation. Nothing is left out.
//
// Without -date the wards and alders are those of today in Chicago, by the
// clock of the computer; the summary says which day that is, and it says so if
// the data end with an earlier council.
//
// With -review the rows that a person should look at are also written to a
// file of their own, with their number in front: those without a ward, near
// the border of another, changed so that they may mean another place, and
// duplicates.
//
// # Summary, report and letters
//
// The summary on standard error is also written by -summary, as CSV or JSON:
// rows by status and by ward, and for each ward the alder, how to reach them,
// their own act on the last amendment with its source, and what to ask. The report of -report is
// one page with maps, tables and what to say on the telephone; it has nothing
// of the input but the name of the file, and opens no connection. With -lang
// es, report and letters are in Spanish.
//
// -letters writes a letter (ward-07.txt) and a phone script
// (ward-07-script.txt) for each ward with signers. Duplicates are not counted
// in letters. The letter is made from a template, that of -template if given,
// in the language of package text/template. It can use
//
//	{{.Ward}} {{.Seat}}            35, and "35th Ward" or "distrito 35"
//	{{.Alder}}                     the name, empty if there is none to write to
//	{{.Vacant}}                    whether that is because the seat was vacant
//	{{.Day}}                       the day looked up, in words
//	{{.Office}} {{.Email}} {{.Phone}}
//	{{number .Signers}}            how many signed, with a comma in 1,234
//	{{.ContactNote}}               a warning where these may be a predecessor's
//	{{.Ask}}                       thank, hold, reconsider, confirm, state_position or none
//	{{.Deed}}                      the vote to confirm: "voted on January 15, 2025, to ..."
//	{{.EveryAct}} {{.OneReport}}   whether these can be said
//	{{range .Record}}{{.Measure}} {{.RollCall}}
//	{{range .Acts}}{{.Date}}: {{.Text}} {{.Side}} {{.Source}}{{end}}{{end}}
//	{{.LastMeasure}} {{.Last.Date}} {{.Last.Text}} {{.Last.Source}}
//	                               the act on which the ask rests
//	{{.LastAct}}                   the same in short: "vote of January 27, 2021"
//	{{.WhyNone}}                   why there is no act, if there is none
//
// The e-mails that the report begins have the text of the same template.
//
// Files are written under another name, ending in .part, and get their own
// when all is done. None is replaced without -force, the input never.
//
// However long the input is, the program takes some 160 MB. Beyond 1.8 million
// signers, duplicates are looked for with the help of a file in the folder for
// temporary files; it has hashes under a key that is drawn for the run, and no
// name and no address.
//
// The exit status is 0 if every row was read and written, whether or not a
// ward was found for it, and 1 if not, also after an interrupt.
//
// The file signers.csv is a sample to try it on: addresses of libraries, ward
// offices, museums and the like, written as people write them.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
	_ "time/tzdata" // Windows has none

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

func main() {
	err := run(openAtlas, chicagoDay(time.Now()), os.Stdout, os.Stderr, os.Args[1:])
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "petition:", err)
		os.Exit(1)
	}
}

// openAtlas opens the data, with the maps of the past if past is true.
func openAtlas(past bool) (*ward.Atlas, error) {
	if past {
		return ward.Open(data.Current(), data.History(), data.Streets())
	}
	return ward.Open(data.Current(), data.Streets())
}

// chicagoDay returns what day it is in Chicago at t.
func chicagoDay(t time.Time) ward.Date {
	chicago, err := time.LoadLocation("America/Chicago")
	if err != nil {
		panic(err) // the time zones are part of the program
	}
	return ward.DateOf(t.In(chicago))
}

// run does the work of the command: answers go to out unless -o names a file,
// the summary goes to notes.
func run(open func(past bool) (*ward.Atlas, error), today ward.Date, out, notes io.Writer, args []string) error {
	flags := flag.NewFlagSet("petition", flag.ContinueOnError)
	date := flags.String("date", "", "the `day` whose wards and alders are meant; by default today in Chicago")
	column := flags.String("address", "", "the `name` of the column that holds the address")
	outName := flags.String("o", "", "the `file` to write; by default standard output")
	reviewName := flags.String("review", "", "the `file` for the rows that a person should look at")
	force := flags.Bool("force", false, "replace files that exist")
	var papers papers
	papers.addFlags(flags)
	flags.SetOutput(io.Discard) // the caller prints the error
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(notes, "usage: petition [flags] SIGNERS.csv")
		flags.SetOutput(notes)
		flags.PrintDefaults()
		return err
	} else if err != nil {
		return fmt.Errorf("%w; petition -h shows how it is used", err)
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("one file of signers is needed, %d are given; petition -h shows how it is used", flags.NArg())
	}
	if err := papers.check(); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE)
	defer stop()
	in, err := openInput(flags.Arg(0))
	if err != nil {
		return err
	}
	defer in.Close()
	memory := make(chan memory, 1)
	go func() { memory <- newMemory() }()
	atlas, err := open(*date != "")
	if err != nil {
		return err
	}
	asked := today
	if *date != "" {
		if asked, err = ward.ParseDay(*date); err != nil {
			return fmt.Errorf("-date: %w", err)
		}
	}
	day, err := atlas.On(asked)
	if err != nil {
		return fmt.Errorf("-date: %w", err)
	}
	outputs := outputs{force: *force, reading: []*os.File{in}}
	defer outputs.discard()
	if *outName != "" {
		if out, err = outputs.create(*outName); err != nil {
			return err
		}
	} else if err := outputs.checkStream(out); err != nil {
		return err
	}
	if err := papers.begin(&outputs); err != nil {
		return err
	}
	job := job{day: day, memory: <-memory, addressColumn: *column}
	// Most of the memory are tables that are no work for the collector, and
	// hardly anything else lives long; by default they would be doubled.
	debug.SetGCPercent(25)
	if *reviewName != "" {
		if job.review, err = outputs.create(*reviewName); err != nil {
			return err
		}
	}
	text := &countingReader{Reader: in}
	job.progress = newProgress(notes, in, text)
	err = job.match(ctx, text, out)
	job.progress.clear()
	if ctx.Err() != nil {
		return errors.New("interrupted before the end; no file was written")
	}
	if err != nil {
		return fmt.Errorf("%s: %w", flags.Arg(0), err)
	}
	if err := papers.write(&outputs, atlas, day, &job.summary, flags.Arg(0)); err != nil {
		return err
	}
	if err := outputs.commit(); err != nil {
		return err
	}
	job.summary.print(notes, atlas, day, *date == "")
	job.printNotes(notes, *reviewName)
	papers.printNotes(notes, &job.summary)
	return nil
}

// openInput opens the file called name, or standard input if that is "-".
func openInput(name string) (*os.File, error) {
	if name == "-" {
		return os.Stdin, nil
	}
	return os.Open(name)
}
