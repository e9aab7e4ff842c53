package ward

import (
	"errors"
	"fmt"

	"github.com/chiward/chiward/geo"
)

// The mistakes that [Map.ParsePoint] recognizes.
var (
	// ErrSwapped: latitude and longitude have changed places.
	ErrSwapped = errors.New("latitude and longitude are swapped")
	// ErrNoSign: the minus sign of the longitude is missing.
	ErrNoSign = errors.New("longitude lacks its minus sign; Chicago is west of Greenwich")
)

// ParsePoint reads a point in degrees, latitude before longitude, such as
// "41.8837,-87.6323", and refuses one that is outside the map and would be in
// it but for a common mistake. Any other point on Earth is right. The error
// wraps [geo.ErrPoint], [ErrSwapped] or [ErrNoSign] and does not repeat the
// point, which may be somebody's home.
func (m *Map) ParsePoint(text string) (geo.Point, error) {
	p, err := geo.ParsePoint(text)
	switch {
	case err != nil:
	case m.Ward(p) != 0:
		return p, nil
	case m.Ward(geo.Point{Lat: p.Lng, Lng: p.Lat}) != 0:
		err = ErrSwapped
	case m.Ward(geo.Point{Lat: p.Lat, Lng: -p.Lng}) != 0:
		err = ErrNoSign
	}
	if err != nil {
		return geo.Point{}, fmt.Errorf("ward: point: %w", err)
	}
	return p, nil
}
