package street

import (
	"slices"
	"strings"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/internal/spelling"
)

// otherReadings considers the parts of typed put together in other ways:
// direction and type as parts of the name, and words of the name in their other
// form.
func (m *search) otherReadings(typed address.Street) {
	try := func(st address.Street, name string, changes address.Corrections) {
		st.Name = name
		m.read(reading{key: compact(name), street: st, cost: readingCost, changes: changes})
	}
	if word := directionName(typed.Dir); word != "" { // East End Ave for "E End Ave"
		try(typed, word+" "+typed.Name, address.AliasUsed)
	}
	words := strings.Fields(typed.Name)
	for i, word := range words { // E North Water St for "E N Water St"
		if other := address.Spelled(word); other != "" && len(words) > 1 {
			words[i] = other
			try(typed, strings.Join(words, " "), address.AliasUsed)
			words[i] = word
		}
	}
	if word := address.Spelled(typed.Suffix); word != "" { // Cityfront Plaza for "Cityfront Plz"
		st := typed
		st.Suffix = ""
		try(st, st.Name+" "+word, address.NameCorrected)
		try(st, st.Name+" "+typed.Suffix, address.NameCorrected)
		if len(st.Name) == 1 { // Avenue L for "L Ave"
			try(st, word+" "+st.Name, address.NameCorrected)
		}
	}
	if name, ok := strings.CutSuffix(typed.Name, " PARK"); ok && typed.Suffix == "" { // Halsted Parkway for "Halsted Pk"
		parkway := address.Street{Dir: typed.Dir, Name: name, Suffix: "PKWY"}
		if _, ok := m.streets.official(parkway); ok {
			try(parkway, name, address.NameCorrected)
		}
	}
	if word := directionName(typed.SufDir); word != "" { // Lincoln Park West
		st := typed
		st.SufDir = ""
		try(st, st.Name+" "+word, address.NameCorrected)
	}
}

// directionBehind reports whether the direction behind the street is one that
// belongs in front, as in "Michigan Ave S": no street of that name has it
// behind.
func (m *search) directionBehind(r reading) bool {
	streets := m.streets.named(r.key)
	return len(streets) > 0 && r.street.Dir == "" && directionName(r.street.SufDir) != "" &&
		!slices.ContainsFunc(streets, func(st street) bool { return st.name.SufDir == r.street.SufDir })
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
		if strings.HasPrefix(m.streets.named(r.key)[0].name.Name, typed.Name+" ") {
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

// minGuess is the least length of a name that is corrected without a direction:
// many shorter names are alike, and the house number alone would choose between
// them.
const minGuess = 6

// spelling considers the streets whose name is spelled like that of r. Their
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

// eachSpelling calls visit with r for every name that is spelled like its own,
// at the cost of the mistakes.
func (m *search) eachSpelling(r reading, visit func(reading)) {
	limit := spellingLimit(len(r.key))
	if limit == 0 || len(r.key) > spelling.MaxLength || isFixed(r.key) {
		return
	}
	typed, letters := spelling.New(r.key), spelling.LettersOf(r.key)
	known := &m.streets.spellings
	for i, set := range known.letters {
		if !set.Near(letters, limit) {
			continue
		}
		if d := typed.Distance(known.names[i]); d <= limit {
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
	return dir == "" || slices.ContainsFunc(m.streets.named(key), func(st street) bool { return st.name.Dir == dir })
}
