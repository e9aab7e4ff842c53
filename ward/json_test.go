package ward

import (
	"encoding/json"
	"reflect"
	"testing"
)

// TestAlderJSON pins the names and the form of the JSON of a tenure.
func TestAlderJSON(t *testing.T) {
	r := toyRecord(t)
	ann, _ := r.alder(1, MustParseDate("2020-01-01"))
	ben, _ := r.alder(1, MustParseDate("2026-01-01"))
	checkJSON(t, ann, `{
 "id": "ann-alba",
 "name": "Ann Alba",
 "given_name": "Ann",
 "family_name": "Alba",
 "other_names": [
  {
   "name": "Annie Alba"
  },
  {
   "name": "A. Alba"
  }
 ],
 "ward": 1,
 "division_id": "ocd-division/country:us/state:il/place:chicago/ward:1",
 "end_date": "2025-04-30",
 "reports": 1,
 "note": "In office before 1998-01-01.",
 "identifiers": [
  {
   "scheme": "chicago_city_clerk_elms",
   "identifier": "ID-1"
  }
 ],
 "sources": [
  {
   "title": "Report",
   "publisher": "A newsroom",
   "url": "https://example.org/report"
  }
 ]
}`)
	checkJSON(t, ben, `{
 "id": "ben-brook",
 "name": "Ben Brook",
 "ward": 1,
 "division_id": "ocd-division/country:us/state:il/place:chicago/ward:1",
 "start_date": "2025-06-01",
 "appointed": true,
 "confirmed": "2026-10-04",
 "reports": 1,
 "email": "ward01@example.org",
 "phone": "(312) 555-0101",
 "links": [
  {
   "note": "website",
   "url": "https://one.example.org/"
  },
  {
   "note": "city_page",
   "url": "https://example.org/1"
  }
 ],
 "offices": [
  {
   "classification": "ward",
   "address": "10 North Main Street",
   "zip": "60601",
   "voice": "(312) 555-0101",
   "fax": "(312) 555-0102",
   "fax_as_of": "2026-02-18",
   "lat": 41.9,
   "lng": -87.7,
   "confidence": "high",
   "voice_confidence": "high",
   "sources": [
    {
     "title": "Ward offices",
     "publisher": "City",
     "url": "https://example.org/offices",
     "as_of": "2026-09-11"
    }
   ]
  },
  {
   "classification": "ward",
   "address": "20 North Main Street, Unit C",
   "zip": "60601",
   "confidence": "high",
   "voice_confidence": "unknown",
   "note": "No line of its own.",
   "sources": [
    {
     "title": "Ward offices",
     "publisher": "City",
     "url": "https://example.org/offices",
     "as_of": "2026-09-11"
    }
   ]
  },
  {
   "classification": "city_hall",
   "address": "121 North LaSalle Street, Room 300",
   "zip": "60602",
   "voice": "(312) 555-0103",
   "confidence": "low",
   "voice_confidence": "medium",
   "sources": [
    {
     "title": "Rooms",
     "publisher": "City",
     "url": "https://example.org/rooms",
     "as_of": "2026-02-18"
    }
   ]
  }
 ],
 "contact_sources": [
  {
   "title": "Ward offices",
   "publisher": "City",
   "url": "https://example.org/offices",
   "as_of": "2026-09-11"
  }
 ],
 "sources": [
  {
   "title": "Report",
   "publisher": "A newsroom",
   "url": "https://example.org/report"
  },
  {
   "title": "List of members",
   "publisher": "City Clerk",
   "as_of": "2026-10-04"
  }
 ]
}`)
	checkJSON(t, r.contact(2), `{
 "email": "ward02@example.org",
 "phone": "(312) 555-0104",
 "offices": [
  {
   "classification": "ward",
   "address": "30 North Main Street",
   "zip": "60601",
   "voice": "(312) 555-0104",
   "confidence": "high",
   "voice_confidence": "high",
   "sources": [
    {
     "title": "Ward offices",
     "publisher": "City",
     "url": "https://example.org/offices",
     "as_of": "2026-09-11"
    }
   ]
  }
 ],
 "contact_note": "Only one source.",
 "contact_sources": [
  {
   "title": "Ward offices",
   "publisher": "City",
   "url": "https://example.org/offices",
   "as_of": "2026-09-11"
  }
 ]
}`)
}

// TestMeasureJSON pins the names and the form of the JSON of measures and
// stances.
func TestMeasureJSON(t *testing.T) {
	r := toyRecord(t)
	o1, _ := r.measure("O1")
	o1.Sources = o1.Sources[:1]
	checkJSON(t, o1, `{
 "id": "O1",
 "record_number": "O1",
 "title": {
  "en": "More",
  "es": "Más"
 },
 "official_title": "An official title",
 "summary": {
  "en": "It helps. It passed.",
  "es": "Ayuda. Pasó."
 },
 "effect": "strengthens",
 "related": false,
 "introduced": "2020-01",
 "final_date": "2020-02-01",
 "final_action": {
  "en": "Passed",
  "es": "Aprobada"
 },
 "result": "passed",
 "tally": {
  "question": "adopt",
  "yeas": 1,
  "nays": 1,
  "not_voting": 0,
  "absent": 0,
  "roll_call": "whole"
 },
 "sources": [
  {
   "title": "Report",
   "publisher": "A newsroom",
   "url": "https://example.org/report"
  }
 ]
}`)
	for s := range r.selectStances(StanceQuery{Measure: "O2", Alder: "ann-alba", During: Span{From: MustParseDate("2025-01-15")}}) {
		checkJSON(t, s, `{
 "alder": "ann-alba",
 "ward": 1,
 "measure": "O2",
 "act": "yea",
 "question": "table",
 "position": "against",
 "basis": "derived",
 "reports": 1,
 "date": "2025-01-15",
 "note": "The other one.",
 "source": {
  "title": "Report",
  "publisher": "A newsroom",
  "url": "https://example.org/report"
 }
}`)
	}
}

// checkJSON checks that value is written as want and read back as itself.
func checkJSON[T any](t *testing.T, value T, want string) {
	t.Helper()
	got, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("JSON is\n%s\nwant\n%s", got, want)
	}
	var back T
	if err := json.Unmarshal(got, &back); err != nil || !reflect.DeepEqual(back, value) {
		t.Errorf("JSON is read as %+v, %v\nwant %+v", back, err, value)
	}
}

// TestShippedJSON checks that every tenure and contact survives its JSON.
func TestShippedJSON(t *testing.T) {
	r := shippedRecord(t, "current", "history")
	for n := Number(1); n <= Count; n++ {
		for term := range r.termsOf(n) {
			var back Alder
			text, err := json.Marshal(term)
			if err == nil {
				err = json.Unmarshal(text, &back)
			}
			if err != nil || back != term {
				t.Errorf("%s is read back as %+v, %v", text, back, err)
			}
		}
	}
	for _, bad := range []string{`{"id": 1}`, `{"offices": [{"classification": "home"}]}`, `[]`} {
		if err := json.Unmarshal([]byte(bad), new(Alder)); err == nil {
			t.Errorf("%s is read as an alder", bad)
		}
		if err := json.Unmarshal([]byte(bad), new(Contact)); err == nil && bad[2] == 'o' {
			t.Errorf("%s is read as a contact", bad)
		}
	}
}
