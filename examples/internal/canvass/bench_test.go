package canvass

import (
	"bytes"
	"encoding/csv"
	"io"
	"testing"

	"github.com/chiward/chiward/examples/internal/signatures"
)

// BenchmarkMatch matches a hundred thousand rows, as CSV, as a workbook, and
// with a day for each row. The metric is that of all processors together.
func BenchmarkMatch(b *testing.B) {
	const rows = 100_000
	var list bytes.Buffer
	if err := signatures.Write(&list, rows); err != nil {
		b.Fatal(err)
	}
	table, err := csv.NewReader(bytes.NewReader(list.Bytes())).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	workbook := packWorkbook(b, workbookParts(table))
	for _, test := range []struct {
		name, dates string
		list        []byte
	}{{"CSV", "", list.Bytes()}, {"dated", "signed_at", list.Bytes()}, {"workbook", "", workbook}} {
		b.Run(test.name, func(b *testing.B) {
			o := options(b, pastDay)
			o.DateColumn = test.dates
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Match(b.Context(), bytes.NewReader(test.list), io.Discard, o); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
