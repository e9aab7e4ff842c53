package ward

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chiward/chiward/geo"
)

// The forms of Alder, Contact and Office, as encoding/json writes them, are
// the slow twins of their JSON.

func (a Alder) toJSON() alderJSON {
	form := alderJSON{
		ID: a.ID, Name: a.Name, GivenName: a.GivenName, FamilyName: a.FamilyName, Suffix: a.Suffix,
		Ward: a.Ward, DivisionID: a.Ward.DivisionID(), Start: a.Term.From, Appointed: a.Appointed,
		Confirmed: a.Confirmed.AsOf, Reports: a.Reports, Note: a.Note, contactJSON: a.Contact.toJSON(),
		Sources: sourcesJSON(a.Source, a.Confirmed),
	}
	if !a.Term.Until.IsZero() {
		form.End = a.Term.Until.addDays(-1)
	}
	for name := range a.OtherNames() {
		form.OtherNames = append(form.OtherNames, nameJSON{name})
	}
	if a.ClerkID != "" {
		form.Identifiers = append(form.Identifiers, identifierJSON{clerkScheme, a.ClerkID})
	}
	return form
}

func (c Contact) toJSON() contactJSON {
	form := contactJSON{
		Email: c.Email, Phone: c.Phone, ContactNote: c.Note, ContactSources: sourcesJSON(c.Source),
	}
	for _, link := range [...]linkJSON{{websiteLink, c.Website}, {pageLink, c.Page}} {
		if link.URL != "" {
			form.Links = append(form.Links, link)
		}
	}
	for office := range c.Offices() {
		form.Offices = append(form.Offices, office.toJSON())
	}
	return form
}

func (o Office) toJSON() officeJSON {
	return officeJSON{
		Kind: o.Kind, Address: o.Address, ZIP: o.ZIP, Phone: o.Phone, Fax: o.Fax, FaxAsOf: o.FaxAsOf,
		Lat: o.Point.Lat, Lng: o.Point.Lng, Confidence: o.Confidence, PhoneConfidence: o.PhoneConfidence,
		Note: o.Note, Sources: sourcesJSON(o.Source),
	}
}

// sourcesJSON returns the sources that are not zero.
func sourcesJSON(sources ...Source) []Source {
	return slices.DeleteFunc(sources, func(s Source) bool { return s == Source{} })
}

// TestRandomAlderJSON compares alders, contacts and offices made of odd values
// to what encoding/json makes of their forms.
func TestRandomAlderJSON(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	maybe := func() bool { return random.IntN(2) == 0 }
	text := func() string {
		if maybe() {
			return ""
		}
		parts := []string{"a", "35th Ward", "Núñez", `"`, `\\`, "<b>", "&", "\x00", "\x7f", "\xff", "\u2028", "[", "{", "; "}
		return parts[random.IntN(len(parts))] + parts[random.IntN(len(parts))]
	}
	date := func() (d Date) {
		if maybe() {
			d = Date{Year: 2025, Month: time.Month(random.IntN(13)), Day: random.IntN(32)}
		}
		return d
	}
	number := func() float64 {
		numbers := []float64{0, 0, math.Copysign(0, -1), 41.9, -87.6, 1e-7, 1e21}
		if random.IntN(200) == 0 {
			numbers = []float64{math.NaN(), math.Inf(1)}
		}
		return numbers[random.IntN(len(numbers))]
	}
	degree := func(names int) uint8 {
		if random.IntN(200) == 0 {
			names++
		}
		return uint8(random.IntN(names))
	}
	source := func() (s Source) {
		if maybe() {
			s = Source{
				Title: text(), Publisher: text(), URL: text(), License: text(), AsOf: date(), Retrieved: date(), SHA256: text(),
			}
		}
		return s
	}
	office := func() (o Office) {
		if maybe() {
			o = Office{
				Kind: OfficeKind(degree(len(officeKindNames))), Address: text(), ZIP: text(), Phone: text(), Fax: text(), FaxAsOf: date(),
				Point: geo.Point{Lat: number(), Lng: number()}, Confidence: Confidence(degree(len(confidenceNames))),
				PhoneConfidence: Confidence(degree(len(confidenceNames))), Note: text(), Source: source(),
			}
		}
		return o
	}
	contact := func() Contact {
		return Contact{
			Email: text(), Phone: text(), Website: text(), Page: text(), WardOffice: office(), SecondOffice: office(), CityHall: office(),
			Note: text(), Source: source(),
		}
	}
	failed := 0
	check := func(value, form any) {
		got, err := json.Marshal(value)
		want, wantErr := json.Marshal(form)
		if string(got) != string(want) || (err == nil) != (wantErr == nil) {
			t.Errorf("%+v: %s, %v, want\n%s, %v", value, got, err, want, wantErr)
		}
		if err != nil {
			failed++
		}
	}
	for range 3000 {
		a := Alder{
			ID: AlderID(text()), Name: text(), GivenName: text(), FamilyName: text(), Suffix: text(), ClerkID: text(),
			Ward: Number(random.IntN(Count + 2)), Term: Span{From: date(), Until: date()}, Appointed: maybe(), Reports: uint8(random.IntN(3)),
			Note: text(), Contact: contact(), Source: source(), Confirmed: source(),
			otherNames: strings.Repeat(text()+otherNamesSeparator, random.IntN(2)) + text(),
		}
		check(a, a.toJSON())
		check(a.Contact, a.Contact.toJSON())
		check(a.Contact.WardOffice, a.Contact.WardOffice.toJSON())
	}
	if failed == 0 || failed > 3000 {
		t.Errorf("%d of 9000 values have no JSON", failed)
	}
}
