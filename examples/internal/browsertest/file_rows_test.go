package browsertest

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

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
	for random := rand.New(rand.NewPCG(5, 6)); len(found) < 50_000; {
		row := table[1+random.IntN(len(table)-1)]
		a := address.Address{Street: address.Street{Dir: row[0], Name: row[1], Suffix: row[2], SufDir: row[3]}}
		low, _ := strconv.Atoi(row[4])
		high, _ := strconv.Atoi(row[5])
		start := low + random.IntN(max(high-low, 1))
		for a.Number = start; a.Number < min(start+100, high); a.Number++ {
			if fix, err := streets.Locate(a); err == nil && fix.Method == street.Exact && fix.Address.Street == a.Street {
				found = append(found, a)
			}
		}
	}
	return found, nil
})

// listOf writes a list as an online petition exports it, with addresses as
// people write them: without the street type, without the direction, in words,
// with a unit, with a letter wrong, or none.
func listOf(t *testing.T, rows int) (path string) {
	t.Helper()
	addresses, err := realAddresses()
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(folder, fmt.Sprintf("list-%d.csv", rows))
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	random := rand.New(rand.NewPCG(7, 8))
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	spelled := strings.NewReplacer(" N ", " North ", " S ", " South ", " E ", " East ", " W ", " West ", " AVE", " Avenue", " ST", " Street")
	out := csv.NewWriter(file)
	out.Write([]string{"id", "first_name", "last_name", "email", "address", "unit", "city", "state", "zip", "signed_at", "comment"})
	for i := range rows {
		a := addresses[random.IntN(len(addresses))]
		text := fmt.Sprint(a.Number, " ", a.Street)
		switch kind := random.IntN(100); {
		case kind < 15:
			a.Street.Suffix = ""
			text = fmt.Sprint(a.Number, " ", a.Street)
		case kind < 20:
			a.Street.Dir = ""
			text = strings.ToLower(fmt.Sprint(a.Number, " ", a.Street))
		case kind < 32:
			text = spelled.Replace(text)
		case kind < 36:
			text += pick(" Apt ", " #", ", Unit ") + fmt.Sprint(random.IntN(30))
		case kind < 39 && len(a.Street.Name) > 5:
			a.Street.Name = a.Street.Name[:3] + pick("E", "X", "R") + a.Street.Name[4:]
			text = fmt.Sprint(a.Number, " ", a.Street)
		case kind == 99:
			text = pick("n/a", "Chicago", "PO Box 12", "-")
		}
		first, last := pick("Ana", "Luis", "María", "James", "Aisha", "Wei", "Olga"), pick("García", "Smith", "Okafor", "Nowak", "Chen", "O'Neil")
		out.Write([]string{
			fmt.Sprint(i + 1), first, last + fmt.Sprint(random.IntN(5000)), strings.ToLower(last) + fmt.Sprint(i) + "@example.org", text,
			pick("", "", "", "Apt 2", "3F"), pick("Chicago", "chicago", "CHICAGO"), "IL", "", "2024-01-01 12:00:00",
			pick("", "", "", "", "Please, all of you: vote for this.", `My mother said "yes".`),
		})
	}
	if out.Flush(); out.Error() != nil {
		t.Fatal(out.Error())
	}
	return path
}
