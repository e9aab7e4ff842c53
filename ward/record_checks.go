package ward

import (
	"errors"
	"fmt"
	"slices"
)

// checkHolder sets an error in row if s is by somebody who did not hold the
// ward, as far as the terms that are loaded tell.
func (b *recordReader) checkHolder(s Stance, row *tableRow) {
	terms := b.record.terms[s.Ward]
	if len(terms) == 0 || s.Date.last().Compare(terms[0].Term.From) < 0 {
		return
	}
	if slices.ContainsFunc(terms, func(term Alder) bool { return term.ID == s.Alder && term.Term.overlaps(s.Date) }) {
		return
	}
	row.fail("alder", fmt.Errorf("%s did not hold ward %d on %v", s.Alder, s.Ward, s.Date))
}

// checkOneVote sets an error in row if s is a second entry of one person in
// the roll call on one question on one day.
func (b *recordReader) checkOneVote(s Stance, row *tableRow) {
	for _, other := range b.record.stances {
		if other.Act.isVote() && other.Act != s.Act && other.Alder == s.Alder && other.Measure == s.Measure &&
			other.Question == s.Question && other.Date == s.Date {
			row.fail("act", fmt.Errorf("%s is recorded as %v on the same question already", s.Alder, other.Act))
		}
	}
}

// errTally is in the error of a measure whose stances do not add up.
var errTally = errors.New("the roll call does not add up")

// checkTallies checks that the votes on every measure are as many as its
// tally says: exactly if the roll call is whole, at most if it is partial.
func (b *recordReader) checkTallies() error {
	for _, measure := range b.record.measures {
		var found [len(actNames)]uint8
		for s := range b.record.selectStances(StanceQuery{Measure: measure.ID}) {
			if s.Act.isVote() && s.Question == measure.Tally.Question {
				found[s.Act]++
			} else if s.Act.isVote() {
				return b.tallyError(measure, fmt.Errorf("%w: %s voted on %q", errTally, s.Alder, s.Question))
			}
		}
		tally := measure.Tally
		for _, count := range [...]struct {
			act  Act
			want uint8
		}{{Yea, tally.Yeas}, {Nay, tally.Nays}, {NotVoting, tally.NotVoting}, {Absent, tally.Absent}} {
			wrong := found[count.act] > count.want
			if tally.RollCall == WholeRollCall {
				wrong = found[count.act] != count.want
			}
			if wrong {
				return b.tallyError(measure, fmt.Errorf("%w: %d stances are %v, the tally has %d", errTally,
					found[count.act], count.act, count.want))
			}
		}
	}
	return nil
}

func (b *recordReader) tallyError(measure Measure, err error) error {
	at := b.lines[string(KindMeasures)+"\x00"+string(measure.ID)]
	return &TableError{File: at.file, Line: at.line, Column: "roll_call", Err: fmt.Errorf("%s: %w", measure.ID, err)}
}
