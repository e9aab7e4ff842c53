package outreach

import (
	"embed"
	"fmt"
	"io"
	"strings"
	"text/template"

	"github.com/chiward/chiward/ward"
)

// Letter has what a template needs for a letter to one seat. The alder is the
// only person in it, besides From.
type Letter struct {
	// Ward is the number of the ward, and Seat its name within a sentence: "35th
	// Ward", "distrito 35 (Ward 35)".
	Ward ward.Number
	Seat string
	// Day is the day that was looked up, in words.
	Day string
	// Alder is the name of the alder, empty if the seat was vacant on Day,
	// which Vacant says, or its holder is not known.
	Alder  string
	Vacant bool
	// Office is the address of the ward office in one line. It, Email and
	// Phone are empty where nothing is listed. ContactNote warns of what was
	// listed before the seat last changed, and so may be a predecessor's.
	Office, Email, Phone string
	ContactNote          string
	// Signers is how many people of the ward signed, and Near how many with an
	// address so near its border that they may be of another; both are zero in
	// a letter from one resident.
	Signers, Near int
	// From is who sends the letter. If it is empty, the letter has a gap for it.
	From string
	// Ask is what there is to ask for.
	Ask Ask
	// EveryAct is that of the [Request]. OneReport reports whether Ask is a
	// conclusion from a single report.
	EveryAct, OneReport bool
	// Deed is the vote to confirm, if that is the ask, without its subject: "voted
	// on January 15, 2025, to table O2023-0004222".
	Deed string
	// Record is what the alder did, measure by measure. It leaves out measures on
	// which nothing is recorded.
	Record []Entry
	// Last is the act on which Ask rests; where there is none, the last act.
	// LastAct is its kind and day, "vote of January 27, 2021", LastMeasure
	// the title of its measure.
	Last        Act
	LastAct     string
	LastMeasure string
	// WhyNone says why the record has no act of the alder on LastMeasure,
	// which then is the last one of all. It is empty if there are acts, or if
	// there is no alder.
	WhyNone string
}

var contactNote = ward.Text{
	English: "Check this first: the City listed it before the seat last changed.",
	Spanish: "Compruebe esto primero: la ciudad lo publicó antes del último cambio en el puesto.",
}

// NewLetter returns what there is to say to ward n on the day of s. It is the
// zero Letter if n is no ward.
func NewLetter(a *ward.Atlas, s *ward.Snapshot, n ward.Number, signers int, l Language) Letter {
	seat, ok := s.Seat(n)
	if !ok {
		return Letter{}
	}
	letter := letterTo(seat, For(a, s, n), Record(a, s.Record(n), l), l)
	letter.Day, letter.Signers = l.Date(s.Date()), signers
	return letter
}

func letterTo(seat *ward.Seat, request Request, entries []Entry, l Language) Letter {
	letter := Letter{
		Ward: seat.Ward, Seat: l.Ward(seat.Ward),
		Ask: request.Ask, EveryAct: request.EveryAct, OneReport: request.oneReport(),
	}
	letter.address(seat, l)
	if request.Ask == AskConfirm {
		letter.Deed = request.deed(l)
	}
	for _, entry := range entries {
		if entry.Acts == nil {
			continue
		}
		letter.Record = append(letter.Record, entry)
		for _, act := range entry.Acts {
			if letter.Last.Stance != request.Stance || request.Measure.ID == "" {
				letter.Last, letter.LastMeasure = act, entry.Measure
			}
		}
	}
	letter.LastAct = l.kind(letter.Last.Stance)
	if letter.Record == nil && entries != nil {
		last := entries[len(entries)-1]
		letter.LastMeasure, letter.WhyNone = last.Measure, last.WhyNone
	}
	return letter
}

// address sets who gets letter, and where.
func (letter *Letter) address(seat *ward.Seat, l Language) {
	letter.Vacant, letter.Email, letter.Phone = seat.State == ward.SeatVacant, seat.Email, seat.Phone
	if seat.Holder != nil {
		letter.Alder = seat.Holder.Name
	}
	letter.Office, letter.ContactNote = wardOffice(seat).String(), l.ContactNote(seat)
}

// wardOffice returns the first ward office of seat, zero if none is listed.
func wardOffice(seat *ward.Seat) ward.Office {
	for _, office := range seat.Offices {
		if office.Kind == "ward" {
			return office
		}
	}
	return ward.Office{}
}

// ContactNote warns of an e-mail address or a ward office that the City listed
// before the seat last changed, and is empty if neither is so.
func (l Language) ContactNote(seat *ward.Seat) string {
	if seat.BeforeHolder || wardOffice(seat).BeforeHolder {
		return l.Pick(contactNote)
	}
	return ""
}

// From returns s said by name, such as "Ana Ruiz, Neighbors United". It returns
// s if name is empty.
func (s Script) From(name string) Script {
	if name == "" {
		return s
	}
	if strings.Contains(name, ",") {
		name += ","
	}
	s.Opening = strings.NewReplacer("[your name]", name, "[su nombre]", name).Replace(s.Opening)
	return s
}

//go:embed letters/en.txt letters/es.txt
var builtIn embed.FS

// Template makes letters, and e-mails, which have no address at the top.
// Get one from [BuiltIn] or [ParseTemplate].
type Template struct {
	all *template.Template
	// letter and email are the names of what makes each.
	letter, email string
}

// BuiltIn returns the template for letters in l.
func BuiltIn(l Language) *Template {
	text, err := builtIn.ReadFile("letters/" + l.String() + ".txt")
	if err != nil {
		panic(err) // the file is part of the program
	}
	all := template.Must(newTemplate("letters").Parse(string(text)))
	return &Template{all: all, letter: "letter", email: "email"}
}

// ParseTemplate reads a template in the language of package text/template,
// whose dot is a [Letter] and which can also call number, as {{number
// .Signers}} does, to write a number with commas. The error says in which line
// of text what is wrong; a field that Letter does not have is an error too.
func ParseTemplate(name, text string) (*Template, error) {
	all, err := newTemplate(name).Parse(text)
	if err != nil {
		return nil, err
	}
	t := &Template{all: all, letter: name, email: name}
	for _, sample := range samples() {
		if err := all.ExecuteTemplate(io.Discard, name, sample); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func newTemplate(name string) *template.Template {
	return template.New(name).Option("missingkey=error").Funcs(template.FuncMap{"number": Number})
}

// samples returns letters of every kind, to try a template on.
func samples() []Letter {
	act := Act{Date: "day", Text: "text", Side: "side", Source: "source"}
	held := Letter{
		Ward: 1, Seat: "seat", Day: "day", Alder: "name", Signers: 2, LastMeasure: "measure", ContactNote: "note",
		Last: act, Record: []Entry{{Measure: "measure", RollCall: "text", Acts: []Act{act}}}, Deed: "deed", OneReport: true,
	}
	var all []Letter
	for _, ask := range Asks {
		held.Ask, held.EveryAct = ask, false
		all = append(all, held)
		held.EveryAct = true
		all = append(all, held)
	}
	vacant := Letter{Ward: 1, Seat: "seat", Day: "day", Vacant: true, Signers: 1, Ask: AskNone}
	unknown := vacant
	unknown.Vacant = false
	near := held
	near.Signers, near.Near, near.From = 0, 2, "name"
	silent := held
	silent.Last, silent.Record, silent.WhyNone = Act{}, nil, "text"
	return append(all, near, silent, vacant, unknown)
}

// Letter returns the letter for data, ready to print.
func (t *Template) Letter(data Letter) (string, error) { return t.make(t.letter, data) }

// Email returns the letter for data as an e-mail, ready to send.
func (t *Template) Email(data Letter) (string, error) { return t.make(t.email, data) }

func (t *Template) make(name string, data Letter) (string, error) {
	var text strings.Builder
	if err := t.all.ExecuteTemplate(&text, name, data); err != nil {
		return "", fmt.Errorf("the letter to ward %d: %w", data.Ward, err)
	}
	return strings.TrimSpace(text.String()) + "\n", nil
}

var subjects = map[Ask]ward.Text{
	AskThank:      {English: "Thank you for protecting the Welcoming City ordinance", Spanish: "Gracias por proteger la ordenanza Ciudad Acogedora (Welcoming City)"},
	AskHold:       {English: "Please stay with the protections of the Welcoming City ordinance", Spanish: "Mantenga las protecciones de la ordenanza Ciudad Acogedora (Welcoming City)"},
	AskReconsider: {English: "Please reconsider: keep the protections of the Welcoming City ordinance", Spanish: "Reconsidere: mantenga las protecciones de la ordenanza Ciudad Acogedora (Welcoming City)"},
	AskConfirm:    {English: "Is this how you voted? The Welcoming City ordinance", Spanish: "¿Fue así su voto? La ordenanza Ciudad Acogedora (Welcoming City)"},
	AskState:      {English: "Where do you stand on the Welcoming City ordinance?", Spanish: "¿Cuál es su posición sobre la ordenanza Ciudad Acogedora (Welcoming City)?"},
	AskNone:       {English: "The Welcoming City ordinance: please pass this on", Spanish: "La ordenanza Ciudad Acogedora (Welcoming City): haga llegar este mensaje, por favor"},
}

// Subject returns the subject of an e-mail with letter.
func (l Language) Subject(letter Letter) string { return l.Pick(subjects[letter.Ask]) }
