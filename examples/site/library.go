package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

// library keeps the newest edition. Any number of requests may read latest
// while another edition is loaded.
type library struct {
	// dir is the folder with the bundles, empty for those in the program.
	dir    string
	log    *slog.Logger
	latest atomic.Pointer[edition]
}

// bundleNames are the folders in a data folder, as in that of the repository.
var bundleNames = [...]string{"current", "history", "streets"}

// bundles returns the three bundles: those of the folder, and those in the
// program for history and streets if the folder has none.
func (l *library) bundles() ([]fs.FS, error) {
	bundles := []fs.FS{data.Current(), data.History(), data.Streets()}
	if l.dir == "" {
		return bundles, nil
	}
	for i, name := range bundleNames {
		path := filepath.Join(l.dir, name)
		_, err := os.Stat(path)
		switch {
		case err == nil:
			bundles[i] = os.DirFS(path)
		case !errors.Is(err, fs.ErrNotExist) || name == "current":
			return nil, err
		}
	}
	return bundles, nil
}

// versionOf names the content of bundles: their manifests have the checksum of
// every other file.
func versionOf(bundles []fs.FS) (string, error) {
	sum := sha256.New()
	for i, bundle := range bundles {
		manifest, err := fs.ReadFile(bundle, ward.ManifestName)
		if err != nil {
			return "", fmt.Errorf("%s: %w", bundleNames[i], err)
		}
		sum.Write(manifest)
	}
	return hex.EncodeToString(sum.Sum(nil)[:12]), nil
}

// load takes up the bundles and reports whether they are other ones than those
// of the latest edition. If they cannot be taken up, the latest edition stays.
func (l *library) load() (changed bool, err error) {
	bundles, err := l.bundles()
	if err != nil {
		return false, err
	}
	version, err := versionOf(bundles)
	if err != nil {
		return false, err
	}
	if latest := l.latest.Load(); latest != nil && latest.version == version {
		return false, nil
	}
	atlas, err := ward.Open(bundles...)
	if err != nil {
		return false, err
	}
	if again, err := versionOf(bundles); err != nil || again != version {
		return false, fmt.Errorf("%s changed while it was read", l.dir)
	}
	next, err := newEdition(atlas, version)
	if err != nil {
		return false, err
	}
	l.latest.Store(next)
	l.log.Info("data taken up", "version", version, "as_of", atlas.AsOf().String())
	return true, nil
}

// watchInterval is how often the folder is looked at.
const watchInterval = 30 * time.Second

// watch takes up what is newer in the folder, at every interval and when
// somebody asks, until ctx is done. What cannot be taken up is refused with a
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
				l.log.Info("data unchanged", "version", l.latest.Load().version)
			}
		}
	}
}
