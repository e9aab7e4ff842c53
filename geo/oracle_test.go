package geo

import (
	"encoding/json"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo/internal/planar"
)

// oracle answers which region contains a point, slowly and plainly: it counts
// how often a ray from the point crosses the rings of each region. It reads
// coordinates as exact decimals and shares no code with the index.
//
// The ray starts very slightly east, and much less than that north, of the
// point, and runs due east. It crosses a piece of a ring if one end is north
// of the point and the other is not, and the crossing is east of the point.
//
// Pieces are kept in bands of latitude, so that those of another latitude need
// not be looked at.
type oracle struct {
	bands map[int64][]oraclePiece
}

// oracleBand is the height of a band, 1e-5 degree.
const oracleBand = 1e10

// oracleUnits is how many oracle units, of 1e-15 degree, make a grid unit.
const oracleUnits = 1e8

// oraclePiece is a piece of a ring in units of 1e-15 degree.
type oraclePiece struct {
	ax, ay, bx, by int64
	region         uint8
}

// newOracle reads GeoJSON whose features have a numeric property "ward".
func newOracle(t testing.TB, path string) *oracle {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	var collection struct {
		Features []struct {
			Properties struct{ Ward uint8 }
			Geometry   struct{ Coordinates [][][][2]json.Number }
		}
	}
	if err := decoder.Decode(&collection); err != nil {
		t.Fatal(err)
	}
	o := &oracle{bands: map[int64][]oraclePiece{}}
	for _, feature := range collection.Features {
		for _, polygon := range feature.Geometry.Coordinates {
			for _, ring := range polygon {
				for i := range ring[1:] {
					o.add(oraclePiece{
						exact(t, ring[i][0]), exact(t, ring[i][1]), exact(t, ring[i+1][0]), exact(t, ring[i+1][1]),
						feature.Properties.Ward,
					})
				}
			}
		}
	}
	return o
}

// exact returns a decimal number of degrees in oracle units.
func exact(t testing.TB, decimal json.Number) int64 {
	t.Helper()
	value, ok := new(big.Rat).SetString(decimal.String())
	if !ok {
		t.Fatalf("coordinate %q is no number", decimal)
	}
	value.Mul(value, big.NewRat(oracleUnits*unitsPerDegree, 1))
	if !value.IsInt() || !value.Num().IsInt64() {
		t.Fatalf("coordinate %q has more than 15 decimals", decimal)
	}
	return value.Num().Int64()
}

// add puts p into every band that it reaches.
func (o *oracle) add(p oraclePiece) {
	for band := min(p.ay, p.by) / oracleBand; band <= max(p.ay, p.by)/oracleBand; band++ {
		o.bands[band] = append(o.bands[band], p)
	}
}

// regions returns the set of all regions that contain the grid point.
func (o *oracle) regions(at planar.Point) uint64 {
	x, y := int64(at.X)*oracleUnits, int64(at.Y)*oracleUnits
	var inside uint64
	for _, p := range o.bands[y/oracleBand] {
		if (p.ay <= y) != (p.by <= y) && p.crossesEastOf(x, y) {
			inside ^= 1 << p.region
		}
	}
	return inside
}

// agrees reports whether the region of at is the only one that contains it, or
// zero if there is none.
func (o *oracle) agrees(at planar.Point, region uint8) bool {
	if region == 0 {
		return o.regions(at) == 0
	}
	return o.regions(at) == 1<<region
}

// crossesEastOf reports whether the longitude at which p reaches y is greater
// than x. The ends of p are on different sides of y.
func (p oraclePiece) crossesEastOf(x, y int64) bool {
	if x >= max(p.ax, p.bx) || x < min(p.ax, p.bx) {
		return x < min(p.ax, p.bx)
	}
	part := big.NewRat(y-p.ay, p.by-p.ay)
	reached := part.Mul(part, big.NewRat(p.bx-p.ax, 1))
	return reached.Add(reached, big.NewRat(p.ax, 1)).Cmp(big.NewRat(x, 1)) > 0
}
