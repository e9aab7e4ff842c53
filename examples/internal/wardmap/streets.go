package wardmap

import (
	_ "embed" // for main_streets.txt
	"math"
	"strings"
	"sync"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/simplify"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
	"github.com/chiward/chiward/ward"
)

// mainStreets has the names and types of main streets, one a line: those every
// half mile of the grid, and the long ones across it.
//
//go:embed main_streets.txt
var mainStreets string

// Streets draws the streets of the city on maps of its parts. It is immutable and
// safe for any number of goroutines. Get one from [NewStreets].
type Streets struct {
	streets *street.Streets
	main    map[string]bool
	edges   func() []edge // of the map, found when they are first asked for
}

// NewStreets prepares to draw s on the wards of m. If s is nil, nothing is drawn.
func NewStreets(s *street.Streets, m *ward.Map) *Streets {
	if s == nil {
		s = new(street.Streets)
	}
	all := &Streets{streets: s, main: map[string]bool{}, edges: sync.OnceValue(func() []edge { return findEdges(s, m) })}
	for name := range strings.FieldsFuncSeq(mainStreets, func(r rune) bool { return r == '\n' }) {
		all.main[name] = true
	}
	return all
}

// isMain reports whether a street is a main one, whatever its directions.
func (s *Streets) isMain(name address.Street) bool {
	return s.main[address.Street{Name: name.Name, Suffix: name.Suffix}.String()]
}

// Readable returns an official name as it is on signs: "W Augusta Blvd", "E 51st
// St".
func Readable(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for i, word := range words {
		if word[0] >= 'a' && word[0] <= 'z' {
			words[i] = strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return strings.Join(words, " ")
}

// boxAround returns a box that holds every point within distance of p.
func boxAround(p geo.Point, distance geo.Meters) geo.Box {
	high := float64(distance) / metersPerDegree
	wide := high / math.Cos(p.Lat*math.Pi/180)
	return geo.Box{Min: geo.Point{Lat: p.Lat - high, Lng: p.Lng - wide}, Max: geo.Point{Lat: p.Lat + high, Lng: p.Lng + wide}}
}

// Window is a square part of a drawing. Side is its width and height.
type Window struct {
	Center geo.Point
	Side   geo.Meters
	// Em is the font size of labels. If it is zero there are none.
	Em geo.Meters
	// Taken are places where no label may be, in units of the drawing.
	Taken []Circle
}

// WholeCity returns the window that has all wards of m, without an Em.
func WholeCity(m *ward.Map) Window {
	bound := m.Boundary(1).Bound()
	for n := ward.Number(2); n <= ward.Count; n++ {
		bound = bound.Union(m.Boundary(n).Bound())
	}
	return WindowOf(bound)
}

// WindowOf returns the smallest window that has all of bound, which is in
// degrees, without an Em.
func WindowOf(bound orb.Bound) Window {
	center := geo.Point{Lat: bound.Center().Lat(), Lng: bound.Center().Lon()}
	high := geo.Distance(geo.Point{Lat: bound.Bottom(), Lng: center.Lng}, geo.Point{Lat: bound.Top(), Lng: center.Lng})
	wide := geo.Distance(geo.Point{Lat: center.Lat, Lng: bound.Left()}, geo.Point{Lat: center.Lat, Lng: bound.Right()})
	return Window{Center: center, Side: max(high, wide)}
}

// Circle is a place on a drawing, in units.
type Circle struct{ X, Y, Radius float64 }

// Sheet is the streets of a window.
type Sheet struct {
	// Minor and Main are SVG paths in meters, east and south of the center.
	Minor, Main string
	Labels      []StreetLabel
	// Borders are the names of the streets along which ward borders run in the
	// window, the one with the longest border first.
	Borders []string
}

// How much of the surroundings is drawn, as the window may be moved.
const (
	minorSide geo.Meters = 3200 // of windows with every street
	labelSide geo.Meters = 1300 // of windows where every street has a label
	margin               = 0.9  // of the side, on every side of a small window
	farMargin            = 0.15
	edgeSide  geo.Meters = 10_000 // of windows where streets of borders have labels
)

// linesPerSide says how closely the lines are drawn: to one part in so many of
// the side.
const linesPerSide = 1500

// Streets draws the streets of window. What is not known is not drawn.
func (d *Drawing) Streets(s *Streets, window Window) Sheet {
	around := farMargin
	if window.Side <= labelSide {
		around = margin
	}
	reach := float64(window.Side) * (0.5 + around)
	frame := orb.Bound{Min: orb.Point{-reach, -reach}, Max: orb.Point{reach, reach}}
	plan := plan{drawing: d, window: window, lines: map[name][]orb.LineString{}}
	plan.x, plan.y = d.XY(window.Center)
	var minor, main []byte
	for line := range s.streets.Lines(boxAround(window.Center, geo.Meters(reach))) {
		isMain := s.isMain(line.Street)
		if !isMain && window.Side > minorSide {
			continue
		}
		whole := make(orb.LineString, len(line.Points))
		for i, p := range line.Points {
			whole[i] = plan.meters(p)
		}
		for _, part := range clip.LineString(frame, whole) {
			part = simplify.DouglasPeucker(float64(window.Side) / linesPerSide).LineString(part)
			if isMain {
				main = appendMeters(main, part)
			} else {
				minor = appendMeters(minor, part)
			}
		}
		plan.add(line.Street, whole, isMain)
	}
	sheet := Sheet{Minor: string(minor), Main: string(main)}
	sheet.Borders = plan.addBorders(s.edges())
	sheet.Labels = plan.labels(sheet.Borders)
	return sheet
}

// appendMeters writes line in whole meters.
func appendMeters(text []byte, line orb.LineString) []byte {
	var dots []dot
	for _, p := range line {
		if at := round(p); len(dots) == 0 || dots[len(dots)-1] != at {
			dots = append(dots, at)
		}
	}
	if len(dots) < 2 {
		return text
	}
	return appendLine(text, dots)
}
