package street

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"math"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// linesName is the name of the file with the lines of streets in a bundle. It
// may be left out.
//
// It is one DEFLATE stream, packed like points.bin: the count of streets, the
// lengths of three columns, and the columns:
//
//	counts  for every street the count of its lines
//	sizes   for every line the count of its points, two or more
//	steps   for every point its latitude and longitude less those of the point
//	        before, in 1e-5 degree, zigzag
const linesName = "lines.bin"

// Line is a stretch of the middle of a street, as far as corners and addresses
// tell it: within 2 m where they stand close, and straight over gaps of up to
// 300 m. The ends of streets without addresses are missing, as are
// expressways, alleys and most of the lake front.
type Line struct {
	// Street is the official name.
	Street address.Street
	// Points are the ends of its straight pieces, two or more.
	Points []geo.Point
}

// readLines returns the lines of a bundle as a function, which unpacks them
// when they are first asked for.
func (s *Streets) readLines(bundle fs.FS) (func() ([]Line, error), error) {
	packed, err := fs.ReadFile(bundle, linesName)
	if errors.Is(err, fs.ErrNotExist) {
		return func() ([]Line, error) { return nil, nil }, nil
	}
	if err != nil {
		return nil, err
	}
	return func() ([]Line, error) {
		lines, err := s.decodeLines(packed)
		if err != nil {
			return nil, fmt.Errorf("street: %s: %w", linesName, err)
		}
		return lines, nil
	}, nil
}

// decodeLines unpacks the lines of all streets.
func (s *Streets) decodeLines(packed []byte) ([]Line, error) {
	content, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxColumn))
	if err != nil {
		return nil, err
	}
	count, cols, err := columns(content, "counts", "sizes", "steps")
	if err != nil {
		return nil, err
	}
	if count != len(s.streets) {
		return nil, fmt.Errorf("has %d streets, not %d", count, len(s.streets))
	}
	counts, sizes, steps := &cols[0], &cols[1], &cols[2]
	points := make([]geo.Point, 0, len(steps.data)/2)
	var lines []Line
	var last place
	for i := range s.streets {
		for range counts.below(len(sizes.data) + 1 - len(lines)) {
			n := sizes.below(cap(points) - len(points) + 1)
			for range n {
				last.lat += steps.signed()
				last.lng += steps.signed()
				points = append(points, geo.Point{Lat: float64(last.lat) / 1e5, Lng: float64(last.lng) / 1e5})
			}
			lines = append(lines, Line{s.streets[i].name, points[len(points)-n : len(points) : len(points)]})
		}
	}
	for i := range cols {
		if err := cols[i].done(); err != nil {
			return nil, err
		}
	}
	return lines, nil
}

// Lines yields the lines of streets that come into a window, each whole. The
// bundle may have none. The first call unpacks the lines of the whole city.
func (s *Streets) Lines(window geo.Box) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		for _, line := range s.allLines() {
			box := geo.Box{Min: line.Points[0], Max: line.Points[0]}
			for _, p := range line.Points {
				box.Min = geo.Point{Lat: min(box.Min.Lat, p.Lat), Lng: min(box.Min.Lng, p.Lng)}
				box.Max = geo.Point{Lat: max(box.Max.Lat, p.Lat), Lng: max(box.Max.Lng, p.Lng)}
			}
			outside := box.Min.Lat > window.Max.Lat || box.Max.Lat < window.Min.Lat || box.Min.Lng > window.Max.Lng || box.Max.Lng < window.Min.Lng
			if !outside && !yield(line) {
				return
			}
		}
	}
}

func (s *Streets) allLines() []Line {
	if s.lines == nil {
		return nil
	}
	lines, _ := s.lines() // checked by ward.Open's checksum, and by a test
	return lines
}

// groupLines returns the lines of each street.
func (s *Streets) groupLines() map[address.Street][]Line {
	lines := make(map[address.Street][]Line, len(s.streets))
	for _, line := range s.allLines() {
		lines[line.Street] = append(lines[line.Street], line)
	}
	return lines
}

// How near to a street, in meters, and how parallel to it a border must run to
// be on it.
const (
	alongWithin = 8
	alongSine   = 0.342 // of 20 degrees
)

// Along returns the street that runs along the straight way from a to b, such
// as a piece of a ward border: within 8 m of its middle and 20 degrees of its
// direction. It is false if there is none.
func (s *Streets) Along(a, b geo.Point) (name address.Street, ok bool) {
	middle := geo.Point{Lat: (a.Lat + b.Lat) / 2, Lng: (a.Lng + b.Lng) / 2}
	way := vectorTo(a, b)
	length := way.length()
	if length == 0 {
		return address.Street{}, false
	}
	const reach = 1e-4 // degrees, more than alongWithin
	nearest := float64(alongWithin)
	window := geo.Box{
		Min: geo.Point{Lat: middle.Lat - reach, Lng: middle.Lng - 2*reach},
		Max: geo.Point{Lat: middle.Lat + reach, Lng: middle.Lng + 2*reach},
	}
	for line := range s.Lines(window) {
		for i := 1; i < len(line.Points); i++ {
			from, to := line.Points[i-1], line.Points[i]
			if vectorTo(from, to).sine(way) > alongSine {
				continue
			}
			if d := vectorTo(middle, nearestOn(from, to, middle)).length(); d < nearest {
				nearest, name, ok = d, line.Street, true
			}
		}
	}
	return name, ok
}

// sine returns the sine of the angle between v and w, and one if either has no
// length.
func (v vector) sine(w vector) float64 {
	if size := v.length() * w.length(); size > 0 {
		return math.Abs(v.east*w.north-v.north*w.east) / size
	}
	return 1
}

// nearestOn returns the point of the straight way from a to b that is nearest
// to p.
func nearestOn(a, b, p geo.Point) geo.Point {
	way, to := vectorTo(a, b), vectorTo(a, p)
	square := way.east*way.east + way.north*way.north
	if square == 0 {
		return a
	}
	return moved(a, way.times(min(max((to.east*way.east+to.north*way.north)/square, 0), 1)))
}

// The longest gap in meters between the end of a line and another street that
// somebody says to meet there, and how straight ahead of the end that must be.
const (
	widestGap = 130
	aheadSine = 0.5 // of 30 degrees
)

// eachGap calls visit with each pair of one street of first and one of second
// that would meet if a line went on for gap meters, and the middle of the gap:
// the last stretch of a street often has no address and no listed corner.
func (s *Streets) eachGap(first, second []candidate, visit func(p, q candidate, at geo.Point, gap geo.Meters)) {
	if s.linesOf == nil {
		return
	}
	const guessed = address.SpellingCorrected | address.NameCorrected
	lines := s.linesOf()
	for _, p := range first {
		for _, q := range second {
			if (p.changes|q.changes)&guessed != 0 {
				continue
			}
			a, b := lines[s.streets[p.street].name], lines[s.streets[q.street].name]
			at, gap := nearestEnd(a, b)
			if other, less := nearestEnd(b, a); less < gap {
				at, gap = other, less
			}
			if gap <= widestGap {
				visit(p, q, at, geo.Meters(gap))
			}
		}
	}
}

// nearestEnd returns the middle of the gap between an end of one of the lines a
// and the nearest line of b ahead of it, and its length in meters.
func nearestEnd(a, b []Line) (at geo.Point, gap float64) {
	gap = math.Inf(1)
	for _, line := range a {
		last := len(line.Points) - 1
		for _, end := range [2][2]geo.Point{{line.Points[1], line.Points[0]}, {line.Points[last-1], line.Points[last]}} {
			heading := vectorTo(end[0], end[1])
			for _, other := range b {
				for i := 1; i < len(other.Points); i++ {
					way := vectorTo(end[1], nearestOn(other.Points[i-1], other.Points[i], end[1]))
					ahead := way.east*heading.east+way.north*heading.north >= 0 && way.sine(heading) <= aheadSine
					if d := way.length(); d < gap && ahead {
						at, gap = moved(end[1], way.times(0.5)), d
					}
				}
			}
		}
	}
	return at, gap
}
