package ward

import "github.com/chiward/chiward/geo"

// Era is the time for which one ward map was in force, as one place saw it.
// Get them from [Atlas.History]. The zero Era is one of all time, outside
// Chicago.
type Era struct {
	// Match is the ward that the place was in.
	Match Match
	// InForce is the time for which the map was in force.
	InForce Span
	// Tenures are those who held the ward in that time, the earliest first.
	// Days that are in none of them are a vacancy or not known.
	Tenures []Tenure
}

// Tenure is the time for which one person represented a place. It is
// comparable. The zero Tenure is nobody's.
type Tenure struct {
	// Alder is the tenure of the seat, with its whole term.
	Alder Alder
	// During is that part of the term for which the map was in force.
	During Span
}

// History returns what p was in and who represented it under each map that was
// opened, in the order of time, so that residents of a ward that moved can see
// who voted for them. A place outside the city under a map has an Era without
// Tenures.
func (a *Atlas) History(p geo.Point) []Era {
	eras := make([]Era, 0, len(a.maps))
	for _, m := range a.maps {
		era := Era{Match: m.At(p), InForce: m.info.InForce}
		for alder := range a.Terms(era.Match.Ward) {
			if during := alder.Term.within(m.info.InForce); !during.isEmpty() {
				era.Tenures = append(era.Tenures, Tenure{Alder: alder, During: during})
			}
		}
		eras = append(eras, era)
	}
	return eras
}

// Representative returns who represented the place on day d, and false if
// nobody did or it is not known. Eras are as [Atlas.History] returns them.
func Representative(eras []Era, d Date) (Alder, bool) {
	for _, era := range eras {
		for _, tenure := range era.Tenures {
			if tenure.During.Contains(d) {
				return tenure.Alder, true
			}
		}
	}
	return Alder{}, false
}
