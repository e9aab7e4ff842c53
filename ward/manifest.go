package ward

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// ManifestName is the name of the file that describes a bundle.
const ManifestName = "manifest.json"

// ErrChecksum is in the error of [Open] when a file of a bundle is not the
// one its manifest describes.
var ErrChecksum = errors.New("checksum does not match the manifest")

// Kind says what a file of a bundle holds.
type Kind string

// The kinds of files in a bundle.
const (
	KindMap      Kind = "ward_map" // GeoJSON, one feature a ward
	KindSources  Kind = "sources"  // CSV, one source a line; other tables name sources by their id
	KindPeople   Kind = "people"   // CSV, one person a line
	KindTerms    Kind = "terms"    // CSV, one tenure of a seat a line
	KindSeats    Kind = "seats"    // CSV, how to reach one seat a line
	KindOffices  Kind = "offices"  // CSV, one office of a seat a line
	KindMeasures Kind = "measures" // CSV, one measure a line
	KindStances  Kind = "stances"  // CSV, one recorded act a line
	KindStreets  Kind = "streets"  // street names, aliases, corners and address points
)

var kinds = []Kind{
	KindMap, KindSources, KindPeople, KindTerms, KindSeats, KindOffices, KindMeasures, KindStances, KindStreets,
}

// Manifest describes a bundle: what is in it, how to check it, and where it
// comes from. It is what the file [ManifestName] has as JSON.
type Manifest struct {
	// Bundle is the name of the bundle.
	Bundle string `json:"bundle"`
	// AsOf is the day for which the newest of its facts was confirmed.
	AsOf Date `json:"as_of"`
	// Notice is the text that the City of Chicago asks to be shown with its
	// data in changed form.
	Notice string `json:"notice"`
	// Files lists every file of the bundle but the manifest.
	Files []File `json:"files"`
}

// File describes one file of a bundle.
type File struct {
	Name    string   `json:"name"`          // within the bundle, such as "terms.csv"
	Kind    Kind     `json:"kind"`          // what the file holds
	SHA256  string   `json:"sha256"`        // of the file, in hexadecimal
	Map     *MapInfo `json:"map,omitempty"` // for a ward map, and for nothing else
	Sources []Source `json:"sources"`       // what the file was made from, at least one
}

// readManifest reads the manifest of bundle and checks that it is complete.
func readManifest(bundle fs.FS) (Manifest, error) {
	text, err := fs.ReadFile(bundle, ManifestName)
	if err != nil {
		return Manifest{}, fmt.Errorf("ward: bundle has no manifest: %w", err)
	}
	var m Manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return Manifest{}, fmt.Errorf("ward: %s: %w", ManifestName, err)
	}
	if len(m.Files) == 0 {
		return Manifest{}, fmt.Errorf("ward: bundle %q: its manifest lists no file", m.Bundle)
	}
	for _, f := range m.Files {
		switch {
		case !slices.Contains(kinds, f.Kind):
			return Manifest{}, fmt.Errorf("ward: bundle %q: %s has unknown kind %q", m.Bundle, f.Name, f.Kind)
		case f.Kind == KindMap && f.Map == nil:
			return Manifest{}, fmt.Errorf("ward: bundle %q: %s says nothing about its map", m.Bundle, f.Name)
		case len(f.Sources) == 0:
			return Manifest{}, fmt.Errorf("ward: bundle %q: %s names no source", m.Bundle, f.Name)
		}
	}
	return m, nil
}

// readFile reads the file that f describes and checks that it is that file.
func readFile(bundle fs.FS, f File) ([]byte, error) {
	content, err := fs.ReadFile(bundle, f.Name)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	if hex.EncodeToString(sum[:]) != f.SHA256 {
		return nil, fmt.Errorf("%s: %w", f.Name, ErrChecksum)
	}
	return content, nil
}
