package outreach

import (
	"embed"
	"fmt"
	"io"
	"strings"
	"text/template"

	"github.com/chiward/chiward/ward"
)

// Letter is what a template makes a letter to one seat from. It has nothing
// about any person but the alder.
type Letter struct {
	// Ward is the number of the ward, Seat how a sentence calls it: "35th
	// Ward", "distrito 35".
	Ward ward.Number
	Seat string
	// Day is the day that is spoken of, in words.
	Day string
	// Alder is the name of the alder, empty if the seat was vacant on Day,
	// which Vacant says, or its holder is not known.
	Alder  string
	Vacant bool
	// Office is the address of the ward office in one line. It, Email and
	// Phone are empty where nothing is listed.
	Office, Email, Phone string
	// Signers is how many people of the ward signed; zero in a letter from
	// one resident.
	Signers int
	// Ask is what there is to ask for: "thank", "hold", "reconsider",
	// "state_position", or "none" if there is no alder to ask.
	Ask string
	// Record is what the alder did, measure by measure. Measures on which
	// nothing is recorded are not among it.
	Record []Entry
	// Last is the act with the last position, on which Ask rests; where there
	// is none, the last act. LastMeasure is the title of its measure.
	Last        Act
	LastMeasure string
	// WhyNone says why the record has no act of the alder on LastMeasure,
	// which then is the last one of all. It is empty if there are acts, or if
	// there is no alder.
	WhyNone string
}

// NewLetter returns what there is to say to ward n on the day of s.
func NewLetter(s *ward.Snapshot, n ward.Number, signers int, l Language) Letter {
	contact, request := s.Contact(n), s.Ask(n)
	letter := Letter{
		Ward: n, Seat: l.Ward(n), Day: l.Date(s.Date()),
		Vacant: s.IsVacant(n),
		Office: contact.WardOffice.String(), Email: contact.Email, Phone: contact.Phone,
		Signers: signers,
		Ask:     request.Ask.String(),
	}
	if alder, ok := s.Alder(n); ok {
		letter.Alder = alder.Name
	}
	entries := Record(s, n, l)
	for _, entry := range entries {
		for _, act := range entry.Acts {
			if letter.Last.Stance != request.Stance || request.Stance == (ward.Stance{}) {
				letter.Last, letter.LastMeasure = act, entry.Measure
			}
		}
		if entry.Acts != nil {
			letter.Record = append(letter.Record, entry)
		}
	}
	if letter.Record == nil && entries != nil {
		last := entries[len(entries)-1]
		letter.LastMeasure, letter.WhyNone = last.Measure, last.WhyNone
	}
	return letter
}

//go:embed letters/en.txt letters/es.txt
var builtIn embed.FS

// Template makes letters, and e-mails, which do without the address above.
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
	act := Act{Date: "day", Text: "text"}
	held := Letter{
		Ward: 1, Seat: "seat", Day: "day", Alder: "name", Signers: 2, LastMeasure: "measure",
		Last: act, Record: []Entry{{Measure: "measure", Acts: []Act{act}}},
	}
	var all []Letter
	for ask := ward.Thank; ask <= ward.StatePosition; ask++ {
		held.Ask = ask.String()
		all = append(all, held)
	}
	held.Last, held.Record, held.WhyNone = Act{}, nil, "text"
	vacant := Letter{Ward: 1, Seat: "seat", Day: "day", Vacant: true, Signers: 1, Ask: ward.NoAsk.String()}
	unknown := vacant
	unknown.Vacant = false
	return append(all, held, vacant, unknown)
}

// Letter returns the letter for data, ready to print.
func (t *Template) Letter(data Letter) (string, error) { return t.make(t.letter, data) }

// Email returns what of the letter belongs in an e-mail.
func (t *Template) Email(data Letter) (string, error) { return t.make(t.email, data) }

func (t *Template) make(name string, data Letter) (string, error) {
	var text strings.Builder
	if err := t.all.ExecuteTemplate(&text, name, data); err != nil {
		return "", fmt.Errorf("the letter to ward %d: %w", data.Ward, err)
	}
	return strings.TrimSpace(text.String()) + "\n", nil
}

var subjects = map[string]ward.Text{
	"thank":          {English: "Thank you for protecting the Welcoming City ordinance", Spanish: "Gracias por proteger la ordenanza Welcoming City"},
	"hold":           {English: "Please stay with the protections of the Welcoming City ordinance", Spanish: "Mantenga las protecciones de la ordenanza Welcoming City"},
	"reconsider":     {English: "Please reconsider: keep the protections of the Welcoming City ordinance", Spanish: "Reconsidere: mantenga las protecciones de la ordenanza Welcoming City"},
	"state_position": {English: "Where do you stand on the Welcoming City ordinance?", Spanish: "¿Cuál es su posición sobre la ordenanza Welcoming City?"},
	"none":           {English: "The Welcoming City ordinance: please pass this on", Spanish: "La ordenanza Welcoming City: comunique este mensaje, por favor"},
}

// Subject returns the line above an e-mail with letter.
func (l Language) Subject(letter Letter) string { return l.Pick(subjects[letter.Ask]) }
