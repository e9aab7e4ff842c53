package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/chiward/chiward/data/internal/streets"
	"github.com/chiward/chiward/ward"
)

// The manifests of the bundles that the generator knows.
const (
	currentManifest = "current.json"
	historyManifest = "history.json"
	streetsManifest = "streets.json"
)

// Kinds of files in manifests. The kind of a table of the council is its name.
const (
	kindMap     = "ward_map"
	kindMeasure = "measure"
	kindStreets = "streets"
)

// shipped is the folder data: the files that package data embeds, in memory.
type shipped struct {
	contents  map[string][]byte        // by the names of the files, manifests too
	manifests map[string]ward.Manifest // by the names of their files
}

// readShipped reads the folder data. Like go:embed it skips files whose names
// begin with a period or an underscore.
func readShipped(dir string) (*shipped, error) {
	s := &shipped{contents: map[string][]byte{}, manifests: map[string]ward.Manifest{}}
	root := os.DirFS(dir)
	manifests, err := fs.Glob(root, "*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range manifests {
		if s.contents[name], err = fs.ReadFile(root, name); err != nil {
			return nil, err
		}
		var manifest ward.Manifest
		if err := json.Unmarshal(s.contents[name], &manifest); err != nil {
			return nil, fmt.Errorf("data/%s: %w", name, err)
		}
		s.manifests[name] = manifest
	}
	for _, folder := range [...]string{"council", "wards", "streets"} {
		err := fs.WalkDir(root, folder, func(name string, entry fs.DirEntry, err error) error {
			switch hidden := strings.ContainsRune("._", rune(path.Base(name)[0])); {
			case errors.Is(err, fs.ErrNotExist) && name == folder:
				return nil
			case err == nil && hidden && entry.IsDir():
				return fs.SkipDir
			case err == nil && !hidden && !entry.IsDir():
				s.contents[name], err = fs.ReadFile(root, name)
				return err
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return s, nil
}

// councilKind returns the kind of a file of the council, which people edit,
// and "" for any other.
func councilKind(name string) string {
	table, isTable := strings.CutSuffix(path.Base(name), ".csv")
	switch _, known := tableOrder[table]; {
	case path.Dir(name) == "council" && isTable && known:
		return table
	case path.Dir(name) == "council/measures" && path.Ext(name) == ".txt":
		return kindMeasure
	}
	return ""
}

// seal makes the manifests: the council's files are listed as they are, and the
// others as the manifests had them. Any other file is an error.
func (s *shipped) seal() error {
	current, ok := s.manifests[currentManifest]
	if !ok {
		return fmt.Errorf("data/%s: is missing", currentManifest)
	}
	current.Files = slices.DeleteFunc(slices.Clone(current.Files), func(f ward.File) bool { return councilKind(f.Name) != "" })
	add := func(name, kind string) {
		current.Files = append(current.Files, ward.File{Name: name, Kind: kind, SHA256: checksum(s.contents[name])})
	}
	for table := range tableOrder {
		add("council/"+table+".csv", table)
	}
	for name := range s.contents {
		if councilKind(name) == kindMeasure {
			add(name, kindMeasure)
		}
	}
	slices.SortFunc(current.Files, func(f, g ward.File) int { return cmp.Compare(f.Name, g.Name) })
	s.manifests[currentManifest] = current

	listed := map[string]bool{}
	for name, manifest := range s.manifests {
		text, err := json.MarshalIndent(manifest, "", "  ")
		if err != nil {
			return err
		}
		s.contents[name] = append(text, '\n')
		listed[name] = true
		for _, f := range manifest.Files {
			listed[f.Name] = true
		}
	}
	var faults []error
	for _, name := range slices.Sorted(maps.Keys(s.contents)) {
		if !listed[name] {
			faults = append(faults, fmt.Errorf("data/%s: no manifest lists it, and it is neither a table of the council nor a measure", name))
		}
	}
	return errors.Join(faults...)
}

// open opens bundles by the names of their manifests, or all. The error has one
// line for each fault and names files as people see them.
func (s *shipped) open(only ...string) (*ward.Atlas, error) {
	var bundles []fs.FS
	for _, name := range slices.Sorted(maps.Keys(s.manifests)) {
		if len(only) > 0 && !slices.Contains(only, name) {
			continue
		}
		bundle := fstest.MapFS{name: {Data: s.contents[name]}}
		for _, f := range s.manifests[name].Files {
			if content, ok := s.contents[f.Name]; ok {
				bundle[f.Name] = &fstest.MapFile{Data: content}
			}
		}
		bundles = append(bundles, bundle)
	}
	atlas, err := ward.Open(bundles...)
	if err == nil {
		return atlas, nil
	}
	var faults []error
	for line := range strings.Lines(err.Error()) {
		line = strings.TrimSuffix(line, "\n")
		if bundle, rest, ok := strings.Cut(line, `": `); ok && strings.HasPrefix(bundle, `ward: bundle "`) {
			line = rest
		}
		if folder, _, ok := strings.Cut(line, "/"); ok && slices.Contains([]string{"council", "wards", "streets"}, folder) {
			line = "data/" + line
		}
		faults = append(faults, errors.New(line))
	}
	return nil, errors.Join(faults...)
}

// remake makes the ward maps and the streets from the City's files, and prints
// to out the defects and the proof of each map.
func (s *shipped) remake(sources string, out io.Writer) error {
	made := map[string][]ward.File{} // by the names of their manifests
	add := func(manifest string, f ward.File, content []byte) {
		f.SHA256 = checksum(content)
		s.contents[f.Name] = content
		made[manifest] = append(made[manifest], f)
	}
	for _, m := range wardMaps {
		f, content, err := m.file(filepath.Join(sources, "wards"), out)
		if err != nil {
			return err
		}
		add(m.manifest(), f, content)
	}
	ways, err := streets.Make(sources)
	if err != nil {
		return err
	}
	for _, f := range ways {
		add(streetsManifest, f.File, f.Content)
	}
	for name, files := range made {
		manifest := s.manifests[name]
		manifest.Files = slices.DeleteFunc(manifest.Files, func(f ward.File) bool { return councilKind(f.Name) == "" })
		manifest.Files = append(manifest.Files, files...)
		s.manifests[name] = manifest
	}
	return nil
}

func checksum(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
