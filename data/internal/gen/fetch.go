package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
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
// what is shipped.
type fetcher struct {
	portal portal
	data   string    // the folder data
	today  ward.Date // whose holders are compared
	write  string    // directory that what was fetched goes to; empty: nowhere
	out    io.Writer
}

// fetch gets the ward offices, the ward maps and the building permits since
// those that are shipped.
func (f fetcher) fetch(ctx context.Context) error {
	files, err := readShipped(f.data)
	if err != nil {
		return err
	}
	if err := f.offices(ctx, files); err != nil {
		return err
	}
	for _, m := range wardMaps {
		if err := f.wardMap(ctx, m, files); err != nil {
			return err
		}
	}
	return f.permits(ctx, files)
}

func (f fetcher) offices(ctx context.Context, files *shipped) error {
	atlas, err := files.open()
	if err != nil {
		return err
	}
	today, err := atlas.On(f.today)
	if err != nil {
		return err
	}
	rows, err := f.portal.rows(ctx, officesDataset, nil)
	if err != nil {
		return err
	}
	changes, err := officeChanges(rows, atlas, today)
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

func (f fetcher) wardMap(ctx context.Context, m wardMap, files *shipped) error {
	source, err := files.source(m.dataset)
	if err != nil {
		return err
	}
	name := "wards/wards-" + m.info.ID + ".geojson"
	fetched, err := f.portal.geoJSON(ctx, m.dataset)
	if err != nil {
		return err
	}
	change, err := m.mapChange(fetched, files.contents[name], source.SHA256)
	if err != nil {
		return fmt.Errorf("map %s as fetched: %w", m.info.ID, err)
	}
	if change == "" {
		change = "map " + m.info.ID + ": unchanged"
	}
	f.say("%s", change)
	return f.keep(name, fetched)
}

// permits gets the permits that were issued after those that the shipped
// points come from, one a line.
func (f fetcher) permits(ctx context.Context, files *shipped) error {
	source, err := files.source(permitsDataset)
	if err != nil {
		return err
	}
	since := source.AsOf.String()
	query := url.Values{"$select": {permitColumns}, "$where": {"issue_date > '" + since + "T23:59:59'"}}
	rows, err := f.portal.rows(ctx, permitsDataset, query)
	if err != nil {
		return err
	}
	var lines bytes.Buffer
	for _, row := range rows {
		if err := json.Compact(&lines, row); err != nil {
			return err
		}
		lines.WriteByte('\n')
	}
	f.say("building permits: %d since %s", len(rows), since)
	return f.keep("addresses/permits-since-"+since+".jsonl", lines.Bytes())
}

// source returns the source of a map or of the streets that is a data set of
// the portal.
func (s *shipped) source(dataset string) (ward.Source, error) {
	for _, manifest := range s.manifests {
		for _, f := range manifest.Files {
			for _, source := range f.Sources {
				if strings.HasSuffix(source.URL, "/"+dataset) {
					return source, nil
				}
			}
		}
	}
	return ward.Source{}, fmt.Errorf("no file is from data set %s", dataset)
}

// keep writes a file, if files are to be written.
func (f fetcher) keep(name string, content []byte) error {
	if f.write == "" {
		return nil
	}
	path := filepath.Join(f.write, filepath.FromSlash(name))
	f.say("%s has SHA-256 %s", path, checksum(content))
	return writeFile(path, content)
}

func (f fetcher) say(format string, args ...any) { fmt.Fprintf(f.out, format+"\n", args...) }
