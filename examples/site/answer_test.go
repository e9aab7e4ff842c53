package main

import (
	"encoding/json"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// TestAnswerOn compares answers with prepared alders to json.Marshal, for
// places in every ward, outside, and near borders, on the latest day and on
// another.
func TestAnswerOn(t *testing.T) {
	data, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	found := ward.Set(0)
	check := func(day *ward.Snapshot, answer ward.Answer) {
		want, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(data.answerOn(day, &answer)); got != string(want)+"\n" {
			t.Errorf("%.2000s, want\n%.2000s", got, want)
		}
		if day == data.latest {
			found = found.With(answer.Result.Ward)
		}
	}
	for day, step := range map[*ward.Snapshot]float64{data.latest: 0.012, day2021(t, data): 0.05} {
		for lat := 41.64; lat < 42.04; lat += step {
			for lng := -87.95; lng < -87.51; lng += step {
				check(day, day.Answer(day.Near(geo.Point{Lat: lat, Lng: lng}, 20), nil))
			}
		}
	}
	for _, text := range []string{"626 Michigan Ave", `1 "alder":null St`, "2100 Ridge Ave, Evanston"} {
		check(data.latest, data.latest.Answer(data.latest.Address(text)))
	}
	for n := range data.latest.Alders() {
		if !found.Has(n) {
			t.Errorf("no place is in ward %d", n)
		}
	}
}
