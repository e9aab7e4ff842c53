package main

import (
	"fmt"
	"slices"
	"strings"
)

// columns has the index of each column that is read, -1 for one that the
// input does not have.
type columns struct {
	address, unit, city, state, zip, lat, lng int
}

// The names by which the columns are known, as plain lower-case letters and
// digits.
var columnNames = map[string][]string{
	"address": {
		"address", "streetaddress", "addr", "address1", "addressline1", "street", "homeaddress", "mailingaddress",
		"fulladdress", "residentialaddress", "direccion", "domicilio",
	},
	"unit":  {"unit", "apt", "apartment", "address2", "addressline2", "suite", "apartamento", "unidad"},
	"city":  {"city", "town", "ciudad"},
	"state": {"state", "estado"},
	"zip":   {"zip", "zipcode", "postalcode", "postcode", "codigopostal"},
	"lat":   {"lat", "latitude", "latitud"},
	"lng":   {"lng", "lon", "long", "longitude", "longitud"},
}

// findColumns finds the columns in header. The address is in the column called
// address if that is not empty.
func findColumns(header []string, address string) (columns, error) {
	var c columns
	for name, index := range map[string]*int{
		"address": &c.address, "unit": &c.unit, "city": &c.city, "state": &c.state, "zip": &c.zip, "lat": &c.lat, "lng": &c.lng,
	} {
		found, err := findColumn(header, columnNames[name])
		if name == "address" && address != "" {
			found, err = findColumn(header, []string{plain(address)})
			if err == nil && found < 0 {
				err = fmt.Errorf("no column is called %q", address)
			}
		}
		if err != nil {
			return columns{}, fmt.Errorf("%w; the columns are %s", err, quoted(header))
		}
		*index = found
	}
	if c.address < 0 && (c.lat < 0 || c.lng < 0) {
		return columns{}, fmt.Errorf("no column for the address; name one with -address; the columns are %s", quoted(header))
	}
	return c, nil
}

func findColumn(header, names []string) (int, error) {
	found := -1
	for i, cell := range header {
		if !slices.Contains(names, plain(cell)) {
			continue
		}
		if found >= 0 {
			return 0, fmt.Errorf("columns %q and %q could both be meant; name the one with the address with -address", header[found], cell)
		}
		found = i
	}
	return found, nil
}

// plain returns the letters and digits of name in lower case, without accents.
func plain(name string) string {
	keep := func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}
	return strings.Map(keep, strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u").Replace(strings.ToLower(name)))
}

func quoted(header []string) string {
	quoted := make([]string, len(header))
	for i, cell := range header {
		quoted[i] = fmt.Sprintf("%q", cell)
	}
	return strings.Join(quoted, ", ")
}

// answerColumns are the names of the columns that are added.
var answerColumns = []string{
	"ward", "alder", "status", "certainty", "other_wards", "matched_address",
	"corrections", "method", "lat", "lng", "border_m", "map",
}

// answerHeader returns answerColumns, each prefixed if the input has a column
// of that name.
func answerHeader(header []string) []string {
	names := slices.Clone(answerColumns)
	for i, name := range names {
		for slices.ContainsFunc(header, func(cell string) bool { return strings.EqualFold(strings.TrimSpace(cell), name) }) {
			name = "chiward_" + name
		}
		names[i] = name
	}
	return names
}
