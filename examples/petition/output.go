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
// all. Each is written under another name in the folder where it will be;
// commit then gives them their names. Only their owner can read them. The
// zero outputs is ready for use:
//
//	defer outputs.discard()
//	file, err := outputs.create(name)
//	... write to file; do not close it ...
//	err = outputs.commit()
type outputs struct {
	force   bool       // whether files that exist may be replaced
	reading []*os.File // never replaced, not even with force
	files   []output
	folders []string // that were made for them
}

// output is a file that is being written and the name it will have.
type output struct {
	*os.File
	name string
}

// create begins the file that will be called name. It refuses the name of a
// file that is being read, of another output, of whatever is no ordinary file,
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

// has reports whether an output has the name.
func (o *outputs) has(name string) bool {
	return slices.ContainsFunc(o.files, func(other output) bool { return sameName(other.name, name) })
}

func (o *outputs) check(name string) error {
	if name == "-" {
		return errors.New("only the rows can go to standard output; write ./- for a file of that name")
	}
	if o.has(name) {
		return fmt.Errorf("cannot write %s: two outputs have this name", name)
	}
	old, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		if isLink(name) {
			return fmt.Errorf("cannot write %s: it is a link to something that does not exist", name)
		}
		return nil
	}
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	switch {
	case o.reads(old):
		return fmt.Errorf("cannot write %s: it is the file that is read", name)
	case !old.Mode().IsRegular():
		return fmt.Errorf("cannot write %s: it is not an ordinary file", name)
	case !o.force:
		return fmt.Errorf("cannot write %s: it exists; -force replaces it", name)
	}
	return nil
}

// isLink reports whether name is that of a link.
func isLink(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// makeFolder makes a folder for outputs, unless it is there.
func (o *outputs) makeFolder(name string) error {
	err := os.Mkdir(name, 0o700)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err == nil {
		o.folders = append(o.folders, name)
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
		return errors.New("standard output is the file that is read")
	}
	return nil
}

func (o *outputs) reads(info fs.FileInfo) bool {
	return slices.ContainsFunc(o.reading, func(file *os.File) bool {
		in, err := file.Stat()
		return err == nil && os.SameFile(in, info)
	})
}

// sameName reports whether two names are of one file that need not exist yet.
func sameName(a, b string) bool {
	if filepath.Base(a) != filepath.Base(b) {
		return false
	}
	inA, errA := os.Stat(filepath.Dir(a))
	inB, errB := os.Stat(filepath.Dir(b))
	return errA == nil && errB == nil && os.SameFile(inA, inB)
}

// commit puts what was written onto the disk and gives the files their names.
// If anything fails before the first has its name, none gets one.
func (o *outputs) commit() error {
	for _, file := range o.files {
		if err := errors.Join(file.Sync(), file.Close()); err != nil {
			return fmt.Errorf("writing %s: %w", file.name, err)
		}
		if _, err := os.Lstat(file.name); err == nil && !o.force {
			return fmt.Errorf("cannot write %s: it has come to exist meanwhile", file.name)
		}
	}
	for len(o.files) > 0 {
		file := o.files[0]
		if err := os.Rename(file.Name(), file.name); err != nil {
			return err
		}
		o.files = o.files[1:]
		syncFolder(filepath.Dir(file.name))
	}
	return nil
}

// syncFolder makes a rename in a folder survive a power failure, where the
// system has a way to do so.
func syncFolder(name string) {
	if folder, err := os.Open(name); err == nil {
		_ = folder.Sync()
		folder.Close()
	}
}

// discard removes what was not committed.
func (o *outputs) discard() {
	for _, file := range o.files {
		file.Close()
		os.Remove(file.Name())
	}
	for _, name := range o.folders {
		os.Remove(name) // unless there is something in it
	}
	o.files, o.folders = nil, nil
}
