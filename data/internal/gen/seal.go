package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chiward/chiward/ward"
)

// seal makes the manifest of the bundle in dir anew after a table in it was
// corrected by hand: the checksums, and the sources that each table names. It
// then opens the bundle; if that fails, the manifest stays as it was.
func seal(dir string) error {
	path := filepath.Join(dir, ward.ManifestName)
	before, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var manifest ward.Manifest
	if err := json.Unmarshal(before, &manifest); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	byID, err := sealedSources(filepath.Join(dir, string(ward.KindSources)+".csv"))
	if err != nil {
		return err
	}
	b := bundle{name: manifest.Bundle}
	for _, f := range manifest.Files {
		content, err := os.ReadFile(filepath.Join(dir, f.Name))
		if err != nil {
			return err
		}
		f.SHA256 = checksum(content)
		if f.Kind == ward.KindSources || councilSourceColumns[f.Kind] != nil {
			if f.Sources, err = sealedCitations(f.Kind, content, byID); err != nil {
				return fmt.Errorf("%s: %w", f.Name, err)
			}
		}
		b.files = append(b.files, file{File: f, content: content})
	}
	text, err := b.manifest()
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		return err
	}
	if _, err := ward.Open(os.DirFS(dir)); err != nil {
		return errors.Join(err, os.WriteFile(path, before, 0o644))
	}
	return nil
}

// sealedSources reads a table of sources.
func sealedSources(path string) (map[string]ward.Source, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	rows, err := csvRows(content, strings.Join(councilHeaders[ward.KindSources], ","))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	byID := map[string]ward.Source{}
	for i, row := range rows {
		source := ward.Source{Title: row[1], Publisher: row[2], URL: row[3], License: row[4], SHA256: row[7]}
		err := errors.Join(source.AsOf.UnmarshalText([]byte(row[5])), source.Retrieved.UnmarshalText([]byte(row[6])))
		if err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", path, i+2, err)
		}
		byID[row[0]] = source
	}
	return byID, nil
}

// sealedCitations returns the sources that a table names, in the order of
// their ids.
func sealedCitations(kind ward.Kind, content []byte, byID map[string]ward.Source) ([]ward.Source, error) {
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		return nil, err
	}
	columns := councilSourceColumns[kind]
	if kind == ward.KindSources {
		columns = []int{0}
	}
	var ids []string
	for _, row := range rows[min(1, len(rows)):] {
		for _, column := range columns {
			ids = append(ids, strings.Fields(row[column])...)
		}
	}
	slices.Sort(ids)
	var sources []ward.Source
	for _, id := range slices.Compact(ids) {
		source, ok := byID[id]
		if !ok {
			return nil, fmt.Errorf("there is no source %q", id)
		}
		sources = append(sources, source)
	}
	return sources, nil
}
