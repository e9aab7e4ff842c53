package main

import (
	"encoding/json"
	"fmt"
	"slices"
)

// zipAreas are the areas of the ZIP codes with any of Chicago in them.
type zipAreas struct {
	codes []string // ascending
	areas []zipArea
}

type zipArea struct {
	code                           int // index in zipAreas.codes
	minLng, minLat, maxLng, maxLat float64
	rings                          [][][2]float64 // longitude, latitude
}

func readZIPAreas(data []byte) (*zipAreas, error) {
	var in struct {
		Features []struct {
			Properties struct {
				ZIP string `json:"zip"`
			} `json:"properties"`
			Geometry struct {
				Type        string           `json:"type"`
				Coordinates [][][][2]float64 `json:"coordinates"`
			} `json:"geometry"`
		} `json:"features"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, err
	}
	z := new(zipAreas)
	for i, f := range in.Features {
		if f.Geometry.Type != "MultiPolygon" || len(f.Properties.ZIP) != 5 {
			return nil, fmt.Errorf("feature %d: ZIP code %q with a %s", i, f.Properties.ZIP, f.Geometry.Type)
		}
		if !slices.Contains(z.codes, f.Properties.ZIP) {
			z.codes = append(z.codes, f.Properties.ZIP)
		}
	}
	slices.Sort(z.codes)
	for _, f := range in.Features {
		a := zipArea{code: slices.Index(z.codes, f.Properties.ZIP), minLng: 180, minLat: 90, maxLng: -180, maxLat: -90}
		for _, polygon := range f.Geometry.Coordinates {
			for _, ring := range polygon {
				for _, p := range ring {
					a.minLng, a.maxLng = min(a.minLng, p[0]), max(a.maxLng, p[0])
					a.minLat, a.maxLat = min(a.minLat, p[1]), max(a.maxLat, p[1])
				}
				a.rings = append(a.rings, ring)
			}
		}
		z.areas = append(z.areas, a)
	}
	return z, nil
}

// at returns the index of the ZIP code at a point, or of the one with the
// nearest corner if the point is in none.
func (z *zipAreas) at(lat, lng float64) int {
	for i := range z.areas {
		if a := &z.areas[i]; lng >= a.minLng && lng <= a.maxLng && lat >= a.minLat && lat <= a.maxLat && a.contains(lat, lng) {
			return a.code
		}
	}
	best, nearest := 0, 1e9
	for i := range z.areas {
		for _, ring := range z.areas[i].rings {
			for _, p := range ring {
				dx, dy := (p[0]-lng)*0.745, p[1]-lat
				if d := dx*dx + dy*dy; d < nearest {
					best, nearest = z.areas[i].code, d
				}
			}
		}
	}
	return best
}

// contains counts the edges that a ray to the east crosses.
func (a *zipArea) contains(lat, lng float64) bool {
	inside := false
	for _, ring := range a.rings {
		for i := 1; i < len(ring); i++ {
			p, q := ring[i-1], ring[i]
			if (p[1] > lat) != (q[1] > lat) && lng < p[0]+(lat-p[1])/(q[1]-p[1])*(q[0]-p[0]) {
				inside = !inside
			}
		}
	}
	return inside
}
