package ward

import (
	"encoding/json"
	"fmt"
	"iter"
	"math/bits"
	"slices"
	"strings"
)

// Set is a set of wards. It is comparable; the zero Set is empty. In JSON it
// is a list of numbers in ascending order.
type Set uint64

// Has reports whether n is in s.
func (s Set) Has(n Number) bool { return n < 64 && s>>n&1 == 1 }

// Len returns how many wards are in s.
func (s Set) Len() int { return bits.OnesCount64(uint64(s)) }

// All yields the wards of s in ascending order.
func (s Set) All() iter.Seq[Number] {
	return func(yield func(Number) bool) {
		for rest := uint64(s); rest != 0; rest &= rest - 1 {
			if !yield(Number(bits.TrailingZeros64(rest))) {
				return
			}
		}
	}
}

// String lists the wards in ascending order separated by spaces.
func (s Set) String() string { return strings.Trim(fmt.Sprint(slices.Collect(s.All())), "[]") }

// MarshalJSON returns the wards in ascending order as a list, never null.
func (s Set) MarshalJSON() ([]byte, error) {
	return []byte("[" + strings.ReplaceAll(s.String(), " ", ",") + "]"), nil
}

// UnmarshalJSON reads what [Set.MarshalJSON] writes. The error says which
// number is no ward.
func (s *Set) UnmarshalJSON(text []byte) error {
	var wards []int
	if err := json.Unmarshal(text, &wards); err != nil {
		return fmt.Errorf("ward: a set of wards: %w", err)
	}
	var set Set
	for _, ward := range wards {
		n, err := NumberOf(ward)
		if err != nil {
			return err
		}
		set |= 1 << n
	}
	*s = set
	return nil
}
