package main

import "net/http"

// A page may use what this host serves and nothing else, and other sites may
// not frame it. The position of the device is for the page, which asks for it
// only after a button was pressed.
var pageHeaders = []sharedHeader{
	{"Content-Security-Policy", []string{"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; " +
		"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"}},
	{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
	{"Cross-Origin-Resource-Policy", []string{"same-origin"}},
	{"Permissions-Policy", []string{"geolocation=(self)"}},
	{"Referrer-Policy", []string{"no-referrer"}},
	{"X-Content-Type-Options", []string{"nosniff"}},
}

// A page to embed may be framed by anybody. Scripts of the page around it cannot
// read what is typed, because it stays a document of this host.
var embedHeaders = []sharedHeader{
	{"Content-Security-Policy", []string{"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; " +
		"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors *"}},
	{"Cross-Origin-Resource-Policy", []string{"cross-origin"}},
	{"Permissions-Policy", []string{"geolocation=()"}},
	{"Referrer-Policy", []string{"no-referrer"}},
	{"X-Content-Type-Options", []string{"nosniff"}},
}

// The answers of the API, which pages of other hosts may read, are no pages and
// may use nothing if a browser shows them.
var apiHeaders = []sharedHeader{
	{"Access-Control-Allow-Origin", []string{"*"}},
	{"Content-Security-Policy", []string{"default-src 'none'; frame-ancestors 'none'"}},
	{"Referrer-Policy", []string{"no-referrer"}},
	{"X-Content-Type-Options", []string{"nosniff"}},
}

// sharedHeader has a canonical name and a value that nothing writes to.
type sharedHeader struct {
	name  string
	value []string
}

func setSecurityHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		shared := pageHeaders
		switch {
		case isAPI(r.URL.Path):
			shared = apiHeaders
		case r.URL.Path == embedPath:
			shared = embedHeaders
		}
		header := w.Header()
		for _, h := range shared {
			header[h.name] = h.value
		}
		next.ServeHTTP(w, r)
	})
}

// limitBodies ends the reading of a body after limit bytes with an
// [*http.MaxBytesError].
func limitBodies(next http.Handler, limit int64) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Body != http.NoBody {
			r.Body = http.MaxBytesReader(w, r.Body, limit)
		}
		next.ServeHTTP(w, r)
	})
}
