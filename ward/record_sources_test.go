package ward

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
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
