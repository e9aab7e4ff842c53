package street

import (
	"slices"
	"testing"

	"github.com/chiward/chiward/geo"
)

// coverage counts how often the true place lay within the radius.
type coverage struct{ within, total int }

func (c *coverage) add(off, radius geo.Meters) {
	c.total++
	if off <= radius {
		c.within++
	}
}

// atLeast holds that a radius is honest for at least 19 places of 20.
func (c *coverage) atLeast(t *testing.T, what string, total int) {
	t.Helper()
	share := float64(c.within) / float64(max(c.total, 1))
	t.Logf("%s: %d places, %.1f%% within the radius", what, c.total, 100*share)
	if c.total < total || share < 0.95 {
		t.Errorf("%s: %.1f%% of %d places within the radius, want 95%% of %d", what, 100*share, c.total, total)
	}
}

// cutOff returns st without what is known of it beyond the given number.
func (st *street) cutOff(number int) *street {
	cut := *st
	for i := range cut.sides {
		s := &cut.sides[i]
		end, _ := slices.BinarySearch(s.numbers, uint16(number+1))
		s.numbers, s.places = s.numbers[:end], s.places[:end]
	}
	end, _ := cut.anchorAt(number + 1)
	cut.anchors = cut.anchors[:end]
	return &cut
}

// TestRadiusPastEnd cuts every long street in four places and looks for the
// addresses beyond.
func TestRadiusPastEnd(t *testing.T) {
	s := openStreets(t, shipped)
	var reckoned, beyond coverage
	for i := range s.streets {
		st := &s.streets[i]
		for j := range st.sides {
			side := &st.sides[j]
			if len(side.numbers) < 40 {
				continue
			}
			for _, share := range []float64{0.3, 0.5, 0.7, 0.9} {
				end := int(side.numbers[int(share*float64(len(side.numbers)))]) / 100 * 100
				cut := st.cutOff(end)
				for k := len(side.numbers) - 1; k > 0 && int(side.numbers[k]) > end; k -= 3 {
					off := func(sp spot) geo.Meters { return geo.Distance(sp.at, side.places[k].point()) }
					number := int(side.numbers[k])
					if sp, ok := cut.place(number); ok {
						if sp.reckoned {
							reckoned.add(off(sp), sp.radius)
						}
					} else if sp, ok := cut.beyond(number); ok {
						beyond.add(off(sp), sp.radius)
					}
				}
			}
		}
	}
	reckoned.atLeast(t, "near the last number known", 5_000)
	beyond.atLeast(t, "far beyond it", 50_000)
}

// TestRadiusCorner asks how far the first address of a block is from the point
// of the corner where the block begins.
func TestRadiusCorner(t *testing.T) {
	s := openStreets(t, shipped)
	var c coverage
	for i, pair := range s.corners.pairs {
		for j, id := range [2]int32{pair.first, pair.second} {
			number := s.corners.numbers[i][j]
			for _, side := range s.streets[id].sides {
				k, _ := slices.BinarySearch(side.numbers, number)
				if number > 0 && k < len(side.numbers) && side.numbers[k] <= number+1 {
					c.add(geo.Distance(s.corners.places[i].point(), side.places[k].point()), cornerRadius)
				}
			}
		}
	}
	c.atLeast(t, "corners", 10_000)
}
