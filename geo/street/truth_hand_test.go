package street

import (
	"errors"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo/address"
)

// find is place for a text, by the reading that fits best.
func (s *score) find(in address.Input, want string) (f Fix, answered, sure bool) {
	f, err := s.streets.Find(address.Read(in))
	if several, ok := errors.AsType[*AmbiguousError](err); ok {
		// place decides about several places of an address that is left open.
		open := several.Choices[0].Address
		if len(several.Choices) > 1 && several.Choices[1].Address.Number == open.Number {
			open.Street.Dir = ""
		}
		return s.place(open, nil, in.Text, want)
	}
	if err != nil {
		return s.place(address.Address{}, err, in.Text, want)
	}
	return s.place(f.Address, nil, in.Text, want)
}

// TestTruthByHand measures what is written by hand and in haste, corners, and
// real addresses with the direction flipped.
func TestTruthByHand(t *testing.T) {
	s := &score{t: t, streets: openStreets(t, shipped), wards: readTruthMap(t, "2023")}
	must, right, wrongClear, none := 0, 0, 0, 0
	for _, row := range readTable(t, truthFile(t, "hand_written.tsv.gz")) {
		text, kind, want := row[2], row[3], row[5]
		f, answered, sure := s.find(address.Input{Text: text}, want)
		ward := s.wards.ward(f.Point)
		switch kind {
		case "M", "C":
			must++
			if answered && ward == want {
				right++
			} else if answered && sure {
				wrongClear++
			}
		case "X", "N":
			if answered && ward != "" {
				none++
			}
		}
	}
	s.least("by hand: right, of those that must match", percent(right, must), 96)
	s.most("by hand: clear and wrong", float64(wrongClear), 0)
	s.most("by hand: no address, or of another city, with a ward", float64(none), 0)

	flipped := map[string]string{"N": "S", "S": "N", "E": "W", "W": "E"}
	licenses, answered, agreed, flips, others := 0, 0, 0, 0, 0
	for _, row := range readTable(t, truthFile(t, "more_addresses.tsv.gz")) {
		text, zip, want, list := row[0], row[1], row[2], row[6]
		words := strings.Fields(text)
		if list != "licences2024sample" || want == "" || len(words) < 3 {
			continue
		}
		licenses++
		if f, ok, _ := s.find(address.Input{Text: text, City: "Chicago", ZIP: zip}, want); ok {
			answered++
			if s.wards.ward(f.Point) == want {
				agreed++
			}
		}
		dir, ok := flipped[words[1]]
		if !ok {
			continue
		}
		flips++
		words[1] = dir
		f, err := s.streets.Find(address.Read(address.Input{Text: strings.Join(words, " ")}))
		a, _ := address.Parse(text)
		if err == nil && compact(f.Address.Street.Name) != compact(a.Street.Name) && !f.Corrections.Has(address.AliasUsed) {
			others++
			t.Logf("%q is found as %v", strings.Join(words, " "), f.Address)
		}
	}
	s.least("licenses: answered", percent(answered, licenses), 99.85)
	s.least("licenses: right, of the answered", percent(agreed, answered), 99.55)
	s.most("direction flipped: a street of another name", float64(others), 0)
	if must < 150 || licenses < 4_000 || flips < 4_000 {
		t.Errorf("only %d, %d and %d rows", must, licenses, flips)
	}
}
