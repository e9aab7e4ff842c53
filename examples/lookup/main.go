// Command lookup tells which ward of Chicago an address or a point is in, how
// sure that is, who the alder is, how to reach them, and what the record says
// they did on the Welcoming City ordinance.
//
//	lookup [-date 2021-01-27] [-json] ADDRESS
//	lookup [-date 2021-01-27] [-json] LAT,LNG
//
// Nothing leaves the machine. The exit status is 0 if there is an answer, such
// as that the place is not in Chicago, and 1 if the question is mistaken.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

func main() {
	err := run(openAtlas, os.Stdout, os.Stderr, os.Args[1:])
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "lookup:", err)
		os.Exit(1)
	}
}

func openAtlas() (*ward.Atlas, error) {
	return ward.Open(data.Current(), data.History(), data.Streets())
}

// run looks up what args say and prints the answer to out, or how the command
// is used to help. An address that is not found is an answer, not an error.
func run(open func() (*ward.Atlas, error), out, help io.Writer, args []string) error {
	flags := flag.NewFlagSet("lookup", flag.ContinueOnError)
	date := flags.String("date", "", "the `day` to look at, such as 2021-01-27; by default the newest known")
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
	answer, err := lookUp(day, strings.Join(flags.Args(), " "))
	if err != nil {
		return err
	}
	if *asJSON {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(answer)
	}
	report{out: out, atlas: atlas, day: day}.print(answer)
	return nil
}

func dayOf(atlas *ward.Atlas, date string) (*ward.Snapshot, error) {
	d, err := ward.ParseDate(date)
	if err != nil {
		return nil, err
	}
	return atlas.On(d)
}

// lookUp takes text that is two numbers as a point, and all else as an
// address. An error is a point that is surely mistaken.
func lookUp(day *ward.Snapshot, text string) (ward.Answer, error) {
	var answer ward.Answer
	if isPoint(text) {
		point, err := geo.ParsePoint(text)
		if err == nil {
			err = day.Map().Check(point)
		}
		if err != nil {
			return ward.Answer{}, err
		}
		answer = day.Answer(day.At(point), nil)
	} else {
		answer = day.Answer(day.Address(text))
	}
	answer.Stances = slices.Collect(day.Stances(answer.Result.Ward))
	return answer, nil
}

func isPoint(text string) bool {
	lat, lng, _ := strings.Cut(text, ",")
	return isNumber(lat) && isNumber(lng)
}

func isNumber(text string) bool {
	_, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return err == nil || errors.Is(err, strconv.ErrRange)
}
