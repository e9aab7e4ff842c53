package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/chiward/chiward/ward"
)

// portalOffice is a row of the City's list of ward offices.
type portalOffice struct {
	Ward     string `json:"ward"`
	Alderman string `json:"alderman"`
	Address  string `json:"address"`
	ZIP      string `json:"zipcode"`
	Phone    string `json:"ward_phone"`
	Email    string `json:"email"`
}

// officeChanges returns in words where the City's list and the shipped tables
// differ. That includes what the tables correct on purpose, with their note.
// The error says what is wrong with the list.
func officeChanges(rows []json.RawMessage, shipped *ward.Atlas) ([]string, error) {
	offices := make([]portalOffice, ward.Count+1)
	for _, row := range rows {
		var office portalOffice
		if err := json.Unmarshal(row, &office); err != nil {
			return nil, fmt.Errorf("ward offices: %w: %w", errNotJSON, err)
		}
		n, err := ward.ParseNumber(office.Ward)
		if err != nil {
			return nil, fmt.Errorf("ward offices: %w", err)
		}
		if offices[n].Ward != "" {
			return nil, fmt.Errorf("ward offices: two rows for ward %d", n)
		}
		offices[n] = office
	}
	today := shipped.Latest()
	var changes []string
	for n := ward.Number(1); n <= ward.Count; n++ {
		office := offices[n]
		if office.Ward == "" {
			return nil, fmt.Errorf("ward offices: no row for ward %d", n)
		}
		alder, _ := today.Alder(n)
		if !slices.ContainsFunc(shipped.FindAlders(office.Alderman), func(a ward.Alder) bool { return a == alder }) {
			changes = append(changes, fmt.Sprintf("ward %d: alder is %q, shipped %q", n, office.Alderman, alder.Name))
		}
		changes = append(changes, office.contactChanges(n, today.Contact(n))...)
	}
	return changes, nil
}

func (o portalOffice) contactChanges(n ward.Number, shipped ward.Contact) []string {
	address, zip := shipped.WardOffice.Address, shipped.WardOffice.ZIP
	if second := shipped.SecondOffice; second.Kind != ward.NoOffice {
		address, zip = address+"; "+second.Address, zip+"; "+second.ZIP
	}
	var changes []string
	for _, field := range [...]struct {
		name, now, was, note string
		same                 bool
	}{
		{"e-mail", o.Email, shipped.Email, shipped.Note, strings.EqualFold(o.Email, shipped.Email)},
		// The list may have extensions behind a number.
		{"phone", o.Phone, shipped.Phone, shipped.WardOffice.Note, shipped.Phone != "" && strings.HasPrefix(digits(o.Phone), digits(shipped.Phone))},
		{"address", o.Address, address, shipped.WardOffice.Note, plain(o.Address) == plain(address)},
		{"ZIP", o.ZIP, zip, shipped.WardOffice.Note, digits(o.ZIP) == digits(zip)},
	} {
		if field.same {
			continue
		}
		change := fmt.Sprintf("ward %d: %s is %q, shipped %q", n, field.name, field.now, field.was)
		if field.note != "" {
			change += " (noted there: " + field.note + ")"
		}
		changes = append(changes, change)
	}
	return changes
}

// digits returns the digits of text.
func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

// plain returns the words of text in small letters, without punctuation.
func plain(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// mapChange says in words how a fetched map differs from the shipped one, or
// returns "" if it is the very file that was made from. The error says what
// is wrong with the map.
func (m wardMap) mapChange(fetched, shipped []byte, shippedFrom string) (string, error) {
	sum := checksum(fetched)
	if sum == shippedFrom {
		return "", nil
	}
	drawn, err := ward.ReadMap(bytes.NewReader(fetched), m.info)
	if err != nil {
		return "", err
	}
	if bytes.Equal(encodeMap(drawn), shipped) {
		return fmt.Sprintf("map %s: another file (SHA-256 %s) with the same borders", m.info.ID, sum), nil
	}
	return fmt.Sprintf("map %s: the borders differ (SHA-256 %s)", m.info.ID, sum), nil
}
