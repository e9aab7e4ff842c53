package main

import (
	"slices"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// seatView is what the page shows of one seat of the Council.
type seatView struct {
	Words  *words
	Number ward.Number
	Ward   string // within a sentence
	Title  string
	Alder  string // the name, empty if nobody is known to hold the seat
	// Facts say since when the alder holds the seat, or why there is none.
	Facts []string
	Notes []string // in English only

	Phone, Email, Website, Page string
	ContactNote                 string // in English only
	Offices                     []officeView

	Ask    string
	Record recordView
	Script []scriptPart
	Letter string
	Mailto string
}

type officeView struct {
	Kind, Address, Phone string
	Doubts               []string
	Note                 string // in English only
	Listed               string
}

type scriptPart struct{ Label, Text string }

// newSeatView returns what there is to show of ward n on day. The error is
// that of a template for letters.
func newSeatView(day *ward.Snapshot, n ward.Number, w *words, l outreach.Language) (seatView, error) {
	contact := day.Contact(n)
	view := seatView{
		Words: w, Number: n, Ward: l.Ward(n), Title: wardTitle(l, n),
		Phone: contact.Phone, Email: contact.Email, Website: contact.Website, Page: contact.Page,
		ContactNote: contact.Note,
		Offices:     newOfficeViews(contact, w, l),
		Ask:         l.Pick(day.Ask(n).Text()),
	}
	alder, held := day.Alder(n)
	today := l.Date(day.Date())
	switch {
	case held:
		view.Alder = alder.Name
		view.Facts = termFacts(alder, w, l)
		view.Notes = appendNonempty(view.Notes, alder.Note)
		view.Record = newRecordView(day.Record(n), alder.Name, w, l)
	case day.IsVacant(n):
		view.Facts = []string{fill(w.Seat.Vacant, "day", today)}
	default:
		view.Facts = []string{fill(w.Seat.Unknown, "day", today)}
	}

	script := outreach.NewScript(l, day.Ask(n).Ask, n, view.Alder)
	labels := l.Labels()
	for i, text := range [...]string{script.Opening, script.Question, script.Yes, script.No, script.Unsure} {
		view.Script = append(view.Script, scriptPart{labels[i], text})
	}
	letter, mail := outreach.NewLetter(day, n, 0, l), outreach.BuiltIn(l)
	var err error
	if view.Letter, err = mail.Letter(letter); err != nil {
		return seatView{}, err
	}
	email, err := mail.Email(letter)
	if err != nil {
		return seatView{}, err
	}
	if view.Email != "" {
		view.Mailto = outreach.Mailto(view.Email, l.Subject(letter), email)
	}
	return view, nil
}

// termFacts say in sentences what is known of a tenure.
func termFacts(alder ward.Alder, w *words, l outreach.Language) []string {
	facts := []string{w.Seat.SinceUnknown}
	if !alder.Term.From.IsZero() {
		facts[0] = fill(w.Seat.Since, "day", l.Date(alder.Term.From))
	}
	if alder.Appointed {
		facts = append(facts, w.Seat.Appointed)
	}
	if !alder.Confirmed.AsOf.IsZero() {
		facts = append(facts, fill(w.Seat.Confirmed, "day", l.Date(alder.Confirmed.AsOf)))
	}
	return facts
}

// newOfficeViews returns the offices of contact, each once: some seats have
// their ward office in City Hall.
func newOfficeViews(contact ward.Contact, w *words, l outreach.Language) []officeView {
	var views []officeView
	for office := range contact.Offices() {
		view := officeView{Kind: w.Seat.Kinds[office.Kind], Address: office.String(), Phone: office.Phone, Note: office.Note}
		if slices.ContainsFunc(views, func(other officeView) bool { return other.Address == view.Address && other.Phone == view.Phone }) {
			continue
		}
		if office.Confidence == ward.ConfidenceLow {
			view.Doubts = append(view.Doubts, w.Seat.Doubtful)
		}
		if office.Phone != "" && office.PhoneConfidence == ward.ConfidenceLow {
			view.Doubts = append(view.Doubts, w.Seat.DoubtfulPhone)
		}
		if !office.Source.AsOf.IsZero() {
			view.Listed = fill(w.Seat.Listed, "day", l.Date(office.Source.AsOf))
		}
		views = append(views, view)
	}
	return views
}

// telephone returns the number in a tel link for a line in the United States
// such as "(312) 744-6800", and "" for text that is no such line.
func telephone(text string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
	if len(digits) != 10 {
		return ""
	}
	return "+1" + digits
}

func appendNonempty(list []string, text string) []string {
	if text == "" {
		return list
	}
	return append(list, text)
}
