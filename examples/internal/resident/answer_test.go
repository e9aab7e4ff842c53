package resident

import (
	"cmp"
	"encoding/json"
	"slices"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

func TestSureText(t *testing.T) {
	near := setOf(2, 3)
	for _, test := range []struct {
		match            ward.Match
		english, spanish string
	}{
		{ward.Match{Ward: 1, Certainty: ward.CertaintyClear, Border: 100, Radius: 11}, "", ""},
		{
			ward.Match{Ward: 1, Certainty: ward.CertaintyNearBorder, Border: 1, Radius: 11, Others: near},
			"A ward border is less than 5 ft (1.5 m) away. Our map puts this place in the 1st Ward, but it may be in the 2nd Ward or the 3rd Ward. Ask the office whether it serves your address.",
			"El límite con otro distrito queda a menos de 5 pies (1.5 m). Según nuestro mapa este lugar está en el distrito 1 (Ward 1), pero puede estar en el distrito 2 (Ward 2) o el distrito 3 (Ward 3). Pregunte en la oficina si atiende su dirección.",
		},
		{
			ward.Match{Ward: 1, Certainty: ward.CertaintyNearBorder, Border: 5, Radius: 11},
			"The city limit is about 16 ft (5 m) away. Our map puts this place in the 1st Ward, but it may lie just outside Chicago.",
			"El límite de la ciudad queda a unos 16 pies (5 m). Según nuestro mapa este lugar está en el distrito 1 (Ward 1), pero puede quedar apenas fuera de Chicago.",
		},
		{
			ward.Match{Certainty: ward.CertaintyNearBorder, Border: 5, Radius: 11, Others: near},
			"Our map puts this place just outside Chicago. The city limit is about 16 ft (5 m) away, and the place may be off by about 40 ft (11 m). So it may be in the 2nd Ward or the 3rd Ward.",
			"Según nuestro mapa, este lugar queda apenas fuera de Chicago. El límite de la ciudad queda a unos 16 pies (5 m), y la ubicación puede tener un error de unos 40 pies (11 m). Por eso puede estar en el distrito 2 (Ward 2) o el distrito 3 (Ward 3).",
		},
	} {
		if got := sureText(test.match, &englishWords, outreach.English); got != test.english {
			t.Errorf("%+v: %q", test.match, got)
		}
		if got := sureText(test.match, &spanishWords, outreach.Spanish); got != test.spanish {
			t.Errorf("%+v: %q", test.match, got)
		}
	}
}

// setOf returns a set of wards.
func setOf(numbers ...int) ward.Set {
	var set ward.Set
	text, err := json.Marshal(numbers)
	if err = cmp.Or(err, json.Unmarshal(text, &set)); err != nil {
		panic(err)
	}
	return set
}

func TestSeatFacts(t *testing.T) {
	w := wordsOf(outreach.English)
	day, asOf := ward.MustParseDate("2025-04-07"), ward.MustParseDate("2025-03-01")
	for _, test := range []struct {
		seat ward.Seat
		want []string
	}{
		{ward.Seat{State: ward.SeatHeld, Holder: &ward.Term{}}, []string{"The first day in the seat is not known."}},
		{
			ward.Seat{State: ward.SeatHeld, AsOf: asOf, Holder: &ward.Term{StartDate: ward.MustParseDate("2024-01-02"), Appointed: true}},
			[]string{"Has held the seat since January 2, 2024.", "Was appointed to it.", "As of March 1, 2025."},
		},
		{ward.Seat{State: ward.SeatVacant, AsOf: asOf}, []string{"The seat was vacant on April 7, 2025.", "As of March 1, 2025."}},
		{ward.Seat{State: ward.SeatNotKnown}, []string{"Who holds the seat on April 7, 2025 is not known here."}},
	} {
		if got := seatFacts(&test.seat, day, w, outreach.English); !slices.Equal(got, test.want) {
			t.Errorf("%+v: %q", test.seat, got)
		}
	}
}

func TestOfficeViews(t *testing.T) {
	w := wordsOf(outreach.English)
	inWard := ward.Office{Kind: "ward", Address: "1 N State St", Phone: "(312) 555-0101", Confidence: "low", Note: "note"}
	same := inWard
	same.Kind = "city_hall"
	old := ward.Office{Kind: "ward", Address: "2 N State St", PhoneConfidence: "low", Listed: ward.MustParseDate("2026-09-11"), BeforeHolder: true}
	doubted := ward.Office{Kind: "city_hall", Address: "3 N State St", Phone: "(312) 555-0102", PhoneConfidence: "low"}
	if got := newOfficeViews([]ward.Office{inWard, same}, w, outreach.English); len(got) != 1 || got[0].Kind != "Ward office" ||
		!slices.Equal(got[0].Doubts, []string{w.Seat.Doubtful}) || got[0].Note != "note" || got[0].Listed != "" {
		t.Errorf("one office in two parts: %+v", got)
	}
	got := newOfficeViews([]ward.Office{old, doubted}, w, outreach.English)
	if len(got) != 2 || !slices.Equal(got[0].Doubts, []string{w.Seat.BeforeHolder}) || got[0].Listed != "Listed by the City on September 11, 2026." || !slices.Equal(got[1].Doubts, []string{w.Seat.DoubtfulPhone}) {
		t.Errorf("two offices: %+v", got)
	}
}
