// Package wardmap draws the wards of a map as SVG paths, and the streets in them,
// with the names of the main ones and of those along which borders run.
//
// Neighboring wards are drawn with the same line along their common border,
// however coarse the drawing is, so that there is neither a gap nor an overlap
// between them.
package wardmap

import (
	"math"
	"strconv"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// unitsPerDetail is how many units of a drawing make up its detail: so many
// that rounding to whole units makes no border cross another one.
const unitsPerDetail = 25

// finest is the least detail of a drawing in meters.
const finest geo.Meters = 0.5

// metersPerDegree of latitude, on the sphere that package geo measures on.
var metersPerDegree = float64(geo.Distance(geo.Point{Lat: 41}, geo.Point{Lat: 42}))

// Drawing has the wards of a map as paths in a view box of its own, north up,
// with the origin in the north-west. It is immutable and safe for any number
// of goroutines. Get one from [New].
type Drawing struct {
	west, north    float64 // degrees
	perLng, perLat float64 // units in a degree
	scale          geo.Meters
	width, height  int
	wards          [ward.Count + 1]shape
}

// shape is one ward as it is drawn.
type shape struct {
	rings []ring
	path  string
	label dot
}

// New draws the wards of m. No border is drawn farther from where it is than
// detail plus one unit, which is a twenty-fifth of detail; parts of a ward that
// are narrower than a unit may vanish. For the entire city on one page 25 m are
// fine, for single blocks 1 m. A detail of less than half a meter, or NaN, is
// taken as half a meter.
func New(m *ward.Map, detail geo.Meters) *Drawing {
	if !(detail >= finest) {
		detail = finest
	}
	var areas [ward.Count + 1]orb.MultiPolygon
	bound := orb.Bound{Min: orb.Point{180, 90}, Max: orb.Point{-180, -90}}
	for n := ward.Number(1); n <= ward.Count; n++ {
		areas[n] = m.Boundary(n)
		bound = bound.Union(areas[n].Bound())
	}
	d := &Drawing{west: bound.Left(), north: bound.Top(), scale: detail / unitsPerDetail}
	d.perLat = metersPerDegree / float64(d.scale)
	d.perLng = d.perLat * math.Cos(bound.Center().Lat()*math.Pi/180)
	corner := d.dot(orb.Point{bound.Right(), bound.Bottom()})
	d.width, d.height = corner.x+1, corner.y+1

	borders := arcs{starts: map[[2]orb.Point]start{}}
	for chain := range m.Chains(geo.Box{Min: geo.Point{Lat: -90, Lng: -180}, Max: geo.Point{Lat: 90, Lng: 180}}) {
		borders.add(chain, d.plane)
	}
	borders.simplify(unitsPerDetail)
	for n := ward.Number(1); n <= ward.Count; n++ {
		rings := borders.rings(areas[n])
		d.wards[n] = shape{rings: rings, path: path(rings), label: innermost(rings)}
	}
	return d
}

// Width returns the width of the view box in units.
func (d *Drawing) Width() int { return d.width }

// Height returns the height of the view box in units.
func (d *Drawing) Height() int { return d.height }

// Scale returns how many meters one unit is.
func (d *Drawing) Scale() geo.Meters { return d.scale }

// Path returns the outline of ward n for the attribute d of an SVG path. It is
// empty if n is not a ward.
func (d *Drawing) Path(n ward.Number) string { return d.shape(n).path }

// Label returns the place inside ward n that is farthest from its borders, in
// units. It is zero if n is not a ward.
func (d *Drawing) Label(n ward.Number) (x, y float64) {
	at := d.shape(n).label
	return float64(at.x), float64(at.y)
}

// XY returns where p is on the drawing, in units. It may be outside the view
// box.
func (d *Drawing) XY(p geo.Point) (x, y float64) {
	at := d.plane(orb.Point{p.Lng, p.Lat})
	return at[0], at[1]
}

func (d *Drawing) shape(n ward.Number) shape {
	if !n.IsValid() {
		return shape{}
	}
	return d.wards[n]
}

// plane returns where a longitude and latitude are on the drawing, in units, and
// dot the nearest whole units.
func (d *Drawing) plane(p orb.Point) orb.Point {
	return orb.Point{(p.Lon() - d.west) * d.perLng, (d.north - p.Lat()) * d.perLat}
}

func (d *Drawing) dot(p orb.Point) dot { return round(d.plane(p)) }

// dot is a place on a drawing in whole units. A ring is closed and does not
// repeat its first dot.
type (
	dot  struct{ x, y int }
	ring []dot
)

func round(p orb.Point) dot { return dot{int(math.Round(p[0])), int(math.Round(p[1]))} }

// path writes rings as SVG does, with relative moves.
func path(rings []ring) string {
	var text []byte
	for _, r := range rings {
		text = append(appendLine(text, r), 'z')
	}
	return string(text)
}

// appendLine writes the line through dots.
func appendLine(text []byte, dots []dot) []byte {
	text = append(text, 'M')
	text = appendPair(text, dots[0].x, dots[0].y)
	last := byte('M')
	for i, at := range dots[1:] {
		dx, dy := at.x-dots[i].x, at.y-dots[i].y
		switch {
		case dy == 0:
			text = strconv.AppendInt(append(text, 'h'), int64(dx), 10)
			last = 'h'
		case dx == 0:
			text = strconv.AppendInt(append(text, 'v'), int64(dy), 10)
			last = 'v'
		default:
			if last != 'l' {
				text = append(text, 'l')
			} else if dx >= 0 {
				text = append(text, ' ')
			}
			text = appendPair(text, dx, dy)
			last = 'l'
		}
	}
	return text
}

// appendPair appends two numbers; a minus sign parts them as well as a space.
func appendPair(text []byte, x, y int) []byte {
	text = strconv.AppendInt(text, int64(x), 10)
	if y >= 0 {
		text = append(text, ' ')
	}
	return strconv.AppendInt(text, int64(y), 10)
}
