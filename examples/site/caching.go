package main

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
)

// How long an answer may be kept by whoever gets it.
const (
	keepNothing = "no-store"
	keepShortly = "public, max-age=300, must-revalidate"
	keepAlways  = "public, max-age=31536000, immutable"
)

// cacheControl has how long answers may be kept, by the pattern of the route.
// What is not here, and every mistake, is kept by nobody: look-ups tell where
// somebody is.
var cacheControl = map[string]string{
	"GET /{$}":                keepShortly,
	"GET /wards":              keepShortly,
	"GET /wards/{ward}":       keepShortly,
	"GET /measures/{id}":      keepShortly,
	"GET /method":             keepShortly,
	"GET /embed":              keepShortly,
	"GET /assets/{name}":      keepAlways, // its address changes with it
	"GET /assets/streets.txt": keepAlways,
	"GET /v1/wards":           keepShortly,
	"GET /v1/wards/{ward}":    keepShortly,
	"GET /v1/wards.geojson":   keepShortly,
	"GET /v1/measures":        keepShortly,
	"GET /v1/about":           keepShortly,
	"GET /openapi.json":       keepShortly,
}

// handle registers handler for pattern, with how long its answers are kept.
func (s *site) handle(mux *http.ServeMux, pattern string, handler http.Handler) {
	keep, ok := cacheControl[pattern]
	if !ok {
		keep = keepNothing
	}
	mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", keep)
		handler.ServeHTTP(w, r)
	})
}

// writeTagged answers with text, or, to a client that has it, that it has not
// changed. The tag is weak because what is sent may be compressed.
func writeTagged(w http.ResponseWriter, r *http.Request, kind string, text []byte) {
	tag := `W/"` + sumOf(text) + `"`
	w.Header().Set("ETag", tag)
	if hasTag(r.Header.Values("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	writeText(w, http.StatusOK, kind, text)
}

// hasTag reports whether tag, weak or not, is in the values of If-None-Match,
// each of which is a list or *.
func hasTag(values []string, tag string) bool {
	tag = strings.TrimPrefix(tag, "W/")
	for _, value := range values {
		for one := range strings.SplitSeq(value, ",") {
			if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == tag {
				return true
			}
		}
	}
	return false
}

// sumOf returns a name for text. An answer depends on the edition, the query, the
// language and the program; the sum of its text changes with any of them.
func sumOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:12])
}
