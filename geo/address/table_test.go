package address

import (
	"maps"
	"strings"
	"testing"
)

// tableTexts has for each class a text in which % stands for a word of the
// class. It is read otherwise if the table does not have the class of the word.
var tableTexts = map[string][]string{
	"direction":     {"100 % Zyxwv St", "Zyxwv St 1200 %", "% 4521 Zyxwv"},
	"lead":          {"121 % Zyxwv St"},
	"carriageway":   {"900 N Zyxwv Dr %"},
	"type":          {"100 N Zyxwv %", "100 N Zyxwv % Apt 3"},
	"typeinname":    {"411 N Zyxwv % Dr", "411 N Zyxwv % Blvd"},
	"before":        {"100 N % Zyxwv"},
	"unit":          {"100 N Zyxwv % 3", "100 N Zyxwv St % 3", "100 N Zyxwv %"},
	"withdirection": {"100 N Zyxwv St N %"},
	"part":          {"100 N Zyxwv %", "100 N Zyxwv St, %", "100 N Zyxwv % Q"},
	"joiner":        {"Zyxwv % Qwerty", "Zyxwv St % Qwerty St"},
	"through":       {"600 % 820 N Zyxwv St"},
	"corner":        {"% Zyxwv & Qwerty", "% of Zyxwv & Qwerty"},
	"side":          {"% corner of Zyxwv & Qwerty"},
	"article":       {"corner % Zyxwv & Qwerty", "Zyxwv & % Qwerty"},
	"numbersign":    {"% 121 Zyxwv"},
	"block":         {"2300 % of N Zyxwv St"},
	"nothing":       {"100 N Zyxwv St, %"},
	"landmark":      {"% & Zyxwv", "Zyxwv % & Qwerty", "Zyxwv % St"},
	"remark":        {"100 N Zyxwv St, % qwerty", "100 N Zyxwv % qwerty"},
	"phone":         {"100 N Zyxwv %: 312 555 0199"},
	"cardinal":      {"% N Zyxwv St", "%-One N Zyxwv St", "Twenty-% N Zyxwv St"},
	"ordinal":       {"100 W % St", "100 N Zyxwv % floor", "100 W Twenty-% St"},
	"chicago":       {"100 N Zyxwv St, %", "100 N Zyxwv St, %, IL"},
	"illinois":      {"100 N Zyxwv Chicago %"},
	"state":         {"100 N Zyxwv St, Chicago, %", "500 Zyxwv Qwerty, %", "500 Zyxwv Qwerty %"},
	"statename":     {"100 N Zyxwv St, Chicago, %"},
	"city":          {"100 N Zyxwv St %", "100 N Zyxwv St, %, Chicago"},
	"cityword":      {"100 N Zyxwv % of Chicago"},
	"neighborhood":  {"100 N Zyxwv St, %"},
	"country":       {"100 N Zyxwv St 60602 %"},
	"box":           {"% 12"},
	"boxnumber":     {"% 12"},
	"written":       {"100 N % Zyxwv", "100 N Zyxwv % Q", "100 N Zyxwv %"},
	"behindname":    {"100 N Zyxwv %", "100 N % Zyxwv"},
}

// spelled says what readings come to, errors and all.
func (v *vocabulary) spelled(text string) string {
	list := v.read(Input{Text: text})
	var b strings.Builder
	for r := range list.All() {
		b.WriteString(r.Address.String() + "; ")
	}
	if list.err != nil {
		b.WriteString(list.err.Error())
	}
	return b.String()
}

// inColumn reports whether a city in a column of its own is Chicago.
func (v *vocabulary) inColumn(city string) bool {
	place, err := v.readColumns(Input{City: city})
	return err == nil && place.known
}

// without returns the standard vocabulary without one class of one word.
func without(t *testing.T, name, word string) *vocabulary {
	t.Helper()
	v := &vocabulary{index: maps.Clone(standard.index)}
	v.entries = append(v.entries, standard.entries...)
	e := v.entry(word)
	for k, known := range classNames {
		if known == name {
			e.class &^= 1 << k
		}
	}
	if e.class == standard.lookup(word).class {
		t.Fatalf("%s %s: not in the table", name, word)
	}
	if !e.is(streetType) {
		e.typ = ""
	}
	return v
}

// TestWords takes each class of each word out of the table: some text with the
// word is read otherwise then.
func TestWords(t *testing.T) {
	total, idle := 0, 0
	for line := range strings.Lines(wordsText) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 3 {
			continue
		}
		for word := range strings.SplitSeq(fields[2], ", ") {
			total++
			if fields[0] == "spelled" {
				if Spelled(word) != fields[1] {
					t.Errorf("%s is spelled %q, want %q", word, Spelled(word), fields[1])
				}
				continue
			}
			less := without(t, fields[0], word)
			found := fields[0] == "chicago" && less.inColumn(word+" IL") != standard.inColumn(word+" IL")
			for _, text := range tableTexts[fields[0]] {
				text = strings.ReplaceAll(text, "%", word)
				found = found || less.spelled(text) != standard.spelled(text)
			}
			if !found {
				idle++
				t.Errorf("%s %s: no text of %q is read otherwise without it", fields[0], word, tableTexts[fields[0]])
			}
		}
	}
	t.Logf("%d words, %d without effect", total, idle)
	if total < 1_000 {
		t.Errorf("only %d words", total)
	}
}

func TestReadWords(t *testing.T) {
	for text, want := range map[string]string{
		"type\tST":              "words:1: 2 fields, not 3",
		"# type\n\nbogus\t\tST": `words:3: "ST": class "bogus" is not known or there twice`,
		"type\tST\tST, ST":      `words:1: "ST": class "type" is not known or there twice`,
		"cardinal\tx\tONE":      "words:1: ",
	} {
		if _, err := readWords(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}
