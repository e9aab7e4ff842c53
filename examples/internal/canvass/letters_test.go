package canvass

import (
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// TestLettersCount checks what letters say of how many signed.
func TestLettersCount(t *testing.T) {
	for _, test := range []struct {
		sure, near int
		want       [2]string // in English and Spanish
	}{
		{1, 0, [2]string{"Residents of the 44th Ward have signed our petition", "Residentes del distrito 44 (Ward 44) han firmado"}},
		{4, 4, [2]string{"Residents of the 44th Ward, and others near its border, have signed", "Residentes del distrito 44 (Ward 44), y otras personas cerca de su límite, han firmado"}},
		{5, 0, [2]string{"5 people with an address in the 44th Ward have signed", "5 personas con domicilio en el distrito 44 (Ward 44) han firmado"}},
		{1234, 5, [2]string{"1,234 people with an address in the 44th Ward, and 5 more near its border, have signed", "1,234 personas con domicilio en el distrito 44 (Ward 44), y otras 5 cerca de su límite, han firmado"}},
		{0, 7, [2]string{"People with an address near the border of the 44th Ward have signed", "Personas con domicilio cerca del límite del distrito 44 (Ward 44) han firmado"}},
	} {
		result := resultOf(t, toyOptions(t, toyDay), map[ward.Number]int{44: test.sure})
		for range test.near {
			result.count(&outcome{status: ward.StatusMatched, ward: 44, nearBorder: true}, false)
		}
		for _, l := range outreach.Languages {
			letters, err := result.Letters(Paper{Language: l})
			if err != nil || len(letters) != 1 || !strings.Contains(letters[0].Text, test.want[l]) {
				t.Errorf("%d and %d near: %v, %q", test.sure, test.near, err, letters)
			}
		}
	}
}

// TestLettersAreSigned checks who sends letters and scripts, and that each act
// in them has its source.
func TestLettersAreSigned(t *testing.T) {
	result := everyResult(t, toyOptions(t, toyDay))
	for _, l := range outreach.Languages {
		gap := map[outreach.Language]string{outreach.English: "[your name", outreach.Spanish: "[su nombre"}[l]
		for _, from := range []string{"", "Ana Ruiz", "Ana Ruiz, Neighbors <United>"} {
			letters, err := result.Letters(Paper{Language: l, From: from})
			if err != nil {
				t.Fatal(err)
			}
			for _, letter := range letters {
				for _, text := range []string{letter.Text, letter.Script} {
					if strings.Contains(text, gap) != (from == "") || !strings.Contains(text, from) {
						t.Errorf("from %q: %s", from, text)
					}
				}
				acts := strings.Count(letter.Text, "2021: ") + strings.Count(letter.Text, "2025: ")
				if acts != strings.Count(letter.Text, "  Source: ")+strings.Count(letter.Text, "  Fuente: ") {
					t.Errorf("acts without a source in %s", letter.Text)
				}
			}
			var page strings.Builder
			if err := result.WriteLetters(&page, Paper{Language: l, From: from}); err != nil {
				t.Fatal(err)
			}
			articles := 0
			for _, e := range elements(t, page.String()) {
				if e.Name.Local == "article" {
					if e.text != letters[articles].Text {
						t.Errorf("on the page stands %q, want %q", e.text, letters[articles].Text)
					}
					articles++
				}
			}
			if articles != len(letters) || !strings.Contains(page.String(), "default-src 'none'") {
				t.Errorf("%d letters on the page, want %d", articles, len(letters))
			}
		}
	}
}
