package geo

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/golang/geo/s2"
)

// earthRadius is the mean radius of the Earth in meters (IUGG, R1).
const earthRadius = 6371008.8

// Meters is a length on the ground.
type Meters float64

// Point is a place in degrees of latitude and longitude (WGS 84). The fields
// are named because libraries disagree about their order. The zero Point is
// in the Gulf of Guinea, far outside Chicago.
type Point struct {
	Lat float64 `json:"lat"` // degrees north, -90 to 90
	Lng float64 `json:"lng"` // degrees east, -180 to 180; negative in Chicago
}

// String returns the latitude and longitude with seven decimals, about 1 cm,
// separated by a comma.
func (p Point) String() string {
	return strconv.FormatFloat(p.Lat, 'f', 7, 64) + "," + strconv.FormatFloat(p.Lng, 'f', 7, 64)
}

// ErrPoint is in every error of [ParsePoint].
var ErrPoint = errors.New("geo: not a point")

// ParsePoint reads "lat,lng" in decimal degrees, such as
// "41.8837,-87.6323". The error wraps [ErrPoint] and names the half that is
// wrong: not a number, not finite, or out of range. It does not repeat the
// text, which may be somebody's home.
func ParsePoint(text string) (Point, error) {
	lat, lng, ok := strings.Cut(text, ",")
	if !ok {
		return Point{}, fmt.Errorf("%w: there is no comma between latitude and longitude", ErrPoint)
	}
	var p Point
	for _, half := range []struct {
		name  string
		text  string
		limit float64
		value *float64
	}{{"latitude", lat, 90, &p.Lat}, {"longitude", lng, 180, &p.Lng}} {
		value, err := strconv.ParseFloat(strings.TrimSpace(half.text), 64)
		if err != nil {
			return Point{}, fmt.Errorf("%w: %s is not a number", ErrPoint, half.name)
		}
		if !(math.Abs(value) <= half.limit) {
			return Point{}, fmt.Errorf("%w: %s is not within ±%v degrees; convert meters or feet first", ErrPoint, half.name, half.limit)
		}
		*half.value = value
	}
	return p, nil
}

// Distance returns the length of the shortest way from p to q over a sphere
// with the Earth's mean radius. Within Chicago it is within 0.3 % of the
// length on the WGS 84 ellipsoid.
func Distance(p, q Point) Meters {
	angle := s2.LatLngFromDegrees(p.Lat, p.Lng).Distance(s2.LatLngFromDegrees(q.Lat, q.Lng))
	return Meters(angle.Radians() * earthRadius)
}
