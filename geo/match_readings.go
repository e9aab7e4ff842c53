package geo

import (
	"strings"

	"github.com/chiward/chiward/geo/address"
)

// directionWords are the directions as they stand in names, such as N
// EAST RIVER RD.
var directionWords = map[string]string{"N": "NORTH", "S": "SOUTH", "E": "EAST", "W": "WEST"}

// suffixWords are street types that also stand in names, such as N CITYFRONT
// PLAZA DR, with the abbreviation of the type.
var suffixWords = map[string]string{
	"AVE": "AVENUE", "BLVD": "BOULEVARD", "CIR": "CIRCLE", "CT": "COURT", "DR": "DRIVE", "HWY": "HIGHWAY",
	"LN": "LANE", "PKWY": "PARKWAY", "PL": "PLACE", "PLZ": "PLAZA", "RD": "ROAD",
	"SQ": "SQUARE", "ST": "STREET", "TER": "TERRACE", "WALK": "WALK", "WAY": "WAY",
}

// otherReadings considers the parts of typed put together in other ways.
func (m *search) otherReadings(typed address.Street) {
	name, suffix := typed.Name, typed.Suffix
	try := func(st address.Street, changes address.Corrections) {
		if key := compact(st.Name); key != "" {
			m.read(reading{key: key, street: st, cost: readingCost, changes: changes})
		}
	}
	// "S Shore Dr" for South Shore, "E End Ave" for East End.
	if word := directionWords[typed.Dir]; word != "" {
		st := typed
		st.Name = word + " " + name
		m.tryWithDirection(st, try)
	}
	words := strings.Fields(name)
	if len(words) > 1 {
		st := typed
		if word := directionWords[words[0]]; word != "" {
			st.Name = word + " " + strings.Join(words[1:], " ")
			try(st, address.NameCorrected)
			// "E N Water": the first direction may also be the true one.
			if typed.Dir == "" {
				st.Dir, st.Name = words[0], strings.Join(words[1:], " ")
				try(st, 0)
			}
		}
		st = typed
		last := words[len(words)-1]
		if last == "PK" {
			last = "PKWY"
		}
		if _, ok := suffixWords[last]; ok && suffix == "" {
			st.Name, st.Suffix = strings.Join(words[:len(words)-1], " "), last
			try(st, 0)
		}
		for i, word := range words {
			if full := savedWords[word]; full != "" {
				words[i] = full
				st = typed
				st.Name = strings.Join(words, " ")
				try(st, address.AliasUsed)
				words[i] = word
			}
		}
	}
	if strings.Trim(name, "0123456789") == "" {
		st := typed
		st.Name = ordinal(name)
		try(st, address.NameCorrected)
	}
	if word := suffixWords[suffix]; word != "" {
		for _, part := range [...]string{word, suffix} {
			st := typed
			st.Name, st.Suffix = name+" "+part, ""
			try(st, address.NameCorrected)
		}
		if len(name) == 1 {
			st := typed
			st.Name, st.Suffix = word+" "+name, ""
			try(st, address.NameCorrected)
		}
	}
	if word := directionWords[typed.SufDir]; word != "" {
		st := typed
		st.Name, st.SufDir = name+" "+word, ""
		try(st, address.NameCorrected)
		if typed.Dir == "" {
			st.Dir, st.Name = typed.SufDir, name
			try(st, address.DirCorrected)
		}
	}
}

// savedWords are words that are written in two ways.
var savedWords = map[string]string{
	"SAINT": "ST", "AV": "AVENUE", "AVE": "AVENUE", "PK": "PARK", "MOUNT": "MT", "SQ": "SQUARE", "PLZ": "PLAZA",
}

// tryWithDirection tries st, whose name begins with its direction, with that
// direction and without.
func (m *search) tryWithDirection(st address.Street, try func(address.Street, address.Corrections)) {
	for id, end := m.streets.names[compact(st.Name)].first, m.streets.names[compact(st.Name)].end; id < end; id++ {
		if m.streets.streets[id].name.Dir == st.Dir {
			try(st, address.AliasUsed)
			return
		}
	}
	st.Dir = ""
	try(st, address.AliasUsed)
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

func isDirection(word string) bool {
	for _, direction := range directionWords {
		if word == direction {
			return true
		}
	}
	return false
}

// minPart is the least length of a name that stands for a longer one.
const minPart = 4

// partOfName considers the streets whose name begins with the typed one and
// goes on with another word, as Lincoln Park West does.
func (m *search) partOfName(typed address.Street) {
	key := compact(typed.Name)
	if len(key) < minPart || isFixed(key) || isDirection(key) {
		return
	}
	for i := range m.streets.keys {
		long := m.streets.keys[i].key
		if len(long) <= len(key) || !strings.HasPrefix(long, key) {
			continue
		}
		official := m.streets.streets[m.streets.names[long].first].name.Name
		if !endsWord(official, len(key)) {
			continue
		}
		m.consider(reading{key: long, street: typed, cost: partCost, changes: address.NameCorrected})
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

// spelling considers the streets whose name is spelt like that of r. Their
// direction must be the typed one, if there is one.
func (m *search) spelling(r reading) {
	m.eachSpelling(r, func(like reading) {
		if m.hasDir(like.key, r.street.Dir) {
			m.consider(like)
		}
	})
}

// eachSpelling calls visit with r for every name that is spelt like its own,
// at the cost of the mistakes.
func (m *search) eachSpelling(r reading, visit func(reading)) {
	if r.key == "" {
		return
	}
	typed := newNameKey(r.key)
	limit := spellingLimit(len(r.key))
	if limit == 0 || typed.fixed {
		return
	}
	for i := range m.streets.keys {
		k := &m.streets.keys[i]
		if k.fixed || !similar(typed, *k, limit) {
			continue
		}
		if d := spellingDistance(typed.key, k.key, limit); d <= limit {
			like := r
			like.key = k.key
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
