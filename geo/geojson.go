package geo

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// The rules that a polygon in GeoJSON must keep (RFC 7946). Each is the Err
// of a [FeatureError] and is found with [errors.Is].
var (
	// ErrGeometry: a geometry that is no area, such as a Point, or none at all.
	ErrGeometry = errors.New("geometry is not a Polygon or MultiPolygon")
	// ErrPosition: a position that is not two numbers or more, of which the
	// first is a longitude and the second a latitude in degrees.
	ErrPosition = errors.New("position is not two finite numbers, longitude and latitude in degrees")
	// ErrShortRing: a ring of fewer than four positions, or an area without
	// rings.
	ErrShortRing = errors.New("ring has fewer than four positions")
	// ErrOpenRing: a ring whose last position is not its first one.
	ErrOpenRing = errors.New("ring does not end where it starts")
	// ErrNoArea: a ring whose positions lie on one line or enclose as much on
	// its left as on its right.
	ErrNoArea = errors.New("ring encloses no area")
)

// FeatureError says which part of a GeoJSON file breaks which rule. The
// indices count from zero; those that do not apply are zero.
type FeatureError struct {
	Feature int   // index in the feature collection
	Polygon int   // index in the MultiPolygon
	Ring    int   // index in the polygon; zero is the outer ring
	Vertex  int   // index in the ring
	Err     error // the rule that is broken
}

// Error names the place and the rule.
func (e *FeatureError) Error() string {
	return fmt.Sprintf("geo: feature %d, polygon %d, ring %d, vertex %d: %v", e.Feature, e.Polygon, e.Ring, e.Vertex, e.Err)
}

// Unwrap returns the rule that is broken.
func (e *FeatureError) Unwrap() error { return e.Err }

// Feature is one area of a GeoJSON file with its properties as they were
// decoded by [encoding/json].
type Feature struct {
	Properties map[string]any   // nil if there are none
	Area       orb.MultiPolygon // longitude before latitude, degrees
}

// ParseGeoJSON reads a GeoJSON FeatureCollection of Polygons and
// MultiPolygons. Rings may wind either way; their windings are set as
// RFC 7946 asks, outer rings counter-clockwise. Elevations are dropped. The
// error is a [*FeatureError] if one feature breaks a rule, and names the byte
// if the text is no JSON.
func ParseGeoJSON(text []byte) ([]Feature, error) {
	features, kind, err := readCollection(text)
	if _, ok := errors.AsType[*FeatureError](err); ok {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("geo: GeoJSON of %d bytes: %w", len(text), err)
	}
	if kind != "FeatureCollection" {
		return nil, fmt.Errorf("geo: GeoJSON is of type %q, not FeatureCollection", kind)
	}
	if len(features) == 0 {
		return nil, errors.New("geo: GeoJSON has no features")
	}
	return features, nil
}

// readCollection reads the object that text is, and the type that it says it
// has.
func readCollection(text []byte) (features []Feature, kind string, err error) {
	j := &jsonReader{text: text}
	j.object(func(name string) {
		switch name {
		case "type":
			j.decode(&kind)
		case "features":
			features = nil
			j.array(func() { features = append(features, readFeature(j, len(features))) })
		default:
			j.decode(new(json.RawMessage))
		}
	})
	if j.err == nil && j.peek() != 0 {
		j.fail("the end of the text")
	}
	return features, kind, j.err
}

// readFeature reads the feature that comes next.
func readFeature(j *jsonReader, index int) Feature {
	var feature Feature
	var broken *FeatureError
	j.object(func(name string) {
		switch {
		case name == "properties":
			j.decode(&feature.Properties)
		case name == "geometry" && j.peek() == '{':
			feature.Area, broken = readGeometry(j)
		default:
			j.decode(new(json.RawMessage))
		}
	})
	if j.err != nil {
		return Feature{}
	}
	if broken == nil && feature.Area == nil {
		broken = &FeatureError{Err: ErrGeometry}
	}
	if broken == nil {
		broken = orient(feature.Area)
	}
	if broken != nil {
		broken.Feature = index
		j.err = broken
	}
	return feature
}

// readGeometry reads the geometry that comes next. Its type may stand behind
// its coordinates.
func readGeometry(j *jsonReader) (area orb.MultiPolygon, broken *FeatureError) {
	var kind string
	var coordinates []byte
	j.object(func(name string) {
		switch name {
		case "type":
			j.decode(&kind)
		case "coordinates":
			start := j.next
			if kind == "" {
				coordinates = j.raw()
				return
			}
			var length int
			area, length, broken = readArea(kind, j.text[start:])
			if broken == nil {
				j.next += length
			} else {
				j.raw()
			}
		default:
			j.decode(new(json.RawMessage))
		}
	})
	if coordinates != nil && j.err == nil {
		area, _, broken = readArea(kind, coordinates)
	}
	return area, broken
}

// readArea reads the coordinates of a geometry at the beginning of text, and
// returns how many bytes they are.
func readArea(kind string, text []byte) (area orb.MultiPolygon, length int, broken *FeatureError) {
	c := coordinateReader{text: text}
	switch kind {
	case "Polygon":
		area = orb.MultiPolygon{c.polygon()}
	case "MultiPolygon":
		c.list(&c.place.Polygon, func() { area = append(area, c.polygon()) })
		if len(area) == 0 {
			c.fail(ErrShortRing)
		}
	default:
		c.fail(fmt.Errorf("%w: %q", ErrGeometry, kind))
	}
	if c.place.Err != nil {
		return nil, 0, &c.place
	}
	return area, c.next, nil
}

// coordinateReader reads nested arrays of numbers. It stops at the first broken
// rule.
type coordinateReader struct {
	text  []byte
	next  int          // index of the next character in text
	place FeatureError // where the reading is, and the rule broken there
	// scratch holds the positions of the ring that is being read.
	scratch orb.Ring
}

func (c *coordinateReader) fail(rule error) {
	if c.place.Err == nil {
		c.place.Err = rule
	}
}

func (c *coordinateReader) skipSpace() {
	for c.next < len(c.text) {
		switch c.text[c.next] {
		case ' ', '\t', '\r', '\n':
			c.next++
		default:
			return
		}
	}
}

// take reports whether the next character is b and goes past it if so.
func (c *coordinateReader) take(b byte) bool {
	c.skipSpace()
	if c.next == len(c.text) || c.text[c.next] != b {
		return false
	}
	c.next++
	return true
}

// list calls item for each element of the array that starts here, with
// index counting them.
func (c *coordinateReader) list(index *int, item func()) {
	*index = 0
	if !c.take('[') {
		c.fail(ErrPosition)
		return
	}
	if c.take(']') {
		return
	}
	for {
		item()
		if c.place.Err != nil {
			return
		}
		if !c.take(',') {
			break
		}
		*index++
	}
	if !c.take(']') {
		c.fail(ErrPosition)
		return
	}
	*index = 0
}

func (c *coordinateReader) polygon() orb.Polygon {
	var polygon orb.Polygon
	c.list(&c.place.Ring, func() { polygon = append(polygon, c.ring()) })
	if len(polygon) == 0 {
		c.fail(ErrShortRing)
	}
	return polygon
}

func (c *coordinateReader) ring() orb.Ring {
	c.scratch = c.scratch[:0]
	c.list(&c.place.Vertex, func() { c.scratch = append(c.scratch, c.position()) })
	ring := slices.Clone(c.scratch)
	var rule error
	switch {
	case c.place.Err != nil:
	case len(ring) < 4:
		rule = ErrShortRing
	case ring[0] != ring[len(ring)-1]:
		rule = ErrOpenRing
	}
	if rule != nil {
		c.place.Vertex = max(len(ring)-1, 0)
		c.fail(rule)
	}
	return ring
}

// position reads two numbers or more, of which the first two count.
func (c *coordinateReader) position() orb.Point {
	var point orb.Point
	if !c.take('[') {
		c.fail(ErrPosition)
		return point
	}
	for i := 0; ; i++ {
		value, ok := c.number()
		if !ok {
			break
		}
		if i < len(point) {
			point[i] = value
		}
		if c.take(',') {
			continue
		}
		if i < 1 || !c.take(']') || math.Abs(point.Lon()) > 180 || math.Abs(point.Lat()) > 90 {
			break
		}
		return point
	}
	c.fail(ErrPosition)
	return orb.Point{}
}

// number reads a number in the form of JSON.
func (c *coordinateReader) number() (value float64, ok bool) {
	c.skipSpace()
	rest := c.text[c.next:]
	next, negative := 0, false
	if len(rest) > 0 && rest[0] == '-' {
		next, negative = 1, true
	}
	whole := next
	var mantissa uint64
	for ; next < len(rest) && isDigit(rest[next]); next++ {
		mantissa = mantissa*10 + uint64(rest[next]-'0')
	}
	point, decimals := next, 0
	if next < len(rest) && rest[next] == '.' {
		for next++; next < len(rest) && isDigit(rest[next]); next++ {
			mantissa = mantissa*10 + uint64(rest[next]-'0')
		}
		decimals = next - point - 1
		if decimals == 0 {
			return 0, false
		}
	}
	if next == len(rest) || point == whole || rest[whole] == '0' && point > whole+1 {
		return 0, false
	}
	if rest[next]|0x20 == 'e' || point-whole+decimals > maxExactDigits {
		return c.anyNumber(rest)
	}
	c.next += next
	// Both are exact, so the quotient is the nearest float64.
	value = float64(mantissa) / powersOfTen[decimals]
	if negative {
		value = -value
	}
	return value, true
}

// anyNumber reads a number at the beginning of rest that may be long or have
// an exponent.
func (c *coordinateReader) anyNumber(rest []byte) (value float64, ok bool) {
	length := 0
	for length < len(rest) && strings.IndexByte("+-.0123456789Ee", rest[length]) >= 0 {
		length++
	}
	c.next += length
	if !json.Valid(rest[:length]) {
		return 0, false
	}
	value, err := strconv.ParseFloat(string(rest[:length]), 64)
	return value, err == nil
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// maxExactDigits is how many decimal digits a whole number may have to be
// exact as a float64.
const maxExactDigits = 15

var powersOfTen = [maxExactDigits + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// orient makes outer rings wind counter-clockwise and inner rings clockwise.
func orient(area orb.MultiPolygon) *FeatureError {
	for p, polygon := range area {
		for r, ring := range polygon {
			want := orb.CCW
			if r > 0 {
				want = orb.CW
			}
			switch ring.Orientation() {
			case want:
			case 0:
				return &FeatureError{Polygon: p, Ring: r, Err: ErrNoArea}
			default:
				ring.Reverse()
			}
		}
	}
	return nil
}
