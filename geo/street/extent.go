package street

import "github.com/chiward/chiward/geo"

// extent is how far the city is known to reach: on every line of latitude and of
// longitude, from the first to the last known address or corner. A place that is
// only estimated from the numbers of a street must be within both, because most
// streets end where the city does or continue in a suburb.
type extent struct {
	rows    [extentRows]stretch    // of columns
	columns [extentColumns]stretch // of rows
}

// stretch is from low to high, both included; high is zero if it is empty.
type stretch struct{ low, high uint16 }

func (s *stretch) add(i int) {
	if s.high == 0 {
		s.low = uint16(i)
	}
	s.low, s.high = min(s.low, uint16(i)), max(s.high, uint16(i))
}

// holds allows for one step beyond either end.
func (s *stretch) holds(i int) bool {
	return s.high != 0 && i+1 >= int(s.low) && i <= int(s.high)+1
}

// columnReach is how many columns to the east and to the west count too, about a
// kilometer: near the lakes of the far south, streets were laid out along which
// nothing was built for miles.
const columnReach = 6

// The width of rows and columns in microdegrees, some 165 m, and how many
// there are.
const (
	rowWidth      = 1500
	columnWidth   = 2000
	extentRows    = int(maxLat-minLat)/rowWidth + 1
	extentColumns = int(maxLng-minLng)/columnWidth + 1
)

func (e *extent) add(p place) {
	row, column := int(p.lat-minLat)/rowWidth, int(p.lng-minLng)/columnWidth
	e.rows[row].add(column)
	e.columns[column].add(row)
}

func (e *extent) holds(p geo.Point) bool {
	lat, lng := p.Lat*1e6-float64(minLat), p.Lng*1e6-float64(minLng)
	if lat < 0 || lng < 0 || lat > float64(maxLat-minLat) || lng > float64(maxLng-minLng) {
		return false
	}
	row, column := int(lat)/rowWidth, int(lng)/columnWidth
	if !e.rows[row].holds(column) {
		return false
	}
	for x := max(column-columnReach, 0); x <= min(column+columnReach, extentColumns-1); x++ {
		if e.columns[x].holds(row) {
			return true
		}
	}
	return false
}

// measureExtent returns the extent of all that is known.
func (s *Streets) measureExtent() *extent {
	e := new(extent)
	for i := range s.streets {
		for j := range s.streets[i].sides {
			for _, p := range s.streets[i].sides[j].places {
				e.add(p)
			}
		}
	}
	for _, p := range s.corners.places {
		e.add(p)
	}
	return e
}
