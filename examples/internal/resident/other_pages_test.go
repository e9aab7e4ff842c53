package resident

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// TestOtherPages builds every page that can be sent, for every reader.
func TestOtherPages(t *testing.T) {
	p := pages(t)
	eachReader(func(r Reader) {
		w, l := wordsOf(r.Language), r.Language
		check := func(what, path string, page []byte, wants ...string) {
			t.Helper()
			checkPage(t, string(page))
			contains(t, what, string(page), wants...)
			if want := fmt.Sprintf(`<html lang="%v">`, l); !strings.Contains(string(page), want) {
				t.Errorf("%s: no %s", what, want)
			}
			if want := `<meta property="og:url" content="https://example.org` + path + `?lang=` + l.String() + `">`; path != "" && !strings.Contains(string(page), want) {
				t.Errorf("%s: no %s", what, want)
			}
		}
		check("first", "/", p.First(r), w.Title, w.Lead, w.Form.Corner, w.Privacy.Heading, w.About.NoOperator)
		check("method", "/method", p.Method(r), w.Method.Title, w.Method.Parts[0].Heading, l.Date(p.day.Date()))
		check("an error", "", p.Error(404, r), w.Errors[404], w.Home)
		check("another error", "", p.Error(418, r), w.Errors[0])
		check("embed", "", p.Embed(Query{}, r), w.Title, w.Form.Corner)
		var wards []string
		for n := ward.Number(1); n <= ward.Count; n++ {
			line := p.newWardLine(n, r)
			wards = append(wards, line.Title+" "+line.Alder)
			if r.RecordOnly && n%10 != 0 {
				continue // those of all wards are much alike
			}
			seat, _ := p.day.Seat(n)
			check("ward "+fmt.Sprint(n), fmt.Sprintf("/wards/%d", n), p.Ward(n, r), append(seatTexts(seat), line.Title, w.Answer.OneWard)...)
		}
		check("wards", "/wards", p.Wards("", r), wards...)
		for _, m := range p.atlas.Measures() {
			check(string(m.ID), "/measures/"+string(m.ID), p.Measure(m.ID, r), l.Measure(m), l.Pick(m.Summary))
		}
	})
	if p.Ward(0, Reader{}) != nil || p.Ward(51, Reader{}) != nil || p.Measure("none", Reader{}) != nil {
		t.Error("there is a page of what is not there")
	}
}

// TestRecordOnly looks for what those may not show who may not campaign.
func TestRecordOnly(t *testing.T) {
	p := pages(t)
	for _, l := range outreach.Languages {
		w := wordsOf(l)
		sides := []string{l.Side(ward.Stance{Side: ward.SideProtects}), l.Side(ward.Stance{Side: ward.SideOpposes})}
		for n := ward.Number(5); n <= ward.Count; n += 5 {
			page := string(p.Ward(n, Reader{l, true}))
			// "for the protections" may stand within a sentence that says that nothing is recorded.
			for _, act := range regexp.MustCompile(`(?s)<p class="side">.*?</p>`).FindAllString(page, -1) {
				for _, side := range sides {
					if strings.Contains(act, ">"+side) {
						t.Errorf("ward %d: %s", n, act)
					}
				}
			}
			for _, ask := range []string{w.Say.Heading, w.Say.Letter, "mailto:?", "?subject="} {
				if strings.Contains(page, ask) {
					t.Errorf("ward %d: %q is there", n, ask)
				}
			}
			if !strings.Contains(page, "view=record") {
				t.Errorf("ward %d: the links lead to what is left out", n)
			}
		}
	}
}

// TestOneFile checks that a document without a site has no link to other pages
// and does not speak of a site, which only the notice of the City does.
func TestOneFile(t *testing.T) {
	p := New(pages(t).atlas, pages(t).day, Options{OneFile: true})
	eachReader(func(r Reader) {
		for _, page := range []string{string(p.First(r)), p.answer(t, places[0], r), p.answer(t, places[1], r), string(p.submitted(Query{Ward: 35}, r)), string(p.submitted(Query{Address: "1600 Sherman Ave, Evanston, IL"}, r))} {
			if strings.Contains(page, `href="/`) || strings.Contains(page, "data-path") {
				t.Errorf("%v: it leads to %s", r, regexp.MustCompile(`href="/[^"]*"|data-path`).FindString(page))
			}
			about := wordsOf(r.Language).About
			text := strings.NewReplacer(html.EscapeString(p.atlas.Notice()), "", about.NoticeHint, "").Replace(page)
			if found := regexp.MustCompile(`(?i)[^.>]*\b(this|este)( mismo)? (site|sitio)\b`).FindString(text); found != "" {
				t.Errorf("%v: it speaks of a site: %s", r, found)
			}
		}
	})
}

// TestSearch finds wards by number and by name.
func TestSearch(t *testing.T) {
	p := pages(t)
	seat, _ := p.day.Seat(35)
	if seat.Holder == nil {
		t.Skip("nobody holds the seat")
	}
	for _, text := range []string{"35", " 35 ", strings.ToUpper(seat.Holder.Name)} {
		if got := p.Search(strings.TrimSpace(text)); len(got) != 1 || got[0] != 35 {
			t.Errorf("%q finds %v", text, got)
		}
	}
	for _, text := range []string{"", "0", "51", "1060 W Addison St"} {
		if got := p.Search(text); len(got) != 0 {
			t.Errorf("%q finds %v", text, got)
		}
	}
	for _, l := range outreach.Languages {
		contains(t, "nothing", string(p.Wards("xyz", Reader{Language: l})), wordsOf(l).Wards.None)
		// Somebody who held a seat once.
		contains(t, "a former alder", string(p.Wards("Burke", Reader{Language: l})), "Burke", wordsOf(l).Wards.Former)
	}
}

// TestMeasurePage holds the page of each measure against the acts on it: every
// act stands once, by ward, and where everybody was listed all fifty are.
func TestMeasurePage(t *testing.T) {
	p := pages(t)
	for _, m := range p.atlas.Measures() {
		view := p.newMeasureView(m, entryView{}, Reader{})
		acts := 0
		for i, line := range view.Lines {
			acts += len(line.Acts)
			if want := wardTitle(outreach.English, ward.Number(i+1)); line.Ward != want {
				t.Errorf("%s: line %d is %s", m.ID, i, line.Ward)
			}
			if (line.None == "") != (len(line.Acts) > 0) && line.Alder != wordsOf(outreach.English).Wards.States[ward.SeatVacant] &&
				line.Alder != wordsOf(outreach.English).Wards.States[ward.SeatNotKnown] {
				t.Errorf("%s: %+v", m.ID, line)
			}
		}
		for _, line := range view.Others {
			acts += len(line.Acts)
		}
		want := 0
		for range p.atlas.Stances(m.ID) {
			want++
		}
		if acts != want || len(view.Lines) != 0 && len(view.Lines) != ward.Count {
			t.Errorf("%s: %d acts in %d lines, want %d", m.ID, acts, len(view.Lines), want)
		}
	}
}
