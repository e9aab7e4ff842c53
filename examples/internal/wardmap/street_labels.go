package wardmap

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/planar"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// StreetLabel is the name of a street along its line.
type StreetLabel struct {
	Text string
	X, Y int // of its middle, in units of the drawing
	// Angle is in degrees, clockwise, from -90 to 90.
	Angle int
	// Kind is "edge" for a street along which a ward border runs, else "main" or
	// "minor".
	Kind string
}

// The kinds of labels, in the order in which they find a place.
const (
	kindEdge  = "edge"
	kindMain  = "main"
	kindMinor = "minor"
)

// plan is where the labels of a window may be. Its coordinates are meters east
// and south of the center.
type plan struct {
	drawing *Drawing
	window  Window
	x, y    float64 // of the center, in units
	// lines are those of each name in view.
	lines map[name][]orb.LineString
	edges map[string][]orb.LineString // where borders run along the street of a name
}

// name is that of a street as its label has it.
type name struct{ text, kind string }

func (p *plan) meters(at geo.Point) orb.Point {
	x, y := p.drawing.XY(at)
	scale := float64(p.drawing.scale)
	return orb.Point{(x - p.x) * scale, (y - p.y) * scale}
}

// add notes the line of a street for its label: with the whole name for a
// border, and else without directions, which the map shows.
func (p *plan) add(of address.Street, line orb.LineString, isMain bool) {
	half := float64(p.window.Side) / 2
	parts := clip.LineString(orb.Bound{Min: orb.Point{-half, -half}, Max: orb.Point{half, half}}, line)
	if len(parts) == 0 {
		return
	}
	kind := kindMinor
	if isMain {
		kind = kindMain
	}
	whole := Readable(of.String())
	of.Dir, of.SufDir = "", ""
	for _, one := range []name{{whole, kindEdge}, {Readable(of.String()), kind}} {
		p.lines[one] = append(p.lines[one], parts...)
	}
}

// addBorders notes where borders in view run along streets, and returns the
// names of these streets, the one with the longest border first.
func (p *plan) addBorders(edges []edge) []string {
	p.edges = map[string][]orb.LineString{}
	half := float64(p.window.Side) / 2
	frame := orb.Bound{Min: orb.Point{-half, -half}, Max: orb.Point{half, half}}
	window := boxAround(p.window.Center, p.window.Side/2)
	lengths := map[string]float64{}
	for _, edge := range edges {
		if !overlap(edge.box, window) {
			continue
		}
		line := make(orb.LineString, len(edge.line))
		for i, at := range edge.line {
			line[i] = p.meters(at)
		}
		for _, part := range clip.LineString(frame, line) {
			p.edges[edge.name] = append(p.edges[edge.name], part)
			lengths[edge.name] += planar.Length(part)
		}
	}
	var names []string
	for text, length := range lengths {
		if length >= 40 {
			names = append(names, text)
		}
	}
	slices.SortFunc(names, func(x, y string) int {
		return cmp.Or(cmp.Compare(lengths[y], lengths[x]), strings.Compare(x, y))
	})
	return names
}

// labels places the names: those of borders first, then main streets, then the
// others, each where it meets nothing placed before. A name finds one place or
// none.
func (p *plan) labels(borders []string) []StreetLabel {
	if p.window.Em <= 0 {
		return nil
	}
	scale := float64(p.drawing.scale)
	var taken []Circle
	for _, c := range p.window.Taken {
		taken = append(taken, Circle{(c.X - p.x) * scale, (c.Y - p.y) * scale, c.Radius * scale})
	}
	var names []name
	if p.window.Side <= edgeSide {
		for _, text := range borders {
			names = append(names, name{text, kindEdge})
		}
	}
	for _, kind := range []string{kindMain, kindMinor} {
		if kind == kindMain || p.window.Side <= labelSide {
			names = append(names, p.namesOf(kind)...)
		}
	}
	var labels []StreetLabel
	used := map[string]bool{}
	for _, one := range names {
		if used[withoutDirection(one.text)] {
			continue
		}
		at, angle, ok := p.place(one, taken)
		if !ok {
			continue
		}
		used[withoutDirection(one.text)] = true
		taken = append(taken, p.circles(one.text, at, angle)...)
		labels = append(labels, StreetLabel{
			Text: one.text, Kind: one.kind, X: int(p.x + at[0]/scale), Y: int(p.y + at[1]/scale), Angle: int(math.Round(angle * 180 / math.Pi)),
		})
	}
	return labels
}

// namesOf returns the names of a kind, those of the longest streets first.
func (p *plan) namesOf(kind string) []name {
	lengths := map[name]float64{}
	for one, lines := range p.lines {
		if one.kind != kind {
			continue
		}
		for _, line := range lines {
			lengths[one] += planar.Length(line)
		}
	}
	return slices.SortedFunc(maps.Keys(lengths), func(x, y name) int {
		return cmp.Or(cmp.Compare(lengths[y], lengths[x]), strings.Compare(x.text, y.text))
	})
}

// withoutDirection leaves out a predirectional: one street is not named twice.
func withoutDirection(text string) string {
	if len(text) > 2 && text[1] == ' ' && strings.ContainsRune("NSEW", rune(text[0])) {
		return text[2:]
	}
	return text
}

// width returns how long text is in meters; height is what its letters take up
// across, with some air.
func (p *plan) width(text string) float64 { return 0.56 * float64(p.window.Em) * float64(len(text)) }
func (p *plan) height() float64           { return 0.62 * float64(p.window.Em) }

// circles cover a label.
func (p *plan) circles(text string, at orb.Point, angle float64) []Circle {
	long := p.width(text) - p.height()
	n := max(2, int(math.Ceil(long/p.height())))
	var all []Circle
	for i := range n {
		t := (float64(i)/float64(n-1) - 0.5) * long
		all = append(all, Circle{at[0] + t*math.Cos(angle), at[1] + t*math.Sin(angle), p.height()})
	}
	return all
}

// place finds where on its lines a name meets nothing taken: near the center,
// but for the center itself. The angle is in radians.
func (p *plan) place(of name, taken []Circle) (at orb.Point, angle float64, ok bool) {
	best := math.Inf(1)
	half := float64(p.window.Side)/2 - p.height()
	for _, line := range p.lines[of] {
		for spot := range p.spots(line, p.width(of.text)) {
			reach := (p.width(of.text) / 2) - p.height()
			dx, dy := math.Abs(reach*math.Cos(spot.angle)), math.Abs(reach*math.Sin(spot.angle))
			if math.Abs(spot.at[0])+dx > half || math.Abs(spot.at[1])+dy > half || of.kind == kindEdge && !p.isEdge(of.text, spot.at) {
				continue
			}
			worth := math.Abs(math.Hypot(spot.at[0], spot.at[1]) - 0.3*float64(p.window.Side))
			if worth < best && isFree(p.circles(of.text, spot.at, spot.angle), taken) {
				best, at, angle, ok = worth, spot.at, spot.angle, true
			}
		}
	}
	return at, angle, ok
}

// isEdge reports whether a border runs along the street at a place.
func (p *plan) isEdge(text string, at orb.Point) bool {
	return slices.ContainsFunc(p.edges[text], func(line orb.LineString) bool { return planar.DistanceFrom(line, at) < edgeWithin })
}

// edgeWithin is how far in meters a border may be from the name of the street
// along which it runs.
const edgeWithin = 15

func isFree(circles, taken []Circle) bool {
	for _, c := range circles {
		for _, t := range taken {
			if dx, dy, r := c.X-t.X, c.Y-t.Y, c.Radius+t.Radius; dx*dx+dy*dy < r*r {
				return false
			}
		}
	}
	return true
}

// spot is a place on a line, with the angle of the line.
type spot struct {
	at    orb.Point
	angle float64
}

// spots yields places of line where it is all but straight for long.
func (p *plan) spots(line orb.LineString, long float64) func(yield func(spot) bool) {
	return func(yield func(spot) bool) {
		whole := planar.Length(line)
		step := max(long/3, float64(p.window.Em))
		for from := 0.0; from+0.8*long <= whole; from += step {
			a, b := pointAt(line, from), pointAt(line, min(from+long, whole))
			chord := planar.Distance(a, b)
			if chord < 0.985*(min(from+long, whole)-from) {
				continue
			}
			angle := math.Atan2(b[1]-a[1], b[0]-a[0])
			if angle > math.Pi/2 {
				angle -= math.Pi
			} else if angle <= -math.Pi/2 {
				angle += math.Pi
			}
			if !yield(spot{orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}, angle}) {
				return
			}
		}
	}
}

// pointAt returns the point of line that is so far along it.
func pointAt(line orb.LineString, along float64) orb.Point {
	for i, b := range line[1:] {
		a := line[i]
		length := planar.Distance(a, b)
		if along <= length && length > 0 {
			return orb.Point{a[0] + (b[0]-a[0])*along/length, a[1] + (b[1]-a[1])*along/length}
		}
		along -= length
	}
	return line[len(line)-1]
}
