package geo

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/chiward/chiward/geo/internal/planar"
)

// maxGap is the area in square meters under which a place enclosed by
// regions and claimed by none is a gap between badly joined outlines. A
// larger one is an enclave that belongs to no region.
const maxGap = 10_000

// DefectKind says what is wrong with a map at some place.
type DefectKind uint8

// The kinds of defects.
const (
	// Overlap: several regions claim the place.
	Overlap DefectKind = iota + 1
	// Gap: regions enclose the place and none claims it. Enclosed places of
	// a hectare or more are enclaves, not gaps.
	Gap
)

// String returns the lower-case name of k.
func (k DefectKind) String() string {
	switch k {
	case Overlap:
		return "overlap"
	case Gap:
		return "gap"
	}
	return fmt.Sprintf("DefectKind(%d)", uint8(k))
}

// Defect is a place on a map that does not belong to exactly one region as
// the map was drawn, and the region it was given to: the lowest-numbered of
// those that claim it, or, for a gap, that border on it.
type Defect struct {
	Kind    DefectKind // what is wrong
	At      Point      // a corner of the place
	Area    float64    // square meters
	Regions uint64     // bit n is set if region n claims it or borders on it
	Given   uint8      // the region it was given to
}

// String describes d on one line.
func (d Defect) String() string {
	return fmt.Sprintf("%v of %.2f m2 at %v given to %d", d.Kind, d.Area, d.At, d.Given)
}

// settle gives every face of m that several regions claim, and every gap, to
// exactly one region by the rule of [Defect]. What it settled is returned from
// west to east.
func settle(m *planar.Map) []Defect {
	var defects []Defect
	for i := range m.Faces[1:] {
		face := &m.Faces[1+i]
		defect := Defect{At: degrees(face.West), Regions: face.Claims}
		defect.Area = face.Area * squareMetersPerUnit(defect.At)
		switch {
		case bits.OnesCount64(face.Claims) > 1:
			defect.Kind = Overlap
		case face.Claims == 0 && face.Bordering&^1 != 0 && defect.Area < maxGap:
			defect.Kind, defect.Regions = Gap, face.Bordering&^1
			face.Region = uint8(bits.TrailingZeros64(defect.Regions))
		default:
			continue
		}
		defect.Given = face.Region
		defects = append(defects, defect)
	}
	slices.SortFunc(defects, func(d, e Defect) int {
		return cmp.Or(cmp.Compare(d.At.Lng, e.At.Lng), cmp.Compare(d.At.Lat, e.At.Lat), cmp.Compare(d.Area, e.Area))
	})
	return defects
}

// metersPerUnit returns the length of a unit northwards and, at p, eastwards.
func metersPerUnit(p Point) (north, east float64) {
	north = earthRadius * math.Pi / 180 / unitsPerDegree
	return north, float64(north * math.Cos(p.Lat*math.Pi/180))
}

func squareMetersPerUnit(p Point) float64 {
	north, east := metersPerUnit(p)
	return north * east
}
