// Command reload answers points from standard input, and takes up a newer
// bundle while it runs: an atlas never changes, so newer data is a new atlas,
// and taking it up is one store of a pointer.
//
//	go run ./examples/reload ward/testdata/toy
//
// The argument is a folder with a bundle that has a ward map. Each line of the
// input is a point like 41.8838,-87.6320, or the word reload, which reads the
// folder again. A bundle that is not whole is refused, and the answers go on
// from the one before.
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
				fmt.Fprintf(out, "not taken up: %v\n", err)
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

// load opens a bundle and takes it up. If it cannot be opened, the city stays
// as it was.
func (c *city) load(bundle fs.FS) error {
	atlas, err := ward.Open(bundle)
	if err != nil {
		return err
	}
	c.latest.Store(atlas.Latest())
	return nil
}

// now returns the city of this moment. Whoever has several questions that
// belong together asks them all of one snapshot.
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
