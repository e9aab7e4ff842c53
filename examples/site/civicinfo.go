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

// This file answers in the shape of the method representatives of version 2 of
// Google's Civic Information API, which was switched off in April 2025, so that
// pages made for it work again with another host. Only the ward is known here:
// other offices, parties, photos and channels are left out.

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
		s.handle(mux, pattern, s.with(func(w http.ResponseWriter, r *http.Request, data *edition) {
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
	res := data.today.Address(given[0])
	if res.Status != ward.StatusMatched {
		return nil, civicErrorOf(res)
	}
	info := civicSeat(data.today, res.Ward, r)
	info.Kind = "civicinfo#representativeInfoResponse"
	info.Input = normalized(res.Address)
	return info, nil
}

// civicErrorOf says why there is no ward for an address, without a word of it:
// pages log such errors.
func civicErrorOf(res ward.Result) *civicError {
	reason := res.Status.Text().English
	switch res.Status {
	case ward.StatusNoStreet, ward.StatusNoNumber, ward.StatusOutside:
		return newCivicError(http.StatusNotFound, "notFound", "No information for this address. "+reason)
	}
	var wards []string
	for _, choice := range res.Choices {
		wards = append(wards, fmt.Sprintf("ward %d", choice.Ward))
	}
	if wards != nil {
		reason += " It may be in " + strings.Join(wards, " or ") + "; POST /v1/ward names the places."
	}
	return newCivicError(http.StatusBadRequest, "parseError", "Failed to parse address. "+reason)
}

// civicByDivision answers for a ward by its Open Civic Data identifier.
func civicByDivision(data *edition, r *http.Request) (*civicInfo, *civicError) {
	for n := ward.Number(1); n <= ward.Count; n++ {
		if n.DivisionID() == r.PathValue("ocdId") {
			return civicSeat(data.today, n, r), nil
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
		if seat, _ := day.Seat(n); seat.Holder != nil {
			office.OfficialIndices = []int{0}
			office.Sources = []civicSource{{cmp.Or(seat.Holder.Confirmed.Title, seat.Holder.Source.Title)}}
			info.Officials = []civicOfficial{newCivicOfficial(seat)}
		}
		info.Offices = []civicOffice{office}
	}
	info.Divisions[n.DivisionID()] = division
	return info
}

func newCivicOfficial(seat *ward.Seat) civicOfficial {
	official := civicOfficial{Name: seat.Holder.Name, URLs: known(seat.Website, seat.Page), Emails: known(seat.Email)}
	phones := []string{seat.Phone}
	for _, office := range seat.Offices {
		place := civicAddress{office.Address, "Chicago", "IL", office.ZIP}
		if !slices.Contains(official.Address, place) { // some have their ward office in City Hall
			official.Address = append(official.Address, place)
		}
		phones = append(phones, office.Phone)
	}
	official.Phones = known(phones...)
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

// normalized returns an address as this library writes it in the parts that
// Google has. The ZIP code is empty unless it was given.
func normalized(text string) *civicAddress {
	a, err := address.Parse(text)
	if err != nil {
		return &civicAddress{Line1: text, City: "Chicago", State: "IL"} // a corner may be longer than address.MaxLength
	}
	input := &civicAddress{City: "Chicago", State: "IL", ZIP: a.ZIP}
	a.Unit, a.ZIP = "", ""
	input.Line1 = a.String()
	return input
}
