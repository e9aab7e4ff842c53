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
// differ today. That includes what the tables correct on purpose, with their
// note. The error says what is wrong with the list.
func officeChanges(rows []json.RawMessage, atlas *ward.Atlas, today *ward.Snapshot) ([]string, error) {
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
	var changes []string
	for n := ward.Number(1); n <= ward.Count; n++ {
		office := offices[n]
		if office.Ward == "" {
			return nil, fmt.Errorf("ward offices: no row for ward %d", n)
		}
		seat, _ := today.Seat(n)
		var holder ward.Term
		if seat.Holder != nil {
			holder = *seat.Holder
		}
		isHolder := func(p ward.Person) bool { return p.ID == holder.ID }
		if office.Alderman != holder.Name && !slices.ContainsFunc(atlas.FindPeople(office.Alderman), isHolder) {
			changes = append(changes, fmt.Sprintf("ward %d: alder is %q, shipped %q", n, office.Alderman, holder.Name))
		}
		changes = append(changes, office.contactChanges(seat)...)
	}
	return changes, nil
}

// contactChanges compares with the ward offices of a seat, which the list has
// in one row.
func (o portalOffice) contactChanges(seat *ward.Seat) []string {
	var address, zip, note []string
	for _, office := range seat.Offices {
		if office.Kind == "ward" {
			address, zip = append(address, office.Address), append(zip, office.ZIP)
			if office.Note != "" {
				note = append(note, office.Note)
			}
		}
	}
	addresses, zips, notes := strings.Join(address, "; "), strings.Join(zip, "; "), strings.Join(note, " ")
	var changes []string
	for _, field := range [...]struct {
		name, now, was, note string
		same                 bool
	}{
		{"e-mail", o.Email, seat.Email, seat.Note, strings.EqualFold(o.Email, seat.Email)},
		// The list may have extensions behind a number.
		{"phone", o.Phone, seat.Phone, notes, seat.Phone != "" && strings.HasPrefix(digits(o.Phone), digits(seat.Phone))},
		{"address", o.Address, addresses, notes, plain(o.Address) == plain(addresses)},
		{"ZIP", o.ZIP, zips, notes, digits(o.ZIP) == digits(zips)},
	} {
		if field.same {
			continue
		}
		change := fmt.Sprintf("ward %d: %s is %q, shipped %q", seat.Ward, field.name, field.now, field.was)
		if field.note != "" {
			change += " (noted there: " + field.note + ")"
		}
		changes = append(changes, change)
	}
	return changes
}

// digits returns the digits of text.
func digits(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }), "")
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
