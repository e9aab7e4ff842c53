// Command votemap draws how the alders voted on a measure: a map of the wards
// as they were that day, as an SVG picture in one file.
//
//	go run ./examples/votemap O2021-117 > picture.svg
//	go run ./examples/votemap O2021-117 picture.svg
//
// A vote on procedure has colors of its own, and the legend says what it did.
// Wards without a recorded vote have a color of their own too. Nothing leaves the
// machine.
package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/examples/internal/wardmap"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

func main() {
	if len(os.Args) != 2 && len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: votemap MEASURE [FILE]")
		os.Exit(2)
	}
	var picture bytes.Buffer
	err := run(&picture, ward.MeasureID(os.Args[1]))
	switch {
	case err != nil:
	case len(os.Args) == 3:
		err = os.WriteFile(os.Args[2], picture.Bytes(), 0o644)
	default:
		_, err = picture.WriteTo(os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "votemap:", err)
		os.Exit(1)
	}
}

// detail is how far a border may be drawn from where it is. On a screen the
// city is some hundred meters to a millimeter.
const detail geo.Meters = 40

func run(out io.Writer, id ward.MeasureID) error {
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err != nil {
		return err
	}
	measure, ok := atlas.Measure(id)
	if !ok {
		var ids []string
		for _, measure := range atlas.Measures() {
			if measure.Tally.RollCall != ward.RollCallNone {
				ids = append(ids, string(measure.ID))
			}
		}
		return fmt.Errorf("there is no measure %q; those with a roll call are %s", id, strings.Join(ids, ", "))
	}
	if measure.Tally.RollCall == ward.RollCallNone {
		return fmt.Errorf("no roll call on %s has been found", id)
	}
	day, err := atlas.On(measure.Final)
	if err != nil {
		return err
	}
	return svg.Execute(out, newPicture(day, wardmap.NewStreets(atlas.Streets(), day.Map()), measure, votesOf(atlas.Stances(id))))
}

//go:embed picture.svg
var svgText string

var svg = template.Must(template.New("picture").Parse(svgText))

// votesOf returns the votes among stances, by ward.
func votesOf(stances iter.Seq[ward.Stance]) map[ward.Number]ward.Stance {
	votes := map[ward.Number]ward.Stance{}
	for stance := range stances {
		if stance.Act.IsVote() {
			votes[stance.Ward] = stance
		}
	}
	return votes
}
