package street

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"

	"github.com/chiward/chiward/geo"
)

// pointsName is the name of the file with the address points in a bundle.
//
// The file is one DEFLATE stream. Inflated it is seven numbers as uvarints,
// the count of streets and the lengths in bytes of six columns, and then the
// columns, each a sequence of varints:
//
//	counts   for every street the count of even and of odd addresses
//	numbers  half the step from each number to the next one on its side
//	lats     zigzag: latitude less its prediction, in 1e-6 degree
//	lngs     the same for the longitude
//	runs     for every side the count of runs of equal ZIP codes, and for
//	         each its length
//	zips     for each run the line of its ZIP code in zips.csv, from zero
//
// The prediction carries on in a straight line; see [track].
const pointsName = "points.bin"

// maxInflated is the most that a packed file of a bundle may unpack to.
const maxInflated = 8 << 20

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

// zip returns the ZIP code of the i-th number of s.
func (s *side) zip(i int) uint8 {
	for _, run := range s.zips {
		if i < int(run.end) {
			return run.zip
		}
	}
	return 0
}

// track predicts each point of a side from the two before it: on in a
// straight line, at the same length for each house number. The prediction is
// whole-number arithmetic, so that all machines agree.
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
	p := t.last
	if t.numbers > 0 {
		d := int64(number - t.number)
		p.lat += microdegrees(int64(t.step.lat) * d / int64(t.numbers))
		p.lng += microdegrees(int64(t.step.lng) * d / int64(t.numbers))
	}
	return p
}

func (t *track) add(p place, number int) {
	t.step = place{p.lat - t.last.lat, p.lng - t.last.lng}
	t.numbers = number - t.number
	t.last, t.number = p, number
}

// column is a sequence of varints that is read from its start to its end.
type column struct {
	name string
	size int // in bytes, at the start
	rest []byte
	err  error
}

func (c *column) next() uint64 {
	v, n := binary.Uvarint(c.rest)
	if n <= 0 {
		if c.err == nil {
			c.err = fmt.Errorf("%s: ends or breaks off at byte %d", c.name, c.size-len(c.rest))
		}
		return 0
	}
	c.rest = c.rest[n:]
	return v
}

// below reads a number that must be less than limit.
func (c *column) below(limit int) int {
	v := c.next()
	if v >= uint64(limit) {
		if c.err == nil {
			c.err = fmt.Errorf("%s: %d at byte %d is not below %d", c.name, v, c.size-len(c.rest), limit)
		}
		return 0
	}
	return int(v)
}

// signed reads a zigzag number, cut to what a coordinate can differ by.
func (c *column) signed() microdegrees {
	v := c.below(math.MaxInt32)
	return microdegrees(int32(v>>1) ^ -int32(v&1))
}

func (c *column) done() error {
	if c.err == nil && len(c.rest) > 0 {
		c.err = fmt.Errorf("%s: %d bytes left over", c.name, len(c.rest))
	}
	return c.err
}

// inflate unpacks a packed file of a bundle.
func inflate(bundle fs.FS, name string) ([]byte, error) {
	packed, err := fs.ReadFile(bundle, name)
	if err != nil {
		return nil, err
	}
	r := flate.NewReader(bytes.NewReader(packed))
	var unpacked bytes.Buffer
	unpacked.Grow(4 * len(packed) / 3)
	n, err := io.Copy(&unpacked, io.LimitReader(r, maxInflated+1))
	if err != nil {
		return nil, fmt.Errorf("%s: after %d unpacked bytes: %w", name, n, err)
	}
	if n > maxInflated {
		return nil, fmt.Errorf("%s: unpacks to more than %d bytes", name, maxInflated)
	}
	return unpacked.Bytes(), nil
}

// columns cuts content into columns, whose lengths follow the count at its
// beginning. It returns the count.
func columns(content []byte, names ...string) (count int, cols []column, err error) {
	header := column{name: "header", size: len(content), rest: content}
	count = header.below(math.MaxUint16)
	cols = make([]column, len(names))
	for i, name := range names {
		cols[i] = column{name: name, size: header.below(maxInflated)}
	}
	if header.err != nil {
		return 0, nil, header.err
	}
	rest := header.rest
	for i := range cols {
		if cols[i].size > len(rest) {
			return 0, nil, fmt.Errorf("%s: %d bytes are missing", cols[i].name, cols[i].size-len(rest))
		}
		cols[i].rest, rest = rest[:cols[i].size:cols[i].size], rest[cols[i].size:]
	}
	if len(rest) > 0 {
		return 0, nil, fmt.Errorf("%d bytes follow the last column", len(rest))
	}
	return count, cols, nil
}

// decodePoints reads the two sides, even and odd, of each of the given count
// of streets. A ZIP code is an index below zips.
func decodePoints(content []byte, streets, zips int) ([][2]side, error) {
	count, cols, err := columns(content, "counts", "numbers", "lats", "lngs", "runs", "zips")
	if err != nil {
		return nil, err
	}
	if count != streets {
		return nil, fmt.Errorf("has %d streets, not %d", count, streets)
	}
	counts, steps, lats, lngs, runs, codes := &cols[0], &cols[1], &cols[2], &cols[3], &cols[4], &cols[5]

	// Each number takes a byte at least, so this is no more than the file
	// itself can account for.
	numbers := make([]uint16, 0, len(steps.rest))
	places := make([]place, 0, len(steps.rest))
	sides := make([][2]side, streets)
	for i := range sides {
		var t track
		var first place
		for parity := range sides[i] {
			n := counts.below(math.MaxUint16)
			if n > cap(numbers)-len(numbers) {
				return nil, errors.New("counts: more numbers than there are")
			}
			from := len(numbers)
			number := parity
			for j := range n {
				number += 2 * steps.below(math.MaxUint16)
				if number > math.MaxUint16 || j > 0 && number == int(numbers[len(numbers)-1]) {
					return nil, fmt.Errorf("numbers: street %d: number %d is too high or repeated", i, number)
				}
				if j == 0 {
					t.start(first, number)
				}
				p := t.predict(number)
				p.lat += lats.signed()
				p.lng += lngs.signed()
				if p.lat < minLat || p.lat > maxLat || p.lng < minLng || p.lng > maxLng {
					if err := errors.Join(lats.err, lngs.err, steps.err); err != nil {
						return nil, err
					}
					return nil, fmt.Errorf("lats, lngs: street %d: number %d stands at %v, not near Chicago", i, number, p.point())
				}
				if j == 0 {
					t.start(p, number)
					if parity == 0 {
						first = p
					}
				} else {
					t.add(p, number)
				}
				numbers = append(numbers, uint16(number))
				places = append(places, p)
			}
			s := side{numbers: numbers[from:len(numbers):len(numbers)], places: places[from:len(places):len(places)]}
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
