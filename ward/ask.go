package ward

// Ask is what there is to say to an alder about the Welcoming City ordinance.
type Ask uint8

// The asks. The zero Ask is that of a seat that is vacant or whose holder is
// not known.
const (
	NoAsk         Ask = iota // there is nobody to ask
	Thank                    // every recorded act is for the protections
	Hold                     // the last position is, but not every act
	Reconsider               // the last position is against the protections
	StatePosition            // no position is recorded
)

var askNames = [...]string{"none", "thank", "hold", "reconsider", "state_position"}

// String returns the name of a, such as "thank".
func (a Ask) String() string { return nameOf("Ask", askNames[:], a) }

// MarshalText returns the name of a, or an error if a has none.
func (a Ask) MarshalText() ([]byte, error) { return marshalName("Ask", askNames[:], a) }

// UnmarshalText reads what [Ask.MarshalText] writes.
func (a *Ask) UnmarshalText(text []byte) error { return unmarshalName("Ask", askNames[:], a, text) }

// Request is an ask and what it was worked out from. It is derived from the
// record and no part of it. It is comparable. The zero Request asks nothing.
//
// Its JSON has the names ask and stance; stance is left out where there is
// none.
type Request struct {
	Ask Ask `json:"ask"`
	// Stance is the act with the last position on an amendment, on which Ask
	// rests; zero if no position is recorded. Its Basis may itself be Derived.
	Stance Stance `json:"stance,omitzero"`
}

var askTexts = [...]Text{
	{},
	{
		"Thank them: every act of theirs in the record is for the protections of the Welcoming City ordinance. Ask them to keep it so.",
		"Agradezca: todos sus actos en el registro son a favor de las protecciones de la ordenanza Welcoming City. Pida que siga así.",
	},
	{
		"Ask them to hold: their last recorded position is for the protections of the Welcoming City ordinance, but not every act of theirs in the record is. Thank them for it, and ask them to stay with it.",
		"Pida que se mantenga: su última posición en el registro es a favor de las protecciones de la ordenanza Welcoming City, pero no todos sus actos en el registro lo son. Agradezca esa posición y pida que la conserve.",
	},
	{
		"Ask them to reconsider: their last recorded position is against the protections of the Welcoming City ordinance. Ask them why, and ask them to keep the protections.",
		"Pida que lo reconsidere: su última posición en el registro es en contra de las protecciones de la ordenanza Welcoming City. Pregunte por qué y pida que mantenga las protecciones.",
	},
	{
		"Ask them to state a position: none is recorded on the protections of the Welcoming City ordinance, and that is not opposition. Ask whether they will keep the protections.",
		"Pida que declare su posición: no consta ninguna sobre las protecciones de la ordenanza Welcoming City, y eso no es oposición. Pregunte si mantendrá las protecciones.",
	},
}

var (
	askDerived = Text{
		" This was worked out from the record; it is not their own statement.",
		" Esto se dedujo del registro; no es una declaración suya.",
	}
	askStanceDerived = Text{
		" Their last act was itself worked out from a reported count.",
		" Su último acto a su vez se dedujo de un recuento publicado.",
	}
)

// Text returns r in words for residents: what to do, on what it rests, and
// that it was worked out. It is the zero Text for NoAsk.
func (r Request) Text() Text {
	text := textOf(askTexts[:], r.Ask)
	if text == (Text{}) {
		return text
	}
	text = text.plus(askDerived)
	if r.Stance.Basis == Derived {
		text = text.plus(askStanceDerived)
	}
	return text
}

func (t Text) plus(more Text) Text {
	return Text{English: t.English + more.English, Spanish: t.Spanish + more.Spanish}
}

// Ask works out what there is to thank or ask the person for who held ward n
// on the day of s, from their acts on amendments up to that day:
//
//   - Thank if every act has a position, and all are for the protections;
//   - Hold if the last position is for the protections, but another act is
//     against them or has no position, such as a nay to table or an absence;
//   - Reconsider if the last position is against the protections;
//   - StatePosition if there is no position at all, which is not opposition.
//
// For the protections is who is for a measure that strengthens them or
// against one that weakens them. Of several positions of one day the vote
// counts.
func (s *Snapshot) Ask(n Number) Request {
	if _, ok := s.Alder(n); !ok {
		return Request{}
	}
	var last Stance
	protects, always := false, true
	for stance := range s.Stances(n) {
		measure, _ := s.atlas.record.measure(stance.Measure)
		if measure.Related {
			continue
		}
		protective := stance.Position == For && measure.Effect == Strengthens ||
			stance.Position == Against && measure.Effect == Weakens
		always = always && protective
		if stance.Position == None || last.Date == stance.Date && last.Act.isVote() && !stance.Act.isVote() {
			continue
		}
		last, protects = stance, protective
	}
	switch {
	case last == Stance{}:
		return Request{Ask: StatePosition}
	case !protects:
		return Request{Ask: Reconsider, Stance: last}
	case !always:
		return Request{Ask: Hold, Stance: last}
	}
	return Request{Ask: Thank, Stance: last}
}
