package geo

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// coordinateReader reads nested arrays of numbers. It stops at the first broken
// rule.
type coordinateReader struct {
	text  []byte
	next  int          // index of the next character in text
	place FeatureError // where the reading is, and the rule broken there
	// scratch holds the positions of the ring that is being read.
	scratch orb.Ring
}

func (c *coordinateReader) fail(rule error) {
	if c.place.Err == nil {
		c.place.Err = rule
	}
}

func (c *coordinateReader) skipSpace() {
	for c.next < len(c.text) {
		switch c.text[c.next] {
		case ' ', '\t', '\r', '\n':
			c.next++
		default:
			return
		}
	}
}

// take reports whether the next character is b and goes past it if so.
func (c *coordinateReader) take(b byte) bool {
	c.skipSpace()
	if c.next == len(c.text) || c.text[c.next] != b {
		return false
	}
	c.next++
	return true
}

// list calls item for each element of the array that starts here, with
// index counting them.
func (c *coordinateReader) list(index *int, item func()) {
	*index = 0
	if !c.take('[') {
		c.fail(ErrPosition)
		return
	}
	if c.take(']') {
		return
	}
	for {
		item()
		if c.place.Err != nil {
			return
		}
		if !c.take(',') {
			break
		}
		*index++
	}
	if !c.take(']') {
		c.fail(ErrPosition)
		return
	}
	*index = 0
}

func (c *coordinateReader) polygon() orb.Polygon {
	var polygon orb.Polygon
	c.list(&c.place.Ring, func() { polygon = append(polygon, c.ring()) })
	if len(polygon) == 0 {
		c.fail(ErrShortRing)
	}
	return polygon
}

func (c *coordinateReader) ring() orb.Ring {
	c.scratch = c.scratch[:0]
	c.list(&c.place.Vertex, func() { c.scratch = append(c.scratch, c.position()) })
	ring := slices.Clone(c.scratch)
	var rule error
	switch {
	case c.place.Err != nil:
	case len(ring) < 4:
		rule = ErrShortRing
	case ring[0] != ring[len(ring)-1]:
		rule = ErrOpenRing
	}
	if rule != nil {
		c.place.Vertex = max(len(ring)-1, 0)
		c.fail(rule)
	}
	return ring
}

// position reads two numbers or more, of which the first two count.
func (c *coordinateReader) position() orb.Point {
	var point orb.Point
	if !c.take('[') {
		c.fail(ErrPosition)
		return point
	}
	for i := 0; ; i++ {
		value, ok := c.number()
		if !ok {
			break
		}
		if i < len(point) {
			point[i] = value
		}
		if c.take(',') {
			continue
		}
		if i < 1 || !c.take(']') || math.Abs(point.Lon()) > 180 || math.Abs(point.Lat()) > 90 {
			break
		}
		return point
	}
	c.fail(ErrPosition)
	return orb.Point{}
}

// number reads a number in the form of JSON.
func (c *coordinateReader) number() (value float64, ok bool) {
	c.skipSpace()
	rest := c.text[c.next:]
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
		if decimals == 0 {
			return 0, false
		}
	}
	if next == len(rest) || point == whole || rest[whole] == '0' && point > whole+1 {
		return 0, false
	}
	if rest[next]|0x20 == 'e' || point-whole+decimals > maxExactDigits {
		return c.anyNumber(rest)
	}
	c.next += next
	// Both are exact, so the quotient is the nearest float64.
	value = float64(mantissa) / powersOfTen[decimals]
	if negative {
		value = -value
	}
	return value, true
}

// anyNumber reads a number at the beginning of rest that may be long or have
// an exponent.
func (c *coordinateReader) anyNumber(rest []byte) (value float64, ok bool) {
	length := 0
	for length < len(rest) && strings.IndexByte("+-.0123456789Ee", rest[length]) >= 0 {
		length++
	}
	c.next += length
	if !json.Valid(rest[:length]) {
		return 0, false
	}
	value, err := strconv.ParseFloat(string(rest[:length]), 64)
	return value, err == nil
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// maxExactDigits is how many decimal digits a whole number may have to be
// exact as a float64.
const maxExactDigits = 15

var powersOfTen = [maxExactDigits + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}
