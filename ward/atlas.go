package ward

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/chiward/chiward/geo/street"
)

var (
	// ErrNoMap is wrapped by the error of [Atlas.On] if no map that was opened
	// was in force on the day, and by that of [Open] if no bundle has a map.
	ErrNoMap = errors.New("no ward map for the day")
	// ErrNoStreets is wrapped by the error of a [Result] if an address was
	// looked up and no bundle that was opened has streets.
	ErrNoStreets = errors.New("no bundle with the streets was opened")
)

// Atlas holds the bundles that were opened. It is immutable and safe for any
// number of goroutines. The zero Atlas is not usable; call [Open].
type Atlas struct {
	maps    []*Map // in the order in which they took force
	streets *street.Streets
	council *council
	sources []Source
	notice  string
	version string
	latest  *Snapshot
}

// Latest returns the city on the newest day for which a source of the
// council's tables speaks. If no source does, or no map was in force on that
// day, it is the first day of the newest map. The library does not know what
// day it is; a program that does asks [Atlas.On].
func (a *Atlas) Latest() *Snapshot { return a.latest }

// On returns the city as it stood on the day d, which may be later than that of
// [Atlas.Latest]. The error wraps [ErrNoMap] if no map that was opened was in
// force. A d that is a month, a year or zero is an error too.
func (a *Atlas) On(d Date) (*Snapshot, error) {
	if !d.IsDay() {
		return nil, fmt.Errorf("ward: %q is not a single day", d)
	}
	if m := a.mapOn(d); m != nil {
		return newSnapshot(a, m, d), nil
	}
	return nil, fmt.Errorf("ward: %w: %v is not in the time of the maps that were opened, which begins on %v; a bundle may be missing",
		ErrNoMap, d, a.maps[0].info.StartDate)
}

// mapOn returns the map in force on the day d, nil if none was opened.
func (a *Atlas) mapOn(d Date) *Map {
	for _, m := range a.maps {
		if m.info.days().has(d) {
			return m
		}
	}
	return nil
}

// SitsUntil returns the last day of the last council in the tables, zero if
// there is none. After that day nobody is known to hold a seat: the data is
// older than the council that sits then.
func (a *Atlas) SitsUntil() Date {
	if len(a.council.sits) == 0 {
		return Date{}
	}
	return a.council.sits[len(a.council.sits)-1].end
}

// Version identifies the data that was opened, in twelve hexadecimal digits. It
// is the same for the same files, in whatever order their bundles were opened.
func (a *Atlas) Version() string { return a.version }

// Streets returns the streets of the bundle that has them, nil if none has.
func (a *Atlas) Streets() *street.Streets { return a.streets }

// Sources returns every source of the bundles once: of the maps and streets,
// then of the council.
func (a *Atlas) Sources() []Source { return slices.Clone(a.sources) }

// Notice returns the text that the City of Chicago asks to be shown wherever
// its data is offered in changed form, "" if no bundle has one.
func (a *Atlas) Notice() string { return a.notice }

// Maps returns the ward maps in the order in which they took force.
func (a *Atlas) Maps() []*Map { return slices.Clone(a.maps) }

// Person returns the person with an ID, and false if there is none.
func (a *Atlas) Person(id PersonID) (Person, bool) {
	i, ok := slices.BinarySearchFunc(a.council.people, id, func(p Person, id PersonID) int { return cmp.Compare(p.ID, id) })
	if !ok {
		return Person{}, false
	}
	person := a.council.people[i]
	person.OtherNames = slices.Clone(person.OtherNames)
	return person, true
}

// Measure returns the measure with an ID, and false if there is none.
func (a *Atlas) Measure(id MeasureID) (Measure, bool) {
	m := a.council.measure(id)
	if m == nil {
		return Measure{}, false
	}
	measure := *m
	measure.Sources = slices.Clone(m.Sources)
	return measure, true
}

// Measures returns all measures in the order in which they were introduced.
func (a *Atlas) Measures() []Measure {
	measures := slices.Clone(a.council.measures)
	for i := range measures {
		measures[i].Sources = slices.Clone(measures[i].Sources)
	}
	return measures
}

// Stances yields all acts on the measure with an ID, the earliest first.
func (a *Atlas) Stances(id MeasureID) iter.Seq[Stance] {
	return func(yield func(Stance) bool) {
		for _, s := range a.council.stances {
			if s.Measure == id && !yield(s) {
				return
			}
		}
	}
}
