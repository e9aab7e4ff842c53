package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"
	_ "time/tzdata" // for machines without time zones

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/examples/internal/resident"
	"github.com/chiward/chiward/ward"
)

// library keeps the newest edition of the data. Any number of requests may read
// latest while another edition is loaded.
type library struct {
	// dir is the folder with the bundles, empty for those in the program.
	dir   string
	log   *slog.Logger
	today func() ward.Date
	// options are those of the pages.
	options resident.Options
	latest  atomic.Pointer[edition]
}

// today returns the day that it is in Chicago.
func today() ward.Date {
	chicago, err := time.LoadLocation("America/Chicago")
	if err != nil {
		panic(err) // the time zones are part of the program
	}
	return ward.DateOf(time.Now().In(chicago))
}

// manifestNames are the files in a data folder that say what its bundles have.
var manifestNames = [...]string{"current.json", "history.json", "streets.json"}

// folder is one bundle of a data folder.
type folder struct {
	fs.FS

	manifest string
	others   map[string]bool // the files of the other bundles
}

// ReadDir leaves out the files of the other bundles, and what else is in the
// folder beside the manifest and the tables.
func (f folder) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	return slices.DeleteFunc(entries, func(entry fs.DirEntry) bool {
		if name == "." && entry.Name() != f.manifest {
			return !slices.Contains([]string{"council", "wards", "streets"}, entry.Name())
		}
		return f.others[path.Join(name, entry.Name())]
	}), err
}

// bundles returns the three bundles: those of the folder, and those in the program
// for history and streets if the folder has none. Sum is a checksum of their
// manifests, which have the checksum of every other file.
func (l *library) bundles() (bundles []fs.FS, sum string, err error) {
	bundles = []fs.FS{data.Current(), data.History(), data.Streets()}
	var manifests [len(manifestNames)]ward.Manifest
	whole := sha256.New()
	for i, name := range manifestNames {
		text, err := fs.ReadFile(bundles[i], name)
		if l.dir != "" {
			inFolder, missing := os.ReadFile(filepath.Join(l.dir, name))
			switch {
			case missing == nil:
				bundles[i], text = folder{FS: os.DirFS(l.dir), manifest: name, others: map[string]bool{}}, inFolder
			case !errors.Is(missing, fs.ErrNotExist) || i == 0:
				return nil, "", missing
			}
		}
		if err == nil {
			err = json.Unmarshal(text, &manifests[i])
		}
		if err != nil {
			return nil, "", fmt.Errorf("%s: %w", name, err)
		}
		whole.Write(text)
	}
	for i, bundle := range bundles {
		for k, other := range manifests {
			if own, ok := bundle.(folder); ok && i != k {
				for _, file := range other.Files {
					own.others[file.Name] = true
				}
			}
		}
	}
	return bundles, hex.EncodeToString(whole.Sum(nil)), nil
}

// load makes a new edition if the bundles or the day have changed, and reports
// whether the bundles have. If the bundles cannot be loaded, the latest edition
// stays.
func (l *library) load() (changed bool, err error) {
	bundles, manifests, err := l.bundles()
	if err != nil {
		return false, err
	}
	latest, date := l.latest.Load(), l.today()
	changed = latest == nil || latest.manifests != manifests
	if !changed && latest.today.Date() == date {
		return false, nil
	}
	var atlas *ward.Atlas
	if changed {
		if atlas, err = ward.Open(bundles...); err != nil {
			return false, err
		}
		if _, again, err := l.bundles(); err != nil || again != manifests {
			return false, fmt.Errorf("%s changed while it was read", l.dir)
		}
	} else {
		atlas = latest.atlas
	}
	next, err := newEdition(atlas, manifests, date, l.options)
	if err != nil {
		return false, err
	}
	l.latest.Store(next)
	l.log.Info("data loaded", "version", atlas.Version(), "as_of", atlas.Latest().Date().String(), "today", date.String(), "outdated", next.isOutdated())
	return changed, nil
}

// watchInterval is how often the folder and the clock are looked at.
const watchInterval = 30 * time.Second

// watch looks for newer data and for the next day, at every interval and when
// somebody asks, until ctx is done. Data that cannot be loaded is refused with a
// line in the log, and tried again: the folder may have been half copied.
func (l *library) watch(ctx context.Context, ask <-chan os.Signal, interval time.Duration) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	logged := ""
	for {
		asked := false
		select {
		case <-ctx.Done():
			return
		case <-ask:
			asked = true
		case <-ticker.C:
		}
		changed, err := l.load()
		switch {
		case err != nil && (asked || err.Error() != logged):
			logged = err.Error()
			l.log.Error("data refused", "error", logged)
		case err == nil:
			logged = ""
			if asked && !changed {
				l.log.Info("data unchanged", "version", l.latest.Load().atlas.Version())
			}
		}
	}
}
