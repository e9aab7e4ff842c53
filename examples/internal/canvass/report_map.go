package canvass

import (
	"cmp"
	"fmt"
	"math"
	"slices"
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

// maps returns the map of the signers and that of the alders.
func (r report) maps(drawing *wardmap.Drawing) []mapFigure {
	var signers, positions []mapShape
	counts := make([]int, len(r.seats))
	for i, seat := range r.seats {
		counts[i] = seat.Rows
	}
	limits := classLimits(slices.Max(counts))
	for i, seat := range r.seats {
		title := fmt.Sprintf("%s %d", r.words["Ward"], seat.Ward)
		if seat.Alder != "" {
			title += ", " + seat.Alder
		}
		shape := mapShape{Path: drawing.Path(seat.Ward), Label: strconv.Itoa(int(seat.Ward))}
		shape.X, shape.Y = drawing.Label(seat.Ward)
		shape.Class, shape.Title = "stand-"+string(seat.Protections), title+": "+r.words["Stand_"+string(seat.Protections)]
		positions = append(positions, shape)
		shape.Class, shape.Title = classOf(counts[i], limits), r.words.fill("SignersIn", title, outreach.Number(counts[i]))
		if counts[i] == 1 {
			shape.Title = r.words.fill("OneSignerIn", title)
		}
		signers = append(signers, shape)
	}
	heading := map[ward.Effect]string{
		ward.EffectWeakens:     r.words.fill("Weakens", r.Language.Measure(r.measure)),
		ward.EffectStrengthens: r.words.fill("Strengthens", r.Language.Measure(r.measure)),
	}[r.measure.Effect]
	figures := []mapFigure{
		{ID: "signers", Heading: r.words["SignersLegend"], Legend: r.signersLegend(limits), Shapes: signers},
		{
			ID: "positions", Heading: cmp.Or(heading, r.words["NoMeasure"]), Legend: r.positionsLegend(), Shapes: positions,
			Note: strings.TrimSpace(r.words["PositionsNote"] + " " + r.Language.RollCall(r.measure)),
		},
	}
	for i, name := range []string{"SignersMap", "PositionsMap"} {
		figures[i].Title, figures[i].Alt = r.words[name], r.words[name+"Alt"]
		figures[i].Width, figures[i].Height = drawing.Width()+120, drawing.Height()+120
	}
	return figures
}

func (r report) signersLegend(limits []int) []legendEntry {
	legend := []legendEntry{{Class: classOf(0, limits), Text: r.words["NoSigners"]}}
	from := 1
	for _, limit := range limits {
		text := outreach.Number(from)
		if limit > from {
			text += "–" + outreach.Number(limit)
		}
		legend = append(legend, legendEntry{Class: classOf(limit, limits), Text: text})
		from = limit + 1
	}
	return legend
}

func (r report) positionsLegend() []legendEntry {
	var legend []legendEntry
	for _, stand := range stands {
		wards, signers, derived := 0, 0, 0
		for _, seat := range r.seats {
			if seat.Protections != stand {
				continue
			}
			wards++
			signers += seat.Rows
			if seat.Basis == ward.BasisDerived {
				derived++
			}
		}
		if wards == 0 {
			continue
		}
		note := r.words.fill("LegendWards", wards)
		if wards == 1 {
			note = r.words["LegendOneWard"]
		}
		switch {
		case derived > 1 && derived == wards:
			note += ", " + r.words["AllDerived"]
		case derived > 0:
			note += ", " + r.words.fill("Derived", derived)
		}
		note += "; " + r.words.fill("LegendSigners", outreach.Number(signers))
		legend = append(legend, legendEntry{Class: "stand-" + string(stand), Text: r.words["Stand_"+string(stand)], Note: note})
	}
	return legend
}

// shades is how many shades of the map there are.
const shades = 5

// classLimits returns the highest count of each shade, in ascending order. They
// grow with the square of their number, as suits counts, and are round, but for
// the last, which is most.
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
// Where there are fewer limits than shades, they are spread out.
func classOf(count int, limits []int) string {
	at, _ := slices.BinarySearch(limits, count)
	switch {
	case count == 0:
		return "shade-0"
	case len(limits) == 1:
		return fmt.Sprint("shade-", shades)
	}
	return fmt.Sprint("shade-", 1+at*(shades-1)/(len(limits)-1))
}
