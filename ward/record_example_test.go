package ward_test

import (
	"fmt"
	"strings"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// Who sponsored and led the amendment of 2016?
func ExampleAtlas_Stances_sponsors() {
	atlas := shipped()
	measure, _ := atlas.Measure("WCO-2016")
	fmt.Println(measure.Title.English, "-", measure.Final, measure.Result)
	for stance := range atlas.Stances(ward.StanceQuery{Measure: measure.ID}) {
		person, _ := atlas.Person(stance.Alder)
		fmt.Println(stance.Ward, person.Name, stance.Act, stance.Basis)
		if stance.Ward == 32 {
			fmt.Println("  ", stance.Note)
		}
	}
	fmt.Println(measure.Note.English)
	// Output:
	// 2016 amendment: no threats over immigration status - 2016-10-05 passed
	// 14 Edward M. Burke cosponsored reported
	// 25 Daniel Solis cosponsored reported
	// 30 Ariel Reboyras cosponsored reported
	// 32 Scott Waguespack cosponsored reported
	//    One of six known by name as leading it; introduced it, and is named in the coalition's release on its passage.
	// 35 Carlos Ramirez-Rosa cosponsored reported
	// 47 Ameya Pawar cosponsored reported
	// The record number and the roll call have not been found; six alders who led the amendment are known by name.
}

// What did the amendment of 2020-21 remove, and how did each alder vote?
func ExampleAtlas_Measure() {
	atlas := shipped()
	measure, _ := atlas.Measure("O2021-117")
	removed, _, _ := strings.Cut(measure.Summary.English, ". ")
	fmt.Println(removed)
	votes := map[ward.Act]ward.Set{}
	for stance := range atlas.Stances(ward.StanceQuery{Measure: measure.ID}) {
		if stance.Question == ward.QuestionAdopt {
			votes[stance.Act] = votes[stance.Act].With(stance.Ward)
		}
	}
	for _, act := range []ward.Act{ward.Yea, ward.Nay, ward.NotVoting} {
		fmt.Printf("%v %d: %v\n", act, votes[act].Len(), votes[act])
	}
	// Output:
	// It removed the four exceptions of the ordinance: an outstanding criminal warrant, a felony conviction, a pending felony case, and being identified as a gang member
	// yea 41: 1 2 3 4 5 6 7 8 9 10 11 12 14 16 17 18 20 21 22 24 25 26 27 28 29 30 32 33 34 35 36 37 39 40 43 44 46 47 48 49 50
	// nay 8: 13 15 19 23 38 41 42 45
	// not_voting 1: 31
}

// Who filed the notice of 2025, and how did each alder vote on tabling? A yea
// ended the measure and was against it; a nay only wanted it taken up.
func ExampleStanceQuery() {
	atlas := shipped()
	votes := map[ward.Position]ward.Set{}
	basis := map[ward.Position]ward.Basis{}
	query := ward.StanceQuery{
		Measure: "O2023-0004222",
		During:  ward.Span{From: ward.MustParseDate("2025-01-01")},
	}
	for stance := range atlas.Stances(query) {
		switch {
		case stance.Act == ward.Filed:
			person, _ := atlas.Person(stance.Alder)
			fmt.Println(stance.Date, "filed by", person.Name)
		case stance.Question == ward.QuestionTable:
			votes[stance.Position] = votes[stance.Position].With(stance.Ward)
			basis[stance.Position] = stance.Basis
		}
	}
	for _, position := range []ward.Position{ward.Against, ward.None} {
		fmt.Printf("%v, %v, %d: %v\n", position, basis[position], votes[position].Len(), votes[position])
	}
	// Output:
	// 2025-01-07 filed by Raymond A. Lopez
	// 2025-01-07 filed by Silvana Tabares
	// against, derived, 39: 1 3 4 5 6 7 8 10 11 12 14 16 18 19 20 21 22 25 26 27 28 29 30 31 32 33 34 35 36 37 39 40 43 44 46 47 48 49 50
	// none, reported, 11: 2 9 13 15 17 23 24 38 41 42 45
}

// What one person did stays as many acts as it was.
func ExampleStance_Text() {
	query := ward.StanceQuery{
		Measure: "O2021-117", Alder: "james-m-gardiner",
	}
	for stance := range shipped().Stances(query) {
		fmt.Println(stance.Date, stance.Text().English, stance.Text().Spanish)
	}
	// Output:
	// 2021-01-26 Cosponsored it. Copatrocinó la medida.
	// 2021-01-27 Voted nay on adopting it. Votó en contra de aprobar la medida.
}

// For any address: whom to call, and what to thank or ask them for.
func ExampleSnapshot_Ask() {
	day, err := shipped().On(ward.MustParseDate("2025-01-20"))
	if err != nil {
		panic(err)
	}
	res, err := day.Address("2724 w. cermak")
	if err != nil {
		panic(err)
	}
	request := day.Ask(res.Ward)
	fmt.Println(res.Alder.Name, "- a phone is known:", day.Contact(res.Ward).Phone != "")
	fmt.Println(request.Ask, "for", request.Stance.Act, "to", request.Stance.Question, request.Stance.Measure)
	fmt.Println(request.Text().English)
	fmt.Println(day.Ask(24).Text().Spanish)
	// Output:
	// Byron Sigcho-Lopez - a phone is known: true
	// thank for yea to table O2023-0004222
	// Thank them: every act of theirs in the record is for the protections of the Welcoming City ordinance. Ask them to keep it so. This was worked out from the record; it is not their own statement. Their last act was itself worked out from a reported count.
	// Pida que declare su posición: no consta ninguna sobre las protecciones de la ordenanza Welcoming City, y eso no es oposición. Pregunte si mantendrá las protecciones. Esto se dedujo del registro; no es una declaración suya.
}

// A new alder has none of the votes of a predecessor.
func ExampleSnapshot_Record() {
	day, err := shipped().On(ward.MustParseDate("2025-10-01"))
	if err != nil {
		panic(err)
	}
	alder, _ := day.Alder(35)
	fmt.Println(alder.Name)
	for _, entry := range day.Record(35) {
		if entry.Reason == ward.NotInOffice && entry.Measure.Final.Compare(ward.MustParseDate("2020")) > 0 {
			fmt.Println(entry.Measure.ID, "-", entry.Reason.Text().English, "Then:", entry.Predecessor.Name)
		}
	}
	// Output:
	// Anthony J. Quezada
	// WCO-2020 - Was not in office then. Then: Carlos Ramirez-Rosa
	// O2021-117 - Was not in office then. Then: Carlos Ramirez-Rosa
	// O2023-0004222 - Was not in office then. Then: Carlos Ramirez-Rosa
}

// Who voted for the people at the Chinatown Gate in 2021? The ward has moved.
func ExampleAtlas_History() {
	atlas := shipped()
	eras := atlas.History(geo.Point{Lat: 41.85272, Lng: -87.63188})
	for _, era := range eras[:2] {
		fmt.Println("map", era.Match.Map, era.Match.Ward.Ordinal(), "Ward")
		for _, tenure := range era.Tenures {
			fmt.Println("  ", tenure.During.From, tenure.During.Until, tenure.Alder.Name)
		}
	}
	fmt.Println("now", eras[2].Match.Ward.Ordinal(), "Ward")
	alder, _ := ward.Representative(eras, ward.MustParseDate("2021-01-27"))
	for stance := range atlas.Stances(ward.StanceQuery{Measure: "O2021-117", Alder: alder.ID}) {
		fmt.Println(alder.Name, stance.Act, stance.Date)
	}
	// Output:
	// map 2003 25th Ward
	//    2003-05-05 2015-05-18 Daniel Solis
	// map 2015 25th Ward
	//    2015-05-18 2019-05-20 Daniel Solis
	//    2019-05-20 2023-05-15 Byron Sigcho-Lopez
	// now 11th Ward
	// Byron Sigcho-Lopez yea 2021-01-27
}

func ExampleRepresentative() {
	eras := shipped().History(geo.Point{Lat: 41.69215, Lng: -87.6358})
	alder, ok := ward.Representative(eras, ward.MustParseDate("2016-10-05"))
	fmt.Println(alder.Name, alder.Ward, ok)
	// Output: Carrie M. Austin 34 true
}

func ExampleAtlas_FindAlders() {
	for _, alder := range shipped().FindAlders("walter burnett") {
		fmt.Println(alder.ID, "in office on New Year's Day 2025:", alder.Term.Contains(ward.MustParseDate("2025-01-01")))
	}
	for _, alder := range shipped().FindAlders("patrick daley thompson") {
		fmt.Println(alder.ID, alder.Name)
	}
	// Output:
	// walter-burnett-jr in office on New Year's Day 2025: true
	// walter-r-burnett in office on New Year's Day 2025: false
	// patrick-d-thompson Patrick D. Thompson
}

func ExampleReason_Text() {
	for _, entry := range dayOf2021().Record(35) {
		if entry.Reason != ward.Recorded {
			fmt.Println(entry.Measure.ID, "-", entry.Reason.Text().English)
		}
	}
	// Output: WCO-2012 - Was not in office then.
}

func ExampleRequest_Text() {
	request := dayOf2021().Ask(38)
	fmt.Println(request.Ask)
	fmt.Println(request.Text().English)
	// Output:
	// reconsider
	// Ask them to reconsider: their last recorded position is against the protections of the Welcoming City ordinance. Ask them why, and ask them to keep the protections. This was worked out from the record; it is not their own statement.
}
