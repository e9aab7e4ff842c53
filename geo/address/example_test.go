package address_test

import (
	"errors"
	"fmt"

	"github.com/chiward/chiward/geo/address"
)

func Example() {
	for _, text := range []string{
		"One North LaSalle Street, 9th floor, chicago il 60602",
		"5528-30 s. hyde park blvd apt 3r",
		"3201 Oeste Calle 26, apto 2",
		"corner of Clark and Addison",
	} {
		a, err := address.Parse(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(a)
	}
	// Output:
	// 1 N LASALLE ST, FL 9, CHICAGO, IL 60602
	// 5528-5530 S HYDE PARK BLVD, APT 3R
	// 3201 W 26TH ST, APT 2
	// CLARK & ADDISON
}

func ExampleParse() {
	a, err := address.Parse("77w Wacker Drive #1800, Chciago 60601")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Number, a.Street.Dir, a.Street.Name, a.Street.Suffix)
	fmt.Println(a.Unit)
	fmt.Println(a.ZIP)
	// Output:
	// 77 W WACKER DR
	// # 1800
	// 60601
}

func ExampleParse_error() {
	_, err := address.Parse("1400 Powis Rd, West Chicago")
	var parse *address.ParseError
	if errors.As(err, &parse) && errors.Is(err, address.ErrNotChicago) {
		fmt.Println(parse.Err)
		fmt.Println(parse.Input[parse.Offset:])
	}
	// Output:
	// not in Chicago
	// West Chicago
}

func ExampleMustParse() {
	fmt.Println(address.MustParse("4320 west fifth avenue"))
	// Output: 4320 W FIFTH AVE
}

func ExampleAddress_IsCorner() {
	fmt.Println(address.MustParse("State & Madison").IsCorner())
	fmt.Println(address.MustParse("1 N State St").IsCorner())
	// Output:
	// true
	// false
}

func ExampleAddress_String() {
	a := address.Address{
		Number: 5528,
		Street: address.Street{Dir: "S", Name: "HYDE PARK", Suffix: "BLVD"},
		Unit:   "APT 3R",
		ZIP:    "60637",
	}
	fmt.Println(a)
	// Output: 5528 S HYDE PARK BLVD, APT 3R, CHICAGO, IL 60637
}

func ExampleStreet_String() {
	fmt.Println(address.Street{Dir: "N", Name: "RAVENSWOOD", Suffix: "AVE", SufDir: "W"})
	// Output: N RAVENSWOOD AVE W
}

func ExampleCorrections_String() {
	fmt.Println(address.DirCorrected | address.SpellingCorrected)
	// Output: direction; minor spelling
}

func ExampleAddress_UnmarshalText() {
	var a address.Address
	if err := a.UnmarshalText([]byte("121 n. lasalle st.")); err != nil {
		fmt.Println(err)
		return
	}
	text, _ := a.MarshalText()
	fmt.Println(string(text))
	// Output: 121 N LASALLE ST
}

func ExampleAddress_AppendText() {
	a := address.MustParse("121 n. lasalle st.")
	line, _ := a.AppendText([]byte("place: "))
	fmt.Println(string(line))
	// Output: place: 121 N LASALLE ST
}

func ExampleCorrections_Has() {
	changes := address.DirCorrected | address.SpellingCorrected
	fmt.Println(changes.Has(address.SpellingCorrected), changes.Has(address.SpellingCorrected|address.AliasUsed))
	// Output: true false
}

func ExampleRead() {
	readings := address.Read(address.Input{Text: "45 21 N Malden", ZIP: "60640"})
	for reading := range readings.All() {
		fmt.Println(reading.Cost, reading.Address)
	}
	// Output:
	// 0 21-45 N MALDEN, CHICAGO, IL 60640
	// 4 4521 N MALDEN, CHICAGO, IL 60640
}

func ExampleReadings_All() {
	readings := address.Read(address.Input{Text: "4521 N MaldenSt"})
	for reading := range readings.All() {
		fmt.Println(reading.Address)
	}
	// Output:
	// 4521 N MALDENST
	// 4521 N MALDEN ST
}

func ExampleReadings_Best() {
	readings := address.Read(address.Input{Text: "1O60 W Addison St, 2nd floor"})
	fmt.Println(readings.Best())
	// Output: 1060 W ADDISON ST, FL 2 <nil>
}

func ExampleReadings_Err() {
	readings := address.Read(address.Input{Text: "1060 W Addison St", City: "Evanston"})
	fmt.Println(readings.Err())
	// Output: address: at byte 0: not in Chicago
}

func ExampleSpelled() {
	fmt.Println(address.Spelled("N"), address.Spelled("PLZ"))
	// Output: NORTH PLAZA
}
