package geo

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/chiward/chiward/geo/address"
)

// cornersName is the name of the file with the street corners in a bundle.
//
// It is packed like points.bin. Inflated it is the count of streets, the
// lengths of six columns, and the columns:
//
//	counts  for every street the count of its corners with later streets
//	others  the step from the street, or the corner before, to the next other
//	        street, less one
//	lats    zigzag: latitude less its prediction, in 1e-5 degree
//	lngs    the same for the longitude
//	zips    the line of the ZIP code in zips.csv, from zero
//	numbers for each corner the house number at it on the first and on the
//	        second street, about: zigzag, less the number before at a corner
//	        with the same other street; zero if it could not be told
//
// The prediction is that a street running east and west keeps its latitude
// and one running north and south its longitude; see [grid].
const cornersName = "corners.bin"

// cornerRadius is how far a place at a corner may be from the point of the
// corner: across two wide streets. 96 % of the first addresses of a block are no
// farther from it.
const cornerRadius Meters = 25

// sameCorner is how far apart the points of one corner may be.
const sameCorner Meters = 60

// cornerTable lists the corners of the city, sorted by first and second
// street.
type cornerTable struct {
	pairs  []cornerPair
	places []place
	zips   []uint8
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

// grid predicts corners by the last one of each street.
type grid struct {
	last []place // of each street
}

func (g *grid) predict(first, second int32, runsEast func(int32) bool) place {
	eastWest, northSouth := first, second
	if !runsEast(first) {
		eastWest, northSouth = second, first
	}
	p := place{g.last[eastWest].lat, g.last[northSouth].lng}
	// A street without a corner so far stands where the other one was last.
	if p.lat == 0 {
		p.lat = g.last[northSouth].lat
	}
	if p.lng == 0 {
		p.lng = g.last[eastWest].lng
	}
	return p
}

func (s *Streets) runsEast(id int32) bool {
	dir := s.streets[id].name.Dir
	return dir == "E" || dir == "W"
}

func (s *Streets) readCorners(bundle fs.FS) error {
	content, err := inflate(bundle, cornersName)
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
	zip    uint8
	place  place // in the middle of the street
}

// anchorStreets gives every street its corners in the order of its numbers.
func (s *Streets) anchorStreets() {
	counts := make([]int, len(s.streets))
	each := func(visit func(street int32, a anchor)) {
		for i, pair := range s.corners.pairs {
			for j, street := range [2]int32{pair.first, pair.second} {
				if n := s.corners.numbers[i][j]; n != 0 {
					visit(street, anchor{n, s.corners.zips[i], s.corners.places[i]})
				}
			}
		}
	}
	total := 0
	each(func(street int32, _ anchor) { counts[street]++; total++ })
	all := make([]anchor, 0, total)
	for i := range s.streets {
		s.streets[i].anchors = all[len(all) : len(all) : len(all)+counts[i]]
		all = all[:len(all)+counts[i]]
	}
	each(func(street int32, a anchor) { s.streets[street].anchors = append(s.streets[street].anchors, a) })
	for i := range s.streets {
		slices.SortFunc(s.streets[i].anchors, func(a, b anchor) int { return int(a.number) - int(b.number) })
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
	most := len(others.rest)
	t.pairs = make([]cornerPair, 0, most)
	t.places = make([]place, 0, most)
	t.zips = make([]uint8, 0, most)
	t.numbers = make([][2]uint16, 0, most)
	crossing := make([]uint16, streets)
	g := grid{make([]place, streets)}
	for first := range int32(streets) {
		second := first
		for range counts.below(most + 1 - len(t.pairs)) {
			second += int32(others.below(streets)) + 1
			if second >= int32(streets) {
				return t, fmt.Errorf("others: street %d meets street %d, which is not there", first, second)
			}
			p := g.predict(first, second, runsEast)
			p.lat += lats.signed() * cornerScale
			p.lng += lngs.signed() * cornerScale
			if lats.err != nil || lngs.err != nil || p.lat < minLat || p.lat > maxLat || p.lng < minLng || p.lng > maxLng {
				return t, fmt.Errorf("lats, lngs: streets %d and %d meet at %v, not near Chicago", first, second, p.point())
			}
			g.last[first], g.last[second] = p, p
			t.pairs = append(t.pairs, cornerPair{first, second})
			t.places = append(t.places, p)
			t.zips = append(t.zips, uint8(codes.below(zips)))
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

// locateCorner returns the place where the two streets of a meet.
func (s *Streets) locateCorner(a address.Address) (Fix, error) {
	first, err := s.cornerStreets(a.Street)
	if err != nil {
		return Fix{}, err
	}
	second, err := s.cornerStreets(a.Cross)
	if err != nil {
		return Fix{}, err
	}
	var choices []Fix
	best := 1 << 30
	for _, p := range first {
		for _, q := range second {
			pair := cornerPair{min(p.street, q.street), max(p.street, q.street)}
			i, ok := slices.BinarySearchFunc(s.corners.pairs, pair, cornerPair.compare)
			if !ok {
				continue
			}
			cost := p.cost + q.cost
			f := Fix{Address: a, Point: s.corners.places[i].point(), Radius: cornerRadius, Method: Intersection}
			f.Address.Street, f.Address.Cross = s.streets[p.street].name, s.streets[q.street].name
			f.Corrections = nameChange(a.Street, f.Address.Street, p.changes) | nameChange(a.Cross, f.Address.Cross, q.changes)
			contradicted := true
			for j, id := range [2]int32{pair.first, pair.second} {
				contradicted = contradicted && s.contradicts(a.ZIP, s.corners.zips[i], &s.streets[id], int(s.corners.numbers[i][j]))
			}
			if contradicted {
				f.Corrections |= address.ZIPContradicted
				cost += zipCost
			}
			if cost < best-margin {
				choices = choices[:0]
			}
			if cost >= best+margin {
				continue
			}
			best = min(best, cost)
			same := slices.IndexFunc(choices, func(c Fix) bool { return Distance(c.Point, f.Point) <= sameCorner })
			if same < 0 {
				choices = append(choices, f)
			} else if p.changes|q.changes != 0 {
				choices[same].Corrections |= address.TieBroken
			}
		}
	}
	switch len(choices) {
	case 0:
		return Fix{}, fmt.Errorf("geo: %w", ErrUnknownCorner)
	case 1:
		return choices[0], nil
	}
	return Fix{}, &AmbiguousError{Address: a, Choices: choices}
}

// cornerStreets returns the streets that typed may be. Without a house number
// a direction or type that was left out stays open.
func (s *Streets) cornerStreets(typed address.Street) ([]candidate, error) {
	if len(typed.Name) > maxName {
		return nil, fmt.Errorf("geo: %w", ErrUnknownStreet)
	}
	m := search{streets: s}
	typed.Name = strings.TrimSpace(typed.Name)
	first := reading{key: compact(typed.Name), street: typed}
	list := m.cornerNames(nil, first)
	if len(list) == 0 {
		m.eachSpelling(first, func(r reading) { list = m.cornerName(list, r) })
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("geo: %w", ErrUnknownStreet)
	}
	return list, nil
}

// cornerNames adds the streets that r names, by their official names and by
// their aliases.
func (m *search) cornerNames(list []candidate, r reading) []candidate {
	list = m.cornerName(list, r)
	for i := range m.streets.aliases[r.key] {
		al := &m.streets.aliases[r.key][i]
		if !fits(al.from.Dir, r.street.Dir) || !fits(al.from.Suffix, r.street.Suffix) {
			continue
		}
		if to, ok := m.follow(al, r); ok {
			list = m.cornerName(list, to)
		}
	}
	return list
}

// cornerName adds the streets with the name of r. Without a house number each
// of them may be meant.
func (m *search) cornerName(list []candidate, r reading) []candidate {
	span := m.streets.names[r.key]
	for id := span.first; id < span.end; id++ {
		st := m.streets.streets[id].name
		c := candidate{street: id, cost: r.cost, changes: r.changes}
		if st.Dir != r.street.Dir {
			if r.street.Dir != "" {
				if opposite(r.street.Dir, st.Dir) {
					continue
				}
				c.cost += dirCost
			}
			c.changes |= address.DirCorrected
		}
		if st.Suffix != r.street.Suffix {
			if r.street.Suffix != "" {
				c.cost += suffixCost
			}
			c.changes |= address.SuffixCorrected
		}
		list = append(list, c)
	}
	return list
}
