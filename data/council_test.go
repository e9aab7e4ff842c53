package data_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/chiward/chiward/data"
)

// misread are words that readers of the measures took for something else, with
// what to write instead.
var misread = []struct{ word, instead string }{
	{"sobre la mesa", "archivar la propuesta sin votarla: in Mexico it says the opposite"},
	{"recuento", "conteo: recuento is a recount"},
	{"votación nominal", "la lista de cómo votó cada concejal"},
	{"escaño", "puesto"},
	{"regidor", "concejal"},
	{"lay aside", "table"},
	{"laid aside", "tabled"},
	{"wanted it", "what was done; no motive is known"},
	{"quería que", "lo que se hizo; no se sabe el motivo"},
	{"alderman", "alder"},
}

// TestMeasuresAreNotMisread looks for such words in the files of the measures.
func TestMeasuresAreNotMisread(t *testing.T) {
	files, err := fs.Glob(data.Current(), "council/measures/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d measures, %v", len(files), err)
	}
	for _, name := range files {
		text, err := fs.ReadFile(data.Current(), name)
		if err != nil {
			t.Fatal(err)
		}
		line := 0
		for sentence := range strings.Lines(string(text)) {
			line++
			for _, m := range misread {
				if !strings.HasPrefix(sentence, "official_title:") && strings.Contains(strings.ToLower(sentence), m.word) {
					t.Errorf("data/%s, line %d: %q: write %s", name, line, m.word, m.instead)
				}
			}
		}
	}
}
