package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/chiward/chiward/ward"
)

// council is the council part of the original sources, checked.
type council struct {
	roster    []councilRow
	terms     []councilRow
	measures  []councilRow
	positions []councilRow
}

// councilRow is one line of a source table, by column.
type councilRow map[string]string

// councilColumns are the columns of the council tables. A column that is not
// carried over has the reason; one that is has none.
var councilColumns = map[string]map[string]string{
	"roster.csv": {
		"ward": "", "name": "", "ward_address": "", "ward_zip": "", "ward_phone": "", "cityhall_address": "",
		"cityhall_phone": "", "email": "", "website": "", "confidence": "", "cityhall_phone_confidence": "",
		"cityhall_room_confidence": "", "also_known_as": "", "given_name": "", "family_name": "", "suffix": "",
		"ward_address2": "", "ward_zip2": "", "ward_fax": "", "city_page": "", "office_lat": "", "office_lon": "",
		"name_seen_active_on": "", "elms_person_id": "",
		"source1":            "the same in every row; cited as two sources, the list of 2026-09-11 and that of 2026-02-18",
		"source1_date":       "the same in every row; checked against the source of 2026-09-11",
		"source2":            "text on how a row was confirmed; carried as the degree of confidence",
		"agreement notes":    "text; what matters to a caller is said in notes of our own",
		"email_alt":          "second addresses from other lists; said in notes of our own",
		"ward_city":          "Chicago in every row; checked",
		"ward_state":         "IL in every row; checked",
		"council_start_date": "follows from the terms; checked against them",
		"image":              "a picture on the Clerk's server, named by elms_person_id; nothing here shows pictures",
		"ocd_division_id":    "follows from the ward; checked",
	},
	"terms.csv": {
		"ward": "", "alder": "", "term_start": "", "term_end": "", "source_url": "", "confidence": "",
		"how": "carried where a source says appointed; elected is a default that no source states, and some " +
			"appointments are inferred",
	},
	"measures.csv": {
		"id": "", "record_number": "", "introduced": "", "final_date": "", "yeas": "", "nays": "", "direction": "",
		"source_url":   "",
		"title":        "the official part is carried and checked; descriptions are replaced by titles of our own",
		"final_action": "text; said in our own words",
		"result":       "text; said in our own words and as one of a few outcomes",
	},
	"positions.csv": {
		"measure_id": "", "ward": "", "alder": "", "position": "", "date": "", "source": "", "basis": "",
		"confidence": "",
		"question":   "text; carried as one of a few questions, see voteQuestions",
	},
}

// councilLeftOut lists what of the council sources is not in our tables, with
// the reasons. Every row is carried over; councilFiles fails otherwise.
func councilLeftOut() []string {
	var list []string
	for name, columns := range councilColumns {
		for column, reason := range columns {
			if reason != "" {
				list = append(list, fmt.Sprintf("%s, column %s: %s", name, column, reason))
			}
		}
	}
	slices.Sort(list)
	return list
}

// readCouncil reads and checks the council tables in the folder dir.
func readCouncil(dir string) (*council, error) {
	c := new(council)
	for _, source := range []struct {
		name string
		rows *[]councilRow
	}{
		{"roster.csv", &c.roster},
		{"terms.csv", &c.terms},
		{"measures.csv", &c.measures},
		{"positions.csv", &c.positions},
	} {
		var err error
		*source.rows, err = readCouncilTable(filepath.Join(dir, source.name), councilColumns[source.name])
		if err != nil {
			return nil, err
		}
	}
	if err := errors.Join(c.checkSeats(), c.checkRoster(), c.checkPositions()); err != nil {
		return nil, err
	}
	return c, nil
}

// readCouncilTable reads a table all of whose columns are known.
func readCouncilTable(path string, columns map[string]string) ([]councilRow, error) {
	source, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer source.Close()
	lines, err := csv.NewReader(source).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(lines) == 0 {
		return nil, fmt.Errorf("%s: is empty", path)
	}
	var rows []councilRow
	for _, column := range lines[0] {
		if _, ok := columns[column]; !ok {
			return nil, fmt.Errorf("%s: column %q is neither carried over nor listed as left out", path, column)
		}
	}
	for column, reason := range columns {
		if reason == "" && !slices.Contains(lines[0], column) {
			return nil, fmt.Errorf("%s: column %q is missing", path, column)
		}
	}
	for _, line := range lines[1:] {
		row := make(councilRow, len(line))
		for i, cell := range line {
			row[lines[0][i]] = strings.TrimSpace(cell)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// councilDays are days on which every ward is known to have been held.
var councilDays = []string{"2016-10-05", "2021-01-27", "2023-12-14", "2025-01-15", "2026-10-04"}

// councilVacancies are the times since the map of 2023 took force in which a
// ward was not held: ward, last day of one holder, first day of the next.
var councilVacancies = [][3]string{{"27", "2025-08-06", "2025-09-25"}, {"35", "2025-03-23", "2025-04-07"}}

// checkSeats checks that the terms give every ward exactly one holder on the
// days known to be complete, and no vacancy that is not known.
func (c *council) checkSeats() error {
	var problems []error
	for _, day := range councilDays {
		for n := 1; n <= ward.Count; n++ {
			if holders := c.holders(strconv.Itoa(n), day); len(holders) != 1 {
				problems = append(problems, fmt.Errorf("terms.csv: ward %d on %s is held by %q, not by one", n, day, holders))
			}
		}
	}
	var found [][3]string
	since := wardMaps[len(wardMaps)-1].info.InForce.From.String()
	for i := 1; i < len(c.terms); i++ {
		before, term := c.terms[i-1], c.terms[i]
		if before["ward"] != term["ward"] || before["term_end"] != "" && before["term_end"] < since {
			continue
		}
		end, err := time.Parse(time.DateOnly, before["term_end"])
		if err != nil {
			return fmt.Errorf("terms.csv: ward %s has two terms without an end: %w", term["ward"], err)
		}
		if end.AddDate(0, 0, 1).Format(time.DateOnly) != term["term_start"] {
			found = append(found, [3]string{term["ward"], before["term_end"], term["term_start"]})
		}
	}
	if !slices.Equal(found, councilVacancies) {
		problems = append(problems, fmt.Errorf("terms.csv: the vacancies are %q, not %q", found, councilVacancies))
	}
	return errors.Join(problems...)
}

// holders returns who held a ward on a day. Days compare as text, and "before
// 1998-01-01" is before all.
func (c *council) holders(number, day string) []string {
	var names []string
	for _, term := range c.terms {
		start := term["term_start"]
		if strings.HasPrefix(start, startUnknown) {
			start = ""
		}
		if term["ward"] == number && start <= day && (term["term_end"] == "" || day <= term["term_end"]) {
			names = append(names, term["alder"])
		}
	}
	return names
}

// checkRoster checks that the roster has every ward once, with the person who
// holds it by the terms, and what our tables leave out because it follows.
func (c *council) checkRoster() error {
	var problems []error
	problem := func(format string, args ...any) {
		problems = append(problems, fmt.Errorf("roster.csv: "+format, args...))
	}
	starts := make(map[string]string)
	for _, term := range c.terms {
		if start := starts[term["alder"]]; start == "" || term["term_start"] < start {
			starts[term["alder"]] = term["term_start"]
		}
	}
	if len(c.roster) != ward.Count {
		problem("%d rows, not %d", len(c.roster), ward.Count)
	}
	for i, row := range c.roster {
		n, err := ward.ParseNumber(row["ward"])
		switch {
		case err != nil:
			problem("%w", err)
			continue
		case int(n) != i+1:
			problem("row %d is of ward %d", i+1, n)
		case row["ocd_division_id"] != n.DivisionID():
			problem("ward %d has division %q", n, row["ocd_division_id"])
		case row["ward_city"] != "Chicago" || row["ward_state"] != "IL":
			problem("ward %d has its office outside Chicago, Illinois", n)
		case row["source1_date"] != councilCitations[wardOfficesID].AsOf.String():
			problem("ward %d is as of %s, which is no source we cite", n, row["source1_date"])
		case row["name_seen_active_on"] != councilCitations[clerkID].AsOf.String():
			problem("ward %d was confirmed on %s, which is no source we cite", n, row["name_seen_active_on"])
		case !slices.Equal(c.holders(row["ward"], row["name_seen_active_on"]), []string{row["name"]}):
			problem("ward %d is held by %s, which terms.csv does not have", n, row["name"])
		case row["council_start_date"] != starts[row["name"]]:
			problem("%s came to the Council on %s, but terms.csv has %s", row["name"], row["council_start_date"],
				starts[row["name"]])
		case row["email"] == "" || row["ward_phone"] == "" || row["ward_address"] == "":
			problem("ward %d has no e-mail address, no voice line or no office", n)
		}
	}
	return errors.Join(problems...)
}

// checkPositions checks that every position is by somebody who held the ward
// and on a known measure, and that whole roll calls add up.
func (c *council) checkPositions() error {
	var problems []error
	votes := make(map[[2]string]int)
	for _, row := range c.positions {
		day := row["date"]
		if len(day) == len("2006-01") {
			day += "-31" // compares as text with days
		}
		if !slices.Contains(c.holders(row["ward"], day), row["alder"]) {
			problems = append(problems, fmt.Errorf("positions.csv: %s did not hold ward %s on %s", row["alder"],
				row["ward"], row["date"]))
		}
		votes[[2]string{row["measure_id"], row["position"]}]++
	}
	for _, row := range c.measures {
		id := row["id"]
		text, ok := measureTexts[id]
		if !ok {
			problems = append(problems, fmt.Errorf("measures.csv: there is no text for %s", id))
			continue
		}
		yeas, nays := strconv.Itoa(votes[[2]string{id, "yea"}]), strconv.Itoa(votes[[2]string{id, "nay"}])
		if text.rollCall == ward.WholeRollCall && (row["yeas"] != yeas || row["nays"] != nays) {
			problems = append(problems, fmt.Errorf("positions.csv: the roll call on %s is %s to %s, not %s to %s", id,
				yeas, nays, row["yeas"], row["nays"]))
		}
		if cast := votes[[2]string{id, "yea"}] + votes[[2]string{id, "nay"}] + votes[[2]string{id, "absent"}] +
			votes[[2]string{id, "not_voting"}]; text.rollCall == ward.WholeRollCall && cast != ward.Count {
			problems = append(problems, fmt.Errorf("positions.csv: the roll call on %s has %d of %d seats", id, cast,
				ward.Count))
		}
		if !strings.HasPrefix(row["title"], text.officialTitle) {
			problems = append(problems, fmt.Errorf("measures.csv: the title of %s is not %q", id, text.officialTitle))
		}
		if row["record_number"] != "" && !strings.HasPrefix(id, "EO-") && row["record_number"] != text.id {
			problems = append(problems, fmt.Errorf("measures.csv: %s has the record number %s, not %s", id,
				row["record_number"], text.id))
		}
	}
	if len(c.measures) != len(measureTexts) {
		problems = append(problems, fmt.Errorf("measures.csv: %d measures, but texts for %d", len(c.measures),
			len(measureTexts)))
	}
	return errors.Join(problems...)
}

// otherCouncilNames are names by which people are known that the roster does not
// have, by the name in the roll call.
var otherCouncilNames = map[string]string{"Patrick D. Thompson": "Patrick Daley Thompson"}

// personID returns the id of the person of that name: the name in small
// letters, with hyphens for spaces and without points, commas and apostrophes.
// An id never changes: should the sources come to spell a name otherwise, it
// is the new spelling that needs an exception here.
func personID(name string) (string, error) {
	id := strings.NewReplacer(" ", "-", ".", "", ",", "", "'", "").Replace(strings.ToLower(name))
	if !personIDForm.MatchString(id) {
		return "", fmt.Errorf("no id can be made from the name %q", name)
	}
	return id, nil
}

var personIDForm = regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`)

// citationIDs returns the citations by their ids, which must differ. A source
// that the tables call by its address has that as its URL.
func citationIDs() (map[string]citation, error) {
	byID := make(map[string]citation, len(councilCitations))
	for _, called := range slices.Sorted(maps.Keys(councilCitations)) {
		c := councilCitations[called]
		if _, ok := byID[c.id]; ok {
			return nil, fmt.Errorf("two sources have the id %s", c.id)
		}
		if strings.HasPrefix(called, "http") {
			c.URL = called
		}
		if c.Title == "" || c.Publisher == "" && c.URL == "" {
			return nil, fmt.Errorf("the source %s has no title, or neither publisher nor URL", c.id)
		}
		byID[c.id] = c
	}
	return byID, nil
}
