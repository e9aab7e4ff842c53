package main

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// TestLegistarDiffers checks that the archive is compared by names, and that
// nothing of it is written.
func TestLegistarDiffers(t *testing.T) {
	c, f, out := newClerk(t)
	var sponsors, votes []object
	c.legistar["/matters"] = []object{{"MatterId": 7, "MatterGuid": "G", "MatterFile": "O2024-1", "MatterTitle": "T", "MatterIntroDate": "2023-01-18T00:00:00"}}
	for s := range f.draft.atlas.Stances("O2024-1") {
		person, _ := f.draft.atlas.Person(s.Person)
		switch {
		case s.Act.IsVote():
			votes = append(votes, object{"VoteId": len(votes), "VotePersonName": lastFirst(person), "VoteValueName": strings.ReplaceAll(string(s.Act), "_", " ")})
		case s.Act == ward.ActCosponsored:
			sponsors = append(sponsors, object{"MatterSponsorName": lastFirst(person), "MatterSponsorSequence": len(sponsors), "MatterSponsorMatterVersion": "2"})
		}
	}
	sponsors = append(sponsors, object{"MatterSponsorName": "Misc. Transmittal", "MatterSponsorMatterVersion": "2"}, object{"MatterSponsorName": "Kelp, Kai", "MatterSponsorMatterVersion": "1"})
	history := func(id int, name string, event any, text any) object {
		return object{"MatterHistoryId": id, "MatterHistoryEventId": event, "MatterHistoryActionDate": "2024-02-21T00:00:00", "MatterHistoryActionName": name, "MatterHistoryActionText": text, "MatterHistoryActionBodyName": "City Council", "MatterHistoryPassedFlag": 1, "MatterHistoryRollCallFlag": 0}
	}
	c.legistar["/matters/7/sponsors"] = sponsors
	c.legistar["/matters/7/histories"] = []object{history(1, "Referred", nil, nil), history(2, "Passed", 5, nil), history(2, "Passed", 5, nil), history(3, "Passed", 6, "")}
	c.legistar["/eventitems/2/votes"] = append(votes, object{"VotePersonName": "Nobody", "VoteValueName": nil})
	f.fetchClerk(t)
	f.want(t, out, 0, 0)

	votes[4]["VoteValueName"] = "absent"
	c.legistar["/matters/7/sponsors"] = append(sponsors, object{"MatterSponsorName": "Kelp, Kai", "MatterSponsorMatterVersion": "2"})
	f.fetchClerk(t)
	f.want(t, out, 2, 0, `Legistar has "Kelp, Kai" as a sponsor; eLMS and the tables do not`, ` as "absent", and the tables as "`)
}

// sentBack sends whoever asks to the same address.
func sentBack(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", r.URL.String())
	w.WriteHeader(http.StatusFound)
}

// TestClerkFaults checks that faults of the servers that pass are survived, and
// that those that stay are told, with all the rest compared.
func TestClerkFaults(t *testing.T) {
	many := func(fault http.HandlerFunc) []http.HandlerFunc { return slices.Repeat([]http.HandlerFunc{fault}, 40) }
	for _, test := range []struct {
		name, part string
		faults     []http.HandlerFunc
		unasked    int
	}{
		{"asked too often", "/", []http.HandlerFunc{status(429, "0"), nil, status(429, "Wed, 21 Oct 2015 07:28:00 GMT")}, 0},
		{"in trouble", "/matter", []http.HandlerFunc{status(500, ""), status(503, ""), nil, status(502, "")}, 0},
		{"cut off", "/matter", []http.HandlerFunc{cutOff, nil, cutOff}, 0},
		{"cut off without saying so", "/matter", []http.HandlerFunc{says(`{"recordNumber":"O20`)}, 0},
		{"HTML", "/search", []http.HandlerFunc{says("<html>"), says("")}, 0},
		{"null", "/matter", []http.HandlerFunc{says("null")}, 0},
		{"a list", "/matter", []http.HandlerFunc{says("[]")}, 0},
		{"an error with status 200", "/matter", []http.HandlerFunc{says(`{"error":"later"}`)}, 0},
		{"sent on", "/matter", []http.HandlerFunc{sentBack}, 0},
		{"sent on and on", "O2024-1", many(sentBack), 1},
		{"in trouble for good, for one matter", "O2024-1", many(status(500, "")), 1},
		{"HTML for one matter", "O2024-1", many(says("<html>")), 1},
		{"no matter", "O2024-1", many(says("{}")), 1},
		{"another matter", "O2024-1", many(says(`{"matterId":"A","recordNumber":"O2019-1"}`)), 1},
		{"forbidden", "/body", many(status(403, "")), 1},
		{"no members", "/body", many(says(`{"data":[],"meta":{"count":0}}`)), 1},
		{"a member that is none", "/body", []http.HandlerFunc{says(`{"data":[{"body":"City Council","members":["x"]}],"meta":{"count":1}}`)}, 2},
		{"more members than it lists", "/body", many(says(`{"data":[{"bodyId":"A","body":"City Council"}],"meta":{"count":9}}`)), 2},
		{"all is down", "/", slices.Repeat(many(status(500, "")), 3), 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, f, out := newClerk(t)
			c.faults[test.part] = test.faults
			f.fetchClerk(t)
			if f.unasked != test.unasked || f.differences != 0 {
				t.Errorf("%d differences and %d faults, want %d:\n%s", f.differences, f.unasked, test.unasked, out)
			}
			if want := 2 * min(1, test.unasked); f.status() != want {
				t.Errorf("the status is %d", f.status())
			}
		})
	}
}

// TestOddTypes has fields of a matter that are no such thing, which is said,
// and null, empty or missing ones, which is not.
func TestOddTypes(t *testing.T) {
	fields := []string{"sponsors", "actions", "relations", "title", "introductionDate", "finalActionDate", "subStatus", "fileYear", "legacyRecordNumber"}
	for _, odd := range []any{nil, "", []any{}, 7, true, object{"a": 1}, []any{nil, 1, "x"}, "none"} {
		c, f, out := newClerk(t)
		for _, field := range fields {
			c.matter("O2024-1")[field] = odd
			delete(c.matter("O2024-2"), field)
		}
		f.fetchClerk(t)
		faults := 1
		if odd == nil || odd == "" {
			faults = 0
		}
		if f.differences != 0 || f.unasked < faults {
			t.Errorf("%v: %d differences and %d faults:\n%s", odd, f.differences, f.unasked, out)
		}
	}
}
