package street

import (
	"math"
	"slices"

	"github.com/chiward/chiward/geo"
)

// spot is where a house number stands on a street, as far as is known.
type spot struct {
	at     geo.Point
	radius geo.Meters
	method Method
	cost   int // how uncertain it is that the number exists

	reckoned bool // past the last known number, where the city may have ended
}

// The lengths by which addresses are placed. For at least 19 of 20 addresses of a
// kind the true place is within the radius. This was measured between known
// numbers and on blocks with the addresses that the City has placed since June
// 2023 (TestHoldout: 98 % of the interpolated ones, and 95 % or more of each class
// of blocks with 30 or more), past the last known number with streets cut short,
// and at corners with the first addresses of the blocks there
// (TestRadiusPastEnd, TestRadiusCorner).
const (
	// exactRadius is how far off the City's own points may be. They stand
	// 40 feet (12.19 m) off the middle of the street, where the ward borders
	// run; with a meter for the accuracy of the map this stays just under.
	exactRadius geo.Meters = 11

	// halfStreet is how far the points of both sides are from the middle.
	halfStreet geo.Meters = 12.19

	// metersPerNumber is the mean length of street for one house number:
	// 800 to the mile.
	metersPerNumber = 2.01

	metersPerDegree = 6371008.8 * math.Pi / 180 // of the Earth's mean radius
	// lngScale is the cosine of the latitude of the middle of Chicago.
	lngScale = 0.7455
)

// wideGap is the widest gap between two marks, in house numbers, in which a
// number is placed; in a wider one, where the street breaks off, only those
// within gapReach of a mark are.
const (
	wideGap  = 400
	gapReach = 60
	longGap  = 800 // beyond it, the two parts of the street have each their end

	// wideGapCost lets a street without such a gap win.
	wideGapCost = 10

	// gridSlack is by what share the length of a wider gap may differ from that
	// of the grid if the street is to run straight through.
	gridSlack = 0.03
)

// minBlock is the least distance between two points of a street that tells
// which way it runs, in meters.
const minBlock = 30

// vector is a way on the ground in meters east and north.
type vector struct{ east, north float64 }

func (p place) to(q place) vector {
	const metersPerUnit = metersPerDegree / 1e6
	return vector{float64(q.lng-p.lng) * metersPerUnit * lngScale, float64(q.lat-p.lat) * metersPerUnit}
}

func (v vector) length() float64 { return math.Hypot(v.east, v.north) }

func (v vector) times(f float64) vector { return vector{v.east * f, v.north * f} }

// vectorTo returns the way from p to q.
func vectorTo(p, q geo.Point) vector {
	return vector{(q.Lng - p.Lng) * metersPerDegree * lngScale, (q.Lat - p.Lat) * metersPerDegree}
}

// left returns v turned by a quarter to the left.
func (v vector) left() vector { return vector{-v.north, v.east} }

// moved returns the place that v leads to from p.
func moved(p geo.Point, v vector) geo.Point {
	return geo.Point{Lat: p.Lat + v.north/metersPerDegree, Lng: p.Lng + v.east/(metersPerDegree*lngScale)}
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
		return spot{at: own.places[i].point(), radius: exactRadius, method: Exact}, true
	}
	if sp, ok := st.onBlock(number, number&1); ok {
		return sp, true
	}
	if sp, ok := st.onBlock(number, 1-number&1); ok {
		return st.across(sp, number), true
	}
	if !st.mayHave(number) {
		return spot{}, false
	}
	low, high := st.marks(number)
	return st.between(number, low, high)
}

// mayHave reports whether number is within the City's range of numbers of st, in
// whole blocks, or between two known ones of a side.
func (st *street) mayHave(number int) bool {
	if st.high != 0 && number/100 >= int(st.low)/100 && number/100 <= int(st.high)/100 {
		return true
	}
	return slices.ContainsFunc(st.sides[:], func(s side) bool {
		n := s.numbers
		return len(n) > 0 && int(n[0]) < number && int(n[len(n)-1]) > number
	})
}

// onBlock places number on the side with the given parity from what is known
// of that side of its block.
func (st *street) onBlock(number, parity int) (spot, bool) {
	s := &st.sides[parity]
	start := number / 100 * 100
	first, _ := slices.BinarySearch(s.numbers, uint16(start))
	end, _ := slices.BinarySearch(s.numbers, uint16(min(start+100, math.MaxUint16)))
	if first == end {
		return spot{}, false
	}
	next, _ := slices.BinarySearch(s.numbers, uint16(number))
	switch next {
	case first:
		return st.beforeFirst(number, start, parity, first), true
	case end:
		return st.afterLast(number, start, parity, first, end-1), true
	}
	low, high := int(s.numbers[next-1]), int(s.numbers[next])
	share := float64(number-low) / float64(high-low)
	at := moved(s.places[next-1].point(), s.places[next-1].to(s.places[next]).times(share))
	return spot{at: at, radius: 11, method: Interpolated, cost: 2}, true
}

// beforeFirst places number between the corner at which its block starts and
// the first known number of the block.
func (st *street) beforeFirst(number, start, parity, first int) spot {
	s := &st.sides[parity]
	sp := spot{radius: 11, method: Interpolated, cost: 2}
	steps := int(s.numbers[first]) - number
	if k, ok := st.anchorAt(start); ok {
		// The first number of a block stands a little off the corner.
		way := s.places[first].to(st.anchors[k].place)
		back := st.heading(s, first).times(-1)
		length := way.east*back.east + way.north*back.north - cornerSetback
		share := float64(steps) / float64(int(s.numbers[first])-start)
		if length > 0 && length < maxBlock {
			sp.at = moved(s.places[first].point(), back.times(length*share))
			return sp
		}
	}
	sp.method = Block
	sp.radius += geo.Meters(float64(steps) * rateError)
	sp.at = moved(s.places[first].point(), st.heading(s, first).times(-metersOnBlock*float64(steps)))
	return sp
}

// afterLast places number after the last known number of its block, the
// known ones being first to last, but before the corner at which it ends.
func (st *street) afterLast(number, start, parity, first, last int) spot {
	s := &st.sides[parity]
	heading := st.heading(s, last)
	rate := metersOnBlock
	if n := int(s.numbers[last]) - int(s.numbers[first]); n >= minNumbers {
		rate = s.places[first].to(s.places[last]).length() / float64(n)
	} else if k, ok := st.anchorAt(start); ok && int(s.numbers[last])-start >= minNumbers {
		rate = (st.anchors[k].place.to(s.places[last]).length() - cornerSetback) / float64(int(s.numbers[last])-start)
	}
	length := rate * float64(number-int(s.numbers[last]))
	sp := spot{radius: 11, method: Interpolated, cost: 3}
	var room float64
	if k, ok := st.anchorAt(start + 100); ok {
		way := s.places[last].to(st.anchors[k].place)
		room = way.east*heading.east + way.north*heading.north - cornerSetback
	} else if last+1 < len(s.numbers) && int(s.numbers[last+1]) < start+200 {
		room = s.places[last].to(s.places[last+1]).length() - 2*cornerSetback
	} else {
		room = usualBlock - 2*cornerSetback - rate*float64(int(s.numbers[last])-start)
		sp.method = Block
		sp.radius += geo.Meters(float64(number-int(s.numbers[last])) * rateError)
	}
	if room < length {
		// The numbers of most blocks end at some 59, not at 99.
		length = max(room, 0)
	}
	sp.at = moved(s.places[last].point(), heading.times(length))
	return sp
}

// The lengths of blocks, measured on the City's own points.
const (
	cornerSetback = 9.6  // from the corner to the first number of a block
	metersOnBlock = 3.15 // the usual length for one number
	usualBlock    = 201  // an eighth of a mile
	maxBlock      = 300  // the longest usual block
	rateError     = 1.1  // how far metersOnBlock is off, for one number
	minNumbers    = 10   // the least span of numbers that tells the length of one
)

// anchorAt returns the index of a corner of st at exactly number.
func (st *street) anchorAt(number int) (int, bool) {
	k, ok := slices.BinarySearchFunc(st.anchors, number, func(a anchor, n int) int { return int(a.number) - n })
	return k, ok
}

// mark is a house number whose place is known, or a corner with the number at
// which its block begins, brought to one side of the street.
type mark struct {
	number int
	at     geo.Point
	ok     bool
}

// marks returns the nearest marks below and above number, on its side of st.
func (st *street) marks(number int) (low, high mark) {
	parity := number & 1
	s := &st.sides[parity]
	i, _ := slices.BinarySearch(s.numbers, uint16(number))
	if i > 0 {
		low = mark{int(s.numbers[i-1]), s.places[i-1].point(), true}
	}
	if i < len(s.numbers) {
		high = mark{int(s.numbers[i]), s.places[i].point(), true}
	}
	j, _ := st.anchorAt(number)
	if j > 0 && (!low.ok || int(st.anchors[j-1].number) > low.number) {
		low = st.corner(j-1, parity)
	}
	if j < len(st.anchors) && (!high.ok || int(st.anchors[j].number) < high.number) {
		high = st.corner(j, parity)
	}
	return low, high
}

// corner returns the mark of the k-th anchor for the side of a parity.
func (st *street) corner(k, parity int) mark {
	a := &st.anchors[k]
	way := st.growth()
	for reach := 1; reach <= 3; reach++ {
		from, to := max(k-reach, 0), min(k+reach, len(st.anchors)-1)
		w := st.anchors[from].place.to(st.anchors[to].place)
		if length := w.length(); length > minBlock {
			way = w.times(1 / length)
			break
		}
	}
	return mark{int(a.number), moved(a.place.point(), st.toSide(way, parity).times(float64(halfStreet))), true}
}

// between places number between two marks of its side, or near the only one.
func (st *street) between(number int, low, high mark) (spot, bool) {
	sp := spot{method: Block, cost: 6}
	near := low
	if !low.ok || high.ok && high.number-number < number-low.number {
		near = high
	}
	if low.ok && high.ok {
		gap := high.number - low.number
		way := vectorTo(low.at, high.at)
		length := way.length()
		if gap <= wideGap && length <= 2*metersPerNumber*float64(gap)+80 {
			share := 0.5
			if gap > 0 && length > 2*cornerSetback {
				// No number stands on the corner itself.
				share = min(max(float64(number-low.number)/float64(gap), cornerSetback/length), 1-cornerSetback/length)
			}
			sp.at = moved(low.at, way.times(share))
			sp.radius = geo.Meters(30 + 0.3*length)
			return sp, true
		}
		if off := length - metersPerNumber*float64(gap); gap > wideGap && math.Abs(off) < gridSlack*length {
			sp.at = moved(low.at, way.times(float64(number-low.number)/float64(gap)))
			sp.radius = geo.Meters(75 + 0.05*metersPerNumber*float64(min(number-low.number, high.number-number)))
			sp.cost = wideGapCost
			return sp, true
		}
	}
	steps := number - near.number
	off := max(steps, -steps)
	reach := 100
	if low.ok && high.ok && high.number-low.number <= longGap {
		reach = gapReach
	}
	if !near.ok || off > reach {
		return spot{}, false
	}
	sp.at = moved(near.at, st.growth().times(float64(steps)*metersPerNumber))
	sp.radius = geo.Meters(30 + 0.9*float64(off))
	sp.reckoned = true
	return sp, true
}

// The farthest that a street is taken to go on beyond its last known number, in
// house numbers, and how straight on the grid its end must run.
const (
	maxBeyond   = 2500
	straightEnd = 0.2 // sine of the angle to the grid
)

// beyond places number past the last known one of st, where the grid of the city
// puts it. Lots are sold, taxed and complained about on streets that were laid
// out and never built.
func (st *street) beyond(number int) (spot, bool) {
	if number <= 0 || number > math.MaxUint16 {
		return spot{}, false
	}
	low, high := st.marks(number)
	if !low.ok || high.ok && high.number-low.number <= longGap || number-low.number > maxBeyond {
		return spot{}, false
	}
	back, _ := st.marks(max(low.number-wideGap, 1))
	growth := st.growth()
	if !back.ok {
		return spot{}, false
	}
	way := vectorTo(back.at, low.at)
	length := way.length()
	if off := way.east*growth.north - way.north*growth.east; length < minBlock || math.Abs(off) > straightEnd*length {
		return spot{}, false
	}
	ahead := float64(number-low.number) * metersPerNumber
	return spot{
		at: moved(low.at, growth.times(ahead)), radius: geo.Meters(75 + 0.05*ahead), method: Block, cost: 6, reckoned: true,
	}, true
}

// heading returns the way in which numbers grow near the i-th known one of s,
// as a vector of length one.
func (st *street) heading(s *side, i int) vector {
	for reach := 1; reach < 8; reach++ {
		from, to := max(i-reach, 0), min(i+reach, len(s.numbers)-1)
		if int(s.numbers[to])-int(s.numbers[from]) > wideGap {
			break
		}
		way := s.places[from].to(s.places[to])
		if length := way.length(); length > minBlock/2 {
			return way.times(1 / length)
		}
	}
	return st.growth()
}

// growth returns the way in which the numbers of st grow on the grid.
func (st *street) growth() vector {
	switch st.name.Dir {
	case "N":
		return vector{0, 1}
	case "S":
		return vector{0, -1}
	case "W":
		return vector{-1, 0}
	}
	return vector{1, 0}
}

// toSide returns the way from the middle of st to the side of the numbers of
// a parity, of length one, where the numbers of st grow along way. Numbers
// grow away from State and Madison, and the even ones are on the north and
// west sides.
func (st *street) toSide(way vector, parity int) vector {
	evenLeft := st.name.Dir == "N" || st.name.Dir == "E"
	if evenLeft == (parity == 0) {
		return way.left()
	}
	return way.left().times(-1)
}

// across moves sp from the other side of st to the side of number.
func (st *street) across(sp spot, number int) spot {
	other := &st.sides[1-number&1]
	i, _ := slices.BinarySearch(other.numbers, uint16(number))
	way := st.heading(other, min(i, len(other.numbers)-1))
	sp.at = moved(sp.at, st.toSide(way, number&1).times(2*float64(halfStreet)))
	sp.method = Block
	sp.cost += 3
	sp.radius += 5
	return sp
}
