package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// TestOfficeLists has lists in which something is wrong with a ward: the rest
// is compared all the same.
func TestOfficeLists(t *testing.T) {
	type row = map[string]any
	for _, test := range []struct {
		name   string
		change func(rows []row) []row
		want   []string // all differences
		faults int
	}{
		{"a ward missing", func(rows []row) []row { return slices.Delete(rows, 24, 25) }, []string{"ward 25: no row"}, 0},
		{"a ward twice", func(rows []row) []row { return append(rows, rows[24]) }, []string{"ward 25: 2 rows"}, 0},
		{"a ward twice, with another phone", func(rows []row) []row {
			other := maps.Clone(rows[24])
			other["ward_phone"] = "(312) 555-0100"
			return append(rows, other)
		}, []string{"ward 25: 2 rows", `ward 25: phone is "(312) 555-0100", shipped "`}, 0},
		{"a ward renamed", func(rows []row) []row { rows[24]["ward"] = "Pilsen"; return rows }, []string{"ward 25: no row"}, 1},
		{"wards written in other ways", func(rows []row) []row {
			rows[24]["ward"], rows[23]["ward"], rows[22]["ward"], rows[0]["ward"] = "Ward 25", "24th", 23, "01"
			return rows
		}, nil, 0},
		{"vacant", func(rows []row) []row { rows[24]["alderman"] = "VACANT"; return rows }, []string{`ward 25: alder is "VACANT", shipped "`}, 0},
		{"null", func(rows []row) []row { rows[24]["alderman"] = nil; return rows }, []string{`ward 25: alder is "", shipped "`}, 0},
		{"somebody else", func(rows []row) []row { rows[24]["alderman"] = "Doe, Pat"; return rows }, []string{`ward 25: alder is "Doe, Pat", shipped "`}, 0},
		{"a phone that is no text", func(rows []row) []row { rows[24]["ward_phone"] = row{"a": 1}; return rows }, []string{`ward 25: phone is "", shipped "`}, 1},
		{"rows that are none", func(rows []row) []row { return append(rows, nil) }, nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, f, out := newFakePortal(t)
			p.tables[officesDataset] = test.change(p.tables[officesDataset])
			f.portal.page = 100
			if err := f.fetchPortal(t.Context()); err != nil {
				t.Fatal(err)
			}
			if f.differences != len(test.want) || f.unasked != test.faults || !strings.Contains(out.String(), "building permits: 23") {
				t.Errorf("%d differences and %d faults, want %q and %d:\n%s", f.differences, f.unasked, test.want, test.faults, out)
			}
			for _, want := range test.want {
				if strings.Count(out.String(), want) != 1 {
					t.Errorf("%q is there %d times", want, strings.Count(out.String(), want))
				}
			}
		})
	}
}

// TestVacantSeat has a list without an alder for a seat that is vacant, which
// is no difference, and with one, which is.
func TestVacantSeat(t *testing.T) {
	g := copyOf(t, "2026-11-28")
	g.edit(t, "data/council/terms.csv", func(text string) string {
		return strings.Replace(text, "14,ned-north,2019-05-20,", "14,ned-north,2019-05-20,2026-10-15", 1)
	})
	if err := g.generate(""); err != nil {
		t.Fatal(err)
	}
	atlas := g.open(t)
	today, err := atlas.On(g.today)
	if err != nil {
		t.Fatal(err)
	}
	for _, alder := range []string{"", "North, Ned"} {
		var rows []json.RawMessage
		for n := ward.Number(1); n <= ward.Count; n++ {
			seat, _ := today.Seat(n)
			row := map[string]any{"ward": n, "alderman": alder, "address": seat.Offices[0].Address, "zipcode": seat.Offices[0].ZIP, "ward_phone": seat.Phone, "email": seat.Email}
			if seat.Holder != nil {
				row["alderman"] = seat.Holder.Name
			}
			text, err := json.Marshal(row)
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, text)
		}
		changes, faults := officeChanges(rows, atlas, today)
		if len(faults) > 0 || len(changes) != len(alder)/len("North, Ned") {
			t.Errorf("with alder %q in the list: %q, %q", alder, changes, faults)
		}
	}
}

// TestContactChanges has offices as the list has them in one row, and what is
// noted of them.
func TestContactChanges(t *testing.T) {
	seat := &ward.Seat{Ward: 7, Email: "a@example.org", Phone: "(312) 555-0100", Note: "One list.", Offices: []ward.Office{
		{Kind: "ward", Address: "1 N Main St.", ZIP: "60601", Note: "Mended."},
		{Kind: "city_hall", Address: "2 N Main St", ZIP: "60602"},
		{Kind: "ward", Address: "3 N Main St", ZIP: "60603"},
	}}
	same := portalOffice{Email: "A@example.org", Phone: "312.555.0100 x2", Address: "1 N MAIN ST; 3 N MAIN ST", ZIP: "60601 60603"}
	contactChanges := func(o portalOffice, seat *ward.Seat) (changes []string) {
		o.compareContact(seat, func(_, format string, args ...any) { changes = append(changes, fmt.Sprintf(format, args...)) })
		return changes
	}
	if changes := contactChanges(same, seat); len(changes) > 0 {
		t.Errorf("what is the same differs: %q", changes)
	}
	other := portalOffice{Email: "b@example.org", Phone: "312 555-0101", Address: "3 N Main St", ZIP: "60603"}
	want := []string{
		`e-mail is "b@example.org", shipped "a@example.org" (noted there: One list.)`,
		`phone is "312 555-0101", shipped "(312) 555-0100" (noted there: Mended.)`,
		`address is "3 N Main St", shipped "1 N Main St.; 3 N Main St" (noted there: Mended.)`,
		`ZIP is "60603", shipped "60601; 60603" (noted there: Mended.)`,
	}
	if changes := contactChanges(other, seat); !slices.Equal(changes, want) {
		t.Errorf("%q, want %q", changes, want)
	}
	if changes := contactChanges(same, &ward.Seat{Ward: 7}); len(changes) != 4 {
		t.Errorf("without anything shipped %q", changes)
	}
}

func TestMapChange(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(shippedData, "wards/wards-2023.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	if got, differ, err := wardMaps[2].mapChange(content, nil, checksum(content)); got != "map 2023: unchanged" || differ || err != nil {
		t.Errorf("the very file is %q, %v", got, err)
	}
}
