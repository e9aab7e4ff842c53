package ward

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

var updateGolden = flag.Bool("update", false, "write the files in testdata anew")

// toyAtlas has the toy record and a map in which the wards are fifty squares
// in rows of ten: ward 1 at the south-west, from 41.80,-87.80.
func toyAtlas(t *testing.T) *Atlas {
	t.Helper()
	var squares []string
	for n := range Count {
		west, south := -87.8+float64(n%10)*0.01, 41.8+float64(n/10)*0.01
		squares = append(squares, fmt.Sprintf(`{"type":"Feature","properties":{"ward":%d},"geometry":{"type":"Polygon",`+
			`"coordinates":[[[%.2f,%.2f],[%.2f,%.2f],[%.2f,%.2f],[%.2f,%.2f],[%.2f,%.2f]]]}}`, n+1, west, south, west+.01, south,
			west+.01, south+.01, west, south+.01, west, south))
	}
	m, err := ReadMap(strings.NewReader(`{"type":"FeatureCollection","features":[`+strings.Join(squares, ",")+`]}`),
		MapInfo{ID: "toy", Accuracy: 1})
	if err != nil {
		t.Fatal(err)
	}
	r := toyRecord(t)
	return &Atlas{asOf: r.confirmed(), maps: []*Map{m}, record: r}
}

// TestGolden pins the JSON of every type that has one.
func TestGolden(t *testing.T) {
	atlas := toyAtlas(t)
	r := atlas.record
	today := atlas.Latest()
	inOne := geo.Point{Lat: 41.805, Lng: -87.7901}
	ann, _ := r.alder(1, MustParseDate("2020-01-01"))
	ben, _ := r.alder(1, MustParseDate("2026-01-01"))
	measure, _ := r.measure("O1")
	var placed Result
	today.place(&placed, street.Fix{
		Address: address.MustParse("10 N Main St"), Point: inOne, Radius: 12, Method: street.Exact,
		Corrections: address.SuffixCorrected,
	})
	vacant, err := atlas.On(MustParseDate("2025-05-10"))
	if err != nil {
		t.Fatal(err)
	}
	answer := today.Answer(placed, nil)
	for s := range today.Stances(1) {
		answer.Stances = append(answer.Stances, s)
	}
	golden(t, "alder", ben)
	golden(t, "alder_former", ann)
	golden(t, "contact", r.contact(2))
	golden(t, "measure", measure)
	for s := range r.selectStances(StanceQuery{Measure: "O2", Alder: "ann-alba", During: Span{From: MustParseDate("2025-01-15")}}) {
		golden(t, "stance", s)
	}
	golden(t, "entry", today.Record(1)[1])
	golden(t, "entry_unrecorded", Entry{Measure: measure, Reason: NotInOffice, Predecessor: ann})
	golden(t, "request", today.Ask(1))
	// Distances may differ in the last digits between processors.
	outside := today.Near(geo.Point{Lat: 42, Lng: -87}, 0)
	empty := vacant.Answer(vacant.At(inOne), nil)
	ambiguous := today.Answer(Result{}, &street.AmbiguousError{Choices: []street.Fix{
		{Address: address.MustParse("10 N Main St"), Point: inOne, Radius: 12, Method: street.Exact},
		{Address: address.MustParse("10 S Main St"), Point: geo.Point{Lat: 41.805, Lng: -87.785}, Radius: 50, Method: street.Block},
	}})
	for _, res := range []*Result{&placed, &answer.Result, &outside, &empty.Result, &ambiguous.Choices[0], &ambiguous.Choices[1]} {
		res.Border = 8.25
	}
	goldenText(t, "result", placed)
	goldenText(t, "result_outside", outside)
	goldenText(t, "answer", answer)
	goldenText(t, "answer_vacant", empty)
	goldenText(t, "answer_ambiguous", ambiguous)
	goldenText(t, "answer_seat", today.Seat(1))
	goldenText(t, "answer_seat_vacant", vacant.Seat(1))
	goldenText(t, "answer_no_seat", today.Seat(0))
}

// golden checks that value is written as testdata has it, and read back as
// itself.
func golden[T any](t *testing.T, name string, value T) {
	t.Helper()
	text := goldenText(t, name, value)
	var back T
	if err := json.Unmarshal(text, &back); err != nil || !reflect.DeepEqual(back, value) {
		t.Errorf("%s.json is read as %+v, %v\nwant %+v", name, back, err, value)
	}
}

// goldenText checks that value is written as testdata has it.
func goldenText(t *testing.T, name string, value any) []byte {
	t.Helper()
	got, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	path := "testdata/" + name + ".json"
	if *updateGolden {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("the JSON is not %s but\n%s", path, got)
	}
	return got
}

// TestShippedJSON checks that every tenure and contact survives its JSON.
func TestShippedJSON(t *testing.T) {
	r := shippedRecord(t, "current", "history")
	for n := Number(1); n <= Count; n++ {
		for term := range r.termsOf(n) {
			var back Alder
			text, err := json.Marshal(term)
			if err == nil {
				err = json.Unmarshal(text, &back)
			}
			if err != nil || back != term {
				t.Errorf("%s is read back as %+v, %v", text, back, err)
			}
		}
	}
	offices := 0
	for office := range r.contact(36).Offices() {
		var back Office
		text, err := json.Marshal(office)
		if err == nil {
			err = json.Unmarshal(text, &back)
		}
		if err != nil || back != office {
			t.Errorf("%s is read back as %+v, %v", text, back, err)
		}
		offices++
	}
	if offices < 2 {
		t.Errorf("ward 36 has %d offices", offices)
	}
	for _, bad := range []string{`{"id": 1}`, `{"offices": [{"classification": "home"}]}`, `[]`} {
		if err := json.Unmarshal([]byte(bad), new(Alder)); err == nil {
			t.Errorf("%s is read as an alder", bad)
		}
		if err := json.Unmarshal([]byte(bad), new(Contact)); err == nil && bad[2] == 'o' {
			t.Errorf("%s is read as a contact", bad)
		}
	}
	if err := json.Unmarshal([]byte(`{"classification": "home"}`), new(Office)); err == nil {
		t.Error("a home is read as an office")
	}
}
