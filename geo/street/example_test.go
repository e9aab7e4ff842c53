package street_test

import (
	"errors"
	"fmt"
	"os"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

func ExampleStreets_Find() {
	streets, err := street.Read(os.DirFS("../../data/streets"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, text := range []string{"4521 N MaldenSt", "45 21 N Malden", "4521 S Malden"} {
		fix, err := streets.Find(address.Read(address.Input{Text: text, City: "Chicago"}))
		if miss, ok := errors.AsType[*street.NotFoundError](err); ok {
			fmt.Println(miss, miss.Suggestions[:1])
			continue
		}
		fmt.Println(fix.Address)
	}
	// Output:
	// 4521 N MALDEN ST
	// 4521 N MALDEN ST
	// street: no such number on this street [4521 N MALDEN ST]
}

func ExampleStreets_Locate() {
	// A program takes the bundle from package data instead: data.Streets().
	streets, err := street.Read(os.DirFS("../../data/streets"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fix, err := streets.Locate(address.MustParse("121 N LaSalle, Room 200"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(fix.Address)
	fmt.Println(fix.Point, fix.Method)
	fmt.Println("corrected:", fix.Corrections)
	// Output:
	// 121 N LA SALLE ST, RM 200
	// 41.8837650,-87.6322750 exact
	// corrected: street type by number range; alias
}

func ExampleStreets_Locate_corner() {
	streets, err := street.Read(os.DirFS("../../data/streets"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fix, err := streets.Locate(address.MustParse("Clark & Addison"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(fix.Method, fix.Address)
	// Output: intersection N CLARK ST & W ADDISON ST
}

func ExampleAmbiguousError() {
	streets, err := street.Read(os.DirFS("../../data/streets"))
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = streets.Locate(address.MustParse("1744 Western Ave"))
	if several, ok := errors.AsType[*street.AmbiguousError](err); ok {
		for _, choice := range several.Choices {
			fmt.Println(choice.Address, choice.Point)
		}
	}
	// Output:
	// 1744 N WESTERN AVE 41.9134310,-87.6874500
	// 1744 S WESTERN AVE 41.8571400,-87.6859450
}

func ExampleRead() {
	_, err := street.Read(os.DirFS("testdata"))
	fmt.Println(errors.Is(err, os.ErrNotExist))
	// Output: true
}

func ExampleStreets_Lines() {
	streets, err := street.Read(os.DirFS("../../data/streets"))
	if err != nil {
		fmt.Println(err)
		return
	}
	names := make(map[string]bool)
	window := geo.Box{Min: geo.Point{Lat: 41.8832, Lng: -87.6290}, Max: geo.Point{Lat: 41.8838, Lng: -87.6270}}
	for line := range streets.Lines(window) {
		names[line.Street.String()] = true
	}
	fmt.Println(names["N STATE ST"], names["N ASHLAND AVE"])
	// Output: true false
}

func ExampleStreets_Along() {
	streets, err := street.Read(os.DirFS("../../data/streets"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(streets.Along(geo.Point{Lat: 41.8864, Lng: -87.6279}, geo.Point{Lat: 41.8852, Lng: -87.6279}))
	// Output: N STATE ST true
}
