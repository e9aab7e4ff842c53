package main

import (
	"html/template"
	"net/http"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/examples/internal/resident"
	"github.com/chiward/chiward/ward"
)

// pageHead is part of the head of every page.
var pageHead = template.HTML(`<link rel="icon" href="` + assetURL("icon.svg") + `" type="image/svg+xml">` + //nolint:gosec // names and sums
	`<link rel="stylesheet" href="` + assetURL("page.css") + `"><script src="` + assetURL("page.js") + `" defer></script>`)

// addPages registers the pages for people.
func (s *site) addPages(mux *http.ServeMux) {
	s.handle(mux, "GET /{$}", s.page(func(p *resident.Pages, _ *http.Request, to resident.Reader) []byte { return p.First(to) }))
	s.handle(mux, "GET /wards", s.page(func(p *resident.Pages, _ *http.Request, to resident.Reader) []byte { return p.Wards("", to) }))
	s.handle(mux, "GET /method", s.page(func(p *resident.Pages, _ *http.Request, to resident.Reader) []byte { return p.Method(to) }))
	s.handle(mux, "GET /embed", s.page(func(p *resident.Pages, _ *http.Request, to resident.Reader) []byte {
		return p.Embed(resident.Query{}, to)
	}))
	s.handle(mux, "GET /wards/{ward}", s.page(func(p *resident.Pages, r *http.Request, to resident.Reader) []byte {
		n, _ := ward.ParseNumber(r.PathValue("ward")) // no ward has no page
		return p.Ward(n, to)
	}))
	s.handle(mux, "GET /measures/{id}", s.page(func(p *resident.Pages, r *http.Request, to resident.Reader) []byte {
		return p.Measure(ward.MeasureID(r.PathValue("id")), to)
	}))
	s.handle(mux, "POST /{$}", s.with(s.sendAnswer))
	s.handle(mux, "POST /embed", s.with(s.sendAnswer))
	s.handle(mux, "POST /wards", s.with(s.sendAnswer))
	s.handle(mux, "GET /assets/{name}", http.HandlerFunc(s.sendAsset))
	s.handle(mux, "GET /assets/streets.txt", s.with(func(w http.ResponseWriter, r *http.Request, data *edition) {
		writeTagged(w, r, "text/plain; charset=utf-8", []byte(data.streets))
	}))
}

// page answers with a page that is the same for everybody who reads it in one
// language, until the data changes. It takes only the language and the view from
// the query: an address in a link would end up in histories and logs.
func (s *site) page(build func(p *resident.Pages, r *http.Request, to resident.Reader) []byte) http.Handler {
	return s.with(func(w http.ResponseWriter, r *http.Request, data *edition) {
		if fields, ok := s.handedOver(r); ok {
			w.Header().Set("Cache-Control", keepNothing)
			s.writeAnswer(w, r, data, fields)
			return
		}
		w.Header().Add("Vary", "Accept-Language")
		query := r.URL.Query()
		html := build(data.pages, r, s.reader(r, query.Get("lang"), query.Get("view")))
		if html == nil {
			s.sendError(w, r, http.StatusNotFound)
			return
		}
		writeTagged(w, r, htmlType, html)
	})
}

// reader returns for whom a page is: in the language that was chosen, or else in
// the one that the browser prefers.
func (s *site) reader(r *http.Request, lang, view string) resident.Reader {
	l, err := outreach.ParseLanguage(lang)
	if err != nil {
		l = languageOf(r)
	}
	to := resident.Reader{Language: l, RecordOnly: s.recordOnly}
	to.RecordOnly = to.RecordOnly || view == resident.Reader{RecordOnly: true}.View()
	return to
}

// formFields are those that the forms of the pages send.
var formFields = []string{"address", "lat", "lng", "accuracy", "ward", "meeting", "search", "lang", "view"}

// fields reads what a form sends. It answers with an error page and returns
// false if it cannot be read.
func (s *site) fields(w http.ResponseWriter, r *http.Request) (map[string]string, bool) {
	values, wrong := parameters(r, formFields...)
	if wrong != nil {
		s.sendError(w, r, wrong.Status)
		return nil, false
	}
	fields := map[string]string{}
	for name := range values {
		fields[name] = values.Get(name)
	}
	return fields, true
}

// sendAnswer answers what was asked with a form: on the first page, in the
// frame of another site, or in the list of wards, where somebody may type an
// address too.
func (s *site) sendAnswer(w http.ResponseWriter, r *http.Request, data *edition) {
	fields, ok := s.fields(w, r)
	if !ok {
		return
	}
	if found := data.pages.Search(strings.TrimSpace(fields["search"])); r.URL.Path == wardsPath && len(found) == 1 {
		w.Header().Set("Location", data.pages.WardLink(found[0], s.reader(r, fields["lang"], fields["view"])))
		w.WriteHeader(http.StatusSeeOther)
		return
	}
	if isNavigation(r) {
		to := s.reader(r, fields["lang"], fields["view"])
		link := data.pages.LinkOf(fields, to)
		if r.URL.Path != "/" {
			link = r.URL.Path + "?lang=" + to.Language.String()
			if to.RecordOnly {
				link += "&view=" + to.View()
			}
		}
		if s.handOver(w, link, fields) {
			return
		}
	}
	s.writeAnswer(w, r, data, fields)
}

// Where forms are sent besides the first page.
const (
	embedPath = "/embed"
	wardsPath = "/wards"
)

// writeAnswer answers what was asked.
func (s *site) writeAnswer(w http.ResponseWriter, r *http.Request, data *edition, fields map[string]string) {
	to := s.reader(r, fields["lang"], fields["view"])
	switch r.URL.Path {
	case embedPath:
		writeText(w, http.StatusOK, htmlType, data.pages.Embed(resident.Query{Address: strings.TrimSpace(fields["address"])}, to))
		return
	case wardsPath:
		writeText(w, http.StatusOK, htmlType, data.pages.Wards(strings.TrimSpace(fields["search"]), to))
		return
	}
	html, ok := data.pages.Submit(fields, to)
	status := http.StatusOK
	if !ok {
		status = http.StatusBadRequest
	}
	writeText(w, status, htmlType, html)
}

// sendError answers with a page that says to a person what went wrong.
func (s *site) sendError(w http.ResponseWriter, r *http.Request, status int) {
	query := r.URL.Query()
	w.Header().Set("Cache-Control", keepNothing)
	writeText(w, status, htmlType, s.library.latest.Load().pages.Error(status, s.reader(r, query.Get("lang"), query.Get("view"))))
}
