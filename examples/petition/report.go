package main

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"path/filepath"
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

// report is one page about the counts. It needs no other file and asks for
// none. Of the input it has the name of the file and nothing else.
type report struct {
	atlas    *ward.Atlas
	day      *ward.Snapshot
	sum      *summary
	input    string
	language outreach.Language
	template *outreach.Template
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

// write writes the report to out.
func (r report) write(out io.Writer) error {
	page, err := r.page()
	if err != nil {
		return err
	}
	return reportTemplate.Execute(out, page)
}

func (r report) page() (page, error) {
	words := reportWords[r.language]
	measure, seats := seatsOf(r.atlas, r.day, r.language)
	input := filepath.Base(r.input)
	if r.input == "-" {
		input = words.StandardInput
	}
	drawing := wardmap.New(r.day.Map(), mapDetail)
	p := page{
		Lang: r.language.String(), Words: words, Input: fmt.Sprintf(words.Input, input),
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
	if isStale(r.atlas, r.day) {
		p.Warning = fmt.Sprintf(words.Stale, r.language.Date(r.atlas.SitsUntil()), r.language.Date(r.day.Date()))
	}
	if measure.ID != "" {
		p.TableNote = strings.TrimSpace(fmt.Sprintf(words.TableMeasure, r.language.Measure(measure)) + " " + r.language.RollCall(measure))
	}
	var without []ward.Number
	for _, seat := range seats {
		if r.sum.wards[seat.Ward] == 0 {
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
	words, sum := reportWords[r.language], r.sum
	matched := sum.matched()
	share, withSigners := 0.0, 0
	if sum.rows > 0 {
		share = 100 * float64(matched) / float64(sum.rows)
	}
	for _, count := range sum.wards[1:] {
		if count > 0 {
			withSigners++
		}
	}
	facts := []fact{
		{words.Rows, outreach.Number(sum.rows), words.RowsNote},
		{words.Matched, outreach.Number(matched), fmt.Sprintf(words.MatchedNote, percent(share))},
		{words.Wards, outreach.Number(withSigners), fmt.Sprintf(words.WardsNote, ward.Count)},
	}
	for _, more := range []struct {
		name, note string
		count      int
	}{
		{words.Unmatched, words.UnmatchedNote, sum.rows - matched},
		{words.NearBorder, words.BorderNote, sum.nearBorder},
		{words.Duplicates, words.TwiceNote, sum.allDuplicates()},
	} {
		if more.count > 0 {
			facts = append(facts, fact{more.name, outreach.Number(more.count), more.note})
		}
	}
	return facts
}

func (r report) tableRow(seat seat) (tableRow, error) {
	words := reportWords[r.language]
	count := r.sum.wards[seat.Ward]
	row := tableRow{
		Number: seat.Ward, Count: count, Signers: outreach.Number(count), Share: percent(r.sum.share(seat.Ward)),
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
		row.Act = r.language.Pick(seat.reason.Text())
	}
	if digits := onlyDigits(row.Phone); len(digits) == len("3127443063") {
		row.Telephone = template.URL("tel:+1" + digits) //nolint:gosec // digits only
	}
	if row.Email != "" {
		letter := outreach.NewLetter(r.atlas, r.day, seat.Ward, r.sum.signers(seat.Ward), r.language)
		body, err := r.template.Email(letter)
		if err != nil {
			return tableRow{}, err
		}
		row.Mail = outreach.Mailto(row.Email, r.language.Subject(letter), body)
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
	for i, count := range r.sum.statuses {
		if status := statuses[i]; count > 0 && status != ward.StatusMatched {
			rows = append(rows, unmatchedRow{r.language.Pick(status.Text()), outreach.Number(count)})
		}
	}
	return rows
}

// scripts returns the scripts for the wards with signers, each once: alders of
// whom the same is known share one.
func (r report) scripts(seats []seat) []scriptCard {
	words := reportWords[r.language]
	wards := map[outreach.Script][]ward.Number{}
	var cards []scriptCard
	for _, ask := range outreach.Asks {
		var scripts []outreach.Script
		for _, seat := range seats {
			if r.sum.wards[seat.Ward] == 0 || seat.ask.Ask != ask {
				continue
			}
			script := outreach.NewScript(seat.ask, 0, "", r.language)
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
	words, info := reportWords[r.language], r.day.Map().Info()
	inForce := fmt.Sprintf(words.MapFrom, info.ID, r.language.Date(info.StartDate))
	if !info.EndDate.IsZero() {
		inForce = fmt.Sprintf(words.MapUntil, info.ID, r.language.Date(info.StartDate), r.language.Date(info.EndDate))
	}
	var listedOn ward.Date
	for _, seat := range seats {
		if seat.Listed.Compare(listedOn) > 0 {
			listedOn = seat.Listed
		}
	}
	return []fact{
		{Name: words.Day, Value: r.language.Date(r.day.Date())},
		{Name: words.Map, Value: inForce},
		{Name: words.Council, Value: r.language.Date(r.atlas.Latest().Date())},
		{Name: words.Offices, Value: cmp.Or(r.language.Date(listedOn), words.NoOffices)},
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
		entry := citySource{Title: source.Title, AsOf: fmt.Sprintf(reportWords[r.language].AsOf, r.language.Date(source.AsOf))}
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
