package resident

import (
	"bytes"
	"cmp"
	"embed"
	"html/template"
	"io/fs"
	"slices"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/examples/internal/wardmap"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

//go:embed templates
var templateFiles embed.FS

//go:embed assets
var assetFiles embed.FS

// Assets has page.css, page.js and icon.svg.
func Assets() fs.FS {
	files, err := fs.Sub(assetFiles, "assets")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return files
}

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"fill":      fill,
	"telephone": outreach.Dial,
	"dict":      dict,
}).ParseFS(templateFiles, "templates/*.html"))

// Options say where pages are shown. The zero Options make pages without a style,
// for a site that does not say who runs it.
type Options struct {
	// Head is part of the head of every page: style, script, icon.
	Head template.HTML
	// Operator says in one sentence who runs the site and how to write to
	// them. Where it is empty the pages say that nobody has said so.
	Operator string
	// Base is the address of the site, such as "https://wards.example.org", for
	// the previews of links; empty if not known.
	Base string
	// Names is where [StreetNames] is served; empty if it is not, or if
	// window.chiward has it.
	Names string
	// OneFile is for a document without a site: links to other pages are left
	// out, the method is in the page, and nobody is said to run it.
	OneFile bool
}

// Reader says for whom a page is written. The zero Reader reads English and all
// there is.
type Reader struct {
	Language outreach.Language
	// RecordOnly leaves out the ask, the script, the letter and the sides, for
	// those who may not campaign.
	RecordOnly bool
}

// recordOnly is the value of the parameter view for readers of the record only.
const recordOnly = "record"

// View returns what the parameter view has for r: "record", or nothing.
func (r Reader) View() string {
	if r.RecordOnly {
		return recordOnly
	}
	return ""
}

// Pages makes the pages for one day. It is immutable and safe for any number of
// goroutines. Get one from [New].
type Pages struct {
	options Options
	atlas   *ward.Atlas
	day     *ward.Snapshot
	city    *wardmap.Drawing
	place   *wardmap.Drawing
	paths   template.HTML // the wards of place
	labels  template.HTML // their numbers
	streets *wardmap.Streets
	about   map[Reader]aboutView
	letters map[outreach.Language]*outreach.Template
}

// aboutView says what a page rests on.
type aboutView struct {
	HTML         template.HTML // of all of it, which is made once
	Council, Map string
	Outdated     string // empty if the present council is known
	Operator     string // who runs the site, or who makes the program
	SinceIntro   string
	Since        []measureLine // what came after the last amendment
	Notice       string
	Sources      []sourceView
}

// New prepares the pages for day, a day of atlas.
func New(atlas *ward.Atlas, day *ward.Snapshot, options Options) *Pages {
	p := &Pages{
		options: options, atlas: atlas, day: day,
		city:    wardmap.New(day.Map(), cityDetail),
		place:   wardmap.New(day.Map(), placeDetail),
		streets: wardmap.NewStreets(atlas.Streets(), day.Map()),
		about:   map[Reader]aboutView{},
		letters: map[outreach.Language]*outreach.Template{},
	}
	p.paths = wardPaths(p.place)
	p.labels = template.HTML(execute("labels", wardLabels(p.place))) //nolint:gosec // made by a template
	for _, l := range outreach.Languages {
		p.letters[l] = outreach.BuiltIn(l)
		for _, r := range []Reader{{l, false}, {l, true}} {
			about := p.newAbout(r)
			p.about[r] = about
			about.HTML = template.HTML(execute("about", p.newView("", r))) //nolint:gosec // made by a template
			p.about[r] = about
		}
	}
	return p
}

func (p *Pages) newAbout(r Reader) aboutView {
	w, l := wordsOf(r.Language), r.Language
	about := aboutView{
		Council: fill(w.About.Council, "day", l.Date(p.atlas.Latest().Date()), "today", l.Date(p.day.Date())),
		Map:     fill(w.About.Map, "day", l.Date(p.day.Map().Info().StartDate)),
		Notice:  p.atlas.Notice(),
		Sources: newSourceViews(p.atlas.Sources(), l),
	}
	last, since := p.since(r)
	about.SinceIntro, about.Since = fill(w.About.SinceIntro, "day", l.Date(last)), since
	switch {
	case p.options.OneFile:
		about.Operator = w.About.Project
	case p.options.Operator != "":
		about.Operator = fill(w.About.Operator, "operator", p.options.Operator)
	default:
		about.Operator = w.About.NoOperator + " " + w.About.Project
	}
	if until := p.atlas.SitsUntil(); !until.IsZero() && until.Compare(p.day.Date()) < 0 {
		about.Outdated = fill(w.About.Outdated, "day", l.Date(until))
	}
	return about
}

// dict returns the pairs of a name and a value that follow, for a template that
// is given more than one value.
func dict(pairs ...any) map[string]any {
	values := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		values[pairs[i].(string)] = pairs[i+1] //nolint:forcetypeassert // templates are part of the program
	}
	return values
}

// view is what every template of a page is given.
type view struct {
	Words       *words
	Lang, Other outreach.Language
	Reader      Reader
	Options     Options
	About       aboutView
	Privacy     headedLines
	// PositionHint says what happens to the position of a device.
	PositionHint string

	// Title and Description are for the tab, searches and previews. Path is
	// that of the page on a site, empty if it has none.
	Title, Description, Path string

	Action  string // where the form is sent
	Query   Query
	City    *drawingView // on the first page
	Miss    *missView    // why a place was not found
	Answer  *answerView
	Meeting *meetingView // nil on pages without it
	Wards   *wardsView
	Measure *measureView
	Method  []methodPart
}

// Asked reports whether there is anything to take over into the other
// language that no link says.
func (v view) Asked() bool { return v.Query != Query{} }

// AtField reports whether what was typed is what was wrong.
func (v view) AtField() bool { return v.Miss != nil && !v.Query.isDevice() }

// HasChoices reports whether there is something to choose instead of typing
// again.
func (v view) HasChoices() bool {
	return v.Miss != nil && len(v.Miss.Choices)+len(v.Miss.Suggestions)+len(v.Miss.Wards) > 0
}

func (p *Pages) newView(path string, r Reader) view {
	w := wordsOf(r.Language)
	v := view{
		Words: w, Privacy: w.Privacy, PositionHint: w.Form.PositionHint, Lang: r.Language, Reader: r, Options: p.options, About: p.about[r],
		Title: w.Title, Description: w.Lead, Path: path, Action: "/",
	}
	if p.options.OneFile {
		v.Privacy, v.PositionHint = w.FilePrivacy, w.Form.FileHint
	}
	for _, other := range outreach.Languages {
		if other != r.Language {
			v.Other = other
		}
	}
	return v
}

// link returns the path of a page of the site for r. It is empty in a document
// without a site.
func (p *Pages) link(path string, r Reader) string {
	if p.options.OneFile {
		return ""
	}
	path += "?lang=" + r.Language.String()
	if r.RecordOnly {
		path += "&view=" + r.View()
	}
	return path
}

// execute returns the page that the template name makes of v.
func execute(name string, v any) []byte {
	var text bytes.Buffer
	if err := templates.ExecuteTemplate(&text, name+".html", v); err != nil {
		panic(err) // templates and views are parts of the program
	}
	return text.Bytes()
}

// First returns the page before anything was asked.
func (p *Pages) First(r Reader) []byte {
	v := p.newView("/", r)
	v.City = newCityView(p.city, v.Words)
	v.Meeting = newMeetingView(v.Words, r.Language, "")
	return execute("page", v)
}

// Answer returns the page that answers q, and false if a position in it cannot
// be read, which then is what the page says.
func (p *Pages) Answer(q Query, r Reader) (page []byte, ok bool) {
	v := p.newView("/", r)
	v.Query, ok = q, true
	v.Meeting = newMeetingView(v.Words, r.Language, q.Meeting)
	switch {
	case q.Ward.IsValid():
		p.showWard(&v, q.Ward)
	case q.hasPlace():
		var res ward.Result
		if res, ok = q.lookUp(p.day); ok {
			p.show(&v, res)
		} else {
			v.Miss = &missView{Title: v.Words.Miss.Title, Reason: v.Words.Miss.NoPosition}
		}
	}
	return execute("page", v), ok
}

// Error returns the page for a request that failed with an HTTP status.
func (p *Pages) Error(status int, r Reader) []byte {
	v := p.newView("", r)
	text, ok := v.Words.Errors[status]
	if !ok {
		text = v.Words.Errors[0]
	}
	v.Title, v.Description = v.Words.ErrorTitle, text
	return execute("error", v)
}

// StreetNames returns the official names of the streets of atlas, one a line, the
// longest streets first, for the completion of what is typed.
func StreetNames(atlas *ward.Atlas) string {
	streets := atlas.Streets()
	if streets == nil {
		return ""
	}
	var names []string
	for name := range streets.Names() {
		names = append(names, name.String())
	}
	lengths := map[string]geo.Meters{}
	for line := range streets.Lines(geo.Box{Min: geo.Point{Lat: -90, Lng: -180}, Max: geo.Point{Lat: 90, Lng: 180}}) {
		for i, b := range line.Points[1:] {
			lengths[line.Street.String()] += geo.Distance(line.Points[i], b)
		}
	}
	slices.SortFunc(names, func(x, y string) int {
		return cmp.Or(cmp.Compare(lengths[y], lengths[x]), strings.Compare(x, y))
	})
	return strings.Join(slices.Compact(names), "\n")
}
