package ward_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
	"github.com/chiward/chiward/ward"
)

// The map of 2015 and what was recorded under it do not change any more, so
// the examples look at a day in 2021.
func Example() {
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err != nil {
		panic(err)
	}
	day, err := atlas.On(ward.MustParseDate("2021-01-27"))
	if err != nil {
		panic(err)
	}
	res, err := day.Address("2724 w. cermak")
	if err != nil {
		panic(err)
	}
	fmt.Println(res, "on map", res.Map)
	fmt.Println(res.Address, "-", res.Corrections)
	fmt.Println(res.Alder.Name)
	for stance := range day.Stances(res.Ward) {
		if stance.Measure == "O2021-117" && stance.Act == ward.Yea {
			fmt.Println(stance.Date, stance.Act, stance.Question, stance.Position)
		}
	}
	// Output:
	// 12th Ward on map 2015
	// 2724 W CERMAK RD - street type
	// George A. Cardenas
	// 2021-01-27 yea adopt for
}

func ExampleSnapshot_At() {
	unionStation := geo.Point{Lat: 41.8787, Lng: -87.6403}
	for _, date := range []string{"2014-06-01", "2020-06-01", "2024-06-01"} {
		day, err := shipped().On(ward.MustParseDate(date))
		if err != nil {
			panic(err)
		}
		fmt.Println(date, day.At(unionStation))
	}
	// Output:
	// 2014-06-01 2nd Ward
	// 2020-06-01 42nd Ward
	// 2024-06-01 34th Ward
}

// A program with a geocoder of its own brings the point and says how far off
// it may be.
func ExampleSnapshot_Near() {
	day, err := shipped().On(ward.MustParseDate("2024-06-01"))
	if err != nil {
		panic(err)
	}
	res := day.Near(geo.Point{Lat: 41.8962, Lng: -87.6775}, 500)
	fmt.Println(res.Ward, res.Certainty, "or", res.Others)
	// Output: 36 near_border or 1
}

func ExampleSnapshot_Address_ambiguous() {
	day, err := shipped().On(ward.MustParseDate("2024-06-01"))
	if err != nil {
		panic(err)
	}
	_, err = day.Address("626 Michigan Ave")
	if ambiguous, ok := errors.AsType[*street.AmbiguousError](err); ok {
		for _, choice := range ambiguous.Choices {
			fmt.Println(choice.Address)
		}
	}
	_, err = day.Address("PO Box 4321")
	fmt.Println(errors.Is(err, address.ErrPOBox))
	// Output:
	// 626 N MICHIGAN AVE
	// 626 S MICHIGAN AVE
	// true
}

func ExampleSnapshot_Addresses() {
	day, err := shipped().On(ward.MustParseDate("2024-06-01"))
	if err != nil {
		panic(err)
	}
	signers := []string{"1060 W Addison St", "n/a", "3500 S Lake Park Ave, 60653"}
	for res, err := range day.Addresses(slices.Values(signers)) {
		fmt.Println(ward.StatusOf(res, err), res.Ward)
	}
	// Output:
	// matched 44
	// not_address 0
	// matched 4
}

func ExampleSnapshot_Answer() {
	day, err := shipped().On(ward.MustParseDate("2025-08-20"))
	if err != nil {
		panic(err)
	}
	answer := day.Answer(day.Address("1901 W Madison St"))
	fmt.Println(answer.Status, answer.Result.Ward, "vacant:", answer.Vacant)
	answer = day.Answer(day.Address("1901 Sesame St"))
	fmt.Println(answer.Status, "-", answer.Reason)
	// Output:
	// matched 27 vacant: true
	// no_street - Chicago has no such street. Check the spelling.
}

func ExampleSnapshot_Seat() {
	day, err := shipped().On(ward.MustParseDate("2021-01-27"))
	if err != nil {
		panic(err)
	}
	seat := day.Seat(35)
	fmt.Println(seat.Result.Alder.Name, "since", seat.Result.Alder.Term.From)
	for _, stance := range seat.Stances {
		if stance.Act == ward.Yea {
			fmt.Println("yea on", stance.Measure, "on", stance.Date)
		}
	}
	// Output:
	// Carlos Ramirez-Rosa since 2015-05-18
	// yea on O2021-117 on 2021-01-27
}

func ExampleStatus_Text() {
	fmt.Println(ward.NoNumber.Text().English)
	fmt.Println(ward.NoNumber.Text().Spanish)
	// Output:
	// The street exists, but not this number on it.
	// La calle existe, pero no tiene ese número.
}

func ExampleAtlas_Notice() {
	before, _, _ := strings.Cut(shipped().Notice(), ",")
	fmt.Println(before)
	// Output: This site provides applications using data that has been modified for use from its original source
}

func ExampleAtlas_Stances() {
	// Who opposed the amendment of 2021, by the roll call?
	query := ward.StanceQuery{Measure: "O2021-117"}
	var wards ward.Set
	for stance := range shipped().Stances(query) {
		if stance.Act == ward.Nay {
			wards = wards.With(stance.Ward)
		}
	}
	fmt.Println(wards)
	// Output: 13 15 19 23 38 41 42 45
}

func ExampleAtlas_Terms() {
	for alder := range shipped().Terms(35) {
		if alder.Term.From.Compare(ward.MustParseDate("2025-12-31")) < 0 {
			fmt.Println(alder.Term.From, alder.Name)
		}
	}
	// Output:
	// 2003-05-05 Rey Colon
	// 2015-05-18 Carlos Ramirez-Rosa
	// 2025-04-07 Anthony J. Quezada
}

func ExampleNumber_Ordinal() {
	fmt.Println(ward.Number(1).Ordinal(), ward.Number(22).Ordinal(), ward.Number(13).Ordinal(), ward.Number(0).Ordinal())
	// Output: 1st 22nd 13th no ward
}

func ExampleSet() {
	s := ward.Set(0).With(43).With(2).With(27)
	fmt.Println(s, s.Len(), s.Has(27), s.Without(27))
	// Output: 2 27 43 3 true 2 43
}

func ExampleParseDate() {
	day, _ := ward.ParseDate("2025-01-15")
	month, _ := ward.ParseDate("2025-01")
	_, err := ward.ParseDate("1/15/2025")
	fmt.Println(day, month, day.Compare(month))
	fmt.Println(err)
	// Output:
	// 2025-01-15 2025-01 1
	// ward: "1/15/2025" is not a date like 2025-01-15
}

func ExampleDate() {
	day, month := ward.MustParseDate("2025-01-15"), ward.MustParseDate("2025-01")
	fmt.Println(day.Compare(month), ward.Date{}.IsZero())
	// Output: 1 true
}

func ExampleMustParseDate() {
	fmt.Println(ward.MustParseDate("2025-01").Month)
	// Output: January
}

func ExampleSpan_Contains() {
	map2015 := ward.Span{From: ward.MustParseDate("2015-05-18"), Until: ward.MustParseDate("2023-05-15")}
	fmt.Println(map2015.Contains(ward.MustParseDate("2023-05-14")), map2015.Contains(ward.MustParseDate("2023-05-15")))
	// Output: true false
}

func ExampleParseNumber() {
	fmt.Println(ward.ParseNumber("35"))
	_, err := ward.ParseNumber("51")
	fmt.Println(err)
	// Output:
	// 35 <nil>
	// ward: "51" is not a ward number from 1 to 50
}

func ExampleNumber() {
	var n ward.Number
	fmt.Println(n.IsValid(), ward.Number(35).IsValid())
	// Output: false true
}

func ExampleNumber_DivisionID() {
	fmt.Println(ward.Number(35).DivisionID())
	// Output: ocd-division/country:us/state:il/place:chicago/ward:35
}

func ExampleSet_All() {
	for n := range ward.Set(0).With(43).With(2).All() {
		fmt.Println(n.Ordinal())
	}
	// Output:
	// 2nd
	// 43rd
}
