package ward_test

import (
	"fmt"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// dayOf2021 is a day of which nothing changes any more.
func dayOf2021() *ward.Snapshot {
	day, err := shipped().On(ward.MustParseDate("2021-01-27"))
	if err != nil {
		panic(err)
	}
	return day
}

func ExampleSnapshot_Date() {
	fmt.Println(dayOf2021().Date())
	// Output: 2021-01-27
}

func ExampleSnapshot_Map() {
	fmt.Println(dayOf2021().Map().Info().InForce)
	// Output: {2015-05-18 2023-05-15}
}

func ExampleSnapshot_Alder() {
	if alder, ok := dayOf2021().Alder(33); ok {
		fmt.Println(alder.Name, "since", alder.Term.From)
	}
	// Output: Rossana Rodriguez Sanchez since 2019-05-20
}

func ExampleSnapshot_Alders() {
	for n, alder := range dayOf2021().Alders() {
		if n > 3 {
			break
		}
		fmt.Println(n.Ordinal(), alder.Name)
	}
	// Output:
	// 1st Daniel La Spata
	// 2nd Brian Hopkins
	// 3rd Pat Dowell
}

func ExampleSnapshot_IsVacant() {
	day, err := shipped().On(ward.MustParseDate("2025-08-20"))
	if err != nil {
		panic(err)
	}
	fmt.Println(day.IsVacant(27), day.IsVacant(28))
	// Output: true false
}

func ExampleSnapshot_Contact() {
	// The seat can be reached whoever holds it, and while nobody does. On a
	// former map the seat of that number stood for another area.
	latest := shipped().Latest()
	fmt.Println(latest.Contact(27) != ward.Contact{}, dayOf2021().Contact(27) == ward.Contact{})
	// Output: true true
}

func ExampleSnapshot_Stances() {
	for stance := range dayOf2021().Stances(38) {
		fmt.Println(stance.Date, stance.Measure, stance.Act, stance.Question, stance.Position)
	}
	// Output: 2021-01-27 O2021-117 nay adopt against
}

func ExampleSnapshot_Locate() {
	// A program whose addresses come in columns need not write them out.
	res, err := dayOf2021().Locate(address.Address{
		Number: 2724, Street: address.Street{Dir: "W", Name: "CERMAK", Suffix: "RD"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(res, res.Method)
	// Output: 12th Ward exact
}

func ExampleStatusOf() {
	day := dayOf2021()
	for _, text := range []string{"2724 W Cermak Rd", "1744 Western Ave", "PO Box 4321", "2724 Cermak Rd, Berwyn"} {
		fmt.Println(ward.StatusOf(day.Address(text)))
	}
	fmt.Println(ward.StatusOf(day.At(geo.Point{Lat: 42, Lng: -87}), nil))
	// Output:
	// matched
	// ambiguous
	// po_box
	// not_chicago
	// outside
}
