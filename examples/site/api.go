package main

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/chiward/chiward/ward"
)

// openAPI describes the API.
//
//go:embed openapi.json
var openAPI []byte

// endpoint returns the JSON that answers a request, or what is wrong with the
// request. A place that is not found is an answer.
type endpoint func(data *edition, r *http.Request) ([]byte, *problem)

// addAPI registers the JSON API.
func (s *site) addAPI(mux *http.ServeMux) {
	mux.Handle("GET /v1/ward", s.lookUps(answerPlace))
	mux.Handle("POST /v1/ward", s.lookUps(answerPlace))
	mux.Handle("GET /v1/wards", s.lists(listWards))
	mux.Handle("GET /v1/wards/{ward}", s.lists(answerSeat))
	mux.Handle("GET /v1/wards/{ward}/stances", s.lists(answerRecord))
	mux.Handle("GET /v1/wards.geojson", s.with(sendGeoJSON))
	mux.Handle("GET /v1/measures", s.lists(listMeasures))
	mux.Handle("GET /v1/about", s.lists(about))
	mux.Handle("GET /healthz", s.lookUps(health))
	mux.HandleFunc("GET /openapi.json", func(w http.ResponseWriter, r *http.Request) {
		writeList(w, r, "application/json", openAPI, tagOf(openAPI))
	})
}

// lookUps answers what nobody may keep: it tells where somebody is.
func (s *site) lookUps(answer endpoint) http.Handler {
	return s.with(func(w http.ResponseWriter, r *http.Request, data *edition) {
		text, wrong := answer(data, r)
		w.Header()["Vary"] = acceptLanguage
		if wrong != nil {
			writeProblem(w, wrong)
			return
		}
		w.Header()["Cache-Control"] = noStore
		writeText(w, http.StatusOK, "application/json", text)
	})
}

// lists answers what is the same for everybody until the data changes.
func (s *site) lists(answer endpoint) http.Handler {
	return s.with(func(w http.ResponseWriter, r *http.Request, data *edition) {
		text, wrong := answer(data, r)
		w.Header().Set("Vary", "Accept-Language")
		if wrong != nil {
			writeProblem(w, wrong)
			return
		}
		writeList(w, r, "application/json", text, tagOf(text))
	})
}

// writeList answers with text, or, to somebody who has it, that it has not
// changed.
func writeList(w http.ResponseWriter, r *http.Request, kind string, text []byte, tag string) {
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "public, max-age=300, must-revalidate")
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	writeText(w, http.StatusOK, kind, text)
}

// tagOf returns the ETag of text. An answer follows from the edition, the
// query, the language and the program; its own sum has all of them in it.
func tagOf(text []byte) string {
	sum := sha256.Sum256(text)
	return `"` + hex.EncodeToString(sum[:12]) + `"`
}

func answerPlace(data *edition, r *http.Request) ([]byte, *problem) {
	values, wrong := parameters(r, "address", "lat", "lng", "date")
	if wrong != nil {
		return nil, wrong
	}
	day, wrong := dayOf(data, values)
	if wrong != nil {
		return nil, wrong
	}
	var answer ward.Answer
	if wrong := placeOf(&answer, day, values); wrong != nil {
		return nil, wrong
	}
	answer.Reason = pick(r, answer.Status.Text())
	return data.answerOn(day, &answer), nil
}

func answerSeat(data *edition, r *http.Request) ([]byte, *problem) {
	day, number, wrong := seatOf(data, r)
	if wrong != nil {
		return nil, wrong
	}
	return encode(day.Seat(number)), nil
}

// seatOf returns the day and the ward that r asks about.
func seatOf(data *edition, r *http.Request) (*ward.Snapshot, ward.Number, *problem) {
	number, wrong := wardOf(r)
	if wrong != nil {
		return nil, 0, wrong
	}
	values, wrong := parameters(r, "date")
	if wrong != nil {
		return nil, 0, wrong
	}
	day, wrong := dayOf(data, values)
	return day, number, wrong
}

// seatRecord is what the record has of whoever holds a seat.
type seatRecord struct {
	Ward       ward.Number  `json:"ward"`
	DivisionID string       `json:"division_id"`
	Date       ward.Date    `json:"date"`
	AsOf       ward.Date    `json:"as_of"`
	Alder      *alderName   `json:"alder"`
	Vacant     bool         `json:"vacant,omitempty"`
	Record     []ward.Entry `json:"record"`
	Ask        derivedAsk   `json:"ask"`
}

type alderName struct {
	ID   ward.AlderID `json:"id"`
	Name string       `json:"name"`
}

// derivedAsk is what was worked out from the record, with its words.
type derivedAsk struct {
	ward.Request

	Text string `json:"text,omitempty"`
}

func answerRecord(data *edition, r *http.Request) ([]byte, *problem) {
	day, number, wrong := seatOf(data, r)
	if wrong != nil {
		return nil, wrong
	}
	request := day.Ask(number)
	record := seatRecord{
		Ward: number, DivisionID: number.DivisionID(), Date: day.Date(), AsOf: data.atlas.AsOf(),
		Vacant: day.IsVacant(number), Record: day.Record(number),
		Ask: derivedAsk{request, pick(r, request.Text())},
	}
	if alder, ok := day.Alder(number); ok {
		record.Alder = &alderName{alder.ID, alder.Name}
	}
	if record.Record == nil {
		record.Record = []ward.Entry{}
	}
	return encode(record), nil
}

// wardList is every seat on one day.
type wardList struct {
	Date  ward.Date     `json:"date"`
	AsOf  ward.Date     `json:"as_of"`
	Map   string        `json:"map"`
	Wards []ward.Answer `json:"wards"`
}

func listWards(data *edition, r *http.Request) ([]byte, *problem) {
	values, wrong := parameters(r, "date")
	if wrong != nil {
		return nil, wrong
	}
	day, wrong := dayOf(data, values)
	if wrong != nil {
		return nil, wrong
	}
	list := wardList{Date: day.Date(), AsOf: data.atlas.AsOf(), Map: day.Map().Info().ID}
	for n := ward.Number(1); n <= ward.Count; n++ {
		seat := day.Seat(n)
		seat.Stances = nil // they are at /v1/wards/{ward}
		list.Wards = append(list.Wards, seat)
	}
	return encode(list), nil
}

// measureList has every measure, related ones too.
type measureList struct {
	AsOf     ward.Date      `json:"as_of"`
	Measures []ward.Measure `json:"measures"`
}

func listMeasures(data *edition, r *http.Request) ([]byte, *problem) {
	if _, wrong := parameters(r); wrong != nil {
		return nil, wrong
	}
	return encode(measureList{data.atlas.AsOf(), data.atlas.Measures()}), nil
}

// aboutData says what the answers rest on.
type aboutData struct {
	Program     string         `json:"program"` // its version, empty if it was built without one
	DataVersion string         `json:"data_version"`
	AsOf        ward.Date      `json:"as_of"`
	Notice      string         `json:"notice"`
	Maps        []ward.MapInfo `json:"maps"`
	Sources     []ward.Source  `json:"sources"`
}

func about(data *edition, r *http.Request) ([]byte, *problem) {
	if _, wrong := parameters(r); wrong != nil {
		return nil, wrong
	}
	answer := aboutData{DataVersion: data.version, AsOf: data.atlas.AsOf(), Notice: data.atlas.Notice()}
	if build, ok := debug.ReadBuildInfo(); ok {
		answer.Program = build.Main.Version
	}
	for _, m := range data.atlas.Maps() {
		answer.Maps = append(answer.Maps, m.Info())
	}
	for _, source := range data.atlas.Sources() {
		if !slices.Contains(answer.Sources, source) {
			answer.Sources = append(answer.Sources, source)
		}
	}
	return encode(answer), nil
}

func health(data *edition, r *http.Request) ([]byte, *problem) {
	if _, wrong := parameters(r); wrong != nil {
		return nil, wrong
	}
	return encode(map[string]ward.Date{"as_of": data.atlas.AsOf()}), nil
}
