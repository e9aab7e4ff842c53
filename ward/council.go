package ward

import "slices"

// council is who held which seat, how to reach the seats, and what the holders
// did on which measure. The zero council knows nothing.
type council struct {
	sits     []span // when a council sits, the earliest first
	people   []Person
	terms    [Count + 1][]Term // the earliest first, no two with a day in common
	seats    [Count + 1]Seat   // as listed: without state and offices
	offices  [Count + 1][]Office
	measures []Measure // in the order in which they began
	stances  []Stance  // in the order of time
	sources  []Source
	newest   Date // the newest day for which a source speaks
}

// lastDay returns the last day of the council that sits on d, zero if none
// does.
func (c *council) lastDay(d Date) Date {
	for _, sits := range c.sits {
		if sits.has(d) {
			return sits.end
		}
	}
	return Date{}
}

// holder returns the term of ward n that has the day d, nil if none does.
func (c *council) holder(n Number, d Date) *Term {
	// Most ask for the latest.
	for i := len(c.terms[n]) - 1; i >= 0; i-- {
		if t := &c.terms[n][i]; t.days().has(d) {
			return t
		}
	}
	return nil
}

// seat returns the seat of ward n on the day d. What the City listed is in it
// only if listed is true.
func (c *council) seat(n Number, d Date, listed bool) Seat {
	seat := Seat{Ward: n, State: SeatNotKnown, Offices: []Office{}}
	began := Date{} // the first day of the state
	if seat.Holder = c.holder(n, d); seat.Holder != nil {
		seat.State, seat.AsOf, began = SeatHeld, seat.Holder.confirmedOn(), seat.Holder.StartDate
	} else if before := c.termBefore(n, d); before != nil {
		seat.AsOf, began = before.confirmedOn(), before.last.next()
		if c.isVacant(before, d) {
			seat.State, seat.AsOf = SeatVacant, before.vacantAsOf()
		}
	}
	if !listed {
		return seat
	}
	// Listings of another holder than the one of d are of no use.
	stale := func(day Date) bool {
		return slices.ContainsFunc(c.terms[n], func(t Term) bool {
			return t.StartDate.Compare(d) > 0 && t.StartDate.Compare(day) <= 0
		})
	}
	isBefore := func(day Date) bool { return !day.IsZero() && day.Compare(began) < 0 }
	if list := &c.seats[n]; list.Email != "" && !stale(list.Listed) {
		seat.Email, seat.Website, seat.Page = list.Email, list.Website, list.Page
		seat.Note, seat.Source, seat.Listed = list.Note, list.Source, list.Listed
		seat.BeforeHolder = isBefore(list.Listed)
	}
	for _, office := range c.offices[n] {
		if stale(office.Listed) {
			continue
		}
		office.BeforeHolder = isBefore(office.Listed)
		seat.Offices = append(seat.Offices, office)
		if seat.Phone == "" && office.Kind == officeWard {
			seat.Phone = office.Phone
		}
	}
	return seat
}

// termBefore returns the last term of ward n that ended before d, nil if none
// did.
func (c *council) termBefore(n Number, d Date) *Term {
	for i := len(c.terms[n]) - 1; i >= 0; i-- {
		if t := &c.terms[n][i]; !t.last.IsZero() && t.last.Compare(d) < 0 {
			return t
		}
	}
	return nil
}

// isVacant reports whether it is known that nobody holds the seat on d, on
// which no term is, after the term before: its holder left, and either
// another term follows or the council of that time still sits.
func (c *council) isVacant(before *Term, d Date) bool {
	if before.EndDate.IsZero() {
		return false // it ended with its council
	}
	if last := c.lastDay(before.last.next()); !last.IsZero() {
		return d.Compare(last) <= 0
	}
	return slices.ContainsFunc(c.terms[before.Ward], func(t Term) bool { return t.StartDate.Compare(d) > 0 })
}

// vacantAsOf returns the day for which the vacancy after t was confirmed: that
// of the newest source of t that speaks for a later day, else the last day of
// t.
func (t *Term) vacantAsOf() Date {
	day := t.EndDate
	for _, source := range [...]Source{t.Source, t.Confirmed} {
		if source.AsOf.IsDay() && source.AsOf.Compare(day) > 0 {
			day = source.AsOf
		}
	}
	return day
}

// measure returns the measure id, nil if there is none.
func (c *council) measure(id MeasureID) *Measure {
	i := slices.IndexFunc(c.measures, func(m Measure) bool { return m.ID == id })
	if i < 0 {
		return nil
	}
	return &c.measures[i]
}

// acts returns what person did on measure up to and including the day until,
// in the order of time. An act of which only the month or year is known counts
// from its last day.
func (c *council) acts(person PersonID, measure MeasureID, until Date) []Stance {
	acts := []Stance{}
	for _, s := range c.stances {
		if s.Person == person && s.Measure == measure && s.Date.last().Compare(until) <= 0 {
			acts = append(acts, s)
		}
	}
	return acts
}

// wasInOffice reports whether person held any ward on a day of d.
func (c *council) wasInOffice(person PersonID, d Date) bool {
	for _, terms := range c.terms {
		for i := range terms {
			if terms[i].ID == person && terms[i].days().overlaps(d) {
				return true
			}
		}
	}
	return false
}

// reachesBack reports whether the terms of every ward reach back to all days
// of d, so that whoever is not in them held no seat.
func (c *council) reachesBack(d Date) bool {
	return !slices.ContainsFunc(c.terms[1:], func(terms []Term) bool {
		return len(terms) == 0 || terms[0].StartDate.Compare(d.first()) > 0
	})
}
