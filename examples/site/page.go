package main

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"strconv"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/examples/internal/wardmap"
	"github.com/chiward/chiward/ward"
)

//go:embed templates
var templateFiles embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"fill":      fill,
	"telephone": telephone,
	"asset":     assetURL,
}).ParseFS(templateFiles, "templates/*.html"))

// pageData is what the page prepares from an atlas once. It is immutable.
type pageData struct {
	atlas *ward.Atlas
	place *wardmap.Drawing
	about map[outreach.Language]aboutView
	first map[outreach.Language]firstPage
}

// firstPage is the page as it is for everybody who has not asked yet.
type firstPage struct {
	html []byte
	tag  string
}

// aboutView says what the page rests on.
type aboutView struct {
	Council, Map string
	Outdated     string // empty if the present council is known
	Notice       string
	Sources      []sourceView
}

// pageView is what the template of the page is given.
type pageView struct {
	Words       *words
	Lang, Other outreach.Language
	Query       pageQuery
	City        *drawingView // on the first page
	Result      *resultView  // nil if no place was asked about
	Meeting     meetingView
	About       aboutView
}

// Asked reports whether there is anything to take over into the other language.
func (v pageView) Asked() bool { return v.Query != pageQuery{} }

func newPageData(atlas *ward.Atlas, day *ward.Snapshot) (*pageData, error) {
	data := &pageData{
		atlas: atlas,
		place: wardmap.New(day.Map(), placeDetail),
		about: map[outreach.Language]aboutView{},
		first: map[outreach.Language]firstPage{},
	}
	city := wardmap.New(day.Map(), cityDetail)
	for _, l := range outreach.Languages {
		w := wordsOf(l)
		about := aboutView{
			Council: fill(w.About.Council, "day", l.Date(atlas.Latest().Date()), "today", l.Date(day.Date())),
			Map:     fill(w.About.Map, "day", l.Date(day.Map().Info().StartDate)),
			Notice:  atlas.Notice(),
			Sources: newSourceViews(atlas.Sources(), l),
		}
		if isOutdated(atlas, day) {
			about.Outdated = fill(w.About.Outdated, "day", l.Date(atlas.SitsUntil()))
		}
		data.about[l] = about
		view := data.newView(pageQuery{}, l)
		drawn := newCityView(city, w)
		view.City = &drawn
		html, err := execute("page", view)
		if err != nil {
			return nil, err
		}
		data.first[l] = firstPage{html, tagOf(html)}
	}
	return data, nil
}

// addPage registers the handlers of the page.
func (s *site) addPage(mux *http.ServeMux) {
	mux.Handle("GET /{$}", s.with(sendFirstPage))
	mux.Handle("POST /{$}", s.with(sendResult))
	mux.HandleFunc("GET /assets/{name}", sendAsset)
}

// sendFirstPage takes the language from the query, and nothing else: an
// address in a link would stand in histories and logs.
func sendFirstPage(w http.ResponseWriter, r *http.Request, data *edition) {
	first := data.page.first[pageLanguage(r, nil)]
	w.Header().Set("Vary", "Accept-Language")
	writeList(w, r, "text/html; charset=utf-8", first.html, first.tag)
}

// sendResult answers what was asked with a form.
func sendResult(w http.ResponseWriter, r *http.Request, data *edition) {
	query, l, wrong := readPageQuery(r)
	if wrong != nil {
		writeErrorPage(w, l, wrong.Status)
		return
	}
	view, status, err := data.page.answer(data.today, query, l)
	if err != nil {
		panic(err) // every letter was tried on every kind of seat
	}
	html, err := execute("page", view)
	if err != nil {
		panic(err) // the template was tried by newPageData
	}
	writeHTML(w, status, html)
}

// answer returns the page that answers query on day, and its status.
func (data *pageData) answer(day *ward.Snapshot, query pageQuery, l outreach.Language) (pageView, int, error) {
	view := data.newView(query, l)
	if !query.hasPlace() {
		return view, http.StatusOK, nil
	}
	found, ok := query.lookUp(day)
	if !ok {
		view.Result = &resultView{Title: view.Words.Result.NoWard, Reason: view.Words.Result.NoPosition}
		return view, http.StatusBadRequest, nil
	}
	var err error
	view.Result, err = data.result(day, found, view.Words, l)
	return view, http.StatusOK, err
}

func (data *pageData) newView(query pageQuery, l outreach.Language) pageView {
	w := wordsOf(l)
	view := pageView{Words: w, Lang: l, Query: query, Meeting: newMeetingView(w, l, query.Meeting), About: data.about[l]}
	for _, other := range outreach.Languages {
		if other != l {
			view.Other = other
		}
	}
	return view
}

// errorView is what the template of an error is given.
type errorView struct {
	Words *words
	Lang  outreach.Language
	Text  string
}

// writeErrorPage says to a person that a request failed with status.
func writeErrorPage(w http.ResponseWriter, l outreach.Language, status int) {
	texts := wordsOf(l)
	text, ok := texts.Errors[status]
	if !ok {
		text = texts.Errors[0]
	}
	html, err := execute("error", errorView{texts, l, text})
	if err != nil {
		panic(err) // the template is part of the program
	}
	writeHTML(w, status, html)
}

// writeHTML answers with a page that is for this visitor alone.
func writeHTML(w http.ResponseWriter, status int, html []byte) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(html)))
	w.WriteHeader(status)
	w.Write(html) //nolint:gosec // html/template has escaped what was typed
}

// execute returns the page that the template name makes of view.
func execute(name string, view any) ([]byte, error) {
	var text bytes.Buffer
	err := templates.ExecuteTemplate(&text, name+".html", view)
	return text.Bytes(), err
}
