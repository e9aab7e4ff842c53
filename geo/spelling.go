package geo

import "math/bits"

// nameKey is a street name prepared for comparing with misspelt ones.
type nameKey struct {
	key     string // without blanks
	letters uint64 // which of the letters and digits are in key
	fixed   bool   // never the correction of anything else
}

// newNameKey prepares a name without blanks. Numbered and lettered streets
// and names of up to three letters are too close to one another to be
// guessed at, so they are fixed.
func newNameKey(key string) nameKey {
	return nameKey{key, letterSet(key), isFixed(key)}
}

func isFixed(key string) bool {
	lettered := len(key) == len("AVENUEA") && key[:6] == "AVENUE"
	return len(key) <= 3 || key[0] >= '0' && key[0] <= '9' || lettered
}

func letterSet(key string) uint64 {
	var set uint64
	for i := range len(key) {
		set |= 1 << (key[i] & 63)
	}
	return set
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

// similar reports whether a and b may be no more than limit mistakes apart,
// by what is quick to see.
func similar(a, b nameKey, limit int) bool {
	if d := len(a.key) - len(b.key); d > limit || -d > limit {
		return false
	}
	// Each mistake takes away one letter at most and adds one at most.
	return bits.OnesCount64(a.letters&^b.letters) <= limit && bits.OnesCount64(b.letters&^a.letters) <= limit
}

// spellingDistance returns the number of letters to add, leave out, replace
// or swap with their neighbour that makes b of a, no place being changed
// twice (optimal string alignment). If there are more than limit, or a or b
// is longer than maxSpelling, it returns limit+1.
func spellingDistance(a, b string, limit int) int {
	if len(a) > maxSpelling || len(b) > maxSpelling {
		return limit + 1
	}
	var rows [3][maxSpelling + 1]uint8
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		above[j] = uint8(j)
	}
	for i := range len(a) {
		row[0] = uint8(i + 1)
		least := row[0]
		for j := range len(b) {
			d := above[j]
			if a[i] != b[j] {
				d = min(d, above[j+1], row[j]) + 1
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
			least = min(least, d)
		}
		if int(least) > limit {
			return limit + 1
		}
		before, above, row = above, row, before
	}
	return min(int(above[len(b)]), limit+1)
}
