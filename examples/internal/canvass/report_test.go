package canvass

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// resultOf is a result with counts of rows in wards; the key 0 is for rows
// without an address.
func resultOf(t testing.TB, o Options, counts map[ward.Number]int) *Result {
	t.Helper()
	day, err := o.Atlas.On(o.Day)
	if err != nil {
		t.Fatal(err)
	}
	result := &Result{Summary: newSummary(day.Map().Info().ID), Columns: Columns{Date: -1}, atlas: o.Atlas, day: day, run: &run{Options: o}}
	for n, count := range counts {
		found := outcome{status: ward.StatusMatched, ward: n}
		if n == 0 {
			found.status = ward.StatusEmpty
		}
		for range count {
			result.count(&found, false)
		}
	}
	return result
}

// everyResult has every class of counts, and every status.
func everyResult(t testing.TB, o Options) *Result {
	counts := map[ward.Number]int{}
	for n := ward.Number(1); n <= ward.Count; n++ {
		counts[n] = int(n) * int(n) / 3
	}
	result := resultOf(t, o, counts)
	for _, status := range Statuses() {
		if status != ward.StatusMatched {
			result.count(&outcome{status: status}, false)
		}
	}
	for range 3 {
		result.count(&outcome{status: ward.StatusMatched, ward: 8, nearBorder: true}, false)
	}
	result.count(&outcome{status: ward.StatusMatched, ward: 7}, true)
	result.Duplicates.add(1)
	return result
}

func reportOf(t *testing.T, result *Result, l outreach.Language, input string) string {
	t.Helper()
	var page strings.Builder
	if err := result.WriteReport(&page, Paper{Language: l, Input: input}); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// element is one element of a page with the text that stands right in it.
type element struct {
	xml.StartElement
	parents []string // names, the outermost first
	foreign bool     // in another language than the page
	text    string
}

func (e element) attr(name string) string {
	for _, attr := range e.Attr {
		if attr.Name.Local == name {
			return attr.Value
		}
	}
	return ""
}

// elements reads a page as strict XML, which it is: every element that is
// opened is closed.
func elements(t *testing.T, page string) []*element {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(page))
	var all, open []*element
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{StartElement: token.Copy()}
			for _, parent := range open {
				e.parents = append(e.parents, parent.Name.Local)
				e.foreign = e.foreign || parent.foreign
			}
			e.foreign = e.foreign || len(open) > 0 && e.attr("lang") != ""
			all, open = append(all, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(token)
			}
		}
	}
}

// reportDays are two on the map in force, one on an older one, and one on which
// hardly anything is known.
var reportDays = []string{"2025-02-01", "2025-08-20", "2021-06-01", "2005-01-01"}

// reportPage is a report and what it is made of.
type reportPage struct {
	text     string
	elements []*element
	language outreach.Language
}

var madeReports []reportPage

// eachReport calls check for reports of all kinds, which are made once.
func eachReport(t *testing.T, check func(page reportPage)) {
	t.Helper()
	if madeReports == nil {
		for _, l := range outreach.Languages {
			for _, date := range reportDays {
				text := reportOf(t, everyResult(t, options(t, date)), l, "lista.csv")
				madeReports = append(madeReports, reportPage{text, elements(t, text), l})
			}
			o := toyOptions(t, toyDay)
			for _, result := range []*Result{resultOf(t, o, nil), resultOf(t, o, map[ward.Number]int{27: 1, 0: 2}), everyResult(t, o)} {
				text := reportOf(t, result, l, "lista.csv")
				madeReports = append(madeReports, reportPage{text, elements(t, text), l})
			}
		}
	}
	for _, page := range madeReports {
		check(page)
	}
}

func TestReportIsWellFormed(t *testing.T) {
	eachReport(t, func(page reportPage) {
		ids := map[string]bool{}
		titles := 0
		for _, e := range page.elements {
			if id := e.attr("id"); id != "" {
				if ids[id] {
					t.Errorf("two elements have the id %s", id)
				}
				ids[id] = true
			}
			switch e.Name.Local {
			case "html":
				if e.attr("lang") != page.language.String() {
					t.Errorf("the page is in %q, want %v", e.attr("lang"), page.language)
				}
			case "th":
				if e.attr("scope") == "" {
					t.Errorf("a header has no scope: %q", e.text)
				}
			case "title":
				if slices.Contains(e.parents, "path") {
					titles++
				}
				if strings.TrimSpace(e.text) == "" {
					t.Errorf("an empty title is in %q", e.parents)
				}
			}
		}
		if titles != 2*ward.Count {
			t.Errorf("%d wards of two maps have a title", titles)
		}
		for _, e := range page.elements {
			for id := range strings.FieldsSeq(e.attr("aria-labelledby")) {
				if !ids[id] {
					t.Errorf("nothing has the id %s", id)
				}
			}
		}
	})
}

// TestReportAsksForNothing checks that a page names nothing that a browser
// would fetch, and that its policy allows its own style and script and no
// other.
func TestReportAsksForNothing(t *testing.T) {
	sources := map[string]bool{}
	for _, atlas := range []*ward.Atlas{options(t, pastDay).Atlas, toyOptions(t, toyDay).Atlas} {
		for _, measure := range atlas.Measures() {
			for stance := range atlas.Stances(measure.ID) {
				sources[stance.Source.URL] = true
			}
		}
	}
	eachReport(t, func(page reportPage) {
		var policy string
		for _, e := range page.elements {
			for _, attr := range e.Attr {
				switch {
				case attr.Name.Local == "href":
					link := attr.Value
					if e.Name.Local != "a" || !strings.HasPrefix(link, "mailto:") && !strings.HasPrefix(link, "tel:+1") && !sources[link] {
						t.Errorf("<%s> leads to %q", e.Name.Local, link)
					}
				case attr.Name.Local == "src" || attr.Name.Local == "style" || strings.HasPrefix(attr.Name.Local, "on"):
					t.Errorf("<%s> has %s=%q", e.Name.Local, attr.Name.Local, attr.Value)
				}
			}
			switch e.Name.Local {
			case "meta":
				if e.attr("http-equiv") == "Content-Security-Policy" {
					policy = e.attr("content")
				}
			case "style", "script":
				sum := sha256.Sum256([]byte(e.text))
				want := e.Name.Local + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
				if !strings.Contains(policy, want) {
					t.Errorf("the policy %q does not allow the %s", policy, e.Name.Local)
				}
				if strings.Contains(e.text, "http") || strings.Contains(e.text, "@import") || strings.Count(e.text, "url(") != strings.Count(e.text, "url(#") {
					t.Errorf("the %s names something elsewhere", e.Name.Local)
				}
			case "link", "img", "iframe", "object", "embed", "form", "base":
				t.Errorf("<%s> is in the page", e.Name.Local)
			}
		}
		if !strings.HasPrefix(policy, "default-src 'none'; ") {
			t.Errorf("the policy is %q", policy)
		}
		if strings.Contains(page.text, "ZgotmplZ") {
			t.Error("a link was not fit to stand in the page")
		}
	})
}

// TestReportEscapes gives the input a hostile name.
func TestReportEscapes(t *testing.T) {
	name := `<script>alert(1)</script>"'&<img src=x onerror=y>` + "\u202e.csv"
	page := reportOf(t, everyResult(t, options(t, pastDay)), outreach.English, name)
	found := false
	for _, e := range elements(t, page) {
		if e.attr("class") == "input" {
			found = e.text == "From "+name
		}
		if e.Name.Local == "img" {
			t.Error("the name became an element")
		}
	}
	if !found || strings.Count(page, "<script") != 1 {
		_, after, _ := strings.Cut(page, `class="input"`)
		t.Errorf("the name stands as %.200q", after)
	}
	if page := reportOf(t, everyResult(t, options(t, pastDay)), outreach.Spanish, ""); !strings.Contains(page, "De la entrada estándar<") {
		t.Error("standard input is not called so")
	}
}

// TestReportHasStreets holds that the main streets are drawn on the map.
func TestReportHasStreets(t *testing.T) {
	page := reportOf(t, everyResult(t, options(t, pastDay)), outreach.English, "signers.csv")
	if _, streets, _ := strings.Cut(page, `<path class="streets"`); !strings.Contains(streets[:min(200, len(streets))], ` d="M`) {
		t.Error("no streets are drawn")
	}
}

// TestReportCounts compares the table with the counts.
func TestReportCounts(t *testing.T) {
	result := everyResult(t, toyOptions(t, toyDay))
	for _, l := range outreach.Languages {
		page := reportOf(t, result, l, "signers.csv")
		wards, unmatched := tableCounts(t, page)
		for n := ward.Number(1); n <= ward.Count; n++ {
			if wards[n] != result.InWard(n) {
				t.Errorf("ward %d has %d in the table, want %d", n, wards[n], result.InWard(n))
			}
		}
		if unmatched != result.Rows-result.OfStatus(ward.StatusMatched) {
			t.Errorf("%d rows have a reason", unmatched)
		}
		if !strings.Contains(html.UnescapeString(page), wordsIn[l]["Vacant"]) || strings.Contains(page, "Cy Cole") {
			t.Error("the vacant seat is not said to be vacant")
		}
	}
}

// tableCounts returns how many signers the page has for each ward, and how
// many rows without one.
func tableCounts(t *testing.T, page string) (wards map[ward.Number]int, unmatched int) {
	t.Helper()
	wards = map[ward.Number]int{}
	var current ward.Number
	inReasons := false
	for _, e := range elements(t, page) {
		number, err := strconv.Atoi(e.attr("data-sort"))
		switch {
		case e.Name.Local == "table":
			inReasons = e.attr("class") == "reasons"
		case e.Name.Local == "th" && err == nil:
			current = ward.Number(number)
		case e.attr("class") == "count":
			wards[current] = number
		case e.Name.Local == "td" && inReasons:
			count, err := strconv.Atoi(strings.ReplaceAll(e.text, ",", ""))
			if err != nil {
				t.Fatal(err)
			}
			unmatched += count
		}
	}
	return wards, unmatched
}

// TestReportOfToyCouncil looks for how the wards are filled, and for what
// stands in the table beside the acts.
func TestReportOfToyCouncil(t *testing.T) {
	result := everyResult(t, toyOptions(t, toyDay))
	page := reportOf(t, result, outreach.English, "signers.csv")
	filled := map[string]int{}
	for _, e := range elements(t, page) {
		if class, ok := strings.CutPrefix(e.attr("class"), "stand-"); ok && e.Name.Local == "path" {
			filled[class]++
		}
	}
	want := map[string]int{"protects": 1, "opposes": 1, "procedure": 3, "neither": 1, "no_act": 1, "nobody": 43}
	if !maps.Equal(filled, want) {
		t.Errorf("wards are filled as %v, want %v", filled, want)
	}
	seat, _ := result.day.Seat(42)
	measure, _ := result.atlas.Measure("O2")
	for _, want := range []string{
		" Roll call, January 27, 2021</p>", // it has no URL
		`<a href="https://example.org/report">A newsroom, January 15, 2025, https://example.org/report</a></p>`,
		"<p>" + outreach.English.ContactNote(seat) + "</p>",
		outreach.English.RollCall(measure),
	} {
		if !strings.Contains(html.UnescapeString(page), want) {
			t.Errorf("no %q in the page", want)
		}
	}
}

// TestSpanishPageIsSpanish looks for English in what a reader sees or hears.
func TestSpanishPageIsSpanish(t *testing.T) {
	eachReport(t, func(page reportPage) {
		if page.language != outreach.Spanish {
			return
		}
		for _, e := range page.elements {
			if e.foreign || e.Name.Local == "style" || e.Name.Local == "script" {
				continue
			}
			for _, text := range []string{e.text, e.attr("data-hint"), e.attr("title")} {
				for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" .,:;()¿?\n", r) }) {
					switch strings.ToLower(word) {
					case "the", "of", "and", "is", "was", "wards", "alder", "signers", "rows", "voted", "seat", "source", "january":
						t.Errorf("%q is in the Spanish page: %q", word, text)
					}
				}
			}
		}
	})
}

func TestClassLimits(t *testing.T) {
	for _, test := range []struct {
		most int
		want []int
	}{
		{0, nil},
		{1, []int{1}},
		{3, []int{1, 2, 3}},
		{13, []int{1, 3, 5, 9, 13}},
		{4837, []int{200, 800, 2000, 4000, 4837}},
	} {
		if got := classLimits(test.most); !slices.Equal(got, test.want) {
			t.Errorf("up to %d the classes end at %v, want %v", test.most, got, test.want)
		}
	}
	for most := range 3000 {
		limits := classLimits(most)
		if most > 0 && (limits[len(limits)-1] != most || !slices.IsSorted(limits) || len(limits) > shades) {
			t.Fatalf("up to %d the classes end at %v", most, limits)
		}
		last := ""
		for _, limit := range limits {
			if class := classOf(limit, limits); class <= last || class == classOf(0, limits) {
				t.Fatalf("%d of %v is %s", limit, limits, class)
			} else {
				last = class
			}
		}
	}
}
