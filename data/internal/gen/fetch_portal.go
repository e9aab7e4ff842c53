package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"github.com/chiward/chiward/data/internal/web"
)

// portal is a data portal with Socrata's Open Data API: /resource/ID.json
// returns rows as a JSON array, at most $limit from $offset on, and
// /api/geospatial/ID?method=export&format=GeoJSON returns a map as one file. It
// answers 429 to too many requests and 202 while it prepares an answer.
type portal struct {
	base   string // such as "https://data.cityofchicago.org"
	client *web.Client
	page   int // rows that are asked for at a time
}

// The limits of a list.
const (
	portalPage    = 5000
	portalMaxRows = 500_000
)

func newPortal(base string, client *web.Client) portal {
	return portal{base: base, client: client, page: portalPage}
}

// geoJSON returns the map of a data set as one GeoJSON file.
func (p portal) geoJSON(ctx context.Context, dataset string) (content []byte, err error) {
	query := url.Values{"method": {"export"}, "format": {"GeoJSON"}}
	err = p.client.Get(ctx, p.base+"/api/geospatial/"+dataset+"?"+query.Encode(), func(text []byte) error {
		if !json.Valid(text) {
			return errors.New("no JSON")
		}
		content = text
		return nil
	})
	return content, err
}

// rows returns the rows of a data set from number offset on, or passes them to
// take if that is not nil. It gets them page by page until there are no more.
// The query may have $where and $select.
func (p portal) rows(ctx context.Context, dataset string, query url.Values, offset int, take func([]json.RawMessage) error) (rows []json.RawMessage, err error) {
	if take == nil {
		take = func(page []json.RawMessage) error {
			rows = append(rows, page...)
			return nil
		}
	}
	var before []byte
	full := false
	for offset <= portalMaxRows {
		paged := url.Values{
			// Without an order the rows of two pages may overlap.
			"$order": {":id"}, "$limit": {strconv.Itoa(p.page)}, "$offset": {strconv.Itoa(offset)},
		}
		maps.Copy(paged, query)
		var page []json.RawMessage
		err := p.client.Get(ctx, p.base+"/resource/"+dataset+".json?"+paged.Encode(), func(text []byte) error {
			page = nil
			if err := json.Unmarshal(text, &page); err != nil {
				return err
			}
			if bytes.Equal(text, before) { // $offset was ignored
				page = nil
				if full {
					return errors.New("the page before, once more")
				}
			}
			before = text
			return nil
		})
		if err != nil {
			return nil, err
		}
		if len(page) > p.page {
			return nil, fmt.Errorf("%s: %w: %d rows at once", dataset, web.ErrTooLarge, len(page))
		}
		if err := take(page); err != nil || len(page) == 0 {
			return rows, err
		}
		offset += len(page)
		full = len(page) == p.page
	}
	return nil, fmt.Errorf("%s: %w: more than %d rows", dataset, web.ErrTooLarge, portalMaxRows)
}

// part is a file that is not whole yet.
type part struct {
	file  *os.File
	lines int
}

// openPart opens a file to add lines to, after those that are whole.
func openPart(path string) (*part, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644) //nolint:gosec // what is kept is public
	if err != nil {
		return nil, err
	}
	p := &part{file: file}
	size := int64(0)
	for lines := bufio.NewReader(file); ; p.lines++ {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
		size += int64(len(line))
	}
	_, err = file.Seek(size, io.SeekStart)
	if err = errors.Join(err, file.Truncate(size)); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return p, nil
}

// add adds whole lines.
func (p *part) add(text []byte, lines int) error {
	p.lines += lines
	_, err := p.file.Write(text)
	return err
}

// close closes the file, and renames it to path if there was no error.
func (p *part) close(path string, err error) error {
	if err := errors.Join(err, p.file.Sync(), p.file.Close()); err != nil {
		return err
	}
	return os.Rename(p.file.Name(), path)
}
