package resident

import (
	"slices"

	"github.com/chiward/chiward/ward"
)

// measureView is a measure with what was done in each ward.
type measureView struct {
	Entry entryView
	Lines []measureSeat
	// Others are acts in wards that somebody else held on the day of Lines.
	Intro  string
	Others []measureSeat
}

// measureSeat is a ward on the day of a measure, with the acts of whoever held it.
type measureSeat struct {
	Ward, Alder string
	Acts        []actView
	None        string
}

// measureLine is a measure in a list.
type measureLine struct{ Title, Path, Action string }

// Measure returns the page of a measure: what it does, and what the alder of
// each ward did, by ward. It is empty if there is no such measure.
func (p *Pages) Measure(id ward.MeasureID, r Reader) []byte {
	measure, ok := p.atlas.Measure(id)
	if !ok {
		return nil
	}
	v := p.newView(measurePath(id), r)
	entry := p.newMeasureEntry(measure, r)
	v.Title, v.Description = entry.Title, entry.Summary
	v.Measure = p.newMeasureView(measure, entry, r)
	return execute("list", v)
}

func (p *Pages) newMeasureView(measure ward.Measure, entry entryView, r Reader) *measureView {
	l, w := r.Language, wordsOf(r.Language)
	view := &measureView{Entry: entry}
	stances := slices.Collect(p.atlas.Stances(measure.ID))
	date := measure.Final
	if !date.IsDay() {
		date = measure.Introduced
	}
	day, err := p.atlas.On(date)
	if err != nil { // the day is not known: only what is known is told
		view.Intro = w.Measure.NoDay
	} else {
		view.Intro = fill(w.Measure.Intro, "day", l.Date(date))
		for n := ward.Number(1); n <= ward.Count; n++ {
			seat, _ := day.Seat(n)
			line := measureSeat{Ward: wardTitle(l, n), Alder: w.Wards.States[seat.State]}
			if seat.Holder != nil {
				line.Alder, line.None = seat.Holder.Name, w.Measure.None
				stances = slices.DeleteFunc(stances, func(stance ward.Stance) bool {
					if stance.Person != seat.Holder.ID {
						return false
					}
					act := newActView(measure, stance, r)
					act.How = "" // the note of the measure says it once
					line.Acts, line.None = append(line.Acts, act), ""
					return true
				})
			}
			view.Lines = append(view.Lines, line)
		}
	}
	for _, stance := range stances {
		person, _ := p.atlas.Person(stance.Person)
		view.Others = append(view.Others, measureSeat{
			Ward: wardTitle(l, stance.Ward), Alder: person.Name, Acts: []actView{newActView(measure, stance, r)},
		})
	}
	return view
}

// since returns the day of the last action on the ordinance and its amendments,
// and what came up near it after that, the newest first.
func (p *Pages) since(r Reader) (last ward.Date, lines []measureLine) {
	l := r.Language
	for _, m := range p.atlas.Measures() {
		if !m.Related && m.Final.Compare(last) > 0 {
			last = m.Final
		}
	}
	for _, m := range slices.Backward(p.atlas.Measures()) {
		begun := m.Introduced
		if m.Final.Compare(begun) > 0 {
			begun = m.Final
		}
		if m.Related && (begun.IsZero() || begun.Compare(last) > 0) {
			lines = append(lines, measureLine{l.Measure(m), p.link(measurePath(m.ID), r), actionText(m, wordsOf(l), l)})
		}
	}
	return last, lines
}
