package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// TestPicture checks that the picture in the repository is what the command
// draws, and that it has every ward once.
func TestPicture(t *testing.T) {
	const file = "O2023-0004222.svg"
	var got bytes.Buffer
	if err := run(&got, "O2023-0004222"); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(file)
	if err != nil || got.String() != string(want) {
		t.Errorf("%s is not what go run ./examples/votemap O2023-0004222 draws, %v", file, err)
	}
	paths := map[string]int{}
	class := ""
	decoder := xml.NewDecoder(&got)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		element, ok := token.(xml.StartElement)
		switch {
		case ok && element.Name.Local == "g":
			class = element.Attr[0].Value
		case ok && element.Name.Local == "path":
			paths[class]++
		}
	}
	if len(paths) != 2 || paths["yea"] != 39 || paths["nay"] != 11 {
		t.Errorf("the wards by what they did: %v, want 39 yea and 11 nay", paths)
	}
}

// A roll call with somebody who did not vote, on the map of that day.
func TestOtherVotes(t *testing.T) {
	var got strings.Builder
	if err := run(&got, "O2021-117"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"41 wards: Voted yea", "8 wards: Voted nay", "1 ward: Is in the roll call as not voting"} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
}

func TestRefused(t *testing.T) {
	for id, want := range map[ward.MeasureID]string{
		"O1": `there is no measure "O1"`, "WCO-2016": "no roll call on WCO-2016 has been found",
	} {
		var out strings.Builder
		if err := run(&out, id); err == nil || err.Error() != want || out.Len() > 0 {
			t.Errorf("%s: error %v, want %q; drawn: %.40q", id, err, want, out.String())
		}
	}
}
