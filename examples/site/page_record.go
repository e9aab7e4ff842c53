package main

import (
	"cmp"
	"slices"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// recordView is what the page shows of the record of a place or of a person,
// the newest first.
type recordView struct {
	Words   *words
	ID      string // in the page
	Heading string
	Intro   string
	Entries []entryView
}

type entryView struct {
	Title, Date, Effect string
	// Represented says who represented the place then, and Near that this is
	// not sure. Both are empty in the record of a person.
	Represented, Near string
	RollCall          string
	Acts              []actView
	WhyNone           string

	About                string // the heading of what follows
	Summary, Final, Note string
	Sources              []sourceView
}

type actView struct {
	Date, Text, Side string
	Class            string // of the side, and of how the act is known
	Note             string // in English only
	Source           sourceView
}

// sourceView is a source with its title in the language of the source.
type sourceView struct{ Title, Publisher, URL, Date string }

// newPlaceRecord returns who represented the place of match when the Council
// acted, and what they did.
func newPlaceRecord(atlas *ward.Atlas, entries []ward.Entry, w *words, l outreach.Language) *recordView {
	view := &recordView{Words: w, ID: "record", Heading: w.Record.Heading, Intro: w.Record.Intro}
	for _, entry := range slices.Backward(entries) {
		shown := newEntryView(atlas, entry, w, l)
		if term := entry.RepresentedBy; term != nil {
			text := w.Record.Represented
			if entry.Certainty != ward.CertaintyClear {
				text = w.Record.RepresentedNear
			}
			shown.Represented = fill(text, "alder", term.Name, "ward", l.Ward(term.Ward))
		}
		if entry.OtherWards != 0 {
			shown.Near = fill(w.Record.NearThen, "others", w.Result.either(l, entry.OtherWards))
		}
		view.Entries = append(view.Entries, shown)
	}
	return view
}

// newHolderRecord returns what the holder of ward n did that is not in shown,
// nil if that is nothing or nobody is known to hold the seat.
func newHolderRecord(atlas *ward.Atlas, day *ward.Snapshot, n ward.Number, shown []ward.Entry, w *words, l outreach.Language) *recordView {
	view := &recordView{Words: w, ID: "holder-" + n.Ordinal(), Heading: w.Record.HolderHeading, Intro: w.Record.HolderIntro}
	if shown != nil {
		view.Heading, view.Intro = w.Record.ElseHeading, w.Record.ElseIntro
	}
	for _, entry := range slices.Backward(day.Record(n)) {
		isShown := slices.ContainsFunc(shown, func(other ward.Entry) bool {
			return other.Measure == entry.Measure && slices.Equal(other.Stances, entry.Stances)
		})
		if len(entry.Stances) > 0 && !isShown {
			view.Entries = append(view.Entries, newEntryView(atlas, entry, w, l))
		}
	}
	if view.Entries == nil {
		return nil
	}
	seat, _ := day.Seat(n)
	view.Heading = fill(view.Heading, "alder", seat.Holder.Name)
	view.Intro = fill(view.Intro, "alder", seat.Holder.Name)
	return view
}

func newEntryView(atlas *ward.Atlas, entry ward.Entry, w *words, l outreach.Language) entryView {
	measure, _ := atlas.Measure(entry.Measure)
	view := entryView{
		Title: l.Measure(measure), Date: l.Date(entry.Date),
		Effect: w.Record.Effects[measure.Effect], RollCall: l.RollCall(measure),
		WhyNone: l.Pick(entry.Reason.Text()),
		About:   w.Record.About, Summary: l.Pick(measure.Summary), Final: l.Pick(measure.FinalAction), Note: l.Pick(measure.Note),
		Sources: newSourceViews(measure.Sources, l),
	}
	for _, stance := range entry.Stances {
		view.Acts = append(view.Acts, newActView(measure, stance, w, l))
	}
	return view
}

var sideClasses = map[ward.Side]string{ward.SideNeither: "none", ward.SideProtects: "for", ward.SideOpposes: "against"}

func newActView(measure ward.Measure, stance ward.Stance, w *words, l outreach.Language) actView {
	act := outreach.NewAct(measure, stance, l)
	view := actView{
		Date: act.Date, Text: act.Text, Side: act.Side, Class: sideClasses[stance.Side],
		Note: stance.Note, Source: newSourceView(stance.Source, l),
	}
	if stance.Question.IsProcedure() {
		view.Class = "procedure"
		view.Side = cmp.Or(view.Side, w.Record.Procedure)
	}
	view.Side = cmp.Or(view.Side, w.Record.NoSide)
	if stance.Basis != ward.BasisRecord {
		view.Class += " " + string(stance.Basis)
	}
	return view
}

func newSourceView(source ward.Source, l outreach.Language) sourceView {
	return sourceView{source.Title, source.Publisher, source.URL, l.Date(source.AsOf)}
}

// newSourceViews returns sources, each that looks the same once.
func newSourceViews(sources []ward.Source, l outreach.Language) []sourceView {
	var views []sourceView
	for _, source := range sources {
		if view := newSourceView(source, l); !slices.Contains(views, view) {
			views = append(views, view)
		}
	}
	return views
}
