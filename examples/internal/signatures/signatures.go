// Package signatures makes up lists of signers for tests: people who do not exist,
// at addresses that do.
package signatures

import (
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

// realAddresses are addresses that the City has placed, drawn from all of its
// streets.
var realAddresses = sync.OnceValues(func() ([]address.Address, error) {
	folder, err := fs.Sub(data.Streets(), "streets")
	if err != nil {
		return nil, err
	}
	streets, err := street.Read(folder)
	if err != nil {
		return nil, err
	}
	file, err := folder.Open("streets.csv")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	table, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, err
	}
	var found []address.Address
	random := rand.New(rand.NewPCG(5, 6))
	for len(found) < 100_000 {
		row := table[1+random.IntN(len(table)-1)]
		a := address.Address{Street: address.Street{Dir: row[0], Name: row[1], Suffix: row[2], SufDir: row[3]}}
		low, _ := strconv.Atoi(row[4])
		high, _ := strconv.Atoi(row[5])
		start := low + random.IntN(max(high-low, 1))
		for number := start; number < min(start+100, high); number++ {
			a.Number = number
			if fix, err := streets.Locate(a); err == nil && fix.Method == street.Exact && fix.Address.Street == a.Street {
				found = append(found, a)
			}
		}
	}
	return found, nil
})

// Write writes rows as an online petition exports them, the same each time: of
// 100, 60 have the address in full as the City writes it but in mixed case,
// 15 leave out the street type, 5 the direction, 12 write both in words, 3 have
// a letter wrong, 4 have a unit in the address, and 1 is no address. The error
// is that of w.
func Write(w io.Writer, rows int) error {
	addresses, err := realAddresses()
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(7, 8))
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	list := [][]string{{"id", "first_name", "last_name", "email", "address", "unit", "city", "state", "zip", "signed_at", "comment"}}
	for i := range rows {
		a := addresses[random.IntN(len(addresses))]
		var unit, text string
		written := func() string { return fmt.Sprint(a.Number, " ", titled(a.Street.String())) }
		switch kind := random.IntN(100); {
		case kind < 60:
			text = written()
		case kind < 75:
			a.Street.Suffix = ""
			text = written()
		case kind < 80:
			a.Street.Dir = ""
			text = written()
		case kind < 92:
			text = inWords.Replace(written() + " ")
		case kind < 95:
			if at := len(a.Street.Name) / 2; at > 2 {
				a.Street.Name = a.Street.Name[:at] + pick("e", "x", "r") + a.Street.Name[at+1:]
			}
			text = written()
		case kind < 99:
			text = written() + pick(" Apt ", " #", ", Unit ") + strconv.Itoa(random.IntN(30))
		default:
			text = pick("n/a", "Chicago", "PO Box 12", "-")
		}
		if random.IntN(4) == 0 {
			unit = "Apt " + strconv.Itoa(random.IntN(40))
		}
		first, last := pick("Ana", "Luis", "María", "James", "Aisha", "Wei", "Olga"), pick("García", "Smith", "Okafor", "Nowak", "Chen", "O'Neil")
		list = append(list, []string{
			strconv.Itoa(i + 1), first, last + strconv.Itoa(random.IntN(5000)), strings.ToLower(last) + strconv.Itoa(i) + "@example.org", text, unit,
			pick("Chicago", "Chicago", "chicago", "CHICAGO"), "IL", "",
			fmt.Sprintf("%d-%02d-%02d 12:00:00", 2012+random.IntN(14), 1+random.IntN(12), 1+random.IntN(28)),
			pick("", "", "", "", "Please, all of you: vote for this.", `My mother said "yes".`),
		})
	}
	return csv.NewWriter(w).WriteAll(list)
}

var inWords = strings.NewReplacer(" N ", " North ", " S ", " South ", " E ", " East ", " W ", " West ",
	" Ave ", " Avenue", " St ", " Street", " Blvd ", " Boulevard", " Pl ", " Place", " Rd ", " Road")

// titled returns text with capitals only where words begin.
func titled(text string) string {
	b := []byte(text)
	for i := 1; i < len(b); i++ {
		if b[i-1] != ' ' && b[i] >= 'A' && b[i] <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}
