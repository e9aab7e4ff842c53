package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/data/internal/clerk"
	"github.com/chiward/chiward/ward"
)

// rollCalls reports how the Council's roll calls on the matter differ from the
// one that the measure has, or that it lacks one.
func (c comparison) rollCalls() {
	known, _ := c.draft.atlas.Measure(c.id)
	calls := c.matter.RollCalls()
	var ours ward.Date // of the votes that are there
	for s := range c.draft.atlas.Stances(c.id) {
		if s.Act.IsVote() {
			ours = s.Date
		}
	}
	which := -1
	for i, call := range calls {
		fits := !call.Absent && c.fits(call, known.Tally, ours)
		if fits && (which < 0 || call.Fault == "" || calls[which].Fault != "") { // the last one decides
			which = i
		}
	}
	for i, call := range calls {
		switch {
		case call.Absent:
			c.say("%s: the roster of %v is not a roll call: %s", c.matter.Number, call.Day, call.Fault)
		case i == which:
			c.rollCall(call, known)
		case call.Question == "" && call.SameDay(ours) && known.Tally.RollCall != ward.RollCallWhole:
			c.tell("votes", "the record does not say what the roll call of that day was on, and its count is another", nil)
		case call.Day.Compare(ours) > 0 && !call.SameDay(ours) && !ours.IsZero():
			c.tell("votes", fmt.Sprintf("a later roll call, on %q of %v; a measure has one", call.Action, call.Day), nil)
		default:
			c.say("%s: another roll call, on %q of %v; a measure has one", c.matter.Number, call.Action, call.Day)
		}
	}
}

// fits reports whether a roll call may be that of a measure whose votes are of
// day: it is on the same question, or has the same count if the record names no
// question.
func (c comparison) fits(call clerk.RollCall, tally ward.Tally, day ward.Date) bool {
	switch {
	case !day.IsZero() && !call.SameDay(day) && !call.Day.IsZero():
		return false
	case call.Question == "":
		return tally.Question != "" && call.Count(ward.ActYea) == int(tally.Yeas) && call.Count(ward.ActNay) == int(tally.Nays)
	}
	return tally.Question == "" || call.Question == tally.Question
}

// rollCall compares a roll call with that of the measure. If that of the measure
// is whole and from the record, only votes that differ are replaced; otherwise
// all votes are.
func (c comparison) rollCall(call clerk.RollCall, known ward.Measure) {
	recorded := known.Tally.RollCall == ward.RollCallWhole
	day := call.Day
	for s := range c.draft.atlas.Stances(c.id) {
		if s.Act.IsVote() {
			recorded = recorded && s.Basis == ward.BasisRecord
			day = s.Date
		}
	}
	why := call.Fault
	held := c.draft.holders(day)
	acts, lacks := c.join(call, held, !recorded)
	votes := ballots{c.id, cmp.Or(known.Tally.Question, call.Question), day, ward.BasisRecord, c.source, acts}
	edits := c.draft.ballotEdits(votes, recorded)
	switch {
	case recorded && why == "" && len(edits)+len(lacks) == 0:
		return
	case why == "" && (!recorded || len(edits) == 0):
		why = strings.Join(lacks, "; ")
	}
	if why != "" {
		c.tell("votes", why, nil)
		return
	}
	edits = append(edits, c.draft.countEdits(c.id, votes.question, call.Count)...)
	c.tell("votes", "", append(edits, c.draft.outdated(c.id, "votes")...))
}

// join returns the votes of a roll call by person, and what is missing for it to
// be whole: names that cannot be identified by their ids, and people who held a
// seat and are not in it. People whose ids are not known yet are missing only if
// all must be there.
func (c comparison) join(call clerk.RollCall, held map[ward.PersonID]ward.Number, all bool) (map[ward.PersonID]ballot, []string) {
	votes, ours := map[ward.PersonID]ballot{}, map[ward.PersonID]ward.Act{}
	for s := range c.draft.atlas.Stances(c.id) {
		if s.Act.IsVote() && s.Basis == ward.BasisRecord {
			ours[s.Person] = s.Act
		}
	}
	var lacks []string
	unjoined := 0
	for _, v := range call.Votes {
		person, ok := c.draft.person(v.PersonID)
		if !ok {
			c.notJoined(v.Name, v.PersonID, "in the roll call on "+c.matter.Number, func(id ward.PersonID) bool { return ours[id] == clerk.ActOf(v.Value) })
			unjoined++
			continue
		}
		if held[person] == 0 {
			lacks = append(lacks, fmt.Sprintf("%s held no seat on %v", person, call.Day))
		}
		note := ""
		if act := clerk.ActOf(v.Value); act == ward.ActNotVoting && !strings.EqualFold(v.Value, "not voting") {
			note = fmt.Sprintf("The record has %q.", v.Value)
		}
		votes[person] = ballot{clerk.ActOf(v.Value), note}
	}
	if unjoined > 0 && all {
		lacks = append(lacks, fmt.Sprintf("%d of its names cannot be identified", unjoined))
	}
	for _, person := range byWard(held) {
		known, _ := c.draft.atlas.Person(person)
		if _, voted := votes[person]; !voted && (all || unjoined == 0 && known.ClerkID != "") {
			lacks = append(lacks, "it lacks "+string(person))
		}
	}
	return votes, lacks
}

// ballot is the vote of one person in a roll call.
type ballot struct {
	act  ward.Act
	note string
}

// ballots are the votes of a roll call, by person.
type ballots struct {
	measure  ward.MeasureID
	question ward.Question
	day      ward.Date
	basis    ward.Basis
	source   string
	acts     map[ward.PersonID]ballot
}

// ballotEdits returns the edits that replace the roll call of the measure with
// b: all of its lines, or, if differing is set, only those of people who voted
// otherwise.
func (d *draft) ballotEdits(b ballots, differing bool) []edit {
	t := d.table("stances")
	there := map[ward.PersonID]tableLine{}
	var edits []edit
	for _, line := range t.lines {
		if t.cell(line, "measure") != string(b.measure) || !ward.Act(t.cell(line, "act")).IsVote() {
			continue
		}
		person := ward.PersonID(t.cell(line, "alder"))
		there[person] = line
		if _, voted := b.acts[person]; !voted && !differing {
			edits = append(edits, tableEdit("stances", line.cells, nil))
		}
	}
	held := d.holders(b.day)
	for _, person := range byWard(held) {
		line, was := there[person]
		vote, voted := b.acts[person]
		if !voted || was && differing && t.cell(line, "act") == string(vote.act) {
			continue
		}
		var minus []string
		if was {
			minus = line.cells
		}
		edits = append(edits, tableEdit("stances", minus, []string{
			string(b.measure), fmt.Sprint(held[person]), string(person), string(vote.act), string(b.question), b.day.String(), string(b.basis), vote.note, b.source,
		}))
	}
	return edits
}

// countEdits returns the edits that give a measure the count of a roll call.
func (d *draft) countEdits(id ward.MeasureID, question ward.Question, count func(ward.Act) int) []edit {
	edits := []edit{d.fieldEdit(id, "question", string(question))}
	for _, field := range countFields {
		edits = append(edits, d.fieldEdit(id, field.field, strconv.Itoa(count(field.act))))
	}
	return slices.DeleteFunc(edits, func(e edit) bool { return e.minus == e.plus })
}

// countFields are the fields of a measure with a count.
var countFields = [...]struct {
	field string
	act   ward.Act
}{{"yeas", ward.ActYea}, {"nays", ward.ActNay}, {"not_voting", ward.ActNotVoting}, {"absent", ward.ActAbsent}}

// byWard returns who held a seat, in the order of the wards.
func byWard(held map[ward.PersonID]ward.Number) []ward.PersonID {
	return slices.SortedFunc(maps.Keys(held), func(x, y ward.PersonID) int { return cmp.Compare(held[x], held[y]) })
}
