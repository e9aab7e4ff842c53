package ward

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/chiward/chiward/geo"
)

// The types in this file are Alder, Contact and Office in the form in which
// their JSON is read. It is written member by member, like that of an Answer.

type officeJSON struct {
	Kind            OfficeKind `json:"classification"`
	Address         string     `json:"address"`
	ZIP             string     `json:"zip"`
	Phone           string     `json:"voice,omitempty"`
	Fax             string     `json:"fax,omitempty"`
	FaxAsOf         Date       `json:"fax_as_of,omitzero"`
	Lat             float64    `json:"lat,omitzero"`
	Lng             float64    `json:"lng,omitzero"`
	Confidence      Confidence `json:"confidence"`
	PhoneConfidence Confidence `json:"voice_confidence"`
	Note            string     `json:"note,omitempty"`
	Sources         []Source   `json:"sources"`
}

type linkJSON struct {
	Note string `json:"note"`
	URL  string `json:"url"`
}

// The notes of links, by which they are told apart.
const (
	websiteLink = "website"
	pageLink    = "city_page"
)

type contactJSON struct {
	Email       string       `json:"email,omitempty"`
	Phone       string       `json:"phone,omitempty"`
	Links       []linkJSON   `json:"links,omitempty"`
	Offices     []officeJSON `json:"offices,omitempty"`
	ContactNote string       `json:"contact_note,omitempty"`
	// ContactSources is a name of ours: in a tenure, sources is for the
	// tenure.
	ContactSources []Source `json:"contact_sources,omitempty"`
}

type nameJSON struct {
	Name string `json:"name"`
}

type identifierJSON struct {
	Scheme     string `json:"scheme"`
	Identifier string `json:"identifier"`
}

// clerkScheme is the scheme of Alder.ClerkID.
const clerkScheme = "chicago_city_clerk_elms"

type alderJSON struct {
	ID          AlderID          `json:"id"`
	Name        string           `json:"name"`
	GivenName   string           `json:"given_name,omitempty"`
	FamilyName  string           `json:"family_name,omitempty"`
	Suffix      string           `json:"honorific_suffix,omitempty"`
	OtherNames  []nameJSON       `json:"other_names,omitempty"`
	Ward        Number           `json:"ward,omitempty"`
	DivisionID  string           `json:"division_id,omitempty"`
	Start       Date             `json:"start_date,omitzero"`
	End         Date             `json:"end_date,omitzero"` // the last day
	Appointed   bool             `json:"appointed,omitempty"`
	Confirmed   Date             `json:"confirmed,omitzero"`
	Reports     uint8            `json:"reports,omitempty"`
	Note        string           `json:"note,omitempty"`
	Identifiers []identifierJSON `json:"identifiers,omitempty"`
	contactJSON
	Sources []Source `json:"sources,omitempty"` // the term's, then the one that confirmed it
}

// MarshalJSON returns o with the names classification, address, zip, voice,
// fax, fax_as_of, lat, lng, confidence, voice_confidence, note and sources.
func (o Office) MarshalJSON() ([]byte, error) {
	var text object
	text.appendOffice(&o)
	return text.result()
}

func (o *object) appendOffice(office *Office) {
	o.json = append(o.json, '{')
	o.addEnum("classification", office.Kind)
	o.addAnyText("address", office.Address)
	o.addAnyText("zip", office.ZIP)
	o.addText("voice", office.Phone)
	o.addText("fax", office.Fax)
	o.addDate("fax_as_of", office.FaxAsOf)
	o.addNumber("lat", office.Point.Lat)
	o.addNumber("lng", office.Point.Lng)
	o.addEnum("confidence", office.Confidence)
	o.addEnum("voice_confidence", office.PhoneConfidence)
	o.addText("note", office.Note)
	o.addName("sources") // also if there are none
	o.json = append(o.json, '[')
	o.appendSources(&office.Source)
	o.json = append(o.json, "]}"...)
}

// UnmarshalJSON reads what [Office.MarshalJSON] writes.
func (o *Office) UnmarshalJSON(text []byte) error {
	var form officeJSON
	if err := json.Unmarshal(text, &form); err != nil {
		return err
	}
	*o = form.office()
	return nil
}

func (form officeJSON) office() Office {
	return Office{
		Kind: form.Kind, Address: form.Address, ZIP: form.ZIP, Phone: form.Phone, Fax: form.Fax,
		FaxAsOf: form.FaxAsOf, Point: geo.Point{Lat: form.Lat, Lng: form.Lng}, Confidence: form.Confidence,
		PhoneConfidence: form.PhoneConfidence, Note: form.Note, Source: sourceAt(form.Sources, 0),
	}
}

// MarshalJSON returns c with the names email, phone, links, offices,
// contact_note and contact_sources.
func (c Contact) MarshalJSON() ([]byte, error) {
	var o object
	o.json = append(o.json, '{')
	o.addContact(&c)
	o.json = append(o.json, '}')
	return o.result()
}

// addContact adds the members of c.
func (o *object) addContact(c *Contact) {
	o.addText("email", c.Email)
	o.addText("phone", c.Phone)
	o.addList("links", func() {
		for _, link := range [...]linkJSON{{websiteLink, c.Website}, {pageLink, c.Page}} {
			if link.URL != "" {
				o.appendTexts("note", link.Note, "url", link.URL)
			}
		}
	})
	o.addList("offices", func() {
		for office := range c.Offices() {
			o.separate()
			o.appendOffice(&office)
		}
	})
	o.addText("contact_note", c.Note)
	o.addList("contact_sources", func() { o.appendSources(&c.Source) })
}

// UnmarshalJSON reads what [Contact.MarshalJSON] writes.
func (c *Contact) UnmarshalJSON(text []byte) error {
	var form contactJSON
	if err := json.Unmarshal(text, &form); err != nil {
		return err
	}
	*c = form.contact()
	return nil
}

func (form contactJSON) contact() Contact {
	c := Contact{
		Email: form.Email, Phone: form.Phone, Note: form.ContactNote, Source: sourceAt(form.ContactSources, 0),
	}
	for _, link := range form.Links {
		switch link.Note {
		case websiteLink:
			c.Website = link.URL
		case pageLink:
			c.Page = link.URL
		}
	}
	for _, office := range form.Offices {
		switch {
		case office.Kind == AtCityHall:
			c.CityHall = office.office()
		case c.WardOffice.Kind == NoOffice:
			c.WardOffice = office.office()
		default:
			c.SecondOffice = office.office()
		}
	}
	return c
}

// MarshalJSON returns a with the names in the comment of [Alder].
func (a Alder) MarshalJSON() ([]byte, error) {
	var o object
	o.appendAlder(&a)
	return o.result()
}

func (o *object) appendAlder(a *Alder) {
	o.json = append(o.json, '{')
	o.addAnyText("id", string(a.ID))
	o.addAnyText("name", a.Name)
	o.addText("given_name", a.GivenName)
	o.addText("family_name", a.FamilyName)
	o.addText("honorific_suffix", a.Suffix)
	o.addList("other_names", func() {
		for name := range a.OtherNames() {
			o.appendTexts("name", name)
		}
	})
	o.addCount("ward", uint8(a.Ward))
	o.addText("division_id", a.Ward.DivisionID())
	o.addDate("start_date", a.Term.From)
	if !a.Term.Until.IsZero() {
		o.addDate("end_date", a.Term.Until.addDays(-1)) // the last day
	}
	if a.Appointed {
		o.add("appointed", true)
	}
	o.addDate("confirmed", a.Confirmed.AsOf)
	o.addCount("reports", a.Reports)
	o.addText("note", a.Note)
	o.addList("identifiers", func() {
		if a.ClerkID != "" {
			o.appendTexts("scheme", clerkScheme, "identifier", a.ClerkID)
		}
	})
	o.addContact(&a.Contact)
	o.addList("sources", func() { o.appendSources(&a.Source, &a.Confirmed) })
	o.json = append(o.json, '}')
}

// appendSources appends the sources that are not zero.
func (o *object) appendSources(sources ...*Source) {
	for _, s := range sources {
		if *s == (Source{}) {
			continue
		}
		o.separate()
		o.json = append(o.json, '{')
		o.addAnyText("title", s.Title)
		o.addText("publisher", s.Publisher)
		o.addText("url", s.URL)
		o.addText("license", s.License)
		o.addDate("as_of", s.AsOf)
		o.addDate("retrieved", s.Retrieved)
		o.addText("sha256", s.SHA256)
		o.json = append(o.json, '}')
	}
}

// appendTexts appends an object of names and texts in turn to a list.
func (o *object) appendTexts(namesAndTexts ...string) {
	o.separate()
	o.json = append(o.json, '{')
	for pair := range slices.Chunk(namesAndTexts, 2) {
		o.addAnyText(pair[0], pair[1])
	}
	o.json = append(o.json, '}')
}

// UnmarshalJSON reads what [Alder.MarshalJSON] writes.
func (a *Alder) UnmarshalJSON(text []byte) error {
	var form alderJSON
	if err := json.Unmarshal(text, &form); err != nil {
		return err
	}
	*a = Alder{
		ID: form.ID, Name: form.Name, GivenName: form.GivenName, FamilyName: form.FamilyName, Suffix: form.Suffix,
		Ward: form.Ward, Term: Span{From: form.Start}, Appointed: form.Appointed, Reports: form.Reports,
		Note: form.Note, Contact: form.contact(), Source: sourceAt(form.Sources, 0),
		Confirmed: sourceAt(form.Sources, 1),
	}
	if !form.End.IsZero() {
		a.Term.Until = form.End.addDays(1)
	}
	names := make([]string, len(form.OtherNames))
	for i, other := range form.OtherNames {
		names[i] = other.Name
	}
	a.otherNames = strings.Join(names, otherNamesSeparator)
	i := slices.IndexFunc(form.Identifiers, func(id identifierJSON) bool { return id.Scheme == clerkScheme })
	if i >= 0 {
		a.ClerkID = form.Identifiers[i].Identifier
	}
	return nil
}

// sourceAt returns the source at i, or the zero Source if there are not so
// many.
func sourceAt(sources []Source, i int) Source {
	if i >= len(sources) {
		return Source{}
	}
	return sources[i]
}
