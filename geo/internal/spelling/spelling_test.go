package spelling

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
)

// slowSpellingDistance is the definition: the least number of letters to add,
// leave out, replace or swap with their neighbor, no place twice.
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

// spellingDistance is the table of distances by rows: the plain twin of
// Name.Distance. If a and b are more than limit apart, or longer than
// MaxLength, it returns limit+1.
func spellingDistance(a, b string, limit int) int {
	if len(a) > MaxLength || len(b) > MaxLength {
		return limit + 1
	}
	var rows [3][MaxLength + 1]uint8
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

func distance(a, b string) int {
	m := New(a)
	return m.Distance(b)
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
		if test.a != "" {
			if got := distance(test.a, test.b); got != test.want {
				t.Errorf("%q to %q is %d, want %d", test.a, test.b, got, test.want)
			}
		}
		for limit := range 5 {
			want := min(test.want, limit+1)
			if got := spellingDistance(test.a, test.b, limit); got != want {
				t.Errorf("%q to %q within %d is %d, want %d", test.a, test.b, limit, got, want)
			}
		}
	}
	long := strings.Repeat("A", MaxLength)
	if got := distance(long, long); got != 0 {
		t.Errorf("longest name to itself is %d", got)
	}
	if got := distance(long, long+"B"); got != 1 {
		t.Errorf("longest name to a longer one is %d", got)
	}
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
		if a != "" {
			if got := distance(a, b); got != slow {
				t.Errorf("%q to %q is %d, want %d", a, b, got, slow)
			}
		}
		if slow <= limit && !LettersOf(a).Near(LettersOf(b), limit) {
			t.Errorf("%q and %q are %d apart but not near", a, b, slow)
		}
	})
}

// TestStreetNames compares misspelled names of streets with every name, by the
// table and by bits.
func TestStreetNames(t *testing.T) {
	file, err := os.Open("../../../data/streets/streets.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, row := range rows[1:] {
		if name := strings.ReplaceAll(row[1], " ", ""); len(name) > 3 {
			names = append(names, name)
		}
	}
	for i := 0; i < len(names); i += 10 {
		name := names[i]
		for _, typed := range []string{name[1:], name[:2] + name[1:], name[1:2] + name[:1] + name[2:], name[:3] + "'" + name[4:]} {
			prepared, letters := New(typed), LettersOf(typed)
			for _, known := range names {
				got, want := prepared.Distance(known), spellingDistance(typed, known, MaxLength)
				if got != want {
					t.Fatalf("%s to %s is %d, want %d", typed, known, got, want)
				}
				if !letters.Near(LettersOf(known), want) {
					t.Fatalf("%s and %s are %d apart but not near", typed, known, want)
				}
			}
		}
	}
}
