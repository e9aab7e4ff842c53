package ward

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]Number{"1": 1, "35": 35, " 50 ": 50, "07": 7} {
		if got, err := ParseNumber(text); got != want || err != nil {
			t.Errorf("ParseNumber(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "0", "51", "-1", "1.5", "35th", "OUT", "256"} {
		if got, err := ParseNumber(text); err == nil || got != 0 {
			t.Errorf("ParseNumber(%q) = %d, %v; want an error", text, got, err)
		}
	}
}

func TestNumberNames(t *testing.T) {
	for n, want := range map[Number]string{
		1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 22: "22nd",
		33: "33rd", 50: "50th", 0: "no ward", 51: "no ward",
	} {
		if got := n.Ordinal(); got != want {
			t.Errorf("%d is said %q, want %q", uint8(n), got, want)
		}
	}
	if got := Number(35).DivisionID(); got != "ocd-division/country:us/state:il/place:chicago/ward:35" {
		t.Errorf("the division of ward 35 is %s", got)
	}
	if got := Number(0).DivisionID() + Number(51).DivisionID(); got != "" {
		t.Errorf("what is no ward has the division %s", got)
	}
}

func TestNumberOf(t *testing.T) {
	for n, want := range map[int]Number{1: 1, 50: 50, 0: 0, 51: 0, -1: 0, 300: 0, 257: 0} {
		if got, err := NumberOf(n); got != want || (err == nil) != (want != 0) {
			t.Errorf("NumberOf(%d) = %d, %v; want %d", n, got, err, want)
		}
	}
}

func TestSet(t *testing.T) {
	s := setOf(50, 1, 35)
	if got := slices.Collect(s.All()); !slices.Equal(got, []Number{1, 35, 50}) || s.Len() != 3 || s.String() != "1 35 50" {
		t.Errorf("the set is %v, %d, %q", got, s.Len(), s)
	}
	if !s.Has(35) || s.Has(34) || s.Has(0) || s.Has(99) {
		t.Error("Has is wrong")
	}
	if Set(0).String() != "" {
		t.Error("the zero set is not empty")
	}
	for range s.All() {
		break // stopping early must not panic
	}
}

func TestSetJSON(t *testing.T) {
	for s, want := range map[Set]string{0: "[]", setOf(7): "[7]", setOf(50, 1, 35): "[1,35,50]"} {
		text, err := json.Marshal(s)
		if err != nil || string(text) != want {
			t.Errorf("%v is %s, %v; want %s", s, text, err, want)
		}
		var read Set
		if err := json.Unmarshal(text, &read); err != nil || read != s {
			t.Errorf("%s reads as %v, %v", text, read, err)
		}
	}
	for _, text := range []string{"[0]", "[51]", "[-1]", "[300]", `["1"]`, "{}", "[1.5]"} {
		s := setOf(3)
		if err := json.Unmarshal([]byte(text), &s); err == nil || s != setOf(3) {
			t.Errorf("%s reads as %v, %v; want an error", text, s, err)
		}
	}
}
