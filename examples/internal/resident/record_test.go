package resident

import (
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
	for _, p := range []*Pages{pages(t).on(t, "2021-01-27"), pages(t)} {
		for n := ward.Number(1); n <= ward.Count; n++ {
			for _, l := range outreach.Languages {
				view := p.newSeatView(n, Reader{Language: l})
				seat, _ := p.day.Seat(n)
				name, note := "", ""
				if seat.Holder != nil {
					name, note = seat.Holder.Name, seat.Holder.Note
				}
				if view.Alder != name || strings.Join(view.Notes, "") != note {
					t.Errorf("ward %d on %v: %q with notes %q", n, p.day.Date(), view.Alder, view.Notes)
				}
				var acted []ward.Entry
				for _, entry := range p.day.Record(n) {
					if len(entry.Stances) > 0 {
						acted = append(acted, entry)
					}
				}
				record := recordView{}
				if view.Record != nil {
					record = *view.Record
				}
				checkRecord(t, p.atlas, record.Entries, acted, l)
				if isNone := len(acted) == 0; (view.None != "") != isNone {
					t.Errorf("ward %d on %v: %d acts, and %q", n, p.day.Date(), len(acted), view.None)
				}
				listed, doubt := "", ""
				if seat.Email != "" || seat.Website != "" {
					listed, doubt = listedTexts(seat.Listed, seat.BeforeHolder, wordsOf(l), l)
				}
				if view.Listed != listed || view.Doubt != doubt {
					t.Errorf("ward %d on %v: %q, %q, want %q, %q", n, p.day.Date(), view.Listed, view.Doubt, listed, doubt)
				}
				if n%10 == 0 {
					checkPage(t, string(p.Ward(n, Reader{Language: l})))
				}
			}
		}
	}
}

// TestPlaceRecord holds the record of places against the library's: nobody is
// said to have represented a place but who it names.
func TestPlaceRecord(t *testing.T) {
	p := pages(t)
	points := []geo.Point{cityHall, {Lat: 41.8787, Lng: -87.6403}}
	for lat := 41.67; lat < 42.02; lat += 0.07 {
		for lng := -87.75; lng < -87.6; lng += 0.05 {
			points = append(points, geo.Point{Lat: lat, Lng: lng})
		}
	}
	for _, point := range points {
		res := p.day.Near(point, 30)
		if res.Ward == 0 || res.Seat.Holder == nil {
			continue
		}
		for _, l := range outreach.Languages {
			w := wordsOf(l)
			entries := p.day.RecordAt(point, 30)
			view := p.newPlaceRecord(entries, res.Ward, Reader{Language: l})
			page := string(execute("record", view))
			var others []ward.Entry // of whoever is not the present holder
			var shown []entryView
			for i, entry := range slices.Backward(entries) {
				got := view.Entries[len(entries)-1-i]
				isHolder := entry.RepresentedBy != nil && entry.RepresentedBy.ID == res.Seat.Holder.ID
				if above := isHolder && len(entry.Stances) > 0; above != (got.Above != "") || above && got.Acts != nil {
					t.Errorf("%v: what %q did is shown as %+v", point, res.Seat.Holder.Name, got)
				} else if !above {
					others, shown = append(others, entry), append(shown, got)
				}
				if entry.RepresentedBy == nil {
					if got.Represented != "" {
						t.Errorf("%v: %q of %+v", point, got.Represented, entry)
					}
					continue
				}
				text := map[bool]string{true: w.Record.Represented, false: w.Record.RepresentedNear}[entry.Certainty == ward.CertaintyClear]
				if want := fill(text, "alder", entry.RepresentedBy.Name, "ward", l.Ward(entry.Ward)); got.Represented != want || (got.Near == "") != (entry.OtherWards == 0) {
					t.Errorf("%v: %q, %q, want %q", point, got.Represented, got.Near, want)
				}
				contains(t, point.String(), page, got.Represented)
			}
			slices.Reverse(others)
			checkRecord(t, p.atlas, shown, others, l)
		}
	}
}

// TestListed shows when the City listed how to reach a seat, and warns.
func TestListed(t *testing.T) {
	for _, l := range outreach.Languages {
		w := wordsOf(l)
		view := seatView{Words: w, Email: "ward@example.org", Website: "https://example.org/"}
		view.Listed, view.Doubt = listedTexts(ward.MustParseDate("2024-06-15"), true, w, l)
		page := visible(string(execute("contact", view)))
		for _, want := range []string{w.Seat.BeforeHolder, fill(w.Seat.Listed, "day", l.Date(ward.MustParseDate("2024-06-15")))} {
			if n := strings.Count(page, want); n != 2 {
				t.Errorf("%v: %q stands %d times in %q", l, want, n, page)
			}
		}
	}
}

// TestMeasureTexts says when measures came up and what became of them.
func TestMeasureTexts(t *testing.T) {
	l, w := outreach.English, wordsOf(outreach.English)
	day := ward.MustParseDate("2025-01-15")
	final := ward.Text{English: "Tabled"}
	for _, test := range []struct {
		measure                ward.Measure
		action, effect, voting string
	}{
		{ward.Measure{Final: day, FinalAction: final, Outcome: "tabled", Effect: ward.EffectWeakens}, "January 15, 2025: Tabled.", w.Record.WouldEffects[ward.EffectWeakens], "The Council never voted on the proposal itself."},
		{ward.Measure{Introduced: ward.MustParseDate("2023-09"), FinalAction: final, Effect: ward.EffectWeakens}, "Introduced in September 2023. Tabled.", w.Record.WouldEffects[ward.EffectWeakens], ""},
		{ward.Measure{Introduced: day}, "Introduced on January 15, 2025. What came of it is not known here.", "", ""},
		{ward.Measure{}, "What came of it is not known here.", "", ""},
		{ward.Measure{Final: day, FinalAction: final, Outcome: "passed", Effect: ward.EffectStrengthens, Tally: ward.Tally{RollCall: ward.RollCallNone}}, "January 15, 2025: Tabled.", w.Record.Effects[ward.EffectStrengthens], w.Record.NoRollCall},
		{ward.Measure{Related: true, Effect: ward.EffectUnclassified}, "What came of it is not known here.", w.Record.Related, ""},
	} {
		if action, effect, voting := actionText(test.measure, w, l), effectText(test.measure, w), rollCallText(test.measure, w, l); action != test.action || effect != test.effect || voting != test.voting {
			t.Errorf("%+v: %q, %q, %q", test.measure, action, effect, voting)
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
		if got.Title != l.Measure(measure) || got.RollCall != rollCallText(measure, wordsOf(l), l) || len(got.Acts) != len(entry.Stances) || got.WhyNone != l.Pick(entry.Reason.Text()) {
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
			if act.Text != l.Pick(stance.Text(measure)) || act.Source.URL != stance.Source.URL || act.Date != l.Date(stance.Date) || act.Side == "" || !slices.Equal(class, want) {
				t.Errorf("%+v is shown as %+v", stance, act)
			}
		}
	}
}
