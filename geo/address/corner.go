package address

// readCorner reads the corner of two streets. done is false if the text is
// something else.
func (r *reader) readCorner() (done bool, err error) {
	i, opening := r.skipCornerWords(r.start)
	first, next, ok := r.readStreet(i, "")
	if !ok {
		return false, nil
	}
	mark := next
	for r.kind(mark) == kindComma {
		mark++
	}
	if !r.separates(mark) {
		return false, nil
	}
	for r.separates(mark) || r.is(mark, article) || r.kind(mark) == kindComma {
		mark++
	}
	mark, _ = r.skipCornerWords(mark)
	cross, end, ok := r.readStreet(mark, "")
	if !ok || len(first.Name) < 2 || len(cross.Name) < 2 || first == cross {
		return false, nil
	}
	for k := i; k < end; k++ {
		if r.is(k, landmark) && !r.is(k+1, streetType) {
			return false, nil
		}
	}
	r.addr.Street, r.addr.Cross = first, cross
	return true, r.readRest(opening, span{}, end)
}

// skipCornerWords returns the token behind "corner of" and the like, and how
// many tokens before them say which corner is meant.
func (r *reader) skipCornerWords(i int) (next, opening int) {
	for k := i; k < r.end; k++ {
		switch {
		case r.is(k, corner):
			after := k + 1
			for r.is(after, article) || r.kind(after) == kindComma {
				after++
			}
			if opening > 0 {
				opening = k + 1
			}
			return after, opening
		case r.is(k, side):
			opening = k + 1
		case !r.is(k, article):
			return i, 0
		}
	}
	return i, 0
}
