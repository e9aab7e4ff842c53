package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"runtime"
	"sync/atomic"
	"time"
)

// logQueue writes a log. A write never waits: if the reader of the log does not
// keep up, lines are dropped and counted. Any number of goroutines may write.
type logQueue struct {
	lines   chan []byte
	dropped atomic.Int64
	stop    chan struct{} // closed to end the queue
	done    chan struct{} // closed when all that was written has gone out
}

// maxWaiting is how many lines may wait for the reader of the log, in some 2 MB.
const maxWaiting = 10_000

// newLogQueue returns a queue that writes to logs until it is closed.
func newLogQueue(logs io.Writer) *logQueue {
	q := &logQueue{lines: make(chan []byte, maxWaiting), stop: make(chan struct{}), done: make(chan struct{})}
	go q.run(logs)
	return q
}

// run writes lines together for as long as more wait.
func (q *logQueue) run(logs io.Writer) {
	defer close(q.done)
	out := bufio.NewWriter(logs)
	own := slog.New(slog.NewJSONHandler(out, nil))
	write := func(line []byte) {
		_, _ = out.Write(line) // there is nowhere to report an error
		if n := q.dropped.Swap(0); n > 0 {
			own.Warn("log lines dropped", "lines", n)
		}
		if len(q.lines) == 0 {
			out.Flush()
		}
	}
	for {
		select {
		case line := <-q.lines:
			write(line)
		case <-q.stop:
			for len(q.lines) > 0 {
				write(<-q.lines)
			}
			return
		}
	}
}

// Write takes one line. It never fails.
func (q *logQueue) Write(line []byte) (int, error) {
	select {
	case q.lines <- bytes.Clone(line):
	default:
		q.dropped.Add(1)
	}
	return len(line), nil
}

// close waits until the lines so far are written, but not longer than
// patience. What is written later is lost.
func (q *logQueue) close(patience time.Duration) {
	close(q.stop)
	select {
	case <-q.done:
	case <-time.After(patience):
	}
}

// logRequests writes a line for each request: what kind of request it was and
// how it went. What was asked and who asked is in none of it: not the path,
// the query, the headers, nor the client.
func (s *site) logRequests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		answer := &recorder{ResponseWriter: w}
		defer func() {
			s.log.Info("request", "method", methodName(r.Method), "route", r.Pattern, "status", answer.status,
				"bytes", answer.bytes, "ms", float64(time.Since(start).Microseconds())/1000)
		}()
		next.ServeHTTP(answer, r)
	})
}

// methodName returns method if it is a usual one: clients may send any word.
func methodName(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions, http.MethodPut, http.MethodPatch, http.MethodDelete:
		return method
	}
	return "other"
}

// recoverPanics answers a request whose handler has a defect, and logs where
// the defect is. The value of the panic is left out, because it can quote what
// was asked.
func (s *site) recoverPanics(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			value := recover()
			if value == nil {
				return
			}
			if value == http.ErrAbortHandler { //nolint:errorlint // as it was thrown
				panic(value)
			}
			s.log.Error("panic", "type", fmt.Sprintf("%T", value), "route", r.Pattern, "at", callers())
			if answer, ok := w.(*recorder); ok && answer.status != 0 {
				panic(http.ErrAbortHandler) // half an answer must not look whole
			}
			writeProblem(w, &problem{Status: http.StatusInternalServerError, Detail: "a defect in this program"})
		}()
		next.ServeHTTP(w, r)
	})
}

// callers returns the lines of code that led to a panic, without the values
// that they were called with.
func callers() []string {
	counters := make([]uintptr, 32)
	frames := runtime.CallersFrames(counters[:runtime.Callers(3, counters)])
	var lines []string
	for {
		frame, more := frames.Next()
		lines = append(lines, fmt.Sprintf("%s:%d", frame.Function, frame.Line))
		if !more {
			return lines
		}
	}
}

// recorder remembers the status and the length of an answer.
type recorder struct {
	http.ResponseWriter

	status int
	bytes  int64
}

// WriteHeader remembers status and sends it.
func (a *recorder) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write sends text and counts it.
func (a *recorder) Write(text []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(text)
	a.bytes += int64(n)
	return n, err
}

// Unwrap is for [http.ResponseController].
func (a *recorder) Unwrap() http.ResponseWriter { return a.ResponseWriter }
