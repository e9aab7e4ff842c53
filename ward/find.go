package ward

import (
	"slices"
	"strings"
	"unicode"
)

// FindAlders returns the tenures of everybody who has all the words of name in
// their name, or in one of the other names by which they are known, whatever
// the order, the case, the accents and the punctuation: "fuentes", "Jessie
// Fuentes" and "FUENTES, JESSICA" find one person. It returns the tenures of a
// person together and in the order of time; people of one name are told apart
// by their ID. It is empty if name has no words or nobody is found.
func (a *Atlas) FindAlders(name string) []Alder {
	words := nameWords(name)
	if len(words) == 0 {
		return nil
	}
	var found []Alder
	for _, terms := range a.record.terms {
		for _, alder := range terms {
			if alder.isCalled(words) {
				found = append(found, alder)
			}
		}
	}
	slices.SortStableFunc(found, func(x, y Alder) int {
		if x.ID != y.ID {
			return strings.Compare(string(x.ID), string(y.ID))
		}
		return x.Term.From.Compare(y.Term.From)
	})
	return found
}

// isCalled reports whether one of the names of a has all of words.
func (a Alder) isCalled(words []string) bool {
	names := append(slices.Collect(a.OtherNames()), a.Name)
	return slices.ContainsFunc(names, func(name string) bool {
		has := nameWords(name)
		return !slices.ContainsFunc(words, func(word string) bool { return !slices.Contains(has, word) })
	})
}

// nameWords returns the words of name in plain small letters.
func nameWords(name string) []string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return r
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’':
			return -1 // an accent that stands by itself, "Jr.", "O'Shea"
		}
		return ' '
	}, unaccented.Replace(strings.ToLower(name)))
	return strings.Fields(plain)
}

var unaccented = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ñ", "n", "ç", "c", "ý", "y",
)
