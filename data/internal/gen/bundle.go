package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/chiward/chiward/ward"
)

// notice is the text that the City's terms of use ask to be shown by whoever
// offers its data in changed form.
const notice = "This site provides applications using data that has been modified for use from its original source, " +
	"www.cityofchicago.org, the official website of the City of Chicago. The City of Chicago makes no claims as to the " +
	"content, accuracy, timeliness, or completeness of any of the data provided at this site. The data provided at this " +
	"site is subject to change at any time. It is understood that the data provided at this site is being used at one's " +
	"own risk."

// file is one file of a bundle, ready to be written.
type file struct {
	ward.File // the checksum is filled in when the file is written
	content   []byte
}

// bundle is a directory of files with a manifest.
type bundle struct {
	name  string
	files []file
}

// size returns how many bytes the files have, without the manifest.
func (b bundle) size() int {
	total := 0
	for _, f := range b.files {
		total += len(f.content)
	}
	return total
}

// write replaces the directory with the bundle.
func (b bundle) write(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for i, f := range b.files {
		b.files[i].SHA256 = checksum(f.content)
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.content, 0o644); err != nil {
			return err
		}
	}
	text, err := b.manifest()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, ward.ManifestName), text, 0o644)
}

// manifest returns the text of the manifest.
func (b bundle) manifest() ([]byte, error) {
	manifest := ward.Manifest{Bundle: b.name, AsOf: b.asOf(), Notice: notice}
	for _, f := range b.files {
		manifest.Files = append(manifest.Files, f.File)
	}
	text, err := json.MarshalIndent(manifest, "", "  ")
	return append(text, '\n'), err
}

// asOf returns the newest day for which any source of the bundle speaks.
func (b bundle) asOf() ward.Date {
	var newest ward.Date
	for _, f := range b.files {
		for _, source := range f.Sources {
			if source.AsOf.Compare(newest) > 0 {
				newest = source.AsOf
			}
		}
	}
	return newest
}

func checksum(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
