package resident

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// seatView is what a page shows of one seat of the Council.
type seatView struct {
	Words  *words
	Number ward.Number
	Ward   string // within a sentence
	Title  string
	Path   string
	Alder  string // the name, empty if nobody is known to hold the seat
	// Facts say since when the alder holds the seat, or why there is none, and
	// for which day that was last confirmed.
	Facts []string
	Notes []string // in English only

	Call                        string // the phone line to call first
	Phone, Email, Website, Page string
	Listed                      string // of Email and Website
	Doubt                       string // about them
	ContactNote                 string // in English only
	Offices                     []officeView

	Record *recordView // of the holder, nil if there is nothing to show
	None   string      // says so
	Say    *sayView    // nil for those who read the record only
}

// sayView is what there is to say to a seat.
type sayView struct {
	Words          *words
	Number         ward.Number
	Call           string
	Ask, Basis     string // what to do, and the act on which that rests
	Script         []scriptLine
	Letter, Mailto string
}

// scriptLine is one part of the script. English is empty if Text is in it.
type scriptLine struct{ Label, Text, English string }

type officeView struct {
	Kind, Address, Phone string
	Doubts               []string
	Note                 string // in English only
	Listed               string
}

func wardPath(n ward.Number) string { return fmt.Sprintf("/wards/%d", n) }

// newSeatView returns what there is to show of ward n.
func (p *Pages) newSeatView(n ward.Number, r Reader) seatView {
	l, w := r.Language, wordsOf(r.Language)
	seat, _ := p.day.Seat(n)
	view := seatView{
		Words: w, Number: n, Ward: l.Ward(n), Title: wardTitle(l, n), Path: p.link(wardPath(n), r),
		Facts: seatFacts(seat, p.day.Date(), w, l),
		Phone: seat.Phone, Email: seat.Email, Website: seat.Website, Page: seat.Page,
		ContactNote: seat.Note, Offices: newOfficeViews(seat.Offices, w, l),
		Record: p.newHolderRecord(n, r),
	}
	view.Call = seat.Phone
	for _, office := range seat.Offices {
		view.Call = cmp.Or(view.Call, office.Phone)
	}
	if seat.Holder != nil {
		view.Alder, view.Notes = seat.Holder.Name, appendNonempty(nil, seat.Holder.Note)
	}
	switch {
	case seat.Holder == nil:
		view.None = w.Record.NoHolder
	case view.Record == nil:
		view.None = fill(w.Record.None, "alder", view.Alder)
	}
	if view.Email != "" || view.Website != "" {
		view.Listed, view.Doubt = listedTexts(seat.Listed, seat.BeforeHolder, w, l)
	}
	if !r.RecordOnly {
		view.Say = p.newSayView(&view, l)
	}
	return view
}

func (p *Pages) newSayView(seat *seatView, l outreach.Language) *sayView {
	request := outreach.For(p.atlas, p.day, seat.Number)
	say := &sayView{Words: seat.Words, Number: seat.Number, Call: seat.Call, Ask: request.Advice(l), Basis: request.Grounds(l)}
	script := outreach.NewScript(request, seat.Number, seat.Alder, l).Parts()
	english := outreach.NewScript(request, seat.Number, seat.Alder, outreach.English).Parts()
	for i, part := range script {
		line := scriptLine{Label: part.Label, Text: part.Text}
		if english[i].Text != part.Text {
			line.English = english[i].Text
		}
		say.Script = append(say.Script, line)
	}
	letter := outreach.NewLetter(p.atlas, p.day, seat.Number, 0, l)
	email, err := p.letters[l].Email(letter)
	if err == nil {
		say.Letter, err = p.letters[l].Letter(letter)
	}
	if err != nil {
		panic(err) // the letters are parts of the program
	}
	if seat.Email != "" {
		say.Mailto = outreach.Mailto(seat.Email, l.Subject(letter), email)
	}
	return say
}

// seatFacts say in sentences what is known of a seat on a day.
func seatFacts(seat *ward.Seat, day ward.Date, w *words, l outreach.Language) []string {
	var facts []string
	switch seat.State {
	case ward.SeatHeld:
		facts = []string{w.Seat.SinceUnknown}
		if !seat.Holder.StartDate.IsZero() {
			facts[0] = fill(w.Seat.Since, "day", l.Date(seat.Holder.StartDate))
		}
		if seat.Holder.Appointed {
			facts = append(facts, w.Seat.Appointed)
		}
	case ward.SeatVacant:
		facts = []string{fill(w.Seat.Vacant, "day", l.Date(day))}
	default:
		facts = []string{fill(w.Seat.Unknown, "day", l.Date(day))}
	}
	if !seat.AsOf.IsZero() {
		facts = append(facts, fill(w.Seat.AsOf, "day", l.Date(seat.AsOf)))
	}
	return facts
}

// listedTexts say when the City listed something, and what it means if that was
// before the state of the seat began.
func listedTexts(day ward.Date, before bool, w *words, l outreach.Language) (listed, doubt string) {
	if !day.IsZero() {
		listed = fill(w.Seat.Listed, "day", l.Date(day))
	}
	if before {
		doubt = w.Seat.BeforeHolder
	}
	return listed, doubt
}

// newOfficeViews returns the offices of a seat, each once: some seats have
// their ward office in City Hall.
func newOfficeViews(offices []ward.Office, w *words, l outreach.Language) []officeView {
	var views []officeView
	for _, office := range offices {
		view := officeView{Kind: w.Seat.Kinds[office.Kind], Address: office.String(), Phone: office.Phone, Note: office.Note}
		if slices.ContainsFunc(views, func(other officeView) bool { return other.Address == view.Address && other.Phone == view.Phone }) {
			continue
		}
		var doubt string
		view.Listed, doubt = listedTexts(office.Listed, office.BeforeHolder, w, l)
		view.Doubts = appendNonempty(view.Doubts, doubt)
		if office.Confidence == "low" {
			view.Doubts = append(view.Doubts, w.Seat.Doubtful)
		}
		if office.Phone != "" && office.PhoneConfidence == "low" {
			view.Doubts = append(view.Doubts, w.Seat.DoubtfulPhone)
		}
		views = append(views, view)
	}
	return views
}

func appendNonempty(list []string, text string) []string {
	if text == "" {
		return list
	}
	return append(list, text)
}
