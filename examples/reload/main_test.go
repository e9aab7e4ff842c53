package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// before is the newest day for which a source of the made-up city speaks, and
// later that after newer.
const before, later = "2026-10-05", "2099-01-01"

// toy writes the bundle of the made-up city to a folder and returns it.
func toy(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "bundle")
	if err := os.CopyFS(dir, os.DirFS("../../ward/testdata/toy")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// newer makes the bundle in dir one whose newest source speaks for a later day.
func newer(t *testing.T, dir string) {
	t.Helper()
	path, manifest := filepath.Join(dir, "council", "sources.csv"), filepath.Join(dir, "toy.json")
	table, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.ReplaceAll(table, []byte(before), []byte(later))
	write(t, manifest, bytes.ReplaceAll(text, checksum(table), checksum(changed)))
	write(t, path, changed)
}

func checksum(content []byte) []byte {
	sum := sha256.Sum256(content)
	return []byte(hex.EncodeToString(sum[:]))
}

// spoil changes one byte of a ward map in dir.
func spoil(t *testing.T, dir string) {
	t.Helper()
	path := filepath.Join(dir, "wards", "2023.geojson")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2] ^= 1
	write(t, path, text)
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.Chmod(path, 0o600); err != nil { // copies keep the mode of the embedded files
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestLoadUnderLoad swaps bundles while others ask, and has the race detector
// watch if it is on. Every answer is whole, and of the old day or the new one.
func TestLoadUnderLoad(t *testing.T) {
	dir := toy(t)
	bundle := os.DirFS(dir)
	var city city
	if err := city.load(bundle); err != nil {
		t.Fatal(err)
	}
	place := geo.Point{Lat: 10.0005, Lng: 10.0015}

	var stop atomic.Bool
	var asked atomic.Int64
	var askers sync.WaitGroup
	for range 4 {
		askers.Go(func() {
			for !stop.Load() {
				now := city.now()
				res := now.At(place)
				if date := now.Date(); res.Ward != 2 || res.Date != date || date.String() != before && date.String() != later {
					t.Errorf("on %v the answer is %v on %v", date, res, res.Date)
					return
				}
				asked.Add(1)
			}
		})
	}
	// At least a thousand answers before each change, and after the last.
	wait := func() {
		for target := asked.Load() + 1000; asked.Load() < target && !t.Failed(); {
			time.Sleep(time.Millisecond)
		}
	}
	wait()
	newer(t, dir)
	if err := city.load(bundle); err != nil || city.now().Date().String() != later {
		t.Errorf("after a newer bundle it is %v, %v", city.now().Date(), err)
	}
	wait()
	spoil(t, dir)
	if err := city.load(bundle); !errors.Is(err, ward.ErrChecksum) || city.now().Date().String() != later {
		t.Errorf("after a bad bundle it is %v, %v", city.now().Date(), err)
	}
	wait()
	stop.Store(true)
	askers.Wait()
	t.Logf("%d answers", asked.Load())
}

// TestRun follows a session in which the bundle becomes newer, then bad.
func TestRun(t *testing.T) {
	dir := toy(t)
	// Each step runs when its line is read.
	in := &steps{
		{"10.0005,10.0015", nil},
		{"reload", func() { newer(t, dir) }},
		{"10.0005,10.0015", nil},
		{"reload", func() { spoil(t, dir) }},
		{"42,-87", nil},
		{"", nil},
		{"City Hall", nil},
	}
	var out strings.Builder
	if err := run(os.DirFS(dir), in, &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	for i, want := range []string{
		"2nd Ward, Alder Cy Cole, on " + before, "the city of " + later, "2nd Ward, Alder Cy Cole, on " + later, "not loaded: ", "outside Chicago, on " + later, "not a point", "",
	} {
		if i >= len(lines) || !strings.Contains(lines[i], want) {
			t.Errorf("line %d is not %q; all is\n%s", i, want, &out)
		}
	}
	if err := run(os.DirFS(t.TempDir()), in, &out); err == nil {
		t.Error("an empty folder is a bundle")
	}
}

// steps is an input that does something before it gives out a line.
type steps []struct {
	line   string
	before func()
}

func (s *steps) Read(buffer []byte) (int, error) {
	if len(*s) == 0 {
		return 0, io.EOF
	}
	step := (*s)[0]
	*s = (*s)[1:]
	if step.before != nil {
		step.before()
	}
	return copy(buffer, step.line+"\n"), nil
}
