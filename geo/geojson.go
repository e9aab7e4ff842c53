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
	j := &jsonReader{text: text}
	var features []Feature
	var kind string
	j.object(func(name string) {
		switch name {
		case "type":
			j.decode(&kind)
		case "features":
			features = nil
			j.array(func(index int) {
				j.at = FeatureError{Feature: index}
				features = append(features, readFeature(j))
			})
		default:
			j.decode(new(json.RawMessage))
		}
	})
	if j.err == nil && j.peek() != 0 {
		j.fail("the end of the text")
	}
	if _, ok := errors.AsType[*FeatureError](j.err); ok {
		return nil, j.err
	}
	switch {
	case j.err != nil:
		return nil, fmt.Errorf("geo: GeoJSON of %d bytes: %w", len(text), j.err)
	case kind != "FeatureCollection":
		return nil, fmt.Errorf("geo: GeoJSON is of type %q, not FeatureCollection", kind)
	case len(features) == 0:
		return nil, errors.New("geo: GeoJSON has no features")
	}
	return features, nil
}

// readFeature reads the feature that comes next.
func readFeature(j *jsonReader) (feature Feature) {
	j.object(func(name string) {
		switch {
		case name == "properties":
			j.decode(&feature.Properties)
		case name == "geometry" && j.peek() == '{':
			feature.Area = readGeometry(j)
		default:
			j.decode(new(json.RawMessage))
		}
	})
	if feature.Area == nil {
		j.breaks(ErrGeometry)
	}
	return feature
}

// readGeometry reads the geometry that comes next. Its type may stand behind
// its coordinates, which are then read twice.
func readGeometry(j *jsonReader) (area orb.MultiPolygon) {
	var kind string
	skipped := 0
	j.object(func(name string) {
		switch {
		case name == "type":
			j.decode(&kind)
		case name == "coordinates" && kind != "":
			area = readArea(j, kind)
		case name == "coordinates":
			skipped = j.next
			j.raw()
		default:
			j.decode(new(json.RawMessage))
		}
	})
	if skipped > 0 && j.err == nil {
		end := j.next
		j.next = skipped
		area = readArea(j, kind)
		j.next = end
	}
	return area
}
