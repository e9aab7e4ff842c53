package main

import (
	"cmp"
	"math"
	"net/http"
	"strconv"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// pageQuery is what a visitor sent, as it was written: an address or the
// position of a device, or the day of a meeting, or both.
type pageQuery struct {
	Address            string
	Lat, Lng, Accuracy string // of a device; used if there is no address
	Meeting            string
}

// readPageQuery reads what the forms of the page send.
func readPageQuery(r *http.Request) (pageQuery, outreach.Language, *problem) {
	values, wrong := parameters(r, "address", "lat", "lng", "accuracy", "meeting", "lang")
	if wrong != nil {
		return pageQuery{}, pageLanguage(r, nil), wrong
	}
	return pageQuery{
		Address: values.Get("address"),
		Lat:     values.Get("lat"), Lng: values.Get("lng"), Accuracy: values.Get("accuracy"),
		Meeting: values.Get("meeting"),
	}, pageLanguage(r, values), nil
}

// pageLanguage returns the language that the visitor chose, or else the one
// that the browser would rather have.
func pageLanguage(r *http.Request, values parameterList) outreach.Language {
	chosen := cmp.Or(values.Get("lang"), r.URL.Query().Get("lang"))
	if l, err := outreach.ParseLanguage(chosen); err == nil {
		return l
	}
	return languageOf(r)
}

// hasPlace reports whether a place is asked about. Whoever asks for the days
// of a meeting need not.
func (q pageQuery) hasPlace() bool { return q.Address != "" || q.isDevice() || q.Meeting == "" }

func (q pageQuery) isDevice() bool { return q.Address == "" && q.Lat != "" }

// lookUp returns what is known of the place on day. It reports false if the
// position of the device cannot be read.
func (q pageQuery) lookUp(day *ward.Snapshot) (ward.Result, bool) {
	if !q.isDevice() {
		return day.Address(q.Address), true
	}
	point, err := day.Map().ParsePoint(q.Lat + "," + q.Lng)
	if err != nil {
		return ward.Result{}, false
	}
	radius, err := strconv.ParseFloat(cmp.Or(q.Accuracy, "0"), 64)
	if err != nil || math.IsNaN(radius) || math.IsInf(radius, 0) || radius < 0 {
		return ward.Result{}, false
	}
	return day.Near(point, geo.Meters(radius)), true
}
