package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// newClerk returns the fake of the Clerk's servers with the shipped facts, a
// fetcher that asks it, and what that says.
func newClerk(t *testing.T) (*fakeClerk, *fetcher, *bytes.Buffer) {
	t.Helper()
	files, err := shippedFiles()
	if err != nil {
		t.Fatal(err)
	}
	day, err := shippedDay()
	if err != nil {
		t.Fatal(err)
	}
	c := newFakeClerk(t, files)
	f, out := newTestFetcher(t, shippedData, day.Date(), hosts{elms: c.url, legistar: c.url})
	return c, f, out
}

// fetchClerk asks the Clerk's servers alone.
func (f fetcher) fetchClerk(t *testing.T) {
	t.Helper()
	f.ask("members", func() error { return f.members(t.Context()) })
	f.ask("matters", func() error { return f.matters(t.Context()) })
	f.ask("Legistar", func() error { return f.legistarMatters(t.Context()) })
	f.tellUnjoined()
}

// TestClerkUnchanged checks that a record with the shipped facts differs in
// nothing.
func TestClerkUnchanged(t *testing.T) {
	_, f, out := newClerk(t)
	f.fetchClerk(t)
	if f.differences != 0 || f.unasked != 0 {
		t.Errorf("%d differences, %d faults:\n%s", f.differences, f.unasked, out)
	}
}

var _ = fmt.Sprint
var _ = os.Args
var _ = filepath.Join
var _ = strings.Cut
var _ ward.Date
