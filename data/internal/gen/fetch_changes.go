package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/chiward/chiward/data/internal/web"
	"github.com/chiward/chiward/ward"
)

// portalOffice is a row of the City's list of ward offices.
type portalOffice struct {
	Alderman, Address, ZIP, Phone, Email string
}

// officeChange is one way in which the list differs, in words.
type officeChange struct {
	ward  ward.Number
	field string
	text  string
}

// leadingWard finds the number of a ward in what a list may have: "7", "07",
// "7th", "Ward 7", "7.0".
var leadingWard = regexp.MustCompile(`^(?i:ward)?\s*0*(\d{1,2})(?i:st|nd|rd|th|\.0)?(?i:\s+ward)?$`)

// officeChanges returns the differences between the City's list and the shipped
// tables today, each once. They include what the tables correct on purpose, with
// the note that says so. A ward that the list lacks, or has twice, is a
// difference; rows that cannot be read are faults.
func officeChanges(rows []json.RawMessage, atlas *ward.Atlas, today *ward.Snapshot) (changes []officeChange, faults []string) {
	listed := map[ward.Number][]portalOffice{}
	for i, row := range web.ReadObjects(rows, "row", &faults) {
		var n ward.Number
		if number := leadingWard.FindStringSubmatch(row.Text("ward")); number != nil {
			n, _ = ward.ParseNumber(number[1])
		}
		if n == 0 {
			faults = append(faults, fmt.Sprintf("row %d is of %q, which is no ward", i+1, row.Text("ward")))
			continue
		}
		listed[n] = append(listed[n], portalOffice{row.Text("alderman"), row.Text("address"), row.Text("zipcode"), row.Text("ward_phone"), row.Text("email")})
	}
	for n := ward.Number(1); n <= ward.Count; n++ {
		add := func(field, format string, args ...any) {
			change := officeChange{n, field, fmt.Sprintf("ward %d: ", n) + fmt.Sprintf(format, args...)}
			if !slices.Contains(changes, change) {
				changes = append(changes, change)
			}
		}
		switch len(listed[n]) {
		case 0:
			add("list", "no row")
		case 1:
		default:
			add("list", "%d rows", len(listed[n]))
		}
		seat, _ := today.Seat(n)
		for _, office := range listed[n] {
			office.compareHolder(atlas, seat, add)
			office.compareContact(seat, add)
		}
	}
	return changes, faults
}

// compareHolder compares who holds a seat. The list has several ways to say that
// nobody does.
func (o portalOffice) compareHolder(atlas *ward.Atlas, seat *ward.Seat, add func(field, format string, args ...any)) {
	var holder ward.Term
	if seat.Holder != nil {
		holder = *seat.Holder
	}
	isHolder := func(p ward.Person) bool { return p.ID == holder.ID }
	vacant := o.Alderman == "" || strings.Contains(strings.ToLower(o.Alderman), "vacan")
	if vacant && holder.ID == "" || !vacant && slices.ContainsFunc(atlas.FindPeople(o.Alderman), isHolder) {
		return
	}
	add("alder", "alder is %q, shipped %q", o.Alderman, holder.Name)
}

// compareContact compares the contact of a seat with its row in the list, which
// has all its ward offices.
func (o portalOffice) compareContact(seat *ward.Seat, add func(field, format string, args ...any)) {
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
		noted := ""
		if field.note != "" {
			noted = " (noted there: " + field.note + ")"
		}
		add(field.name, "%s is %q, shipped %q%s", field.name, field.now, field.was, noted)
	}
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

// mapChange returns in words how a fetched map differs from the shipped one, and
// whether its borders differ. The error says what is wrong with the map.
func (m wardMap) mapChange(fetched, shipped []byte, shippedFrom string) (change string, differ bool, err error) {
	sum := checksum(fetched)
	if sum == shippedFrom {
		return "map " + m.info.ID + ": unchanged", false, nil
	}
	drawn, err := ward.ReadMap(bytes.NewReader(fetched), m.info)
	if err != nil {
		return "", false, err
	}
	if bytes.Equal(encodeMap(drawn), shipped) {
		return fmt.Sprintf("map %s: another file (SHA-256 %s) with the same borders", m.info.ID, sum), false, nil
	}
	return fmt.Sprintf("map %s: the borders differ (SHA-256 %s)", m.info.ID, sum), true, nil
}
