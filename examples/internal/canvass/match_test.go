package canvass

import (
	"strings"
	"sync"
	"testing"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

// sharedAtlas is opened once for all tests, with the maps of the past.
var sharedAtlas = sync.OnceValues(func() (*ward.Atlas, error) {
	return ward.Open(data.Current(), data.History(), data.Streets())
})

// pastDay is a day whose wards are settled.
const pastDay = "2024-01-01"

// options are those for a day on the shipped data.
func options(t testing.TB, date string) Options {
	t.Helper()
	atlas, err := sharedAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return Options{Atlas: atlas, Day: ward.MustParseDate(date), NoMark: true, Points: true}
}

func dayFor(t testing.TB, date string) *ward.Snapshot {
	t.Helper()
	atlas, err := sharedAtlas()
	if err != nil {
		t.Fatal(err)
	}
	if date == "" {
		return atlas.Latest()
	}
	day, err := atlas.On(ward.MustParseDate(date))
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// matched matches text and returns the rows that come out, header first.
func matched(t *testing.T, o Options, text string) ([][]string, *Result) {
	t.Helper()
	var out strings.Builder
	result, err := Match(t.Context(), strings.NewReader(text), &out, o)
	if err != nil {
		t.Fatalf("match of %q: %v", text, err)
	}
	return parsed(t, strings.TrimPrefix(out.String(), byteOrderMark), ','), result
}

// answers returns the added cells of each row by name.
func answers(rows [][]string) []map[string]string {
	names := answerColumns(true)
	width := len(rows[0]) - len(names)
	var found []map[string]string
	for _, row := range rows[1:] {
		answer := map[string]string{}
		for i, name := range names {
			answer[name] = row[width+i]
		}
		found = append(found, answer)
	}
	return found
}

func TestEveryStatus(t *testing.T) {
	for _, test := range []struct {
		row  string // lat,lng,address
		want map[string]string
	}{
		{`,,121 N La Salle St`, map[string]string{
			"ward": "42", "status": "matched", "certainty": "clear", "other_wards": "",
			"matched_address": "121 N LA SALLE ST", "corrections": "", "method": "exact", "map": "2023",
		}},
		{`41.8837,-87.6323,`, map[string]string{
			"ward": "42", "status": "matched", "matched_address": "", "method": "given",
			"lat": "41.8837000", "lng": "-87.6323000", "map": "2023",
		}},
		{`,,Milwaukee & North`, map[string]string{
			"status": "matched", "certainty": "near_border", "method": "intersection",
			"matched_address": "N MILWAUKEE AVE & W NORTH AVE", "corrections": "street type; direction",
		}},
		{`,,626 Michigan Ave`, map[string]string{
			"ward": "", "alder": "", "status": "ambiguous", "certainty": "", "other_wards": "4 42", "method": "",
			"matched_address": "626 N MICHIGAN AVE | 626 S MICHIGAN AVE", "lat": "", "lng": "", "border_m": "", "map": "",
		}},
		{`,,123 Sesame St`, map[string]string{"status": "no_street"}},
		{`,,5501 N Kenneth Ave`, map[string]string{"status": "no_number"}},
		{`,,"2100 Ridge Ave, Evanston"`, map[string]string{"status": "outside", "certainty": "", "map": ""}},
		{`,,PO Box 88292`, map[string]string{"status": "po_box"}},
		{`,,Michigan Ave`, map[string]string{"status": "incomplete"}},
		{`,,n/a`, map[string]string{"status": "not_address"}},
		{`,, `, map[string]string{"status": "empty"}},
		{`41.9636,-87.8067,`, map[string]string{
			"ward": "", "alder": "", "status": "outside", "certainty": "outside", "method": "given", "map": "2023",
		}},
		{`-87.6323,41.8837,`, map[string]string{"status": "not_address", "lat": "", "map": ""}},
		{`41.8837,,`, map[string]string{"status": "not_address"}},
		{`NaN,NaN,`, map[string]string{"status": "not_address"}},
		{`41.8837,-87.6323,n/a`, map[string]string{"status": "not_address"}},
	} {
		rows, _ := matched(t, options(t, pastDay), "lat,lng,address\n"+test.row+"\n")
		got := answers(rows)[0]
		for name, want := range test.want {
			if got[name] != want {
				t.Errorf("%s: %s is %q, want %q", test.row, name, got[name], want)
			}
		}
		if got["status"] != "matched" && got["ward"]+got["alder"] != "" {
			t.Errorf("%s: %s, and yet ward %q, alder %q", test.row, got["status"], got["ward"], got["alder"])
		}
	}
}

func TestBorderHasOneDecimal(t *testing.T) {
	rows, _ := matched(t, options(t, pastDay), "address\n121 N LaSalle St\n")
	whole, tenths, _ := strings.Cut(answers(rows)[0]["border_m"], ".")
	if whole == "" || len(tenths) != 1 {
		t.Errorf("border_m is %s.%s", whole, tenths)
	}
}

func TestHolders(t *testing.T) {
	for date, want := range map[string]string{toyDay: "Ann Alba", "2024-06-01": "vacant", "2028-01-01": ""} {
		rows, _ := matched(t, toyOptions(t, date), "address\n121 N LaSalle St\n")
		if got := answers(rows)[0]; got["ward"] != "42" || got["alder"] != want {
			t.Errorf("on %s: ward %q, alder %q", date, got["ward"], got["alder"])
		}
	}
}

func TestDatePicksMap(t *testing.T) {
	// Damen and Chicago: the wards of the three maps.
	for date, want := range map[string]string{"2010-01-01": "32", "2021-01-27": "2", "2024-01-01": "36"} {
		rows, _ := matched(t, options(t, date), "lat,lng\n41.8962,-87.6775\n")
		if got := answers(rows)[0]["ward"]; got != want {
			t.Errorf("on %s: ward %q, want %s", date, got, want)
		}
	}
}

func TestRefine(t *testing.T) {
	for _, test := range []struct {
		address, unit, city, state, zip string
		status, ward                    string
	}{
		{"626 Michigan Ave", "", "", "", "60611", "matched", "42"},
		{"626 Michigan Ave", "", "", "", "60605-1234", "matched", "4"},
		{"626 Michigan Ave", "", "Chicago", "IL", " 60605 ", "matched", "4"},
		{"626 Michigan Ave 60611", "", "", "", "60605", "matched", "42"}, // the address itself comes first
		{"626 Michigan Ave", "Apt 4", "Chicago", "IL", "", "ambiguous", ""},
		{"1060 W Addison St", "2nd floor", "", "", "", "matched", "44"},
		{"1060 W Addison St", "#60605", "", "", "", "matched", "44"},
		{"1060 W Addison St", "", "chgo", "", "", "matched", "44"},
		{"1060 W Addison St", "", "Lake View", "", "", "matched", "44"},
		{"1060 W Addison St", "", "n/a", "n/a", "n/a", "matched", "44"},
		{"1060 W Addison St", "", "-", "?", "x", "matched", "44"},
		{"1060 W Addison St", "", "", "", "606013", "matched", "44"},
		{"1060 W Addison St", "", "", "", "60613.0", "matched", "44"},
		{"1060 W Addison St", "", strings.Repeat("Chicago ", 100), "", "", "matched", "44"},
		{"1060 W Addison St", "", "Evanston", "", "", "outside", ""},
		{"1060 W Addison St", "", "Evanston", "IL", "60613", "outside", ""},
		{"1060 W Addison St", "", "", "", "10001", "outside", ""},
		{"1060 W Addison St", "", "Chicago", "", "10001", "matched", "44"}, // reported as contradicted
		{"1060 W Addison St", "", "Hammond", "IN", "", "outside", ""},
		{"", "Apt 4", "Chicago", "IL", "60613", "empty", ""},
	} {
		rows, _ := matched(t, options(t, pastDay), "address,unit,city,state,zip\n"+strings.Join([]string{
			test.address, test.unit, test.city, test.state, test.zip,
		}, ",")+"\n")
		if got := answers(rows)[0]; got["status"] != test.status || got["ward"] != test.ward {
			t.Errorf("%+v: got %s, ward %q", test, got["status"], got["ward"])
		}
	}
}

func TestOneWardForAllReadings(t *testing.T) {
	// Both Michigan Avenues were in one ward then, so that it does not matter
	// which is meant.
	rows, _ := matched(t, options(t, "2021-01-27"), "address\n626 Michigan Ave\n")
	got := answers(rows)[0]
	if got["status"] != "matched" || got["ward"] != "42" || !strings.Contains(got["corrections"], "tie breaker") {
		t.Errorf("got %v", got)
	}
}
