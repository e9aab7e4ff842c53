package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

var swaps = flag.Int("swaps", 2, "how often TestSwapUnderLoad loads newer data")

// dataFolder writes the bundles in the program to a folder as in the
// repository, and returns the folder.
func dataFolder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for _, bundle := range []fs.FS{data.Current(), data.History(), data.Streets()} {
		if err := os.CopyFS(dir, bundle); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// change writes a file of the folder anew, with old replaced.
func change(t testing.TB, dir, name, old, replacement string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.ReplaceAll(text, []byte(old), []byte(replacement))
	if bytes.Equal(changed, text) {
		t.Fatalf("%q is not in %s", old, name)
	}
	if err := os.WriteFile(path+".new", changed, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}

func TestLoad(t *testing.T) {
	dir := dataFolder(t)
	library := library{dir: dir, log: slog.New(slog.DiscardHandler), today: testDay}
	load := func(wantChanged bool, wantErr string) *edition {
		t.Helper()
		before := library.latest.Load()
		changed, err := library.load()
		if changed != wantChanged || (err == nil) != (wantErr == "") || err != nil && !strings.Contains(err.Error(), wantErr) {
			t.Errorf("changed is %v, want %v; the error is %v, want %q", changed, wantChanged, err, wantErr)
		}
		if after := library.latest.Load(); (after != before) != wantChanged {
			t.Errorf("another edition was loaded: %v", after != before)
		}
		return library.latest.Load()
	}
	first := load(true, "")
	if inProgram, err := shipped(); err != nil || first.atlas.Version() != inProgram.atlas.Version() {
		t.Errorf("the folder is %s, the program %v, %v", first.atlas.Version(), inProgram, err)
	}
	load(false, "")

	change(t, dir, "current.json", "own risk.", "own risk, too.")
	if second := load(true, ""); second.manifests == first.manifests || !strings.HasSuffix(second.atlas.Notice(), "own risk, too.") {
		t.Errorf("the second edition is %s: %s", second.manifests, second.atlas.Notice())
	}
	// A file is there before its manifest, and is whole when that comes.
	change(t, dir, "council/people.csv", "id,name", "id,nome")
	load(false, "") // the manifest has not changed
	change(t, dir, "current.json", "own risk, too.", "own risk, of course.")
	load(false, "people.csv: checksum")
	change(t, dir, "council/people.csv", "id,nome", "id,name")
	load(true, "")

	// A file that no manifest lists is refused, but for what stands beside.
	for _, name := range []string{"README.md", "wards/more.geojson"} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	change(t, dir, "current.json", "own risk", "own risk ")
	load(false, "more.geojson")
	if err := os.Remove(filepath.Join(dir, "wards", "more.geojson")); err != nil {
		t.Fatal(err)
	}

	// What the folder lacks comes from the program, but for the current data.
	for _, name := range []string{"history.json", "wards/wards-2003.geojson", "streets.json", "streets"} {
		if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	change(t, dir, "current.json", "of course.", "indeed!")
	latest := load(true, "")
	if res := latest.today.Address("121 N LaSalle St"); res.Ward != latest.today.At(cityHall).Ward || len(latest.atlas.Maps()) != 3 {
		t.Errorf("without streets and history: %v, %d maps", res, len(latest.atlas.Maps()))
	}
	if err := os.WriteFile(filepath.Join(dir, "streets.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	load(false, "streets.json")
	if err := os.Remove(filepath.Join(dir, "current.json")); err != nil {
		t.Fatal(err)
	}
	load(false, "current.json")
	library.dir = filepath.Join(dir, "nothing")
	if _, err := library.load(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a folder: %v", err)
	}
}

// TestDay goes on to the next day without reading the data again.
func TestDay(t *testing.T) {
	first, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	var date ward.Date
	library := library{log: slog.New(slog.DiscardHandler), today: func() ward.Date { return date }}
	_, manifests, err := library.bundles()
	if err != nil {
		t.Fatal(err)
	}
	library.latest.Store(&edition{manifests: manifests, atlas: first.atlas, today: first.today})
	date = ward.MustParseDate("2024-03-01")
	if changed, err := library.load(); changed || err != nil {
		t.Errorf("on the next day: %v, %v", changed, err)
	}
	if next := library.latest.Load(); next.today.Date() != date || next.atlas != first.atlas {
		t.Errorf("the next day is %v", next.today.Date())
	}
	date = ward.MustParseDate("1990-01-01") // a clock that is wrong
	if _, err := library.load(); !errors.Is(err, ward.ErrNoMap) || library.latest.Load().today.Date() == date {
		t.Errorf("on a day without a map: %v", err)
	}
}

// TestWatch changes the folder and waits for the log to say so.
func TestWatch(t *testing.T) {
	dir := dataFolder(t)
	var logs notebook
	library := library{dir: dir, log: slog.New(slog.NewJSONHandler(&logs, nil)), today: testDay}
	if _, err := library.load(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var watching sync.WaitGroup
	watching.Go(func() { library.watch(ctx, nil, 5*time.Millisecond) })
	count := func(message string, n int) {
		t.Helper()
		for range 2000 {
			if strings.Count(logs.String(), message) >= n {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		t.Fatalf("%q is not in the log %d times:\n%s", message, n, logs.String())
	}
	change(t, dir, "current.json", "own risk.", "own risk, too.")
	count("data loaded", 2)
	change(t, dir, "current.json", "own risk, too.", "own\nrisk.")
	count("data refused", 1)
	time.Sleep(50 * time.Millisecond) // ten more looks at it
	change(t, dir, "current.json", "own\nrisk.", "own risk, indeed.")
	count("data loaded", 3)
	stop()
	watching.Wait()
	if n := strings.Count(logs.String(), "data refused"); n != 1 {
		t.Errorf("one bad manifest was refused %d times:\n%s", n, logs.String())
	}
}

// TestHangup runs the program and tells it to look at its folder.
func TestHangup(t *testing.T) {
	dir := dataFolder(t)
	p := startProcess(t, "-data", dir)
	notice := func() string {
		response, err := http.Get("http://" + p.addr + "/v1/about")
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode != http.StatusOK {
			t.Fatalf("%s, %v", response.Status, err)
		}
		return string(text)
	}
	change(t, dir, "current.json", "own risk.", "own risk, too.")
	if strings.Contains(notice(), "own risk, too.") {
		t.Error("newer data was loaded unasked")
	}
	syscall.Kill(p.pid, syscall.SIGHUP)
	for wait := 0; !strings.Contains(notice(), "own risk, too."); wait++ {
		if wait > 300 {
			t.Fatal("newer data was not loaded")
		}
		time.Sleep(100 * time.Millisecond) // within the limit of a client
	}
	change(t, dir, "council/people.csv", "id,name", "id,nome")
	change(t, dir, "current.json", "own risk, too.", "bad data")
	syscall.Kill(p.pid, syscall.SIGHUP)
	if line := p.waitFor(t, "data refused"); !strings.Contains(fmt.Sprint(line["error"]), ward.ErrChecksum.Error()) {
		t.Errorf("refused for %v", line["error"])
	}
	if !strings.Contains(notice(), "own risk, too.") {
		t.Error("the data from before is gone")
	}
	if err := p.stop(); err != nil {
		t.Errorf("the site ended with %v", err)
	}
}

// TestSwapUnderLoad loads newer data again and again while clients ask over
// connections of their own. No request may fail.
func TestSwapUnderLoad(t *testing.T) {
	dir := dataFolder(t)
	s := newSite(t, io.Discard)
	s.library = &library{dir: dir, log: s.log, today: testDay}
	if _, err := s.library.load(); err != nil {
		t.Fatal(err)
	}
	base := "http://" + start(t, s)
	var stop atomic.Bool
	var answered atomic.Int64
	var clients sync.WaitGroup
	targets := []string{"/wards/42", "/v1/wards/42", "/v1/about", "/", "/civicinfo/v2/representatives?address=121+N+LaSalle+St"}
	for i := range 4 {
		clients.Go(func() {
			for n := 0; !stop.Load(); n++ {
				r, err := http.NewRequest(http.MethodGet, base+targets[n%len(targets)], nil)
				if err != nil {
					t.Error(err)
					return
				}
				r.Header.Set("X-Forwarded-For", fmt.Sprintf("10.%d.%d.%d", i, n/256%256, n%256))
				response, err := http.DefaultClient.Do(r)
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
					t.Errorf("%s: %s, %v", r.URL.Path, response.Status, err)
				}
				response.Body.Close()
				answered.Add(1)
				time.Sleep(time.Millisecond) // leave some time for the loading
			}
		})
	}
	last := "own risk."
	for i := range *swaps {
		next := fmt.Sprintf("own risk %d.", i)
		change(t, dir, "current.json", last, next)
		if changed, err := s.library.load(); !changed || err != nil {
			t.Errorf("swap %d: %v, %v", i, changed, err)
		}
		last = next
	}
	stop.Store(true)
	clients.Wait()
	t.Logf("%d swaps, %d answers", *swaps, answered.Load())
	if answered.Load() < int64(*swaps) {
		t.Errorf("%d answers", answered.Load())
	}
}
