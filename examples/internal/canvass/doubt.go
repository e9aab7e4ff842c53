package canvass

import (
	"fmt"
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

// doubt looks up a row once more, to show it.
func (r *run) doubt(number int, text string, original int) Doubt {
	cells := split(nil, text, r.separator)
	for i, cell := range cells {
		cells[i] = fromWindows(cell)
	}
	return r.again(Doubt{Row: number, Cells: cells, DuplicateOf: original}, r.Corrected[number])
}

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

// correctionTexts say what should be looked at in an address that was changed.
var correctionTexts = []struct {
	correction address.Corrections
	text       ward.Text
}{
	{address.ZIPContradicted, ward.Text{English: "The ZIP code is another one.", Spanish: "El código postal es otro."}},
	{address.NameCorrected, ward.Text{English: "The name of the street was completed.", Spanish: "Se completó el nombre de la calle."}},
	{address.TieBroken, ward.Text{English: "Several places fit; all of them are in this ward.", Spanish: "Puede ser más de un lugar; todos están en este distrito."}},
	{address.Snapped, ward.Text{English: "The place is just outside the city limit.", Spanish: "El lugar está justo fuera del límite de la ciudad."}},
	{address.CornerComputed, ward.Text{English: "The City lists no such corner; it was worked out from the two streets.", Spanish: "La ciudad no tiene esa esquina en su lista; se calculó a partir de las dos calles."}},
}

var (
	nearText   = ward.Text{English: "It may be in another ward: %s.", Spanish: "Puede ser de otro distrito: %s."}
	repeatText = ward.Text{English: "Row %d is of the same signer.", Spanish: "La fila %d es del mismo firmante."}
)

// Reasons says why a person should look at the row.
func (d Doubt) Reasons(l outreach.Language) []string {
	var reasons []string
	if text := l.Pick(statusText(d.Result.Status)); text != "" {
		reasons = append(reasons, text)
	}
	if d.Result.Certainty == ward.CertaintyNearBorder {
		var others []string
		for n := range d.Result.Others.All() {
			others = append(others, fmt.Sprint(n))
		}
		reasons = append(reasons, fmt.Sprintf(l.Pick(nearText), strings.Join(others, ", ")))
	}
	for _, c := range correctionTexts {
		if d.Result.Corrections.Has(c.correction) {
			reasons = append(reasons, l.Pick(c.text))
		}
	}
	if d.DuplicateOf != 0 {
		reasons = append(reasons, fmt.Sprintf(l.Pick(repeatText), d.DuplicateOf))
	}
	return slices.Clip(reasons)
}
