package main

import (
	"slices"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// stand says where the record of a seat's alder puts them on one measure.
type stand uint8

// The stands. The zero stand is that of a seat that is vacant or whose holder
// is not known.
const (
	nobody     stand = iota
	noAct            // nothing is recorded of the alder on the measure
	noPosition       // what is recorded takes no position
	against          // against the protections
	protective       // for the protections
)

var standNames = [...]string{"nobody", "no_act", "no_position", "against", "for"}

func (s stand) String() string { return standNames[s] }

// seat is one seat of the Council on a day, with the last amendment.
type seat struct {
	ward    ward.Number
	alder   string // name, empty if the seat was vacant or its holder is not known
	vacant  bool
	contact ward.Contact
	ask     ward.Request
	stand   stand
	act     outreach.Act // that decides stand, zero if there is none
	reason  ward.Reason  // why there is none
}

// seatsOf returns the seats of all wards on a day, and the last amendment by
// then, to which they refer; it is zero if there was none yet.
func seatsOf(atlas *ward.Atlas, day *ward.Snapshot, language outreach.Language) (ward.Measure, []seat) {
	var records [ward.Count + 1][]ward.Entry
	for n := range day.Alders() {
		records[n] = day.Record(n)
	}
	measure := lastAmendment(atlas, records[:])
	var seats []seat
	for n := ward.Number(1); n <= ward.Count; n++ {
		seat := seat{ward: n, vacant: day.IsVacant(n), contact: day.Contact(n), ask: day.Ask(n)}
		if alder, ok := day.Alder(n); ok {
			seat.alder, seat.stand = alder.Name, noAct
		}
		if entry, ok := entryOn(records[n], measure); ok {
			seat.reason = entry.Reason
			if deciding := outreach.Deciding(entry); deciding != (ward.Stance{}) {
				seat.act = outreach.NewAct(measure, deciding, language)
				seat.stand = standOf(seat.act.Side)
			}
		}
		seats = append(seats, seat)
	}
	return measure, seats
}

func standOf(side outreach.Side) stand {
	switch side {
	case outreach.Protective:
		return protective
	case outreach.Opposed:
		return against
	}
	return noPosition
}

// holder returns the alder, or why there is none.
func (s seat) holder() string {
	switch {
	case s.alder != "":
		return s.alder
	case s.vacant:
		return "vacant"
	}
	return "not known"
}

// standWords returns the stand and whether it was worked out from a count.
func (s seat) standWords() string {
	if s.act.Stance.Basis == ward.Derived {
		return s.stand.String() + ", derived"
	}
	return s.stand.String()
}

// lastAmendment returns the last measure of which any of records tells.
func lastAmendment(atlas *ward.Atlas, records [][]ward.Entry) ward.Measure {
	for _, measure := range slices.Backward(atlas.Measures()) {
		for _, record := range records {
			if _, ok := entryOn(record, measure); ok {
				return measure
			}
		}
	}
	return ward.Measure{}
}

func entryOn(record []ward.Entry, measure ward.Measure) (ward.Entry, bool) {
	for _, entry := range record {
		if entry.Measure.ID == measure.ID {
			return entry, true
		}
	}
	return ward.Entry{}, false
}
