package canvass

import (
	"context"
	"hash/maphash"
	"io"
	"maps"
	"math"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/chiward/chiward/ward"
)

// Options say how a list is matched. Only Atlas is required.
type Options struct {
	// Atlas has the wards, the seats and the streets. A DateColumn needs the
	// maps of the past in it.
	Atlas *ward.Atlas
	// Day is the day whose wards and alders are meant, by default that of
	// [ward.Atlas.Latest].
	Day ward.Date
	// Address is the name of the column that has the address. If it is empty,
	// the columns are found by their names and their first cells.
	Address string
	// DateColumn is the name of a column that has a day of its own for each
	// row. The wards and alders are then those of that day.
	DateColumn string
	// Sheet is the name of the sheet of a workbook, by default the first.
	Sheet string
	// Points adds the columns lat and lng. They may be somebody's home.
	Points bool
	// NoMark leaves out the byte order mark, without which Excel shows
	// accents wrong.
	NoMark bool
	// Corrected has the address to look up, by number of row, for rows whose
	// own somebody has put right. The cells of these rows are written as they
	// are.
	Corrected map[int]string
	// Review gets the rows that a person should look at, with their number in
	// front. It may be nil.
	Review io.Writer
	// Look is called with each of these rows, in order, while Match runs. It may
	// be nil.
	Look func(Doubt)
	// Progress is called now and then with the number of rows that are done.
	// It may be nil.
	Progress func(rows int)
}

// Result is what [Match] has found. It holds no word of any row.
type Result struct {
	Summary
	// Header has the names of the columns, and Columns which of them were read.
	Header  []string
	Columns Columns
	// Duplicates are the rows that repeat a signer, Windows those that were
	// read as Windows-1252 because they are not UTF-8, and Formulas the cells
	// of the input that a spreadsheet may run. Reviewed is how many rows a
	// person should look at.
	Duplicates, Windows, Formulas Occurrences
	Reviewed                      int

	atlas *ward.Atlas
	day   *ward.Snapshot
	run   *run
}

// Occurrences counts something. First is the number of the first row that has
// it, 0 for the header.
type Occurrences struct{ Count, First int }

func (o *Occurrences) add(row int) { o.merge(Occurrences{1, row}) }

func (o *Occurrences) merge(other Occurrences) {
	if other.Count == 0 {
		return
	}
	if o.Count == 0 || other.First < o.First {
		o.First = other.First
	}
	o.Count += other.Count
}

// Match reads a list of signers from in and writes the same rows to out with
// the answers behind them. Every row comes back once, in order. The error says
// what is wrong with the list and where, and holds no word of a row; if it is
// a [*ColumnError], [Options.Address] must name the column. When ctx is done,
// Match returns its cause, without waiting for a read of in that blocks.
func Match(ctx context.Context, in io.Reader, out io.Writer, o Options) (*Result, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	r, err := begin(ctx, in, o)
	if err == nil {
		err = r.columns.find(r)
	}
	if err != nil {
		return nil, err
	}
	w := newWriter(r, out)
	if err := w.writeHeader(); err != nil {
		return nil, err
	}

	inOrder := make(chan *batch, 2*runtime.GOMAXPROCS(0))
	go r.read(ctx, inOrder)
	if err := w.writeAll(ctx, inOrder); err != nil {
		return nil, err
	}
	r.list, r.first = nil, nil // the result has nothing of the rows
	return w.result, nil
}

// run is what the goroutines of one Match share. Only the one that writes
// changes anything in it.
type run struct {
	Options
	day       *ward.Snapshot
	view      view  // of day
	days      *days // nil without a column of dates
	list      *list
	first     *batch
	columns   Columns
	seeds     [2]maphash.Seed // of signers
	separator byte
}

// begin opens a list and reads its first rows.
func begin(ctx context.Context, in io.Reader, o Options) (*run, error) {
	r := &run{Options: o, day: o.Atlas.Latest(), seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
	r.Corrected = maps.Clone(o.Corrected) // rows may still be matched when a run has failed
	if !o.Day.IsZero() {
		var err error
		if r.day, err = o.Atlas.On(o.Day); err != nil {
			return nil, err
		}
	}
	r.view = newView(r.day)
	opened := make(chan error, 1)
	go func() {
		l, err := openList(in, o.Sheet)
		if err == nil {
			context.AfterFunc(ctx, l.close)
			r.list, r.separator = l, l.separator
			r.first = newBatch(l, 1)
		}
		opened <- err
	}()
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case err := <-opened:
		return r, err
	}
}

// batch is some rows on their way.
type batch struct {
	first int // number of the first row; the one after the header is 1
	cells [][]string
	err   error // ended the list behind these rows

	done              chan struct{} // closed when the rest is there
	rows              []outcome
	windows, formulas Occurrences
}

// A batch is full when it has so many bytes or rows.
const (
	batchBytes = 1 << 16
	batchRows  = 1 << 10
)

// newBatch reads rows of l, of which the first has the given number.
func newBatch(l *list, first int) *batch {
	b := &batch{first: first, done: make(chan struct{})}
	for bytes := 0; bytes < batchBytes && len(b.cells) < batchRows; {
		row, err := l.next()
		if err == nil && first+len(b.cells) > math.MaxInt32 {
			err = listError("Rows", math.MaxInt32)
		}
		if err != nil {
			b.err = err
			break
		}
		for _, cell := range row {
			bytes += len(cell) + 1
		}
		b.cells = append(b.cells, row)
	}
	return b
}

// read sends the batches of the list, the last with the error that ended it,
// and has them matched.
func (r *run) read(ctx context.Context, inOrder chan<- *batch) {
	var matching errgroup.Group
	matching.SetLimit(runtime.GOMAXPROCS(0))
	for b := r.first; ; b = newBatch(r.list, b.first+len(b.cells)) {
		select {
		case <-ctx.Done():
			return
		case inOrder <- b:
		}
		matching.Go(func() error {
			r.match(b)
			close(b.done)
			return nil
		})
		if b.err != nil {
			return
		}
	}
}
