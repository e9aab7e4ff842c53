package ward

import (
	"fmt"
	"iter"
	"math/bits"
	"strconv"
	"strings"
)

// Count is the number of wards in Chicago, set by the Illinois Municipal
// Code (65 ILCS 20/21-22) since 1923.
const Count = 50

// Number is a ward, 1 to [Count]. The zero Number is no ward.
type Number uint8

// ParseNumber reads a ward number such as "35". The error says what was
// found if it is not a whole number from 1 to [Count].
func ParseNumber(text string) (Number, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 || n > Count {
		return 0, fmt.Errorf("ward: %q is not a ward number from 1 to %d", text, Count)
	}
	return Number(n), nil
}

// IsValid reports whether n is a ward.
func (n Number) IsValid() bool { return n >= 1 && n <= Count }

// Ordinal returns n as people say it in English: "1st", "22nd", "35th". For
// a Number that is no ward it returns "no ward".
func (n Number) Ordinal() string {
	if !n.IsValid() {
		return "no ward"
	}
	ending := "th"
	if n/10 != 1 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return strconv.Itoa(int(n)) + ending
}

// DivisionID returns the Open Civic Data identifier of n, or "" for a Number
// that is no ward.
func (n Number) DivisionID() string {
	if !n.IsValid() {
		return ""
	}
	return "ocd-division/country:us/state:il/place:chicago/ward:" + strconv.Itoa(int(n))
}

// Set is a set of wards. It is comparable; the zero Set is empty.
type Set uint64

// Has reports whether n is in s.
func (s Set) Has(n Number) bool { return n < 64 && s>>n&1 == 1 }

// Len returns how many wards are in s.
func (s Set) Len() int { return bits.OnesCount64(uint64(s)) }

// With returns s with n added. A Number that is no ward adds nothing.
func (s Set) With(n Number) Set {
	if !n.IsValid() {
		return s
	}
	return s | 1<<n
}

// Without returns s with n removed.
func (s Set) Without(n Number) Set { return s &^ (1 << n) }

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
func (s Set) String() string {
	var b strings.Builder
	for n := range s.All() {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(int(n)))
	}
	return b.String()
}
