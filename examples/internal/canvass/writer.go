package canvass

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// writer writes batches, marks the duplicates in them and counts.
type writer struct {
	run         *run
	result      *Result
	out, review *bufio.Writer
	known       map[signer]int32 // number of the first row
	read, added int              // cells of the rows, and those that they were filled up with
	line        []byte
}

func newWriter(r *run, out io.Writer) *writer {
	review := r.Review
	if review == nil {
		review = io.Discard
	}
	return &writer{
		run: r, out: bufio.NewWriter(out), review: bufio.NewWriter(review), known: map[signer]int32{},
		result: &Result{
			Header: r.list.header, Columns: r.columns, atlas: r.Atlas, day: r.day, run: r,
			Summary: newSummary(r.day.Map().Info().ID),
		},
	}
}

// writeHeader writes the first line of the output, and of the review, which
// has the number of the row before its cells.
func (w *writer) writeHeader() error {
	header := w.run.list.header
	for _, name := range header {
		if runs(name) {
			w.result.Formulas.add(0)
		}
	}
	if !w.run.NoMark {
		_, _ = w.out.WriteString(byteOrderMark) // it keeps its error until it is flushed
		_, _ = w.review.WriteString(byteOrderMark)
	}
	names := answerHeader(header, w.run.Points)
	w.writeRow(header, names[:len(names)-1], names[len(names)-1], newName(header, "row"))
	return w.flush()
}

// writeAll writes batches as they come, each when it is done.
func (w *writer) writeAll(ctx context.Context, inOrder <-chan *batch) error {
	for {
		var b *batch
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case b = <-inOrder:
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-b.done:
		}
		w.result.Windows.merge(b.windows)
		w.result.Formulas.merge(b.formulas)
		for i := range b.rows {
			w.write(b.first+i, b.cells[i], &b.rows[i])
		}
		if w.added > max(addedAtLeast, addedPerCell*w.read) {
			return listError("ShortRows", b.first, len(w.run.list.header))
		}
		if err := w.flush(); err != nil {
			return err
		}
		if w.run.Progress != nil {
			w.run.Progress(w.result.Rows)
		}
		if errors.Is(b.err, io.EOF) {
			return nil
		}
		if b.err != nil {
			return b.err
		}
	}
}

// A list whose short rows would be filled up to many times its size is not
// written: no more than so many cells are added for each that is read, and at
// least some.
const (
	addedPerCell = 64
	addedAtLeast = 1 << 26
)

func (w *writer) write(number int, cells []string, o *outcome) {
	duplicateOf, review := "", ""
	original := int(w.known[o.signer])
	switch {
	case o.signer == signer{}:
		original = 0
	case original == 0:
		w.known[o.signer] = int32(number)
	default:
		duplicateOf = strconv.Itoa(original)
		w.result.Duplicates.add(number)
	}
	w.result.count(o, original != 0)
	if o.doubtful || original != 0 {
		review = strconv.Itoa(number)
		w.result.Reviewed++
	}
	w.writeRow(cells, o.answer, duplicateOf, review)
	if review != "" && w.run.Look != nil {
		w.run.Look(w.run.again(Doubt{Row: number, Cells: cells, DuplicateOf: original}, w.run.Corrected[number]))
	}
}

// writeRow writes a row. If review, its number, is not empty, it also writes it
// for review, after that number. A row with fewer cells than the header is filled up with
// empty ones; the surplus cells of a longer row come after the answer.
func (w *writer) writeRow(cells, answer []string, duplicateOf, review string) {
	separator, width := w.run.separator, len(w.run.list.header)
	own := min(len(cells), width)
	w.line = appendCells(w.line[:0], cells[:own], separator)
	for range width - own {
		w.line = append(w.line, separator)
	}
	w.line = appendCells(append(w.line, separator), answer, separator)
	w.line = append(append(w.line, separator), duplicateOf...)
	if own < len(cells) {
		w.line = appendCells(append(w.line, separator), cells[own:], separator)
	}
	w.line = append(w.line, '\n')
	w.read, w.added = w.read+len(cells), w.added+width-own
	_, _ = w.out.Write(w.line)
	if review != "" {
		_, _ = w.review.WriteString(review + string(separator))
		_, _ = w.review.Write(w.line)
	}
}

// flush hands on what was written.
func (w *writer) flush() error {
	if err := w.out.Flush(); err != nil {
		return fmt.Errorf("writing the answers: %w", err)
	}
	if err := w.review.Flush(); err != nil {
		return fmt.Errorf("writing the rows for review: %w", err)
	}
	return nil
}
