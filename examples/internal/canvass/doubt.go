package canvass

import (
	"slices"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// Doubt is a row that a person should look at, with what was found.
type Doubt struct {
	// Row is the number of the row; the one after the header is 1.
	Row int
	// Cells are those of the row as they were read, and Address what was
	// looked up, which is empty for a point.
	Cells   []string
	Address string
	// Result is the answer. Its Suggestions are addresses that would match;
	// those of an ambiguous address are among them.
	Result ward.Result
	// DuplicateOf is the number of the first row of the same signer, zero if
	// this is it.
	DuplicateOf int
}

// again looks up the row of d, to show it.
func (r *run) again(d Doubt, corrected string) Doubt {
	a := r.look(d.Cells, corrected)
	d.Address, d.Result = a.text, a.Result
	if len(a.Choices) > 0 {
		d.Result.Suggestions = nil
		for _, choice := range a.Choices {
			d.Result.Suggestions = append(d.Result.Suggestions, choice.Address)
		}
	}
	return d
}

// Again looks up the row of d by another address. To have it in what is
// written, match the list again with it among [Options.Corrected].
func (r *Result) Again(d Doubt, corrected string) Doubt { return r.run.again(d, corrected) }

// isDoubtful reports whether a person should look at a row with this result:
// there is no ward, another ward is near, or the address was changed so that it
// may mean another place. Small mistakes of spelling and a missing direction or
// street type do not count: they are put right only where one place is left.
func isDoubtful(res *ward.Result) bool {
	return res.Status != ward.StatusMatched || res.Certainty == ward.CertaintyNearBorder || res.Corrections&doubtfulCorrections != 0
}

const doubtfulCorrections = address.ZIPContradicted | address.NameCorrected | address.TieBroken | address.Snapped | address.CornerComputed

// Reasons says why a person should look at the row.
func (d Doubt) Reasons(l outreach.Language) []string {
	var reasons []string
	words := wordsIn[l]
	if text := words.status(d.Result.Status, l); text != "" {
		reasons = append(reasons, text)
	}
	switch {
	case d.Result.Certainty == ward.CertaintyNearBorder && d.Result.Others == 0:
		reasons = append(reasons, words["NearLimit"])
	case d.Result.Certainty == ward.CertaintyNearBorder:
		reasons = append(reasons, words.fill("Near", listed(slices.Collect(d.Result.Others.All()))))
	}
	for correction := range strings.SplitSeq((d.Result.Corrections & doubtfulCorrections).String(), "; ") {
		if text, ok := words["Why_"+correction]; ok {
			reasons = append(reasons, text)
		}
	}
	if d.DuplicateOf != 0 {
		reasons = append(reasons, words.fill("Repeats", d.DuplicateOf))
	}
	return reasons
}
