package geo

import (
	"encoding/json"
	"errors"
	"fmt"

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
