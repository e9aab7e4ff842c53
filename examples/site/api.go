package main

import (
	_ "embed"
	"net/http"
	"runtime/debug"

	"github.com/chiward/chiward/examples/internal/outreach"
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
	s.handle(mux, "POST /v1/ward", s.lookups(answerPlace))
	s.handle(mux, "GET /v1/wards", s.lists(listWards))
	s.handle(mux, "GET /v1/wards/{ward}", s.lists(answerSeat))
	s.handle(mux, "GET /v1/wards.geojson", s.with(sendGeoJSON))
	s.handle(mux, "GET /v1/measures", s.lists(listMeasures))
	s.handle(mux, "GET /v1/about", s.lists(about))
	s.handle(mux, "GET /healthz", s.lookups(health))
	s.handle(mux, "GET /openapi.json", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		writeTagged(w, r, "application/json", openAPI)
	}))
}

// lookups returns a handler for answers that nobody may keep, because they tell
// where somebody is.
func (s *site) lookups(answer endpoint) http.Handler {
	return s.with(func(w http.ResponseWriter, r *http.Request, data *edition) {
		text, wrong := answer(data, r)
		if wrong != nil {
			writeProblem(w, wrong)
			return
		}
		writeText(w, http.StatusOK, "application/json", text)
	})
}

// lists returns a handler for answers that are the same for everybody until the
// data changes.
func (s *site) lists(answer endpoint) http.Handler {
	return s.with(func(w http.ResponseWriter, r *http.Request, data *edition) {
		text, wrong := answer(data, r)
		w.Header().Add("Vary", "Accept-Language")
		if wrong != nil {
			writeProblem(w, wrong)
			return
		}
		writeTagged(w, r, "application/json", text)
	})
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
	res, wrong := placeOf(day, values)
	if wrong != nil {
		return nil, wrong
	}
	if res.Status == ward.StatusMatched {
		res.Record = day.RecordAt(res.Point, res.Radius)
	}
	return encode(res), nil
}

// seatAnswer is a seat on one day, and what its holder did.
type seatAnswer struct {
	Date       ward.Date    `json:"date"`
	DivisionID string       `json:"division_id"`
	Map        string       `json:"map"`
	Seat       *ward.Seat   `json:"seat"`
	Record     []ward.Entry `json:"record"`
	Ask        askAnswer    `json:"ask"`
}

// askAnswer is what to ask an alder, as worked out from the record, in words.
type askAnswer struct {
	Ask    outreach.Ask `json:"ask"`
	Stance *ward.Stance `json:"stance,omitempty"`
	Text   string       `json:"text,omitempty"`
}

func answerSeat(data *edition, r *http.Request) ([]byte, *problem) {
	number, wrong := wardOf(r)
	if wrong != nil {
		return nil, wrong
	}
	values, wrong := parameters(r, "date")
	if wrong != nil {
		return nil, wrong
	}
	day, wrong := dayOf(data, values)
	if wrong != nil {
		return nil, wrong
	}
	seat, _ := day.Seat(number)
	request := outreach.For(data.atlas, day, number)
	answer := seatAnswer{
		Date: day.Date(), DivisionID: number.DivisionID(), Map: day.Map().Info().ID, Seat: seat,
		Record: append([]ward.Entry{}, day.Record(number)...), // never null
		Ask:    askAnswer{Ask: request.Ask, Text: request.Text(languageOf(r))},
	}
	if request.Stance != (ward.Stance{}) {
		answer.Ask.Stance = &request.Stance
	}
	return encode(answer), nil
}

// wardList is every seat on one day.
type wardList struct {
	Date  ward.Date    `json:"date"`
	Map   string       `json:"map"`
	Wards []*ward.Seat `json:"wards"`
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
	list := wardList{Date: day.Date(), Map: day.Map().Info().ID}
	for n := ward.Number(1); n <= ward.Count; n++ {
		seat, _ := day.Seat(n)
		list.Wards = append(list.Wards, seat)
	}
	return encode(list), nil
}

// measureList is every measure, related ones too.
type measureList struct {
	Measures []ward.Measure `json:"measures"`
}

func listMeasures(data *edition, r *http.Request) ([]byte, *problem) {
	if _, wrong := parameters(r); wrong != nil {
		return nil, wrong
	}
	return encode(measureList{data.atlas.Measures()}), nil
}

// age says how old the data are.
type age struct {
	Date      ward.Date `json:"date"`                // today
	AsOf      ward.Date `json:"as_of"`               // of the newest source
	SitsUntil ward.Date `json:"sits_until,omitzero"` // of the last council that is known
	Outdated  bool      `json:"outdated"`            // whether that has passed
}

func ageOf(data *edition) age {
	return age{data.today.Date(), data.atlas.Latest().Date(), data.atlas.SitsUntil(), data.isOutdated()}
}

// aboutData says what the answers rest on.
type aboutData struct {
	age

	Program     string         `json:"program"` // its version, empty if it was built without one
	DataVersion string         `json:"data_version"`
	Notice      string         `json:"notice"`
	Maps        []ward.MapInfo `json:"maps"`
	Sources     []ward.Source  `json:"sources"`
}

func about(data *edition, r *http.Request) ([]byte, *problem) {
	if _, wrong := parameters(r); wrong != nil {
		return nil, wrong
	}
	answer := aboutData{
		age: ageOf(data), DataVersion: data.atlas.Version(), Notice: data.atlas.Notice(), Sources: data.atlas.Sources(),
	}
	if build, ok := debug.ReadBuildInfo(); ok {
		answer.Program = build.Main.Version
	}
	for _, m := range data.atlas.Maps() {
		answer.Maps = append(answer.Maps, m.Info())
	}
	return encode(answer), nil
}

func health(data *edition, r *http.Request) ([]byte, *problem) {
	if _, wrong := parameters(r); wrong != nil {
		return nil, wrong
	}
	return encode(ageOf(data)), nil
}
