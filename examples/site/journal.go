package main

import (
	"context"
	"io"
	"strconv"
	"sync"
	"time"
)

// journal is where the log is written. Lines about requests, of which there
// can be thousands a second, wait together for at most a second; any other
// line is written at once, after those that wait. It may be used by any number
// of goroutines.
type journal struct {
	logs    io.Writer
	mu      sync.Mutex
	waiting []byte // whole lines
}

// maxWaiting is how many bytes of lines may wait.
const maxWaiting = 16 << 10

func newJournal(logs io.Writer) *journal { return &journal{logs: logs} }

// Write writes line at once.
func (j *journal) Write(line []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.waiting = append(j.waiting, line...)
	return len(line), j.writeWaiting()
}

// flush writes the lines that wait.
func (j *journal) flush() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.writeWaiting()
}

// writeWaiting is called by those who hold the lock. A log that cannot be
// written must not fill the memory: its lines are given up.
func (j *journal) writeWaiting() error {
	if len(j.waiting) == 0 {
		return nil
	}
	_, err := j.logs.Write(j.waiting)
	j.waiting = j.waiting[:0]
	return err
}

// flushing flushes every second until ctx is done.
func (j *journal) flushing(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			j.flush()
		}
	}
}

// addRequest adds a line as slog would write it. None of its texts needs
// quoting: method and route are words of ours.
func (j *journal) addRequest(start time.Time, method, route string, answer *recorder) {
	now := time.Now()
	j.mu.Lock()
	defer j.mu.Unlock()
	line := j.waiting
	line = now.AppendFormat(append(line, `{"time":"`...), time.RFC3339Nano)
	line = append(append(line, `","level":"INFO","msg":"request","method":"`...), method...)
	line = append(append(line, `","route":"`...), route...)
	line = strconv.AppendInt(append(line, `","status":`...), int64(answer.status), 10)
	line = strconv.AppendInt(append(line, `,"bytes":`...), answer.bytes, 10)
	line = strconv.AppendFloat(append(line, `,"ms":`...), float64(now.Sub(start).Microseconds())/1000, 'f', -1, 64)
	line = append(line, "}\n"...)
	j.waiting = line
	if len(line) >= maxWaiting {
		_ = j.writeWaiting() // where would it be said?
	}
}
