package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
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

// TestBrokenInput has the inputs that cannot be read. Each ends the program
// with a message that says what is wrong, and nothing is written.
func TestBrokenInput(t *testing.T) {
	random := rand.NewChaCha8([32]byte{1})
	noise := make([]byte, 1<<16)
	random.Read(noise)
	wide := strings.Repeat("column,", 9_999) + "last\n" + strings.Repeat("x,", 9_999) + "x\n"
	utf16 := encodeUTF16(binary.LittleEndian, "\uFEFFaddress,note\n121 N LaSalle St,😀")
	for _, test := range []struct{ name, text, want string }{
		{"noise", string(noise), "this is not a text file"},
		{"workbook", "PK\x03\x04" + string(noise), "this is an Excel workbook or another packed file; save it as CSV first"},
		{"old workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + string(noise), "an old Excel workbook"},
		{"PDF", "%PDF-1.7\n", "this is a PDF"},
		{"UTF-16 cut within a character", string(utf16[:len(utf16)-1]), "breaks off in the middle of a UTF-16 character"},
		{"UTF-16 cut within a pair", string(utf16[:len(utf16)-2]), "breaks off in the middle of a UTF-16 character"},
		{"UTF-32", "\xFF\xFE\x00\x00a\x00\x00\x00d\x00\x00\x00", "this is not a text file"},
		{"a cell of 50 MB", "address,note\nn/a,x\n\"" + strings.Repeat("x", 50<<20) + "\",y\n", "line 3: the row that begins here is longer than a megabyte"},
		{"a cell of 50 MB in many lines", "address,note\n\"" + strings.Repeat("x\n", 25<<20) + "\",y\n", "line 2: the row that begins here is longer than a megabyte"},
		{"a header of 50 MB", strings.Repeat("address,", 50<<17), "line 1: the row that begins here is longer than a megabyte"},
		{"a mark that is never closed", "address\nn/a\n\"" + strings.Repeat("121 N LaSalle St\n", 1<<17), "line 3: the row that begins here is longer"},
		{"10,000 columns without an address", wide, "and has 10000 cells"},
		{"empty", "", "the file is empty"},
	} {
		dir := t.TempDir()
		var out, notes strings.Builder
		args := []string{"-o", filepath.Join(dir, "out.csv"), "-review", filepath.Join(dir, "look.csv"), writeSigners(t, test.text)}
		err := run(openShared, testDay, &out, &notes, args)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %.300v, want %q", test.name, err, test.want)
		} else if len(err.Error()) > 1000 {
			t.Errorf("%s: the message has %d bytes", test.name, len(err.Error()))
		}
		if left := filesIn(t, dir); len(left) > 0 || out.String()+notes.String() != "" {
			t.Errorf("%s: left %q, wrote %.100q and %.100q", test.name, left, out.String(), notes.String())
		}
	}
}

// TestOddInput has inputs that look broken and can be read.
func TestOddInput(t *testing.T) {
	long := strings.Repeat("x", maxRow-100)
	for _, test := range []struct {
		name, text string
		rows       int
		want       string // in the output
	}{
		{"header only", "address", 0, "address,ward,"},
		{"10,000 columns", strings.Repeat("column,", 9_999) + "address\n" + strings.Repeat(",", 9_999) + "121 N LaSalle St\n", 1, ",42,"},
		{"a cell of nearly a megabyte", "note,address\n" + long + ",121 N LaSalle St\n", 1, long + ",121 N LaSalle St,42,"},
		{"line breaks of old Macs", "id,address\r1,121 N LaSalle St\r2,\"1060 W Addison\"\r", 2, "\n2,\"1060 W Addison\",44,"},
		{"Excel names the separator", "sep=;\r\nid;address\r\n1;121 N LaSalle St\r\n", 1, "id;address;ward;alder;"},
		{"more commas than semicolons in a quoted name", "\"a,b,c,d\";address\n1;n/a\n", 1, "a,b,c,d;address;ward"},
		{"Windows-1252 behind UTF-8", "name,address\nPe\u00f1a,n/a\nPe\xf1a,n/a\n", 2, "\nPeña,n/a,,,not_address,,,,,,,,,,\nPeña,n/a,"},
		{"both in one row", "name,note,address\nPe\u00f1a,\x80uro,n/a\n", 1, "\nPeña,€uro,n/a,"},
		{"half a pair", string(encodeUTF16(binary.LittleEndian, "\uFEFFaddress,note\nn/a,")) + "\x3D\xD8x\x00\n\x00", 1, "\nn/a,\uFFFDx,"},
		{"whole pairs", string(encodeUTF16(binary.BigEndian, "\uFEFFaddress,note\nn/a,😀x\n")), 1, ",map,duplicate_of\nn/a,😀x,"},
		{"split address", "Last,First,Number,Dir,Street,Suffix,Apt\nx,y,1060,W,Addison,St,3\n", 1, ",44,"},
	} {
		job := job{day: dayFor(t, pastDay), memory: smallMemory()}
		var out strings.Builder
		if err := job.match(t.Context(), strings.NewReader(test.text), &out); err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if job.summary.rows != test.rows || !strings.Contains(out.String(), test.want) {
			t.Errorf("%s: %d rows, output %.300q, want %d with %.300q", test.name, job.summary.rows, out.String(), test.rows, test.want)
		}
	}
}

func TestReadError(t *testing.T) {
	gone := errors.New("the disk is gone")
	for _, text := range []string{"", "address\n", "address\n" + strings.Repeat("n/a\n", 10_000)} {
		job := job{day: dayFor(t, pastDay), memory: smallMemory()}
		in := io.MultiReader(strings.NewReader(text), brokenReader{gone})
		if err := job.match(t.Context(), in, io.Discard); !errors.Is(err, gone) {
			t.Errorf("after %d bytes: error %v", len(text), err)
		}
	}
}

type brokenReader struct{ err error }

func (r brokenReader) Read([]byte) (int, error) { return 0, r.err }

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
		{[]string{name}, 0, "1 rows"},
		{[]string{"-h"}, 0, "usage: petition"},
		{[]string{"-x"}, 1, "petition: flag provided but not defined: -x"},
		{[]string{dir}, 1, "is a directory"},
		{[]string{unreadable}, 1, "permission denied"},
		{[]string{"-o", name, "-force", name}, 1, "it is the file that is read"},
		{[]string{"-review", name, "-force", name}, 1, "it is the file that is read"},
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
	if err := cmd.Run(); err == nil || !strings.Contains(notes.String(), "standard output is the file that is read") {
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
	}{{syscall.SIGINT, 0}, {syscall.SIGTERM, 0}, {syscall.SIGHUP, 0}, {syscall.SIGKILL, 2}} {
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
