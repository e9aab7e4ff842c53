package planar

import "slices"

// MaxRegion is the highest number of a region.
const MaxRegion = 63

// windings counts how often the outline of each polygon winds around a place.
// A polygon covers the place if its outline winds around it at all, and a
// region covers it if one of its polygons does.
type windings struct {
	regions  []uint8 // of each polygon
	around   []int32 // by polygon
	covering [MaxRegion + 1]int32
	set      uint64 // bit n is set if region n covers the place
}

// add goes across pieces of outline: of the polygon, this many more of them
// wind around the place.
func (w *windings) add(polygon, more int32) {
	before := w.around[polygon]
	w.around[polygon] += more
	region := w.regions[polygon]
	switch after := w.around[polygon]; {
	case before == 0 && after != 0:
		w.covering[region]++
	case before != 0 && after == 0:
		w.covering[region]--
	}
	if w.covering[region] > 0 {
		w.set |= 1 << region
	} else {
		w.set &^= 1 << region
	}
}

// claims returns for each face which regions cover it, going from the outside
// across one segment at a time and back.
func (f *faces) claims(regions []uint8) []uint64 {
	uses := groupBy(len(f.segments.all), len(f.uses), func(use int32) int32 { return f.uses[use].half >> 1 })
	boundary := groupBy(len(f.area), len(f.next), f.face)
	w := windings{regions: regions, around: make([]int32, len(regions))}
	// cross goes from the left of a half-edge to its right.
	cross := func(half int32) {
		for _, i := range uses.Of(half >> 1) {
			if u := f.uses[i]; u.half == half {
				w.add(u.polygon, -1)
			} else {
				w.add(u.polygon, 1)
			}
		}
	}
	sets, reached := make([]uint64, len(f.area)), make([]bool, len(f.area))
	reached[0] = true
	// What is left to be crossed: half-edges, and ways back with their bits inverted.
	for path := slices.Clone(boundary.Of(0)); len(path) > 0; {
		half := path[len(path)-1]
		path = path[:len(path)-1]
		if half < 0 {
			cross(^half)
			continue
		}
		there := f.face(half ^ 1)
		if reached[there] {
			continue
		}
		reached[there] = true
		cross(half)
		sets[there] = w.set
		path = append(path, ^(half ^ 1))
		path = append(path, boundary.Of(there)...)
	}
	return sets
}
