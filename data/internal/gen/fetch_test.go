package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chiward/chiward/data/internal/web"
	"github.com/chiward/chiward/ward"
)

// shippedData is the folder data of this module.
const shippedData = "../.."

// shippedFiles are the files of that folder, shared by tests that only read.
var shippedFiles = sync.OnceValues(func() (*shipped, error) { return readShipped(shippedData) })

// shippedDay has the shipped tables on the newest day on which a source was
// read: no earlier day can be today.
var shippedDay = sync.OnceValues(func() (*ward.Snapshot, error) {
	files, err := shippedFiles()
	if err != nil {
		return nil, err
	}
	atlas, err := files.open()
	if err != nil {
		return nil, err
	}
	newest := atlas.Latest().Date()
	for _, source := range atlas.Sources() {
		if source.Retrieved.Compare(newest) > 0 {
			newest = source.Retrieved
		}
	}
	return atlas.On(newest)
})

// fakePortal is a data portal on this machine that speaks the documented
// protocol and has the shipped facts, until a test changes them.
type fakePortal struct {
	tables map[string][]map[string]any // rows by data set
	maps   map[string][]byte
	faults map[string][]http.HandlerFunc // answered first, by the end of the path, one request each

	mu    sync.Mutex
	asked []string // the queries, by path and $offset
}

// newFakePortal returns a portal and a fetcher that asks it and writes nothing.
func newFakePortal(t *testing.T) (*fakePortal, *fetcher, *bytes.Buffer) {
	t.Helper()
	day, err := shippedDay()
	if err != nil {
		t.Fatal(err)
	}
	p := &fakePortal{
		tables: map[string][]map[string]any{}, maps: map[string][]byte{}, faults: map[string][]http.HandlerFunc{},
	}
	for n := ward.Number(1); n <= ward.Count; n++ {
		seat, _ := day.Seat(n)
		var name string
		if seat.Holder != nil {
			name = seat.Holder.Name
		}
		var addresses, zips []string
		for _, office := range seat.Offices {
			if office.Kind == "ward" {
				addresses, zips = append(addresses, strings.ToUpper(office.Address)), append(zips, office.ZIP)
			}
		}
		p.tables[officesDataset] = append(p.tables[officesDataset], map[string]any{
			"ward": strconv.Itoa(int(n)), "alderman": strings.ReplaceAll(name, ".", ""),
			"address": strings.Join(addresses, "; "), "city": "Chicago", "zipcode": strings.Join(zips, "; "),
			"ward_phone": strings.ReplaceAll(seat.Phone, " ", ""), "email": strings.ToUpper(seat.Email),
			"website": map[string]string{"url": seat.Website},
		})
	}
	for i := range 23 {
		p.tables[permitsDataset] = append(p.tables[permitsDataset], map[string]any{
			"id": strconv.Itoa(i), "street_number": "121", "street_direction": "N", "street_name": "LASALLE ST",
		})
	}
	for _, m := range wardMaps {
		p.maps[m.dataset], err = os.ReadFile(filepath.Join(shippedData, "wards/wards-"+m.info.ID+".geojson"))
		if err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)
	shipped, err := shippedDraft()
	if err != nil {
		t.Fatal(err)
	}
	d := *shipped // an edit replaces what it has
	f, out := newTestFetcher(&d, hosts{portal: server.URL})
	f.portal.page = 10
	return p, f, out
}

// shippedDraft is the shipped tables to edit, each test a copy.
var shippedDraft = sync.OnceValues(func() (*draft, error) {
	day, err := shippedDay()
	if err != nil {
		return nil, err
	}
	return newDraft(shippedData, day.Date())
})

// newTestFetcher returns a fetcher for tables that does not wait, and what it
// says.
func newTestFetcher(d *draft, h hosts) (*fetcher, *bytes.Buffer) {
	out := new(bytes.Buffer)
	f := newFetcher(h, &report{out: out, draft: d}, func() *web.Client {
		client := web.NewClient()
		client.Sleep = func(context.Context, time.Duration) error { return nil }
		return client
	})
	return &f, out
}

// fetchPortal asks the portal alone.
func (f fetcher) fetchPortal(ctx context.Context) error {
	err := f.offices(ctx)
	for _, m := range wardMaps {
		err = errors.Join(err, f.wardMap(ctx, m))
	}
	return errors.Join(err, f.permits(ctx))
}

func (p *fakePortal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	query := r.URL.Query()
	p.asked = append(p.asked, r.URL.Path+" "+query.Get("$offset"))
	for dataset, faults := range p.faults {
		if strings.Contains(r.URL.Path, dataset) && len(faults) > 0 {
			p.faults[dataset] = faults[1:]
			if faults[0] != nil {
				faults[0](w, r)
				return
			}
		}
	}
	if dataset, ok := strings.CutPrefix(r.URL.Path, "/api/geospatial/"); ok {
		if query.Get("method") != "export" || query.Get("format") != "GeoJSON" || p.maps[dataset] == nil {
			http.NotFound(w, r)
			return
		}
		w.Write(p.maps[dataset])
		return
	}
	dataset := strings.TrimSuffix(strings.TrimPrefix(r.URL.Path, "/resource/"), ".json")
	limit, err1 := strconv.Atoi(query.Get("$limit"))
	offset, err2 := strconv.Atoi(query.Get("$offset"))
	if err1 != nil || err2 != nil || query.Get("$order") != ":id" || p.tables[dataset] == nil {
		http.Error(w, `{"error": true}`, http.StatusBadRequest)
		return
	}
	if dataset == permitsDataset && (!strings.HasPrefix(query.Get("$where"), "issue_date > '20") || query.Get("$select") != permitColumns) {
		http.Error(w, `{"error": true}`, http.StatusBadRequest)
		return
	}
	rows := p.tables[dataset][min(offset, len(p.tables[dataset])):]
	text, err := json.Marshal(rows[:min(limit, len(rows))])
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
	w.Write(text)
}

// status answers with a code and a Retry-After header.
func status(code int, retryAfter string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if retryAfter != "" {
			w.Header().Set("Retry-After", retryAfter)
		}
		w.WriteHeader(code)
	}
}

// says answers with a body.
func says(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(body)) }
}

// cutOff answers with less than it announces.
func cutOff(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	w.Write([]byte(`[{"id": "0"}`))
}

// TestFetchUnchanged checks that a portal with the shipped facts differs in
// nothing, that all pages are asked for once, and that nothing is written.
func TestFetchUnchanged(t *testing.T) {
	p, f, out := newFakePortal(t)
	t.Chdir(t.TempDir())
	if err := f.fetchPortal(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"ward offices: 0 differences", "map 2003: another file", "map 2023: another file", "with the same borders",
		"building permits: 23 since 20",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out)
		}
	}
	var offsets []string
	for _, asked := range p.asked {
		if offset, ok := strings.CutPrefix(asked, "/resource/"+permitsDataset+".json "); ok {
			offsets = append(offsets, offset)
		}
	}
	if !slices.Equal(offsets, []string{"0", "10", "20", "23"}) {
		t.Errorf("permits were asked for from %v", offsets)
	}
	if entries, err := os.ReadDir("."); err != nil || len(entries) > 0 {
		t.Errorf("%d files were written, %v", len(entries), err)
	}
}

// TestFetchChanges checks that each thing that can change is told.
func TestFetchChanges(t *testing.T) {
	p, f, out := newFakePortal(t)
	offices := p.tables[officesDataset]
	offices[34]["alderman"] = "Brook, Benjamin"
	offices[0]["ward_phone"] = "(312) 555-0100"
	offices[1]["ward_phone"] = fmt.Sprint(offices[1]["ward_phone"], " / 9867/6213") // one more line is no change
	offices[2]["email"] = "ward3@example.org"
	offices[3]["address"] = "10 North Main Street"
	offices[19]["zipcode"] = "00000"
	swapped := strings.NewReplacer(`"ward":1,`, `"ward":2,`, `"ward":2,`, `"ward":1,`)
	p.maps["p293-wvbd"] = []byte(swapped.Replace(string(p.maps["p293-wvbd"])))
	f.keep = t.TempDir()
	if err := f.fetchPortal(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"ward offices: 5 differences",
		`ward 35: alder is "Brook, Benjamin", shipped "`,
		`ward 1: phone is "(312) 555-0100", shipped "`,
		`ward 3: e-mail is "ward3@example.org", shipped "`,
		`ward 4: address is "10 North Main Street", shipped "`,
		`ward 20: ZIP is "00000", shipped "`,
		"map 2023: the borders differ", "map 2015: another file",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out)
		}
	}
	for name, dataset := range map[string]string{
		"wards/wards-2023.geojson": "p293-wvbd", "wards/wards-2003.geojson": "xt4z-bnwh",
	} {
		got, err := os.ReadFile(filepath.Join(f.keep, name))
		if err != nil || !bytes.Equal(got, p.maps[dataset]) {
			t.Errorf("%s was not kept as it came: %v", name, err)
		}
	}
	var rows []any
	text, err := os.ReadFile(filepath.Join(f.keep, "council/ward_offices.json"))
	if err == nil {
		err = json.Unmarshal(text, &rows)
	}
	if err != nil || len(rows) != ward.Count {
		t.Errorf("%d ward offices were kept, %v", len(rows), err)
	}
	permits, err := filepath.Glob(filepath.Join(f.keep, "addresses/*"))
	if err != nil || len(permits) != 1 || !strings.HasSuffix(permits[0], ".jsonl") {
		t.Fatalf("the permits are in %v, %v", permits, err)
	}
	checkPermits(t, permits[0], 23)
}

// checkPermits checks that a file has the permits with the ids from 0 up.
func checkPermits(t *testing.T, path string, count int) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	if len(lines) != count {
		t.Fatalf("%s has %d permits, want %d", path, len(lines), count)
	}
	for i, line := range lines {
		if want := fmt.Sprintf(`"id":"%d"`, i); !strings.Contains(line, want) {
			t.Fatalf("permit %d is %s", i, line)
		}
	}
}

// fetchOne fetches one data set.
func (f fetcher) fetchOne(t *testing.T, dataset string) error {
	t.Helper()
	switch dataset {
	case officesDataset:
		return f.offices(t.Context())
	case permitsDataset:
		return f.permits(t.Context())
	}
	i := slices.IndexFunc(wardMaps, func(m wardMap) bool { return m.dataset == dataset })
	return f.wardMap(t.Context(), wardMaps[i])
}

// TestFetchFaults checks what each fault of a portal comes to. How long a
// request is repeated is tested where it is done.
func TestFetchFaults(t *testing.T) {
	page := says("[" + strings.Repeat(`{"id":"1"},`, 9) + `{"id":"1"}]`)
	for _, test := range []struct {
		name    string
		dataset string
		faults  []http.HandlerFunc
		want    string // in the error; empty if it passes
		is      error
	}{
		{"not ready yet", permitsDataset, []http.HandlerFunc{status(202, "")}, "", nil},
		{"cut off", permitsDataset, []http.HandlerFunc{nil, cutOff}, "", nil},
		{"no such data set", "k9yb-bpqx", []http.HandlerFunc{status(404, "")}, "404 Not Found", nil},
		{"down for maintenance for a while", permitsDataset, []http.HandlerFunc{says("<html>down</html>")}, "", nil},
		{"down for maintenance", permitsDataset, slices.Repeat([]http.HandlerFunc{says("<html>down</html>")}, 3), "is not what was asked for", web.ErrNotAsked},
		{"an object in place of rows", officesDataset, slices.Repeat([]http.HandlerFunc{says(`{"message": "no"}`)}, 3), "is not what was asked for", web.ErrNotAsked},
		{"more rows than asked for", permitsDataset, []http.HandlerFunc{says("[" + strings.Repeat("{},", 10) + "{}]")}, "11 rows at once", web.ErrTooLarge},
		{"a page again and again", permitsDataset, slices.Repeat([]http.HandlerFunc{page}, 9), "the page before, once more", web.ErrNotAsked},
		{"an offset that is not heeded", officesDataset, slices.Repeat([]http.HandlerFunc{says(`[{"ward":"1"}]`)}, 2), "", nil},
		{"half a map", "p293-wvbd", slices.Repeat([]http.HandlerFunc{says(`{"type":"FeatureCollection","features":[`)}, 3), "is not what was asked for", web.ErrNotAsked},
		{"a map without wards", "xt4z-bnwh", []http.HandlerFunc{says(`{"type":"FeatureCollection","features":[]}`)}, "has no features", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, f, _ := newFakePortal(t)
			p.faults[test.dataset] = test.faults
			f.keep = t.TempDir()
			err := f.fetchOne(t, test.dataset)
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("error is %v, want %q", err, test.want)
			}
			if test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("error %v is not %v", err, test.is)
			}
			err = filepath.WalkDir(f.keep, func(path string, _ os.DirEntry, err error) error {
				if strings.HasSuffix(path, ".part") && !strings.Contains(path, "permits") {
					t.Errorf("%s is left", path)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// TestFetchResumes checks that permits go on where they were cut off, also
// when the last line was cut in two.
func TestFetchResumes(t *testing.T) {
	p, f, out := newFakePortal(t)
	f.keep = t.TempDir()
	p.faults[permitsDataset] = []http.HandlerFunc{nil, status(404, "")}
	if err := f.permits(t.Context()); err == nil {
		t.Fatal("a page that is missing is no error")
	}
	parts, err := filepath.Glob(filepath.Join(f.keep, "addresses/*.part"))
	if err != nil || len(parts) != 1 {
		t.Fatalf("what was fetched is in %v, %v", parts, err)
	}
	checkPermits(t, parts[0], 10)
	part, err := os.OpenFile(parts[0], os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	part.WriteString(`{"id":"10","stre` + strings.Repeat("x", 10_000))
	part.Close()
	p.asked = nil
	if err := f.permits(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(p.asked) == 0 || !strings.HasSuffix(p.asked[0], " 10") || !strings.Contains(out.String(), "continuing after 10") {
		t.Errorf("the second time it asked for %v and said\n%s", p.asked, out)
	}
	if _, err := os.Stat(parts[0]); !os.IsNotExist(err) {
		t.Errorf("%s is left: %v", parts[0], err)
	}
	checkPermits(t, strings.TrimSuffix(parts[0], ".part"), 23)
}
