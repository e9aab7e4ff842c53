package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// columns has the index of each column that is read, -1 for one that the
// input does not have.
type columns struct {
	address, unit, city, state, zip, lat, lng int
}

// The names by which the columns are known, as [plain] has them.
var (
	addressNames = []string{
		"address", "streetaddress", "addr", "address1", "addressline1", "street", "homeaddress", "mailingaddress",
		"fulladdress", "residentialaddress", "direccion", "domicilio",
	}
	unitNames  = []string{"unit", "apt", "apartment", "address2", "addressline2", "suite", "apartamento", "unidad"}
	cityNames  = []string{"city", "town", "ciudad"}
	stateNames = []string{"state", "estado"}
	zipNames   = []string{"zip", "zipcode", "postalcode", "postcode", "codigopostal"}
	latNames   = []string{"lat", "latitude", "latitud"}
	lngNames   = []string{"lng", "lon", "long", "longitude", "longitud"}
)

// findColumns finds the columns in header. The address is in the column called
// address if that is not empty.
func findColumns(header []string, address string) (columns, error) {
	var c columns
	err := c.find(header, address)
	if err != nil {
		return columns{}, fmt.Errorf("%w; the columns are %s", err, quoted(header))
	}
	return c, nil
}

func (c *columns) find(header []string, address string) (err error) {
	if address != "" {
		c.address, err = findNamed(header, address)
	} else if c.address, err = findColumn(header, addressNames); err != nil {
		err = fmt.Errorf("%w; name the one with the address with -address", err)
	}
	if err != nil {
		return err
	}
	for _, wanted := range []struct {
		index *int
		names []string
	}{
		{&c.unit, unitNames},
		{&c.city, cityNames},
		{&c.state, stateNames},
		{&c.zip, zipNames},
		{&c.lat, latNames},
		{&c.lng, lngNames},
	} {
		if *wanted.index, err = findColumn(header, wanted.names); err != nil {
			return fmt.Errorf("%w; rename one of them", err)
		}
	}
	if c.address < 0 && (c.lat < 0 || c.lng < 0) {
		return errors.New("no column for the address is found; name it with -address")
	}
	return nil
}

// findColumn returns the index of the one column that has one of names, or -1
// if there is none.
func findColumn(header, names []string) (int, error) {
	found := -1
	for i, cell := range header {
		if !slices.Contains(names, plain(cell)) {
			continue
		}
		if found >= 0 {
			return -1, fmt.Errorf("columns %q and %q could both be meant", header[found], cell)
		}
		found = i
	}
	return found, nil
}

// findNamed returns the index of the column that the user calls name. A column
// called exactly so comes before one that is only written much the same.
func findNamed(header []string, name string) (int, error) {
	for _, same := range []func(cell string) bool{
		func(cell string) bool { return cell == name },
		func(cell string) bool { return plain(cell) == plain(name) && plain(name) != "" },
	} {
		if i := slices.IndexFunc(header, same); i >= 0 {
			if slices.ContainsFunc(header[i+1:], same) {
				return 0, fmt.Errorf("more than one column is called %q; rename one of them", name)
			}
			return i, nil
		}
	}
	return 0, fmt.Errorf("no column is called %q", name)
}

// plain returns the letters and digits of name in lower case, without the
// accents of Spanish.
func plain(name string) string {
	keep := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
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
