package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/ward"
)

// startUnknown begins a first day of which only a later limit is known.
const startUnknown = "before "

// councilFiles reads the council part of the original sources in dir, checks
// it, and returns its tables in our form, corrected. What is left out is
// listed by councilLeftOut.
func councilFiles(dir string, corrections councilTables) ([]file, error) {
	c, err := readCouncil(dir)
	if err != nil {
		return nil, err
	}
	citations, err := citationIDs()
	if err != nil {
		return nil, err
	}
	w := councilWriter{council: c, citations: citations}
	tables := w.tables()
	if w.err != nil {
		return nil, w.err
	}
	if err := tables.correct(corrections); err != nil {
		return nil, err
	}
	return tables.files()
}

// councilWriter writes the council tables in our form.
type councilWriter struct {
	*council
	citations map[string]citation // by id
	err       error               // the first thing that could not be written
}

// councilTables are the tables of the council in our form.
type councilTables map[ward.Kind]councilLines

// councilLines are the lines of a table without its header.
type councilLines [][]string

// stanceOrder are the columns by which stances are sorted.
var stanceOrder = []int{5, 0, 1, 2, 3, 4, 9}

// tables returns every table. That of the sources has all there are.
func (w *councilWriter) tables() councilTables {
	tables := councilTables{}
	people := map[string]bool{}
	for _, term := range w.terms {
		tables[ward.KindTerms] = append(tables[ward.KindTerms], w.term(term))
		people[term["alder"]] = true
	}
	for _, row := range w.roster {
		tables[ward.KindSeats] = append(tables[ward.KindSeats], w.seat(row))
		tables[ward.KindOffices] = append(tables[ward.KindOffices], w.offices(row)...)
	}
	for _, row := range w.measures {
		tables[ward.KindMeasures] = append(tables[ward.KindMeasures], w.measure(row))
	}
	for _, row := range w.positions {
		tables[ward.KindStances] = append(tables[ward.KindStances], w.stance(row))
		people[row["alder"]] = true
	}
	for _, name := range slices.Sorted(maps.Keys(people)) {
		tables[ward.KindPeople] = append(tables[ward.KindPeople], w.person(name))
	}
	for id, c := range w.citations {
		tables[ward.KindSources] = append(tables[ward.KindSources], sourceLine(id, c.Source))
	}
	sortByColumns(tables[ward.KindMeasures], 0)
	sortByColumns(tables[ward.KindStances], stanceOrder...)
	sortByColumns(tables[ward.KindPeople], 0)
	return tables
}

// files returns the files of tables. Sources that no table names are left out.
func (tables councilTables) files() ([]file, error) {
	byID, err := tables.sources()
	if err != nil {
		return nil, err
	}
	used := map[string]bool{}
	cited := map[ward.Kind]map[string]bool{ward.KindSources: used}
	for kind, table := range tables {
		for _, column := range councilSourceColumns[kind] {
			if cited[kind] == nil {
				cited[kind] = map[string]bool{}
			}
			for _, line := range table {
				for id := range strings.FieldsSeq(line[column]) {
					if _, ok := byID[id]; !ok {
						return nil, fmt.Errorf("%s.csv: there is no source %q", kind, id)
					}
					cited[kind][id], used[id] = true, true
				}
			}
		}
	}
	var files []file
	for _, kind := range slices.Sorted(maps.Keys(tables)) {
		lines := tables[kind]
		if kind == ward.KindSources {
			lines = nil
			for _, id := range slices.Sorted(maps.Keys(used)) {
				lines = append(lines, sourceLine(id, byID[id]))
			}
		}
		content, err := csvBytes(slices.Concat(councilLines{councilHeaders[kind]}, lines))
		if err != nil {
			return nil, err
		}
		f := file{File: ward.File{Name: string(kind) + ".csv", Kind: kind}, content: content}
		for _, id := range slices.Sorted(maps.Keys(cited[kind])) {
			f.Sources = append(f.Sources, byID[id])
		}
		files = append(files, f)
	}
	return files, nil
}

// sources returns the sources by their ids.
func (tables councilTables) sources() (map[string]ward.Source, error) {
	byID := map[string]ward.Source{}
	for _, line := range tables[ward.KindSources] {
		source, err := sourceOf(line)
		if err != nil {
			return nil, err
		}
		byID[line[0]] = source
	}
	return byID, nil
}

// sourceLine returns the line of a source in its table, and sourceOf the
// source of a line.
func sourceLine(id string, s ward.Source) []string {
	return []string{id, s.Title, s.Publisher, s.URL, s.License, s.AsOf.String(), s.Retrieved.String(), s.SHA256}
}

func sourceOf(line []string) (ward.Source, error) {
	s := ward.Source{Title: line[1], Publisher: line[2], URL: line[3], License: line[4], SHA256: line[7]}
	if err := errors.Join(s.AsOf.UnmarshalText([]byte(line[5])), s.Retrieved.UnmarshalText([]byte(line[6]))); err != nil {
		return ward.Source{}, fmt.Errorf("%s.csv: %s: %w", ward.KindSources, line[0], err)
	}
	return s, nil
}

// councilHeaders are the headers of our tables; package ward reads no others.
var councilHeaders = map[ward.Kind][]string{
	ward.KindSources: {"id", "title", "publisher", "url", "license", "as_of", "retrieved", "sha256"},
	ward.KindPeople:  {"id", "name", "given_name", "family_name", "suffix", "other_names", "clerk_id", "source"},
	ward.KindTerms: {
		"ward", "alder", "start_date", "end_date", "appointed", "reports", "note", "source", "confirmed",
	},
	ward.KindSeats: {"ward", "email", "website", "page", "note", "source"},
	ward.KindOffices: {
		"ward", "office", "address", "zip", "phone", "fax", "fax_as_of", "lat", "lng", "confidence",
		"phone_confidence", "note", "source",
	},
	ward.KindMeasures: {
		"id", "record_number", "title", "title_es", "official_title", "summary", "summary_es", "effect", "related",
		"introduced", "final_date", "final_action", "final_action_es", "result", "question", "yeas", "nays",
		"not_voting", "absent", "roll_call", "note", "note_es", "sources",
	},
	ward.KindStances: {
		"measure", "ward", "alder", "act", "question", "date", "basis", "reports", "note", "source",
	},
}

// councilSourceColumns are the columns of our tables that name sources.
var councilSourceColumns = map[ward.Kind][]int{
	ward.KindPeople: {7}, ward.KindTerms: {7, 8}, ward.KindSeats: {5}, ward.KindOffices: {12},
	ward.KindMeasures: {22}, ward.KindStances: {9},
}

// fail keeps the first error.
func (w *councilWriter) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

// sourceID returns our id of the source that the council tables call called.
func (w *councilWriter) sourceID(called string) string {
	c, ok := councilCitations[called]
	if !ok {
		w.fail("there is no citation for the source %q", called)
	}
	return c.id
}

// id returns the id of the person of that name.
func (w *councilWriter) id(name string) string {
	id, err := personID(name)
	if err != nil {
		w.fail("%w", err)
	}
	return id
}

// person returns the line of the person of that name, with what the roster has
// of them if they hold a seat.
func (w *councilWriter) person(name string) []string {
	for _, row := range w.roster {
		if row["name"] == name {
			return []string{
				w.id(name), name, row["given_name"], row["family_name"], row["suffix"], row["also_known_as"],
				row["elms_person_id"], clerkID,
			}
		}
	}
	last := councilRow{}
	for _, term := range w.terms {
		if term["alder"] == name {
			last = term
		}
	}
	return []string{w.id(name), name, "", "", "", otherCouncilNames[name], "", w.sourceID(last["source_url"])}
}

// otherStart is what terms.csv says of a first day on which lists differ.
var otherStart = regexp.MustCompile(`sources differ: \w+ gives (\d{4}-\d\d-\d\d)`)

func (w *councilWriter) term(row councilRow) []string {
	start, note := row["term_start"], ""
	if limit, ok := strings.CutPrefix(start, startUnknown); ok {
		start, note = "", "In office before "+limit+"; the first day is not known."
	}
	if other := otherStart.FindStringSubmatch(row["confidence"]); other != nil {
		note = "Another list has " + other[1] + " as the first day."
	}
	appointed, confirmed := "", ""
	if row["how"] == "appointed" && !strings.Contains(row["confidence"], "inferred") {
		appointed = "appointed"
	}
	if row["term_end"] == "" {
		confirmed = clerkID
	}
	return []string{
		row["ward"], w.id(row["alder"]), start, row["term_end"], appointed, w.reports(row["confidence"]), note,
		w.sourceID(row["source_url"]), confirmed,
	}
}

// reports returns how many sources are known to say what a row says, or ""
// for the City's own record.
func (w *councilWriter) reports(confidence string) string {
	switch first, _, _ := strings.Cut(confidence, " "); first {
	case "record":
		return ""
	case "one":
		return "1"
	case "two":
		return "2"
	}
	w.fail("%q is not how many sources there are", confidence)
	return ""
}

func (w *councilWriter) seat(row councilRow) []string {
	return []string{
		row["ward"], row["email"], row["website"], row["city_page"], seatNotes[row["ward"]], wardOfficesID,
	}
}

// offices returns the lines of the ward office, of a second one if there is
// one, and of City Hall.
func (w *councilWriter) offices(row councilRow) councilLines {
	number, faxDay := row["ward"], ""
	if row["ward_fax"] != "" {
		faxDay = faxAsOf
	}
	found := councilLines{{
		number, "ward", row["ward_address"], row["ward_zip"], row["ward_phone"], row["ward_fax"], faxDay,
		row["office_lat"], row["office_lon"], row["confidence"], row["confidence"], wardOfficeNotes[number],
		wardOfficesID,
	}}
	if row["ward_address2"] != "" {
		found = append(found, []string{
			number, "ward", row["ward_address2"], row["ward_zip2"], "", "", "", "", "", row["confidence"], "unknown",
			secondOfficeNote, wardOfficesID,
		})
	}
	room, ok := strings.CutSuffix(row["cityhall_address"], ", Chicago, IL 60602")
	if !ok {
		w.fail("roster.csv: ward %s has its room at %q, which is not City Hall", number, row["cityhall_address"])
	}
	return append(found, []string{
		number, "city_hall", room, "60602", row["cityhall_phone"], "", "", "", "", row["cityhall_room_confidence"],
		row["cityhall_phone_confidence"], cityHallNotes[number], cityHallID,
	})
}

// councilDirections are the effects and whether a measure is related, by the first
// word of the source's direction.
var councilDirections = map[string]struct {
	effect  ward.Effect
	related bool
}{
	"strengthens": {ward.Strengthens, false},
	"weakens":     {ward.Weakens, false},
	"related":     {ward.Unclassified, true},
	"background":  {ward.Unclassified, true},
}

func (w *councilWriter) measure(row councilRow) []string {
	text := measureTexts[row["id"]]
	first, _, _ := strings.Cut(row["direction"], " ")
	direction, ok := councilDirections[first]
	if !ok {
		w.fail("measures.csv: %s has the direction %q", row["id"], row["direction"])
	}
	related := ""
	if direction.related {
		related = "related"
	}
	yeas, nays, notVoting, absent := "", "", "", ""
	if text.rollCall != ward.NoRollCall {
		yeas, nays = row["yeas"], row["nays"]
		notVoting, absent = w.count(row["id"], "not_voting"), w.count(row["id"], "absent")
	}
	sources := []string{w.sourceID(row["source_url"])}
	for _, called := range text.sources {
		sources = append(sources, w.sourceID(called))
	}
	return []string{
		text.id, row["record_number"], text.title.English, text.title.Spanish, text.officialTitle,
		text.summary.English, text.summary.Spanish, direction.effect.String(), related, row["introduced"],
		row["final_date"], text.finalAction.English, text.finalAction.Spanish, text.result.String(),
		string(text.question), yeas, nays, notVoting, absent, text.rollCall.String(), text.note.English,
		text.note.Spanish, strings.Join(sources, " "),
	}
}

// count returns how many people have the position on the measure.
func (w *councilWriter) count(measure, position string) string {
	n := 0
	for _, row := range w.positions {
		if row["measure_id"] == measure && row["position"] == position {
			n++
		}
	}
	return strconv.Itoa(n)
}

// councilActs are our acts by the source's positions. A statement is for or against
// by its question.
var councilActs = map[string]ward.Act{
	"yea": ward.Yea, "nay": ward.Nay, "not_voting": ward.NotVoting, "absent": ward.Absent,
	"sponsor": ward.Sponsored, "cosponsor": ward.Cosponsored, "notice_filer": ward.Filed,
	"statement_for": ward.Stated, "statement_against": ward.Stated,
}

// voteQuestions are the questions that roll calls answered, by how the long
// question of the source begins; where it is empty, the source has nobody who
// voted. Whoever sponsored or spoke answered no question: theirs is support,
// or oppose for a statement against. A notice asks the Council to take a
// measure up.
var voteQuestions = map[string]ward.Question{
	"yea = remove the four carve-outs":                    ward.QuestionAdopt,
	"MOTION TO TABLE: yea = block":                        ward.QuestionTable,
	"yea = take up an advisory":                           ward.QuestionTakeUp,
	"yea = for calling on the U.S. Attorney":              ward.QuestionAdopt,
	"yea = for a referendum on recovering":                ward.QuestionAdopt,
	"support for the 2016 amendment":                      "",
	"sponsoring = for removing the four carve-outs":       "",
	"sponsoring = reaffirming support":                    "",
	"supporting = for eliminating the four carve-outs":    "",
	"supporting = for the 2020 limits":                    "",
	"supporting this measure = for WEAKENING protections": "",
}

// question returns the question that a row of positions.csv answers.
func (w *councilWriter) question(row councilRow) ward.Question {
	var vote ward.Question
	known := false
	for beginning, question := range voteQuestions {
		if strings.HasPrefix(row["question"], beginning) {
			vote, known = question, true
		}
	}
	switch position := row["position"]; {
	case !known:
		w.fail("positions.csv: %s answered %q, which is no known question", row["alder"], row["question"])
	case position == "sponsor" || position == "cosponsor" || position == "statement_for":
		return ward.QuestionSupport
	case position == "statement_against":
		return ward.QuestionOppose
	case position == "notice_filer":
		return ward.QuestionTakeUp
	case vote == "":
		w.fail("positions.csv: %s voted on %q, which was not put to a vote", row["alder"], row["question"])
	}
	return vote
}

func (w *councilWriter) stance(row councilRow) []string {
	act, ok := councilActs[row["position"]]
	if !ok {
		w.fail("positions.csv: %q is no known position", row["position"])
	}
	note := stanceNotes[[3]string{row["measure_id"], row["ward"], row["position"]}]
	if row["basis"] == "derived" {
		note = derivedNote
		if row["measure_id"] != "WCO-2023" || act != ward.Yea {
			w.fail("positions.csv: nothing says how the act of %s on %s was derived", row["alder"], row["measure_id"])
		}
	}
	return []string{
		measureTexts[row["measure_id"]].id, row["ward"], w.id(row["alder"]), act.String(), string(w.question(row)),
		row["date"], row["basis"], w.reports(row["confidence"]), note, w.sourceID(row["source"]),
	}
}

// sortByColumns sorts a table by the columns given, one after the other; wards are
// numbers and sort as such.
func sortByColumns(table councilLines, columns ...int) {
	slices.SortStableFunc(table, func(x, y []string) int {
		for _, i := range columns {
			m, errX := strconv.Atoi(x[i])
			n, errY := strconv.Atoi(y[i])
			order := cmp.Compare(x[i], y[i])
			if errX == nil && errY == nil {
				order = cmp.Compare(m, n)
			}
			if order != 0 {
				return order
			}
		}
		return 0
	})
}
