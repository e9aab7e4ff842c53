package main

import (
	"encoding/json"
	"net/http"
)

// problem says what is wrong with a request in the form of RFC 9457.
type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
	// Field is the parameter that is wrong.
	Field string `json:"field,omitempty"`
}

// Error returns what is wrong and where.
func (p problem) Error() string { return p.Field + ": " + p.Detail }

// writeProblem answers with p, whose title is that of its status.
func writeProblem(w http.ResponseWriter, p problem) {
	p.Title = http.StatusText(p.Status)
	w.Header().Set("Cache-Control", "no-store")
	writeJSON(w, p.Status, "application/problem+json", p)
}

// writeJSON answers with value. It escapes <, > and &, so that no answer can
// pass for HTML.
func writeJSON(w http.ResponseWriter, status int, kind string, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // our own types do not fail to encode
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	w.Write(append(text, '\n'))
}
