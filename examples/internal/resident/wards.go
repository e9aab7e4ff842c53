package resident

import (
	"slices"

	"github.com/chiward/chiward/ward"
)

// wardsView is the list of wards, or of those that were searched for.
type wardsView struct {
	Search string
	None   string // that nothing was found
	Lines  []wardLine
	People []personLine // who does not hold a seat now
}

// wardLine is a ward with whoever holds it, to choose from a list.
type wardLine struct {
	Number ward.Number
	Title  string
	Path   string
	Alder  string // or that there is none
}

// personLine is somebody with the wards that they held when the Council acted.
type personLine struct{ Name, Held string }

func (p *Pages) newWardLine(n ward.Number, r Reader) wardLine {
	l := r.Language
	seat, _ := p.day.Seat(n)
	line := wardLine{Number: n, Title: wardTitle(l, n), Path: p.link(wardPath(n), r), Alder: wordsOf(l).Wards.States[seat.State]}
	if seat.Holder != nil {
		line.Alder = seat.Holder.Name
	}
	return line
}

// Wards returns the list of all wards, or, if search is not empty, of the ward
// of that number and of those held by people of that name.
func (p *Pages) Wards(search string, r Reader) []byte {
	v := p.newView("/wards", r)
	v.Title, v.Description = v.Words.Wards.Title, v.Words.Wards.Lead
	v.Wards = &wardsView{Search: search}
	found := p.Search(search)
	for n := ward.Number(1); n <= ward.Count; n++ {
		if search == "" || slices.Contains(found, n) {
			v.Wards.Lines = append(v.Wards.Lines, p.newWardLine(n, r))
		}
	}
	for _, person := range p.atlas.FindPeople(search) {
		if !slices.ContainsFunc(found, func(n ward.Number) bool {
			seat, _ := p.day.Seat(n)
			return seat.Holder != nil && seat.Holder.ID == person.ID
		}) {
			v.Wards.People = append(v.Wards.People, personLine{person.Name, v.Words.Wards.Former})
		}
	}
	if v.Wards.Lines == nil && v.Wards.People == nil {
		v.Wards.None = v.Words.Wards.None
	}
	return execute("list", v)
}

// Search returns the wards that text names: by number, or by the name of
// whoever holds the seat.
func (p *Pages) Search(text string) []ward.Number {
	if n, err := ward.ParseNumber(text); err == nil {
		return []ward.Number{n}
	}
	var found []ward.Number
	people := p.atlas.FindPeople(text)
	for n := ward.Number(1); n <= ward.Count; n++ {
		seat, _ := p.day.Seat(n)
		if seat.Holder != nil && slices.ContainsFunc(people, func(person ward.Person) bool { return person.ID == seat.Holder.ID }) {
			found = append(found, n)
		}
	}
	return found
}

// WardLink returns the path of the page of ward n on a site, for r.
func (p *Pages) WardLink(n ward.Number, r Reader) string { return p.link(wardPath(n), r) }

// Ward returns the page of ward n: who holds it and how to reach them, what to
// say, their record, and the map. It is empty if n is no ward.
func (p *Pages) Ward(n ward.Number, r Reader) []byte {
	if !n.IsValid() {
		return nil
	}
	v := p.newView("", r)
	v.Meeting = newMeetingView(v.Words, r.Language, "")
	p.showWard(&v, n)
	return execute("page", v)
}

func (p *Pages) showWard(v *view, n ward.Number) {
	v.Answer = &answerView{Seat: p.newSeatView(n, v.Reader), Map: p.newWardMap(n, v.Lang), OneWard: true}
	seat := &v.Answer.Seat
	v.Title, v.Path = seat.Title, wardPath(n)
	if seat.Alder != "" {
		v.Title = fill(v.Words.Wards.Page, "ward", seat.Title, "alder", seat.Alder)
	}
	v.Description = fill(v.Words.Wards.Description, "ward", seat.Ward)
}
