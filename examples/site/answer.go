package main

import (
	"bytes"
	"encoding/json"

	"github.com/chiward/chiward/ward"
)

// seatTexts has the alder of every ward as JSON, nil where there is none. An
// alder with contact and sources is most of an answer, and the same for
// everybody in the ward.
type seatTexts [ward.Count + 1]json.RawMessage

func newSeatTexts(day *ward.Snapshot) seatTexts {
	var texts seatTexts
	for n, alder := range day.Alders() {
		texts[n] = bytes.TrimSpace(encode(alder))
	}
	return texts
}

// answerOn returns the JSON of an answer on day.
func (e *edition) answerOn(day *ward.Snapshot, answer *ward.Answer) []byte {
	var alder []byte
	if day == e.latest {
		alder = e.alders[answer.Result.Ward]
	}
	text, err := answer.AppendJSON(make([]byte, 0, len(alder)+restOfAnswer), alder)
	if err != nil {
		panic(err) // a place that was found has numbers
	}
	return append(text, '\n')
}

// restOfAnswer is how many bytes most answers have besides the alder.
const restOfAnswer = 512
