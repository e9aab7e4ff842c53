package main

import (
	"slices"
	"strings"
	"testing"
)

func TestFindColumns(t *testing.T) {
	for _, test := range []struct {
		header, address string
		want            columns
	}{
		{"id,address", "", columns{1, -1, -1, -1, -1, -1, -1}},
		{"Street Address,Apt.,CITY,State,ZIP Code", "", columns{0, 1, 2, 3, 4, -1, -1}},
		{"zip,state,city,unit,addr", "", columns{4, 3, 2, 1, 0, -1, -1}},
		{"street_address,email address", "", columns{0, -1, -1, -1, -1, -1, -1}},
		{"Address Line 1,Address Line 2", "", columns{0, 1, -1, -1, -1, -1, -1}},
		{"nombre,Dirección,Unidad,Ciudad,Estado,Código Postal", "", columns{1, 2, 3, 4, 5, -1, -1}},
		{"Direccio\u0301n,latitud,longitud", "", columns{0, -1, -1, -1, -1, 1, 2}},
		{" Lat , Long ", "", columns{-1, -1, -1, -1, -1, 0, 1}},
		{"where,Latitude,Longitude", "", columns{-1, -1, -1, -1, -1, 1, 2}},
		{"where,what", "where", columns{0, -1, -1, -1, -1, -1, -1}},
		{"address,Where they live", "where_they_live", columns{1, -1, -1, -1, -1, -1, -1}},
		{"home address,mailing address", "Home Address", columns{0, -1, -1, -1, -1, -1, -1}},
		{"Where,where", "where", columns{1, -1, -1, -1, -1, -1, -1}},
		{"#,地址", "地址", columns{1, -1, -1, -1, -1, -1, -1}},
		{"?,!", "!", columns{1, -1, -1, -1, -1, -1, -1}},
	} {
		got, err := findColumns(strings.Split(test.header, ","), test.address)
		if err != nil || got != test.want {
			t.Errorf("%q with -address %q: %+v, %v, want %+v", test.header, test.address, got, err, test.want)
		}
	}
}

func TestFindColumnsRefuses(t *testing.T) {
	for _, test := range []struct{ header, address, want string }{
		{"name,e-mail", "", "no column for the address is found; name it with -address"},
		{"name,lat", "", "no column for the address is found"},
		{"home address,mailing address", "", `columns "home address" and "mailing address" could both be meant; name the one with the address with -address`},
		{"address,zip,zip code", "", `columns "zip" and "zip code" could both be meant; rename one of them`},
		{"address", "where", `no column is called "where"`},
		{"address", "!", `no column is called "!"`},
		{"where,where", "where", `more than one column is called "where"`},
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
		if list := "the columns are " + quoted(header); !strings.HasSuffix(err.Error(), list) {
			t.Errorf("%q: error %q does not end with %q", test.header, err, list)
		}
	}
}

func TestAnswerHeader(t *testing.T) {
	for header, want := range map[string]string{
		"id,address":      "ward,alder,status,certainty,other_wards,matched_address,corrections,method,lat,lng,border_m,map",
		"address,lat,Lng": "ward,alder,status,certainty,other_wards,matched_address,corrections,method,chiward_lat,chiward_lng,border_m,map",
		"address, WARD ,map,chiward_map": "chiward_ward,alder,status,certainty,other_wards,matched_address,corrections,method,lat,lng," +
			"border_m,chiward_chiward_map",
	} {
		if got := answerHeader(strings.Split(header, ",")); !slices.Equal(got, strings.Split(want, ",")) {
			t.Errorf("%q: %q, want %q", header, got, want)
		}
	}
}
