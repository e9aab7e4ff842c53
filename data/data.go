// Package data holds the data that chiward ships, as three bundles for
// [github.com/chiward/chiward/ward.Open]. A program carries only the bundles
// whose functions it calls.
//
// The data comes from the City of Chicago and from the public record. The
// manifest of each bundle names the sources of the maps and streets; the tables
// of the council name their own. README.md in the folder of this package says
// how current everything is, what is not known, where sources contradict each
// other, what is left out, and how to correct it. The City asks that this be
// shown with its data:
//
// "This site provides applications using data that has been modified for use
// from its original source, www.cityofchicago.org, the official website of
// the City of Chicago. The City of Chicago makes no claims as to the content,
// accuracy, timeliness, or completeness of any of the data provided at this
// site. The data provided at this site is subject to change at any time. It
// is understood that the data provided at this site is being used at one's
// own risk."
//
// The City also says that its ward maps should not be relied upon where legal
// precision is required.
package data

import (
	"embed"
	"io/fs"
)

//go:generate go run ./internal/gen
//go:generate go run ../examples/votemap O2023-0004222 ../examples/votemap/O2023-0004222.svg

// Each bundle has a file system of its own, so that the linker drops the
// bundles that a program does not call.
var (
	//go:embed current.json council wards/wards-2023.geojson
	current embed.FS
	//go:embed history.json wards/wards-2003.geojson wards/wards-2015.geojson
	history embed.FS
	//go:embed streets.json streets
	streets embed.FS
)

// Current returns the ward map in force since 2023-05-15, everybody known to
// have held a ward since about 2012, how to reach the seats, the measures, and
// the recorded acts on them.
func Current() fs.FS { return current }

// History returns the ward maps in force from 2003-05-05 to 2023-05-14. It is
// for use with [Current], which has the alders of that time as far as they are
// known.
func History() fs.FS { return history }

// Streets returns the names and lines of the streets, the corners, and the
// points of the addresses that the City has placed.
func Streets() fs.FS { return streets }
