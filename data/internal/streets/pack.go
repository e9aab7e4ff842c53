package streets

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"math"
)

// packPoints returns points.bin as package street reads it; the format and the
// prediction, which both sides must compute alike, are described there.
func (b *streetBundle) packPoints() ([]byte, error) {
	var counts, points, runs, zips []byte
	for _, st := range b.streets {
		var t pointTrack
		var first knownAddress
		for parity := range 2 {
			var side []knownAddress
			for _, k := range st.known {
				if k.number%2 == parity {
					side = append(side, k)
				}
			}
			counts = binary.AppendUvarint(counts, uint64(len(side)))
			before := parity
			for j, k := range side {
				points = binary.AppendUvarint(points, uint64(k.number-before)/2)
				before = k.number
				if j == 0 {
					first.number = k.number
					t.last = first
				}
				lat, lng := t.predict(k.number)
				points = appendZigzag(appendZigzag(points, k.lat-lat), k.lng-lng)
				if j == 0 {
					t.last = k
					if parity == 0 {
						first = k
					}
				} else {
					t.add(k)
				}
			}
			runs, zips = appendZIPRuns(runs, zips, side)
		}
	}
	return packColumns(len(b.streets), counts, points, runs, zips), nil
}

// pointTrack predicts that a street goes on in a straight line.
type pointTrack struct {
	last             knownAddress
	stepLat, stepLng int32
	numbers          int
}

func (t *pointTrack) predict(number int) (lat, lng int32) {
	lat, lng = t.last.lat, t.last.lng
	if t.numbers > 0 {
		d := int64(number - t.last.number)
		lat += int32(int64(t.stepLat) * d / int64(t.numbers))
		lng += int32(int64(t.stepLng) * d / int64(t.numbers))
	}
	return lat, lng
}

func (t *pointTrack) add(k knownAddress) {
	t.stepLat, t.stepLng, t.numbers = k.lat-t.last.lat, k.lng-t.last.lng, k.number-t.last.number
	t.last = k
}

func appendZIPRuns(runs, zips []byte, side []knownAddress) (newRuns, newZIPs []byte) {
	if len(side) == 0 {
		return runs, zips
	}
	var lengths []int
	for j, k := range side {
		if j == 0 || k.zip != side[j-1].zip {
			lengths = append(lengths, 0)
			zips = binary.AppendUvarint(zips, uint64(k.zip))
		}
		lengths[len(lengths)-1]++
	}
	runs = binary.AppendUvarint(runs, uint64(len(lengths)))
	for _, n := range lengths {
		runs = binary.AppendUvarint(runs, uint64(n))
	}
	return runs, zips
}

// packCorners returns corners.bin as package street reads it.
func (b *streetBundle) packCorners() ([]byte, error) {
	type spot struct{ lat, lng int32 }
	last := make([]spot, len(b.streets))
	runsEast := func(i int) bool { return b.streets[i].name.Dir == "E" || b.streets[i].name.Dir == "W" }
	var counts, others, lats, lngs, zips, numbers []byte
	crossing := make([]int, len(b.streets)) // the last number at a corner with each
	rest := b.corners
	for first := range b.streets {
		n := 0
		for n < len(rest) && rest[n].first == first {
			n++
		}
		counts = binary.AppendUvarint(counts, uint64(n))
		before := first
		for _, c := range rest[:n] {
			others = binary.AppendUvarint(others, uint64(c.second-before-1))
			before = c.second
			eastWest, northSouth := first, c.second
			if !runsEast(first) {
				eastWest, northSouth = c.second, first
			}
			p := spot{last[eastWest].lat, last[northSouth].lng}
			if p.lat == 0 {
				p.lat = last[northSouth].lat
			}
			if p.lng == 0 {
				p.lng = last[eastWest].lng
			}
			lats = appendZigzag(lats, c.lat-p.lat)
			lngs = appendZigzag(lngs, c.lng-p.lng)
			last[first] = spot{c.lat, c.lng}
			last[c.second] = last[first]
			zip := uint64(c.zip) * 2
			if c.computed {
				zip++
			}
			zips = binary.AppendUvarint(zips, zip)
			for _, n := range [2]struct{ number, with int }{{c.onFirst, c.second}, {c.onSecond, first}} {
				numbers = appendZigzag(numbers, int32(n.number-crossing[n.with]))
				crossing[n.with] = n.number
			}
		}
		rest = rest[n:]
	}
	return packColumns(len(b.streets), counts, others, lats, lngs, zips, numbers), nil
}

// packColumns returns a count, the lengths of the columns and the columns.
func packColumns(count int, columns ...[]byte) []byte {
	content := binary.AppendUvarint(nil, uint64(count))
	for _, c := range columns {
		content = binary.AppendUvarint(content, uint64(len(c)))
	}
	return append(content, bytes.Join(columns, nil)...)
}

// appendZigzag appends a signed number as a varint, small ones short.
func appendZigzag(b []byte, v int32) []byte {
	return binary.AppendUvarint(b, uint64(uint32(v<<1^v>>31)))
}

// packLines returns lines.bin as package street reads it.
func (b *streetBundle) packLines() ([]byte, error) {
	var counts, sizes, steps []byte
	lastLat, lastLng := int32(0), int32(0)
	for i := range b.lines {
		paths := b.lines[i].paths()
		counts = binary.AppendUvarint(counts, uint64(len(paths)))
		for _, path := range paths {
			sizes = binary.AppendUvarint(sizes, uint64(len(path)))
			for _, p := range path {
				lng, lat := p.degrees()
				x, y := int32(math.Round(lng*1e5)), int32(math.Round(lat*1e5))
				steps = appendZigzag(appendZigzag(steps, y-lastLat), x-lastLng)
				lastLat, lastLng = y, x
			}
		}
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(packColumns(len(b.streets), counts, sizes, steps))
	err = errors.Join(err, w.Close())
	return packed.Bytes(), err
}
