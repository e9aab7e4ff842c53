package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// letters go into a folder: for each ward with signers a letter and a phone
// script.
type letters struct {
	folder   string
	template *outreach.Template
	language outreach.Language
}

// letterName and scriptName are the names of the files for ward n.
func letterName(n ward.Number) string { return fmt.Sprintf("ward-%02d.txt", n) }
func scriptName(n ward.Number) string { return fmt.Sprintf("ward-%02d-script.txt", n) }

// check refuses a folder that cannot be, or, without force, one that has
// letters already.
func (l letters) check(force bool) error {
	info, err := os.Stat(l.folder)
	if errors.Is(err, fs.ErrNotExist) {
		_, err = os.Stat(filepath.Dir(l.folder))
		return err
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("cannot write letters to %s: it is not a folder", l.folder)
	}
	for n := ward.Number(1); n <= ward.Count && !force; n++ {
		for _, name := range []string{letterName(n), scriptName(n)} {
			name = filepath.Join(l.folder, name)
			if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("cannot write %s: it exists; -force replaces it", name)
			}
		}
	}
	return nil
}

// write writes the files for all wards with signers to outputs.
func (l letters) write(outputs *outputs, atlas *ward.Atlas, day *ward.Snapshot, sum *summary) error {
	if err := os.Mkdir(l.folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	for n := ward.Number(1); n <= ward.Count; n++ {
		if sum.signers(n) == 0 {
			continue
		}
		data := outreach.NewLetter(atlas, day, n, sum.signers(n), l.language)
		letter, err := l.template.Letter(data)
		if err != nil {
			return err
		}
		script := outreach.NewScript(outreach.For(atlas, day, n), n, data.Alder, l.language).String()
		for _, paper := range []struct{ name, text string }{{letterName(n), letter}, {scriptName(n), script}} {
			file, err := outputs.create(filepath.Join(l.folder, paper.name))
			if err != nil {
				return err
			}
			if _, err := io.WriteString(file, paper.text); err != nil {
				return fmt.Errorf("writing %s: %w", paper.name, err)
			}
		}
	}
	return nil
}

// stale returns the letters of an earlier run to wards that have no signers
// now.
func (l letters) stale(sum *summary) []string {
	var names []string
	for n := ward.Number(1); n <= ward.Count; n++ {
		if _, err := os.Lstat(filepath.Join(l.folder, letterName(n))); err == nil && sum.signers(n) == 0 {
			names = append(names, letterName(n))
		}
	}
	return names
}
