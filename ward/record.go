package ward

import (
	"cmp"
	"iter"
	"slices"
)

// record is who held which seat, how to reach the seats, and what the holders
// did on which measure. It does not change after newRecord and may be used by
// any number of goroutines.
type record struct {
	people   map[AlderID]Alder // without ward and term
	terms    [Count + 1][]Alder
	contacts [Count + 1]Contact
	measures []Measure
	stances  []Stance
}

// sort puts everything into the order in which it is given out, and gives the
// seats' contacts to those who hold them.
func (r *record) sort() {
	for ward, terms := range r.terms {
		for i := range terms {
			if terms[i].Term.Until.IsZero() {
				terms[i].Contact = r.contacts[ward]
			}
		}
	}
	slices.SortFunc(r.measures, func(x, y Measure) int {
		return cmp.Or(x.day().Compare(y.day()), cmp.Compare(x.ID, y.ID))
	})
	slices.SortFunc(r.stances, func(x, y Stance) int {
		return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.Measure, y.Measure), cmp.Compare(x.Ward, y.Ward),
			cmp.Compare(x.Alder, y.Alder), cmp.Compare(x.Act, y.Act), cmp.Compare(x.Question, y.Question),
			cmp.Compare(x.Source.Title, y.Source.Title), cmp.Compare(x.Source.URL, y.Source.URL))
	})
}

// day is when m was introduced, or, if that is not known, its last action.
func (m Measure) day() Date {
	if m.Introduced.IsZero() {
		return m.Final
	}
	return m.Introduced
}

// alder returns who held ward n on the day on, and false if nobody did, as far
// as the loaded terms tell.
func (r *record) alder(n Number, on Date) (Alder, bool) {
	if term := r.term(n, on); term != nil {
		return *term, true
	}
	return Alder{}, false
}

// term returns the term of ward n that the day on is in, nil if there is none.
// It is for look-ups, which are many: an Alder is large.
func (r *record) term(n Number, on Date) *Alder {
	if !n.IsValid() {
		return nil
	}
	// Most ask for the latest, and no two have a day in common.
	for i := len(r.terms[n]) - 1; i >= 0; i-- {
		if r.terms[n][i].Term.Contains(on) {
			return &r.terms[n][i]
		}
	}
	return nil
}

// inOffice reports whether person held any ward on a day of on, as far as the
// loaded terms tell.
func (r *record) inOffice(person AlderID, on Date) bool {
	for _, terms := range r.terms {
		if slices.ContainsFunc(terms, func(term Alder) bool { return term.ID == person && term.Term.overlaps(on) }) {
			return true
		}
	}
	return false
}

// isComplete reports whether the loaded terms of every ward reach back to all
// days of on, so that whoever is not in them held no seat.
func (r *record) isComplete(on Date) bool {
	return !slices.ContainsFunc(r.terms[1:], func(terms []Alder) bool {
		return len(terms) == 0 || terms[0].Term.From.Compare(on.first()) > 0
	})
}

// holderThrough returns who held ward n on all days of on, and the zero Alder
// if no one person did.
func (r *record) holderThrough(n Number, on Date) Alder {
	first, _ := r.alder(n, on.first())
	last, _ := r.alder(n, on.last())
	if first != last {
		return Alder{}
	}
	return first
}

// isVacant reports whether nobody held ward n on the day on. That is known
// between two terms, and from the end of the last one until the day on which
// the council was confirmed.
func (r *record) isVacant(n Number, on Date) bool {
	if !n.IsValid() {
		return false
	}
	ended, begins := false, false
	for _, term := range r.terms[n] {
		switch {
		case term.Term.Contains(on):
			return false
		case on.Compare(term.Term.From) < 0:
			begins = true
		default:
			ended = true
		}
	}
	return ended && (begins || on.Compare(r.confirmed()) <= 0)
}

// alders yields the wards that were held on the day on, in order, with their
// holders.
func (r *record) alders(on Date) iter.Seq2[Number, Alder] {
	return func(yield func(Number, Alder) bool) {
		for n := Number(1); n <= Count; n++ {
			if alder, ok := r.alder(n, on); ok && !yield(n, alder) {
				return
			}
		}
	}
}

// termsOf yields the loaded terms of ward n, the earliest first.
func (r *record) termsOf(n Number) iter.Seq[Alder] {
	if !n.IsValid() {
		return func(func(Alder) bool) {}
	}
	return slices.Values(r.terms[n])
}

// person returns the person id, without ward, term or contact; false if the
// record has no such person. Stances name people of whom no term is loaded.
func (r *record) person(id AlderID) (Alder, bool) {
	person, ok := r.people[id]
	return person, ok
}

// contact returns how to reach the seat of ward n, held or vacant. It is zero
// if n is no ward or nothing is known.
func (r *record) contact(n Number) Contact {
	if !n.IsValid() {
		return Contact{}
	}
	return r.contacts[n]
}

// confirmed returns the day on which everybody who now holds a seat had been
// confirmed in it, zero if nobody holds one.
func (r *record) confirmed() Date {
	var earliest Date
	for _, terms := range r.terms {
		for _, term := range terms {
			day := term.Confirmed.AsOf
			if term.Term.Until.IsZero() && (earliest.IsZero() || day.Compare(earliest) < 0) {
				earliest = day
			}
		}
	}
	return earliest
}

// allMeasures returns the measures, by the day they were introduced or, where
// that is not known, of their last action. The caller may change the result.
func (r *record) allMeasures() []Measure {
	measures := slices.Clone(r.measures)
	for i := range measures {
		measures[i].Sources = slices.Clone(measures[i].Sources)
	}
	return measures
}

// measure returns the measure id, and false if there is none.
func (r *record) measure(id MeasureID) (Measure, bool) {
	i := slices.IndexFunc(r.measures, func(m Measure) bool { return m.ID == id })
	if i < 0 {
		return Measure{}, false
	}
	measure := r.measures[i]
	measure.Sources = slices.Clone(measure.Sources)
	return measure, true
}

// selectStances yields the stances that q selects, by date, then measure, then
// ward.
func (r *record) selectStances(q StanceQuery) iter.Seq[Stance] {
	return func(yield func(Stance) bool) {
		for _, s := range r.stances {
			if q.selects(s) && !yield(s) {
				return
			}
		}
	}
}

// stancesUpTo yields what person did up to and with the day on. An act of
// which only the month or year is known counts from its last day.
func (r *record) stancesUpTo(on Date, person AlderID) iter.Seq[Stance] {
	return func(yield func(Stance) bool) {
		for _, s := range r.stances {
			if s.Alder == person && s.Date.last().Compare(on) <= 0 && !yield(s) {
				return
			}
		}
	}
}
