package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"strconv"
	"sync"

	"github.com/chiward/chiward/ward"
)

// job matches one file of signers.
//
// One goroutine reads rows into batches, one for each processor finds the
// answers, and the one that called match writes the batches in the order in
// which they were read. A fixed number of batches goes round, so that memory
// does not grow with the file; only [signers] does.
type job struct {
	day           *ward.Snapshot
	addressColumn string    // given by the user, or empty
	review        io.Writer // gets the rows that a person should look at; may be nil
	progress      *progress // may be nil

	// What was found, once match has returned.
	summary    summary
	counts     counts
	duplicates occurrences
	reviewed   int
}

// batch is some rows on their way.
type batch struct {
	text  []byte // of all rows
	first int    // number of the first row; the one after the header is 1
	rows  []batchRow
	err   error // ended the input behind these rows

	out  []byte // the rows with their answers
	done chan struct{}
}

// batchRow is one row of a batch.
type batchRow struct {
	end          int // in text
	outDuplicate int // where the cell duplicate_of stands in out, still empty
	outEnd       int // in out
	signer       signer
	ward         ward.Number
	doubtful     bool
}

// A batch is full when it has so many bytes or rows.
const (
	batchBytes = 1 << 16
	batchRows  = 1 << 10
)

// match reads signers from in and writes them to out with the answers. When
// ctx is done, it returns without waiting for a read that blocks.
func (j *job) match(ctx context.Context, in io.Reader, out io.Writer) error {
	rows, header, err := newRows(in)
	if err != nil {
		return err
	}
	columns, err := findColumns(header, j.addressColumn)
	if err != nil {
		return err
	}
	w := newWriter(out, j.review, rows)
	if err := w.writeHeader(header); err != nil {
		return err
	}

	ctx, stop := context.WithCancel(ctx)
	defer stop()
	processors := runtime.GOMAXPROCS(0)
	count := 4 * processors
	free, todo, inOrder := make(chan *batch, count), make(chan *batch, count), make(chan *batch, count)
	for range count {
		free <- &batch{done: make(chan struct{}, 1)}
	}
	go read(ctx, rows, free, todo, inOrder)

	var workers sync.WaitGroup
	matchers := make([]*matcher, processors)
	output := newAnswerCells(j.day, rows.separator)
	for i := range matchers {
		m := &matcher{
			day: j.day, columns: columns, width: len(header), output: output, signers: w.signers, places: places{},
		}
		matchers[i] = m
		workers.Go(func() {
			for b := range upTo(ctx, todo) {
				m.match(b)
				b.done <- struct{}{}
			}
		})
	}
	err = w.writeAll(ctx, inOrder, free, j.progress)
	stop()
	workers.Wait()
	for _, m := range matchers {
		j.summary.merge(&m.summary)
		j.counts.windows.merge(m.counts.windows)
		j.counts.formulas.merge(m.counts.formulas)
	}
	j.summary.merge(&w.repeated)
	j.duplicates, j.reviewed = w.duplicates, w.reviewed
	return err
}

// upTo yields what comes from batches until it is closed or ctx is done.
func upTo(ctx context.Context, batches <-chan *batch) func(yield func(*batch) bool) {
	return func(yield func(*batch) bool) {
		for {
			select {
			case <-ctx.Done():
				return
			case b, ok := <-batches:
				if !ok || !yield(b) {
					return
				}
			}
		}
	}
}

// read fills batches from rows and sends each to those who match and, in
// order, to the one who writes.
func read(ctx context.Context, rows *rows, free <-chan *batch, todo, inOrder chan<- *batch) {
	defer close(todo)
	defer close(inOrder)
	number := 1
	for b := range upTo(ctx, free) {
		b.fill(rows, number)
		number += len(b.rows)
		inOrder <- b // has room for all batches there are
		todo <- b
		if b.err != nil {
			return
		}
	}
}

// fill reads rows into b, which is empty, until it is full.
func (b *batch) fill(rows *rows, first int) {
	b.text, b.rows, b.out, b.first = b.text[:0], b.rows[:0], b.out[:0], first
	for len(b.text) < batchBytes && len(b.rows) < batchRows {
		row, err := rows.next()
		if err != nil {
			b.err = err
			return
		}
		if uint64(first+len(b.rows)) > math.MaxUint32 {
			b.err = fmt.Errorf("line %d: there are more than %d rows", rows.line, uint32(math.MaxUint32))
			return
		}
		b.text = append(b.text, row...)
		b.rows = append(b.rows, batchRow{end: len(b.text)})
	}
}

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

func newWriter(out, review io.Writer, rows *rows) *writer {
	return &writer{out: out, review: review, separator: rows.separator, marked: rows.marked, signers: newSigners()}
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
		original := w.signers.first(row.signer, uint32(number))
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
