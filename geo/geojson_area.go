package geo

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

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

// readNumber reads a number in the form of JSON, which is narrower than that of
// strconv: no zeros lead, and a point has digits on both sides.
func readNumber(j *jsonReader) (value float64, ok bool) {
	first, rest := j.peek(), j.text[j.next:]
	start := 0 // of the digits
	if first == '-' {
		start = 1
	}
	end, point := start, -1
	var digits uint64
	for ; end < len(rest) && (isDigit(rest[end]) || rest[end] == '.' && point < 0); end++ {
		if rest[end] == '.' {
			point = end
		} else {
			digits = digits*10 + uint64(rest[end]-'0')
		}
	}
	whole, decimals := end-start, 0
	if point >= 0 {
		whole, decimals = point-start, end-point-1
	}
	if whole == 0 || whole > 1 && rest[start] == '0' || point >= 0 && decimals == 0 {
		return 0, false
	}
	if whole+decimals <= maxExactDigits && (end == len(rest) || rest[end]|0x20 != 'e') {
		// Both are exact, so the quotient is the nearest float64.
		value = float64(digits) / powersOfTen[decimals]
		if first == '-' {
			value = -value
		}
		j.next += end
		return value, true
	}
	for end < len(rest) && (isDigit(rest[end]) || strings.IndexByte("+-Ee", rest[end]) >= 0) {
		end++
	}
	value, err := strconv.ParseFloat(string(rest[:end]), 64)
	if err == nil {
		j.next += end
	}
	return value, err == nil
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// maxExactDigits is how many decimal digits a whole number may have to be
// exact as a float64.
const maxExactDigits = 15

var powersOfTen = [maxExactDigits + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}
