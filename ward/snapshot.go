package ward

import (
	"errors"
	"math"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

// Snapshot is the city as it stood on one day: the map in force, who holds the
// seats, and the acts up to that day. It is immutable and safe for any number
// of goroutines. Get one from [Atlas.Latest] or [Atlas.On]; the zero Snapshot
// is not usable.
type Snapshot struct {
	atlas *Atlas
	m     *Map
	date  Date
	seats [Count + 1]Seat // by ward
}

// newSnapshot returns the city on the day d, on which m was in force. What the
// City lists of a seat is of the newest map: before it, a seat of that number
// stood for another area.
func newSnapshot(a *Atlas, m *Map, d Date) *Snapshot {
	s := &Snapshot{atlas: a, m: m, date: d}
	listed := m == a.maps[len(a.maps)-1]
	for n := Number(1); n <= Count; n++ {
		s.seats[n] = a.council.seat(n, d, listed)
	}
	return s
}

// Date returns the day of s.
func (s *Snapshot) Date() Date { return s.date }

// Map returns the ward map in force on the day.
func (s *Snapshot) Map() *Map { return s.m }

// Seat returns the seat of ward n on the day, and false if n is no ward. The
// seat is shared: do not write to it.
func (s *Snapshot) Seat(n Number) (*Seat, bool) {
	if !n.IsValid() {
		return nil, false
	}
	return &s.seats[n], true
}

// At looks up the ward of a point that is taken to be exact. The status is
// matched or outside; [Map.ParsePoint] refuses points that look mistaken.
func (s *Snapshot) At(p geo.Point) Result { return s.Near(p, 0) }

// Near looks up the ward of a point that may be off by up to radius meters,
// such as the result of another geocoder; see [Map.Near]. The status is matched
// or outside.
func (s *Snapshot) Near(p geo.Point, radius geo.Meters) (res Result) {
	s.fill(&res, s.m.Near(p, radius))
	return res
}

// fill sets what res has besides an address.
func (s *Snapshot) fill(res *Result, match Match) {
	s.start(res)
	if math.IsInf(float64(match.Border), 0) { // not on Earth
		match = Match{Certainty: CertaintyOutside, Map: match.Map}
	}
	match.Border = geo.Meters(math.Round(float64(match.Border)*100) / 100)
	res.Match, res.Status = match, StatusOutside
	if match.Ward != 0 {
		res.Status = StatusMatched
		res.DivisionID = divisionIDs[match.Ward]
		res.Seat = &s.seats[match.Ward]
		if !res.Seat.AsOf.IsZero() {
			res.AsOf = res.Seat.AsOf
		}
	}
}

// start sets what every result of s has.
func (s *Snapshot) start(res *Result) {
	res.Date, res.AsOf = s.date, s.atlas.council.newest
	res.Suggestions, res.Choices = []string{}, []Result{}
}

// Address looks up the ward of an address as people write it. What people type
// is never an error: the status sums up the look-up, [Status.Text] is for
// people and [Result.Err] for a log. An address that fits several places is
// ambiguous, with the choices, unless all of them are in one ward. Then the
// answer is the place nearest to a border, so that it does not look surer than
// it is, and the tie is among the corrections.
func (s *Snapshot) Address(text string) Result { return s.Locate(address.Input{Text: text}) }

// Locate is [Snapshot.Address] for a text whose city, state and ZIP code stand
// in columns of their own.
func (s *Snapshot) Locate(in address.Input) (res Result) {
	s.start(&res)
	if s.atlas.streets == nil {
		return res
	}
	fix, err := s.atlas.streets.Find(address.Read(in))
	if ambiguous, ok := errors.AsType[*street.AmbiguousError](err); ok {
		s.settle(&res, ambiguous.Choices)
		return res
	}
	if err != nil {
		res.Status = statusOf(err)
		if unknown, ok := errors.AsType[*street.NotFoundError](err); ok && unknown.Suggestions != nil {
			res.Suggestions = unknown.Suggestions
		}
		return res
	}
	s.place(&res, fix)
	return res
}

// settle answers an ambiguous address: by the place nearest to a border if all
// its places are in one ward, and otherwise by the choices.
func (s *Snapshot) settle(res *Result, fixes []street.Fix) {
	choices := make([]Result, len(fixes))
	oneWard, nearest := true, 0
	for i, fix := range fixes {
		s.place(&choices[i], fix)
		oneWard = oneWard && choices[i].Ward == choices[0].Ward
		if choices[i].Border-choices[i].Radius < choices[nearest].Border-choices[nearest].Radius {
			nearest = i
		}
	}
	if oneWard {
		*res = choices[nearest]
		res.Corrections |= address.TieBroken
		return
	}
	s.start(res)
	res.Status, res.Choices = StatusAmbiguous, choices
}

// snapDistance is how far outside the city limit an address may be that the
// City itself has placed, as on Touhy Avenue at O'Hare.
const snapDistance geo.Meters = 150

// place looks up the ward of a fix. An address just outside the limit goes to
// the nearest ward: the City places some of its addresses there. So does a
// corner that is no farther outside than it may be off: the limit often runs in
// the middle of a street.
func (s *Snapshot) place(res *Result, fix street.Fix) {
	var reach geo.Meters
	switch fix.Method {
	case street.Exact, street.Interpolated:
		reach = snapDistance
	case street.Intersection:
		reach = fix.Radius
	}
	match, snapped := s.m.snap(fix.Point, fix.Radius, reach)
	if snapped {
		fix.Corrections |= address.Snapped
	}
	s.fill(res, match)
	res.Address = fix.Address.String()
	res.Corrections = fix.Corrections
	res.Method = fix.Method
}
