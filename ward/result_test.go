package ward

import (
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

// TestZeroResult shows that a Result nobody filled is taken for no answer.
func TestZeroResult(t *testing.T) {
	var res Result
	if err := res.Err(); err == nil || errors.Is(err, ErrNoStreets) {
		t.Errorf("the error is %v", err)
	}
	if got := res.String(); got != "no answer" {
		t.Errorf("it prints as %q", got)
	}
}

// TestResultSize holds how large a Result may be: batches have millions.
func TestResultSize(t *testing.T) {
	if size := unsafe.Sizeof(Result{}); size > 256 {
		t.Errorf("a Result has %d bytes", size)
	}
	if size := unsafe.Sizeof(Date{}); size > 4 {
		t.Errorf("a Date has %d bytes", size)
	}
}

// TestNear has results of points.
func TestNear(t *testing.T) {
	s := toyOn(t, "2026-10-05")
	seat, _ := s.Seat(24)
	for _, test := range []struct {
		name   string
		res    Result
		status Status
		ward   Number
		sure   Certainty
		asOf   string
		text   string
	}{
		{"in a ward with a holder", s.At(middle(2)), StatusMatched, 2, CertaintyClear, "2026-10-05", "2nd Ward"},
		{"in a ward of which nothing is known", s.At(middle(24)), StatusMatched, 24, CertaintyClear, "2026-10-05", "24th Ward"},
		{"near a border", s.Near(middle(24), 60), StatusMatched, 24, CertaintyNearBorder, "2026-10-05", "24th Ward, near the border (it may be ward 14 or 23 or 25 or 34)"},
		{"near the limit", s.At(geo.Point{Lat: 10.000002, Lng: 10.0035}), StatusMatched, 4, CertaintyNearBorder, "2026-10-05", "4th Ward, near the city limit"},
		{"outside near the limit", s.At(geo.Point{Lat: 9.999998, Lng: 10.0035}), StatusOutside, 0, CertaintyNearBorder, "2026-10-05", "outside Chicago, near its limit"},
		{"outside", s.At(geo.Point{Lat: 42, Lng: -87}), StatusOutside, 0, CertaintyOutside, "2026-10-05", "outside Chicago"},
		{"nowhere", s.At(geo.Point{Lat: math.NaN(), Lng: -87}), StatusOutside, 0, CertaintyOutside, "2026-10-05", "outside Chicago"},
	} {
		res := test.res
		if res.Status != test.status || res.Ward != test.ward || res.Certainty != test.sure || res.AsOf.String() != test.asOf ||
			res.Date.String() != "2026-10-05" || res.Map != "2023" {
			t.Errorf("%s: %+v", test.name, res)
		}
		if got := res.String(); got != test.text {
			t.Errorf("%s prints as %q, want %q", test.name, got, test.text)
		}
		if res.Err() != nil {
			t.Errorf("%s: error %v", test.name, res.Err())
		}
		if want, _ := s.Seat(test.ward); res.Seat != want || res.DivisionID != test.ward.DivisionID() {
			t.Errorf("%s: seat %v, division %q", test.name, res.Seat, res.DivisionID)
		}
		if _, err := json.Marshal(res); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	if seat.State != SeatNotKnown {
		t.Errorf("the seat of ward 24 is %s", seat.State)
	}
}

// TestErr holds that an error says why there is no answer and nothing of what
// was asked.
func TestErr(t *testing.T) {
	for status := range statusTexts {
		err := Result{Status: status, Date: MustParseDate("2026-10-05"), Address: "SECRET"}.Err()
		if status == StatusOutside {
			if err != nil {
				t.Errorf("a place outside is the error %v", err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), string(status)) || strings.Contains(err.Error(), "SECRET") {
			t.Errorf("%s: error %v", status, err)
		}
	}
	if err := (Result{Status: StatusMatched}).Err(); err != nil {
		t.Errorf("a match is the error %v", err)
	}
}

// TestNoStreets has what comes of an address when no streets were opened.
func TestNoStreets(t *testing.T) {
	for _, res := range []Result{
		toyOn(t, "2026-10-05").Address("10 Secret St"),
		toyOn(t, "2026-10-05").Locate(address.Input{Text: "10 Secret St", ZIP: "60601"}),
	} {
		if err := res.Err(); !errors.Is(err, ErrNoStreets) || res.Status != "" || strings.Contains(strings.ToUpper(err.Error()), "SECRET") {
			t.Errorf("status %q, error %v", res.Status, err)
		}
	}
}

func TestStatusOf(t *testing.T) {
	for _, test := range []struct {
		err  error
		want Status
	}{
		{address.ErrEmpty, StatusEmpty},
		{address.ErrNoNumber, StatusIncomplete},
		{address.ErrNoStreet, StatusIncomplete},
		{address.ErrPOBox, StatusPOBox},
		{address.ErrNotChicago, StatusOutside},
		{address.ErrMultiple, StatusAmbiguous},
		{address.ErrNotAddress, StatusNotAddress},
		{address.ErrTooLong, StatusNotAddress},
		{street.ErrUnknownStreet, StatusNoStreet},
		{street.ErrUnknownCorner, StatusNoStreet},
		{street.ErrUnknownNumber, StatusNoNumber},
	} {
		if got := statusOf(test.err); got != test.want {
			t.Errorf("%v is %s, want %s", test.err, got, test.want)
		}
	}
	for status, text := range statusTexts {
		if text.English == "" || text.Spanish == "" || text.English == text.Spanish {
			t.Errorf("%s is said %+v", status, text)
		}
	}
	if len(statusTexts) != 8 || StatusMatched.Text() != (Text{}) || Status("").Text() != (Text{}) {
		t.Error("a status lacks its text, or one that needs none has one")
	}
}

// TestSettle has addresses that fit several places: in one ward the answer is
// the place nearest to a border counting how far off each may be; in several
// it is ambiguous.
func TestSettle(t *testing.T) {
	s := toyOn(t, "2026-10-05")
	const meter = 1 / 111195.08
	inTwo := geo.Point{Lat: 10 + 40*meter, Lng: 10.0015}
	fixes := []street.Fix{
		{Address: address.Address{Number: 1}, Point: middle(2), Radius: 0, Method: street.Exact},
		{Address: address.Address{Number: 2}, Point: inTwo, Radius: 5, Method: street.Exact},
		{Address: address.Address{Number: 3}, Point: middle(2), Radius: 30, Method: street.Block}, // 55 m from the border, but 30 m off
	}
	var res Result
	s.settle(&res, fixes)
	if res.Status != StatusMatched || res.Ward != 2 || !strings.HasPrefix(res.Address, "3") || !res.Corrections.Has(address.TieBroken) || len(res.Choices) != 0 {
		t.Errorf("three places in one ward: %+v", res)
	}
	res = Result{}
	s.settle(&res, append(fixes, street.Fix{Address: address.Address{Number: 4}, Point: middle(3), Method: street.Exact}))
	if res.Status != StatusAmbiguous || res.Ward != 0 || res.Seat != nil || res.Address != "" || len(res.Choices) != 4 || res.Choices[3].Ward != 3 {
		t.Errorf("places in two wards: %+v", res)
	}
	s.settle(&res, []street.Fix{{Point: middle(2)}, {Point: middle(3)}, {Point: middle(2)}})
	if res.Status != StatusAmbiguous {
		t.Errorf("a place in another ward between two in one: %+v", res)
	}
	s.settle(&res, append(fixes, street.Fix{Point: middle(3), Method: street.Exact}))
	for _, choice := range res.Choices {
		if choice.Status != StatusMatched || choice.Corrections.Has(address.TieBroken) {
			t.Errorf("a choice is %+v", choice)
		}
	}
}

// TestPlace has addresses just outside the city limit, which the City counts
// as its own if it has placed them.
func TestPlace(t *testing.T) {
	s := toyOn(t, "2026-10-05")
	const meter = 1 / 111195.08
	south := func(m float64) geo.Point { return geo.Point{Lat: 10 - m*meter, Lng: 10.0035} }
	for _, test := range []struct {
		name string
		fix  street.Fix
		want Number
	}{
		{"149 m outside", street.Fix{Point: south(149), Method: street.Exact}, 4},
		{"151 m outside", street.Fix{Point: south(151), Method: street.Exact}, 0},
		{"between known addresses", street.Fix{Point: south(50), Method: street.Interpolated}, 4},
		{"a block", street.Fix{Point: south(50), Method: street.Block}, 0},
		{"a corner", street.Fix{Point: south(50), Radius: 25, Method: street.Intersection}, 0},
		{"a corner of the limit", street.Fix{Point: south(20), Radius: 25, Method: street.Intersection}, 4},
	} {
		var res Result
		s.place(&res, test.fix)
		if res.Ward != test.want || res.Corrections.Has(address.Snapped) != (test.want != 0) {
			t.Errorf("%s: %+v", test.name, res)
		}
		if test.want != 0 && res.Certainty != CertaintyNearBorder {
			t.Errorf("%s is %s", test.name, res.Certainty)
		}
	}
}

// TestResultJSON holds that what is written is read back as it was, and that
// no list is null.
func TestResultJSON(t *testing.T) {
	s := toyOn(t, "2026-10-05")
	var ambiguous Result
	s.settle(&ambiguous, []street.Fix{{Point: middle(2), Method: street.Exact}, {Point: middle(3), Method: street.Block, Corrections: address.AliasUsed | address.DirCorrected}})
	withRecord := s.Near(middle(2), 12)
	withRecord.Record = s.RecordAt(withRecord.Point, withRecord.Radius)
	for name, res := range map[string]Result{
		"matched": withRecord, "ambiguous": ambiguous, "outside": s.At(geo.Point{}), "no streets": s.Address("x"),
		"nowhere": s.At(geo.Point{Lat: math.Inf(1)}), "anywhere": s.Near(middle(2), geo.Meters(math.Inf(1))),
	} {
		text, err := json.Marshal(res)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "null") {
			t.Errorf("%s: something is null in %s", name, text)
		}
		var read Result
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		forget := func(r *Result) { // what is not written of a term
			if r.Seat != nil && r.Seat.Holder != nil {
				seat, holder := *r.Seat, *r.Seat.Holder
				holder.last = Date{}
				seat.Holder = &holder
				r.Seat = &seat
			}
			for i := range r.Record {
				if by := r.Record[i].RepresentedBy; by != nil {
					term := *by
					term.last = Date{}
					r.Record[i].RepresentedBy = &term
				}
			}
		}
		forget(&res)
		for i := range res.Choices {
			forget(&res.Choices[i])
		}
		if !reflect.DeepEqual(res, read) {
			t.Errorf("%s: %+v\nis read back as\n%+v", name, res, read)
		}
	}
}
