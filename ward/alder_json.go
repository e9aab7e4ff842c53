package ward

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/chiward/chiward/geo"
)

// The types in this file are Alder, Contact and Office in the form of their
// JSON.

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
func (o Office) MarshalJSON() ([]byte, error) { return json.Marshal(o.toJSON()) }

// UnmarshalJSON reads what [Office.MarshalJSON] writes.
func (o *Office) UnmarshalJSON(text []byte) error {
	var form officeJSON
	if err := json.Unmarshal(text, &form); err != nil {
		return err
	}
	*o = form.office()
	return nil
}

func (o Office) toJSON() officeJSON {
	return officeJSON{
		Kind: o.Kind, Address: o.Address, ZIP: o.ZIP, Phone: o.Phone, Fax: o.Fax, FaxAsOf: o.FaxAsOf,
		Lat: o.Point.Lat, Lng: o.Point.Lng, Confidence: o.Confidence, PhoneConfidence: o.PhoneConfidence,
		Note: o.Note, Sources: sourcesJSON(o.Source),
	}
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
func (c Contact) MarshalJSON() ([]byte, error) { return json.Marshal(c.toJSON()) }

// UnmarshalJSON reads what [Contact.MarshalJSON] writes.
func (c *Contact) UnmarshalJSON(text []byte) error {
	var form contactJSON
	if err := json.Unmarshal(text, &form); err != nil {
		return err
	}
	*c = form.contact()
	return nil
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
func (a Alder) MarshalJSON() ([]byte, error) { return json.Marshal(a.toJSON()) }

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

// sourcesJSON returns the sources that are not zero.
func sourcesJSON(sources ...Source) []Source {
	return slices.DeleteFunc(sources, func(s Source) bool { return s == Source{} })
}

// sourceAt returns the source at i, or the zero Source if there are not so
// many.
func sourceAt(sources []Source, i int) Source {
	if i >= len(sources) {
		return Source{}
	}
	return sources[i]
}
