package canvass

import (
	"cmp"
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
var reportCSS string

//go:embed report.js
var reportJS string

var reportTemplate = template.Must(template.New("report").Option("missingkey=error").Parse(reportHTML))

// Paper says how the report and the letters are made.
type Paper struct {
	// Language is that of the texts.
	Language outreach.Language
	// Template makes the letters and the e-mails that the report begins; if
	// nil, that of [outreach.BuiltIn].
	Template *outreach.Template
	// From is who sends the letters, such as a name and an organization. If it
	// is empty, they have a gap to fill in.
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

// report is one page about the counts. Of the list it has the name and nothing
// else.
type report struct {
	*Result
	Paper
	words   words
	measure ward.Measure
	seats   []seat
}

// page is what the template makes a report from.
type page struct {
	Lang    string
	Words   words
	Input   string
	Policy  string
	Style   template.CSS
	Script  template.JS
	Warning string

	Facts              []fact
	Maps               []mapFigure
	Table              []tableRow
	TableNote, Without string
	Unmatched          []fact
	Scripts            []scriptCard
	Dates, Sources     []fact
	Notice             string
}

// fact is a figure, a date or a source with its name.
type fact struct{ Name, Value, Note string }

// tableRow is one ward in the table.
type tableRow struct {
	seat
	Signers, Share string
	Missing        string // why there is no alder
	Telephone      template.URL
	Mail           string
	StandName      string
	StandOrder     int // those who are for the protections come first
	When, Link     string
}

// scriptCard is what to say to the alders of some wards.
type scriptCard struct {
	Title, Wards string
	Parts        []outreach.Part
}

var errDated = errors.New("the rows have days of their own, so that there is no one council to report on or to write to")

// WriteReport writes a page in HTML with maps, tables and what to say on the
// telephone. It opens no connection. There is none for a list whose rows have
// days of their own.
func (r *Result) WriteReport(out io.Writer, p Paper) error {
	if r.dated() {
		return errDated
	}
	report := report{Result: r, Paper: p.withDefaults(), words: wordsIn[p.Language]}
	report.measure, report.seats = r.seats(p.Language)
	page, err := report.page()
	if err != nil {
		return err
	}
	return reportTemplate.Execute(out, page)
}

func (r report) page() (page, error) {
	p := page{
		Lang: r.Language.String(), Words: r.words, Input: r.words.fill("Input", cmp.Or(r.Input, r.words["StandardInput"])),
		Policy:    "default-src 'none'; style-src " + hashOf(reportCSS) + "; script-src " + hashOf(reportJS) + "; base-uri 'none'; form-action 'none'",
		Style:     template.CSS(reportCSS), //nolint:gosec // part of the program
		Script:    template.JS(reportJS),   //nolint:gosec // part of the program
		Facts:     r.facts(),
		Maps:      r.maps(wardmap.New(r.day.Map(), mapDetail)),
		Unmatched: r.unmatched(),
		Scripts:   r.scripts(),
		Dates:     r.dates(),
		Sources:   r.sources(),
		Notice:    r.atlas.Notice(),
	}
	if r.isStale() {
		p.Warning = r.words.fill("Stale", r.Language.Date(r.atlas.SitsUntil()), r.Language.Date(r.day.Date()))
	}
	if r.measure.ID != "" {
		p.TableNote = strings.TrimSpace(r.words.fill("TableMeasure", r.Language.Measure(r.measure)) + " " + r.Language.RollCall(r.measure))
	}
	var without []ward.Number
	for _, seat := range r.seats {
		if seat.Rows == 0 {
			without = append(without, seat.Ward)
			continue
		}
		row, err := r.tableRow(seat)
		if err != nil {
			return page{}, err
		}
		p.Table = append(p.Table, row)
	}
	if without != nil {
		p.Without = r.words.fill("NoSignersIn", listed(without))
	}
	return p, nil
}

// hashOf returns the source expression of a content security policy for a
// style or script that stands in the page.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (r report) facts() []fact {
	matched, withSigners := r.OfStatus(ward.StatusMatched), 0
	for _, seat := range r.seats {
		if seat.Rows > 0 {
			withSigners++
		}
	}
	share := percent(100 * float64(matched) / float64(max(r.Rows, 1)))
	facts := []fact{
		{r.words["Rows"], outreach.Number(r.Rows), r.words["RowsNote"]},
		{r.words["Matched"], outreach.Number(matched), r.words.fill("MatchedNote", share)},
		{r.words["Wards"], outreach.Number(withSigners), r.words.fill("WardsNote", ward.Count)},
		{r.words["Unmatched"], outreach.Number(r.Rows - matched), r.words["UnmatchedNote"]},
		{r.words["NearBorder"], outreach.Number(r.NearBorder), r.words["BorderNote"]},
		{r.words["Duplicates"], outreach.Number(r.Duplicates.Count), r.words["TwiceNote"]},
	}
	return append(facts[:3:3], slices.DeleteFunc(facts[3:], func(f fact) bool { return f.Value == "0" })...)
}

func (r report) tableRow(s seat) (row tableRow, err error) {
	row = tableRow{
		seat: s, Signers: outreach.Number(s.Rows), Share: percent(s.Percent), Missing: r.words["NotKnown"],
		StandName: r.words["Stand_"+string(s.Protections)], StandOrder: slices.Index(stands[:], s.Protections),
		When: s.act.Date, Link: s.act.Stance.Source.URL,
	}
	row.Did = cmp.Or(s.Did, r.Language.Pick(s.Reason.Text()))
	if s.State == ward.SeatVacant {
		row.Missing = r.words["Vacant"]
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s.Phone)
	if len(digits) == len("3127443063") {
		row.Telephone = template.URL("tel:+1" + digits) //nolint:gosec // digits only
	}
	if s.Email != "" {
		letter := r.letter(s.Ward, r.Paper)
		var body string
		body, err = r.Template.Email(letter)
		row.Mail = outreach.Mailto(s.Email, r.Language.Subject(letter), body)
	}
	return row, err
}

func (r report) unmatched() []fact {
	var rows []fact
	for _, status := range statuses {
		if count := r.OfStatus(status); count > 0 && status != ward.StatusMatched {
			rows = append(rows, fact{Name: r.words.status(status, r.Language), Value: outreach.Number(count)})
		}
	}
	return rows
}

// scripts returns the scripts for the wards with signers, each once: alders of
// whom the same is known share one.
func (r report) scripts() []scriptCard {
	wards := map[outreach.Script][]ward.Number{}
	var cards []scriptCard
	for _, ask := range outreach.Asks {
		var scripts []outreach.Script
		for _, seat := range r.seats {
			if seat.Rows == 0 || seat.Ask != ask {
				continue
			}
			script := outreach.NewScript(seat.request, 0, "", r.Language).From(r.From)
			if wards[script] == nil {
				scripts = append(scripts, script)
			}
			wards[script] = append(wards[script], seat.Ward)
		}
		for _, script := range scripts {
			cards = append(cards, scriptCard{
				Title: r.words["Ask_"+string(ask)], Wards: r.words.fill("ScriptWards", listed(wards[script])), Parts: script.Parts(),
			})
		}
	}
	return cards
}

func (r report) dates() []fact {
	info, date := r.day.Map().Info(), r.Language.Date
	inForce := r.words.fill("MapFrom", info.ID, date(info.StartDate))
	if !info.EndDate.IsZero() {
		inForce = r.words.fill("MapUntil", info.ID, date(info.StartDate), date(info.EndDate))
	}
	var listedOn ward.Date
	for _, seat := range r.seats {
		if seat.listed.Compare(listedOn) > 0 {
			listedOn = seat.listed
		}
	}
	return []fact{
		{Name: r.words["Day"], Value: date(r.day.Date())},
		{Name: r.words["Map"], Value: inForce},
		{Name: r.words["Council"], Value: date(r.atlas.Latest().Date())},
		{Name: r.words["Offices"], Value: cmp.Or(date(listedOn), r.words["NoOffices"])},
	}
}

// sources returns what the City publishes and the data was made from, each
// once.
func (r report) sources() []fact {
	var found []fact
	for _, source := range r.atlas.Sources() {
		if source.Publisher != "City of Chicago" && source.Publisher != "City Clerk of Chicago" || source.AsOf.IsZero() {
			continue
		}
		entry := fact{Name: source.Title, Value: r.words.fill("AsOf", r.Language.Date(source.AsOf))}
		if !slices.Contains(found, entry) {
			found = append(found, entry)
		}
	}
	return found
}

// listed returns wards separated by commas.
func listed(wards []ward.Number) string {
	texts := make([]string, len(wards))
	for i, n := range wards {
		texts[i] = strconv.Itoa(int(n))
	}
	return strings.Join(texts, ", ")
}

// percent writes a share of a whole with one decimal.
func percent(value float64) string { return fmt.Sprintf("%.1f%%", value) }
