package geo

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// The rules that a polygon in GeoJSON must keep (RFC 7946). Each is the Err
// of a [FeatureError] and is found with [errors.Is].
var (
	ErrGeometry  = errors.New("geometry is not a Polygon or MultiPolygon")
	ErrPosition  = errors.New("position is not two finite numbers, longitude and latitude in degrees")
	ErrShortRing = errors.New("ring has fewer than four positions")
	ErrOpenRing  = errors.New("ring does not end where it starts")
	ErrNoArea    = errors.New("ring encloses no area")
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
	Properties map[string]any
	Area       orb.MultiPolygon // longitude before latitude, degrees
}

// ReadGeoJSON reads a GeoJSON FeatureCollection of Polygons and
// MultiPolygons. Rings may wind either way; their windings are set as
// RFC 7946 asks, outer rings counter-clockwise. Elevations are dropped. The
// error is a [FeatureError] if one feature breaks a rule, and that of
// [encoding/json] if the text is no JSON.
func ReadGeoJSON(r io.Reader) ([]Feature, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("geo: reading GeoJSON: %w", err)
	}
	var collection struct {
		Type     string
		Features []struct {
			Properties map[string]any
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(text, &collection); err != nil {
		return nil, fmt.Errorf("geo: reading GeoJSON of %d bytes: %w", len(text), err)
	}
	if collection.Type != "FeatureCollection" {
		return nil, fmt.Errorf("geo: GeoJSON is of type %q, not FeatureCollection", collection.Type)
	}
	if len(collection.Features) == 0 {
		return nil, errors.New("geo: GeoJSON has no features")
	}
	features := make([]Feature, 0, len(collection.Features))
	for i, raw := range collection.Features {
		area, at := readArea(raw.Geometry.Type, raw.Geometry.Coordinates)
		if at == nil {
			at = orient(area)
		}
		if at != nil {
			at.Feature = i
			return nil, at
		}
		features = append(features, Feature{Properties: raw.Properties, Area: area})
	}
	return features, nil
}

// readArea reads the coordinates of one geometry.
func readArea(kind string, coordinates []byte) (orb.MultiPolygon, *FeatureError) {
	c := coordinateReader{text: coordinates}
	var area orb.MultiPolygon
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
		return nil, &c.place
	}
	return area, nil
}

// coordinateReader reads nested arrays of numbers from text that is known to
// be valid JSON. It stops at the first broken rule.
type coordinateReader struct {
	text  []byte
	next  int          // index of the next character in text
	place FeatureError // where the reading is, and the rule broken there
}

func (c *coordinateReader) fail(rule error) {
	if c.place.Err == nil {
		c.place.Err = rule
	}
}

// take reports whether the next character is b and goes past it if so.
func (c *coordinateReader) take(b byte) bool {
	for c.next < len(c.text) && c.text[c.next] <= ' ' {
		c.next++
	}
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
	var ring orb.Ring
	c.list(&c.place.Vertex, func() { ring = append(ring, c.position()) })
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

func (c *coordinateReader) position() orb.Point {
	var point orb.Point
	var index, count int
	c.list(&index, func() {
		value, ok := c.number()
		if !ok {
			c.fail(ErrPosition)
		} else if index < len(point) {
			point[index] = value
		}
		count++
	})
	if count < len(point) || math.Abs(point.Lon()) > 180 || math.Abs(point.Lat()) > 90 {
		c.fail(ErrPosition)
	}
	return point
}

func (c *coordinateReader) number() (value float64, ok bool) {
	for c.next < len(c.text) && c.text[c.next] <= ' ' {
		c.next++
	}
	start := c.next
	for c.next < len(c.text) && strings.IndexByte("+-.0123456789Ee", c.text[c.next]) >= 0 {
		c.next++
	}
	value, err := strconv.ParseFloat(string(c.text[start:c.next]), 64)
	return value, err == nil
}

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
