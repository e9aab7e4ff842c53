package main

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// problem says what is wrong with a request in the form of RFC 9457. Field is
// the parameter that is mistaken, empty if none is.
type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Field  string `json:"field,omitempty"`
}

// mistake returns the problem with a parameter.
func mistake(field, detail string) *problem {
	return &problem{Status: http.StatusBadRequest, Detail: detail, Field: field}
}

func writeProblem(w http.ResponseWriter, p *problem) {
	p.Title = http.StatusText(p.Status)
	w.Header().Set("Cache-Control", keepNothing)
	writeText(w, p.Status, "application/problem+json", encode(p))
}

// encode returns value as JSON with <, > and & escaped, so that no answer can
// pass for HTML.
func encode(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // our own types do not fail to encode
	}
	return append(text, '\n')
}

// htmlType is the type of a page.
const htmlType = "text/html; charset=utf-8"

func writeText(w http.ResponseWriter, status int, kind string, text []byte) {
	header := w.Header()
	header["Content-Type"] = []string{kind}
	header["Content-Length"] = []string{strconv.Itoa(len(text))}
	w.WriteHeader(status)
	w.Write(text) //nolint:gosec // JSON with <, > and & escaped, or what html/template has made
}
