package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// TestEverySeat builds the page of every seat on several days, and holds the
// record of its holder against that of the library.
func TestEverySeat(t *testing.T) {
	data := shippedPage(t)
	for _, day := range []*ward.Snapshot{day2021(t, data), data.today} {
		for n := ward.Number(1); n <= ward.Count; n++ {
			for _, l := range outreach.Languages {
				view, err := newSeatView(data.atlas, day, n, nil, wordsOf(l), l)
				if err != nil {
					t.Fatal(err)
				}
				seat, _ := day.Seat(n)
				note := ""
				if seat.Holder != nil {
					note = seat.Holder.Note
				}
				if view.Alder != holderOf(day, n) || strings.Join(view.Notes, "") != note {
					t.Errorf("ward %d on %v: %q with notes %q", n, day.Date(), view.Alder, view.Notes)
				}
				var acted []ward.Entry
				for _, entry := range day.Record(n) {
					if len(entry.Stances) > 0 {
						acted = append(acted, entry)
					}
				}
				if view.Record == nil {
					view.Record = &recordView{}
				}
				checkRecord(t, data.atlas, view.Record.Entries, acted, l)
				if isNone := len(acted) == 0; (view.None != "") != isNone {
					t.Errorf("ward %d on %v: %d acts, and %q", n, day.Date(), len(acted), view.None)
				}
				listed, doubt := "", ""
				if seat.Email != "" || seat.Website != "" {
					listed, doubt = listedTexts(seat.Listed, seat.BeforeHolder, wordsOf(l), l)
				}
				if view.Listed != listed || view.Doubt != doubt {
					t.Errorf("ward %d on %v: %q, %q, want %q, %q", n, day.Date(), view.Listed, view.Doubt, listed, doubt)
				}
				page := execTemplates(t, view, "seat.html", "holder.html", "say.html")
				if wrong := regexp.MustCompile(`ZgotmplZ|<no value>|\{[a-z]+\}`).FindString(page); wrong != "" {
					t.Errorf("ward %d on %v in %v has %q", n, day.Date(), l, wrong)
				}
				checkLinks(t, page)
			}
		}
	}
}

// TestPlaceRecord holds the record of places against the library's: nobody is
// said to have represented a place but who it names.
func TestPlaceRecord(t *testing.T) {
	data := shippedPage(t)
	points := []geo.Point{cityHall, {Lat: 41.8787, Lng: -87.6403}}
	for lat := 41.67; lat < 42.02; lat += 0.07 {
		for lng := -87.75; lng < -87.6; lng += 0.05 {
			points = append(points, geo.Point{Lat: lat, Lng: lng})
		}
	}
	for _, point := range points {
		if data.today.At(point).Ward == 0 {
			continue
		}
		for _, l := range outreach.Languages {
			w := wordsOf(l)
			res := data.today.Near(point, 30)
			view, err := data.page.result(data.today, res, w, l)
			if err != nil {
				t.Fatal(err)
			}
			entries := data.today.RecordAt(point, 30)
			checkRecord(t, data.atlas, view.Record.Entries, entries, l)
			page := execTemplates(t, view.Record, "record.html")
			for i, entry := range entries {
				got := view.Record.Entries[len(entries)-1-i]
				if entry.RepresentedBy == nil {
					if got.Represented != "" {
						t.Errorf("%v: %q of %+v", point, got.Represented, entry)
					}
					continue
				}
				isSure := entry.Certainty == ward.CertaintyClear
				text := map[bool]string{true: w.Record.Represented, false: w.Record.RepresentedNear}[isSure]
				if want := fill(text, "alder", entry.RepresentedBy.Name, "ward", l.Ward(entry.Ward)); got.Represented != want || (got.Near == "") != (entry.OtherWards == 0) {
					t.Errorf("%v: %q, %q, want %q", point, got.Represented, got.Near, want)
				}
				contains(t, point.String(), page, append(known(got.Near), got.Represented)...)
			}
			// What the holder did stands once, here or in the record of the holder.
			var wants, titles []string
			for _, entry := range slices.Backward(data.today.Record(res.Ward)) {
				isHere := slices.ContainsFunc(entries, func(here ward.Entry) bool {
					return here.Measure == entry.Measure && here.RepresentedBy != nil && here.RepresentedBy.ID == res.Seat.Holder.ID
				})
				if measure, _ := data.atlas.Measure(entry.Measure); len(entry.Stances) > 0 && !isHere {
					wants = append(wants, l.Measure(measure))
				}
			}
			if view.Seat.Record != nil {
				for _, entry := range view.Seat.Record.Entries {
					titles = append(titles, entry.Title)
				}
			}
			if !slices.Equal(titles, wants) {
				t.Errorf("%v: what else the holder did is %q, want %q", point, titles, wants)
			}
		}
	}
}

// TestListed shows when the City listed how to reach a seat, and warns.
func TestListed(t *testing.T) {
	for _, l := range outreach.Languages {
		w := wordsOf(l)
		view := seatView{Words: w, Email: "ward@example.org", Website: "https://example.org/"}
		view.Listed, view.Doubt = listedTexts(ward.MustParseDate("2024-06-15"), true, w, l)
		page := visible(execTemplates(t, view, "seat.html"))
		for _, want := range []string{w.Seat.BeforeHolder, fill(w.Seat.Listed, "day", l.Date(ward.MustParseDate("2024-06-15")))} {
			if n := strings.Count(page, want); n != 2 {
				t.Errorf("%v: %q stands %d times in %q", l, want, n, page)
			}
		}
	}
}

// checkRecord checks that views are every entry and act of entries, and none
// else, the newest first, and that no vote on procedure has a side.
func checkRecord(t *testing.T, atlas *ward.Atlas, views []entryView, entries []ward.Entry, l outreach.Language) {
	t.Helper()
	if len(views) != len(entries) {
		t.Fatalf("%d entries are shown of %d", len(views), len(entries))
	}
	for i, entry := range entries {
		got := views[len(views)-1-i]
		measure, _ := atlas.Measure(entry.Measure)
		if got.Title != l.Measure(measure) || got.RollCall != l.RollCall(measure) || got.Date != l.Date(entry.Date) || len(got.Acts) != len(entry.Stances) || got.WhyNone != l.Pick(entry.Reason.Text()) {
			t.Errorf("%+v is shown as %+v", entry, got)
		}
		for k, stance := range entry.Stances {
			act, class := got.Acts[k], strings.Fields(got.Acts[k].Class)
			want := []string{map[ward.Side]string{ward.SideProtects: "for", ward.SideOpposes: "against", ward.SideNeither: "none"}[stance.Side]}
			if stance.Question.IsProcedure() {
				want[0] = "procedure"
			}
			if stance.Basis != ward.BasisRecord {
				want = append(want, string(stance.Basis))
			}
			if act.Text != l.Pick(stance.Text(measure)) || act.Source.URL != stance.Source.URL || act.Date != l.Date(stance.Date) || act.Note != stance.Note || act.Side == "" || !slices.Equal(class, want) {
				t.Errorf("%+v is shown as %+v", stance, act)
			}
		}
	}
}
