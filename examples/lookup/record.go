package main

import "github.com/chiward/chiward/ward"

// record prints what the alder did on the ordinance and its amendments, or why
// nothing is recorded, and what there is to say to them.
func (r report) record(answer ward.Answer) {
	number := answer.Result.Ward
	if answer.Result.Alder.Name == "" {
		return
	}
	entries := r.day.Record(number)
	r.line("\nRecord on the Welcoming City ordinance")
	if len(entries) == 0 {
		r.line("  There was nothing to act on yet.")
	}
	for _, entry := range entries {
		measure := entry.Measure
		r.line("  %s%s", measure.Title.English, effectWords[measure.Effect])
		for _, stance := range entry.Stances {
			r.line("    %v  %s: %s (%s)", stance.Date, actWords(stance), positionWords[stance.Position], basisWords[stance.Basis])
			r.line("                %s", stance.Source.URL)
		}
		if entry.Reason != ward.Recorded {
			r.line("    %s%s", entry.Reason.Text().English, predecessorWords(entry.Predecessor))
		}
	}
	r.line("\n%s", r.day.Ask(number).Text().English)
}

func predecessorWords(predecessor ward.Alder) string {
	if predecessor.Name == "" {
		return ""
	}
	return " Predecessor: " + predecessor.Name
}

// actWords says what was done. A vote means nothing without what it was on.
func actWords(stance ward.Stance) string {
	switch stance.Act {
	case ward.Sponsored:
		return "sponsored it"
	case ward.Cosponsored:
		return "cosponsored it"
	case ward.Filed:
		return "filed notice to bring it before the Council"
	case ward.Stated:
		if stance.Question == ward.QuestionOppose {
			return "spoke against it"
		}
		return "spoke for it"
	}
	return voteWords[stance.Act] + " " + questionWords[stance.Question]
}

var voteWords = map[ward.Act]string{
	ward.Yea:       "voted yea",
	ward.Nay:       "voted nay",
	ward.NotVoting: "did not vote",
	ward.Absent:    "was absent from the vote",
}

var questionWords = map[ward.Question]string{
	ward.QuestionAdopt:  "on passing it",
	ward.QuestionTable:  "on laying it aside, which ends it",
	ward.QuestionTakeUp: "on whether to consider it",
}

var positionWords = map[ward.Position]string{
	ward.For:     "counts as for it",
	ward.Against: "counts as against it",
	ward.None:    "says nothing for or against it",
}

var basisWords = map[ward.Basis]string{
	ward.Record:   "the City's record",
	ward.Reported: "as reported",
	ward.Derived:  "worked out from a reported count",
}

var effectWords = map[ward.Effect]string{
	ward.Strengthens: ", to strengthen the ordinance",
	ward.Weakens:     ", to weaken the ordinance",
}
