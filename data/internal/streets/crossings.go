package streets

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
)

// joinTable is kept by hand: pairs of streets whose lines cross or come near each
// other and that do not meet, with the reason.
//
//go:embed joins.csv
var joinTable []byte

const joinHeader = "first,second,reason"

// meetWithin is how far apart in meters the lines of two streets that meet may
// pass.
const meetWithin = 15

// leastAngle is the sine of the least angle at which two lines that do not
// cross may meet; streets side by side do not.
const leastAngle = 0.34

// addCrossings makes the lines of the streets, adds the corners that the City's
// list lacks, where two lines cross or come near each other, and puts all
// corners in order.
func (b *streetBundle) addCrossings() error {
	rows, err := csvRows(joinTable, joinHeader)
	if err != nil {
		return fmt.Errorf("joins.csv: %w", err)
	}
	apart := make(map[[2]string]bool)
	for _, row := range rows {
		apart[[2]string{row[0], row[1]}] = true
	}
	b.lines = b.makeLines()
	for _, c := range b.crossings() {
		if !apart[[2]string{b.streets[c.first].name.String(), b.streets[c.second].name.String()}] {
			b.corners = append(b.corners, c)
		}
	}
	slices.SortFunc(b.corners, func(x, y bundleCorner) int {
		if x.first != y.first {
			return x.first - y.first
		}
		return x.second - y.second
	})
	b.numberCorners()
	return nil
}

// crossings returns where the lines of two streets meet that have no corner on
// the City's list.
func (b *streetBundle) crossings() []bundleCorner {
	found := make(meetings)
	for _, c := range b.corners {
		found[[2]int{c.first, c.second}] = meeting{listed: true}
	}
	grid := newPieceGrid(b.lines, func(lineEdge) bool { return true })
	for i := range b.lines {
		for p := range b.lines[i].pieces(i) {
			b.meet(found, grid, p)
		}
	}
	for i := range b.lines {
		for _, end := range b.lines[i].ends(i) {
			b.meetAhead(found, grid, end)
		}
	}
	var corners []bundleCorner
	for pair, m := range found {
		if m.listed {
			continue
		}
		lng, lat := m.at.degrees()
		corners = append(corners, bundleCorner{
			first: pair[0], second: pair[1], lat: int32(math.Round(lat * 1e5)), lng: int32(math.Round(lng * 1e5)),
			zip: b.areas.at(lat, lng), computed: true,
		})
	}
	return corners
}

// meet adds where p crosses other lines, or comes near them.
func (b *streetBundle) meet(found meetings, grid pieceGrid, p piece) {
	for cell := range p.cells(meetWithin) {
		for _, q := range grid[cell] {
			at, apart, ok := p.crossing(q, meetWithin)
			if ok && (apart == 0 || p.sine(q) >= leastAngle) && !b.sameWay(p.street, q.street) {
				found.add(p.street, q.street, meeting{at: at, apart: apart})
			}
		}
	}
}

// meetAhead adds the streets at the end of a line, and the first one that the
// stretch ahead of that end reaches.
func (b *streetBundle) meetAhead(found meetings, grid pieceGrid, end piece) {
	for cell := range end.cells(endWithin) {
		for _, q := range grid[cell] {
			foot := q.foot(end.a)
			apart := foot.minus(end.a).length()
			if apart <= endWithin && end.sine(q) >= leastAngle && !b.sameWay(end.street, q.street) {
				found.add(end.street, q.street, meeting{at: foot, apart: apart})
			}
		}
	}
	if street, at, ok := grid.firstAhead(end); ok && !b.sameWay(end.street, street) {
		found.add(end.street, street, meeting{at: at, apart: at.minus(end.a).length()})
	}
}

// meeting is where two lines meet, and how far apart in meters they pass or how
// far one has to be extended.
type meeting struct {
	at     vec
	apart  float64
	listed bool
}

// meetings holds the nearest meeting of two streets, the lower index first.
type meetings map[[2]int]meeting

func (all meetings) add(i, j int, m meeting) {
	pair := [2]int{min(i, j), max(i, j)}
	if have, ok := all[pair]; i != j && (!ok || !have.listed && m.apart < have.apart) {
		all[pair] = m
	}
}

// endWithin is how far in meters the end of a line may be from another line that
// it meets.
const endWithin = 25

// aheadWithin is how far in meters a street is taken to go on straight from its
// last known corner or address to the next street.
const aheadWithin = 130

// ends returns the stretch ahead of each end of the lines of a street.
func (l *streetLines) ends(street int) []piece {
	degree := l.degrees()
	var ends []piece
	for p := range l.pieces(street) {
		for _, e := range [2]struct{ end, stem int }{{p.edge.from, p.edge.to}, {p.edge.to, p.edge.from}} {
			if way := l.points[e.end].at.minus(l.points[e.stem].at); degree[e.end] == 1 && way.length() > headingOver {
				at := l.points[e.end].at
				ends = append(ends, piece{street: street, a: at, b: at.plus(way, aheadWithin/way.length())})
			}
		}
	}
	return ends
}

// firstAhead returns the first street that the stretch p reaches, and where. If
// there is a street at the beginning of p, the stretch does not count.
func (g pieceGrid) firstAhead(p piece) (street int, at vec, ok bool) {
	nearest := math.Inf(1)
	for cell := range p.cells(0) {
		for _, q := range g[cell] {
			if q.street == p.street {
				continue
			}
			if q.foot(p.a).minus(p.a).length() < meetWithin {
				return 0, vec{}, false
			}
			if hit, apart, crosses := p.crossing(q, 0); crosses && apart == 0 && p.sine(q) >= leastAngle {
				if d := hit.minus(p.a).length(); d < nearest {
					nearest, street, at, ok = d, q.street, hit, true
				}
			}
		}
	}
	return street, at, ok
}

// sameWay reports whether two streets are carriageways or parts of one street:
// they have the same name.
func (b *streetBundle) sameWay(i, j int) bool {
	return b.streets[i].name.Name == b.streets[j].name.Name
}

// sine returns the sine of the angle between p and q.
func (p piece) sine(q piece) float64 {
	d, e := p.b.minus(p.a), q.b.minus(q.a)
	return math.Abs(d.cross(e)) / max(d.length()*e.length(), 1e-9)
}
