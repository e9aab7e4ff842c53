package street

import (
	"math"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// The longest gap in meters between the end of a line and another street that is
// said to meet it, and how straight ahead of the end that street must be.
const (
	widestGap = 130
	aheadSine = 0.5 // of 30 degrees
)

// eachGap calls visit with each pair of one street of first and one of second
// that would meet if a line went on for gap meters, and the middle of the gap:
// the last stretch of a street often has no address and no listed corner.
func (s *Streets) eachGap(first, second []candidate, visit func(p, q candidate, at geo.Point, gap geo.Meters)) {
	if s.linesOf == nil {
		return
	}
	const guessed = address.SpellingCorrected | address.NameCorrected
	lines := s.linesOf()
	for _, p := range first {
		for _, q := range second {
			if (p.changes|q.changes)&guessed != 0 {
				continue
			}
			a, b := lines[s.streets[p.street].name], lines[s.streets[q.street].name]
			at, gap := nearestEnd(a, b)
			if other, less := nearestEnd(b, a); less < gap {
				at, gap = other, less
			}
			if gap <= widestGap {
				visit(p, q, at, geo.Meters(gap))
			}
		}
	}
}

// nearestEnd returns the middle of the gap between an end of one of the lines a
// and the nearest line of b ahead of it, and its length in meters.
func nearestEnd(a, b []Line) (at geo.Point, gap float64) {
	gap = math.Inf(1)
	for _, line := range a {
		last := len(line.Points) - 1
		for _, end := range [2][2]geo.Point{{line.Points[1], line.Points[0]}, {line.Points[last-1], line.Points[last]}} {
			heading := vectorTo(end[0], end[1])
			for _, other := range b {
				for i := 1; i < len(other.Points); i++ {
					way := vectorTo(end[1], nearestOn(other.Points[i-1], other.Points[i], end[1]))
					ahead := way.east*heading.east+way.north*heading.north >= 0 && way.sine(heading) <= aheadSine
					if d := way.length(); d < gap && ahead {
						at, gap = moved(end[1], way.times(0.5)), d
					}
				}
			}
		}
	}
	return at, gap
}

// groupLines returns the lines of each street.
func (s *Streets) groupLines() map[address.Street][]Line {
	lines := make(map[address.Street][]Line, len(s.streets))
	for _, line := range s.allLines() {
		lines[line.Street] = append(lines[line.Street], line)
	}
	return lines
}
