package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// TestSeal corrects a copy of the shipped bundle by hand.
func TestSeal(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "current")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(shippedData, "current"))); err != nil {
		t.Fatal(err)
	}
	read := func(name string) string {
		t.Helper()
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	edit := func(name, old, corrected string) {
		t.Helper()
		text := read(name)
		if strings.Count(text, old) != 1 {
			t.Fatalf("%s has %q %d times", name, old, strings.Count(text, old))
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.Replace(text, old, corrected, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	unchanged := read(ward.ManifestName)
	if err := seal(dir); err != nil || read(ward.ManifestName) != unchanged {
		t.Errorf("sealing what is sealed changes the manifest, %v", err)
	}

	edit("seats.csv", "14,ward14@cityofchicago.org,", "14,office@example.org,")
	edit("seats.csv", `ward@chicago14.com.",ward-offices-2026-09-11`, `ward@chicago14.com.",call`)
	if err := seal(dir); err == nil || !strings.Contains(err.Error(), `seats.csv: there is no source "call"`) {
		t.Errorf("a source that is not there is %v", err)
	}
	edit("sources.csv", "id,title,publisher,url,license,as_of,retrieved,sha256\n",
		"id,title,publisher,url,license,as_of,retrieved,sha256\ncall,A call,The ward office,,,2027-01-02,2027-01-03,\n")
	if err := seal(dir); err != nil {
		t.Fatal(err)
	}
	atlas, err := ward.Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	contact := atlas.Latest().Contact(14)
	if contact.Email != "office@example.org" || contact.Source.Retrieved != ward.MustParseDate("2027-01-03") ||
		!strings.Contains(read(ward.ManifestName), "A call") {
		t.Errorf("the corrected contact is %+v", contact)
	}

	sealed := read(ward.ManifestName)
	edit("seats.csv", "14,office@example.org,", "14,nowhere,")
	if err := seal(dir); err == nil || !strings.Contains(err.Error(), "current/seats.csv, line 15, email") {
		t.Errorf("a table that cannot be read is %v", err)
	}
	if read(ward.ManifestName) != sealed {
		t.Error("the manifest was changed for a table that cannot be read")
	}
}
