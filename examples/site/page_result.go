package main

import (
	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// maxOthers is for how many other wards near a border the page shows all it
// has. A device that hardly knows where it is may be near many.
const maxOthers = 3

// resultView is what the page shows of a look-up.
type resultView struct {
	Title       string
	Place       string // the address as understood, or that it is the device's
	How         string // how the place was found
	Sure        string // how sure the ward is
	AskOffice   string
	Near        bool
	Reason      string // why there is no ward
	Corrections []string
	Choices     []choiceView
	Map         *placeView
	Seat        *seatView   // nil if there is no ward
	Record      *recordView // of the place, nil if it is not known well enough where it is
	Others      []otherView
	ManyWards   string // what to do if there are too many Others to show all of each
}

// choiceView is one of the places that an address may mean.
type choiceView struct{ Address, Ward string }

// otherView is a ward that the place may be in as well.
type otherView struct {
	seatView

	Heading, More string
	IsWhole       bool // whether record, script and letter are shown
}

// result returns what there is to show of res, which is from day. The error is
// that of a template for letters.
func (data *pageData) result(day *ward.Snapshot, res ward.Result, w *words, l outreach.Language) (*resultView, error) {
	texts := &w.Result
	view := &resultView{Title: texts.NoWard, Reason: l.Pick(res.Status.Text())}
	switch res.Status {
	case ward.StatusMatched:
		view.Title = wardTitle(l, res.Ward)
	case ward.StatusAmbiguous:
		view.Title = texts.WhichOne
		for _, choice := range res.Choices {
			view.Choices = append(view.Choices, choiceView{choice.Address, wardTitle(l, choice.Ward)})
		}
	}
	if res.Ward == 0 && res.Others == 0 {
		return view, nil
	}

	view.Place = texts.ForDevice
	if res.Address != "" {
		view.Place = fill(texts.For, "address", res.Address)
	}
	view.How = texts.Methods[res.Method]
	view.Corrections = correctionTexts(res.Corrections, texts)
	view.Near = res.Certainty != ward.CertaintyClear
	view.Sure = sureText(res.Match, texts, l)
	drawn := newPlaceView(data.place, day, res.Match, w, l)
	view.Map = &drawn
	isWhole := res.Others.Len() <= maxOthers
	if res.Ward != 0 {
		var represented []ward.Entry
		if isWhole {
			represented = day.RecordAt(res.Point, res.Radius)
			view.Record = newPlaceRecord(data.atlas, represented, w, l)
		}
		seat, err := newSeatView(data.atlas, day, res.Ward, represented, w, l)
		if err != nil {
			return nil, err
		}
		view.Seat = &seat
	}
	if res.Others != 0 {
		view.AskOffice = texts.AskOffice
	}
	if !isWhole {
		view.Title, view.ManyWards = texts.Several, texts.ManyWards
	}
	for n := range res.Others.All() {
		seat, err := newSeatView(data.atlas, day, n, nil, w, l)
		if err != nil {
			return nil, err
		}
		view.Others = append(view.Others, otherView{
			seatView: seat, IsWhole: isWhole,
			Heading: fill(texts.OtherHeading, "ward", seat.Ward),
			More:    fill(texts.OtherMore, "ward", seat.Ward),
		})
	}
	return view, nil
}

// sureText says how sure a ward is, and why.
func sureText(m ward.Match, texts *resultWords, l outreach.Language) string {
	text := texts.Clear
	switch {
	case m.Ward == 0:
		text = texts.OutsideNear
	case m.Certainty != ward.CertaintyClear && m.Others != 0:
		text = texts.NearWards
	case m.Certainty != ward.CertaintyClear:
		text = texts.NearLimit
	}
	return fill(text, "border", texts.length(m.Border), "radius", texts.length(m.Radius),
		"ward", l.Ward(m.Ward), "others", texts.either(l, m.Others))
}

// correctionTexts says every correction in words, in the order of their bits.
func correctionTexts(made address.Corrections, texts *resultWords) []string {
	var said []string
	for one := address.Corrections(1); one != 0 && one <= made; one <<= 1 {
		if made.Has(one) {
			said = append(said, texts.Corrections[one])
		}
	}
	return said
}
