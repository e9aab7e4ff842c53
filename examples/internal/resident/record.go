package resident

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// recordView is what a page shows of the record of a person or of a place, the
// newest first.
type recordView struct {
	Words   *words
	ID      string // in the page
	Heading string
	Intro   string
	Entries []entryView
}

type entryView struct {
	Title, Path string
	Action      string // what became of the measure, with the day
	Effect      string
	// Represented says who represented the place then, Near that this is not
	// sure, and Above that what they did is in the record of the holder.
	// All are empty in the record of a person.
	Represented, Near, Above string
	RollCall                 string
	Acts                     []actView
	WhyNone                  string
	Summary, Note            string
	Sources                  []sourceView
}

type actView struct {
	Date, Text, Side string
	Class            string // of the side, and of how the act is known
	How              string // how a derived act was worked out
	Note             string // in English only
	Source           sourceView
}

// sourceView is a source with its title in the language of the source.
type sourceView struct{ Title, Publisher, URL, Date string }

// newHolderRecord returns what the holder of ward n did, nil if nothing is
// recorded or nobody is known to hold the seat.
func (p *Pages) newHolderRecord(n ward.Number, r Reader) *recordView {
	w := wordsOf(r.Language)
	view := &recordView{Words: w, ID: fmt.Sprintf("record-%d", n), Intro: w.Record.HolderIntro}
	for _, entry := range slices.Backward(p.day.Record(n)) {
		if len(entry.Stances) > 0 {
			view.Entries = append(view.Entries, p.newEntryView(entry, r))
		}
	}
	if view.Entries == nil {
		return nil
	}
	seat, _ := p.day.Seat(n)
	view.Heading = fill(w.Record.HolderHeading, "alder", seat.Holder.Name)
	return view
}

// newPlaceRecord returns who represented a place, which is in ward n now, when
// the Council acted, and what they did. What the present holder did is told
// above it.
func (p *Pages) newPlaceRecord(entries []ward.Entry, n ward.Number, r Reader) *recordView {
	w, l := wordsOf(r.Language), r.Language
	seat, _ := p.day.Seat(n)
	view := &recordView{Words: w, ID: "represented", Heading: w.Record.PlaceHeading, Intro: w.Record.PlaceIntro}
	for _, entry := range slices.Backward(entries) {
		shown := p.newEntryView(entry, r)
		if term := entry.RepresentedBy; term != nil {
			text := w.Record.Represented
			if entry.Certainty != ward.CertaintyClear {
				text = w.Record.RepresentedNear
			}
			shown.Represented = fill(text, "alder", term.Name, "ward", l.Ward(term.Ward))
			if seat.Holder != nil && seat.Holder.ID == term.ID && shown.Acts != nil {
				shown.Acts, shown.Above = nil, fill(w.Record.Above, "alder", term.Name)
			}
		}
		if entry.OtherWards != 0 {
			shown.Near = fill(w.Record.NearThen, "others", w.either(l, entry.OtherWards))
		}
		view.Entries = append(view.Entries, shown)
	}
	return view
}

func (p *Pages) newEntryView(entry ward.Entry, r Reader) entryView {
	measure, _ := p.atlas.Measure(entry.Measure)
	l := r.Language
	view := p.newMeasureEntry(measure, r)
	view.WhyNone = l.Pick(entry.Reason.Text())
	for _, stance := range entry.Stances {
		view.Acts = append(view.Acts, newActView(measure, stance, r))
	}
	return view
}

// newMeasureEntry tells a measure without anybody's acts.
func (p *Pages) newMeasureEntry(measure ward.Measure, r Reader) entryView {
	w, l := wordsOf(r.Language), r.Language
	return entryView{
		Title: l.Measure(measure), Path: p.link(measurePath(measure.ID), r),
		Action: actionText(measure, w, l), Effect: effectText(measure, w), RollCall: rollCallText(measure, w, l),
		Summary: l.Pick(measure.Summary), Note: l.Pick(measure.Note),
		Sources: newSourceViews(measure.Sources, l),
	}
}

func measurePath(id ward.MeasureID) string { return "/measures/" + string(id) }

// actionText says when a measure came up and what became of it, as far as that
// is known.
func actionText(m ward.Measure, w *words, l outreach.Language) string {
	final := l.Pick(m.FinalAction)
	switch {
	case !m.Final.IsZero() && final != "":
		return fill(w.Record.Acted, "day", l.Date(m.Final), "action", final)
	case !m.Introduced.IsZero():
		final = cmp.Or(final, w.Record.NoAction)
		return fill(w.Record.Introduced, "on", l.On(m.Introduced), "action", final)
	}
	return cmp.Or(final, w.Record.NoAction) + "."
}

// effectText says what a measure does to the protections, or would have done.
func effectText(m ward.Measure, w *words) string {
	if m.Related {
		return w.Record.Related
	}
	texts := w.Record.WouldEffects
	if m.Outcome == "passed" {
		texts = w.Record.Effects
	}
	return texts[m.Effect]
}

// rollCallText says whether the measure was voted on, and what is missing in
// the roll call.
func rollCallText(m ward.Measure, w *words, l outreach.Language) string {
	if m.Tally.RollCall == ward.RollCallNone && (m.Outcome == "passed" || m.Outcome == "adopted") {
		return w.Record.NoRollCall
	}
	return l.RollCall(m)
}

var sideClasses = map[ward.Side]string{ward.SideNeither: "none", ward.SideProtects: "for", ward.SideOpposes: "against"}

func newActView(measure ward.Measure, stance ward.Stance, r Reader) actView {
	w, l := wordsOf(r.Language), r.Language
	act := outreach.NewAct(measure, stance, l)
	view := actView{
		Date: act.Date, Text: act.Text, Class: "none",
		Note:   strings.TrimSpace(strings.TrimPrefix(stance.Note, "Two reports.")),
		Source: newSourceView(stance.Source, l),
	}
	switch {
	case stance.Question.IsProcedure():
		view.Class, view.Side = "procedure", w.Record.Procedure
	case !r.RecordOnly:
		view.Class, view.Side = sideClasses[stance.Side], cmp.Or(act.Side, w.Record.NoSide)
	}
	if stance.Basis != ward.BasisRecord {
		view.Class += " " + string(stance.Basis)
	}
	if stance.Basis == ward.BasisDerived && stance.Act.IsVote() {
		view.Note, view.How = "", derivation(measure, stance, w)
	}
	return view
}

// derivation says how a vote was worked out from the count and the names on
// the other side.
func derivation(m ward.Measure, stance ward.Stance, w *words) string {
	text := w.Record.DerivedYea
	if stance.Act == ward.ActNay {
		text = w.Record.DerivedNay
	}
	return fill(text, "yeas", strconv.Itoa(int(m.Tally.Yeas)), "nays", strconv.Itoa(int(m.Tally.Nays)))
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
