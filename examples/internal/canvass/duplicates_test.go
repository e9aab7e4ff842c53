package canvass

import (
	"strings"
	"testing"
)

func TestDuplicates(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       string // duplicate_of of each row
	}{
		{"no names", "address\n121 N LaSalle St\n1060 W Addison\n121 north la salle, chicago 60602\n121 N LaSalle St\n", "- - 1 1"},
		{"names", "name,address\nAna Peña,121 N LaSalle St\nLuis,121 N LaSalle St\n\"ana  PENA\",121 N La Salle\n", "- - 1"},
		{"two name columns", "last,first,address\nPeña,Ana,121 N LaSalle St\nPEÑA,ANA,121 N La Salle\nPeña,Eva,121 N La Salle\n", "- 1 -"},
		{"decomposed accents", "name,address\nPe\u00f1a,121 N LaSalle\nPen\u0303a,121 N LaSalle\n", "- 1"},
		{"Windows-1252", "name,address\nPe\u00f1a,121 N LaSalle\nPe\xf1a,121 N LaSalle\n", "- 1"},
		{"no name given", "name,address\n,121 N LaSalle\n,121 N LaSalle\n", "- -"},
		{"units", "unit,address\n3,121 N LaSalle\n4,121 N LaSalle\nApt. 3,121 N LaSalle\n,\"121 N LaSalle, Unit #3\"\n,121 N LaSalle\nFl 3,121 N LaSalle\n", "- - 1 1 - -"},
		{"corners", "address\nClark & Addison\nAddison y Clark\n", "- 1"},
		{"spelling", "address\n2300 N Lincoln Ave\n2300 N Linclon Ave\n", "- 1"},
		{"ZIP code", "address,zip\n121 N LaSalle St,\n121 N LaSalle St,60602\n", "- 1"},
		{"positions", "lat,lng\n41.8837,-87.6323\n41.88370,-87.63230\n41.8837,-87.6324\n", "- 1 -"},
		{"not placed", "address\n626 Michigan Ave\n626 Michigan\n123 Sesame St\n123 sesame street\n", "- - - 3"},
		{"no address", "address\n\nn/a\n\nn/a\nPO Box 1\nPO Box 1\n", "- - - - - -"},
	} {
		rows, _ := matched(t, options(t, pastDay), test.text)
		var got []string
		for _, answer := range answers(rows) {
			cell := answer["duplicate_of"]
			if cell == "" {
				cell = "-"
			}
			got = append(got, cell)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %q, want %s", test.name, got, test.want)
		}
	}
}
