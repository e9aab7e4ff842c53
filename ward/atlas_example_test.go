package ward_test

import (
	"errors"
	"fmt"
	"testing/fstest"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

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
	// ward: bundle has no manifest: open manifest.json: file does not exist
}

func ExampleAtlas_On() {
	day, err := shipped().On(ward.MustParseDate("2021-01-27"))
	if err != nil {
		fmt.Println(err)
		return
	}
	alder, _ := day.Alder(35)
	fmt.Println(day.Date(), day.Map().Info().ID, alder.Name)

	_, err = shipped().On(ward.MustParseDate("1999-12-31"))
	fmt.Println(errors.Is(err, ward.ErrNoMap))
	// Output:
	// 2021-01-27 2015 Carlos Ramirez-Rosa
	// true
}

func ExampleAtlas_Latest() {
	fmt.Println(shipped().Latest().Date() == shipped().AsOf())
	// Output: true
}

func ExampleAtlas_AsOf() {
	// Every answer says how fresh the council is that it speaks of.
	answer := shipped().Latest().Seat(1)
	fmt.Println(answer.Result.AsOf == shipped().AsOf())
	// Output: true
}

func ExampleAtlas_Maps() {
	for _, m := range shipped().Maps() {
		fmt.Println(m.Info().ID, "since", m.Info().InForce.From)
	}
	// Output:
	// 2003 since 2003-05-05
	// 2015 since 2015-05-18
	// 2023 since 2023-05-15
}

func ExampleAtlas_Sources() {
	for _, source := range shipped().Sources() {
		if source.Title == "Boundaries - Wards (2023-)" {
			fmt.Println(source.Publisher, source.URL)
		}
	}
	// Output: City of Chicago https://data.cityofchicago.org/d/p293-wvbd
}

func ExampleAtlas_Measures() {
	for _, measure := range shipped().Measures() {
		if measure.Introduced.Year == 2016 || measure.Introduced.Year == 2020 {
			fmt.Println(measure.ID, measure.Effect, measure.Result)
		}
	}
	// Output:
	// WCO-2016 strengthens passed
	// SR2016-908 unclassified adopted
}

func ExampleAtlas_Person() {
	person, ok := shipped().Person("carlos-ramirez-rosa")
	fmt.Println(person.Name, ok)
	// Output: Carlos Ramirez-Rosa true
}
