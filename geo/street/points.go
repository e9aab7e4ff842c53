package street

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/chiward/chiward/geo"
)

// pointsName is the name of the file with the address points in a bundle.
//
// The file is five numbers as uvarints, the count of streets and the lengths in
// bytes of four columns, and then the columns, each a sequence of varints:
//
//	counts  for every street the count of even and of odd addresses
//	points  for each address half the step from the number before on its side;
//	        its latitude less its prediction, in 1e-6 degree, zigzag; and the
//	        same for the longitude
//	runs    for every side the count of runs of equal ZIP codes, and for each
//	        its length
//	zips    for each run the line of its ZIP code in zips.csv, from zero
//
// It is not compressed, which makes it a third larger and takes a third of the
// time to read. The prediction is a straight line; see [track].
const pointsName = "points.bin"

// maxColumn is the most bytes that a column may have.
const maxColumn = 8 << 20

// microdegrees is a coordinate as the City publishes it: degrees with six
// decimals, times a million.
type microdegrees int32

// The corners of a box around Chicago, outside of which no point of a bundle
// may lie.
const (
	minLat microdegrees = 41_500_000
	maxLat microdegrees = 42_200_000
	minLng microdegrees = -88_100_000
	maxLng microdegrees = -87_400_000
)

// place is where a house number stands.
type place struct {
	lat, lng microdegrees
}

func (p place) point() geo.Point {
	return geo.Point{Lat: float64(p.lat) / 1e6, Lng: float64(p.lng) / 1e6}
}

// side is one side of one street: its known house numbers, ascending and of
// one parity, where each stands, and their ZIP codes.
type side struct {
	numbers []uint16
	places  []place
	zips    []zipRun
}

// zipRun is a run of house numbers of one side with one ZIP code.
type zipRun struct {
	end uint16 // index after the last of the run
	zip uint8  // index in Streets.zips
}

// track predicts each point of a side from the two before it: in a straight line,
// at the same length for each house number. The prediction is computed in whole
// numbers, so that all machines agree.
type track struct {
	last, step place
	number     int // of last
	numbers    int // that step spans, zero if there is none
}

// start begins another side of the same street, near where the last one
// began.
func (t *track) start(p place, number int) {
	t.last, t.number = p, number
}

func (t *track) predict(number int) place {
	switch d := number - t.number; d {
	case t.numbers:
		return place{t.last.lat + t.step.lat, t.last.lng + t.step.lng}
	default:
		if t.numbers == 0 {
			return t.last
		}
		return place{t.last.lat + share(t.step.lat, d, t.numbers), t.last.lng + share(t.step.lng, d, t.numbers)}
	}
}

// share returns step times d by n. Dividing 32 bits takes half the time.
func share(step microdegrees, d, n int) microdegrees {
	product := int64(step) * int64(d)
	if short := int32(product); int64(short) == product {
		return microdegrees(short / int32(n))
	}
	return microdegrees(product / int64(n))
}

func (t *track) add(p place, number int) {
	t.step = place{p.lat - t.last.lat, p.lng - t.last.lng}
	t.numbers = number - t.number
	t.last, t.number = p, number
}

// column is a sequence of varints that is read from its start to its end.
type column struct {
	name string
	data []byte
	at   int // the byte to read next
	err  error
}

func (c *column) next() uint64 {
	if c.at < len(c.data) && c.data[c.at] < 0x80 { // as most are
		c.at++
		return uint64(c.data[c.at-1])
	}
	return c.long()
}

// long is next for numbers of several bytes.
func (c *column) long() uint64 {
	v, n := binary.Uvarint(c.data[c.at:])
	if n <= 0 {
		if c.err == nil {
			c.err = fmt.Errorf("%s: ends or breaks off at byte %d", c.name, c.at)
		}
		return 0
	}
	c.at += n
	return v
}

// below reads a number that must be less than limit.
func (c *column) below(limit int) int {
	v := c.next()
	if v >= uint64(limit) {
		if c.err == nil {
			c.err = fmt.Errorf("%s: %d at byte %d is not below %d", c.name, v, c.at, limit)
		}
		return 0
	}
	return int(v)
}

// signed reads a zigzag number, cut to what a coordinate can differ by.
func (c *column) signed() microdegrees {
	v := c.next()
	if v > math.MaxInt32 {
		if c.err == nil {
			c.err = fmt.Errorf("%s: %d before byte %d is too high", c.name, v, c.at)
		}
		return 0
	}
	return zigzag(v)
}

func (c *column) done() error {
	if left := len(c.data) - c.at; c.err == nil && left > 0 {
		c.err = fmt.Errorf("%s: %d bytes left over", c.name, left)
	}
	return c.err
}

// columns cuts content into columns, whose lengths follow the count at its
// beginning. It returns the count.
func columns(content []byte, names ...string) (count int, cols []column, err error) {
	header := column{name: "header", data: content}
	count = header.below(math.MaxUint16)
	sizes := make([]int, len(names))
	for i := range sizes {
		sizes[i] = header.below(maxColumn)
	}
	if header.err != nil {
		return 0, nil, header.err
	}
	rest := content[header.at:]
	cols = make([]column, len(names))
	for i, size := range sizes {
		if size > len(rest) {
			return 0, nil, fmt.Errorf("%s: %d bytes are missing", names[i], size-len(rest))
		}
		cols[i], rest = column{name: names[i], data: rest[:size]}, rest[size:]
	}
	if len(rest) > 0 {
		return 0, nil, fmt.Errorf("%d bytes follow the last column", len(rest))
	}
	return count, cols, nil
}

// decodePoints reads the two sides, even and odd, of each of the given count
// of streets. A ZIP code is an index below zips.
func decodePoints(content []byte, streets, zips int) ([][2]side, error) {
	count, cols, err := columns(content, "counts", "points", "runs", "zips")
	if err != nil {
		return nil, err
	}
	if count != streets {
		return nil, fmt.Errorf("has %d streets, not %d", count, streets)
	}
	counts, points, runs, codes := &cols[0], &cols[1], &cols[2], &cols[3]

	// Each address takes three bytes at least, so this is no more than the
	// file itself can account for.
	most := len(points.data) / 3
	numbers := make([]uint16, 0, most)
	places := make([]place, 0, most)
	sides := make([][2]side, streets)
	for i := range sides {
		var t track
		var first place
		for parity := range sides[i] {
			n := counts.below(math.MaxUint16)
			if n > most-len(numbers) {
				return nil, errors.New("counts: more numbers than there are")
			}
			from := len(numbers)
			numbers, places = numbers[:from+n], places[:from+n]
			s := side{numbers: numbers[from : from+n : from+n], places: places[from : from+n : from+n]}
			if err := s.decode(points, &t, first, parity); err != nil {
				return nil, fmt.Errorf("points: street %d: %w", i, err)
			}
			if parity == 0 && n > 0 {
				first = s.places[0]
			}
			if s.zips, err = decodeZIPs(runs, codes, n, zips); err != nil {
				return nil, fmt.Errorf("street %d: %w", i, err)
			}
			sides[i][parity] = s
		}
	}
	for i := range cols {
		if err := cols[i].done(); err != nil {
			return nil, err
		}
	}
	return sides, nil
}

// decode fills the numbers and places of s, which begins near first.
func (s *side) decode(points *column, t *track, first place, number int) error {
	for j := range s.numbers {
		step, dLat, dLng := points.point()
		if step > math.MaxUint16 || j > 0 && step == 0 {
			return errors.Join(points.err, fmt.Errorf("a number after %d is too high or repeated", number))
		}
		if number += 2 * int(step); number > math.MaxUint16 {
			return fmt.Errorf("number %d is too high", number)
		}
		if j == 0 {
			t.start(first, number)
		}
		p := t.predict(number)
		p.lat += dLat
		p.lng += dLng
		if p.lat < minLat || p.lat > maxLat || p.lng < minLng || p.lng > maxLng {
			return errors.Join(points.err, fmt.Errorf("number %d stands at %v, not near Chicago", number, p.point()))
		}
		if j == 0 {
			t.start(p, number)
		} else {
			t.add(p, number)
		}
		s.numbers[j], s.places[j] = uint16(number), p
	}
	return nil
}

// point reads the three numbers of an address.
func (c *column) point() (step uint64, lat, lng microdegrees) {
	if c.at+3 <= len(c.data) {
		if d := c.data[c.at : c.at+3]; (d[0]|d[1]|d[2])&0x80 == 0 { // as most are
			c.at += 3
			return uint64(d[0]), zigzag(uint64(d[1])), zigzag(uint64(d[2]))
		}
	}
	return c.next(), c.signed(), c.signed()
}

func zigzag(v uint64) microdegrees { return microdegrees(int32(v>>1) ^ -int32(v&1)) }

// decodeZIPs reads the runs of one side of n numbers.
func decodeZIPs(runs, codes *column, n, zips int) ([]zipRun, error) {
	if n == 0 {
		return nil, nil
	}
	count := runs.below(n + 1)
	list := make([]zipRun, 0, count)
	end := 0
	for range count {
		end += runs.below(n + 1)
		if end > n {
			return nil, fmt.Errorf("runs: they are longer than the side with its %d numbers", n)
		}
		list = append(list, zipRun{uint16(end), uint8(codes.below(zips))})
	}
	if end != n {
		return nil, errors.Join(runs.err, fmt.Errorf("runs: %d of %d numbers have a ZIP code", end, n))
	}
	return list, codes.err
}
