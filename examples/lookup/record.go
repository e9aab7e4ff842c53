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
			r.line("    %v  %s %s (%s)", stance.Date, stance.Text().English, positionWords[stance.Position], basisWords[stance.Basis])
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

var positionWords = map[ward.Position]string{
	ward.For:     "Counts as for it",
	ward.Against: "Counts as against it",
	ward.None:    "Counts as neither for nor against it",
}

var basisWords = map[ward.Basis]string{
	ward.Record:   "the City's record",
	ward.Reported: "as reported",
	ward.Derived:  "derived",
}

var effectWords = map[ward.Effect]string{
	ward.Strengthens: ", to strengthen the ordinance",
	ward.Weakens:     ", to weaken the ordinance",
}
