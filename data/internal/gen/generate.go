package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/chiward/chiward/ward"
)

// generator checks the folder data after it was edited, and writes what follows
// from it.
type generator struct {
	dir    string                                          // the folder data, in the root of the module
	today  ward.Date                                       // no act and no source may be later
	output func(dir string, args []string) (string, error) // of the command go, for pages that show it
	out    io.Writer                                       // gets what was changed
}

// generate makes maps and streets from the City's files if sources names
// their directory, checks everything, and writes what has changed. It reads
// and checks everything before it writes anything.
func (g generator) generate(sources string) error {
	files, err := readShipped(g.dir)
	if err != nil {
		return err
	}
	before := maps.Clone(files.contents)
	if sources != "" {
		if err := files.remake(sources, g.out); err != nil {
			return err
		}
	}
	if err := files.settle(g.today); err != nil {
		return err
	}
	if err := g.write(before, files.contents); err != nil {
		return err
	}
	return g.writePages(files)
}

// settle checks everything and puts the council's files and all manifests
// into canonical form.
func (s *shipped) settle(today ward.Date) error {
	for name := range s.contents {
		if councilKind(name) != "" {
			s.contents[name] = tidy(name, s.contents[name])
		}
	}
	if err := s.seal(); err != nil {
		return err
	}
	atlas, err := s.open()
	if err := errors.Join(err, s.checkDays(today), s.checkRetrieved()); err != nil {
		return err
	}
	for name := range s.contents {
		if councilKind(name) != "" {
			if s.contents[name], err = canonical(name, s.contents[name], atlas); err != nil {
				return fmt.Errorf("data/%s: %w", name, err)
			}
		}
	}
	if err := s.seal(); err != nil {
		return err
	}
	_, err = s.open()
	return err
}

// write writes the files of after that differ from those of before, both by
// name, and prints their names.
func (g generator) write(before, after map[string][]byte) error {
	changed := false
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if old, ok := before[name]; ok && bytes.Equal(old, after[name]) {
			continue
		}
		changed = true
		if err := writeFile(filepath.Join(g.dir, filepath.FromSlash(name)), after[name]); err != nil {
			return err
		}
		fmt.Fprintf(g.out, "wrote data/%s\n", name)
	}
	if !changed {
		fmt.Fprintln(g.out, "all is right; no file has changed")
	}
	return nil
}

// writeFile writes a file whole or not at all.
func writeFile(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path+".part", content, 0o644); err != nil {
		return err
	}
	return os.Rename(path+".part", path)
}
