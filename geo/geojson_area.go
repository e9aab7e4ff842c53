package geo

import (
	"encoding/json"
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

// readNumber reads a number in the form of JSON.
func readNumber(j *jsonReader) (value float64, ok bool) {
	j.peek()
	rest := j.text[j.next:]
	next, negative := 0, false
	if len(rest) > 0 && rest[0] == '-' {
		next, negative = 1, true
	}
	whole := next
	var mantissa uint64
	for ; next < len(rest) && isDigit(rest[next]); next++ {
		mantissa = mantissa*10 + uint64(rest[next]-'0')
	}
	point, decimals := next, 0
	if next < len(rest) && rest[next] == '.' {
		for next++; next < len(rest) && isDigit(rest[next]); next++ {
			mantissa = mantissa*10 + uint64(rest[next]-'0')
		}
		decimals = next - point - 1
	}
	if next == len(rest) {
		return 0, false
	}
	plain := point > whole && (decimals > 0 || next == point) && (rest[whole] != '0' || point == whole+1)
	if !plain || rest[next]|0x20 == 'e' || point-whole+decimals > maxExactDigits {
		return readAnyNumber(j)
	}
	j.next += next
	// Both are exact, so the quotient is the nearest float64.
	value = float64(mantissa) / powersOfTen[decimals]
	if negative {
		value = -value
	}
	return value, true
}

// readAnyNumber reads a number that may be long, have an exponent, or be none.
func readAnyNumber(j *jsonReader) (value float64, ok bool) {
	rest := j.text[j.next:]
	length := 0
	for length < len(rest) && strings.IndexByte("+-.0123456789Ee", rest[length]) >= 0 {
		length++
	}
	if !json.Valid(rest[:length]) {
		return 0, false
	}
	j.next += length
	value, err := strconv.ParseFloat(string(rest[:length]), 64)
	return value, err == nil
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// maxExactDigits is how many decimal digits a whole number may have to be
// exact as a float64.
const maxExactDigits = 15

var powersOfTen = [maxExactDigits + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}
