package ward

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/chiward/chiward/geo/street"
)

// Open reads bundles, such as those of package data, in any order. It checks
// every file against the checksum in its manifest, every boundary, and every
// record. At least one bundle must have a map. Two bundles may not both have a
// council or streets, nor maps that are in force on one day. Open once and keep
// the Atlas: it takes some tens of milliseconds (BenchmarkOpen).
//
// The error names the bundle, the file and the rule, and for tables each line
// and column that is wrong. It wraps [ErrChecksum], [ErrMissingWard],
// [ErrNoMap], the error of [ReadMap] or [street.Read], or that of the file
// system.
func Open(bundles ...fs.FS) (*Atlas, error) {
	opened := make([]openedBundle, len(bundles))
	var reading sync.WaitGroup
	for i, bundle := range bundles {
		reading.Go(func() { opened[i].read(bundle) })
	}
	reading.Wait()
	a := new(Atlas)
	if err := a.join(opened); err != nil {
		return nil, err
	}
	if len(a.maps) == 0 {
		return nil, fmt.Errorf("ward: %w: none of %d bundles has a map", ErrNoMap, len(bundles))
	}
	slices.SortFunc(a.maps, func(m, n *Map) int { return m.info.StartDate.Compare(n.info.StartDate) })
	for i, m := range a.maps[1:] {
		if before := a.maps[i].info; before.days().has(m.info.StartDate) {
			return nil, fmt.Errorf("ward: maps %s and %s are in force on one day", before.ID, m.info.ID)
		}
	}
	var err error
	if a.latest, err = a.On(a.council.newest); err != nil {
		newest := a.maps[len(a.maps)-1]
		a.latest = newSnapshot(a, newest, newest.info.StartDate)
	}
	return a, nil
}

// join takes in what was opened.
func (a *Atlas) join(opened []openedBundle) error {
	var files []string
	seen := make(map[Source]bool)
	for i := range opened {
		o := &opened[i]
		switch {
		case o.err != nil:
			return o.err
		case o.council != nil && a.council != nil:
			return fmt.Errorf("ward: bundle %q: another bundle has a council too", o.manifest.Bundle)
		case o.streets != nil && a.streets != nil:
			return fmt.Errorf("ward: bundle %q: another bundle has streets too", o.manifest.Bundle)
		}
		if o.council != nil {
			a.council = o.council
		}
		if o.streets != nil {
			a.streets = o.streets
		}
		a.notice = cmp.Or(a.notice, o.manifest.Notice)
		a.maps = append(a.maps, o.maps...)
		for _, f := range o.manifest.Files {
			files = append(files, f.Name+f.SHA256)
			for _, source := range f.Sources {
				if !seen[source] {
					seen[source] = true
					a.sources = append(a.sources, source)
				}
			}
		}
	}
	if a.council == nil {
		a.council = new(council)
	}
	a.sources = append(a.sources, a.council.sources...)
	slices.Sort(files)
	version := sha256.Sum256([]byte(strings.Join(files, "")))
	a.version = hex.EncodeToString(version[:6])
	return nil
}

// openedBundle is what was in one bundle, or why it cannot be read.
type openedBundle struct {
	manifest Manifest
	maps     []*Map
	streets  *street.Streets // nil if there are none
	council  *council        // nil if there is none
	err      error
}

func (o *openedBundle) read(bundle fs.FS) {
	if o.manifest, o.err = readManifest(bundle); o.err != nil {
		return
	}
	if o.err = o.readFiles(bundle); o.err != nil {
		o.err = fmt.Errorf("ward: bundle %q: %w", o.manifest.Bundle, o.err)
	}
}

// readFiles checks all files and reads the maps, the streets and the council
// at the same time.
func (o *openedBundle) readFiles(bundle fs.FS) error {
	contents := make([][]byte, len(o.manifest.Files))
	for i, f := range o.manifest.Files {
		var err error
		if f.Kind == kindStreets {
			err = checkFile(bundle, f) // its reader opens it again
		} else {
			contents[i], err = readFile(bundle, f)
		}
		if err != nil {
			return err
		}
	}
	var reading sync.WaitGroup
	errs := make([]error, len(contents)+2)
	maps := make([]*Map, len(contents))
	var tables []table
	streets := ""
	for i, f := range o.manifest.Files {
		switch f.Kind {
		case kindMap:
			reading.Go(func() { maps[i], errs[i] = readPlanarMap(contents[i], f) })
		case kindStreets:
			streets = path.Dir(f.Name)
		default:
			tables = append(tables, table{kind: f.Kind, name: f.Name, content: contents[i]})
		}
	}
	if len(tables) > 0 {
		reading.Go(func() { o.council, errs[len(contents)] = readCouncil(tables) })
	}
	if streets != "" {
		reading.Go(func() {
			files, err := fs.Sub(bundle, streets)
			if err == nil {
				o.streets, err = street.Read(files)
			}
			errs[len(contents)+1] = err
		})
	}
	reading.Wait()
	o.maps = slices.DeleteFunc(maps, func(m *Map) bool { return m == nil })
	return errors.Join(errs...)
}

// readFile reads the file that f describes and checks that it is that file.
func readFile(bundle fs.FS, f File) ([]byte, error) {
	content, err := fs.ReadFile(bundle, f.Name)
	if err != nil {
		return nil, err
	}
	return content, f.check(bytes.NewReader(content))
}

// checkFile checks that the file that f describes is that file.
func checkFile(bundle fs.FS, f File) error {
	file, err := bundle.Open(f.Name)
	if err != nil {
		return err
	}
	defer file.Close()
	return f.check(file)
}

// check reads content and compares it with the checksum of f.
func (f *File) check(content io.Reader) error {
	sum := sha256.New()
	if _, err := io.Copy(sum, content); err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil)) != strings.ToLower(f.SHA256) {
		return fmt.Errorf("%s: %w", f.Name, ErrChecksum)
	}
	return nil
}

// readPlanarMap reads a map in which every place has one ward or none.
func readPlanarMap(content []byte, f File) (*Map, error) {
	m, err := parseMap(content, *f.Map)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	if defects := m.Defects(); len(defects) > 0 {
		return nil, fmt.Errorf("%s: not a planar map: %v", f.Name, defects[0])
	}
	return m, nil
}
