package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// program builds the command once and returns its name.
var program = sync.OnceValues(func() (string, error) {
	var err error
	if programFolder, err = os.MkdirTemp("", "petition"); err != nil {
		return "", err
	}
	name := filepath.Join(programFolder, "petition.exe")
	if out, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput(); err != nil {
		return "", errors.New(string(out))
	}
	return name, nil
})

var programFolder string

func TestMain(m *testing.M) {
	code := m.Run()
	if programFolder != "" {
		os.RemoveAll(programFolder)
	}
	os.Exit(code)
}

func command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	name, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return exec.CommandContext(t.Context(), name, args...)
}

// TestExitStatus runs the program itself.
func TestExitStatus(t *testing.T) {
	dir := t.TempDir()
	name := writeSigners(t, "address\n121 N LaSalle St\n")
	unreadable := filepath.Join(dir, "unreadable.csv")
	os.WriteFile(unreadable, []byte("address\n"), 0)
	for _, test := range []struct {
		args   []string
		status int
		want   string // on standard error
	}{
		{[]string{name}, 0, "1 row"},
		{[]string{"-h"}, 0, "usage: petition"},
		{[]string{"-x"}, 1, "petition: flag provided but not defined: -x"},
		{[]string{dir}, 1, "is a directory"},
		{[]string{unreadable}, 1, "permission denied"},
		{[]string{"-o", name, "-force", name}, 1, "it is the list itself"},
		{[]string{"-review", name, "-force", name}, 1, "it is the list itself"},
	} {
		if test.want == "permission denied" && os.Getuid() == 0 {
			continue // root reads everything
		}
		cmd := command(t, test.args...)
		var notes bytes.Buffer
		cmd.Stderr = &notes
		err := cmd.Run()
		if status := cmd.ProcessState.ExitCode(); status != test.status || !strings.Contains(notes.String(), test.want) {
			t.Errorf("%q: status %d, %v, %q, want %d with %q", test.args, status, err, notes.String(), test.status, test.want)
		}
	}
}

func TestStandardInputAndOutput(t *testing.T) {
	name := writeSigners(t, "address\n121 N LaSalle St\n")
	cmd := command(t, "-date", pastDay, "-")
	cmd.Stdin = strings.NewReader("address\n121 N LaSalle St\n")
	if out, err := cmd.Output(); err != nil || !strings.Contains(string(out), "\n121 N LaSalle St,42,") {
		t.Errorf("output %q, %v", out, err)
	}
	file, err := os.OpenFile(name, os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cmd = command(t, name)
	cmd.Stdout = file
	var notes bytes.Buffer
	cmd.Stderr = &notes
	if err := cmd.Run(); err == nil || !strings.Contains(notes.String(), "standard output leads into the list itself") {
		t.Errorf("appending to the input: %v, %q", err, notes.String())
	}
}

func TestFullDevice(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	dir := t.TempDir()
	cmd := command(t, "-review", filepath.Join(dir, "look.csv"), "signers.csv")
	cmd.Stdout = full
	var notes bytes.Buffer
	cmd.Stderr = &notes
	if cmd.Run(); cmd.ProcessState.ExitCode() != 1 || !strings.Contains(notes.String(), "writing the answers") || !strings.Contains(notes.String(), "no space left") {
		t.Errorf("status %d, %q", cmd.ProcessState.ExitCode(), notes.String())
	}
	if left := filesIn(t, dir); len(left) > 0 {
		t.Errorf("left %q", left)
	}
}

// TestKilled ends the program in the middle of its work. Whatever the signal,
// no file has its name; those that can be caught leave nothing at all.
func TestKilled(t *testing.T) {
	for _, test := range []struct {
		signal syscall.Signal
		left   int
	}{{syscall.SIGINT, 0}, {syscall.SIGTERM, 0}, {syscall.SIGHUP, 0}, {syscall.SIGQUIT, 0}, {syscall.SIGKILL, 2}} {
		dir := t.TempDir()
		cmd := command(t, "-o", filepath.Join(dir, "out.csv"), "-review", filepath.Join(dir, "look.csv"), "-")
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		var notes bytes.Buffer
		cmd.Stderr = &notes
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		io.WriteString(in, "address\n"+strings.Repeat("n/a\n", 100_000)) // and more to come
		for written := false; !written; time.Sleep(time.Millisecond) {
			for _, name := range filesIn(t, dir) {
				info, err := os.Stat(filepath.Join(dir, name))
				written = written || err == nil && info.Size() > 1000
			}
		}
		cmd.Process.Signal(test.signal)
		cmd.Wait()
		in.Close()
		left := filesIn(t, dir)
		if len(left) != test.left {
			t.Errorf("%v left %q", test.signal, left)
		}
		for _, name := range left {
			if !strings.HasSuffix(name, ".part") {
				t.Errorf("%v left %s", test.signal, name)
			}
		}
		if test.signal == syscall.SIGKILL {
			continue
		}
		if cmd.ProcessState.ExitCode() != 1 || !strings.Contains(notes.String(), "interrupted before the end; no file was written") {
			t.Errorf("%v: status %d, %q", test.signal, cmd.ProcessState.ExitCode(), notes.String())
		}
	}
}

// TestInterruptBeforeHeader ends the program while it waits for the first line
// of standard input.
func TestInterruptBeforeHeader(t *testing.T) {
	cmd := command(t, "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second) // for the program to start and to read
	cmd.Process.Signal(syscall.SIGINT)
	ended := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
	defer ended.Stop()
	if cmd.Wait(); cmd.ProcessState.ExitCode() != 1 {
		t.Errorf("status %v", cmd.ProcessState)
	}
}

// TestNoNetwork shows that the program cannot open a connection: it does not
// even link what that takes.
func TestNoNetwork(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	paths := strings.Fields(string(out))
	if len(paths) < 50 {
		t.Fatalf("go list names only %v", paths)
	}
	for _, path := range paths {
		switch path {
		case "net", "net/http", "crypto/tls", "os/exec":
			t.Errorf("petition depends on %s", path)
		}
	}
}
