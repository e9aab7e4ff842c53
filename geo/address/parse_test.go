package address

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// reading is what a text is read as, in the form of Address.String, or the kind
// of error.
type reading struct {
	text string
	want string
	err  error
}

var readings = []reading{
	// Plain forms.
	{text: "121 N LaSalle St", want: "121 N LASALLE ST"},
	{text: "121 n. lasalle st., chicago, il 60602", want: "121 N LASALLE ST, CHICAGO, IL 60602"},
	{text: "121 North LaSalle Street", want: "121 N LASALLE ST"},
	{text: "6211 Lincoln Ave", want: "6211 LINCOLN AVE"},
	{text: "900 North Michigan", want: "900 N MICHIGAN"},
	{text: "1429 woodlawn chicago", want: "1429 WOODLAWN"},
	{text: "121\tN  LaSalle\n Chicago", want: "121 N LASALLE"},
	{text: "W.Wacker Drive 5", err: ErrNoNumber},
	{text: "433 W.Van Buren St", want: "433 W VAN BUREN ST"},

	// Units.
	{text: "500 S Clark St Apt 3R", want: "500 S CLARK ST, APT 3R"},
	{text: "500 S Clark St, apartment 3-r", want: "500 S CLARK ST, APT 3-R"},
	{text: "500 S Clark St #42", want: "500 S CLARK ST, # 42"},
	{text: "500 S Clark St Apt #42", want: "500 S CLARK ST, APT 42"},
	{text: "500 S Clark St, 7th Flr", want: "500 S CLARK ST, FL 7"},
	{text: "500 S Clark St, Floor 7 Suite 1222", want: "500 S CLARK ST, FL 7 STE 1222"},
	{text: "500 S Clark St second floor", want: "500 S CLARK ST, FL 2"},
	{text: "500 S Clark, 12C", want: "500 S CLARK, 12C"},
	{text: "500 S Clark 608", want: "500 S CLARK, 608"},
	{text: "500 S Clark REAR", want: "500 S CLARK, REAR"},
	{text: "500 S Clark St (rear)", want: "500 S CLARK ST, REAR"},
	{text: "500 S Clark St lobby 60605", want: "500 S CLARK ST, LOBBY, CHICAGO, IL 60605"},
	{text: "500 S Clark- 37th Floor", want: "500 S CLARK, FL 37"},
	{text: "500 S Clark St Apt3R", want: "500 S CLARK ST, APT 3R"},
	{text: "#42 500 S Clark St", want: "500 S CLARK ST, # 42"},
	{text: "Apt 3, 500 S Clark St", want: "500 S CLARK ST, APT 3"},
	{text: "2nd floor 500 S Clark St", want: "500 S CLARK ST, FL 2"},
	{text: "500 S Clark St (upstairs)", want: "500 S CLARK ST, UPSTAIRS"},
	{text: "12C 500 S Clark St", want: "500 S CLARK ST, 12C"},
	{text: "Suite 1800 500 S Clark St", want: "500 S CLARK ST, STE 1800"},
	{text: "500 S Clark St, Willis Tower, Chicago", want: "500 S CLARK ST, TOWER"},
	{text: "500 S Clark St, Chicago, IL, Apt 3", want: "500 S CLARK ST, APT 3"},
	{text: "500 S Clark St Ste 12 acct # 43980", want: "500 S CLARK ST, STE 12 ACCT"},
	{text: "500 S Clark St 1ST-3RD & MEZZ", want: "500 S CLARK ST, 1ST-3RD MEZZ"},
	{text: "5801 N Pulaski Rd - Bldg G", want: "5801 N PULASKI RD, BLDG G"},
	{text: "500 S Clark St N Tower", want: "500 S CLARK ST, TOWER"},

	// House numbers.
	{text: "1234 1/2 W Grace St", want: "1234 1/2 W GRACE ST"},
	{text: "643-1/2 W Grace St", want: "643 1/2 W GRACE ST"},
	{text: "1234½ W Grace St", want: "1234 1/2 W GRACE ST"},
	{text: "6257A S Vincennes Ave", want: "6257A S VINCENNES AVE"},
	{text: "4922 B South Cornell", want: "4922B S CORNELL"},
	{text: "4922-W South Cornell Ave", want: "4922W S CORNELL AVE"},
	{text: "4922-Y South Cornell Ave", want: "4922Y S CORNELL AVE"},
	{text: "5528-5530 S Hyde Park Blvd", want: "5528-5530 S HYDE PARK BLVD"},
	{text: "510-24 W Wellington Ave", want: "510-524 W WELLINGTON AVE"},
	{text: "600 - 820 W Wellington", want: "600-820 W WELLINGTON"},
	{text: "600 to 820 W Wellington", want: "600-820 W WELLINGTON"},
	{text: "6101 6115 N Seeley Ave", want: "6101-6115 N SEELEY AVE"},
	{text: "205/225 W Monroe St", want: "205-225 W MONROE ST"},
	{text: "120/120-134 N Green St", want: "120-134 N GREEN ST"},
	{text: "811 and 833 E 46th St", want: "811-833 E 46TH ST"},
	{text: "1353 & 1357 S Blue Island Ave", want: "1353-1357 S BLUE ISLAND AVE"},
	{text: "806,802 W Washington Blvd", want: "802-806 W WASHINGTON BLVD"},
	{text: "1542, 1544 N Wells St", want: "1542-1544 N WELLS ST"},
	{text: "3500  -03506 S Kedzie Ave", want: "3500-3506 S KEDZIE AVE"},
	{text: "One S. Wacker Dr", want: "1 S WACKER DR"},
	{text: "Twenty-Two West Monroe", want: "22 W MONROE"},
	{text: "One Hundred Eleven East Wacker Dr", want: "111 E WACKER DR"},
	{text: "00121 N LaSalle St", want: "121 N LASALLE ST"},
	{text: "023XX S STATE ST", want: "2300-2399 S STATE ST"},
	{text: "000XX W MADISON ST", want: "1-99 W MADISON ST"},
	{text: "2300 block of S State St", want: "2300-2399 S STATE ST"},
	{text: "77W Wacker Dr", want: "77 W WACKER DR"},
	{text: "710N Lake Shore Dr", want: "710 N LAKE SHORE DR"},
	{text: "No. 121 N LaSalle St", want: "121 N LASALLE ST"},
	{text: "121 No. LaSalle St", want: "121 N LASALLE ST"},
	{text: "0 S Wacker Dr", err: ErrNoNumber},

	// Numbered and lettered streets.
	{text: "9 E 83St", want: "9 E 83RD ST"},
	{text: "9 E 83 St", want: "9 E 83RD ST"},
	{text: "9 E 83rdSt", want: "9 E 83RD ST"},
	{text: "9 W 55Th St", want: "9 W 55TH ST"},
	{text: "1759 W 48", want: "1759 W 48TH"},
	{text: "4320 W 5th Ave", want: "4320 W 5TH AVE"},
	{text: "4320 W Fifth Ave", want: "4320 W FIFTH AVE"},
	{text: "61 E Eighth St", want: "61 E 8TH ST"},
	{text: "3311 W Twenty-Sixth St", want: "3311 W 26TH ST"},
	{text: "11 E 112th Pl", want: "11 E 112TH PL"},
	{text: "333 W 35 th St", want: "333 W 35TH ST"},
	{text: "333 35 th St", want: "333 35TH ST"},
	{text: "3351 w 61 st pl", want: "3351 W 61ST PL"},
	{text: "2300 W 22 nd", want: "2300 W 22ND"},
	{text: "3301 W 63 rd", want: "3301 W 63RD"},
	{text: "9 E 21 St", want: "9 E 21ST ST"},
	{text: "9727 Avenue M", want: "9727 AVENUE M"},
	{text: "9727 S Ave N", want: "9727 S AVENUE N"},
	{text: "9727 S Avenue L Ave", want: "9727 S AVENUE L"},

	// Directions in names, behind the street, twice.
	{text: "1600 W North Ave", want: "1600 W NORTH AVE"},
	{text: "1600 W N Ave", want: "1600 W NORTH AVE"},
	{text: "1600 North Ave", want: "1600 NORTH AVE"},
	{text: "7059 S South Chicago Ave", want: "7059 S SOUTH CHICAGO AVE"},
	{text: "6700 S South Shore Dr", want: "6700 S SOUTH SHORE DR"},
	{text: "6700 S S Shore Dr", want: "6700 S SHORE DR"}, //nolint:dupword // doubled on purpose
	{text: "6700 S Shore Dr", want: "6700 S SHORE DR"},
	{text: "5454 South Shore Drive", want: "5454 S SHORE DR"},
	{text: "5000 East End Ave", want: "5000 E END AVE"},
	{text: "5000 S East End Ave", want: "5000 S EAST END AVE"},
	{text: "442 E North Water St", want: "442 E NORTH WATER ST"},
	{text: "301 E N Water St", want: "301 E NORTH WATER ST"},
	{text: "6901 N Northwest Hwy", want: "6901 N NORTHWEST HWY"},
	{text: "2100 N Lincoln Park West", want: "2100 N LINCOLN PARK W"},
	{text: "2100 N Lincoln Park W Chicago IL", want: "2100 N LINCOLN PARK W"},
	{text: "2100 N Lincoln Pk W", want: "2100 N LINCOLN PARK W"},
	{text: "2100 N Lincoln Park West Chicago", want: "2100 N LINCOLN PARK W"},
	{text: "6250 S Park Shore East Ct", want: "6250 S PARK SHORE EAST CT"},
	{text: "3946 N Ravenswood Ave West", want: "3946 N RAVENSWOOD AVE W"},
	{text: "7841 S Stony Island Ave East", want: "7841 S STONY ISLAND AVE E"},
	{text: "900 N Lake Shore Dr SB", want: "900 N LAKE SHORE DR SB"},
	{text: "500 S S Ashland Ave", want: "500 S ASHLAND AVE"},            //nolint:dupword // doubled on purpose
	{text: "500 S Ashland Ave Ave", want: "500 S ASHLAND AVE"},          //nolint:dupword // doubled on purpose
	{text: "500 S Clark St Chicago Chicago IL", want: "500 S CLARK ST"}, //nolint:dupword // doubled on purpose
	{text: "500 S Clark St, 500 S Clark St", want: "500 S CLARK ST"},

	// Types in names and names in types.
	{text: "411 N Cityfront Plaza Dr", want: "411 N CITYFRONT PLAZA DR"},
	{text: "10 S Riverside Plaza", want: "10 S RIVERSIDE PLZ"},
	{text: "1463 East Park Place", want: "1463 E PARK PL"},
	{text: "1376 E Madison Park", want: "1376 E MADISON PARK"},
	{text: "3758 N Saint Louis Ave", want: "3758 N ST LOUIS AVE"},
	{text: "3758 N St. Louis", want: "3758 N ST LOUIS"},
	{text: "3400 S Dr Martin Luther King Jr Dr", want: "3400 S DR MARTIN LUTHER KING JR DR"},
	{text: "3400 S Doctor Martin Luther King Junior Drive", want: "3400 S DR MARTIN LUTHER KING JR DR"},
	{text: "50 E Ida B. Wells Dr", want: "50 E IDA B WELLS DR"},
	{text: "7531 STONY-ISLAND AVE", want: "7531 STONY ISLAND AVE"},
	{text: "1101 W Fulton Market STE 3", want: "1101 W FULTON MARKET, STE 3"},
	{text: "3900 S Jean-Baptiste Pointe DuSable Lake Shore Dr", want: "3900 S JEAN BAPTISTE POINTE DUSABLE LAKE SHORE DR"},
	{text: "5812 N West Circle Ave", want: "5812 N WEST CIRCLE AVE"},
	{text: "3600 W Irving Pk Rd", want: "3600 W IRVING PARK RD"},

	{text: "3000 N Mc Vicker Ave", want: "3000 N MC VICKER AVE"},
	{text: "3000 N Mc Vicker", want: "3000 N MC VICKER"},
	{text: "3000 N Austin Ave MC 12", want: "3000 N AUSTIN AVE, MC 12"},
	{text: "2400 N Milwaukee AveChicago, IL 60647", want: "2400 N MILWAUKEE AVE, CHICAGO, IL 60647"},

	// The number behind the street.
	{text: "Halsted St 1200 N", want: "1200 N HALSTED ST"},
	{text: "Halsted 1200 North, Chicago", want: "1200 N HALSTED"},
	{text: "N Halsted St 1200, Apt 3", want: "1200 N HALSTED ST, APT 3"},
	{text: "63rd St 5 W", want: "5 W 63RD ST"},
	{text: "Avenida Milwaukee 2400", want: "2400 MILWAUKEE AVE"},
	{text: "Avenida Milwaukee #2400", want: "2400 MILWAUKEE AVE"},
	{text: "Milwaukee Ave #2400", err: ErrNoNumber},
	{text: "Milwaukee Ave Apt 2400", err: ErrNoNumber},
	{text: "Milwaukee Ave 24", err: ErrNoNumber},
	{text: "Halsted 1200", err: ErrNotAddress},
	{text: "N Halsted St 60614", err: ErrNoNumber},

	// Marks and scripts.
	{text: "500 S Clark St &#35;4", want: "500 S CLARK ST, # 4"},
	{text: "Clark &amp; Addison", want: "CLARK & ADDISON"},
	{text: "500&nbsp;S&nbsp;Clark St", want: "500 S CLARK ST"},
	{text: "“500 S Clark St”", want: "500 S CLARK ST"},
	{text: "500 S Clark St — Apt ’4’", want: "500 S CLARK ST, APT 4"},
	{text: "５００ Ｓ Ｃｌａｒｋ Ｓｔ", want: "500 S CLARK ST"},
	{text: "500 S Clárk St", want: "500 S CLARK ST"},
	{text: "500 S Cla\u0301rk St", want: "500 S CLARK ST"},
	{text: "500 S Ñandú-Müller & Łódź", want: "500 S NANDU MULLER"},
	{text: "500 S Clark St, 307 S Clark Evanston Chicago", err: ErrNotChicago},
	{text: "500 S Luis Mu\xf1oz Marin Dr", want: "500 S LUIS MUNOZ MARIN DR"},
	{text: "500 S Кларк St", err: ErrNotAddress},

	// Recipients.
	{text: "Jane Roe c/o Acme Suite 1800 500 S Clark St", want: "500 S CLARK ST, STE 1800"},
	{text: "Jane Roe\n500 S Clark St\nChicago, IL 60605", want: "500 S CLARK ST, CHICAGO, IL 60605"},
	{text: "500 S Clark St, c/o Jane Roe", want: "500 S CLARK ST"},

	// The place.
	{text: "500 S Clark, Chciago, ll. 60605", want: "500 S CLARK, CHICAGO, IL 60605"},
	{text: "500 S Clark Chgo Ill", want: "500 S CLARK"},
	{text: "500 S Clark, chi, il", want: "500 S CLARK"},
	{text: "500 S Clark St, Chicago, Illinois, 60605-1234, USA", want: "500 S CLARK ST, CHICAGO, IL 60605"},
	{text: "500 S Clark St 606051234", want: "500 S CLARK ST, CHICAGO, IL 60605"},
	{text: "500 S Clark St 60605 1234", want: "500 S CLARK ST, CHICAGO, IL 60605"},
	{text: "500 S Clark St Chicago, IL 606001", want: "500 S CLARK ST"},
	{text: "500 S Clark St Chicago IL60605", want: "500 S CLARK ST, CHICAGO, IL 60605"},
	{text: "500 S Clark St, Chicago, Cook County, IL, United States of America", want: "500 S CLARK ST"},
	{text: "758 West Chicago Avenue, Chicago, IL", want: "758 W CHICAGO AVE"},
	{text: "758 W Chicago", want: "758 W CHICAGO"},
	{text: "758 W Chicago, Chicago", want: "758 W CHICAGO"},
	{text: "758 W Chicago 60642", want: "758 W CHICAGO, CHICAGO, IL 60642"}, //nolint:dupword // doubled on purpose
	{text: "1600 W North, Chicago", want: "1600 W NORTH"},
	{text: "1600 W North Chicago IL", want: "1600 W NORTH"},
	{text: "7059 S South Chicago", want: "7059 S SOUTH CHICAGO"},
	{text: "401 E Illinois 60611", want: "401 E ILLINOIS, CHICAGO, IL 60611"},
	{text: "2300 S Blue Island", want: "2300 S BLUE ISLAND"},
	{text: "3100 S Cicero Ave", want: "3100 S CICERO AVE"},
	{text: "3100 S Cicero", want: "3100 S CICERO"},
	{text: "5200 S Harper Ave, Hyde Park, Chicago", want: "5200 S HARPER AVE"},
	{text: "5200 S Harper Ave, Hyde Park", want: "5200 S HARPER AVE"},
	{text: "3946 N Ravenswood Ave W Chicago IL", want: "3946 N RAVENSWOOD AVE W"},
	{text: "1400 Powis Rd, West Chicago, IL", err: ErrNotChicago},
	{text: "1400 Powis Rd W Chicago IL", err: ErrNotChicago},
	{text: "100 Main St, Chicago Heights, IL", err: ErrNotChicago},
	{text: "100 Main St Chicago Ridge", err: ErrNotChicago},
	{text: "100 Main St, North Chicago", err: ErrNotChicago},
	{text: "100 Main St East Chicago IN", err: ErrNotChicago},
	{text: "500 Broadway, Gary, Indiana", err: ErrNotChicago},
	{text: "500 Broadway Gary IN", err: ErrNotChicago},
	{text: "500 Broadway, Sioux Falls, SD", err: ErrNotChicago},
	{text: "14424 Wentworth Avenue Riverdale, IL 60827", err: ErrNotChicago},
	{text: "5900 W Roosevelt Rd Cicero IL", err: ErrNotChicago},
	{text: "5200 S Harper Ave, Chitown", want: "5200 S HARPER AVE"},
	{text: "5200 S Harper Ave, Chi-town, IL", want: "5200 S HARPER AVE"},
	{text: "5200 S Harper Ave, City of Chicago, IL", want: "5200 S HARPER AVE"},
	{text: "5200 S Harper Ave, Ciudad de Chicago", want: "5200 S HARPER AVE"},
	{text: "11060 S Troy St, Mt Greenwood, IL 60655", want: "11060 S TROY ST, CHICAGO, IL 60655"},
	{text: "1200 N Troy St, Humboldt Pk", want: "1200 N TROY ST"},
	{text: "5200 S Harper Ave, unknown", want: "5200 S HARPER AVE"},
	{text: "5200 S Harper Ave GA", want: "5200 S HARPER AVE"},
	{text: "5200 S Harper Ave N/A", want: "5200 S HARPER AVE"},
	{text: "8800 S Houston", want: "8800 S HOUSTON"},
	{text: "Grand & N Milwaukee", want: "GRAND & N MILWAUKEE"},
	{text: "1060 W Addison St, Boston", err: ErrNotChicago},
	{text: "1060 W Addison St Boston", err: ErrNotChicago},
	{text: "1060 W Addison St, Bogotá, Colombia, 110111", err: ErrNotChicago},
	{text: "1060 W Addison St, , IN", err: ErrNotChicago},
	{text: "1060 W Addison St, WI", err: ErrNotChicago},
	{text: "1060 W Addison St, , FL", err: ErrNotChicago},
	{text: "1060 W Addison St FL", want: "1060 W ADDISON ST"},
	{text: "1060 W Addison St, 2nd Fl", want: "1060 W ADDISON ST, FL 2"},
	{text: "1060 W Addison St, Chicago, IN", err: ErrNotChicago},
	{text: "1060 W Addison St, Chicago, Indiana", err: ErrNotChicago},
	{text: "100 Main St, Nowhere", err: ErrNotChicago},
	{text: "100 Main St, Nowhere, Apt 3", err: ErrNotChicago},
	{text: "100 Main St Nowhere IL", err: ErrNotChicago},
	{text: "100 Main St 60201", err: ErrNotChicago},
	{text: "100 Main St, Evanston, Apt 3", err: ErrNotChicago},
	{text: "Evanston, IL", err: ErrNotChicago},
	{text: "Evanston, 100 Main St", err: ErrNotChicago},

	// Spanish.
	{text: "3201 Oeste Calle 26, apto 2", want: "3201 W 26TH ST, APT 2"},
	{text: "3201 W 25 Calle", want: "3201 W 25TH ST"},
	{text: "1200 Norte Avenida Ashland, Piso 3", want: "1200 N ASHLAND AVE, FL 3"},
	{text: "Calle 26 esquina con Avenida Kedzie", want: "26TH ST & KEDZIE AVE"},
	{text: "Calle 18 y Blue Island", want: "18TH ST & BLUE ISLAND"},
	{text: "500 Sur Clark, Chicago, EE.UU.", want: "500 S CLARK"},
	{text: "1852 S Avenida Blue Island", want: "1852 S BLUE ISLAND AVE"},
	{text: "2400 S Bulevar Marshall", want: "2400 S MARSHALL BLVD"},
	{text: "Bulevar Marshall 2400 Sur", want: "2400 S MARSHALL BLVD"},
	{text: "entre 47 y Ashland", want: "47TH & ASHLAND"},

	// Corners.
	{text: "N State St At E Grand Ave, Chicago, IL 60654, USA", want: "N STATE ST & E GRAND AVE, CHICAGO, IL 60654"},
	{text: "Clark & Addison", want: "CLARK & ADDISON"},
	{text: "Clark/Addison", want: "CLARK & ADDISON"},
	{text: "clark @ addison", want: "CLARK & ADDISON"},
	{text: "corner of 63rd and Halsted", want: "63RD & HALSTED"},
	{text: "NW corner of Clark and Addison", want: "CLARK & ADDISON"},
	{text: "47 & Ashland", want: "47TH & ASHLAND"},
	{text: "79 St and Cottage Grove", want: "79TH ST & COTTAGE GROVE"},
	{text: "State and Chicago", want: "STATE & CHICAGO"},
	{text: "Roosevelt & Cicero", want: "ROOSEVELT & CICERO"},
	{text: "30 E Hubbard St at State St", want: "30 E HUBBARD ST"},
	{text: "30 E Roosevelt Rd & Cicero", want: "30 E ROOSEVELT RD"},

	// Handwriting and haste.
	{text: "1O60 W Addison St", want: "1060 W ADDISON ST"},
	{text: "27l8 W Cortland St", want: "2718 W CORTLAND ST"},
	{text: "4S21 N Malden St", want: "4521 N MALDEN ST"},
	{text: "1060WAddison", want: "1060 W ADDISON"},
	{text: "4345SCalifornia Ave", want: "4345 S CALIFORNIA AVE"},
	{text: "4521 N MaldenSt", want: "4521 N MALDENST"}, // or MALDEN ST: streets decide
	{text: "4521 N Malden StChicago", want: "4521 N MALDEN ST"},
	{text: "N 4521 Malden", want: "4521 N MALDEN"},
	{text: "4521 (N) Malden", want: "4521 N MALDEN"},
	{text: "4521, N Malden", want: "4521 N MALDEN"},
	{text: "4521-N Malden", want: "4521 N MALDEN"},
	{text: "4,521 N Malden St", want: "4521 N MALDEN ST"},
	{text: "45 21 N Malden St", want: "21-45 N MALDEN ST"}, // or 4521: streets decide
	{text: "N 1234 63rd St", want: "1234 N 63RD ST"},
	{text: "11039 Sur Avenida Green Bay", want: "11039 S GREEN BAY AVE"},
	{text: "9007 S Green By Ave", want: "9007 S GREEN BY AVE"},
	{text: "2852 N Mobile Ave", want: "2852 N MOBILE AVE"},
	{text: "2847.5 W Warren Blvd", want: "2847 1/2 W WARREN BLVD"},
	{text: "2132 $ Wolcott Ave", want: "2132 S WOLCOTT AVE"},
	{text: "100 W 53d St", want: "100 W 53RD ST"},
	{text: "100 W Seventy-First St", want: "100 W 71ST ST"},
	{text: "1117 #13 W Monroe St", want: "1117 W MONROE ST, # 13"},
	{text: "1117 Apt 13 W Monroe St", want: "1117 W MONROE ST, APT 13"},
	{text: "222 W Merchandise Mart Plz 16100", want: "222 W MERCHANDISE MART PLZ"},
	{text: "401 N Michigan Ave 12TH 1200-12217", want: "401 N MICHIGAN AVE, 12TH 1200"},
	{text: "60640 4521 N Malden St", want: "4521 N MALDEN ST, CHICAGO, IL 60640"},
	{text: "60640, 4521 N Malden St", want: "4521 N MALDEN ST, CHICAGO, IL 60640"},
	{text: "4521 N Malden St Chicago Il 606 40", want: "4521 N MALDEN ST, CHICAGO, IL 60640"},
	{text: "4521 N Malden St 60640 60640", want: "4521 N MALDEN ST, CHICAGO, IL 60640"},

	// Remarks.
	{text: "4521 N Malden, registered voter", want: "4521 N MALDEN"},
	{text: "4521 N Malden in back", want: "4521 N MALDEN"},
	{text: "4521 N Malden garaje", want: "4521 N MALDEN"},
	{text: "4521 N Malden casa de atrás", want: "4521 N MALDEN"},
	{text: "4521 N Malden cell: 312 555 0199", want: "4521 N MALDEN"},
	{text: "4521 N Malden jane.roe@example.org", want: "4521 N MALDEN"},
	{text: "jane@example.org, 4521 N Malden", want: "4521 N MALDEN"},
	{text: "875 N Michigan (Hancock)", want: "875 N MICHIGAN"},
	{text: "875 N Michigan [AMA Plaza]", want: "875 N MICHIGAN"},
	{text: "875 N Michigan (Evanston)", err: ErrNotChicago},
	{text: "822 Judson Avenue, Evanston registered voter", err: ErrNotChicago},
	{text: "822 Judson Avenue Evanston in back", err: ErrNotChicago},
	{text: "822 Judson Avenue Evanston rear", err: ErrNotChicago},

	// What is no address.
	{text: "", err: ErrEmpty},
	{text: " .,- ", err: ErrEmpty},
	{text: "n/a", err: ErrNotAddress},
	{text: "N/A", err: ErrNotAddress},
	{text: "none", err: ErrNotAddress},
	{text: "Chicago", err: ErrNotAddress},
	{text: "Chicago O'Hare International Airport", err: ErrNotAddress},
	{text: "Willis Tower", err: ErrNotAddress},
	{text: "jane@example.org", err: ErrNotAddress},
	{text: "312-555-0134", err: ErrNotAddress},
	{text: "(312) 555-0134", err: ErrNotAddress},
	{text: "3125550134", err: ErrNotAddress},
	{text: "same as above", err: ErrNotAddress},
	{text: "9809 S Ave", err: ErrNoStreet},
	{text: "121 N", err: ErrNoStreet},
	{text: "60614", err: ErrNoStreet},
	{text: "Chicago, IL 60614", err: ErrNoStreet},
	{text: "1816", err: ErrNoStreet},
	{text: "Michigan Ave", err: ErrNoNumber},
	{text: "N Michigan", err: ErrNoNumber},
	{text: "6800 W Belmont Ave 60707", want: "6800 W BELMONT AVE, CHICAGO, IL 60707"},
	{text: "120226 S Loomis St", err: ErrNoNumber},
	{text: "100 E 130th St, Riverdale", err: ErrNotChicago},
	{text: "100 E 130th St, Riverdale, Chicago", want: "100 E 130TH ST"},
	{text: "121-125 N State St, 121-125 N State St", want: "121-125 N STATE ST"},
	{text: "121-125 N State St, 121 N State St", err: ErrMultiple},
	{text: "100 W 113 St", want: "100 W 113TH ST"},
	{text: "100 W 103 St", want: "100 W 103RD ST"},
	{text: "100 W 12 Pl", want: "100 W 12TH PL"},
	{text: "Broadway", err: ErrNotAddress},
	{text: "63rd St", err: ErrNoNumber},
	{text: "83 St", err: ErrNoNumber},
	{text: "PO Box 87618", err: ErrPOBox},
	{text: "P.O. Box 87618, Chicago IL 60680", err: ErrPOBox},
	{text: "dept 10 po box 87618 chicago il 60680", err: ErrPOBox},
	{text: "39 S State / 6 E Monroe", err: ErrMultiple},
	{text: "39 S State St, Chicago; 6 E Monroe St, Chicago", err: ErrMultiple},
	{text: "2625-27 N Kedzie, 3142-50 W Logan, 2601-07 N Milwaukee", err: ErrMultiple},
	{text: strings.Repeat("121 N LaSalle St ", 30), err: ErrTooLong},
}

func TestParse(t *testing.T) {
	for _, c := range readings {
		a, err := Parse(c.text)
		if c.err != nil {
			var parse *ParseError
			if !errors.As(err, &parse) || !errors.Is(err, c.err) {
				t.Errorf("Parse(%q) = %+v, %v; want %v", c.text, a, err, c.err)
			} else if a != (Address{}) || parse.Offset < 0 || parse.Offset > len(parse.Input) {
				t.Errorf("Parse(%q): address %+v with error at %d", c.text, a, parse.Offset)
			}
			continue
		}
		if err != nil || a.String() != c.want {
			t.Errorf("Parse(%q) = %q, %v; want %q", c.text, a, err, c.want)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	for _, c := range readings {
		if a, err := Parse(c.text); err == nil {
			checkRoundTrip(t, c.text, a)
		}
	}
}

// Texts put together at random from what addresses are made of are read back
// the same, 199 of 200, however little sense they make.
func TestRoundTripOfRandomTexts(t *testing.T) {
	parts := strings.Fields("121 5528-5530 510-24 63rd 83 1/2 023XX 4922-W 77W A B S N North South East West W. E Clark LaSalle " +
		"Michigan Chicago Halsted St Ave Blvd Pl Dr Avenue Street Plaza Park Court Shore End Water King Jr Martin Dr. Saint Louis " +
		"Lincoln Apt 3R #4 Ste 300 Floor 7th REAR lobby Unit 12C & and at / , , , - Chicago, IL 60605 60605-1234 60201 Evanston USA " +
		"Broadway L M Fl 2nd FL 1ST Tower Hyde Calle y Jane c/o # 5 Bldg G Cicero North, corner of no one Two first fifth (rear) . ; PO Box")
	rng := rand.New(rand.NewPCG(1, 2))
	pick := func(words ...string) string { return words[rng.IntN(len(words))] }
	addresses, other := 0, 0
	for range 100_000 {
		var words []string
		if rng.IntN(3) > 0 {
			words = append(words, strconv.Itoa(1+rng.IntN(13_000)), pick("N", "S", "", "West"),
				pick("Clark", "63rd", "Lake Shore", "North", "Avenue M", "St Louis", "Broadway"), pick("St", "Ave", "", "Dr", "Blvd"))
		}
		for range 1 + rng.IntN(6) {
			words = append(words, pick(parts...))
		}
		text := strings.Join(words, " ")
		if a, err := Parse(text); err == nil {
			addresses++
			if !readsBack(a) {
				other++
			}
		}
	}
	if other*200 > addresses {
		t.Errorf("%d of %d addresses are read back otherwise", other, addresses)
	}
	if addresses < 30_000 {
		t.Errorf("only %d of the texts were addresses", addresses)
	}
}

func checkRoundTrip(t *testing.T, text string, a Address) {
	t.Helper()
	if !readsBack(a) {
		t.Errorf("%q is %+v, written %q and read back otherwise", text, a, a)
	}
}

// readsBack reports whether a is read back as it is written.
func readsBack(a Address) bool {
	back, err := Parse(a.String())
	return err == nil && back == a
}

var sentinels = []error{ErrEmpty, ErrNotAddress, ErrNoNumber, ErrNoStreet, ErrPOBox, ErrNotChicago, ErrMultiple, ErrTooLong}

func FuzzParse(f *testing.F) {
	for _, c := range readings {
		f.Add(c.text)
	}
	f.Add("1 1 0A 1 1 1A N 0")                                                   // the same address over and over
	f.Add("1 N " + strings.Repeat("A", 370) + " St, " + strings.Repeat("B", 19)) // longer when written with its place
	f.Add("1 N " + strings.Repeat("A", 385) + " St 60605")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := Parse(text)
		if err == nil {
			if a.Street.Name == "" || a.Number < 0 || a.Number == 0 && !a.IsCorner() || a.High != 0 && a.High <= a.Number {
				t.Errorf("Parse(%q) = %+v", text, a)
			}
			_, _ = Parse(a.String())
			return
		}
		if a != (Address{}) {
			t.Errorf("Parse(%q): address with an error: %+v", text, a)
		}
		var parse *ParseError
		if !errors.As(err, &parse) {
			t.Fatalf("Parse(%q): %T is no *ParseError", text, err)
		}
		known := false
		for _, sentinel := range sentinels {
			known = known || errors.Is(err, sentinel)
		}
		if !known {
			t.Errorf("Parse(%q): unknown kind of error %v", text, parse.Err)
		}
		if !strings.HasPrefix(text, parse.Input) || len(parse.Input) > MaxLength || parse.Offset < 0 || parse.Offset > len(parse.Input) {
			t.Errorf("Parse(%q): error at %d of %q", text, parse.Offset, parse.Input)
		}
	})
}

var sink Address

func BenchmarkParse(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"upper", "5528 S HYDE PARK BLVD"},
		{"clean", "121 N LaSalle St, Chicago, IL 60602"},
		{"messy", "Jane Roe c/o Acme, Suite 1800, Seventy-Seven West Wacker Drive, 3rd Flr, Chciago, ll. 606011234 USA"},
		{"hostile", strings.Repeat("1-", 200)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink, _ = Parse(c.text)
			}
		})
	}
}

func TestParseAllocations(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { sink, _ = Parse("121 N LaSalle St, Chicago, IL 60602") }); n > 1 {
		t.Errorf("a clean address costs %v allocations, want 1", n)
	}
}

// A line of a megabyte must cost no more than a short one.
func TestTooLongIsCheap(t *testing.T) {
	long := strings.Repeat("121 N LaSalle St, ", 60_000)
	_, err := Parse(long)
	var parse *ParseError
	if !errors.As(err, &parse) || !errors.Is(err, ErrTooLong) || parse.Input != long[:MaxLength] {
		t.Errorf("Parse of %d bytes: %v", len(long), err)
	}
	if n := testing.AllocsPerRun(10, func() { _, _ = Parse(long) }); n > 2 {
		t.Errorf("a long text costs %v allocations", n)
	}
}

// TestMaxLength reads a text of just that length, and none that is longer.
func TestMaxLength(t *testing.T) {
	text := "121 N State St"
	text += strings.Repeat(" ", MaxLength-len(text))
	if _, err := Parse(text); err != nil {
		t.Error(err)
	}
	if _, err := Parse(text + " "); !errors.Is(err, ErrTooLong) {
		t.Errorf("a byte more: %v", err)
	}
}

func TestText(t *testing.T) {
	want := MustParse("121 N LaSalle St, Chicago 60602")
	text, err := want.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 0, 100)
	if n := testing.AllocsPerRun(10, func() { buf, _ = want.AppendText(buf[:0]) }); n > 0 || string(buf) != string(text) {
		t.Errorf("AppendText has %q and costs %v allocations, want %q", buf, n, text)
	}
	var got Address
	if err := got.UnmarshalText(text); err != nil || got != want {
		t.Errorf("UnmarshalText(%q) = %+v, %v", text, got, err)
	}
	if err := got.UnmarshalText([]byte("n/a")); !errors.Is(err, ErrNotAddress) || got != want {
		t.Errorf("a failed UnmarshalText left %+v, %v", got, err)
	}
	if err := got.UnmarshalText(nil); err != nil || got != (Address{}) {
		t.Errorf("UnmarshalText of nothing = %+v, %v", got, err)
	}
}

func TestMustParsePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustParse did not panic")
		}
	}()
	MustParse("n/a")
}
