package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// progress shows on a terminal how many rows are done.
type progress struct {
	screen         io.Writer // nil if nothing is to be shown
	started, shown time.Time
}

// newProgress returns a progress that shows something if notes is a terminal.
func newProgress(notes io.Writer) *progress {
	p := &progress{started: time.Now()}
	if file, ok := notes.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		p.screen = file
	}
	return p
}

// show shows how many rows are done, at most ten times a second.
func (p *progress) show(rows int) {
	if p.screen == nil || time.Since(p.shown) < time.Second/10 {
		return
	}
	p.shown = time.Now()
	fmt.Fprintf(p.screen, "\r%d rows, %.0f a second ", rows, float64(rows)/time.Since(p.started).Seconds())
}

// clear removes what is shown.
func (p *progress) clear() {
	if !p.shown.IsZero() {
		fmt.Fprint(p.screen, "\r\x1b[K")
	}
}
