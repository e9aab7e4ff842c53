package ward_test

import (
	"fmt"
	"iter"
	"log"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

// signer is a row of a table of signers.
type signer struct {
	id      int
	address string
}

// signers stands for a query to a database: it yields row after row.
func signers(yield func(signer) bool) {
	for i, address := range []string{
		"121 N La Salle St",
		"3201 Oeste Calle 26, apto 2",
		"Milwaukee & North",
		"626 Michigan Ave",
		"P.O. Box 88292",
		"2158 N Damen Ave",
	} {
		if !yield(signer{id: 101 + i, address: address}) {
			return
		}
	}
}

// A petition whose signers are in a database: how many signed in each ward, and
// which rows a person should look at. Rows stream through, none is kept.
func ExampleSnapshot_Addresses_database() {
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err != nil {
		log.Fatal(err)
	}
	day, err := atlas.On(ward.MustParseDate("2021-01-27")) // atlas.Latest() for today's council
	if err != nil {
		log.Fatal(err)
	}
	var row signer
	texts := iter.Seq[string](func(yield func(string) bool) {
		for row = range signers {
			if !yield(row.address) {
				return
			}
		}
	})
	var count [ward.Count + 1]int
	for res, err := range day.Addresses(texts) {
		answer := day.Answer(res, err)
		count[res.Ward]++
		switch {
		case answer.Status != ward.Matched:
			fmt.Printf("%d: %v: %s\n", row.id, answer.Status, answer.Reason)
		case res.Certainty == ward.NearBorder:
			fmt.Printf("%d: ward %d, or perhaps %v\n", row.id, res.Ward, res.Others)
		}
	}
	for n, alder := range day.Alders() {
		if count[n] > 0 {
			fmt.Printf("%s Ward, %s: %d\n", n.Ordinal(), alder.Name, count[n])
		}
	}
	// Output:
	// 103: ward 1, or perhaps 2
	// 105: po_box: A post office box is not in a ward. Write a street address.
	// 1st Ward, Daniel La Spata: 1
	// 12th Ward, George A. Cardenas: 1
	// 32nd Ward, Scott Waguespack: 1
	// 42nd Ward, Brendan Reilly: 2
}
