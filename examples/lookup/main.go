// Command lookup tells which ward of Chicago an address or a point is in, how
// sure that is, who the alder is, how to reach them, and what the record says
// they did on the Welcoming City ordinance.
//
//	lookup [-date 2021-01-27] [-json] ADDRESS
//	lookup [-date 2021-01-27] [-json] LAT,LNG
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

func main() {
	if err := run(os.Stdout, os.Stderr, os.Args[1:]); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "lookup:", err)
		}
		os.Exit(2)
	}
}

// run looks up what args say and prints the answer. An address that is not
// found is an answer, not an error.
func run(out, usage io.Writer, args []string) error {
	flags := flag.NewFlagSet("lookup", flag.ContinueOnError)
	flags.SetOutput(usage)
	flags.Usage = func() {
		fmt.Fprintln(usage, "usage: lookup [-date 2021-01-27] [-json] ADDRESS or LAT,LNG")
		flags.PrintDefaults()
	}
	date := flags.String("date", "", "the `day` to look at, such as 2021-01-27; by default the newest known")
	asJSON := flags.Bool("json", false, "print JSON")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		flags.Usage()
		return errors.New("no address is given")
	}
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err != nil {
		return err
	}
	day := atlas.Latest()
	if *date != "" {
		d, err := ward.ParseDate(*date)
		if err != nil {
			return err
		}
		if day, err = atlas.On(d); err != nil {
			return err
		}
	}
	answer, err := lookUp(day, strings.Join(flags.Args(), " "))
	if err != nil {
		return err
	}
	answer.Stances = slices.Collect(day.Stances(answer.Result.Ward))
	if *asJSON {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(answer)
	}
	report{out: out, atlas: atlas, day: day}.print(answer)
	return nil
}

// lookUp takes text that is two numbers as a point, and all else as an
// address.
func lookUp(day *ward.Snapshot, text string) (ward.Answer, error) {
	point, err := geo.ParsePoint(text)
	if err != nil {
		return day.Answer(day.Address(text)), nil
	}
	if err := day.Map().Check(point); err != nil {
		return ward.Answer{}, err
	}
	return day.Answer(day.At(point), nil), nil
}
