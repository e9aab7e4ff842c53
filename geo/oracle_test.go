package geo

import (
	"encoding/json"
	"math/big"
	"os"
	"strings"
	"testing"
)

// oracle answers which region contains a point, slowly and plainly: it counts
// how often a ray from the point crosses the rings of each region. It reads
// coordinates as exact decimals and shares no code with the index.
//
// The ray starts very slightly east, and much less than that north, of the
// point, and runs due east. It crosses a piece of a ring if one end is north
// of the point and the other is not, and the crossing is east of the point.
type oracle struct {
	pieces [maxRegions][]oraclePiece
}

// oracleUnits is how many oracle units, of 1e-15 degree, make a grid unit.
const oracleUnits = 1e8

// oraclePiece is a piece of a ring in units of 1e-15 degree.
type oraclePiece struct {
	ax, ay, bx, by int64
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
			Properties struct{ Ward int }
			Geometry   struct{ Coordinates [][][][2]json.Number }
		}
	}
	if err := decoder.Decode(&collection); err != nil {
		t.Fatal(err)
	}
	o := &oracle{}
	for _, feature := range collection.Features {
		for _, polygon := range feature.Geometry.Coordinates {
			for _, ring := range polygon {
				for i := range ring[1:] {
					o.pieces[feature.Properties.Ward] = append(o.pieces[feature.Properties.Ward], oraclePiece{
						exact(t, ring[i][0]), exact(t, ring[i][1]), exact(t, ring[i+1][0]), exact(t, ring[i+1][1]),
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

// regions returns all regions that contain the grid point.
func (o *oracle) regions(at gridPoint) []uint8 {
	x, y := int64(at.x)*oracleUnits, int64(at.y)*oracleUnits
	var found []uint8
	for region, pieces := range o.pieces {
		inside := false
		for _, p := range pieces {
			if (p.ay <= y) != (p.by <= y) && p.crossesEastOf(x, y) {
				inside = !inside
			}
		}
		if inside {
			found = append(found, uint8(region))
		}
	}
	return found
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
