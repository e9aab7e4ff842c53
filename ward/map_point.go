package ward

import (
	"fmt"

	"github.com/chiward/chiward/geo"
)

var (
	errSwapped = fmt.Errorf("%w: latitude and longitude are swapped", geo.ErrPoint)
	errNoSign  = fmt.Errorf("%w: longitude lacks its minus sign; Chicago is west of Greenwich", geo.ErrPoint)
)

// ParsePoint reads a point in degrees, latitude before longitude, such as
// "41.8837,-87.6323". It refuses a point outside the map that would be in it if
// latitude and longitude were swapped or the longitude had its minus sign. Any
// other point on Earth is accepted. The error says what is wrong, wraps
// [geo.ErrPoint], and does not repeat the point, which may be somebody's home.
func (m *Map) ParsePoint(text string) (geo.Point, error) {
	p, err := geo.ParsePoint(text)
	switch {
	case err != nil:
	case m.Ward(p) != 0:
		return p, nil
	case m.Ward(geo.Point{Lat: p.Lng, Lng: p.Lat}) != 0:
		err = errSwapped
	case m.Ward(geo.Point{Lat: p.Lat, Lng: -p.Lng}) != 0:
		err = errNoSign
	}
	if err != nil {
		return geo.Point{}, fmt.Errorf("ward: %w", err)
	}
	return p, nil
}
