package resident

import (
	"html"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// shipped are the pages of the data in the program on the day after that of its
// newest source.
var shipped = sync.OnceValues(func() (*Pages, error) {
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err != nil {
		return nil, err
	}
	day, err := atlas.On(ward.DateOf(atlas.Latest().Date().Time().AddDate(0, 0, 1)))
	if err != nil {
		return nil, err
	}
	return New(atlas, day, Options{Head: template.HTML(`<link rel="stylesheet" href="/page.css">`), Names: "/streets", Base: "https://example.org"}), nil
})

func pages(t testing.TB) *Pages {
	t.Helper()
	p, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// on returns the pages of another day.
func (p *Pages) on(t testing.TB, date string) *Pages {
	t.Helper()
	day, err := p.atlas.On(ward.MustParseDate(date))
	if err != nil {
		t.Fatal(err)
	}
	other := *p
	other.day = day
	return &other
}

// places are queries of every status there is.
var places = []Query{
	{Address: "1060 W Addison St"},
	{Address: "626 Michigan Ave"},
	{Address: "1 Nosuchstreet Blvd"},
	{Address: "99999 N Clark St"},
	{Address: "1600 Sherman Ave, Evanston, IL 60201"},
	{Address: "PO Box 5"},
	{Address: "Clark St"},
	{Address: "resident@example.org"},
	{Address: " "},
	{},
	{Lat: "42.0451", Lng: "-87.6877"},
	{Lat: "41.8837", Lng: "-87.6323", Accuracy: "5"},
}

// TestStatuses asks for places of every status in every language. A place that
// is not found keeps the form, with the reason at the field.
func TestStatuses(t *testing.T) {
	p := pages(t)
	seen := map[ward.Status]bool{}
	for _, query := range places {
		found, _ := query.lookUp(p.day)
		seen[found.Status] = true
		eachReader(func(r Reader) {
			page, l := p.answer(t, query, r), r.Language
			if found.Status == ward.StatusMatched {
				contains(t, query.Address, page, append(seatTexts(found.Seat), wardTitle(l, found.Ward))...)
				if strings.Contains(page, "aria-invalid") {
					t.Errorf("%+v: the field is marked", query)
				}
				return
			}
			wants := []string{missReason(found, query.Address, wordsOf(l), l)}
			for _, choice := range found.Choices {
				wants = append(wants, choice.Address+" "+wardTitle(l, choice.Ward))
			}
			contains(t, query.Address, page, append(wants, found.Suggestions...)...)
			field := regexp.MustCompile(`<input id="address"[^>]*>`).FindString(page)
			for _, want := range []string{`value="` + html.EscapeString(query.Address) + `"`, "address-error"} {
				if !strings.Contains(field, want) {
					t.Errorf("%+v: the field %s lacks %s", query, field, want)
				}
			}
			if strings.Contains(field, `aria-invalid="true"`) == query.isDevice() {
				t.Errorf("%+v: the field is marked wrongly: %s", query, field)
			}
		})
	}
	for _, status := range []ward.Status{
		ward.StatusMatched, ward.StatusOutside, ward.StatusAmbiguous, ward.StatusNoStreet, ward.StatusNoNumber,
		ward.StatusPOBox, ward.StatusIncomplete, ward.StatusNotAddress, ward.StatusEmpty,
	} {
		if !seen[status] {
			t.Errorf("no place has the status %v", status)
		}
	}
	contains(t, "elsewhere", p.answer(t, places[4], Reader{}), wordsOf(outreach.English).Miss.Elsewhere)
}

// TestSuggestions shows what was not found with what it may mean as buttons.
func TestSuggestions(t *testing.T) {
	p := pages(t)
	v := p.newView("/", Reader{})
	p.show(&v, ward.Result{Status: ward.StatusNoNumber, Suggestions: []string{"1 N STATE ST", "1 S STATE ST"}})
	page := string(execute("page", v))
	for _, address := range []string{"1 N STATE ST", "1 S STATE ST"} {
		if !strings.Contains(page, `<button class="second" name="address" value="`+address+`">`) {
			t.Errorf("%s is no button", address)
		}
	}
	contains(t, "suggestions", page, v.Words.Miss.Similar, v.Words.Miss.Suggest)
}

// TestMissReason says why there is no ward, and only what is so.
func TestMissReason(t *testing.T) {
	w := wordsOf(outreach.English)
	for _, test := range []struct {
		text string
		res  ward.Result
		want string
	}{
		{"2603 W 51rst Stret", ward.Result{Status: ward.StatusIncomplete}, w.Miss.Unread},
		{"Clark St", ward.Result{Status: ward.StatusIncomplete}, ward.StatusIncomplete.Text().English},
		{"9 Clrk St", ward.Result{Status: ward.StatusNoStreet, Suggestions: []string{"9 N CLARK ST"}}, w.Miss.Similar},
		{"9 Clrk St", ward.Result{Status: ward.StatusNoStreet}, ward.StatusNoStreet.Text().English},
		{"", ward.Result{Status: ward.StatusEmpty}, w.Miss.Empty},
	} {
		if got := missReason(test.res, test.text, w, outreach.English); got != test.want {
			t.Errorf("%q: %q", test.text, got)
		}
	}
}

// TestNearBorder asks for places near borders, and expects the other wards
// with those who hold them, or a list where there are many.
func TestNearBorder(t *testing.T) {
	p := pages(t)
	for _, test := range []struct {
		query Query
		kind  string
	}{
		{Query{Address: "5600 W North Ave"}, "near a ward"},
		{Query{Address: "6400 N Austin Ave"}, "near a ward"},
		{Query{Address: "Western Ave and Division St"}, "near a ward"},
		{Query{Lat: "42.0245", Lng: "-87.6730", Accuracy: "300"}, "a list"},
		{Query{Lat: "42.0195", Lng: "-87.6730", Accuracy: "400"}, "near the limit"},
		{Query{Lat: "41.8837", Lng: "-87.6323", Accuracy: "3000"}, "a list"},
		{Query{Lat: "41.8837", Lng: "-87.6323", Accuracy: "1e9"}, "a list"},
	} {
		res, _ := test.query.lookUp(p.day)
		kind := "clear"
		switch {
		case res.Ward == 0 || res.Others.Len() > maxOthers:
			kind = "a list"
		case res.Others != 0:
			kind = "near a ward"
		case res.Certainty == ward.CertaintyNearBorder:
			kind = "near the limit"
		}
		if kind != test.kind {
			t.Fatalf("%+v is %s: %v", test.query, kind, res)
		}
		eachReader(func(r Reader) {
			w, l := wordsOf(r.Language), r.Language
			page := p.answer(t, test.query, r)
			var wants []string
			if kind != "a list" {
				wants = append(wants, sureText(res.Match, w, l))
			}
			for n := range res.Others.All() {
				seat, _ := p.day.Seat(n)
				if kind == "a list" {
					wants = append(wants, wardTitle(l, n)+" "+p.newWardLine(n, r).Alder)
				} else {
					wants = append(append(wants, fill(w.Answer.Other, "ward", l.Ward(n))), seatTexts(seat)...)
				}
				if !strings.Contains(page, `name="ward" value="`+strings.TrimSuffix(n.Ordinal(), n.Ordinal()[len(n.Ordinal())-2:])+`"`) {
					t.Errorf("%+v: ward %d cannot be chosen", test.query, n)
				}
			}
			if kind == "a list" && strings.Contains(page, `class="alder"`) {
				t.Errorf("%+v: a list shows somebody's profile", test.query)
			}
			contains(t, test.query.Address, page, wants...)
		})
	}
}

func TestCorrections(t *testing.T) {
	p := pages(t)
	for text, want := range map[string]string{
		"121 N LaSalle St":        "You typed another name of the street.",
		"1060 W Addison":          "The kind of street",
		"1060 W Addisen St":       "spelled a little differently",
		"1060 W Addison St 60601": "not in the ZIP code you typed",
		"1060-1064 W Addison St":  "The lowest was looked up",
		"Division St and Western": "The kind of street",
		"1060 Addison St":         "The direction",
	} {
		contains(t, text, p.answer(t, Query{Address: text}, Reader{}), wordsOf(outreach.English).Answer.How, want)
	}
}

// TestPastDays builds the page on days when seats were vacant or nothing is
// known, and expects that to be said.
func TestPastDays(t *testing.T) {
	p := pages(t)
	long := p.on(t, "2004-01-01")
	vacant, n := p.vacancy(t)
	for _, test := range []struct {
		p     *Pages
		n     ward.Number
		state ward.SeatState
	}{{vacant, n, ward.SeatVacant}, {long, 1, ward.SeatNotKnown}} {
		eachReader(func(r Reader) {
			w, day := wordsOf(r.Language), r.Language.Date(test.p.day.Date())
			wants := []string{w.Record.NoHolder, fill(w.Seat.Vacant, "day", day)}
			if test.state == ward.SeatNotKnown { // long ago, how to reach the seat is not known either
				wants = []string{w.Record.NoHolder, fill(w.Seat.Unknown, "day", day), w.Seat.NoContact}
			}
			page := string(test.p.Ward(test.n, r))
			checkPage(t, page)
			contains(t, day, page, wants...)
			if view := test.p.newSeatView(test.n, r); view.Record != nil || view.Alder != "" {
				t.Errorf("%v: a seat that nobody holds has a record", day)
			}
		})
	}
}

// vacancy returns a day since 2023 and a ward whose seat is vacant then.
func (p *Pages) vacancy(t testing.TB) (*Pages, ward.Number) {
	t.Helper()
	until := p.atlas.Latest().Date()
	for at := ward.MustParseDate("2023-06-01"); at.Compare(until) < 0; at = ward.DateOf(at.Time().AddDate(0, 0, 7)) {
		other := p.on(t, at.String())
		for n := ward.Number(1); n <= ward.Count; n++ {
			if seat, _ := other.day.Seat(n); seat.State == ward.SeatVacant {
				return other, n
			}
		}
	}
	t.Skip("no seat was vacant")
	return nil, 0
}

// TestOutdated says loudly that the data know no Council that sits.
func TestOutdated(t *testing.T) {
	p := pages(t)
	until := p.atlas.SitsUntil()
	day, err := p.atlas.On(ward.DateOf(until.Time().AddDate(0, 0, 1)))
	if err != nil {
		t.Fatal(err)
	}
	later := New(p.atlas, day, Options{})
	eachReader(func(r Reader) {
		page := later.answer(t, places[0], r)
		want := fill(wordsOf(r.Language).About.Outdated, "day", r.Language.Date(until))
		if strings.Count(visible(page), want) != 2 {
			t.Errorf("%v: it is not said at the answer and at the end", r)
		}
	})
}

// TestHostileInput checks that what is typed is shown as it is, and nowhere
// but in the fields of forms.
func TestHostileInput(t *testing.T) {
	p := pages(t)
	for _, text := range []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onfocus='alert(1)`, `{{.Words}}`, `</title><svg onload=alert(1)>`,
		`javascript:alert(1)`, "1060 W Addison St <b>", "{ward}", strings.Repeat("<", 500),
	} {
		for _, query := range []Query{{Address: text}, {Meeting: text}} {
			body, _ := p.Answer(query, Reader{})
			page := string(body)
			if strings.Contains(page, text) && strings.ContainsAny(text, `<"'`) {
				t.Errorf("%.40q is on the page as it is", text)
			}
			if strings.Contains(visible(page), text) {
				t.Errorf("%.40q is in the text of the page", text)
			}
		}
		page := string(p.Wards(text, Reader{}))
		if strings.Contains(page, text) && strings.ContainsAny(text, `<"'`) || strings.Contains(visible(page), text) {
			t.Errorf("%.40q is in the list of wards", text)
		}
	}
}

// TestNoAddress checks that no page but the answer to it knows an address.
func TestNoAddress(t *testing.T) {
	p := pages(t)
	query := Query{Address: "1060 W Addison St"}
	page := p.answer(t, query, Reader{})
	if fields := strings.Count(page, "1060 W Addison St"); fields != 2 { // what changes the language, and the day of a meeting
		t.Errorf("what was typed stands %d times in the answer", fields)
	}
	if field := regexp.MustCompile(`<input id="address"[^>]*>`).FindString(page); !strings.Contains(field, `value=""`) {
		t.Errorf("the field is not empty: %s", field)
	}
	for _, link := range links.FindAllStringSubmatch(page, -1) {
		if strings.Contains(strings.ToUpper(link[3]), "ADDISON") && !strings.HasPrefix(link[3], "mailto:") {
			t.Errorf("the address is in %s", link[0])
		}
	}
}

// TestSubmit reads the fields of forms.
func TestSubmit(t *testing.T) {
	p := pages(t)
	for _, test := range []struct {
		fields map[string]string
		want   []byte
		ok     bool
	}{
		{map[string]string{}, p.First(Reader{}), true},
		{map[string]string{"lang": "es", "view": "record"}, p.First(Reader{outreach.Spanish, true}), true},
		{map[string]string{"lang": "xx", "view": "x"}, p.First(Reader{}), true},
		{map[string]string{"ward": "44"}, p.submitted(Query{Ward: 44}, Reader{}), true},
		{map[string]string{"address": "", "lat": "x", "lng": "1"}, p.submitted(Query{Lat: "x", Lng: "1"}, Reader{}), false},
		{map[string]string{"address": "1060 W Addison", "lang": "es"}, p.submitted(places[0], Reader{Language: outreach.Spanish}), true},
		{map[string]string{"meeting": "2025-01-15"}, p.submitted(Query{Meeting: "2025-01-15"}, Reader{}), true},
	} {
		got, ok := p.Submit(test.fields, Reader{})
		same := len(got) == len(test.want) || test.fields["address"] != "" // which is another text
		if !same || ok != test.ok {
			t.Errorf("%v: %v, %d bytes, want %d", test.fields, ok, len(got), len(test.want))
		}
	}
	for _, wrong := range []Query{{Lat: "NaN", Lng: "1"}, {Lat: "41.9"}, {Lat: "41.9", Lng: "-87.6", Accuracy: "-1"}, {Lat: "41.9", Lng: "-87.6", Accuracy: "1e999"}} {
		if page, ok := p.Answer(wrong, Reader{}); ok || !strings.Contains(visible(string(page)), wordsOf(outreach.English).Miss.NoPosition) {
			t.Errorf("%+v is read", wrong)
		}
	}
}

func (p *Pages) submitted(q Query, r Reader) []byte {
	page, _ := p.Answer(q, r)
	return page
}

// TestStreetNames has the list for the completion.
func TestStreetNames(t *testing.T) {
	names := strings.Split(StreetNames(pages(t).atlas), "\n")
	if len(names) < 2000 || !slices.Contains(names, "N CLARK ST") || slices.Index(names, "W DIVISION ST") > slices.Index(names, "E DIVISION ST") {
		t.Errorf("%d names", len(names))
	}
	atlas, err := ward.Open(data.Current())
	if err != nil {
		t.Fatal(err)
	}
	if got := StreetNames(atlas); got != "" {
		t.Errorf("without streets there are %.40q", got)
	}
}

// cityHall is in the Loop.
var cityHall = geo.Point{Lat: 41.8838, Lng: -87.6320}

func BenchmarkAnswer(b *testing.B) {
	p := pages(b)
	for _, query := range []Query{{Address: "1060 W Addison St"}, {Address: "5600 W North Ave"}, {Lat: "41.8837", Lng: "-87.6323", Accuracy: "1e9"}, {Address: "626 Michigan Ave"}} {
		b.Run(query.Address+query.Accuracy, func(b *testing.B) {
			for b.Loop() {
				if _, ok := p.Answer(query, Reader{}); !ok {
					b.Fatal(query)
				}
			}
		})
	}
}
