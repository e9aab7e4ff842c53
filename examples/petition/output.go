package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// outputs are the files that one run writes, all of them whole or none at
// all. Each is written under another name in its folder; commit then gives them
// their names, and discard, which is deferred, removes those without one. Only
// their owner can read them. The zero outputs is ready for use.
type outputs struct {
	force   bool       // whether files that exist may be replaced
	reading []*os.File // never replaced, not even with force
	files   []output
}

// output is a file that is being written and the name it will have.
type output struct {
	*os.File
	name string
}

// create begins the file that will be called name. It refuses the name of a
// file that is being read, of another output, of anything but an ordinary file,
// and, without force, of any file that exists.
func (o *outputs) create(name string) (io.Writer, error) {
	if err := o.check(name); err != nil {
		return nil, err
	}
	file, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.part")
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", name, err)
	}
	o.files = append(o.files, output{file, name})
	return file, nil
}

func (o *outputs) check(name string) error {
	info, err := os.Stat(name)
	_, link := os.Readlink(name)
	var why string
	switch {
	case name == "-":
		return errors.New("only the rows can go to standard output; write ./- for a file of that name")
	case o.has(name):
		why = "two outputs have this name"
	case errors.Is(err, fs.ErrNotExist) && link == nil:
		why = "it is a link to something that does not exist"
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("cannot write %s: %w", name, err)
	case o.reads(info):
		why = "it is the list itself"
	case !info.Mode().IsRegular():
		why = "it is not an ordinary file"
	case !o.force:
		why = "it exists; -force replaces it"
	default:
		return nil
	}
	return fmt.Errorf("cannot write %s: %s", name, why)
}

// checkFolder refuses a folder that cannot be made, or in which files of the given
// names cannot be created.
func (o *outputs) checkFolder(name string, files []string) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := o.check(name); err != nil {
			return err
		}
		_, err = os.Stat(filepath.Dir(name))
	case err == nil && !info.IsDir():
		return fmt.Errorf("cannot write letters to %s: it is not a folder", name)
	case err == nil:
		for _, file := range files {
			if err := o.check(filepath.Join(name, file)); err != nil {
				return err
			}
		}
	}
	return err
}

// checkStream refuses an out that leads into a file that is being read.
func (o *outputs) checkStream(out io.Writer) error {
	file, ok := out.(*os.File)
	if !ok {
		return nil
	}
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && o.reads(info) {
		return errors.New("standard output leads into the list itself")
	}
	return nil
}

func (o *outputs) reads(info fs.FileInfo) bool {
	return slices.ContainsFunc(o.reading, func(file *os.File) bool {
		in, err := file.Stat()
		return err == nil && os.SameFile(in, info)
	})
}

// has reports whether an output has the name, whether or not the file exists yet.
func (o *outputs) has(name string) bool {
	folder, err := os.Stat(filepath.Dir(name))
	return err == nil && slices.ContainsFunc(o.files, func(other output) bool {
		otherFolder, err := os.Stat(filepath.Dir(other.name))
		return err == nil && filepath.Base(other.name) == filepath.Base(name) && os.SameFile(folder, otherFolder)
	})
}

// commit puts what was written onto the disk and gives the files their names.
// If anything fails before the first has its name, none gets one.
func (o *outputs) commit() error {
	for _, file := range o.files {
		if err := errors.Join(file.Sync(), file.Close()); err != nil {
			return fmt.Errorf("writing %s: %w", file.name, err)
		}
		if _, err := os.Lstat(file.name); err == nil && !o.force {
			return fmt.Errorf("cannot write %s: it has been created meanwhile", file.name)
		}
	}
	for len(o.files) > 0 {
		file := o.files[0]
		if err := os.Rename(file.Name(), file.name); err != nil {
			return err
		}
		o.files = o.files[1:]
		if folder, err := os.Open(filepath.Dir(file.name)); err == nil {
			_ = folder.Sync() // so that the name survives a power failure, where the system can do so
			folder.Close()
		}
	}
	return nil
}

// discard removes what was not committed.
func (o *outputs) discard() {
	for _, file := range o.files {
		file.Close()
		os.Remove(file.Name())
	}
	o.files = nil
}
