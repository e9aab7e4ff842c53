package canvass

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

func TestReadDate(t *testing.T) {
	for _, test := range []struct{ text, monthFirst, dayFirst string }{
		{"2021-01-27", "2021-01-27", "2021-01-27"},
		{" 2021-1-7 ", "2021-01-07", "2021-01-07"},
		{"2021/01/27 10:03", "2021-01-27", "2021-01-27"},
		{"2021-01-27T23:59:59Z", "2021-01-27", "2021-01-27"},
		{"2021-01-27 10:03:22 -0600", "2021-01-27", "2021-01-27"},
		{"20210127", "2021-01-27", "2021-01-27"},
		{"1/27/2021 10:03:22", "2021-01-27", ""},
		{"01/02/2021", "2021-01-02", "2021-02-01"},
		{"1/2/21 3:04 PM", "2021-01-02", "2021-02-01"},
		{"27/01/2021", "", "2021-01-27"},
		{"27-1-2021", "", "2021-01-27"},
		{"27.1.2021", "", "2021-01-27"},
		{"January 27, 2021", "2021-01-27", "2021-01-27"},
		{"Jan 27, 2021 at 10:03 am", "2021-01-27", "2021-01-27"},
		{"27 January 2021", "2021-01-27", "2021-01-27"},
		{"27 Jan 2021", "2021-01-27", "2021-01-27"},
		{"Wednesday, January 27, 2021", "2021-01-27", "2021-01-27"},
		{"Wed Jan 27 2021 10:03:22 GMT-0600", "2021-01-27", "2021-01-27"},
		{"2021-02-30", "", ""},
		{"2021-01", "", ""},
		{"44223", "", ""},
		{"yesterday", "", ""},
		{"", "", ""},
		{"2021-01-277", "", ""},
		{"12021-01-27", "", ""},
	} {
		for dayFirst, want := range map[bool]string{false: test.monthFirst, true: test.dayFirst} {
			got, ok := readDate(test.text, dayFirst)
			if got.String() != want || ok != (want != "") {
				t.Errorf("%q, day first: %t: %v, %t, want %q", test.text, dayFirst, got, ok, want)
			}
		}
	}
}

// TestDatedRows checks that each row with a day has the answer of a run for
// that day.
func TestDatedRows(t *testing.T) {
	days := []string{"2003-05-05", "2010-01-01", "2015-05-17", "2015-05-18", "2019-05-19", "2019-05-20", "2021-01-27", "2023-05-14", "2023-05-15", "2024-01-01", "2028-01-01"}
	addresses := []string{"121 N LaSalle St", "626 Michigan Ave", "2724 W Cermak Rd", "Milwaukee & North", "123 Sesame St", "1060 W Addison St", "n/a", ""}
	var text strings.Builder
	text.WriteString("day,address\n")
	for _, day := range days {
		for _, a := range addresses {
			fmt.Fprintf(&text, "%s,%s\n", day, a)
		}
	}
	o := options(t, "2020-01-01")
	o.DateColumn = "DAY"
	rows, result := matched(t, o, text.String())
	got := answers(rows)
	for i, day := range days {
		single, _ := matched(t, options(t, day), "address\n"+strings.Join(addresses, "\n")+"\n")
		for k, want := range answers(single) {
			answer := got[i*len(addresses)+k]
			for name, cell := range want {
				if name != "duplicate_of" && answer[name] != cell {
					t.Errorf("%s on %s: %s is %q, want %q", addresses[k], day, name, answer[name], cell)
				}
			}
		}
	}
	if result.OfStatus(ward.StatusMatched) == 0 || result.OfStatus(StatusNoDate)+result.OfStatus(StatusBeforeMaps) > 0 {
		t.Errorf("%+v", result.Summary)
	}
}

func TestRowsWithoutADay(t *testing.T) {
	o := options(t, pastDay)
	o.DateColumn = "day"
	text := "day,address\n,121 N LaSalle St\nsoon,121 N LaSalle St\n1990-01-01,121 N LaSalle St\n2021-02-29,121 N LaSalle St\n2021-01-27,121 N LaSalle St\n"
	rows, result := matched(t, o, text)
	var got []string
	for _, answer := range answers(rows) {
		got = append(got, answer["status"]+" "+answer["ward"]+answer["alder"]+answer["map"])
	}
	if fmt.Sprint(got[:4]) != "[no_date  no_date  before_maps  no_date ]" || !strings.HasPrefix(got[4], "matched 42") || !strings.HasSuffix(got[4], "2015") {
		t.Errorf("%q", got)
	}
	var notes, summary strings.Builder
	result.Print(&notes, true)
	for _, want := range []string{"5 rows, each looked up for its own day", "3  no_date", "1  before_maps", "1  2015    42  100.0%", `date from "day"`} {
		if !strings.Contains(notes.String(), want) {
			t.Errorf("no %q in %s", want, notes.String())
		}
	}
	if strings.Contains(notes.String(), "alder ") {
		t.Errorf("alders are named in %s", notes.String())
	}
	if err := result.WriteSummaryCSV(&summary); err != nil || !strings.Contains(summary.String(), "\nward,42,1,0,100.0,,,") || !strings.Contains(summary.String(), ",2015\n") {
		t.Errorf("%v, %s", err, summary.String())
	}
	if err := result.WriteReport(new(strings.Builder), Paper{}); err == nil {
		t.Error("there is a report for rows with days of their own")
	}
	if err := result.WriteLetters(new(strings.Builder), Paper{}); err == nil {
		t.Error("there are letters for rows with days of their own")
	}
	for date, status := range map[string]string{"27/1/2021": "matched", "1/2/2021": "matched", "1/13/2021": "no_date"} {
		rows, _ := matched(t, o, "day,address\n27/1/2021,x\n"+date+",121 N LaSalle St\n")
		want := status
		if date == "1/13/2021" { // both orders are there: the month stands first
			want = "matched"
		}
		if got := answers(rows)[1]["status"]; got != want {
			t.Errorf("%s is %s, want %s", date, got, want)
		}
	}
}

// TestDaysAreBounded asks for one more day than are kept.
func TestDaysAreBounded(t *testing.T) {
	d := newDays(options(t, pastDay).Atlas, false)
	day := ward.MustParseDate("2023-05-15")
	for i := range maxViews {
		d.views[ward.DateOf(day.Time().AddDate(0, 0, -i-1))] = view{}
	}
	if v, status := d.on(day); status != "" || v.snapshot == nil || len(d.views) > maxViews {
		t.Errorf("%q, %d days are kept", status, len(d.views))
	}
}
