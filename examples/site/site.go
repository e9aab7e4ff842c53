package main

import (
	"log/slog"
	"net/http"

	"github.com/klauspost/compress/gzhttp"
)

// site answers requests.
type site struct {
	library    *library
	log        *slog.Logger // never waits for whoever reads the log
	proxies    networks
	handoff    handoff
	recordOnly bool // whether every page leaves out what to say
}

// maxBody is how many bytes the body of a request may have. An address is far
// shorter.
const maxBody = 8 << 10

// handler returns the handler of all requests. What wraps the routes is added
// from the inside out.
func (s *site) handler() http.Handler {
	mux := http.NewServeMux()
	s.addPages(mux)
	s.addAPI(mux)
	s.addCivicInfo(mux)

	handler := s.route(mux)
	handler = gzhttp.GzipHandler(handler)
	handler = limitBodies(handler, maxBody)
	handler = s.limitClients(handler)
	handler = setSecurityHeaders(handler)
	handler = s.recoverPanics(handler)
	return s.logRequests(handler)
}

// editionHandler answers a request from one edition of the data.
type editionHandler func(w http.ResponseWriter, r *http.Request, data *edition)

// with passes the newest edition to handle, once for each request, so that no
// answer is mixed from two.
func (s *site) with(handle editionHandler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handle(w, r, s.library.latest.Load())
	})
}
