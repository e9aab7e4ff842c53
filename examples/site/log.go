package main

import (
	"fmt"
	"net/http"
	"runtime"
	"time"
)

// logRequests writes a line for each request: what kind of request it was and
// how it went. What was asked and who asked is in none of it: not the path,
// the query, the headers, nor the client.
func (s *site) logRequests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		answer := &recorder{ResponseWriter: w}
		defer func() { s.journal.addRequest(start, methodName(r.Method), r.Pattern, answer) }()
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
// the defect is. The value of the panic is left out, for it can quote what
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
