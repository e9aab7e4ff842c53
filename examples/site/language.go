package main

import (
	"net/http"

	"golang.org/x/text/language"

	"github.com/chiward/chiward/ward"
)

// languages are those in which there are texts.
var languages = language.NewMatcher([]language.Tag{language.English, language.Spanish})

// prefersSpanish reports whether the client would rather read Spanish than
// English.
func prefersSpanish(r *http.Request) bool {
	header := r.Header.Get("Accept-Language")
	if header == "" {
		return false
	}
	_, index := language.MatchStrings(languages, header)
	return index == 1
}

// pick returns text in the language of the client.
func pick(r *http.Request, text ward.Text) string {
	if prefersSpanish(r) {
		return text.Spanish
	}
	return text.English
}
