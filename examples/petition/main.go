// Command petition finds the ward and alder of each signer of a petition. It
// reads a list of signers, as CSV or as an Excel workbook, and writes the same
// rows with the answers behind them:
//
//	petition [flags] SIGNERS.csv
//
// Every row comes back once, in order, with its cells as they were. Nothing
// leaves the machine. README.md, beside this file, says how to use it, and
// petition -h lists the flags.
//
// Files are written under another name, ending in .part, and get their own
// when all is done. None is replaced without -force, and the input never. The
// exit status is 0 if every row was read and written, whether or not a ward was
// found for it, and 1 otherwise, also after an interrupt.
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
	"github.com/chiward/chiward/examples/internal/canvass"
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

const usage = `usage: petition [flags] SIGNERS.csv

Finds the ward and alder of each signer, and writes the rows of the list with the
answers behind them. SIGNERS.csv may also be an Excel workbook, or - for standard
input. Nothing leaves the machine.

A list of who signed and where they live is worth a lot to others: keep it safe,
and delete it once the petition is delivered. Names are never needed.
`

// settings are what the flags say, except for those of papers.
type settings struct {
	date, out, review string
	force             bool
	match             canvass.Options
	papers            papers
	list              string
}

// parse reads args. The error of -h is [flag.ErrHelp], and the help goes to
// notes.
func (s *settings) parse(args []string, notes io.Writer) error {
	flags := flag.NewFlagSet("petition", flag.ContinueOnError)
	flags.StringVar(&s.date, "date", "", "the `day` whose wards and alders are meant; today in Chicago if it is not given")
	flags.StringVar(&s.match.Address, "address", "", "the `name` of the column that has the address")
	flags.StringVar(&s.match.DateColumn, "date-column", "", "the `name` of a column with a day for each row, if its wards and alders are meant")
	flags.StringVar(&s.match.Sheet, "sheet", "", "the `name` of the sheet of a workbook; the first if it is not given")
	flags.BoolVar(&s.match.Points, "points", false, "also write where each signer is, in columns lat and lng; it may be a home")
	mark := flags.Bool("bom", true, "begin CSV with a byte order mark, without which Excel shows accents wrong")
	flags.StringVar(&s.out, "o", "", "the `file` to write; standard output if it is - or not given")
	flags.StringVar(&s.review, "review", "", "the `file` for the rows that a person should look at")
	flags.BoolVar(&s.force, "force", false, "replace files that exist")
	s.papers.addFlags(flags)
	flags.SetOutput(io.Discard) // the caller prints the error
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(notes, usage+"\n")
		flags.SetOutput(notes)
		flags.PrintDefaults()
		return err
	} else if err != nil {
		return fmt.Errorf("%w; petition -h shows how it is used", err)
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("one list of signers is needed, and %d were given; petition -h shows how it is used", flags.NArg())
	}
	s.list = flags.Arg(0)
	s.match.NoMark = !*mark
	if s.out == "-" {
		s.out = ""
	}
	if s.date != "" && s.match.DateColumn != "" {
		return errors.New("-date and -date-column both say which day is meant; give one of them")
	}
	return s.papers.check(s.match.DateColumn != "")
}

// run does the work of the command. The rows go to out unless -o names a file,
// and the summary goes to notes.
func run(open func(past bool) (*ward.Atlas, error), today ward.Date, out, notes io.Writer, args []string) error {
	var s settings
	if err := s.parse(args, notes); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(),
		os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE, syscall.SIGQUIT)
	defer stop()
	in, err := openInput(ctx, s.list)
	if err != nil {
		return err
	}
	defer in.Close()
	if s.match.Atlas, err = open(s.date != "" || s.match.DateColumn != ""); err != nil {
		return err
	}
	s.match.Day = today
	if s.date != "" {
		if s.match.Day, err = ward.ParseDay(s.date); err != nil {
			return fmt.Errorf("-date: %w", err)
		}
	}
	if _, err := s.match.Atlas.On(s.match.Day); err != nil {
		return fmt.Errorf("-date: %w", err)
	}
	outputs := outputs{force: s.force, reading: []*os.File{in}}
	defer outputs.discard()
	if out, err = s.create(&outputs, out); err != nil {
		return err
	}
	debug.SetGCPercent(200) // reading a workbook leaves much to collect, and memory is not scarce
	progress := newProgress(notes)
	s.match.Progress = progress.show
	result, err := canvass.Match(ctx, in, out, s.match)
	progress.clear()
	if ctx.Err() != nil {
		return errInterrupted
	}
	if _, ok := errors.AsType[*canvass.ColumnError](err); ok {
		err = fmt.Errorf("%w; name the right one with -address", err)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", s.list, err)
	}
	if err := s.papers.write(&outputs, result, s.list); err != nil {
		return err
	}
	if err := outputs.commit(); err != nil {
		return err
	}
	if err := result.Print(notes, s.date == ""); err != nil {
		return err
	}
	if s.review != "" {
		fmt.Fprintf(notes, "\nRows that a person should look at: %d, in %s.\n", result.Reviewed, s.review)
	}
	s.papers.printNotes(notes, result)
	return nil
}

var errInterrupted = errors.New("interrupted before the end; no file was written")

// create begins all files, so that whatever is in their way is known before any
// row is read, and returns where the answers go.
func (s *settings) create(outputs *outputs, out io.Writer) (io.Writer, error) {
	if s.out == "" {
		if err := outputs.checkStream(out); err != nil {
			return nil, err
		}
	}
	for _, file := range []struct {
		name string
		to   *io.Writer
	}{{s.out, &out}, {s.review, &s.match.Review}, {s.papers.summaryName, &s.papers.summary}, {s.papers.reportName, &s.papers.report}} {
		if file.name == "" {
			continue
		}
		var err error
		if *file.to, err = outputs.create(file.name); err != nil {
			return nil, err
		}
	}
	return out, s.papers.checkFolder(outputs)
}

// openInput opens the file called name, or standard input if that is "-". It
// returns when ctx is done, even if name is a pipe into which nobody writes.
func openInput(ctx context.Context, name string) (*os.File, error) {
	if name == "-" {
		return os.Stdin, nil
	}
	var file *os.File
	opened := make(chan error, 1)
	go func() {
		var err error
		file, err = os.Open(name)
		opened <- err
	}()
	select {
	case <-ctx.Done():
		return nil, errInterrupted
	case err := <-opened:
		return file, err
	}
}
