package geo

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
)

// readArea reads the coordinates of a geometry.
func readArea(j *jsonReader, kind string) (area orb.MultiPolygon) {
	j.broken = ErrPosition
	switch kind {
	case "Polygon":
		area = orb.MultiPolygon{readPolygon(j)}
	case "MultiPolygon":
		j.array(func(index int) {
			j.at.Polygon = index
			area = append(area, readPolygon(j))
		})
		if len(area) == 0 {
			j.breaks(ErrShortRing)
		}
	default:
		j.breaks(fmt.Errorf("%w: %q", ErrGeometry, kind))
	}
	j.at, j.broken = FeatureError{Feature: j.at.Feature}, nil
	return area
}

func readPolygon(j *jsonReader) (polygon orb.Polygon) {
	j.array(func(index int) {
		j.at.Ring = index
		polygon = append(polygon, readRing(j))
	})
	if j.at.Ring = 0; len(polygon) == 0 {
		j.breaks(ErrShortRing)
	}
	return polygon
}

// readRing reads the ring that comes next and winds it counter-clockwise if it
// is the outer one and clockwise if not.
func readRing(j *jsonReader) orb.Ring {
	j.ring = j.ring[:0]
	j.array(func(index int) {
		j.at.Vertex = index
		j.ring = append(j.ring, readPosition(j))
	})
	ring := slices.Clone(j.ring)
	switch {
	case j.err != nil:
		return ring
	case len(ring) < 4:
		j.breaks(ErrShortRing)
		return ring
	case ring[0] != ring[len(ring)-1]:
		j.breaks(ErrOpenRing)
	}
	j.at.Vertex = 0
	want := orb.CCW
	if j.at.Ring > 0 {
		want = orb.CW
	}
	switch ring.Orientation() {
	case want:
	case 0:
		j.breaks(ErrNoArea)
	default:
		ring.Reverse()
	}
	return ring
}

// readPosition reads two numbers or more, of which the first two count.
func readPosition(j *jsonReader) (point orb.Point) {
	count, ok := 0, j.take('[')
	for more := ok; more; more = ok && j.take(',') {
		var value float64
		if value, ok = readNumber(j); count < len(point) {
			point[count] = value
		}
		count++
	}
	switch {
	case !ok || !j.take(']'):
		j.fail("a position")
	case count < len(point) || math.Abs(point.Lon()) > 180 || math.Abs(point.Lat()) > 90:
		j.breaks(ErrPosition)
	}
	return point
}

// readNumber reads a number in the form of JSON. That of strconv is wider: zeros
// may lead, and a point may stand without digits on both sides.
func readNumber(j *jsonReader) (value float64, ok bool) {
	first, rest := j.peek(), j.text[j.next:]
	length, whole := 0, 0 // of the number, and of its sign
	if first == '-' {
		whole = 1
	}
	for ; length < len(rest) && isNumeric(rest[length]); length++ {
		if rest[length] == '.' && (length+1 == len(rest) || !isDigit(rest[length+1])) {
			return 0, false
		}
	}
	if length == whole || !isDigit(rest[whole]) || rest[whole] == '0' && length > whole+1 && isDigit(rest[whole+1]) {
		return 0, false
	}
	value, err := strconv.ParseFloat(string(rest[:length]), 64)
	if err == nil {
		j.next += length
	}
	return value, err == nil
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func isNumeric(b byte) bool { return isDigit(b) || b == '.' || b == '-' || b == '+' || b|0x20 == 'e' }
