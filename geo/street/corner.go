package street

import (
	"slices"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// cornerRadius is how far a place at a corner may be from the point of the
// corner: across two wide streets. 96 % of the first addresses of a block are
// within it (TestRadiusCorner).
const cornerRadius geo.Meters = 25

// computedRadius is the same for a corner that is computed from the lines of its
// streets: of the corners that were withheld and computed, 99 of 100 are within
// it (TestComputedCorners of data/internal/streets).
const computedRadius geo.Meters = 60

// sameCorner is how far apart the points of one corner may be.
const sameCorner geo.Meters = 60

// locateCorner returns the place where the two streets of a meet. A name may be
// cut short, as in "Irving & Southport", if there is no corner otherwise and few
// addresses are on the street that has the short name, if any.
func (s *Streets) locateCorner(a address.Address) found {
	f := s.cornerOf(a, false)
	if !f.any() {
		if short := s.cornerOf(a, true); short.any() {
			return short
		}
	}
	return f
}

// cornerOf is locateCorner with names that are cut short, or without.
func (s *Streets) cornerOf(a address.Address, short bool) found {
	m := search{streets: s, address: a}
	first, second := m.cornerStreets(a.Street, short), m.cornerStreets(a.Cross, short)
	if first == nil || second == nil {
		return found{err: ErrUnknownStreet}
	}
	var rivals []rival
	add := func(p, q candidate, at geo.Point, radius geo.Meters, more address.Corrections) {
		f := Fix{Address: a, Point: at, Radius: radius, Method: Intersection}
		f.Address.Street, f.Address.Cross = s.streets[p.street].name, s.streets[q.street].name
		f.Corrections = more | nameChange(a.Street, f.Address.Street, p.changes) | nameChange(a.Cross, f.Address.Cross, q.changes)
		rivals = append(rivals, rival{Fix: f, cost: p.cost + q.cost})
	}
	s.eachCorner(first, second, func(p, q candidate, i int) {
		radius, more := cornerRadius, address.Corrections(0)
		if s.corners.computed[i] {
			radius, more = computedRadius, address.CornerComputed
		}
		if s.cornerContradicts(a.ZIP, i) {
			more |= address.ZIPContradicted
			p.cost += zipCost
		}
		add(p, q, s.corners.places[i].point(), radius, more)
	})
	if rivals == nil {
		s.eachGap(first, second, func(p, q candidate, at geo.Point, gap geo.Meters) {
			add(p, q, at, computedRadius+gap/2, address.CornerComputed)
		})
	}
	if rivals == nil {
		return found{err: ErrUnknownCorner}
	}
	return decide(rivals, sameCorner)
}

// cornerContradicts reports whether zip is neither the ZIP code of the i-th
// corner nor one of either street near there.
func (s *Streets) cornerContradicts(zip string, i int) bool {
	pair, numbers := s.corners.pairs[i], s.corners.numbers[i]
	return zip != s.zips[s.corners.zips[i]] && s.contradicts(zip, &s.streets[pair.first], int(numbers[0])) &&
		s.contradicts(zip, &s.streets[pair.second], int(numbers[1]))
}

// eachCorner calls visit with each pair of one street of first and one of
// second that meet, and the index of their corner.
func (s *Streets) eachCorner(first, second []candidate, visit func(p, q candidate, corner int)) {
	for _, p := range first {
		for _, q := range second {
			pair := cornerPair{min(p.street, q.street), max(p.street, q.street)}
			if i, ok := slices.BinarySearchFunc(s.corners.pairs, pair, cornerPair.compare); ok {
				visit(p, q, i)
			}
		}
	}
}

// cornerStreets returns the streets that typed may be, also those whose names
// begin with it if it may be short. Without a house number a direction or type
// that was left out stays open: where two streets of these names meet once, that
// is the corner.
func (m *search) cornerStreets(typed address.Street, short bool) []candidate {
	m.candidates, m.named = nil, false
	first := reading{key: compact(typed.Name), street: typed}
	m.read(first)
	if short && typed.Suffix == "" {
		named := m.addresses(first.key) * rareShare
		m.eachLonger(typed, func(r reading) {
			if m.addresses(r.key) > named {
				m.consider(r)
			}
		})
	}
	if len(m.candidates) == 0 && !m.named {
		m.eachSpelling(first, m.consider)
	}
	return m.candidates
}

// addresses returns how many numbers of the streets of a name are known.
func (m *search) addresses(key string) (n int) {
	for _, st := range m.streets.named(key) {
		n += st.addresses()
	}
	return n
}
