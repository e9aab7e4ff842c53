package geo

import (
	"math"
	"slices"
)

// spot is where a house number stands on a street, as far as is known.
type spot struct {
	at      Point
	radius  Meters
	method  Method
	cost    int // how far from certain it is that the number exists
	zip     uint8
	zipless bool // zip is not known
}

// The lengths that placing goes by.
const (
	// exactRadius is how far off the City's own points may be. They stand
	// 40 feet (12.19 m) off the middle of the street, where the ward borders
	// run; with a metre for the accuracy of the map this stays just under.
	exactRadius Meters = 11

	// streetWidth is how far apart the points of the two sides are.
	streetWidth Meters = 24.38

	// metersPerNumber is the mean length of street for one house number:
	// 800 to the mile.
	metersPerNumber = 2.01

	metersPerDegree = earthRadius * math.Pi / 180
	// lngScale is the cosine of the latitude of the middle of Chicago.
	lngScale = 0.7455
)

// vector is a way on the ground in metres east and north.
type vector struct{ east, north float64 }

func (p place) to(q place) vector {
	const metersPerUnit = metersPerDegree / 1e6
	return vector{float64(q.lng-p.lng) * metersPerUnit * lngScale, float64(q.lat-p.lat) * metersPerUnit}
}

func (v vector) length() float64 { return math.Hypot(v.east, v.north) }

func (v vector) times(f float64) vector { return vector{v.east * f, v.north * f} }

// left returns v turned by a quarter to the left.
func (v vector) left() vector { return vector{-v.north, v.east} }

func (p Point) plus(v vector) Point {
	return Point{p.Lat + v.north/metersPerDegree, p.Lng + v.east/(metersPerDegree*lngScale)}
}

// place returns where number stands on st, or false if st has no such number
// as far as is known.
func (st *street) place(number int) (spot, bool) {
	if number <= 0 || number > math.MaxUint16 {
		return spot{}, false
	}
	own := &st.sides[number&1]
	i, known := slices.BinarySearch(own.numbers, uint16(number))
	if known {
		return spot{at: own.places[i].point(), radius: exactRadius, method: Exact, zip: own.zip(i)}, true
	}
	if sp, ok := own.between(number, i); ok {
		return sp, true
	}
	other := &st.sides[1-number&1]
	j, _ := slices.BinarySearch(other.numbers, uint16(number))
	if sp, ok := other.between(number, j); ok {
		return st.across(sp, other, number, j), true
	}
	if sp, ok := own.beside(number, i); ok {
		return sp, true
	}
	if sp, ok := other.beside(number, j); ok {
		return st.across(sp, other, number, j), true
	}
	return spot{}, false
}

// between places number between its known neighbours numbers[i-1] and
// numbers[i].
func (s *side) between(number, i int) (spot, bool) {
	if i == 0 || i == len(s.numbers) {
		return spot{}, false
	}
	low, high := int(s.numbers[i-1]), int(s.numbers[i])
	way := s.places[i-1].to(s.places[i])
	gap := high - low
	length := way.length()
	if gap > 400 || length > 3*metersPerNumber*float64(gap)+30 {
		return spot{}, false
	}
	share := float64(number-low) / float64(gap)
	sp := spot{at: s.places[i-1].point().plus(way.times(share)), method: Interpolated, cost: 2}
	sp.radius = 11
	switch {
	case low/100 == high/100:
	case gap <= 100:
		sp.radius = 20
		sp.cost = 3
	default:
		sp.method = Block
		sp.radius = Meters(30 + 0.1*length)
		sp.cost = 6
	}
	nearest := i
	if number-low < high-number {
		nearest = i - 1
	}
	sp.zip = s.zip(nearest)
	return sp, true
}

// beside places number before the first or after the last known number, or in
// a gap too wide for between, on the block where a neighbour is known.
func (s *side) beside(number, i int) (spot, bool) {
	best := -1
	for _, k := range [2]int{i - 1, i} {
		if k < 0 || k >= len(s.numbers) || int(s.numbers[k])/100 != number/100 {
			continue
		}
		if best < 0 || abs(int(s.numbers[k])-number) < abs(int(s.numbers[best])-number) {
			best = k
		}
	}
	if best < 0 {
		return spot{}, false
	}
	sp := spot{at: s.places[best].point(), method: Block, radius: 20, cost: 5, zip: s.zip(best)}
	steps := float64(number - int(s.numbers[best]))
	if way, ok := s.heading(best); ok {
		sp.at = sp.at.plus(way.times(steps * metersPerNumber))
	}
	sp.radius += Meters(math.Abs(steps) * 0.5)
	return sp, true
}

// heading returns the way that numbers grow near the i-th known one, as a
// vector of length one.
func (s *side) heading(i int) (vector, bool) {
	for reach := 1; reach < 8; reach++ {
		from, to := max(i-reach, 0), min(i+reach, len(s.numbers)-1)
		way := s.places[from].to(s.places[to])
		if length := way.length(); length > 15 {
			return way.times(1 / length), true
		}
	}
	return vector{}, false
}

// across moves sp, which stands on the other side of st near its i-th known
// number, to the side of number.
func (st *street) across(sp spot, other *side, number, i int) spot {
	sp.method = Block
	sp.cost += 3
	sp.radius += 10
	way, ok := other.heading(min(i, len(other.numbers)-1))
	if !ok {
		sp.radius += streetWidth
		return sp
	}
	// Numbers grow away from State and Madison, and the even ones are on the
	// north and west sides.
	toLeft := number&1 == 0
	if st.name.Dir == "S" || st.name.Dir == "W" {
		toLeft = !toLeft
	}
	if !toLeft {
		way = way.times(-1)
	}
	sp.at = sp.at.plus(way.left().times(float64(streetWidth)))
	return sp
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
