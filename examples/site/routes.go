package main

import (
	"net/http"
	"path"
	"strings"
)

// route returns a handler that answers as mux does, but with a problem or an error
// page where mux would answer with a text or a redirect: for unknown paths and
// other methods. Pages of other sites may use the API.
func (s *site) route(mux *http.ServeMux) http.Handler {
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.answerMissing(w, r, allowedMethods(mux, r)) })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isClean(r.URL.Path) {
			s.answerMissing(w, r, "")
			return
		}
		mux.ServeHTTP(w, r)
	})
}

func isAPI(p string) bool {
	return strings.HasPrefix(p, "/v1/") || strings.HasPrefix(p, "/civicinfo/") || p == "/openapi.json" || p == "/healthz"
}

// isClean reports whether p is written in one way only. The mux would redirect
// others.
func isClean(p string) bool {
	clean := path.Clean(p)
	return path.IsAbs(p) && (p == clean || clean != "/" && p == clean+"/")
}

// answerMissing answers a request for which there is no handler. Allowed lists
// the methods for which there is one.
func (s *site) answerMissing(w http.ResponseWriter, r *http.Request, allowed string) {
	switch {
	case !isAPI(r.URL.Path) && allowed == "":
		s.sendError(w, r, http.StatusNotFound)
	case !isAPI(r.URL.Path):
		w.Header().Set("Allow", allowed)
		s.sendError(w, r, http.StatusMethodNotAllowed)
	case allowed == "":
		writeProblem(w, &problem{Status: http.StatusNotFound, Detail: "there is nothing here; /openapi.json says what there is"})
	case r.Method == http.MethodOptions:
		w.Header().Set("Access-Control-Allow-Methods", allowed)
		w.Header().Set("Access-Control-Allow-Headers", "Content-Type")
		w.Header().Set("Access-Control-Max-Age", "86400")
		w.WriteHeader(http.StatusNoContent)
	default:
		w.Header().Set("Allow", allowed)
		writeProblem(w, &problem{Status: http.StatusMethodNotAllowed, Detail: "the methods are " + allowed})
	}
}

// allowedMethods lists the methods that mux has for the path of r.
func allowedMethods(mux *http.ServeMux, r *http.Request) string {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
		if _, pattern := mux.Handler(&http.Request{Method: method, URL: r.URL, Host: r.Host}); pattern != "/" {
			allowed = append(allowed, method)
		}
	}
	return strings.Join(allowed, ", ")
}
