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
	// Facts say since when the alder holds the seat, or why there is none, and
	// for which day that was last confirmed.
	Facts []string
	Notes []string // in English only

	Phone, Email, Website, Page string
	Listed                      string // of Email and Website
	Doubt                       string // about them
	ContactNote                 string // in English only
	Offices                     []officeView

	Ask    string
	Record *recordView // of the holder, nil if there is nothing to show
	None   string      // says so
	Script []outreach.Part
	Letter string
	Mailto string
}

type officeView struct {
	Kind, Address, Phone string
	Doubts               []string
	Note                 string // in English only
	Listed               string
}

// newSeatView returns what there is to show of ward n on day, with what its
// holder did besides shown. The error is that of a template for letters.
func newSeatView(atlas *ward.Atlas, day *ward.Snapshot, n ward.Number, shown []ward.Entry, w *words, l outreach.Language) (seatView, error) {
	seat, _ := day.Seat(n)
	request := outreach.For(atlas, day, n)
	view := seatView{
		Words: w, Number: n, Ward: l.Ward(n), Title: wardTitle(l, n),
		Facts: seatFacts(seat, day.Date(), w, l),
		Phone: seat.Phone, Email: seat.Email, Website: seat.Website, Page: seat.Page,
		ContactNote: seat.Note, Offices: newOfficeViews(seat.Offices, w, l),
		Ask: request.Text(l), Record: newHolderRecord(atlas, day, n, shown, w, l),
	}
	if seat.Holder != nil {
		view.Alder, view.Notes = seat.Holder.Name, appendNonempty(nil, seat.Holder.Note)
	}
	switch {
	case seat.Holder == nil:
		view.None = w.Record.NoHolder
	case !slices.ContainsFunc(day.Record(n), func(entry ward.Entry) bool { return len(entry.Stances) > 0 }):
		view.None = fill(w.Record.None, "alder", view.Alder)
	}
	if view.Email != "" || view.Website != "" {
		view.Listed, view.Doubt = listedTexts(seat.Listed, seat.BeforeHolder, w, l)
	}

	view.Script = outreach.NewScript(request, n, view.Alder, l).Parts()
	letter, mail := outreach.NewLetter(atlas, day, n, 0, l), outreach.BuiltIn(l)
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
