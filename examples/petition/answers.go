package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// answerColumns are the names of the columns that are added.
var answerColumns = [...]string{
	"ward", "alder", "status", "certainty", "other_wards", "matched_address",
	"corrections", "method", "lat", "lng", "border_m", "map",
}

// answerHeader returns answerColumns, each prefixed if the input has a column
// of that name.
func answerHeader(header []string) []string {
	names := slices.Clone(answerColumns[:])
	for i, name := range names {
		for slices.ContainsFunc(header, func(cell string) bool { return strings.EqualFold(strings.TrimSpace(cell), name) }) {
			name = "chiward_" + name
		}
		names[i] = name
	}
	return names
}

// appendAnswer appends the cells of answer in the order of answerColumns. An
// ambiguous address has all its places in matched_address and their wards in
// other_wards.
func appendAnswer(row []string, answer ward.Answer) []string {
	res := answer.Result
	var number, alder, certainty, matched, method, lat, lng, border string
	others := res.Others
	if res.Map != "" {
		certainty, method = res.Certainty.String(), res.Method.String()
		lat, lng = decimal(res.Point.Lat, 7), decimal(res.Point.Lng, 7)
		border = decimal(float64(res.Border), 1)
		matched = place(res.Address)
	}
	if res.Ward != 0 {
		number, alder = strconv.Itoa(int(res.Ward)), res.Alder.Name
		if answer.Vacant {
			alder = "vacant"
		}
	}
	if len(answer.Choices) > 0 {
		var places []string
		for _, choice := range answer.Choices {
			others = others.With(choice.Ward)
			places = append(places, place(choice.Address))
		}
		matched = strings.Join(places, " | ")
	}
	return append(row, number, alder, answer.Status.String(), certainty, others.String(), matched,
		res.Corrections.String(), method, lat, lng, border, res.Map)
}

// place returns a without what is no part of the place on the street.
func place(a address.Address) string {
	a.Unit, a.ZIP = "", ""
	return a.String()
}

func decimal(value float64, digits int) string { return strconv.FormatFloat(value, 'f', digits, 64) }
