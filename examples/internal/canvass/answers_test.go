package canvass

import (
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

func TestFormulas(t *testing.T) {
	for _, test := range []struct {
		cell     string
		harmless string
		runs     bool
	}{
		{"=1+1", "'=1+1", true},
		{"@SUM(A1)", "'@SUM(A1)", true},
		{"\tx", "'\tx", true},
		{"\r=1", "'\r=1", true},
		{"+cmd|'/C calc'!A0", "'+cmd|'/C calc'!A0", true},
		{"-A1", "'-A1", true},
		{"-87.6323", "'-87.6323", false},
		{"+1 (312) 555-0100", "'+1 (312) 555-0100", false},
		{"-", "'-", false},
		{"", "", false},
		{"121 N La Salle St", "121 N La Salle St", false},
		{"a=b", "a=b", false},
		{"＝1+1", "＝1+1", true},
		{"＋A1", "＋A1", true},
		{"＋1 312", "＋1 312", false},
		{"＠x", "＠x", true},
	} {
		if got := harmless(test.cell); got != test.harmless {
			t.Errorf("harmless(%q) = %q, want %q", test.cell, got, test.harmless)
		}
		if got := runs(test.cell); got != test.runs {
			t.Errorf("runs(%q) = %t", test.cell, got)
		}
	}
}

// TestNoFormulaIsAdded looks at the cells that are added to a file full of
// formulas, and at what the organizer is told.
func TestNoFormulaIsAdded(t *testing.T) {
	text := "lat,lng,address,note\n,,=1+1,x\n41.8837,-87.6323,,=HYPERLINK(1)\n,,-2+3 N State,@x\n,,@ Clark & Addison,y\n"
	rows, _ := matched(t, options(t, pastDay), text)
	for i, answer := range answers(rows) {
		for name, cell := range answer {
			if _, err := strconv.ParseFloat(cell, 64); err != nil && harmless(cell) != cell {
				t.Errorf("row %d: %s is %q", i+1, name, cell)
			}
		}
	}
	if lng := answers(rows)[1]["lng"]; lng != "-87.6323000" {
		t.Errorf("the longitude is %q, which is no number", lng)
	}
	for i, want := range strings.Split(text, "\n")[1:5] {
		if got := strings.Join(rows[i+1][:4], ","); got != want {
			t.Errorf("row %d came back as %q, want %q", i+1, got, want)
		}
	}
	result, err := Match(t.Context(), strings.NewReader(strings.Replace(text, "note", "=note", 1)), io.Discard, options(t, pastDay))
	if err != nil {
		t.Fatal(err)
	}
	var notes strings.Builder
	result.Print(&notes, false)
	if want := (Occurrences{6, 0}); result.Formulas != want || !strings.Contains(notes.String(), "may run as a formula: 6, first in row 0") {
		t.Errorf("%+v, %q, want %+v", result.Formulas, notes.String(), want)
	}
}

func TestAppendCell(t *testing.T) {
	for _, test := range []struct{ cell, want string }{
		{"", ""},
		{"a b", "a b"},
		{" a", `" a"`},
		{"a;b", `"a;b"`},
		{"a,b", "a,b"},
		{`5" pipe`, `"5"" pipe"`},
		{`"`, `""""`},
		{"a\r\nb", "\"a\r\nb\""},
	} {
		if got := string(appendCell(nil, test.cell, ';')); got != test.want {
			t.Errorf("%q: %s, want %s", test.cell, got, test.want)
		}
	}
}

func TestDoubtful(t *testing.T) {
	for text, want := range map[string]bool{
		"121 N LaSalle St":       false,
		"2300 N Linclon Ave":     false, // a spelling mistake that leaves one street
		"1060 W Addison":         false,
		"1060 W Addison, 60647":  true, // another ZIP code
		"626 Michigan Ave":       true,
		"Milwaukee & North":      true, // near a border
		"n/a":                    true,
		"5501 N Kenneth Ave":     true,
		"2100 Ridge Av Evanston": true,
	} {
		day := dayFor(t, pastDay)
		res := day.Address(text)
		if got := isDoubtful(&res); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
	if !isDoubtful(&ward.Result{Status: ward.StatusEmpty}) {
		t.Error("a row without an address is not doubtful")
	}
}
