package canvass

import (
	"embed"
	"fmt"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

//go:embed words/*.txt
var wordFiles embed.FS

// words are the texts in one language, by name. Those with a verb such as %s
// are filled in.
type words map[string]string

var wordsIn = map[outreach.Language]words{outreach.English: readWords("en"), outreach.Spanish: readWords("es")}

func readWords(file string) words {
	text, err := wordFiles.ReadFile("words/" + file + ".txt")
	if err != nil {
		panic(err) // the file is part of the program
	}
	all := words{}
	for line := range strings.Lines(string(text)) {
		name, text, _ := strings.Cut(strings.TrimSpace(line), ":")
		all[name] = strings.TrimSpace(text)
	}
	return all
}

// fill returns the text called name with args in it.
func (w words) fill(name string, args ...any) string { return fmt.Sprintf(w[name], args...) }

// status says why a row has no ward.
func (w words) status(s ward.Status, l outreach.Language) string {
	if text, ok := w["Status_"+string(s)]; ok {
		return text
	}
	return l.Pick(s.Text())
}
