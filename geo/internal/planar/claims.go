package planar

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

// sign is 1 for a use from the low end to the high end, else -1.
func (u use) sign() int32 {
	if u.forward {
		return 1
	}
	return -1
}

// claims returns for each face which regions cover it, going from the outside
// across one segment at a time and back.
func (f *faces) claims(regions []uint8) []uint64 {
	uses := f.usesBySegment()
	sets := make([]uint64, len(f.area))
	reached := make([]bool, len(f.area))
	reached[0] = true
	w := windings{regions: regions, around: make([]int32, len(regions))}
	cross := func(half int32) {
		for _, i := range uses.Of(half >> 1) {
			u := f.uses[i]
			if half&1 == 0 {
				w.add(u.polygon, -u.sign())
			} else {
				w.add(u.polygon, u.sign())
			}
		}
	}
	boundary := NewGroups(len(f.area), func(yield func(face, half int32) bool) {
		for half := range int32(len(f.next)) {
			if !yield(f.face(half), half) {
				return
			}
		}
	})
	type visit struct{ face, entered, next int32 }
	for path := []visit{{entered: none}}; len(path) > 0; {
		here := &path[len(path)-1]
		around := boundary.Of(here.face)
		if int(here.next) == len(around) {
			if here.entered != none {
				cross(here.entered ^ 1)
			}
			path = path[:len(path)-1]
			continue
		}
		half := around[here.next]
		here.next++
		there := f.face(half ^ 1)
		if reached[there] {
			continue
		}
		reached[there] = true
		cross(half)
		sets[there] = w.set
		path = append(path, visit{face: there, entered: half})
	}
	return sets
}
