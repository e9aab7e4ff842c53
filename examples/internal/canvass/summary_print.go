package canvass

import (
	_ "embed"
	"io"
	"text/tabwriter"
	"text/template"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

//go:embed summary.txt
var summaryText string

var summaryTemplate = template.Must(template.New("summary").Parse(summaryText))

// Print writes the counts for people to read, and what they should know of the
// list besides. It names columns, and rows by number, and repeats nothing that
// is in them. Today says that the day is today.
func (r *Result) Print(out io.Writer, today bool) error {
	file := r.summaryFile()
	measure, _ := r.atlas.Measure(file.Measure.ID)
	text := struct {
		*Result
		summaryFile
		Rows, Matched               int
		Dated, Stale, Today         bool
		MeasureTitle, Missing, Read string
	}{
		Result: r, summaryFile: file, Rows: r.Rows, Matched: r.OfStatus(ward.StatusMatched),
		Dated: r.dated(), Stale: r.isStale() && !r.dated(), Today: today,
		MeasureTitle: outreach.English.Measure(measure), Missing: outreach.English.RollCall(measure), Read: r.Columns.describe(r.Header),
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	if err := summaryTemplate.Execute(table, text); err != nil {
		return err
	}
	return table.Flush()
}

// Text says why a row with the status has no ward.
func (s statusInFile) Text() string {
	return wordsIn[outreach.English].status(s.Status, outreach.English)
}

// dated reports whether rows have days of their own.
func (r *Result) dated() bool { return r.Columns.Date >= 0 }

// isStale reports whether the day is after all that the data know of the
// council.
func (r *Result) isStale() bool { return r.day.Date().Compare(r.atlas.SitsUntil()) > 0 }
