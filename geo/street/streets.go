package street

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/chiward/chiward/geo/address"
)

// The names of the files of a bundle of streets.
const (
	streetsName = "streets.csv" // direction,name,type,suffix direction,low,high
	aliasesName = "aliases.csv" // see alias
	zipsName    = "zips.csv"    // one ZIP code with any of Chicago in it a line
)

// Streets holds the streets of Chicago with their house numbers, corners and
// lines. It is immutable and safe for any number of goroutines. The zero Streets
// has no street.
type Streets struct {
	streets []street        // sorted by key, then as in the bundle
	names   map[string]span // name, as the City has it and without blanks, to its streets
	keys    []string        // every compact name once, sorted
	aliases map[string][]alias
	zips    []string
	corners cornerTable
	extent  func() *extent // measured when it is first asked for

	spellings spellings
	lines     func() ([]Line, error) // unpacked when they are first asked for
	linesOf   func() map[address.Street][]Line
	cells     func() map[lineCell][]linePiece
}

// official returns the index of the street that the City calls name.
func (s *Streets) official(name address.Street) (int32, bool) {
	same := s.names[name.Name]
	for id := same.first; id < same.end; id++ {
		if s.streets[id].name == name {
			return id, true
		}
	}
	return 0, false
}

// span is streets[first:end].
type span struct{ first, end int32 }

// named returns the streets of a name, as the City has it or without blanks.
func (s *Streets) named(name string) []street {
	span := s.names[name]
	return s.streets[span.first:span.end]
}

// street is one full street name, such as N STATE ST.
type street struct {
	name      address.Street
	key       string // name.Name without blanks
	low, high uint16 // the City's range of house numbers, zero if not known
	renamed   bool   // aliases lead away from some of its numbers
	rare      bool   // next to another street of its name and direction
	sides     [2]side
	anchors   []anchor // ascending by number
}

// Read reads a bundle of streets: streets.csv, aliases.csv, zips.csv,
// points.bin, corners.bin and, if it is there, lines.bin. The error names the
// file and the line or byte. lines.bin is not checked until it is first used;
// a damaged one then has no lines.
func Read(bundle fs.FS) (*Streets, error) {
	s := new(Streets)
	for _, read := range []func(fs.FS) error{s.readZIPs, s.readNames, s.readPoints, s.readCorners, s.readAliases} {
		if err := read(bundle); err != nil {
			return nil, fmt.Errorf("street: %w", err)
		}
	}
	lines, err := s.readLines(bundle)
	if err != nil {
		return nil, fmt.Errorf("street: %w", err)
	}
	s.lines = sync.OnceValues(lines)
	s.linesOf, s.cells = sync.OnceValue(s.groupLines), sync.OnceValue(s.cutLines)
	s.extent = sync.OnceValue(s.measureExtent)
	s.markRare()
	return s, nil
}

// rareShare is how many times fewer known addresses make a street rare.
const rareShare = 10

// markRare marks the streets that few mean when they leave out the type or
// the suffix direction, such as S HALSTED PKWY next to S HALSTED ST.
func (s *Streets) markRare() {
	for _, same := range s.names {
		streets := s.streets[same.first:same.end]
		for i := range streets {
			for j := range streets {
				if streets[i].name.Dir == streets[j].name.Dir && streets[i].addresses()*rareShare < streets[j].addresses() {
					streets[i].rare = true
				}
			}
		}
	}
}

// addresses returns how many house numbers of st are known.
func (st *street) addresses() int { return len(st.sides[0].numbers) + len(st.sides[1].numbers) }

// readCSV calls line with each line of a file but the first, which must be
// header.
func readCSV(bundle fs.FS, name, header string, line func(fields []string) error) error {
	f, err := bundle.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.ReuseRecord = true
	for n := 1; ; n++ {
		fields, err := r.Read()
		switch {
		case errors.Is(err, io.EOF) && n > 1:
			return nil
		case errors.Is(err, io.EOF):
			return fmt.Errorf("%s: is empty", name)
		case err != nil:
			return fmt.Errorf("%s: %w", name, err)
		case n == 1:
			if got := strings.Join(fields, ","); got != header {
				return fmt.Errorf("%s:1: header is %q, not %q", name, got, header)
			}
			continue
		}
		if err := line(fields); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
}

// parseNumber reads a house number; an empty field is zero.
func parseNumber(field string) (uint16, error) {
	if field == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(field, 10, 16)
	if err != nil {
		return 0, fmt.Errorf("%q is not a house number", field)
	}
	return uint16(n), nil
}

func (s *Streets) readZIPs(bundle fs.FS) error {
	return readCSV(bundle, zipsName, "zip", func(fields []string) error {
		zip := strings.Clone(fields[0])
		if len(zip) != 5 || strings.Trim(zip, "0123456789") != "" {
			return fmt.Errorf("%q is not a ZIP code", zip)
		}
		s.zips = append(s.zips, zip)
		if len(s.zips) > 255 {
			return errors.New("more than 255 ZIP codes")
		}
		return nil
	})
}

// shortestLine is about how many bytes a line of streets.csv has at least.
const shortestLine = 16

func (s *Streets) readNames(bundle fs.FS) error {
	s.names = make(map[string]span)
	if info, err := fs.Stat(bundle, streetsName); err == nil {
		s.streets = make([]street, 0, info.Size()/shortestLine)
	}
	parts := make(map[string]string) // one copy of each part of a name
	part := func(field string) string {
		known, ok := parts[field]
		if !ok {
			known = strings.Clone(field)
			parts[known] = known
		}
		return known
	}
	err := readCSV(bundle, streetsName, "dir,name,type,sufdir,low,high", func(fields []string) error {
		st := street{name: address.Street{
			Dir: part(fields[0]), Name: part(fields[1]), Suffix: part(fields[2]), SufDir: part(fields[3]),
		}}
		st.key = part(compact(st.name.Name))
		if st.key == "" {
			return errors.New("street has no name")
		}
		var err error
		if st.low, err = parseNumber(fields[4]); err != nil {
			return err
		}
		if st.high, err = parseNumber(fields[5]); err != nil {
			return err
		}
		if _, ok := s.official(st.name); ok {
			return fmt.Errorf("%s is there twice", st.name)
		}
		id := int32(len(s.streets))
		known, ok := s.names[st.key]
		switch {
		case !ok:
			known = span{id, id}
			s.keys = append(s.keys, st.key)
			s.spellings.add(st.key)
		case known.end != id:
			return fmt.Errorf("%s is not next to the streets of its name", st.name)
		}
		known.end++
		s.names[st.key] = known
		s.names[st.name.Name] = known
		s.streets = append(s.streets, st)
		return nil
	})
	s.streets = slices.Clip(s.streets)
	slices.Sort(s.keys)
	return err
}

func (s *Streets) readPoints(bundle fs.FS) error {
	content, err := fs.ReadFile(bundle, pointsName)
	if err != nil {
		return err
	}
	sides, err := decodePoints(content, len(s.streets), len(s.zips))
	if err != nil {
		return fmt.Errorf("%s: %w", pointsName, err)
	}
	for i := range s.streets {
		s.streets[i].sides = sides[i]
	}
	return nil
}

// compact returns name without blanks and punctuation.
func compact(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .'-/&", r) {
			return -1
		}
		return r
	}, name)
}
