package main

import "github.com/chiward/chiward/ward"

// record prints what the alder did on the ordinance and its amendments.
func (r report) record(answer ward.Answer) {
	if answer.Result.Alder.Name == "" {
		return
	}
	measures := map[ward.MeasureID]ward.Measure{}
	for _, measure := range r.atlas.Measures() {
		measures[measure.ID] = measure
	}
	r.line("\nRecord on the Welcoming City ordinance")
	recorded := false
	for _, stance := range answer.Stances {
		measure := measures[stance.Measure]
		if measure.Related {
			continue
		}
		recorded = true
		r.line("  %-10v  %s%s", stance.Date, measure.Title.English, effectWords[measure.Effect])
		r.line("              %s: %s (%s)", actWords(stance), positionWords[stance.Position], basisWords[stance.Basis])
		r.line("              %s", stance.Source.URL)
	}
	if !recorded {
		r.line("  No act is recorded. That is neither support nor opposition.")
	}
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
