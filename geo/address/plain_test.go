package address

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// checkPlain holds what plain reads to what parse reads, and to what parse
// reads in that as it is written.
func checkPlain(t *testing.T, text string) {
	t.Helper()
	got, ok := plain(text)
	if !ok {
		return
	}
	if want, err := parse(text); err != nil || got != want {
		t.Errorf("%q: got %+v, want %+v, %v", text, got, want, err)
	}
	if back, err := parse(got.String()); err != nil || back != got {
		t.Errorf("%q: %q is read back as %+v, %v", text, got, back, err)
	}
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"2330 N CLARK ST":                     "2330 N CLARK ST",
		"2330 north clark street":             "2330 N CLARK ST",
		" 02330  N. Clark  St. ":              "2330 N CLARK ST",
		"6211 Lincoln Ave":                    "6211 LINCOLN AVE",
		"121 N LaSalle":                       "121 N LASALLE",
		"4822 N Broadway":                     "4822 N BROADWAY",
		"1215 W 63rd St":                      "1215 W 63RD ST",
		"3000 S Stony Island Avenue":          "3000 S STONY ISLAND AVE",
		"2330 N Clark St, Chicago, IL 60614":  "2330 N CLARK ST, CHICAGO, IL 60614",
		"2330 N Clark St,chicago il,60614 ":   "2330 N CLARK ST, CHICAGO, IL 60614",
		"2330 N Clark St , CHICAGO":           "2330 N CLARK ST",
		"2330 N Clark St, Chicago, IL":        "2330 N CLARK ST",
		"2330 N Clark St, Chicago, IL, 60827": "2330 N CLARK ST, CHICAGO, IL 60827",
		// More than plain texts.
		"2330 N Clark St,":                              "",
		"2330 N Clark, Chicago, IL":                     "",
		"2330 N Clark St, ChicagoIL":                    "",
		"2330 N Clark St, Chicago, IL60614":             "",
		"2330 N Clark St, Chicago, IL 60301":            "",
		"2330 N Clark St, Chicago, IL 6061":             "",
		"2330 N Clark St, Chicago, IL 60614-1":          "",
		"2330 N Clark St, Oak Park, IL":                 "",
		"2330 N Clark St, Apt 3, Chicago":               "",
		"":                                              "",
		"2330":                                          "",
		"0 N CLARK ST":                                  "",
		"2330-32 N CLARK ST":                            "",
		"2330A N CLARK ST":                              "",
		"23XX N CLARK ST":                               "",
		"120226 S LOOMIS ST":                            "",
		"2330 N CLARK ST APT 3":                         "",
		"2330 N CLARK ST, #3":                           "",
		"2330 N ST":                                     "",
		"121 N LA SALLE ST":                             "",
		"1215 W 63 ST":                                  "",
		"1215 W 63TH ST":                                "",
		"121 N CLARK ST CHICAGO":                        "",
		"2330 N CLARK CHCAGO":                           "",
		"4822 N SAINT LOUIS AVE":                        "",
		"100 N NORTH WATER ST":                          "",
		"100 EAST END AVE":                              "",
		"100 N ADDISON":                                 "", // a suburb
		"100 N OAK LAWN":                                "",
		"100 N CLARK WY":                                "", // Wyoming
		"100 N UNITED STATES":                           "",
		"100 N ESTADOS UNIDOS":                          "",
		"100 N COOK COUNTY":                             "",
		"100 N CLÁRK ST":                                "",
		"100 N A B C D E F ST":                          "",
		"100 N GREEN RED BLUE XX":                       "",
		"100 N " + strings.Repeat("A", maxLine) + " ST": "",
	} {
		a, ok := plain(text)
		if ok != (want != "") || ok && a.String() != want {
			t.Errorf("%q: got %q, %v, want %q", text, a, ok, want)
		}
		checkPlain(t, text)
	}
}

// vocabulary returns every word and name that stands in the sources of the
// package.
func vocabulary(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, name := range files {
		file, err := parser.ParseFile(gotoken.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == gotoken.STRING {
				if word, err := strconv.Unquote(lit.Value); err == nil && word != "" && len(word) < 30 && strings.Trim(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ ") == "" {
					words = append(words, word)
				}
			}
			return true
		})
	}
	slices.Sort(words)
	words = slices.Compact(words)
	if len(words) < 1000 {
		t.Fatalf("found %d words only", len(words))
	}
	return words
}

// TestPlainVocabulary puts every word that the package knows in every place of
// a plain text, alone and beside another.
func TestPlainVocabulary(t *testing.T) {
	words := append(vocabulary(t), "CHICAG", "HICAGO", "CHIACGO", "ILINOIS", "STCHICAGO", "63RD", "21ST", "63", "63TH", "1ST", "101ST", "0AKLEY", "APT3", "12XX")
	random := rand.New(rand.NewPCG(1, 2))
	for _, word := range words {
		other := words[random.IntN(len(words))]
		for _, name := range []string{word, word + " CLARK", "CLARK " + word, "CLARK " + word + " PARK", word + " " + other, other + " " + word + " GREEN"} {
			for _, dir := range []string{"", "N ", "SOUTH ", "E ", "WEST "} {
				for _, typ := range []string{"", " ST", " AVENUE", " WY", " CT"} {
					checkPlain(t, "100 "+dir+name+typ)
					checkPlain(t, "100 "+dir+name+typ+", Chicago, IL 60614")
				}
			}
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("2330 N CLARK ST")
	f.Add("6211 Lincoln Ave.")
	f.Add("100 West 63rd Pl")
	f.Add("1 S. SOUTH CHICAGO")
	f.Add("12 e circle pkwy")
	f.Add("100 N CLARK WY")
	f.Add("2330 N Clark St, Chicago, IL 60614")
	f.Add("2330 N Clark St,,CHICAGO il,60707,")
	f.Fuzz(checkPlain)
}
