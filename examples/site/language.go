package main

import (
	"net/http"

	"golang.org/x/text/language"

	"github.com/chiward/chiward/examples/internal/outreach"
)

// languages are those in which there are texts, in the order of
// [outreach.Languages].
var languages = language.NewMatcher([]language.Tag{language.English, language.Spanish})

// languageOf returns the language that the client prefers.
func languageOf(r *http.Request) outreach.Language {
	header := r.Header.Get("Accept-Language")
	if header == "" {
		return outreach.English
	}
	_, index := language.MatchStrings(languages, header)
	return outreach.Languages[index]
}
