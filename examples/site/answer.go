package main

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/chiward/chiward/ward"
)

// seatTexts has the alder of every ward as JSON, empty where there is none.
// An alder with contact and sources is most of an answer, and the same for
// everybody in the ward.
type seatTexts [ward.Count + 1]json.RawMessage

func newSeatTexts(day *ward.Snapshot) seatTexts {
	var texts seatTexts
	for n, alder := range day.Alders() {
		texts[n] = bytes.TrimSpace(encode(alder))
	}
	return texts
}

// spliced is an answer whose alder stands in it as text. Its JSON is that of
// the answer with the alder.
type spliced struct {
	answer *ward.Answer // without the alder
	alder  json.RawMessage
}

// answerOn returns what to encode for an answer on day.
func (e *edition) answerOn(day *ward.Snapshot, answer *ward.Answer) json.Marshaler {
	if day != e.latest || answer.Result.Alder == (ward.Alder{}) {
		return answer
	}
	answer.Result.Alder = ward.Alder{}
	return spliced{answer, e.alders[answer.Result.Ward]}
}

// MarshalJSON returns the answer with its alder. The alder is the first name
// that is null: a ward that is found has no choices, and a quote in a text is
// escaped.
func (s spliced) MarshalJSON() ([]byte, error) {
	text, err := s.answer.MarshalJSON()
	at := bytes.Index(text, []byte(`"alder":null`)) + len(`"alder":`)
	return slices.Concat(text[:at], s.alder, text[at+len("null"):]), err
}
