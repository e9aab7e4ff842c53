package clerk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chiward/chiward/data/internal/web"
)

func TestNumberForms(t *testing.T) {
	for _, test := range []struct{ number, key, forms string }{
		{"O2023-0004222", "O2023-4222", "O2023-0004222|SO2023-0004222|O2023-0004222 |SO2023-0004222 "},
		{"O2023-4222", "O2023-4222", "O2023-4222|O2023-0004222|SO2023-0004222|O2023-4222 |O2023-0004222 |SO2023-0004222 "},
		{"O2021-117", "O2021-117", "O2021-117|SO2021-117|O2021-117 |SO2021-117 "},
		{"SR2016-908", "R2016-908", "SR2016-908|R2016-908|SR2016-908 |R2016-908 "},
		{"SOr2025-0017810", "Or2025-17810", "SOr2025-0017810|Or2025-0017810|SOr2025-0017810 |Or2025-0017810 "},
		{"SO2021-2592A", "O2021-2592A", "SO2021-2592A|O2021-2592A|SO2021-2592A |O2021-2592A "},
		{" CL2023-0003515 ", "CL2023-3515", " CL2023-0003515 | CL2023-0003515  "},
		{"none", "none", "none|none "},
	} {
		if got := numberKey(test.number); got != test.key {
			t.Errorf("the key of %q is %q, want %q", test.number, got, test.key)
		}
		if got := strings.Join(numberForms(test.number), "|"); got != test.forms {
			t.Errorf("the forms of %q are %q, want %q", test.number, got, test.forms)
		}
	}
	if YearOf("SO2021-2592A") != 2021 || YearOf("WCO-2016") != 0 || IsNumber("../O2021-1") || !IsNumber("A2025-0016379") {
		t.Error("years and numbers")
	}
}

func TestIsPersonID(t *testing.T) {
	for id, want := range map[string]bool{"": false, "00000000-0000-0000-0000-000000000000": false, "{0}": false, "7D29E6F7-439A-F011-B4CB-001DD802A35E": true} {
		if IsPersonID(id) != want {
			t.Errorf("%q is %v", id, !want)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, test := range []struct {
		x, y string
		same bool
	}{
		{"Burnett, Jr., Walter", "Walter Burnett, Jr.", true},
		{"Gutierrez, Jeylu B. ", "Jeylú B. Gutiérrez", true},
		{"O’Shea, Matthew J.", "Matthew J. O'Shea", true},
		{"Burke, Edward", "Edward M. Burke", false},
	} {
		if SameName(test.x, test.y) != test.same {
			t.Errorf("%q and %q", test.x, test.y)
		}
	}
}

// TestDay has timestamps as the servers give them.
func TestDay(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`"2025-09-25T15:00:00+00:00"`, "2025-09-25"},
		{`"2025-09-25T02:30:00+00:00"`, "2025-09-24"}, // the evening before in Chicago
		{`"2025-07-16T05:00:00+00:00"`, "2025-07-16"},
		{`"2025-01-15T06:00:00+00:00"`, "2025-01-15"},
		{`"2025-01-15T05:00:00+00:00"`, "2025-01-15"}, // midnight of summer in winter
		{`"2025-01-15T00:00:00Z"`, "2025-01-15"},
		{`"2025-01-15T00:00:00-06:00"`, "2025-01-15"},
		{`"2025-01-15T03:04:05.678Z"`, "2025-01-14"},
		{`"2013-05-08T00:00:00"`, "2013-05-08"},
		{`"2013-05-08T23:10:00.12"`, "2013-05-08"},
		{`"2013-05-08"`, "2013-05-08"},
		{`"1900-01-01T00:00:00+00:00"`, ""},
		{`"0001-01-01T00:00:00"`, ""},
		{`""`, ""},
		{`null`, ""},
	} {
		var faults []string
		o, err := web.ReadObject([]byte(`{"day":`+test.text+`}`), "it", &faults)
		if err != nil {
			t.Fatal(err)
		}
		if got := dayOf(o, "day").String(); got != test.want || len(faults) > 0 {
			t.Errorf("%s is %q, want %q; %q", test.text, got, test.want, faults)
		}
	}
}

// pages is a server of one list whose pages are not what they should be.
type pages struct {
	rows  int // as it counts them
	page  func(top, skip int) []int
	asked int
}

func (p *pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.asked++
	var top, skip int
	if r.URL.Query().Get("sort") != "recordNumber asc" || r.URL.Query().Get("search") != `"2-173"` {
		http.Error(w, "no order, or no phrase", http.StatusBadRequest)
		return
	}
	fmt.Sscan(r.URL.Query().Get("top"), &top)
	fmt.Sscan(r.URL.Query().Get("skip"), &skip)
	var rows []string
	for _, i := range p.page(top, skip) {
		rows = append(rows, fmt.Sprintf(`{"matterId":"M%d","recordNumber":"O2024-%d"}`, i, i))
	}
	meta := "{}"
	if p.rows >= 0 {
		meta = fmt.Sprintf(`{"count":%d}`, p.rows)
	}
	fmt.Fprintf(w, `{"data":[%s],"meta":%s}`, strings.Join(rows, ","), meta)
}

// rowsFrom returns the numbers of a page of a list.
func rowsFrom(total, top, skip int) []int {
	var rows []int
	for i := skip; i < min(total, skip+top); i++ {
		rows = append(rows, i)
	}
	return rows
}

// TestList checks that every row of a list is found once, however its pages
// come, and that one which ends early is said to.
func TestList(t *testing.T) {
	odd := 0
	for _, test := range []struct {
		name string
		list *pages
		want int
		said bool
	}{
		{"three pages", &pages{rows: 1200, page: func(top, skip int) []int { return rowsFrom(1200, top, skip) }}, 1200, false},
		{"pages just full", &pages{rows: 1000, page: func(top, skip int) []int { return rowsFrom(1000, top, skip) }}, 1000, false},
		{"pages of a hundred", &pages{rows: 350, page: func(_, skip int) []int { return rowsFrom(350, 100, skip) }}, 350, false},
		{"without a count", &pages{rows: -1, page: func(top, skip int) []int { return rowsFrom(1200, top, skip) }}, 1200, false},
		{"a skip that is not heeded", &pages{rows: -1, page: func(top, _ int) []int { return rowsFrom(1200, top, 0) }}, 500, false},
		{"empty", &pages{rows: 0, page: func(int, int) []int { return nil }}, 0, false},
		{"rows twice, and others not, the first time", &pages{rows: 900, page: func(top, skip int) []int {
			if odd++; odd == 2 {
				return rowsFrom(900, 400, 100)
			}
			return rowsFrom(900, top, skip)
		}}, 900, false},
		{"ends early", &pages{rows: 900, page: func(top, skip int) []int { return rowsFrom(600, top, skip) }}, 600, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewServer(test.list)
			defer server.Close()
			found, faults, err := NewELMS(server.URL+"/", web.NewClient()).Search(t.Context(), "2-173")
			if err != nil || len(found) != test.want || (len(faults) > 0) != test.said {
				t.Errorf("%d rows, %q, %v; want %d", len(found), faults, err, test.want)
			}
			if test.list.asked > 12 {
				t.Errorf("it asked %d times", test.list.asked)
			}
		})
	}
}

// TestMembersOfOneBody checks that members which the list lacks are asked for.
func TestMembersOfOneBody(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/body":
			w.Write([]byte(`{"data":[{"bodyId":"A","body":"Committee on Finance","members":null},{"bodyId":"B","body":"City Council","members":null}],"meta":{"count":2}}`))
		case "/body/B":
			w.Write([]byte(`"{\"members\":[{\"personId\":\"P\",\"displayName\":\"Doe, Pat \",\"ward\":7,\"startDate\":\"2023-05-15T05:00:00+00:00\",\"isActive\":false}]}"`))
		default:
			t.Errorf("it asked for %s", r.URL.Path)
		}
	}))
	defer server.Close()
	members, page, faults, err := NewELMS(server.URL, web.NewClient()).Members(t.Context())
	if err != nil || len(faults) > 0 || len(members) != 1 || page != MembersPage+"B" {
		t.Fatalf("%+v, %s, %q, %v", members, page, faults, err)
	}
	if m := members[0]; m.Name != "Doe, Pat" || m.Ward != "7" || m.Start.String() != "2023-05-15" || !m.Inactive {
		t.Errorf("the member is %+v", m)
	}
}

// TestLegistarPages checks that lists are read to their end, and that an error
// which stands for an empty list is read as one.
func TestLegistarPages(t *testing.T) {
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var skip int
		fmt.Sscan(r.URL.Query().Get("$skip"), &skip)
		asked = append(asked, fmt.Sprint(r.URL.Path, " ", skip))
		switch r.URL.Path {
		case "/v1/chicago/long":
			var rows []map[string]int
			for _, i := range rowsFrom(2300, legistarPage, skip) {
				rows = append(rows, map[string]int{"Id": i})
			}
			json.NewEncoder(w).Encode(rows)
		case "/v1/chicago/endless":
			json.NewEncoder(w).Encode(slices.Repeat([]map[string]int{{"Id": 1}}, legistarPage))
		case "/v1/chicago/none":
			http.Error(w, `{"InnerException":{"ExceptionMessage":"The cast to value type 'System.Int32' failed"}}`, http.StatusInternalServerError)
		case "/v1/chicago/gone":
			w.WriteHeader(http.StatusGone)
		default:
			w.WriteHeader(http.StatusBadRequest)
		}
	}))
	defer server.Close()
	client := web.NewClient()
	client.Sleep = func(context.Context, time.Duration) error { return errors.New("it waits") }
	l := NewLegistar(server.URL, client)
	for path, want := range map[string]int{"/long": 2300, "/endless": legistarPage * legistarPages, "/none": 0, "/gone": 0} {
		var faults []string
		rows, err := l.rows(t.Context(), path, "", &faults)
		if err != nil || len(rows) != want || (len(faults) > 0) != (path == "/endless") {
			t.Errorf("%s: %d rows, %q, %v", path, len(rows), faults, err)
		}
	}
	if _, err := l.rows(t.Context(), "/bad", "", nil); err == nil {
		t.Error("a bad request is no error")
	}
}

// TestOrder checks that actions are in the order of their days and, on one day,
// of their numbers, wherever they stand.
func TestOrder(t *testing.T) {
	var faults []string
	o, err := web.ReadObject([]byte(`{"actions":[
		{"actionName":"c","actionDate":"2025-01-15T06:00:00Z","sort":90},{"actionName":"d","actionDate":"2025-01-16T06:00:00Z","sort":1},
		{"actionName":"b","actionDate":"2025-01-15T06:00:00Z","sort":"80"},{"actionName":"a","actionDate":null,"sort":99}]}`), "it", &faults)
	if err != nil {
		t.Fatal(err)
	}
	var order string
	for _, a := range readMatter(o).Actions {
		order += a.Name
	}
	if order != "abcd" || len(faults) > 0 {
		t.Errorf("the order is %s; %q", order, faults)
	}
}

// FuzzMatter checks that no answer makes the reader of matters fail, and that
// it takes in no more votes than the answer has rows.
func FuzzMatter(f *testing.F) {
	f.Add([]byte(`{"matterId":"A","recordNumber":"O2023-0004222 ","sponsors":[{"sponsorName":null}],"actions":[{"actionDate":"2025-01-15T06:00:00+00:00","actionName":"Passed","actionByName":"City Council","sort":90,"votes":[{"voterName":"Doe, Pat","vote":"Yea","personId":"1"},{"voterName":"Doe, Pat","vote":"Nay","personId":"1"},null]}]}`))
	f.Add([]byte(`"{\"actions\":{\"a\":1},\"fileYear\":\"x\"}"`))
	f.Add([]byte(`{"actions":[{"votes":"none"},1,[]],"introductionDate":7}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		var faults []string
		o, err := web.ReadObject(text, "it", &faults)
		if err != nil {
			return
		}
		votes := 0
		for _, call := range readMatter(o).RollCalls() {
			votes += len(call.Votes)
		}
		if votes > len(text) {
			t.Errorf("%d votes in %d bytes", votes, len(text))
		}
	})
}
