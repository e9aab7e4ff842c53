package ward_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing/fstest"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// toy returns the atlas of a made-up city of fifty squares, which does not
// change.
func toy() *ward.Atlas {
	atlas, err := ward.Open(os.DirFS("testdata/toy"))
	if err != nil {
		panic(err)
	}
	return atlas
}

// toyOn returns the made-up city on a day.
func toyOn(date string) *ward.Snapshot {
	day, err := toy().On(ward.MustParseDate(date))
	if err != nil {
		panic(err)
	}
	return day
}

// From a signer's address to the ward, and who represented that place then.
func Example() {
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err != nil {
		panic(err)
	}
	day, err := atlas.On(ward.MustParseDate("2021-01-27"))
	if err != nil {
		panic(err)
	}
	res := day.Address("2724 w. cermak")
	if res.Status != ward.StatusMatched {
		fmt.Println(res.Err())
		return
	}
	fmt.Println(res, "on map", res.Map)
	fmt.Println(res.Address, "-", res.Corrections)
	for _, entry := range day.RecordAt(res.Point, res.Radius) {
		if entry.Measure == "O2021-117" {
			fmt.Println("of whoever represented the", entry.Ward.Ordinal(), "Ward on", entry.Date)
		}
	}
	// Output:
	// 12th Ward on map 2015
	// 2724 W CERMAK RD - street type
	// of whoever represented the 12th Ward on 2021-01-27
}

func ExampleOpen() {
	atlas, err := ward.Open(data.Current())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(atlas.Maps()), "map")

	// A bundle is any file system with a manifest, such as os.DirFS.
	_, err = ward.Open(fstest.MapFS{})
	fmt.Println(err)
	// Output:
	// 1 map
	// ward: bundle has 0 manifests: one JSON file must be at its root
}

func ExampleAtlas_On() {
	day, err := shipped().On(ward.MustParseDate("2021-01-27"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(day.Date(), day.Map().Info().ID)

	_, err = shipped().On(ward.MustParseDate("1999-12-31"))
	fmt.Println(errors.Is(err, ward.ErrNoMap))
	// Output:
	// 2021-01-27 2015
	// true
}

func ExampleAtlas_Latest() {
	fmt.Println(shipped().Latest().At(geo.Point{Lat: 41.9484, Lng: -87.6553}))
	// Output: 44th Ward
}

func ExampleAtlas_Measures() {
	for _, measure := range toy().Measures() {
		fmt.Println(measure.ID, measure.Effect, measure.Outcome, measure.Tally.RollCall)
	}
	// Output:
	// O0 strengthens passed none
	// O1 strengthens passed whole
	// O2 weakens tabled derived
	// R1 unclassified adopted whole
}

func ExampleAtlas_Measure() {
	measure, ok := toy().Measure("O1")
	fmt.Println(measure.Introduced, measure.Final, measure.Outcome, ok)
	// Output: 2020-01 2020-02-03 passed true
}

func ExampleAtlas_Stances() {
	// Which wards voted nay?
	for stance := range toy().Stances("O1") {
		if stance.Act == ward.ActNay {
			fmt.Println(stance.Ward)
		}
	}
	// Output: 2
}

func ExampleAtlas_Person() {
	person, ok := toy().Person("ann-alba")
	fmt.Println(person.Name, ok)
	// Output: Ann Alba true
}

func ExampleAtlas_FindPeople() {
	for _, person := range toy().FindPeople("ALBA, Annie") {
		fmt.Println(person.ID, "is", person.Name)
	}
	// Output: ann-alba is Ann Alba
}

func ExampleSnapshot_Seat() {
	for _, date := range []string{"2025-04-30", "2025-05-01", "2025-06-01"} {
		seat, _ := toyOn(date).Seat(1)
		if seat.Holder != nil {
			fmt.Println(date, seat.State, seat.Holder.Name)
		} else {
			fmt.Println(date, seat.State)
		}
	}
	// Output:
	// 2025-04-30 seated Ann Alba
	// 2025-05-01 vacant
	// 2025-06-01 seated Ben Brook
}

// Who represented a place when the Council acted, and what they did: the place
// was in ward 49 by the map of 2020, and is in ward 2.
func ExampleSnapshot_RecordAt() {
	for _, entry := range toyOn("2026-10-04").RecordAt(geo.Point{Lat: 10.0005, Lng: 10.0015}, 0) {
		fmt.Printf("%v %s, ward %d %q\n", entry.Date, entry.Measure, entry.Ward, entry.Reason)
		for _, stance := range entry.Stances {
			fmt.Println(" ", entry.RepresentedBy.Name, stance.Act, stance.Side, stance.Basis)
		}
	}
	// Output:
	// 2012-09 O0, ward 0 "map_not_opened"
	// 2020-02-01 O1, ward 49 "not_known"
	// 2025-01-15 O2, ward 2 ""
	//   Ben Brook sponsored opposes reported
	//   Ben Brook filed neither reported
	//   Ben Brook nay neither reported
}

func ExampleSnapshot_Record() {
	for _, entry := range toyOn("2021-02-01").Record(2) {
		for _, stance := range entry.Stances {
			measure, _ := toy().Measure(stance.Measure)
			fmt.Println(stance.Date, stance.Text(measure).English)
		}
	}
	// Output:
	// 2020-01 Cosponsored it.
	// 2020-02-01 Voted nay on adopting it.
}

func ExampleAtlas_SitsUntil() {
	// A program that knows what day it is says when its data are older than
	// the present council.
	today := ward.MustParseDate("2039-06-01")
	fmt.Println(today.Compare(shipped().SitsUntil()) > 0)
	// Output: true
}

func ExampleAtlas_Version() {
	maps, err := ward.Open(data.History())
	if err != nil {
		panic(err)
	}
	fmt.Println(maps.Version() == shipped().Version())
	// Output: false
}

func ExampleAtlas_Maps() {
	for _, m := range shipped().Maps() {
		fmt.Println(m.Info().ID, "from", m.Info().StartDate)
	}
	// Output:
	// 2003 from 2003-05-05
	// 2015 from 2015-05-18
	// 2023 from 2023-05-15
}

func ExampleAtlas_Notice() {
	before, _, _ := strings.Cut(shipped().Notice(), ",")
	fmt.Println(before)
	// Output: This site provides applications using data that has been modified for use from its original source
}

func ExampleAtlas_Sources() {
	for _, source := range shipped().Sources() {
		if source.Title == "Boundaries - Wards (2023-)" {
			fmt.Println(source.Publisher, source.URL)
		}
	}
	// Output: City of Chicago https://data.cityofchicago.org/d/p293-wvbd
}

func ExampleSnapshot() {
	day := on("2021-01-27")
	info := day.Map().Info()
	fmt.Println(day.Date(), info.StartDate, info.EndDate)
	// Output: 2021-01-27 2015-05-18 2023-05-14
}

func ExampleSnapshot_At() {
	unionStation := geo.Point{Lat: 41.8787, Lng: -87.6403}
	for _, date := range []string{"2014-06-01", "2020-06-01", "2024-06-01"} {
		fmt.Println(date, on(date).At(unionStation))
	}
	// Output:
	// 2014-06-01 2nd Ward
	// 2020-06-01 42nd Ward
	// 2024-06-01 34th Ward
}

// A program with a geocoder of its own brings the point and says how far off
// it may be.
func ExampleSnapshot_Near() {
	res := on("2024-06-01").Near(geo.Point{Lat: 41.8962, Lng: -87.6775}, 500)
	fmt.Println(res.Ward, res.Certainty, "or", res.Others)
	// Output: 36 near_border or 1
}

func ExampleSnapshot_Address() {
	day := on("2024-06-01")
	for _, text := range []string{"1060 w addison", "626 Michigan Ave", "PO Box 4321", "2724 Cermak Rd, Berwyn", "1901 Sesame St"} {
		res := day.Address(text)
		fmt.Println(res.Status, "-", res, "-", res.Err())
		for _, choice := range res.Choices {
			fmt.Println("  perhaps", choice.Address, "in the", choice)
		}
	}
	// Output:
	// matched - 44th Ward - <nil>
	// ambiguous - ambiguous - ward: ambiguous: This fits more than one place. Write the direction (N, S, E or W) and the kind of street (St, Ave, Blvd).
	//   perhaps 626 N MICHIGAN AVE in the 42nd Ward
	//   perhaps 626 S MICHIGAN AVE in the 4th Ward
	// po_box - po_box - ward: po_box: A post office box is not in a ward. Write a street address.
	// outside - outside Chicago - <nil>
	// no_street - no_street - ward: no_street: Chicago has no such street. Check the spelling.
}

func ExampleSnapshot_Locate() {
	// City, state and ZIP code stand in columns of their own.
	day := on("2024-06-01")
	fmt.Println(day.Locate(address.Input{Text: "1060 W Addison St", City: "Chicago", State: "IL", ZIP: "60613"}))
	fmt.Println(day.Locate(address.Input{Text: "1060 W Addison St", City: "Addison", State: "IL", ZIP: "60101"}))
	// Output:
	// 44th Ward
	// outside Chicago
}

func ExampleResult_Err() {
	res := on("2024-06-01").Address("1901 Sesame St")
	if err := res.Err(); err != nil {
		fmt.Println(err) // fit for a log: the address is not in it
	}
	// Output: ward: no_street: Chicago has no such street. Check the spelling.
}

func ExampleStatus_Text() {
	fmt.Println(ward.StatusNoNumber.Text().English)
	fmt.Println(ward.StatusNoNumber.Text().Spanish)
	// Output:
	// The street exists, but not this number on it.
	// La calle existe, pero no tiene ese número.
}

func ExampleReason_Text() {
	fmt.Println(ward.ReasonNoAct.Text().English)
	// Output: Nothing is recorded. That does not mean for or against the protections.
}

func ExampleStance_Text() {
	stance := ward.Stance{Act: ward.ActYea, Question: ward.QuestionTable, Basis: ward.BasisDerived}
	fmt.Println(stance.Text(ward.Measure{Outcome: "tabled"}).English)
	// Output: Voted yea on tabling it, which ended it. This is not recorded: we worked it out from a reported count.
}

func ExampleQuestion_IsProcedure() {
	fmt.Println(ward.QuestionAdopt.IsProcedure(), ward.QuestionTable.IsProcedure())
	// Output: false true
}

func ExampleAct_IsVote() {
	fmt.Println(ward.ActAbsent.IsVote(), ward.ActSponsored.IsVote())
	// Output: true false
}

func ExampleNumberOf() {
	fmt.Println(ward.NumberOf(35))
	_, err := ward.NumberOf(300)
	fmt.Println(err)
	// Output:
	// 35 <nil>
	// ward: 300 is not a ward number from 1 to 50
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
	fmt.Println(ward.Number(1).Ordinal(), ward.Number(22).Ordinal(), n.Ordinal())
	fmt.Println(ward.Number(35).DivisionID())
	// Output:
	// false true
	// 1st 22nd no ward
	// ocd-division/country:us/state:il/place:chicago/ward:35
}

func ExampleSet() {
	near := on("2024-06-01").Near(geo.Point{Lat: 41.8962, Lng: -87.6775}, 900).Others
	fmt.Println(near, near.Len(), near.Has(1), near.Has(36))
	for n := range near.All() {
		fmt.Println(n.Ordinal())
	}
	// Output:
	// 1 27 2 true false
	// 1st
	// 27th
}

func ExampleParseDate() {
	day, _ := ward.ParseDate("2025-01-15")
	month, _ := ward.ParseDate("2025-01")
	_, err := ward.ParseDate("2025-02-31")
	fmt.Println(day, month, day.Compare(month))
	fmt.Println(err)
	// Output:
	// 2025-01-15 2025-01 1
	// ward: "2025-02-31" is not a date like 2025-01-15
}

func ExampleParseDay() {
	_, err := ward.ParseDay("2025-01")
	fmt.Println(err)
	// Output: ward: "2025-01" is not a single day like 2025-01-15
}

func ExampleDate() {
	day, month := ward.MustParseDate("2025-01-15"), ward.MustParseDate("2025-01")
	fmt.Println(day.IsDay(), month.IsDay(), ward.Date{}.IsZero())
	fmt.Println(day.Time().Format("January 2, 2006"))
	fmt.Println(ward.DateOf(day.Time()).Compare(day))
	// Output:
	// true false true
	// January 15, 2025
	// 0
}

func ExampleMustParseDate() {
	fmt.Println(ward.MustParseDate("2025-01"))
	// Output: 2025-01
}

func ExampleDateOf() {
	fmt.Println(ward.DateOf(ward.MustParseDate("2027-05-16").Time().AddDate(0, 0, 1)))
	// Output: 2027-05-17
}
