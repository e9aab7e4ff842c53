package clerk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/chiward/chiward/ward"
)

// RollCall is a roster of the whole Council on one question.
type RollCall struct {
	Day      ward.Date
	Question ward.Question
	Action   string // in the words of the record
	Votes    []Vote // one of each person, without vacant seats
	// Fault says why the roster cannot be used, empty if it can.
	Fault string
	// Absent reports whether everybody is absent, as after a voice vote. Fault
	// says so too.
	Absent bool
}

// councilRows is the least number of rows from which a roster whose body is not
// named is taken to be that of the Council, which has fifty members.
const councilRows = 45

// questionOf returns the question that a final action answers, empty for any
// other.
func questionOf(action string) ward.Question {
	switch action = strings.ToLower(action); {
	case action == "tabled":
		return ward.QuestionTable
	case strings.HasPrefix(action, "passed"), strings.HasPrefix(action, "failed to pass"), action == "adopted", action == "approved",
		strings.HasPrefix(action, "adopted as"), strings.HasPrefix(action, "approved as"):
		return ward.QuestionAdopt
	}
	return ""
}

// isCommittee reports whether a committee acted.
func (a *Action) isCommittee() bool { return strings.Contains(strings.ToLower(a.Body), "committee") }

func nearDay(x, y ward.Date) bool {
	hours := x.Time().Sub(y.Time()).Hours()
	return x.IsDay() && y.IsDay() && hours >= -24 && hours <= 24
}

// SameDay reports whether a roll call may be of a day: the days of actions and
// of meetings sometimes differ by one.
func (r *RollCall) SameDay(day ward.Date) bool { return nearDay(r.Day, day) }

// RollCalls returns the Council's roll calls on m by day and order, each once.
// Rosters of those present, of committees and of rising votes are left out. A
// voice vote with everybody absent is a roll call with a fault.
func (m *Matter) RollCalls() []RollCall {
	var calls []RollCall
	seen := map[string]bool{}
	for i := range m.Actions {
		a := &m.Actions[i]
		call, ok := a.rollCall()
		key := fmt.Sprint(call)
		if !ok || seen[key] {
			continue
		}
		seen[key] = true
		calls = append(calls, call)
	}
	// The outcome of the matter is that of the last vote on it.
	for i := len(calls) - 1; i >= 0; i-- {
		if call := &calls[i]; call.Question == ward.QuestionAdopt {
			if call.Fault == "" && contradicts(m.Outcome, call) {
				call.Fault = fmt.Sprintf("the matter is recorded as %q, but %s", m.Outcome, call.count())
			}
			break
		}
	}
	return calls
}

// rollCall returns the roll call that a has, if any.
func (a *Action) rollCall() (RollCall, bool) {
	text := strings.ToLower(a.Text)
	spoken := strings.Contains(text, "voice vote") || strings.Contains(text, "vote not taken")
	byCouncil := strings.Contains(a.Body, council) || len(a.Votes) >= councilRows
	if len(a.Votes) == 0 || a.isCommittee() || !byCouncil {
		return RollCall{}, false
	}
	call := RollCall{Day: a.Day, Question: questionOf(a.Name), Action: a.Name}
	call.Votes, call.Fault = roster(a.Votes)
	switch {
	case len(call.Votes) > 0 && call.Count(ward.ActAbsent) == len(call.Votes):
		call.Fault, call.Absent = "everybody is absent, as after a voice vote", true
	case spoken || call.Count(ward.ActYea)+call.Count(ward.ActNay) == 0:
		return RollCall{}, false
	case call.Fault != "":
	case a.Day.IsZero():
		call.Fault = "it has no day"
	case contradicts(a.Name, &call):
		call.Fault = fmt.Sprintf("it is recorded as %q, but %s", a.Name, call.count())
	}
	return call, true
}

// roster returns the votes of a roster by name, without vacant seats and rows
// that are there twice, and what is wrong with it.
func roster(rows []Vote) (votes []Vote, fault string) {
	before := map[string]string{}
	for _, row := range rows {
		row.Value = strings.ToLower(row.Value)
		if row.Value == "vacant" || strings.HasPrefix(strings.ToLower(row.Name), "vacant") {
			continue
		}
		key := strings.ToUpper(row.PersonID)
		if !IsPersonID(key) {
			key = strings.Join(NameWords(row.Name), " ")
		}
		value, twice := before[key]
		switch {
		case row.Name == "":
			fault = "a vote lacks a name"
		case row.Value == "":
			fault = fmt.Sprintf("%q has no vote", row.Name)
		case twice && value != row.Value:
			fault = fmt.Sprintf("%q is there as %s and as %s", row.Name, value, row.Value)
		case ActOf(row.Value) == "":
			fault = fmt.Sprintf("%q is there as %q, which is no vote", row.Name, row.Value)
		}
		before[key] = row.Value
		if !twice {
			votes = append(votes, row)
		}
	}
	slices.SortFunc(votes, func(x, y Vote) int { return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.PersonID, y.PersonID)) })
	return votes, fault
}

// ActOf returns the act for a value in a roster, empty if it is no vote. Whoever
// is recused or only present did not vote.
func ActOf(value string) ward.Act {
	switch strings.ToLower(value) {
	case "yea":
		return ward.ActYea
	case "nay":
		return ward.ActNay
	case "absent":
		return ward.ActAbsent
	case "not voting", "recused", "present":
		return ward.ActNotVoting
	}
	return ""
}

// Count returns how many votes in the roll call are of the given act.
func (r *RollCall) Count(act ward.Act) int {
	n := 0
	for _, v := range r.Votes {
		if ActOf(v.Value) == act {
			n++
		}
	}
	return n
}

// count returns the count in words.
func (r *RollCall) count() string {
	return fmt.Sprintf("the count is %d to %d", r.Count(ward.ActYea), r.Count(ward.ActNay))
}

// contradicts reports whether a result cannot be that of a count.
func contradicts(result string, r *RollCall) bool {
	failed := strings.HasPrefix(strings.ToLower(result), "failed")
	return questionOf(result) != "" && failed == (r.Count(ward.ActYea) > r.Count(ward.ActNay))
}
