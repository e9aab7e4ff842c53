package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chiward/chiward/ward"
)

// TestPages checks that what stands between markers is written anew from the
// data as they are after they were written, and that nothing else is touched.
func TestPages(t *testing.T) {
	g := copyOf(t, "2026-11-28")
	g.edit(t, "README.md", func(string) string {
		return "Before.\n\n<!-- go run ./examples/lookup 1060 w addison -->\n```\nold\n```\n<!-- end -->\n\nBetween.\n\n" +
			"<!-- go run ./examples/reload -->\n<!-- end -->\nAfter.\n"
	})
	g.edit(t, "data/README.md", func(string) string { return "<!-- as of -->\r\nold\r\n<!-- end -->\r\n<!-- a remark -->\r\n" })
	g.edit(t, "data/council/offices.csv", func(text string) string { return strings.Replace(text, "555-0108", "555-0188", 1) })
	g.output = func(dir string, args []string) (string, error) {
		if dir != filepath.Dir(g.dir) {
			t.Errorf("it ran in %s", dir)
		}
		return strings.Join(args, " ") + "\n" + seatOn(t, g.open(t), 8, "2026-10-04").Phone + "\n", nil
	}
	if err := g.generate(""); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"README.md": "Before.\n\n<!-- go run ./examples/lookup 1060 w addison -->\n```\nrun ./examples/lookup 1060 w addison\n(312) 555-0188\n```\n<!-- end -->\n\nBetween.\n\n" +
			"<!-- go run ./examples/reload -->\n```\nrun ./examples/reload\n(312) 555-0188\n```\n<!-- end -->\nAfter.\n",
		"data/README.md": `<!-- as of -->
| what | source | as of |
|---|---|---|
| who holds each seat | [List of the members of the City Council](https://example.org/members) | 2026-10-04 |
| e-mail and website | [List of the ward offices](https://example.org/offices) | 2026-09-11 |
| ward office and its phone | [List of the ward offices](https://example.org/offices) | 2026-09-11 |
| room in City Hall and its phone | List of the rooms in City Hall | 2026-02-18 |
| ward map of 2023 | Fifty squares | in force from 2023-05-15 |
<!-- end -->
<!-- a remark -->
`,
	} {
		got, err := os.ReadFile(filepath.Join(filepath.Dir(g.dir), name))
		if err != nil || string(got) != want {
			t.Errorf("%s is, %v,\n%s", name, err, got)
		}
	}
	g.output = func(string, []string) (string, error) { return "", errors.New("does not compile") }
	if err := g.generate(""); err == nil || !strings.HasPrefix(err.Error(), "README.md: does not compile") {
		t.Errorf("a program that does not run: %v", err)
	}
	g.edit(t, "README.md", func(string) string { return "<!-- go run ./examples/lookup -->\n" })
	g.edit(t, "data/README.md", func(text string) string { return text + "<!-- end -->\n" })
	if err := g.generate(""); err == nil || !strings.HasPrefix(err.Error(), "data/README.md: 1 blocks are marked") {
		t.Errorf("an end too many: %v", err)
	}
}

// TestPagesAreShown checks that the pages of this module show what the
// generator writes into them.
func TestPagesAreShown(t *testing.T) {
	dir, err := filepath.Abs(shippedData)
	if err != nil {
		t.Fatal(err)
	}
	files, err := shippedFiles()
	if err != nil {
		t.Fatal(err)
	}
	atlas, err := files.open()
	if err != nil {
		t.Fatal(err)
	}
	if ward.DateOf(time.Now()).Compare(atlas.SitsUntil()) > 0 {
		t.Skip("the look-up that is shown is of today, and no council that sits today is known")
	}
	g := generator{dir: dir, output: goOutput}
	for _, name := range pages {
		text, err := os.ReadFile(filepath.Join(filepath.Dir(dir), name))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), markerEnd) {
			t.Errorf("%s shows nothing between markers", name)
		}
		want, err := g.page(string(text), files)
		if err != nil {
			t.Fatal(err)
		}
		if string(text) != want {
			t.Errorf("%s is not as go generate ./data writes it:\n%s", name, want)
		}
	}
}

// TestShippedIsAsGenerated checks that go generate ./data would change
// nothing.
func TestShippedIsAsGenerated(t *testing.T) {
	files, err := readShipped(shippedData)
	if err != nil {
		t.Fatal(err)
	}
	before := map[string]string{}
	for name, content := range files.contents {
		before[name] = string(content)
	}
	if err := files.settle(ward.MustParseDate("9999-12-31")); err != nil {
		t.Fatal(err)
	}
	for name, content := range files.contents {
		if string(content) != before[name] {
			t.Errorf("data/%s is not as go generate ./data writes it", name)
		}
	}
}

// TestMapsAreListed checks that data/README.md names the City's ward maps.
func TestMapsAreListed(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(shippedData, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range wardMaps {
		if !strings.Contains(string(text), "`wards/wards-"+m.info.ID+".geojson`") {
			t.Errorf("it does not name the map of %s", m.info.ID)
		}
	}
}
