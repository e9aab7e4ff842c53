package ward

import (
	"errors"
	"fmt"
	"iter"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

// Snapshot is the city as it stood on one day: the map in force, the alders
// seated, and the acts up to that day. It is immutable and safe for any
// number of goroutines. Get one from [Atlas.Latest] or [Atlas.On]; the zero
// Snapshot is not usable.
type Snapshot struct {
	atlas *Atlas
	m     *Map
	date  Date
}

// Date returns the day of s.
func (s *Snapshot) Date() Date { return s.date }

// Map returns the ward map in force on the day.
func (s *Snapshot) Map() *Map { return s.m }

// Alder returns who held ward n on the day. It reports false if the seat was
// vacant, which [Snapshot.IsVacant] tells, if nothing is known of the day, or
// if n is no ward.
func (s *Snapshot) Alder(n Number) (Alder, bool) { return s.atlas.record.alder(n, s.date) }

// IsVacant reports whether it is known that nobody held ward n on the day. Of
// the days before the first tenure that was opened nothing is known.
func (s *Snapshot) IsVacant(n Number) bool { return s.atlas.record.isVacant(n, s.date) }

// Alders yields the seats that were held on the day in ascending order.
func (s *Snapshot) Alders() iter.Seq2[Number, Alder] { return s.atlas.record.alders(s.date) }

// Contact returns how to reach the seat of ward n, held or vacant, as last
// listed by the City. It is zero if nothing is known, or if the map of s is
// not the newest: today's seat of that number stands for another area.
func (s *Snapshot) Contact(n Number) Contact {
	if s.m != s.atlas.maps[len(s.atlas.maps)-1] {
		return Contact{}
	}
	return s.atlas.record.contact(n)
}

// Stances yields what the person who held ward n on the day had done up to
// and including it, in this seat or another one, in the order of time. What a
// predecessor did is not among it. It yields nothing for a vacant seat.
func (s *Snapshot) Stances(n Number) iter.Seq[Stance] {
	alder, ok := s.Alder(n)
	if !ok {
		return func(func(Stance) bool) {}
	}
	return s.atlas.record.stancesUpTo(s.date, alder.ID)
}

// At looks up the ward of a point that is taken to be right. A place outside
// Chicago is an answer, not an error; [Map.Check] tells whether the point
// looks mistaken.
func (s *Snapshot) At(p geo.Point) Result { return s.Near(p, 0) }

// Near looks up the ward of a point that may be off by up to radius metres,
// such as the result of another geocoder.
func (s *Snapshot) Near(p geo.Point, radius geo.Meters) (res Result) {
	s.fill(&res, s.m.Near(p, radius))
	return res
}

// fill sets what res has besides an address. Results are filled where they
// stand, for they are large and looked up by the million.
func (s *Snapshot) fill(res *Result, match Match) {
	res.Match, res.AsOf = match, s.atlas.asOf
	if term := s.atlas.record.term(match.Ward, s.date); term != nil {
		res.Alder = *term
	}
}

// Address looks up the ward of an address as people write it. The error is an
// [*address.ParseError] if the text is not one Chicago address, or one of
// those of [Snapshot.Locate]; [StatusOf] and [Snapshot.Answer] say in words for
// people what it comes to. The text of an error may repeat the address, which
// may be somebody's home.
func (s *Snapshot) Address(text string) (res Result, err error) {
	a, err := address.Parse(text)
	if err == nil {
		err = s.locate(&res, a)
	}
	return res, err
}

// Addresses looks up each of texts and yields one pair for each, in order; the
// error is that of [Snapshot.Address]. It takes a text only when the pair of
// the one before has been dealt with, so that texts may come from a stream and
// the last one taken is that of the pair.
func (s *Snapshot) Addresses(texts iter.Seq[string]) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		for text := range texts {
			if !yield(s.Address(text)) {
				return
			}
		}
	}
}

// Locate looks up the ward of an address. If the address fits several places
// and all of them are in one ward, the answer is the one nearest to a border,
// so that nothing looks surer than it is, and [address.TieBroken] is among
// the corrections.
//
// The error is a [*street.AmbiguousError] if the places are in different wards,
// wraps [ErrNoStreets] if no bundle with the streets was opened, or is that
// of [street.Streets.Locate].
func (s *Snapshot) Locate(a address.Address) (res Result, err error) {
	err = s.locate(&res, a)
	return res, err
}

// locate sets res to the result for a, and leaves it zero if there is an
// error.
func (s *Snapshot) locate(res *Result, a address.Address) error {
	if s.atlas.streets == nil {
		return fmt.Errorf("ward: %w", ErrNoStreets)
	}
	fix, err := s.atlas.streets.Locate(a)
	if err == nil {
		s.place(res, fix)
		return nil
	}
	if ambiguous, ok := errors.AsType[*street.AmbiguousError](err); ok {
		return s.settle(res, ambiguous)
	}
	return err
}

// settle answers an ambiguous address if it does not matter which of its
// places is meant.
func (s *Snapshot) settle(res *Result, ambiguous *street.AmbiguousError) error {
	s.place(res, ambiguous.Choices[0])
	for _, choice := range ambiguous.Choices[1:] {
		var other Result
		s.place(&other, choice)
		if other.Ward != res.Ward {
			*res = Result{}
			return ambiguous
		}
		if other.Border-other.Radius < res.Border-res.Radius {
			*res = other
		}
	}
	res.Corrections |= address.TieBroken
	return nil
}

// places returns the results for all that an ambiguous address fits.
func (s *Snapshot) places(ambiguous *street.AmbiguousError) []Result {
	results := make([]Result, len(ambiguous.Choices))
	for i, choice := range ambiguous.Choices {
		s.place(&results[i], choice)
	}
	return results
}

// snapDistance is how far in metres outside the city limit an address may
// stand that the City itself has placed. Such addresses are known on Touhy
// Avenue at O'Hare, for one.
const snapDistance geo.Meters = 150

// place looks up the ward of a fix. An address just outside the limit goes to
// the nearest ward: the City places some of its addresses there.
func (s *Snapshot) place(res *Result, fix street.Fix) {
	match := s.m.Near(fix.Point, fix.Radius)
	if match.Ward == 0 && match.Border <= snapDistance && (fix.Method == street.Exact || fix.Method == street.Interpolated) {
		match = s.m.snap(match)
		fix.Corrections |= address.Snapped
	}
	s.fill(res, match)
	res.Address = fix.Address
	res.Corrections = fix.Corrections
	res.Method = fix.Method
}
