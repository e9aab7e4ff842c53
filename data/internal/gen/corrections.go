package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chiward/chiward/ward"
)

// correctionFiles hold lines of our own tables. Each takes the place of every
// line of its table that has the same key, or is a new one. So a mistake can
// be mended without the original sources, and stays mended when the bundles
// are made from them.
//
//go:embed corrections/*.csv
var correctionFiles embed.FS

// shippedCorrections reads the corrections.
func shippedCorrections() (councilTables, error) {
	dir, err := fs.Sub(correctionFiles, "corrections")
	if err != nil {
		return nil, err
	}
	corrections, err := readTables(dir)
	if err != nil {
		return nil, fmt.Errorf("corrections/%w", err)
	}
	return corrections, nil
}

// councilKeys are the columns of our tables that are the key of a line. Lines
// about one ward belong together.
var councilKeys = map[ward.Kind][]int{
	ward.KindSources: {0}, ward.KindPeople: {0}, ward.KindTerms: {0}, ward.KindSeats: {0}, ward.KindOffices: {0},
	ward.KindMeasures: {0}, ward.KindStances: {0, 1},
}

func keyOf(kind ward.Kind, line []string) string {
	var key []string
	for _, column := range councilKeys[kind] {
		key = append(key, line[column])
	}
	return strings.Join(key, " ")
}

// correct changes tables by corrections. A correction whose sources are older
// than those of the lines it replaces is an error: it has to be looked at
// again.
func (tables councilTables) correct(corrections councilTables) error {
	before := maps.Clone(tables)
	for kind, lines := range corrections {
		replaced := map[string]bool{}
		for _, line := range lines {
			replaced[keyOf(kind, line)] = true
		}
		kept := slices.DeleteFunc(slices.Clone(tables[kind]), func(line []string) bool { return replaced[keyOf(kind, line)] })
		tables[kind] = append(kept, lines...)
		sortByColumns(tables[kind], councilKeys[kind]...)
	}
	sortByColumns(tables[ward.KindStances], stanceOrder...)
	sources, err := tables.sources()
	if err != nil {
		return err
	}
	for kind, lines := range corrections {
		needed, given := newestDays(kind, before[kind], sources), newestDays(kind, lines, sources)
		for _, line := range lines {
			if key := keyOf(kind, line); given[key].Compare(needed[key]) < 0 {
				return fmt.Errorf("corrections/%s.csv: the lines of %q need a source as of %v or later, for that is known already",
					kind, key, needed[key])
			}
		}
	}
	return nil
}

// newestDays returns the newest day for which a source of the lines of a key
// speaks, by key.
func newestDays(kind ward.Kind, lines councilLines, sources map[string]ward.Source) map[string]ward.Date {
	newest := map[string]ward.Date{}
	for _, line := range lines {
		key := keyOf(kind, line)
		for _, column := range councilSourceColumns[kind] {
			for id := range strings.FieldsSeq(line[column]) {
				if day := sources[id].AsOf; day.Compare(newest[key]) > 0 {
					newest[key] = day
				}
			}
		}
	}
	return newest
}

// readTables reads the tables of the council in dir.
func readTables(dir fs.FS) (councilTables, error) {
	tables := councilTables{}
	for kind, header := range councilHeaders {
		name := string(kind) + ".csv"
		content, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, err
		}
		if tables[kind], err = csvRows(content, strings.Join(header, ",")); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return tables, nil
}

// correctShipped corrects the bundle of the council in dir. It opens the
// corrected bundle before it replaces the one that is there.
func correctShipped(dir string, corrections councilTables) error {
	tables, err := readTables(os.DirFS(dir))
	if err != nil {
		return err
	}
	if err := tables.correct(corrections); err != nil {
		return err
	}
	council, err := tables.files()
	if err != nil {
		return err
	}
	b, err := shippedMaps(dir)
	if err != nil {
		return err
	}
	b.files = append(b.files, council...)
	corrected, err := os.MkdirTemp(filepath.Dir(dir), "corrected")
	if err != nil {
		return err
	}
	defer os.RemoveAll(corrected)
	if err := b.write(corrected); err != nil {
		return err
	}
	if _, err := ward.Open(os.DirFS(corrected)); err != nil {
		return err
	}
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	return os.Rename(corrected, dir)
}

// shippedMaps returns the bundle in dir without its tables.
func shippedMaps(dir string) (bundle, error) {
	text, err := os.ReadFile(filepath.Join(dir, ward.ManifestName))
	if err != nil {
		return bundle{}, err
	}
	var manifest ward.Manifest
	if err := json.Unmarshal(text, &manifest); err != nil {
		return bundle{}, fmt.Errorf("%s: %w", dir, err)
	}
	b := bundle{name: manifest.Bundle}
	for _, f := range manifest.Files {
		if f.Kind != ward.KindMap {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, f.Name))
		if err != nil {
			return bundle{}, err
		}
		b.files = append(b.files, file{File: f, content: content})
	}
	return b, nil
}
