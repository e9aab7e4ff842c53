package ward

import (
	"encoding/csv"
	"iter"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// readSourceTable reads a council table of the original sources, which a fresh
// clone does not have.
func readSourceTable(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open("../../shared/sources/council/" + name)
	if os.IsNotExist(err) {
		t.Skipf("the original sources are not beside the repository: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range line {
			row[lines[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// TestEqualToPositions compares every act with the source, row for row.
func TestEqualToPositions(t *testing.T) {
	measures := map[string]MeasureID{
		"RES-2016": "SR2016-908", "WCO-2017": "O2017-1018", "WCO-2021": "O2021-117", "WCO-2023": "O2023-0004222",
		"RES-2026A": "R2026-0026273", "RES-2026B": "R2026-0026834",
	}
	acts := map[string]string{
		"sponsor": "sponsored", "cosponsor": "cosponsored", "notice_filer": "filed", "statement_for": "stated",
		"statement_against": "stated",
	}
	says := map[string]string{
		"sponsor": "support", "cosponsor": "support", "statement_for": "support", "statement_against": "oppose",
	}
	r := shippedRecord(t, "current")
	var want, got []string
	for _, row := range readSourceTable(t, "positions.csv") {
		measure, act := string(measures[row["measure_id"]]), acts[row["position"]]
		if measure == "" {
			measure = row["measure_id"]
		}
		if act == "" {
			act = row["position"]
		}
		source := row["source"]
		if !strings.HasPrefix(source, "http") {
			source = "" // a press release
		}
		want = append(want, strings.Join([]string{
			measure, row["ward"], row["alder"], act, says[row["position"]], row["date"], row["basis"], source,
			row["confidence"],
		}, "|"))
	}
	confidence := map[uint8]string{0: "record", 1: "one news source", 2: "two news sources"}
	for s := range r.selectStances(StanceQuery{}) {
		person, _ := r.person(s.Alder)
		said := ""
		if s.Question == QuestionSupport || s.Question == QuestionOppose {
			said = string(s.Question)
		}
		got = append(got, strings.Join([]string{
			string(s.Measure), Set(0).With(s.Ward).String(), person.Name, s.Act.String(), said, s.Date.String(),
			s.Basis.String(), s.Source.URL, confidence[s.Reports],
		}, "|"))
	}
	compareRows(t, got, want)
}

// TestEqualToTerms compares every term with the source, row for row.
func TestEqualToTerms(t *testing.T) {
	r := shippedRecord(t, "current", "history")
	var want, got []string
	for _, row := range readSourceTable(t, "terms.csv") {
		start, note, _ := strings.Cut(row["term_start"], " ")
		if start == "before" {
			start = ""
		}
		reports, _, _ := strings.Cut(row["confidence"], " ")
		want = append(want, strings.Join([]string{
			row["ward"], row["alder"], start, note, row["term_end"], row["source_url"], reports,
		}, "|"))
	}
	reports := map[uint8]string{0: "record", 1: "one", 2: "two"}
	for n := Number(1); n <= Count; n++ {
		for term := range r.termsOf(n) {
			note, end := "", ""
			if _, limit, ok := strings.Cut(term.Note, "In office before "); ok {
				note, _, _ = strings.Cut(limit, ";")
			}
			if !term.Term.Until.IsZero() {
				end = term.Term.Until.addDays(-1).String()
			}
			got = append(got, strings.Join([]string{
				Set(0).With(n).String(), term.Name, term.Term.From.String(), note, end, term.Source.URL,
				reports[term.Reports],
			}, "|"))
		}
	}
	compareRows(t, got, want)
}

// TestEqualToRoster compares every contact with the source, row for row.
func TestEqualToRoster(t *testing.T) {
	r := shippedRecord(t, "current")
	var want, got []string
	columns := []string{
		"ward", "name", "given_name", "family_name", "suffix", "also_known_as", "elms_person_id", "email", "website",
		"city_page", "ward_phone", "ward_address", "ward_zip", "ward_fax", "ward_address2", "ward_zip2",
		"cityhall_address", "cityhall_phone", "confidence", "cityhall_phone_confidence", "cityhall_room_confidence",
		"ocd_division_id",
	}
	for _, row := range readSourceTable(t, "roster.csv") {
		var cells []string
		for _, column := range columns {
			cells = append(cells, row[column])
		}
		want = append(want, strings.Join(cells, "|"))
	}
	for n, a := range r.alders(MustParseDate("2026-10-04")) {
		c := a.Contact
		got = append(got, strings.Join([]string{
			Set(0).With(n).String(), a.Name, a.GivenName, a.FamilyName, a.Suffix,
			strings.Join(slices.Collect(a.OtherNames()), "; "), a.ClerkID, c.Email, c.Website, c.Page,
			c.WardOffice.Phone, c.WardOffice.Address, c.WardOffice.ZIP, c.WardOffice.Fax, c.SecondOffice.Address,
			c.SecondOffice.ZIP, c.CityHall.String(), c.CityHall.Phone, c.WardOffice.Confidence.String(),
			c.CityHall.PhoneConfidence.String(), c.CityHall.Confidence.String(), n.DivisionID(),
		}, "|"))
	}
	compareRows(t, got, want)
}

// TestEqualToMeasures compares every measure with the source, row for row.
func TestEqualToMeasures(t *testing.T) {
	r := shippedRecord(t, "current")
	var want, got []string
	for _, row := range readSourceTable(t, "measures.csv") {
		id := row["record_number"]
		if id == "" || strings.HasPrefix(row["id"], "EO-") {
			id = row["id"]
		}
		direction, _, _ := strings.Cut(row["direction"], " ")
		yeas, nays := row["yeas"], row["nays"]
		if row["id"] == "WCO-2016" {
			nays = "" // without opposition; no roll call found
		}
		want = append(want, strings.Join([]string{
			id, row["record_number"], row["introduced"], row["final_date"], yeas, nays, direction, row["source_url"],
		}, "|"))
	}
	for _, m := range r.allMeasures() {
		direction, yeas, nays := m.Effect.String(), "", ""
		if m.Related {
			direction = "related"
			if m.ID == "CITYKEY-2017" || m.ID == "EO-2025-8" {
				direction = "background"
			}
		}
		if m.Tally.RollCall != NoRollCall {
			yeas, nays = strconv.Itoa(int(m.Tally.Yeas)), strconv.Itoa(int(m.Tally.Nays))
		}
		got = append(got, strings.Join([]string{
			string(m.ID), m.RecordNumber, m.Introduced.String(), m.Final.String(), yeas, nays, direction, m.Sources[0].URL,
		}, "|"))
	}
	compareRows(t, got, want)
}

// TestNoExcerpts checks that no text of ours has eight words in a row in
// common with a text in the sources. Titles that are cited as such may.
func TestNoExcerpts(t *testing.T) {
	inSources := map[string]bool{}
	for name, columns := range map[string][]string{
		"measures.csv": {"title", "final_action", "result"}, "positions.csv": {"question"}, "terms.csv": {"confidence"},
		"roster.csv": {"source2", "agreement notes"},
	} {
		for _, row := range readSourceTable(t, name) {
			for _, column := range columns {
				for run := range runsOfWords(row[column]) {
					inSources[run] = true
				}
			}
		}
	}
	background, err := os.ReadFile("../../shared/sources/council/background.md")
	if err != nil {
		t.Fatal(err)
	}
	for run := range runsOfWords(string(background)) {
		inSources[run] = true
	}
	if len(inSources) < 500 {
		t.Fatalf("the sources have only %d runs of words", len(inSources))
	}
	check := func(where string, texts ...string) {
		for _, text := range texts {
			for run := range runsOfWords(text) {
				if inSources[run] {
					t.Errorf("%s has from a source: %s", where, run)
				}
			}
		}
	}
	r := shippedRecord(t, "current")
	for _, m := range r.allMeasures() {
		check(string(m.ID), m.Title.English, m.Summary.English, m.Note.English, m.FinalAction.English)
	}
	for s := range r.selectStances(StanceQuery{}) {
		check(string(s.Alder)+" on "+string(s.Measure), s.Note)
	}
	for n := Number(1); n <= Count; n++ {
		check(n.Ordinal()+" Ward", r.contact(n).Note)
		for office := range r.contact(n).Offices() {
			check(n.Ordinal()+" Ward's office", office.Note)
		}
		for term := range r.termsOf(n) {
			check(term.Name, term.Note)
		}
	}
}

// runsOfWords yields every eight words in a row of text.
func runsOfWords(text string) iter.Seq[string] {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return func(yield func(string) bool) {
		for i := range len(words) - 7 {
			if !yield(strings.Join(words[i:i+8], " ")) {
				return
			}
		}
	}
}

func compareRows(t *testing.T, got, want []string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	for _, row := range want {
		if _, ok := slices.BinarySearch(got, row); !ok {
			t.Errorf("the tables lack\n%s", row)
		}
	}
	for _, row := range got {
		if _, ok := slices.BinarySearch(want, row); !ok {
			t.Errorf("the source lacks\n%s", row)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d rows, want %d", len(got), len(want))
	}
}
