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

var reportTemplate = template.Must(template.New("report").Parse(reportHTML))

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

// report is one page about the counts. It needs no other file and asks for
// none. Of the list it has the name of the file and nothing else.
type report struct {
	*Result
	Paper
}

// page is what the template makes a report from.
type page struct {
	Lang   string
	Words  *reportTexts
	Input  string
	Policy string
	Style  template.CSS
	Script template.JS

	Warning            string
	Facts              []fact
	Signers, Positions mapFigure
	Table              []tableRow
	TableNote          string
	Without            string // wards without signers
	Unmatched          []unmatchedRow
	Scripts            []scriptCard
	Dates              []fact
	Sources            []citySource
	Notice             string
}

// fact is a figure or a date with its name.
type fact struct{ Name, Value, Note string }

// tableRow is one ward in the table.
type tableRow struct {
	Number         ward.Number
	Count          int
	Signers, Share string
	Alder          string // empty if there is none, then Missing says why
	Missing        string
	Phone, Email   string
	Telephone      template.URL
	Mail           string
	ContactNote    string
	Stand          stand
	StandName      string
	StandOrder     int // those who are for the protections come first
	Act, Date      string
	Source, Link   string
}

type unmatchedRow struct{ Reason, Rows string }

// citySource is a document of the City and the day it speaks for.
type citySource struct{ Title, AsOf string }

// scriptCard is what to say to the alders of some wards.
type scriptCard struct {
	Title, Wards string
	Parts        []outreach.Part
}

// WriteReport writes a page in HTML with maps, tables and what to say on the
// telephone. It opens no connection. There is none for a list whose rows have
// days of their own: no one council is to be spoken of.
func (r *Result) WriteReport(out io.Writer, p Paper) error {
	if r.dated() {
		return errDated
	}
	page, err := report{r, p.withDefaults()}.page()
	if err != nil {
		return err
	}
	return reportTemplate.Execute(out, page)
}

var errDated = errors.New("the rows have days of their own, so that there is no one council to report on or to write to")

func (p Paper) withDefaults() Paper {
	if p.Template == nil {
		p.Template = outreach.BuiltIn(p.Language)
	}
	return p
}

func (r report) page() (page, error) {
	words := reportWords[r.Language]
	measure, seats := r.seats(r.Language)
	drawing := wardmap.New(r.day.Map(), mapDetail)
	p := page{
		Lang: r.Language.String(), Words: words, Input: fmt.Sprintf(words.Input, cmp.Or(r.Input, words.StandardInput)),
		Policy:    "default-src 'none'; style-src " + hashOf(reportCSS) + "; script-src " + hashOf(reportJS) + "; base-uri 'none'; form-action 'none'",
		Style:     template.CSS(reportCSS), //nolint:gosec // part of the program
		Script:    template.JS(reportJS),   //nolint:gosec // part of the program
		Facts:     r.facts(),
		Signers:   r.signersFigure(drawing, seats),
		Positions: r.positionsFigure(drawing, measure, seats),
		Unmatched: r.unmatched(),
		Scripts:   r.scripts(seats),
		Dates:     r.dates(seats),
		Sources:   r.sources(),
		Notice:    r.atlas.Notice(),
	}
	if r.isStale() {
		p.Warning = fmt.Sprintf(words.Stale, r.Language.Date(r.atlas.SitsUntil()), r.Language.Date(r.day.Date()))
	}
	if measure.ID != "" {
		p.TableNote = strings.TrimSpace(fmt.Sprintf(words.TableMeasure, r.Language.Measure(measure)) + " " + r.Language.RollCall(measure))
	}
	var without []ward.Number
	for _, seat := range seats {
		if r.InWard(seat.Ward) == 0 {
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
		p.Without = fmt.Sprintf(words.NoSignersIn, listed(without))
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
	words := reportWords[r.Language]
	matched := r.OfStatus(ward.StatusMatched)
	share, withSigners := 0.0, 0
	if r.Rows > 0 {
		share = 100 * float64(matched) / float64(r.Rows)
	}
	for n := ward.Number(1); n <= ward.Count; n++ {
		if r.InWard(n) > 0 {
			withSigners++
		}
	}
	facts := []fact{
		{words.Rows, outreach.Number(r.Rows), words.RowsNote},
		{words.Matched, outreach.Number(matched), fmt.Sprintf(words.MatchedNote, percent(share))},
		{words.Wards, outreach.Number(withSigners), fmt.Sprintf(words.WardsNote, ward.Count)},
	}
	for _, more := range []struct {
		name, note string
		count      int
	}{
		{words.Unmatched, words.UnmatchedNote, r.Rows - matched},
		{words.NearBorder, words.BorderNote, r.NearBorder},
		{words.Duplicates, words.TwiceNote, r.Duplicates.Count},
	} {
		if more.count > 0 {
			facts = append(facts, fact{more.name, outreach.Number(more.count), more.note})
		}
	}
	return facts
}

func (r report) tableRow(seat seat) (tableRow, error) {
	words := reportWords[r.Language]
	count := r.InWard(seat.Ward)
	row := tableRow{
		Number: seat.Ward, Count: count, Signers: outreach.Number(count), Share: percent(r.share(seat.Ward)),
		Phone: seat.Phone, Email: seat.Email, ContactNote: seat.contactNote,
		Stand: seat.stand, StandName: words.Stands[seat.stand], StandOrder: seat.stand.order(),
		Act: seat.act.Text, Date: seat.act.Date, Source: seat.act.Source, Link: seat.act.Stance.Source.URL,
	}
	switch seat.State {
	case ward.SeatHeld:
		row.Alder = seat.Holder.Name
	case ward.SeatVacant:
		row.Missing = words.Vacant
	default:
		row.Missing = words.NotKnown
	}
	if row.Act == "" {
		row.Act = r.Language.Pick(seat.reason.Text())
	}
	if digits := onlyDigits(row.Phone); len(digits) == len("3127443063") {
		row.Telephone = template.URL("tel:+1" + digits) //nolint:gosec // digits only
	}
	if row.Email != "" {
		letter := r.letter(seat.Ward, r.Paper)
		body, err := r.Template.Email(letter)
		if err != nil {
			return tableRow{}, err
		}
		row.Mail = outreach.Mailto(row.Email, r.Language.Subject(letter), body)
	}
	return row, nil
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

func (r report) unmatched() []unmatchedRow {
	var rows []unmatchedRow
	for i, count := range r.statuses {
		if status := statuses[i]; count > 0 && status != ward.StatusMatched {
			rows = append(rows, unmatchedRow{r.Language.Pick(statusText(status)), outreach.Number(count)})
		}
	}
	return rows
}

// scripts returns the scripts for the wards with signers, each once: alders of
// whom the same is known share one.
func (r report) scripts(seats []seat) []scriptCard {
	words := reportWords[r.Language]
	wards := map[outreach.Script][]ward.Number{}
	var cards []scriptCard
	for _, ask := range outreach.Asks {
		var scripts []outreach.Script
		for _, seat := range seats {
			if r.InWard(seat.Ward) == 0 || seat.ask.Ask != ask {
				continue
			}
			script := outreach.NewScript(seat.ask, 0, "", r.Language)
			if wards[script] == nil {
				scripts = append(scripts, script)
			}
			wards[script] = append(wards[script], seat.Ward)
		}
		for _, script := range scripts {
			cards = append(cards, scriptCard{
				Title: words.Asks[ask], Wards: fmt.Sprintf(words.ScriptWards, listed(wards[script])), Parts: script.Parts(),
			})
		}
	}
	return cards
}

func (r report) dates(seats []seat) []fact {
	words, info := reportWords[r.Language], r.day.Map().Info()
	inForce := fmt.Sprintf(words.MapFrom, info.ID, r.Language.Date(info.StartDate))
	if !info.EndDate.IsZero() {
		inForce = fmt.Sprintf(words.MapUntil, info.ID, r.Language.Date(info.StartDate), r.Language.Date(info.EndDate))
	}
	var listedOn ward.Date
	for _, seat := range seats {
		if seat.Listed.Compare(listedOn) > 0 {
			listedOn = seat.Listed
		}
	}
	return []fact{
		{Name: words.Day, Value: r.Language.Date(r.day.Date())},
		{Name: words.Map, Value: inForce},
		{Name: words.Council, Value: r.Language.Date(r.atlas.Latest().Date())},
		{Name: words.Offices, Value: cmp.Or(r.Language.Date(listedOn), words.NoOffices)},
	}
}

// sources returns what the City publishes and the data was made from, each
// once.
func (r report) sources() []citySource {
	var found []citySource
	for _, source := range r.atlas.Sources() {
		if source.Publisher != "City of Chicago" && source.Publisher != "City Clerk of Chicago" || source.AsOf.IsZero() {
			continue
		}
		entry := citySource{Title: source.Title, AsOf: fmt.Sprintf(reportWords[r.Language].AsOf, r.Language.Date(source.AsOf))}
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
