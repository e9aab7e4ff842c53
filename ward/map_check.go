package ward

import (
	"errors"
	"fmt"
	"math"

	"github.com/chiward/chiward/geo"
)

// The mistakes that [Map.Check] recognises.
var (
	// ErrNotFinite: a coordinate is infinite or not a number.
	ErrNotFinite = errors.New("coordinates are not finite numbers")
	// ErrProjected: the numbers are too large for degrees.
	ErrProjected = errors.New("coordinates are not degrees; they look projected, in metres or feet")
	// ErrSwapped: latitude and longitude have changed places.
	ErrSwapped = errors.New("latitude and longitude are swapped")
	// ErrNoSign: the minus sign of the longitude is missing.
	ErrNoSign = errors.New("longitude lacks its minus sign; Chicago is west of Greenwich")
)

// Check returns nil if p can be a place in or around Chicago or anywhere else
// on Earth, and otherwise the mistake that was most likely made. Looking up
// such a point is no error; it is outside. The error wraps [ErrNotFinite],
// [ErrProjected], [ErrSwapped] or [ErrNoSign] and repeats the point, which may
// be somebody's home.
func (m *Map) Check(p geo.Point) error {
	mistake := error(nil)
	switch {
	case math.IsNaN(p.Lat+p.Lng) || math.IsInf(p.Lat, 0) || math.IsInf(p.Lng, 0):
		mistake = ErrNotFinite
	case m.Ward(p) != 0:
	case m.Ward(geo.Point{Lat: p.Lng, Lng: p.Lat}) != 0:
		mistake = ErrSwapped
	case m.Ward(geo.Point{Lat: p.Lat, Lng: -p.Lng}) != 0:
		mistake = ErrNoSign
	case math.Abs(p.Lat) > 90 || math.Abs(p.Lng) > 180:
		mistake = ErrProjected
	}
	if mistake == nil {
		return nil
	}
	return fmt.Errorf("ward: point %v,%v: %w", p.Lat, p.Lng, mistake)
}
