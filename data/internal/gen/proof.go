package main

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// mapPoint is a position of a map as written: whole numbers of 1e-7 degree.
type mapPoint struct{ lng, lat int64 }

func onMap(p orb.Point) mapPoint {
	return mapPoint{int64(math.Round(p.Lon() * 1e7)), int64(math.Round(p.Lat() * 1e7))}
}

// border is one piece of the outline of a ward, with the ward on its left.
type border struct{ from, to mapPoint }

// proof shows that the wards of a map as written tile the city. It works on
// the polygons alone and shares nothing with the code that made them.
type proof struct {
	owner    map[border]ward.Number // of each piece
	polygons int
}

// prove checks the wards of a map as written and returns what it found in
// words. It holds that
//   - no piece of outline is there twice, and one that is also there in the
//     other direction belongs to another ward: every piece has two different
//     sides;
//   - the outlines that are there in one direction only are the city limit and
//     three enclaves;
//   - the points, pieces and faces keep Euler's formula for planar graphs,
//     V - E + F = 1 + C, if every polygon is one face.
func prove(boundary func(ward.Number) orb.MultiPolygon) ([]string, error) {
	p := proof{owner: map[border]ward.Number{}}
	for n := ward.Number(1); n <= ward.Count; n++ {
		for _, polygon := range boundary(n) {
			p.polygons++
			for _, ring := range polygon {
				if err := p.addRing(n, ring); err != nil {
					return nil, err
				}
			}
		}
	}
	outside, err := p.outsideRings()
	if err != nil {
		return nil, err
	}
	city := new(big.Int)
	var enclaves []string
	for _, ring := range outside {
		area := twiceArea(ring)
		city.Add(city, area)
		if at := ring.Bound().Min; area.Sign() < 0 {
			enclaves = append(enclaves, fmt.Sprintf("enclave of %.4f km2 from %.5f,%.5f on",
				squareKilometers(area.Neg(area), at.Lat()), at.Lat(), at.Lon()))
		}
	}
	slices.Sort(enclaves)
	const known = 3 // Norridge with Harwood Heights, and two small ones
	if len(enclaves) != known {
		return nil, fmt.Errorf("there are %d enclaves, not %d", len(enclaves), known)
	}
	points, pieces, components := p.graph()
	faces := p.polygons + len(enclaves) + 1
	if points-pieces+faces != 1+components {
		return nil, fmt.Errorf("the formula V - E + F = 1 + C does not hold for %d - %d + %d and %d", points, pieces, faces, components)
	}
	return append([]string{
		fmt.Sprintf("every one of %d pieces of border has two different sides", pieces),
		fmt.Sprintf("V - E + F = %d - %d + %d = 1 + %d", points, pieces, faces, components),
		fmt.Sprintf("the city has %.6f km2 on a sphere", squareKilometers(city, 41.84)),
	}, enclaves...), nil
}

func (p *proof) addRing(n ward.Number, ring orb.Ring) error {
	for i := range ring[1:] {
		piece := border{onMap(ring[i]), onMap(ring[i+1])}
		if other, ok := p.owner[piece]; ok {
			return fmt.Errorf("wards %d and %d are both left of the border from %v", other, n, piece.from)
		}
		if p.owner[border{piece.to, piece.from}] == n {
			return fmt.Errorf("ward %d is on both sides of the border from %v", n, piece.from)
		}
		p.owner[piece] = n
	}
	return nil
}

// outsideRings joins the pieces with no ward on their right to rings.
func (p *proof) outsideRings() ([]orb.Ring, error) {
	following := map[mapPoint]mapPoint{}
	for piece := range p.owner {
		if _, ok := p.owner[border{piece.to, piece.from}]; ok {
			continue
		}
		if _, ok := following[piece.from]; ok {
			return nil, fmt.Errorf("the city limit touches itself at %v", piece.from)
		}
		following[piece.from] = piece.to
	}
	var rings []orb.Ring
	for start := range following { // less those that a ring has had
		var ring orb.Ring
		for at := start; ; {
			ring = append(ring, orb.Point{float64(at.lng) / 1e7, float64(at.lat) / 1e7})
			next, ok := following[at]
			if !ok {
				break
			}
			delete(following, at)
			at = next
		}
		if !ring.Closed() {
			return nil, fmt.Errorf("the city limit ends at %v", ring[len(ring)-1])
		}
		rings = append(rings, ring)
	}
	return rings, nil
}

// graph counts the points, the pieces of border whatever their direction, and
// the components that the pieces join the points to.
func (p *proof) graph() (points, pieces, components int) {
	parent := map[mapPoint]mapPoint{}
	root := func(g mapPoint) mapPoint {
		for parent[g] != g {
			parent[g] = parent[parent[g]]
			g = parent[g]
		}
		return g
	}
	for piece := range p.owner {
		for _, end := range [...]mapPoint{piece.from, piece.to} {
			if _, ok := parent[end]; !ok {
				parent[end] = end
			}
		}
		if _, both := p.owner[border{piece.to, piece.from}]; !both || piece.from.lng < piece.to.lng ||
			piece.from.lng == piece.to.lng && piece.from.lat < piece.to.lat {
			pieces++
		}
		parent[root(piece.from)] = root(piece.to)
	}
	for g := range parent {
		if parent[g] == g {
			components++
		}
	}
	return len(parent), pieces, components
}

// twiceArea returns twice the area within a ring in square units, negative
// for a ring that winds clockwise.
func twiceArea(ring orb.Ring) *big.Int {
	sum := new(big.Int)
	for i := range ring[1:] {
		a, b := onMap(ring[i]), onMap(ring[i+1])
		sum.Add(sum, new(big.Int).Mul(big.NewInt(a.lng), big.NewInt(b.lat)))
		sum.Sub(sum, new(big.Int).Mul(big.NewInt(b.lng), big.NewInt(a.lat)))
	}
	return sum
}

// squareKilometers converts twice an area in square units near a latitude.
func squareKilometers(twice *big.Int, lat float64) float64 {
	units, _ := new(big.Float).SetInt(twice).Float64()
	north := float64(geo.Distance(geo.Point{Lat: lat}, geo.Point{Lat: lat + 1})) / 1e7
	east := float64(geo.Distance(geo.Point{Lat: lat}, geo.Point{Lat: lat, Lng: 1})) / 1e7
	return units / 2 * north * east / 1e6
}

// maxResize is the most square meters by which writing a map may change the area
// of a ward.
const maxResize = 20

// resized returns the greatest change of the area of a ward between two maps
// in square meters.
func resized(drawn, written *ward.Map) float64 {
	greatest := 0.0
	for n := ward.Number(1); n <= ward.Count; n++ {
		change := areaOf(written.Boundary(n))
		change.Sub(change, areaOf(drawn.Boundary(n)))
		greatest = max(greatest, 1e6*squareKilometers(change.Abs(change), 41.84))
	}
	return greatest
}

// areaOf returns twice the area of a ward in square units.
func areaOf(polygons orb.MultiPolygon) *big.Int {
	area := new(big.Int)
	for _, polygon := range polygons {
		for _, ring := range polygon {
			area.Add(area, twiceArea(ring))
		}
	}
	return area
}

// moved compares the positions of the City's map with the borders of the map as
// settled. It returns the greatest distance in meters, and how many positions
// are farther away than rounding and thinning explain, as they are along
// overlaps and gaps.
func moved(features []geo.Feature, settled *ward.Map) (farthest geo.Meters, beyond int) {
	const explained geo.Meters = 0.02
	for _, feature := range features {
		for _, polygon := range feature.Area {
			for _, ring := range polygon {
				for _, position := range ring {
					away := settled.At(geo.Point{Lat: position.Lat(), Lng: position.Lon()}).Border
					farthest = max(farthest, away)
					if away > explained {
						beyond++
					}
				}
			}
		}
	}
	return farthest, beyond
}
