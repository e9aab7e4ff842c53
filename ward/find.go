package ward

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// FindPeople returns the people who have a Name, or one of OtherNames, with all
// the words of name. Order, case, accents and punctuation do not matter:
// "fuentes", "Jessie Fuentes" and "FUENTES, JESSICA" find one person. People
// are sorted by ID, which tells apart those of one name. The result is empty if
// name has no words or nobody is found.
func (a *Atlas) FindPeople(name string) []Person {
	words := nameWords(name)
	if len(words) == 0 {
		return nil
	}
	var found []Person
	for _, person := range a.council.people {
		if person.isCalled(words) {
			person.OtherNames = slices.Clone(person.OtherNames)
			found = append(found, person)
		}
	}
	return found
}

// isCalled reports whether one of the names of p has all of words.
func (p *Person) isCalled(words []string) bool {
	called := func(name string) bool {
		has := nameWords(name)
		return !slices.ContainsFunc(words, func(word string) bool { return !slices.Contains(has, word) })
	}
	return called(p.Name) || slices.ContainsFunc(p.OtherNames, called)
}

// nameWords returns the words of name in plain small letters.
func nameWords(name string) []string {
	return strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’':
			return -1 // an accent, "Jr.", "O'Shea"
		}
		return ' '
	}, norm.NFD.String(name)))
}
