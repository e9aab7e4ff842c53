package street

import (
	"fmt"
	"io/fs"
	"slices"
)

// cornersName is the name of the file with the street corners in a bundle.
//
// It is packed like points.bin: the count of streets, the lengths of six columns,
// and the columns:
//
//	counts  for every street the count of its corners with later streets
//	others  the step from the street, or the corner before, to the next other
//	        street, less one
//	lats    zigzag: latitude less its prediction, in 1e-5 degree
//	lngs    the same for the longitude
//	zips    twice the line of the ZIP code in zips.csv, from zero, and one more
//	        for a corner that is not on the City's list but computed
//	numbers for each corner the house number at it on the first and on the
//	        second street, about: zigzag, less the number before at a corner
//	        with the same other street; zero if it could not be told
//
// The prediction is that a street running east and west keeps its latitude
// and one running north and south its longitude; see [crossTrack].
const cornersName = "corners.bin"

// cornerTable lists the corners of the city, sorted by first and second
// street.
type cornerTable struct {
	pairs  []cornerPair
	places []place
	zips   []uint8
	// computed has the corners that are not on the City's list.
	computed []bool
	// numbers are the house numbers at the corner on the two streets.
	numbers [][2]uint16
}

// cornerPair is the two streets of a corner, the lower index first.
type cornerPair struct{ first, second int32 }

func (p cornerPair) compare(q cornerPair) int {
	if p.first != q.first {
		return int(p.first - q.first)
	}
	return int(p.second - q.second)
}

// crossTrack predicts corners by the last one of each street.
type crossTrack struct {
	last []place // of each street
}

func (t *crossTrack) predict(first, second int32, runsEast func(int32) bool) place {
	eastWest, northSouth := first, second
	if !runsEast(first) {
		eastWest, northSouth = second, first
	}
	p := place{t.last[eastWest].lat, t.last[northSouth].lng}
	// A street without a corner so far stands where the other one was last.
	if p.lat == 0 {
		p.lat = t.last[northSouth].lat
	}
	if p.lng == 0 {
		p.lng = t.last[eastWest].lng
	}
	return p
}

func (s *Streets) runsEast(id int32) bool {
	dir := s.streets[id].name.Dir
	return dir == "E" || dir == "W"
}

func (s *Streets) readCorners(bundle fs.FS) error {
	content, err := fs.ReadFile(bundle, cornersName)
	if err != nil {
		return err
	}
	s.corners, err = decodeCorners(content, len(s.streets), len(s.zips), s.runsEast)
	if err != nil {
		return fmt.Errorf("%s: %w", cornersName, err)
	}
	s.anchorStreets()
	return nil
}

// anchor is a corner of a street by the house number there.
type anchor struct {
	number uint16
	place  place // in the middle of the street
}

// anchorStreets gives every street the corners of the City's list in the order
// of its numbers.
func (s *Streets) anchorStreets() {
	counts := make([]int, len(s.streets)+1)
	for i, pair := range s.corners.pairs {
		if numbers := s.corners.numbers[i]; !s.corners.computed[i] {
			counts[pair.first] += min(int(numbers[0]), 1)
			counts[pair.second] += min(int(numbers[1]), 1)
		}
	}
	total := 0
	for i, n := range counts {
		counts[i], total = total, total+n
	}
	// What is sorted is the number of each anchor and where it comes from.
	keys := make([]uint64, total)
	next := slices.Clone(counts)
	for i, pair := range s.corners.pairs {
		for j, street := range [2]int32{pair.first, pair.second} {
			if n := s.corners.numbers[i][j]; n != 0 && !s.corners.computed[i] {
				keys[next[street]] = uint64(n)<<32 | uint64(i)
				next[street]++
			}
		}
	}
	anchors := make([]anchor, total)
	for i := range s.streets {
		of := keys[counts[i]:counts[i+1]]
		slices.Sort(of)
		s.streets[i].anchors = anchors[counts[i]:counts[i+1]:counts[i+1]]
		for j, key := range of {
			corner := uint32(key)
			s.streets[i].anchors[j] = anchor{uint16(key >> 32), s.corners.places[corner]}
		}
	}
}

// cornerScale is how many microdegrees make the unit of corners.bin.
const cornerScale = 10

func decodeCorners(content []byte, streets, zips int, runsEast func(int32) bool) (cornerTable, error) {
	var t cornerTable
	count, cols, err := columns(content, "counts", "others", "lats", "lngs", "zips", "numbers")
	if err != nil {
		return t, err
	}
	if count != streets {
		return t, fmt.Errorf("has %d streets, not %d", count, streets)
	}
	counts, others, lats, lngs, codes, numbers := &cols[0], &cols[1], &cols[2], &cols[3], &cols[4], &cols[5]
	most := len(others.data)
	t.pairs = make([]cornerPair, 0, most)
	t.places = make([]place, 0, most)
	t.zips = make([]uint8, 0, most)
	t.computed = make([]bool, 0, most)
	t.numbers = make([][2]uint16, 0, most)
	crossing := make([]uint16, streets)
	track := crossTrack{make([]place, streets)}
	for first := range int32(streets) {
		second := first
		for range counts.below(most + 1 - len(t.pairs)) {
			second += int32(others.below(streets)) + 1
			if second >= int32(streets) {
				return t, fmt.Errorf("others: street %d meets street %d, which is not there", first, second)
			}
			p := track.predict(first, second, runsEast)
			p.lat += lats.signed() * cornerScale
			p.lng += lngs.signed() * cornerScale
			if lats.err != nil || lngs.err != nil || p.lat < minLat || p.lat > maxLat || p.lng < minLng || p.lng > maxLng {
				return t, fmt.Errorf("lats, lngs: streets %d and %d meet at %v, not near Chicago", first, second, p.point())
			}
			track.last[first], track.last[second] = p, p
			t.pairs = append(t.pairs, cornerPair{first, second})
			t.places = append(t.places, p)
			zip := codes.below(2 * zips)
			t.zips = append(t.zips, uint8(zip/2))
			t.computed = append(t.computed, zip%2 == 1)
			crossing[second] += uint16(numbers.signed())
			onFirst := crossing[second]
			crossing[first] += uint16(numbers.signed())
			t.numbers = append(t.numbers, [2]uint16{onFirst, crossing[first]})
		}
	}
	for i := range cols {
		if err := cols[i].done(); err != nil {
			return t, err
		}
	}
	return t, nil
}
