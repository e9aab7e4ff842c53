package ward

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"math/bits"
	"strings"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo"
)

// ErrMissingWard is wrapped by the error of [ReadMap] and [Open] if a map lacks
// one of the wards.
var ErrMissingWard = errors.New("ward is missing from the map")

// MapInfo describes a ward map. It is comparable. The zero MapInfo describes
// none.
type MapInfo struct {
	// ID is the year the map took force: "2023".
	ID string `json:"id"`
	// StartDate is the first day on which the map was in force: the day on
	// which the council elected under it was sworn in.
	StartDate Date `json:"start_date"`
	// EndDate is the last day on which the map was in force, zero if it still is.
	EndDate Date `json:"end_date,omitzero"`
	// Accuracy is how far in meters a border of the map may be from the one
	// in the ordinance.
	Accuracy geo.Meters `json:"accuracy_m"`
}

// days returns the days on which the map was in force.
func (m MapInfo) days() span { return span{m.StartDate, m.EndDate} }

// Map is a ward map. It is immutable and safe for any number of goroutines.
// Get one from [Snapshot.Map], [Atlas.Maps] or [ReadMap]; the zero Map is not
// usable.
type Map struct {
	info  MapInfo
	index *geo.Index
}

// ReadMap reads a GeoJSON FeatureCollection of the fifty wards. Each feature
// names its ward in a property called "ward" in any case, as a number or as
// text; a ward may have several features. Features whose ward is "OUT", as
// the City marks enclaves, are left out. Overlaps and gaps are settled by the
// rule of [geo.Defect] and reported by [Map.Defects].
//
// The error wraps [ErrMissingWard] if a ward has no feature, a
// [*geo.FeatureError] if a polygon breaks a rule of RFC 7946, or the error of
// r, and otherwise says which feature has no valid ward.
func ReadMap(r io.Reader, info MapInfo) (*Map, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("ward: reading map %s: %w", info.ID, err)
	}
	return parseMap(text, info)
}

// parseMap is [ReadMap] for a text.
func parseMap(text []byte, info MapInfo) (*Map, error) {
	features, err := geo.ParseGeoJSON(text)
	if err != nil {
		return nil, fmt.Errorf("ward: map %s: %w", info.ID, err)
	}
	regions := make([]geo.Region, 0, len(features))
	var found Set
	for i, feature := range features {
		var text string
		for name, value := range feature.Properties {
			if strings.EqualFold(name, "ward") {
				text = fmt.Sprint(value)
			}
		}
		switch {
		case text == "":
			return nil, fmt.Errorf("ward: map %s: feature %d has no property %q", info.ID, i, "ward")
		case strings.EqualFold(text, "OUT"):
			continue
		}
		n, err := ParseNumber(text)
		if err != nil {
			return nil, fmt.Errorf("ward: map %s: feature %d: %w", info.ID, i, err)
		}
		found |= 1 << n
		regions = append(regions, geo.Region{ID: uint8(n), Area: feature.Area})
	}
	for n := Number(1); n <= Count; n++ {
		if !found.Has(n) {
			return nil, fmt.Errorf("ward: map %s: %w: %d", info.ID, ErrMissingWard, n)
		}
	}
	index, err := geo.NewIndex(regions)
	if err != nil {
		return nil, fmt.Errorf("ward: map %s: %w", info.ID, err)
	}
	return &Map{info: info, index: index}, nil
}

// Info returns the description that m was read with.
func (m *Map) Info() MapInfo { return m.info }

// Defects returns the places where the map as it was read had no ward or
// more than one, and to which ward each was given.
func (m *Map) Defects() []geo.Defect { return m.index.Defects() }

// Boundary returns a copy of the area of ward n for drawing, longitude
// before latitude, wound as RFC 7946 asks; nil if n is no ward.
func (m *Map) Boundary(n Number) orb.MultiPolygon { return m.index.Boundary(uint8(n)) }

// Chains yields the borders that come into a window, each once, with the ward
// on either side, 0 for none; see [geo.Index.Chains].
func (m *Map) Chains(window geo.Box) iter.Seq[geo.Chain] { return m.index.Chains(window) }

// Ward returns the ward that contains p, or zero if none does; see
// [geo.Index] for the rule on borders. It does not allocate.
func (m *Map) Ward(p geo.Point) Number { return Number(m.index.Region(p)) }

// At returns the ward that contains p, which is taken to be exact; see
// [Map.Near] for points that may be off.
func (m *Map) At(p geo.Point) Match { return m.Near(p, 0) }

// farthest is more than any two places on Earth are apart.
const farthest geo.Meters = 21e6

// Near returns the ward that contains p, and the other wards in which the
// true place may be if p is off by up to radius meters. A radius that is
// negative or not a number is taken as zero. A point that is not finite is
// outside.
func (m *Map) Near(p geo.Point, radius geo.Meters) Match {
	if !(radius > 0) {
		radius = 0
	}
	radius = min(radius, farthest)
	reach := radius + m.info.Accuracy
	near := m.index.Near(p, reach)
	match := Match{
		Ward:      Number(near.Region),
		Certainty: CertaintyOutside,
		Border:    near.Border,
		Others:    Set(near.Others),
		Point:     p,
		Radius:    radius,
		Map:       m.info.ID,
	}
	switch {
	case near.Border <= reach:
		match.Certainty = CertaintyNearBorder
	case match.Ward != 0:
		match.Certainty = CertaintyClear
	}
	return match
}

// snap is [Map.Near], but gives a place outside all wards to the nearest one
// within reach meters, of several equally near ones to the lowest-numbered, and
// reports that it did. The radius then grows to reach it, so the certainty is
// near_border.
func (m *Map) snap(p geo.Point, radius, reach geo.Meters) (match Match, snapped bool) {
	match = m.Near(p, radius)
	if match.Ward != 0 || match.Border > reach {
		return match, false
	}
	nearest := m.index.Near(p, match.Border).Others
	match = m.Near(p, max(match.Radius, match.Border))
	match.Ward = Number(bits.TrailingZeros64(nearest))
	match.Others &^= 1 << match.Ward
	return match, true
}
