package geo

import (
	"slices"
	"strings"
	"testing"
)

// slowSpellingDistance is the definition: the least number of letters to add,
// leave out, replace or swap with their neighbour, no place twice.
func slowSpellingDistance(a, b string) int {
	switch {
	case a == "":
		return len(b)
	case b == "":
		return len(a)
	}
	n := 1 + min(slowSpellingDistance(a[1:], b), slowSpellingDistance(a, b[1:]))
	if a[0] == b[0] {
		n = min(n, slowSpellingDistance(a[1:], b[1:]))
	} else {
		n = min(n, 1+slowSpellingDistance(a[1:], b[1:]))
	}
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		n = min(n, 1+slowSpellingDistance(a[2:], b[2:]))
	}
	return n
}

func TestSpellingDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"OAK", "OAK", 0},
		{"", "OAK", 3},
		{"OAK", "", 3},
		{"NROTH", "NORTH", 1},
		{"BELMNOT", "BELMONT", 1},
		{"HALSTEAD", "HALSTED", 1},
		{"CA", "ABC", 3}, // not 2: no place is changed twice
		{"OLCOTT", "WOLCOTT", 1},
		{"RACE", "GRACE", 1},
		{"ABEERDEN", "ABERDEEN", 2},
	} {
		if got := slowSpellingDistance(test.a, test.b); got != test.want {
			t.Errorf("slow: %q to %q is %d, want %d", test.a, test.b, got, test.want)
		}
		for limit := range 5 {
			want := min(test.want, limit+1)
			if got := spellingDistance(test.a, test.b, limit); got != want {
				t.Errorf("%q to %q within %d is %d, want %d", test.a, test.b, limit, got, want)
			}
		}
	}
	long := strings.Repeat("A", maxSpelling)
	if got := spellingDistance(long, long, 1); got != 0 {
		t.Errorf("longest name to itself is %d", got)
	}
	if got := spellingDistance(long+"A", long+"A", 1); got != 2 {
		t.Errorf("too long a name to itself is %d, want limit+1", got)
	}
}

func FuzzSpellingDistance(f *testing.F) {
	f.Add("NROTH", "NORTH", 1)
	f.Add("CA", "ABC", 2) // the place where a swap and an addition would meet
	f.Add("\x00é", "@a", 3)
	f.Fuzz(func(t *testing.T, a, b string, limit int) {
		if len(a) > 7 || len(b) > 7 || limit < 0 || limit > 8 {
			return
		}
		slow := slowSpellingDistance(a, b)
		if got, want := spellingDistance(a, b, limit), min(slow, limit+1); got != want {
			t.Errorf("%q to %q within %d is %d, want %d", a, b, limit, got, want)
		}
		if a != "" && b != "" && slow <= limit && !similar(newNameKey(a), newNameKey(b), limit) {
			t.Errorf("%q and %q are %d apart but not similar", a, b, slow)
		}
	})
}

func TestFixedNames(t *testing.T) {
	for key, want := range map[string]bool{
		"63RD": true, "AVENUEO": true, "ADA": true, "FRY": true, "100TH": true,
		"OHIO": false, "AVENUEOF": false, "STATE": false,
	} {
		if got := isFixed(key); got != want {
			t.Errorf("isFixed(%q) = %v, want %v", key, got, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	var got []string
	for _, digits := range []string{"", "1", "2", "3", "4", "11", "12", "13", "21", "48", "63", "101", "111", "112"} {
		got = append(got, ordinal(digits))
	}
	want := strings.Split(",1ST,2ND,3RD,4TH,11TH,12TH,13TH,21ST,48TH,63RD,101ST,111TH,112TH", ",")
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
