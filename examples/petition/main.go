// Command petition finds the ward and alder of each signer of a petition. It
// reads a list of signers, as CSV or as a workbook of Excel, and writes the
// same rows with the answers behind them:
//
//	petition [-date 2021-01-27] [-address COLUMN] [-date-column COLUMN] [-sheet NAME]
//		[-o OUT.csv] [-points] [-bom=false] [-review LOOK.csv] [-summary COUNTS.csv]
//		[-report REPORT.html] [-letters FOLDER] [-template LETTER.txt]
//		[-from "Ana Ruiz, Neighbors United"] [-lang es] [-force] SIGNERS.csv
//
// Every row comes back once, in order, with its cells as they were. Nothing
// leaves the machine.
//
// A list of who signed and where they live is worth much to others: keep it
// locked, and delete it once the petition is delivered. Names are never needed.
//
// # Input
//
// The list is read from a file, or from standard input if it is called -. What
// it may look like, and how its columns are found, package canvass tells:
// exports of Action Network, NationBuilder, Salesforce, VAN, Google Forms and
// the like are read as they come. If it is not clear which column has the
// address, the program asks, and -address names it. Of a workbook the first
// sheet is read, or that of -sheet.
//
// Without -date the wards and alders are those of today in Chicago, by the
// clock of the computer; the summary says which day that is, and it says so if
// the data end with an earlier council. With -date-column they are those of the
// day in each row; a row without a day, or before the first map, has a status
// that says so. There is then no report and no letter, because there is no one
// council to speak of.
//
// # Output
//
// The output is CSV in UTF-8, with the separator of the input and a byte order
// mark, without which Excel shows accents wrong; -bom=false leaves it out. The
// column duplicate_of has the number of the first row of the same signer. The
// points of signers are written with -points only: they may be their homes.
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
// (ward-07-script.txt) for each ward with signers, and all letters as one page
// to print (letters.html). Duplicates are not counted in letters. A letter names
// no number of signers below five, and does not say of those near a border that
// they live in the ward. It is signed by whom -from names. It is made from a
// template, that of -template if given, in the language of package
// text/template. It can use
//
//	{{.Ward}} {{.Seat}}            35, and "35th Ward" or "distrito 35"
//	{{.Alder}}                     the name, empty if there is none to write to
//	{{.Vacant}}                    whether that is because the seat was vacant
//	{{.Day}}                       the day looked up, in words
//	{{.Office}} {{.Email}} {{.Phone}}
//	{{number .Signers}}            how many signed, with a comma in 1,234
//	{{number .Near}}               how many more did near the border of the ward
//	{{.From}}                      who sends it, empty if -from does not say
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

A list of who signed and where they live is worth much to others: keep it locked,
and delete it once the petition is delivered. Names are never needed.
`

// settings are what the flags say, beside those of papers.
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
	flags.StringVar(&s.date, "date", "", "the `day` whose wards and alders are meant; by default today in Chicago")
	flags.StringVar(&s.match.Address, "address", "", "the `name` of the column that has the address")
	flags.StringVar(&s.match.DateColumn, "date-column", "", "the `name` of a column with a day for each row, whose wards and alders are meant")
	flags.StringVar(&s.match.Sheet, "sheet", "", "the `name` of the sheet of a workbook; by default the first")
	flags.BoolVar(&s.match.Points, "points", false, "also write where each signer is, in columns lat and lng; it may be a home")
	mark := flags.Bool("bom", true, "begin CSV with a byte order mark, without which Excel shows accents wrong")
	flags.StringVar(&s.out, "o", "", "the `file` to write; by default standard output, or if it is -")
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
		return fmt.Errorf("one list of signers is needed, %d are given; petition -h shows how it is used", flags.NArg())
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

// run does the work of the command: answers go to out unless -o names a file,
// the summary goes to notes.
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
	text := &countingReader{Reader: in}
	progress := newProgress(notes, in, text)
	s.match.Progress = progress.show
	result, err := canvass.Match(ctx, text, out, s.match)
	progress.clear()
	if ctx.Err() != nil {
		return errInterrupted
	}
	if err != nil {
		return fmt.Errorf("%s: %w", s.list, advised(err))
	}
	if err := s.papers.write(&outputs, result, s.list); err != nil {
		return err
	}
	if err := outputs.commit(); err != nil {
		return err
	}
	result.Print(notes, s.date == "")
	if s.review != "" {
		fmt.Fprintf(notes, "\nRows that a person should look at: %d, in %s.\n", result.Reviewed, s.review)
	}
	s.papers.printNotes(notes, result)
	return nil
}

var errInterrupted = errors.New("interrupted before the end; no file was written")

// advised adds to an error of a match what flag helps.
func advised(err error) error {
	if _, ok := errors.AsType[*canvass.ColumnError](err); ok {
		return fmt.Errorf("%w; name the right one with -address", err)
	}
	return err
}

// create begins all files, so that what is in their way is known before any
// row is read, and returns where the answers go.
func (s *settings) create(outputs *outputs, out io.Writer) (io.Writer, error) {
	var err error
	if s.out != "" {
		out, err = outputs.create(s.out)
	} else {
		err = outputs.checkStream(out)
	}
	if err == nil && s.review != "" {
		s.match.Review, err = outputs.create(s.review)
	}
	if err == nil {
		err = s.papers.begin(outputs)
	}
	return out, err
}

// openInput opens the file called name, or standard input if that is "-". A
// file that waits for somebody to write into it does not hold up the end.
func openInput(ctx context.Context, name string) (*os.File, error) {
	if name == "-" {
		return os.Stdin, nil
	}
	type opened struct {
		file *os.File
		err  error
	}
	done := make(chan opened, 1)
	go func() {
		file, err := os.Open(name)
		done <- opened{file, err}
	}()
	select {
	case <-ctx.Done():
		return nil, errInterrupted
	case in := <-done:
		return in.file, in.err
	}
}
