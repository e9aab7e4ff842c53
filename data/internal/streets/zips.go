package streets

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"

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
		if a.bound.Contains(orb.Point{lng, lat}) && contains(a.area, lat, lng) {
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

// contains counts the edges that a ray to the east crosses.
func contains(area orb.MultiPolygon, lat, lng float64) bool {
	inside := false
	for _, polygon := range area {
		for _, ring := range polygon {
			for i, q := range ring[1:] {
				p := ring[i]
				if (p.Lat() > lat) != (q.Lat() > lat) && lng < p.Lon()+(lat-p.Lat())/(q.Lat()-p.Lat())*(q.Lon()-p.Lon()) {
					inside = !inside
				}
			}
		}
	}
	return inside
}
