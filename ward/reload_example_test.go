package ward_test

import (
	"errors"
	"fmt"
	"io/fs"
	"sync/atomic"
	"testing/fstest"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// live holds the atlas that a long-running program answers from. Any number of
// goroutines may ask it while another takes up newer data.
type live struct {
	atlas atomic.Pointer[ward.Atlas]
}

// reload opens bundles and answers from them from now on. If they are not as
// they must be, everything stays as it was.
func (l *live) reload(bundles ...fs.FS) error {
	atlas, err := ward.Open(bundles...)
	if err != nil {
		return err
	}
	l.atlas.Store(atlas)
	return nil
}

// latest is what one request answers from, from its beginning to its end.
func (l *live) latest() *ward.Snapshot { return l.atlas.Load().Latest() }

// A program that takes up newer data while it runs. Newer bundles lie in a
// directory, for which os.DirFS is the file system.
func Example_reload() {
	var program live
	if err := program.reload(data.Current()); err != nil {
		fmt.Println(err)
		return
	}
	before := program.latest()

	broken := fstest.MapFS{"current.json": {Data: []byte(`{"bundle": "current", "files": []}`)}}
	fmt.Println(program.reload(broken))

	if err := program.reload(data.Current(), data.Streets()); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(program.latest().Address("121 N LaSalle St"))

	// Whoever began with the old data ends with it.
	fmt.Println(before.At(geo.Point{Lat: 41.8838, Lng: -87.6320}))
	fmt.Println(errors.Is(before.Address("121 N LaSalle St").Err(), ward.ErrNoStreets))
	// Output:
	// ward: current.json: lists no file
	// 42nd Ward
	// 42nd Ward
	// true
}
