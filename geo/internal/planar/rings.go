package planar

import "slices"

// Rings joins outlines of one region to rings that have the region on their
// left and visit no point twice. None repeats its first point, which is the
// westernmost; the rings are in order of their points.
func (o *Outlines) Rings() [][]Point {
	next := o.following(o.leaving())
	var rings [][]Point
	used := make([]bool, len(next))
	for _, u := range o.uses {
		var walk []Point
		visited := map[Point]int{} // index in walk
		for half := u.half; !used[half]; half = next[half] {
			used[half] = true
			here := o.start(half)
			if since, ok := visited[here]; ok {
				rings = append(rings, slices.Clone(walk[since:]))
				for _, left := range walk[since:] {
					delete(visited, left)
				}
				walk = walk[:since]
			}
			visited[here] = len(walk)
			walk = append(walk, here)
		}
		if len(walk) > 0 {
			rings = append(rings, walk)
		}
	}
	for i, ring := range rings {
		west := slices.Index(ring, slices.MinFunc(ring, Point.Compare))
		rings[i] = slices.Concat(ring[west:], ring[:west])
	}
	slices.SortFunc(rings, func(r, s []Point) int { return slices.CompareFunc(r, s, Point.Compare) })
	return rings
}
