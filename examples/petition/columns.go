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
	address                          []int // the parts of an address in the order in which they are written
	name                             []int // the parts of a signer's name
	unit, city, state, zip, lat, lng int
}

// The names by which the columns are known, as [plain] has them.
var (
	addressNames = []string{
		"address", "streetaddress", "addr", "address1", "addressline1", "homeaddress", "mailingaddress",
		"fulladdress", "residentialaddress", "direccion", "domicilio",
	}
	// A street has the whole address unless the house number has a column of
	// its own.
	streetNames    = []string{"street", "streetname", "calle", "nombredelacalle"}
	numberNames    = []string{"number", "housenumber", "streetnumber", "addressnumber", "numero", "numerodecasa"}
	directionNames = []string{"dir", "direction", "streetdirection", "predirection", "predir"}
	typeNames      = []string{"streettype", "streetsuffix", "suffix", "tipodecalle"}
	unitNames      = []string{"unit", "apt", "apartment", "address2", "addressline2", "suite", "apartamento", "apto", "unidad"}
	cityNames      = []string{"city", "town", "ciudad"}
	stateNames     = []string{"state", "estado"}
	zipNames       = []string{"zip", "zipcode", "postalcode", "postcode", "codigopostal"}
	latNames       = []string{"lat", "latitude", "latitud"}
	lngNames       = []string{"lng", "lon", "long", "longitude", "longitud"}
	signerNames    = []string{
		"name", "fullname", "signer", "signername", "firstname", "first", "givenname", "lastname", "last", "surname",
		"familyname", "nombre", "nombres", "nombrecompleto", "apellido", "apellidos", "primerapellido", "segundoapellido",
	}
)

// findColumns finds the columns in header. The address is in the column called
// address if that is not empty.
func findColumns(header []string, address string) (columns, error) {
	var c columns
	err := c.find(header, address)
	if err != nil {
		// The first line may be a signer's: nothing of it is repeated.
		return columns{}, fmt.Errorf("%w; the first line must have the names of the columns, and has %d cells", err, len(header))
	}
	return c, nil
}

func (c *columns) find(header []string, address string) error {
	if err := c.findAddress(header, address); err != nil {
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
		var err error
		if *wanted.index, err = findColumn(header, wanted.names); err != nil {
			return fmt.Errorf("%w; rename one of them", err)
		}
	}
	if len(c.address) == 0 && (c.lat < 0 || c.lng < 0) {
		return errors.New("no column for the address is found; name it with -address")
	}
	for i, cell := range header {
		if slices.Contains(signerNames, plain(cell)) {
			c.name = append(c.name, i)
		}
	}
	return nil
}

// findAddress finds the column with the address, or those with its parts if
// house number and street are apart.
func (c *columns) findAddress(header []string, address string) error {
	if address != "" {
		i, err := findNamed(header, address)
		c.address = []int{i}
		return err
	}
	const ask = "%w; name the one with the whole address with -address"
	whole, err := findColumn(header, slices.Concat(addressNames, streetNames))
	if err != nil {
		return fmt.Errorf(ask, err)
	}
	number, err := findColumn(header, numberNames)
	if err != nil {
		return fmt.Errorf(ask, err)
	}
	switch {
	case whole < 0:
		return nil
	case number < 0:
		c.address = []int{whole}
		return nil
	case !slices.Contains(streetNames, plain(header[whole])):
		err := fmt.Errorf("the house number may be in column %q or in %q", header[whole], header[number])
		return fmt.Errorf(ask+", or rename it to street if it has no number", err)
	}
	direction, err := findColumn(header, directionNames)
	if err != nil {
		return fmt.Errorf(ask, err)
	}
	kind, err := findColumn(header, typeNames)
	if err != nil {
		return fmt.Errorf(ask, err)
	}
	if kind >= 0 && plain(header[kind]) == "suffix" && kind != whole+1 {
		kind = -1 // of a name, such as Jr
	}
	for _, part := range []int{number, direction, whole, kind} {
		if part >= 0 {
			c.address = append(c.address, part)
		}
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
				return 0, errors.New("more than one column is called as -address says; rename one of them")
			}
			return i, nil
		}
	}
	return 0, errors.New("no column is called as -address says")
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
	return strings.Map(keep, strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n").Replace(strings.ToLower(name)))
}
