package address

// readCorner reads the corner of two streets. done is false if the text is
// something else.
func (r *reader) readCorner() (done bool, err error) {
	i := r.skipCornerWords(r.start)
	first, next, ok := r.readStreet(i, "")
	if !ok {
		return false, nil
	}
	mark := r.skipMarks(next)
	if !r.separates(mark) {
		return false, nil
	}
	for r.separates(mark) || r.is(mark, article) || r.kind(mark) == kindComma {
		mark++
	}
	mark = r.skipCornerWords(mark)
	cross, end, ok := r.readStreet(mark, "")
	if !ok || len(first.Name) < 2 || len(cross.Name) < 2 || first == cross || r.hasLandmark(i, end) {
		return false, nil
	}
	r.addr.Street, r.addr.Cross = first, cross
	return true, r.readRest(r.start, span{}, end)
}

// skipCornerWords returns the token behind "NW corner of" and the like.
func (r *reader) skipCornerWords(i int) (next int) {
	for k := i; r.is(k, corner|side|article); k++ {
		if r.is(k, corner) {
			for k++; r.is(k, article) || r.kind(k) == kindComma; k++ {
			}
			return k
		}
	}
	return i
}
