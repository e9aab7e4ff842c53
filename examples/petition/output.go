package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// writeFile writes a file whole or not at all: under another name first, which
// is then changed to name. Only its owner can read it. It refuses to replace
// the file that is being read, and whatever is no ordinary file.
func writeFile(name string, reading *os.File, write func(io.Writer) error) (err error) {
	if old, err := os.Stat(name); err == nil {
		if in, err := reading.Stat(); err == nil && os.SameFile(in, old) {
			return errors.New("this is also the file to write")
		}
		if !old.Mode().IsRegular() {
			return fmt.Errorf("cannot write %s: it is not an ordinary file", name)
		}
	}
	file, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.part")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			file.Close()
			os.Remove(file.Name())
		}
	}()
	if err := write(file); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), name)
}
