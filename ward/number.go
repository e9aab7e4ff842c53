package ward

import (
	"fmt"
	"strconv"
	"strings"
)

// Count is the number of wards in Chicago, set by the Illinois Municipal
// Code (65 ILCS 20/21-22) since 1923.
const Count = 50

// Number is a ward, 1 to [Count]. The zero Number is no ward.
type Number uint8

// NumberOf returns ward n. It returns an error if n is not from 1 to [Count].
func NumberOf(n int) (Number, error) {
	if n < 1 || n > Count {
		return 0, fmt.Errorf("ward: %d is not a ward number from 1 to %d", n, Count)
	}
	return Number(n), nil
}

// ParseNumber reads a ward number such as "35". It returns an error if text is
// not a whole number from 1 to [Count]; spaces around it do not matter.
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
	return divisionIDs[n]
}

var divisionIDs = func() (ids [Count + 1]string) {
	for n := 1; n <= Count; n++ {
		ids[n] = "ocd-division/country:us/state:il/place:chicago/ward:" + strconv.Itoa(n)
	}
	return ids
}()
