package streets

import "math"

// numberCorners sets the house number of each street at each corner: from the
// street's own addresses nearby, or from those of parallel streets, because all
// of Chicago is numbered on one grid.
func (b *streetBundle) numberCorners() {
	grid := newNumberGrid(b.streets)
	for i := range b.corners {
		c := &b.corners[i]
		at := gridPoint{float64(c.lng) * 10, float64(c.lat) * 10}
		c.onFirst = wholeBlock(grid.number(b.streets[c.first], at))
		c.onSecond = wholeBlock(grid.number(b.streets[c.second], at))
	}
}

// blockSlack is how far from a hundred the number at a corner may be to be taken
// as that hundred: most blocks begin at a corner, and the estimate is no better.
const blockSlack = 14

func wholeBlock(number int) int {
	hundred := (number + 50) / 100 * 100
	if number > 0 && hundred > 0 && max(number-hundred, hundred-number) <= blockSlack {
		return hundred
	}
	return number
}

// gridPoint is a place in 1e-6 degree.
type gridPoint struct{ lng, lat float64 }

// The lengths in meters that the grid is read by.
const (
	metersPerNumber = 2.01 // 800 house numbers to the mile
	ownReach        = 150  // how far away the street's own addresses count
	parallelReach   = 700  // how far away those of parallel streets count
	cellSize        = 700  // of numberGrid.cells
)

// metersTo returns the way from p to q in meters east and north.
func (p gridPoint) metersTo(q gridPoint) (east, north float64) {
	const perUnit = 0.1112 // meters in 1e-6 degree
	return (q.lng - p.lng) * perUnit * 0.7455, (q.lat - p.lat) * perUnit
}

// numberGrid holds the addresses of each direction by where they are.
type numberGrid struct {
	cells map[gridCell][]gridAddress
}

type gridCell struct {
	dir  string
	x, y int
}

type gridAddress struct {
	at     gridPoint
	number int
}

func cellAt(dir string, p gridPoint) gridCell {
	east, north := gridPoint{-87_700_000, 41_800_000}.metersTo(p)
	return gridCell{dir, int(math.Floor(east / cellSize)), int(math.Floor(north / cellSize))}
}

func newNumberGrid(streets []*bundleStreet) *numberGrid {
	g := &numberGrid{make(map[gridCell][]gridAddress)}
	for _, st := range streets {
		for _, k := range st.known {
			at := gridPoint{float64(k.lng), float64(k.lat)}
			c := cellAt(st.name.Dir, at)
			g.cells[c] = append(g.cells[c], gridAddress{at, k.number})
		}
	}
	return g
}

// along returns how far q is from p in the way that the numbers of streets
// with direction dir grow, and across it, in meters.
func along(dir string, p, q gridPoint) (on, off float64) {
	east, north := p.metersTo(q)
	switch dir {
	case "N":
		return north, east
	case "S":
		return -north, east
	case "W":
		return -east, north
	}
	return east, north
}

// number estimates the house number of st at a place. It is zero if no address is
// near enough.
func (g *numberGrid) number(st *bundleStreet, at gridPoint) int {
	best, number := math.Inf(1), 0.0
	for _, k := range st.known {
		from := gridPoint{float64(k.lng), float64(k.lat)}
		east, north := from.metersTo(at)
		if d := math.Hypot(east, north); d < best && d < ownReach {
			on, _ := along(st.name.Dir, from, at)
			best, number = d, float64(k.number)+on/metersPerNumber
		}
	}
	if !math.IsInf(best, 1) {
		return max(int(math.Round(number)), 1)
	}
	cell := cellAt(st.name.Dir, at)
	for x := cell.x - 1; x <= cell.x+1; x++ {
		for y := cell.y - 1; y <= cell.y+1; y++ {
			for _, k := range g.cells[gridCell{cell.dir, x, y}] {
				on, off := along(st.name.Dir, k.at, at)
				if math.Abs(on) > parallelReach || math.Abs(off) > parallelReach {
					continue
				}
				if d := 4*math.Abs(on) + math.Abs(off); d < best {
					best, number = d, float64(k.number)+on/metersPerNumber
				}
			}
		}
	}
	return max(int(math.Round(number)), 0)
}

// strayDistance is how much farther than its number says an address may be
// from its neighbors: half a mile.
const strayDistance = 805

// withoutStrays returns the known addresses of one street, ascending by
// number, without those that are half a mile from where both their neighbors
// put them: permits whose point belongs to another address.
func withoutStrays(known []knownAddress) []knownAddress {
	strays := func(a, b knownAddress) bool {
		east, north := gridPoint{float64(a.lng), float64(a.lat)}.metersTo(gridPoint{float64(b.lng), float64(b.lat)})
		return math.Hypot(east, north) > strayDistance+2*metersPerNumber*math.Abs(float64(a.number-b.number))
	}
	kept := make([]knownAddress, 0, len(known))
	for i, k := range known {
		before := len(kept) == 0 || strays(k, kept[len(kept)-1])
		after := i+1 == len(known) || strays(k, known[i+1])
		if before && after && len(known) > 2 {
			continue
		}
		kept = append(kept, k)
	}
	return kept
}
