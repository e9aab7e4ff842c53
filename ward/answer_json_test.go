package ward

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

// resultJSON has the JSON of a Result, and of an Answer, as encoding/json writes
// it. It is the slow twin of object.
type resultJSON struct {
	Status      string       `json:"status,omitempty"`
	Reason      string       `json:"reason,omitempty"`
	Ward        *Number      `json:"ward"`
	DivisionID  string       `json:"division_id,omitempty"`
	Certainty   string       `json:"certainty,omitempty"`
	Border      *geo.Meters  `json:"border_m,omitempty"`
	OtherWards  []int        `json:"other_wards,omitempty"` // not bytes, which JSON would write as base64
	Point       *pointJSON   `json:"point,omitempty"`
	Radius      *geo.Meters  `json:"radius_m,omitempty"`
	Map         string       `json:"map,omitempty"`
	Address     string       `json:"address,omitempty"`
	Corrections []string     `json:"corrections,omitempty"`
	Method      string       `json:"method,omitempty"`
	Alder       *alderJSON   `json:"alder"`
	Vacant      bool         `json:"vacant,omitempty"`
	Contact     *contactJSON `json:"contact,omitempty"`
	Stances     []Stance     `json:"stances,omitempty"`
	Choices     []resultJSON `json:"choices,omitempty"`
	AsOf        Date         `json:"as_of,omitzero"`
}

type pointJSON struct {
	Lat float64 `json:"lat"`
	Lng float64 `json:"lng"`
}

// formOf returns r in the form of its JSON.
func formOf(r *Result) resultJSON {
	form := resultJSON{AsOf: r.AsOf, Map: r.Map}
	if n := r.Ward; n != 0 {
		form.Ward, form.DivisionID = &n, n.DivisionID()
	}
	if r.Alder != (Alder{}) {
		alder := r.Alder.toJSON()
		form.Alder = &alder
	}
	if r.Map == "" || r.isSeat() {
		return form
	}
	form.Certainty = r.Certainty.String()
	form.Method = r.Method.String()
	form.Address = r.Address.String()
	if r.Corrections != 0 {
		form.Corrections = strings.Split(r.Corrections.String(), "; ")
	}
	for n := range r.Others.All() {
		form.OtherWards = append(form.OtherWards, int(n))
	}
	if border, radius := r.Border, r.Radius; !math.IsInf(float64(border), 0) {
		form.Point = &pointJSON{r.Point.Lat, r.Point.Lng}
		form.Border, form.Radius = &border, &radius
	}
	return form
}

// marshalSlowly returns what encoding/json makes of the form of a.
func marshalSlowly(a *Answer) ([]byte, error) {
	form := formOf(&a.Result)
	form.Status, form.Reason = a.Status.String(), a.Reason
	form.Stances, form.Vacant = a.Stances, a.Vacant
	for i := range a.Choices {
		form.Choices = append(form.Choices, formOf(&a.Choices[i]))
	}
	if a.Contact != (Contact{}) {
		contact := a.Contact.toJSON()
		form.Contact = &contact
	}
	return json.Marshal(form)
}

// checkJSON compares the JSON of a and of its result to what encoding/json
// makes of them.
func checkJSON(t *testing.T, a *Answer) {
	t.Helper()
	want, wantErr := marshalSlowly(a)
	got, err := a.MarshalJSON()
	if string(got) != string(want) || (err == nil) != (wantErr == nil) {
		t.Errorf("%s, %v, want\n%s, %v", got, err, want, wantErr)
	}
	alder, alderErr := json.Marshal(a.Result.Alder)
	if alderErr != nil {
		t.Fatal(alderErr)
	}
	got, err = a.AppendJSON([]byte("["), alder)
	if string(got) != "["+string(want) || (err == nil) != (wantErr == nil) {
		t.Errorf("with the alder prepared: %s, %v, want\n[%s, %v", got, err, want, wantErr)
	}
	want, wantErr = json.Marshal(formOf(&a.Result))
	got, err = a.Result.MarshalJSON()
	if string(got) != string(want) || (err == nil) != (wantErr == nil) {
		t.Errorf("%s, %v, want\n%s, %v", got, err, want, wantErr)
	}
}

// TestAnswerJSON compares answers for every seat there is, held, vacant and
// former.
func TestAnswerJSON(t *testing.T) {
	shipped, toy := shippedRecord(t, "current", "history"), toyAtlas(t)
	atlas := &Atlas{asOf: shipped.confirmed(), maps: toy.maps, record: shipped}
	for _, atlas := range []*Atlas{atlas, toy} {
		for _, date := range []Date{atlas.AsOf(), MustParseDate("2021-01-27"), MustParseDate("2025-05-10")} {
			day := &Snapshot{atlas: atlas, m: toy.maps[0], date: date}
			for n := Number(0); n <= Count+1; n++ {
				seat := day.Seat(n)
				checkJSON(t, &seat)
			}
			for lat := 41.79; lat < 41.86; lat += 0.004 {
				for lng := -87.81; lng < -87.69; lng += 0.004 {
					place := day.Answer(day.Near(geo.Point{Lat: lat, Lng: lng}, 12), nil)
					checkJSON(t, &place)
				}
			}
		}
	}
}

// TestRandomAnswerJSON compares answers made of odd values, many of which no
// look-up returns.
func TestRandomAnswerJSON(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		parts := []string{"", "a", "N Main St", "Núñez", `"`, `\\`, "<", "b>", "&", "\x00", "\x1f", "\x7f", "\xff", "\u2028", "😀", "; "}
		return parts[random.IntN(len(parts))] + parts[random.IntN(len(parts))]
	}
	number := func() float64 {
		numbers := []float64{
			0, math.Copysign(0, -1), 1, -87.6, 0.1, 1e-6, 9.99e-7, -1e-9, 5e-324, 1e20, 1e21, -math.MaxFloat64, random.NormFloat64(),
		}
		if random.IntN(100) == 0 {
			numbers = []float64{math.NaN(), math.Inf(1), math.Inf(-1)}
		}
		return numbers[random.IntN(len(numbers))]
	}
	date := func() Date {
		return [...]Date{{}, {Year: 2025}, {Year: 2025, Month: 1}, {Year: 2025, Month: 11, Day: 9}}[random.IntN(4)]
	}
	maybe := func() bool { return random.IntN(2) == 0 }
	result := func() (r Result) {
		r.Ward, r.Certainty, r.Map = Number(random.IntN(Count+2)), Certainty(random.IntN(4)), text()
		r.Border, r.Radius = geo.Meters(number()), geo.Meters(number())
		r.Point = geo.Point{Lat: number(), Lng: number()}
		r.Others = Set(random.Uint64N(1 << (Count + 1)))
		r.Address = address.Address{Unit: text(), ZIP: text()}
		r.Corrections = address.Corrections(random.Uint32() & random.Uint32() & random.Uint32())
		r.Method, r.AsOf = street.Method(random.IntN(8)), date()
		if maybe() {
			r.Alder = Alder{ID: AlderID(text()), Name: text(), Ward: r.Ward, Note: text(), Contact: Contact{Email: text()}}
		}
		return r
	}
	failed := 0
	for range 5000 {
		a := Answer{Status: Status(random.IntN(12)), Reason: text(), Result: result(), Vacant: maybe()}
		if maybe() {
			a.Contact = Contact{Phone: text(), Website: text()}
		}
		if maybe() {
			a.Stances = []Stance{{Measure: "O1", Date: date()}}
		}
		for range random.IntN(3) {
			a.Choices = append(a.Choices, result())
		}
		checkJSON(t, &a)
		if _, err := a.MarshalJSON(); err != nil {
			failed++
		}
	}
	if failed == 0 || failed > 4000 {
		t.Errorf("%d of 5000 answers have no JSON", failed)
	}
}
