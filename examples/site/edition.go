package main

import (
	"fmt"

	"github.com/chiward/chiward/ward"
)

// edition is one state of the data on one day, with all that is prepared from
// it once. It is immutable.
type edition struct {
	// manifests changes with any file of any bundle.
	manifests string
	atlas     *ward.Atlas
	today     *ward.Snapshot
	maps      wardMaps
	page      *pageData
}

// newEdition prepares what answers on the day are made of.
func newEdition(atlas *ward.Atlas, manifests string, date ward.Date) (*edition, error) {
	today, err := atlas.On(date)
	if err != nil {
		return nil, err
	}
	page, err := newPageData(atlas, today)
	if err != nil {
		return nil, fmt.Errorf("preparing the page: %w", err)
	}
	return &edition{manifests: manifests, atlas: atlas, today: today, page: page, maps: newWardMaps(atlas, today)}, nil
}

// isOutdated reports whether the data are of a council that no longer sits.
func (e *edition) isOutdated() bool { return isOutdated(e.atlas, e.today) }

func isOutdated(atlas *ward.Atlas, today *ward.Snapshot) bool {
	until := atlas.SitsUntil()
	return !until.IsZero() && until.Compare(today.Date()) < 0
}
