//go:build unix

package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterruptAtFIFO ends the program while nobody writes into what it reads.
func TestInterruptAtFIFO(t *testing.T) {
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip(err)
	}
	cmd := command(t, fifo)
	var notes bytes.Buffer
	cmd.Stderr = &notes
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second) // for the program to start and to open
	cmd.Process.Signal(syscall.SIGINT)
	ended := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
	defer ended.Stop()
	if cmd.Wait(); cmd.ProcessState.ExitCode() != 1 || !strings.Contains(notes.String(), "interrupted before the end") {
		t.Errorf("status %v, %q", cmd.ProcessState, notes.String())
	}
}
