package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// portal is a data portal that speaks Socrata's Open Data API: /resource/ID.json
// gives rows as a JSON array, as many as $limit says from $offset on, and
// /api/geospatial/ID?method=export&format=GeoJSON gives a map as one file.
// It answers 429 to those who ask too often and 202 while it prepares an answer.
type portal struct {
	base   string // such as "https://data.cityofchicago.org"
	client *http.Client
	page   int                                                 // rows that are asked for at a time
	sleep  func(ctx context.Context, wait time.Duration) error // returns early if ctx ends
}

// The limits. Requests that fail for now are repeated after a second, two, and
// so on, or when the portal says.
const (
	portalTries    = 5
	portalMaxWait  = 2 * time.Minute
	portalTimeout  = 5 * time.Minute
	portalPage     = 5000
	portalMaxRows  = 500_000
	portalMaxBytes = 64 << 20 // of one answer
	portalMaxCause = 300      // bytes of an error's text
)

func newPortal(base string) portal {
	return portal{base: base, client: &http.Client{Timeout: portalTimeout}, page: portalPage, sleep: sleep}
}

// sleep waits, unless ctx ends first.
func sleep(ctx context.Context, wait time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(wait):
		return nil
	}
}

var (
	errTooLarge = errors.New("is larger than it may be")
	errNotJSON  = errors.New("is not the JSON that was asked for")
)

// laterError is an answer that may be better later.
type laterError struct {
	after time.Duration // what the portal asks for, zero if nothing
	err   error
}

func (e *laterError) Error() string { return e.err.Error() }
func (e *laterError) Unwrap() error { return e.err }

// geoJSON returns the map of a data set as one GeoJSON file.
func (p portal) geoJSON(ctx context.Context, dataset string) ([]byte, error) {
	return p.get(ctx, "/api/geospatial/"+dataset, url.Values{"method": {"export"}, "format": {"GeoJSON"}})
}

// rows returns the rows of a data set. It asks for them a page at a time. The
// query may have $where and $select.
func (p portal) rows(ctx context.Context, dataset string, query url.Values) ([]json.RawMessage, error) {
	var rows []json.RawMessage
	for {
		paged := url.Values{
			// Without an order the rows of two pages may overlap.
			"$order": {":id"}, "$limit": {strconv.Itoa(p.page)}, "$offset": {strconv.Itoa(len(rows))},
		}
		maps.Copy(paged, query)
		text, err := p.get(ctx, "/resource/"+dataset+".json", paged)
		if err != nil {
			return nil, err
		}
		var page []json.RawMessage
		if err := json.Unmarshal(text, &page); err != nil {
			return nil, fmt.Errorf("%s from row %d: %w: %w", dataset, len(rows), errNotJSON, err)
		}
		rows = append(rows, page...)
		if len(page) > p.page || len(rows) > portalMaxRows {
			return nil, fmt.Errorf("%s: %w: %d rows at once, %d together", dataset, errTooLarge, len(page), len(rows))
		}
		if len(page) < p.page {
			return rows, nil
		}
	}
}

// get returns what the portal answers. It repeats a request that failed for
// now.
func (p portal) get(ctx context.Context, path string, query url.Values) ([]byte, error) {
	address := p.base + path + "?" + query.Encode()
	backOff := time.Second
	for try := 1; ; try++ {
		text, err := p.once(ctx, address)
		if err == nil {
			return text, nil
		}
		later, ok := errors.AsType[*laterError](err)
		switch {
		case !ok:
			return nil, fmt.Errorf("%s: %w", address, err)
		case try == portalTries:
			return nil, fmt.Errorf("%s: given up after %d tries: %w", address, try, err)
		case later.after > portalMaxWait:
			return nil, fmt.Errorf("%s: try again in %v: %w", address, later.after, err)
		}
		if err := p.sleep(ctx, max(later.after, backOff)); err != nil {
			return nil, err
		}
		backOff *= 2
	}
}

// once makes one request.
func (p portal) once(ctx context.Context, address string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "application/json, application/vnd.geo+json")
	request.Header.Set("User-Agent", "chiward data generator")
	response, err := p.client.Do(request)
	if err != nil {
		return nil, &laterError{err: err}
	}
	defer response.Body.Close()
	switch code := response.StatusCode; {
	case code == http.StatusAccepted, code == http.StatusTooManyRequests, code >= http.StatusInternalServerError:
		seconds, _ := strconv.Atoi(response.Header.Get("Retry-After"))
		return nil, &laterError{after: time.Duration(seconds) * time.Second, err: errors.New(response.Status)}
	case code != http.StatusOK:
		cause, _ := io.ReadAll(io.LimitReader(response.Body, portalMaxCause))
		return nil, fmt.Errorf("%s: %q", response.Status, cause)
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, portalMaxBytes+1))
	if err != nil {
		return nil, &laterError{err: err} // cut off on the way
	}
	if len(text) > portalMaxBytes {
		return nil, fmt.Errorf("%w: more than %d bytes", errTooLarge, portalMaxBytes)
	}
	return text, nil
}
