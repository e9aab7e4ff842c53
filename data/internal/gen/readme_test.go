package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// TestReadme checks what data/README.md says against the code and the bundles:
// what is left out, from when the sources are, the files that the generator
// reads and the tables it writes.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(shippedData, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	page := strings.Join(strings.Fields(string(text)), " ")
	needs := func(what string) {
		t.Helper()
		if !strings.Contains(page, what) {
			t.Errorf("data/README.md does not say %q", what)
		}
	}
	left := councilLeftOut()
	for _, column := range left {
		needs("- " + column)
	}
	if got := strings.Count(page, ".csv, column "); got != len(left) {
		t.Errorf("data/README.md has %d columns that are left out, the generator %d", got, len(left))
	}
	for _, bundle := range []string{"current", "history", "streets"} {
		var manifest ward.Manifest
		text, err := os.ReadFile(filepath.Join(shippedData, bundle, ward.ManifestName))
		if err == nil {
			err = json.Unmarshal(text, &manifest)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range manifest.Files {
			if f.Kind != ward.KindMap && f.Kind != ward.KindStreets {
				needs("`" + string(f.Kind) + "`")
				continue
			}
			for _, source := range f.Sources {
				needs(strings.TrimPrefix(source.URL, "https://data.cityofchicago.org/d/"))
				needs("| " + strings.TrimSpace(inForce(f)+source.AsOf.String()) + " |")
			}
		}
	}
	for _, id := range []string{clerkID, wardOfficesID, cityHallID} {
		needs("| " + councilCitations[id].AsOf.String() + " |")
	}
	for name := range councilColumns {
		needs("`council/" + name + "`")
	}
	for _, source := range streetSources {
		needs("`addresses/" + source.name + "`")
	}
	for _, m := range wardMaps {
		needs("`wards/wards-" + m.info.ID + ".geojson`")
	}
}

// inForce is what the page writes before the day of a ward map.
func inForce(f ward.File) string {
	if f.Kind == ward.KindMap {
		return "in force from "
	}
	return ""
}
