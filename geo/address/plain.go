package address

// readPlain reads a text that is a house number, a direction, a name of
// ordinary words and a type, as most are, with or without a unit, Chicago,
// Illinois and a ZIP code behind it. It comes to what [reader.read] comes to,
// sooner, and there is no other reading. It is false for all other texts.
func (r *reader) readPlain() bool {
	if r.kind(0) != kindNumber || len(r.word(0)) > 5 || !r.is(1, direction) {
		return false
	}
	i := 2
	if r.isOrdinal(i) {
		i++
	} else {
		for i < 5 && r.isOrdinaryWord(i) {
			i++
		}
	}
	if i == 2 || !r.is(i, streetType) {
		return false
	}
	next, unit := r.plainUnit(i + 1)
	next, zip := r.plainPlace(next)
	number := atoi(r.word(0))
	name, ok := r.streetName(2, i, "")
	if next != r.end || number == 0 || !ok {
		return false
	}
	r.addr.Number, r.addr.Unit = number, unit
	r.addr.Street = Street{Dir: r.dir(1), Name: name, Suffix: r.typ(i)}
	if zip != "" {
		r.addr.ZIP = zip
	}
	return true
}

// isOrdinaryWord reports whether token i is a word that can be nothing but part
// of a name, which is written as it stands.
func (r *reader) isOrdinaryWord(i int) bool {
	const elsewhere = city | neighborhood | stateName | landmark // as words behind a name
	return r.kind(i) == kindWord && r.tokens[i].class&^elsewhere == 0 && len(r.word(i)) > 2 && !hasDigit(r.word(i))
}

// plainUnit reads a unit of two words at token i that is written as it is read,
// such as APT 3R, and returns the token behind it.
func (r *reader) plainUnit(i int) (next int, text string) {
	at := i
	if r.kind(at) == kindComma && !r.tokens[at].bracket {
		at++
	}
	if !r.is(at, unit) || r.entry(at).unit != r.word(at) || r.is(at, streetType|withDirection) {
		return i, ""
	}
	value := r.word(at + 1)
	if !r.isWord(at+1) || r.kind(at+1) == kindWord && len(value) > 1 || len(value) > 4 || r.isOrdinal(at+1) {
		return i, ""
	}
	return at + 2, r.text[r.tokens[at].start:r.tokens[at+1].end]
}

// plainPlace reads Chicago, Illinois and a ZIP code at token i, each of which
// may be left out, and returns the token behind them.
func (r *reader) plainPlace(i int) (next int, zip string) {
	for _, c := range [...]class{chicago, illinois} {
		at := i
		if r.kind(at) == kindComma && !r.tokens[at].bracket {
			at++
		}
		if !r.is(at, c) {
			return i, ""
		}
		i = at + 1
	}
	at := i
	if r.kind(at) == kindComma && !r.tokens[at].bracket {
		at++
	}
	if r.kind(at) != kindNumber || !chicagoZIP(r.word(at)) {
		return i, ""
	}
	return at + 1, r.word(at)
}
