package data_test

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// TestOnlyWhatIsCalledIsLinked builds small programs and compares their sizes:
// a program carries the bundles it calls and no others.
func TestOnlyWhatIsCalledIsLinked(t *testing.T) {
	if testing.Short() {
		t.Skip("builds four programs")
	}
	none := programSize(t, "", "nil")
	for name, bundle := range bundles {
		var files int64
		err := fs.WalkDir(bundle(), ".", func(_ string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			info, err := entry.Info()
			files += info.Size()
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		grown := programSize(t, `import "github.com/chiward/chiward/data"`, "data."+name+"()") - none
		const slack = 200_000 // for what embed itself needs
		if grown < files || grown > files+slack {
			t.Errorf("%s makes a program %d bytes larger; the bundle has %d", name, grown, files)
		}
		t.Logf("%s: %d KB", name, grown/1000)
	}
}

var bundles = map[string]func() fs.FS{"Current": data.Current, "History": data.History, "Streets": data.Streets}

// TestEverythingIsInABundle checks that each file of the folders is embedded,
// in one bundle alone, and that none is too large by far for a program that
// people load in a browser.
func TestEverythingIsInABundle(t *testing.T) {
	in := map[string]string{}
	for name, bundle := range bundles {
		size := 0
		err := fs.WalkDir(bundle(), ".", func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			if other, ok := in[path]; ok {
				t.Errorf("%s is in %s and in %s", path, other, name)
			}
			in[path] = name
			content, err := fs.ReadFile(bundle(), path)
			size += len(content)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		const largest = 5_000_000
		if size > largest {
			t.Errorf("%s has %d bytes, more than %d", name, size, largest)
		}
	}
	for _, folder := range []string{"council", "wards", "streets"} {
		err := fs.WalkDir(os.DirFS("."), folder, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() && in[path] == "" && !strings.ContainsAny(entry.Name()[:1], "._") {
				t.Errorf("data/%s is in no bundle", path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// programSize returns the size of a program that uses a file system.
func programSize(t *testing.T, imports, value string) int64 {
	t.Helper()
	dir := t.TempDir()
	source, program := filepath.Join(dir, "main.go"), filepath.Join(dir, "program")
	text := fmt.Sprintf(`package main

import "io/fs"
import _ "embed"
%s
func main() { show(%s) }

//go:noinline
func show(bundle fs.FS) {
	_, err := bundle.Open(".")
	println(err)
}
`, imports, value)
	if err := os.WriteFile(source, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	build := exec.CommandContext(t.Context(), "go", "build", "-ldflags=-s -w", "-o", program, source)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	info, err := os.Stat(program)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// A program opens the bundles that it needs: here points and addresses of
// today.
func Example() {
	atlas, err := ward.Open(data.Current(), data.Streets())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(atlas.Latest().Map().Info().ID)
	// Output: 2023
}

func ExampleCurrent() {
	atlas, err := ward.Open(data.Current())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(atlas.Latest().At(geo.Point{Lat: 41.9484, Lng: -87.6553}).Ward.Ordinal())
	// Output: 44th
}

func ExampleHistory() {
	atlas, err := ward.Open(data.Current(), data.History())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range atlas.Maps() {
		fmt.Println(m.Info().StartDate, m.Ward(geo.Point{Lat: 41.8787, Lng: -87.6403}).Ordinal())
	}
	// Output:
	// 2003-05-05 2nd
	// 2015-05-18 42nd
	// 2023-05-15 34th
}

func ExampleStreets() {
	atlas, err := ward.Open(data.Current(), data.Streets())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(atlas.Latest().Address("121 N LaSalle St").Address)
	// Output: 121 N LA SALLE ST
}
