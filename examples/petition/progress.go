package main

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows on a terminal how far the work is. The nil progress shows
// nothing.
type progress struct {
	bar     *progressbar.ProgressBar
	in      *countingReader
	started time.Time
	shown   time.Time
}

// countingReader counts the bytes that are read through it.
type countingReader struct {
	io.Reader
	count atomic.Int64
}

// Read reads and counts.
func (r *countingReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.count.Add(int64(n))
	return n, err
}

// newProgress returns the progress of reading file through in, or nil if
// notes is no terminal.
func newProgress(notes io.Writer, file *os.File, in *countingReader) *progress {
	screen, ok := notes.(*os.File)
	if !ok || !term.IsTerminal(int(screen.Fd())) {
		return nil
	}
	size := int64(-1) // not known
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
		size = info.Size()
	}
	return startProgress(screen, size, in)
}

func startProgress(screen io.Writer, size int64, in *countingReader) *progress {
	bar := progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(screen),
		progressbar.OptionSetWidth(20),
		progressbar.OptionSetElapsedTime(false),
		progressbar.OptionClearOnFinish(),
	)
	return &progress{bar: bar, in: in, started: time.Now()}
}

// show tells how many rows are done, ten times a second at most.
func (p *progress) show(rows int) {
	if p == nil || time.Since(p.shown) < time.Second/10 {
		return
	}
	p.shown = time.Now()
	rate := float64(rows) / time.Since(p.started).Seconds()
	p.bar.Describe(fmt.Sprintf("%d rows, %.0f a second", rows, rate))
	_ = p.bar.Set64(p.in.count.Load()) // a terminal that is gone is no reason to stop
}

// clear removes what is shown.
func (p *progress) clear() {
	if p != nil {
		_ = p.bar.Clear()
	}
}
