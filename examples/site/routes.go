package main

import (
	"net/http"
	"path"
	"strings"
)

// methods are those of which some handler is.
var methods = [...]string{http.MethodGet, http.MethodHead, http.MethodPost}

// route answers by mux, and with problems where mux would answer with a text
// or a redirect: to paths that are not there, and to other methods. Programs
// in pages of other sites may use the API.
func route(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		isAPI := strings.HasPrefix(r.URL.Path, "/v1/") || strings.HasPrefix(r.URL.Path, "/civicinfo/") || r.URL.Path == "/openapi.json"
		if isAPI {
			w.Header().Set("Access-Control-Allow-Origin", "*")
		}
		if _, pattern := mux.Handler(r); pattern != "" && isClean(r.URL.Path) {
			mux.ServeHTTP(w, r)
			return
		}
		allowed := allowedMethods(mux, r)
		switch {
		case allowed == "":
			writeProblem(w, &problem{Status: http.StatusNotFound, Detail: "there is nothing here; /openapi.json says what there is"})
		case isAPI && r.Method == http.MethodOptions:
			w.Header().Set("Access-Control-Allow-Methods", allowed)
			w.Header().Set("Access-Control-Allow-Headers", "Content-Type")
			w.Header().Set("Access-Control-Max-Age", "86400")
			w.WriteHeader(http.StatusNoContent)
		default:
			w.Header().Set("Allow", allowed)
			writeProblem(w, &problem{Status: http.StatusMethodNotAllowed, Detail: "there are " + allowed})
		}
	})
}

// allowedMethods lists the methods that mux has for the path of r.
func allowedMethods(mux *http.ServeMux, r *http.Request) string {
	var allowed []string
	for _, method := range methods {
		other := &http.Request{Method: method, URL: r.URL, Host: r.Host}
		if _, pattern := mux.Handler(other); pattern != "" && isClean(r.URL.Path) {
			allowed = append(allowed, method)
		}
	}
	return strings.Join(allowed, ", ")
}

// isClean reports whether p is written in one way only. The mux would redirect
// others.
func isClean(p string) bool {
	return p == path.Clean(p) || strings.HasSuffix(p, "/") && strings.TrimSuffix(p, "/") == path.Clean(p)
}
