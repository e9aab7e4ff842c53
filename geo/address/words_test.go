package address

import (
	"strconv"
	"strings"
	"testing"
)

// TestNumbersInWords spells every number up to 999, and every ordinal up to
// 99, and reads it back.
func TestNumbersInWords(t *testing.T) {
	small := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen " +
		"fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("_ ten twenty thirty forty fifty sixty seventy eighty ninety")
	ordinals := strings.Fields("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth " +
		"thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
	join := func(n int, last []string, round func(string) string) string {
		switch {
		case n < 20:
			return last[n]
		case n%10 == 0:
			return round(tens[n/10])
		}
		return tens[n/10] + "-" + last[n%10]
	}
	cardinal := func(n int) string { return join(n, small, func(s string) string { return s }) }
	ordinal := func(n int) string {
		return join(n, ordinals, func(s string) string { return strings.TrimSuffix(s, "y") + "ieth" })
	}
	for n := 1; n < 1000; n++ {
		word := cardinal(n % 100)
		switch {
		case n >= 100 && n%100 == 0:
			word = small[n/100] + " hundred"
		case n >= 100:
			word = small[n/100] + " hundred and " + word
		}
		want := strconv.Itoa(n) + " N STATE ST"
		if a, err := Parse(word + " N State St"); err != nil || a.String() != want {
			t.Errorf("%q: got %q, %v", word, a, err)
		}
	}
	for n := 1; n < 100; n++ {
		ending := "TH"
		if n < 11 || n > 13 {
			ending = strings.Fields("TH ST ND RD TH TH TH TH TH TH")[n%10]
		}
		want := "100 W " + strconv.Itoa(n) + ending + " ST"
		if n == 5 {
			want = "100 W FIFTH ST"
		}
		if a, err := Parse("100 W " + ordinal(n) + " St"); err != nil || a.String() != want {
			t.Errorf("%q: got %q, %v, want %q", ordinal(n), a, err, want)
		}
	}
}

// TestCountries takes the country off the end of an address in Chicago.
func TestCountries(t *testing.T) {
	for _, country := range []string{
		"USA", "US", "U.S.", "U.S.A.", "United States", "United States of America", "Cook County",
		"EEUU", "EE. UU.", "Estados Unidos", "Estados Unidos de América",
	} {
		text := "121 N LaSalle St, Chicago, IL 60602, " + country
		if a, err := Parse(text); err != nil || a.String() != "121 N LASALLE ST, CHICAGO, IL 60602" {
			t.Errorf("%q: got %q, %v", text, a, err)
		}
	}
}

// TestNeighborhoods reads the name of a neighborhood where the city stands,
// shortened or not, as one within Chicago.
func TestNeighborhoods(t *testing.T) {
	for _, name := range []string{"Mt Greenwood", "Archer Hts", "Logan Sq", "Hyde Pk", "Ukrainian Vlg", "Pilsen"} {
		if _, err := Parse("100 N State St, " + name); err != nil {
			t.Error(err)
		}
	}
}
