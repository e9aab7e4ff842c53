// Command reload looks up points from standard input, and loads a newer bundle
// while it runs: an Atlas never changes, so newer data is a new Atlas, and to
// use it is to store one pointer.
//
//	go run ./examples/reload ward/testdata/toy
//
// The argument is a folder with a bundle that has a ward map. Each line of the
// input is a point like 41.8838,-87.6320, or the word reload, which reads the
// folder again. A bundle that is not whole is refused, and the one before stays
// in use.
package main

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync/atomic"

	"github.com/chiward/chiward/ward"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: reload DIR")
		os.Exit(2)
	}
	if err := run(os.DirFS(os.Args[1]), os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "reload:", err)
		os.Exit(1)
	}
}

func run(bundle fs.FS, in io.Reader, out io.Writer) error {
	var city city
	if err := city.load(bundle); err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		switch line := strings.TrimSpace(lines.Text()); line {
		case "":
		case "reload":
			if err := city.load(bundle); err != nil {
				fmt.Fprintf(out, "not loaded: %v\n", err)
				continue
			}
			fmt.Fprintf(out, "the city of %v\n", city.now().Date())
		default:
			fmt.Fprintln(out, city.answer(line))
		}
	}
	return lines.Err()
}

// city is the newest city that was loaded. Any number of goroutines may ask it
// while another one loads.
type city struct{ latest atomic.Pointer[ward.Snapshot] }

// load opens a bundle and uses it from then on. If it cannot be opened, the city
// stays as it was.
func (c *city) load(bundle fs.FS) error {
	atlas, err := ward.Open(bundle)
	if err != nil {
		return err
	}
	c.latest.Store(atlas.Latest())
	return nil
}

// now returns the city of this moment. Look-ups that belong together are made in
// one snapshot.
func (c *city) now() *ward.Snapshot { return c.latest.Load() }

func (c *city) answer(line string) string {
	now := c.now()
	p, err := now.Map().ParsePoint(line)
	if err != nil {
		return err.Error()
	}
	res := now.At(p)
	if res.Seat == nil || res.Seat.Holder == nil {
		return fmt.Sprintf("%v, on %v", res, res.Date)
	}
	return fmt.Sprintf("%v, Alder %s, on %v", res, res.Seat.Holder.Name, res.Date)
}
