package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/chiward/chiward/data/internal/clerk"
	"github.com/chiward/chiward/ward"
)

// legistarMatters compares the draft with the archive of Legistar. Its ids of
// people are not those of eLMS, so names are compared, and nothing is written.
func (f fetcher) legistarMatters(ctx context.Context) error {
	for _, known := range f.draft.atlas.Measures() {
		year := clerk.YearOf(known.RecordNumber)
		if !known.Introduced.IsZero() {
			year = known.Introduced.Time().Year()
		}
		if known.RecordNumber == "" || year > clerk.LegistarUntil {
			continue
		}
		m, err := f.legistar.Matter(ctx, known.RecordNumber)
		if errors.Is(err, clerk.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		f.faults("Legistar, "+m.Number, m.Faults)
		f.crossCheck(m, known)
	}
	return nil
}

// crossCheck reports how a matter in Legistar differs from the tables.
func (f fetcher) crossCheck(m *clerk.Matter, known ward.Measure) {
	sponsors := map[ward.PersonID]bool{}
	votes := map[ward.PersonID]ward.Stance{}
	for s := range f.draft.atlas.Stances(known.ID) {
		switch {
		case s.Act == ward.ActSponsored, s.Act == ward.ActCosponsored:
			sponsors[s.Person] = true
		case s.Act.IsVote():
			votes[s.Person] = s
		}
	}
	tell := func(field string, details []string) {
		if len(details) > 0 {
			f.find(finding{subject: m.Number, field: field, link: m.URL, details: details})
		}
	}
	var details []string
	for _, s := range m.Sponsors {
		called := func(p ward.Person) bool { return sponsors[p.ID] }
		if s.Name != "" && !clerk.IsNobody(s.Name) && !f.unjoined.has(s.Name) && !slices.ContainsFunc(f.draft.atlas.FindPeople(s.Name), called) {
			details = append(details, fmt.Sprintf("Legistar has %q as a sponsor; eLMS and the tables do not", s.Name))
		}
	}
	tell("sponsors", details)
	details = nil
	for _, call := range m.RollCalls() {
		switch {
		case call.Fault != "":
			f.say("%s: the roster of %v in Legistar is not compared: %s", m.Number, call.Day, call.Fault)
		case len(votes) == 0 && call.Question != "":
			details = append(details, fmt.Sprintf("Legistar has a roll call of %v, on %q; eLMS does not", call.Day, call.Action))
		case call.Question == known.Tally.Question:
			details = append(details, f.crossCheckVotes(call, votes)...)
		}
	}
	tell("votes", details)
}

// crossCheckVotes returns whose vote in a roll call in Legistar differs.
func (f fetcher) crossCheckVotes(call clerk.RollCall, votes map[ward.PersonID]ward.Stance) (details []string) {
	held := f.draft.holders(call.Day)
	for _, v := range call.Votes {
		people := slices.DeleteFunc(f.draft.atlas.FindPeople(v.Name), func(p ward.Person) bool { return held[p.ID] == 0 })
		if len(people) != 1 {
			continue
		}
		s, ok := votes[people[0].ID]
		if ok && call.SameDay(s.Date) && s.Act != clerk.ActOf(v.Value) {
			details = append(details, fmt.Sprintf("Legistar has %s as %q, and the tables as %q", people[0].ID, v.Value, s.Act))
		}
	}
	return details
}
