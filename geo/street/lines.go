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

// Line is a stretch of the middle of a street, made from the corners and
// addresses on it: within 2 m of them where they are close together, and straight
// across gaps of up to 300 m. Ends of streets without addresses are missing, as
// are expressways, alleys and most of the lakefront.
type Line struct {
	// Street is the official name.
	Street address.Street
	// Points are the ends of its straight pieces, in order, two or more.
	Points []geo.Point

	box geo.Box
}

// boxOf returns the box around points, of which there is one or more.
func boxOf(points []geo.Point) geo.Box {
	box := geo.Box{Min: points[0], Max: points[0]}
	for _, p := range points[1:] {
		box.Min = geo.Point{Lat: min(box.Min.Lat, p.Lat), Lng: min(box.Min.Lng, p.Lng)}
		box.Max = geo.Point{Lat: max(box.Max.Lat, p.Lat), Lng: max(box.Max.Lng, p.Lng)}
	}
	return box
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
		for i := range lines {
			lines[i].box = boxOf(lines[i].Points)
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
			if n < 2 {
				return nil, fmt.Errorf("line %d has %d points", len(lines), n)
			}
			for range n {
				last.lat += steps.signed()
				last.lng += steps.signed()
				points = append(points, geo.Point{Lat: float64(last.lat) / 1e5, Lng: float64(last.lng) / 1e5})
			}
			lines = append(lines, Line{Street: s.streets[i].name, Points: points[len(points)-n : len(points) : len(points)]})
		}
	}
	for i := range cols {
		if err := cols[i].done(); err != nil {
			return nil, err
		}
	}
	return lines, nil
}

// Lines yields the lines of streets that reach into a window, each whole. It
// yields none if the bundle has no lines. The first call unpacks the lines of
// the whole city.
func (s *Streets) Lines(window geo.Box) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		lines := s.allLines()
		for i := range lines {
			box := &lines[i].box
			outside := box.Min.Lat > window.Max.Lat || box.Max.Lat < window.Min.Lat || box.Min.Lng > window.Max.Lng || box.Max.Lng < window.Min.Lng
			if !outside && !yield(lines[i]) {
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

// How near to a street, in meters, and how parallel to it a border must run to
// be on it.
const (
	alongWithin = 8
	alongSine   = 0.342 // of 20 degrees
)

// Along returns the street that runs along the straight line from a to b, such
// as a piece of a ward border: within 8 m of its middle and 20 degrees of its
// direction. ok is false if there is none.
func (s *Streets) Along(a, b geo.Point) (name address.Street, ok bool) {
	middle := geo.Point{Lat: (a.Lat + b.Lat) / 2, Lng: (a.Lng + b.Lng) / 2}
	way := vectorTo(a, b)
	if way.length() == 0 {
		return address.Street{}, false
	}
	nearest := float64(alongWithin)
	for _, piece := range s.piecesNear(middle) {
		if vectorTo(piece.a, piece.b).sine(way) > alongSine {
			continue
		}
		if d := vectorTo(middle, nearestOn(piece.a, piece.b, middle)).length(); d < nearest {
			nearest, name, ok = d, *piece.street, true
		}
	}
	return name, ok
}

// linePiece is a straight piece of the line of a street.
type linePiece struct {
	a, b   geo.Point
	street *address.Street
}

// piecesNear returns the pieces that may be within alongWithin of p.
func (s *Streets) piecesNear(p geo.Point) []linePiece {
	if s.cells == nil {
		return nil
	}
	return s.cells()[lineCellOf(p)]
}

// lineCell is a cell of a grid, some 200 m wide and high.
type lineCell struct{ lat, lng int32 }

const cellsPerLat, cellsPerLng = 550, 410 // in a degree

func lineCellOf(p geo.Point) lineCell {
	return lineCell{int32(math.Floor(p.Lat * cellsPerLat)), int32(math.Floor(p.Lng * cellsPerLng))}
}

// A piece is put into cells part by part. What is longer than maxParts is no
// street of one city.
const (
	partLength = 150 // meters
	maxParts   = 400
)

// cutLines returns the pieces of all lines by the cells in or near which they
// are: whoever looks for a street near a point needs the pieces of its cell.
func (s *Streets) cutLines() map[lineCell][]linePiece {
	cells := map[lineCell][]linePiece{}
	lines := s.allLines()
	for l := range lines {
		line := &lines[l]
		for i, b := range line.Points[1:] {
			piece := linePiece{line.Points[i], b, &line.Street}
			for cell := range piece.cells() {
				cells[cell] = append(cells[cell], piece)
			}
		}
	}
	return cells
}

// cells returns the cells in or near which p is.
func (p linePiece) cells() map[lineCell]bool {
	const reach = 2e-4 // degrees, more than alongWithin
	cells := map[lineCell]bool{}
	parts := math.Ceil(vectorTo(p.a, p.b).length() / partLength)
	if parts > maxParts {
		return nil
	}
	at := func(part float64) geo.Point {
		return geo.Point{Lat: p.a.Lat + (p.b.Lat-p.a.Lat)*part/parts, Lng: p.a.Lng + (p.b.Lng-p.a.Lng)*part/parts}
	}
	for part := 0.0; part < parts; part++ {
		box := boxOf([]geo.Point{at(part), at(part + 1)})
		low := lineCellOf(geo.Point{Lat: box.Min.Lat - reach, Lng: box.Min.Lng - reach})
		high := lineCellOf(geo.Point{Lat: box.Max.Lat + reach, Lng: box.Max.Lng + reach})
		for lat := low.lat; lat <= high.lat; lat++ {
			for lng := low.lng; lng <= high.lng; lng++ {
				cells[lineCell{lat, lng}] = true
			}
		}
	}
	return cells
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
