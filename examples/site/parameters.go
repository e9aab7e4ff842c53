package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// parameters returns what r asks with, from the query of a GET and the body of
// a POST: each of names at most once, and nothing else.
func parameters(r *http.Request, names ...string) (url.Values, *problem) {
	read := queryOf
	if r.Method == http.MethodPost {
		read = bodyOf
	}
	values, wrong := read(r)
	if wrong != nil {
		return nil, wrong
	}
	for name, given := range values {
		switch {
		case len(names) == 0:
			return nil, mistake("", "there are no parameters here")
		case !slices.Contains(names, name): // which may be an address
			return nil, mistake("", "the parameters are "+strings.Join(names, ", "))
		case len(given) > 1:
			return nil, mistake(name, "is given more than once")
		case !utf8.ValidString(given[0]):
			return nil, mistake(name, "is not UTF-8")
		}
	}
	return values, nil
}

func queryOf(r *http.Request) (url.Values, *problem) { return formOf(r.URL.RawQuery, "query") }

// formOf reads a form. Unlike the errors of package url, its problems do not
// repeat what was sent.
func formOf(text, field string) (url.Values, *problem) {
	values, err := url.ParseQuery(text)
	switch {
	case strings.Contains(text, ";"):
		return nil, mistake(field, "has a semicolon; & stands between parameters")
	case err != nil:
		return nil, mistake(field, "has a % without two hexadecimal digits")
	}
	return values, nil
}

// bodyOf returns the parameters in the body of r, which is a form or JSON.
func bodyOf(r *http.Request) (url.Values, *problem) {
	if r.URL.RawQuery != "" {
		return nil, mistake("query", "the parameters of a POST belong in its body, so that no log has them")
	}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" && kind != "application/x-www-form-urlencoded" {
		return nil, &problem{
			Status: http.StatusUnsupportedMediaType, Field: "Content-Type",
			Detail: "the body is application/json or application/x-www-form-urlencoded",
		}
	}
	text, err := io.ReadAll(r.Body)
	switch _, tooLarge := errors.AsType[*http.MaxBytesError](err); {
	case tooLarge:
		return nil, &problem{Status: http.StatusRequestEntityTooLarge, Field: "body", Detail: fmt.Sprintf("longer than %d bytes", maxBody)}
	case err != nil:
		return nil, mistake("body", "could not be read to its end")
	case kind == "application/json":
		return objectOf(text)
	}
	return formOf(string(text), "body")
}

// objectOf returns the names and values of a JSON object of texts and numbers.
func objectOf(text []byte) (url.Values, *problem) {
	var object map[string]any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&object); err != nil || object == nil {
		return nil, mistake("body", "not a JSON object")
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, mistake("body", "more than one JSON object")
	}
	values := url.Values{}
	for name, value := range object {
		switch value := value.(type) {
		case string:
			values.Set(name, value)
		case json.Number:
			values.Set(name, value.String())
		default:
			return nil, mistake("body", "has a value that is neither a text nor a number")
		}
	}
	return values, nil
}

// dayOf returns the day that is asked about, today if none is.
func dayOf(data *edition, values url.Values) (*ward.Snapshot, *problem) {
	if !values.Has("date") {
		return data.today, nil
	}
	date, err := ward.ParseDay(values.Get("date"))
	if err != nil {
		return nil, mistake("date", err.Error())
	}
	day, err := data.atlas.On(date)
	if err != nil {
		return nil, mistake("date", err.Error())
	}
	return day, nil
}

// wardOf returns the ward in the path of r.
func wardOf(r *http.Request) (ward.Number, *problem) {
	number, err := ward.ParseNumber(r.PathValue("ward"))
	if err != nil {
		return 0, &problem{Status: http.StatusNotFound, Detail: err.Error(), Field: "ward"}
	}
	return number, nil
}

// placeOf looks up the address or the point that is asked about.
func placeOf(day *ward.Snapshot, values url.Values) (ward.Result, *problem) {
	switch isPoint := values.Has("lat") || values.Has("lng"); {
	case isPoint == values.Has("address"):
		return ward.Result{}, mistake("address", "give either address, or both lat and lng")
	case isPoint:
		point, err := day.Map().ParsePoint(values.Get("lat") + "," + values.Get("lng"))
		if err != nil {
			return ward.Result{}, mistake("lat, lng", err.Error())
		}
		return day.At(point), nil
	}
	text := values.Get("address")
	if len(text) > address.MaxLength {
		return ward.Result{}, mistake("address", fmt.Sprintf("longer than %d bytes", address.MaxLength))
	}
	return day.Address(text), nil
}
