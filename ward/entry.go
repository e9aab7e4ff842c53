package ward

import "github.com/chiward/chiward/geo"

// Entry is the record on one measure of one person: whoever represented a place
// when the Council acted on the measure, or the holder of a seat. It has the
// acts of that person, or the reason why there are none. The zero Entry is none.
type Entry struct {
	// Measure is the measure; [Atlas.Measure] returns it, as it is known today.
	Measure MeasureID `json:"measure"`
	// Date is when the Council acted on the measure: the day of the roll call,
	// or else of the final action, or else of the introduction. It may be a
	// month or a year, and is zero if not known.
	Date Date `json:"date"`
	// Map is the ID of the ward map in force on Date, empty if none was opened.
	Map string `json:"map"`
	// Ward is the ward that the place was in by that map, Certainty how sure
	// that is, and OtherWards are the others that it may have been in. In an
	// entry of [Snapshot.Record] Ward is the seat, and the others are empty.
	Ward       Number    `json:"ward"`
	Certainty  Certainty `json:"certainty,omitempty"`
	OtherWards Set       `json:"other_wards"`
	// RepresentedBy is the term of whoever held Ward on Date, nil if nobody
	// did or it is not known.
	RepresentedBy *Term `json:"represented_by,omitempty"`
	// Reason says why there are no Stances, empty if there are some.
	Reason Reason `json:"reason"`
	// Stances are the acts of the person on the measure up to the day of the
	// snapshot, in whatever seat, the earliest first. They are never merged.
	Stances []Stance `json:"stances"`
}

// Reason says why nothing is recorded. No reason means opposition or consent.
// The zero Reason says that something is recorded.
type Reason string

// The reasons.
const (
	ReasonVacant      Reason = "vacant"          // nobody held the seat then
	ReasonNotKnown    Reason = "not_known"       // who held the seat then is not known
	ReasonOutside     Reason = "outside_then"    // the place was not in Chicago then
	ReasonNoMap       Reason = "map_not_opened"  // the map of that day was not opened
	ReasonNoAct       Reason = "no_act_recorded" // of the person who held it no act is recorded
	ReasonNotDated    Reason = "not_dated"       // the day is not known, and it matters
	ReasonNotInOffice Reason = "not_in_office"   // of Snapshot.Record only: the person held no seat then
)

var reasonTexts = map[Reason]Text{
	ReasonVacant:      {"The seat was vacant then.", "El puesto estaba vacante entonces."},
	ReasonNotKnown:    {"Who held the seat then is not known here.", "Aquí no se sabe quién ocupaba el puesto entonces."},
	ReasonOutside:     {"This place was not in Chicago then.", "Este lugar no estaba en Chicago entonces."},
	ReasonNoMap:       {"The ward map of that day is not loaded here.", "Aquí no está cargado el mapa de distritos de ese día."},
	ReasonNoAct:       {"Nothing is recorded. That does not mean for or against the protections.", "No hay datos. Eso no significa que estuviera a favor ni en contra de las protecciones."},
	ReasonNotDated:    {"The day is not known, so it is not known who represented this place.", "No se sabe la fecha, así que no se sabe quién representaba este lugar."},
	ReasonNotInOffice: {"Was not in office then.", "No ocupaba el cargo entonces."},
}

// Text returns r as a sentence for people, and the zero Text if r is none of
// the reasons.
func (r Reason) Text() Text { return reasonTexts[r] }

// RecordAt returns one entry for the ordinance and for each of its amendments,
// in the order in which they were introduced: who represented the place p when
// the Council acted, by the map of that day, and what that person did. The place
// may be off by up to radius meters. Measures that are Related or that began
// after the day of s are left out. A place just outside the city limit, as the
// City places some of its addresses, counts for the nearest ward within radius.
func (s *Snapshot) RecordAt(p geo.Point, radius geo.Meters) []Entry {
	return s.entries(func(m *Measure, entry *Entry) {
		first, last := entry.Date.first(), entry.Date.last()
		on := s.atlas.mapOn(first)
		switch {
		case entry.Date.IsZero() || on != s.atlas.mapOn(last):
			entry.Reason = ReasonNotDated
			return
		case on == nil:
			entry.Reason = ReasonNoMap
			return
		}
		match, _ := on.snap(p, radius, min(radius, snapDistance))
		entry.Map, entry.Ward, entry.Certainty, entry.OtherWards = match.Map, match.Ward, match.Certainty, match.Others
		if match.Ward == 0 {
			entry.Reason = ReasonOutside
			return
		}
		term := s.atlas.council.holder(match.Ward, first)
		switch {
		case term != s.atlas.council.holder(match.Ward, last):
			entry.Reason = ReasonNotDated
		case term != nil:
			entry.RepresentedBy = term
			s.fillActs(term.ID, m, entry)
		case s.atlas.council.seat(match.Ward, first, false).State == SeatVacant:
			entry.Reason = ReasonVacant
		default:
			entry.Reason = ReasonNotKnown
		}
	})
}

// Record returns one entry for the ordinance and for each of its amendments, in
// the order in which they were introduced: what the holder of ward n on the day
// of s had done by then, in this seat or another, or why nothing is recorded.
// What a predecessor did is not in it. Measures that are Related or that began
// after the day of s are left out. It returns nil if n is no ward, if the seat
// is vacant, or if its holder is not known.
func (s *Snapshot) Record(n Number) []Entry {
	seat, ok := s.Seat(n)
	if !ok || seat.Holder == nil {
		return nil
	}
	return s.entries(func(m *Measure, entry *Entry) {
		entry.Ward = n
		s.fillActs(seat.Holder.ID, m, entry)
		if entry.Reason != ReasonNoAct || s.atlas.council.wasInOffice(seat.Holder.ID, entry.Date) {
			return
		}
		entry.Reason = ReasonNotInOffice
		if !s.atlas.council.reachesBack(entry.Date) {
			entry.Reason = ReasonNotKnown
		}
	})
}

// entries returns an entry for each amendment that had begun by the day of s,
// as fill makes it.
func (s *Snapshot) entries(fill func(*Measure, *Entry)) []Entry {
	entries := []Entry{}
	for i := range s.atlas.council.measures {
		m := &s.atlas.council.measures[i]
		if m.Related || m.begun().last().Compare(s.date) > 0 {
			continue
		}
		entry := Entry{Measure: m.ID, Date: s.acted(m), Stances: []Stance{}}
		fill(m, &entry)
		entries = append(entries, entry)
	}
	return entries
}

// acted returns when the Council acted on m, as far as it had by the day of s.
func (s *Snapshot) acted(m *Measure) Date {
	for _, d := range [...]Date{m.voted, m.Final} {
		if !d.IsZero() && d.last().Compare(s.date) <= 0 {
			return d
		}
	}
	return m.Introduced
}

// fillActs sets in entry what person did on m, or that nothing is recorded.
func (s *Snapshot) fillActs(person PersonID, m *Measure, entry *Entry) {
	entry.Stances = s.atlas.council.acts(person, m.ID, s.date)
	if len(entry.Stances) == 0 {
		entry.Reason = ReasonNoAct
	}
}
