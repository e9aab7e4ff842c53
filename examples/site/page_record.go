package main

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// recordView is what the page shows of one person's record.
type recordView struct {
	Intro string
	// Entries are the measures that came up while the person held a seat, the
	// newest first. Others are those from before, with NoSeat as heading.
	Entries, Others []entryView
	NoSeat          string
}

type entryView struct {
	Title, Date, Effect string
	Weakens             bool
	Acts                []actView
	WhyNone             string
	Predecessor         string

	About                string // the heading of what follows
	Summary, Final, Note string
	Sources              []sourceView
}

type actView struct {
	Date, Text, Side, Basis string
	Class                   string // of the side: "for", "against" or "none"
	Derived                 bool
	Note                    string // in English only
	Source                  sourceView
}

// sourceView is a source with its title in the language of the source.
type sourceView struct{ Title, Publisher, URL, Date string }

func newRecordView(entries []ward.Entry, alder string, w *words, l outreach.Language) recordView {
	view := recordView{Intro: fill(w.Record.Intro, "alder", alder)}
	for _, entry := range slices.Backward(entries) {
		if entry.Reason == ward.NotInOffice {
			view.Others = append(view.Others, newEntryView(entry, w, l))
		} else {
			view.Entries = append(view.Entries, newEntryView(entry, w, l))
		}
	}
	switch count := len(view.Others); count {
	case 0:
	case 1:
		view.NoSeat = fill(w.Record.NoSeatOne, "alder", alder)
	default:
		view.NoSeat = fill(w.Record.NoSeat, "count", strconv.Itoa(count), "alder", alder)
	}
	return view
}

func newEntryView(entry ward.Entry, w *words, l outreach.Language) entryView {
	measure := entry.Measure
	view := entryView{
		Title:   l.Pick(measure.Title),
		Date:    l.Date(cmp.Or(measure.Final, measure.Introduced)),
		Effect:  w.Record.Effects[measure.Effect],
		Weakens: measure.Effect == ward.Weakens,
		About:   w.Record.About, Summary: l.Pick(measure.Summary), Final: l.Pick(measure.FinalAction), Note: l.Pick(measure.Note),
	}
	for _, stance := range entry.Stances {
		view.Acts = append(view.Acts, newActView(measure, stance, w, l))
	}
	if entry.Reason != ward.Recorded {
		view.WhyNone = l.Pick(entry.Reason.Text())
	}
	if entry.Predecessor.Name != "" {
		view.Predecessor = fill(w.Record.Predecessor, "name", entry.Predecessor.Name)
	}
	for _, source := range measure.Sources {
		view.Sources = append(view.Sources, newSourceView(source, l))
	}
	return view
}

var sideClasses = map[outreach.Side]string{outreach.NoSide: "none", outreach.Protective: "for", outreach.Opposed: "against"}

func newActView(measure ward.Measure, stance ward.Stance, w *words, l outreach.Language) actView {
	act := outreach.NewAct(measure, stance, l)
	return actView{
		Date: act.Date, Text: act.Text, Side: w.Record.Sides[act.Side], Class: sideClasses[act.Side],
		Basis: w.Record.Bases[stance.Basis], Derived: stance.Basis == ward.Derived,
		Note: stance.Note, Source: newSourceView(stance.Source, l),
	}
}

func newSourceView(source ward.Source, l outreach.Language) sourceView {
	return sourceView{source.Title, source.Publisher, source.URL, l.Date(source.AsOf)}
}

// newSourceViews returns sources, each title of a publisher once.
func newSourceViews(sources []ward.Source, l outreach.Language) []sourceView {
	var views []sourceView
	for _, source := range sources {
		if view := newSourceView(source, l); !slices.Contains(views, view) {
			views = append(views, view)
		}
	}
	return views
}
