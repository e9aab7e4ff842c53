package streets

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"github.com/chiward/chiward/geo"
)

// zipAreas are the areas of the ZIP codes with any of Chicago in them.
type zipAreas struct {
	codes []string // ascending
	areas []zipArea
}

type zipArea struct {
	code  int // index in zipAreas.codes
	area  orb.MultiPolygon
	bound orb.Bound
}

func readZIPAreas(data []byte) (*zipAreas, error) {
	features, err := geo.ParseGeoJSON(data)
	if err != nil {
		return nil, err
	}
	codes := make([]string, len(features))
	for i, f := range features {
		if codes[i], _ = f.Properties["zip"].(string); len(codes[i]) != 5 {
			return nil, fmt.Errorf("feature %d: ZIP code %q", i, codes[i])
		}
	}
	z := &zipAreas{codes: slices.Compact(slices.Sorted(slices.Values(codes)))}
	for i, f := range features {
		z.areas = append(z.areas, zipArea{slices.Index(z.codes, codes[i]), f.Area, f.Area.Bound()})
	}
	return z, nil
}

// at returns the index of the ZIP code at a point, or of the one with the
// nearest corner if the point is in none.
func (z *zipAreas) at(lat, lng float64) int {
	best, nearest := 0, math.Inf(1)
	for _, a := range z.areas {
		if p := (orb.Point{lng, lat}); a.bound.Contains(p) && planar.MultiPolygonContains(a.area, p) {
			return a.code
		}
	}
	for _, a := range z.areas {
		for _, polygon := range a.area {
			for _, ring := range polygon {
				for _, p := range ring {
					dx, dy := (p.Lon()-lng)*0.745, p.Lat()-lat
					if d := dx*dx + dy*dy; d < nearest {
						best, nearest = a.code, d
					}
				}
			}
		}
	}
	return best
}
