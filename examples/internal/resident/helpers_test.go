package resident

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// eachReader calls check for every language, with asks and without.
func eachReader(check func(r Reader)) {
	for _, l := range outreach.Languages {
		check(Reader{Language: l})
		check(Reader{Language: l, RecordOnly: true})
	}
}

// The patterns that tests look for.
var (
	unseen   = regexp.MustCompile(`(?s)<svg.*?</svg>|<head>.*?</head>|<[^>]*>`)
	unfilled = regexp.MustCompile(`\{[a-z]{2,}\}`) // {n} is for page.js
	anyID    = regexp.MustCompile(` id="([^"]*)"`)
	anyRef   = regexp.MustCompile(`href="#([^"]+)"|aria-(?:labelledby|describedby|controls)="([^"]+)"`)
	wardRef  = regexp.MustCompile(`^(paths|w\d+)$`)
	dialed   = regexp.MustCompile(`^\+1\d{10}$`)
)

// visible returns the text of a page without its tags, with single blanks.
func visible(page string) string {
	page = unseen.ReplaceAllString(withoutDrawings(page), " ")
	return strings.Join(strings.Fields(html.UnescapeString(page)), " ")
}

// contains checks that the text of a page has all of wants.
func contains(t testing.TB, what, page string, wants ...string) {
	t.Helper()
	text := visible(page)
	for _, want := range wants {
		if want = strings.Join(strings.Fields(want), " "); want == "" || !strings.Contains(text, want) {
			t.Errorf("%s: %q is not on the page", what, want)
		}
	}
}

// seatTexts returns what every page with seat must show.
func seatTexts(seat *ward.Seat) []string {
	var texts []string
	if seat.Holder != nil {
		texts = append(texts, seat.Holder.Name)
	}
	return slices.DeleteFunc(append(texts, seat.Phone), func(text string) bool { return text == "" })
}

// answer returns the page that answers q in l.
func (p *Pages) answer(t testing.TB, q Query, r Reader) string {
	t.Helper()
	page, ok := p.Answer(q, r)
	if !ok {
		t.Fatalf("%+v cannot be looked up", q)
	}
	checkPage(t, string(page))
	return string(page)
}

var links = regexp.MustCompile(`<([a-z]+)[^>]*? (href|src|action|formaction)="([^"]*)"[^>]*>`)

// checkPage checks what holds for every page: that only links that are followed
// by people lead to other hosts, that those tell nobody where they come from,
// and that no text was left unfilled.
func checkPage(t testing.TB, page string) {
	t.Helper()
	page = withoutDrawings(page)
	for _, link := range links.FindAllStringSubmatch(page, -1) {
		target, err := url.Parse(html.UnescapeString(link[3]))
		switch {
		case err != nil:
			t.Errorf("%s: %v", link[0], err)
		case target.Scheme == "" && target.Host == "" && (strings.HasPrefix(link[3], "/") || strings.HasPrefix(link[3], "#")):
		case link[1] == "a" && link[2] == "href" && target.Scheme == "mailto":
		case link[1] == "a" && link[2] == "href" && target.Scheme == "tel" && dialed.MatchString(target.Opaque):
		case link[1] == "a" && link[2] == "href" && (target.Scheme == "https" || target.Scheme == "http") && strings.Contains(link[0], `rel="noreferrer"`):
		default:
			t.Errorf("%s leads to %q", link[0], link[3])
		}
	}
	for _, wrong := range []string{"<style", ` style="`, "<script>", ` onclick="`, ` onload="`, ` onerror="`, "javascript:", "ZgotmplZ", "<no value>", unfilled.FindString(page)} {
		if wrong != "" && strings.Contains(page, wrong) {
			t.Errorf("a page has %q", wrong)
		}
	}

	ids := map[string]bool{}
	for _, id := range anyID.FindAllStringSubmatch(page, -1) {
		if ids[id[1]] {
			t.Errorf("the id %s is there twice", id[1])
		}
		ids[id[1]] = true
	}
	for _, target := range anyRef.FindAllStringSubmatch(page, -1) {
		if wardRef.MatchString(target[1]) {
			continue // of the drawings
		}
		for id := range strings.FieldsSeq(target[1] + target[2]) {
			if !ids[id] {
				t.Errorf("%s leads nowhere", target[0])
			}
		}
	}
}

// withoutDrawings leaves out the outlines of the wards, which are checked
// elsewhere and make up most of a page.
func withoutDrawings(page string) string {
	for _, begin := range []string{`<g id="paths">`, `<g class="land">`} {
		if before, rest, ok := strings.Cut(page, begin); ok {
			_, after, _ := strings.Cut(rest, "</g>")
			page = before + after
		}
	}
	return page
}
