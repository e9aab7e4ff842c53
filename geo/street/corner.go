package street

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// cornerRadius is how far a place at a corner may be from the point of the
// corner: across two wide streets. 96 % of the first addresses of a block are no
// farther from it.
const cornerRadius geo.Meters = 25

// sameCorner is how far apart the points of one corner may be.
const sameCorner geo.Meters = 60

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
			same := slices.IndexFunc(choices, func(c Fix) bool { return geo.Distance(c.Point, f.Point) <= sameCorner })
			if same < 0 {
				choices = append(choices, f)
			} else if p.changes|q.changes != 0 {
				choices[same].Corrections |= address.TieBroken
			}
		}
	}
	switch len(choices) {
	case 0:
		return Fix{}, fmt.Errorf("street: %w", ErrUnknownCorner)
	case 1:
		return choices[0], nil
	}
	return Fix{}, &AmbiguousError{Address: a, Choices: choices}
}

// cornerStreets returns the streets that typed may be. Without a house number
// a direction or type that was left out stays open.
func (s *Streets) cornerStreets(typed address.Street) ([]candidate, error) {
	if len(typed.Name) > maxName {
		return nil, fmt.Errorf("street: %w", ErrUnknownStreet)
	}
	m := search{streets: s}
	typed.Name = strings.TrimSpace(typed.Name)
	first := reading{key: compact(typed.Name), street: typed}
	list := m.cornerNames(nil, first)
	if len(list) == 0 {
		m.eachSpelling(first, func(r reading) { list = m.cornerName(list, r) })
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("street: %w", ErrUnknownStreet)
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
