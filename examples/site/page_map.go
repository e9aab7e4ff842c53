package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/examples/internal/wardmap"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// How exactly borders are drawn: on the map of the city, and on a map of a
// place, which can be zoomed into.
const (
	cityDetail  geo.Meters = 25
	placeDetail geo.Meters = 2
)

// A map of a place shows at least minSide from side to side and at most
// maxSide before it is zoomed.
const (
	minSide geo.Meters = 500
	maxSide geo.Meters = 6000
)

// drawingView is a drawing of all wards.
type drawingView struct {
	ViewBox string
	Wards   []shapeView
	Labels  []labelView
	Font    float64 // the height of the labels
	Title   string
	Desc    string
}

type shapeView struct {
	Number ward.Number
	Path   string
	Class  string // "mine", "near" or empty
}

type labelView struct {
	Number ward.Number
	X, Y   int
}

func newCityView(d *wardmap.Drawing, w *words) drawingView {
	view := newDrawingView(d, 0, 0)
	view.ViewBox = fmt.Sprintf("0 0 %d %d", d.Width(), d.Height())
	view.Font = float64(d.Height()) / 46
	view.Title, view.Desc = w.CityMap, w.CityMapDesc
	return view
}

func newDrawingView(d *wardmap.Drawing, mine ward.Number, others ward.Set) drawingView {
	var view drawingView
	for n := ward.Number(1); n <= ward.Count; n++ {
		shape := shapeView{Number: n, Path: d.Path(n)}
		switch {
		case n == mine:
			shape.Class = "mine"
		case others.Has(n):
			shape.Class = "near"
		}
		view.Wards = append(view.Wards, shape)
		x, y := d.Label(n)
		view.Labels = append(view.Labels, labelView{n, int(x), int(y)})
	}
	return view
}

// placeView is a map of a place with its surroundings.
type placeView struct {
	drawingView

	Words        *words
	Pixel        float64 // what is one pixel wide, as far as can be told here
	City         string  // the view box of the entire city
	CityDot      float64
	Locator      string // the title of the map that shows where in the city it is
	X, Y, Radius int    // of the place
	Side         int    // of the view box
	// Near are labels that lie in the view box, one for each ward in it.
	Near []labelView
	Bar  barView
}

// barView is a scale bar.
type barView struct {
	X, Y, Width int
	Text        string
}

func newPlaceView(d *wardmap.Drawing, day *ward.Snapshot, match ward.Match, w *words, l outreach.Language) placeView {
	units := func(m geo.Meters) int { return int(math.Round(float64(m / d.Scale()))) }
	side := min(max(minSide, 5*match.Border, 4*match.Radius), maxSide)
	cx, cy := d.XY(match.Point)
	view := placeView{
		drawingView: newDrawingView(d, match.Ward, match.Others), Words: w,
		City: fmt.Sprintf("0 0 %d %d", d.Width(), d.Height()), CityDot: float64(d.Height()) / 45,
		X: int(cx), Y: int(cy), Radius: units(match.Radius), Side: units(side),
	}
	left, top := view.X-view.Side/2, view.Y-view.Side/2
	view.ViewBox = fmt.Sprintf("%d %d %d %d", left, top, view.Side, view.Side)
	view.Font, view.Pixel = float64(view.Side)/22, float64(view.Side)/500
	view.Near = nearLabels(d, day.Map(), match.Point, side)

	name := strings.TrimSpace(wardTitle(l, match.Ward))
	if match.Ward == 0 {
		name = w.Result.either(l, match.Others)
	}
	view.Title = fill(w.Map.Title, "ward", name)
	view.Locator = fill(w.Map.Locator, "ward", name)
	var numbers []string
	for _, label := range view.Near {
		numbers = append(numbers, fmt.Sprint(label.Number))
	}
	view.Desc = w.Map.Desc + " " + fill(w.Map.WardsShown, "wards", strings.Join(numbers, ", "))

	length, text := w.Map.bar(side / 3)
	view.Bar = barView{X: left + view.Side/20, Y: top + view.Side - view.Side/20, Width: units(length), Text: text}
	return view
}

// bar returns the longest round length up to longest, with its name.
func (w *mapWords) bar(longest geo.Meters) (geo.Meters, string) {
	const foot = 0.3048
	for _, bar := range [...]struct {
		feet geo.Meters
		text string
	}{{5280, w.OneMile}, {2640, w.HalfMile}, {1320, w.QuarterMile}, {500, fill(w.Feet, "feet", "500")}} {
		if bar.feet*foot <= longest {
			return bar.feet * foot, bar.text
		}
	}
	return 200 * foot, fill(w.Feet, "feet", "200")
}

// nearLabels returns a place for the number of each ward in the square of side
// around center: of the points of a grid, the one that is farthest from other
// wards, from the edge and from the place itself.
func nearLabels(d *wardmap.Drawing, m *ward.Map, center geo.Point, side geo.Meters) []labelView {
	const rows = 21
	type sample struct {
		x, y   float64
		number ward.Number
	}
	perLat := float64(geo.Distance(center, geo.Point{Lat: center.Lat + 0.01, Lng: center.Lng})) / 0.01
	perLng := float64(geo.Distance(center, geo.Point{Lat: center.Lat, Lng: center.Lng + 0.01})) / 0.01
	var grid []sample
	for i := range rows {
		for k := range rows {
			x, y := float64(i)/(rows-1)-0.5, float64(k)/(rows-1)-0.5
			p := geo.Point{Lat: center.Lat - y*float64(side)/perLat, Lng: center.Lng + x*float64(side)/perLng}
			grid = append(grid, sample{x, y, m.Ward(p)})
		}
	}
	type spot struct{ x, y, room float64 }
	var best [ward.Count + 1]spot
	for _, at := range grid {
		room := min(0.5-math.Abs(at.x), 0.5-math.Abs(at.y), math.Hypot(at.x, at.y)-0.06)
		for _, other := range grid {
			if other.number != at.number {
				room = min(room, math.Hypot(at.x-other.x, at.y-other.y))
			}
		}
		if room > best[at.number].room {
			best[at.number] = spot{at.x, at.y, room}
		}
	}
	var labels []labelView
	cx, cy := d.XY(center)
	for n := ward.Number(1); n <= ward.Count; n++ {
		if spot := best[n]; spot.room > 0.04 { // else the number does not fit in
			x, y := cx+spot.x*float64(side/d.Scale()), cy+spot.y*float64(side/d.Scale())
			labels = append(labels, labelView{n, int(x), int(y)})
		}
	}
	return labels
}
