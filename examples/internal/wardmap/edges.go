package wardmap

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/street"
	"github.com/chiward/chiward/ward"
)

// edge is a stretch of a border that runs along one street.
type edge struct {
	name string // of the street, as signs have it
	line []geo.Point
	box  geo.Box
}

// A border is cut into pieces of at most longestPiece to ask along which street
// each runs. Between two stretches along one street, a straight gap of up to
// longestGap is along that street too: no address there tells where it is.
const (
	longestPiece = 15  // meters
	longestGap   = 500 // meters
	straight     = 0.97
)

// findEdges returns the borders of m that run along streets.
func findEdges(s *street.Streets, m *ward.Map) []edge {
	var edges []edge
	for chain := range m.Chains(geo.Box{Min: geo.Point{Lat: -90, Lng: -180}, Max: geo.Point{Lat: 90, Lng: 180}}) {
		points := cut(chain.Points)
		names := make([]string, len(points)-1)
		for i := range names {
			if name, ok := s.Along(points[i], points[i+1]); ok {
				names[i] = Readable(name.String())
			}
		}
		fillGaps(names, points)
		for from := 0; from < len(names); {
			to := runEnd(names, from)
			if names[from] != "" {
				line := points[from : to+1]
				edges = append(edges, edge{names[from], line, boxOf(line)})
			}
			from = to
		}
	}
	return edges
}

// cut returns line with points in between, so that no piece is longer than
// longestPiece.
func cut(line []geo.Point) []geo.Point {
	points := line[:1:1]
	for i, b := range line[1:] {
		a := line[i]
		parts := math.Ceil(float64(geo.Distance(a, b)) / longestPiece)
		for k := 1.0; k < parts; k++ {
			points = append(points, geo.Point{Lat: a.Lat + (b.Lat-a.Lat)*k/parts, Lng: a.Lng + (b.Lng-a.Lng)*k/parts})
		}
		points = append(points, b)
	}
	return points
}

// runEnd returns where the run of one name ends that begins at from.
func runEnd(names []string, from int) int {
	to := from + 1
	for to < len(names) && names[to] == names[from] {
		to++
	}
	return to
}

// fillGaps names the straight gaps between pieces along one street.
func fillGaps(names []string, points []geo.Point) {
	for from := 0; from < len(names); {
		to := runEnd(names, from)
		if names[from] == "" && from > 0 && to < len(names) && names[from-1] == names[to] && isStraight(points[from:to+1]) {
			for i := from; i < to; i++ {
				names[i] = names[to]
			}
		}
		from = to
	}
}

// isStraight reports whether line is short and straight enough for a gap.
func isStraight(line []geo.Point) bool {
	var length geo.Meters
	for i, b := range line[1:] {
		length += geo.Distance(line[i], b)
	}
	return length <= longestGap && geo.Distance(line[0], line[len(line)-1]) >= straight*length
}

func boxOf(line []geo.Point) geo.Box {
	box := geo.Box{Min: line[0], Max: line[0]}
	for _, p := range line[1:] {
		box.Min = geo.Point{Lat: min(box.Min.Lat, p.Lat), Lng: min(box.Min.Lng, p.Lng)}
		box.Max = geo.Point{Lat: max(box.Max.Lat, p.Lat), Lng: max(box.Max.Lng, p.Lng)}
	}
	return box
}

func overlap(a, b geo.Box) bool {
	return a.Min.Lat <= b.Max.Lat && b.Min.Lat <= a.Max.Lat && a.Min.Lng <= b.Max.Lng && b.Min.Lng <= a.Max.Lng
}

// BordersAt returns the names of the streets along which the borders within
// distance of p run, the nearest first. There are none where no street is known.
func (s *Streets) BordersAt(p geo.Point, distance geo.Meters) []string {
	window := boxAround(p, distance)
	perLng := metersPerDegree * math.Cos(p.Lat*math.Pi/180)
	nearest := map[string]float64{}
	for _, edge := range s.edges() {
		if !overlap(edge.box, window) {
			continue
		}
		line := make(orb.LineString, len(edge.line))
		for i, q := range edge.line {
			line[i] = orb.Point{(q.Lng - p.Lng) * perLng, (q.Lat - p.Lat) * metersPerDegree}
		}
		d := planar.DistanceFrom(line, orb.Point{})
		if known, ok := nearest[edge.name]; d <= float64(distance) && (!ok || d < known) {
			nearest[edge.name] = d
		}
	}
	return slices.SortedFunc(maps.Keys(nearest), func(x, y string) int {
		return cmp.Or(cmp.Compare(nearest[x], nearest[y]), strings.Compare(x, y))
	})
}
