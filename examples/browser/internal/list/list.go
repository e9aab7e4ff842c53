// Package list is the page of chiward.html for organizers, on which a list of
// signers is chosen, its columns are looked over, it is matched, and rows are
// put right. It knows no browser: the engine brings the list, and takes care of
// what is written.
package list

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/chiward/chiward/examples/internal/canvass"
	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// A list may have maxMegabytes, each of a million bytes: with the answers it
// takes two to four times as much memory of the browser. The page shows
// maxDoubts of the rows that a person should look at.
const (
	maxMegabytes = 100
	maxDoubts    = 500
)

// Source is a list that somebody chose.
type Source struct {
	Name string
	Size int64            // in bytes
	Open func() io.Reader // reads it from its beginning
}

// ErrUnreadable is in the error of a list that the browser cannot read, such
// as one that was moved.
var ErrUnreadable = errors.New("the file cannot be read; was it moved, or changed since it was chosen?")

// Store keeps what is written to it until it is asked for, any number of times.
type Store interface {
	io.Writer
	io.WriterTo
}

// Page is what the page shows. Get one from [New]. Its methods are called one
// at a time; its fields are for the template.
type Page struct {
	Source   Source
	Layout   *canvass.Layout // nil if no list is open
	Options  canvass.Options // with what was chosen
	From     string          // by whom the letters are
	Canceled bool
	Err      error // of the list

	Result *canvass.Result // nil if the list was not matched
	Doubts []canvass.Doubt // rows to look at, first those without a ward
	Mended map[int]bool    // rows that were put right since the list was matched

	atlas           *ward.Atlas
	newStore        func() Store
	progress        func(text string)
	matched, review Store
}

// New returns the page before anything is chosen. Lists are of the given day
// unless another one is chosen. Results go to stores, and while a list is
// matched, progress is told in words how far that is.
func New(atlas *ward.Atlas, day ward.Date, newStore func() Store, progress func(text string)) *Page {
	return &Page{atlas: atlas, newStore: newStore, progress: progress, Options: canvass.Options{Atlas: atlas, Day: day}}
}

// Choose opens a list and looks at its columns.
func (p *Page) Choose(ctx context.Context, source Source) {
	p.forget()
	p.Layout, p.Source = nil, source
	p.Options = canvass.Options{Atlas: p.atlas, Day: p.Options.Day, Corrected: map[int]string{}}
	if !p.isTooLarge() {
		p.Layout, p.Err = canvass.Inspect(ctx, source.Open(), p.Options)
	}
}

func (p *Page) isTooLarge() bool { return p.Source.Size > maxMegabytes*1_000_000 }

// Do does what a form of the page says, of which fields are the fields.
func (p *Page) Do(ctx context.Context, fields map[string]string, l outreach.Language) {
	switch fields["do"] {
	case "match":
		o := &p.Options
		if fields["sheet"] != o.Sheet {
			clear(o.Corrected) // they are rows of another sheet
		}
		o.Address, o.DateColumn, o.Sheet, o.Points = fields["address"], fields["date"], fields["sheet"], fields["points"] != ""
		if day, err := ward.ParseDay(fields["on"]); err == nil {
			o.Day = day
		}
		p.From = fields["from"]
		p.match(ctx, l)
	case "again":
		p.match(ctx, l)
	case "correct":
		p.correct(fields["row"], cmp.Or(fields["suggestion"], fields["address"]))
	}
}

// forget drops the results.
func (p *Page) forget() {
	p.Result, p.matched, p.review, p.Doubts, p.Mended, p.Err, p.Canceled = nil, nil, nil, nil, map[int]bool{}, nil, false
}

// match matches the list, with the rows that were put right.
func (p *Page) match(ctx context.Context, l outreach.Language) {
	if p.forget(); p.Layout == nil {
		return
	}
	layout, err := canvass.Inspect(ctx, p.Source.Open(), p.Options)
	if err == nil {
		if p.Layout = layout; layout.Question != nil {
			return
		}
		err = p.matchRows(ctx, wordsOf(l)["progress"])
	}
	if err != nil {
		p.forget()
		if p.Canceled = ctx.Err() != nil; !p.Canceled {
			p.Err = err
		}
	}
}

func (p *Page) matchRows(ctx context.Context, progress string) (err error) {
	var without, others []canvass.Doubt
	began, options := time.Now(), p.Options
	p.matched, p.review = p.newStore(), p.newStore()
	options.Review = p.review
	options.Progress = func(rows int) {
		p.progress(fill(progress, "rows", rows, "rate", int(float64(rows)/time.Since(began).Seconds())))
	}
	options.Look = func(d canvass.Doubt) {
		if d.Result.Status != ward.StatusMatched && len(without) < maxDoubts {
			without = append(without, d)
		} else if len(others) < maxDoubts {
			others = append(others, d)
		}
	}
	p.Result, err = canvass.Match(ctx, p.Source.Open(), p.matched, options)
	p.Doubts = slices.Concat(without, others)[:min(len(without)+len(others), maxDoubts)]
	return err
}

// correct looks up another address for a row that is shown. It counts when the
// list is matched again.
func (p *Page) correct(row, address string) {
	for i, d := range p.Doubts {
		if strconv.Itoa(d.Row) == row && strings.TrimSpace(address) != "" {
			p.Doubts[i], p.Mended[d.Row], p.Options.Corrected[d.Row] = p.Result.Again(d, address), true, address
		}
	}
}

// Files returns what can be saved, each by the end of its name. Of a list whose
// rows have days of their own there is no report, and there are no letters.
func (p *Page) Files() []string {
	if p.Options.DateColumn != "" {
		return []string{"-wards.csv", "-review.csv", "-summary.csv", ".zip"}
	}
	return []string{"-wards.csv", "-review.csv", "-summary.csv", "-report.html", "-letters.html", ".zip"}
}

// FileName returns the name of a file that can be saved.
func (p *Page) FileName(file string) string {
	return strings.TrimSuffix(p.Source.Name, path.Ext(p.Source.Name)) + file
}

// Save writes one of the files to out, with the texts of report and letters in
// l.
func (p *Page) Save(file string, l outreach.Language, out io.Writer) (err error) {
	paper := canvass.Paper{Language: l, From: p.From, Input: p.Source.Name}
	switch file {
	case "-wards.csv":
		_, err = p.matched.WriteTo(out)
	case "-review.csv":
		_, err = p.review.WriteTo(out)
	case "-summary.csv":
		err = p.Result.WriteSummaryCSV(out)
	case "-report.html":
		err = p.Result.WriteReport(out, paper)
	case "-letters.html":
		err = p.Result.WriteLetters(out, paper)
	case ".zip":
		err = p.saveAll(paper, out)
	}
	return err
}

// saveAll writes a ZIP file with all other files, and each letter and phone
// script as a text of its own.
func (p *Page) saveAll(paper canvass.Paper, out io.Writer) error {
	packed := zip.NewWriter(out)
	for _, file := range p.Files() {
		if file == ".zip" {
			continue
		}
		part, err := packed.Create(p.FileName(file))
		if err == nil {
			err = p.Save(file, paper.Language, part)
		}
		if err != nil {
			return err
		}
	}
	var letters []canvass.Letter
	var err error
	if p.Options.DateColumn == "" {
		letters, err = p.Result.Letters(paper)
	}
	for _, letter := range letters {
		for _, text := range []struct{ name, text string }{{"ward-%02d.txt", letter.Text}, {"ward-%02d-script.txt", letter.Script}} {
			part, failed := packed.Create(fmt.Sprintf("letters/"+text.name, letter.Ward))
			if failed == nil {
				_, failed = io.WriteString(part, text.text)
			}
			err = errors.Join(err, failed)
		}
	}
	return errors.Join(err, packed.Close())
}
