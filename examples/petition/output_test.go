package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func mustCreate(t *testing.T, o *outputs, name, text string) {
	t.Helper()
	file, err := o.create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(file, text); err != nil {
		t.Fatal(err)
	}
}

func TestOutputsAreWholeOrOld(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out.csv")
	abandoned := outputs{force: true}
	mustCreate(t, &abandoned, name, "half")
	if len(filesIn(t, dir)) != 1 || filesIn(t, dir)[0] == "out.csv" {
		t.Errorf("before the commit the folder has %q", filesIn(t, dir))
	}
	abandoned.discard()
	if left := filesIn(t, dir); len(left) > 0 {
		t.Errorf("a write that was given up left %q", left)
	}
	for _, text := range []string{"whole", "newer"} {
		o := outputs{force: true}
		mustCreate(t, &o, name, text)
		if err := o.commit(); err != nil {
			t.Fatal(err)
		}
		o.discard()
		got, err := os.ReadFile(name)
		if err != nil || string(got) != text || len(filesIn(t, dir)) != 1 {
			t.Errorf("the file has %q, %v; the folder has %q", got, err, filesIn(t, dir))
		}
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != fs.FileMode(0o600) {
		t.Errorf("others can read the file: %v, %v", info.Mode(), err)
	}
}

func TestOutputsRefuse(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	for _, name := range []string{"in.csv", "old.csv"} {
		if err := os.WriteFile(path(name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	os.Link(path("in.csv"), path("hard.csv"))
	os.Symlink("in.csv", path("soft.csv"))
	os.Symlink("nowhere.csv", path("dangling.csv"))
	in, err := os.Open(path("in.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	for _, test := range []struct {
		name  string
		force bool
		want  string
	}{
		{"in.csv", true, "it is the list itself"},
		{"hard.csv", true, "it is the list itself"},
		{"soft.csv", true, "it is the list itself"},
		{"old.csv", false, "it exists; -force replaces it"},
		{"new.csv", false, "two outputs have this name"},
		{"./new.csv", true, "two outputs have this name"},
		{".", true, "it is not an ordinary file"},
		{"no/out.csv", true, "no such file"},
		{"dangling.csv", true, "it is a link to something that does not exist"},
	} {
		o := outputs{force: test.force, reading: []*os.File{in}}
		mustCreate(t, &o, path("new.csv"), "")
		if _, err := o.create(dir + "/" + test.name); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.want)
		}
		o.discard()
	}
}

func TestCommitAllOrNone(t *testing.T) {
	dir := t.TempDir()
	var o outputs
	mustCreate(t, &o, filepath.Join(dir, "first.csv"), "x")
	mustCreate(t, &o, filepath.Join(dir, "second.csv"), "x")
	o.files[1].Close() // so that it cannot be put onto the disk
	if err := o.commit(); err == nil || !strings.Contains(err.Error(), "second.csv") {
		t.Errorf("error %v", err)
	}
	o.discard()
	if left := filesIn(t, dir); len(left) > 0 {
		t.Errorf("left %q", left)
	}
}

func TestCommitReplacesNothing(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out.csv")
	var o outputs
	mustCreate(t, &o, name, "new")
	if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := o.commit(); err == nil || !strings.Contains(err.Error(), "has been created") {
		t.Errorf("error %v", err)
	}
	o.discard()
	if text, err := os.ReadFile(name); err != nil || string(text) != "old" || len(filesIn(t, dir)) != 1 {
		t.Errorf("the file has %q, %v; the folder has %q", text, err, filesIn(t, dir))
	}
}
