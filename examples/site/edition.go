package main

import (
	"fmt"

	"github.com/chiward/chiward/ward"
)

// edition is one state of the data with all that is prepared from it once. It
// is immutable.
type edition struct {
	// version changes with any file of any bundle.
	version string
	atlas   *ward.Atlas
	latest  *ward.Snapshot
	alders  seatTexts
	maps    wardMaps
	page    *pageData
}

// newEdition prepares what answers are made of.
func newEdition(atlas *ward.Atlas, version string) (*edition, error) {
	page, err := newPageData(atlas)
	if err != nil {
		return nil, fmt.Errorf("preparing the page: %w", err)
	}
	latest := atlas.Latest()
	return &edition{
		version: version, atlas: atlas, latest: latest, page: page,
		alders: newSeatTexts(latest), maps: newWardMaps(atlas),
	}, nil
}
