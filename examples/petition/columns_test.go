package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestFindColumns(t *testing.T) {
	for _, test := range []struct {
		header, address string
		want            string // what each column is read as
	}{
		{"id,address", "", "- address"},
		{"Street Address,Apt.,CITY,State,ZIP Code", "", "address unit city state zip"},
		{"zip,state,city,unit,addr", "", "zip state city unit address"},
		{"street_address,email address", "", "address -"},
		{"Address Line 1,Address Line 2", "", "address unit"},
		{"nombre,Dirección,Unidad,Ciudad,Estado,Código Postal", "", "name address unit city state zip"},
		{"Direccio\u0301n,latitud,longitud", "", "address lat lng"},
		{" Lat , Long ", "", "lat lng"},
		{"where,Latitude,Longitude", "", "- lat lng"},
		{"where,what", "where", "address -"},
		{"address,Where they live", "where_they_live", "- address"},
		{"home address,mailing address", "Home Address", "address -"},
		{"Where,where", "where", "- address"},
		{"#,地址", "地址", "- address"},
		{"?,!", "!", "- address"},
		{"Street,ZIP", "", "address zip"},
		{"Last Name,First Name,Number,Street,Unit", "", "name name address address unit"},
		{"APELLIDOS;NOMBRE;NÚMERO;CALLE", "", "name name address address"},
		{"street,number", "", "address2 address1"},
		{"number,dir,street,suffix,name,suffix", "number", "address - - - name -"},
		{"House Number,Direction,Street Name,Suffix,Name", "", "address1 address2 address3 address4 name"},
		{"Number,Street,Street Type,Dir", "", "address1 address3 address4 address2"},
		{"Name,Suffix,Number,Street", "", "name - address1 address2"}, // Jr, not Ave
		{"Number,Name,lat,lng", "", "- name lat lng"},
		{"Number,Address", "Address", "- address"},
	} {
		separator := ","
		if strings.Contains(test.header, ";") {
			separator = ";"
		}
		header := strings.Split(test.header, separator)
		c, err := findColumns(header, test.address)
		if err != nil {
			t.Errorf("%q with -address %q: %v", test.header, test.address, err)
			continue
		}
		if got := roles(c, len(header)); got != test.want && strings.NewReplacer("1", "", "2", "", "3", "", "4", "").Replace(got) != test.want {
			t.Errorf("%q with -address %q: %s, want %s", test.header, test.address, got, test.want)
		}
	}
}

// roles tells what each column is read as, the parts of an address with the
// order in which they are put together.
func roles(c columns, width int) string {
	roles := slices.Repeat([]string{"-"}, width)
	for name, index := range map[string]int{
		"unit": c.unit, "city": c.city, "state": c.state, "zip": c.zip, "lat": c.lat, "lng": c.lng,
	} {
		if index >= 0 {
			roles[index] = name
		}
	}
	for _, index := range c.name {
		roles[index] = "name"
	}
	for i, index := range c.address {
		roles[index] = fmt.Sprintf("address%d", i+1)
	}
	return strings.Join(roles, " ")
}

func TestFindColumnsRefuses(t *testing.T) {
	for _, test := range []struct{ header, address, want string }{
		{"name,e-mail", "", "no column for the address is found; name it with -address"},
		{"name,lat", "", "no column for the address is found"},
		{"home address,mailing address", "", `columns "home address" and "mailing address" could both be meant; name the one with the whole address with -address`},
		{"number,address", "", `the house number may be in column "address" or in "number"; name the one with the whole address with -address`},
		{"number,numero,street", "", `columns "number" and "numero" could both be meant; name the one`},
		{"address,street,number", "", `columns "address" and "street" could both be meant; name the one`},
		{"address,zip,zip code", "", `columns "zip" and "zip code" could both be meant; rename one of them`},
		{"address", "where", "no column is called as -address says"},
		{"address", "!", "no column is called as -address says"},
		{"where,where", "where", "more than one column is called as -address says"},
	} {
		header := strings.Split(test.header, ",")
		_, err := findColumns(header, test.address)
		if err == nil {
			t.Errorf("%q with -address %q: no error", test.header, test.address)
			continue
		}
		if !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q with -address %q: error %q, want %q", test.header, test.address, err, test.want)
		}
	}
}

func TestAnswerHeader(t *testing.T) {
	for header, want := range map[string]string{
		"id,address":      "ward,alder,status,certainty,other_wards,matched_address,corrections,method,lat,lng,border_m,map,duplicate_of",
		"address,lat,Lng": "ward,alder,status,certainty,other_wards,matched_address,corrections,method,chiward_lat,chiward_lng,border_m,map,duplicate_of",
		"address, WARD ,map,chiward_map": "chiward_ward,alder,status,certainty,other_wards,matched_address,corrections,method,lat,lng," +
			"border_m,chiward_chiward_map,duplicate_of",
	} {
		if got := answerHeader(strings.Split(header, ",")); !slices.Equal(got, strings.Split(want, ",")) {
			t.Errorf("%q: %q, want %q", header, got, want)
		}
	}
}
