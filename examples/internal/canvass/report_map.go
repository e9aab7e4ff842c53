package canvass

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/examples/internal/wardmap"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// mapDetail is how exactly the maps of the report are drawn. It makes a unit
// 1.6 m, to which the sizes of letters and patterns in the page are cut.
const mapDetail geo.Meters = 40

// mapFigure is a map with its legend.
type mapFigure struct {
	ID, Title, Alt string
	Note           string
	Heading        string // of the legend
	Legend         []legendEntry
	Shapes         []mapShape
	Width, Height  int
}

type legendEntry struct{ Class, Text, Note string }

// mapShape is one ward. Class says how it is filled.
type mapShape struct {
	Class, Path, Title, Label string
	X, Y                      float64
}

// figureOf draws the wards; classAndTitle says how each is filled and called.
func figureOf(drawing *wardmap.Drawing, seats []seat, classAndTitle func(seat) (class, title string)) mapFigure {
	figure := mapFigure{Width: drawing.Width() + 120, Height: drawing.Height() + 120}
	for _, seat := range seats {
		shape := mapShape{Path: drawing.Path(seat.Ward), Label: strconv.Itoa(int(seat.Ward))}
		shape.Class, shape.Title = classAndTitle(seat)
		shape.X, shape.Y = drawing.Label(seat.Ward)
		figure.Shapes = append(figure.Shapes, shape)
	}
	return figure
}

// signersFigure is the map colored by the number of signers.
func (r report) signersFigure(drawing *wardmap.Drawing, seats []seat) mapFigure {
	words := reportWords[r.Language]
	most := 0
	for _, seat := range seats {
		most = max(most, r.InWard(seat.Ward))
	}
	limits := classLimits(most)
	figure := figureOf(drawing, seats, func(seat seat) (class, title string) {
		count := r.InWard(seat.Ward)
		title = fmt.Sprintf(words.SignersIn, r.titleOf(seat), outreach.Number(count))
		if count == 1 {
			title = fmt.Sprintf(words.OneSignerIn, r.titleOf(seat))
		}
		return classOf(count, limits), title
	})
	figure.ID, figure.Title, figure.Alt, figure.Heading = "signers", words.SignersMap, words.SignersMapAlt, words.SignersLegend
	figure.Legend = []legendEntry{{Class: classOf(0, limits), Text: words.NoSigners}}
	from := 1
	for _, limit := range limits {
		text := outreach.Number(from)
		if limit > from {
			text += "–" + outreach.Number(limit)
		}
		figure.Legend = append(figure.Legend, legendEntry{Class: classOf(limit, limits), Text: text})
		from = limit + 1
	}
	return figure
}

// positionsFigure is the map colored by what the record has of the alders.
func (r report) positionsFigure(drawing *wardmap.Drawing, measure ward.Measure, seats []seat) mapFigure {
	words := reportWords[r.Language]
	figure := figureOf(drawing, seats, func(seat seat) (class, title string) {
		return "stand-" + string(seat.stand), r.titleOf(seat) + ": " + words.Stands[seat.stand]
	})
	figure.ID, figure.Title, figure.Alt, figure.Heading = "positions", words.PositionsMap, words.PositionsMapAlt, words.NoMeasure
	switch measure.Effect {
	case ward.EffectWeakens:
		figure.Heading = fmt.Sprintf(words.Weakens, r.Language.Measure(measure))
	case ward.EffectStrengthens:
		figure.Heading = fmt.Sprintf(words.Strengthens, r.Language.Measure(measure))
	}
	figure.Note = strings.TrimSpace(words.PositionsNote + " " + r.Language.RollCall(measure))
	for _, stand := range stands {
		wards, signers, derived := 0, 0, 0
		for _, seat := range seats {
			if seat.stand != stand {
				continue
			}
			wards++
			signers += r.InWard(seat.Ward)
			if seat.act.Stance.Basis == ward.BasisDerived {
				derived++
			}
		}
		if wards == 0 {
			continue
		}
		note := fmt.Sprintf(words.LegendWards, wards)
		if wards == 1 {
			note = words.LegendOneWard
		}
		switch {
		case derived > 1 && derived == wards:
			note += ", " + words.AllDerived
		case derived > 0:
			note += ", " + fmt.Sprintf(words.Derived, derived)
		}
		note += "; " + fmt.Sprintf(words.LegendSigners, outreach.Number(signers))
		figure.Legend = append(figure.Legend, legendEntry{Class: "stand-" + string(stand), Text: words.Stands[stand], Note: note})
	}
	return figure
}

// titleOf names a ward with its alder.
func (r report) titleOf(seat seat) string {
	title := fmt.Sprintf("%s %d", reportWords[r.Language].Ward, seat.Ward)
	if seat.Holder != nil {
		title += ", " + seat.Holder.Name
	}
	return title
}

// shades is how many shades of the map there are.
const shades = 5

// classLimits returns the highest count of each class, in ascending order. The
// shades grow with the square of their number, as suits counts, and end in
// round numbers, but for the last, which ends in most.
func classLimits(most int) []int {
	var limits []int
	for i := 1; i <= shades; i++ {
		limit := min(roundUp(float64(most)*float64(i*i)/(shades*shades)), most)
		if i == shades {
			limit = most
		}
		if limit > 0 && (limits == nil || limit > limits[len(limits)-1]) {
			limits = append(limits, limit)
		}
	}
	return limits
}

// roundUp returns the next whole number of one digit and zeros.
func roundUp(value float64) int {
	if value <= 1 {
		return int(math.Ceil(value))
	}
	unit := math.Pow10(int(math.Log10(value)))
	return int(math.Ceil(value/unit) * unit)
}

// classOf returns the shade for count: "shade-0" for none, up to "shade-5".
// Where there are fewer shades than shades, they are spread out.
func classOf(count int, limits []int) string {
	shade := 0
	for i, limit := range limits {
		if count > 0 && count <= limit {
			shade = shades
			if len(limits) > 1 {
				shade = 1 + i*(shades-1)/(len(limits)-1)
			}
			break
		}
	}
	return "shade-" + strconv.Itoa(shade)
}
