package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/chiward/chiward/ward"
)

// object is a JSON object.
type object map[string]any

// text and list return a field, empty if it is of another type.
func (o object) text(name string) string {
	text, _ := o[name].(string)
	return text
}

func (o object) list(name string) []any {
	list, _ := o[name].([]any)
	return list
}

// objectOf returns an object in a list.
func objectOf(item any) object {
	o, _ := item.(object)
	return o
}

// jsonOf returns what can be written as JSON.
func jsonOf(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}

// fakeClerk is both of the Clerk's servers on this machine, with the forms and
// faults that are known of them. It has the shipped facts until a test changes
// them. How errors look in it is a guess, but for their status.
type fakeClerk struct {
	matters map[string]object // by id
	members []object
	// votes of meetings, by the path behind /meeting or /meeting-agenda.
	meetings map[string]any
	legistar map[string][]object // rows by path, without the filter
	faults   map[string][]http.HandlerFunc
	url      string

	former map[ward.PersonID]object // members whose ids the tables do not have, which are not listed

	mu        sync.Mutex
	remaining int
	asked     []string
}

const clerkTime = "T05:00:00+00:00"

// clerkID returns an id as the Clerk's are, made from a text.
func clerkID(text string) string {
	n := uint64(14695981039346656037)
	for _, c := range []byte(text) {
		n = (n ^ uint64(c)) * 1099511628211
	}
	return fmt.Sprintf("%08X-%04X-ED11-A7C6-001DD804FC2B", uint32(n>>32), uint16(n))
}

// newFakeClerk returns servers that have what files have.
func newFakeClerk(t *testing.T, files *shipped, atlas *ward.Atlas) *fakeClerk {
	t.Helper()
	c := &fakeClerk{
		matters: map[string]object{}, meetings: map[string]any{}, legistar: map[string][]object{"/matters": {}},
		faults: map[string][]http.HandlerFunc{}, remaining: 500, former: map[ward.PersonID]object{},
	}
	terms, _ := readTable(files.contents["council/terms.csv"])
	for _, line := range terms.lines {
		person, _ := atlas.Person(ward.PersonID(terms.cell(line, "alder")))
		number, _ := strconv.Atoi(terms.cell(line, "ward"))
		m := object{
			"personId": person.ClerkID, "displayName": lastFirst(person) + " ", "ward": fmt.Sprintf("%02d", number), "isActive": true,
			"startDate": terms.cell(line, "start_date") + clerkTime, "endDate": nil, "memberType": "Member",
			"email": "home@example.org", "phone": "(312) 555-0100", "address": "1 HOME ST",
		}
		if end := terms.cell(line, "end_date"); end != "" {
			m["endDate"], m["isActive"] = end+clerkTime, false
		}
		if terms.cell(line, "start_date") == "" {
			m["startDate"] = "1991-05-06" + clerkTime
		}
		if person.ClerkID == "" {
			m["personId"] = clerkID(string(person.ID))
			c.former[person.ID] = m
			continue
		}
		c.members = append(c.members, m)
	}
	c.members = append(c.members,
		object{"personId": clerkID("mayor"), "displayName": "Doe, Pat ", "ward": "Mayor", "memberType": "Mayor", "startDate": "2023-05-15" + clerkTime, "endDate": nil},
		object{"personId": clerkID("vacant"), "displayName": "Vacant 27", "ward": "27", "startDate": "2025-08-07" + clerkTime, "endDate": "2025-09-24" + clerkTime})
	for _, m := range atlas.Measures() {
		if m.RecordNumber == "" {
			continue
		}
		matter := newMatterObject(m.RecordNumber, m.OfficialTitle)
		if m.Introduced.IsDay() {
			matter["introductionDate"] = m.Introduced.String() + "T15:00:00+00:00"
		}
		var sponsors, votes []any
		var voted string
		for s := range atlas.Stances(m.ID) {
			person, _ := atlas.Person(s.Person)
			id := person.ClerkID
			if id == "" {
				id = clerkID(string(person.ID))
			}
			switch {
			case s.Act.IsVote() && s.Basis == ward.BasisRecord:
				value := map[ward.Act]string{ward.ActYea: "Yea", ward.ActNay: "Nay", ward.ActNotVoting: "Not Voting", ward.ActAbsent: "Absent"}[s.Act]
				votes = append(votes, object{"voterName": lastFirst(person), "vote": value, "personId": id})
				voted = s.Date.String()
			case s.Act == ward.ActSponsored:
				sponsors = append(sponsors, object{"office": fmt.Sprintf("%02d", s.Ward), "sponsorName": lastFirst(person), "sponsorType": "Filing Sponsor", "personId": id},
					object{"office": fmt.Sprintf("%02d", s.Ward), "sponsorName": lastFirst(person), "sponsorType": "Sponsor", "personId": id})
			case s.Act == ward.ActCosponsored:
				sponsors = append(sponsors, object{"office": fmt.Sprintf("%02d", s.Ward), "sponsorName": lastFirst(person), "sponsorType": "", "personId": id})
			}
		}
		matter["sponsors"] = append(sponsors, object{"office": "Mayor", "sponsorName": "Doe, Pat", "sponsorType": "Sponsor", "personId": clerkID("mayor")},
			object{"office": "", "sponsorName": "Dept./Agency", "sponsorType": "", "personId": nil})
		actions := []any{
			action(m.Introduced.String(), "Referred", "City Council", 70, nil),
			action("2024-02-01", "Recommended to Pass", "Committee on Immigrant and Refugee Rights", 75, rosterOf("Yea", 11)),
			object{"actionDate": "1900-01-01T00:00:00+00:00", "actionName": "Create", "actionByName": "", "actionText": "", "meetingId": "", "votes": nil},
		}
		if votes != nil {
			name := map[ward.Question]string{ward.QuestionAdopt: "Passed", ward.QuestionTable: "Tabled"}[m.Tally.Question]
			actions = append(actions, action(voted, name, "City Council", 80, append(votes, object{"voterName": "Vacant", "vote": "Vacant", "personId": ""})))
		}
		matter["actions"] = actions
		c.matters[matter.text("matterId")] = matter
	}
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	c.url = server.URL
	return c
}

func newMatterObject(number, title string) object {
	return object{
		"matterId": clerkID(number), "recordNumber": number + " ", "legacyRecordNumber": "", "originalRecordNumber": number,
		"relations": []any{number, nil}, "supersededBy": nil, "type": "Ordinance", "subStatus": "", "status": "4-In Committee", "title": title,
		"fileYear": 2023, "introductionDate": nil, "finalActionDate": nil, "keyLegislation": "NO", "sponsors": []any{}, "actions": []any{}, "extra": object{"a": 1},
	}
}

// lastFirst returns a name as the Clerk writes it.
func lastFirst(p ward.Person) string {
	name, suffix, _ := strings.Cut(p.Name, ", ")
	i := strings.LastIndex(name, " ")
	if p.FamilyName != "" {
		i = strings.Index(name, p.FamilyName) - 1
	}
	if suffix != "" {
		return name[i+1:] + ", " + suffix + ", " + name[:i]
	}
	return name[i+1:] + ", " + name[:i]
}

func action(day, name, body string, sort int, votes []any) object {
	a := object{"actionDate": day + clerkTime, "actionName": name, "actionByName": body, "actionText": "", "meetingId": "", "historyId": clerkID(day + name), "name": nil, "sort": sort, "votes": votes}
	if len(day) < len("2024-01-01") {
		a["actionDate"] = nil
	}
	return a
}

// rosterOf returns a roster of strangers with one value.
func rosterOf(value string, n int) []any {
	var votes []any
	for i := range n {
		votes = append(votes, object{"voterName": fmt.Sprintf("Stranger, No. %d", i), "vote": value, "personId": clerkID(fmt.Sprint("stranger", i))})
	}
	return votes
}

func (c *fakeClerk) matter(number string) object { return c.matters[clerkID(number)] }

func (c *fakeClerk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked = append(c.asked, r.URL.Path)
	for part, faults := range c.faults {
		if strings.Contains(r.URL.Path, part) && len(faults) > 0 {
			c.faults[part] = faults[1:]
			if faults[0] != nil {
				faults[0](w, r)
				return
			}
		}
	}
	c.remaining = max(0, c.remaining-1)
	w.Header().Set("X-Ratelimit-Remaining", strconv.Itoa(c.remaining))
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if path, ok := strings.CutPrefix(r.URL.Path, "/v1/chicago"); ok {
		c.serveLegistar(w, r, path)
		return
	}
	c.serveELMS(w, r)
}

// serveELMS answers as the present server does: an object as JSON in a JSON
// string to those who accept JSON, 404 for what is not there.
func (c *fakeClerk) serveELMS(w http.ResponseWriter, r *http.Request) {
	one := func(o any, ok bool) {
		if !ok {
			http.Error(w, "", http.StatusNotFound)
			return
		}
		text := jsonOf(o)
		if strings.Contains(r.Header.Get("Accept"), "json") {
			text = jsonOf(string(text))
		}
		w.Write(text)
	}
	query := r.URL.Query()
	number, byNumber := strings.CutPrefix(r.URL.Path, "/matter/recordNumber/")
	id, byID := strings.CutPrefix(r.URL.Path, "/matter/")
	switch {
	case byNumber:
		for _, m := range c.matters {
			if m["recordNumber"] == number || m["recordNumber"] == number+" " {
				one(m, true)
				return
			}
		}
		one(nil, false)
	case byID:
		m, ok := c.matters[id]
		one(m, ok)
	case r.URL.Path == "/search":
		listPage(w, query, c.search(query))
	case r.URL.Path == "/body":
		listPage(w, query, []object{
			{"bodyId": clerkID("finance"), "body": "Committee on Finance", "bodyType": "Committee", "members": []any{}},
			{"bodyId": clerkID("council"), "body": "City Council", "bodyType": "Full City Council", "isActive": true, "members": c.members},
		})
	case r.URL.Path == "/meeting":
		meetings, _ := c.meetings["list"].([]object)
		listPage(w, query, meetings)
	case strings.HasSuffix(r.URL.Path, "/votes"):
		votes, ok := c.meetings[r.URL.Path]
		if !ok {
			votes = []any{}
		}
		one(votes, true)
	default:
		o, ok := c.meetings[r.URL.Path]
		one(o, ok)
	}
}

// search returns the matters with a phrase, without what is nested in them, in
// an order that changes unless it is asked for.
func (c *fakeClerk) search(query url.Values) []object {
	var found []object
	phrase := strings.ToLower(strings.Trim(query.Get("search"), `"`))
	for _, m := range c.matters {
		if strings.Contains(strings.ToLower(fmt.Sprint(m["title"], m["text"])), phrase) {
			m = maps.Clone(m)
			m["sponsors"], m["actions"], m["attachments"] = nil, nil, nil
			found = append(found, m)
		}
	}
	if query.Get("sort") == "recordNumber asc" {
		slices.SortFunc(found, func(x, y object) int { return strings.Compare(x.text("recordNumber"), y.text("recordNumber")) })
	} else {
		rand.Shuffle(len(found), func(i, j int) { found[i], found[j] = found[j], found[i] })
	}
	return found
}

// listPage answers with a page of a list.
func listPage(w http.ResponseWriter, query url.Values, rows []object) {
	top, skip := 100, 0
	if text := query.Get("top"); text != "" {
		top, _ = strconv.Atoi(text)
	}
	if text := query.Get("skip"); text != "" {
		skip, _ = strconv.Atoi(text)
	}
	if top > 500 || skip > 100_000 {
		http.Error(w, "The 'skip' parameter exceeds the maximum allowed value (100,000)", http.StatusBadRequest)
		return
	}
	data := rows[min(skip, len(rows)):]
	if data = data[:min(top, len(data))]; data == nil {
		data = []object{}
	}
	w.Write(jsonOf(object{"data": data, "meta": object{"skip": skip, "top": top, "count": len(rows), "pages": 1}}))
}

var matterFilter = regexp.MustCompile(`^MatterFile eq '(.*)'$`)

func (c *fakeClerk) serveLegistar(w http.ResponseWriter, r *http.Request, path string) {
	rows, ok := c.legistar[path]
	switch {
	case !ok && strings.HasSuffix(path, "/votes"):
		w.WriteHeader(http.StatusInternalServerError)
		w.Write([]byte(`{"Message":"An error has occurred.","InnerException":{"ExceptionMessage":"The cast to value type 'System.Int32' failed because the materialized value is null."}}`))
		return
	case !ok:
		http.NotFound(w, r)
		return
	}
	if filter := matterFilter.FindStringSubmatch(r.URL.Query().Get("$filter")); filter != nil {
		rows = slices.DeleteFunc(slices.Clone(rows), func(o object) bool { return o["MatterFile"] != filter[1] })
	}
	skip, _ := strconv.Atoi(r.URL.Query().Get("$skip"))
	w.Write(jsonOf(append([]object{}, rows[min(skip, len(rows)):]...)))
}
