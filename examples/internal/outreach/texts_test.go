package outreach

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

// templates are the built-in ones, read once.
var templates = map[Language]*Template{English: BuiltIn(English), Spanish: BuiltIn(Spanish)}

// said is everything that is said of a seat.
type said struct{ letter, email, script, request string }

func (s said) all() []string { return []string{s.letter, s.email, s.script, s.request} }

func say(t *testing.T, letter Letter, r Request, l Language) said {
	t.Helper()
	var s said
	var err error
	if s.letter, err = templates[l].Letter(letter); err != nil {
		t.Fatal(err)
	}
	if s.email, err = templates[l].Email(letter); err != nil {
		t.Fatal(err)
	}
	s.script, s.request = NewScript(r, letter.Ward, letter.Alder, l).String(), r.Text(l)
	return s
}

// sayToy returns what is said of the seat of somebody who did acts.
func sayToy(t *testing.T, acts []ward.Stance, signers int, l Language) (said, Request) {
	t.Helper()
	r := conclude(acts)
	r.Measure = toyMeasures[r.Stance.Measure]
	var entries []Entry
	for _, m := range []ward.Measure{adding, taking} {
		entry := Entry{Measure: l.Measure(m), RollCall: l.RollCall(m)}
		for _, act := range acts {
			if act.Measure == m.ID {
				entry.Acts = append(entry.Acts, NewAct(m, act, l))
			}
		}
		if entry.Acts == nil {
			entry.WhyNone = l.Pick(ward.ReasonNoAct.Text())
		}
		entries = append(entries, entry)
	}
	seat := ward.Seat{
		Ward: 35, State: ward.SeatHeld, Holder: &ward.Term{Name: "Cam Cole"}, Email: "ward35@example.org",
		Offices: []ward.Office{{Kind: "city_hall", Address: "1 Main St"}, {Kind: "ward", Address: "2 Main St", ZIP: "60601", BeforeHolder: true}},
	}
	letter := letterTo(&seat, r, entries, l)
	letter.Day, letter.Signers = l.Date(ward.MustParseDate("2025-02-01")), signers
	return say(t, letter, r, l), r
}

// eachToy calls check with what is said in each case there is.
func eachToy(t *testing.T, check func(acts []ward.Stance, r Request, s said, l Language)) {
	t.Helper()
	for _, test := range toyRequests {
		for _, l := range Languages {
			s, r := sayToy(t, test.acts, 12, l)
			check(test.acts, r, s, l)
		}
	}
}

func TestConfirm(t *testing.T) {
	for _, test := range []struct {
		l              Language
		letter, script string
	}{
		{
			English, "Going by a reported count you voted on January 15, 2025, to table O2. Is that right? Will you keep the protections?",
			"I looked this up: Less protection, O2. Going by a reported count, on January 15, 2025, Alder Cam Cole voted yea on tabling it, which ended it. I found no list of all the names. The Council never voted on the proposal itself.",
		},
		{
			Spanish, "Según un conteo publicado, usted votó que sí, el 15 de enero de 2025, a archivar la propuesta O2 sin votarla. ¿Es correcto? ¿Va a mantener las protecciones?",
			"Busqué esto: Menos protección, O2. Según un conteo publicado, el 15 de enero de 2025, Cam Cole votó por archivarla, y con eso se terminó. No encontré ninguna lista con todos los nombres. El Concejo nunca votó la propuesta en sí.",
		},
	} {
		s, _ := sayToy(t, []ward.Stance{tabled}, 12, test.l)
		for _, text := range []string{s.letter, s.email} {
			if !strings.Contains(text, test.letter) {
				t.Errorf("%v: no %q in\n%s", test.l, test.letter, text)
			}
		}
		if !strings.Contains(s.script, test.script) {
			t.Errorf("%v: no %q in\n%s", test.l, test.script, s.script)
		}
	}
}

// concludes has words of a letter with which a conclusion begins.
var concludes = map[Ask]ward.Text{
	AskThank:      {English: " for the protections of the ordinance. Thank you", Spanish: " a favor de las protecciones de la ordenanza. Gracias"},
	AskHold:       {English: " for the protections of the ordinance. Thank you", Spanish: " a favor de las protecciones de la ordenanza. Se lo"},
	AskReconsider: {English: " against the protections of the ordinance. ", Spanish: " en contra de las protecciones de la ordenanza. "},
}

// TestBasisIsSaid checks that what an ask rests on is said with its basis and
// its source in every text, and that a single report is called one.
func TestBasisIsSaid(t *testing.T) {
	derived := regexp.MustCompile(`reported count|conteo publicado`)
	one, two := regexp.MustCompile(`one report|una sola fuente`), regexp.MustCompile(`two reports|dos fuentes`)
	eachToy(t, func(acts []ward.Stance, r Request, s said, l Language) {
		for _, text := range s.all() {
			recorded := r.Stance
			recorded.Basis = ward.BasisRecord
			_, reported, _ := strings.Cut(l.Pick(r.Stance.Text(r.Measure)), l.Pick(recorded.Text(r.Measure)))
			if text == s.script { // which has it in the words of whoever calls
				reported = two.FindString(text) + one.FindString(text)
			}
			if r.Stance.Basis == ward.BasisReported && (reported == "" || !strings.Contains(text, reported)) ||
				r.Stance.Basis == ward.BasisDerived && !derived.MatchString(text) {
				t.Errorf("%v on %v: basis %v is not said in\n%s", r.Ask, r.Stance.Act, r.Stance.Basis, text)
			}
			if r.Stance.Source.URL != "" && !strings.Contains(text, l.Source(r.Stance.Source)) {
				t.Errorf("%v on %v: no source in\n%s", r.Ask, r.Stance.Act, text)
			}
		}
		conclusion := ""
		if words := l.Pick(concludes[r.Ask]); words != "" {
			_, conclusion, _ = strings.Cut(s.letter, words)
		}
		for _, text := range []string{conclusion, s.script, s.request} {
			if one.MatchString(text) != r.oneReport() {
				t.Errorf("%v on %v, basis %v: one report is said wrongly in\n%s", r.Ask, r.Stance.Act, r.Stance.Basis, text)
			}
		}
		if len(acts) > 0 && strings.Count(s.letter, "https://") != len(acts) {
			t.Errorf("%d acts do not have a source each in\n%s", len(acts), s.letter)
		}
	})
}

// TestEveryAct checks that "every act" is said in the texts of a request that
// allows it, and in no other.
func TestEveryAct(t *testing.T) {
	every := regexp.MustCompile(`Every act|Todos (los|sus) actos`)
	eachToy(t, func(_ []ward.Stance, r Request, s said, _ Language) {
		for _, text := range s.all() {
			if every.MatchString(text) != r.EveryAct {
				t.Errorf("%v, every act: %v, in\n%s", r.Ask, r.EveryAct, text)
			}
		}
	})
}

// TestSidesAreNeverBare looks for "for" and "against" of which it is not said
// that they are the protections, and for a side of those of whom only
// procedure is known.
func TestSidesAreNeverBare(t *testing.T) {
	side := regexp.MustCompile(`\b(against|a favor|en contra)\b( de las protecciones| the protections)?`)
	eachToy(t, func(acts []ward.Stance, r Request, s said, l Language) {
		procedure := len(acts) > 0 && !slices.ContainsFunc(acts, hasSide)
		plain := spokeOut
		plain.Basis = ward.BasisRecord
		for _, text := range s.all() {
			text = strings.NewReplacer(l.Pick(spokeFor.Text(adding)), "", l.Pick(spokeOut.Text(taking)), "",
				lowerFirst(l.Pick(plain.Text(taking))), "", l.Pick(ward.ReasonNoAct.Text()), "").Replace(text)
			for _, found := range side.FindAllString(text, -1) {
				if procedure || !strings.HasSuffix(found, "protections") && !strings.HasSuffix(found, "protecciones") {
					t.Errorf("%v: %q is in\n%s", r.Ask, found, text)
				}
			}
		}
	})
	for _, l := range Languages {
		if s, _ := sayToy(t, []ward.Stance{notTabled}, 12, l); !strings.Contains(s.letter, l.Side(notTabled)) || l.Side(notTabled) == l.Side(votedFor) {
			t.Errorf("procedure is not told as such in\n%s", s.letter)
		}
		if got := l.Side(absent) + l.Side(filed); got != "" {
			t.Errorf("an absence or a notice is %q", got)
		}
	}
}

// TestScriptDoesNotAskForANay checks that the question fits where a yea on
// tabling kept the protections.
func TestScriptDoesNotAskForANay(t *testing.T) {
	eachToy(t, func(_ []ward.Stance, r Request, s said, _ Language) {
		for _, wrong := range []string{"vote against", "vote en contra", "votar en contra"} {
			if strings.Contains(s.script, wrong) || strings.Contains(s.letter, wrong) {
				t.Errorf("%v asks to %s", r.Ask, wrong)
			}
		}
	})
}

func TestRollCallIsSaid(t *testing.T) {
	for _, l := range Languages {
		seen := map[string]bool{}
		for _, known := range []ward.RollCall{ward.RollCallPartial, ward.RollCallDerived, ward.RollCallIncomplete} {
			seen[l.RollCall(ward.Measure{Tally: ward.Tally{RollCall: known}})] = true
		}
		if len(seen) != 3 || seen[""] {
			t.Errorf("%v: %v", l, seen)
		}
		if got := l.RollCall(ward.Measure{Outcome: "tabled"}); got != l.Pick(neverVotedOn) {
			t.Errorf("of what was tabled, it is said: %q", got)
		}
		if got := l.RollCall(ward.Measure{Tally: ward.Tally{RollCall: ward.RollCallWhole}}); got != "" {
			t.Errorf("of a whole roll call, %q is missing", got)
		}
		s, _ := sayToy(t, []ward.Stance{votedFor, notTabled}, 12, l)
		for _, m := range toyMeasures {
			if !strings.Contains(s.letter, l.RollCall(m)) {
				t.Errorf("no %q in\n%s", l.RollCall(m), s.letter)
			}
		}
	}
}

// TestSource checks what is said of a source of which not all is known.
func TestSource(t *testing.T) {
	on := ward.MustParseDate("2025-02")
	for _, test := range []struct {
		source ward.Source
		want   string
	}{
		{ward.Source{Title: "T", Publisher: "P", URL: "https://example.org", AsOf: on}, "P, February 2025, https://example.org"},
		{ward.Source{Title: "T", URL: "https://example.org"}, "T, https://example.org"},
		{ward.Source{Title: "T", Publisher: "P", NoURL: "On paper.", AsOf: on}, "P, February 2025"},
	} {
		if got := English.Source(test.source); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestKind(t *testing.T) {
	for _, test := range []struct {
		act  ward.Stance
		want [2]string
	}{
		{votedFor, [2]string{"vote of January 27, 2021", "voto del 27 de enero de 2021"}},
		{cosponsored, [2]string{"sponsorship of January 2021", "patrocinio de enero de 2021"}},
		{sponsored, [2]string{"sponsorship of January 2025", "patrocinio de enero de 2025"}},
		{spokeOut, [2]string{"statement of January 9, 2025", "declaración del 9 de enero de 2025"}},
	} {
		if got := [2]string{English.kind(test.act), Spanish.kind(test.act)}; got != test.want {
			t.Errorf("%v is %q", test.act.Act, got)
		}
	}
}

func TestLetter(t *testing.T) {
	for _, test := range []struct {
		signers int
		acts    []ward.Stance
		want    []string // in this order
		never   []string
	}{
		{
			1234,
			[]ward.Stance{cosponsored, votedNay},
			[]string{
				"Alder Cam Cole\n35th Ward\n2 Main St, Chicago, IL 60601\nward35@example.org\n[Check this first", "1,234 people",
				"each with how it is known", "* More protection, O1\n", "January 2021: Cosponsored it.", "For the protections.\n  Source: Gaceta, February 3, 2025, https://example.org/O1\n",
				"January 27, 2021: Voted nay on adopting it. Against the protections.", "Your vote of January 27, 2021 was against the protections", "please reconsider",
			},
			[]string{"Thank you", "public record has"},
		},
		{4, []ward.Stance{tabled}, []string{"Residents of the 35th Ward have signed our petition", "we worked it out", "A vote on procedure."}, []string{" 4 ", "people", "public record has"}},
		{0, nil, []string{"I live in the 35th Ward", "no act of yours", "Less protection, O2: " + ward.ReasonNoAct.Text().English, "where you stand"}, []string{"signed", "Voted"}},
	} {
		s, _ := sayToy(t, test.acts, test.signers, English)
		rest := s.letter
		for _, want := range test.want {
			_, behind, found := strings.Cut(rest, want)
			if !found {
				t.Errorf("no %q in its place in\n%s", want, s.letter)
				break
			}
			rest = behind
		}
		for _, never := range test.never {
			if strings.Contains(s.letter, never) {
				t.Errorf("%q is in\n%s", never, s.letter)
			}
		}
	}
}

func TestContactNote(t *testing.T) {
	for _, test := range []struct {
		seat ward.Seat
		want bool
	}{
		{ward.Seat{}, false},
		{ward.Seat{BeforeHolder: true}, true},
		{ward.Seat{Offices: []ward.Office{{Kind: "ward"}, {Kind: "city_hall", BeforeHolder: true}}}, false},
		{ward.Seat{Offices: []ward.Office{{Kind: "city_hall"}, {Kind: "ward", BeforeHolder: true}}}, true},
	} {
		if got := English.ContactNote(&test.seat); (got != "") != test.want {
			t.Errorf("%+v: %q", test.seat, got)
		}
	}
}

// TestNobodyIsTold checks the letters to a seat that nobody is known to hold.
func TestNobodyIsTold(t *testing.T) {
	for _, test := range []struct {
		state ward.SeatState
		want  [2]string
	}{
		{ward.SeatVacant, [2]string{"the seat was vacant", "el puesto estaba vacante"}},
		{ward.SeatNotKnown, [2]string{"We do not know who held the seat", "No sabemos quién ocupaba el puesto"}},
	} {
		for _, l := range Languages {
			letter := letterTo(&ward.Seat{Ward: 35, State: test.state}, Request{Ask: AskNone}, nil, l)
			s := say(t, letter, Request{Ask: AskNone}, l)
			if !strings.Contains(s.letter, test.want[l]) || s.request != "" {
				t.Errorf("%v: %q in\n%s", test.state, s.request, s.letter)
			}
		}
	}
}

// foreign are words of the other language.
var foreign = map[Language][]string{
	English: {" el ", " la ", " que ", " por ", "distrito", "Concejal", "¿"},
	Spanish: {" the ", " of ", " and ", " you", "th Ward", "Alder ", "Voted"},
}

// TestNothingIsEmptyOrForeign looks for gaps, and for words of the one
// language in the texts of the other, in what is said of the toy acts and of
// every seat on some days of the data. There it also holds the links of e-mails
// to 1,500 characters without measure and source, for Windows cuts off what is
// longer than some 2,080.
func TestNothingIsEmptyOrForeign(t *testing.T) {
	check := func(s said, l Language, sources ...ward.Source) {
		t.Helper()
		for i, text := range s.all() {
			for _, source := range sources {
				text = strings.ReplaceAll(text, l.Source(source), "source")
			}
			if i < 3 && strings.TrimSpace(text) == "" {
				t.Errorf("%v: text %d is empty", l, i)
			}
			for _, word := range append(foreign[l], "{", "}", "<no value>", "\n\n\n", "  \n", "..", " .") {
				if strings.Contains(text, word) {
					t.Errorf("%v: %q is in\n%s", l, word, text)
				}
			}
		}
	}
	eachToy(t, func(_ []ward.Stance, _ Request, s said, l Language) { check(s, l) })

	atlas, err := ward.Open(data.Current())
	if err != nil {
		t.Fatal(err)
	}
	later := ward.DateOf(atlas.SitsUntil().Time().AddDate(0, 0, 1))
	for _, date := range []ward.Date{atlas.Latest().Date(), later, ward.MustParseDate("2025-01-14"), ward.MustParseDate("2025-08-20")} {
		day, err := atlas.On(date)
		if err != nil {
			t.Fatal(err)
		}
		for n := ward.Number(1); n <= ward.Count; n++ {
			seat, _ := day.Seat(n)
			for _, l := range Languages {
				letter := NewLetter(atlas, day, n, 123456, l)
				for _, entry := range letter.Record {
					for _, act := range entry.Acts {
						if act.Stance.Person != seat.Holder.ID {
							t.Errorf("%v, ward %d: %+v is said of %s", date, n, act, seat.Holder.ID)
						}
					}
				}
				s := say(t, letter, For(atlas, day, n), l)
				check(s, l, atlas.Sources()...)
				letter.LastMeasure, letter.Last.Source = "", ""
				email := say(t, letter, Request{}, l).email
				if link := Mailto("ward00@cityofchicago.org", l.Subject(letter), email); len(link) > 1500 {
					t.Errorf("%v, ward %d, %v: %d characters", date, n, l, len(link))
				}
			}
		}
	}
}

func TestScript(t *testing.T) {
	for _, l := range Languages {
		var asked []string
		for _, ask := range Asks {
			script := NewScript(Request{Ask: ask}, 0, "", l)
			for _, part := range script.Parts() {
				if part.Label == "" || strings.Contains(part.Text, "{") {
					t.Errorf("%v, %v: %q", l, ask, part)
				}
			}
			if slices.Contains(asked, script.Opening) {
				t.Errorf("%v: %v begins as another ask does", l, ask)
			}
			asked = append(asked, script.Opening)
			if own := NewScript(Request{Ask: ask}, 35, "Nobody", l); !strings.Contains(own.Opening, l.Ward(35)) || ask != AskNone && !strings.Contains(own.String(), "Nobody") {
				t.Errorf("%v, %v: %s", l, ask, own)
			}
		}
	}
}
