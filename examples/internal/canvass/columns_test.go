package canvass

import (
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// columnTests have the first line of a list, some rows, the column that the
// user names, and as what each column is read. "ask" says that the candidates
// are asked for.
var columnTests = []struct {
	header, rows, address string
	want                  string
}{
	// By hand.
	{"id,address", "", "", "- address"},
	{"Street Address,Apt.,CITY,State,ZIP Code", "", "", "address unit city state zip"},
	{"zip,state,city,unit,addr", "", "", "zip state city unit address"},
	{"street_address,email address", "", "", "address -"},
	{"Address Line 1,Address Line 2,Address Line 3", "", "", "address unit -"},
	{"nombre,Dirección,Unidad,Ciudad,Estado,Código Postal", "", "", "name address unit city state zip"},
	{"Direccio\u0301n,latitud,longitud", "", "", "address lat lng"},
	{" Lat , Long ", "", "", "lat lng"},
	{"where,Latitude,Longitude", "", "", "- lat lng"},
	{"#,address,lng,lon", "", "", "- address lng -"},
	{"where,what", "", "where", "address -"},
	{"address,Where they live", "", "where_they_live", "- address"},
	{"home address,mailing address", "", "Mailing Address", "- address"},
	{"Where,where", "", "where", "- address"},
	{"#,地址", "", "地址", "- address"},
	{"?,!", "", "!", "- address"},
	{"Street,ZIP", "", "", "address zip"},
	{"Adress,Town,Postcode", "", "", "address city zip"},
	{"Residential Address", "", "", "address"},
	{"FULLADDRESS,FIRSTNAME,LASTNAME,ZIPCODE", "", "", "address name name zip"},
	{"Signer's name,Address", "", "", "name address"},
	{"Surname,Given name,Family name,Middle name,Full name,Address", "", "", "name name name name name address"},
	{"Address,City/State/Zip", "", "", "address1 address2"},
	{"Address,\"City, State, ZIP\"", "", "", "address1 address2"},
	{"Apartment,Suite,Ste,Address", "", "", "- - unit address"},
	{"Address,Phone number,Home phone,Number of signatures,Status,Date,Notes,Ward,Precinct,District,County,Country,Neighborhood", "", "", "address - - - - - - - - - - - -"},
	{"Address,Address type,Address ID,Bad address,Address verified,Address valid,Apt Type", "", "", "address - - - - - -"},
	{"Address,Address city,Address - State,Address: ZIP", "", "", "address city state zip"},
	{"Home address,Is your mailing address the same?,Mailing address if different", "", "", "address - -"},
	{"Address with ZIP,Address line two", "", "", "address unit"},
	{"Address incl. unit", "", "", "address"},
	{"Number of the house or street", "", "", "address"},
	{"No.,Nearest corner", "", "", "- address"},
	{"Street Address (no PO box)", "", "", "address"},
	{"Intersection,Post code", "", "", "address zip"},
	{"Esquina,Estado civil,Ciudad natal", "", "", "address - -"},
	{"Tu nombre,¿Dónde vives?", "", "", "name address"},
	{"Current address,Permanent address,Previous address", "", "", "address - -"},
	{"Voter name,Printed name,Nombre del votante,Event name,Address", "", "", "name name name - address"},
	{"Name,Address", "A,a@example.org|B,n/a|C,c@example.org", "", "ask"},
	{"Reg Address,Mailing address", "", "", "address -"},
	{"Address,Website,URL,Web address,IP,Twitter,Facebook,MAC address,Wallet address,Region,ID", "", "", "address - - - - - - - - - -"},

	// In parts.
	{"Last Name,First Name,Number,Street,Unit", "", "", "name name address1 address2 unit"},
	{"APELLIDOS;NOMBRE;NÚMERO;CALLE", "", "", "name name address1 address2"},
	{"street,number", "", "", "address2 address1"},
	{"number,dir,street,suffix,name,suffix", "", "number", "address - - - name -"},
	{"House Number,Direction,Street Name,Suffix,Name", "", "", "address1 address2 address3 address4 name"},
	{"Number,Street,Street Type,Dir", "", "", "address1 address3 address4 address2"},
	{"Name,Suffix,Number,Street", "", "", "name - address1 address2"}, // Jr, not Ave
	{"Number,Name,lat,lng", "", "", "- name lat lng"},
	{"Number,Address", "", "Address", "- address"},
	{"Number,Address", "1060,W Addison St|121,N LaSalle St", "", "address1 address2"},
	{"Number,Address", "1,1060 W Addison St|2,121 N LaSalle St", "", "- address"},
	{"StreetNo,StreetPrefix,StreetName,StreetType,StreetSuffix,AptType,AptNo", "", "", "address1 address2 address3 address4 address5 - unit"},
	{"HOUSENUM,PREDIR,STREETNAME,STREETTYPE,UNIT", "", "", "address1 address2 address3 address4 unit"},
	{"Building no,Predirection,Street,Town", "", "", "address1 address2 address3 city"},
	{"Bldg nbr,Street direction,Street", "", "", "address1 address2 address3"},
	{"Pre Dir,Street,Post Dir,House Number", "", "", "address2 address3 address4 address1"},
	{"Número exterior,Calle,Número interior", "", "", "address1 address2 unit"},
	{"Calle/Número", "", "", "address"},
	{"Número o calle", "", "", "address"},
	{"Street #,Street", "", "", "address1 address2"},
	{"Nro,Nombre de la calle,Tipo de calle,Depto", "", "", "address1 address2 address3 unit"},
	{"Street Number,Street Name,Street Address,Street Unit", "1060,Addison,1060 W Addison St,2", "", "- - address unit"}, // CiviCRM

	// Exports.
	{"first_name,last_name,email,can2_user_address,can2_user_city,can2_state_abbreviated,zip_code,can2_phone", "", "", "name name - address city - zip -"}, // Action Network
	{"nationbuilder_id,first_name,last_name,primary_address1,primary_address2,primary_city,primary_state,primary_zip,primary_country_code,mailing_address1,mailing_city,billing_address1,billing_zip,work_address1,user_submitted_address1", "1,A,B,1060 W Addison St,,Chicago,IL,60613,US,PO Box 1,Evanston,121 N LaSalle St,60602,201 E Randolph St,1060 W Addison", "", "- name name address unit city state zip - - - - - - -"},
	{"Contact ID,First Name,Last Name,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Other Street,Other City", "", "", "- name name address city state zip - -"}, // Salesforce
	{"FirstName,LastName,MailingStreet,MailingPostalCode,npe01__Home_Address__c", "A,B,,,1060 W Addison St|A,B,,,121 N LaSalle St|A,B,,,50 W Washington St", "", "name name - - address"},
	{"VANID,LastName,FirstName,MidName,Address,City,State,Zip5,Zip4,mAddress,mCity,mState,mZip5,mZip4,HomePhone", "1,A,B,,1060 W Addison St,Chicago,IL,60613,,PO Box 7,Evanston,IL,60201,,", "", "- name name name address city state zip - - - - - - -"}, // VAN
	{"VANID,vAddress,vCity,vZip5,mAddress,mCity", "", "", "- address city zip - -"},
	{"ID,RES_ADDR,RES_CITY,RES_ZIP,MAIL_ADDR,MAIL_CITY", "", "", "- address city zip - -"},
	{"Residence address,Mailing address", "1060 W Addison St,PO Box 7", "", "address -"},
	{"Registration Address,Voting Address", "1060 W Addison St,1060 W Addison", "", "address -"},
	{"Registered address,Physical address,Permanent address", "1060 W Addison St,,|121 N LaSalle St,,", "", "address - -"},
	{"Email Address,First Name,Last Name,Address,Phone Number,OPTIN_IP,LATITUDE,LONGITUDE,REGION", "", "", "- name name address - - lat lng -"},                                              // Mailchimp
	{"Respondent ID,Collector ID,Start Date,IP Address,Email Address,Name,Address,Address 2,City/Town,State/Province,ZIP/Postal Code", "", "", "- - - - - name address unit city state zip"}, // SurveyMonkey
	{"Timestamp,Email Address,What is your name?,What is your street address?,What is your ZIP code?", "", "", "- - name address zip"},                                                       // Google Forms
	{"Timestamp,Full name,\"Home address (number, street, city, ZIP)\",What city do you live in?,What ward do you live in?", "", "", "- name address city -"},
	{"Timestamp,Your address including ZIP code,Comments", "", "", "- address -"},
	{"Timestamp,Where do you live?,Where do you reside?", ",1060 W Addison St,|,121 N LaSalle St,", "", "- address -"},
	{"Marca temporal,Dirección de correo electrónico,Nombre completo,¿Cuál es su dirección?,Teléfono", "", "", "- - name address -"},
	{"Marca temporal,Correo,Nombres y apellidos,¿Dónde vive? (calle y número),Código postal", "", "", "- - name address zip"},
	{"Primer apellido,Segundo apellido,Domicilio (calle y número),C.P.,Municipio", "", "", "name name address zip city"},
	{"Firmante,Dirección postal,Dirección electrónica,Dirección IP", "", "", "name address - -"},
	{"Apellido,Domicilio particular,Dirección del trabajo", "", "", "name address -"},
	{"Nombre,Dirección de residencia,Apto,Ciudad", "", "", "name address unit city"},
	{"Nombre,Dirección residencial,Dirección física", ",1060 W Addison St,|,121 N LaSalle St,", "", "name address -"},
	{"Nombre,Dirección de la casa,Dirección de envío,Dirección de facturación", "", "", "name address - -"},
	{"Nombre,¿En qué calle y número viven?,Línea 2,Departamento", "", "", "name address unit -"},
	{"Nombre,Dirección,Línea 2", "", "", "name address unit"},
	{"Nombre,Dirección incluyendo código postal", "", "", "name address"},
	{"Nombre,Dirección (incluya apartamento)", "", "", "name address"},
	{"Nombre,Dirección con código postal,País,Condado,Barrio,Distrito,Fecha,Teléfono", "", "", "name address - - - - - -"},
	{"Hogar dirección,Correspondencia dirección,Otra dirección", "", "", "address - -"},
	{"Dirección,¿La misma dirección?,Su dirección es el mismo?,Dirección (si es diferente)", "", "", "address - - -"},
	{"Street address line 1 - Home,City - Home,State/Province - Home,Zip/Postal code - Home,Street address line 1 - Work", "", "", "address city state zip -"}, // Constant Contact
	{"Donor Addr1,Donor Addr2,Donor City,Donor State,Donor ZIP,Donor Country", "", "", "address unit city state zip -"},                                        // ActBlue
	{"Home Address 1,Home Address 2,Home City,Home State,Home Zip,Billing Address 1,Shipping Address 1", "", "", "address unit city state zip - -"},            // Eventbrite
	{"Address: Street Address,Address: Street Address Line 2,Address: City,Address: Postal / Zip Code", "", "", "address unit city zip"},                       // Jotform
	{"Delivery address,Alternate address,Secondary address,Temporary address", "1060 W Addison St,,,|121 N LaSalle St,,,", "", "address - - -"},
	{"address1,address2,city,province,zip", "", "", "address unit city state zip"}, // Shopify
	{"Correspondence address,Mail address,E-mail address", "1060 W Addison St,,|121 N LaSalle St,,", "", "address - -"},

	// What stands in them decides.
	{"Address,Address of record", "1060 W Addison St,x|121 N LaSalle St,y|50 W Washington St,z", "", "address -"},
	{"Your address,My address", ",1060 W Addison St|,121 N LaSalle St", "", "- address"},
	{"Your address,My address", "1060 W Addison St,1060 w addison|121 N LaSalle St,121 n la salle street", "", "address -"},
	{"Address,Street", "a@example.org,1060 W Addison St|b@example.org,121 N LaSalle St|c@example.org,50 W Washington", "", "- address"},
	{"Home address,Address", ",1060 W Addison St|,121 N LaSalle St|,50 W Washington St", "", "- address"},

	// Asked for.
	{"Your address,My address", "", "", "ask 0 1"},
	{"Your address,My address", "1060 W Addison St,50 W Washington St|121 N LaSalle St,4 N Western Ave", "", "ask 0 1"},
	{"Home address,Address", "1060 W Addison St,1060 W Addison St|,121 N LaSalle St|,50 W Washington St", "", "ask 0 1"},
	{"Name,Work address", "", "", "ask 1"},
	{"Employer address,Business address,Company address,Office address,Organization address,School address,Event address,Venue address", "", "", "ask 0 1 2 3 4 5 6 7"},
	{"Polling place address,Circulator address,Landlord address,Emergency contact address,Previous address,Former address,Old address", "", "", "ask 0 1 2 3 4 5 6"},
	{"Dirección del trabajo,Dirección del empleo,Dirección de la empresa,Dirección de la oficina,Dirección del negocio,Dirección de la escuela,Dirección del evento,Dirección anterior", "", "", "ask 0 1 2 3 4 5 6 7"},
	{"Number,Address", "", "", "ask 0 1"},
	{"Workplace address", "", "", "ask 0"},
	{"Name,Q3,Q4", "A,1060 W Addison St,yes|B,121 N LaSalle St,no", "", "ask 1"},
	{"Address,Q3", "x,1060 W Addison St|y,121 N LaSalle St|z,50 W Washington St", "", "ask 0 1"},
	{"name,e-mail", "", "", "ask"},
	{"name,lat", "", "", "ask"},
	{"Quimby,1060 W Addison Street", "", "", "ask"},
	{"Name,Email address,IP address,Correo electrónico,Dirección web", "", "", "ask"},
}

func columnsOf(t *testing.T, header, rows, address string) (string, error) {
	t.Helper()
	o := options(t, pastDay)
	o.Address = address
	text := header + "\n" + strings.ReplaceAll(rows, "|", "\n") + "\n"
	layout, err := Inspect(t.Context(), strings.NewReader(text), o)
	if err != nil {
		return "", err
	}
	if layout.Question == nil {
		return roles(layout.Columns, len(layout.Header)), nil
	}
	candidates := fmt.Sprint(layout.Question.Candidates)
	return strings.TrimSpace("ask " + strings.Trim(candidates, "[]")), nil
}

// roles tells as what each column is read, the parts of an address with the
// order in which they are put together.
func roles(c Columns, width int) string {
	roles := slices.Repeat([]string{"-"}, width)
	for name, index := range map[string]int{"unit": c.Unit, "city": c.City, "state": c.State, "zip": c.ZIP, "lat": c.Lat, "lng": c.Lng} {
		if index >= 0 {
			roles[index] = name
		}
	}
	for _, index := range c.Name {
		roles[index] = "name"
	}
	for i, index := range c.Address {
		if roles[index] = "address"; len(c.Address) > 1 {
			roles[index] = fmt.Sprintf("address%d", i+1)
		}
	}
	return strings.Join(roles, " ")
}

func TestColumns(t *testing.T) {
	for _, test := range columnTests {
		if got, err := columnsOf(t, test.header, test.rows, test.address); err != nil || got != test.want {
			t.Errorf("%q with -address %q:\n%s, %v, want\n%s", test.header, test.address, got, err, test.want)
		}
	}
}

// TestEveryWordMatters takes each word out of the vocabulary. One of the
// headers with it must then be read otherwise.
func TestEveryWordMatters(t *testing.T) {
	var all []string
	for _, test := range columnTests {
		names, err := csv.NewReader(strings.NewReader(strings.ReplaceAll(test.header, ";", ","))).Read()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, names...)
	}
	for word, class := range classes {
		var names []string
		for _, name := range all {
			if slices.Contains(wordsOf(name), word) {
				names = append(names, name)
			}
		}
		meanings := func() (all []meaning) {
			for _, name := range names {
				all = append(all, meaningOf(name))
			}
			return all
		}
		with := meanings()
		delete(classes, word)
		if slices.Equal(with, meanings()) {
			t.Errorf("no test fails without the word %q", word)
		}
		classes[word] = class
	}
}

func TestColumnErrors(t *testing.T) {
	for _, test := range []struct{ header, address, want string }{
		{"your address,my address", "", `the address may be in column "your address" or column "my address"`},
		{"number,address", "", `the address may be in column "number" or column "address"`},
		{"name", "", "no column for the address was found; the first line must have the names of the columns, and has 1 cells"},
		{"address", "where", "no column has the name that was given"},
		{"address", "!", "no column has the name that was given"},
		{"where,where", "where", "more than one column has the name"},
	} {
		o := options(t, pastDay)
		o.Address = test.address
		_, err := Match(t.Context(), strings.NewReader(test.header+"\n"), new(strings.Builder), o)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q with -address %q: error %v, want %q", test.header, test.address, err, test.want)
		}
		if question, ok := errors.AsType[*ColumnError](err); ok != strings.Contains(test.want, "the address") || ok && len(question.Error()) > 500 {
			t.Errorf("%q: %T", test.header, err)
		}
	}
}

// TestColumnByContentIsNotNamed checks that nothing of a first line that is a
// signer's stands in the error.
func TestColumnByContentIsNotNamed(t *testing.T) {
	for _, text := range []string{
		"Quimby,x\nSimpson,1060 W Addison St\n",
		"Quimby,1060 W Addison Street\nSimpson,121 N LaSalle St\n",
	} {
		_, err := Match(t.Context(), strings.NewReader(text), new(strings.Builder), options(t, pastDay))
		if err == nil || strings.Contains(err.Error(), "Quimby") || strings.Contains(err.Error(), "Addison") || !strings.Contains(err.Error(), "column 2") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAnswerHeader(t *testing.T) {
	for header, want := range map[string]string{
		"id,address":      "ward,alder,status,certainty,other_wards,matched_address,corrections,suggestions,method,lat,lng,border_m,map,duplicate_of",
		"address,lat,Lng": "ward,alder,status,certainty,other_wards,matched_address,corrections,suggestions,method,chiward_lat,chiward_lng,border_m,map,duplicate_of",
		"address, WARD ,map,chiward_map": "chiward_ward,alder,status,certainty,other_wards,matched_address,corrections,suggestions,method,lat,lng," +
			"border_m,chiward_chiward_map,duplicate_of",
	} {
		if got := answerHeader(strings.Split(header, ","), true); !slices.Equal(got, strings.Split(want, ",")) {
			t.Errorf("%q: %q, want %q", header, got, want)
		}
	}
}
