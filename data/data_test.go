package data_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
	"github.com/chiward/chiward/ward"
)

// TestOnlyWhatIsCalledIsLinked builds small programs and compares their sizes:
// a program carries the bundles it calls and no others, and grows by as much
// as their comments say.
func TestOnlyWhatIsCalledIsLinked(t *testing.T) {
	if testing.Short() {
		t.Skip("builds four programs")
	}
	none := programSize(t, "", "nil")
	for name, bundle := range map[string]fs.FS{
		"Current": data.Current(), "History": data.History(), "Streets": data.Streets(),
	} {
		var files int64
		err := fs.WalkDir(bundle, ".", func(_ string, entry fs.DirEntry, err error) error {
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
		size := regexp.MustCompile(`some ([\d,]+) KB`).FindStringSubmatch(strings.ReplaceAll(commentOf(t, name), "\n// ", " "))
		if size == nil {
			t.Fatalf("the comment of %s does not say how large it is", name)
		}
		claimed, err := strconv.ParseInt(strings.ReplaceAll(size[1], ",", ""), 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		if grown < claimed*950 || grown > claimed*1050 {
			t.Errorf("the comment of %s says %d KB; a program grows by %d bytes", name, claimed, grown)
		}
	}
}

// commentOf returns the comment of a function of this package.
func commentOf(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("data.go")
	if err != nil {
		t.Fatal(err)
	}
	_, comment, _ := strings.Cut(string(text), "\n// "+name+" returns")
	comment, _, _ = strings.Cut(comment, "\nfunc ")
	return comment
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
func main() { println(fs.FS(%s) == nil) }
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
	fmt.Println(atlas.Latest().At(geo.Point{Lat: 41.9484, Lng: -87.6553}))
	// Output: 44th Ward
}

func ExampleHistory() {
	atlas, err := ward.Open(data.Current(), data.History())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, era := range atlas.History(geo.Point{Lat: 41.8787, Lng: -87.6403}) {
		fmt.Println(era.InForce.From, era.Match.Ward.Ordinal(), "Ward")
	}
	// Output:
	// 2003-05-05 2nd Ward
	// 2015-05-18 42nd Ward
	// 2023-05-15 34th Ward
}

func ExampleStreets() {
	streets, err := street.Read(data.Streets())
	if err != nil {
		fmt.Println(err)
		return
	}
	fix, err := streets.Locate(address.MustParse("121 N LaSalle St"))
	fmt.Println(fix.Address, fix.Method, err)
	// Output: 121 N LA SALLE ST exact <nil>
}

// TestAsOf holds the days in the comments of this package: that on which the
// council was last confirmed, and that of the newest address.
func TestAsOf(t *testing.T) {
	atlas, err := ward.Open(data.Current())
	if err != nil {
		t.Fatal(err)
	}
	content, err := fs.ReadFile(data.Streets(), ward.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	var streets ward.Manifest
	if err := json.Unmarshal(content, &streets); err != nil {
		t.Fatal(err)
	}
	for name, day := range map[string]ward.Date{"Current": atlas.AsOf(), "Streets": streets.AsOf} {
		if !strings.Contains(commentOf(t, name), day.String()) {
			t.Errorf("data/data.go: write into the comment of %s that it is as of %v", name, day)
		}
	}
}
