package main

import (
	"fmt"
	"strings"

	"github.com/chiward/chiward/examples/internal/wardmap"
	"github.com/chiward/chiward/ward"
)

// pictureWidth is the width of the map in the picture; its height follows.
const pictureWidth = 800

// picture is what the template shows.
type picture struct {
	Title, Description string
	Width, Height      int
	Scale              float64 // from the units of the drawing
	Groups             []group
	Legend             []legendText
}

// group is all wards whose alders did the same.
type group struct {
	Class string // of the act, such as "yea", and of the question if it was procedure
	Words string // what was done, and how that is known
	Areas []area
}

func (g group) told() string {
	if len(g.Areas) == 1 {
		return "1 ward: " + g.Words
	}
	return fmt.Sprintf("%d wards: %s", len(g.Areas), g.Words)
}

// area is one ward.
type area struct {
	Ward ward.Number
	Name string // the ward, and who held it
	Path string
	X, Y float64 // of its number
}

// Acts that a ward can have, in the order of the legend.
var acts = []ward.Act{ward.ActYea, ward.ActNay, ward.ActNotVoting, ward.ActAbsent, unrecorded}

// unrecorded stands for no act.
const unrecorded ward.Act = "none"

// unrecordedWords say why no vote is recorded, by how much of the roll call is.
var unrecordedWords = map[ward.RollCall]string{
	ward.RollCallPartial:    "No vote is recorded; only some of the names in the roll call are known.",
	ward.RollCallIncomplete: "No vote is recorded; some votes of the roll call are missing here.",
	ward.RollCallWhole:      "Not in the roll call.",
	ward.RollCallDerived:    "Not in the roll call.",
}

// newPicture draws the wards of day by votes.
func newPicture(day *ward.Snapshot, measure ward.Measure, votes map[ward.Number]ward.Stance) picture {
	drawing := wardmap.New(day.Map(), detail)
	scale := pictureWidth / float64(drawing.Width())
	areas, words := map[ward.Act][]area{}, map[ward.Act]string{}
	for n := ward.Number(1); n <= ward.Count; n++ {
		x, y := drawing.Label(n)
		vote, ok := votes[n]
		if !ok {
			vote.Act = unrecorded
		}
		holder := "seat not held, or holder not known"
		if seat, _ := day.Seat(n); seat.Holder != nil {
			holder = seat.Holder.Name
		}
		words[vote.Act] = vote.Text(measure).English
		areas[vote.Act] = append(areas[vote.Act], area{
			Ward: n, Name: fmt.Sprintf("%s Ward, %s", n.Ordinal(), holder),
			Path: drawing.Path(n), X: x * scale, Y: y * scale,
		})
	}
	words[unrecorded] = unrecordedWords[measure.Tally.RollCall]
	p := picture{
		Title: fmt.Sprintf("%s (%s): how the alder of each ward voted on %v", measure.Title.English, measure.ID, measure.Final),
		Width: pictureWidth + 8, Height: int(float64(drawing.Height())*scale) + 8, Scale: scale,
	}
	told := make([]string, 0, len(acts))
	for _, act := range acts {
		if len(areas[act]) == 0 {
			continue
		}
		class := string(act)
		if measure.Tally.Question.IsProcedure() {
			class += " procedure"
		}
		p.Groups = append(p.Groups, group{Class: class, Words: words[act], Areas: areas[act]})
		told = append(told, p.Groups[len(p.Groups)-1].told())
	}
	p.Description = strings.Join(told, " ")
	p.Legend = newLegend(p.Title, p.Groups, p.Height)
	return p
}
