// Command lookup tells which ward of Chicago an address or a point is in, how
// sure that is, who the alder is, how to reach them, who represented the place
// when the Council acted on the Welcoming City ordinance, and what they did.
//
//	lookup [-date 2021-01-27] [-json] ADDRESS
//	lookup [-date 2021-01-27] [-json] LAT,LNG
//
// Nothing leaves the machine. The exit status is 0 if there is an answer, even
// that the place is not in Chicago, and 1 if the arguments are mistaken.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // for machines without time zones

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

func main() {
	chicago, err := time.LoadLocation("America/Chicago")
	if err != nil {
		panic(err) // the time zones are part of the program
	}
	today := ward.DateOf(time.Now().In(chicago))
	err = run(openAtlas, today, os.Stdout, os.Stderr, os.Args[1:])
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "lookup:", err)
		os.Exit(1)
	}
}

func openAtlas() (*ward.Atlas, error) {
	return ward.Open(data.Current(), data.History(), data.Streets())
}

// run looks up the place in args and prints the answer to out. What -h asks for
// goes to help. An address that is not found is an answer, not an error.
func run(open func() (*ward.Atlas, error), today ward.Date, out, help io.Writer, args []string) error {
	flags := flag.NewFlagSet("lookup", flag.ContinueOnError)
	date := flags.String("date", today.String(), "the `day` whose wards and alders are meant, today in Chicago unless given")
	asJSON := flags.Bool("json", false, "print JSON")
	flags.SetOutput(io.Discard) // the caller prints the error
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(help, "usage: lookup [-date 2021-01-27] [-json] ADDRESS or LAT,LNG")
		flags.SetOutput(help)
		flags.PrintDefaults()
		return err
	} else if err != nil {
		return fmt.Errorf("%w; lookup -h shows how it is used", err)
	}
	if flags.NArg() == 0 {
		return errors.New("an address or a point is needed; lookup -h shows how it is used")
	}
	d, err := ward.ParseDay(*date)
	if err != nil {
		return fmt.Errorf("-date: %w", err)
	}
	atlas, err := open()
	if err != nil {
		return err
	}
	day, err := atlas.On(d)
	if err != nil {
		return fmt.Errorf("-date: %w", err)
	}
	res, err := lookUp(day, strings.Join(flags.Args(), " "))
	if err != nil {
		return err
	}
	if *asJSON {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(res)
	}
	report{out: out, atlas: atlas, day: day}.print(res)
	return nil
}

// lookUp looks up text: two numbers are a point, anything else is an address.
// It returns an error for numbers that are surely no point of Chicago.
func lookUp(day *ward.Snapshot, text string) (ward.Result, error) {
	res := day.Address(text)
	if isPoint(text) {
		point, err := day.Map().ParsePoint(text)
		if err != nil {
			return ward.Result{}, err
		}
		res = day.At(point)
	}
	if res.Status == ward.StatusMatched {
		res.Record = day.RecordAt(res.Point, res.Radius)
	}
	return res, nil
}

func isPoint(text string) bool {
	lat, lng, _ := strings.Cut(text, ",")
	return isNumber(lat) && isNumber(lng)
}

func isNumber(text string) bool {
	_, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return err == nil || errors.Is(err, strconv.ErrRange)
}
