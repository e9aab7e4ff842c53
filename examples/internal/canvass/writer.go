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
	run    *run
	result *Result
	out    *bufio.Writer
	review *bufio.Writer
	known  map[signer]int32 // number of the first row
	read   int              // cells of the rows
	added  int              // cells that rows were filled up with
}

func newWriter(r *run, out io.Writer) *writer {
	review := r.Review
	if review == nil {
		review = io.Discard
	}
	return &writer{
		run: r, out: bufio.NewWriterSize(out, batchBytes), review: bufio.NewWriter(review), known: map[signer]int32{},
		result: &Result{
			Header: r.list.header, Columns: r.columns, atlas: r.Atlas, day: r.day, run: r,
			Summary: newSummary(r.day.Map().Info().ID),
		},
	}
}

// writeHeader writes the first line of the output, and of the review, which
// has the number of the row before its cells.
func (w *writer) writeHeader() error {
	separator := w.run.separator
	line := appendCells(nil, w.run.list.header, separator)
	for _, name := range answerHeader(w.run.list.header, w.run.Points) {
		line = appendCell(append(line, separator), name, separator)
	}
	for _, name := range w.run.list.header {
		if runs(name) {
			w.result.Formulas.add(0)
		}
	}
	if !w.run.NoMark {
		_, _ = w.out.WriteString(byteOrderMark)
		_, _ = w.review.WriteString(byteOrderMark)
	}
	fmt.Fprintf(w.out, "%s\n", line)
	fmt.Fprintf(w.review, "%s%c%s\n", newName(w.run.list.header, "row"), separator, line)
	return w.flush()
}

// writeAll writes batches as they come, each when it is done.
func (w *writer) writeAll(ctx context.Context, inOrder <-chan *batch) error {
	for b := range inOrder {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-b.done:
		}
		if err := w.write(b); err != nil {
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
	return context.Cause(ctx)
}

func (w *writer) write(b *batch) error {
	w.result.Windows.merge(b.windows)
	w.result.Formulas.merge(b.formulas)
	start := 0
	for i, o := range b.rows {
		number := b.first + i
		original := w.original(o.signer, number)
		w.result.count(&o, original != 0)
		head, tail := b.out[start:o.duplicate], b.out[o.duplicate:o.end]
		start = o.end
		writeRow(w.out, head, original, tail)
		w.read += len(b.cells[i])
		w.added += max(0, w.run.width-len(b.cells[i]))
		if original != 0 {
			w.result.Duplicates.add(number)
		}
		if original == 0 && !o.doubtful {
			continue
		}
		w.result.Reviewed++
		_, _ = w.review.WriteString(strconv.Itoa(number) + string(w.run.separator))
		writeRow(w.review, head, original, tail)
		if w.run.Look != nil {
			w.run.Look(w.run.again(Doubt{Row: number, Cells: b.cells[i], DuplicateOf: original}, w.run.Corrected[number]))
		}
	}
	if w.added > max(addedAtLeast, addedPerCell*w.read) {
		return fmt.Errorf("row %d: the rows have far fewer cells than the first line, which has %d; take out the columns that are empty", b.first, w.run.width)
	}
	return w.flush()
}

// writeRow writes a row in two parts, between which the number of its original
// stands, if it has one. A bufio.Writer keeps its error until it is flushed.
func writeRow(out *bufio.Writer, head []byte, original int, tail []byte) {
	_, _ = out.Write(head)
	if original != 0 {
		_, _ = out.WriteString(strconv.Itoa(original))
	}
	_, _ = out.Write(tail)
}

// original returns the number of the first row of a signer, or zero if this is
// it.
func (w *writer) original(who signer, number int) int {
	if who == (signer{}) {
		return 0
	}
	first, ok := w.known[who]
	if !ok {
		w.known[who] = int32(number)
	}
	return int(first)
}

// A list whose short rows would be filled up to many times its size is not
// written: no more than so many cells are added for each that is read, and at
// least some.
const (
	addedPerCell = 64
	addedAtLeast = 1 << 26
)

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
