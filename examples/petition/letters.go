package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/chiward/chiward/examples/internal/canvass"
	"github.com/chiward/chiward/ward"
)

// letters go into a folder: for each ward with signers a letter and a phone
// script, and all letters as one page to print.
type letters struct {
	folder string
	paper  canvass.Paper
}

// letterName and scriptName are the names of the files for ward n, and
// letterPage is that of the page.
func letterName(n ward.Number) string { return fmt.Sprintf("ward-%02d.txt", n) }
func scriptName(n ward.Number) string { return fmt.Sprintf("ward-%02d-script.txt", n) }

const letterPage = "letters.html"

// names returns every name that a file in the folder may have.
func (l letters) names() []string {
	names := []string{filepath.Join(l.folder, letterPage)}
	for n := ward.Number(1); n <= ward.Count; n++ {
		names = append(names, filepath.Join(l.folder, letterName(n)), filepath.Join(l.folder, scriptName(n)))
	}
	return names
}

// check refuses a folder that cannot be, or that has one of the outputs in it
// under the name of a letter, or, without force, one that has letters already.
func (l letters) check(outputs *outputs) error {
	if outputs.has(l.folder) {
		return fmt.Errorf("cannot write letters to %s: another output has this name", l.folder)
	}
	info, err := os.Stat(l.folder)
	if errors.Is(err, fs.ErrNotExist) {
		if isLink(l.folder) {
			return fmt.Errorf("cannot write letters to %s: it is a link to something that does not exist", l.folder)
		}
		_, err = os.Stat(filepath.Dir(l.folder))
		return err
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("cannot write letters to %s: it is not a folder", l.folder)
	}
	for _, name := range l.names() {
		if err := outputs.check(name); err != nil {
			return err
		}
	}
	return nil
}

// write writes the files for all wards with signers to outputs.
func (l letters) write(outputs *outputs, result *canvass.Result) error {
	all, err := result.Letters(l.paper)
	if err != nil {
		return err
	}
	if err := outputs.makeFolder(l.folder); err != nil {
		return err
	}
	for _, letter := range all {
		for name, text := range map[string]string{letterName(letter.Ward): letter.Text, scriptName(letter.Ward): letter.Script} {
			file, err := outputs.create(filepath.Join(l.folder, name))
			if err != nil {
				return err
			}
			if _, err := io.WriteString(file, text); err != nil {
				return fmt.Errorf("writing %s: %w", name, err)
			}
		}
	}
	page, err := outputs.create(filepath.Join(l.folder, letterPage))
	if err != nil {
		return err
	}
	return result.WriteLetters(page, l.paper)
}

// stale returns the letters of an earlier run to wards that have no signers
// now.
func (l letters) stale(result *canvass.Result) []string {
	var names []string
	for n := ward.Number(1); n <= ward.Count; n++ {
		if _, err := os.Lstat(filepath.Join(l.folder, letterName(n))); err == nil && result.InWard(n) == 0 {
			names = append(names, letterName(n))
		}
	}
	return names
}
