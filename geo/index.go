package geo

import (
	"errors"
	"fmt"
	"slices"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"

	"github.com/chiward/chiward/geo/internal/planar"
)

// MaxRegion is the highest number that a region of an [Index] can have: a set
// of regions is the bits of a word.
const MaxRegion = planar.MaxRegion

// maxPositions is how many positions a map may have: sixteen million.
const maxPositions = 1 << 24

// ErrNotPlanar is in the error of [NewIndex] if the outlines of the regions
// cross or touch more than two million times, or have thousands of long
// slanting sides side by side, each within the bounds of all others.
var ErrNotPlanar = errors.New("geo: outlines cannot be made into a planar map")

// Region is a numbered area of a map: the union of the polygons, whichever way
// they wind. Their holes wind the other way.
type Region struct {
	ID   uint8            // 1 to MaxRegion; several may have the same
	Area orb.MultiPolygon // longitude before latitude, degrees
}

// Index finds the region that a point is in, and the borders near it. It is
// immutable and safe for any number of goroutines. Get one from [NewIndex];
// the zero Index is not usable.
//
// Every point is in exactly one region or outside all of them. Borders lie on
// a grid of 1e-7 degree, about 1 cm, and a point is moved to the nearest
// point of that grid before it is looked up; from there on the answer is
// exact. A point on a border belongs to the region to its east, or, where
// the border runs due east and west, to the region to its north. Put another
// way: each point is taken to lie very slightly to the east, and much less
// than that to the north, of where it is.
type Index struct {
	edges   []planar.Edge               // chain after chain
	chains  []int32                     // the index of the first edge of each chain, and the number of edges
	tree    rtree.RTreeGN[int64, int32] // of runs of edges: the index of the first
	cells   cells
	defects []Defect
}

// NewIndex makes a planar map of regions and indexes it. Places that several
// regions claim, or that lie in a gap between regions, are settled by the
// rule of [Defect] and reported by [Index.Defects].
//
// The error is a [*FeatureError] if a ring is open or has a position that is
// not on Earth; it wraps [ErrNotPlanar] if the outlines cross too often; or it
// says which region has a number out of range, or that the map is empty, has
// too many positions, or is wider than 107 degrees.
func NewIndex(regions []Region) (*Index, error) {
	outlines, owners, err := outline(regions)
	if err != nil {
		return nil, err
	}
	m, err := planar.New(outlines, owners)
	switch {
	case errors.Is(err, planar.ErrTooWide):
		return nil, fmt.Errorf("geo: %w", err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrNotPlanar, err)
	}
	x := &Index{defects: settle(m)}
	x.edges, x.chains = m.Borders()
	x.chains = append(x.chains, int32(len(x.edges)))
	if len(x.edges) == 0 {
		return nil, errors.New("geo: map has no region as large as a unit of its grid")
	}
	x.fillTree()
	x.fillCells()
	return x, nil
}

// outline returns all outlines, on the grid, and the region of each polygon.
func outline(regions []Region) (outlines *planar.Outlines, owners []uint8, err error) {
	positions := 0
	for i, region := range regions {
		if region.ID < 1 || region.ID > MaxRegion {
			return nil, nil, fmt.Errorf("geo: region at index %d has number %d, not 1 to %d", i, region.ID, MaxRegion)
		}
		for _, polygon := range region.Area {
			for _, ring := range polygon {
				positions += len(ring)
			}
		}
	}
	switch {
	case positions == 0:
		return nil, nil, errors.New("geo: map has no regions")
	case positions > maxPositions:
		return nil, nil, fmt.Errorf("geo: map has %d positions, more than %d", positions, maxPositions)
	}
	outlines = planar.NewOutlines(positions)
	for i, region := range regions {
		for p, polygon := range region.Area {
			for r, ring := range polygon {
				if vertex, rule := addRing(outlines, ring, int32(len(owners))); rule != nil {
					return nil, nil, &FeatureError{Feature: i, Polygon: p, Ring: r, Vertex: vertex, Err: rule}
				}
			}
			owners = append(owners, region.ID)
		}
	}
	return outlines, owners, nil
}

// addRing adds a ring to outlines, or returns the rule that it breaks and at
// which vertex.
func addRing(outlines *planar.Outlines, ring orb.Ring, polygon int32) (vertex int, rule error) {
	var last planar.Point
	for i, position := range ring {
		at, ok := onGrid(Point{Lat: position.Lat(), Lng: position.Lon()})
		switch {
		case !ok:
			return i, ErrPosition
		case i == len(ring)-1 && position != ring[0]:
			return i, ErrOpenRing
		case i > 0 && at != last:
			outlines.Add(last, at, polygon)
		}
		last = at
	}
	return 0, nil
}

// Defects returns what was wrong with the map and how it was settled.
func (x *Index) Defects() []Defect { return slices.Clone(x.defects) }

// Region returns the number of the region that contains p, or zero if none
// does. Points that are not finite or not on Earth are in no region.
func (x *Index) Region(p Point) uint8 {
	at, ok := onGrid(p)
	if !ok {
		return 0
	}
	return x.regionAt(at)
}
