package canvass

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/examples/internal/wardmap"
	"github.com/chiward/chiward/ward"
)

//go:embed report.html
var reportHTML string

//go:embed report.css
var reportCSS template.CSS

//go:embed report.js
var reportJS template.JS

var reportTemplate = template.Must(template.New("report").Option("missingkey=error").Funcs(template.FuncMap{
	"number": outreach.Number, "share": share, "list": listed, "why": words.status, "telephone": outreach.Dial, "shade": classOf,
	"statuses": func() []ward.Status { return Statuses()[1:] },
	"next":     func(n int) int { return n + 1 },
	"style":    func() template.CSS { return reportCSS },
	"script":   func() template.JS { return reportJS },
	"policy": func() string {
		return "default-src 'none'; style-src " + hashOf(string(reportCSS)) + "; script-src " + hashOf(string(reportJS)) + "; base-uri 'none'; form-action 'none'"
	},
}).Parse(reportHTML))

// Paper says how the report and the letters are made.
type Paper struct {
	// Language is that of the texts.
	Language outreach.Language
	// Template makes the letters and the e-mails that the report begins; if
	// nil, that of [outreach.BuiltIn].
	Template *outreach.Template
	// From is who sends the letters, such as a name and an organization. If it
	// is empty, they have a gap for it.
	From string
	// Input is the name of the list for the head of the report.
	Input string
}

func (p Paper) withDefaults() Paper {
	if p.Template == nil {
		p.Template = outreach.BuiltIn(p.Language)
	}
	return p
}

// report is what the template makes a page from. Of the list it has the name
// and nothing else.
type report struct {
	*Result
	Paper
	Words         words
	Atlas         *ward.Atlas
	Day           *ward.Snapshot
	Stale         bool
	Matched       int // rows
	Unmatched     int
	Measure       ward.Measure
	Areas         []area        // all wards
	With, Without []ward.Number // those with signers, and those without
	Stands        [len(stands)]standCount
	Listed        ward.Date // the newest day for which the City lists an office
	Shades        []int     // the highest count of each shade of the map
	Width, Height int       // of the maps with their margin
	Streets       string    // the main ones, in meters from the middle of the city
	// Where that middle is, and units to a meter.
	StreetsX, StreetsY, StreetsScale float64
}

// area is a ward as it is drawn.
type area struct {
	seat
	Path string
	X, Y float64 // of its number
}

// standCount counts the wards whose alders have one stand, those of which that
// is derived, and their signers.
type standCount struct {
	Stand                   stand
	Wards, Derived, Signers int
}

var errDated = errors.New("the rows have days of their own, so that there is no one council to report on or to write to")

// WriteReport writes a page in HTML with maps, tables and what to say on the
// phone. It opens no connection. There is none for a list whose rows have
// days of their own.
func (r *Result) WriteReport(out io.Writer, p Paper) error {
	if r.dated() {
		return errDated
	}
	drawing := wardmap.New(r.day.Map(), mapDetail)
	page := report{
		Result: r, Paper: p.withDefaults(), Words: wordsIn[p.Language], Atlas: r.atlas, Day: r.day, Stale: r.isStale(),
		Matched: r.OfStatus(ward.StatusMatched), Unmatched: r.Rows - r.OfStatus(ward.StatusMatched),
		Width: drawing.Width() + 2*mapMargin, Height: drawing.Height() + 2*mapMargin,
	}
	window := wardmap.WholeCity(r.day.Map())
	page.Streets = drawing.Streets(wardmap.NewStreets(r.atlas.Streets(), r.day.Map()), window).Main
	page.StreetsX, page.StreetsY = drawing.XY(window.Center)
	page.StreetsScale = 1 / float64(drawing.Scale())
	var seats []seat
	page.Measure, seats = r.seats(p.Language)
	most := 0
	for _, s := range seats {
		at := area{seat: s, Path: drawing.Path(s.Ward)}
		at.X, at.Y = drawing.Label(s.Ward)
		page.Areas = append(page.Areas, at)
		page.Stands[s.Protections.Order()].add(s)
		most = max(most, s.Rows)
		if s.Rows > 0 {
			page.With = append(page.With, s.Ward)
		} else {
			page.Without = append(page.Without, s.Ward)
		}
		if s.listed.Compare(page.Listed) > 0 {
			page.Listed = s.listed
		}
	}
	page.Shades = classLimits(most)
	return reportTemplate.Execute(out, page)
}

func (c *standCount) add(s seat) {
	c.Stand = s.Protections
	c.Wards++
	c.Signers += s.Rows
	if s.Basis == ward.BasisDerived {
		c.Derived++
	}
}

// Mail returns a link that begins a letter to the alder of a ward.
func (r report) Mail(a area) (string, error) {
	letter := r.letter(a.Ward, r.Paper)
	body, err := r.Template.Email(letter)
	return outreach.Mailto(a.Email, r.Language.Subject(letter), body), err
}

// scriptCard is what to say to the alders of some wards.
type scriptCard struct {
	outreach.Script
	Ask   outreach.Ask
	Wards []ward.Number
}

// Scripts returns the scripts for the wards with signers, each once: alders of
// whom the same is known share one.
func (r report) Scripts() []scriptCard {
	var cards []scriptCard
	for _, a := range r.Areas {
		if a.Rows == 0 {
			continue
		}
		script := outreach.NewScript(a.request, 0, "", r.Language).From(r.From)
		at := slices.IndexFunc(cards, func(c scriptCard) bool { return c.Script == script })
		if at < 0 {
			at = len(cards)
			cards = append(cards, scriptCard{Script: script, Ask: a.Ask})
		}
		cards[at].Wards = append(cards[at].Wards, a.Ward)
	}
	order := func(c scriptCard) int { return slices.Index(outreach.Asks[:], c.Ask) }
	slices.SortStableFunc(cards, func(a, b scriptCard) int { return order(a) - order(b) })
	return cards
}

// Sources returns what the City publishes and the data was made from, each
// once.
func (r report) Sources() []ward.Source {
	var found []ward.Source
	for _, source := range r.atlas.Sources() {
		if source.Publisher != "City of Chicago" && source.Publisher != "City Clerk of Chicago" || source.AsOf.IsZero() {
			continue
		}
		same := func(other ward.Source) bool { return other.Title == source.Title && other.AsOf == source.AsOf }
		if !slices.ContainsFunc(found, same) {
			found = append(found, source)
		}
	}
	return found
}

// hashOf returns the source expression of a content security policy for a
// style or script within the page.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// listed returns wards separated by commas.
func listed(wards []ward.Number) string {
	texts := make([]string, len(wards))
	for i, n := range wards {
		texts[i] = strconv.Itoa(int(n))
	}
	return strings.Join(texts, ", ")
}

// share writes how much of a whole a part is, with one decimal.
func share(part, whole int) string {
	return fmt.Sprintf("%.1f%%", 100*float64(part)/float64(max(whole, 1)))
}
