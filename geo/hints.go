package geo

// hints names, for each block of squares, an edge that is near, so that a
// search for the nearest edge knows from the start how far it has to look.
type hints struct {
	origin     gridPoint
	shift      uint
	cols, rows int
	edges      []edge // of each block
}

// blockShift is how many times the side of a square doubles to make a block.
const blockShift = 2

func newHints(edges []edge, s *squares) hints {
	h := hints{origin: s.origin, shift: s.shift + blockShift}
	h.cols, h.rows = (s.cols-1)>>blockShift+1, (s.rows-1)>>blockShift+1
	h.edges = make([]edge, h.cols*h.rows)
	for _, e := range edges {
		h.edges[h.block(e.a)] = e
	}
	// One measure of a degree east will do for all blocks.
	from := newRuler(h.center(len(h.edges) / 2))
	// In sweeps that carry hints across the map, each block takes over that
	// of a neighbor if it is nearer to its center than its own.
	for _, step := range [...]int{1, -1} {
		for i := range h.edges {
			block := i
			if step < 0 {
				block = len(h.edges) - 1 - i
			}
			from.at = h.center(block)
			col, row := block%h.cols, block/h.cols
			if before := col - step; before >= 0 && before < h.cols {
				h.offer(block, h.edges[block-step], &from)
			}
			if before := row - step; before >= 0 && before < h.rows {
				h.offer(block, h.edges[block-step*h.cols], &from)
			}
		}
	}
	return h
}

// offer makes theirs the hint of block if it is nearer to from than its own.
func (h *hints) offer(block int, theirs edge, from *ruler) {
	unknown := edge{}
	ours := h.edges[block]
	if theirs != unknown && (ours == unknown || from.squareTo(theirs.a, theirs.b) < from.squareTo(ours.a, ours.b)) {
		h.edges[block] = theirs
	}
}

// block returns the block in which g lies, or the nearest one.
func (h *hints) block(g gridPoint) int {
	col := (int64(g.x) - int64(h.origin.x)) >> h.shift
	row := (int64(g.y) - int64(h.origin.y)) >> h.shift
	return int(min(max(row, 0), int64(h.rows-1)))*h.cols + int(min(max(col, 0), int64(h.cols-1)))
}

// center returns the middle of a block.
func (h *hints) center(block int) gridPoint {
	half := int32(1) << (h.shift - 1)
	return gridPoint{
		h.origin.x + int32(block%h.cols)<<h.shift + half,
		h.origin.y + int32(block/h.cols)<<h.shift + half,
	}
}

// near returns an edge that is near g.
func (h *hints) near(g gridPoint) edge { return h.edges[h.block(g)] }
