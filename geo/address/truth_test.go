package address

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// truthRows returns the rows of a file of ../shared/truth by column name, or
// skips the test where the file is not there, as in a fresh clone.
func truthRows(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "truth", name))
	if err != nil {
		t.Skipf("the measuring data is not here: %v", err)
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(plain)
	lines.Buffer(nil, 1<<20)
	var columns []string
	var rows []map[string]string
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if columns == nil {
			columns = cells
			continue
		}
		row := make(map[string]string, len(columns))
		for i, column := range columns {
			if i < len(cells) {
				row[column] = cells[i]
			}
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return rows
}

// report logs how many of total failed and fails the test if the share of
// good ones is below bar.
func report(t *testing.T, what string, failed, total int, bar float64) {
	t.Helper()
	good := 100 * float64(total-failed) / float64(total)
	t.Logf("%s: %d of %d, %.2f %%", what, total-failed, total, good)
	if good < bar {
		t.Errorf("%s: %.2f %% is below %.2f %%", what, good, bar)
	}
}

// fullName is the street name with its directions in words and without
// blanks, as labels and the City write some of them apart and others not.
func fullName(parts ...string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(strings.ToUpper(strings.Join(parts, " "))) {
		word = strings.Trim(word, ".,-")
		switch word {
		case "SAINT":
			word = "ST"
		case "DOCTOR":
			word = "DR"
		case "JUNIOR":
			word = "JR"
		}
		b.WriteString(word)
	}
	return b.String()
}

func TestTruthParseLabels(t *testing.T) {
	// Rows whose label is wrong or that are not one Chicago address.
	wrong := map[string]string{
		"600 W. Van Buren, Ste. 909, Chicago, IL 60430":                                                                   "the ZIP code is that of Homewood",
		"6078 Paysphere Circle Chicago, IL 60674 According to Internet: 1 Iron Mountain Cutoff Road Farmington, MO 63640": "two addresses, one in Missouri",
		"8922 South 1/2 Greenwood Avenue, Chicago, IL 60619":                                                              "the fraction is labelled as part of the name",
		"5748 South Dorchester house, 60637":                                                                              "house is labelled as a street type",
		"2100 Lincoln Park West Unit 10FN, Chicago, IL 60614":                                                             "West is part of the name",
	}
	failed, total := 0, 0
	for _, row := range truthRows(t, "parse_labels.tsv.gz") {
		text := row["text"]
		if wrong[text] != "" {
			continue
		}
		total++
		a, err := Parse(text)
		if err != nil {
			failed++
			t.Logf("%v", err)
			continue
		}
		number, typ := row["number"], standard.lookup(strings.ToUpper(strings.Trim(row["posttype"], "."))).typ
		name := fullName(row["name"])
		if typ == "" {
			name += fullName(row["posttype"])
		}
		house, _, _ := strings.Cut(number, " ")
		house = strings.TrimRight(house, ",ABCDEFGHIJKLMNOPQRSTUVWXYZ-")
		low, _, _ := strings.Cut(house, "-")
		low, _, _ = strings.Cut(low, ",")
		want, _ := strconv.Atoi(low)
		if want == 0 {
			want = standard.lookup(strings.ToUpper(number)).number
		}
		dir := ""
		if e := standard.lookup(strings.ToUpper(strings.Trim(row["predir"], "."))); e.is(direction) {
			dir = e.dir
		}
		gotName := fullName(a.Street.Name)
		merged := fullName(Spelled(dir), name)
		if (a.Number != want && a.High != want) || a.Street.Suffix != typ ||
			(a.Street.Dir != dir || gotName != name) && gotName != merged {
			failed++
			t.Logf("%q: read as %q, labelled %q %q %q %q", text, a, number, row["predir"], row["name"], row["posttype"])
		}
	}
	report(t, "labels", failed, total, 99)
}

func TestTruthSuburbs(t *testing.T) {
	failed, total := 0, 0
	for _, row := range truthRows(t, "suburbs.tsv.gz") {
		if row["place"] == "" && row["zip"] == "" {
			continue
		}
		total++
		if a, err := Parse(row["text"]); err == nil {
			failed++
			t.Logf("%q: read as %q", row["text"], a)
		}
		for _, text := range []string{
			strings.ReplaceAll(strings.TrimRight(row["text"], "0123456789-"), ",", ""),
			strings.TrimRight(row["text"], "0123456789-, "),
		} {
			if row["place"] == "" {
				continue
			}
			if a, err := Parse(text); err == nil {
				failed++
				t.Logf("without ZIP: %q: read as %q", text, a)
			}
		}
	}
	report(t, "suburbs refused", failed, total, 100)
}

func TestTruthTricky(t *testing.T) {
	kinds := map[string]error{
		"INCOMPLETE": ErrNoStreet, "PO_BOX": ErrPOBox, "NOT_IN_CITY": ErrNotChicago, "MULTIPLE": ErrMultiple,
		"LANDMARK": ErrNotAddress, "NONE": ErrNotAddress,
	}
	failed, total := 0, 0
	for _, row := range truthRows(t, "tricky.tsv.gz") {
		total++
		a, err := Parse(row["input"])
		if want := kinds[row["outcome"]]; want != nil {
			if !errors.Is(err, want) {
				failed++
				t.Logf("%q: %v (%v), want %v", row["input"], a, err, want)
			}
			continue
		}
		if err != nil {
			failed++
			t.Logf("%q: %v", row["input"], err)
			continue
		}
		if row["outcome"] == "INTERSECTION" {
			if !a.IsCorner() {
				failed++
				t.Logf("%q: %q is no corner", row["input"], a)
			}
			continue
		}
		unit := strings.TrimSpace(row["unit_type"] + " " + row["unit"])
		number, _ := strconv.Atoi(row["number"])
		high, _ := strconv.Atoi(row["number_hi"])
		if a.Number != number || a.High != high || a.Fraction != row["number_suffix"] || a.Unit != unit || a.ZIP != row["zip"] ||
			a.Street.Dir != "" && a.Street.Dir != row["predir"] && Spelled(a.Street.Dir)+" "+a.Street.Name != row["name"] {
			failed++
			t.Logf("%q: read as %q, want %v", row["input"], a, row)
		}
		t.Logf("%q: %+v", row["input"], a)
	}
	report(t, "tricky", failed, total, 100)
}

func TestTruthCityGeocoder(t *testing.T) {
	unread, different, total := 0, 0, 0
	for _, row := range truthRows(t, "city_geocoder_2025.tsv.gz") {
		if row["ward_2023"] == "---" || row["ward_2023"] == "" {
			if a, err := Parse(row["input"]); true {
				t.Logf("no City answer: %q: %+v %v", row["input"], a, err)
			}
			continue
		}
		total++
		a, err := Parse(row["input"])
		if err != nil {
			unread++
			t.Logf("%v", err)
			continue
		}
		if row["city_status"] != "" {
			continue
		}
		want, err := Parse(row["city_normalized"])
		if err != nil {
			t.Logf("normal form: %v", err)
			continue
		}
		if a.Number != want.Number || a.Street != want.Street || want.High != 0 && a.High != want.High {
			different++
			t.Logf("%q: read as %q, City %q", row["input"], a, row["city_normalized"])
		}
	}
	report(t, "City geocoder: read", unread, total, 99)
	report(t, "City geocoder: as the City", different, total, 99)
}

func TestTruthWardFiles(t *testing.T) {
	for _, name := range []string{"address_ward_2003.tsv.gz", "address_ward_2015.tsv.gz", "address_ward_2023.tsv.gz"} {
		t.Run(name, func(t *testing.T) {
			failed, total := 0, 0
			for _, row := range truthRows(t, name) {
				total++
				a, err := Parse(row["address"])
				if err != nil {
					failed++
					t.Logf("%v", err)
				} else if back, err := Parse(a.String()); err != nil || back != a {
					t.Errorf("%q: %+v is written %q and read back as %+v, %v", row["address"], a, a, back, err)
				}
			}
			report(t, "read", failed, total, 99.5)
		})
	}
}

// Every street of the City, written as the City writes it, is read as it is.
func TestOfficialStreets(t *testing.T) {
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "sources", "addresses", "street_names.csv"))
	if err != nil {
		t.Skipf("the list of streets is not here: %v", err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	// Ramps, rivers and service drives are no streets with addresses, and
	// nobody writes the level of a street behind its name.
	unused := regexp.MustCompile(`RAMP|RIVER$|ACCESS|CTA|AIRPORT|UNKNOWN|PRIVATE|EXPRESS|BUSWAY|CANAL|CHANNEL|CREEK| ENT$| SUB$|LOWER|^[IO]B |TURNAROUND|^76TH ST |LEVEL|^OAKLEY$| OF `)
	failed, total := 0, 0
	for _, row := range rows[1:] {
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		dir, name, typ, sufDir := row[1], row[2], row[3], row[4]
		switch typ {
		case "ER", "XR", "SR", "RL", "TOLL":
			continue
		}
		switch sufDir {
		case "OB", "IB", "OP":
			continue
		}
		if unused.MatchString(name) {
			continue
		}
		want := Street{Dir: dir, Name: name, Suffix: typ, SufDir: sufDir}
		switch row[0] {
		case "N LINCOLN PARK   W":
			want.Name, want.SufDir = "LINCOLN PARK", "W"
		case "S AVENUE G DR", "N RIVER WALK   E":
			continue // listed twice, also as S AVENUE G and N RIVER WALK
		}
		total++
		a, err := Parse("100 " + row[0])
		if err != nil || a.Street != want || a.Unit != "" {
			failed++
			t.Logf("%q: %+v, unit %q, %v", row[0], a.Street, a.Unit, err)
		}
	}
	report(t, "official streets", failed, total, 100)
}

func TestOfficialCorners(t *testing.T) {
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "sources", "addresses", "intersections.csv"))
	if err != nil {
		t.Skipf("the list of corners is not here: %v", err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	ramp := regexp.MustCompile(` (ER|XR|SR|RL|TOLL)( |$)|RAMP|ACCESS|LSD| OF OAKLEY`)
	failed, total := 0, 0
	for _, row := range rows[1:] {
		if row[1] == row[2] || ramp.MatchString(row[0]) {
			continue
		}
		total++
		a, err := Parse(row[0])
		if err != nil || a.Street.String() != row[1] || a.Cross.String() != row[2] {
			failed++
			if failed < 60 {
				t.Logf("%q: %+v, %v", row[0], a, err)
			}
		}
	}
	report(t, "official corners", failed, total, 99)
}
