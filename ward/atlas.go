package ward

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"sync"

	"github.com/chiward/chiward/geo/street"
)

var (
	// ErrNoMap is in the error of [Atlas.On] when no loaded map was in force
	// on the day, and in that of [Open] when no bundle has a map.
	ErrNoMap = errors.New("no ward map for the day")
	// ErrNoStreets is in the error of [Snapshot.Address] and
	// [Snapshot.Locate] when no loaded bundle has the streets.
	ErrNoStreets = errors.New("no bundle with the streets was opened")
)

// Atlas holds the bundles that were opened. It is immutable and safe for any
// number of goroutines. The zero Atlas is not usable; call [Open].
type Atlas struct {
	asOf    Date
	maps    []*Map // in the order in which they took force
	streets *street.Streets
	record  *record
	sources []Source
	notice  string
}

// Open reads bundles, such as those of package data, in any order, and checks
// every file against the checksum in its manifest, every boundary, and every
// record. At least one bundle must have a map, and no two maps may be in force
// on one day. That takes some 50 ms (BenchmarkOpen), in which all bundles are
// read at the same time, so open once and keep the Atlas.
//
// The error names the bundle, the file and the rule: it wraps [ErrChecksum],
// [ErrMissingWard], [ErrNoMap], what [ReadMap] or [street.Read] returns, a
// [*TableError] if a record is not as it must be, or the error of the file
// system.
func Open(bundles ...fs.FS) (*Atlas, error) {
	opened := make([]openedBundle, len(bundles))
	var opening sync.WaitGroup
	for i, bundle := range bundles {
		opening.Go(func() { opened[i].read(bundle) })
	}
	opening.Wait()
	a := &Atlas{}
	var tables []table
	var newest Date
	for i := range opened {
		o := &opened[i]
		if o.err != nil {
			return nil, o.err
		}
		if o.manifest.AsOf.Compare(newest) > 0 {
			newest = o.manifest.AsOf
		}
		a.notice = cmp.Or(a.notice, o.manifest.Notice)
		a.maps = append(a.maps, o.maps...)
		a.sources = append(a.sources, o.sources...)
		if o.streets != nil {
			a.streets = o.streets
		}
		tables = append(tables, o.tables...)
	}
	if len(a.maps) == 0 {
		return nil, fmt.Errorf("ward: %w: none of %d bundles has a map", ErrNoMap, len(bundles))
	}
	slices.SortFunc(a.maps, func(m, n *Map) int { return m.info.InForce.From.Compare(n.info.InForce.From) })
	for i, m := range a.maps[1:] {
		if before := a.maps[i].info; before.InForce.Until.IsZero() || before.InForce.Until.Compare(m.info.InForce.From) > 0 {
			return nil, fmt.Errorf("ward: maps %s and %s are in force at the same time", before.ID, m.info.ID)
		}
	}
	var err error
	if a.record, err = newRecord(tables); err != nil {
		return nil, err
	}
	if a.asOf = a.record.confirmed(); a.asOf.IsZero() {
		a.asOf = newest
	}
	return a, nil
}

// openedBundle is what was in one bundle, or why it cannot be read.
type openedBundle struct {
	manifest Manifest
	maps     []*Map
	streets  *street.Streets // nil if there are none
	tables   []table
	sources  []Source
	err      error
}

func (o *openedBundle) read(bundle fs.FS) {
	if o.manifest, o.err = readManifest(bundle); o.err != nil {
		return
	}
	if o.err = o.readFiles(bundle); o.err != nil {
		o.err = fmt.Errorf("ward: bundle %q: %w", o.manifest.Bundle, o.err)
	}
}

func (o *openedBundle) readFiles(bundle fs.FS) error {
	for _, f := range o.manifest.Files {
		content, err := readFile(bundle, f)
		if err != nil {
			return err
		}
		o.sources = append(o.sources, f.Sources...)
		switch f.Kind {
		case KindMap:
			m, err := parseMap(content, *f.Map)
			if err != nil {
				return fmt.Errorf("%s: %w", f.Name, err)
			}
			if defects := m.Defects(); len(defects) > 0 {
				return fmt.Errorf("%s: not a planar map: %v", f.Name, defects[0])
			}
			o.maps = append(o.maps, m)
		case KindStreets:
			// All files of this kind are read together, below.
		default:
			o.tables = append(o.tables, table{kind: f.Kind, name: o.manifest.Bundle + "/" + f.Name, content: content})
		}
	}
	if !slices.ContainsFunc(o.manifest.Files, func(f File) bool { return f.Kind == KindStreets }) {
		return nil
	}
	var err error
	o.streets, err = street.Read(bundle)
	return err
}

// AsOf returns the day on which the sitting council was last confirmed; if no
// bundle with a council was opened, the newest day of any bundle. The dates
// of everything else are in [Atlas.Sources].
func (a *Atlas) AsOf() Date { return a.asOf }

// Sources returns where the files of the bundles come from, in the order of
// the bundles. Each record carries its own source besides.
func (a *Atlas) Sources() []Source { return slices.Clone(a.sources) }

// Notice returns the text that the City of Chicago asks to be shown wherever
// its data is offered in changed form, empty if no bundle has one.
func (a *Atlas) Notice() string { return a.notice }

// Maps returns the ward maps in the order in which they took force.
func (a *Atlas) Maps() []*Map { return slices.Clone(a.maps) }

// Latest returns the city as it stood on [Atlas.AsOf], or, if no map that was
// opened was in force on that day, on the first day of the newest one.
func (a *Atlas) Latest() *Snapshot {
	latest, err := a.On(a.asOf)
	if err != nil {
		m := a.maps[len(a.maps)-1]
		return &Snapshot{atlas: a, m: m, date: m.info.InForce.From}
	}
	return latest
}

// On returns the city as it stood on day d: the map in force, the alders
// seated, and the acts up to and including that day. For a day after
// [Atlas.AsOf] it is what was known on AsOf. The error wraps [ErrNoMap] if no
// map that was opened was in force, and says so if d is no single day.
func (a *Atlas) On(d Date) (*Snapshot, error) {
	if d.Day == 0 && !d.IsZero() {
		return nil, fmt.Errorf("ward: %v is not a single day", d)
	}
	for _, m := range a.maps {
		if m.info.InForce.Contains(d) {
			return &Snapshot{atlas: a, m: m, date: d}, nil
		}
	}
	return nil, fmt.Errorf("ward: %w: %v", ErrNoMap, cmp.Or(d.String(), "unknown day"))
}

// Terms yields the tenures of the seat of ward n in the order of time.
func (a *Atlas) Terms(n Number) iter.Seq[Alder] { return a.record.termsOf(n) }

// Person returns the names of the person id, without ward, term or contact,
// and false if no bundle that was opened has them.
func (a *Atlas) Person(id AlderID) (Alder, bool) { return a.record.person(id) }

// Measure returns the measure id, and false if no bundle that was opened has
// it.
func (a *Atlas) Measure(id MeasureID) (Measure, bool) { return a.record.measure(id) }

// Measures returns all measures in the order in which they were introduced.
func (a *Atlas) Measures() []Measure { return a.record.allMeasures() }

// Stances yields the acts that q selects in the order of time.
func (a *Atlas) Stances(q StanceQuery) iter.Seq[Stance] { return a.record.selectStances(q) }
