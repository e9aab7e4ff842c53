package main

import (
	"slices"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

func TestSureText(t *testing.T) {
	near := ward.Set(0).With(2).With(3)
	for _, test := range []struct {
		match            ward.Match
		english, spanish string
	}{
		{
			ward.Match{Ward: 1, Certainty: ward.Clear, Border: 100, Radius: 11},
			"The ward is certain: the nearest border is about 330 ft (100 m) away, and the place may be off by about 40 ft (11 m) at most.",
			"El distrito se sabe con certeza: el límite más cercano está a unos 330 pies (100 m), y el lugar puede estar desviado unos 40 pies (11 m) como máximo.",
		},
		{
			ward.Match{Ward: 1, Certainty: ward.NearBorder, Border: 1, Radius: 11, Others: near},
			"The border is near: less than 5 ft (1.5 m) away, and the place may be off by about 40 ft (11 m). Our map puts it in the 1st Ward, but it may be in the 2nd Ward or the 3rd Ward.",
			"El límite está cerca: a menos de 5 pies (1.5 m), y el lugar puede estar desviado unos 40 pies (11 m). Según nuestro mapa está en el distrito 1, pero puede estar en el distrito 2 o el distrito 3.",
		},
		{
			ward.Match{Ward: 1, Certainty: ward.NearBorder, Border: 5, Radius: 11},
			"The city limit is near: about 16 ft (5 m) away, and the place may be off by about 40 ft (11 m). Our map puts it in the 1st Ward, but it may lie just outside Chicago.",
			"El límite de la ciudad está cerca: a unos 16 pies (5 m), y el lugar puede estar desviado unos 40 pies (11 m). Según nuestro mapa está en el distrito 1, pero puede quedar apenas fuera de Chicago.",
		},
		{
			ward.Match{Certainty: ward.NearBorder, Border: 5, Radius: 11, Others: near},
			"Our map puts this place just outside Chicago. The city limit is about 16 ft (5 m) away, and the place may be off by about 40 ft (11 m), so it may be in the 2nd Ward or the 3rd Ward.",
			"Según nuestro mapa, este lugar está apenas fuera de Chicago. El límite de la ciudad está a unos 16 pies (5 m), y el lugar puede estar desviado unos 40 pies (11 m), así que puede estar en el distrito 2 o el distrito 3.",
		},
	} {
		if got := sureText(test.match, &englishWords.Result, outreach.English); got != test.english {
			t.Errorf("%+v: %q", test.match, got)
		}
		if got := sureText(test.match, &spanishWords.Result, outreach.Spanish); got != test.spanish {
			t.Errorf("%+v: %q", test.match, got)
		}
	}
}

func TestTermFacts(t *testing.T) {
	w := wordsOf(outreach.English)
	day := ward.MustParseDate("2025-04-07")
	for _, test := range []struct {
		alder ward.Alder
		want  []string
	}{
		{ward.Alder{}, []string{"The first day in this seat is not known."}},
		{
			ward.Alder{Term: ward.Span{From: day}, Appointed: true, Confirmed: ward.Source{AsOf: ward.MustParseDate("2026-10-04")}},
			[]string{"In this seat since April 7, 2025.", "Came to it by appointment.", "Last confirmed on October 4, 2026."},
		},
	} {
		if got := termFacts(test.alder, w, outreach.English); !slices.Equal(got, test.want) {
			t.Errorf("%+v: %q", test.alder, got)
		}
	}
}

func TestOfficeViews(t *testing.T) {
	w := wordsOf(outreach.English)
	inWard := ward.Office{Kind: ward.InWard, Address: "1 N State St", Phone: "(312) 555-0101", Confidence: ward.ConfidenceLow, Note: "note"}
	same := inWard
	same.Kind = ward.AtCityHall
	quiet := ward.Office{Kind: ward.InWard, Address: "2 N State St", PhoneConfidence: ward.ConfidenceLow, Source: ward.Source{AsOf: ward.MustParseDate("2026-09-11")}}
	doubted := ward.Office{Kind: ward.AtCityHall, Address: "3 N State St", Phone: "(312) 555-0102", PhoneConfidence: ward.ConfidenceLow}
	if got := newOfficeViews(ward.Contact{WardOffice: inWard, CityHall: same}, w, outreach.English); len(got) != 1 || got[0].Kind != "Ward office" ||
		!slices.Equal(got[0].Doubts, []string{w.Seat.Doubtful}) || got[0].Note != "note" || got[0].Listed != "" {
		t.Errorf("one office in two parts: %+v", got)
	}
	got := newOfficeViews(ward.Contact{WardOffice: quiet, CityHall: doubted}, w, outreach.English)
	if len(got) != 2 || got[0].Doubts != nil || got[0].Listed != "As the City listed it on September 11, 2026." || !slices.Equal(got[1].Doubts, []string{w.Seat.DoubtfulPhone}) {
		t.Errorf("two offices: %+v", got)
	}
}
