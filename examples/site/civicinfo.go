package main

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// What stands in this file answers in the shape of the method
// representatives of version 2 of Google's Civic Information API, which was
// switched off in April 2025, so that pages made for it work again with
// another host. Only the ward is known here: other offices, parties, photos
// and channels are left out.

// civicInfo is the answer. Kind and Input are for look-ups by address only.
type civicInfo struct {
	Kind      string                   `json:"kind,omitempty"`
	Input     *civicAddress            `json:"normalizedInput,omitempty"`
	Divisions map[string]civicDivision `json:"divisions"`
	Offices   []civicOffice            `json:"offices,omitempty"`
	Officials []civicOfficial          `json:"officials,omitempty"`
}

type civicAddress struct {
	Line1 string `json:"line1"`
	City  string `json:"city"`
	State string `json:"state"`
	ZIP   string `json:"zip,omitempty"`
}

type civicDivision struct {
	Name          string `json:"name"`
	OfficeIndices []int  `json:"officeIndices,omitempty"`
}

type civicOffice struct {
	Name            string        `json:"name"`
	DivisionID      string        `json:"divisionId"`
	Levels          []string      `json:"levels"`
	Sources         []civicSource `json:"sources,omitempty"`
	OfficialIndices []int         `json:"officialIndices"`
}

type civicSource struct {
	Name string `json:"name"`
}

type civicOfficial struct {
	Name    string         `json:"name"`
	Address []civicAddress `json:"address,omitempty"`
	Phones  []string       `json:"phones,omitempty"`
	URLs    []string       `json:"urls,omitempty"`
	Emails  []string       `json:"emails,omitempty"`
}

// The name and the level by which pages know the office. The Council has one
// chamber, and the office none of the documented roles.
const (
	civicOfficeName = "Chicago City Alderperson"
	civicLevel      = "locality"
)

// civicError has Google's shape. Programs read reason, people read message.
type civicError struct {
	Code    int           `json:"code"`
	Message string        `json:"message"`
	Errors  []civicReason `json:"errors"`
}

type civicReason struct {
	Domain  string `json:"domain"`
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

func newCivicError(code int, reason, message string) *civicError {
	return &civicError{code, message, []civicReason{{"global", reason, message}}}
}

// addCivicInfo registers the two methods.
func (s *site) addCivicInfo(mux *http.ServeMux) {
	answers := map[string]func(*edition, *http.Request) (*civicInfo, *civicError){
		"GET /civicinfo/v2/representatives":            civicByAddress,
		"GET /civicinfo/v2/representatives/{ocdId...}": civicByDivision,
	}
	for pattern, answer := range answers {
		mux.Handle(pattern, s.with(func(w http.ResponseWriter, r *http.Request, data *edition) {
			w.Header().Set("Cache-Control", "no-store")
			info, wrong := answer(data, r)
			if wrong != nil {
				writeText(w, wrong.Code, "application/json", encode(map[string]*civicError{"error": wrong}))
				return
			}
			writeText(w, http.StatusOK, "application/json", encode(info))
		}))
	}
}

// civicByAddress answers for an address. Parameters that say nothing about
// what is asked, such as key, are ignored.
func civicByAddress(data *edition, r *http.Request) (*civicInfo, *civicError) {
	given := r.URL.Query()["address"]
	switch {
	case len(given) == 0 || strings.TrimSpace(given[0]) == "":
		return nil, newCivicError(http.StatusBadRequest, "required", "No address provided")
	case len(given) > 1:
		return nil, newCivicError(http.StatusBadRequest, "invalidParameter", "More than one address provided")
	case !utf8.ValidString(given[0]) || len(given[0]) > address.MaxLength:
		return nil, newCivicError(http.StatusBadRequest, "parseError", "Failed to parse address")
	}
	answer := data.latest.Answer(data.latest.Address(given[0]))
	if answer.Status != ward.Matched {
		return nil, civicErrorOf(answer)
	}
	info := civicSeat(data.latest, answer.Result.Ward, r)
	info.Kind = "civicinfo#representativeInfoResponse"
	info.Input = normalized(answer.Result.Address)
	return info, nil
}

// civicErrorOf says why there is no ward for an address.
func civicErrorOf(answer ward.Answer) *civicError {
	switch answer.Status {
	case ward.NoStreet, ward.NoNumber, ward.NotChicago, ward.OutsideCity:
		return newCivicError(http.StatusNotFound, "notFound", "No information for this address. "+answer.Reason)
	}
	message := "Failed to parse address. " + answer.Reason
	if len(answer.Choices) > 0 {
		var choices []string
		for _, choice := range answer.Choices {
			choices = append(choices, fmt.Sprintf("%v (ward %d)", choice.Address, choice.Ward))
		}
		message += " It may be " + strings.Join(choices, " or ") + "."
	}
	return newCivicError(http.StatusBadRequest, "parseError", message)
}

// civicByDivision answers for a ward by its Open Civic Data identifier.
func civicByDivision(data *edition, r *http.Request) (*civicInfo, *civicError) {
	for n := ward.Number(1); n <= ward.Count; n++ {
		if n.DivisionID() == r.PathValue("ocdId") {
			return civicSeat(data.latest, n, r), nil
		}
	}
	return nil, newCivicError(http.StatusNotFound, "notFound", "No information for this division; there are the wards of Chicago")
}

// civicSeat returns what is known of the seat of n, as far as r asks for it.
func civicSeat(day *ward.Snapshot, n ward.Number, r *http.Request) *civicInfo {
	query := r.URL.Query()
	info := &civicInfo{Divisions: map[string]civicDivision{}}
	if levels := query["levels"]; len(levels) > 0 && !slices.Contains(levels, civicLevel) || len(query["roles"]) > 0 {
		return info
	}
	division := civicDivision{Name: fmt.Sprintf("Chicago Ward %d", n)}
	if include := query.Get("includeOffices"); include != "false" && include != "0" {
		division.OfficeIndices = []int{0}
		office := civicOffice{
			Name: civicOfficeName, DivisionID: n.DivisionID(), Levels: []string{civicLevel}, OfficialIndices: []int{},
		}
		if alder, ok := day.Alder(n); ok {
			office.OfficialIndices = []int{0}
			office.Sources = []civicSource{{cmp.Or(alder.Confirmed.Title, alder.Source.Title)}}
			info.Officials = []civicOfficial{newCivicOfficial(alder)}
		}
		info.Offices = []civicOffice{office}
	}
	info.Divisions[n.DivisionID()] = division
	return info
}

func newCivicOfficial(alder ward.Alder) civicOfficial {
	official := civicOfficial{Name: alder.Name}
	contact := alder.Contact
	phones := []string{contact.Phone}
	for office := range contact.Offices() {
		place := civicAddress{office.Address, "Chicago", "IL", office.ZIP}
		if !slices.Contains(official.Address, place) { // some have their ward office in City Hall
			official.Address = append(official.Address, place)
		}
		phones = append(phones, office.Phone)
	}
	official.Phones = known(phones...)
	official.URLs = known(contact.Website, contact.Page)
	official.Emails = known(contact.Email)
	return official
}

// known returns those of texts that are not empty, each once.
func known(texts ...string) []string {
	var found []string
	for _, text := range texts {
		if text != "" && !slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	return found
}

// normalized returns a as Google takes it apart. A ZIP code that was not
// given is not known.
func normalized(a address.Address) *civicAddress {
	input := civicAddress{City: "Chicago", State: "IL", ZIP: a.ZIP}
	a.Unit, a.ZIP = "", ""
	input.Line1 = a.String()
	return &input
}
