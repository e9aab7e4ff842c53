package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// writer writes batches and marks the duplicates in them.
type writer struct {
	out, review io.Writer
	separator   byte
	marked      bool // whether the files begin with a byte order mark
	signers     *signers
	duplicates  occurrences
	repeated    summary // has the duplicates alone
	reviewed    int
	spliced     []byte // a batch with the numbers of duplicates put in
	doubts      []byte // rows for review
}

func newWriter(out, review io.Writer, rows *rows, signers *signers) *writer {
	return &writer{out: out, review: review, separator: rows.separator, marked: rows.marked, signers: signers}
}

// writeHeader writes the first line of the output, and of the review, which
// has the number of the row before its cells.
func (w *writer) writeHeader(header []string) error {
	var line []byte
	for i, name := range header {
		if i > 0 {
			line = append(line, w.separator)
		}
		line = appendCell(line, name, w.separator)
	}
	for _, name := range answerHeader(header) {
		line = append(line, w.separator)
		line = appendCell(line, name, w.separator)
	}
	line = append(line, '\n')
	w.spliced = append(w.mark(w.spliced), line...)
	w.doubts = append(append(w.mark(w.doubts), newName(header, "row")...), w.separator)
	w.doubts = append(w.doubts, line...)
	return w.flush(w.spliced)
}

func (w *writer) mark(text []byte) []byte {
	if w.marked {
		text = append(text, byteOrderMark...)
	}
	return text
}

// writeAll writes batches as they come, each when it is done, and gives them
// back, until one ends the input or ctx is done.
func (w *writer) writeAll(ctx context.Context, inOrder <-chan *batch, free chan<- *batch, progress *progress) error {
	rows := 0
	for b := range upTo(ctx, inOrder) {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-b.done:
		}
		if err := w.write(b); err != nil {
			return err
		}
		rows += len(b.rows)
		progress.show(rows)
		if errors.Is(b.err, io.EOF) {
			return nil
		}
		if b.err != nil {
			return b.err
		}
		free <- b
	}
	return context.Cause(ctx)
}

func (w *writer) write(b *batch) error {
	w.spliced, w.doubts = w.spliced[:0], w.doubts[:0]
	written, start := 0, 0
	for i := range b.rows {
		row := &b.rows[i]
		number := b.first + i
		original, err := w.signers.first(row.signer, uint32(number))
		if err != nil {
			return err
		}
		if original != 0 {
			w.duplicates.add(number)
			w.repeated.addDuplicate(row.ward)
			w.spliced = append(w.spliced, b.out[written:row.outDuplicate]...)
			w.spliced = strconv.AppendUint(w.spliced, uint64(original), 10)
			written = row.outDuplicate
		}
		if w.review != nil && (original != 0 || row.doubtful) {
			w.reviewed++
			w.doubts = append(strconv.AppendInt(w.doubts, int64(number), 10), w.separator)
			w.doubts = append(w.doubts, b.out[start:row.outDuplicate]...)
			if original != 0 {
				w.doubts = strconv.AppendUint(w.doubts, uint64(original), 10)
			}
			w.doubts = append(w.doubts, b.out[row.outDuplicate:row.outEnd]...)
		}
		start = row.outEnd
	}
	if written == 0 {
		return w.flush(b.out)
	}
	w.spliced = append(w.spliced, b.out[written:]...)
	return w.flush(w.spliced)
}

// flush writes the rows in text and those for review.
func (w *writer) flush(text []byte) error {
	if _, err := w.out.Write(text); err != nil {
		return fmt.Errorf("writing the answers: %w", err)
	}
	if w.review == nil || len(w.doubts) == 0 {
		return nil
	}
	if _, err := w.review.Write(w.doubts); err != nil {
		return fmt.Errorf("writing the rows for review: %w", err)
	}
	return nil
}
