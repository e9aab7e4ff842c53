package ward

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// ErrChecksum is wrapped by the error of [Open] if a file of a bundle is not
// the one that its manifest describes.
var ErrChecksum = errors.New("checksum does not match the manifest")

// The kinds of files in a bundle.
const (
	kindMap      = "ward_map"
	kindCouncils = "councils"
	kindPeople   = "people"
	kindTerms    = "terms"
	kindSeats    = "seats"
	kindOffices  = "offices"
	kindMeasure  = "measure" // one file a measure
	kindStances  = "stances"
	kindSources  = "sources"
	kindStreets  = "streets" // several forms
)

// Manifest describes a bundle: what is in it, how to check it, and where it
// comes from. It is the JSON file at the root of the bundle, the only one
// there.
type Manifest struct {
	// Bundle is the name of the bundle.
	Bundle string `json:"bundle"`
	// Notice is the text that the City of Chicago asks to be shown with its
	// data in changed form.
	Notice string `json:"notice"`
	// Files lists every file of the bundle but the manifest.
	Files []File `json:"files"`
}

// File describes one file of a bundle.
type File struct {
	// Name is the path of the file in the bundle.
	Name string `json:"name"`
	// Kind is what the file holds: "ward_map" (GeoJSON), "councils",
	// "people", "terms", "seats", "offices", "stances", "sources" (CSV),
	// "measure" (text) or "streets".
	Kind string `json:"kind"`
	// SHA256 is the checksum of the file in hexadecimal.
	SHA256 string `json:"sha256"`
	// Map describes a ward map; it is nil for every other kind.
	Map *MapInfo `json:"map,omitempty"`
	// Sources are what a ward map or the streets were made from. The tables
	// of the council name their own.
	Sources []Source `json:"sources,omitempty"`
}

// readManifest reads the manifest of bundle and checks that it lists all there
// is in the bundle.
func readManifest(bundle fs.FS) (Manifest, error) {
	names, err := fs.Glob(bundle, "*.json")
	if err != nil {
		return Manifest{}, fmt.Errorf("ward: bundle: %w", err)
	}
	if len(names) != 1 {
		return Manifest{}, fmt.Errorf("ward: bundle has %d manifests: one JSON file must be at its root", len(names))
	}
	text, err := fs.ReadFile(bundle, names[0])
	if err != nil {
		return Manifest{}, fmt.Errorf("ward: bundle: %w", err)
	}
	var m Manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return Manifest{}, fmt.Errorf("ward: %s: %w", names[0], err)
	}
	if err := m.check(); err != nil {
		return Manifest{}, fmt.Errorf("ward: %s: %w", names[0], err)
	}
	err = fs.WalkDir(bundle, ".", func(name string, entry fs.DirEntry, err error) error {
		listed := func(f File) bool { return f.Name == name }
		if err == nil && !entry.IsDir() && name != names[0] && !slices.ContainsFunc(m.Files, listed) {
			err = fmt.Errorf("%s is not in %s", name, names[0])
		}
		return err
	})
	if err != nil {
		return Manifest{}, fmt.Errorf("ward: bundle %q: %w", m.Bundle, err)
	}
	return m, nil
}

// check returns what m lacks.
func (m *Manifest) check() error {
	if len(m.Files) == 0 {
		return errors.New("lists no file")
	}
	names := make(map[string]bool)
	for _, f := range m.Files {
		switch {
		case names[f.Name]:
			return fmt.Errorf("lists %s twice", f.Name)
		case tableColumns[f.Kind] == nil && f.Kind != kindMap && f.Kind != kindMeasure && f.Kind != kindStreets:
			return fmt.Errorf("%s has unknown kind %q", f.Name, f.Kind)
		case (f.Kind == kindMap) != (f.Map != nil):
			return fmt.Errorf("%s: a ward map, and nothing else, says when it is in force", f.Name)
		case (f.Kind == kindMap || f.Kind == kindStreets) && len(f.Sources) == 0:
			return fmt.Errorf("%s names no source", f.Name)
		}
		names[f.Name] = true
	}
	return nil
}
