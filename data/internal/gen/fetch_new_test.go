package main

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// TestNewMatter checks that matters about the ordinance are found, each once,
// and become measures that nobody has read, with sponsors and votes.
func TestNewMatter(t *testing.T) {
	c, f, out := newClerk(t)
	all := c.seated(f, f.today.String())
	m := newMatterObject("O2026-0031234", "Amendment of Municipal Code Chapter 2-173 by adding Section 2-173-080 regarding Welcoming City Ordinance")
	m["introductionDate"], m["subStatus"], m["finalActionDate"] = "2026-10-14T15:00:00+00:00", "Passed", "2026-11-18T06:00:00+00:00"
	m["sponsors"] = []any{all[2].sponsor("Filing Sponsor"), all[5].sponsor("CoSponsor")}
	m["actions"] = []any{action("2026-11-18", "Passed", "City Council", 90, roster(all, 9))}
	c.matters[m.text("matterId")] = m
	other := newMatterObject("R2026-0031235", "Gratitude extended to zoo")
	other["text"] = "a letter on the Welcoming City"
	c.matters[other.text("matterId")] = other
	f.fetchClerk(t)
	f.want(t, out, 4, 0, "* O2026-0031234, measure: ", "* O2026-0031234, sponsors: ", "* O2026-0031234, votes: ", "* O2026-0031234, outcome: ",
		fmt.Sprintf("O2026-0031234,%d,%s,sponsored,support,2026-10-14", all[2].ward, all[2].id), "not by their titles: R2026-0031235\n")
	atlas := f.written(t)
	measure, ok := atlas.Measure("O2026-0031234")
	if !ok || !measure.Related || measure.Tally.RollCall != ward.RollCallWhole || measure.Outcome != "passed" || measure.Title.Spanish == "" {
		t.Errorf("the measure is %+v", measure)
	}
	f.again(t, 0)
}

// TestNumberFound checks that the one matter of the day on which an amendment
// passed of which no number is known gives it that number, and its roll call.
func TestNumberFound(t *testing.T) {
	c, f, out := newClerk(t)
	m := newMatterObject("O2024-77", "Amendment of Municipal Code Chapter 2-173 regarding Welcoming City")
	m["finalActionDate"], m["subStatus"] = "2024-04-17T05:00:00+00:00", "Passed"
	c.matters[m.text("matterId")] = m
	f.fetchClerk(t)
	f.want(t, out, 2, 0, "* O2024-77, record_number: ", "+data/council/measures/WCO-2024.txt: record_number: O2024-77\n", "* O2024-77, official_title: ")
	f.again(t, 0)

	c, f, out = newClerk(t)
	for _, number := range []string{"O2024-77", "R2024-78"} { // which of them?
		m["matterId"], m["recordNumber"] = clerkID(number), number
		c.matters[clerkID(number)] = maps.Clone(m)
	}
	f.fetchClerk(t)
	f.want(t, out, 4, 0, "* O2024-77, measure: ", "* R2024-78, measure: ")
}

// TestNumbers has the forms in which a record is found.
func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(m object)
		want   string
	}{
		{"as a substitute", func(m object) { m["recordNumber"] = "S" + proposal }, ""},
		{"with a blank", func(m object) { m["recordNumber"] = proposal + " " }, ""},
		{"by the number of before", func(m object) {
			m["recordNumber"], m["legacyRecordNumber"], m["originalRecordNumber"] = "O2025-0001111", proposal, ""
		}, ""},
		{"not at all", func(m object) { m["recordNumber"], m["originalRecordNumber"] = "O2025-0001111", "" }, "O2024-2: not in eLMS\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, f, out := newClerk(t)
			m := c.matter(proposal)
			m["text"] = "Welcoming City"
			test.change(m)
			f.fetchClerk(t)
			if f.differences != 0 || f.unasked != 0 || strings.Contains(out.String(), proposal+": not in eLMS\n") != (test.want != "") {
				t.Errorf("%d differences, %d faults:\n%s", f.differences, f.unasked, out)
			}
		})
	}
}

// TestOutcome checks that an outcome which is not known is taken from the
// record, with its day if it has one.
func TestOutcome(t *testing.T) {
	for _, test := range []struct{ shipped, record, day, want string }{
		{"unknown", "Passed as Substitute", "2025-04-01T05:00:00+00:00", "passed 2025-04-01"},
		{"referred", "Failed to Pass", "", "failed 2025-03-12"},
		{"referred", "Recommended to Pass", "2025-04-01T05:00:00+00:00", "referred 2025-03-12"},
		{"tabled", "Failed to Pass", "2025-04-01T05:00:00+00:00", "tabled 2025-03-12"},
	} {
		c, f, out := newClerk(t)
		file := measureFile(proposal)
		err := f.draft.edit([]edit{{file, "outcome: tabled", "outcome: " + test.shipped}})
		if err != nil {
			t.Fatal(err)
		}
		c.matter(proposal)["subStatus"], c.matter(proposal)["finalActionDate"] = test.record, test.day
		f.fetchClerk(t)
		m, _ := f.draft.atlas.Measure(proposal)
		if got := m.Outcome + " " + m.Final.String(); got != test.want {
			t.Errorf("%+v gives %s:\n%s", test, got, out)
		}
	}
}

// TestLateSponsor has sponsors who came to the Council after the matter: with a
// year, if there is one in which they joined, and else told.
func TestLateSponsor(t *testing.T) {
	for _, test := range []struct{ introduced, final, want string }{
		{"2023-05-10", "2023-12-31", ",cosponsored,support,2023,record,"},
		{"2022-05-10", "2023-12-31", ",cosponsored,support,2023,record,"},
		{"2023-05-10", "2024-12-31", "eli-elm is a sponsor, but the record has no day for that"},
		{"", "", ",cosponsored,support,2025-01,record,"},
	} {
		c, f, out := newClerk(t)
		m := c.matter(proposal)
		m["sponsors"] = append(m.list("sponsors"), c.seated(f, "2025-01-15")[4].sponsor("CoSponsor"))
		if test.introduced != "" {
			m["introductionDate"], m["finalActionDate"] = test.introduced+"T15:00:00+00:00", test.final+"T06:00:00+00:00"
		}
		f.fetchClerk(t)
		f.want(t, out, 1, 0, "* O2024-2, sponsors: ", test.want)
	}
}
