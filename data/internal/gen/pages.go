package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/chiward/chiward/ward"
)

// pages are the texts that show data between markers, by their names in the
// root of the module.
var pages = []string{"README.md", "data/README.md"}

// marker finds a marker and what follows up to its end: the output of a program,
// or the table of how current the data is.
var marker = regexp.MustCompile(`(?ms)^<!-- (as of|go run \./examples/[^\n]*) -->$.*?^<!-- end -->$`)

const markerEnd = "<!-- end -->"

// writePages replaces what stands between markers. It runs programs of this
// module, so the data must have been written before.
func (g generator) writePages(files *shipped) error {
	root := filepath.Dir(g.dir)
	for _, name := range pages {
		content, err := os.ReadFile(filepath.Join(root, name))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		before := strings.ReplaceAll(string(content), "\r\n", "\n")
		after, err := g.page(before, files)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if after == before {
			continue
		}
		if err := os.WriteFile(filepath.Join(root, name), []byte(after), 0o644); err != nil {
			return err
		}
		fmt.Fprintf(g.out, "wrote %s\n", name)
	}
	return nil
}

// page returns text with what stands between its markers replaced.
func (g generator) page(text string, files *shipped) (string, error) {
	if found, ends := len(marker.FindAllString(text, -1)), strings.Count(text, markerEnd); found != ends {
		return "", fmt.Errorf("%d blocks are marked, and %q is there %d times", found, markerEnd, ends)
	}
	var faults []error
	text = marker.ReplaceAllStringFunc(text, func(block string) string {
		what := marker.FindStringSubmatch(block)[1]
		shown := files.asOfTable()
		if args, ok := strings.CutPrefix(what, "go "); ok {
			output, err := g.output(filepath.Dir(g.dir), strings.Fields(args))
			faults = append(faults, err)
			shown = "```\n" + strings.TrimSpace(output) + "\n```\n"
		}
		return "<!-- " + what + " -->\n" + shown + markerEnd
	})
	return text, errors.Join(faults...)
}

// goOutput runs the command go in a directory.
func goOutput(dir string, args []string) (string, error) {
	var faults bytes.Buffer
	command := exec.CommandContext(context.Background(), "go", args...)
	command.Dir, command.Stderr = dir, &faults
	output, err := command.Output()
	if err != nil {
		err = fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, faults.String())
	}
	return string(output), err
}

// asOfTable returns a table of what is from which source and as of when.
func (s *shipped) asOfTable() string {
	text := "| what | source | as of |\n|---|---|---|\n"
	add := func(what, title, url, day string) {
		if url != "" {
			title = "[" + title + "](" + url + ")"
		}
		text += fmt.Sprintf("| %s | %s | %s |\n", what, title, cmp.Or(day, "not dated"))
	}
	sources, _ := readTable(s.contents["council/sources.csv"])
	for _, cited := range [...]struct{ what, table, where, is, column string }{
		{"who holds each seat", "terms", "end_date", "", "confirmed"},
		{"e-mail and website", "seats", "", "", "source"},
		{"ward office and its phone", "offices", "office", "ward", "source"},
		{"room in City Hall and its phone", "offices", "office", "city_hall", "source"},
	} {
		t, _ := readTable(s.contents["council/"+cited.table+".csv"])
		ids := map[string]bool{}
		for _, line := range t.lines {
			if t.cell(line, cited.where) == cited.is {
				ids[t.cell(line, cited.column)] = true
			}
		}
		for _, line := range sources.lines {
			if ids[sources.cell(line, "id")] {
				add(cited.what, sources.cell(line, "title"), sources.cell(line, "url"), sources.cell(line, "as_of"))
			}
		}
	}
	seen := map[ward.Source]bool{}
	for _, name := range slices.Sorted(maps.Keys(s.manifests)) {
		for _, f := range s.manifests[name].Files {
			for _, source := range f.Sources {
				what, day := "streets and addresses", source.AsOf.String()
				if f.Map != nil {
					what, day = "ward map of "+f.Map.ID, "in force from "+f.Map.StartDate.String()
				}
				source.SHA256 = "" // two files of one data set are one source
				if !seen[source] {
					add(what, source.Title, source.URL, day)
				}
				seen[source] = true
			}
		}
	}
	return text
}
