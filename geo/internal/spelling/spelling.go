// Package spelling counts the mistakes between two spellings.
package spelling

import "math/bits"

// MaxLength is the length in bytes of the longest name that [New] prepares.
const MaxLength = 63

// Name is a name to compare with many others: for every byte, the positions at
// which it stands in the name, one bit each. It is immutable.
type Name struct {
	length int
	places [256]uint64
}

// New prepares a name of 1 to [MaxLength] bytes.
func New(name string) Name {
	n := Name{length: len(name)}
	for i := range len(name) {
		n.places[name[i]] |= 1 << i
	}
	return n
}

// Distance returns the least number of letters to add, leave out, replace, or
// swap with their neighbor to turn n into other, none of them changed twice
// (optimal string alignment). It works on a whole column of the table of
// distances at once, held as the steps between its rows (H. Hyyrö, A
// bit-vector algorithm for computing Levenshtein and Damerau edit distances,
// 2003).
func (n *Name) Distance(other string) int {
	distance := n.length
	last := uint64(1) << (n.length - 1)
	up, down := ^uint64(0), uint64(0) // where a row is one more or less than the one above
	var same, before uint64           // where a cell is equal to the one diagonally above; places of the letter before
	for i := range len(other) {
		here := n.places[other[i]]
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

// Letters has one bit for each letter that is in a name at least once, in its
// lower half, and at least twice, in its upper half. Some marks share the bit of
// a letter.
type Letters uint64

// LettersOf returns the letters of a name.
func LettersOf(name string) Letters {
	var set Letters
	for i := range len(name) {
		once := Letters(1) << (name[i] & 31)
		set |= once | set&once<<32
	}
	return set
}

// Near reports whether the names of s and t can be within limit mistakes of each
// other: a mistake removes at most one letter and adds at most one.
func (s Letters) Near(t Letters, limit int) bool {
	return bits.OnesCount64(uint64(s&^t)) <= limit && bits.OnesCount64(uint64(t&^s)) <= limit
}
