package street

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo/address"
)

// TestShippedReadings reads what people write for the streets of Chicago.
func TestShippedReadings(t *testing.T) {
	s := openStreets(t, shipped)
	for _, test := range []struct{ text, want, changes string }{
		// Directions inside names.
		{"7000 S Shore Dr", "7000 S SOUTH SHORE DR", "alias"},
		{"5400 S Shore Dr", "5400 S SHORE DR", ""},
		{"8100 E End Ave", "8100 S EAST END AVE", "alias; direction"},
		{"400 E N Water St", "400 E NORTH WATER ST", ""},
		{"1600 W North Ave", "1600 W NORTH AVE", ""},
		{"2200 N Lincoln Park W", "2200 N LINCOLN PARK WEST", "street type; alias"},
		{"4100 N Ravenswood Ave", "4100 N RAVENSWOOD AVE W", "alias"},
		{"4101 N Ravenswood Ave", "4101 N RAVENSWOOD AVE E", "alias"},
		// New names, and the parts of streets that have them.
		{"4500 S King Dr", "4500 S DR MARTIN LUTHER KING JR DR", "alias"},
		{"4500 S MLK Dr", "4500 S DR MARTIN LUTHER KING JR DR", "alias"},
		{"50 E Congress Pkwy", "50 E IDA B WELLS DR", "alias"},
		{"3300 W Congress Pkwy", "3300 W CONGRESS PKWY", ""},
		{"800 W Fulton St", "800 W FULTON MARKET", "street type; alias"},
		{"1500 W Fulton St", "1500 W FULTON ST", ""},
		{"1000 N Lake Shore Dr", "1000 N LAKE SHORE DR", ""},
		{"1000 N Lakeshore Dr", "1000 N LAKE SHORE DR", "alias"},
		{"100 W 55th St", "100 W GARFIELD BLVD", "alias"},
		{"3600 W 55th St", "3600 W 55TH ST", ""},
		// Types by number.
		{"100 N LaSalle St", "100 N LA SALLE ST", "alias"},
		{"1200 N LaSalle St", "1200 N LA SALLE DR", "street type by number range; alias"},
		{"1500 N State St", "1500 N STATE PKWY", "street type by number range"},
		{"700 N State", "700 N STATE ST", "street type by number range"},
		// Words written in two ways, and blanks.
		{"4200 W 5th Ave", "4200 W FIFTH AVE", "alias"},
		{"9700 S Ave L", "9700 S AVENUE L", ""},
		{"1500 W VanBuren St", "1500 W VAN BUREN ST", "alias"},
		{"4500 N Saint Louis Ave", "4500 N ST LOUIS AVE", ""},
		{"500 N Cityfront Plz", "", ""}, // no such number
		// Directions left out or mistaken.
		{"6000 Lincoln Ave", "6000 N LINCOLN AVE", "direction"},
		{"700 N Waveland Ave", "700 W WAVELAND AVE", "direction"},
		{"600 W Desplaines St", "600 S DESPLAINES ST", "direction"}, // N has no 600
		{"626 Michigan Ave S", "626 S MICHIGAN AVE", "direction"},
		{"626 Michigan Avenue North", "626 N MICHIGAN AVE", "direction"},
		{"1744 Western South", "1744 S WESTERN AVE", "street type by number range; direction"},
		{"4500 Ravenswood Ave W", "4500 N RAVENSWOOD AVE W", "direction"},
		{"4000 Broadway S", "", ""}, // as S Broadway
		{"4000 S Broadway", "", ""}, // N only, and S is its opposite
		// Spelling.
		{"1200 W Beltmont Ave", "1200 W BELMONT AVE", "minor spelling"},
		{"6500 N Olcott Ave", "6500 N OLCOTT AVE", ""}, // not Wolcott
		{"4900 S Halstead St", "4900 S HALSTED ST", "alias"},
		{"1100 W 63rt St", "", ""}, // numbered streets are not guessed at
		// Of streets of one name the main one is meant, unless said otherwise.
		{"875 N Michigan", "875 N MICHIGAN AVE", "street type"},
		{"6301 S Halsted", "6301 S HALSTED ST", "street type by number range; tie breaker"},
		{"6301 S Halsted Pkwy", "6301 S HALSTED PKWY", ""},
		{"7531 Stony-Island Ave", "7531 S STONY ISLAND AVE", "direction"},
		{"11700 S Doty Ave", "11700 S DOTY AVE W", "alias"},
		{"2650 W 51st", "2650 W 51ST ST", "street type by number range"}, // 51st Pl breaks off there
		{"12100 S Torrence Ave", "12100 S TORRENCE AVE", ""},             // no address for a mile, but straight through
		{"6083 NW Hwy", "6083 N NORTHWEST HWY", "alias; direction"},
		// ZIP codes that tell, and one of the other side of the street.
		{"626 Michigan Ave 60605", "626 S MICHIGAN AVE, CHICAGO, IL 60605", "direction"},
		{"626 N Michigan Ave 60605", "626 N MICHIGAN AVE, CHICAGO, IL 60605", "zip contradicted"},
		{"8148 S Stony Island Ave 60617", "8148 S STONY ISLAND AVE, CHICAGO, IL 60617", ""},
		{"State St & 35th St 60609", "S STATE ST & E 35TH ST, CHICAGO, IL 60609", "direction; tie breaker"},
		{"State St & 35th St 60616", "S STATE ST & E 35TH ST, CHICAGO, IL 60616", "direction; tie breaker"},
		{"S State St & W 35th St 60601", "S STATE ST & W 35TH ST, CHICAGO, IL 60601", "zip contradicted"},
		// Corners: the other street tells the direction, and lines of streets the
		// corners that the City does not list.
		{"E 102nd Pl & S Eggleston Ave", "", ""},
		// Where the last stretch of a street has no address; but not streets side by side.
		{"Dayton & North", "N DAYTON ST & W NORTH AVE", "street type; direction; corner computed"},
		{"W 61st St & W 60th Pl", "", ""},
		{"Broadway & Devon", "N BROADWAY & W DEVON AVE", "street type; direction; corner computed"},
		{"Oak & Michigan", "E OAK ST & N MICHIGAN AVE", "street type; direction; corner computed"},
		{"79th & Cottage", "E 79TH ST & S COTTAGE GROVE AVE", "street type; direction; street name"},
		{"Irving & Southport", "W IRVING PARK RD & N SOUTHPORT AVE", "street type; direction; street name"},
		{"Stony Is. at 79th St", "S STONY ISLAND AVE & E 79TH ST", "street type; direction; street name"},
		// As signs and the Board of Elections have them.
		{"5490 S South Shore Dr", "5490 S SHORE DR", "alias"},
		{"1615 W B Griffin Pl", "1615 W WALTER BURLEY GRIFFIN PL", "alias"},
		{"5401 S East-View Park", "5401 S EAST VIEW PARK", ""},
		// Parts of names.
		{"2150 N Lincoln Park", "2150 N LINCOLN PARK WEST", "alias"},
		{"4600 S Cottage", "4600 S COTTAGE GROVE AVE", "street type; street name"},
		{"4000 W West Ave", "", ""}, // not West End
	} {
		a, err := address.Parse(test.text)
		var f Fix
		if err == nil {
			f, err = s.Locate(a)
		}
		if got := f.Address.String(); got != test.want || f.Corrections.String() != test.changes {
			t.Errorf("%q: got %q (%v), want %q (%s); %v", test.text, got, f.Corrections, test.want, test.changes, err)
		}
	}
}

// TestShippedColumns reads addresses that come in columns, and have never been
// through the parser.
func TestShippedColumns(t *testing.T) {
	s := openStreets(t, shipped)
	for _, test := range []struct {
		number        int
		street        address.Street
		want, changes string
	}{
		{400, address.Street{Dir: "E", Name: "N WATER", Suffix: "ST"}, "400 E NORTH WATER ST", "street name"},
		{2724, address.Street{Name: "W CERMAK", Suffix: "RD"}, "2724 W CERMAK RD", "street name"},
		{2724, address.Street{Dir: "W", Name: "CERMAK RD"}, "2724 W CERMAK RD", "street name"},
		{6301, address.Street{Dir: "S", Name: "HALSTED PK"}, "6301 S HALSTED PKWY", "street name"},
		{4500, address.Street{Dir: "N", Name: "SAINT LOUIS", Suffix: "AVE"}, "4500 N ST LOUIS AVE", "street name"},
		{9700, address.Street{Dir: "S", Name: "AVE L"}, "9700 S AVENUE L", "street name"},
		{450, address.Street{Dir: "N", Name: "CITYFRONT PLZ", Suffix: "DR"}, "450 N CITYFRONT PLAZA DR", "alias"},
		{820, address.Street{Dir: "E", Name: "DREXEL SQ", Suffix: "DR"}, "820 E DREXEL SQUARE DR", "alias"},
		{5200, address.Street{Dir: "S", Name: "HYDE PK", Suffix: "BLVD"}, "5200 S HYDE PARK BLVD", "street name"},
		{500, address.Street{Dir: "E", Name: "51", Suffix: "ST"}, "500 E 51ST ST", "street name"},
		{121, address.Street{Dir: "N", Name: " LA SALLE ", Suffix: "ST"}, "121 N LA SALLE ST", "alias"},
	} {
		f, err := s.Locate(address.Address{Number: test.number, Street: test.street})
		if err != nil || f.Address.String() != test.want || f.Corrections.String() != test.changes {
			t.Errorf("%d %+v: got %q (%v), %v, want %q (%s)", test.number, test.street, f.Address, f.Corrections, err, test.want, test.changes)
		}
	}
	other := address.Address{Number: 110, Street: address.Street{Dir: "N", Name: "STATE", Suffix: "ST"}, ZIP: "60045"}
	if _, err := s.Locate(other); !errors.Is(err, address.ErrNotChicago) {
		t.Errorf("a ZIP code of Lake Forest: %v", err)
	}
}

// TestShippedCorners has corners that more than one pair of streets makes.
func TestShippedCorners(t *testing.T) {
	s := openStreets(t, shipped)
	_, err := s.Locate(address.MustParse("Western & 51st"))
	if several, ok := errors.AsType[*AmbiguousError](err); !ok || len(several.Choices) != 2 {
		t.Errorf("Western & 51st: %v", err)
	}
	// A wrong direction is a question: the other street does not settle it.
	_, err = s.Locate(address.MustParse("E 102nd Pl & S Eggleston Ave"))
	unknown, ok := errors.AsType[*NotFoundError](err)
	if !ok || !slices.Contains(unknown.Suggestions, "W 102ND PL & S EGGLESTON AVE") {
		t.Errorf("E 102nd Pl & S Eggleston Ave: %v", err)
	}
}

// TestShippedBlanks finds a street however its name is cut into words.
func TestShippedBlanks(t *testing.T) {
	s := openStreets(t, shipped)
	for _, name := range []string{"MCVICKER", "MC VICKER", "M C VICKER", "MCVICK-ER"} {
		a := address.Address{Number: 3000, Street: address.Street{Dir: "N", Name: name, Suffix: "AVE"}}
		f, err := s.Locate(a)
		if err != nil || f.Address.Street.Name != "MCVICKER" || (f.Corrections == 0) != (name == "MCVICKER") {
			t.Errorf("%s: got %v (%v), %v", name, f.Address, f.Corrections, err)
		}
	}
}

// TestLocateLong gives names longer than any street has.
func TestLocateLong(t *testing.T) {
	s := openStreets(t, shipped)
	for _, name := range []string{strings.Repeat("SAINT ", 100_000), strings.Repeat("A", 1_000_000)} {
		street := address.Street{Name: name}
		for _, a := range []address.Address{{Number: 1, Street: street}, {Street: street, Cross: street}} {
			if _, err := s.Locate(a); !errors.Is(err, ErrUnknownStreet) {
				t.Errorf("error %v", err)
			}
		}
	}
}

// TestShippedBreaks asks for numbers where streets break off or end.
func TestShippedBreaks(t *testing.T) {
	s := openStreets(t, shipped)
	for text, want := range map[string]error{
		"5401 N Kenneth Ave":  ErrUnknownNumber, // a gap of four blocks
		"1000 N Broadway":     ErrUnknownNumber, // begins at 2800
		"99 W Mike Ditka Way": ErrUnknownStreet, // honorary
		"60000 S Halsted St":  ErrUnknownNumber,
		"9999 N Clark St":     ErrUnknownNumber, // in Evanston, if anywhere
		"6600 W Madison St":   ErrUnknownNumber, // in Oak Park
	} {
		if f, err := s.Locate(address.MustParse(text)); !errors.Is(err, want) {
			t.Errorf("%q: got %v, %v, want %v", text, f.Address, err, want)
		}
	}
}

// TestBlock places numbers on a block of which little is known, from its
// corners at 100 and 200, 201 m apart.
func TestBlock(t *testing.T) {
	const meter = 1e6 / metersPerDegree
	north := func(meters float64) microdegrees { return 41_880_000 + microdegrees(meters*meter) }
	st := &street{name: address.Street{Dir: "N", Name: "STATE", Suffix: "ST"}, key: "STATE", low: 100, high: 199}
	st.anchors = []anchor{{number: 100, place: place{north(0), -87_628_000}}, {number: 200, place: place{north(201), -87_628_000}}}
	known := func(numbers []uint16, meters ...float64) {
		s := &st.sides[0]
		s.numbers, s.places = numbers, nil
		for _, m := range meters {
			s.places = append(s.places, place{north(m), -87_628_147})
		}
		s.zips = []zipRun{{uint16(len(numbers)), 0}}
	}
	for _, test := range []struct {
		known  []uint16
		at     []float64
		number int
		want   float64 // meters from the corner
		method Method
	}{
		{[]uint16{120, 140}, []float64{72.6, 135.6}, 130, 104.1, Interpolated},
		{[]uint16{120, 140}, []float64{72.6, 135.6}, 100, 9.6, Interpolated},  // the first stands off the corner
		{[]uint16{120, 140}, []float64{72.6, 135.6}, 110, 41.1, Interpolated}, // half-way to the first known
		{[]uint16{120, 140}, []float64{72.6, 135.6}, 150, 167.1, Interpolated},
		{[]uint16{120, 140}, []float64{72.6, 135.6}, 198, 191.4, Interpolated}, // the last stands before the corner
		{[]uint16{120}, []float64{72.6}, 130, 104.1, Interpolated},
		{nil, nil, 150, 100.5, Block}, // from the corners alone
		{nil, nil, 198, 191.4, Block},
	} {
		known(test.known, test.at...)
		sp, ok := st.place(test.number)
		got := (sp.at.Lat - 41.88) * metersPerDegree
		if !ok || math.Abs(got-test.want) > 1 || sp.method != test.method {
			t.Errorf("%d with %v known: %.1f m, %v (%v), want %.1f m, %v", test.number, test.known, got, sp.method, ok, test.want, test.method)
		}
		if west := (-87.628 - sp.at.Lng) * metersPerDegree * lngScale; math.Abs(west-float64(halfStreet)) > 0.3 {
			t.Errorf("%d stands %.1f m west of the middle", test.number, west)
		}
	}
}

// TestShippedThousands reads a comma within a number: of five digits the first
// two may be a unit.
func TestShippedThousands(t *testing.T) {
	s := openStreets(t, shipped)
	for text, want := range map[string][]string{
		"4,521 N Malden St":     {"4521 N MALDEN ST"},
		"12,345 S Halsted St":   {"12345 S HALSTED ST", "345 S HALSTED ST, # 12"},
		"12,058 W Addison St":   nil,
		"10,345 S Halsted St":   {"10345 S HALSTED ST", "345 S HALSTED ST, # 10"},
		"Apt 12, 345 S Halsted": {"345 S HALSTED ST, APT 12"},
	} {
		fix, err := s.Find(address.Read(address.Input{Text: text}))
		choices := []Fix{fix}
		if several, ok := errors.AsType[*AmbiguousError](err); ok {
			choices, err = several.Choices, nil
		}
		var got []string
		for _, c := range choices {
			if err == nil {
				got = append(got, c.Address.String())
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, %v, want %q", text, got, err, want)
		}
	}
}
