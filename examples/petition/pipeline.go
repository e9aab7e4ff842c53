package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"runtime"
	"sync"

	"github.com/chiward/chiward/ward"
)

// job matches one file of signers.
//
// One goroutine reads rows into batches, one for each processor finds the
// answers, and the one that called match writes the batches in the order in
// which they were read. A fixed number of batches goes round, and the tables
// do not grow, so that memory does not either.
type job struct {
	day           *ward.Snapshot
	memory        memory    // used up by one job
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
	rows, header, err := openRows(ctx, in)
	if err != nil {
		return err
	}
	columns, err := findColumns(header, j.addressColumn)
	if err != nil {
		return err
	}
	defer j.memory.signers.close()
	w := newWriter(out, j.review, rows, j.memory.signers)
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
	output, signers := newAnswerCells(j.day, rows.separator), newSignerKeys()
	for i := range matchers {
		m := &matcher{
			day: j.day, columns: columns, width: len(header), output: output, signers: signers, known: j.memory.findings,
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

// openRows is newRows, but does not wait for it when ctx is done.
func openRows(ctx context.Context, in io.Reader) (*rows, []string, error) {
	type opened struct {
		rows   *rows
		header []string
		err    error
	}
	done := make(chan opened, 1)
	go func() {
		rows, header, err := newRows(in)
		done <- opened{rows, header, err}
	}()
	select {
	case o := <-done:
		return o.rows, o.header, o.err
	case <-ctx.Done():
		return nil, nil, context.Cause(ctx)
	}
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
