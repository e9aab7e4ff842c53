package main

import (
	"github.com/chiward/chiward/examples/internal/resident"
	"github.com/chiward/chiward/ward"
)

// edition is one state of the data on one day, with all that is prepared from
// it once. It is immutable.
type edition struct {
	// manifests is the checksum of the manifests. It changes with any file of any
	// bundle.
	manifests string
	atlas     *ward.Atlas
	today     *ward.Snapshot
	pages     *resident.Pages
	streets   string // the names, one a line
}

// newEdition prepares the answers for a day.
func newEdition(atlas *ward.Atlas, manifests string, date ward.Date, options resident.Options) (*edition, error) {
	today, err := atlas.On(date)
	if err != nil {
		return nil, err
	}
	streets := resident.StreetNames(atlas)
	options.Names = "/assets/streets.txt?v=" + sumOf([]byte(streets))
	pages := resident.New(atlas, today, options)
	pages.Ward(1, resident.Reader{}) // prepares what all answers share, so that no visitor waits for it
	return &edition{manifests, atlas, today, pages, streets}, nil
}

// isOutdated reports whether the data are of a council that no longer sits.
func (e *edition) isOutdated() bool {
	until := e.atlas.SitsUntil()
	return !until.IsZero() && until.Compare(e.today.Date()) < 0
}
