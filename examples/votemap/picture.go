package main

import (
	"fmt"
	"strings"

	"github.com/chiward/chiward/examples/internal/wardmap"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// pictureWidth is the width of the map in the picture; its height follows.
const pictureWidth = 800

// streetLetters is the height of street names in the picture, with the room
// around them.
const streetLetters = 15.0

// picture is what the template shows.
type picture struct {
	Title, Description string
	Width, Height      int
	Scale              float64 // from the units of the drawing
	Streets            streetsView
	Groups             []group
	Legend             []legendText
}

// streetsView is the main streets, for readers to find their way.
type streetsView struct {
	X, Y, Scale float64 // where the lines begin, and from meters to the picture
	Lines       string
	Labels      []streetLabel
}

// streetLabel is the name of a street along its line.
type streetLabel struct {
	Text  string
	X, Y  float64
	Angle int
}

// group is all wards whose alders did the same, known in the same way.
type group struct {
	Class string // the act, such as "yea", its basis, and whether the question was procedure
	Words string // what was done, and how that is known, in English
	Areas []area
}

func (g group) text() string {
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

// Acts and bases that a ward can have, in the order of the legend.
var (
	acts  = []ward.Act{ward.ActYea, ward.ActNay, ward.ActNotVoting, ward.ActAbsent, unrecorded}
	bases = []ward.Basis{ward.BasisRecord, ward.BasisReported, ward.BasisDerived, ""}
)

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
func newPicture(day *ward.Snapshot, streets *wardmap.Streets, measure ward.Measure, votes map[ward.Number]ward.Stance) picture {
	drawing := wardmap.New(day.Map(), detail)
	scale := pictureWidth / float64(drawing.Width())
	groups := map[string]*group{}
	var numbers []wardmap.Circle // where no name of a street may be
	for n := ward.Number(1); n <= ward.Count; n++ {
		x, y := drawing.Label(n)
		numbers = append(numbers, wardmap.Circle{X: x, Y: y, Radius: 12 / scale})
		vote, ok := votes[n]
		words := vote.Text(measure).English
		if !ok {
			vote.Act, words = unrecorded, unrecordedWords[measure.Tally.RollCall]
		}
		holder := "seat not held, or holder not known"
		if seat, _ := day.Seat(n); seat.Holder != nil {
			holder = seat.Holder.Name
		}
		class := classOf(vote.Act, vote.Basis)
		if groups[class] == nil {
			groups[class] = &group{Class: class, Words: words}
		}
		groups[class].Areas = append(groups[class].Areas, area{
			Ward: n, Name: fmt.Sprintf("%s Ward, %s", n.Ordinal(), holder),
			Path: drawing.Path(n), X: x * scale, Y: y * scale,
		})
	}
	p := picture{
		Title: fmt.Sprintf("%s (%s): how the alder of each ward voted on %v", measure.Title.English, measure.ID, measure.Final),
		Width: pictureWidth + 8, Height: int(float64(drawing.Height())*scale) + 8, Scale: scale,
	}
	p.Streets = newStreetsView(drawing, streets, day.Map(), scale, numbers)
	var texts []string
	for _, act := range acts {
		for _, basis := range bases {
			if g := groups[classOf(act, basis)]; g != nil {
				if measure.Tally.Question.IsProcedure() {
					g.Class += " procedure"
				}
				p.Groups = append(p.Groups, *g)
				texts = append(texts, g.text())
			}
		}
	}
	p.Description = strings.Join(texts, " ")
	p.Legend = newLegend(p.Title, p.Groups, p.Height)
	return p
}

// newStreetsView draws the main streets of the city.
func newStreetsView(drawing *wardmap.Drawing, streets *wardmap.Streets, m *ward.Map, scale float64, numbers []wardmap.Circle) streetsView {
	window := wardmap.WholeCity(m)
	window.Em, window.Taken = drawing.Scale()*geo.Meters(streetLetters/scale), numbers
	sheet := drawing.Streets(streets, window)
	x, y := drawing.XY(window.Center)
	view := streetsView{X: x * scale, Y: y * scale, Scale: scale / float64(drawing.Scale()), Lines: sheet.Main}
	for _, label := range sheet.Labels {
		view.Labels = append(view.Labels, streetLabel{label.Text, float64(label.X) * scale, float64(label.Y) * scale, label.Angle})
	}
	return view
}

func classOf(act ward.Act, basis ward.Basis) string {
	return strings.TrimSpace(string(act) + " " + string(basis))
}
