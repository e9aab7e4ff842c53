package ward_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chiward/chiward/ward"
)

// toyAlder is a tenure as a program gets it from JSON.
const toyAlder = `{
	"id": "ben-brook", "name": "Benjamin Brook", "other_names": [{"name": "Ben Brook"}],
	"ward": 1, "start_date": "2025-06-01", "email": "ward01@example.org",
	"offices": [
		{"classification": "ward", "address": "10 North Main Street", "zip": "60601", "voice": "(312) 555-0101"},
		{"classification": "city_hall", "address": "121 North LaSalle Street, Room 300", "zip": "60602"}
	]
}`

func ExampleAlder() {
	var a ward.Alder
	if err := json.NewDecoder(strings.NewReader(toyAlder)).Decode(&a); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Name, "has held the", a.Ward.Ordinal(), "Ward since", a.Term.From)
	// Output: Benjamin Brook has held the 1st Ward since 2025-06-01
}

func ExampleAlder_OtherNames() {
	var a ward.Alder
	if err := json.Unmarshal([]byte(toyAlder), &a); err != nil {
		fmt.Println(err)
		return
	}
	for name := range a.OtherNames() {
		fmt.Println(name)
	}
	// Output: Ben Brook
}

func ExampleContact_Offices() {
	var a ward.Alder
	if err := json.Unmarshal([]byte(toyAlder), &a); err != nil {
		fmt.Println(err)
		return
	}
	for office := range a.Contact.Offices() {
		fmt.Printf("%v: %v\n", office.Kind, office)
	}
	// Output:
	// ward: 10 North Main Street, Chicago, IL 60601
	// city_hall: 121 North LaSalle Street, Room 300, Chicago, IL 60602
}

// A yea is not always for a measure: a yea to table ended it.
func ExampleStance() {
	var s ward.Stance
	err := json.Unmarshal([]byte(`{"act": "yea", "question": "table", "position": "against"}`), &s)
	if err != nil {
		fmt.Println(err)
		return
	}
	if s.Act == ward.Yea && s.Question == ward.QuestionTable {
		fmt.Println("voted", s.Act, "to", s.Question, "and so was", s.Position, "the measure")
	}
	// Output: voted yea to table and so was against the measure
}
