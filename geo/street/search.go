package street

import (
	"cmp"
	"slices"
	"strings"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// What each departure from the address as typed costs a candidate. The best
// candidate wins if it is cheaper than the next one by margin.
const (
	aliasCost    = 1
	readingCost  = 4  // the parts put together in another way
	zipCost      = 15 // in another ZIP code than typed
	suffixCost   = 10 // another street type than typed
	sufDirCost   = 10 // another suffix direction than typed
	rareCost     = 8  // a rare street where type or suffix direction is left out
	dirCost      = 20 // another direction than typed
	oppositeCost = 8  // off, for a suggestion: the other side of State or Madison
	partCost     = 15 // only the first words of the name were typed
	letterCost   = 20 // each spelling mistake
	margin       = 8
)

// candidate is one street on which the address may be.
type candidate struct {
	spot
	street  int32
	cost    int // of the whole, the spot included
	rare    bool
	changes address.Corrections
}

// search collects the streets that fit an address.
type search struct {
	streets    *Streets
	address    address.Address
	candidates []candidate
	named      bool // a street of this name exists
	official   bool // and in this direction, if one was typed
	past       bool // look past the last known number of a street
	loose      bool // for suggestions: accept what is not similar enough to be chosen
}

// reading is one way to understand the street of an address.
type reading struct {
	key     string // name without blanks
	street  address.Street
	cost    int
	changes address.Corrections
}

// run collects the streets on which a house may be.
func (m *search) run() {
	typed := m.address.Street
	first := reading{key: compact(typed.Name), street: typed}
	if m.directionBehind(first) {
		typed.Dir, typed.SufDir = typed.SufDir, ""
		first.street, first.changes = typed, address.DirCorrected
	}
	m.read(first)
	official, named := m.official, m.named
	if !m.sure() {
		m.otherReadings(typed)
	}
	if official && !m.loose {
		if m.past = len(m.candidates) == 0; m.past {
			m.consider(first)
		}
		return
	}
	if !m.sure() {
		m.partOfName(typed)
	}
	if m.loose || len(m.candidates) == 0 && !named {
		m.spelling(first)
	}
}

// sure reports whether a candidate needs no change as doubtful as that of the
// direction.
func (m *search) sure() bool {
	return slices.ContainsFunc(m.candidates, func(c candidate) bool { return c.cost < dirCost })
}

// read considers the streets named by r, by their official names and by
// their aliases.
func (m *search) read(r reading) {
	corner := m.address.IsCorner()
	if corner || !m.streets.renamed(r.key, r.street, m.address.Number) {
		m.consider(r)
	}
	if !corner && m.asTyped(r) {
		return
	}
	for i := range m.streets.aliases[r.key] {
		al := &m.streets.aliases[r.key][i]
		if !fits(al.from.Dir, r.street.Dir) || !fits(al.from.Suffix, r.street.Suffix) ||
			!fits(al.from.SufDir, r.street.SufDir) || !corner && !al.covers(m.address.Number) {
			continue
		}
		if to, ok := m.follow(al, r); ok {
			m.consider(to)
		}
	}
}

// follow returns r with the street that al leads to, or false if that is not
// in the direction of r.
func (m *search) follow(al *alias, r reading) (to reading, ok bool) {
	to = r
	to.key = al.key
	to.cost += aliasCost
	to.changes |= address.AliasUsed
	to.street.Name = al.to.Name
	if al.to.Suffix != "" {
		if al.from.Name == al.to.Name && r.street.Suffix != al.to.Suffix {
			to.changes |= address.SuffixByRange
		}
		to.street.Suffix = al.to.Suffix
	}
	if al.to.SufDir != "" {
		to.street.SufDir = al.to.SufDir
	}
	switch {
	case al.to.Dir == "":
		return to, m.hasDir(al.key, r.street.Dir)
	case r.street.Dir == al.to.Dir:
	case r.street.Dir == "":
		to.changes |= address.DirCorrected
	case opposite(r.street.Dir, al.to.Dir):
		return to, false
	default:
		to.changes |= address.DirCorrected
		to.cost += dirCost
	}
	to.street.Dir = al.to.Dir
	return to, true
}

// asTyped reports whether a street fits r without any correction.
func (m *search) asTyped(r reading) bool {
	return slices.ContainsFunc(m.candidates, func(c candidate) bool { return c.changes == r.changes && c.cost-c.spot.cost == r.cost })
}

// fits reports whether a part of an alias agrees with what was typed: they are
// equal, or one of them is empty.
func fits(part, typed string) bool { return part == "" || typed == "" || part == typed }

// consider adds the streets with the name of r, for a house those that have its
// number.
func (m *search) consider(r reading) {
	s := m.streets
	span := s.names[r.key]
	streets := s.streets[span.first:span.end]
	dirExists := slices.ContainsFunc(streets, func(st street) bool { return st.name.Dir == r.street.Dir })
	for i := range streets {
		st := &streets[i]
		c := candidate{street: span.first + int32(i), cost: r.cost, changes: r.changes}
		if !m.inDirection(&c, st, r, dirExists) {
			continue
		}
		m.depart(&c, st, r, streets)
		if m.past && (c.cost > r.cost || st.name.SufDir != r.street.SufDir || c.changes&^r.changes&(address.DirCorrected|address.SuffixByRange) != 0) {
			continue
		}
		if !m.address.IsCorner() && !m.place(&c, st) {
			continue
		}
		m.add(c)
	}
}

// place reports whether st has the house number, and adds to c where it is and
// what that costs.
func (m *search) place(c *candidate, st *street) (ok bool) {
	s, number := m.streets, m.address.Number
	if st.renamed && (m.past || s.renamed(st.key, st.name, number)) {
		return false
	}
	if m.past {
		c.spot, ok = st.beyond(number)
	} else {
		c.spot, ok = st.place(number)
	}
	if !ok || c.reckoned && !s.extent().holds(c.at) {
		return false
	}
	c.cost += c.spot.cost
	if s.contradicts(m.address.ZIP, st, number) {
		c.cost += zipCost
	}
	return true
}

// inDirection reports whether st may be meant by the direction of r, and adds
// to c what it costs. dirExists says that a street of this name has the
// direction of r. A number on one side of State or Madison is never taken for
// one on the other, miles away.
func (m *search) inDirection(c *candidate, st *street, r reading, dirExists bool) bool {
	m.named = true
	if st.name.Dir == r.street.Dir {
		m.official = true
		return true
	}
	c.changes |= address.DirCorrected
	switch {
	case opposite(r.street.Dir, st.name.Dir):
		c.cost += dirCost - oppositeCost
		return m.loose
	case dirExists:
		c.cost += dirCost
		return m.loose
	case r.street.Dir == "":
		m.official = true
	default:
		c.cost += dirCost
	}
	return true
}

// depart adds to c what it costs that type and suffix direction of st, one of
// streets, are not those of r.
func (m *search) depart(c *candidate, st *street, r reading, streets []street) {
	if st.name.Suffix != r.street.Suffix {
		change := address.SuffixCorrected
		for i := range streets { // does the number choose between streets of one name?
			if other := &streets[i].name; other.Dir == st.name.Dir && other.Suffix != st.name.Suffix && !m.address.IsCorner() {
				change = address.SuffixByRange
			}
		}
		c.changes |= change
		if r.street.Suffix != "" {
			c.cost += suffixCost
		}
	}
	if st.name.SufDir != r.street.SufDir {
		c.changes |= address.SuffixCorrected
		if r.street.SufDir != "" {
			c.cost += sufDirCost
		}
	}
	leftOut := r.street.Suffix == "" && st.name.Suffix != "" && !m.address.IsCorner() || r.street.SufDir == "" && st.name.SufDir != ""
	if st.rare && leftOut {
		c.cost += rareCost
		c.rare = true
	}
}

// opposite reports whether two directions are on the two sides of State or
// Madison.
func opposite(dir, other string) bool {
	return dir != "" && other != "" && strings.Contains("NSN EWE", dir+other)
}

// renamed reports whether the street of a name, which has key, now has another
// name at house number n.
func (s *Streets) renamed(key string, name address.Street, n int) bool {
	return slices.ContainsFunc(s.aliases[key], func(al alias) bool {
		return al.from.Dir == name.Dir && al.from.Suffix == name.Suffix && al.from.SufDir == name.SufDir && al.covers(n)
	})
}

// add keeps c unless the same street is there at no more cost.
func (m *search) add(c candidate) {
	i := slices.IndexFunc(m.candidates, func(have candidate) bool { return have.street == c.street })
	if i < 0 {
		m.candidates = append(m.candidates, c)
	} else if c.cost < m.candidates[i].cost {
		m.candidates[i] = c
	}
}

// result decides between the candidates for a house.
func (m *search) result() found {
	if len(m.candidates) == 0 {
		if m.named {
			return found{err: ErrUnknownNumber}
		}
		return found{err: ErrUnknownStreet}
	}
	rivals := make([]rival, 0, 4)
	for _, c := range m.candidates {
		rivals = append(rivals, rival{m.streets.fix(m.address, c), c.cost, c.rare})
	}
	return decide(rivals, sameSpot)
}

// sameSpot is how far apart two candidates may be and still be one place
// under two names.
const sameSpot geo.Meters = 10

// rival is one of the places that an address may be, with what it costs.
type rival struct {
	Fix
	cost int
	rare bool
}

// decide returns the cheapest of the rivals, and the others that cost less than
// margin more and are farther from it than within.
func decide(rivals []rival, within geo.Meters) found {
	slices.SortStableFunc(rivals, func(a, b rival) int { return cmp.Compare(a.cost, b.cost) })
	f := found{fix: rivals[0].Fix, cost: rivals[0].cost}
	for _, r := range rivals[1:] {
		switch beaten := r.cost >= f.cost+margin; {
		case beaten && r.rare && r.cost-rareCost <= f.cost, !beaten && geo.Distance(f.fix.Point, r.Point) <= within:
			f.fix.Corrections |= address.TieBroken
		case !beaten:
			f.others = append(f.others, r.Fix)
		}
	}
	return f
}
