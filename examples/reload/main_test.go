package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// later is the day for which newer confirms the council.
const later = "2099-01-01"

// shipped writes the current bundle to a folder and returns the folder.
func shipped(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "bundle")
	if err := os.CopyFS(dir, data.Current()); err != nil {
		t.Fatal(err)
	}
	return dir
}

// newer makes the bundle in dir one in which the council is confirmed later.
func newer(t *testing.T, dir string) {
	t.Helper()
	atlas, err := ward.Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	var manifest ward.Manifest
	text, err := os.ReadFile(filepath.Join(dir, ward.ManifestName))
	if err == nil {
		err = json.Unmarshal(text, &manifest)
	}
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range manifest.Files {
		if file.Kind != ward.KindSources {
			continue
		}
		path := filepath.Join(dir, file.Name)
		table, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		table = bytes.ReplaceAll(table, []byte(","+atlas.AsOf().String()+","), []byte(","+later+","))
		sum := sha256.Sum256(table)
		manifest.Files[i].SHA256 = hex.EncodeToString(sum[:])
		write(t, path, table)
	}
	if text, err = json.Marshal(manifest); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, ward.ManifestName), text)
}

// spoil changes one byte of the ward map in dir.
func spoil(t *testing.T, dir string) {
	t.Helper()
	maps, err := filepath.Glob(filepath.Join(dir, "*.geojson"))
	if err != nil || len(maps) != 1 {
		t.Fatalf("the maps are %v, %v", maps, err)
	}
	text, err := os.ReadFile(maps[0])
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2] ^= 1
	write(t, maps[0], text)
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
	dir := shipped(t)
	bundle := os.DirFS(dir)
	var city city
	if err := city.load(bundle); err != nil {
		t.Fatal(err)
	}
	before := city.now().Date()
	cityHall := geo.Point{Lat: 41.8838, Lng: -87.6320}

	var stop atomic.Bool
	var asked atomic.Int64
	var askers sync.WaitGroup
	for range 4 {
		askers.Go(func() {
			for !stop.Load() {
				now := city.now()
				res := now.At(cityHall)
				if date := now.Date(); res.Ward != 42 || res.AsOf != date || date != before && date.String() != later {
					t.Errorf("on %v the answer is %v as of %v", date, res, res.AsOf)
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
	dir := shipped(t)
	// Each step runs when its line is read.
	in := &steps{
		{"41.8838,-87.6320", nil},
		{"reload", func() { newer(t, dir) }},
		{"41.8838,-87.6320", nil},
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
		"42nd Ward, Alder ", "the council as of " + later, "as of " + later, "not taken up: ", "outside Chicago, as of " + later, "geo: ", "",
	} {
		if i >= len(lines) || !strings.Contains(lines[i], want) {
			t.Errorf("line %d is not %q; all is\n%s", i, want, &out)
		}
	}
	if err := run(os.DirFS(t.TempDir()), in, &out); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder is %v", err)
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
