package ward

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// checkHolder sets an error in row if s is by somebody who did not hold the
// ward, as far as the terms tell.
func (r *councilReader) checkHolder(s Stance, row *row) {
	terms := r.terms[s.Ward]
	if len(terms) == 0 || s.Date.last().Compare(terms[0].StartDate) < 0 {
		return
	}
	held := func(t Term) bool { return t.ID == s.Person && t.days().overlaps(s.Date) }
	if !slices.ContainsFunc(terms, held) {
		row.fail("alder", fmt.Errorf("%s did not hold ward %d on %v", s.Person, s.Ward, s.Date))
	}
}

// checkVote sets an error in row if s is an entry of a roll call on another
// question than that of the measure, or a second entry of one person.
func (r *councilReader) checkVote(s Stance, m *Measure, row *row) {
	if !s.Act.IsVote() {
		return
	}
	if s.Question != m.Tally.Question {
		row.fail("question", fmt.Errorf("the roll call on %s was on %q", m.ID, m.Tally.Question))
	}
	for _, other := range r.stances {
		if other.Act.IsVote() && other.Person == s.Person && other.Measure == s.Measure {
			row.fail("act", fmt.Errorf("%s is in the roll call on %s already, as %s", s.Person, m.ID, other.Act))
		}
	}
}

// countRollCalls counts the votes on each measure and says how much of its
// roll call they are. More votes than the tally are an error, and so are
// derived votes where votes are missing, for then nothing follows.
func (r *councilReader) countRollCalls() {
	for i := range r.measures {
		m := &r.measures[i]
		if m.Tally.Question == "" {
			m.Tally.RollCall = RollCallNone
			continue
		}
		found := make(map[Act]uint8)
		var derived []string
		var line *row // of the first derived vote
		for i, s := range r.stances {
			if s.Measure != m.ID || !s.Act.IsVote() {
				continue
			}
			found[s.Act]++
			m.voted = s.Date
			if s.Basis == BasisDerived {
				derived = append(derived, fmt.Sprintf("%s of %s", s.Act, s.Person))
				line = cmp.Or(line, r.rows.stances[i])
			}
		}
		missing := r.compareTally(m, found)
		switch {
		case missing && len(derived) > 0:
			line.fail("basis", fmt.Errorf("the roll call on %s is incomplete, so nothing can be derived from it: %s",
				m.ID, strings.Join(derived, ", ")))
			r.faults = append(r.faults, line.err)
		case !missing && len(derived) > 0:
			m.Tally.RollCall = RollCallDerived
		case !missing:
			m.Tally.RollCall = RollCallWhole
		case len(found) == 0 && m.Tally.RollCall == RollCallNone, m.Tally.RollCall == RollCallPartial:
		default:
			m.Tally.RollCall = RollCallIncomplete
		}
	}
}

// compareTally reports whether votes of m that are in its tally were not
// found. More votes than there are in the tally are a fault.
func (r *councilReader) compareTally(m *Measure, found map[Act]uint8) (missing bool) {
	for _, count := range [...]struct {
		act   Act
		field string
		want  uint8
	}{
		{ActYea, "yeas", m.Tally.Yeas},
		{ActNay, "nays", m.Tally.Nays},
		{ActNotVoting, "not_voting", m.Tally.NotVoting},
		{ActAbsent, "absent", m.Tally.Absent},
	} {
		if found[count.act] > count.want {
			row := r.rows.measures[m.ID]
			row.err = nil
			row.fail(count.field, fmt.Errorf("%d stances are %s, the tally has %d", found[count.act], count.act, count.want))
			r.faults = append(r.faults, row.err)
		}
		missing = missing || found[count.act] < count.want
	}
	return missing
}
