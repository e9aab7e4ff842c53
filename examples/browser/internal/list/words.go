package list

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
)

// wordsCSV has the texts of the page: a name, and the text in each of
// [outreach.Languages].
//
//go:embed words.csv
var wordsCSV string

// wordsOf returns the texts in l by their names. A {name} in a text is filled in
// by fill.
func wordsOf(l outreach.Language) map[string]string {
	table, err := csv.NewReader(strings.NewReader(wordsCSV)).ReadAll()
	if err != nil {
		panic(err) // the table is part of the program
	}
	words := map[string]string{}
	for _, line := range table[1:] {
		words[line[0]] = line[1+int(l)]
	}
	return words
}

// fill replaces each {name} in text by the value that follows name in pairs.
func fill(text string, pairs ...any) string {
	texts := make([]string, len(pairs))
	for i, value := range pairs {
		texts[i] = fmt.Sprint(value)
		if number, ok := value.(int); ok {
			texts[i] = outreach.Number(number)
		}
		if i%2 == 0 {
			texts[i] = "{" + texts[i] + "}"
		}
	}
	return strings.NewReplacer(texts...).Replace(text)
}
