package main

import (
	"fmt"
	"net/http"

	"github.com/chiward/chiward/ward"
)

// pageData is what the page prepares from an atlas once, such as the drawing
// of the wards. It is immutable.
type pageData struct{}

func newPageData(*ward.Atlas) (*pageData, error) { return &pageData{}, nil }

// addPage registers the handlers of the page.
func (s *site) addPage(mux *http.ServeMux) {
	mux.Handle("GET /{$}", s.with(showPage))
	mux.Handle("POST /{$}", s.with(showPage))
}

func showPage(w http.ResponseWriter, _ *http.Request, data *edition) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	fmt.Fprintln(w, data.atlas.AsOf())
}
