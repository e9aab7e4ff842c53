package resident

import (
	"strings"
	"unicode"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// maxOthers is how many other wards near a border are told beside the ward on
// the map. A device that hardly knows where it is may be near more: then there
// is a list to choose from.
const maxOthers = 3

// answerView is what a page shows of a place, or of a ward alone.
type answerView struct {
	Seat  seatView
	Place string // the address as understood, or that it is the device's; empty for a ward alone
	How   string // how the place was found
	// Doubts say why the ward, or the place, may be another one; most places
	// have none.
	Doubts      []string
	Corrections []string
	Represented *recordView // who represented the place when the Council acted
	Map         placeView
	Others      []seatView // of the wards that the place may be in as well
	OneWard     bool       // whether a ward alone is shown
}

// missView says why there is no ward, and what to do.
type missView struct {
	Title, Reason string
	Elsewhere     string // where else to ask
	Choices       []choiceView
	Suggestions   []string
	Wards         []wardLine // where a rough position may be
}

// choiceView is one of the places that an address may mean.
type choiceView struct{ Address, Ward string }

// show sets in v what there is to show of res.
func (p *Pages) show(v *view, res ward.Result) {
	w, l := v.Words, v.Lang
	if res.Status != ward.StatusMatched || isRough(res) {
		v.Miss = p.newMiss(res, v.Query.Address, v.Reader)
		v.Title = v.Miss.Title
		return
	}
	v.Answer = &answerView{
		Seat:  p.newSeatView(res.Ward, v.Reader),
		Place: w.Answer.ForDevice, How: w.Answer.Methods[res.Method] + " " + fill(w.Answer.MayBeOff, "radius", w.length(res.Radius)),
		Represented: p.newPlaceRecord(p.day.RecordAt(res.Point, res.Radius), res.Ward, v.Reader),
		Map:         p.newPlaceView(res.Match, l),
	}
	if res.Address != "" {
		v.Answer.Place = fill(w.Answer.For, "address", res.Address)
	}
	if sure := sureText(res.Match, w, l); sure != "" {
		v.Answer.Doubts = append(v.Answer.Doubts, strings.TrimSpace(sure+" "+p.borderText(res.Match, w)))
	}
	for one := address.Corrections(1); one != 0 && one <= res.Corrections; one <<= 1 {
		switch {
		case !res.Corrections.Has(one):
		case doubtful.Has(one):
			v.Answer.Doubts = append(v.Answer.Doubts, w.Answer.Corrections[one])
		default:
			v.Answer.Corrections = append(v.Answer.Corrections, w.Answer.Corrections[one])
		}
	}
	for n := range res.Others.All() {
		v.Answer.Others = append(v.Answer.Others, p.newSeatView(n, v.Reader))
	}
	v.Title, v.Path = v.Answer.Seat.Title, wardPath(res.Ward)
}

// isRough reports whether a place may be in so many wards that none is shown.
func isRough(res ward.Result) bool {
	return res.Others.Len() > maxOthers || res.Ward == 0 && res.Others != 0
}

// doubtful are corrections after which the place may be another one than the
// one that was meant.
const doubtful = address.ZIPContradicted | address.Snapped

// newMiss says why res, the answer to text, is not one ward.
func (p *Pages) newMiss(res ward.Result, text string, r Reader) *missView {
	w, l := wordsOf(r.Language), r.Language
	miss := &missView{Title: w.Miss.Title, Reason: missReason(res, text, w, l), Suggestions: res.Suggestions}
	for _, choice := range res.Choices {
		miss.Title = w.Miss.WhichOne
		miss.Choices = append(miss.Choices, choiceView{choice.Address, wardTitle(l, choice.Ward)})
	}
	if res.Status == ward.StatusOutside {
		miss.Elsewhere = w.Miss.Elsewhere
	}
	if res.Others == 0 {
		return miss
	}
	miss.Title, miss.Reason = w.Miss.Several, w.Miss.Rough
	if res.Ward == 0 {
		miss.Reason = sureText(res.Match, w, l)
	}
	for n := ward.Number(1); n <= ward.Count; n++ {
		if n == res.Ward || res.Others.Has(n) {
			miss.Wards = append(miss.Wards, p.newWardLine(n, r))
		}
	}
	return miss
}

// missReason says why there is no ward. Text is what was typed.
func missReason(res ward.Result, text string, w *words, l outreach.Language) string {
	switch hasDigit := strings.ContainsFunc(text, unicode.IsDigit); {
	case len(res.Suggestions) > 0:
		return w.Miss.Similar
	case res.Status == ward.StatusIncomplete && hasDigit:
		return w.Miss.Unread
	case res.Status == ward.StatusEmpty:
		return w.Miss.Empty
	}
	return l.Pick(res.Status.Text())
}

// borderText names the streets along which the borders near a place run, as far
// as they are known.
func (p *Pages) borderText(m ward.Match, w *words) string {
	streets := p.streets.BordersAt(m.Point, max(m.Radius, m.Border)+20)
	if len(streets) == 0 {
		return ""
	}
	return fill(w.Answer.Along, "streets", w.list(streets[:min(len(streets), 2)]))
}

// sureText says why it is not sure which ward a place is in, and is empty if it
// is sure.
func sureText(m ward.Match, w *words, l outreach.Language) string {
	var text string
	switch {
	case m.Certainty == ward.CertaintyClear:
		return ""
	case m.Ward == 0:
		text = w.Answer.OutsideNear
	case m.Others != 0:
		text = w.Answer.NearWards + " " + w.Answer.AskOffice
	default:
		text = w.Answer.NearLimit
	}
	return fill(text, "border", w.length(m.Border), "radius", w.length(m.Radius),
		"ward", l.Ward(m.Ward), "others", w.either(l, m.Others))
}
