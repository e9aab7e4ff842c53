package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/chiward/chiward/ward"
)

// Data sets of the City's portal beside the ward maps.
const (
	officesDataset = "htai-wnw4"
	permitsDataset = "ydr8-5enu"
)

// permitColumns are all that is asked for of a permit: where it is, and none
// of the people in it.
const permitColumns = "id,permit_,issue_date,street_number,street_direction,street_name,latitude,longitude"

// fetcher gets the sources that the portal has and says how they differ from
// the shipped bundles.
type fetcher struct {
	portal portal
	data   string // directory of the shipped bundles
	write  string // directory that what was fetched goes to; empty: nowhere
	out    io.Writer
}

// fetch gets the ward offices, the ward maps and the building permits since
// those that are shipped.
func (f fetcher) fetch(ctx context.Context) error {
	if err := f.offices(ctx); err != nil {
		return err
	}
	for _, m := range wardMaps {
		if err := f.wardMap(ctx, m); err != nil {
			return err
		}
	}
	return f.permits(ctx)
}

func (f fetcher) offices(ctx context.Context) error {
	shipped, err := ward.Open(os.DirFS(filepath.Join(f.data, "current")))
	if err != nil {
		return err
	}
	var rows []json.RawMessage
	err = f.portal.rows(ctx, officesDataset, nil, 0, func(page []json.RawMessage) error {
		rows = append(rows, page...)
		return nil
	})
	if err != nil {
		return err
	}
	changes, err := officeChanges(rows, shipped)
	if err != nil {
		return err
	}
	f.say("ward offices: %d differences from the shipped tables", len(changes))
	for _, change := range changes {
		f.say("  %s", change)
	}
	text, err := json.MarshalIndent(rows, "", " ")
	if err != nil {
		return err
	}
	return f.keep("council/ward_offices.json", append(text, '\n'))
}

func (f fetcher) wardMap(ctx context.Context, m wardMap) error {
	name := "wards-" + m.info.ID + ".geojson"
	bundle := "history"
	if m.info.InForce.Until.IsZero() {
		bundle = "current"
	}
	source, err := f.shippedSource(bundle, m.dataset)
	if err != nil {
		return err
	}
	shipped, err := os.ReadFile(filepath.Join(f.data, bundle, name))
	if err != nil {
		return err
	}
	fetched, err := f.portal.geoJSON(ctx, m.dataset)
	if err != nil {
		return err
	}
	change, err := m.mapChange(fetched, shipped, source.SHA256)
	if err != nil {
		return fmt.Errorf("map %s as fetched: %w", m.info.ID, err)
	}
	if change == "" {
		change = "map " + m.info.ID + ": unchanged"
	}
	f.say("%s", change)
	return f.keep("wards/"+name, fetched)
}

// permits gets the permits that were issued after those that the shipped
// points come from. If it is to write them, it adds each page to a file that
// ends in .part, one permit a line; should it be cut off, the next run goes on
// from there.
func (f fetcher) permits(ctx context.Context) error {
	source, err := f.shippedSource("streets", permitsDataset)
	if err != nil {
		return err
	}
	since := source.AsOf.String()
	query := url.Values{"$select": {permitColumns}, "$where": {"issue_date > '" + since + "T23:59:59'"}}
	if f.write == "" {
		count := 0
		err := f.portal.rows(ctx, permitsDataset, query, 0, func(rows []json.RawMessage) error {
			count += len(rows)
			return nil
		})
		if err == nil {
			f.say("building permits: %d since %s", count, since)
		}
		return err
	}
	path := filepath.Join(f.write, "addresses", "permits-since-"+since+".jsonl")
	count, err := f.keepPermits(ctx, query, path+".part")
	if err != nil {
		return err
	}
	f.say("building permits: %d since %s", count, since)
	f.say("wrote %s", path)
	return os.Rename(path+".part", path)
}

// keepPermits adds what is missing to the file path and returns how many
// permits it then has.
func (f fetcher) keepPermits(ctx context.Context, query url.Values, path string) (int, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return 0, err
	}
	part, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return 0, err
	}
	defer part.Close()
	count, size, err := wholeLines(part)
	if err != nil {
		return 0, err
	}
	if err := part.Truncate(size); err != nil {
		return 0, err
	}
	if _, err := part.Seek(size, io.SeekStart); err != nil {
		return 0, err
	}
	if count > 0 {
		f.say("building permits: going on after %d", count)
	}
	err = f.portal.rows(ctx, permitsDataset, query, count, func(rows []json.RawMessage) error {
		var lines bytes.Buffer
		for _, row := range rows {
			if err := json.Compact(&lines, row); err != nil {
				return err
			}
			lines.WriteByte('\n')
		}
		count += len(rows)
		_, err := part.Write(lines.Bytes())
		return err
	})
	return count, errors.Join(err, part.Sync())
}

// wholeLines returns how many whole lines r has and how many bytes they are.
func wholeLines(r io.Reader) (count int, size int64, err error) {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return count, size, nil
		}
		if err != nil {
			return 0, 0, err
		}
		count++
		size += int64(len(line))
	}
}

// shippedSource returns the source of a shipped bundle that is a data set of
// the portal.
func (f fetcher) shippedSource(bundle, dataset string) (ward.Source, error) {
	text, err := fs.ReadFile(os.DirFS(filepath.Join(f.data, bundle)), ward.ManifestName)
	if err != nil {
		return ward.Source{}, err
	}
	var manifest ward.Manifest
	if err := json.Unmarshal(text, &manifest); err != nil {
		return ward.Source{}, fmt.Errorf("bundle %s: %w", bundle, err)
	}
	for _, file := range manifest.Files {
		for _, source := range file.Sources {
			if strings.HasSuffix(source.URL, "/"+dataset) {
				return source, nil
			}
		}
	}
	return ward.Source{}, fmt.Errorf("bundle %s has nothing from data set %s", bundle, dataset)
}

// keep writes a file whole or not at all, if files are to be written.
func (f fetcher) keep(name string, content []byte) error {
	if f.write == "" {
		return nil
	}
	path := filepath.Join(f.write, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path+".part", content, 0o644); err != nil {
		return err
	}
	f.say("wrote %s, SHA-256 %s", path, checksum(content))
	return os.Rename(path+".part", path)
}

func (f fetcher) say(format string, args ...any) { fmt.Fprintf(f.out, format+"\n", args...) }
