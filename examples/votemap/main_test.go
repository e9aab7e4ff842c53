package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/examples/internal/wardmap"
	"github.com/chiward/chiward/ward"
)

// drawn draws a measure, and returns the picture and how many wards it has by
// class.
func drawn(t *testing.T, id ward.MeasureID) (string, map[string]int) {
	t.Helper()
	var picture bytes.Buffer
	if err := run(&picture, id); err != nil {
		t.Fatal(err)
	}
	text := picture.String()
	wards := map[string]int{}
	class := ""
	decoder := xml.NewDecoder(&picture)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return text, wards
		}
		if err != nil {
			t.Fatal(err)
		}
		element, ok := token.(xml.StartElement)
		switch {
		case ok && element.Name.Local == "g":
			class = element.Attr[0].Value
		case ok && element.Name.Local == "path" && class != "streets":
			wards[class]++
		}
	}
}

// TestPictures checks every roll call of the shipped record: each ward is drawn
// once, as many as voted, and procedure in colors of its own.
func TestPictures(t *testing.T) {
	atlas, err := ward.Open(data.Current())
	if err != nil {
		t.Fatal(err)
	}
	drawings := 0
	for _, measure := range atlas.Measures() {
		if measure.Tally.RollCall == ward.RollCallNone {
			continue
		}
		drawings++
		text, wards := drawn(t, measure.ID)
		votes := map[string]int{}
		for stance := range atlas.Stances(measure.ID) {
			if stance.Act.IsVote() {
				votes[classOf(stance.Act, stance.Basis)]++
			}
		}
		all := 0
		for class, n := range wards {
			act, procedure := strings.CutSuffix(class, " procedure")
			if procedure != measure.Tally.Question.IsProcedure() {
				t.Errorf("%s: the class is %q", measure.ID, class)
			}
			if act != "none" && n != votes[act] {
				t.Errorf("%s: %d wards are drawn as %s, %d voted so", measure.ID, n, act, votes[act])
			}
			all += n
		}
		if all != ward.Count {
			t.Errorf("%s: %d wards are drawn", measure.ID, all)
		}
		derived := measure.Tally.RollCall == ward.RollCallDerived
		if got := strings.Contains(text, "we worked it out"); got != derived {
			t.Errorf("%s: the legend says that votes were worked out: %v", measure.ID, got)
		}
	}
	if drawings == 0 {
		t.Error("nothing was drawn")
	}
}

// TestPictureOfREADME holds that the picture that README shows is the one of
// today's record; go generate ./data draws it.
func TestPictureOfREADME(t *testing.T) {
	want, _ := drawn(t, "O2023-0004222")
	if got, err := os.ReadFile("O2023-0004222.svg"); err != nil || string(got) != want {
		t.Errorf("examples/votemap/O2023-0004222.svg is not of today's record, %v; run go generate ./data", err)
	}
}

// TestBases has a made-up roll call, some of which was worked out: the legend
// says so of those wards alone.
func TestBases(t *testing.T) {
	atlas, err := ward.Open(os.DirFS("../../ward/testdata/toy"))
	if err != nil {
		t.Fatal(err)
	}
	measure, _ := atlas.Measure("O2")
	votes := map[ward.Number]ward.Stance{}
	for n, basis := range []ward.Basis{"", ward.BasisRecord, ward.BasisDerived, ward.BasisReported, ward.BasisDerived} {
		if basis != "" {
			votes[ward.Number(n)] = ward.Stance{Act: ward.ActYea, Question: ward.QuestionTable, Basis: basis}
		}
	}
	got := newPicture(atlas.Latest(), wardmap.NewStreets(nil, atlas.Latest().Map()), measure, votes).Description
	for _, want := range []string{
		"1 ward: Voted yea on tabling it, which ended it. 1 ward: ", "1 ward: Voted yea on tabling it, which ended it. This is by one report",
		"2 wards: Voted yea on tabling it, which ended it. This is not recorded", "46 wards: ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

func TestRefused(t *testing.T) {
	for id, want := range map[ward.MeasureID]string{
		"O1": `there is no measure "O1"; those with a roll call are O2021-117, `, "WCO-2016": "no roll call on WCO-2016 has been found",
	} {
		var out strings.Builder
		if err := run(&out, id); err == nil || !strings.HasPrefix(err.Error(), want) || out.Len() > 0 {
			t.Errorf("%s: error %v, want %q; drawn: %.40q", id, err, want, out.String())
		}
	}
}
