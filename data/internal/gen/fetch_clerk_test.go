package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// recordTables returns a copy of the frozen tables in which people have ids of
// the Clerk, all fifty voted on one measure, and several things are not known.
func recordTables(t *testing.T) generator {
	t.Helper()
	g := copyOf(t, "2026-11-28")
	original := g.open(t)
	var votes strings.Builder
	g.edit(t, "data/council/people.csv", func(text string) string {
		lines := strings.Split(strings.TrimSpace(text), "\n")
		for i, line := range lines[1:] {
			id, _, _ := strings.Cut(line, ",")
			if id != "ona-old" {
				lines[i+1] = strings.Replace(line, ",,,,clerk", ",,,"+clerkID(id)+",clerk", 1)
			}
		}
		return strings.Join(lines, "\n") + "\n"
	})
	for n := ward.Number(6); n <= ward.Count; n++ {
		fmt.Fprintf(&votes, "O2024-1,%d,%s,yea,adopt,2024-02-21,record,,journal-2024-02-21\n", n, seatOn(t, original, n, "2024-02-21").Holder.ID)
	}
	g.edit(t, "data/council/stances.csv", func(text string) string { return text + votes.String() })
	g.edit(t, "data/council/measures/O2024-1.txt", func(text string) string {
		return strings.NewReplacer("yeas: 3", "yeas: 48", "introduced: 2024-01", "introduced: 2023-01").Replace(text)
	})
	g.edit(t, "data/council/measures/O2024-2.txt", func(text string) string {
		return strings.Replace(text, "introduced: 2025-01-15", "introduced: 2025-01", 1) + `
# note
A notice was filed.
Sixteen sponsors are reported, and only one is known by name.
We worked out who voted how.
The official title has not been found.

# note_es
Se presentó un aviso.
Según la prensa, tuvo 16 patrocinadores.
Deducimos cómo votó cada uno.
No se ha encontrado el título oficial.
`
	})
	g.edit(t, "data/council/measures/WCO-2024.txt", func(string) string {
		text := string(g.contents(t)["council/measures/O2024-1.txt"])
		return strings.NewReplacer("O2024-1", "", "official_title: Amendment of Municipal Code", "official_title:", "final_date: 2024-02-21", "final_date: 2024-04-17", "question: adopt", "question:", "yeas: 48", "yeas:", "nays: 2", "nays:",
			"not_voting: 0", "not_voting:", "absent: 0", "absent:", "whole", "none").Replace(text)
	})
	if err := g.generate(""); err != nil {
		t.Fatal(err)
	}
	return g
}

// newClerk returns the fake of the Clerk's servers with the facts of such
// tables, a fetcher that asks it, and what that says.
func newClerk(t *testing.T) (*fakeClerk, *fetcher, *bytes.Buffer) {
	t.Helper()
	g := recordTables(t)
	d, err := newDraft(g.dir, g.today)
	if err != nil {
		t.Fatal(err)
	}
	c := newFakeClerk(t, d.files, d.atlas)
	f, out := newTestFetcher(d, hosts{elms: c.url, legistar: c.url})
	f.keep = g.dir
	return c, f, out
}

// fetchClerk asks the Clerk's servers alone.
func (f fetcher) fetchClerk(t *testing.T) {
	t.Helper()
	f.ask("members", func() error { return f.members(t.Context()) })
	f.ask("matters", func() error { return f.matters(t.Context()) })
	f.ask("Legistar", func() error { return f.legistarMatters(t.Context()) })
	f.tellUnjoined()
}

// TestClerkUnchanged checks that a record with the shipped facts differs in
// nothing.
func TestClerkUnchanged(t *testing.T) {
	_, f, out := newClerk(t)
	f.fetchClerk(t)
	f.want(t, out, 0, 0)
	shipped, err := shippedDraft()
	if err != nil {
		t.Fatal(err)
	}
	d := *shipped // an edit replaces what it has
	c := newFakeClerk(t, d.files, d.atlas)
	f, out = newTestFetcher(&d, hosts{elms: c.url, legistar: c.url})
	f.fetchClerk(t)
	f.want(t, out, 0, 0)
	if f.status() != 0 {
		t.Errorf("the status is %d", f.status())
	}
}

// seated returns those who hold a seat now, by ward, with rows as the Clerk has
// them of sponsors and of votes.
type seated struct {
	id     ward.PersonID
	ward   ward.Number
	name   string
	person string // the Clerk's id
}

func (s seated) sponsor(kind string) object {
	return object{"office": fmt.Sprintf("%02d", s.ward), "sponsorName": s.name, "sponsorType": kind, "personId": s.person}
}

func (s seated) vote(value string) object {
	return object{"voterName": s.name, "vote": value, "personId": strings.ToLower(s.person)}
}

// seated returns who held a seat on a day. Of those whose id the tables do not
// have the list of members has one.
func (c *fakeClerk) seated(f *fetcher, day string) []seated {
	var all []seated
	held := f.draft.holders(ward.MustParseDate(day))
	for _, id := range byWard(held) {
		person, _ := f.draft.atlas.Person(id)
		s := seated{id, held[id], lastFirst(person), person.ClerkID}
		if s.person == "" {
			s.person = clerkID(string(id))
			c.members = append(c.members, c.former[id])
		}
		all = append(all, s)
	}
	return all
}

// roster returns votes of all: the first are nays, the others yeas.
func roster(all []seated, nays int) []any {
	var votes []any
	for i, s := range all {
		value := "Yea"
		if i < nays {
			value = "Nay"
		}
		votes = append(votes, s.vote(value))
	}
	return votes
}

// written writes what was found, and returns what opens then, after go
// generate.
func (f fetcher) written(t *testing.T) *ward.Atlas {
	t.Helper()
	var out bytes.Buffer
	g := generator{dir: f.keep, today: f.today, output: goOutput, out: io.Discard}
	if err := g.writeDraft(f.draft); err != nil {
		t.Fatal(err)
	}
	g.out = &out
	if err := g.generate(""); err != nil || !strings.HasPrefix(out.String(), "all is right") {
		t.Errorf("go generate says %v\n%s", err, &out)
	}
	return g.open(t)
}

// want checks that out has each text once, and how many differences and
// sources with faults there are.
func (f fetcher) want(t *testing.T, out *bytes.Buffer, differences, faults int, texts ...string) {
	t.Helper()
	if f.differences != differences || f.unasked != faults {
		t.Errorf("%d differences and %d faults, want %d and %d", f.differences, f.unasked, differences, faults)
	}
	for _, text := range texts {
		if n := strings.Count(out.String(), text); n != 1 {
			t.Errorf("%q is there %d times", text, n)
		}
	}
	if t.Failed() {
		t.Logf("it says\n%s", out)
	}
}

// proposal is a measure of whose sponsors one is known, and whose roll call is
// partly derived.
const proposal = "O2024-2"

// TestSponsors checks that a record with sixteen sponsors of a measure of which
// two are known makes the tables say sixteen, with their source.
func TestSponsors(t *testing.T) {
	c, f, out := newClerk(t)
	m := c.matter(proposal)
	known := 0
	for s := range f.draft.atlas.Stances(proposal) {
		if s.Act == ward.ActSponsored || s.Act == ward.ActCosponsored {
			known++
		}
	}
	sponsors := m.list("sponsors")
	var added []seated
	for _, s := range c.seated(f, "2025-01-15") {
		there := slices.ContainsFunc(sponsors, func(o any) bool { return objectOf(o)["personId"] == s.person })
		if !there && known+len(added) < 16 {
			added = append(added, s)
			sponsors = append(sponsors, s.sponsor("CoSponsor"))
		}
	}
	m["sponsors"] = append(sponsors, added[0].sponsor(""), object{"office": "13", "sponsorName": nil, "sponsorType": "", "personId": nil})
	m["introductionDate"] = "2025-01-16T02:30:00+00:00" // the evening before in Chicago
	f.fetchClerk(t)
	texts := []string{
		"* O2024-2, sponsors: https://chicityclerkelms.chicago.gov/Matter/?matterId=",
		"* O2024-2, introduced: ", "+data/council/measures/O2024-2.txt: introduced: 2025-01-15\n",
		"-data/council/measures/O2024-2.txt: Sixteen sponsors are reported", "-data/council/measures/O2024-2.txt: Según la prensa, tuvo 16",
		`"" with id "": a sponsor of O2024-2`,
	}
	for _, s := range added {
		texts = append(texts, fmt.Sprintf("+data/council/stances.csv: O2024-2,%d,%s,cosponsored,support,2025-01-15,record,,elms-o2024-2-%v\n", s.ward, s.id, f.today))
	}
	f.want(t, out, 3, 0, texts...)
	atlas := f.written(t)
	found := map[ward.PersonID]bool{}
	for s := range atlas.Stances(proposal) {
		if s.Act == ward.ActSponsored || s.Act == ward.ActCosponsored {
			found[s.Person] = true
			if s.Source.URL == "" {
				t.Errorf("%+v has no source", s)
			}
		}
	}
	if len(found) != 16 {
		t.Errorf("the tables have %d sponsors", len(found))
	}
	f.again(t, 1)
}

// again checks that once all is written only so many differences are left.
func (f fetcher) again(t *testing.T, differences int) {
	t.Helper()
	var out bytes.Buffer
	next := fetcher{report: &report{out: &out, draft: f.draft}, elms: f.elms, legistar: f.legistar, today: f.today, unjoined: &unjoined{}}
	next.fetchClerk(t)
	if next.differences != differences {
		t.Errorf("the second time there are %d differences, want %d:\n%s", next.differences, differences, &out)
	}
}

// TestRollCallRecorded checks that a roll call in the record takes the place of
// one that was derived and reported, on the motion to table.
func TestRollCallRecorded(t *testing.T) {
	c, f, out := newClerk(t)
	all := c.seated(f, "2025-03-12")
	m := c.matter(proposal)
	actions := m.list("actions")
	votes := roster(all, 12)
	votes[12] = all[12].vote("Recused")
	votes = append(votes, votes[3], object{"voterName": nil, "vote": "Vacant", "personId": nil}, object{"voterName": "Vacant 27", "vote": nil, "personId": nil})
	spoken := action("2025-03-12", "Passed", "City Council", 10, rosterOf("Absent", 50))
	m["actions"] = append([]any{action("2025-03-12", "Tabled", "", 90, votes), spoken}, actions...)
	f.fetchClerk(t)
	f.want(t, out, 1, 0, "* O2024-2, votes: ", fmt.Sprintf("+data/council/stances.csv: O2024-2,%d,%s,nay,table,2025-03-12,record,,elms", all[0].ward, all[0].id),
		"+data/council/measures/O2024-2.txt: yeas: 37\n", "+data/council/measures/O2024-2.txt: nays: 12\n",
		"+data/council/measures/O2024-2.txt: not_voting: 1\n", `,"The record has ""recused"".",`, "the roster of 2025-03-12 is not a roll call",
		"-data/council/measures/O2024-2.txt: We worked out who voted how", "-data/council/measures/O2024-2.txt: Deducimos ")
	after, _ := f.draft.atlas.Measure(proposal)
	if after.Tally.RollCall != ward.RollCallWhole || after.Tally.Yeas != 37 {
		t.Errorf("the tally is %+v", after.Tally)
	}
	f.again(t, 0)
}

// TestRollCallsNotTaken has rosters that are told and never written.
func TestRollCallsNotTaken(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(all []seated, votes []any, a object) []any
		want   string
		others int // more differences, of names
	}{
		{"tally and result disagree", func(all []seated, _ []any, _ object) []any { return roster(all, 30) }, `it is recorded as "Tabled", but the count is 20 to 30`, 0},
		{"a name is missing", func(_ []seated, votes []any, _ object) []any {
			votes[7] = object{"voterName": nil, "vote": "Yea", "personId": ""}
			return votes
		}, "a vote lacks a name", 1},
		{"a row is missing", func(_ []seated, votes []any, _ object) []any { return votes[1:] }, "it lacks ", 0},
		{"a vote is null", func(_ []seated, votes []any, _ object) []any { objectOf(votes[7])["vote"] = nil; return votes }, " has no vote", 0},
		{"a vote that is none", func(_ []seated, votes []any, _ object) []any { objectOf(votes[7])["vote"] = "Perhaps"; return votes }, `"perhaps", which is no vote`, 0},
		{"two votes of one", func(all []seated, votes []any, _ object) []any { return append(votes, all[20].vote("Nay")) }, "is there as yea and as nay", 0},
		{"an id of zeros", func(_ []seated, votes []any, _ object) []any {
			objectOf(votes[7])["personId"] = "00000000-0000-0000-0000-000000000000"
			return votes
		}, "1 of its names cannot be identified", 1},
		{"an id that nobody has", func(_ []seated, votes []any, _ object) []any {
			objectOf(votes[7])["personId"] = clerkID("x")
			return votes
		}, "1 of its names cannot be identified", 1},
		{"no day", func(_ []seated, votes []any, a object) []any {
			a["actionDate"] = "1900-01-01T00:00:00+00:00"
			return votes
		}, "it has no day", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, f, out := newClerk(t)
			all := c.seated(f, "2025-03-12")
			m := c.matter(proposal)
			a := action("2025-03-12", "Tabled", "City Council", 90, nil)
			a["votes"] = test.change(all, roster(all, 11), a)
			m["actions"] = append(m.list("actions"), a, action("2025-03-12", "Tabled", "City Council", 99, rosterOf("Absent", 50)))
			before := f.draft.files.contents["council/stances.csv"]
			f.fetchClerk(t)
			f.want(t, out, 1+test.others, 0, "* O2024-2, votes: ", test.want)
			if !bytes.Equal(before, f.draft.files.contents["council/stances.csv"]) {
				t.Error("it was written")
			}
		})
	}
}

// TestRosters has rosters that are no roll calls, and one on the meetings'
// side.
func TestRosters(t *testing.T) {
	c, f, out := newClerk(t)
	all := c.seated(f, "2025-03-12")
	m := c.matter(proposal)
	rising := action("2025-03-12", "Adopted", "City Council", 5, nil)
	for _, s := range all {
		rising["votes"] = append(rising.list("votes"), s.vote("Rising Vote"))
	}
	spoken := action("2025-03-12", "Passed", "City Council", 6, roster(all, 3))
	spoken["actionText"] = "Passed BY VOICE VOTE"
	attendance := action("2025-03-12", "", "City Council", 7, nil)
	for i, s := range all {
		attendance["votes"] = append(attendance.list("votes"), s.vote([]string{"Present", "Absent"}[i%2]))
	}
	m["actions"] = append(m.list("actions"), rising, spoken, attendance)
	c.meetings["list"] = []object{
		{"meetingId": "M1", "date": "2025-03-12T16:00:00+00:00", "body": "Committee on Finance"},
		{"meetingId": "M2", "date": "2025-03-12T16:00:00+00:00", "body": "City Council"},
		{"meetingId": "M3", "date": "2025-01-22T16:00:00+00:00", "body": "City Council"},
	}
	f.fetchClerk(t)
	f.want(t, out, 0, 0)

	id := m.text("matterId")
	agenda := object{"meetingId": "M2", "agenda": object{"groups": []any{nil, object{"title": "Old business", "items": []any{
		object{"matterId": nil, "commentId": "C1", "recordNumber": "O2024-9", "hasVotes": true},
		object{"matterId": "", "commentId": "C2", "recordNumber": proposal + " ", "hasVotes": true, "actionName": "Tabled"},
	}}}}}
	tabled := action("2025-03-12", "Tabled", "City Council", 90, nil)
	for _, test := range []struct {
		path    string
		actions []any // of the matter
		taken   bool
	}{
		{"/meeting/M2/matter/" + id + "/votes", []any{tabled}, true},
		{"/meeting/M2/matter/" + id + "/votes", nil, false}, // on what?
		{"/meeting-agenda/M2/matter/C2/votes", nil, true},
	} {
		c.meetings = map[string]any{"list": c.meetings["list"], "/meeting-agenda/M2": agenda, test.path: roster(all, 11)}
		m["actions"] = test.actions
		_, next, out := newClerk(t)
		next.elms = f.elms
		next.fetchClerk(t)
		next.want(t, out, 1, 0, "* O2024-2, votes: ")
		if after, _ := next.draft.atlas.Measure(proposal); (after.Tally.RollCall == ward.RollCallWhole) != test.taken {
			t.Errorf("%s: the tally is %+v", test.path, after.Tally)
		}
	}
}

// TestVoteDiffers checks that of a whole roll call only the vote that differs
// is told, and that a second roll call is told and not taken for it.
func TestVoteDiffers(t *testing.T) {
	c, f, out := newClerk(t)
	m := c.matter("O2024-1")
	actions := m.list("actions")
	a := objectOf(actions[len(actions)-1])
	votes := a.list("votes")
	other := action("2024-02-01", "Failed to Pass", "City Council", 1, roster(c.seated(f, "2024-02-01"), 40))
	m["actions"] = append([]any{a, other}, actions[:len(actions)-1]...)
	i := slices.IndexFunc(votes, func(o any) bool { return objectOf(o)["vote"] == "Yea" })
	objectOf(votes[i])["vote"] = "Nay"
	person, _ := f.draft.person(objectOf(votes[i]).text("personId"))
	f.fetchClerk(t)
	f.want(t, out, 1, 0, fmt.Sprintf(",%s,yea,adopt,2024-02-21,record,,journal-2024-02-21\n", person), fmt.Sprintf(",%s,nay,adopt,2024-02-21,record,,elms-o2024-1-", person),
		`another roll call, on "Failed to Pass" of 2024-02-01`)
}

// excuse makes the first of those who voted so absent.
func excuse(action object, vote string) {
	votes := action.list("votes")
	i := slices.IndexFunc(votes, func(o any) bool { return objectOf(o)["vote"] == vote })
	objectOf(votes[i])["vote"] = "Absent"
}

// TestRollCallChosen checks which of several roll calls is compared, and which
// is told as a later one.
func TestRollCallChosen(t *testing.T) {
	for _, test := range []struct {
		name        string
		more        func(all []seated) []any
		differences int
		want        string
	}{
		{"a voice vote later that day", func([]seated) []any {
			return []any{action("2024-02-21", "Passed", "City Council", 99, rosterOf("Absent", 50))}
		}, 0, "the roster of 2024-02-21 is not a roll call"},
		{"a wrong count that day", func(all []seated) []any { return []any{action("2024-02-21", "Passed", "", 99, roster(all, 30))} }, 0, `another roll call, on "Passed" of 2024-02-21`},
		{"one before", func(all []seated) []any {
			return []any{action("2024-02-07", "Failed to Pass", "City Council", 1, roster(all, 30))}
		}, 0, `another roll call, on "Failed to Pass" of 2024-02-07`},
		{"one after", func(all []seated) []any {
			return []any{action("2026-02-18", "Failed to Pass", "City Council", 1, roster(all, 30))}
		}, 1, `a later roll call, on "Failed to Pass" of 2026-02-18`},
		{"the same a day later", func([]seated) []any { return nil }, 0, ""},
		{"no question, and a yea less", func([]seated) []any { return nil }, 0, `another roll call, on "Called"`},
		{"no question, and a nay less", func([]seated) []any { return nil }, 0, `another roll call, on "Called"`},
		{"another outcome", func([]seated) []any { return nil }, 1, `the matter is recorded as "Failed to Pass", but the count is 48 to 2`},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, f, out := newClerk(t)
			m := c.matter("O2024-1")
			actions := m.list("actions")
			last := objectOf(actions[len(actions)-1])
			switch test.name {
			case "the same a day later":
				last["actionDate"] = "2024-02-22T06:00:00+00:00"
			case "no question, and a yea less":
				last["actionName"] = "Called"
				excuse(last, "Yea")
			case "no question, and a nay less":
				last["actionName"] = "Called"
				excuse(last, "Nay")
			case "another outcome":
				m["subStatus"] = "Failed to Pass"
			}
			m["actions"] = append(test.more(c.seated(f, "2024-02-21")), append(actions, last)...)
			f.fetchClerk(t)
			f.want(t, out, test.differences, 0)
			if !strings.Contains(out.String(), test.want) {
				t.Errorf("no %q in\n%s", test.want, out)
			}
		})
	}
}
