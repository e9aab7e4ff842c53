package street

import "math/bits"

// spellings holds the names that a misspelt one may stand for, without blanks,
// in two columns, so that a look through all of them reads few bytes.
type spellings struct {
	names   []string
	letters []letterSet // of each name
}

func (s *spellings) add(name string) {
	if !isFixed(name) {
		s.names, s.letters = append(s.names, name), append(s.letters, lettersOf(name))
	}
}

// isFixed reports whether a name without blanks is never the correction of
// anything else and never corrected. Numbered and lettered streets and names
// of up to three letters are too close to one another to be guessed at.
func isFixed(key string) bool {
	lettered := len(key) == len("AVENUEA") && key[:6] == "AVENUE"
	return len(key) <= 3 || key[0] >= '0' && key[0] <= '9' || lettered
}

// letterSet tells which letters are in a name once or more, in its lower half,
// and which twice or more, in its upper half. Some marks share the bit of a
// letter.
type letterSet uint64

func lettersOf(name string) letterSet {
	var set letterSet
	for i := range len(name) {
		once := letterSet(1) << (name[i] & 31)
		set |= once | set&once<<32
	}
	return set
}

// near reports whether the names of s and t may be no more than limit mistakes
// apart: each takes away one letter at most and adds one at most.
func (s letterSet) near(t letterSet, limit int) bool {
	return bits.OnesCount64(uint64(s&^t)) <= limit && bits.OnesCount64(uint64(t&^s)) <= limit
}

// maxSpelling is the length in bytes of the longest name whose spelling is
// corrected.
const maxSpelling = 63

// spellingLimit returns how many mistakes are allowed for in a name of the
// given length.
func spellingLimit(length int) int {
	switch {
	case length < 4:
		return 0
	case length < 6:
		return 1
	case length < 9:
		return 2
	default:
		return 3
	}
}

// misspelling is a name to compare with many others: of every byte, the places
// in the name where it stands, one bit each.
type misspelling struct {
	length int
	places [256]uint64
}

// newMisspelling prepares a name of 1 to maxSpelling bytes.
func newMisspelling(name string) misspelling {
	m := misspelling{length: len(name)}
	for i := range len(name) {
		m.places[name[i]] |= 1 << i
	}
	return m
}

// distance returns the number of letters to add, leave out, replace or swap
// with their neighbor that makes name of m, no place being changed twice
// (optimal string alignment). It works on a whole column of the table of
// distances at once, held as the steps between its rows (H. Hyyrö, A
// bit-vector algorithm for computing Levenshtein and Damerau edit distances,
// 2003).
func (m *misspelling) distance(name string) int {
	distance := m.length
	last := uint64(1) << (m.length - 1)
	up, down := ^uint64(0), uint64(0) // where a row is one more or less than the one above
	var same, before uint64           // where a cell is equal to the one diagonally above; places of the letter before
	for i := range len(name) {
		here := m.places[name[i]]
		swapped := (^same & here) << 1 & before
		same = (here&up + up) ^ up | here | down | swapped
		more, less := down|^(same|up), same&up // than in the column before
		if more&last != 0 {
			distance++
		}
		if less&last != 0 {
			distance--
		}
		more, less = more<<1|1, less<<1
		up, down = less|^(same|more), more&same
		before = here
	}
	return distance
}
