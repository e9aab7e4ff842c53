package resident

import (
	"fmt"
	"html/template"
	"math"
	"slices"
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
	// denseSide is from where streets are drawn thin.
	denseSide geo.Meters = 1200
)

// drawingView is a drawing of all wards.
type drawingView struct {
	ViewBox string
	Paths   template.HTML
	Labels  template.HTML
	Font    int // the height of the labels
	Title   string
	Desc    string
}

type labelView struct {
	Number ward.Number
	X, Y   int
}

// wardPaths returns the outlines of the wards of d, with the ids w1 to w50. It
// is made once, since a page would take longer for it than for all the rest.
func wardPaths(d *wardmap.Drawing) template.HTML {
	var text strings.Builder
	for n := ward.Number(1); n <= ward.Count; n++ {
		fmt.Fprintf(&text, `<path id="w%d" d="%s"/>`, n, d.Path(n))
	}
	return template.HTML(text.String()) //nolint:gosec // numbers and letters of paths
}

func wardLabels(d *wardmap.Drawing) []labelView {
	var labels []labelView
	for n := ward.Number(1); n <= ward.Count; n++ {
		x, y := d.Label(n)
		labels = append(labels, labelView{n, int(x), int(y)})
	}
	return labels
}

func newCityView(d *wardmap.Drawing, w *words) *drawingView {
	return &drawingView{
		ViewBox: fmt.Sprintf("0 0 %d %d", d.Width(), d.Height()), Font: d.Height() / 46,
		Paths: wardPaths(d), Labels: template.HTML(execute("labels", wardLabels(d))), //nolint:gosec // made by a template
		Title: w.CityMap, Desc: w.CityMapDesc,
	}
}

// placeView is a map of a place, or of a ward, with its surroundings.
type placeView struct {
	drawingView

	Words        *words
	Mine         ward.Number // zero if none
	Others       []ward.Number
	Pin          bool   // whether a place is marked
	Pixel        int    // what is one pixel wide on a phone
	City         string // the view box of the entire city
	CityDot      int
	Locator      string // the title of the map that shows where in the city it is
	X, Y, Radius int    // of the place
	// Near are labels that lie in the view box, one for each ward in it.
	Near    []labelView
	Streets wardmap.Sheet
	Meter   float64 // in units, for the lines of Streets
	Dense   bool    // whether the lines are thin, because much is in view
	Caption []string
	Bar     barView
}

// barView is a scale bar.
type barView struct {
	X, Y, Width int
	Text        string
}

// newPlaceView draws the place of match.
func (p *Pages) newPlaceView(match ward.Match, l outreach.Language) placeView {
	w := wordsOf(l)
	side := min(max(minSide, 5*match.Border, 4*match.Radius), maxSide)
	view := p.newMap(match.Point, side, true, l)
	view.Mine, view.Radius = match.Ward, p.units(match.Radius)
	view.Others = slices.Collect(match.Others.All())
	name := wardTitle(l, match.Ward)
	view.Title, view.Locator = fill(w.Map.Title, "ward", name), fill(w.Map.Locator, "ward", name)
	view.Caption = append([]string{w.Map.Caption}, view.Caption...)
	view.Desc = w.Map.Desc + " " + view.Desc
	return view
}

// newWardMap draws the whole of ward n.
func (p *Pages) newWardMap(n ward.Number, l outreach.Language) placeView {
	w := wordsOf(l)
	window := wardmap.WindowOf(p.day.Map().Boundary(n).Bound())
	view := p.newMap(window.Center, 1.1*window.Side, false, l)
	view.Mine = n
	name := l.Ward(n)
	view.Title, view.Locator = fill(w.Map.WardTitle, "ward", name), fill(w.Map.WardTitle, "ward", name)
	view.Caption = append([]string{w.Map.WardCaption}, view.Caption...)
	view.Desc = w.Map.WardDesc + " " + view.Desc
	return view
}

// units returns how many units of the drawing m is.
func (p *Pages) units(m geo.Meters) int { return int(math.Round(float64(m / p.place.Scale()))) }

// newMap draws the square of side around center, which a pin marks or does not.
func (p *Pages) newMap(center geo.Point, side geo.Meters, pin bool, l outreach.Language) placeView {
	w, d := wordsOf(l), p.place
	cx, cy := d.XY(center)
	whole := p.units(side)
	view := placeView{
		drawingView: drawingView{Paths: p.paths, Labels: p.labels, Font: whole / 24}, Words: w, Pin: pin, Pixel: whole / 340,
		City: fmt.Sprintf("0 0 %d %d", d.Width(), d.Height()), CityDot: d.Height() / 45,
		X: int(cx), Y: int(cy), Near: nearLabels(d, p.day.Map(), center, side),
	}
	left, top := view.X-whole/2, view.Y-whole/2
	view.ViewBox = fmt.Sprintf("%d %d %d %d", left, top, whole, whole)
	var numbers []string
	for _, label := range view.Near {
		numbers = append(numbers, fmt.Sprint(label.Number))
	}
	view.Desc = fill(w.Map.WardsShown, "wards", strings.Join(numbers, ", "))
	length, text := w.Map.bar(side / 3)
	view.Bar = barView{X: left + whole/20, Y: top + whole - whole/20, Width: p.units(length), Text: text}
	view.Meter, view.Dense = float64(1/d.Scale()), side > denseSide
	view.Streets = d.Streets(p.streets, wardmap.Window{Center: center, Side: side, Em: side / 28, Taken: view.taken()})
	if borders := view.Streets.Borders; len(borders) > 0 {
		view.Caption = append(view.Caption, fill(w.Map.Borders, "streets", w.list(borders[:min(len(borders), maxBorders)])))
	}
	view.Caption = append(view.Caption, w.Map.Partial)
	return view
}

// maxBorders is how many streets of borders a caption names.
const maxBorders = 5

// taken returns where no name of a street may be: on the pin, the numbers of
// the wards and the bar.
func (v placeView) taken() []wardmap.Circle {
	pixel := float64(v.Pixel)
	var all []wardmap.Circle
	circle := func(x, y int, radius float64) {
		all = append(all, wardmap.Circle{X: float64(x), Y: float64(y), Radius: radius * pixel})
	}
	if v.Pin {
		circle(v.X, v.Y-12*v.Pixel, 16)
		circle(v.X, v.Y, 5)
	}
	for _, label := range v.Near {
		circle(label.X, label.Y, 16)
	}
	for along := 0; along <= v.Bar.Width; along += 12 * v.Pixel {
		circle(v.Bar.X+along, v.Bar.Y-6*v.Pixel, 14)
	}
	return all
}

// list joins names as a sentence does.
func (w *words) list(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + w.Answer.And + names[last]
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
	const rows = 17
	type sample struct {
		x, y   float64
		number ward.Number
	}
	perLat := float64(geo.Distance(center, geo.Point{Lat: center.Lat + 0.01, Lng: center.Lng})) / 0.01
	perLng := float64(geo.Distance(center, geo.Point{Lat: center.Lat, Lng: center.Lng + 0.01})) / 0.01
	grid := make([]sample, 0, rows*rows)
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
		room := min(0.5-math.Abs(at.x), 0.5-math.Abs(at.y), max(math.Hypot(at.x, at.y)-0.06, 0))
		for _, other := range grid {
			if dx, dy := at.x-other.x, at.y-other.y; other.number != at.number && dx*dx+dy*dy < room*room {
				room = math.Sqrt(dx*dx + dy*dy)
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
