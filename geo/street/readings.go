package street

import (
	"slices"
	"strings"

	"github.com/chiward/chiward/geo/address"
)

// otherReadings considers the parts of typed put together in other ways.
func (m *search) otherReadings(typed address.Street) {
	m.directionInName(typed)
	words := strings.Fields(typed.Name)
	if len(words) > 1 {
		m.directionFirst(typed, words)
		m.suffixLast(typed, words)
		m.otherWords(typed, words)
	}
	if strings.Trim(typed.Name, "0123456789") == "" {
		m.try(typed, ordinal(typed.Name), address.NameCorrected)
	}
	m.suffixInName(typed)
	m.directionLast(typed)
}

// try considers st under the given name.
func (m *search) try(st address.Street, name string, changes address.Corrections) {
	st.Name = name
	if key := compact(name); key != "" {
		m.read(reading{key: key, street: st, cost: readingCost, changes: changes})
	}
}

// directionInName reads the direction as part of the name: South Shore Dr for
// "S Shore Dr", East End Ave for "E End Ave".
func (m *search) directionInName(st address.Street) {
	word := directionName(st.Dir)
	if word == "" {
		return
	}
	name := word + " " + st.Name
	if !m.hasDir(compact(name), st.Dir) {
		st.Dir = ""
	}
	m.try(st, name, address.AliasUsed)
}

// directionFirst reads a direction at the start of the name, as in "E N Water
// St", in full or as that of the street.
func (m *search) directionFirst(st address.Street, words []string) {
	word := directionName(words[0])
	if word == "" {
		return
	}
	rest := strings.Join(words[1:], " ")
	m.try(st, word+" "+rest, address.NameCorrected)
	if st.Dir == "" {
		st.Dir = words[0]
		m.try(st, rest, 0)
	}
}

// suffixLast reads the last word of the name as the type.
func (m *search) suffixLast(st address.Street, words []string) {
	last := words[len(words)-1]
	if last == "PK" {
		last = "PKWY"
	}
	if st.Suffix == "" && address.Spelled(last) != "" {
		st.Suffix = last
		m.try(st, strings.Join(words[:len(words)-1], " "), 0)
	}
}

// otherWords reads words of the name in their other form, one at a time.
func (m *search) otherWords(st address.Street, words []string) {
	for i, word := range words {
		if other := address.Spelled(word); other != "" {
			words[i] = other
			m.try(st, strings.Join(words, " "), address.AliasUsed)
			words[i] = word
		}
	}
}

// suffixInName reads the type as part of the name: Cityfront Plaza for
// "Cityfront Plz", Avenue L for "L Ave".
func (m *search) suffixInName(st address.Street) {
	suffix, word := st.Suffix, address.Spelled(st.Suffix)
	if word == "" {
		return
	}
	st.Suffix = ""
	m.try(st, st.Name+" "+word, address.NameCorrected)
	m.try(st, st.Name+" "+suffix, address.NameCorrected)
	if len(st.Name) == 1 {
		m.try(st, word+" "+st.Name, address.NameCorrected)
	}
}

// directionLast reads a direction after the name as part of it, as in Lincoln
// Park West.
func (m *search) directionLast(st address.Street) {
	word := directionName(st.SufDir)
	if word == "" {
		return
	}
	st.SufDir = ""
	m.try(st, st.Name+" "+word, address.NameCorrected)
}

// directionBehind reports whether the direction behind the street is one that
// belongs in front, as in "Michigan Ave S": no street of that name has it
// behind.
func (m *search) directionBehind(r reading) bool {
	span, ok := m.streets.names[r.key]
	if !ok || r.street.Dir != "" || directionName(r.street.SufDir) == "" {
		return false
	}
	for id := span.first; id < span.end; id++ {
		if m.streets.streets[id].name.SufDir == r.street.SufDir {
			return false
		}
	}
	return true
}

// ordinal returns a number in digits with its ending, 48TH for 48.
func ordinal(digits string) string {
	tens := len(digits) > 1 && digits[len(digits)-2] == '1'
	if digits == "" {
		return ""
	}
	switch last := digits[len(digits)-1]; {
	case last == '1' && !tens:
		return digits + "ST"
	case last == '2' && !tens:
		return digits + "ND"
	case last == '3' && !tens:
		return digits + "RD"
	}
	return digits + "TH"
}

// directionName returns the word that names have for a direction of one letter,
// or "" for what is none.
func directionName(dir string) string {
	if len(dir) != 1 {
		return ""
	}
	return address.Spelled(dir)
}

// minPart is the least length of a name that stands for a longer one.
const minPart = 4

// partOfName considers the streets whose name begins with the typed one and
// goes on with another word, as Lincoln Park West does.
func (m *search) partOfName(typed address.Street) {
	m.eachLonger(typed, func(r reading) {
		official := m.streets.streets[m.streets.names[r.key].first].name.Name
		if endsWord(official, len(compact(typed.Name))) {
			m.consider(r)
		}
	})
}

// eachLonger calls visit for every name that begins with the typed one and goes
// on.
func (m *search) eachLonger(typed address.Street, visit func(reading)) {
	key := compact(typed.Name)
	if len(key) < minPart || isFixed(key) || directionName(key[:1]) == key {
		return
	}
	first, _ := slices.BinarySearch(m.streets.keys, key)
	for _, long := range m.streets.keys[first:] {
		if !strings.HasPrefix(long, key) {
			return
		}
		if len(long) > len(key) {
			visit(reading{key: long, street: typed, cost: partCost, changes: address.NameCorrected})
		}
	}
}

// endsWord reports whether the first n bytes of name, blanks not counted,
// end a word of it.
func endsWord(name string, n int) bool {
	for i := range len(name) {
		if name[i] == ' ' {
			if n == 0 {
				return true
			}
			continue
		}
		if n == 0 {
			return false
		}
		n--
	}
	return n == 0
}

// minGuess is the least length of a name that is corrected without a
// direction: of the shorter ones many are alike, and the house number alone
// would choose between them.
const minGuess = 6

// spelling considers the streets whose name is spelt like that of r. Their
// direction must be the typed one, if there is one.
func (m *search) spelling(r reading) {
	if len(r.key) < minGuess && r.street.Dir == "" && !m.loose {
		return
	}
	m.eachSpelling(r, func(like reading) {
		if m.loose || m.hasDir(like.key, r.street.Dir) {
			m.consider(like)
		}
	})
}

// eachSpelling calls visit with r for every name that is spelt like its own,
// at the cost of the mistakes.
func (m *search) eachSpelling(r reading, visit func(reading)) {
	limit := spellingLimit(len(r.key))
	if limit == 0 || len(r.key) > maxSpelling || isFixed(r.key) {
		return
	}
	typed, letters := newMisspelling(r.key), lettersOf(r.key)
	known := &m.streets.spellings
	for i, set := range known.letters {
		if !set.near(letters, limit) {
			continue
		}
		if d := typed.distance(known.names[i]); d <= limit {
			like := r
			like.key = known.names[i]
			like.cost += d * letterCost
			like.changes |= address.SpellingCorrected
			visit(like)
		}
	}
}

// hasDir reports whether a street with the name key has direction dir, or
// dir is empty.
func (m *search) hasDir(key, dir string) bool {
	if dir == "" {
		return true
	}
	span := m.streets.names[key]
	for i := range m.streets.streets[span.first:span.end] {
		if m.streets.streets[int(span.first)+i].name.Dir == dir {
			return true
		}
	}
	return false
}
