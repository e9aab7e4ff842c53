package canvass

import (
	"cmp"

	"github.com/chiward/chiward/ward"
)

// Statuses returns those that a row can have, in the order of the summary:
// [ward.StatusMatched], and then why there is no ward.
func Statuses() []ward.Status {
	return []ward.Status{
		ward.StatusMatched, ward.StatusAmbiguous, ward.StatusNoStreet, ward.StatusNoNumber, ward.StatusOutside,
		ward.StatusPOBox, ward.StatusIncomplete, ward.StatusNotAddress, ward.StatusEmpty, StatusNoDate, StatusBeforeMaps,
	}
}

// Summary counts what was found. Every row has one status, and every row with
// a ward is counted in that ward.
type Summary struct {
	Rows       int
	NearBorder int
	statuses   map[ward.Status]int
	mapID      string                 // of the day that was asked for
	maps       map[string]*wardCounts // by ID; more than one only where rows have days of their own
}

// wardCounts counts rows by ward; those without one are counted for ward 0.
type wardCounts struct {
	rows, duplicates, near [ward.Count + 1]int // near are those near a border that are no duplicates
}

func newSummary(mapID string) Summary {
	return Summary{statuses: map[ward.Status]int{}, mapID: mapID, maps: map[string]*wardCounts{mapID: {}}}
}

func (s *Summary) count(o *outcome, duplicate bool) {
	s.Rows++
	s.statuses[o.status]++
	if o.nearBorder {
		s.NearBorder++
	}
	id := cmp.Or(o.mapID, s.mapID)
	if s.maps[id] == nil {
		s.maps[id] = &wardCounts{}
	}
	counts := s.maps[id]
	counts.rows[o.ward]++
	switch {
	case duplicate:
		counts.duplicates[o.ward]++
	case o.nearBorder:
		counts.near[o.ward]++
	}
}

// OfStatus returns how many rows have a status.
func (s *Summary) OfStatus(status ward.Status) int { return s.statuses[status] }

// InWard returns how many rows are in ward n of the map of the day.
func (s *Summary) InWard(n ward.Number) int { return s.maps[s.mapID].rows[n] }

// Signers returns how many people signed in ward n, without duplicates: those in
// it for sure, and those near its border, who may be in another.
func (s *Summary) Signers(n ward.Number) (sure, near int) {
	counts := s.maps[s.mapID]
	return counts.rows[n] - counts.duplicates[n] - counts.near[n], counts.near[n]
}

// wardCount is the counts of one ward.
type wardCount struct {
	Ward       ward.Number `json:"ward"`
	Map        string      `json:"map"`
	Rows       int         `json:"rows"`
	Duplicates int         `json:"duplicates"`
	Percent    float64     `json:"percent"` // of all rows with a ward
}

func (s *Summary) countOf(mapID string, n ward.Number) wardCount {
	counts := s.maps[mapID]
	percent := 100 * float64(counts.rows[n]) / float64(max(s.OfStatus(ward.StatusMatched), 1))
	return wardCount{n, mapID, counts.rows[n], counts.duplicates[n], percent}
}
