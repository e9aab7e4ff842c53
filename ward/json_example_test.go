package ward_test

import (
	"encoding/json"
	"fmt"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// printJSON prints an answer as encoding/json writes it.
func printJSON(res ward.Result) {
	text, err := json.MarshalIndent(res, "", " ")
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}

// look looks an address up in the city as shipped on a day in the past.
func look(text string) ward.Result {
	res := on("2024-06-01").Address(text)
	res.AsOf = ward.MustParseDate("2026-10-04") // moves with the data
	return res
}

// The JSON of an answer with the record of the place: one measure, on which
// the Council acted when somebody else represented it.
func ExampleResult_matched() {
	day := toyOn("2026-10-04")
	res := day.Near(geo.Point{Lat: 10.0005, Lng: 10.0015}, 12)
	res.Record = day.RecordAt(res.Point, res.Radius)[2:]
	res.Record[0].Stances = res.Record[0].Stances[:1]
	printJSON(res)
	// Output:
	// {
	//  "status": "matched",
	//  "date": "2026-10-04",
	//  "as_of": "2026-10-05",
	//  "ward": 2,
	//  "certainty": "clear",
	//  "border_m": 54.75,
	//  "other_wards": [],
	//  "point": {
	//   "lat": 10.0005,
	//   "lng": 10.0015
	//  },
	//  "radius_m": 12,
	//  "map": "2023",
	//  "division_id": "ocd-division/country:us/state:il/place:chicago/ward:2",
	//  "address": "",
	//  "corrections": [],
	//  "method": "",
	//  "suggestions": [],
	//  "choices": [],
	//  "seat": {
	//   "ward": 2,
	//   "state": "seated",
	//   "holder": {
	//    "id": "cy-cole",
	//    "name": "Cy Cole",
	//    "ward": 2,
	//    "start_date": "2025-06-01",
	//    "source": {
	//     "title": "List of members",
	//     "publisher": "City Clerk",
	//     "no_url": "The list is on paper.",
	//     "as_of": "2026-10-04",
	//     "retrieved": "2026-10-05"
	//    },
	//    "confirmed": {
	//     "title": "List of members",
	//     "publisher": "City Clerk",
	//     "url": "https://example.org/members",
	//     "as_of": "2026-10-05",
	//     "retrieved": "2026-10-06"
	//    }
	//   },
	//   "as_of": "2026-10-05",
	//   "email": "ward02@example.org",
	//   "phone": "(312) 555-0104",
	//   "listed": "2026-09-11",
	//   "note": "Only one source.",
	//   "source": {
	//    "title": "Ward offices",
	//    "publisher": "City",
	//    "url": "https://example.org/offices",
	//    "as_of": "2026-09-11"
	//   },
	//   "offices": [
	//    {
	//     "kind": "ward",
	//     "address": "30 North Main Street",
	//     "zip": "60601",
	//     "phone": "(312) 555-0104",
	//     "confidence": "high",
	//     "phone_confidence": "high",
	//     "listed": "2026-09-11",
	//     "before_holder": false,
	//     "source": {
	//      "title": "Ward offices",
	//      "publisher": "City",
	//      "url": "https://example.org/offices",
	//      "as_of": "2026-09-11"
	//     }
	//    }
	//   ]
	//  },
	//  "record": [
	//   {
	//    "measure": "O2",
	//    "date": "2025-01-15",
	//    "map": "2023",
	//    "ward": 2,
	//    "certainty": "clear",
	//    "other_wards": [],
	//    "represented_by": {
	//     "id": "ben-brook",
	//     "name": "Ben Brook",
	//     "ward": 2,
	//     "start_date": "2015-05-18",
	//     "end_date": "2025-05-31",
	//     "source": {
	//      "title": "Report",
	//      "publisher": "A newsroom",
	//      "url": "https://example.org/report"
	//     }
	//    },
	//    "reason": "",
	//    "stances": [
	//     {
	//      "person": "ben-brook",
	//      "ward": 2,
	//      "measure": "O2",
	//      "act": "sponsored",
	//      "question": "support",
	//      "position": "for",
	//      "side": "opposes",
	//      "basis": "reported",
	//      "date": "2023-09",
	//      "note": "Two reports.",
	//      "source": {
	//       "title": "Report",
	//       "publisher": "A newsroom",
	//       "url": "https://example.org/report"
	//      }
	//     }
	//    ]
	//   }
	//  ]
	// }
}

func ExampleResult_outside() {
	printJSON(look("2724 Cermak Rd, Berwyn"))
	// Output:
	// {
	//  "status": "outside",
	//  "date": "2024-06-01",
	//  "as_of": "2026-10-04",
	//  "ward": 0,
	//  "certainty": "",
	//  "border_m": 0,
	//  "other_wards": [],
	//  "radius_m": 0,
	//  "map": "",
	//  "division_id": "",
	//  "address": "",
	//  "corrections": [],
	//  "method": "",
	//  "suggestions": [],
	//  "choices": []
	// }
}

func ExampleResult_ambiguous() {
	res := look("626 Michigan Ave")
	for i := range res.Choices {
		res.Choices[i].Seat = nil // as in an answer that is matched
		res.Choices[i].AsOf = res.AsOf
	}
	printJSON(res)
	// Output:
	// {
	//  "status": "ambiguous",
	//  "date": "2024-06-01",
	//  "as_of": "2026-10-04",
	//  "ward": 0,
	//  "certainty": "",
	//  "border_m": 0,
	//  "other_wards": [],
	//  "radius_m": 0,
	//  "map": "",
	//  "division_id": "",
	//  "address": "",
	//  "corrections": [],
	//  "method": "",
	//  "suggestions": [],
	//  "choices": [
	//   {
	//    "status": "matched",
	//    "date": "2024-06-01",
	//    "as_of": "2026-10-04",
	//    "ward": 42,
	//    "certainty": "clear",
	//    "border_m": 135.85,
	//    "other_wards": [],
	//    "point": {
	//     "lat": 41.893372,
	//     "lng": -87.624361
	//    },
	//    "radius_m": 11,
	//    "map": "2023",
	//    "division_id": "ocd-division/country:us/state:il/place:chicago/ward:42",
	//    "address": "626 N MICHIGAN AVE",
	//    "corrections": [
	//     "direction"
	//    ],
	//    "method": "exact",
	//    "suggestions": [],
	//    "choices": []
	//   },
	//   {
	//    "status": "matched",
	//    "date": "2024-06-01",
	//    "as_of": "2026-10-04",
	//    "ward": 4,
	//    "certainty": "clear",
	//    "border_m": 12.19,
	//    "other_wards": [],
	//    "point": {
	//     "lat": 41.8738574,
	//     "lng": -87.6243648
	//    },
	//    "radius_m": 11,
	//    "map": "2023",
	//    "division_id": "ocd-division/country:us/state:il/place:chicago/ward:4",
	//    "address": "626 S MICHIGAN AVE",
	//    "corrections": [
	//     "direction"
	//    ],
	//    "method": "interpolated",
	//    "suggestions": [],
	//    "choices": []
	//   }
	//  ]
	// }
}

func ExampleResult_noStreet() {
	printJSON(look("1901 Sesame St"))
	// Output:
	// {
	//  "status": "no_street",
	//  "date": "2024-06-01",
	//  "as_of": "2026-10-04",
	//  "ward": 0,
	//  "certainty": "",
	//  "border_m": 0,
	//  "other_wards": [],
	//  "radius_m": 0,
	//  "map": "",
	//  "division_id": "",
	//  "address": "",
	//  "corrections": [],
	//  "method": "",
	//  "suggestions": [],
	//  "choices": []
	// }
}

func ExampleResult_noNumber() {
	printJSON(look("99999 N State St"))
	// Output:
	// {
	//  "status": "no_number",
	//  "date": "2024-06-01",
	//  "as_of": "2026-10-04",
	//  "ward": 0,
	//  "certainty": "",
	//  "border_m": 0,
	//  "other_wards": [],
	//  "radius_m": 0,
	//  "map": "",
	//  "division_id": "",
	//  "address": "",
	//  "corrections": [],
	//  "method": "",
	//  "suggestions": [],
	//  "choices": []
	// }
}

func ExampleResult_poBox() {
	printJSON(look("PO Box 4321"))
	// Output:
	// {
	//  "status": "po_box",
	//  "date": "2024-06-01",
	//  "as_of": "2026-10-04",
	//  "ward": 0,
	//  "certainty": "",
	//  "border_m": 0,
	//  "other_wards": [],
	//  "radius_m": 0,
	//  "map": "",
	//  "division_id": "",
	//  "address": "",
	//  "corrections": [],
	//  "method": "",
	//  "suggestions": [],
	//  "choices": []
	// }
}

func ExampleResult_incomplete() {
	printJSON(look("N State St"))
	// Output:
	// {
	//  "status": "incomplete",
	//  "date": "2024-06-01",
	//  "as_of": "2026-10-04",
	//  "ward": 0,
	//  "certainty": "",
	//  "border_m": 0,
	//  "other_wards": [],
	//  "radius_m": 0,
	//  "map": "",
	//  "division_id": "",
	//  "address": "",
	//  "corrections": [],
	//  "method": "",
	//  "suggestions": [],
	//  "choices": []
	// }
}

func ExampleResult_notAddress() {
	printJSON(look("n/a"))
	// Output:
	// {
	//  "status": "not_address",
	//  "date": "2024-06-01",
	//  "as_of": "2026-10-04",
	//  "ward": 0,
	//  "certainty": "",
	//  "border_m": 0,
	//  "other_wards": [],
	//  "radius_m": 0,
	//  "map": "",
	//  "division_id": "",
	//  "address": "",
	//  "corrections": [],
	//  "method": "",
	//  "suggestions": [],
	//  "choices": []
	// }
}

func ExampleResult_empty() {
	printJSON(look(" "))
	// Output:
	// {
	//  "status": "empty",
	//  "date": "2024-06-01",
	//  "as_of": "2026-10-04",
	//  "ward": 0,
	//  "certainty": "",
	//  "border_m": 0,
	//  "other_wards": [],
	//  "radius_m": 0,
	//  "map": "",
	//  "division_id": "",
	//  "address": "",
	//  "corrections": [],
	//  "method": "",
	//  "suggestions": [],
	//  "choices": []
	// }
}
